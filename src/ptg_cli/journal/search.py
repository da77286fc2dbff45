"""Searching the pages themselves, newest first. There is no index: nothing stale, nothing left in a cache."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ptg_cli.journal import disk
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import Page, as_page, read_page
from ptg_cli.model.query import Query
from ptg_cli.model.terms import beyond_ascii


def search(names: Iterable[PageName], query: Query, *, care: bool = False) -> Iterator[Page]:
    """The pages among `names` that are asked for, as they are found. One whose words are not looked for is read only as
    far as its facts go (the first 64 KB). The words of those to be handled with care are looked at only if `care` is
    true.

    Pages that can't be read come too, with their reason, unless their name tells that they are not of the time that is
    asked for: they are never silently missing.
    """
    has_times, needs_all, words = query.has_times, query.needs_all, query.only_words
    for found in names:
        if has_times and not query.may_be(found.id):
            continue
        if not needs_all and not query.reads_words(found.id):
            page = read_page(found.path, LIMIT)
        else:
            try:
                raw = disk.read(found.path)
            except OSError:
                yield read_page(found.path)
                continue
            # The whole file holds whatever its title, tags and body hold: most pages end here, unparsed.
            beyond = b"" if raw.isascii() else beyond_ascii(raw)
            may_match = words.may_match(raw, beyond) if words else query.may_match(found.id, raw, beyond)
            if raw and not (may_match and query.may_match_file(found.id, raw.decode("utf-8", "replace"))):
                if beyond and not _reads(beyond):
                    yield as_page(Path(found.path), raw)
                continue
            page = as_page(Path(found.path), raw)
        if page.unreadable or query.matches(found.id, page.entry, care=care):
            yield page


def _reads(beyond: bytes) -> bool:
    """True for what reads as UTF-8 text, judged by its bytes beyond ASCII alone: a tenth of the time of reading
    it all, and wrong only for a character that ASCII stands in the midst of."""
    try:
        beyond.decode()
    except UnicodeDecodeError:
        return False
    return True
