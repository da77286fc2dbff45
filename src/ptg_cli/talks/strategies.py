"""Strategies, kind by kind: each to look at, begin, star, hide or put into one's own words; and one's own to add."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.strategies import StrategyDesk, StrategyList, own_strategy
from ptg_cli.desk.strategy_list import (
    fits,
    groups,
    marks,
    minutes_of,
    suits,
)
from ptg_cli.model.strategy import FAMILIES, MOST_STEPS, OWN_FAMILY, Strategy
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import strategies as said_of_strategies
from ptg_cli.talks.turns import (
    Action,
    AskLine,
    Browse,
    BrowseRow,
    Did,
    Effect,
    Finder,
    Kept,
    Open,
    Paragraph,
    PickedRow,
    Refused,
    Say,
    Talk,
    choose,
    keep,
    keep_again,
    look,
    take_back,
    take_line,
    undo_action,
)

_FINDS: Final = "/ finds one: a word, a feeling, starred, 5 min"

_LEFT_OUT: Final = "These files are left out, since something in them can't be used:"
_NEW: Final = "strategies/new"
_REWORD: Final = "strategies/reword"
_OWN_TITLE: Final = AskLine("What do you do that helps?", "A title.", draft=_NEW, goes_on=True, enter="goes on")
_MINUTES: Final = AskLine(said_of_strategies.HOW_LONG, said_of_strategies.WHOLE_MINUTES, optional=True, draft=_NEW)


def begin(context: Context) -> Callable[[], Talk[None]]:
    """One visit to the strategies, as a talk to perform."""
    return partial(change, context, context.strategy_desk)


def change(context: Context, desk: StrategyDesk) -> Talk[None]:
    """All of them, until one goes back. What was changed can be taken back until then."""
    mark = ""
    while True:
        found = yield from look("strategies", run=lambda: (desk.shelf(), desk.can_undo))
        shelf, can_undo = (StrategyList(skipped=(found.words,)), False) if isinstance(found, Refused) else found
        listed = [one for group in groups(shelf.strategies, desk.families).values() for one in group]
        answer: PickedRow | Did | None = yield _list(shelf, listed, mark, can_undo=can_undo)
        match answer:
            case None:
                return
            case PickedRow(row=at) | Did(action="begin", row=int(at)):
                mark = listed[at].slug
                yield Open("hard-moment", mark)
            case Did(action="star", row=int(at)):
                mark = listed[at].slug
                yield from _mark(desk, listed[at], star=not listed[at].starred)
            case Did(action="hide", row=int(at)):
                mark = listed[min(at + 1, len(listed) - 1)].slug
                yield from _mark(desk, listed[at], hide=True)
            case Did(action="show", row=int(at)):
                mark = listed[at].slug
                yield from _mark(desk, listed[at], hide=False)
            case Did(action="reword", row=int(at)):
                mark = listed[at].slug
                yield from reword(desk, listed[at])
            case Did(action="add"):
                mark = (yield from add(context, desk)) or mark
            case Did(action="undo"):
                yield from take_back(desk.undo)


def _list(shelf: StrategyList, listed: Sequence[Strategy], mark: str, *, can_undo: bool) -> Browse:
    every = tuple(range(len(listed)))
    hidden = tuple(place for place in every if listed[place].hidden)
    shown = tuple(place for place in every if not listed[place].hidden)
    actions = (
        Action("begin", "", "enter", "begin", "Begin the marked strategy.", every, footer=True),
        Action("star", "s", "s", "star", "Star the marked one, so that it comes before others like it, or undo that.",
               every, footer=True),
        Action("hide", "h", "h", "hide", "Hide the marked one, so that it is never suggested.", shown, footer=True),
        Action("show", "h", "h", "show again", "Show the marked one again.", hidden, footer=True),
        Action("add", "a", "a", "add yours", "Add a strategy of your own.", footer=True),
        Action("reword", "e", "e", "reword", "Put the marked one into your own words.", every, footer=True),
        undo_action(can_undo=can_undo),
    )  # fmt: skip
    return Browse(
        "strategies",
        "Strategies",
        rows=tuple(_row(shelf, one) for one in listed),
        actions=actions,
        empty="There are no strategies here that can be read.",
        below=(_LEFT_OUT, *shelf.skipped) if shelf.skipped else (),
        at=next((place for place in every if listed[place].slug == mark), None),
        finder=Finder(_FINDS, said_of_strategies.NONE_FITS, fits=lambda place, words: fits(listed[place], words)),
    )


def _row(shelf: StrategyList, one: Strategy) -> BrowseRow:
    said, starts = marks(one), shelf.starts.get(one.slug, "")
    told = (
        Paragraph((f"Starts: {starts}.",) if starts else (), dim=True),
        Paragraph(one.steps, each="Step", apart=True),
        Paragraph((one.caution,) if one.caution else (), dim=True, apart=True),
        Paragraph((suits(one),), dim=True, apart=True, extra=True),
        Paragraph((shelf.rests_on[one.source],) if one.source in shelf.rests_on else (), dim=True, apart=True,
                  extra=True),
    )  # fmt: skip
    return BrowseRow(
        one.title,
        f"{one.minutes} min",
        f"{one.about[:1].upper()}{one.about[1:]}.{f' {said.capitalize()}.' if said else ''}",
        ("hidden" if one.hidden else one.family).capitalize(),
        one.starred,
        tuple(paragraph for paragraph in told if paragraph.lines),
    )


def _mark(desk: StrategyDesk, one: Strategy, *, star: bool | None = None, hide: bool | None = None) -> Talk[None]:
    """Stars or hides one, or takes that back."""

    def run() -> Kept[None]:
        return Kept(None, desk.change(one, star=star, hide=hide))

    kept = yield from keep(Effect("mark a strategy", (one.slug, star, hide), run=run))
    if kept is not None and not kept.said:
        if star is not None:
            yield Say("Starred." if star else "No longer starred.")
        else:
            yield Say("Hidden. You find it at the end of the list, under “hidden”." if hide else "Shown again.")


def reword(desk: StrategyDesk, one: Strategy) -> Talk[bool]:
    """Asks for a title and steps, and keeps both together. An empty title brings back the words that one of ours came
    with. False where it was left."""
    asked = AskLine(
        "Its title",
        value=one.title,
        optional=not one.mine,
        nothing="brings back its first words",
        draft=_REWORD,
        enter="goes on",
    )
    words: str | None = yield asked
    if words is None:
        return False
    title = in_one_line(words)
    steps = (yield from _steps(_REWORD, title, one.steps)) if title else ()
    if steps is None:
        return False
    if (title, steps) == (one.title, one.steps):
        yield Say("Nothing was changed.")
        return True

    def run() -> Kept[None]:
        return Kept(None, desk.reword(one, title, steps))

    kept = yield from keep_again(Effect("reword a strategy", (one.slug, title, steps), run=run))
    if kept is not None:
        yield Say("The strategy is in your words now." if title else "The strategy has its first words again.")
    return kept is not None


def add(context: Context, desk: StrategyDesk, family: str = "", minutes: int = 0) -> Talk[str]:
    """Asks for one of their own: its title, its steps, its kind, how long it takes. Any but the title may be left open;
    kind and minutes are not asked where they are given. Its slug, empty for none."""
    left = yield from look("words left", run=lambda: context.keeper.left(_NEW))
    first, *before = left.split("\n") if isinstance(left, str) else [""]
    named = partial(_naming, desk)
    title = yield from take_line(replace(_OWN_TITLE, unfinished=first), named)
    steps = (yield from _steps(_NEW, title, before)) if title else None
    if title is None or steps is None:
        return ""
    if not family:
        kinds = ("Leave it open", *(f"{kind[0].upper()}{kind[1:]}" for kind in desk.kinds))
        kind = yield from choose("What kind is it?", kinds, leaving="leaves it open")
        family = FAMILIES[kind - 1] if kind else OWN_FAMILY
    one = own_strategy(title, family, steps, minutes or (yield from _ask_minutes((title, *steps))))
    adding = Effect("add a strategy", (one,), run=lambda: Kept(one.slug, desk.add(one)))
    kept = yield from keep_again(adding)
    if kept is None:
        return ""
    yield Say("Added.")
    return kept.now


def _naming(desk: StrategyDesk, words: str) -> Effect[str]:
    """The title, where none is called so already."""
    return Effect("a new name", (words,), run=lambda: desk.new_name(words), looks=True)


def _steps(draft: str, title: str, present: Sequence[str]) -> Talk[tuple[str, ...] | None]:
    """Steps one by one, those there are to be taken or changed, until one is left empty; None where it was left."""
    steps: tuple[str, ...] = ()
    while len(steps) < MOST_STEPS:
        asked = AskLine(
            f"Step {len(steps) + 1}",
            value=present[len(steps)] if len(steps) < len(present) else "",
            optional=True,
            nothing="ends the steps here",
            draft=draft,
            said=(title, *steps),
        )
        step: str | None = yield asked
        if step is None:
            return None
        if not step.strip():
            break
        steps = (*steps, in_one_line(step))
    return steps


def _ask_minutes(said: tuple[str, ...]) -> Talk[int]:
    """About how long it takes; 0 where that is left."""
    asked = replace(_MINUTES, said=said)
    while words := (yield asked):
        if minutes := minutes_of(words):
            return minutes
        asked = replace(asked, value=words, trouble=said_of_strategies.WHOLE_MINUTES)
    return 0
