"""Finding pages, newest first and never more than asked for: for a person, and for what ptg itself looks back at."""

import re
from collections.abc import Generator, Iterator
from datetime import datetime
from typing import NamedTuple

from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import PageName, original
from ptg_cli.journal.pages import Page, read_facts, read_page
from ptg_cli.journal.search import search, search_by_two
from ptg_cli.model.civil_time import from_stamp, stamp
from ptg_cli.model.entry import Entry
from ptg_cli.model.query import Query


class PageFilter(NamedTuple):
    """Which pages ptg itself looks back at. `first` and `end` are civil moments, `end` not included; `guides` are all
    names of the guide that is wanted, earlier ones too. Empty means any. What a person asks for is a `Query`."""

    first: datetime | None = None
    end: datetime | None = None
    kind: str = ""
    guides: frozenset[str] = frozenset()

    def fits(self, entry: Entry) -> bool:
        """True when the entry's kind and guide are the wanted ones (its time is told by its name)."""
        return (not self.kind or entry.kind == self.kind) and (not self.guides or entry.guide in self.guides)


def named(journal: Journal, wanted: PageFilter) -> Iterator[PageName]:
    """The names of the pages in the wanted time, newest first. No page is opened."""
    first = stamp(wanted.first) if wanted.first else ""
    end = stamp(wanted.end) if wanted.end else ""
    for found in journal.newest(first[:6], end[:6]):
        if (first or end) and from_stamp(found.id) is None:
            continue  # named by hand: its name tells no time
        if (not first or found.id >= first) and (not end or found.id < end):
            yield found


def pages(journal: Journal, wanted: PageFilter) -> Iterator[Page]:
    """The wanted pages, newest first, read as they are asked for (only the first 64 KB of each).

    Pages that can't be read are among them, whatever is wanted: they are never silently missing.
    """
    for found in named(journal, wanted):
        page = read_page(found.path, LIMIT)
        if page.unreadable or wanted.fits(page.entry):
            yield page


def counted_pages(journal: Journal, wanted: PageFilter) -> Iterator[Page]:
    """`pages` without the copies of a page that stands among them: what was said once counts once."""
    for page in pages(journal, wanted):
        first = original(page.id)
        if not (first and journal.has(first)):
            yield page


def facts(journal: Journal, query: Query, keys: re.Pattern[bytes]) -> Iterator[Page]:
    """What the front matter of the pages says that are asked for, newest first. Only pages in which a byte is one of
    `keys` are among them, and those that can't be read. A body is read only where its words are asked for.

    A copy of a page that stands among them is left out: what was said once counts once.
    """
    for found in journal.newest(*query.months):
        if query.has_times and not query.may_be(found.id):
            continue
        if query.needs_all or query.reads_words(found.id):
            pages: Iterator[Page] = search((found,), query)
        else:
            page = read_facts(found.path, keys)
            pages = iter([page] if page and (page.unreadable or query.matches(found.id, page.entry)) else [])
        for page in pages:
            first = original(page.id)
            if not (first and journal.has(first)):
                yield page


def matching(journal: Journal, query: Query, *, care: bool = False, by_two: bool = False) -> Generator[Page]:
    """The pages that are asked for. The words of those to be handled with care are looked at only if `care` is true.
    With `by_two` a second process may help; then close it when no more pages are wanted."""
    look = search_by_two if by_two else search
    return look(journal.newest(*query.months), query, care=care)
