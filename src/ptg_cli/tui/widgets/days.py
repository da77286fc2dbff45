"""A month as a grid of days, or a year as twelve strips: days with pages are filled, one day or month is marked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from ptg_cli.insight.calendar import NAME, day_cell, month_strip, weekday_names, weeks_of
from ptg_cli.insight.trends import Period
from ptg_cli.model.civil_time import MONTHS

_CELL: Final = 7
_WEEKS: Final = 6
_WEEK: Final = 7


class Days(Widget, can_focus=True):
    """Shows what it is given, and posts where the mark is to go: it moves once the screen says so. What is marked
    stands in brackets, so it is never told by colour alone."""

    DEFAULT_CSS = """
    Days { height: auto; width: 1fr; color: $ink; pointer: pointer; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1, 0)", show=False),
        Binding("right,l", "move(1, 0)", show=False),
        Binding("up,k", "move(0, -1)", show=False),
        Binding("down,j", "move(0, 1)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The mark is to move by so many days or months along a row, and so many rows."""

        along: int
        rows: int

    @dataclass
    class Clicked(Message):
        """A day was clicked; of a year, the first day of a month."""

        day: date

    def __init__(self, marked: date, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.marked = marked
        self.length: Period = "month"
        self._filled: Collection[date] = frozenset()

    def show(self, marked: date, length: Period, filled: Collection[date]) -> None:
        """Marks this day of the month, or its month of the year; `filled` are the days with pages."""
        self.marked, self.length, self._filled = marked, length, filled
        self.refresh(layout=True)

    def render(self) -> Content:
        """The month or the year."""
        if self.length == "year":
            return Content("\n").join(self._strip(number) for number in range(1, 13))
        names = Content.styled("".join(f"  {name}  " for name in weekday_names()), "$dim")
        weeks = [Content("").join(map(self._day, week)) for week in weeks_of(self.marked.replace(day=1))]
        return Content("\n\n" if self._has_air else "\n").join([names, *weeks])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the longest month has, so that what stands below does not jump."""
        if self.length == "year":
            return len(MONTHS)
        return (_WEEKS * 2 if self._has_air else _WEEKS) + 1

    @property
    def _has_air(self) -> bool:
        return not (self.screen.has_class("-tiny") or self.screen.has_class("-short"))

    def _day(self, number: int) -> Content:
        if not number:
            return Content(" " * _CELL)
        day = self.marked.replace(day=number)
        drawn = self._one(day_cell(day, self._filled), day == self.marked, day in self._filled)
        return Content(" ") + drawn.stylize(Style.from_meta({"day": day.toordinal()})) + Content(" ")

    def _strip(self, number: int) -> Content:
        first = self.marked.replace(month=number, day=1)
        name = self._one(f"{MONTHS[number - 1]:<{NAME - 2}}", number == self.marked.month, False)
        strip = Content.styled(f" {month_strip(first, self._filled)}", "$ink")
        return (name + strip).stylize(Style.from_meta({"day": first.toordinal()}))

    def _one(self, words: str, marked: bool, filled: bool) -> Content:
        """A day or the name of a month, with a cell at either side."""
        if marked:
            drawn = Content.styled(f"[{words}]", "$mark-ink on $mark bold")
            return drawn.stylize("reverse") if self.app.theme == "ansi" else drawn
        return Content.styled(f" {words} ", "$ink bold" if filled else "$ink" if self.length == "year" else "$dim")

    def on_click(self, event: events.Click) -> None:
        """A click marks; a click on what is marked opens it."""
        ordinal = event.style.meta.get("day")
        if isinstance(ordinal, int):
            self.post_message(self.Clicked(date.fromordinal(ordinal)))

    def action_move(self, along: int, rows: int) -> None:
        """Asks for the mark to be moved."""
        self.post_message(self.Moved(along, rows))
