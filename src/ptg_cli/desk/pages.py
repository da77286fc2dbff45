"""Finding pages: by time, kind, tag, guide or words, newest first and never more than asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import PageName, original
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.search import search
from ptg_cli.model.civil_time import from_stamp, stamp
from ptg_cli.model.entry import Entry
from ptg_cli.model.folded import folded
from ptg_cli.model.query import Query


@dataclass(frozen=True, slots=True)
class PageFilter:
    """Which pages are wanted. `first` and `end` are civil moments, `end` not included; `guides` are all names of the
    guide that is wanted, earlier ones too. Empty means any."""

    first: datetime | None = None
    end: datetime | None = None
    kind: str = ""
    tag: str = ""
    guides: frozenset[str] = frozenset()

    def fits(self, entry: Entry) -> bool:
        """True when the entry's kind, tags and guide are the wanted ones (its time is told by its name)."""
        return (
            (not self.kind or entry.kind == self.kind)
            and (not self.tag or folded(self.tag) in {folded(tag) for tag in entry.tags})
            and (not self.guides or entry.guide in self.guides)
        )


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


def matching(journal: Journal, wanted: PageFilter, query: Query, *, care: bool) -> Iterator[Page]:
    """The wanted pages that hold the words. Those marked to be handled with care only if `care` is true."""
    yield from among(named(journal, wanted), wanted, query, care=care)


def among(names: Iterable[PageName], wanted: PageFilter, query: Query, *, care: bool) -> Iterator[Page]:
    """`matching`, among pages named already. It ends when the names do, so whoever gives them can stop it."""
    for page in search(names, query):
        if page.unreadable or (wanted.fits(page.entry) and (care or not page.entry.care)):
            yield page


def moment_after(moment: datetime) -> datetime:
    """The very next second; at the end of time, the end of time."""
    try:
        return moment.replace(microsecond=0) + timedelta(seconds=1)
    except OverflowError:
        return moment


def day_after(moment: datetime) -> datetime:
    """The same time a day later; at the end of time, the end of time."""
    try:
        return moment + timedelta(days=1)
    except OverflowError:
        return datetime.combine(date.max, time.max)
