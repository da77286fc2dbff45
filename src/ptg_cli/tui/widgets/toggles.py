"""Words in a row that can each be marked: feelings, any or none."""

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

from ptg_cli.tui.widgets.words import flow


class Toggles(Widget, can_focus=True):
    """Arrows move, space marks, a click marks. A marked word has a tick before it."""

    DEFAULT_CSS = """
    Toggles { height: auto; width: 1fr; color: $ink; pointer: pointer; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
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
        """The words, each with room for its tick."""
        words = [self._word(place) for place in range(len(self._words))]
        lines = flow([word.cell_length for word in words], self.content_size.width, 1)
        return Content("\n").join(Content(" ").join(words[place] for place in line) for line in lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as they need."""
        return len(flow([len(word) + 3 for word in self._words], width, 1))

    def _word(self, place: int) -> Content:
        word = self._words[place]
        ticked = word in self.marked
        drawn = Content(f"{'✓' if ticked else ' '}{word}  ")
        if self.has_focus and place == self.at:
            drawn = drawn.stylize("$mark-ink on $mark", 0, len(word) + 2)
            drawn = drawn.stylize("reverse" if self.app.theme == "ansi" else "", 0, len(word) + 2)
        elif ticked:
            drawn = drawn.stylize("$accent bold")
        return drawn.stylize(Style.from_meta({"word": place}))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraws, since only with focus one is set off."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_move(self, by: int) -> None:
        """The word beside."""
        self.at = (self.at + by) % len(self._words)

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
