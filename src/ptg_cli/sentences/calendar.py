"""What is said where a person looks at the days on which they have pages."""

from collections.abc import Iterable, Sequence
from typing import Final

from ptg_cli.model.civil_time import MONTHS, nth

TITLE: Final = "Calendar"
WHAT_IS_FILLED: Final = "A filled day has pages."
NOTHING_YET: Final = (
    "There are no pages yet. Once you keep one, its day is filled here. w on the first screen begins a page."
)


def month(number: int, year: int) -> str:
    """A month with its year."""
    return f"{MONTHS[number - 1]} {year}"


def pages_on(month: str, runs: Iterable[tuple[int, int]]) -> str:
    """On which days of a month there are pages. `runs` are days in a row, each by its first and its last."""
    said: list[str] = []
    for first, last in runs:
        if last - first < 2:
            said += [nth(day) for day in range(first, last + 1)]
        else:
            said.append(f"{nth(first)} to {nth(last)}")
    return f"{month}: pages on the {', '.join(said)}." if said else f"{month}: no pages."


def no_pages_in(year: int, months: Sequence[int]) -> str:
    """In which months of a year there are no pages."""
    if len(months) == len(MONTHS):
        return f"{year}: no pages."
    *first, last = [MONTHS[number - 1] for number in months]
    return f"No pages in {', '.join(first)} and {last}." if first else f"No pages in {last}."


def not_a_month(words: str) -> str:
    """Words that are no month and no year."""
    return f"“{words}” isn't a month or a year that ptg knows. Try 2026-11, november, 2026, or a day."


# What each key of its screen does

MOVE_ABOUT: Final = "Move from day to day; in the year, from month to month."
READ_ABOUT: Final = "See the pages of the marked day. In the year: see the marked month."
YEAR_ABOUT: Final = "See the whole year, or the month again."
BEFORE_ABOUT: Final = "See the month before; with the whole year, the year before."
AFTER_ABOUT: Final = "See the month after; with the whole year, the year after."
TODAY_ABOUT: Final = "See the month that it is now."

# In plain lines

HINT: Final = (
    "b says the month before, n the one after, y the whole year or the month. Or type a month, a year or a day. "
    "Enter goes back. q leaves."
)
