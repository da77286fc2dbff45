"""Drafts that were left behind: going on with one, keeping it as it is, and throwing it away."""

from collections.abc import Callable
from functools import partial
from typing import Final, Literal

from ptg_cli.context import Context
from ptg_cli.desk.drafts import keep_draft
from ptg_cli.desk.page_edit import beside_words
from ptg_cli.desk.writing import LeftBehind
from ptg_cli.journal.documents.registry import NAMES
from ptg_cli.model.civil_time import logical_day, spoken_day
from ptg_cli.sentences import drafts as said
from ptg_cli.talks.turns import (
    Browse,
    BrowseRow,
    Confirm,
    Effect,
    Kept,
    Open,
    PickedRow,
    Refused,
    Say,
    Talk,
    choose,
    keep,
    look,
    say,
)

Way = Literal["go-on", "keep", "throw"]
"""What becomes of a draft."""

_PLACES: Final = {"page": "writing", "check-in": "checkin", "hard moment": "hard-moment"}
"""Where each kind is gone on with."""


def begin(context: Context) -> Callable[[], Talk[None]]:
    """The drafts, as a talk to perform."""
    return partial(change, context)


def change(context: Context) -> Talk[None]:
    """All drafts, until one goes back: the one that is chosen is asked about."""
    while True:
        drafts = yield from look("drafts", run=lambda: tuple(context.sessions.left_behind()))
        if isinstance(drafts, Refused):
            yield Say(drafts.words)
            return
        rows = tuple(BrowseRow(waits(context, one)) for one in drafts)
        answer: PickedRow | None = yield Browse(
            "drafts", said.DRAFTS, said.DRAFTS_ABOUT, rows, empty=said.NO_DRAFTS, picking=said.DRAFTS_PICKING
        )
        if answer is None:
            return
        yield from offer(context, (drafts[answer.row],))


def waits(context: Context, draft: LeftBehind) -> str:
    """That it is still there, by its time and guide, never its words."""
    begun = draft.begun
    day = logical_day(begun, context.settings.day_starts_at) if begun else None
    if draft.gone:
        return said.changes_wait(spoken_day(day) if day else "")
    time_tells_enough = begun is None or day == context.today or begun.date() == context.civil_now().date()
    on = "" if time_tells_enough or day is None else spoken_day(day)
    return said.still_open(draft.noun, f"{begun:%H:%M}" if begun else "", on, draft.title)


def offer(context: Context, drafts: tuple[LeftBehind, ...]) -> Talk[Way | None]:
    """Asks what becomes of the first of these, and does it; None where it is left for now."""
    draft = drafts[0]
    ways: dict[Way, str] = {"go-on": said.GO_ON} if place_of(draft) else {}
    ways["keep"] = said.KEEP_AS_IT_IS if draft.goes_on or not draft.stands_alone else said.KEEP_AS_OWN_PAGE
    ways["throw"] = said.THROW_AWAY
    options = tuple(ways.values())
    place = yield from choose(waits(context, draft), options, _others(drafts), leaving=said.LEAVES_FOR_NOW)
    way = None if place is None else list(ways)[place]
    match way:
        case "go-on":
            yield from go_on(draft)
        case "keep":
            yield from keep_as_it_is(context, draft)
        case "throw":
            yield from throw_away(context, draft)
    return way


def is_gone_on_with(context: Context, drafts: tuple[LeftBehind, ...]) -> Talk[bool]:
    """Asks, before something new is begun, whether the first of these is gone on with instead."""
    options = (said.GO_ON, said.BEGIN_SOMETHING_NEW)
    question = waits(context, drafts[0])
    return (yield from choose(question, options, _others(drafts), leaving=said.BEGINS_SOMETHING_NEW)) == 0


def _others(drafts: tuple[LeftBehind, ...]) -> tuple[str, ...]:
    return (said.OTHER_DRAFTS,) if len(drafts) > 1 else ()


def place_of(draft: LeftBehind) -> Open | None:
    """Where it is gone on with; a line waits in the place it belongs to. None where it can only be kept as it is."""
    if draft.goes_on:
        return Open(_PLACES[draft.kind], draft=draft.id)
    place = draft.where.partition("/")[0]
    place = "plan" if place == "people" else place  # people are named in the plan; “people” is the support card
    return Open(place) if place in {"pages", *NAMES} else None


def go_on(draft: LeftBehind) -> Talk[None]:
    """Goes on with it, or says why that can't be done."""
    place = place_of(draft)
    if place is not None:
        yield place
    elif draft.gone:
        yield Say(said.PAGE_WAS_DELETED)
    else:
        yield Say(said.OPENS_IN_EDITOR if draft.editing else said.cannot_go_on(draft.noun))


def keep_as_it_is(context: Context, draft: LeftBehind) -> Talk[None]:
    """Makes a page of it, or finishes the change of a page that was left."""

    def run() -> Kept[str]:
        found = context.drafts.find(draft.id, draft.editing)
        return Kept(beside_words(keep_draft(context.journal, context.drafts, context.editing, found).beside))

    kept = yield from keep(Effect("keep a draft", (draft.id, draft.editing), run=run))
    if kept is not None:
        yield Say(said.KEPT)
        yield from say(kept.now)


def throw_away(context: Context, draft: LeftBehind) -> Talk[None]:
    """Removes it for good, once the person has said so."""
    when = f"{spoken_day(draft.begun.date())}, {draft.begun:%H:%M}" if draft.begun else ""
    what = said.throws_away(draft.noun, when)
    if not (yield Confirm(said.THROW_DRAFT_AWAY, said.THROWS_AWAY, (what,))):
        yield Say(said.DRAFT_STILL_THERE)
        return

    def run() -> Kept[None]:
        context.drafts.discard(context.drafts.find(draft.id, draft.editing))
        return Kept(None)

    if (yield from keep(Effect("throw a draft away", (draft.id, draft.editing), run=run))) is not None:
        yield Say(said.THROWN_AWAY)
