"""The days of a month or a year on which there are pages: as a picture, and in sentences. Never a count."""

from calendar import Calendar
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from ptg_cli.insight.trends import Period, end_of, start_of
from ptg_cli.model.civil_time import MONTHS, WEEKDAYS
from ptg_cli.sentences import calendar as said

FILLED: Final = "▪"
EMPTY: Final = "·"
LONGEST: Final = 31
"""Days that a month may have."""
CELL: Final = 5
"""Cells that a day of a month takes: a blank or a mark, the day, and what stands between two days."""

NAME: Final = 11
"""Cells that the name of a month takes in a year."""


def weeks_of(first: date) -> list[list[int]]:
    """The weeks of the month that begins on `first`, from Monday to Sunday; 0 for a day of another month."""
    return Calendar().monthdayscalendar(first.year, first.month)


def weekday_names() -> list[str]:
    """The days of a week as they stand above a month."""
    return [day[:3].capitalize() for day in WEEKDAYS]


def month_picture(first: date, days: Collection[date]) -> list[str]:
    """The month that begins on `first`, a row for each week, the days with pages marked."""
    rows = ["".join(f"{name:<{CELL}}" for name in weekday_names())]
    for week in weeks_of(first):
        cells = (day_cell(first.replace(day=day), days) if day else "" for day in week)
        rows.append("".join(f"{cell:<{CELL}}" for cell in cells))
    return [row.rstrip() for row in rows]


def day_cell(day: date, days: Collection[date]) -> str:
    """One day of a month: its number, a mark before it where there are pages."""
    return f"{FILLED if day in days else ' '}{day.day:>2}"


def year_picture(year: int, days: Collection[date]) -> list[str]:
    """A year, a strip for each month."""
    return [f"{MONTHS[number - 1]:<{NAME}}{month_strip(date(year, number, 1), days)}" for number in range(1, 13)]


def month_strip(first: date, days: Collection[date]) -> str:
    """The month that begins on `first`, a cell for each day."""
    length = end_of(first, "month").day
    return "".join(FILLED if first.replace(day=day) in days else EMPTY for day in range(1, length + 1))


def month_told(first: date, days: Collection[date]) -> str:
    """On which days of a month there are pages, in a sentence."""
    there = [day.day for day in sorted(days) if (day.year, day.month) == (first.year, first.month)]
    return said.pages_on(said.month(first.month, first.year), _runs(there))


def year_told(year: int, days: Collection[date]) -> list[str]:
    """On which days of a year there are pages, a sentence for each month that has any."""
    months = {number: [day for day in days if (day.year, day.month) == (year, number)] for number in range(1, 13)}
    told = [month_told(date(year, number, 1), some) for number, some in months.items() if some]
    empty = [number for number, some in months.items() if not some]
    return [*told, said.no_pages_in(year, empty)] if empty else told


def _runs(days: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Days in a row, each row by its first and its last."""
    first = last = 0
    for day in days:
        if last and day == last + 1:
            last = day
            continue
        if last:
            yield first, last
        first = last = day
    if last:
        yield first, last


def before(first: date, period: Period) -> date:
    """The first day of the period before the one that begins on `first`; the first period there is has none."""
    return start_of(first - timedelta(days=1), period) if first > date.min else first


def after(first: date, period: Period) -> date:
    """The first day of the period after the one that begins on `first`; the last period there is has none."""
    last = end_of(first, period)
    return last + timedelta(days=1) if last < date.max else first
