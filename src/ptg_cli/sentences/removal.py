"""What is said before anything is removed for good, and afterwards."""

from collections.abc import Mapping
from typing import Final

# Before

STILL_ELSEWHERE: Final = (
    "Backups, sync services and earlier copies of the folder may still hold it, and a disk can keep "
    "traces of removed files. ptg can't reach those."
)
REMOVE_PAGE: Final = "Remove this page for good?"
REMOVE_PAGES: Final = "Remove these pages for good?"
REMOVES: Final = "Remove for good"
EMPTY_TRASH: Final = "Empty the trash?"
EMPTIES: Final = "Empty it for good"
ERASE: Final = "Erase everything?"
ERASES: Final = "Erase all of it for good"


def removes_pages(pages: int, files: int) -> str:
    """How many pages go, and in how many files they stand."""
    return f"This removes {_counted(pages, 'page')} for good ({_counted(files, 'file')}). This can't be undone."


def removes_everything(files: int, journal: str) -> str:
    """How many files go, and where most of them are."""
    return (
        f"This removes every page, draft and setting for good ({_counted(files, 'file')}), in {journal} and beside it. "
        "You can't get them back."
    )


def removes_version(page: str, path: str) -> str:
    """Another version of a page goes, too."""
    return f"Another version of this page is removed, too: {page} ({path})"


def version_stays(page: str, path: str) -> str:
    """Another version of a page in the trash does not go with it."""
    return f"Another version stays among your pages: {page} ({path})"


def removes_what_belongs(counts: Mapping[str, int], *, several: bool) -> str:
    """How many there are of each thing that goes with a page, or with `several`; empty where there is nothing."""
    belongs = [_counted(count, what) for what, count in counts.items() if count]
    return f"What belongs to {'them' if several else 'it'} is removed, too: {', '.join(belongs)}." if belongs else ""


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


# Afterwards

NOTHING_REMOVED: Final = "Nothing was removed."
NOTHING_ERASED: Final = "Nothing was erased."
PAGE_IS_GONE: Final = "The page is gone for good."
PAGES_ARE_GONE: Final = "The pages are gone for good."
TRASH_IS_EMPTY_NOW: Final = "The trash is empty now."


def erased(files: int) -> str:
    """How many files are gone."""
    return f"Erased: {_counted(files, 'file')}."


def some_stayed(gone: int) -> str:
    """Some files could not be removed; how many are gone."""
    return f"Some files could not be removed. {_counted(gone, 'file')} {'is' if gone == 1 else 'are'} gone."


def stays(name: str, why: str) -> str:
    """One file could not be removed; `why` is a sentence."""
    return f"{name} stays: {why.rstrip('.')}."


def link_was_removed(path: str) -> str:
    """Only a link was removed, not the file at `path` it leads to."""
    return f"A link was removed. The file it leads to is still there: {path}"


def not_made_by_ptg(path: str) -> str:
    """A file in ptg's folders was left where it is."""
    return f"This was not made by ptg, so it is still there: {path}"
