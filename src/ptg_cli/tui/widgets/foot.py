"""The one line at the bottom: what works here, the most useful first, in words. It stands on the grid."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from ptg_cli.sentences import app as said
from ptg_cli.tui.commands import Command
from ptg_cli.tui.grid import edges

_GAP = "   "
_LITTLE_GAP = "  "
"""Where more commands fit with it."""

_FEW = 22
"""Rows of a window in which each is needed."""

_LEAST = Size(40, 12)
"""The smallest window in which everything has room."""


class CommandFoot(Widget):
    """Shows as many commands as fit, and some in any case, at the end. A click runs one."""

    DEFAULT_CSS = """
    CommandFoot { dock: bottom; height: 1; margin-top: 1; width: 100%; background: $ground; color: $dim;
        pointer: pointer; }
    CommandFoot.-close { margin-top: 0; }
    """

    least = _LEAST
    """In a smaller window it says what would help, in place of the commands."""

    def __init__(self) -> None:
        super().__init__(id="foot")
        self._commands: Sequence[Command] = ()
        self._always: Sequence[Command] = ()

    def on_mount(self) -> None:
        """Fits the window from the first frame on."""
        self.fit()

    def fit(self) -> None:
        """In a window of few rows, no row above it is left blank."""
        self.set_class(self.app.size.height < _FEW, "-close")

    def show(self, commands: Sequence[Command], always: Sequence[Command]) -> None:
        """Shows other commands; those of `always` whatever room there is."""
        if (commands, always) != (self._commands, self._always):
            self._commands, self._always = commands, always
            self.refresh()

    @property
    def shown(self) -> list[Command]:
        """The commands that fit, in order."""
        left, right = edges(self.screen)
        room = right - left
        fitting: list[Command] = []
        if not self._always:
            return fitting
        used = _width(self._always)
        for command in self._commands:
            more = _width((command,)) + len(_LITTLE_GAP)
            if used + more <= room:
                used += more
                fitting.append(command)
        return [*fitting, *self._always]

    def render(self) -> Content:
        """The line; in a window too small for it, what would help."""
        if self.app.size.width < self.least.width or self.app.size.height < self.least.height:
            return Content.styled(said.ENLARGE, "$dim")
        parts: list[Content] = []
        shown = self.shown
        left, right = edges(self.screen)
        for place, command in enumerate(shown):
            meta = Style.from_meta({"command": place})
            key = Content.styled(command.shown, "$ink bold").stylize(meta)
            parts.append(key + Content.styled(f" {command.label}", "$dim").stylize(meta))
        wider = (len(_GAP) - len(_LITTLE_GAP)) * (len(shown) - 1)
        gap = _GAP if _width(shown) + wider <= right - left else _LITTLE_GAP
        return Content(" " * left) + Content(gap).join(parts)

    def on_click(self, event: events.Click) -> None:
        """Runs the command under the mouse."""
        command = self._under(event)
        if command is not None:
            self.call_later(self.screen.run_action, command.action)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Says what the command under the mouse does."""
        command = self._under(event)
        self.tooltip = Content(command.about) if command else None

    def _under(self, event: events.MouseEvent) -> Command | None:
        place = event.style.meta.get("command")
        return self.shown[place] if isinstance(place, int) and place < len(self.shown) else None


def _width(commands: Sequence[Command]) -> int:
    """Cells that they take next to one another at least."""
    each = (len(command.shown) + 1 + len(command.label) for command in commands)
    return sum(each) + len(_LITTLE_GAP) * max(len(commands) - 1, 0)
