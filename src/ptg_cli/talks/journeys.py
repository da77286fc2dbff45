"""Guides in order: which there are, what is in one, where the person is in it, and what can be looked at at its end."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ptg_cli.context import Context
from ptg_cli.desk.journeys import GuideInJourney, JourneyDesk, Journeys, Standing
from ptg_cli.desk.tellings import ToldGuide
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.sentences import journeys as said
from ptg_cli.talks.turns import (
    Action,
    Browse,
    BrowseRow,
    Did,
    Effect,
    Kept,
    Open,
    PickedRow,
    Refused,
    Say,
    Talk,
    keep,
    look,
    take_back,
    undo_action,
)


@dataclass(frozen=True, slots=True)
class _Looked:
    """One journey as it stands, and what was written more than once with its guides: that is read only once no guide is
    left."""

    one: Standing
    told: tuple[ToldGuide, ...] = ()


def begin(context: Context, name: str = "") -> Callable[[], Talk[None]]:
    """One visit to guides in order, as a talk to perform; `name` is the one that it opens with."""
    desk = context.journey_desk
    return partial(_one, context, desk, name) if name else partial(change, context, desk)


def change(context: Context, desk: JourneyDesk) -> Talk[None]:
    """All of them, until one goes back."""
    mark = ""
    while True:
        seen = yield from look("guides in order", run=desk.look)
        if isinstance(seen, Refused):
            yield Say(seen.words)
            return
        answer: PickedRow | Did | None = yield _list(seen, mark, can_undo=desk.can_undo)
        match answer:
            case None:
                return
            case PickedRow(row=at):
                mark = seen.standings[at].journey.id
                yield from _one(context, desk, mark)
            case Did(action="leave", row=int(at)):
                mark = seen.standings[at].journey.id
                yield from leave(desk, mark)
            case Did(action="undo"):
                yield from take_back(desk.undo)


def _list(seen: Journeys, mark: str, *, can_undo: bool) -> Browse:
    marked = [at for at, one in enumerate(seen.standings) if one.journey.id == mark]
    return Browse(
        "journeys",
        said.TITLE,
        said.ABOUT,
        tuple(_row(one, headed=any(each.row for each in seen.standings)) for one in seen.standings),
        (
            Action("open", "", "enter", "open", said.OPEN_ABOUT, tuple(range(len(seen.standings)))),
            _leave_action(tuple(at for at, one in enumerate(seen.standings) if one.is_open)),
            undo_action(can_undo=can_undo),
        ),
        empty=said.EMPTY,
        below=seen.problems,
        at=marked[0] if marked else None,
        picking=said.PICKING,
        whole=True,
    )


def _row(one: Standing, *, headed: bool) -> BrowseRow:
    about = one.journey.summary
    if one.is_open:
        about = said.next_is(one.next.guide.title) if one.next else said.NONE_LEFT
    return BrowseRow(one.journey.title, about=about, heading=said.heading(one.row) if headed else "")


def _leave_action(rows: tuple[int, ...] | None) -> Action:
    return Action("leave", "x", "x", "leave it", said.LEAVE_ABOUT, rows)


# One of them


def _one(context: Context, desk: JourneyDesk, name: str) -> Talk[None]:
    """What is in it, and where the person is, until one goes back."""
    while True:
        found = yield from look("one of the guides in order", name, run=lambda: _look(context, desk, name))
        if found is None or isinstance(found, Refused):
            yield Say(found.words if isinstance(found, Refused) else said.NOT_THERE)
            return
        one, journey = found.one, found.one.journey
        turn = _inside(found, can_undo=desk.can_undo)
        answer: PickedRow | Did | None = yield turn
        match answer:
            case None:
                return
            case PickedRow(row=at) if at < len(one.guides):
                yield Open("writing", one.guides[at].guide.slug)
            case PickedRow(row=at):
                yield _opened(found, at - len(one.guides))
            case Did(action="begin"):
                yield from start(desk, one)
            case Did(action="anew"):
                yield from start(desk, one, anew=True)
            case Did(action="leave"):
                yield from leave(desk, journey.id)
            case Did(action="undo"):
                yield from take_back(desk.undo)


def _look(context: Context, desk: JourneyDesk, name: str) -> _Looked | None:
    one = desk.look().called(name)
    if one is None:
        return None
    slugs = {each.guide.slug for each in one.guides}
    told = context.tellings.told_again() if one.is_through else []
    return _Looked(one, tuple(each for each in told if each.slug in slugs))


def _inside(found: _Looked, *, can_undo: bool) -> Browse:
    one = found.one
    guides = [_guide_row(one, each) for each in one.guides]
    return Browse(
        "journey",
        one.journey.title,
        _about(one),
        (*guides, *_come_back(found)),
        (
            Action("write", "", "enter", "open it", said.WRITE_ABOUT, tuple(range(len(guides)))),
            *_start_actions(one),
            *([_leave_action(None)] if one.is_open else []),
            undo_action(can_undo=can_undo),
        ),
        at=one.guides.index(one.next) if one.next else 0,
        picking=said.PICKING_A_GUIDE,
        whole=True,
    )


def _about(one: Standing) -> str:
    journey, row = one.journey, one.row
    if row is None:
        return said.about(journey.for_whom, journey.not_yet, journey.a_week)
    return said.began_on(spoken_day(row.begun) if row.begun else "") if row.is_open else said.LEFT


def _guide_row(one: Standing, each: GuideInJourney) -> BrowseRow:
    day = spoken_day(each.days[0]) if each.days else said.NEXT if each is one.next else ""
    return BrowseRow(each.guide.title, day, said.why(each.why, each.guide.level, each.guide.minutes))


def _start_actions(one: Standing) -> tuple[Action, ...]:
    if not one.is_open:
        label, about = (said.GO_ON, said.GO_ON_ABOUT) if one.row else (said.BEGIN, said.BEGIN_ABOUT)
        return (Action("begin", "b", "b", label, about),)
    return (Action("anew", "b", "b", said.ANEW, said.ANEW_ABOUT),) if one.is_through else ()


def _come_back(found: _Looked) -> list[BrowseRow]:
    """What can be looked at once no guide is left. None of it is read before it is asked for."""
    if not found.one.is_through:
        return []
    told = [(said.then_and_now(each.title), said.THEN_AND_NOW_ABOUT) for each in found.told]
    others = [(said.COMES_BACK[kind], said.COMES_BACK_ABOUT[kind]) for kind in found.one.journey.comes_back]
    return [BrowseRow(label, about=about, heading=said.TO_LOOK_AT) for label, about in (*told, *others)]


def _opened(found: _Looked, at: int) -> Open:
    """The place that shows one of these."""
    if at < len(found.told):
        return Open("tellings", found.told[at].slug)
    return Open(said.PLACES[found.one.journey.comes_back[at - len(found.told)]])


# Beginning and leaving


def start(desk: JourneyDesk, one: Standing, *, anew: bool = False) -> Talk[None]:
    """Begins one, or goes on with one that was left."""

    def run() -> Kept[None]:
        return Kept(None, desk.begin(one.journey.id, anew=anew))

    words = said.ON_AGAIN if one.row and not anew else said.begun(one.journey.title)
    if (yield from keep(Effect("begin guides in order", (one.journey.id, anew), run=run))) is not None:
        yield Say(words, undo=True)


def leave(desk: JourneyDesk, journey_id: str) -> Talk[None]:
    """Leaves one."""

    def run() -> Kept[None]:
        return Kept(None, desk.leave(journey_id))

    if (yield from keep(Effect("leave guides in order", (journey_id,), run=run))) is not None:
        yield Say(said.IS_LEFT, undo=True)
