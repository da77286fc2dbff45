"""A picture of numbers from 0 to 10 over days, in characters: a row for each number, so that nothing is rounded.

Dots are numbers, a line is the middle of each week, month or year. Both are told apart by their shape, so that a
terminal without colours shows as much; bullets and box lines are in every terminal's font. Where dots are so many that
they would hide the line, it is drawn over them. Years without a number that are longer than
all the time with numbers are left out, and a dotted line from top to bottom says where: one page of long ago would
press all others into one cell.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from ptg_cli.insight.trends import PERIODS, Period, Trend, end_of, start_of
from ptg_cli.model.civil_time import MONTHS, spoken_day
from ptg_cli.sentences import trends as said

TOP: Final = 10
AXIS: Final = 4
"""Cells at the left: two for a number, a blank, the axis."""
NARROWEST: Final = 20
_WEEKS_UP_TO: Final = 45
"""Days: weeks are named below a picture of no more."""
_MOST_YEARS: Final = 8
"""So many years are named below a picture of many."""
_YEARS_APART: Final = (1, 2, 5, 10, 25, 50, 100, 500, 1500)

DOT: Final = "•"
LINE: Final = "─╮│╰╯╭"
BREAK: Final = "┊"

_LONG_EMPTY: Final = 5 * 366
"""Days: no shorter time without a number is left out."""
_BREAK_CELLS: Final = 3
_PART_CELLS: Final = 6
"""Cells at least of a stretch between two breaks, so that its year has room below."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The rows of a picture, all of them `width` cells wide or less. `period` is what the line is the middle of;
    None where there is no line. `left_out` are the times that are not drawn: the day of the number before, and of the
    one after."""

    rows: tuple[str, ...]
    period: Period | None
    left_out: tuple[tuple[date, date], ...] = ()

    @property
    def caption(self) -> str:
        """What its dots and lines are, in words."""
        times = [(spoken_day(before), spoken_day(after)) for before, after in self.left_out]
        return said.picture(self.period or "", times)


def chart(of: Trend, width: int, named: Iterable[int] = (0, 5, 10)) -> Chart:
    """The picture of one thing, `width` cells wide. `named` are the numbers that stand at the left."""
    cells = max(width, NARROWEST) - AXIS
    parts = _parts(of, cells)
    grid = [[" "] * cells for _ in range(TOP + 1)]
    period = _period(of, parts)
    if period:
        _draw_line(grid, _middles(of, period, parts, cells))
    dots = {(TOP - value, part.cell(day)) for value, day in of.spots for part in parts if part.holds(day)}
    crowded = len(dots) > cells  # so many dots would hide the line
    for row, cell in dots:
        if grid[row][cell] == " " or not crowded:
            grid[row][cell] = DOT
    breaks = [part.after + 1 for part in parts[:-1]]
    for row in range(TOP + 1):
        for cell in breaks:
            grid[row][cell] = BREAK
    shown = set(named)
    rows = [
        f"{f'{number:>2} ┤' if number in shown else '   │'}{''.join(grid[TOP - number])}".rstrip()
        for number in range(TOP, -1, -1)
    ]
    ticks = _ticks_of_all(parts)
    places = {cell for cell, _ in ticks}
    axis = ["┬" if cell in places else "─" for cell in range(cells)]
    for cell in breaks:
        axis[cell - 1 : cell + 2] = [" ", BREAK, " "]
    rows.append(" " * (AXIS - 1) + "└" + "".join(axis))
    below = [" "] * cells
    for cell, words in ticks:
        below[cell : cell + len(words)] = words
    rows.append((" " * AXIS + "".join(below)).rstrip())
    left_out = tuple((one.last, other.first) for one, other in pairwise(parts))
    return Chart(tuple(rows), period, left_out)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days from `first` to `last`, laid over so many cells, of which the first is at `at`."""

    first: date
    last: date
    cells: int
    at: int = 0

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def after(self) -> int:
        """The first cell behind it."""
        return self.at + self.cells

    def holds(self, day: date) -> bool:
        """True for one of its days."""
        return self.first <= day <= self.last

    def begins(self, day: date) -> int:
        """The cell in which a day begins."""
        return self.at + (day - self.first).days * self.cells // self.days

    def cell(self, day: date) -> int:
        """The cell a day is drawn in: where its middle is."""
        return self.at + ((day - self.first).days * 2 + 1) * self.cells // (self.days * 2)


def _parts(of: Trend, cells: int) -> list[_Scale]:
    """All of the time, or the stretches of it that are drawn, each as long as its days and no less than its year's
    name."""
    days = sorted({of.first, of.last, *(day for _, day in of.spots)})
    gaps = sorted(pairwise(days), key=lambda gap: gap[1] - gap[0], reverse=True)
    rest = (of.last - of.first).days
    breaks: list[tuple[date, date]] = []
    for before, after in gaps[: (cells - _PART_CELLS) // (_PART_CELLS + _BREAK_CELLS)]:
        empty = (after - before).days
        rest -= empty
        if empty < max(_LONG_EMPTY, rest):
            break
        breaks.append((before, after))
    breaks.sort()
    firsts = [of.first, *(after for _, after in breaks)]
    lasts = [*(before for before, _ in breaks), of.last]
    if not breaks:
        return [_Scale(of.first, of.last, cells)]
    drawn = sum((last - first).days + 1 for first, last in zip(firsts, lasts, strict=True))
    free = cells - len(breaks) * _BREAK_CELLS - len(firsts) * _PART_CELLS
    parts, at = [], 0
    for number, (first, last) in enumerate(zip(firsts, lasts, strict=True), 1):
        wide = _PART_CELLS + free * ((last - first).days + 1) // drawn
        parts.append(_Scale(first, last, cells - at if number == len(firsts) else wide, at))
        at = parts[-1].after + _BREAK_CELLS
    return parts


def _period(of: Trend, parts: Sequence[_Scale]) -> Period | None:
    """The shortest period that has a cell for itself."""
    if not of.has_line:
        return None
    lengths = zip(PERIODS, (7, 31, 366), strict=True)
    return next((one for one, length in lengths if all(part.days <= part.cells * length for part in parts)), None)


def _middles(of: Trend, period: Period, parts: Sequence[_Scale], cells: int) -> list[int | None]:
    """For each cell the middle of its period; None where that has no number."""
    found: list[int | None] = [None] * cells
    for part in parts:
        for one in of.middles(period):
            if one.last < part.first or one.first > part.last:
                continue
            begins = part.begins(max(one.first, part.first))
            after = part.after if one.last >= part.last else part.begins(one.last + timedelta(days=1))
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


def _ticks_of_all(parts: Sequence[_Scale]) -> list[tuple[int, str]]:
    """Those of each part. Where there are several, a part begins with its year, so that nobody takes them for one."""
    if len(parts) == 1:
        return _ticks(parts[0])
    found: list[tuple[int, str]] = []
    for part in parts:
        year = f"{part.first.year}"
        found.append((part.at, year))
        found += [tick for tick in _ticks(part) if tick[0] > part.at + len(year)]
    return found


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
    for day, name in zip(days, words, strict=True):
        cell = scale.begins(day)
        if cell >= free and cell + len(name) <= scale.after:
            yield cell, name
            free = cell + len(name) + 1
