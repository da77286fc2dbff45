"""A small window that asks for a number from 0 to 10."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ptg_cli.sentences import talks as said
from ptg_cli.talks.turns import Rate, Rated
from ptg_cli.tui.dialogs.question import QuestionWindow
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.scale import Scale


class RateDialog(QuestionWindow[Rated]):
    """Closes with the number, with none for enter alone, or with None for Escape. A digit is taken at once."""

    DEFAULT_CSS = """
    RateDialog > Vertical { width: 66; max-width: 100%; height: auto; background: $raised; padding: 1 3; }
    RateDialog Scale { margin-top: 1; }
    RateDialog .hint { color: $dim; margin-top: 1; }
    RateDialog CommandWords { margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", show=False)]

    def __init__(self, turn: Rate, back: Callable[[], None] | None = None) -> None:
        super().__init__(back)
        self._turn = turn

    def compose(self) -> ComposeResult:
        """The question, the numbers, what the keys do."""
        turn = self._turn
        with Vertical():
            yield Plain(turn.question, classes="title")
            yield Scale({0: turn.low, 10: turn.high}, before=turn.before)
            yield Plain(said.DIGIT_OR_ARROWS, classes="hint")
            yield from self.way_back()

    def on_mount(self) -> None:
        """Digits work at once."""
        self.set_focus(self.query_one(Scale))

    @on(Scale.Picked)
    def _picked(self, event: Scale.Picked) -> None:
        event.stop()
        if event.sure:
            self.action_take()

    def action_take(self) -> None:
        """Takes the number that is marked, or none."""
        self.dismiss(Rated(self.query_one(Scale).value))
