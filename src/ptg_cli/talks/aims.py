"""What a person is trying: the list, what each says, and what became of it. Everything is kept at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.aims import AimDesk, Aims
from ptg_cli.model.aim import COMMON, Aim, AimKind, State, in_words
from ptg_cli.model.civil_time import from_stamp, spoken_day
from ptg_cli.model.guide import BLANK
from ptg_cli.sentences import aims as said
from ptg_cli.talks.turns import (
    Action,
    AskLine,
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
    choose,
    keep,
    keep_line,
    look,
    take_back,
    undo_action,
)

_DAYS: Final = 4
"""So many pages are named by their day."""

_NOT_OVER: Final = frozenset({"open", "resting"})
"""States of aims that can still be done or let go."""

_STATES: Final[Mapping[str, State]] = {"rest": "resting", "again": "open", "done": "done", "let-go": "let-go"}
"""What each of the actions makes of an aim."""


@dataclass(frozen=True, slots=True)
class _Look:
    """The aims as they stand, and the kinds there are by their ids; whether there is something to take back."""

    aims: Aims
    kinds: Mapping[str, AimKind]
    can_undo: bool


def begin(context: Context, opened: str = "") -> Callable[[], Talk[None]]:
    """One visit to what is tried, as a talk to perform. `opened` is the id of the one that it begins with, if any."""
    return partial(change, context, context.aim_desk, opened)


def change(context: Context, desk: AimDesk, opened: str = "") -> Talk[None]:
    """All of them, until one goes back."""
    mark = opened
    if opened:
        yield from tell(context, desk, opened)
    while True:
        seen = yield from look("aims", run=lambda: _look(context, desk))
        if isinstance(seen, Refused):
            yield Say(seen.words)
            return
        aims = seen.aims.aims
        answer: PickedRow | Did | None = yield _list(seen, mark)
        match answer:
            case None:
                return
            case Did(action="new"):
                yield from new(context)
            case PickedRow(row=at) | Did(action="tell", row=int(at)):
                mark = aims[at].id
                yield from tell(context, desk, mark)
            case Did(action="change", row=int(at)):
                mark = aims[at].id
                yield from _change(context, desk, mark)
            case Did(action="rest" | "again" | "done" | "let-go" as name, row=int(at)):
                mark = aims[at].id
                yield from put(desk, mark, _STATES[name])
            case Did(action="undo"):
                yield from take_back(desk.visit.undo)


def _look(context: Context, desk: AimDesk) -> _Look:
    return _Look(desk.look(), {kind.id: kind for kind in context.library.aim_kinds()}, desk.visit.can_undo)


def tell(context: Context, desk: AimDesk, aim_id: str) -> Talk[None]:
    """How did it go? Begins the guide that asks, or an empty page where there is none any more. With someone who is not
    safe nothing begins by itself: this says so, and leaves it to the person what to do."""
    met = yield from _meet(desk, aim_id)
    if met is not None:
        yield from _without_asking(context, desk, met) if met.not_safe else _say_how_it_went(context, met)


@dataclass(frozen=True, slots=True)
class _Met:
    """One aim as it stands now, and who in it is marked as not safe, if anybody is."""

    aim: Aim
    not_safe: str


def _meet(desk: AimDesk, aim_id: str) -> Talk[_Met | None]:
    """Reads one; where that can't be done says why."""

    def run() -> _Met | None:
        aim = desk.aim(aim_id)
        return _Met(aim, desk.not_safe_in(aim)) if aim else None

    met = yield from look("an aim", aim_id, run=run)
    if isinstance(met, _Met):
        return met
    yield Say(met.words if isinstance(met, Refused) else said.GONE)
    return None


def _say_how_it_went(context: Context, met: _Met) -> Talk[None]:
    """The guide that asks. An empty page where it is gone, or does not heed that someone is not safe."""
    kind = context.library.aim_kind(met.aim.kind) if met.aim.kind else None
    asks = kind.returns if kind else BLANK
    if kind and met.not_safe and not context.library.guide(kind.returns).heeds_marks:
        asks = BLANK
    yield Open("writing", asks, aim=met.aim.id)


def _without_asking(context: Context, desk: AimDesk, met: _Met) -> Talk[None]:
    """What can be done with one whose person is not safe: telling of it, or an end."""
    aim = met.aim
    ends = [(words, state) for words, state in said.WITHOUT_ASKING.items() if state != aim.state]
    if aim.state not in _NOT_OVER:
        ends = []
    options = (said.SAY_HOW_IT_WENT, *(words for words, _ in ends))
    lines = (said.person_not_safe(met.not_safe),)
    at = yield from choose(aim.title or aim.id, options, lines, leaving=said.DUE_LEAVING)
    if at == 0:
        yield from _say_how_it_went(context, met)
    elif at is not None:
        yield from put(desk, aim.id, ends[at - 1][1])


def new(context: Context) -> Talk[None]:
    """Chooses a kind and begins its guide."""
    kinds = yield from look("kinds of aims", run=lambda: tuple(context.library.aim_kinds()))
    if isinstance(kinds, Refused) or not kinds:
        yield Say(kinds.words if isinstance(kinds, Refused) else said.NO_KINDS)
        return
    at = yield from choose(said.WHICH_KIND, tuple(f"{kind.title}: {kind.about}" for kind in kinds))
    if at is not None:
        yield Open("writing", kinds[at].guide)


def put(desk: AimDesk, aim_id: str, state: State) -> Talk[None]:
    """Lets it rest, takes it up again, says that it is done, or lets it go."""

    def run() -> Kept[None]:
        return Kept(None, desk.visit.do(lambda: desk.set_state(aim_id, state)))

    if (yield from keep(Effect("set the state of an aim", (aim_id, state), run=run))) is not None:
        yield Say(said.said_of(state), undo=True)


def _list(seen: _Look, mark: str) -> Browse:
    aims = seen.aims.aims
    marked = [at for at, one in enumerate(aims) if mark and one.id == mark]
    return Browse(
        "aims",
        said.TITLE,
        said.ABOUT,
        tuple(_row(one, seen) for one in aims),
        _actions(aims, can_undo=seen.can_undo),
        empty=said.EMPTY,
        below=seen.aims.problems,
        at=marked[0] if marked else None,
        picking="Type a number to say how that one went.",
        back=("back", "Back to where you were. All of it is kept."),
    )


def _row(aim: Aim, seen: _Look) -> BrowseRow:
    kind = seen.kinds.get(aim.kind)
    about = said.learned(aim.learned) if aim.learned else said.ENTER_TELLS if kind else said.NO_SUCH_KIND
    if name := seen.aims.not_safe.get(aim.id):
        about = said.person_not_safe(name)
    return BrowseRow(
        aim.title or aim.id,
        said.what_it_is(aim, kind),
        about,
        said.STATES[aim.state],
    )


def _actions(aims: tuple[Aim, ...], *, can_undo: bool) -> tuple[Action, ...]:
    every = tuple(range(len(aims)))
    being_tried = tuple(at for at in every if aims[at].is_open)
    over = tuple(at for at in every if not aims[at].is_open)
    not_done = tuple(at for at in every if aims[at].state in _NOT_OVER)
    return (
        Action("tell", "", "enter", "how did it go?", "Say how the marked one went.", every),
        Action("new", "w", "w", "new", "Begin something new to try."),
        Action("change", "e", "e", "change", "See all that the marked one says, and change it.", every),
        Action("rest", "r", "r", "let it rest", "Let the marked one rest, as long as you like.", being_tried),
        Action("again", "a", "a", "take it up again", "Take the marked one up again.", over),
        Action("done", "d", "d", "done", "Say that the marked one is done.", not_done),
        Action("let-go", "x", "x", "let it go", "Let the marked one go. What you wrote stays.", not_done),
        undo_action(can_undo=can_undo),
    )


# One of them


def _change(context: Context, desk: AimDesk, aim_id: str) -> Talk[None]:
    """All that it says, field by field, until one goes back."""
    while True:
        met = yield from _meet(desk, aim_id)
        if met is None:
            return
        aim = met.aim
        kind = context.library.aim_kind(aim.kind) if aim.kind else None
        fields = fields_of(aim, kind)
        answer: PickedRow | Did | None = yield Browse(
            "aim",
            aim.title or aim.id,
            said.what_it_is(aim, kind),
            tuple(BrowseRow(called, in_words(aim.said(name))) for name, called in fields.items()),
            (Action("change", "", "enter", "change", "Change the marked line.", tuple(range(len(fields)))),),
            below=(*([said.person_not_safe(met.not_safe)] if met.not_safe else []), _pages(aim)),
        )
        match answer:
            case PickedRow(row=at) | Did(action="change", row=int(at)):
                name = list(fields)[at]
                yield from _ask_field(context, desk, aim, name, fields[name])
            case _:
                return


def fields_of(aim: Aim, kind: AimKind | None) -> dict[str, str]:
    """The fields of an aim, each with what it is called: those that every kind has, those of its own, and those that
    are there from an earlier version of it."""
    own = {one.id: one.called for one in kind.fields} if kind else {}
    kept = {name: name.replace("-", " ").capitalize() for name in aim.decided if name not in own and name not in COMMON}
    first, last = ("title", "day", "value", "person"), ("learned",)
    shown = {name: said.FIELDS[name] for name in first if name != "person" or aim.person}
    return {**shown, **own, **kept, **{name: said.FIELDS[name] for name in last}}


def _ask_field(context: Context, desk: AimDesk, aim: Aim, name: str, called: str) -> Talk[None]:
    asked = AskLine(
        called,
        said.DAY_ABOUT if name == "day" else "",
        in_words(aim.said(name)),
        optional=name != "title",
        draft="aims/change",
    )

    def putting(words: str) -> Effect[Kept[None]]:
        def run() -> Kept[None]:
            return Kept(None, desk.visit.do(lambda: desk.set_fields(aim.id, [(name, words)], context.today)))

        return Effect("change an aim", (aim.id, name, words), run=run)

    yield from keep_line(asked, putting)


def _pages(aim: Aim) -> str:
    """On which days pages tell of it."""
    moments = [moment for one in reversed(aim.pages) if (moment := from_stamp(one))]
    if not moments:
        return said.NO_PAGES
    days = list(dict.fromkeys(spoken_day(one.date()) for one in moments))
    return said.told_on(", ".join(days[:_DAYS]), max(0, len(days) - _DAYS))


# After its day


def due(context: Context, aim: Aim) -> Talk[None]:
    """Asks, once, what is to be done with one whose day is over. Someone in it may have been marked as not safe since
    today was drawn: then this says so instead."""
    desk = context.aim_desk
    met = yield from _meet(desk, aim.id)
    if met is None:
        return
    if met.not_safe:
        yield from _without_asking(context, desk, met)
        return
    at = yield from choose(aim.title, said.DUE_ANSWERS, leaving=said.DUE_LEAVING)
    match at:
        case 0:
            yield from _say_how_it_went(context, met)
        case 1:
            asked = AskLine(said.WHICH_DAY, said.DAY_ABOUT, draft="aims/day")
            yield from keep_line(
                asked,
                lambda words: Effect(
                    "name another day",
                    (aim.id, words),
                    run=lambda: Kept(None, desk.set_fields(aim.id, [("day", words)], context.today)),
                ),
            )
        case 2:
            asked_once = Effect("put an aim off", (aim.id,), run=lambda: Kept(None, desk.was_asked(aim.id)))
            if (yield from keep(asked_once)) is not None:
                yield Say(said.NOT_NOW_SAID)
        case 3:
            yield from put(desk, aim.id, "resting")
