"""`ptg guides`: what there is to write with, and what is wrong with a guide of one's own."""

from pathlib import Path
from typing import Annotated, Any

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.shell import Shell, plain_row
from ptg_cli.cli.tree import SEE, Branch
from ptg_cli.library.files import named
from ptg_cli.model.folded import composed
from ptg_cli.model.guide import Guide, Step
from ptg_cli.sentences import guides as said
from ptg_cli.session.care import SHELL_KEYS, CareKeys

guides_app = Branch()


@guides_app.callback()
def guides_default() -> None:
    """See the guides there are to write with. Look at one, or check one of your own.

    `ptg guides` alone lists them, and `ptg guides NAME` shows one.

    Example: ptg guides naming-what-hurts
    """


@guides_app.command("list")
def guides_list(ctx: typer.Context, as_json: arguments.Json = False, plain: arguments.Plain = False) -> None:
    """List the guides there are, each with its level and its time.

    Example: ptg guides list
    """
    guides(ctx, as_json=as_json, plain=plain)


@guides_app.command("show")
def guides_show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=completions.guides, help="Which guide.")],
    as_json: arguments.Json = False,
) -> None:
    """Show one guide, with what it asks.

    Example: ptg guides show naming-what-hurts
    """
    guides(ctx, name, as_json=as_json)


@guides_app.command("check")
def guides_check(
    ctx: typer.Context, file: Annotated[str, typer.Argument(metavar="FILE", help="The file of a guide of your own.")]
) -> None:
    """Say what is wrong with a guide in a file. Ends with 2 when anything is.

    Example: ptg guides check my-guide.toml
    """
    shell: Shell = ctx.obj
    guide = shell.context.library.check(_file(shell, file))
    shell.show(said.nothing_wrong(file, guide.title, len(guide.steps)))


@guides_app.command(SEE, hidden=True)
def guides(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[NAME]", autocompletion=completions.guides)] = "",
    check: Annotated[str, typer.Option("--check", metavar="FILE")] = "",
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """List the guides, or show the one that is named.

    Example: ptg guides naming-what-hurts
    """
    shell: Shell = ctx.obj
    library = shell.context.library
    if check:
        guides_check(ctx, check)
        return
    found = [library.guide(name)] if name else library.guides()
    if as_json:
        shell.show_json("guides", [_row(guide, whole=bool(name)) for guide in found])
    elif name:
        for line in _whole(found[0], library.sources(found[0]), shell.context.keys_here(SHELL_KEYS)):
            shell.show_wrapped(line)
    elif plain:
        for guide in found:
            shell.show(plain_row((guide.slug, guide.level, guide.minutes, guide.title, guide.summary)))
    else:
        _show_list(shell, found)


def _file(shell: Shell, words: str) -> Path:
    """The file meant: a path from here, or the name of one among the person's own guides."""
    own = shell.context.own_content / "guides"
    places = (Path(words), own / words, named(own, composed(words)))
    return next((path for path in places if path.exists()), Path(words))


def _show_list(shell: Shell, found: list[Guide]) -> None:
    rows = []
    for guide in found:
        own = f" {said.IS_YOUR_OWN}" if guide.mine else ""
        about = said.level_and_minutes(guide.level, guide.minutes)
        rows.append(f"{guide.slug}\n    {about}{own} {guide.summary}")
    for row in rows:
        shell.show_wrapped(row)
    for broken in shell.context.library.broken():
        for message in broken.messages:
            shell.warn(said.skipped(message))
    shell.say(said.HOW_TO_BEGIN)


def _whole(guide: Guide, sources: list[str], keys: CareKeys) -> list[str]:
    about = said.level_and_length(guide.level, guide.minutes)
    head = [guide.title, guide.summary, about, keys.fill(guide.note)]
    asks = [f"- {keys.fill(step.heading, '…')}{_sometimes(step)}" for step in guide.steps if step.heading]
    return [line for line in head if line] + ["", *asks, *sources]


def _sometimes(step: Step) -> str:
    return f" {said.ASKED_SOMETIMES}" if step.has_conditions else ""


def _row(guide: Guide, *, whole: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": guide.slug,
        "title": guide.title,
        "summary": guide.summary,
        "level": guide.level,
        "minutes": guide.minutes,
        "themes": list(guide.themes),
        "note": guide.note,
        "sources": list(guide.sources),
        "own": guide.mine,
    }
    if whole:
        row["steps"] = [{"id": step.id, "kind": _kind(step), "prompt": step.heading} for step in guide.steps]
    return row


def _kind(step: object) -> str:
    name = type(step).__name__.lower()
    return {"items": "list", "day": "date"}.get(name, name)
