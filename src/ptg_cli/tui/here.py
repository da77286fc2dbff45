"""What every screen and every small window has: its commands, true for what has focus right now."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, TypeVar

from textual import events
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from ptg_cli.tui import toasts
from ptg_cli.tui.commands import EVERYWHERE, Command, bindings

T = TypeVar("T")


class Here:
    """What a screen can do. `HERE` are its own commands, the most useful first."""

    HERE: ClassVar[tuple[Command, ...]] = ()

    _holding = 0
    _held: tuple[events.Key | events.Paste, ...] = ()
    """What was typed while something was still being drawn."""

    def commands_here(self, *, by_key: bool = True) -> list[Command]:
        """The commands that work right now: own ones, then those that work everywhere. With `by_key` only those whose
        key is not taken as typing by what has focus."""
        return [
            command
            for command in (*self.HERE, *EVERYWHERE)
            if self._applies(command) and (not by_key or self._reaches(command))
        ]

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Hears of every key and paste before what has focus does. True for one that goes no further."""
        assert isinstance(self, Screen)
        if self._holding and typed_in(event):
            self._held += (event,)
            return True
        if isinstance(event, events.Key) and typed_in(event).isalpha():
            # The focus moves before the letter is handed on: any later, and those on their way would be lost.
            line = self.line_for(typed_in(event))
            if line is not None:
                self.set_focus(line)
        return False

    @contextmanager
    def holding_keys(self) -> Iterator[None]:
        """While something else is drawn, what is typed waits for it and then goes to it, in its order."""
        self.hold_keys()
        try:
            yield
        finally:
            self.release_keys()

    def hold_keys(self) -> None:
        """From here on what is typed waits."""
        self._holding += 1

    def release_keys(self) -> None:
        """What was typed goes to what has focus now, unless something else is still being drawn."""
        assert isinstance(self, Screen)
        self._holding -= 1
        if self._holding:
            return
        held, self._held = self._held, ()
        for event in held:
            if not self.takes(event):
                (self.focused or self)._forward_event(event)

    def line_for(self, letter: str) -> Widget | None:
        """The line a letter typed now is meant for, although something else has the keys; None for a letter like any
        other."""
        return None

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


def typed_in(event: events.Key | events.Paste) -> str:
    """The text of a key or a paste; empty for a key that types nothing."""
    if isinstance(event, events.Paste):
        return event.text
    return "\n" if event.key == "enter" else (event.character or "") if event.is_printable else ""


def _typed(focused: Widget, key: str) -> bool:
    character = {"question_mark": "?", "exclamation_mark": "!", "space": " ", "slash": "/"}.get(key, key)
    if len(character) > 1:
        return False
    return focused.check_consume_key(key, character)


class ModalHere(Here, ModalScreen[T]):
    """A small window over a screen. Bindings of the app itself don't reach one, so it has those that work everywhere
    as its own."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)

    def on_mount(self) -> None:
        """Nothing that only passes may lie on a window's words."""
        toasts.drop_passing(self.app)
