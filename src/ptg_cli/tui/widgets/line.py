"""A line to type in. What is pasted into it is made harmless first."""

from textual import events
from textual.widgets import Input

from ptg_cli.model.visible import one_line


class Line(Input):
    """One line of text. Control characters in what it begins with or in a paste are made visible: a title or a
    tag has no use for them."""

    enter_runs = ""
    """The action that enter runs, for the bottom line to name it; empty where it is not to be named."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(one_line(value), placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """A paste of several lines becomes one."""
        event.prevent_default()
        event.stop()
        words = one_line(event.text)
        if words:
            start, end = self.selection
            self.replace(words, start, end) if start != end else self.insert_text_at_cursor(words)
