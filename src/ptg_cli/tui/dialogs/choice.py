"""A small window that asks which of a few things, each with its number."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.model.visible import one_line, width
from ptg_cli.tui.dialogs.question import QuestionWindow
from ptg_cli.tui.grid import Frame
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import EDGES, Rows

_BESIDE: Final = 4 + EDGES + 4
"""Cells for a number, for what stands beside a row, and for some air behind it."""

_NARROWEST: Final = 32
"""Cells of a list at least."""


class Choice(QuestionWindow[int]):
    """Closes with the place of what was chosen, from 0, or None for Escape. Digits choose at once, but with `sure`
    only mark: what can't be undone takes an enter of its own. So they do where one counts already, at `present`.
    `marked` is called with the place of each option that is marked."""

    DEFAULT_CSS = """
    Choice Rows { margin: 1 -2 0 0; height: auto; max-height: 12; }
    Choice CommandWords { margin-top: 1; }
    Choice .said { margin-top: 1; max-height: 12; overflow-y: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[str],
        lines: Sequence[str] = (),
        *,
        at: int = 0,
        sure: bool = False,
        present: int | None = None,
        marked: Callable[[int], None] = lambda place: None,
        back: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(back)
        self._title = title
        self._options = tuple(options)
        self._lines = tuple(lines)
        self._at = at
        self._sure = sure or present is not None
        self._present = present
        self._marked = marked

    def compose(self) -> ComposeResult:
        """Title, what is said, the numbered options."""
        with Frame():
            yield Plain(self._title, classes="title")
            for line in self._lines:
                yield Plain(line, classes="said")
            yield Rows(at_once=True)
            yield from self.way_back()

    def on_mount(self) -> None:
        """The first option is marked."""
        options = self.query_one(Rows)
        options.add_options([Option(self._drawn(place)) for place in range(len(self._options))])
        # The mark is not much longer than what it marks.
        longest = max((width(one_line(words)) for words in self._options), default=0)
        options.styles.max_width = max(longest + (0 if self._present is None else 2) + _BESIDE, _NARROWEST)
        options.highlighted = self._at
        options.focus()

    def _drawn(self, place: int) -> Content:
        number, words = f"{place + 1}  ", self._options[place]
        if place == self._present:
            return plain(number) + plain(f"✓ {words}", "bold")
        return plain(number if self._present is None else f"{number}  ") + plain(words)

    @on(OptionList.OptionHighlighted)
    def _is_marked(self, event: OptionList.OptionHighlighted) -> None:
        self._marked(event.option_index)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses."""
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= len(self._options):
            event.stop()
            if self._sure:
                self.query_one(Rows).highlighted = int(event.character) - 1
            else:
                self.dismiss(int(event.character) - 1)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_down(self) -> None:
        """Marks the next."""
        self.query_one(Rows).action_cursor_down()

    def action_up(self) -> None:
        """Marks the one before."""
        self.query_one(Rows).action_cursor_up()
