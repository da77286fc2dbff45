"""A month in one line, above the list of pages: which of its days have pages, filled or not, never a count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from ptg_cli.insight.calendar import EMPTY, FILLED, LONGEST
from ptg_cli.insight.trends import end_of
from ptg_cli.sentences import calendar as said

_MOST_WEEKS: Final = 6
"""Weeks that a month may have days of."""

WIDTH: Final = LONGEST + _MOST_WEEKS - 1


class MonthStrip(Widget):
    """The days of the month of `marked`. A click on one posts it."""

    DEFAULT_CSS = """
    MonthStrip { width: 36; height: 1; color: $dim; text-align: right; pointer: pointer; }
    """

    @dataclass
    class Chosen(Message):
        """A day was clicked."""

        day: date

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.marked: date | None = None
        self._filled: Collection[date] = ()

    def show(self, marked: date | None, filled: Collection[date]) -> None:
        """Shows the month of this day, with the days of it that have pages; nothing where there is no day."""
        if (marked, filled) != (self.marked, self._filled):
            self.marked, self._filled = marked, filled
            self.refresh()

    def render(self) -> Content:
        """The days, those of a week together, which begins on a Monday."""
        if self.marked is None:
            return Content("")
        first = self.marked.replace(day=1)
        days = [first.replace(day=number) for number in range(1, end_of(first, "month").day + 1)]
        weeks = groupby(days, key=lambda day: (day.day + first.weekday() - 1) // 7)
        return Content(" ").join(Content("").join(map(self._cell, week)) for _, week in weeks)

    def _cell(self, day: date) -> Content:
        filled = day in self._filled
        style = "$ink reverse" if day == self.marked else "$ink" if filled else "$dim"
        return Content.styled(FILLED if filled else EMPTY, style).stylize(Style.from_meta({"day": day.toordinal()}))

    def on_click(self, event: events.Click) -> None:
        """A click goes to that day."""
        event.stop()
        ordinal = event.style.meta.get("day")
        if isinstance(ordinal, int):
            self.post_message(self.Chosen(date.fromordinal(ordinal)))


class MonthName(Widget):
    """Which month that is, and the keys to another one, which can be clicked."""

    DEFAULT_CSS = """
    MonthName { width: auto; height: 1; color: $dim; pointer: pointer; }
    """

    @dataclass
    class Turned(Message):
        """Another month is wanted: `by` is -1 for one before, 1 for one after."""

        by: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._month: date | None = None
        self._ways: tuple[bool, bool] = (False, False)

    def show(self, month: date | None, *, before: bool, after: bool) -> None:
        """Names the month of this day; nothing where there is none. `before` and `after` are true where there is such a
        month to go to."""
        if (month, (before, after)) != (self._month, self._ways):
            self._month, self._ways = month, (before, after)
            self.refresh(layout=True)

    def render(self) -> Content:
        """The name, and the arrows to months that there are. Where there is only one of them, it keeps its place."""
        if self._month is None:
            return Content("")
        name = Content.styled(said.month(self._month.month, self._month.year), "$dim")
        ways = zip(_ARROWS, self._ways, strict=True)
        arrows = [_arrow(*arrow) if there else Content(" ") for arrow, there in ways]
        return name + Content("  ") + Content(" ").join(arrows) if any(self._ways) else name

    def on_click(self, event: events.Click) -> None:
        """A click on an arrow turns."""
        event.stop()
        by = event.style.meta.get("by")
        if isinstance(by, int):
            self.post_message(self.Turned(by))


_ARROWS: Final = (("←", -1), ("→", 1))


def _arrow(words: str, by: int) -> Content:
    return Content.styled(words, "$ink bold").stylize(Style.from_meta({"by": by}))
