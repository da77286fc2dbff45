"""What is said of milestones: pages that a person marked in their own words."""

from datetime import date
from typing import Final

from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.visible import with_stop

TITLE: Final = "Your milestones"
ABOUT: Final = "Pages that you marked in your own words. ptg marks none by itself."
EMPTY: Final = "No page is marked as a milestone. Where you read a page, you can mark it and say what it is."
PICKING: Final = "Type a number to read that page."

READ: Final = "Read the page of the marked one."
CHANGE: Final = "words"
CHANGE_ABOUT: Final = "Change the words of the marked one, or take them off. The page stays."

NONE_YET: Final = (
    "No page is marked as a milestone. `ptg change ID --milestone WORDS` marks one, in your own words. "
    "ptg marks none by itself."
)
NONE_FITS: Final = "No page that fits this is marked as a milestone."


def cannot_be_read(path: str, why: str) -> str:
    """A page of which nobody knows whether it is one."""
    return f"This page can't be read, so it may be missing here: {path}: {why}."


def not_words(path: str) -> str:
    """What stands at the key was typed by hand, and is no text."""
    return f"{path}: “milestone” is not a text, so it is not listed here. Put quotes round the words in an editor."


def with_day(words: str, day: date | None) -> str:
    """One of them in a sentence, with the person's own words first."""
    return f"“{words}”{f', {spoken_day(day)}' if day else ''}."


def heard(words: str, day: date | None, what: str, page_id: str) -> str:
    """One of them for the ear: the person's own words, the day, what the page is, and its id."""
    parts = (spoken_day(day, weekday=True) if day else "", what, page_id)
    return f"{with_stop(words)} {', '.join(filter(None, parts))}."


def and_more(count: int) -> str:
    """There are more than are said."""
    return f"There {'is 1 earlier one' if count == 1 else f'are {count:,} earlier ones'}."
