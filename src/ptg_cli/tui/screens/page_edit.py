"""Editing: a page's text in the big editor, its draft kept while one types."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import TextArea

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.keeper import TRIES_AGAIN, Writer, described
from ptg_cli.desk.page_edit import PageEdit, told_of
from ptg_cli.desk.page_summary import when_words
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Outcome
from ptg_cli.model.editable import too_long
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import page_edit as said
from ptg_cli.sentences import writing as said_of_writing
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.grid import Frame, Row
from ptg_cli.tui.parting import let_go
from ptg_cli.tui.screens.draft import DraftScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.writing.editor import Editor
from ptg_cli.tui.writing_commands import PARTS

T = TypeVar("T")

KEEP = Command("keep", "ctrl+s", "Ctrl+S", "keep", "keep and close", said.KEEP)
STOP = Command("stop", "escape", "Esc", "stop", "pause or stop", said.STOP)


class PageEditScreen(DraftScreen):
    """One page's text. Its title, tags and date are changed in the list of pages."""

    DEFAULT_CSS = """
    PageEditScreen #status { margin: 1 0 0 0; }
    PageEditScreen.-short #status { margin: 0; }
    """

    HERE: ClassVar = (KEEP, STOP, PARTS)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context, page_id: str) -> None:
        super().__init__(context)
        self._page_id = page_id
        self._edit: PageEdit | None = None
        self._keeper: Writer[str] | None = None
        self._touched = False
        self.trouble = ""  # why the words written last are nowhere safe

    def compose(self) -> ComposeResult:
        """What and when the page is, the editor, the draft's time."""
        with Frame(id="column"):
            with Row(id="top"):
                yield Plain(id="title", classes="title left")
                yield Plain(id="when", classes="right")
            yield Plain(id="status")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Opens the page."""
        self._open()

    @work
    async def _open(self) -> None:
        context = self.context
        try:
            page = await asyncio.to_thread(self.context.journal.find, self._page_id)
            edit = await asyncio.to_thread(PageEdit, context.journal, context.drafts, context.recovery, page)
        except (JournalError, OSError) as error:
            self.app.notify(explain(error), markup=False, timeout=8)
            self._leave()
            return
        if not self.is_attached:  # left before it was open
            await asyncio.to_thread(edit.close)
            return
        if too_much := await asyncio.to_thread(too_long, edit.text):
            await asyncio.to_thread(edit.close)
            self.app.notify(said.too_long_here(too_much, left=edit.left_behind), markup=False, timeout=12)
            self._leave()
            return
        entry = page.entry
        guide = self.context.titles.guide(entry.guide) if entry.guide else "A page"
        self.query_one("#title", Plain).say(entry.title or guide)
        self.query_one("#when", Plain).say(when_words(entry, self.context.settings.day_starts_at))
        self._edit = edit
        self._keeper = self._new_keeper(edit)
        self.context.keeper.watch(self)
        editor = Editor(edit.text)
        if entry.guide and "<!-- step:" in edit.text:
            await self.query_one("#column").mount(Plain(said.MARKERS, classes="dim"), before="#status")
        await self.query_one("#column").mount(editor, before="#status")
        editor.to_end()
        editor.focus()
        if edit.left_behind:
            self.notify(said.LEFT_BEHIND, markup=False, timeout=8)
        self.refresh_bindings()

    def _new_keeper(self, edit: PageEdit) -> Writer[str]:
        return Writer(edit.save, self.tell_written, again=TRIES_AGAIN, within=0.0)

    @property
    def _words(self) -> str:
        return self.query_one(Editor).words

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has nothing to act on is not offered."""
        if action == "keep":
            return self._edit is not None
        return self.long_line if action == "parts" else True

    # The draft

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._edit is not None:
            self._touched = True
            self.touched()

    def save_soon(self) -> None:
        """Writes the text to its draft from a thread."""
        if self._keeper is not None and not self.is_over:
            self._keeper.soon(self._words)

    def soon(self) -> None:
        """Puts what was typed into its draft, from a thread."""
        if self._touched:
            self.save_soon()

    def cut_short(self) -> tuple[str, ...]:
        """Something cuts in: the text goes into its draft, before this returns. What has to be said of that."""
        edit, writer = self._edit, self._keeper
        if edit is None or writer is None or self.is_over:
            return ()
        if not self._touched:
            return (said_of_drafts.DRAFT_KEPT,) if edit.left_behind else ()
        words = self._words
        error = writer.now(words)
        self.trouble = described(error) if error is not None else ""
        if error is not None:
            return (f"{self.trouble} {said_of_drafts.NOT_KEPT}",)
        return (said_of_drafts.DRAFT_KEPT,) if edit.changed(words) else ()

    def on_unmount(self) -> None:
        """Whatever way it ends: what was changed waits as a draft, what was not leaves nothing behind."""
        self.context.keeper.forget(self)
        if self._edit is None or self._keeper is None or self.is_over:
            return
        self.is_over = True
        let_go(self.app, partial(_close, self._edit, self._keeper))

    # Stopping

    @work(exclusive=True, group="ending")
    async def action_keep(self) -> None:
        """Keeps the text and goes back."""
        await self._keep()

    async def _keep(self) -> None:
        edit = self._edit
        if edit is None or self._keeper is None:
            return
        words = self._words
        self.is_over = True
        await asyncio.to_thread(self._keeper.stop)
        done, outcome = await self._done(lambda: edit.keep(words))
        if done:
            self.app.notify(told_of(outcome, said_of_drafts.KEPT), markup=False, timeout=_seconds(outcome))
            self._leave()

    async def _done(self, what: Callable[[], T]) -> tuple[bool, T | None]:
        """Does it in a thread. Where it fails that is told, and one can go on writing."""
        try:
            return True, await asyncio.to_thread(what)
        except (JournalError, OSError) as error:
            self.notify(said.not_kept(explain(error)), markup=False, timeout=8)
        self.is_over = False
        if self._edit is not None:
            self._keeper = self._new_keeper(self._edit)
            self.save_soon()
        return False, None

    @work(exclusive=True, group="ending")
    async def action_stop(self) -> None:
        """Asks what is to become of it."""
        edit = self._edit
        if edit is None:
            self._leave()
            return
        answer = await self.app.push_screen_wait(Choice("Paused", said.PAUSED))
        match answer:
            case 1 | 2 | 5:
                await self.app.run_action({1: "steady", 2: "people", 5: "hide"}[answer])
            case 3:
                await self._keep()
            case 4:
                await self._undo_all(edit)

    async def _undo_all(self, edit: PageEdit) -> None:
        """Leaves the page as it was; where something was changed, that is asked once more."""
        if edit.changed(self._words):
            options = [said_of_writing.GO_ON, said.LEAVE_IT_AS_IT_WAS]
            asked = Choice(said.LET_GO, options, [said_of_writing.NO_WAY_BACK], sure=True)
            if await self.app.push_screen_wait(asked) != 1:
                return
        self.is_over = True
        if self._keeper is not None:
            await asyncio.to_thread(self._keeper.stop)
        done, _ = await self._done(edit.discard)
        if done:
            self.app.notify(said.AS_IT_WAS, markup=False)
            self._leave()

    def _leave(self) -> None:
        if len(self.app.screen_stack) == 1:
            self.call_later(self.run_action, "app.leave")
        else:
            self.dismiss(None)


def _seconds(outcome: Outcome | None) -> float | None:
    """How long it is told what became of the text: longer where there is more to read."""
    if outcome is None or not (outcome.beside or outcome.conflict or outcome.alone):
        return None
    return 20 if outcome.beside else 8


def _close(edit: PageEdit, writer: Writer[str]) -> None:
    writer.stop()
    edit.close()
