"""Leaving nothing: delete for good, empty the trash, erase everything. A surviving copy is the fault."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from ptg_cli.journal import disk
from ptg_cli.journal.drafts import EDITING
from ptg_cli.journal.errors import NoSuchPage
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import Found, newest_first
from ptg_cli.journal.pages import Page, read_page

STILL_ELSEWHERE = (
    "Backups, sync services and earlier copies of the folder may still hold it, and a disk can keep "
    "traces of removed files. ptg can't reach those."
)
"""What is said after anything is removed for good."""

_PAGES = re.compile(r".*\.md")
_DRAFTS = re.compile(r".*\.(md|lock)")
_RESCUED = re.compile(r"(\d{8}-\d{6}-.*|.*\.\d+-[0-9a-f]{8})")
_EVERY_FILE = re.compile(r".*", re.DOTALL)
_CONTENT = re.compile(r".*\.toml")


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


def erase_everything(journal: Journal, config: Path, own_content: list[Path], folders: list[Path]) -> Erased:
    """Removes the journal, drafts, recovery, settings and the person's own guides. There is no way back.

    Only what ptg makes is removed, pages behind links too; whatever else lies in its folders is left and named.
    `folders` are the ones made for ptg alone, which go once they are empty. Raises: OSError.
    """
    places = journal.places
    done = Erased()
    kinds = {
        places.entries: _PAGES,
        places.trash: _PAGES,
        places.history: _EVERY_FILE,
        places.drafts: _DRAFTS,
        places.recovery: _RESCUED,
        **dict.fromkeys(own_content, _CONTENT),
    }
    for folder, names in kinds.items():
        _remove_ours(folder, names, done, set())
    for path in (*_files_in(places.journal), *_files_in(config.parent), places.lock):
        document = path.parent == places.journal and path.suffix == ".toml"
        ours = document or path in (config, places.lock) or disk.is_temporary(path.name)
        if ours and os.path.lexists(path):
            disk.remove(path)
            done.files += 1
    for folder in (places.journal, *folders):
        if folder.is_dir():
            done.left += [path for path in sorted(folder.iterdir()) if path not in (*kinds, places.journal)]
            _remove_if_empty(folder)
    named = dict.fromkeys(path for path in done.left if os.path.lexists(path))
    done.left = [path for path in named if not any(other in path.parents for other in named)]
    return done


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.is_dir()) if folder.is_dir() else []


def _remove_ours(folder: Path, ours: re.Pattern[str], done: Erased, seen: set[str]) -> None:
    """Removes the files below a folder whose names are ptg's, and the folders this leaves empty. Links to
    folders are followed, since pages may lie behind one, and removed; what is not ptg's is left and named."""
    real = os.path.realpath(folder)
    if not folder.is_dir() or real in seen:
        return
    seen.add(real)
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            # An editor copy's folder is ptg's own, whatever the editor left in it.
            inner = _EVERY_FILE if path.name.startswith(EDITING) and not path.is_symlink() else ours
            _remove_ours(path, inner, done, seen)
            if path.is_symlink():
                path.unlink()
        elif ours.fullmatch(path.name) or disk.is_temporary(path.name):
            disk.remove(path)
            done.files += 1
        else:
            done.left.append(Path(real, path.name))
    _remove_if_empty(folder)


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        os.rmdir(os.path.realpath(folder))
        if folder.is_symlink():
            folder.unlink()
