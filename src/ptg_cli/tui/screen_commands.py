"""What every screen and every small window has: its commands, true for what has focus right now."""

from collections.abc import Sequence
from typing import ClassVar, Final, Protocol, TypeVar, runtime_checkable

from textual import events, on
from textual.actions import parse
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input

from ptg_cli.model.characters import is_text
from ptg_cli.model.typeahead import FocusMove, Takes, TypingPlace, WordsGoTo
from ptg_cli.tui import toasts
from ptg_cli.tui.commands import EVERYWHERE, Command, bindings
from ptg_cli.tui.grid import Column
from ptg_cli.tui.textual_seams import ClosingScreen, SizedTextArea, has_binding

T = TypeVar("T")


class TypedWords(Protocol):
    """What was typed and has not been handed out."""

    def words(self) -> str:
        """All words that wait, which from here on no longer do."""


@runtime_checkable
class HoldsKeys(Protocol):
    """An app in which keys wait for their turn."""

    @property
    def keys(self) -> TypedWords:
        """What waits."""


MEANWHILE: Final = "meanwhile"
"""The group of workers that what is typed does not wait for. For any other that is no thread it waits: until it is
done, or has opened a dialog."""


class ScreenCommands:
    """What a screen can do. `HERE` are its own commands, the most useful first."""

    HERE: ClassVar[tuple[Command, ...]] = ()

    def commands_here(self, *, by_key: bool = True) -> list[Command]:
        """The commands that work right now: own ones, then those that work everywhere. With `by_key` only those whose
        key is not taken as typing by what has focus."""
        return [
            command
            for command in (*self.own_commands(), *EVERYWHERE)
            if self._applies(command) and (not by_key or self._reaches(command))
        ]

    def own_commands(self) -> Sequence[Command]:
        """Its own commands, the most useful first."""
        return self.HERE

    # Typing ahead

    def typing_place(self) -> TypingPlace:
        """What typing means here and now."""
        assert isinstance(self, Screen)
        line = self.line_for_words()
        words = WordsGoTo.NOWHERE if line is None else WordsGoTo.LINE
        return TypingPlace(takes(self.focused), words, asks=self.focused or self)

    def line_for_words(self) -> Widget | None:
        """The line that words typed now are meant for, although something else has the keys; None for none."""
        return None

    async def make_room(self, move: FocusMove) -> None:
        """Makes room for words: moves the focus into the line for them, or goes on to the next question."""
        assert isinstance(self, Screen)
        self.set_focus(self.line_for_words())

    def keep_words(self, words: str) -> None:
        """Keeps words for which no question came. Only a screen that says it is the last place for words has this."""
        raise NotImplementedError

    def words_ahead(self) -> str:
        """The words that were typed and still wait; from here on they are the screen's."""
        assert isinstance(self, Screen)
        return self.app.keys.words() if isinstance(self.app, HoldsKeys) else ""

    def action_scroll(self, where: str) -> None:
        """Scrolls the column that all stands in: up, down, page_up, page_down, home or end."""
        assert isinstance(self, Screen)
        getattr(self.query_one(Column), f"scroll_{where}")(animate=False)

    def _applies(self, command: Command) -> bool:
        assert isinstance(self, Screen)
        room, action, parameters = parse(command.action)
        return room == "app" or bool(self.check_action(action, parameters))

    def _reaches(self, command: Command) -> bool:
        assert isinstance(self, Screen)
        focused = self.focused
        if not command.keys or focused is None:
            return True
        keys = command.keys.split(",")
        if command.shown == keys[0] == "enter" and has_binding(focused, "enter"):
            return getattr(focused, "enter_runs", "") == command.action  # enter is the focused one's own
        return any(not _typed(focused, key) for key in keys)


def takes(focused: Widget | None) -> Takes:
    """What letters typed now become, where this has the keys."""
    if isinstance(focused, SizedTextArea):
        return Takes.NOTHING if focused.read_only else Takes.TEXT
    return Takes.LINE if isinstance(focused, Input) else Takes.NOTHING


def typed_in(event: events.Key | events.Paste) -> str:
    """The text of a key or a paste; empty for a key that types nothing."""
    if isinstance(event, events.Paste):
        return event.text
    if event.key == "enter":
        return "\n"
    return event.character if event.character and is_text(event.character) else ""


def _typed(focused: Widget, key: str) -> bool:
    character = {"question_mark": "?", "exclamation_mark": "!", "space": " ", "slash": "/"}.get(key, key)
    if len(character) > 1:
        return False
    return focused.check_consume_key(key, character)


class ModalCommands(ScreenCommands, ModalScreen[T], ClosingScreen[T]):
    """A small window over a screen. Bindings of the app itself don't reach one, so it has those that work everywhere
    as its own."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)

    def on_mount(self) -> None:
        """Nothing that only passes may lie on a window's words."""
        toasts.drop_passing(self.app)

    @on(events.Resize)
    def _stand_on_grid(self) -> None:
        """What is said stands on the grid."""
        self.call_after_refresh(toasts.stand_on_grid, self)
