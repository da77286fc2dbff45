"""Dials: what a person may choose to be asked about once a week, each by itself. They are never summed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Side = Literal["load", "thinking", "compass"]

MOST: Final = 3
"""How many dials a person picks at most."""

DAYS: Final = 7
"""How many days a dial looks back on, and how long it is not asked again."""

_DIRECTIONS: Final[Mapping[Side, str]] = {
    "load": "A higher number means it is harder.",
    "thinking": "A higher number means there is more of it.",
    "compass": "A higher number means it is easier.",
}


SIDES: Final[Mapping[str, Side]] = {
    "replay": "load",
    "dodging": "load",
    "chosen-reflection": "thinking",
    "sleep": "compass",
    "functioning": "compass",
    "closeness": "compass",
    "openings": "compass",
    "self-trust": "compass",
    "noticing": "compass",
    "meaning": "compass",
}
"""Which way each dial goes, by its id, in the order they are offered. Their words stand in `prompts/dials.toml`."""

DIALS: Final = tuple(SIDES)
"""The ids of the dials."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One dial from 0 to 10. `points` names its ends, and for some a point between; `hint` widens the question."""

    id: str
    name: str
    question: str
    points: Mapping[int, str]
    hint: str = ""

    @property
    def direction(self) -> str:
        """Which way it goes, as a sentence."""
        return _DIRECTIONS[SIDES[self.id]]

    @property
    def ends(self) -> str:
        """Its named points in words: “0 no rest, 10 rested”."""
        return ", ".join(f"{number} {words}" for number, words in self.points.items())


def plain_name(dial: str) -> str:
    """What a dial is called where its words can't be read: its id, as words. One that is not known here stays as it
    is."""
    return dial.capitalize().replace("-", " ") if dial in SIDES else dial


PLAIN_DIALS: Final = tuple(
    Dial(dial, plain_name(dial), f"{plain_name(dial)}?", {0: "lowest", 10: "highest"}) for dial in DIALS
)
"""The dials as they stand where their words can't be read."""


def dial_id(words: str) -> str:
    """The id that these words are, whatever their case; empty where they are none."""
    wanted = "-".join(words.casefold().split())
    return wanted if wanted in SIDES else ""


def find(words: str, dials: Iterable[Dial]) -> Dial | None:
    """The dial of that id or name, whatever its case; None where there is none."""
    wanted = "-".join(words.casefold().split())
    return next((dial for dial in dials if wanted in {dial.id, "-".join(dial.name.casefold().split())}), None)


def named(ids: Iterable[str], dials: Iterable[Dial]) -> list[Dial]:
    """The dials of these ids, each once and in that order; what is no dial is passed over."""
    known = {dial.id: dial for dial in dials}
    return [known[one] for one in dict.fromkeys(ids) if one in known]


def unknown(words: str, known: Sequence[str] = DIALS) -> str:
    """What is said of a dial there is none of, with the nearest of those `known`, else all of them."""
    import difflib

    alike = {"-".join(name.casefold().split()): name for name in known}
    near = difflib.get_close_matches("-".join(words.casefold().split()), alike, n=2, cutoff=0.6)
    hint = f"Did you mean {' or '.join(alike[one] for one in near)}?" if near else f"The dials are: {', '.join(known)}."
    return f"“{words}” isn't one of the dials. {hint}"


def said(ratings: Mapping[str, int], name: Callable[[str], str]) -> str:
    """Ratings in words, each by itself: “Sleep 4, Closeness 6”. `name` says what a dial is called."""
    return ", ".join(f"{name(one)} {rating}" for one, rating in ratings.items())
