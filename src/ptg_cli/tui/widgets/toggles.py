"""Words in a grid that can each be marked: feelings, any or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from ptg_cli.model.visible import width as cells_of

_MOST = 4
"""Columns at most: words in a long row are read like a sentence."""

_BESIDE = 3
"""Cells beside a word: its tick, and one blank on either side."""

_AIR = 5
"""Cells at most between the longest word and the next column."""


class Toggles(Widget, can_focus=True):
    """Arrows move, space marks, a click marks. A tick stands before a marked word, a dot before another. Up from the
    first row and down from the last one go to what stands above and below."""

    DEFAULT_CSS = """
    Toggles { height: auto; width: 1fr; color: $ink; pointer: pointer; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "move_row(-1)", show=False),
        Binding("down", "move_row(1)", show=False),
        Binding("space", "mark", show=False),
    ]

    at: reactive[int] = reactive(0)
    marked: reactive[tuple[str, ...]] = reactive(())
    """The marked words, in their order."""

    @dataclass
    class Changed(Message):
        """What is marked now."""

        words: tuple[str, ...]

    def __init__(
        self,
        words: Sequence[str],
        marked: Sequence[str] = (),
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._words = tuple(words)
        self.set_reactive(Toggles.marked, tuple(word for word in words if word in marked))

    def render(self) -> Content:
        """The words in rows, each at its column."""
        columns, wide = self._grid(self.content_size.width)
        cells = [self._word(place, wide) for place in range(len(self._words))]
        rows = [cells[first : first + columns] for first in range(0, len(cells), columns)]
        return Content("\n").join(Content("").join(row) for row in rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as they need."""
        return -(-len(self._words) // self._grid(width)[0])

    def _grid(self, width: int) -> tuple[int, int]:
        """How many columns there are in that width, and how wide each is."""
        least = max(map(cells_of, self._words), default=0) + _BESIDE
        columns = max(min(width // least, _MOST), 1)
        return columns, min(width // columns, least + _AIR) if width else least

    def _word(self, place: int, wide: int) -> Content:
        word = self._words[place]
        ticked = word in self.marked
        drawn = Content.styled("✓ " if ticked else "· ", "$accent bold" if ticked else "$dim")
        drawn += Content.styled(f"{word} ", "$ink bold" if ticked else "$ink")
        if self.has_focus and place == self.at:
            drawn = Content.styled(drawn.plain, "$mark-ink on $mark bold" if ticked else "$mark-ink on $mark")
            drawn = drawn.stylize("reverse" if self.app.theme == "ansi" else "")
        drawn = drawn.pad_right(max(wide - drawn.cell_length, 0))
        return drawn.stylize(Style.from_meta({"word": place}))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraws, since only with focus one is set off."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_move(self, by: int) -> None:
        """The word beside."""
        self.at = (self.at + by) % len(self._words)

    def action_move_row(self, by: int) -> None:
        """The word above or below, and beyond the grid to what stands there."""
        to = self.at + by * self._grid(self.content_size.width)[0]
        if 0 <= to < len(self._words):
            self.at = to
        elif by < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()

    def action_mark(self) -> None:
        """Marks the word, or takes the mark off."""
        turned = {*self.marked} ^ {self._words[self.at]}
        self.marked = tuple(word for word in self._words if word in turned)
        self.post_message(self.Changed(self.marked))

    def on_click(self, event: events.Click) -> None:
        """Marks the word under the mouse."""
        place = event.style.meta.get("word")
        if isinstance(place, int):
            self.at = place
            self.action_mark()
