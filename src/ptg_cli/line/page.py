"""One page in line mode: hear it, change it, delete it."""

import re
from collections.abc import Iterator, Sequence
from datetime import time
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.clipboard import copy_by_helper
from ptg_cli.desk.editor import EditorStopped
from ptg_cli.desk.errors import explain
from ptg_cli.desk.page_edit import told_of
from ptg_cli.desk.page_summary import body_of, heading, misread, spoken_when, when_words
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Outcome
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.library.titles import Titles
from ptg_cli.line import side_by_side
from ptg_cli.line.menu import Menu
from ptg_cli.line.talks import perform
from ptg_cli.model.entry import Entry
from ptg_cli.model.visible import one_line, visible, with_stop
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import editor as said_of_editor
from ptg_cli.sentences import pages as said
from ptg_cli.talks import page_edit
from ptg_cli.talks.tellings import ties

_AT_ONCE: Final = 500
"""Letters, about half a minute of speech: once so many are said, it waits at the end of the paragraph."""

_PARTED: Final = re.compile(r"\n[ \t]*\n\s*")
_ENDS: Final = re.compile(r"[.?!…][\"'”’)]*\s*$")
_MARKS: Final = re.compile(r"^#{1,6} |^[-*] |\*\*", re.MULTILINE)
"""What ptg itself sets before a question or round a pile, to be seen."""

_TAG: Final = re.compile(r"#(\S+)")

_CHANGES: Final = {
    "2": page_edit.title,
    "3": page_edit.tags,
    "4": page_edit.care,
    "5": page_edit.date,
    "8": page_edit.worth,
    "9": page_edit.history,
    "m": page_edit.milestone,
    "l": ties,
}
"""What its numbers change, by the talk that does."""

_ONLY_TELLS: Final = ("1", "r", "c", "t")
"""What changes nothing: after it the page is not named again."""


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
        """Reads it, does what is asked for, and says what the page is after a change."""
        self._menu.say(*self._heading())
        read_aloud(self._menu, self._paragraphs())
        answer = "1"
        while True:
            can = said.can_be_done(care=self._page.entry.care)
            self._menu.say(*() if answer in _ONLY_TELLS else self._heading())
            answer = self._menu.choice((), said.READ_OR_MORE, tuple("123456789mrctl"), about=can)
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

    def _heading(self) -> tuple[str, ...]:
        """What the page is."""
        context = self._context
        heading = spoken_heading(self._page.entry, context.titles, context.settings.day_starts_at)
        return (*heading, *filter(None, (misread(self._page),)))

    def _do(self, answer: str) -> None:
        match answer:
            case "1":
                read_aloud(self._menu, self._paragraphs())
            case "r":
                read_aloud(self._menu, self._paragraphs()[::-1], said.BEGINNING_OF_IT)
            case "c":
                self._copy()
            case "6":
                self._edit()
            case "t":
                side_by_side.beside(self._menu, self._context, self._page, run)
            case _:
                self._change(_CHANGES[answer])

    # Reading

    def _paragraphs(self) -> list[str]:
        text = body_of(self._page)
        text = _MARKS.sub("", text) if self._page.entry.guide else text
        return [part for block in _PARTED.split(visible(text)) if block.strip() for part in _parts(block.strip("\n"))]

    def _copy(self) -> None:
        """Gives the words to a program that copies; where there is none, says in which file they are."""
        if copy_by_helper(body_of(self._page)):
            self._menu.say(said_of_app.COPIED)
        else:
            self._menu.say(said.NOTHING_COPIES, said.file_of_page(str(self._page.path)))

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
        if name := self._context.editor_name:
            self._menu.say(said_of_editor.opens(name))
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


def _parts(block: str) -> Iterator[str]:
    """A paragraph as it is; a very long one of many lines in parts, each of which ends with the end of a sentence."""
    part: list[str] = []
    for line in block.split("\n"):
        part.append(line)
        if sum(map(len, part)) >= _AT_ONCE and _ENDS.search(line):
            yield "\n".join(part)
            part = []
    if part:
        yield "\n".join(part)


def read_aloud(menu: Menu, paragraphs: Sequence[str], end: str = said.ALL_OF_IT) -> None:
    """Says paragraphs, and waits between two of them once a while was said. Raises: Left."""
    if not paragraphs:
        menu.say(said.NO_TEXT)
        return
    at, said_so_far = 0, 0
    while True:
        menu.say(*(line.rstrip() for line in paragraphs[at].split("\n")))
        said_so_far += len(paragraphs[at])
        if at + 1 == len(paragraphs):
            menu.say(end, "")
            return
        if said_so_far < _AT_ONCE:
            at += 1
            continue
        said_so_far = 0
        while (answer := menu.choice((), said.READS_ON, ("1", "b"))) == "b" and at == 0:
            menu.say(said.NONE_BEFORE)
        if answer == "1":
            return
        if answer == "b":
            at, said_so_far = at - 1, _AT_ONCE
        else:
            at += 1


def spoken_heading(entry: Entry, titles: Titles, day_starts_at: time) -> list[str]:
    """What a page is and when it was, with commas where a screen has dots."""
    *what, about = heading(entry, titles, day_starts_at).rsplit("\n", 1)
    said = " ".join(_TAG.sub(r"tag \1", about).replace(" · ", ", ").split())
    when = " ".join(when_words(entry, day_starts_at).split())
    said = said.replace(when, spoken_when(entry, day_starts_at), 1)
    return [*(with_stop(one_line(part)) for part in what), with_stop(said)]
