"""What matters to a person: their values in their own order. Everything is kept at once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.values import NumbersPage, ValueVisit
from ptg_cli.insight.trends import ALL
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.value import Value, Values, ValueWords, in_words
from ptg_cli.sentences import values as said_of_values
from ptg_cli.talks.turns import (
    Action,
    Added,
    AskLine,
    Browse,
    BrowseRow,
    Did,
    Effect,
    Kept,
    Open,
    PickedRow,
    Rate,
    Rated,
    Refused,
    Say,
    Talk,
    choose,
    keep,
    keep_again,
    keep_line,
    look,
    move_actions,
    take_back,
    undo_action,
)

TITLE: Final = "What matters to you"
_ABOUT: Final = "Words for what is important to you in life. A few are enough, and you can change them."
_EMPTY: Final = "There is nothing here yet. You can add a word of your own, or sort many words as cards."
_TYPING: Final = "Type one to add it."
_NAME: Final = AskLine("What matters to you?", "A word, or a few.", draft="values/new", goes_on=True)
_OTHER_NAME: Final = AskLine("What do you call it?", draft="values/change")
_WHY: Final = AskLine("Why does it matter to you?", "A few words, if you like.", optional=True, draft="values/why")
_ALL_TAKEN: Final = "You have chosen all the words of the list already."
_DONE: Final = "That's enough"


@dataclass(frozen=True, slots=True)
class _Look:
    """The values as they stand; what is wrong in their file; whether there is something to take back."""

    values: Values
    problems: tuple[str, ...]
    can_undo: bool


def begin(context: Context) -> Callable[[], Talk[None]]:
    """One visit to the values, as a talk to perform."""
    return partial(change, visit_to(context), partial(_sorting_guide, context))


def visit_to(context: Context) -> ValueVisit:
    """One visit to the values."""

    def leaves_nothing() -> bool:
        return context.keeper.leaves_nothing

    page = NumbersPage(context.journal, context.now, context.zone, leaves_nothing)
    return ValueVisit(
        context.documents, prompts_folder(), page, lambda: context.trends_desk.read(ALL).pages, leaves_nothing
    )


def _sorting_guide(context: Context) -> str:
    """The guide that asks what matters, with all words to choose from; empty where there is none."""
    return next((guide.slug for guide in context.library.guides() if guide.sorts_values), "")


def change(visit: ValueVisit, sorting: Callable[[], str] = lambda: "") -> Talk[None]:
    """The values, until one goes back. `sorting` gives the guide that sorts them."""
    mark = ""
    while True:
        seen = yield from look("the values", run=lambda: _Look(visit.look(), visit.problems, visit.can_undo))
        if isinstance(seen, Refused):
            yield Say(f"Your values can't be read here. {seen.words}")
            return
        answer: PickedRow | Did | Added | None = yield _list(seen, mark)
        mark = ""
        match answer:
            case None:
                return
            case Added(words=words):
                mark = yield from _add(visit, words)
            case Did(action="add"):
                mark = yield from _add(visit)
            case Did(action="sort"):
                yield from _sort(sorting)
            case Did(action="choose"):
                mark = yield from _choose(visit)
            case PickedRow(row=at) | Did(action="change", row=int(at)):
                mark = yield from _change(visit, seen.values[at])
            case Did(action="numbers", row=int(at)):
                mark = yield from _rate(visit, seen.values[at])
            case Did(action="earlier", row=int(at)):
                yield from _earlier(visit, seen.values[at])
                mark = seen.values[at].id
            case Did(action="lately"):
                yield from _rate_all(visit, seen.values)
            case Did(action="up" | "down" as way, row=int(at)):
                mark = yield from _move(visit, seen.values[at], at + (-1 if way == "up" else 1))
            case Did(action="remove", row=int(at)):
                yield from _remove(visit, seen.values[at])
            case Did(action="undo"):
                yield from take_back(visit.undo)


def _list(seen: _Look, mark: str) -> Browse:
    values = seen.values
    marked = [at for at, one in enumerate(values) if mark and one.id == mark]
    return Browse(
        "values",
        TITLE,
        _ABOUT,
        tuple(BrowseRow(one.said, numbers=one.in_words) for one in values),
        _actions(len(values), can_undo=seen.can_undo),
        empty=_EMPTY,
        below=seen.problems,
        at=marked[0] if marked else None,
        adds=True,
        typing=_TYPING,
        draft="values/new",
        back=("back", "Back to where you were. All of it is kept."),
    )


def _actions(count: int, *, can_undo: bool) -> tuple[Action, ...]:
    every, some = tuple(range(count)), None if count else ()
    return (
        Action("add", "a", "a", "add", "Add one in your own words."),
        Action("choose", "m", "m", "choose", "Choose from a list of words, if you find none of your own."),
        Action("sort", "s", "s", "sort as cards", "Sort many words as cards, and choose up to five. It takes a while."),
        Action("numbers", "n", "n", "numbers", "Say how much the marked one matters, and how it was lately.", every),
        Action("lately", "l", "l", "lately", "Say of each how much of it was in your days lately.", some),
        Action("earlier", "e", "e", "earlier numbers", "See what you said of the marked one before.", every),
        Action("change", "c", "c", "change", "Change the marked one, or why. Enter or its number does it, too.", every),
        Action("remove", "x,delete", "x", "remove", "Take the marked one out.", every),
        *move_actions(count),
        undo_action(can_undo=can_undo),
    )  # fmt: skip


def _add(visit: ValueVisit, typed: str = "") -> Talk[str]:
    """Asks for a new one, and why. Its id, empty where none was added."""

    def adding(words: str) -> Effect[Kept[Value]]:
        def run() -> Kept[Value]:
            said = visit.add(words)
            return Kept(_there(visit, words), said)

        def again(before: Kept[Value]) -> Kept[Value]:
            said = visit.change(before.now, words, before.now.why, same=True)
            return Kept(_there(visit, words), said)

        return Effect("add a value", (words,), run=run, again=again)

    kept = yield from keep_line(_NAME, adding, typed)
    if kept is None:
        return ""
    yield from _ask_why(visit, kept.now, same=True)
    return kept.now.id


def _there(visit: ValueVisit, words: str) -> Value:
    found = visit.called(words)
    assert found is not None, "it was kept a moment ago"
    return found


def _ask_why(visit: ValueVisit, value: Value, *, same: bool) -> Talk[None]:
    asked = AskLine(_WHY.question, _WHY.about, value.why, optional=True, draft=_WHY.draft)
    yield from keep_line(asked, lambda words: _putting(visit, value, value.name, words, same=same))


def _putting(visit: ValueVisit, value: Value, name: str, why: str, *, same: bool) -> Effect[Kept[Value]]:
    def run() -> Kept[Value]:
        said = visit.change(value, name, why, same=same)
        return Kept(_there(visit, name), said)

    return Effect("change a value", (value, name, why), run=run)


def _change(visit: ValueVisit, value: Value) -> Talk[str]:
    """Asks for another name, then for why."""
    asked = AskLine(_OTHER_NAME.question, value=value.name, draft=_OTHER_NAME.draft)
    kept = yield from keep_line(asked, lambda words: _putting(visit, value, words, value.why, same=False))
    if kept is not None:
        yield from _ask_why(visit, kept.now, same=kept.now != value)
    return value.id


def _rate(visit: ValueVisit, value: Value) -> Talk[str]:
    """Asks for both numbers, each kept at once; they are taken back together."""
    question = said_of_values.how_much(value.name)
    asked = Rate(question, said_of_values.MATTERS_LOW, said_of_values.MATTERS_HIGH, value.matters)
    matters: Rated | None = yield asked
    if matters is None:
        return value.id
    first = matters.number is not None
    if first and not (yield from _keep_numbers(visit, value, matters.number, None, same=False)):
        return value.id
    lived = yield _how_far(value)
    if lived is not None and lived.number is not None:
        yield from _keep_numbers(visit, value, None, lived.number, same=first)
    return value.id


def _earlier(visit: ValueVisit, value: Value) -> Talk[None]:
    """What was said of one in numbers, day by day."""
    found = yield from look("earlier numbers", value.id, run=lambda: tuple(visit.earlier(value)))
    if isinstance(found, Refused):
        yield Say(found.words)
        return
    rows = tuple(BrowseRow(spoken_day(day), numbers=in_words(matters, lived)) for day, matters, lived in found)
    answer: object = ""
    while answer is not None:
        answer = yield Browse(
            "earlier", value.name, said_of_values.EARLIER, rows, empty=said_of_values.NO_NUMBER_YET, picking=""
        )


def _rate_all(visit: ValueVisit, values: Values) -> Talk[None]:
    """Asks of each how far it was lived lately, until that is enough."""
    kept_one = False
    for value in values:
        lived: Rated | None = yield _how_far(value)
        if lived is None:
            return
        if lived.number is not None:
            if not (yield from _keep_numbers(visit, value, None, lived.number, same=kept_one)):
                return
            kept_one = True


def _how_far(value: Value) -> Rate:
    question = said_of_values.how_far(value.name)
    return Rate(question, said_of_values.LIVED_LOW, said_of_values.LIVED_HIGH, value.lived)


def _keep_numbers(visit: ValueVisit, value: Value, matters: int | None, lived: int | None, *, same: bool) -> Talk[bool]:
    def run() -> Kept[None]:
        return Kept(None, visit.rate(value, matters, lived, same=same))

    kept = yield from keep_again(Effect("rate a value", (value.id, matters, lived), run=run))
    return kept is not None


def _move(visit: ValueVisit, value: Value, place: int) -> Talk[str]:
    yield from keep(Effect("move a value", (value.id, place), run=lambda: Kept(None, visit.move(value, place))))
    return value.id


def _remove(visit: ValueVisit, value: Value) -> Talk[None]:
    taken = Effect("take a value out", (value.id,), run=lambda: Kept(None, visit.remove(value)))
    if (yield from keep(taken)) is not None:
        yield Say("This word is taken out.", undo=True)


def _sort(sorting: Callable[[], str]) -> Talk[None]:
    """Begins the guide that sorts them."""
    guide = yield from look("the guide that sorts values", run=sorting)
    if isinstance(guide, Refused) or not guide:
        yield Say(guide.words if isinstance(guide, Refused) else said_of_values.NO_GUIDE_SORTS)
        return
    yield Open("writing", guide)


def _choose(visit: ValueVisit) -> Talk[str]:
    """Chooses from the list, group by group, until that is enough. The id of the last one that was added."""
    last = ""
    while True:
        groups = yield from look("values to choose from", run=lambda: tuple(visit.choices()))
        if isinstance(groups, Refused) or not groups:
            yield Say(groups.words if isinstance(groups, Refused) else _ALL_TAKEN)
            return last
        at = yield from choose("Which kind?", (*(group.title for group in groups), _DONE))
        if at is None or at == len(groups):
            return last
        group = groups[at]
        place = yield from choose(group.title, (*(one.said for one in group.values), "None of these"))
        if place is None or place == len(group.values):
            continue
        words = group.values[place]
        if (yield from keep(Effect("choose a value", (words.id,), run=partial(_put, visit, words)))) is not None:
            last = words.id
            yield Say(f"“{words.name}” is in your list now.")


def _put(visit: ValueVisit, words: ValueWords) -> Kept[None]:
    return Kept(None, visit.choose(words))
