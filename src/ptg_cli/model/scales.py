"""The few fixed words and numbers that every room shares: distress, feelings, levels, kinds of entry."""

from collections.abc import Mapping
from typing import Any, Final

DISTRESS: Final = {
    0: "calm enough",
    3: "noticeable",
    5: "hard to ignore",
    7: "hard to do anything else",
    10: "as bad as it gets",
}
"""The one distress scale, 0 to 10, with its named points."""

HOW_HARD: Final = "How hard is it right now?"
HOW_HARD_NOW: Final = "How hard is it now?"
WHATEVER_IT_IS: Final = "Whatever is weighing on you."
"""What “it” means in the two questions: what a person counts in is theirs to choose."""

FEELINGS: Final = (
    "numb",
    "far away",
    "flat",
    "sad",
    "angry",
    "afraid",
    "ashamed",
    "keyed-up",
    "flooded",
    "tired",
    "steady",
)
"""Feelings a person may pick, any or none."""

OUTWARD_FEELINGS: Final = frozenset({"numb", "far away", "flooded"})
"""Feelings that count as 7 or 8 whatever the number says: a numb person rates low."""

LEVELS: Final = ("gentle", "moderate", "deep")
KINDS: Final = ("journal", "note", "checkin", "practice", "coping", "review")
DID: Final = ("yes", "part", "not-today")
"""What can be said of a try."""

CONTROL: Final = ("mine", "influence", "not-mine")
WORTH: Final = ("yes", "partly", "no", "too-soon")


NAME_LENGTH: Final = 40
"""No dial's id is longer than so many characters."""


def is_rating(value: object) -> bool:
    """True for a whole number from 0 to 10 (a bool is not a number here)."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10


def are_ratings(value: Any) -> bool:
    """True for a table of dials and their ratings, known here or not: short texts, each with 0 to 10."""
    return are_numbers(value) and all(len(name) <= NAME_LENGTH for name in value)


def are_numbers(value: Any) -> bool:
    """True for a table of names of any length, each with a rating."""
    return isinstance(value, Mapping) and all(
        isinstance(name, str) and name and is_rating(rating) for name, rating in value.items()
    )
