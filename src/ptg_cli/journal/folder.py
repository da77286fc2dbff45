"""The journal's folder as a whole: moving all in it to another place, without a moment in which it is nowhere."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ptg_cli.journal import disk
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.lock import FileLock
from ptg_cli.journal.names import newest_first
from ptg_cli.journal.places import Places

_WHICH: Final = Path("journal.toml")
"""Says which journal a folder holds. Where the new folder has one, that one stays."""


@dataclass(slots=True)
class FolderMoved:
    """What a move did: how many files are in the new place, and what was left in the old one: hidden files and folders,
    which belong to sync tools and git, and files that changed meanwhile."""

    files: int = 0
    left: list[Path] = field(default_factory=list)


def pages_in(journal: Path) -> int:
    """How many pages a journal's folder holds, as far as names tell."""
    return sum(1 for _ in newest_first(journal / "entries"))


def move(places: Places, target: Path, settle: Callable[[], None]) -> FolderMoved:
    """Moves everything in the journal's folder to another folder; `settle` is called once all of it is there, and makes
    that the journal's place. Nothing is ever overwritten, and nothing is removed before its copy was read back equal:
    cut off at any moment, everything is whole in at least one of the two places, and the same again goes on with it.

    Raises: CannotChange before anything is moved; Busy; OSError.
    """
    source = Path(os.path.realpath(places.journal))
    goal = Path(os.path.realpath(target))
    if source == goal:
        settle()
        return FolderMoved()
    if goal in source.parents or source in goal.parents:
        raise CannotChange(
            f"One of these folders is inside the other: {target} and {places.journal}. Choose another folder."
        )
    with FileLock(places.lock):
        if not source.is_dir():
            settle()
            return FolderMoved()
        if _can_be_renamed(source, goal) and _renamed(source, goal):
            settle()
            return FolderMoved(sum(1 for _ in disk.files_below(goal)))
        copied = _copied(source, goal)
        settle()
        return _removed(source, copied)


def _can_be_renamed(source: Path, goal: Path) -> bool:
    """True where the new place is free, and nothing in the old one depends on where it is."""
    if os.path.lexists(goal) and (not goal.is_dir() or any(goal.iterdir())):
        return False
    if any(item.name.startswith(".") for item in source.iterdir()):
        return False
    return not any(path.is_symlink() for path in _everything(source))


def _renamed(source: Path, goal: Path) -> bool:
    disk.make_folder(goal.parent)
    try:
        os.rename(source, goal)
    except OSError as error:
        if error.errno in {errno.EXDEV, errno.EPERM, errno.EACCES, errno.EBUSY, errno.EEXIST, errno.ENOTEMPTY}:
            return False  # another file system, or a folder that may not be renamed: file by file then
        raise
    disk.sync_folder(goal.parent)
    disk.sync_folder(source.parent)
    return True


def _everything(source: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(source):
        yield from (Path(parent, name) for name in (*folders, *names))


def _files(source: Path) -> list[Path]:
    """What is to be moved, by its place inside the folder: files and links, but what is hidden."""
    found = []
    for parent, folders, names in os.walk(source):
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        folders[:] = [name for name in folders if not name.startswith(".") and name not in links]
        for name in (*links, *names):
            path = Path(parent, name)
            if not name.startswith(".") and (path.is_symlink() or stat.S_ISREG(path.stat().st_mode)):
                found.append(path.relative_to(source))
    return sorted(found)


def _copied(source: Path, goal: Path) -> dict[Path, bytes]:
    """Puts a copy of every file into the new folder, each read back; what was copied, by its place, as a digest. Files
    that are made meanwhile come too.

    Raises: CannotChange, with nothing changed, where other files of the same names are there already.
    """
    inside = [name for name in _files(source) if (source / name).is_symlink() and _leads_inside(source / name, source)]
    if inside:
        raise CannotChange(
            f"{source / inside[0]} is a link to another file in the same folder. Replace the link with a copy. "
            "Nothing was moved."
        )
    other = [name for name in _files(source) if name != _WHICH and _differs(source / name, goal / name)]
    if other:
        named = f"{goal / other[0]}{f' and {len(other) - 1} more' if len(other) > 1 else ''}"
        raise CannotChange(f"The new folder already has files with the same names: {named}. Nothing was moved.")
    done: dict[Path, bytes] = {}
    while new := [name for name in _files(source) if name not in done]:
        for name in new:
            done[name] = _state(source / name)
            _copy(source / name, goal / name)
            if name != _WHICH and _state(goal / name) != done[name]:
                raise CannotChange(
                    f"{goal / name} is not the same as the file it was copied from. Your pages are where they were."
                )
    return done


def _copy(source: Path, goal: Path) -> None:
    if os.path.lexists(goal):
        return
    if source.is_symlink():
        disk.make_folder(goal.parent)
        os.symlink(os.path.realpath(source), goal)
        disk.sync_folder(goal.parent)
    else:
        disk.create(goal, disk.read(source))


def _leads_inside(link: Path, source: Path) -> bool:
    return source in Path(os.path.realpath(link)).parents


def _differs(one: Path, other: Path) -> bool:
    return os.path.lexists(other) and _state(one) != _state(other)


def _state(path: Path) -> bytes:
    """Stands for what a file holds, or for where a link leads."""
    return os.fsencode(os.path.realpath(path)) if path.is_symlink() else _digest(disk.read(path))


def _digest(raw: bytes) -> bytes:
    from hashlib import blake2b

    return blake2b(raw).digest()


def _removed(source: Path, copied: dict[Path, bytes]) -> FolderMoved:
    """Removes what was copied and has not changed since, links as links, then the folders this leaves empty."""
    moved = FolderMoved(len(copied))
    for name, digest in copied.items():
        try:
            changed = _state(source / name) != digest
        except FileNotFoundError:
            continue  # somebody removed it already
        if not changed:
            os.unlink(source / name)
    for parent, _, _ in os.walk(source, topdown=False):
        if not os.listdir(parent):
            os.rmdir(parent)
    if source.is_dir():
        disk.sync_folder(source)
        moved.left = [source / name for name in _files(source)]
        moved.left += sorted(item for item in source.iterdir() if item.name.startswith("."))
    disk.sync_folder(source.parent)
    return moved
