"""Dials: what a person may choose to be asked about once a week, each by itself. They are never summed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from ptg_cli.model.scales import is_rating

Side = Literal["load", "thinking", "compass"]

MOST: Final = 3
"""How many dials a person picks at most."""

DAYS: Final = 7
"""How many days a dial looks back on, and how long it is not asked again."""

NAME_LENGTH: Final = 40
"""No dial's id is longer than so many characters."""

_DIRECTIONS: Final[Mapping[Side, str]] = {
    "load": "Higher is heavier.",
    "thinking": "Higher is more of it.",
    "compass": "Higher is lighter.",
}


@dataclass(frozen=True, slots=True)
class Dial:
    """One dial from 0 to 10. `points` names its ends, and for some a point between; `hint` widens the question."""

    id: str
    name: str
    side: Side
    question: str
    points: Mapping[int, str]
    hint: str = ""

    @property
    def direction(self) -> str:
        """Which way it goes, as a sentence."""
        return _DIRECTIONS[self.side]

    @property
    def ends(self) -> str:
        """Its named points in words: “0 no rest, 10 rested”."""
        return ", ".join(f"{number} {words}" for number, words in self.points.items())


DIALS: Final = (
    Dial(
        "replay",
        "Replay",
        "load",
        "How often did memories come uninvited?",
        {0: "never", 10: "most of the day"},
    ),
    Dial(
        "dodging",
        "Dodging",
        "load",
        "How much did you keep away from?",
        {0: "did what I wanted", 10: "avoided most things"},
    ),
    Dial(
        "chosen-reflection",
        "Chosen reflection",
        "thinking",
        "How often did you think about it because you chose to?",
        {0: "not at all", 10: "often, on purpose, and I could stop"},
    ),
    Dial(
        "sleep",
        "Sleep",
        "compass",
        "How did you sleep?",
        {0: "no rest", 10: "rested"},
    ),
    Dial(
        "functioning",
        "Functioning",
        "compass",
        "How did your days go?",
        {0: "could not do the basics", 10: "managed my days"},
    ),
    Dial(
        "closeness",
        "Closeness",
        "compass",
        "How near were other people?",
        {0: "cut off", 5: "some contact", 10: "someone I can lean on"},
    ),
    Dial(
        "openings",
        "Openings",
        "compass",
        "Could you see a way forward?",
        {0: "none in sight", 10: "paths worth trying"},
    ),
    Dial(
        "self-trust",
        "Self-trust",
        "compass",
        "How far did you trust yourself?",
        {0: "could not cope", 10: "trusted myself with hard moments"},
    ),
    Dial(
        "noticing",
        "Noticing",
        "compass",
        "How much that was good got through?",
        {0: "nothing good registered", 10: "ordinary good things got through"},
        "Small counts: a taste, a voice, a warm cup.",
    ),
    Dial(
        "meaning",
        "Meaning",
        "compass",
        "How much did it all matter?",
        {0: "nothing matters", 10: "part of something that matters"},
        "From any source: people, nature, work, faith, none of these.",
    ),
)
"""Every dial, in the order they are offered: load, thinking, compass."""

_BY_ID: Final = {dial.id: dial for dial in DIALS}


def find(words: str) -> Dial | None:
    """The dial of that id or name, whatever its case; None where there is none."""
    return _BY_ID.get("-".join(words.casefold().split()))


def named(ids: Iterable[str]) -> list[Dial]:
    """The dials of these ids, each once; what is no dial is passed over."""
    return [_BY_ID[one] for one in dict.fromkeys(ids) if one in _BY_ID]


def unknown(words: str) -> str:
    """What is said of a dial there is none of, with the nearest there is, else all of them."""
    import difflib

    near = difflib.get_close_matches("-".join(words.casefold().split()), _BY_ID, n=2, cutoff=0.6)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"The dials are: {', '.join(_BY_ID)}."
    return f"“{words}” isn't one of the dials. {hint}"


def said(ratings: Mapping[str, int]) -> str:
    """Ratings in words, each by itself: “Sleep 4, Closeness 6”. One of a dial not known here is named as it is."""
    return ", ".join(f"{_BY_ID[one].name if one in _BY_ID else one} {rating}" for one, rating in ratings.items())


def are_ratings(value: Any) -> bool:
    """True for a table of dials and their ratings, known here or not: short texts, each with 0 to 10."""
    return isinstance(value, Mapping) and all(
        isinstance(name, str) and 0 < len(name) <= NAME_LENGTH and is_rating(rating) for name, rating in value.items()
    )
