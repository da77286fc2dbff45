"""`ptg then`: what was answered to one guide at different times; `ptg tie`: two pages tied by hand, to be read so."""

from textwrap import indent
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.sentences import tellings as said

if TYPE_CHECKING:
    from ptg_cli.desk.tellings import SideBySide, ToldGuide
    from ptg_cli.insight.tellings import Telling

_INDENT: Final = "  "


def then(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="[GUIDE|ID]",
            autocompletion=completions.guides_and_pages,
            help="A guide, or a page by its id. Without it, the guides that you wrote with more than once.",
            show_default=False,
        ),
    ] = "",
    as_json: arguments.Json = False,
) -> None:
    """Read what you answered to the same guide then and now, side by side.

    Question by question: the day, then your words. Pages tied to these are among them. Pages marked to be handled with
    care are left out, unless you name one by its id.

    Example: ptg then naming-what-hurts
    """
    shell: Shell = ctx.obj
    desk = shell.context.tellings
    if not which.strip():
        _show_guides(shell, desk.told_again(), as_json=as_json)
        return
    found = desk.of(check_text(which.strip()))
    if as_json:
        shell.show_json("tellings", [_telling(found, place) for place in range(len(found.tellings))])
    elif found.tellings:
        shell.show_long("\n\n".join(_blocks(found)))
    for words in found.remarks:
        shell.say(words)
    if not found.tellings and not found.cared_for:
        shell.say(said.never_told(found.title, found.slug))
    elif len(found.tellings) == 1 and found.slug:
        shell.say(said.told_once(found.slug))


def tie_pages(
    ctx: typer.Context,
    one: arguments.PageId,
    other: arguments.PageId,
    undo: Annotated[bool, typer.Option("--undo", help="Take the tie between the two pages off again.")] = False,
) -> None:
    """Tie two pages, to read them side by side. `ptg then ID` shows them.

    Example: ptg tie @2 @last
    """
    from ptg_cli.cli.change import tell
    from ptg_cli.desk.tellings import tie, untie

    shell: Shell = ctx.obj
    journal = shell.context.journal
    first, second = journal.find(one), journal.find(other)
    outcomes = (untie if undo else tie)(journal, first, second)
    if not outcomes:
        shell.say(said.NOT_TIED if undo else said.TIED_ALREADY)
        return
    for outcome in outcomes:
        if outcome.conflict or outcome.alone:
            tell(shell, outcome)
    shell.say(said.UNTIED if undo else said.tied(first.id, second.id))


def _show_guides(shell: Shell, guides: "list[ToldGuide]", *, as_json: bool) -> None:
    if as_json:
        shell.show_json("guides", [_guide(one) for one in guides])
        return
    for one in guides:
        shell.show_wrapped(f"{one.slug}\n    {one.title}, {said.told(one.tellings, *one.days)}")
    shell.say(said.HOW_TO_SEE if guides else said.NONE_TWICE)


def _blocks(found: "SideBySide") -> list[str]:
    """What was said, question by question, in paragraphs."""
    blocks = [found.heading]
    for row, told in found.read_out():
        question = row.question if row.asked_now else " ".join(filter(None, (row.question, said.NOT_ASKED_NOW)))
        blocks += [question] if question else []
        for one in told:
            worded = said.worded_then(one.worded) if one.worded else ""
            blocks.append(indent("\n".join(filter(None, (one.day, worded, one.words))), _INDENT))
    each = zip(found.days, found.numbers, strict=True)
    numbers = [f"{_INDENT}{day}: {words}" for day, words in each if words]
    return [*blocks, *([said.HOW_HARD, "\n".join(numbers)] if numbers else [])]


def _guide(one: "ToldGuide") -> dict[str, Any]:
    return {"id": one.slug, "title": one.title, "tellings": one.tellings, "first": one.first, "last": one.last}


def _telling(found: "SideBySide", place: int) -> dict[str, Any]:
    one: Telling = found.tellings[place]
    return {
        "id": one.id,
        "created": one.created,
        "day": found.days[place],
        "guide": one.guide,
        "care": one.care,
        "distress_before": one.before,
        "distress_after": one.after,
        "dials": dict(one.dials),
        "tied": list(one.tied),
        "unreadable": one.unreadable,
        "open_elsewhere": one.open_elsewhere,
        "answers": [
            {
                "step": row.key.step,
                "item": row.key.item,
                "question": answer.question,
                "question_now": answer.asked_now,
                "text": answer.text,
            }
            for row in found.rows
            if (answer := row.answers[place])
        ],
    }
