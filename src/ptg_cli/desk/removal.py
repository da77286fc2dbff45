"""Leaving nothing: delete for good, empty the trash, erase everything. What is to go is listed and named first."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ptg_cli.desk.errors import explain
from ptg_cli.journal import disk
from ptg_cli.journal.documents.registry import FOLDERS
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import EDITING, PageName, original
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import is_piece
from ptg_cli.journal.removal import Going, ListedFile, Removed
from ptg_cli.sentences import removal as said

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
    return [said.version_stays(found.id, found.path) for found in others]


def what_goes(going: list[Going], asked: int) -> list[str]:
    """What is said before these go: how many pages, and what goes with them. The first `asked` are the pages that were
    asked to go, the rest are other versions of them, each named."""
    files = sum(len(one.everything) for one in going)
    versions = [said.removes_version(one.page.id, one.page.path) for one in going[asked:]]
    counts = Counter({"earlier version": 0, "draft": 0, "rescued piece": 0})
    for one in going:
        counts["earlier version"] += len(one.earlier)
        counts["draft"] += len([file for file in one.drafts if file.path.suffix == ".md"])
        counts["rescued piece"] += len(one.pieces)
    belongs = said.removes_what_belongs(counts, several=len(going) > 1)
    return [said.removes_pages(asked, files), *versions, *filter(None, (belongs,))]


def what_stayed(removed: Removed) -> list[str]:
    """What is said afterwards of what did not go; mostly nothing."""
    stayed = [(one.name, explain(one.why) if isinstance(one.why, OSError) else one.why) for one in removed.stayed]
    links = [said.link_was_removed(str(path)) for path in removed.behind_links]
    return [*(said.stays(name, why) for name, why in stayed), *links]


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
        **{places.journal / kind.name: _CONTENT for kind in FOLDERS},
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
