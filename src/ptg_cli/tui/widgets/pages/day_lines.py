"""Where each row of a list lies that is parted by days: which line of the list is a row, and which a heading.

However many rows there are, only the first row of each day is kept in mind, so that finding a line takes no longer in a
list of many years than in one of a week.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

What = Literal["row", "below", "heading", "air"]


class Place(NamedTuple):
    """What lies on a line: a row, by its place from 0, or the line below it; the heading above a row, or the empty line
    above that."""

    what: What
    row: int


class DayLines:
    """The lines of so many rows. A row takes `each` lines, and the marked one `more` than that. `days_of` names the
    day of each of some rows; without it there are no headings. With `air` an empty line stands above every heading but
    the first."""

    def __init__(self, days_of: Callable[[Sequence[str]], Sequence[str]] | None) -> None:
        self._days_of = days_of
        self._firsts: list[int] = []  # the first row of each day
        self.days: list[str] = []
        """The days in their order; one may come more than once where names are out of order."""
        self.count = 0
        self.each = 1
        self.more = 0
        self.air = True

    def take(self, names: Sequence[str]) -> None:
        """Other rows."""
        self._firsts, self.days, self.count = [], [], 0
        self.add(names)

    def add(self, names: Sequence[str]) -> None:
        """More rows below the others."""
        at = self.count
        self.count += len(names)
        if self._days_of is None:
            return
        last = self.days[-1] if self.days else None
        for place, day in enumerate(self._days_of(names), at):
            if day != last:
                self._firsts.append(place)
                self.days.append(day)
                last = day

    def _gaps(self, day: int) -> int:
        """The lines of headings, and of air above them, down to the heading of that day."""
        return 2 * day + 1 if self.air else day + 1

    def day_at(self, place: int) -> int:
        """Which of the days a row belongs to, from 0; -1 where there are none."""
        return bisect_right(self._firsts, place) - 1

    def first_of(self, day: int) -> int:
        """The first row of one of the days."""
        return self._firsts[day]

    def line_of(self, place: int, marked: int) -> int:
        """The first line of a row, while that one is marked."""
        day = self.day_at(place)
        return place * self.each + (self._gaps(day) if day >= 0 else 0) + (self.more if place > marked else 0)

    def top_of(self, place: int, marked: int) -> int:
        """The line from which on a row is seen whole, with the heading above it where it is the first of its day."""
        line = self.line_of(place, marked)
        day = self.day_at(place)
        return line - 1 if day >= 0 and self._firsts[day] == place else line

    def lines_of(self, place: int, marked: int) -> int:
        """How many lines a row takes."""
        return self.each + (self.more if place == marked else 0)

    def total(self) -> int:
        """How many lines there are."""
        return self.count * self.each + (self._gaps(len(self._firsts) - 1) if self._firsts else 0) + self.more

    def at(self, line: int, marked: int) -> Place | None:
        """What lies on a line; None below the last row."""
        if self._firsts:
            heads = range(len(self._firsts))
            day = bisect_right(heads, line, key=lambda day: self.line_of(self._firsts[day], marked) - 1) - 1
            first = self._firsts[day] if day >= 0 else 0
            head = self.line_of(first, marked) - 1
            if line == head:
                return Place("heading", first)
            if self.air and day + 1 < len(self._firsts):
                following = self._firsts[day + 1]
                if line == self.line_of(following, marked) - 2:
                    return Place("air", following)
            place = self._row_at(line, first, marked)
        else:
            place = self._row_at(line, 0, marked)
        if place >= self.count or line < 0:
            return None
        return Place("row" if line == self.line_of(place, marked) else "below", place)

    def _row_at(self, line: int, first: int, marked: int) -> int:
        """The row on a line below the first one of its day."""
        start = self.line_of(first, marked)
        place = first + (line - start) // self.each
        if self.more and first <= marked < place:
            place = max(first + (line - start - self.more) // self.each, marked)
        return place
