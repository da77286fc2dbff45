"""A line to type in. It takes whatever people type, and of a paste all but what could harm a terminal."""

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.widgets import Input
from textual.widgets.input import Selection

from ptg_cli.model.characters import CONTROLS_OF_OLD, end_after, is_text, start_before
from ptg_cli.model.visible import in_one_line, one_line, pasted, shorten, unturned, visible, width
from ptg_cli.tui import toasts


class Unturned(Highlighter):
    """Draws a line so that no character in it turns the direction of what stands around it."""

    def highlight(self, text: Text) -> None:
        """Changes what is drawn, never what is kept."""
        text.plain = unturned(text.plain)


class Line(Input):
    """One line of text. Control characters in what it begins with are made visible."""

    enter_runs = ""
    """The action that enter runs, for the bottom line to name it; empty where it is not to be named."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            one_line(value), placeholder, highlighter=Unturned(), id=id, compact=True, select_on_focus=False
        )
        self.cursor_blink = False
        self._says = placeholder

    def say(self, words: str) -> None:
        """Says this while it is empty. Where not all of it has room, it ends behind the last part that has."""
        self._says = words
        self._fit()

    def on_resize(self) -> None:
        """There may be room for more, or for less."""
        self._fit()

    def _fit(self) -> None:
        room, parts = self.content_size.width, self._says.split(", ")
        heads = [", ".join(parts[:count]) for count in range(len(parts), 0, -1)]
        self.placeholder = next((one for one in heads if width(one) <= room), shorten(heads[-1], max(room, 1)))

    def go_on_from(self, typed: str) -> None:
        """Begins with what was typed before something cut in, down to its last space."""
        self.value = visible(typed) if "\n" not in typed else one_line(typed)
        self.cursor_position = len(self.value)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """True for a key that types something."""
        return is_text(character or "")

    async def on_key(self, event: events.Key) -> None:
        """Takes every character that people type, also those that Python does not call printable."""
        if event.character and not event.is_printable and is_text(event.character):
            event.stop()
            event.prevent_default()
            self._put(event.character)
        elif event.character in CONTROLS_OF_OLD:
            toasts.tell_dropped(self.app, 1)

    def on_paste(self, event: events.Paste) -> None:
        """A paste of several lines becomes one."""
        event.prevent_default()
        event.stop()
        words, dropped = pasted(event.text)
        if dropped:
            toasts.tell_dropped(self.app, dropped)
        if words := in_one_line(words):
            self._put(words)

    def _put(self, words: str) -> None:
        start, end = self.selection
        self.replace(words, start, end) if start != end else self.insert_text_at_cursor(words)

    # A character as a person sees it may be several

    def action_cursor_left(self, select: bool = False) -> None:
        """Before the character that the caret is behind."""
        start, end = self.selection
        if select:
            self.selection = Selection(start, start_before(self.value, end))
        else:
            self.cursor_position = start_before(self.value, end) if start == end else min(start, end)

    def action_cursor_right(self, select: bool = False) -> None:
        """Behind the character that the caret is before."""
        start, end = self.selection
        if select:
            self.selection = Selection(start, end_after(self.value, end))
        else:
            self.cursor_position = end_after(self.value, end) if start == end else max(start, end)

    def action_delete_left(self) -> None:
        """Takes the character before the caret away, or what is marked."""
        start, end = self.selection
        self.delete(start_before(self.value, end), end) if start == end else self.delete_selection()

    def action_delete_right(self) -> None:
        """Takes the character behind the caret away, or what is marked."""
        start, end = self.selection
        self.delete(end, end_after(self.value, end)) if start == end else self.delete_selection()
