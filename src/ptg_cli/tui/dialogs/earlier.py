"""What the person answered to a question before, to be read while they write the next answer: only when asked for."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ptg_cli.sentences import tellings as said
from ptg_cli.session.writing_view import Earlier
from ptg_cli.tui.grid import Column
from ptg_cli.tui.screen_commands import ModalCommands
from ptg_cli.tui.widgets.pages.prose import prose
from ptg_cli.tui.widgets.plain import Plain


class EarlierDialog(ModalCommands[None]):
    """The question, then each answer with its day, the newest first."""

    DEFAULT_CSS = """
    EarlierDialog .day { color: $dim; margin-top: 1; }
    EarlierDialog .hint { color: $dim; margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "close", show=False)]

    def __init__(self, question: str, earlier: Sequence[Earlier]) -> None:
        super().__init__()
        self._question = question
        self._earlier = tuple(earlier)

    def compose(self) -> ComposeResult:
        """The answers, and what leads back."""
        with Column():
            yield Plain(self._question, classes="title")
            for one in self._earlier:
                yield Plain(one.said, classes="day")
                answer = Plain(classes="answer")
                answer.say(prose(one.text))
                yield answer
            yield Plain(said.CLOSES_EARLIER, classes="hint")

    def action_close(self) -> None:
        """Back to the answer that is being written."""
        self.dismiss()
