"""Looking back in line mode: pages with their numbers, newest first; words that are typed search."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk import pages, tags
from ptg_cli.desk.errors import explain
from ptg_cli.desk.page_summary import found_line, label, spoken_when
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.line import calendar
from ptg_cli.line import page as line_page
from ptg_cli.line.face import Face
from ptg_cli.line.talks import perform
from ptg_cli.model.civil_time import names_a_day
from ptg_cli.model.query import Query
from ptg_cli.model.visible import one_line, shorten
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import pages as said
from ptg_cli.talks import milestones, trash
from ptg_cli.talks.turns import Open

_WAYS: Final = (said.WORDS_SEARCH, said.TRASH_IS, said.CALENDAR_IS)
"""What can be typed besides a number: said once, and to who asks."""

AT_ONCE: Final = 5
_CELLS: Final = 100
_HEADING: Final = re.compile(r"^#{1,6} ")
_TAG: Final = re.compile(r"[.,]? #(\w\S*)")
"""How much of a page's first line a list says."""


def run(face: Face, words: str = "") -> None:
    """The pages, or those that hold `words`, until enter goes back. Raises: Left, the console's own errors,
    JournalError and OSError where the journal can't be looked into at all."""
    Browsing(face).run(words)


class Browsing:
    """`_shown` are the places of the pages said so far, in the order of their numbers; `_rest` those to come."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._menu = face.menu
        self._context = face.context
        self._words = ""
        self._shown: list[Path] = []
        self._rest: Iterator[tuple[Page, str]] = iter(())
        self._ahead: list[tuple[Page, str]] = []

    def run(self, words: str = "") -> None:
        """Lists, opens, searches, until enter goes back from the list of all pages."""
        self._list(words)
        while True:
            hint = " ".join([said.HERE, *self._with_list(), said_of_line.LISTS_THE_REST, *self._ways_out()])
            self._menu.say(*(_WAYS if self._menu.console.hearing.is_new("pages") else ()), hint)
            match self._menu.line(hint, finding=True, about=_WAYS):
                case "" if self._words:
                    self._list("")
                case "":
                    return
                case "more":
                    self._more()
                case "trash":
                    perform(self._menu, trash.begin(self._context))
                    self._list(self._words)
                case "calendar":
                    calendar.run(self._face, self._words)
                    self._list(self._words)
                case "milestones":
                    perform(self._menu, milestones.begin(self._context), self._open_page)
                    self._list(self._words)
                case "tags":
                    self._tags()
                case number if number.isdecimal() and not self._is_a_year(number):
                    self._open(number)
                case found:
                    self._list(found)

    def _open_page(self, turn: Open) -> None:
        """The page that a talk opens."""
        try:
            line_page.run(self._menu, self._context, self._context.journal.find(turn.what))
        except (JournalError, OSError) as error:
            self._menu.say(explain(error))

    def _tags(self) -> None:
        """Says the tags, each with how many pages have it."""
        counted = tags.counted(self._context.journal)
        self._menu.say_list(said.tag_on(one_line(tag), count) for tag, count in counted)
        if not counted:
            self._menu.say(said.NO_TAGS_HERE_IN_LINES)

    def _with_list(self) -> list[str]:
        return [*([said.NUMBER_OPENS] if self._shown else []), *([said.MORE_SAYS] if self._ahead else [])]

    def _ways_out(self) -> list[str]:
        return [said.ENTER_SHOWS_ALL if self._words else said_of_line.GOES_BACK, said.Q_LEAVES]

    # The list

    def _list(self, words: str) -> None:
        """Says the newest pages, or the newest that are asked for."""
        query = self._context.read_query(words)
        for told in (*query.troubles, *query.hints):
            self._menu.say(told)
        if words and not query.asks:
            if not query.troubles:
                self._menu.say(said.NOTHING_TO_LOOK_FOR)
            return
        self._rest = self._found(query)
        self._words = words
        self._shown = []
        self._ahead = list(islice(self._rest, 1))
        if self._ahead:
            self._more()
        else:
            self._menu.say(said.NONE_FITS if words else said.NONE_YET)

    def _found(self, query: Query) -> Iterator[tuple[Page, str]]:
        """What is to be handled with care is not found by its words."""
        found = pages.matching(self._context.journal, query)
        return ((page, found_line(page, query, self._context.titles)) for page in found)

    def _more(self) -> None:
        if not self._ahead:
            self._menu.say(said.NO_MORE)
            return
        for page, words in (*self._ahead, *islice(self._rest, AT_ONCE - 1)):
            self._shown.append(page.path)
            self._menu.say(f"{len(self._shown)} {row(page, words, self._context)}")
        self._ahead = list(islice(self._rest, 1))

    def _is_a_year(self, number: str) -> bool:
        """True where a number names a year, and no row that was said."""
        return names_a_day(number) and int(number) > len(self._shown)

    def _open(self, number: str) -> None:
        if not 1 <= int(number[:9]) <= len(self._shown):
            self._menu.say(said_of_line.NO_SUCH_NUMBER)
            return
        try:
            changed = line_page.run(self._menu, self._context, read_page(self._shown[int(number) - 1]))
        except (JournalError, OSError) as error:
            self._menu.say(explain(error))
            changed = True
        if changed:
            self._list(self._words)


def row(page: Page, words: str, context: Context) -> str:
    """A page as one line of a list, as it is heard: tags by name, and what is cut off said to go on."""
    line = ": ".join(filter(None, (label(page, context.titles), _HEADING.sub("", words))))
    line = _TAG.sub(r", tag \1", shorten(line, _CELLS, between_words=True).replace("…", ", and more"))
    return f"{spoken_when(page.entry, context.settings.day_starts_at)}. {line}"
