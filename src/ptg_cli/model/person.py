"""People: whom a person can tell, how each is reached and what each is good for. One list serves plan, card and
guides."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ptg_cli.model.folded import folded
from ptg_cli.model.visible import in_one_line

HELP: Final = ("listen", "practical", "company", "advice", "crisis")
"""The kinds of help someone may be good for."""

HELP_SAID: Final[Mapping[str, str]] = {
    "listen": "listens",
    "practical": "helps with practical things",
    "company": "good company",
    "advice": "gives advice",
    "crisis": "can be called when it is worst",
}


@dataclass(frozen=True, slots=True)
class Person:
    """`name` may be initials. `reach` is how to reach them, in the person's own words; `help` which of `HELP`; `asked`
    true once they were asked whether that is all right. `not_safe` takes them out of everything ptg suggests. `was` are
    names they had before, by which something may still know them."""

    name: str
    reach: str = ""
    help: tuple[str, ...] = ()
    asked: bool = False
    not_safe: bool = False
    was: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """One line about them: name, how to reach them, what for."""
        parts = (self.reach, ", ".join(HELP_SAID[kind] for kind in self.help), "has been asked" if self.asked else "")
        about = "; ".join(part for part in parts if part)
        return f"{self.name}: {about}" if about else self.name


def safe(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those that may be suggested."""
    return tuple(person for person in people if not person.not_safe)


def marked(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those marked as not safe, each once."""
    return tuple(person for person in people if person.not_safe)


def unsafe(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those marked as not safe, who are in no suggestion; each also by the names they had before, but for a name that
    someone else has now."""
    known = tuple(people)
    taken = {folded(person.name) for person in known}
    found = []
    for person in marked(known):
        before = [name for name in person.was if folded(name) not in taken]
        found += [person, *(replace(person, name=name, was=()) for name in before)]
    return tuple(found)


def renamed(before: Person, now: Person) -> Person:
    """Someone under another name, who is known by the one before all the same."""
    names = (*before.was, *(() if same_name(before.name, now.name) else (before.name,)))
    kept = {folded(name): name for name in names if not same_name(name, now.name)}
    return replace(now, was=tuple(kept.values()))


def with_marks(people: Iterable[Person], names: Iterable[str]) -> tuple[Person, ...]:
    """The people, those of these names marked as not safe; whoever is not among them yet is added."""
    rows = {folded(person.name): person for person in people}
    for name in names:
        known = rows.get(folded(name)) or Person(in_one_line(name))
        rows[folded(name)] = replace(known, not_safe=True)
    return tuple(rows.values())


def same_name(one: str, other: str) -> bool:
    """True where two names mean one person: case, spaces and how their letters are put together aside."""
    return folded(one) == folded(other)


def by_name(people: Iterable[Person]) -> dict[str, Person]:
    """The people by what `person_of` looks for: the first of a name counts."""
    found: dict[str, Person] = {}
    for person in people:
        found.setdefault(folded(person.name), person)
    return found


def person_of(known: Mapping[str, Person], name: str) -> Person | None:
    """The person of that name among those that `by_name` gave."""
    return known.get(folded(name))


_BETWEEN_NAMES: Final = re.compile(r"\s*[,;&]\s*|\s+and\s+", re.IGNORECASE)


def named_among(words: str, names: Iterable[str]) -> str:
    """The one of these names that words mean which name someone, or several people: “Ana, Ben 555 0100” names Ben.
    Empty where they mean none. A full stop behind a name may be missing."""
    told = [in_one_line(words), *_BETWEEN_NAMES.split(in_one_line(words))]
    meant = {folded(name.rstrip(".")) for one in told for name in (one, named(one).name) if name}
    return next((name for name in names if folded(name.rstrip(".")) in meant), "")


_NUMBER_AT_THE_END: Final = re.compile(r"(.*?[^\W\d_].*?)[\s,:;]+(\+?\(?\d[\d\s()/.-]*)")
_LEAST_DIGITS: Final = 5
"""So many digits at the end of a name are a phone number; fewer may be a year, or a door."""


def named(words: str) -> Person:
    """Someone told in one line: “Ada +44 20 7946 0000” is a name, and how to reach them."""
    name = in_one_line(words)
    found = _NUMBER_AT_THE_END.fullmatch(name)
    if found and sum(letter.isdecimal() for letter in found[2]) >= _LEAST_DIGITS:
        return Person(found[1], found[2])
    return Person(name)


def with_person(people: Iterable[Person], told: Person) -> tuple[Person, ...]:
    """The people with someone among them who was told in a line. Of one who is known, another way to reach them is put
    behind the one there is."""
    rows = list(people)
    place = next((at for at, one in enumerate(rows) if same_name(one.name, told.name)), None)
    if place is None:
        return (*rows, told)
    known = rows[place]
    if told.reach not in known.reach:
        rows[place] = replace(known, reach=", ".join(way for way in (known.reach, told.reach) if way))
    return tuple(rows)
