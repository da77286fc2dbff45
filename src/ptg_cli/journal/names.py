"""Which pages there are, newest first, from their names alone."""

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from ptg_cli.model.civil import from_stamp
from ptg_cli.model.entry import ID

SUFFIX: Final = ".md"
_DEEPEST: Final = 4
_CONFLICT_TIME: Final = re.compile(r"conflict[ -](\d{8}-\d{6})")
_CONFLICT_MARKS: Final = (" (conflict ", ".sync-conflict-", " (conflicted copy", "'s conflicted copy")


class Found(NamedTuple):
    """A page's name (the file's stem, which is its id) and where it lies. It has not been opened."""

    id: str
    path: str


def newest_first(folder: str | Path, first: str = "", last: str = "") -> Iterator[Found]:
    """Every page below `folder`, newest first; files that stand outside a month come last.

    `first` and `last` are months as `YYYYMM` (inclusive, empty for open): months outside are not opened.
    """
    return _walk(str(folder), "", first, last, _DEEPEST)


def is_conflict(page_id: str) -> bool:
    """True for the name of a copy that ptg or a sync tool made where two versions met."""
    return any(mark in page_id for mark in _CONFLICT_MARKS)


def kept_beside(page_id: str) -> datetime | None:
    """When such a copy was made, in civil time; None where its name does not tell."""
    found = _CONFLICT_TIME.search(page_id)
    return from_stamp(found[1]) if found else None


def own_place(entries: Path, page_id: str) -> Path:
    """Where the entry of that id belongs. The id is a checked one, or the stem of a file already found; one
    that a person named by hand lies beside the years."""
    if not ID.match(page_id):
        return entries / f"{page_id}{SUFFIX}"
    return entries / page_id[:4] / page_id[4:6] / f"{page_id}{SUFFIX}"


def is_id(words: str) -> bool:
    """True for a whole entry id."""
    return ID.fullmatch(words) is not None


def _walk(folder: str, digits: str, first: str, last: str, depth: int) -> Iterator[Found]:
    files: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(folder) as found:
            for item in found:
                name = item.name
                if name.startswith("."):
                    continue
                if name.endswith(SUFFIX):
                    files.append(name)
                elif _is_folder(item):
                    folders.append(name)
    except FileNotFoundError:
        return
    except OSError:
        # Listed as a page that can't be read, so that what lies in it is not silently missing.
        yield Found(os.path.basename(folder), folder)
        return
    if depth:  # a link that leads back up must not be walked for ever
        for name in sorted(folders, key=_newest_folder_first):
            inner = digits + name if name.isdecimal() else digits
            if not name.isdecimal() or _in_range(inner, first, last):
                yield from _walk(f"{folder}{os.sep}{name}", inner, first, last, depth - 1)
    files.sort(reverse=True)
    yield from [Found(name[: -len(SUFFIX)], f"{folder}{os.sep}{name}") for name in files]


def _newest_folder_first(name: str) -> tuple[bool, int, str]:
    return (not name.isdecimal(), -int(name) if name.isdecimal() else 0, name)


def _is_folder(item: "os.DirEntry[str]") -> bool:
    try:
        return item.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _in_range(digits: str, first: str, last: str) -> bool:
    return (not first or digits >= first[: len(digits)]) and (not last or digits <= last[: len(digits)])
