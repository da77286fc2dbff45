"""Words in a row that can each be marked: feelings, any or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

_HARD = "\u00a0"  # a blank that does not break keeps each word whole


class Toggles(Widget, can_focus=True):
    """Arrows move, space marks, a click marks. A marked word has a tick before it."""

    DEFAULT_CSS = """
    Toggles { height: auto; width: 1fr; color: $ink; pointer: pointer; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", show=False),
        Binding("right,l", "move(1)", show=False),
        Binding("space", "mark", show=False),
    ]

    at: reactive[int] = reactive(0)

    @dataclass
    class Changed(Message):
        """What is marked now."""

        words: tuple[str, ...]

    def __init__(self, words: Sequence[str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._words = tuple(words)
        self._marked: set[str] = set()

    @property
    def marked(self) -> tuple[str, ...]:
        """The marked words, in their order."""
        return tuple(word for word in self._words if word in self._marked)

    def render(self) -> Content:
        """The words, each with room for its tick."""
        parts = []
        for place, word in enumerate(self._words):
            marked = word in self._marked
            text = ("✓" if marked else _HARD) + word.replace(" ", _HARD) + _HARD
            style = "$accent bold" if marked else "$ink"
            if self.has_focus and place == self.at:
                style = "$mark-ink on $mark"
            drawn = Content.styled(text, style)
            if self.has_focus and place == self.at and self.app.theme == "ansi":
                drawn = drawn.stylize("reverse")
            parts.append(drawn.stylize(Style.from_meta({"word": place})))
        return Content("  ").join(parts)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraws, since only with focus one is set off."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_move(self, by: int) -> None:
        """The word beside."""
        self.at = (self.at + by) % len(self._words)

    def action_mark(self) -> None:
        """Marks the word, or takes the mark off."""
        self._marked ^= {self._words[self.at]}
        self.refresh()
        self.post_message(self.Changed(self.marked))

    def on_click(self, event: events.Click) -> None:
        """Marks the word under the mouse."""
        place = event.style.meta.get("word")
        if isinstance(place, int):
            self.at = place
            self.action_mark()
