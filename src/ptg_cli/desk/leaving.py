"""Leaving nothing: delete for good, empty the trash, erase everything. A surviving copy is the fault."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from ptg_cli.journal import disk
from ptg_cli.journal.errors import NoSuchPage
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import Found, newest_first
from ptg_cli.journal.pages import Page, read_page

STILL_ELSEWHERE = (
    "Backups, sync services and earlier copies of the folder may still hold it, and a disk can keep "
    "traces of removed files. ptg can't reach those."
)
"""What is said after anything is removed for good."""

_OURS = ("entries", "trash", "history", "goals")


def for_good(journal: Journal, pages: list[Page | Found]) -> list[Path]:
    """Removes pages and every copy ptg knows of: earlier versions, drafts, rescued pieces, conflict copies.

    Returns what was removed. Raises: OSError.
    """
    paths = sorted({path for page in pages for path in journal.copies(page)})
    journal.forget(paths)
    return paths


def earlier_ids(journal: Journal, page_id: str) -> list[str]:
    """The ids a page had before it was given other dates, newest first."""
    found: list[str] = []
    was = journal.find(page_id).entry.was
    while was and was not in found:
        found.append(was)
        try:
            was = read_page(journal.in_trash(was).path).entry.was
        except NoSuchPage:
            break
    return found


def empty_trash(journal: Journal) -> list[Path]:
    """Removes everything in the trash for good. Raises: OSError."""
    return for_good(journal, list(newest_first(journal.places.trash)))


@dataclass(slots=True)
class Erased:
    """What an erasing did: how many files went, and which files in ptg's folders were not ptg's to remove."""

    files: int = 0
    left: list[Path] = field(default_factory=list)


def erase_everything(journal: Journal, config: Path, own_content: list[Path]) -> Erased:
    """Removes the journal, drafts, recovery, settings and the person's own guides. There is no way back.

    Files that someone else put beside the journal are left and named. Raises: OSError.
    """
    places = journal.places
    done = Erased()
    for folder in (*(places.journal / name for name in _OURS), places.drafts, places.recovery, *own_content):
        done.files += _remove_tree(folder)
    for path in _files_in(places.journal):
        if path.suffix == ".toml" or disk.is_temporary(path.name):
            disk.remove(path)
            done.files += 1
    for path in (*_temporary_beside(config), config, places.lock):
        if os.path.lexists(path):
            disk.remove(path)
            done.files += 1
    for folder in (places.journal, places.lock.parent, config.parent):
        done.left += [path for path in _files_in(folder) if path not in done.left]
        if folder.is_dir() and not any(folder.iterdir()):
            os.rmdir(os.path.realpath(folder))
            if folder.is_symlink():
                folder.unlink()
    return done


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.is_dir()) if folder.is_dir() else []


def _temporary_beside(config: Path) -> list[Path]:
    return [path for path in _files_in(config.parent) if disk.is_temporary(path.name)]


def _remove_tree(folder: Path) -> int:
    """Removes a folder with all in it, links' targets too; returns how many files went."""
    if not folder.is_dir():
        return 0
    files = list(disk.files_below(folder))
    for path in files:
        disk.remove(path)
    real = os.path.realpath(folder)
    for parent, folders, _ in os.walk(real):
        for name in folders:
            inner = Path(parent, name)
            if inner.is_symlink():
                shutil.rmtree(os.path.realpath(inner))
                inner.unlink()
    shutil.rmtree(real)
    if folder.is_symlink():
        folder.unlink()
    return len(files)
