"""A list of rows whose mark is always seen, so that the caret may stay in a line above it."""

import time
from collections.abc import Callable
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import OptionList

from ptg_cli.model.typed_number import TypedNumber
from ptg_cli.tui.textual_seams import once_after

LIST_KEYS: Final[list[BindingType]] = [
    Binding("j", "cursor_down", show=False),
    Binding("k", "cursor_up", show=False),
    Binding("g", "first", show=False),
    Binding("G", "last", show=False),
]
"""What every list takes besides the arrows."""


EDGES: Final = 3
"""Cells beside the words of a row: its bar, and one on either side of the words."""


class BarredList(OptionList):
    """A list whose marked row has a bar at its left, so that it is never told by colour alone."""

    always_marked: ClassVar = False
    """True where the mark is seen while something else has the keys."""

    def render_line(self, y: int) -> Strip:
        """A line of a row. All of the marked one is in its own colour, whatever colours its words have elsewhere."""
        strip = super().render_line(y)
        first = next(iter(strip), None)
        marked = first is not None and first.style is not None and self.highlighted is not None
        if not marked or not (self.has_focus or self.always_marked):
            return strip
        assert first is not None
        assert first.style is not None
        if first.style.meta.get("option") != self.highlighted:
            return strip
        ink = Style(color=first.style.color)
        words = [Segment(text, (style or Style()) + ink, control) for text, style, control in strip.crop(1)]
        return Strip([Segment("▎", first.style), *words], strip.cell_length)

    @property
    def room(self) -> int:
        """Cells for the words of a row."""
        return max(self.scrollable_content_region.width - EDGES, 1)


class Rows(BarredList):
    """A click marks a row; a click on the marked one, so also a double click, chooses it. With `at_once` every
    click chooses. A click never takes the focus away from where typing goes.

    With `numbered` the number of a row marks it, and chooses it once no other digit can belong to that number. What
    can't be marked has none.
    """

    DEFAULT_CSS = """
    Rows { margin-right: -2; scrollbar-gutter: stable; scrollbar-size: 0 1; }
    """

    FOCUS_ON_CLICK = False
    always_marked: ClassVar = True

    BINDINGS: ClassVar[list[BindingType]] = LIST_KEYS

    def __init__(
        self, *, at_once: bool = False, numbered: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(markup=False)
        self._at_once = at_once
        self._numbered = numbered
        self._clock = clock
        self._typed = TypedNumber(1, 0)
        self._waits: Timer | None = None

    def on_key(self, event: events.Key) -> None:
        """A digit is the number of a row, or goes on with it."""
        if not self._numbered:
            return
        waited = self._stop_waiting()
        digit = event.character or ""
        if digit not in "0123456789" or not digit:
            self._typed.clear()
            return
        event.stop()
        if not waited:
            self._typed = TypedNumber(1, len(self._places))
        self._typed.press(digit, self._clock())
        self._take_typed()

    @property
    def _places(self) -> list[int]:
        """The places of the rows that have a number."""
        return [place for place, option in enumerate(self.options) if not option.disabled]

    def _take_typed(self) -> None:
        """Marks the row of that number. While another digit may follow, it waits for that before it chooses it."""
        number, places = self._typed.value, self._places
        if number is None or number > len(places):
            return
        self.highlighted = places[number - 1]
        if due := self._typed.due(self._clock()):
            self._waits = once_after(self, due, self._is_sure)
        else:
            self.action_select()

    def _is_sure(self) -> None:
        if self._stop_waiting() and self.has_focus:
            self._take_typed()

    def _stop_waiting(self) -> bool:
        """True where a number waited for another digit."""
        waiting, self._waits = self._waits, None
        if waiting is not None:
            waiting.stop()
        return waiting is not None

    def action_page_up(self) -> None:
        """A page up; where only a heading stands there, to the first."""
        super().action_page_up()  # type: ignore[no-untyped-call]
        if self.highlighted is None:
            self.action_first()

    def action_page_down(self) -> None:
        """A page down; where only a heading stands there, to the last."""
        super().action_page_down()  # type: ignore[no-untyped-call]
        if self.highlighted is None:
            self.action_last()

    async def on_click(self, event: events.Click) -> None:
        """Marks, or chooses what is marked already."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if not isinstance(place, int) or self.get_option_at_index(place).disabled:
            return
        chosen = self._at_once or place == self.highlighted
        self.highlighted = place
        if chosen:
            self.action_select()
