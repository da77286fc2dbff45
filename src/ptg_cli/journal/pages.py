"""A page: one entry file as it was found. Reading one never raises; what can't be read says why."""

import errno
import os
import re
from pathlib import Path
from typing import Final, NamedTuple

from ptg_cli.journal import disk, frontmatter
from ptg_cli.journal.names import SUFFIX
from ptg_cli.model.entry import Entry, from_front_matter
from ptg_cli.model.placeholder import DOWNLOAD, placeholder_of

EMPTY: Final = "it is empty: maybe saving it was never finished, or the file is only online"
_GUIDE: Final = b'\nguide = "'
_HEAD: Final = 2048
"""Bytes of a page that mostly hold its front matter."""
_MOST_LINES: Final = 60
"""Front matter with more lines is not read for its tags."""
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_DATALESS: Final = 0x40000000  # st_flags of macOS: the file is in iCloud, or with another service
_ONLY_ONLINE: Final = 0x1000 | 0x400000  # st_file_attributes of Windows: OneDrive, Dropbox and others


class Page(NamedTuple):
    """One entry file. `unreadable` is the reason it can't be read, else empty. `misread` is the reason its front matter
    can't be: then all of the file is its body.

    `raw` are its bytes (with `whole` false only the first ones) and `body_at` is where the body begins.
    """

    id: str
    path: Path
    raw: bytes
    entry: Entry
    body_at: int = 0
    unreadable: str = ""
    whole: bool = True
    misread: str = ""

    @property
    def digest(self) -> str:
        """A short hash of the bytes that were read, to see later whether the file has changed."""
        return digest(self.raw)


def digest(raw: bytes) -> str:
    """Twelve hexadecimal digits that stand for these bytes."""
    from hashlib import blake2b

    return blake2b(raw, digest_size=6).hexdigest()


def read_page(path: str | Path, limit: int | None = None) -> Page:
    """Reads a page, or only its first `limit` bytes. Never raises for anything that stands on the disk."""
    place = Path(path)
    page_id = place.name.removesuffix(SUFFIX)
    if page_id == place.name and (stands_for := placeholder_of(page_id)):
        page_id = stands_for.name.removesuffix(SUFFIX)
        return Page(page_id, place, b"", Entry(page_id), unreadable=stands_for.said)
    try:
        raw = disk.read(path, limit)
    except OSError as error:
        return Page(page_id, place, b"", Entry(page_id), unreadable=_why(place, error))
    return as_page(place, raw, whole=limit is None or len(raw) < limit)


def tags_of(path: str | Path) -> tuple[str, ...]:
    """The tags of a page from its front matter alone: its body is not read. Empty where that can't be read."""
    try:
        head = disk.read_fenced(path, b"+++", _MOST_LINES)
    except OSError:
        return ()
    table = frontmatter.split(head).table or {}
    return from_front_matter("", table, "").tags


def guide_named_in(head: bytes) -> str | None:
    """The guide that a page was written with, from its first bytes, without reading them as TOML; empty for none. None
    where only reading them tells: written by hand, or longer than what is there."""
    if not head.startswith(b"+++"):
        return "" if head[:1].isascii() and head else None
    end = head.find(b"\n+++\n")
    table = head.find(b"\n[", 0, end)
    if end < 0 or not head.startswith(b"+++\n") or b'"""' in head or b"'''" in head:
        return None
    facts = head[3 : (end if table < 0 else table) + 1]
    if b"guide" not in facts:
        return ""
    _, found, rest = facts.partition(_GUIDE)
    name, _, after = rest.partition(b'"')
    return name.decode() if found and after.startswith(b"\n") and name.isascii() and b"\\" not in name else None


def read_facts(path: str | Path, keys: re.Pattern[bytes]) -> Page | None:
    """A page with what its front matter says, its body left unread; None where no byte there is one of `keys`, so that
    most pages need not be taken apart. Never raises, as `read_page`."""
    try:
        raw = disk.read(path, _HEAD)
        if len(raw) == _HEAD and _may_go_on(raw):
            raw = disk.read(path, frontmatter.LIMIT)
    except OSError:
        return read_page(path, frontmatter.LIMIT)  # which says why
    if raw and not keys.search(raw) and not raw.startswith(_UTF_16):
        return None
    parts = frontmatter.split(raw)
    return _page(Path(path), raw if parts.table is None else raw[: parts.body], parts, whole=False)


def _may_go_on(head: bytes) -> bool:
    """True where front matter that begins in these bytes has no end there, or may have another one: a text of several
    lines can hold a fence."""
    if not head.removeprefix(frontmatter.BOM).startswith(b"+++"):
        return False
    return b"\n+++" not in head or b'"""' in head or b"'''" in head


def as_page(path: Path, raw: bytes, *, whole: bool = True) -> Page:
    """The page that these bytes are. With `whole` false the bytes may end in the middle of a character."""
    return _page(path, raw, frontmatter.split(raw), whole=whole)


def _page(path: Path, raw: bytes, parts: frontmatter.Parts, *, whole: bool) -> Page:
    page_id = path.name.removesuffix(SUFFIX)
    reason = _not_text(raw)
    try:
        body = raw[parts.body :].decode("utf-8")
    except UnicodeDecodeError as error:
        if whole or error.end < len(raw) - parts.body or error.reason != "unexpected end of data":
            reason = reason or f"it is not UTF-8 text (from byte {parts.body + error.start} on)"
            return Page(page_id, path, raw, Entry(page_id), parts.body, reason, whole)
        body = raw[parts.body :].decode("utf-8", "ignore")
    problems = (parts.reason,) if parts.reason else ()
    entry = from_front_matter(page_id, parts.table or ({"care": True} if parts.care else {}), body, problems)
    return Page(page_id, path, raw, entry, parts.body, reason, whole, parts.reason)


def _not_text(raw: bytes) -> str:
    if not raw:
        return EMPTY
    if raw.startswith(_UTF_16):
        return "it is in UTF-16, not UTF-8"
    return ""


def _why(path: Path, error: OSError) -> str:
    if path.is_dir():
        return "a folder stands where a page should be"
    if error.errno == errno.ENOENT and os.path.islink(path):
        return "it is a link to a file that isn't there"
    if error.errno == errno.ENOENT:
        return "it isn't there any more"
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return "its permissions do not let you read it"
    if _only_online(path):
        return f"it is only online, and could not be fetched. {DOWNLOAD}"
    return (error.strerror or "the disk could not read it").lower()


def _only_online(path: Path) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    flags, attributes = getattr(status, "st_flags", 0), getattr(status, "st_file_attributes", 0)
    return bool(flags & _DATALESS or attributes & _ONLY_ONLINE)
