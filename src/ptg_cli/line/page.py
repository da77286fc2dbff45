"""One page in line mode: hear it, change it, delete it."""

import shutil
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.civil_time import clocks_changed
from ptg_cli.desk.editor import EditorStopped
from ptg_cli.desk.errors import explain
from ptg_cli.desk.page_edit import PageChange, beside_words, change_page, clean_tags
from ptg_cli.desk.page_summary import heading, misread
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Outcome
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.library.titles import Titles
from ptg_cli.line.menu import Menu
from ptg_cli.model.body import without_markers
from ptg_cli.model.civil_time import NotADate, read_when
from ptg_cli.model.entry import Entry
from ptg_cli.model.scales import WORTH
from ptg_cli.model.visible import one_line, visible, wrapped
from ptg_cli.sentences.hard_moment import REMEMBER, WORTH_DOING

_SMALLEST: Final = 5
"""Lines: no part of a text is shorter than this, however low the window."""


def run(menu: Menu, context: Context, page: Page) -> bool:
    """One page, until enter goes back; true where it was changed or is gone. Raises: Left, NoSuchPage, OSError."""
    if page.unreadable:
        menu.say(f"{page.path} can't be shown: {page.unreadable}. `ptg show {page.id} --raw` prints it as it is.")
        return False
    if page.entry.care:
        ask = "This one is marked to be handled with care. 1 opens it. Enter leaves it closed. 0 leaves."
        if not menu.choice((), ask, ("1",)):
            return False
    return PageInLines(menu, context, page).run()


class PageInLines:
    """The page that is open, and what can be done with it."""

    def __init__(self, menu: Menu, context: Context, page: Page) -> None:
        self._menu = menu
        self._context = context
        self._page = page
        self._changed = False

    def run(self) -> bool:
        """Says what can be done, does it, and says it again; after reading only what is waited for."""
        hint = "A number from 1 to 8. Enter goes back. 0 leaves."
        answer = ""
        while True:
            answer = self._menu.choice(() if answer == "1" else self._choices(), hint, tuple("12345678"))
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
            *spoken_heading(entry, self._context.titles),
            *filter(None, (misread(self._page),)),
            "1 read it.",
            "2 its title.",
            "3 its tags.",
            "4 take the care mark off." if entry.care else "4 mark it to be handled with care.",
            "5 its date.",
            "6 open it in your own editor.",
            "7 delete it.",
            "8 say whether it was worth doing.",
        )

    def _do(self, answer: str) -> None:
        match answer:
            case "1":
                self._read()
            case "2":
                if words := self._asked("A title. A dash takes it off. Enter leaves it as it is."):
                    self._change(PageChange(title="" if words == "-" else words))
            case "3":
                self._tags()
            case "4":
                self._change(PageChange(care=not self._page.entry.care))
            case "5":
                self._date()
            case "8":
                self._worth()
            case _:
                self._edit()

    def _asked(self, hint: str) -> str:
        self._menu.say(hint)
        return self._menu.line(hint)

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
            if start + part < len(lines):
                hint = "Enter reads on. 1 stops. 0 leaves."
                if self._menu.choice((), hint, ("1",)):
                    return
        self._menu.say("That is all of it.", "")

    # Changing

    def _change(self, change: PageChange) -> None:
        self._take(change_page(self._context.journal, self._page, change))

    def _take(self, outcome: Outcome) -> None:
        """Says where a change went, and goes on with what is there now."""
        self._changed = True
        if outcome.alone:
            self._menu.say(
                "The page was deleted meanwhile. What you wrote is kept as a page of its own, which is open here now."
            )
        elif outcome.conflict:
            self._menu.say(
                "The page had changed meanwhile, so both versions are kept. Yours is the one that is open here now. "
                "Read both, then delete the one you don't want."
            )
        else:
            self._menu.say("Kept.")
        if outcome.beside:
            self._menu.say(beside_words(outcome.beside))
        self._page = read_page(outcome.path)

    def _tags(self) -> None:
        words = self._asked(
            "Tags, with commas between them. One that begins with a dash is taken off. Enter leaves them as they are."
        )
        parts = [part.strip() for part in words.split(",")]
        off = tuple(part[1:].strip() for part in parts if part.startswith("-"))
        on = clean_tags(part for part in parts if part and not part.startswith("-"))
        if on or off:
            self._change(PageChange(tags=on, untags=off))
        elif words:
            self._menu.say("A tag needs at least one letter or digit.")

    def _date(self) -> None:
        context = self._context
        words = self._asked("When was it? 2026-11-03, yesterday, monday 9pm. Enter leaves it as it is.")
        if not words:
            return
        try:
            when = read_when(words, context.civil_now(), context.settings.day_starts_at)
        except NotADate as error:
            self._menu.say(str(error))
            return
        self._change(PageChange(when=when))
        if said := clocks_changed(when):
            self._menu.say(said)
        self._menu.say("`ptg history` shows what it was before.")

    def _worth(self) -> None:
        """Whether it was worth doing, then what to remember; what is left out stays as it was."""
        say = "1 yes. 2 partly. 3 no. 4 too soon to say. A dash takes it off. Enter leaves it as it is."
        answers = {str(place): word for place, word in enumerate(WORTH, 1)} | {"-": ""}
        worth = answers.get(self._menu.choice((), f"{WORTH_DOING} {say}", tuple(answers)))
        if worth is not None:
            self._change(PageChange(worth=worth))
        if words := self._asked(f"{REMEMBER} A dash takes it off."):
            self._change(PageChange(remember="" if words == "-" else words))

    def _edit(self) -> None:
        try:
            outcome = self._context.editing.edit_page(self._page)
        except EditorStopped as stopped:
            self._menu.say(str(stopped))
            stopped.deliver()  # it ends where the menu waits next
            return
        if outcome is None:
            self._menu.say("Nothing changed.")
        else:
            self._take(outcome)

    def _delete(self) -> bool:
        """Puts the page in the trash and offers to bring it back at once; true where it stays there."""
        journal = self._context.journal
        place = journal.discard(self._page)
        self._changed = True
        hint = "1 brings it back. Enter goes on. 0 leaves."
        if not self._menu.choice(("It is in the trash.",), hint, ("1",)):
            return True
        self._page = journal.restore(place.stem)
        self._menu.say("It is back.")
        return False


def spoken_heading(entry: Entry, titles: Titles) -> list[str]:
    """What a page is and when it was, with commas where a screen has dots."""
    *what, about = heading(entry, titles).rsplit("\n", 1)
    said = " ".join(about.replace(" · ", ", ").split())
    return [*(one_line(part) for part in what), f"{said.rstrip('.')}."]
