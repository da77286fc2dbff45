"""What can be done to the one page that is marked: change it, copy it, delete it, bring it back."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from textual import work
from textual.screen import Screen

from ptg_cli.context import Context
from ptg_cli.desk.clipboard import copy_by_helper
from ptg_cli.desk.editor import EditorFailed
from ptg_cli.desk.errors import explain
from ptg_cli.desk.page_edit import told_of
from ptg_cli.desk.page_summary import body_of
from ptg_cli.desk.tellings import NothingBeside
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Outcome
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.editable import too_long
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import page_edit as said
from ptg_cli.sentences import pages as said_of_pages
from ptg_cli.sentences import tellings as said_of_tellings
from ptg_cli.talks import page_edit, tellings
from ptg_cli.tui.commands import Command
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.page_row import page_id
from ptg_cli.tui.talks import perform
from ptg_cli.tui.terminal import CannotLend, lend_terminal

T = TypeVar("T")

EDIT = Command("edit", "w", "w", "edit", "edit", said.EDIT, words="write text")
DELETE = Command("delete", "x,delete", "x", "delete", "delete", said_of_pages.DELETE, words="remove trash bin")
UNDO = Command("undo", "u", "u", "undo", "bring back", said_of_pages.UNDO, words="undo restore recover")
OWN_EDITOR = Command("own-editor", "v", "v", "own_editor", "own editor", said.OWN_EDITOR, False)
TAGS = Command("tags", "t,number_sign", "t", "tags", "tags", said.TAGS, footer=False, words="labels")
TITLE = Command("title", "r", "r", "title", "title", said.TITLE, footer=False, words="rename name")
CARE = Command(
    "care",
    "c",
    "c",
    "care",
    "care",
    said.CARE,
    footer=False,
    words="private sensitive hide",
)
DATE = Command("date", "d", "d", "date", "date", said.DATE, footer=False, words="redate when time")
WORTH = Command("worth", "h", "h", "worth", "worth", said.WORTH, footer=False)
MILESTONE = Command(
    "milestone", "M", "M", "milestone", "milestone", said.MILESTONE, footer=False, words=said.MILESTONE_WORDS
)
HISTORY = Command(
    "history", "o", "o", "history", "earlier versions", said.HISTORY, footer=False, words="older versions before undo"
)
BESIDE = Command(
    "beside",
    "s",
    "s",
    "beside",
    "then and now",
    said_of_tellings.BESIDE_ABOUT,
    False,
    words=said_of_tellings.BESIDE_WORDS,
)
TIE = Command("tie", "l", "l", "tie", "tie", said_of_tellings.TIE_ABOUT, False, words=said_of_tellings.TIE_WORDS)
COPY = Command("copy", "y", "y", "copy", "copy", said_of_pages.COPY, footer=False, words="clipboard")

ON_A_PAGE: Final = (
    UNDO, EDIT, DELETE, WORTH, MILESTONE, TAGS, TITLE, CARE, DATE, HISTORY, BESIDE, TIE, COPY, OWN_EDITOR,
)  # fmt: skip
"""The commands for the marked page, the most useful first."""

_NEED_A_PAGE: Final = {"delete", "read"}
_NEED_A_READABLE_PAGE: Final = frozenset(
    "edit own_editor tags title care date worth milestone history copy beside tie".split()
)

_LONG: Final = 8.0  # seconds: for what takes a while to read
_VERY_LONG: Final = 20.0  # seconds: for what names a file


class PageActions(Screen[None]):
    """The part of a screen that acts on the marked page. The screen says which that is."""

    context: Context

    @property
    def marked(self) -> str:
        """The path of the marked page; empty where there is none."""
        raise NotImplementedError

    @property
    def marked_is_readable(self) -> bool:
        """True unless the marked page is known as one that can't be read."""
        raise NotImplementedError

    def page_gone(self, path: str) -> None:
        """A page has left the list."""
        raise NotImplementedError

    def page_changed(self, path: str, now: str) -> None:
        """A page was changed; it lies at `now` from here on."""
        raise NotImplementedError

    def pages_changed(self, at: str = "") -> None:
        """Pages have come or gone; `at` is the one to mark."""
        raise NotImplementedError

    def offered(self, action: str) -> bool:
        """False for an action that has nothing to act on."""
        if action in _NEED_A_PAGE:
            return bool(self.marked)
        if action in _NEED_A_READABLE_PAGE:
            return bool(self.marked) and self.marked_is_readable
        return bool(self.context.deleted) if action == "undo" else True

    def say(self, words: str, seconds: float | None = None) -> None:
        """Says something at the edge of the screen."""
        self.notify(words, markup=False, timeout=seconds)

    async def _do(self, what: Callable[[], T]) -> T | None:
        """Does it in a thread, since a disk can be slow; trouble is told, and gives None."""
        try:
            return await asyncio.to_thread(what)
        except (JournalError, OSError) as error:
            self.say(explain(error), _LONG)
            return None

    async def _page(self, *, opening: bool = False, limit: int | None = None) -> Page | None:
        """The marked page as it is on the disk now, or its first `limit` bytes. `opening` asks first where it is to be
        handled with care."""
        if not self.marked:
            return None
        page = await asyncio.to_thread(read_page, self.marked, limit)
        if page.unreadable:
            self.say(said_of_pages.cannot_be_opened(page.unreadable), _LONG)
            self.pages_changed()
            return None
        return page if not opening or await self.may_open(page) else None

    async def may_open(self, page: Page) -> bool:
        """Asks before a page to be handled with care is opened."""
        return bool(await perform(self.app, self.context, partial(page_edit.may_open, page)))

    async def _change(self, talk: page_edit.PageTalk, *, opening: bool = True) -> None:
        """Performs a talk that changes the marked page, and shows what came of it."""
        page = await self._page(opening=opening)
        if page is not None:
            outcome = await perform(self.app, self.context, partial(talk, self.context, page))
            if outcome is not None:
                self._show(page, outcome)

    def _show(self, page: Page, outcome: Outcome) -> None:
        """Shows a page that was changed where it lies now."""
        if outcome.conflict or outcome.alone:
            self.pages_changed(str(outcome.path))
        else:
            self.page_changed(str(page.path), str(outcome.path))

    # Its text

    @work
    async def action_edit(self) -> None:
        """Opens it in the big editor; what is too long for that, in the person's own, once they have said so."""
        page = await self._page(opening=True)
        if page is None:
            return
        if not (long := await asyncio.to_thread(too_long, page.entry.body)):
            self.post_message(Go("editing", page.id))
            return
        asked = Choice(long, [said.OPEN_IN_OWN_EDITOR, said.LEAVE_IT], [said.SLOW])
        if await self.app.push_screen_wait(asked) == 0:
            self._edit_in_own(page)

    @work
    async def action_own_editor(self) -> None:
        """Opens it in the person's own editor, which has the terminal meanwhile."""
        page = await self._page(opening=True)
        if page is not None:
            self._edit_in_own(page)

    def _edit_in_own(self, page: Page) -> None:
        try:
            outcome = lend_terminal(self.app, lambda: self.context.editing.edit_page(page))
        except CannotLend:
            self.say(said.cannot_lend(page.id, too_long=bool(too_long(page.entry.body))), _LONG)
        except EditorFailed as error:
            self.say(said.or_here(explain(error), too_long=bool(too_long(page.entry.body))), _LONG)
        except (JournalError, OSError) as error:
            self.say(explain(error), _LONG)
        else:
            self.say(told_of(outcome, said.KEPT_BEFORE), _VERY_LONG if outcome and outcome.beside else _LONG)
            if outcome is not None:
                self._show(page, outcome)

    # What stands above it

    @work
    async def action_tags(self) -> None:
        """Asks for its tags."""
        await self._change(page_edit.tags)

    @work
    async def action_title(self) -> None:
        """Asks for its title."""
        await self._change(page_edit.title)

    @work
    async def action_care(self) -> None:
        """Marks it to be handled with care, or takes the mark off."""
        await self._change(page_edit.care, opening=False)

    @work
    async def action_date(self) -> None:
        """Asks for its date."""
        await self._change(page_edit.date, opening=False)

    @work
    async def action_worth(self) -> None:
        """Asks whether it was worth doing, and what to remember."""
        await self._change(page_edit.worth)

    @work
    async def action_milestone(self) -> None:
        """Asks what it is a milestone of."""
        await self._change(page_edit.milestone)

    @work
    async def action_history(self) -> None:
        """Shows its earlier versions."""
        await self._change(page_edit.history)

    # Beside others

    @work
    async def action_beside(self) -> None:
        """Lays it beside the other pages of its guide, and those tied to it; says so where there is none."""
        page = await self._page(opening=True)
        if page is None:
            return
        try:
            found = await asyncio.to_thread(self.context.tellings.beside, page)
        except NothingBeside:
            self.say(said_of_tellings.NOTHING_BESIDE_HERE, _LONG)
        except (JournalError, OSError) as error:
            self.say(explain(error), _LONG)
        else:
            if len(found.tellings) > 1:
                self.post_message(Go("tellings", page.id))
            else:
                self.say(" ".join((*found.remarks, said_of_tellings.NOTHING_BESIDE_HERE)), _LONG)

    @work
    async def action_tie(self) -> None:
        """Ties it to another page, or unties it."""
        await self._change(tellings.ties)

    # Copying and deleting

    @work
    async def action_copy(self) -> None:
        """Copies its words, by the terminal and by another program where there is one."""
        page = await self._page(opening=True)
        if page is None:
            return
        words = body_of(page)
        self.app.copy_to_clipboard(words)
        helped = await asyncio.to_thread(copy_by_helper, words)
        self.say(said_of_app.COPIED if helped else said_of_app.sent_only(page.id), None if helped else _LONG)

    @work
    async def action_delete(self) -> None:
        """Puts it in the trash at once: bringing it back is one key."""
        path = self.marked
        if not path:
            return
        self.page_gone(path)  # first, so that the same key again means the next page
        page = await asyncio.to_thread(read_page, path)
        there = await self._do(lambda: self.context.journal.discard(page))
        if there is None:
            self.pages_changed()
            return
        self.context.deleted.append(page_id(str(there)))
        self.refresh_bindings()
        self.say(said_of_pages.IN_THE_TRASH_U)

    @work
    async def action_undo(self) -> None:
        """Brings back what was deleted last."""
        if not self.context.deleted:
            return
        last = self.context.deleted.pop()
        page: Page | None = await self._do(lambda: self.context.journal.restore(Path(last).name))
        self.refresh_bindings()
        if page is not None:
            self.say(said_of_pages.IT_IS_BACK)
            self.pages_changed(str(page.path))
