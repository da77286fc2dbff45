"""What every screen and every small window has: its commands, true for what has focus right now."""

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from ptg_cli.tui.commands import EVERYWHERE, Command, bindings

T = TypeVar("T")


class Here:
    """What a screen can do. `HERE` are its own commands, the most useful first."""

    HERE: ClassVar[tuple[Command, ...]] = ()

    def commands_here(self, *, by_key: bool = True) -> list[Command]:
        """The commands that work right now: own ones, then those that work everywhere. With `by_key` only those whose
        key is not taken as typing by what has focus."""
        return [
            command
            for command in (*self.HERE, *EVERYWHERE)
            if self._applies(command) and (not by_key or self._reaches(command))
        ]

    def _applies(self, command: Command) -> bool:
        assert isinstance(self, Screen)
        return command.action.startswith("app.") or bool(self.check_action(command.action.partition("(")[0], ()))

    def _reaches(self, command: Command) -> bool:
        assert isinstance(self, Screen)
        focused = self.focused
        if not command.keys or focused is None:
            return True
        keys = command.keys.split(",")
        if command.shown == keys[0] == "enter" and focused._bindings.key_to_bindings.get("enter"):
            return getattr(focused, "enter_runs", "") == command.action  # enter is the focused one's own
        return any(not _typed(focused, key) for key in keys)


def _typed(focused: Widget, key: str) -> bool:
    character = {"question_mark": "?", "exclamation_mark": "!", "space": " ", "slash": "/"}.get(key, key)
    if len(character) > 1:
        return False
    return focused.check_consume_key(key, character)


class ModalHere(Here, ModalScreen[T]):
    """A small window over a screen. Bindings of the app itself don't reach one, so it has those that work everywhere
    as its own."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)
