"""`ptg guides`: what there is to write with, and what is wrong with a guide of one's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.option_values import Choice, Number
from ptg_cli.cli.shell import Shell, plain_row
from ptg_cli.cli.tree import SEE, Branch
from ptg_cli.desk.guides import AT_FIRST, for_need, found_by, near, read_shelf
from ptg_cli.library.errors import NoSuchGuide
from ptg_cli.library.files import named
from ptg_cli.library.library import Library
from ptg_cli.model.folded import composed
from ptg_cli.model.guide import Guide, Step
from ptg_cli.model.nearest import no_such
from ptg_cli.model.scales import LEVELS
from ptg_cli.sentences import guides as said
from ptg_cli.session.care import SHELL_KEYS, CareKeys

guides_app = Branch()

_For = Annotated[
    str,
    typer.Option(
        "--for", metavar="NEED", autocompletion=completions.needs, show_default=False,
        help="What you need right now: steady, say, think, people, ahead or back.",
    ),
]  # fmt: skip
_Minutes = Annotated[
    int | None,
    typer.Option(
        "--minutes", parser=Number("--minutes", 1, 240, unit="minutes"), metavar="N", show_default=False,
        help="Only guides that take so many minutes at most.",
    ),
]  # fmt: skip
_LEVEL = Choice("--level", LEVELS, or_none=True)
_Level = Annotated[
    str,
    typer.Option(
        "--level", parser=_LEVEL, metavar="LEVEL", autocompletion=_LEVEL.complete, show_default=False,
        help="Only gentle, moderate or deep guides.",
    ),
]  # fmt: skip


@guides_app.callback()
def guides_default() -> None:
    """See the guides there are to write with. Look at one, or check one of your own.

    `ptg guides` alone lists them by what they are for. `ptg guides NAME` shows one, and any other word finds one.

    Example: ptg guides --for steady --minutes 5
    """


@guides_app.command("list")
def guides_list(
    ctx: typer.Context,
    need: _For = "",
    minutes: _Minutes = None,
    level: _Level = "",
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """List the guides there are, each with its level and its time.

    Example: ptg guides list --level gentle
    """
    shell: Shell = ctx.obj
    found = _fitting(shell.context.library, "", need, minutes, level)
    _show_found(shell, found, len(found), as_json=as_json, plain=plain)
    _tell_none(shell, found, "", need, minutes)


@guides_app.command("show")
def guides_show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=completions.guides, help="Which guide.")],
    as_json: arguments.Json = False,
) -> None:
    """Show one guide, with what it asks.

    Example: ptg guides show naming-what-hurts
    """
    guides(ctx, [name], as_json=as_json)


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
    words: Annotated[list[str] | None, typer.Argument(metavar="[NAME]", autocompletion=completions.guides)] = None,
    check: Annotated[str, typer.Option("--check", metavar="FILE")] = "",
    need: _For = "",
    minutes: _Minutes = None,
    level: _Level = "",
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """List the guides, show the one that is named, or find some by a word.

    Example: ptg guides naming-what-hurts
    """
    shell: Shell = ctx.obj
    library = shell.context.library
    typed = " ".join(words or ())
    chosen = bool(need or minutes or level)
    if check:
        guides_check(ctx, check)
    elif typed and not chosen and (named := _named(library, typed)):
        _show_one(shell, named, as_json=as_json)
    elif typed or chosen or as_json or plain:
        found = _fitting(library, typed, need, minutes, level)
        _show_found(shell, found, AT_FIRST, as_json=as_json, plain=plain)
        _tell_none(shell, found, typed, need, minutes)
    else:
        _show_needs(shell)


def _named(library: Library, name: str) -> Guide | None:
    """The guide of that name; None where words that are none find some. Raises: NoSuchGuide, BadContent."""
    try:
        return library.guide(name)
    except NoSuchGuide:
        if found_by(library.guides(), name):
            return None
        alike = [guide.slug for guide in near(library.guides(), name)]
        if not alike:
            raise
        raise NoSuchGuide(no_such("guide", name, alike, shows="ptg guides list")) from None


def _fitting(library: Library, words: str, need: str, minutes: int | None, level: str) -> list[Guide]:
    """The guides that are for all of that, best first."""
    found = found_by(library.guides(), words)
    if need:
        found = for_need(found, _need(library, need))
    return [
        guide
        for guide in found
        if (minutes is None or guide.minutes <= minutes) and (not level or guide.level == level)
    ]


def _need(library: Library, given: str) -> str:
    """The id of a need. Raises: Refused."""
    return Choice("--for", [need.id for need in library.needs])(given)


def _tell_none(shell: Shell, found: list[Guide], words: str, need: str, minutes: int | None) -> None:
    """Where nothing fits, names the nearest: of the need, else of the words, those that take least."""
    if found:
        return
    library = shell.context.library
    guides = for_need(library.guides(), _need(library, need)) if need else library.guides()
    alike = near(guides, f"{words} {minutes or ''}".strip()) or near(guides, "")
    shell.say(said.none_fits_in_shell(", ".join(f"`{one.slug}` ({one.minutes} min)" for one in alike)))


def _file(shell: Shell, words: str) -> Path:
    """The file meant: a path from here, or the name of one among the person's own guides."""
    own = shell.context.own_content / "guides"
    places = (Path(words), own / words, named(own, composed(words)))
    return next((path for path in places if path.exists()), Path(words))


def _show_one(shell: Shell, guide: Guide, *, as_json: bool) -> None:
    library = shell.context.library
    days = library.series(guide)
    if as_json:
        shell.show_json("guides", [_row(guide, whole=True) | {"series": [one.slug for one in days]}])
        return
    for line in _whole(guide, days, library.sources(guide), shell.context.keys_here(SHELL_KEYS)):
        shell.show_wrapped(line)


def _show_found(shell: Shell, found: list[Guide], most: int, *, as_json: bool, plain: bool) -> None:
    """Shows guides; in words so many at most, and then how many more there are."""
    if as_json:
        shell.show_json("guides", [_row(guide, whole=False) for guide in found])
        return
    if plain:
        for guide in found:
            shell.show(plain_row((guide.slug, guide.level, guide.minutes, guide.title, guide.summary)))
        return
    for guide in found[:most]:
        own = f" {said.IS_YOUR_OWN}" if guide.mine else ""
        asks = f" {shell.context.keys_here(SHELL_KEYS).fill(guide.note)}" if guide.level == "deep" else ""
        about = said.in_shell(guide.level, guide.minutes)
        shell.show_wrapped(f"{guide.slug}\n    {about}{own} {guide.summary}{asks}")
    _warn_of_broken(shell)
    if len(found) > most:
        shell.say(said.more_in_shell(len(found) - most))
    if found:
        shell.say(said.HOW_TO_BEGIN)


def _show_needs(shell: Shell) -> None:
    """Every guide by its name, under what it is for."""
    library = shell.context.library
    for title, guides in read_shelf(library).by_need():
        need = next((need for need in library.needs if need.title == title), None)
        shell.show_wrapped(said.need_in_shell(title, need.id) if need else title)
        shell.show_wrapped(f"    {', '.join(f'{guide.slug} ({guide.minutes} min)' for guide in guides)}")
    _warn_of_broken(shell)
    shell.say(said.HOW_TO_BEGIN)
    shell.say(said.SHOWS_ALL)


def _warn_of_broken(shell: Shell) -> None:
    for broken in shell.context.library.broken():
        for message in broken.messages:
            shell.warn(said.skipped(message))


def _whole(guide: Guide, days: Sequence[Guide], sources: list[str], keys: CareKeys) -> list[str]:
    about = said.level_and_length(guide.level, guide.minutes)
    series = said.one_of_series([one.title for one in days]) if days else ""
    head = [guide.title, guide.summary, about, keys.fill(guide.note), series]
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
        "need": list(guide.need),
        "themes": list(guide.themes),
        "note": guide.note,
        "sources": list(guide.sources),
        "own": guide.mine,
    }
    if whole:
        row["steps"] = [{"id": step.id, "kind": step.kind, "prompt": step.heading} for step in guide.steps]
    return row
