"""One page in line mode: hear it, change it, delete it."""

import re
import shutil
from datetime import time
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.editor import EditorStopped
from ptg_cli.desk.errors import explain
from ptg_cli.desk.page_edit import told_of
from ptg_cli.desk.page_summary import heading, misread
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Outcome
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.library.titles import Titles
from ptg_cli.line.menu import Menu
from ptg_cli.line.talks import perform
from ptg_cli.model.body import without_markers
from ptg_cli.model.entry import Entry
from ptg_cli.model.visible import one_line, visible, wrapped
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import pages as said
from ptg_cli.talks import page_edit

_WHICH: Final = said_of_line.which_row(8)

_SMALLEST: Final = 5
"""Lines: no part of a text is shorter than this, however low the window."""

_TAG: Final = re.compile(r"#(\S+)")

_CHANGES: Final = {
    "2": page_edit.title,
    "3": page_edit.tags,
    "4": page_edit.care,
    "5": page_edit.date,
    "8": page_edit.worth,
}
"""What its numbers change, by the talk that does."""


def run(menu: Menu, context: Context, page: Page) -> bool:
    """One page, until enter goes back; true where it was changed or is gone. Raises: Left, NoSuchPage, OSError."""
    if page.unreadable:
        menu.say(said.cannot_be_shown(str(page.path), page.unreadable, page.id))
        return False
    return bool(perform(menu, partial(page_edit.may_open, page))) and PageInLines(menu, context, page).run()


class PageInLines:
    """The page that is open, and what can be done with it."""

    def __init__(self, menu: Menu, context: Context, page: Page) -> None:
        self._menu = menu
        self._context = context
        self._page = page
        self._changed = False

    def run(self) -> bool:
        """Says what can be done, does it, and says it again; after reading only what is waited for."""
        answer = ""
        while True:
            answer = self._menu.choice(() if answer == "1" else self._choices(), _WHICH, tuple("12345678"))
            if not answer:
                return self._changed
            try:
                if answer == "7":
                    if self._delete():
                        return True
                else:
                    self._do(answer)
            except (JournalError, OSError) as error:
                self._menu.say(explain(error))

    def _choices(self) -> tuple[str, ...]:
        """What the page is, and what can be done with it."""
        entry = self._page.entry
        return (
            *spoken_heading(entry, self._context.titles, self._context.settings.day_starts_at),
            *filter(None, (misread(self._page),)),
            *said.can_be_done(care=entry.care),
        )

    def _do(self, answer: str) -> None:
        match answer:
            case "1":
                self._read()
            case "6":
                self._edit()
            case _:
                self._change(_CHANGES[answer])

    # Reading

    def _read(self) -> None:
        """Says the text; one longer than the window in parts of that size."""
        entry = self._page.entry
        text = (without_markers(entry.body) if entry.guide else entry.body).rstrip()
        columns, rows = shutil.get_terminal_size()
        lines = wrapped(visible(text), columns).split("\n")
        part = max(rows - 2, _SMALLEST)
        for start in range(0, len(lines), part):
            self._menu.say(*lines[start : start + part])
            if start + part < len(lines) and self._menu.choice((), said.READS_ON, ("1",)):
                return
        self._menu.say(said.ALL_OF_IT, "")

    # Changing

    def _change(self, talk: page_edit.PageTalk) -> None:
        outcome = perform(self._menu, partial(talk, self._context, self._page))
        if outcome is not None:
            self._take(outcome)

    def _take(self, outcome: Outcome) -> None:
        """Goes on with what is there now."""
        self._changed = True
        self._page = read_page(outcome.path)

    def _edit(self) -> None:
        try:
            outcome = self._context.editing.edit_page(self._page)
        except EditorStopped as stopped:
            self._menu.say(str(stopped))
            stopped.deliver()  # it ends where the menu waits next
            return
        self._menu.say(told_of(outcome, said_of_drafts.KEPT))
        if outcome is not None:
            self._take(outcome)

    def _delete(self) -> bool:
        """Puts the page in the trash and offers to bring it back at once; true where it stays there."""
        journal = self._context.journal
        place = journal.discard(self._page)
        self._changed = True
        if not self._menu.choice((said.IN_THE_TRASH,), said.BRINGS_BACK, ("1",)):
            return True
        self._page = journal.restore(place.stem)
        self._menu.say(said.IT_IS_BACK)
        return False


def spoken_heading(entry: Entry, titles: Titles, day_starts_at: time) -> list[str]:
    """What a page is and when it was, with commas where a screen has dots."""
    *what, about = heading(entry, titles, day_starts_at).rsplit("\n", 1)
    said = " ".join(_TAG.sub(r"tag \1", about).replace(" · ", ", ").split())
    return [*(one_line(part) for part in what), f"{said.rstrip('.')}."]
