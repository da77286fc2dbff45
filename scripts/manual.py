"""Writes what a system installs beside ptg, from the command tree: `python scripts/manual.py`.

The manual page and the completion files of bash, zsh and fish stand under `share/` as they will under a prefix; the
wheel takes them there. A test fails while they differ from the commands.
"""

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer

from ptg_cli import __version__
from ptg_cli.cli.app import EPILOG, build
from ptg_cli.cli.tree import first_sentence
from ptg_cli.cli.typer_seams import completion_script
from reference import ENDINGS, visible_commands

SHARE: Final = Path(__file__).resolve().parent.parent / "share"
DAY: Final = "2026-11-30"
"""The day on the manual page: of the last release, or of the work towards the first one."""

_COLUMNS: Final = 76
_FILES: Final = (
    ("ptg paths", "shows where the files below are on this computer."),
    ("journal/entries/", "Your pages, one Markdown file each."),
    ("journal/*.toml", "Your plan, people, strategies and values, and which guides in order you began."),
    ("config.toml", "Settings."),
    ("drafts/", "Sessions that were left open."),
    ("recovery/", "Pieces of text that a crash left behind."),
)
_ENVIRONMENT: Final = (
    ("PTG_HOME", "Keeps and finds everything in this folder."),
    ("PTG_LINE", "Where it is set, ptg speaks in plain lines, as with --line."),
    ("VISUAL, EDITOR", "Your own editor, the first of them that is set."),
    ("PAGER", "Shows what is longer than the screen; less where it is not set."),
    ("NO_COLOR", "Where it is set and not empty, the screen has no colours."),
)


def files() -> dict[str, str]:
    """Every file below `share`, by its place there, and what it holds."""
    return {
        "man/man1/ptg.1": page(),
        "bash-completion/completions/ptg": f"{completion_script('bash')}\n",
        "zsh/site-functions/_ptg": f"{completion_script('zsh')}\n",
        "fish/vendor_completions.d/ptg.fish": f"{completion_script('fish')}\n",
    }


def page() -> str:
    """The manual page, in the macros of man(7)."""
    tree = typer.main.get_command(build())
    about, *rest = _paragraphs(tree.help)
    context = typer.Context(tree, info_name="ptg")
    lines = [
        f'.TH PTG 1 "{DAY}" "ptg {__version__}" "User Commands"',
        ".SH NAME",
        r"ptg \- a journal that asks one good question at a time",
        ".SH SYNOPSIS",
        ".B ptg",
        r"[\fIoptions\fR] [\fIcommand\fR [\fIarguments\fR]]",
        ".SH DESCRIPTION",
        *_text(about),
        *(line for paragraph in rest for line in (".PP", *_text(paragraph))),
        ".SH OPTIONS",
        "All of these but \\-\\-version work behind a command, too.",
        *_options(tree, context),
        ".SH COMMANDS",
    ]
    for words, command in visible_commands():
        if words:
            lines += _command(words, command)
    lines += [".SH EXIT STATUS"]
    for code, said in ENDINGS.items():
        lines += [".TP", f".B {int(code)}", *_text(f"{said[:1].upper()}{said[1:]}.")]
    for title, rows in (("ENVIRONMENT", _ENVIRONMENT), ("FILES", _FILES)):
        lines += [f".SH {title}"]
        for name, said in rows:
            lines += [".TP", f".B {_escaped(name)}", *_text(f"{said[:1].upper()}{said[1:]}")]
    lines += [".SH NOTES"]
    for nth, paragraph in enumerate(_paragraphs(EPILOG)):
        lines += [*([".PP"] if nth else []), *_text(paragraph)]
    return "\n".join(lines) + "\n"


def _command(words: tuple[str, ...], command: Any) -> Iterator[str]:
    context = typer.Context(command, info_name=words[-1])
    arguments = [one.make_metavar(ctx=context) for one in command.params if one.param_type_name == "argument"]
    below = [r"\fIcommand\fR"] if hasattr(command, "commands") else []
    called = " ".join([f"ptg {' '.join(words)}", *map(_escaped, arguments), *below])
    yield f".SS {called}"
    paragraphs = _paragraphs(command.help)
    if hasattr(command, "commands"):
        paragraphs = [first_sentence(command), *paragraphs[1:]]
    for nth, paragraph in enumerate(paragraphs):
        if nth:
            yield ".PP"
        yield from _text(paragraph)
    yield from _options(command, context)


def _options(command: Any, context: Any) -> Iterator[str]:
    for one in command.params:
        record = None if one.hidden or "completion" in str(one.name) else one.get_help_record(context)
        if record:
            yield ".TP"
            yield f".B {_escaped(record[0])}"
            yield from _text(re.sub(r"\s*\[(required|default: [^]]*)\]", "", record[1]) or "See above.")


def _paragraphs(words: str | None) -> list[str]:
    return [" ".join(part.split()) for part in (words or "").split("\n\n") if part.strip()]


def _text(words: str) -> list[str]:
    """Text as lines, each sentence on a line of its own as manual pages have it."""
    sentences = re.split(r"(?<=[.?:]) (?=[A-Z`“])", " ".join(words.split()))
    return [_escaped(line) for one in sentences for line in textwrap.wrap(one, _COLUMNS, break_on_hyphens=False)]


def _escaped(words: str) -> str:
    plain = words.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain


def main() -> None:
    """Writes the files."""
    for name, text in files().items():
        target = SHARE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
