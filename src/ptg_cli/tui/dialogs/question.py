"""What small windows that ask have in common: one may leave them, or go back to the question before."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ptg_cli.tui.commands import QUESTION_BEFORE, bindings
from ptg_cli.tui.screen_commands import ModalCommands
from ptg_cli.tui.widgets.words import CommandWords

T = TypeVar("T")


class QuestionWindow(ModalCommands[T | None]):
    """A window that asks. It closes with None where it is left."""

    HERE: ClassVar = (QUESTION_BEFORE,)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False), *bindings(HERE)]

    def __init__(self, back: Callable[[], None] | None = None) -> None:
        """`back` is called where the person wants the question before this one; then it closes as for Escape. None
        where there is none."""
        super().__init__()
        self._back = back

    def way_back(self) -> ComposeResult:
        """The word that leads back to the question before, where there is one."""
        if self._back is not None:
            yield CommandWords((QUESTION_BEFORE,))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going back is offered where a question came before this one."""
        return action != "question_before" or self._back is not None

    def action_question_before(self) -> None:
        """Back to the question before."""
        if self._back is not None:
            self._back()
            self.dismiss(None)

    def action_close(self) -> None:
        """Leaves it as it was."""
        self.dismiss(None)
