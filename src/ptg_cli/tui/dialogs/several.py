"""A small window to choose several rows of a list, and to take off for good what is not for this person."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ptg_cli.sentences import talks as said
from ptg_cli.talks.turns import ChooseSeveral, Chosen
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.grid import Frame
from ptg_cli.tui.screen_commands import ModalCommands
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import LIST_KEYS, BarredList
from ptg_cli.tui.widgets.words import CommandWords

DONE = Command("done", "enter", "enter", "done", "done", said.DONE_ABOUT)
MARK = Command("mark", "space", "space", "mark", "mark", said.MARK_ABOUT)
AWAY = Command("away", "x", "x", "away", said.AWAY_LABEL, said.AWAY_ABOUT)
ALL = Command("all", "a", "a", "all", said.ALL_LABEL, said.ALL_ABOUT)
TO_LIST = Command("list", "down", "down", "list", said.FROM_LINE_LABEL, said.FROM_LINE_ABOUT)
CLOSE = Command("close", "escape", "Esc", "close", "leave it", said.CLOSE_ABOUT)


class _Choices(BarredList):
    """The rows. A click marks; space and enter are the window's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.mark", show=False),
        Binding("enter", "screen.done", show=False),
        *LIST_KEYS,
    ]


class SeveralDialog(ModalCommands[Chosen | None]):
    """Closes with what was chosen, or None for Escape. No more can be marked than the turn says. Where words of the
    person's own are an answer as well, a line for them stands below the list and has the keys first."""

    DEFAULT_CSS = """
    SeveralDialog _Choices { margin: 1 -2 1 0; height: auto; max-height: 10; }
    SeveralDialog #row-about { color: $dim; height: 3; }
    SeveralDialog Line { margin-bottom: 1; }
    SeveralDialog.-typing #row-about { display: none; }
    SeveralDialog.-empty _Choices { display: none; }
    SeveralDialog.-short _Choices { margin: 0 -2 0 0; }
    SeveralDialog.-tiny _Choices { margin: 0 -2 0 0; max-height: 5; }
    """

    HERE: ClassVar = (DONE, MARK, AWAY, ALL, TO_LIST, CLOSE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(HERE)

    def __init__(self, turn: ChooseSeveral, typed: Callable[[str], None] = lambda words: None, left: str = "") -> None:
        """`typed` hears the person's own words with every change; `left` are some that an earlier run left here."""
        super().__init__()
        self._turn = turn
        self._typed = typed
        self._left = left
        self._marked = turn.marked
        self._away = turn.away
        self._refused: int | None = None  # the row that would have been one too many

    def compose(self) -> ComposeResult:
        """The rows, what the one set off is for, what can be done."""
        with Frame():
            yield Plain(self._turn.question, classes="title")
            yield Plain(f"{self._turn.about} {said.ESC_LEAVES_AS_IT_WAS}", classes="dim")
            yield _Choices(markup=False)
            if self._turn.typing:
                yield Line(self._left, self._turn.typing)
            yield Plain(id="row-about")
            yield CommandWords((), id="words")

    def on_mount(self) -> None:
        """The first row is set off."""
        self.set_class(bool(self._turn.typing), "-typing")
        self.set_class(bool(self._turn.typing) and not self._turn.rows, "-empty")
        self._show(0)
        self.query_one(Line if self._turn.typing else _Choices).focus()

    @property
    def _shown(self) -> list[int]:
        """The places, in the turn, of the rows that are shown."""
        return [place for place in range(len(self._turn.rows)) if place not in self._away]

    @property
    def _at(self) -> int | None:
        """The place, in the turn, of the row that is set off."""
        line, shown = self.query_one(_Choices).highlighted, self._shown
        return shown[line] if line is not None and line < len(shown) else None

    def _show(self, at: int) -> None:
        """Draws the list anew, the row on that line set off."""
        shown, rows = self._shown, self.query_one(_Choices)
        rows.clear_options()
        rows.add_options([Option(self._drawn(line)) for line in range(len(shown))])
        rows.highlighted = min(at, len(shown) - 1) if shown else None
        self._tell_words()
        self._tell()

    @on(events.DescendantFocus)
    def _tell_words(self) -> None:
        """What can be done, with the line or with the list."""
        shown = bool(self._shown)
        if not self._turn.typing:
            words = [
                DONE,
                *([MARK] if shown else []),
                *([AWAY] if shown and not self._turn.stays else []),
                *([ALL] if self._away else []),
            ]
        elif isinstance(self.focused, Line):
            words = [DONE, *([TO_LIST] if shown else [])]
        else:
            words = [DONE, MARK]
        self.query_one("#words", CommandWords).show(words)
        self.refresh_bindings()

    def _drawn(self, line: int) -> Content:
        place = self._shown[line]
        ticked = place in self._marked
        mark = Content.styled("✓ ", "bold") if ticked else Content("  ")
        return plain(f"{(line + 1) % 10}  ") + mark + plain(self._turn.rows[place].label, "bold" if ticked else "")

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        """Says what the row that is set off is for."""
        place = self._at
        if place is None:
            words = said.NONE_LEFT
        elif place == self._refused:
            words = f"{self._turn.too_many} {said.TAKE_A_MARK_OFF}"
        else:
            words = f"{self._turn.rows[place].about} {self._turn.rows[place].value}".strip()
        self.query_one("#row-about", Plain).say(words)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is marked or taken off where there is nothing; nothing comes back that was never gone."""
        in_line = isinstance(self.focused, Line)
        if action == "list":
            return in_line and bool(self._turn.rows)
        if action == "away" and (self._turn.typing or self._turn.stays):
            return False
        if action in {"mark", "away"}:
            return self.is_mounted and self._at is not None and not in_line
        return action != "all" or bool(self._away)

    def on_key(self, event: events.Key) -> None:
        """A digit goes to its row and marks it; 0 is the tenth."""
        if event.character and event.character in "0123456789" and not isinstance(self.focused, Line):
            event.stop()
            line = (int(event.character) - 1) % 10
            if line < len(self._shown):
                self.query_one(_Choices).highlighted = line
                self.action_mark()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_mark()

    def action_mark(self) -> None:
        """Marks the row, or takes its mark off."""
        place, rows = self._at, self.query_one(_Choices)
        if place is None or rows.highlighted is None:
            return
        if place not in self._marked and len(self._marked) >= self._turn.most:
            self._refused = place
        else:
            self._refused = None
            self._marked = tuple(one for one in self._shown if (one in self._marked) != (one == place))
            rows.replace_option_prompt_at_index(rows.highlighted, self._drawn(rows.highlighted))
        self._tell()

    def action_away(self) -> None:
        """Takes the row off."""
        place, line = self._at, self.query_one(_Choices).highlighted
        if place is not None and line is not None:
            self._away = (*self._away, place)
            self._marked = tuple(one for one in self._marked if one != place)
            self._show(line)

    def action_all(self) -> None:
        """Brings back what was taken off."""
        self._away = ()
        self._show(0)

    @on(Input.Changed)
    def _words_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._left:
            self._typed(event.value)

    def action_list(self) -> None:
        """From the line into the list."""
        self.query_one(_Choices).focus()

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Keeps what is marked, and the words."""
        words = self.query_one(Line).value if self._turn.typing else ""
        self.dismiss(Chosen(self._marked, self._away, words=words))

    def action_close(self) -> None:
        """Leaves it as it was."""
        self.dismiss(None)
