"""Leaving nothing: delete for good, empty the trash, erase everything. What is to go is listed and named first."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ptg_cli.desk.errors import explain
from ptg_cli.journal import disk
from ptg_cli.journal.errors import NoSuchPage
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import EDITING, PageName, original
from ptg_cli.journal.pages import read_page
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import is_piece
from ptg_cli.journal.removal import Going, ListedFile, Removed

STILL_ELSEWHERE = (
    "Backups, sync services and earlier copies of the folder may still hold it, and a disk can keep "
    "traces of removed files. ptg can't reach those."
)
"""What is said after anything is removed for good."""

_PAGES = re.compile(r".*\.md", re.DOTALL)
_DRAFTS = re.compile(r".*\.(md|lock)", re.DOTALL)
_EVERY_FILE = re.compile(r".*", re.DOTALL)
_CONTENT = re.compile(r".*\.toml", re.DOTALL)


# Pages


def with_versions(journal: Journal, pages: Iterable[PageName]) -> list[Going]:
    """These pages, their other versions, and what belongs to each: what goes when they are deleted for good."""
    named = list(pages)
    return journal.going([*named, *(other for page in named for other in journal.versions_elsewhere(page))])


def whole_trash(journal: Journal) -> list[Going]:
    """Everything in the trash, and what belongs to it. Never anything that stands among the pages."""
    return journal.going(journal.trashed())


def stays_among_pages(journal: Journal, going: list[Going]) -> list[str]:
    """What is said before the trash is emptied of other versions of its pages that stand among the pages: a sentence
    for each, mostly none."""
    ids = {one.page.id for one in going}
    others = [found for found in journal.newest() if found.id in ids or original(found.id) in ids]
    return [f"Another version stays among your pages: {_where(found)}" for found in others]


def what_goes(going: list[Going], asked: int, where: str = "") -> list[str]:
    """What is said before these go: how many pages, `where`, and what goes with them. The first `asked` are the pages
    that were asked to go, the rest are other versions of them, each named."""
    files = sum(len(one.everything) for one in going)
    pages = f"{asked} page" if asked == 1 else f"{asked:,} pages"
    counted = f"{files:,} {'file' if files == 1 else 'files'}"
    said = [f"This removes {pages}{where} for good ({counted}). This can't be undone."]
    said += [f"Another version of this page is removed, too: {_where(one.page)}" for one in going[asked:]]
    count = Counter({"earlier version": 0, "draft": 0, "rescued piece": 0})
    for one in going:
        count["earlier version"] += len(one.earlier)
        count["draft"] += len([file for file in one.drafts if file.path.suffix == ".md"])
        count["rescued piece"] += len(one.pieces)
    belongs = [f"{number:,} {what}{'' if number == 1 else 's'}" for what, number in count.items() if number]
    if belongs:
        said.append(f"What belongs to {'it' if len(going) == 1 else 'them'} is removed, too: {', '.join(belongs)}.")
    return said


def what_stayed(removed: Removed) -> list[str]:
    """What is said afterwards of what did not go; mostly nothing."""
    said = []
    for one in removed.stayed:
        why = explain(one.why).rstrip(".") if isinstance(one.why, OSError) else one.why
        said.append(f"{one.name} stays: {why}.")
    said += [f"A link was removed. The file it leads to is still there: {path}" for path in removed.behind_links]
    return said


def earlier_ids(journal: Journal, page_id: str) -> list[str]:
    """The ids a page had before an earlier version of ptg gave it other dates, newest first."""
    found: list[str] = []
    was = journal.find(page_id).entry.was
    while was and was not in found:
        found.append(was)
        try:
            was = read_page(journal.in_trash(was).path).entry.was
        except NoSuchPage:
            break
    return found


def _where(page: PageName) -> str:
    return f"{page.id} ({page.path})"


# Everything


@dataclass(frozen=True, slots=True)
class Everything:
    """All that ptg keeps, file by file as it stood when it was listed; and what lies in its folders without being
    ptg's to remove."""

    files: tuple[ListedFile, ...]
    left: tuple[Path, ...]
    folders: tuple[Path, ...]
    """ptg's own folders, the innermost first: they go once they are empty."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasing did, and which files in ptg's folders were not ptg's to remove."""

    removed: Removed
    left: list[Path]


def everything(journal: Journal, config: Path, own_content: list[Path], made: list[Path]) -> Everything:
    """Lists the journal, drafts, recovery, settings and the person's own guides. `made` are the folders that were made
    for ptg alone. The journal's own folder may be a link; links below are links. Reads only. Raises: OSError."""
    places = journal.places
    lists = _Everything(places, config)
    inside = {
        places.entries: _PAGES,
        places.trash: _PAGES,
        places.history: _EVERY_FILE,
        places.drafts: _DRAFTS,
        places.recovery: None,
        **dict.fromkeys(own_content, _CONTENT),
    }
    for folder, names in inside.items():
        lists.add(folder, names)
    for folder in dict.fromkeys((places.journal, config.parent, places.lock.parent, *made)):
        lists.add_beside(folder, {*inside, places.journal})
    return Everything(tuple(lists.files), tuple(dict.fromkeys(lists.left)), tuple(dict.fromkeys(lists.folders)))


def erase(journal: Journal, everything: Everything) -> Erased:
    """Removes what was listed. There is no way back. What is not as it was listed stays and is told.

    Raises: Busy, OSError.
    """
    places = journal.places
    last = {places.lock, places.unfinished}  # the lock is held meanwhile; taking it may make one
    removed = journal.remove_files(one for one in everything.files if one.path not in last)
    for path in last:
        if os.path.lexists(path):
            disk.remove(path)
            removed = replace(removed, files=removed.files + 1)
    for folder in everything.folders:
        if disk.remove_folder(Path(os.path.realpath(folder))) and folder.is_symlink():
            disk.remove(folder)
    return Erased(removed, [path for path in everything.left if os.path.lexists(path)])


class _Everything:
    """Walks ptg's folders without following links."""

    def __init__(self, places: Places, config: Path) -> None:
        self._own = {config, places.lock, places.unfinished}
        self._documents = places.journal
        self.files: list[ListedFile] = []
        self.left: list[Path] = []
        self.folders: list[Path] = []

    def add(self, folder: Path, names: re.Pattern[str] | None) -> None:
        """What lies in one of ptg's folders: files of these names are ptg's. None stands for the recovery folder."""
        for path in _inside(folder):
            if path.is_dir() and not path.is_symlink():
                # An editor copy's folder is ptg's own, whatever the editor left in it; so is what was rescued.
                own = path.name.startswith(EDITING) or (names is None and is_piece(path.name))
                self.add(path, _EVERY_FILE if own else names)
            elif disk.is_temporary(path.name) or (names.fullmatch(path.name) if names else is_piece(path.name)):
                self.files.append(ListedFile.at(path))
            else:
                self.left.append(path)
        self.folders.append(folder)

    def add_beside(self, folder: Path, known: set[Path]) -> None:
        """What lies right in one of ptg's places: documents, settings, the lock. The rest is not ptg's."""
        for path in _inside(folder):
            if path in known:
                continue
            is_file = path.is_symlink() or not path.is_dir()
            document = folder == self._documents and path.suffix == ".toml"
            if is_file and (document or path in self._own or disk.is_temporary(path.name)):
                self.files.append(ListedFile.at(path))
            else:
                self.left.append(path)
        self.folders.append(folder)


def _inside(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.iterdir())) if folder.is_dir() else iter(())
