"""A person of the plan: naming someone, what is said of them, taking them out, and every line that names them."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from ptg_cli.desk.plan_visit import PlanVisit
from ptg_cli.model.person import HELP, HELP_SAID, Person, named
from ptg_cli.sentences import plan as said_of_plan
from ptg_cli.sentences.plan import not_safe_from_now, safe_again, stands_in
from ptg_cli.talks.turns import (
    Action,
    Added,
    AskLine,
    Browse,
    BrowseRow,
    Did,
    Effect,
    Kept,
    PickedRow,
    Refused,
    Say,
    Talk,
    choose,
    keep,
    keep_line,
    look,
    say,
)

_NAME: Final = AskLine("Name, or initials", draft="people/change")
_REACH: Final = AskLine(
    "How can you reach this person?", "A phone number, an address, or “knock at the door”.", optional=True
)
_ROWS: Final = ("name", "reach", "not_safe", *HELP, "asked")
_LABELS: Final = {
    "name": "Name, or initials",
    "reach": "How to reach them",
    **{kind: f"{HELP_SAID[kind][0].upper()}{HELP_SAID[kind][1:]}" for kind in HELP},
    "asked": "I asked if I may call",
    "not_safe": "Not safe with them",
}
_NOT_SAFE: Final = frozenset({"not safe", _LABELS["not_safe"].casefold(), "unsafe"})
"""What is typed in place of how to reach them, and is meant as just that."""
_ABOUT: Final = {
    "asked": "Whether you asked them if you may call. It can make calling easier.",
    "not_safe": "With “yes”, this person is never suggested and is not on the card. You can change it back here.",
}
_REMOVE: Final = Action(
    "remove", "x,delete", "x", "take out", "Take this person out of your list of people.", footer=True
)
_KNOWN_BEFORE: Final = "Kept. You had named this person before, so what you said then is here again."


@dataclass(frozen=True, slots=True)
class _Added:
    """Someone who was added. `known` true: the list of people had them before."""

    person: Person
    known: bool


def add(visit: PlanVisit, words: str = "") -> Talk[str]:
    """Adds someone by their name, and a number if it stands behind it; `words` if that was typed already. Then all
    that is said of them can be changed. Everything is kept at once. Their name, empty where nobody was added."""
    known = yield from look("people named before", run=lambda: visit.known)
    about = f"You named before: {', '.join(known[:6])}." if isinstance(known, list) and known else ""
    who = AskLine("Who is it?", f"Initials are enough. {about}".strip(), draft="people/new", goes_on=True)
    added = yield from keep_line(who, partial(_adding, visit), words)
    if added is None:
        return ""
    person = added.now.person
    if added.now.known and person.said != person.name:
        yield Say(_KNOWN_BEFORE)
        return person.name
    if not person.reach:
        asked = replace(_REACH, draft="people/reach")
        reached = yield from keep_line(asked, lambda words: _putting(visit, person, _with_reach(person, words), True))
        if reached is None:
            return person.name
        if reached.now.not_safe:
            yield Say(not_safe_from_now(person.name))
    return (yield from change(visit, person.name))


def not_safe(visit: PlanVisit) -> Talk[None]:
    """Those marked as not safe, in a list of their own: naming one more, and changing what is said of one, until one
    goes back."""
    while True:
        found = yield from look("people who are not safe", run=lambda: tuple(visit.not_safe))
        if isinstance(found, Refused):
            yield Say(found.words)
            return
        answer: PickedRow | Did | Added | None = yield _not_safe_list(tuple(row.said for row in found))
        match answer:
            case PickedRow(row=at):
                yield from change(visit, found[at].line)
            case Added(words=words):
                yield from _mark(visit, words)
            case Did(action="add"):
                yield from _mark(visit, "")
            case _:
                return


def _not_safe_list(said: tuple[str, ...]) -> Browse:
    return Browse(
        "not-safe",
        said_of_plan.NOT_SAFE,
        said_of_plan.NOT_SAFE_ABOUT,
        tuple(BrowseRow(words) for words in said),
        (Action("add", "a", "a", "add", said_of_plan.NOT_SAFE_TYPING),),
        empty=said_of_plan.NOT_SAFE_NONE,
        adds=True,
        typing=said_of_plan.NOT_SAFE_TYPING,
        draft="people/not-safe",
        back=("the people", "Back to the people you can tell. All of it is kept."),
    )


def _mark(visit: PlanVisit, typed: str) -> Talk[None]:
    """Asks who is not safe, unless that was typed already, and marks them."""

    def marking(words: str) -> Effect[Kept[Person]]:
        def run() -> Kept[Person]:
            said = visit.mark_not_safe(words)
            return Kept(visit.person(words), said)

        return Effect("mark as not safe", (words,), run=run)

    who = AskLine("Who is it?", "Initials are enough.", draft="people/not-safe", goes_on=True)
    marked = yield from keep_line(who, marking, typed)
    if marked is not None:
        yield Say(not_safe_from_now(marked.now.name), undo=True)


def _adding(visit: PlanVisit, words: str) -> Effect[Kept[_Added]]:
    def run() -> Kept[_Added]:
        known = visit.known_as(words) is not None
        said = visit.add_person(words)
        return Kept(_Added(visit.person(words), known), said)

    def again(before: Kept[_Added]) -> Kept[_Added]:
        if before.now.known:  # they were among the people already, and stay there under their own name
            return run()
        was, told = before.now.person, named(words)
        said = visit.put_person(was, replace(was, name=told.name, reach=told.reach or was.reach), same=True)
        return Kept(_Added(visit.person(words), False), said)

    return Effect("add a person", (words,), run=run, again=again)


def _with_reach(person: Person, words: str) -> Person:
    """How to reach them, or that they are not safe, where that is what was typed."""
    if words.strip().rstrip(".").casefold() in _NOT_SAFE:
        return replace(person, not_safe=True)
    return replace(person, reach=words)


def _putting(visit: PlanVisit, was: Person, now: Person, same: bool = False) -> Effect[Kept[Person]]:
    """Puts someone changed in the stead of the one before."""

    def put(was: Person) -> Kept[Person]:
        said = visit.put_person(was, now, same=same)
        return Kept(visit.person(now.name), said)

    return Effect("change a person", (was, now), run=lambda: put(was), again=lambda before: put(before.now))


def change(visit: PlanVisit, name: str) -> Talk[str]:
    """What is said of someone, each row to be changed, until one goes back. Over too once they are taken out. Their
    name afterwards."""
    at: int | None = 0
    while True:
        person = yield from look("a person", name, run=lambda name=name: visit.known_as(name))  # type: ignore[misc]
        if not isinstance(person, Person):
            yield from say(person.words if isinstance(person, Refused) else "")
            return name
        done: PickedRow | Did | None = yield _list(person, at)
        at = None
        match done:
            case PickedRow(row=row):
                name = yield from _change_row(visit, person, _ROWS[row])
            case Did(action="remove"):
                yield from remove(visit, person.name)
                return ""
            case _:
                return person.name


def _list(person: Person, at: int | None) -> Browse:
    def value(what: str) -> str:
        if what in {"name", "reach"}:
            return str(getattr(person, what)) or "not said"
        if what in HELP:
            return "yes" if what in person.help else "not said"
        return "yes" if getattr(person, what) else "no"

    rows = tuple(BrowseRow(_LABELS[what], value(what), _ABOUT.get(what, "")) for what in _ROWS)
    back = ("done", "Back to the people. All of it is kept.")
    return Browse("person", person.name, rows=rows, actions=(_REMOVE,), at=at, back=back)


def _change_row(visit: PlanVisit, person: Person, what: str) -> Talk[str]:
    """Changes one thing said of someone. Their name afterwards."""
    if what == "name":
        return (yield from _rename(visit, person))
    if what == "reach":
        asked = replace(_REACH, value=person.reach, draft="people/change")
        kept = yield from keep_line(asked, lambda words: _putting(visit, person, _with_reach(person, words)))
        if kept is not None and kept.now.not_safe and not person.not_safe:
            yield Say(not_safe_from_now(person.name))
    elif what in HELP:
        marked = {*person.help} ^ {what}
        now = replace(person, help=tuple(kind for kind in HELP if kind in marked))
        yield from keep(_putting(visit, person, now))
    elif what == "asked":
        yield from keep(_putting(visit, person, replace(person, asked=not person.asked)))
    else:
        kept = yield from keep(_putting(visit, person, replace(person, not_safe=not person.not_safe)))
        if kept is not None:
            yield Say((not_safe_from_now if kept.now.not_safe else safe_again)(person.name))
    return person.name


def _rename(visit: PlanVisit, person: Person) -> Talk[str]:
    """Asks for another name, and offers it to every line that has the old one."""
    asked = replace(_NAME, value=person.name)
    kept = yield from keep_line(asked, lambda words: _putting(visit, person, replace(person, name=words)))
    if kept is None or kept.now.name == person.name:
        return person.name
    old, new = person.name, kept.now.name
    if (yield from _offered(old, ("Change them too", "Leave them"), (yield from _mentions(visit, old)))):
        yield from keep(Effect("rename in lines", (old, new), run=lambda: Kept(None, visit.rename_mentions(old, new))))
    yield from _say_elsewhere(visit, old)
    return new


def remove(visit: PlanVisit, name: str) -> Talk[None]:
    """Takes someone out, and offers to take out every line that names them."""
    lines = yield from _mentions(visit, name)
    taken = Effect("take a person out", (name,), run=lambda: Kept(None, visit.remove_person(name)))
    if (yield from keep(taken)) is None:
        return
    if (yield from _offered(name, ("Take them out too", "Leave them"), lines)):
        yield from keep(Effect("take lines out", (name,), run=lambda: Kept(None, visit.remove_mentions(name))))
    yield Say("This person is not in your plan any more.", undo=True)
    yield from _say_elsewhere(visit, name)


def _mentions(visit: PlanVisit, name: str) -> Talk[tuple[str, ...]]:
    """The lines of the plan that name someone."""
    found = yield from look("lines that name someone", name, run=lambda: tuple(visit.mentions(name)))
    return () if isinstance(found, Refused) else found


def _offered(name: str, options: tuple[str, str], lines: tuple[str, ...]) -> Talk[bool]:
    """Asks whether the lines that name someone are to follow, if there are any."""
    if not lines:
        return False
    return (yield from choose(stands_in(name, len(lines)), options, lines, leaving="leaves them as they are")) == 0


def _say_elsewhere(visit: PlanVisit, name: str) -> Talk[None]:
    """Says which of the person's own strategies name someone."""
    said = yield from look("strategies that name someone", name, run=lambda: visit.named_elsewhere(name))
    yield from say(said if isinstance(said, str) else "")
