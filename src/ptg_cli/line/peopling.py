"""People of the plan in line mode: naming someone, what they are good for, and every line that names them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from ptg_cli.desk.explaining import explain
from ptg_cli.desk.plan_visit import ABOUT_NOT_SAFE, SAFE_AGAIN, PlanVisit, stands_in
from ptg_cli.journal.errors import JournalError
from ptg_cli.line.menu import Menu
from ptg_cli.model.person import HELP, HELP_SAID, Person
from ptg_cli.model.visible import in_one_line, one_line

_KINDS: Final = ", ".join(f"{number} {HELP_SAID[kind]}" for number, kind in enumerate(HELP, 1))
_REACH: Final = "How are they reached? A number, an address, a knock. Enter leaves it out."
_GOOD_FOR: Final = f"What are they good for? {_KINDS}. Numbers, such as 1, 3. Enter leaves it out."
_WAS_ASKED: Final = "Have you asked them if that is all right? 1 yes. Enter leaves it open."


def keep(menu: Menu, change: Callable[[], str]) -> bool:
    """Does something to the plan, and says what has to be said. Where the disk refuses it can be tried again, so
    that nothing has to be typed twice; false where it was not kept."""
    while True:
        try:
            said = change()
        except JournalError as error:
            menu.say(explain(error))
            return False
        except OSError as error:
            lines = (f"{explain(error)} Not kept.", "1 try again.")
            if not menu.choice(lines, "1, or enter to leave it.", ("1",)):
                return False
        else:
            menu.say(*([said] if said else []))
            return True


def known_numbers(count: int) -> tuple[str, ...]:
    """The numbers from 1 as they are typed."""
    return tuple(str(number) for number in range(1, count + 1))


def add(menu: Menu, visit: PlanVisit, words: str) -> None:
    """Adds someone by their name, and a number if it stands behind it, then asks for the rest, a line each. Everything
    is kept at once."""
    before = visit.known_as(words)
    if not keep(menu, partial(visit.add_person, words)):
        return
    person = visit.person(words)
    if before is not None and (before.reach or before.help):
        menu.say("Kept, as you named them before.")
        return
    if person.reach:
        menu.say(one_line(f"{person.name}: {person.reach}"))
    else:
        menu.say(_REACH)
        if reach := menu.line(_REACH, asking=True):
            person = _put(menu, visit, person, replace(person, reach=in_one_line(reach)), same=True)
    menu.say(_GOOD_FOR)
    while words := menu.line(_GOOD_FOR, asking=True):
        marked = {HELP[int(one) - 1] for one in words.replace(",", " ").split() if one in known_numbers(len(HELP))}
        if marked:
            kinds = tuple(kind for kind in HELP if kind in marked)
            person = _put(menu, visit, person, replace(person, help=kinds), same=True)
            break
        menu.say(f"The numbers are 1 to {len(HELP)}.", _GOOD_FOR)
    if menu.choice((), _WAS_ASKED, ("1",)):
        person = _put(menu, visit, person, replace(person, asked=True), same=True)
    menu.say("Kept.")


def _put(menu: Menu, visit: PlanVisit, was: Person, now: Person, *, same: bool = False) -> Person:
    """Keeps someone changed; who they are afterwards."""
    return now if keep(menu, partial(visit.put_person, was, now, same=same)) else was


def change(menu: Menu, visit: PlanVisit, person: Person, move: Callable[[int], None] | None) -> None:
    """Says what there is of someone and changes it, until enter goes back. `move` moves their line, where it can be."""
    while True:
        menu.say(*_rows(person), *(["10 move up.", "11 move down."] if move else []), "12 take them out.")
        known = (*known_numbers(9), *(("10", "11") if move else ()), "12")
        match menu.choice((), "A number changes that. Enter goes back. 0 leaves.", known):
            case "":
                return
            case "1" | "2" as what:
                person = _ask(menu, visit, person, name=what == "1")
            case "8":
                person = _put(menu, visit, person, replace(person, asked=not person.asked))
            case "9":
                person = _not_safe(menu, visit, person)
                move = None if person.not_safe else move
            case "10" | "11" as way:
                if move:
                    move(-1 if way == "10" else 1)
                return
            case "12":
                _remove(menu, visit, person)
                return
            case kind:
                marked = set(person.help) ^ {HELP[int(kind) - 3]}
                now = replace(person, help=tuple(one for one in HELP if one in marked))
                person = _put(menu, visit, person, now)


def _rows(person: Person) -> list[str]:
    def yes(is_so: bool) -> str:
        return "yes" if is_so else "no"

    return [
        f"1 name: {one_line(person.name)}",
        f"2 how to reach them: {one_line(person.reach) or 'not said'}",
        *(f"{number} {HELP_SAID[kind]}: {yes(kind in person.help)}." for number, kind in enumerate(HELP, 3)),
        f"8 has been asked: {yes(person.asked)}.",
        f"9 not safe with them: {yes(person.not_safe)}.",
    ]


def _ask(menu: Menu, visit: PlanVisit, person: Person, *, name: bool) -> Person:
    hint = (
        "Another name, or initials. Enter leaves it as it is."
        if name
        else "How are they reached? A dash takes it off. Enter leaves it as it is."
    )
    menu.say(hint)
    words = in_one_line(menu.line(hint, asking=True))
    if not words:
        return person
    if not name:
        return _put(menu, visit, person, replace(person, reach="" if words == "-" else words))
    now = _put(menu, visit, person, replace(person, name=words))
    if now.name == person.name:
        return now
    lines = visit.mentions(person.name)
    if lines and _offers(menu, person.name, lines, "1 change them too.") == "1":
        keep(menu, partial(visit.rename_mentions, person.name, now.name))
    _elsewhere(menu, visit, person.name)
    return now


def _not_safe(menu: Menu, visit: PlanVisit, person: Person) -> Person:
    now = _put(menu, visit, person, replace(person, not_safe=not person.not_safe))
    if now != person:
        words = ABOUT_NOT_SAFE if now.not_safe else SAFE_AGAIN
        menu.say(one_line(words.format(name=now.name)))
    return now


def _remove(menu: Menu, visit: PlanVisit, person: Person) -> None:
    lines = visit.mentions(person.name)
    if not keep(menu, partial(visit.remove_person, person.name)):
        return
    if lines and _offers(menu, person.name, lines, "1 take them out too.") == "1":
        keep(menu, partial(visit.remove_mentions, person.name))
    menu.say("Taken out. undo brings it back.")
    _elsewhere(menu, visit, person.name)


def _elsewhere(menu: Menu, visit: PlanVisit, name: str) -> None:
    """Says which of the person's own strategies name someone."""
    said = visit.named_elsewhere(name)
    menu.say(*([one_line(said)] if said else []))


def _offers(menu: Menu, name: str, lines: list[str], first: str) -> str:
    said = (one_line(stands_in(name, len(lines))), *map(one_line, lines), first, "2 leave them.")
    return menu.choice(said, "1 or 2. Enter leaves them.", ("1", "2"))
