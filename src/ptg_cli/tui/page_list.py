"""Reading pages for a screen, in threads: names, rows, one page, and what a search finds.

Nothing here waits for the screen: what was read is handed over, and a thread whose results nobody wants any more
ends by itself. So nothing can hold up a key, or the end.
"""

import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final

from textual import work
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import read_page
from ptg_cli.journal.search import search
from ptg_cli.model.query import Query
from ptg_cli.tui.page_row import day_namer, read_rows, reading_of, row_under_day
from ptg_cli.tui.widgets.pages.page_list import PageRow
from ptg_cli.tui.widgets.pages.reader import Reading

FIRST: Final = 60
"""Names, or finds, that are handed over at once; the rest follows."""

_BEGINNING: Final = 500_000
"""Bytes of a page that are shown before the rest is read: one that is longer takes a moment."""

_OFTEN: Final = 0.1
"""Seconds between two batches of finds."""

_AT_MOST: Final = 1.0
"""Seconds to wait for the first rows to be drawn, before the other names are read."""


class PageListing(Screen[None]):
    """The part of a screen that reads. The screen says, in the `show_` methods, what becomes of what was read."""

    context: Context

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.days_of = day_namer(context.settings.day_starts_at)
        """What names the days of pages."""
        self.first_drawn = threading.Event()
        """Set by the screen once the first rows are drawn."""

    def show_first(self, names: list[str], rows: dict[str, PageRow]) -> None:
        """The paths of the newest pages, and what the rows of the first of them say."""
        raise NotImplementedError

    def show_all(self, names: list[str]) -> None:
        """The paths of all pages, newest first."""
        raise NotImplementedError

    def show_rows(self, rows: dict[str, PageRow], query: Query | None) -> None:
        """What some rows say."""
        raise NotImplementedError

    def show_page(self, path: str, shown: Reading) -> None:
        """One page as the reader shows it."""
        raise NotImplementedError

    def show_found(self, query: Query, names: list[str], rows: dict[str, PageRow], *, first: bool) -> None:
        """More of what a search found; `first` when it is the first of it, whose rows are known already."""
        raise NotImplementedError

    def show_end(self, query: Query, unread: int) -> None:
        """A search is over. So many pages could not be read."""
        raise NotImplementedError

    def show_trouble(self, words: str) -> None:
        """Something could not be read, in a sentence."""
        self.notify(words, markup=False, timeout=8)

    def _hand_over(self, show: Callable[..., None], *values: Any, **named: Any) -> None:
        if not get_current_worker().is_cancelled:
            self.call_later(show, *values, **named)

    @work(thread=True, exclusive=True, group="names", exit_on_error=False)
    def read_names(self, *, anew: bool) -> None:
        """Reads which pages there are; `anew` hands them over all at once, else the first ones come first."""
        worker = get_current_worker()
        titles, turns = self.context.titles, self.context.settings.day_starts_at
        try:
            names = (found.path for found in _until_cancelled(self.context.journal.newest(), worker))
            first = list(islice(names, 0 if anew else FIRST))
            if not anew:
                shown = tuple(first[: max(self.app.size.height, 10)])
                self._hand_over(
                    self.show_first, first, read_rows(shown, titles, turns, None, LIMIT, make=row_under_day)
                )
                self.first_drawn.wait(_AT_MOST)
            every = [*first, *names]
            self.days_of(every)  # here, and not while the screen waits
            self._hand_over(self.show_all, every)
        except (JournalError, OSError) as error:
            self._hand_over(self.show_trouble, explain(error))

    @work(thread=True, exclusive=True, group="rows", exit_on_error=False)
    def read_rows(self, paths: tuple[str, ...], query: Query | None) -> None:
        """Reads what rows say."""
        turns = self.context.settings.day_starts_at
        rows = read_rows(paths, self.context.titles, turns, query, LIMIT, make=row_under_day)
        self._hand_over(self.show_rows, rows, query)

    @work(thread=True, exclusive=True, group="reader", exit_on_error=False)
    def read_one(self, path: str, query: Query | None, *, opened: bool) -> None:
        """Reads one page. The beginning of a long one comes first, unless something is looked for in it."""
        titles, turns = self.context.titles, self.context.settings.day_starts_at
        if query is None and not (beginning := read_page(path, _BEGINNING)).whole:
            self._hand_over(self.show_page, path, reading_of(beginning, titles, turns, None, opened=opened))
        if not get_current_worker().is_cancelled:
            self._hand_over(self.show_page, path, reading_of(read_page(path), titles, turns, query, opened=opened))

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def search(self, query: Query) -> None:
        """Searches all pages, newest first. Those to be handled with care are not found by their words."""
        worker = get_current_worker()
        titles, turns = self.context.titles, self.context.settings.day_starts_at
        names: list[str] = []
        rows: dict[str, PageRow] = {}
        unread, first, told = 0, True, time.monotonic()
        try:
            for page in search(_until_cancelled(self.context.journal.newest(*query.months), worker), query):
                if page.unreadable:
                    unread += 1
                    continue
                names.append(str(page.path))
                if first:
                    rows[names[-1]] = row_under_day(page, titles, turns, query)
                if len(names) >= FIRST and (first or time.monotonic() - told > _OFTEN):
                    self._hand_over(self.show_found, query, names, rows, first=first)
                    names, rows, first, told = [], {}, False, time.monotonic()
        except (JournalError, OSError) as error:
            self._hand_over(self.show_trouble, explain(error))
        self._hand_over(self.show_found, query, names, rows, first=first)
        self._hand_over(self.show_end, query, unread)


def _until_cancelled(names: Iterator[PageName], worker: Worker[Any]) -> Iterator[PageName]:
    for found in names:
        if worker.is_cancelled:
            return
        yield found
