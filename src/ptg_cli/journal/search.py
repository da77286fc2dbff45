"""Searching the pages themselves, newest first. There is no index: nothing stale, nothing left in a cache."""

from collections.abc import Generator, Iterable
from itertools import islice
from pathlib import Path
from typing import Final

from ptg_cli.journal import disk, second_reader
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import Page, as_page, read_page
from ptg_cli.model.query import Query
from ptg_cli.model.terms import beyond_ascii

ALONE: Final = 256
"""So many of the newest pages are looked at before a second reader begins: whoever wants a few is done by then."""


def search(names: Iterable[PageName], query: Query, *, care: bool = False) -> Generator[Page]:
    """The pages among `names` that are asked for, as they are found. One whose words are not looked for is read only as
    far as its facts go (the first 64 KB). The words of those to be handled with care are looked at only if `care` is
    true.

    Pages that can't be read come too, with their reason, unless their name tells that they are not of the time that is
    asked for: they are never silently missing.
    """
    has_times, needs_all = query.has_times, query.needs_all
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
            if _ruled_out(raw, found.id, query):
                continue
            page = as_page(Path(found.path), raw)
        if page.unreadable or query.matches(found.id, page.entry, care=care):
            yield page


def search_by_two(names: Iterable[PageName], query: Query, *, care: bool = False) -> Generator[Page]:
    """`search`, with a second process for the older half where words are looked for in very many pages. The same pages
    come in the same order. Close it when no more of them are wanted: then that process ends, too."""
    waiting = iter(names)
    yield from search(islice(waiting, ALONE), query, care=care)
    left = list(waiting)
    if not (query.needs_all and second_reader.pays(len(left))):
        yield from search(left, query, care=care)
        return
    half = len(left) // 2
    with second_reader.reading(left[half:], lambda found: _may_be(found, query)) as older:
        yield from search(left[:half], query, care=care)
        yield from search(older, query, care=care)


def _may_be(found: PageName, query: Query) -> bool:
    """False where the name of a page, or its bytes, tell that it is not asked for. Words are looked for."""
    if not query.may_be(found.id):
        return False
    try:
        raw = disk.read(found.path)
    except OSError:
        return True
    return not _ruled_out(raw, found.id, query)


def _ruled_out(raw: bytes, name: str, query: Query) -> bool:
    """True where these bytes of a page, which is its whole file, tell that it is not asked for. Most pages end here,
    unparsed. False where they do not read as UTF-8 text, which has to be told, or are none."""
    beyond = b"" if raw.isascii() else beyond_ascii(raw)
    words = query.only_words
    may_match = words.may_match(raw, beyond) if words else query.may_match(name, raw, beyond)
    if not raw or (may_match and query.may_match_file(name, raw.decode("utf-8", "replace"))):
        return False
    return not beyond or _reads(beyond)


def _reads(beyond: bytes) -> bool:
    """True for what reads as UTF-8 text, judged by its bytes beyond ASCII alone: a tenth of the time of reading
    it all, and wrong only for a character that ASCII stands in the midst of."""
    try:
        beyond.decode()
    except UnicodeDecodeError:
        return False
    return True
