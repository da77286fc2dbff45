"""What is said of the two numbers of a value: how much it matters, and how far it was lived lately."""

from collections.abc import Iterable
from typing import Final

# The two questions

MATTERS_LOW: Final = "not at all"
MATTERS_HIGH: Final = "more than almost anything"
LIVED_LOW: Final = "none of it"
LIVED_HIGH: Final = "as much as I would like"


def how_much(name: str) -> str:
    """How much a value matters."""
    return f"How much does this matter to you: {name}?"


def how_far(name: str) -> str:
    """How far it was lived."""
    return f"How much of this was in your days lately: {name}?"


WHICH_NUMBER: Final = "Say at least one of the numbers: --matters, --lived, or both. Each is 0 to 10."

# What was said

EARLIER: Final = "What you said, the newest first."
NO_GUIDE_SORTS: Final = "No guide here sorts such words. `ptg guides` shows those there are."
NO_NUMBER_YET: Final = "You have given it no number yet."
RATED: Final = "Kept, on a page of its own too. Earlier numbers stay where they are."


def in_sentences(matters: int | None, lived: int | None) -> str:
    """The two numbers for the ear; empty where there are none."""
    both = (
        f"It matters {matters} of 10." if matters is not None else "",
        f"It was in your days {lived} of 10 lately." if lived is not None else "",
    )
    return " ".join(filter(None, both))


def on_a_day(day: str, matters: int | None, lived: int | None) -> str:
    """What was said on one day."""
    return f"{day}: {_of_ten(matters, lived)}"


def on_the_page(rated: Iterable[tuple[str, int | None, int | None]]) -> str:
    """The words of the page that holds numbers: each value's name with what was said of it."""
    return "".join(f"{name}: {_of_ten(matters, lived)}\n" for name, matters, lived in rated)


def _of_ten(matters: int | None, lived: int | None) -> str:
    both = (("it matters", matters), ("in my days lately", lived))
    return ", ".join(f"{words} {number} of 10" for words, number in both if number is not None) + "."
