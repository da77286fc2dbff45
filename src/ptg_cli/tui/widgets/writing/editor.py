"""The editor: large, quiet, soft-wrapped, with a thin bar at its left. It shows nothing that could harm a
terminal, and gives back byte for byte what was not touched."""

from typing import Final

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location, Selection

from ptg_cli.model.characters import CONTROLS_OF_OLD, end_after, is_text, start_before
from ptg_cli.model.editable import Editable
from ptg_cli.model.visible import pasted, unturned
from ptg_cli.tui import toasts
from ptg_cli.tui.textual_seams import SizedTextArea

LONG_LINE: Final = 8_000
"""Characters: a line longer than this makes each key slow."""

_UNDO: Final = 1_000


class Editor(SizedTextArea, TextArea):
    """A text to write. `numbered` shows the lines' numbers, for one thing a line."""

    DEFAULT_CSS = """
    Editor {
        border: none; border-left: wide $accent; padding: 0 0 0 1; height: 1fr; min-height: 3;
        background: $ground; color: $ink; scrollbar-size-vertical: 1;
    }
    Editor:focus { border: none; border-left: wide $accent; }
    Editor .text-area--cursor {
        background: $input-cursor-background; color: $input-cursor-foreground; text-style: $input-cursor-text-style;
    }
    Editor .text-area--selection { background: $mark; }
    Editor .text-area--gutter { color: $dim; background: $ground; }
    Editor .text-area--cursor-gutter { color: $dim; background: $ground; }
    """

    class LongLine(Message):
        """A paste holds a line so long that typing gets slow."""

    def __init__(self, text: str = "", *, numbered: bool = False, id: str | None = None) -> None:  # noqa: A002
        self._editable = Editable(text)
        super().__init__(
            self._editable.shown,
            soft_wrap=True,
            show_line_numbers=numbered,
            tab_behavior="focus",
            highlight_cursor_line=False,
            max_checkpoints=_UNDO,
            id=id,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def on_mount(self) -> None:
        """A long line may have come from an earlier time."""
        if any(len(line) > LONG_LINE for line in self.text.split("\n")):
            self.post_message(self.LongLine())

    @property
    def words(self) -> str:
        """The text as it is to be kept."""
        return self._editable.restored(self.text)

    def take(self, text: str) -> None:
        """Puts another text in its place; undo brings the one before back."""
        self._editable = Editable(text)
        self.replace(self._editable.shown, self.document.start, self.document.end)
        self.move_cursor(self.document.end)

    def to_end(self) -> None:
        """Puts the caret at the end."""
        self.move_cursor(self.document.end)

    def part_long_lines(self) -> bool:
        """Parts each very long line into paragraphs between words; undo brings it back. False for none."""
        parts: list[str] = []
        for line in self.text.split("\n"):
            parts += _paragraphs(line) if len(line) > LONG_LINE else [line]
        text = "\n".join(parts)
        if text == self.text:
            return False
        self.replace(text, self.document.start, self.document.end)
        return True

    def before_sizing(self) -> None:
        """Textual asks next where the caret is drawn, before it has followed a change. Where the text got so short that
        no scroll bar is needed any more, a caret beyond its end would be the end of the app."""
        last = self.document.end
        start, end = self.selection
        self.set_reactive(TextArea.selection, Selection(min(start, last), min(end, last)))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """True for a key that types something."""
        return not self.read_only and is_text(character or "")

    async def on_key(self, event: events.Key) -> None:
        """Takes every character that people type, also those that Python does not call printable."""
        if self.read_only or not event.character or event.is_printable:
            return
        if is_text(event.character):
            event.stop()
            event.prevent_default()
            self._put(event.character)
        elif event.character in CONTROLS_OF_OLD:
            toasts.tell_dropped(self.app, 1)

    def _put(self, words: str) -> EditResult:
        """Puts words where the caret is, or in place of what is marked; the caret goes behind them."""
        return self.replace(words, *self.selection, maintain_selection_offset=False)

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn."""
        return Text(unturned(self.document.get_line(line_index)), end="", no_wrap=True)

    def get_cursor_left_location(self) -> Location:
        """Before the character, as a person sees it, that the caret is behind."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        return row, start_before(self.document[row], column)

    def get_cursor_right_location(self) -> Location:
        """Behind the character, as a person sees it, that the caret is before."""
        row, column = self.cursor_location
        line = self.document[row]
        return (row, end_after(line, column)) if column < len(line) else super().get_cursor_right_location()

    async def on_paste(self, event: events.Paste) -> None:
        """One paste is one step to undo, and triggers nothing."""
        event.prevent_default()
        event.stop()
        if self.read_only:
            return
        text, dropped = pasted(event.text)
        self.history.checkpoint()
        if text:
            self.move_cursor(self._put(text).end_location)
        self.history.checkpoint()
        if dropped:
            toasts.tell_dropped(self.app, dropped)
        if any(len(line) > LONG_LINE for line in text.split("\n")):
            self.post_message(self.LongLine())


def _paragraphs(line: str) -> list[str]:
    """A line parted between words into pieces of about a thousand characters, best after a sentence."""
    pieces = []
    while len(line) > 1200:
        place = max(line.rfind(". ", 600, 1100) + 1, 0) or line.rfind(" ", 600, 1100)
        place = place if place > 0 else 1000
        pieces.append(line[:place].rstrip())
        line = line[place:].lstrip() if line[place : place + 1] == " " else line[place:]
    return [*pieces, line]
