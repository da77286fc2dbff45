"""What can be done to the one page that is marked: change it, copy it, delete it, bring it back."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from textual import work
from textual.screen import Screen

from ptg_cli.context import Context
from ptg_cli.desk.civil_time import clocks_changed
from ptg_cli.desk.errors import explain
from ptg_cli.desk.page_edit import PageChange, beside_words, change_page, clean_tags
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Outcome
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model import scales
from ptg_cli.model.civil_time import NamedDay, NotADate, read_when
from ptg_cli.model.editable import too_long
from ptg_cli.model.entry import civil_time
from ptg_cli.model.folded import folded
from ptg_cli.sentences.hard_moment import REMEMBER, WORTH_DOING
from ptg_cli.sentences.hard_moment import WORTH as ANSWERS
from ptg_cli.tui.clipboard import COPIED, copy_by_helper, sent_only
from ptg_cli.tui.commands import Command
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.page_row import body_of, page_id
from ptg_cli.tui.terminal import CannotLend, lend_terminal

T = TypeVar("T")

EDIT = Command("edit", "w", "w", "edit", "edit", "Change its text here.", words="write text")
DELETE = Command("delete", "x,delete", "x", "delete", "delete", "Put it in the trash.", words="remove trash bin")
UNDO = Command(
    "undo", "u", "u", "undo", "bring back", "Bring back the page deleted last.", words="undo restore recover"
)
OWN_EDITOR = Command("own-editor", "v", "v", "own_editor", "own editor", "Change its text in your own editor.", False)
TAGS = Command(
    "tags", "t,number_sign", "t", "tags", "tags", "Its tags, words to find it by.", footer=False, words="labels"
)
TITLE = Command(
    "title", "n", "n", "title", "title", "Give it a title, or take it off.", footer=False, words="rename name"
)
CARE = Command(
    "care",
    "c",
    "c",
    "care",
    "care",
    "Handle with care, or not: never previewed or quoted.",
    footer=False,
    words="private sensitive hide",
)
DATE = Command("date", "d", "d", "date", "date", "Give it another date.", footer=False, words="redate when time")
WORTH = Command("worth", "h", "h", "worth", "worth", "Was it worth doing, and what to remember.", footer=False)
COPY = Command("copy", "y", "y", "copy", "copy", "Copy its words to the clipboard.", footer=False, words="clipboard")

ON_A_PAGE: Final = (UNDO, EDIT, DELETE, WORTH, TAGS, TITLE, CARE, DATE, COPY, OWN_EDITOR)
"""The commands for the marked page, the most useful first."""

_NEED_A_PAGE: Final = {"delete", "read"}
_NEED_A_READABLE_PAGE: Final = {"edit", "own_editor", "tags", "title", "care", "date", "worth", "copy"}

IN_THE_TRASH: Final = "In the trash. u brings it back."
BOTH_KEPT: Final = (
    "The page had changed meanwhile, so both versions are kept, one beside the other. Delete the one you don't want."
)
KEPT_ALONE: Final = "The page was deleted meanwhile. What you wrote is kept as a page of its own."
_KEPT: Final = "Kept."
_TOO_LONG: Final = "Here each key would be slow, so nothing is opened yet. Your own editor gets the text as it is."
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
            self.say(f"That page can't be opened: {page.unreadable}.", _LONG)
            self.pages_changed()
            return None
        return page if not opening or await self.may_open(page) else None

    async def may_open(self, page: Page) -> bool:
        """Asks before a page to be handled with care is opened."""
        if not page.entry.care:
            return True
        asked = Choice("This page is marked to be handled with care. Open it?", ["Open it", "Leave it"], at=1)
        return await self.app.push_screen_wait(asked) == 0

    async def _change(self, page: Page, change: PageChange, words: str) -> bool:
        """Changes it and says so; false where that can't be."""
        outcome = await self._do(lambda: change_page(self.context.journal, page, change))
        if outcome is not None:
            self._tell(page, outcome, words)
        return outcome is not None

    async def _ask(
        self,
        page: Page,
        question: str,
        value: str,
        hint: str,
        change: Callable[[str], tuple[PageChange | None, str]],
        *,
        wrong: Callable[[str], str] = lambda words: "",
    ) -> None:
        """Asks for a line about the page and keeps what `change` makes of it, saying the words that come with it; no
        change is nothing to keep. Until it is kept, what was typed is a draft, and stands in the line another time."""
        where, typed = f"pages/{page.id}/{question}", False
        keeper = self.context.keeper

        def hold(words: str) -> None:
            nonlocal typed
            typed = True
            keeper.hold(where, words)

        left = await asyncio.to_thread(self._left, where)
        words = await self.app.push_screen_wait(Ask(question, value, hint, wrong=wrong, typed=hold, left=left))
        if words is None:
            if typed:  # words left by an earlier run wait on, where nobody touched them
                keeper.release(where)
            return
        wanted, said = change(words)
        if wanted is None or await self._change(page, wanted, said):
            keeper.release(where)

    def _left(self, where: str) -> str:
        try:
            return self.context.keeper.left(where)
        except OSError:  # drafts that can't be read are no reason not to ask; `ptg doctor` names them
            return ""

    def _tell(self, page: Page, outcome: Outcome, words: str) -> None:
        if outcome.beside:
            self.say(beside_words(outcome.beside), _VERY_LONG)
        if outcome.conflict or outcome.alone:
            self.say(KEPT_ALONE if outcome.alone else BOTH_KEPT, _LONG)
            self.pages_changed(str(outcome.path))
            return
        self.say(words)
        self.page_changed(str(page.path), str(outcome.path))

    # Its text

    @work
    async def action_edit(self) -> None:
        """Opens it in the big editor; what is too long for that, in the person's own, once they have said so."""
        page = await self._page(opening=True)
        if page is None:
            return
        if not (said := await asyncio.to_thread(too_long, page.entry.body)):
            self.post_message(Go("editing", page.id))
            return
        asked = Choice(said, ["Open it in your own editor", "Leave it"], [_TOO_LONG])
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
            self.say("This terminal can't be handed to another program. w edits the page here.", _LONG)
        except (JournalError, OSError) as error:
            self.say(explain(error), _LONG)
        else:
            self._tell_edit(page, outcome)

    def _tell_edit(self, page: Page, outcome: Outcome | None) -> None:
        if outcome is None:
            self.say("Nothing changed.")
        else:
            self._tell(page, outcome, "Kept. What it was before is in `ptg history`.")

    # Its facts

    @work
    async def action_tags(self) -> None:
        """Asks for its tags."""
        page = await self._page(opening=True)
        if page is None:
            return
        before = page.entry.tags
        commas = any(" " in tag for tag in before)
        value = ", ".join(before) + "," if commas else " ".join(before)
        hint = "Words, with spaces or commas between them. Empty takes them off. Esc leaves it."

        def change(words: str) -> tuple[PageChange | None, str]:
            tags = clean_tags(words.split(",") if "," in words else words.split())
            kept = {folded(tag) for tag in tags}
            return PageChange(tags=tags, untags=tuple(tag for tag in before if folded(tag) not in kept)), _KEPT

        await self._ask(page, "Tags", value, hint, change)

    @work
    async def action_title(self) -> None:
        """Asks for its title."""
        page = await self._page(opening=True)
        if page is None:
            return
        hint = "Enter keeps it. Empty takes it off. Esc leaves it."
        await self._ask(page, "Title", page.entry.title, hint, lambda words: (PageChange(title=words), _KEPT))

    @work
    async def action_care(self) -> None:
        """Marks it to be handled with care, or takes the mark off."""
        if page := await self._page():
            words = "No longer marked." if page.entry.care else "Marked. It is not previewed or found from now on."
            await self._change(page, PageChange(care=not page.entry.care), words)

    @work
    async def action_date(self) -> None:
        """Asks for its date. A day without a time keeps the time the page has."""
        page = await self._page()
        if page is None:
            return
        moment = civil_time(page.entry)
        now = f"{moment:%Y-%m-%d %H:%M}" if moment else ""
        hint = "Such as 2026-11-03, yesterday, monday 14:30. Esc leaves it."

        def change(words: str) -> tuple[PageChange | None, str]:
            if not words.strip() or words.strip() == now:
                return None, ""
            when = self._when(words)
            if when.clock is None and moment:
                when = replace(when, clock=moment.time())
            return PageChange(when=when), f"Kept under its new date. {clocks_changed(when)}".rstrip()

        await self._ask(page, "When was this?", now, hint, change, wrong=self._wrong_date)

    @work
    async def action_worth(self) -> None:
        """Asks whether it was worth doing, and what to remember. Writing can feel heavier straight after, so this is
        asked here, later, and not at its close."""
        page = await self._page(opening=True)
        if page is None:
            return
        before = page.entry
        options = [*(answer.capitalize() for answer in ANSWERS), "Take it off" if before.worth else "Leave it open"]
        answers = [*scales.WORTH, ""]
        asked = Choice(WORTH_DOING, options, at=answers.index(before.worth))
        place = await self.app.push_screen_wait(asked)
        if place is None:
            return
        hint = "Enter keeps both. Esc leaves all as it was."

        def change(words: str) -> tuple[PageChange | None, str]:
            if (answers[place], words.strip()) == (before.worth, before.remember):
                self.say("Nothing changed.")
                return None, ""
            return PageChange(worth=answers[place], remember=words), _KEPT

        await self._ask(page, REMEMBER, before.remember, hint, change)

    def _when(self, words: str) -> NamedDay:
        return read_when(words, self.context.civil_now(), self.context.settings.day_starts_at)

    def _wrong_date(self, words: str) -> str:
        try:
            self._when(words)
        except NotADate as error:
            return str(error)
        return ""

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
        self.say(COPIED if helped else sent_only(page.id), None if helped else _LONG)

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
        self.say(IN_THE_TRASH)

    @work
    async def action_undo(self) -> None:
        """Brings back what was deleted last."""
        if not self.context.deleted:
            return
        last = self.context.deleted.pop()
        page: Page | None = await self._do(lambda: self.context.journal.restore(Path(last).name))
        self.refresh_bindings()
        if page is not None:
            self.say("It is back.")
            self.pages_changed(str(page.path))
