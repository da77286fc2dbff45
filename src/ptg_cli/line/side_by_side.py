"""Tellings that belong together, heard in plain lines: answer by answer, the day and then the words."""

from collections.abc import Callable
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.tellings import NothingBeside, SideBySide, ToldOn
from ptg_cli.desk.writing import Intent
from ptg_cli.insight.tellings import TellingRow
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.line import steps
from ptg_cli.line.face import RunSession
from ptg_cli.line.menu import Menu
from ptg_cli.model.guide import Guide
from ptg_cli.model.visible import with_stop
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import tellings as said
from ptg_cli.session.care import LINE_KEYS

OpenPage = Callable[[Menu, Context, Page], object]
"""Opens one page: what can be done with it, until one goes back."""

_AT_ONCE: Final = 600
"""Letters, about half a minute of speech: once so many were said, it waits after the answer."""


def beside(menu: Menu, context: Context, page: Page, open_page: OpenPage) -> None:
    """What belongs beside one page; `open_page` opens another of them. Raises: Left, JournalError, OSError."""
    try:
        found = context.tellings.beside(page)
    except NothingBeside:
        menu.say(said.NOTHING_BESIDE_HERE)
        return
    if len(found.tellings) > 1:
        TellingsInLines(menu, context, found, open_page).run()
    else:
        menu.say(*found.remarks, said.NOTHING_BESIDE_HERE)


class TellingsInLines:
    """Tellings being read. Without `run_session` none can be written from here."""

    def __init__(
        self,
        menu: Menu,
        context: Context,
        found: SideBySide,
        open_page: OpenPage,
        run_session: RunSession | None = None,
    ) -> None:
        self._menu = menu
        self._context = context
        self._found = found
        self._open_page = open_page
        self._run_session = run_session

    def run(self) -> None:
        """Reads all of it, then offers what can be done. Raises: Left."""
        self._read()
        guide = self._guide() if self._run_session else None
        rows = (said.AGAIN_ROW, said.OPEN_ROW, *((said.WRITE_ROW,) if guide else ()))
        known = tuple(str(number) for number in range(1, len(rows) + 1))
        while answer := self._menu.choice(rows, said_of_line.which_row(len(rows)), known):
            if answer == "1":
                self._read()
            elif answer == "2":
                self._open()
            elif guide and self._run_session:
                context = self._context
                intent = Intent(context.now(), with_earlier=True)
                self._run_session(context.sessions.begin(guide, intent, LINE_KEYS))
                return

    def _guide(self) -> Guide | None:
        try:
            return self._context.library.guide(self._found.slug) if self._found.slug else None
        except (NoSuchGuide, BadContent):
            return None  # its pages are there, and nothing can be written with it

    # Reading

    def _read(self) -> None:
        self._menu.say(with_stop(self._found.heading), *self._found.remarks)
        parts = list(self._found.read_out())
        for number, (row, told) in enumerate(parts):
            if not self._read_row(row, told) or (number + 1 < len(parts) and not self._reads_on()):
                return
        numbers = [
            with_stop(f"{day}: {words}")
            for day, words in zip(self._found.days, self._found.numbers, strict=True)
            if words
        ]
        self._menu.say(*([with_stop(said.HOW_HARD), *numbers] if numbers else []), said.ALL_READ)

    def _read_row(self, row: TellingRow, told: tuple[ToldOn, ...]) -> bool:
        """One question, and the answers to it; false where the person stops."""
        self._menu.say(*filter(None, (row.question, "" if row.asked_now else said.NOT_ASKED_NOW)))
        so_far = 0
        for number, one in enumerate(told):
            worded = said.worded_then(one.worded) if one.worded else ""
            self._menu.say(*filter(None, (said.on_day(one.day), worded, *steps.written([("", one.words)]))))
            so_far += len(one.words)
            if so_far > _AT_ONCE and number + 1 < len(told):
                if not self._reads_on():
                    return False
                so_far = 0
        return True

    def _reads_on(self) -> bool:
        return not self._menu.choice((), said.READS_ON, ("1",))

    # Afterwards

    def _open(self) -> None:
        tellings, days = self._found.tellings, self._found.days
        hint = said_of_line.which_row(len(tellings))
        numbers = tuple(str(number) for number in range(1, len(tellings) + 1))
        answer = self._menu.choice(steps.numbered(with_stop(day) for day in days), hint, numbers)
        if not answer:
            return
        try:
            page = read_page(self._context.journal.locate(tellings[int(answer) - 1].id).path)
            self._open_page(self._menu, self._context, page)
        except (JournalError, OSError) as error:
            self._menu.say(explain(error))
