"""Values: what matters to a person, by names of their own, each with why if they like, and two numbers: how much it
matters, and how far it was lived lately."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ptg_cli.model.folded import folded, joined
from ptg_cli.model.person import same_name
from ptg_cli.model.visible import in_one_line


@dataclass(frozen=True, slots=True)
class Value:
    """One value. `name` and `why` are in the person's own words; `id` is what pages call it, and stays when the name is
    changed. `matters` and `lived` are 0 to 10, as they were said last; None where that was not asked."""

    id: str
    name: str
    why: str = ""
    matters: int | None = None
    lived: int | None = None

    @property
    def said(self) -> str:
        """It in one line, without its numbers."""
        return f"{self.name}: {self.why}" if self.why else self.name

    @property
    def in_words(self) -> tuple[tuple[str, int | None], ...]:
        """Its numbers, each with a word for it: “matters” 9, “in your days” 4. None where it was not said."""
        return in_words(self.matters, self.lived)

    @property
    def numbers(self) -> str:
        """Its numbers in a few words, such as “matters 9, in your days 4”; empty where there are none."""
        return ", ".join(f"{word} {number}" for word, number in self.in_words if number is not None)


def in_words(matters: int | None, lived: int | None) -> tuple[tuple[str, int | None], ...]:
    """The two numbers, each with a word for it, None for one that was not said; nothing where neither was."""
    both = (("matters", matters), ("in your days", lived))
    return both if matters is not None or lived is not None else ()


Values = tuple[Value, ...]
"""Those of one person, in the order they gave them."""


def named_value(name: str, why: str = "") -> Value:
    """A new value of that name. Its id is made of the name, once."""
    words = in_one_line(name)
    return Value(joined(words), words, in_one_line(why))


def value_called(values: Iterable[Value], name: str) -> Value | None:
    """The value of that name or id, if there is one."""
    found = list(values)
    by_name = (one for one in found if same_name(one.name, name))
    return next(by_name, None) or next((one for one in found if one.id == joined(name)), None)


def with_value(values: Values, value: Value) -> Values:
    """The values, this one put in the place of the one of its id, or added at the end."""
    if any(one.id == value.id for one in values):
        return tuple(value if one.id == value.id else one for one in values)
    return (*values, value)


def without_value(values: Values, value: Value) -> Values:
    """The values but this one."""
    return tuple(one for one in values if one.id != value.id)


def moved_value(values: Values, value: Value, place: int) -> Values:
    """The values, this one at that place from 0, or at the nearest there is."""
    others = without_value(values, value)
    place = max(0, min(place, len(others)))
    return (*others[:place], value, *others[place:])


def rated_value(value: Value, matters: int | None, lived: int | None) -> Value:
    """It with other numbers; None leaves the number as it is."""
    return replace(
        value,
        matters=value.matters if matters is None else matters,
        lived=value.lived if lived is None else lived,
    )


def renamed_value(value: Value, name: str, why: str) -> Value:
    """It with another name and why; its id stays."""
    return replace(value, name=in_one_line(name), why=in_one_line(why))


@dataclass(frozen=True, slots=True)
class ValueWords:
    """A value to choose, as ptg offers it; `about` is what it can mean."""

    id: str
    name: str
    about: str

    @property
    def said(self) -> str:
        """It in one line."""
        return f"{self.name}: {self.about}"


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Values to choose from that stand under one title."""

    title: str
    values: tuple[ValueWords, ...]


Groups = tuple[ValueGroup, ...]
"""All the values that ptg offers."""


def offered(values: Values, groups: Groups) -> Groups:
    """The values to choose from, without those that are there already; a group of which none is left is left out."""
    left = (ValueGroup(one.title, tuple(w for w in one.values if known_value(values, w) is None)) for one in groups)
    return tuple(group for group in left if group.values)


def known_value(values: Values, words: ValueWords) -> Value | None:
    """The value that these words stand for already, whatever it is called by now."""
    return next((one for one in values if one.id == words.id), None) or value_called(values, words.name)


def value_cards(values: Values, groups: Groups) -> dict[str, str]:
    """Every value to sort, and what it can mean: the person's own first, with why, then those to choose from."""
    own = {one.name: one.why for one in values}
    return own | {words.name: words.about for group in offered(values, groups) for words in group.values}


def value_ids(values: Values, groups: Groups) -> dict[str, str]:
    """The id of each value, by its folded name."""
    known = {folded(words.name): words.id for group in groups for words in group.values}
    return known | {folded(one.name): one.id for one in values}


def value_id(name: str, ids: Mapping[str, str]) -> str:
    """The id of the value of that name; one that nobody knows yet gets its id from its name."""
    words = in_one_line(name)
    return ids.get(folded(words)) or joined(words)


def with_first(values: Values, names: Iterable[str], ids: Mapping[str, str]) -> Values:
    """The values, those of these names first and in that order; what is not there yet is added."""
    by_id = {one.id: one for one in values}
    chosen = {}
    for name in names:
        found = value_called(values, name)
        one = found.id if found else value_id(name, ids)
        chosen[one] = by_id.get(one) or Value(one, in_one_line(name))
    return (*chosen.values(), *(one for one in values if one.id not in chosen))
