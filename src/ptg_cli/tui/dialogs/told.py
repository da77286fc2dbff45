"""The last messages that stood at the edge of the screen for a moment, to be read again."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ptg_cli.sentences import app as said
from ptg_cli.tui.grid import Column
from ptg_cli.tui.screen_commands import ModalCommands
from ptg_cli.tui.widgets.plain import Plain


class ToldDialog(ModalCommands[None]):
    """Lists messages with their times, newest first. They are gone once ptg ends."""

    DEFAULT_CSS = """
    ToldDialog .told { margin-top: 1; }
    ToldDialog .hint { color: $dim; margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "close", show=False)]

    def __init__(self, told: Iterable[tuple[datetime, str]]) -> None:
        super().__init__()
        self._told = tuple(told)[::-1]

    def compose(self) -> ComposeResult:
        """The messages, or that there were none."""
        with Column():
            yield Plain(said.LAST_MESSAGES, classes="title")
            for moment, words in self._told:
                yield Plain(f"{moment:%H:%M}  {words}", classes="told")
            if not self._told:
                yield Plain(said.NO_MESSAGES, classes="told")
            yield Plain(said.CLOSES_MESSAGES, classes="hint")

    def action_close(self) -> None:
        """Back to where you were."""
        self.dismiss()
