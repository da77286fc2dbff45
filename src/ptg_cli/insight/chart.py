"""A picture of numbers from 0 to 10 over days, in characters: a row for each number, so that nothing is rounded.

Dots are numbers, a line is the middle of each week, month or year. Both are told apart by their shape, so that a
terminal without colours shows as much; middle dots and box lines are in every terminal's font. A dot that lies on the
line is a thicker one; where dots are many, the line alone is drawn there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ptg_cli.insight.trends import PERIODS, Period, Trend, end_of, start_of
from ptg_cli.model.civil_time import MONTHS

TOP: Final = 10
AXIS: Final = 4
"""Cells at the left: two for a number, a blank, the axis."""
NARROWEST: Final = 20
_WEEKS_UP_TO: Final = 45
"""Days: weeks are named below a picture of no more."""
_MOST_YEARS: Final = 8
"""So many years are named below a picture of many."""
_YEARS_APART: Final = (1, 2, 5, 10, 25, 50, 100, 500, 1500)

DOT: Final = "·"
DOT_ON_LINE: Final = "•"
LINE: Final = "─╮│╰╯╭"


@dataclass(frozen=True, slots=True)
class Chart:
    """The rows of a picture, all of them `width` cells wide or less. `period` is what the line is the middle of;
    None where there is no line."""

    rows: tuple[str, ...]
    period: Period | None


def chart(of: Trend, width: int, named: Iterable[int] = (0, 5, 10)) -> Chart:
    """The picture of one thing, `width` cells wide. `named` are the numbers that stand at the left."""
    cells = max(width, NARROWEST) - AXIS
    scale = _Scale(of.first, of.last, cells)
    grid = [[" "] * cells for _ in range(TOP + 1)]
    period = _period(of, cells)
    if period:
        _draw_line(grid, _middles(of, period, scale))
    dots = {(TOP - value, scale.cell(day)) for value, day in of.spots}
    crowded = len(dots) > cells  # so many dots would hide the line
    for row, cell in dots:
        if grid[row][cell] == " ":
            grid[row][cell] = DOT
        elif not crowded:
            grid[row][cell] = DOT_ON_LINE
    shown = set(named)
    rows = [
        f"{f'{number:>2} ┤' if number in shown else '   │'}{''.join(grid[TOP - number])}".rstrip()
        for number in range(TOP, -1, -1)
    ]
    ticks = _ticks(scale)
    places = {cell for cell, _ in ticks}
    rows.append(" " * (AXIS - 1) + "└" + "".join("┬" if cell in places else "─" for cell in range(cells)))
    below = [" "] * cells
    for cell, words in ticks:
        below[cell : cell + len(words)] = words
    rows.append((" " * AXIS + "".join(below)).rstrip())
    return Chart(tuple(rows), period)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days from `first` to `last`, laid over so many cells."""

    first: date
    last: date
    cells: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def begins(self, day: date) -> int:
        """The cell in which a day begins."""
        return (day - self.first).days * self.cells // self.days

    def cell(self, day: date) -> int:
        """The cell a day is drawn in: where its middle is."""
        return ((day - self.first).days * 2 + 1) * self.cells // (self.days * 2)


def _period(of: Trend, cells: int) -> Period | None:
    """The shortest period that has a cell for itself."""
    if not of.has_line:
        return None
    days = (of.last - of.first).days + 1
    return next((one for one, length in zip(PERIODS, (7, 31, 366), strict=True) if days <= cells * length), None)


def _middles(of: Trend, period: Period, scale: _Scale) -> list[int | None]:
    """For each cell the middle of its period; None where that has no number."""
    found: list[int | None] = [None] * scale.cells
    for one in of.middles(period):
        begins = scale.begins(one.first)
        after = scale.cells if one.last >= of.last else scale.begins(one.last + timedelta(days=1))
        for cell in range(begins, max(after, begins + 1)):
            found[cell] = one.middle
    return found


def _draw_line(grid: Sequence[list[str]], middles: Sequence[int | None]) -> None:
    before: int | None = None
    for cell, now in enumerate(middles):
        if now is None:
            before = None
            continue
        if before is None or before == now:
            grid[TOP - now][cell] = "─"
        else:
            falls = now < before
            grid[TOP - before][cell] = "╮" if falls else "╯"
            grid[TOP - now][cell] = "╰" if falls else "╭"
            for number in range(min(now, before) + 1, max(now, before)):
                grid[TOP - number][cell] = "│"
        before = now


def _ticks(scale: _Scale) -> list[tuple[int, str]]:
    """Where weeks, months or years begin, each with what it is called, as many as have room."""
    for period in PERIODS[scale.days > _WEEKS_UP_TO :]:
        found = list(_starts(scale, period))
        words = [_called(day, period, day == scale.first or place == 0) for place, day in enumerate(found)]
        if period == "month" and not _fit(scale, found, words):
            words = [one[:3] for one in words]
        if period == "year" or (_fit(scale, found, words) and found):
            return list(_with_room(scale, found, words))
    return []


def _starts(scale: _Scale, period: Period) -> Iterable[date]:
    """The first days of periods, as far as they lie on the scale, and not more than could ever be named."""
    if period == "year":
        step = next(one for one in _YEARS_APART if scale.days <= 366 * _MOST_YEARS * one)
        yield from (date(year, 1, 1) for year in range(scale.first.year + 1, scale.last.year + 1) if year % step == 0)
        return
    if scale.days > scale.cells * 31:
        return
    day = start_of(scale.first, period)
    while day <= scale.last:
        if day >= scale.first:
            yield day
        after = end_of(day, period)
        if after == date.max:
            return
        day = after + timedelta(days=1)


def _called(day: date, period: Period, first: bool) -> str:
    if period == "week":
        return f"{day.day} {MONTHS[day.month - 1][:3]}" if first or day.day <= 7 else f"{day.day}"
    return MONTHS[day.month - 1] if period == "month" else f"{day.year}"


def _fit(scale: _Scale, days: Sequence[date], words: Sequence[str]) -> bool:
    return len(list(_with_room(scale, days, words))) >= len(days) - 1


def _with_room(scale: _Scale, days: Sequence[date], words: Sequence[str]) -> Iterable[tuple[int, str]]:
    free = 0
    for day, said in zip(days, words, strict=True):
        cell = scale.begins(day)
        if cell >= free and cell + len(said) <= scale.cells:
            yield cell, said
            free = cell + len(said) + 1
