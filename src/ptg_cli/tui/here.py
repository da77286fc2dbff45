"""What every screen and every small window has: its commands, true for what has focus right now."""

from typing import ClassVar, TypeVar

from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from ptg_cli.tui.commands import EVERYWHERE, Command

T = TypeVar("T")


class Here:
    """What a screen can do. `HERE` are its own commands, the most useful first."""

    HERE: ClassVar[tuple[Command, ...]] = ()

    def commands_here(self) -> list[Command]:
        """The commands that work right now: own ones, then those that work everywhere."""
        assert isinstance(self, Screen)
        return [command for command in (*self.HERE, *EVERYWHERE) if self._works(command)]

    def _works(self, command: Command) -> bool:
        assert isinstance(self, Screen)
        if not command.action.startswith("app.") and not self.check_action(command.action.partition("(")[0], ()):
            return False
        focused = self.focused
        keys = command.keys.split(",")
        return not command.keys or focused is None or any(not _typed(focused, key) for key in keys)


def _typed(focused: Widget, key: str) -> bool:
    character = {"question_mark": "?", "exclamation_mark": "!", "space": " ", "slash": "/"}.get(key, key)
    if len(character) > 1:
        return False
    return focused.check_consume_key(key, character)


class ModalHere(Here, ModalScreen[T]):
    """A small window over a screen."""
