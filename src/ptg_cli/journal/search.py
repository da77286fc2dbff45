"""Searching the pages themselves, newest first. There is no index: nothing stale, nothing left in a cache."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ptg_cli.journal import disk
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import Page, as_page, read_page
from ptg_cli.model.entry import shown_tag
from ptg_cli.model.query import Query, beyond_ascii


def search(names: Iterable[PageName], query: Query) -> Iterator[Page]:
    """The pages among `names` that hold every word in their title, tags or body, as they are found.

    Pages that can't be read come too, with their reason: they are never silently missing.
    """
    for found in names:
        try:
            raw = disk.read(found.path)
        except OSError:
            yield read_page(found.path)
            continue
        # The whole file holds whatever its title, tags and body hold: most pages end here, unparsed.
        beyond = b"" if raw.isascii() else beyond_ascii(raw)
        if raw and not (query.may_match(raw, beyond) and query.may_match_file(raw.decode("utf-8", "replace"))):
            if beyond and not _reads(beyond):
                yield as_page(Path(found.path), raw)
            continue
        page = as_page(Path(found.path), raw)
        entry = page.entry
        about = (entry.title, *map(shown_tag, entry.tags), entry.body)
        if page.unreadable or query.matches(entry.body) or query.matches("\n".join(about)):
            yield page


def _reads(beyond: bytes) -> bool:
    """True for what reads as UTF-8 text, judged by its bytes beyond ASCII alone: a tenth of the time of reading
    it all, and wrong only for a character that ASCII stands in the midst of."""
    try:
        beyond.decode()
    except UnicodeDecodeError:
        return False
    return True
