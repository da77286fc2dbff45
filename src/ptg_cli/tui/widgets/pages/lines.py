"""A long text, drawn line by line: only what is in sight costs anything, however long the text or one line of it is."""

import re
import time
from collections.abc import Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from ptg_cli.model.column import Column
from ptg_cli.model.visible import drawable
from ptg_cli.tui.textual_seams import once_after
from ptg_cli.tui.widgets.pages.page_list import spans

_PIECE: Final = 65_536
"""Characters that are set in one go: about a millisecond."""

_AT_A_TIME: Final = 0.01
"""Seconds for which a text is set before a key has its turn."""

_BETWEEN: Final = 0.02
"""Seconds between two such stretches."""

_GROWS_EVERY: Final = 0.2
"""Seconds after which the scroll bar learns how much longer the text has got."""


class Lines(ScrollView, can_focus=False):
    """A text to read, its first lines the heading. Lines are parted between words where they are too wide."""

    DEFAULT_CSS = """
    Lines {
        height: 1fr; overflow-x: hidden; overflow-y: auto; background: $ground; padding: 0 1 0 0;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    Lines > .lines--heading { color: $dim; }
    """

    COMPONENT_CLASSES = {"lines--heading"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._given = ("", "")
        self._patterns: tuple[re.Pattern[str], ...] = ()
        self._questions = False
        self._set_off = (0, 0)
        self._head = Column("", 1)
        self._words = Column("", 1)
        self._for_width = 0
        self._again = False  # true for more of the text that is shown already: its scroll bar never shrinks
        self._rest: Timer | None = None  # sets what is not set yet
        self._grown = 0.0  # when the scroll bar learned last how long the text is
        self._wanted: tuple[int, int] | None = None  # an offset to scroll to, and lines to show above it

    @property
    def allow_select(self) -> bool:
        """Words can be marked with the mouse."""
        return True

    def show(
        self,
        heading: str,
        text: str,
        patterns: Sequence[re.Pattern[str]] = (),
        *,
        again: bool = False,
        questions: bool = False,
    ) -> None:
        """Shows another text, from its beginning; the same one, or more of it (`again`), stays where it was scrolled
        to. The text is `drawable` already, since that takes a while for a long one. With `questions` its headings are
        dim, since they are what it answers."""
        self._patterns, self._questions = tuple(patterns), questions
        self._set_off = (0, 0)
        if (heading, text) == self._given:
            self.refresh()
            return
        self._given = (heading, text)
        self._for_width = 0
        self._again = again
        if not again:
            self.stay()
            self.scroll_home(animate=False)
        self._part()

    def set_off(self, match: tuple[int, int]) -> None:
        """Sets one of the matches off from the others, by where it begins and ends in the text."""
        self._set_off = match
        self.refresh()

    def scroll_to_words(self, offset: int, above: int) -> None:
        """Scrolls to the line that holds this offset of the text, so many lines left above it, as soon as that is
        known; where it is in sight already, nothing is scrolled."""
        self._wanted = (offset, above)
        self._scroll_to_wanted()

    def scroll_to_end(self) -> None:
        """Scrolls to the end of the text, as soon as that is known."""
        self.scroll_to(y=self.max_scroll_y, animate=False)
        if not self._words.done:
            self._wanted = (len(self._words.text), self.size.height - 1)

    def on_resize(self) -> None:
        """Other lines fit."""
        self._part()

    def on_mouse_scroll_up(self) -> None:
        """A person scrolls: nothing else does."""
        self.stay()

    def on_mouse_scroll_down(self) -> None:
        """A person scrolls: nothing else does."""
        self.stay()

    def stay(self) -> None:
        """No longer scrolls by itself to what was wanted."""
        self._wanted = None

    def _part(self) -> None:
        columns = self.scrollable_content_region.width
        if columns <= 0 or columns == self._for_width:
            return
        self._for_width = columns
        heading, text = self._given
        self._head = Column(drawable(heading), columns)
        if heading:
            self._head.set()
        self._words = Column(text, columns)
        self._grown = 0.0
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        self._set_on()

    def _set_on(self) -> None:
        """Sets lines for a moment. What is left comes after a pause, in which keys have their turn."""
        words, until = self._words, time.monotonic() + _AT_A_TIME
        while not words.set(_PIECE) and time.monotonic() < until:
            pass
        now = time.monotonic()
        shorter = self._again and self._first + len(words) < self.virtual_size.height
        if words.done or (now - self._grown > _GROWS_EVERY and not shorter):
            self._grown = now
            self.virtual_size = Size(self._for_width, self._first + len(words))
            self.refresh()
        self._scroll_to_wanted()
        self._rest = None if words.done else once_after(self, _BETWEEN, self._set_on)

    def _scroll_to_wanted(self) -> None:
        if self._wanted is None or not self._for_width:
            return
        offset, above = self._wanted
        line = self._words.line_of(offset)
        if line is None:
            return
        self._wanted = None
        self.virtual_size = Size(self._for_width, self._first + len(self._words))
        place, top = self._first + line, self.scroll_offset.y
        if not top <= place < top + self.size.height - 1:
            self.scroll_to(y=max(place - above, 0), animate=False, force=True)  # its bar may not be there yet

    @property
    def _first(self) -> int:
        """How many lines stand above the words: the heading, and an empty one below it."""
        return len(self._head) + 1 if len(self._head) else 0

    def _line(self, place: int) -> str:
        if place < len(self._head):
            return self._head[place]
        place -= self._first
        return self._words[place] if 0 <= place < len(self._words) else ""

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that are marked."""
        start, end = selection.start or Offset(0, 0), selection.end
        last = self.virtual_size.height - 1 if end is None else end.y
        lines = [self._line(place) for place in range(start.y, last + 1)]
        if end is not None and lines:
            lines[-1] = lines[-1][: end.x]
        if lines:
            lines[0] = lines[0][start.x :]
        return "\n".join(lines), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draws what is marked."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, its marked words set off."""
        place = y + self.scroll_offset.y
        style = self.rich_style
        text = self._line(place)
        if place < len(self._head) or (self._questions and text.startswith("## ")):
            style += self.get_component_rich_style("lines--heading", partial=True)
        here = self._words.start_of(place - self._first) if place >= self._first else -1
        cuts = [
            (start, end, style + Style(bold=True, underline=True, reverse=(here + start, here + end) == self._set_off))
            for start, end in spans(text, self._patterns)
        ]
        if (chosen := self._chosen(place, text)) is not None:
            cuts = [(*chosen, self.screen.get_component_rich_style("screen--selection"))]
        segments, done = [], 0
        for start, end, special in cuts:
            segments += [Segment(text[done:start], style), Segment(text[start:end], special)]
            done = end
        segments.append(Segment(text[done:], style))
        return Strip(segments).adjust_cell_length(self.size.width, style).apply_offsets(0, place)

    def _chosen(self, place: int, text: str) -> tuple[int, int] | None:
        selection = self.text_selection
        span = selection.get_span(place) if selection is not None else None
        if span is None:
            return None
        return span[0], len(text) if span[1] == -1 else span[1]
