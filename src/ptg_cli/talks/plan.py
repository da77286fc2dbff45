"""My plan: its eight parts, how much each says, and one of them opened. Everything is kept at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.plan_visit import PlanVisit
from ptg_cli.model.plan import REVIEW_OFFER, PlanPart, on_card_said
from ptg_cli.sentences.plan import counted
from ptg_cli.talks import plan_part, support
from ptg_cli.talks.turns import (
    Action,
    Browse,
    BrowseRow,
    Did,
    Effect,
    Kept,
    Paragraph,
    PickedRow,
    Refused,
    Say,
    Talk,
    keep,
    look,
    say,
    take_back,
    undo_action,
)

NOW: Final = "now"
"""What the plan begins with in a hard hour."""

TITLE: Final = "My plan"
_EMPTY: Final = "You make it in a calm hour and have it ready for a hard one. You can leave out any part."
_NOTHING_YET: Final = "There is nothing here yet. Enter opens this part."
_PICKING: Final = "A number opens a part."
_BACK: Final = ("back", "Go back to where you were. All of it is kept.")


@dataclass(frozen=True, slots=True)
class _Seen:
    """The plan as it stands: its parts as rows; what is said of all of it; whether a look through it may be offered,
    and whether there is something to take back."""

    parts: tuple[PlanPart, ...]
    rows: tuple[BrowseRow, ...]
    said: tuple[str, ...]
    review_due: bool
    can_undo: bool


def begin(context: Context, how: str = "") -> Callable[[], Talk[None]]:
    """One visit to the plan, as a talk to perform. With `NOW` it is hard: people come first, and are open."""
    return partial(change, context, context.plan_visit(hard=how == NOW), now=how == NOW)


def change(context: Context, visit: PlanVisit, *, now: bool = False) -> Talk[None]:
    """The plan, until one goes back. Once something of it was changed, it is asked at the very end what of it the card
    shows: earlier, what is typed on would answer that. In a hard hour nothing is asked."""
    opened = yield from look("the plan", run=visit.open)
    if isinstance(opened, Refused):
        yield _not_read(opened)
        return
    yield from say(opened)
    if now:
        yield from plan_part.change(context, visit, visit.words.parts[0])
    while True:
        seen = yield from look("all parts of the plan", run=partial(_look, visit))
        if isinstance(seen, Refused):
            yield _not_read(seen)
            return
        answer: PickedRow | Did | None = yield _list(seen)
        match answer:
            case None:
                if visit.can_undo and not now:
                    yield from support.ask_once(visit)
                return
            case PickedRow(row=at):
                yield from plan_part.change(context, visit, seen.parts[at])
            case Did(action="looked"):
                yield from _note_a_look_through(visit)
            case Did(action="undo"):
                yield from take_back(visit.undo)


def _look(visit: PlanVisit) -> _Seen:
    visit.look()
    parts = visit.words.parts
    first, more = visit.problems[:1], len(visit.problems) - 1
    problems = [f"{words} `ptg plan check` shows all {more + 1} of them." if more else words for words in first]
    quiet = _EMPTY if visit.plan.is_empty else visit.no_person()
    due = REVIEW_OFFER if visit.review_due else ""
    return _Seen(
        parts,
        tuple(_row(visit, part) for part in parts),
        tuple(words for words in (*problems, visit.words.wrong, quiet, due) if words),
        visit.review_due,
        visit.can_undo,
    )


def _row(visit: PlanVisit, part: PlanPart) -> BrowseRow:
    """A part, with how much it says, and beside it what it is for and what it says."""
    lines = [row.said for row in visit.rows(part.id)]
    way = visit.plan.in_the_way.get(part.id, "")
    told = (
        Paragraph(tuple(f"- {line}" for line in lines) or (_NOTHING_YET,)),
        Paragraph((f"What might get in the way: {way}",) if way else (), dim=True),
        Paragraph((on_card_said(visit.plan, part.id),) if lines else (), dim=True),
    )
    return BrowseRow(part.title, counted(len(lines)), part.about, told=told)


def _list(seen: _Seen) -> Browse:
    looked = Action(
        "looked", "r", "r", "looked at", "Keep a note that you looked through your plan today.", footer=True
    )
    return Browse(
        "plan",
        TITLE,
        rows=seen.rows,
        actions=(*([looked] if seen.review_due else []), undo_action(can_undo=seen.can_undo)),
        below=seen.said,
        picking=_PICKING,
        back=_BACK,
    )


def _not_read(why: Refused) -> Browse:
    return Browse("plan", TITLE, below=(f"Your plan can't be read here. {why.words}",), back=_BACK)


def _note_a_look_through(visit: PlanVisit) -> Talk[None]:
    looked = Effect("note a look through the plan", run=lambda: Kept(None, visit.looked_through()))
    kept = yield from keep(looked)
    if kept is not None and not kept.said:
        yield Say("Kept.")
