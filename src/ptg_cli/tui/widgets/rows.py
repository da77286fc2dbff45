"""A list of rows whose mark is always seen, so that the caret may stay in a line above it."""

from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

LIST_KEYS: Final[list[BindingType]] = [
    Binding("j", "cursor_down", show=False),
    Binding("k", "cursor_up", show=False),
    Binding("g", "first", show=False),
    Binding("G", "last", show=False),
]
"""What every list takes besides the arrows."""


class Rows(OptionList):
    """A click marks a row; a click on the marked one, so also a double click, chooses it. With `at_once` every
    click chooses. A click never takes the focus away from where typing goes."""

    FOCUS_ON_CLICK = False

    BINDINGS: ClassVar[list[BindingType]] = LIST_KEYS

    def __init__(self, *, at_once: bool = False) -> None:
        super().__init__(markup=False)
        self._at_once = at_once

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
