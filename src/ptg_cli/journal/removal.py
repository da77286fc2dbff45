"""Removing for good. This is the one place that does.

What is to go is listed first, file by file, with how each one stood then, so that it can be counted, named and asked
about. Then exactly that goes, under the update lock. A page that is no longer as it was listed stays, with all that
belongs to it. Nothing is found by a part of a name, no link is followed, and what belongs to a page that stays is left
alone.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

from ptg_cli.journal import disk
from ptg_cli.journal.lock import is_held
from ptg_cli.journal.names import PageName, is_lock, newest_first, original, own_place, page_of_draft
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import page_of_piece, page_of_temporary

CHANGED: Final = "it changed after it was listed"
MOVED: Final = "it was moved or removed after it was listed"
OPEN: Final = "it is open in another window"


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file or link as it stood when it was listed: what tells whether another one, or other bytes, are there now."""

    path: Path
    file: int
    size: int
    changed: int

    @classmethod
    def at(cls, path: Path) -> "ListedFile":
        """What is there now. Raises: OSError."""
        now = os.lstat(path)
        return cls(path, now.st_ino, now.st_size, now.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Going:
    """A page that is to go: its own file (several where a folder stands in its place), and what belongs to it alone."""

    page: PageName
    files: tuple[ListedFile, ...]
    earlier: tuple[ListedFile, ...] = ()
    drafts: tuple[ListedFile, ...] = ()
    pieces: tuple[ListedFile, ...] = ()
    folders: tuple[Path, ...] = ()
    """Folders that hold nothing but these files, the innermost first: they go once they are empty."""

    @property
    def everything(self) -> tuple[ListedFile, ...]:
        """All files, the page's own last: as long as anything is left, the page is listed and can be asked to go."""
        return (*self.pieces, *self.drafts, *self.earlier, *self.files)


@dataclass(frozen=True, slots=True)
class Stayed:
    """What was asked to go and stayed, what it is called, and why: a few words, or what the disk said."""

    path: Path
    name: str
    why: str | OSError


@dataclass(frozen=True, slots=True)
class Removed:
    """What went: how many files. What stayed. `behind_links` is what removed links led to, which is still there."""

    files: int = 0
    stayed: tuple[Stayed, ...] = ()
    behind_links: tuple[Path, ...] = ()


class Removal:
    """Lists what is to go, and removes what was listed."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def versions(self, page: PageName) -> list[PageName]:
        """The other files that are this page, too: copies that ptg or a sync tool made of it, and files of its very
        name, among the pages and in the trash. A copy has none: the page it was made of is another page."""
        places = self._places
        found = chain(newest_first(places.entries), newest_first(places.trash))
        return [one for one in found if one.path != page.path and page.id in (one.id, original(one.id))]

    def listed(self, pages: Iterable[PageName]) -> list[Going]:
        """Pages, and what belongs to each: earlier versions, drafts, rescued pieces and saves that never finished.

        These bear the page's name. Where another file of that name stays, they belong to it and are not listed.
        Reads only. Raises: OSError.
        """
        wanted = {page.path: page for page in pages}
        places = self._places
        there = list(chain(newest_first(places.entries), newest_first(places.trash)))
        staying = {page.id for page in there if page.path not in wanted}
        names = {page.id for page in there}
        drafts = _by_page(places.drafts, lambda name: page_of_draft(name) or page_of_temporary(name))
        pieces = _by_page(places.recovery, lambda name: page_of_piece(name, names))
        homes = {own_place(places.entries, page.id).parent for page in wanted.values()}
        for folder in {places.trash, *homes, *(Path(path).parent for path in wanted)}:
            for page_id, paths in _by_page(folder, page_of_temporary).items():
                pieces[page_id] += paths
        going = []
        for page in wanted.values():
            if not os.path.lexists(page.path):
                continue
            own = page.id not in staying
            going.append(self._with_what_is_its_own(page, drafts[page.id], pieces[page.id]) if own else _alone(page))
            staying.add(page.id)  # of two files of one name that go, the first takes along what is theirs
        return going

    def _with_what_is_its_own(self, page: PageName, drafts: list[Path], pieces: list[Path]) -> Going:
        alone = _alone(page)
        earlier = self._places.history / page.id
        return replace(
            alone,
            earlier=files_at(earlier),
            drafts=files_at(*drafts),
            pieces=files_at(*pieces),
            folders=(*folders_at(earlier, *drafts, *pieces), *alone.folders),
        )

    def remove(self, going: Iterable[Going]) -> Removed:
        """Removes these pages and what belongs to them, each only where all of it is as it was listed. The update lock
        is held.

        Raises: OSError where what went can't be made durable. What the disk refuses stays and is told.
        """
        asked = list(going)
        stayed: list[Stayed] = []
        while True:  # once more without those that stay: what bears the name of one of them is its own
            now = {one.page.path: one for one in self.listed(one.page for one in asked)}
            why = {one.page.path: _why_it_stays(one, now.get(one.page.path)) for one in asked}
            stayed += [_stayed(one, why[one.page.path]) for one in asked if why[one.page.path]]
            if not any(why.values()):
                break
            asked = [one for one in asked if not why[one.page.path]]
        return _remove([(_stayed(one, ""), one.everything, one.folders) for one in asked], stayed)

    def remove_files(self, listed: Iterable[ListedFile]) -> Removed:
        """Removes these files, each only where it is as it was listed. The update lock is held. Raises: OSError."""
        return remove_listed(listed)


def remove_listed(listed: Iterable[ListedFile], folders: Iterable[Path] = ()) -> Removed:
    """Removes files and links, each only where it is as it was listed, and then those of the folders that are empty.
    `folders` are given the innermost first. Raises: OSError where it can't be made durable."""
    removed = _remove([(Stayed(one.path, str(one.path), ""), (one,), ()) for one in listed], [])
    for folder in folders:
        disk.remove_folder(folder)
    return removed


def _why_it_stays(asked: Going, now: Going | None) -> str:
    if now is None:
        return MOVED
    if now != asked:
        return CHANGED
    return OPEN if any(is_lock(one.path) and is_held(one.path) for one in now.drafts) else ""


def _stayed(going: Going, why: str) -> Stayed:
    return Stayed(Path(going.page.path), going.page.id, why)


def _remove(what: list[tuple[Stayed, tuple[ListedFile, ...], tuple[Path, ...]]], stayed: list[Stayed]) -> Removed:
    """Removes, for each page or file, its files and then its folders, as far as the disk lets it. `stayed` are those
    that stay anyway."""
    files, behind = 0, []
    touched: set[Path] = set()
    for named, together, folders in what:
        try:
            for one in together:
                if ListedFile.at(one.path) != one:
                    stayed.append(replace(named, why=CHANGED))
                    break
                if one.path.is_symlink():
                    behind.append(Path(os.path.realpath(one.path)))
                disk.remove(one.path, synced=False)
                touched.add(one.path.parent)
                files += 1
            touched.update(folder.parent for folder in folders if disk.remove_folder(folder, synced=False))
        except FileNotFoundError:
            stayed.append(replace(named, why=MOVED))
        except OSError as error:
            stayed.append(replace(named, why=error))
    for folder in sorted(touched):
        if folder.is_dir():
            disk.sync_folder(folder)
    return Removed(files, tuple(stayed), tuple(path for path in behind if os.path.lexists(path)))


def _alone(page: PageName) -> Going:
    path = Path(page.path)
    return Going(page, files_at(path), folders=tuple(folders_at(path)))


def _by_page(folder: Path, page_of: Callable[[str], str]) -> defaultdict[str, list[Path]]:
    """What lies right in a folder, by the page whose name it bears."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for path in _inside(folder):
        if page := page_of(path.name):
            found[page].append(path)
    return found


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def files_at(*paths: Path) -> tuple[ListedFile, ...]:
    """The files and links there, and all below the folders that stand there; a link to a folder is a link."""
    return tuple(ListedFile.at(one) for path in paths for one in _below(path) if not _is_folder(one))


def folders_at(*paths: Path) -> list[Path]:
    """The folders among what is there and below it, the innermost first."""
    return [one for path in paths for one in reversed(list(_below(path))) if _is_folder(one)]


def _below(path: Path) -> Iterator[Path]:
    """What stands there, and all below it, a folder before what it holds. Nothing where there is nothing."""
    if os.path.lexists(path):
        yield path
    if _is_folder(path):
        for item in sorted(path.iterdir()):
            yield from _below(item)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
