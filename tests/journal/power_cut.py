"""A disk that remembers what a power cut would take away: bytes that were written and not synced, and names that were
made, changed or removed in a folder that was not synced since."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.journal import disk

_LOCKS = (".lock", "lock")  # they hold no words, and the kernel frees them


class PowerCut:
    """Watches every call of `os` that changes a file. Fails at once where words would be lost by a cut right then:

    - a file gets its final name while its bytes are not on the disk yet;
    - a name that is on the disk is removed or overwritten while another name is not on it yet.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.unsynced: set[int] = set()
        """Inodes whose bytes are not on the disk."""
        self.pending: dict[str, set[str]] = {}
        """Names, by folder, that are not on the disk as they stand."""
        self._handles: dict[int, str] = {}
        self._real = {
            name: getattr(os, name)
            for name in "open write fsync close link replace rename symlink unlink mkdir rmdir".split()
        }
        for name in self._real:
            monkeypatch.setattr(os, name, getattr(self, f"_{name}"))
        monkeypatch.setattr(disk, "_FULL_SYNC", None)

    def settled(self) -> None:
        """Fails where a power cut now would lose or bring back anything."""
        assert not self.unsynced, "bytes were acknowledged and not synced"
        assert not {folder: names for folder, names in self.pending.items() if names}, "a folder was not synced"

    def _open(self, path: Any, flags: int, *rest: Any, dir_fd: int | None = None, **more: Any) -> int:
        place = self._place(path, dir_fd)
        fresh = bool(flags & os.O_CREAT) and not os.path.lexists(place)
        handle: int = self._real["open"](path, flags, *rest, dir_fd=dir_fd, **more)
        self._handles[handle] = place
        if fresh and not place.endswith(_LOCKS):
            self._touch(place)
            self.unsynced.add(os.fstat(handle).st_ino)
        return handle

    def _write(self, handle: int, data: Any) -> int:
        written: int = self._real["write"](handle, data)
        if handle in self._handles:
            self.unsynced.add(os.fstat(handle).st_ino)
        return written

    def _fsync(self, handle: int) -> None:
        self._real["fsync"](handle)
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            self.pending.pop(os.path.realpath(self._handles[handle]), None)
        else:
            self.unsynced.discard(status.st_ino)

    def _close(self, handle: int) -> None:
        self._handles.pop(handle, None)
        self._real["close"](handle)

    def _link(self, source: Any, target: Any, **more: Any) -> None:
        self._is_whole(source)
        self._real["link"](source, target, **more)
        self._touch(self._place(target))

    def _replace(self, source: Any, target: Any) -> None:
        self._renamed("replace", source, target)

    def _rename(self, source: Any, target: Any) -> None:
        self._renamed("rename", source, target)

    def _symlink(self, source: Any, target: Any, *rest: Any, **more: Any) -> None:
        self._real["symlink"](source, target, *rest, **more)
        self._touch(self._place(target))

    def _unlink(self, path: Any, *, dir_fd: int | None = None) -> None:
        place = self._place(path, dir_fd)
        status = os.lstat(place)
        self._nothing_hangs_on(place)
        self._real["unlink"](path, dir_fd=dir_fd)
        if status.st_nlink == 1:
            self.unsynced.discard(status.st_ino)
        if not place.endswith(_LOCKS):
            self._touch(place)

    def _mkdir(self, path: Any, *rest: Any, **more: Any) -> None:
        self._real["mkdir"](path, *rest, **more)
        self._touch(self._place(path))

    def _rmdir(self, path: Any, *, dir_fd: int | None = None) -> None:
        place = self._place(path, dir_fd)
        self._real["rmdir"](path, dir_fd=dir_fd)
        self.pending.pop(os.path.realpath(place), None)
        self._touch(place)

    def _renamed(self, call: str, source: Any, target: Any) -> None:
        if not os.path.isdir(source):
            self._is_whole(source)
        if os.path.lexists(target):
            self._nothing_hangs_on(self._place(target), besides=self._place(source))
        self._real[call](source, target)
        self._touch(self._place(source))
        self._touch(self._place(target))

    def _is_whole(self, path: Any) -> None:
        assert os.stat(path).st_ino not in self.unsynced, "a name was given before the bytes were synced"

    def _nothing_hangs_on(self, place: str, besides: str = "") -> None:
        """A name that is not on the disk itself, such as a temporary file's, may go at any time."""
        folder, name = os.path.split(place)
        if name in self.pending.get(folder, ()) or place.endswith(_LOCKS):
            return
        others = {os.path.join(folder, name) for folder, names in self.pending.items() for name in names}
        lost = {other for other in others if os.path.lexists(other)} - {besides}
        assert not lost, f"{place} went while {lost} was not on the disk"

    def _touch(self, place: str) -> None:
        folder, name = os.path.split(place)
        self.pending.setdefault(folder, set()).add(name)

    def _place(self, path: Any, dir_fd: int | None = None) -> str:
        whole = os.path.join(self._handles[dir_fd], os.fspath(path)) if dir_fd is not None else os.path.abspath(path)
        return os.path.join(os.path.realpath(os.path.dirname(whole)), os.path.basename(whole))


def inside(folder: Path) -> list[str]:
    """The names in a folder, the hidden ones too."""
    return sorted(os.listdir(folder))
