"""What is said wherever a number from 0 to 10 is asked for, or feelings."""

from collections.abc import Iterable, Mapping
from typing import Final

from ptg_cli.model.scales import DISTRESS, FEELINGS, HOW_HARD_NOW

SCALE_POINTS: Final = ", ".join(f"{number} {words}" for number, words in DISTRESS.items())
"""The named points of the one scale, in a line."""

# The question

HOW_HARD_WITH_POINTS: Final = f"How hard is it right now, whatever is weighing on you? {SCALE_POINTS}."
HOW_HARD_0_TO_10: Final = "How hard is it right now, from 0 to 10?"
"""The same where the points of the scale were heard."""
HOW_HARD_NOW_OR_ENTER: Final = f"{HOW_HARD_NOW} A number, or enter."
HOW_HARD_NOW_WITH_POINTS: Final = f"{HOW_HARD_NOW} {SCALE_POINTS}. A number, or enter."
_NUMBERED: Final = ", ".join(f"{number} {feeling}" for number, feeling in enumerate(FEELINGS, 1))
FEELINGS_ANY_OR_NONE: Final = f"Feelings, any or none: {_NUMBERED}."
WHAT_DO_YOU_FEEL: Final = f"What do you feel? Any or none: {_NUMBERED}. Numbers or words, or enter."
WHAT_DO_YOU_FEEL_SHORT: Final = "What do you feel? Numbers or words, or enter for none."
"""The same where they were heard."""
SCALE_IN_FULL: Final = (f"{SCALE_POINTS}.",)
"""What a question mark says of it."""
FEELINGS_OR_NONE: Final = "What do you feel? Mark any of these, or none."
ARROWS_OR_CLICK_MARK: Final = "Move with the arrows. Space or a click marks one."

# What can be typed

TYPE_NUMBER_OR_NONE: Final = "Type a number, or none."
TYPE_NUMBER_OR_ENTER: Final = "Type a number, or enter."
NUMBER_OR_NONE: Final = "A number, or none."
ONE_OR_TEN: Final = "You typed 1. Type 0 now to make it 10."
WHOLE_NUMBER: Final = "A whole number from 0 to 10, or enter to skip it."


def not_among_feelings(words: Iterable[str], near: Iterable[str]) -> str:
    """Words that name no feeling of the list, and those that may have been meant."""
    meant = " or ".join(near)
    asked = f"Did you mean {meant}? " if meant else ""
    return f"Not among them: {', '.join(words)}. {asked}Say all of them again, or enter for none."


# What was said


def point(number: int, words: Mapping[int, str]) -> str:
    """What a number means; between two that have words, what stands on either side."""
    if number in words:
        return f"{number}: {words[number]}"
    below = max((named for named in words if named < number), default=None)
    above = min((named for named in words if named > number), default=None)
    sides = [f"{named}, {words[named]}" for named in (below, above) if named is not None]
    return f"{number}: between {', and '.join(sides)}"


def last_time(number: int) -> str:
    """The number that was said the last time."""
    return f"Last time you said {number}."


def then_and_now(before: int, now: int) -> str:
    """The same at an end, where it stands beside the scale."""
    easier = " Easier than before." if now < before else ""
    return f"It was {before}, and is {now} now.{easier}"


def now(number: int) -> str:
    """Under the number of now, where the one before stands on the same track."""
    return f"{number} now"


def before(number: int) -> str:
    """Under the number before, on the same track."""
    return f"{number} before"


def same_as_before(number: int) -> str:
    """Under both, where they are one."""
    return f"{number} now, as before"


def compared(before: int, now: int) -> str:
    """How hard it was, and how hard it is."""
    return f"{before}, then {now}."
