"""A row of words to choose from: by tab and arrows, by their letters, or by a click."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from ptg_cli.tui.commands import Command

_HARD = "\u00a0"  # a blank that does not break keeps each word whole


class Words(Widget, can_focus=True):
    """Commands as words in a row. With `keys` each stands behind its key. Enter runs the marked one."""

    DEFAULT_CSS = """
    Words { height: auto; width: 1fr; color: $ink; pointer: pointer; offset-x: -1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", show=False),
        Binding("right,l", "move(1)", show=False),
        Binding("enter,space", "run", show=False),
    ]

    marked: reactive[int] = reactive(0)

    def __init__(self, commands: Sequence[Command], *, keys: bool = True, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._commands = tuple(commands)
        self._keys = keys

    def show(self, commands: Sequence[Command], *, keys: bool = True) -> None:
        """Shows other words; the first is marked."""
        if (tuple(commands), keys) != (self._commands, self._keys):
            self._commands = tuple(commands)
            self._keys = keys
            self.marked = 0
            self.refresh(layout=True)

    def render(self) -> Content:
        """The words, the marked one set off while the row has focus."""
        parts = []
        for place, command in enumerate(self._commands):
            meta = Style.from_meta({"word": place})
            marked = self.has_focus and place == self.marked
            label = command.label.replace(" ", _HARD)
            words = Content(f"{command.shown}{_HARD}{_HARD}{label}" if self._keys else label[:1].upper() + label[1:])
            if self._keys and not marked:
                words = words.stylize("$accent", 0, len(command.shown))
            words = Content(_HARD) + words + Content(_HARD)
            if marked:
                words = words.stylize("$mark-ink on $mark bold").stylize("reverse" if self.app.theme == "ansi" else "")
            parts.append(words.stylize(meta))
        return Content("   ").join(parts)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraws, since only a row with focus marks a word."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def action_move(self, by: int) -> None:
        """Marks the word before or after."""
        self.marked = max(0, min(len(self._commands) - 1, self.marked + by))

    def action_run(self) -> None:
        """Runs the marked word."""
        if self._commands:
            self._run(self.marked)

    def on_click(self, event: events.Click) -> None:
        """Runs the word under the mouse."""
        place = event.style.meta.get("word")
        if isinstance(place, int) and place < len(self._commands):
            self.marked = place
            self._run(place)

    def _run(self, place: int) -> None:
        self.call_later(self.screen.run_action, self._commands[place].action)
