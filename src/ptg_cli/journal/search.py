"""Searching the pages themselves, newest first. There is no index: nothing stale, nothing left in a cache."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

from ptg_cli.journal import disk, second_reader
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import Page, as_page, read_page
from ptg_cli.model.query import Query
from ptg_cli.model.terms import Terms, beyond_ascii

ALONE: Final = 256
"""So many of the newest pages are looked at before a second reader begins: whoever wants a few is done by then."""

_TOGETHER: Final = 32
"""So many pages are looked at in one go: nearly always none of them holds the words."""
_MOST_BYTES: Final = 64 * 1024
"""As long as all of them have no more bytes than these."""

_BETWEEN: Final = "\u0097".encode()
"""Stands between pages that are looked at together: a sign that is in no word, so that neither words nor broken
characters of two pages become one."""


_Candidate: TypeAlias = tuple[int, PageName, bytes]
"""A page that may be asked for: its place among the names that are looked through, its name, and its bytes, which are
none where it is empty or can't be read. A plain tuple, since there are as many as pages."""


def search(names: Iterable[PageName], query: Query, *, care: bool = False) -> Generator[Page]:
    """The pages among `names` that are asked for, as they are found. One whose words are not looked for is read only as
    far as its facts go (the first 64 KB). The words of those to be handled with care are looked at only if `care` is
    true.

    Pages that can't be read come too, with their reason, unless their name tells that they are not of the time that is
    asked for: they are never silently missing.
    """
    for page in _whole(names, query) if query.needs_all else _as_far_as_needed(names, query):
        if page.unreadable or query.matches(page.id, page.entry, care=care):
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
    with second_reader.reading(left[half:], lambda names: _places(names, query)) as older:
        yield from search(left[:half], query, care=care)
        yield from search(older, query, care=care)


def _whole(names: Iterable[PageName], query: Query) -> Iterator[Page]:
    """The pages whose words may be those that are looked for, wherever they stand."""
    for _, name, raw in _candidates(names, query):
        yield as_page(Path(name.path), raw) if raw else read_page(name.path)


def _as_far_as_needed(names: Iterable[PageName], query: Query) -> Iterator[Page]:
    """The same where some pages are known by their facts or their day, and only the others have to be read whole."""
    for found in names:
        if query.may_be(found.id):
            if query.reads_words(found.id):
                yield from _whole((found,), query)
            else:
                yield read_page(found.path, LIMIT)


def _places(names: Iterable[PageName], query: Query) -> Iterator[int]:
    """The places of the names that neither tell themselves, nor by the bytes of their pages, that they are not asked
    for. Words are looked for."""
    for place, _, _ in _candidates(names, query):
        yield place


def _candidates(names: Iterable[PageName], query: Query) -> Iterator[_Candidate]:
    together: list[_Candidate] = []
    size = 0
    for place, name in enumerate(names):
        if query.has_times and not query.may_be(name.id):
            continue
        try:
            raw = disk.read(name.path)
        except OSError:
            raw = b""
        together.append((place, name, raw))
        size += len(raw)
        if len(together) == _TOGETHER or size > _MOST_BYTES:
            yield from _left(together, query)
            together, size = [], 0
    yield from _left(together, query)


def _left(together: Sequence[_Candidate], query: Query) -> Sequence[_Candidate]:
    """Those of these pages that their bytes do not rule out."""
    words = query.only_words
    if words and any(words.pieces):
        raws = [raw for _, _, raw in together]
        plain = [raw for raw in raws if raw.isascii()]
        others = [raw for raw in raws if not raw.isascii()]
        if all(raws) and _none_holds(words, b"\n".join(plain)) and _none_holds(words, _BETWEEN.join(others)):
            return ()
    return [found for found in together if not _ruled_out(found[2], found[1].id, query)]


def _none_holds(words: Terms, raw: bytes) -> bool:
    """True where the bytes of several pages tell that all of them can be read and none holds these words."""
    beyond = b"" if raw.isascii() else beyond_ascii(raw)
    return not words.may_match(raw, beyond) and _reads(beyond)


def _ruled_out(raw: bytes, name: str, query: Query) -> bool:
    """True where these bytes of a page, which is its whole file, tell that it is not asked for. Most pages that are not
    ruled out together end here, unparsed. False where they do not read as UTF-8 text, which has to be told, or are
    none."""
    beyond = b"" if raw.isascii() else beyond_ascii(raw)
    words = query.only_words
    may_match = words.may_match(raw, beyond) if words else query.may_match(name, raw, beyond)
    if not raw or (may_match and query.may_match_file(name, raw.decode("utf-8", "replace"))):
        return False
    return _reads(beyond)


def _reads(beyond: bytes) -> bool:
    """True for what reads as UTF-8 text, judged by its bytes beyond ASCII alone: a tenth of the time of reading
    it all, and wrong only for a character that ASCII stands in the midst of."""
    try:
        beyond.decode()
    except UnicodeDecodeError:
        return False
    return True
