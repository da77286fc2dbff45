"""Names in a row, each with its number, of which one is chosen: by a click, or by the keys of the screen around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from ptg_cli.model.visible import visible, width
from ptg_cli.tui.widgets.words import flow


class Names(Widget):
    """The chosen name stands in brackets, so it is never told by colour alone."""

    DEFAULT_CSS = """
    Names { height: auto; width: 1fr; color: $ink; pointer: pointer; }
    """

    @dataclass
    class Chosen(Message):
        """A name was clicked."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._names: list[str] = []
        self._chosen = 0

    def show(self, names: Sequence[str], chosen: int) -> None:
        """Shows these, one of them chosen."""
        self._names = [f"{number} {visible(name)}" for number, name in enumerate(names, 1)]
        self._chosen = chosen
        self.refresh(layout=True)

    def render(self) -> Content:
        """The names, line by line."""
        gap = Content("  ")
        return Content("\n").join(gap.join(map(self._label, line)) for line in self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as they need."""
        return len(self._lines(width))

    def _lines(self, room: int) -> list[list[int]]:
        return flow([width(name) + 2 for name in self._names], room, 2)

    def _label(self, place: int) -> Content:
        if place == self._chosen:
            drawn = Content.styled(f"[{self._names[place]}]", "$mark-ink on $mark bold")
            drawn = drawn.stylize("reverse") if self.app.theme == "ansi" else drawn
        else:
            drawn = Content.styled(f" {self._names[place]} ", "$ink")
        return drawn.stylize(Style.from_meta({"place": place}))

    def on_click(self, event: events.Click) -> None:
        """A click on a name chooses it."""
        place = event.style.meta.get("place")
        if isinstance(place, int):
            self.post_message(self.Chosen(place))
