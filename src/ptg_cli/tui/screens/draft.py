"""What screens share that one writes in: the draft within a second, its time in words, what a paste brings."""

from dataclasses import dataclass
from typing import Final

from textual import on
from textual.message import Message

from ptg_cli.context import Context
from ptg_cli.desk.keeper import Trouble, described
from ptg_cli.sentences import drafts as said
from ptg_cli.sentences import writing as said_of_writing
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.textual_seams import once_after
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.writing.editor import Editor

SAVE_WITHIN: Final = 0.7
"""Seconds from the first key that is not in the draft yet to its writing."""


class DraftScreen(PtgScreen[None]):
    """A column with a title, and a draft that follows what is typed. `is_over` once nothing is to be kept any more."""

    DEFAULT_CSS = """
    DraftScreen #top { margin-bottom: 1; }
    DraftScreen #status { color: $dim; text-align: right; }
    DraftScreen.-tiny #top { margin: 0; }
    """

    @dataclass
    class DraftWritten(Message):
        """The draft was written, or `error` says why not. Posted from the thread that wrote."""

        error: Trouble | None

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.is_over = False
        self.long_line = False
        self._saving = False
        self._unsafe = False  # true once it was said that the draft is not safe

    def save_soon(self) -> None:
        """Writes the draft from a thread."""
        raise NotImplementedError

    def touched(self) -> None:
        """Something changed: the draft is written within a second."""
        if not self._saving:
            self._saving = True
            once_after(self, SAVE_WITHIN, self._save)

    def _save(self) -> None:
        self._saving = False
        if not self.is_over:
            self.save_soon()

    def on_descendant_blur(self) -> None:
        """Leaving the editor is a good moment to keep the draft."""
        if self._saving:
            self._save()

    def tell_written(self, error: Trouble | None) -> None:
        """Hears what became of a draft; may be called from any thread."""
        self.post_message(self.DraftWritten(error))

    @on(DraftWritten)
    def _draft_written(self, event: DraftWritten) -> None:
        if self.is_over:
            return
        words = said.draft_kept_at(f"{self.context.civil_now():%H:%M}")
        if event.error is None:
            self._unsafe = False
        else:
            words = said.NOT_SAFE_YET
            if self.is_current and not self._unsafe:  # it is tried again and again, and said once; over no dialog
                self._unsafe = True
                self.notify(said.draft_not_safe(described(event.error)), markup=False, timeout=8)
        for status in self.query("#status").results(Plain):
            status.say(words)

    # Pastes

    @on(Editor.LongLine)
    def _long(self) -> None:
        self.long_line = True
        self.notify(said_of_writing.LONG_LINE, markup=False)
        self.refresh_bindings()

    def action_parts(self) -> None:
        """Parts very long lines into paragraphs."""
        for editor in self.query(Editor):
            editor.part_long_lines()
        self.long_line = False
        self.refresh_bindings()
