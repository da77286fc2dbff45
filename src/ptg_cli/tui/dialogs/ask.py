"""A small window that asks for one line."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from ptg_cli.sentences import talks as said
from ptg_cli.tui.dialogs.question import QuestionWindow
from ptg_cli.tui.grid import Frame
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain


class Ask(QuestionWindow[str]):
    """Closes with the line as typed, or None for Escape."""

    DEFAULT_CSS = """
    Ask Line { margin-top: 1; }
    Ask .hint { color: $dim; margin-top: 1; }
    Ask CommandWords { margin-top: 1; }
    """

    def __init__(
        self,
        question: str,
        value: str = "",
        hint: str = "",
        *,
        wrong: Callable[[str], str] = lambda words: "",
        typed: Callable[[str], None] = lambda words: None,
        left: str = "",
        back: Callable[[], None] | None = None,
    ) -> None:
        """`wrong` says in a sentence what is wrong with a line, empty for nothing; then the line is asked again.
        `typed` hears the line with every change that a person makes. `left` are words that an earlier run left
        unfinished here: they stand in the line, to go on with."""
        super().__init__(back)
        self._typed = typed
        self._left = left
        self._question = question
        self._value = value
        self._hint = hint
        self._wrong = wrong

    def compose(self) -> ComposeResult:
        """The question, the line, what fits."""
        with Frame():
            yield Plain(self._question, classes="title")
            yield Line(self._left or self._value)
            yield Plain(self._hint or said.ENTER_KEEPS, classes="hint")
            yield from self.way_back()

    def on_mount(self) -> None:
        """Ready to type: what stands there is marked, so that typing takes its place, but for what was left."""
        line = self.query_one(Line)
        self.set_focus(line)
        if self._left:
            line.action_end()
        else:
            line.action_select_all()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != (self._left or self._value):
            self._typed(event.value)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        wrong = self._wrong(event.value) if event.value.strip() else ""
        if wrong:
            self.query_one(".hint", Plain).say(wrong)
            self.query_one(Line).action_select_all()
        else:
            self.dismiss(event.value)
