"""Which pages there are, newest first, from their names alone; and which of those names are of copies."""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from ptg_cli.model.civil_time import from_stamp
from ptg_cli.model.entry import ID
from ptg_cli.model.placeholder import placeholder_of

SUFFIX: Final = ".md"
EDITING: Final = "editing-"
"""How the folder begins that holds a copy of a page for an editor."""
SEPARATOR: Final = "@"
LOCK_SUFFIX: Final = ".lock"
_DEEPEST: Final = 4
_DIGITS: Final = 9
_NO_SUCH: Final = 10**_DIGITS
_MARKS: Final = r"""
      [ ]\(conflict[ ][^()]*\)                      # ptg
    | \.sync-conflict-\d{8}-\d{6}(?:-\w+)?         # Syncthing
    | [ ]\((?:[^()]|\([^()]*\))*conflicted[ ]copy(?:[^()]|\([^()]*\))*\)   # Dropbox, Nextcloud
    | _conflict-\d{8}-\d{6}                         # Nextcloud and ownCloud, before
    | _[^_]+_[A-Z][a-z]{2}-\d\d-\d{6}-\d{4}_Conflict   # Synology
    | [ ]\(SFConflict[ ][^()]*\)                     # Seafile
    | [ ]\[conflict(?:ed)?(?:[ ]\d+)?\]             # pCloud
    | \.Conflict                                    # Resilio
"""
"""Ends of names that say they are a copy, whatever stands before them."""

_MARKS_OF_KNOWN: Final = r"""
    | [ ]\d{1,3}                                    # iCloud: `ID 2`
    | [ ]?\((?:[^()]|\([^()]*\))*\)                # Google Drive: `ID (1)`; Dropbox in other languages
    | -[A-Za-z0-9]+                                 # OneDrive adds the computer's name: `ID-DESKTOP-1`
    | [ ](?:-[ ])?(?:copy|kopie|copie|copia|cópia|kopia|kopi|kopio|копия|копія|副本)(?:[ ]\d+)?   # Finder, Windows
"""
"""Ends that mean a copy only behind a page's id or a document's name: elsewhere a person called their file so."""

_MADE: Final = r"conflict(?:ed copy)?[ -](\d{4})-?(\d\d)-?(\d\d)[ -](\d{6})"


class PageName(NamedTuple):
    """A page's name (the file's stem, which is its id) and where it lies. It has not been opened."""

    id: str
    path: str


def newest_first(folder: str | Path, first: str = "", last: str = "") -> Iterator[PageName]:
    """Every page below `folder`, newest first; files that stand outside a month come last.

    `first` and `last` are months as `YYYYMM` (inclusive, empty for open): months outside are not opened.
    """
    return _walk(str(folder), "", first, last, _DEEPEST)


def years_in(folder: str | Path) -> list[int]:
    """The years that pages below `folder` may be of, newest first: of the folders for them, and of pages that lie
    beside those. Nothing else is opened. Raises: OSError, but for a folder that is not there."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    years = {int(name[:4]) for name in names if name[:4].isascii() and name[:4].isdecimal()}
    return sorted(years, reverse=True)


def original(name: str, documents: Iterable[str] = ()) -> str:
    """The page that a file of this name (without its suffix) is a copy of, whoever made it: ptg where two versions
    met, a sync tool, or the person's own file manager. Empty where it is no copy. A copy of a copy is one of the first
    page. `documents` are the names of documents whose copies are looked for.

    Only names are looked at: whether that page still stands somewhere is another question.
    """
    found = ID.match(name)
    if found and found.end() == len(name):
        return ""  # a page's own name, as nearly all are
    first = found[0] if found else next((one for one in documents if name.startswith(one)), "")
    if first and _copies(_MARKS + _MARKS_OF_KNOWN).fullmatch(name, len(first)):
        return first
    named_by_hand = _copies(_MARKS, before=".+?").fullmatch(name)
    return named_by_hand[1] if named_by_hand else ""


def is_copy(name: str, documents: Iterable[str] = ()) -> bool:
    """True for the name of a copy; see `original`."""
    return original(name, documents) != ""


@cache
def _copies(marks: str, before: str = "") -> re.Pattern[str]:
    """Finds one mark or more at the end of a name. Compiled when first needed: most commands meet no copy."""
    return re.compile(f"({before})(?:{marks})+", re.VERBOSE | re.IGNORECASE)


def kept_beside(page_id: str) -> datetime | None:
    """When such a copy was made, in civil time; None where its name does not tell."""
    found = re.search(_MADE, page_id)
    return from_stamp(f"{found[1]}{found[2]}{found[3]}-{found[4]}") if found else None


def own_place(entries: Path, page_id: str) -> Path:
    """Where the entry of that id belongs. The id is a checked one, or the stem of a file already found; one
    that a person named by hand lies beside the years."""
    if not ID.match(page_id):
        return entries / f"{page_id}{SUFFIX}"
    return entries / page_id[:4] / page_id[4:6] / f"{page_id}{SUFFIX}"


def place_from_the_end(words: str) -> int:
    """Which one `@last` or `@2` means, from 1 for the newest; 0 where it is neither. A longer number than anyone has
    pages is one that is not there."""
    number = words.removeprefix("@")
    if number == "last":
        return 1
    if not number.isdecimal():
        return 0
    return int(number) if len(number) <= _DIGITS else _NO_SUCH


def page_of_draft(name: str) -> str:
    """The page whose name a file or folder in the drafts folder bears: a session's draft, its lock, or an editor
    copy. Empty for anything else."""
    if name.startswith(EDITING):
        return name.removeprefix(EDITING).rpartition(SEPARATOR)[0]
    for suffix in (SUFFIX, LOCK_SUFFIX):
        if name.endswith(suffix) and not name.startswith("."):
            return name.removesuffix(suffix)
    return ""


def is_lock(path: Path) -> bool:
    """True for the file that holds a draft for a window."""
    return path.name.endswith(LOCK_SUFFIX)


def is_id(words: str) -> bool:
    """True for a whole entry id."""
    return ID.fullmatch(words) is not None


def _walk(folder: str, digits: str, first: str, last: str, depth: int) -> Iterator[PageName]:
    try:
        with os.scandir(folder) as found:
            items = list(found)
    except FileNotFoundError:
        return
    except OSError:
        # Listed as a page that can't be read, so that what lies in it is not silently missing.
        yield PageName(os.path.basename(folder), folder)
        return
    pages = [name for item in items if (name := item.name)[0] != "." and name.endswith(SUFFIX)]
    files = [(name[: -len(SUFFIX)], name) for name in pages]
    folders: list[str] = []
    for item in items if len(pages) < len(items) else ():  # most folders hold pages alone, or folders
        name = item.name
        if stands_for := placeholder_of(name):  # a sync service has the page
            if stands_for.name.endswith(SUFFIX):
                files.append((stands_for.name[: -len(SUFFIX)], name))
        elif name[0] != "." and not name.endswith(SUFFIX) and _is_folder(item):
            folders.append(name)
    if depth:  # a link that leads back up must not be walked for ever
        for name in sorted(folders, key=_newest_folder_first):
            inner = digits + name if name.isdecimal() else digits
            if not name.isdecimal() or _in_range(inner, first, last):
                yield from _walk(f"{folder}{os.sep}{name}", inner, first, last, depth - 1)
    files.sort(reverse=True)
    yield from [PageName(page_id, f"{folder}{os.sep}{name}") for page_id, name in files]


def _newest_folder_first(name: str) -> tuple[bool, int, str]:
    return (not name.isdecimal(), -int(name) if name.isdecimal() else 0, name)


def _is_folder(item: "os.DirEntry[str]") -> bool:
    try:
        return item.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _in_range(digits: str, first: str, last: str) -> bool:
    return (not first or digits >= first[: len(digits)]) and (not last or digits <= last[: len(digits)])
