"""Bytes in, bytes out, one file at a time: atomic, durable, private.

A write is a temporary file in the same folder, flushed and synced, then linked (new files: a link never
overwrites) or renamed (changed ones), then the folder is synced; without that last step some file systems
lose acknowledged files when the power goes. Where links are not supported the final name itself is created
exclusively.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

CHUNK: Final = 64 * 1024
TEMPORARY: Final = ".tmp"

_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would change line endings
# A named pipe left in the folder must not hang every list.
_READING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY
_NO_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EMLINK}
_NO_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EACCES}


def read(path: str | Path, limit: int | None = None) -> bytes:
    """The bytes of a file, or its first `limit`.

    Raises: OSError, also for a folder, a pipe or a device standing where a file should be.
    """
    handle = os.open(path, _READING)
    try:
        first = os.read(handle, CHUNK if limit is None else min(limit, CHUNK))
        # A pipe reads as empty and a device never ends; the many small pages are spared the extra call.
        if (not first or len(first) == CHUNK) and not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a file", str(path))
        if len(first) < CHUNK:
            return first
        parts = [first]
        left = None if limit is None else limit - len(first)
        while left is None or left > 0:
            part = os.read(handle, CHUNK if left is None else min(left, CHUNK))
            if not part:
                break
            parts.append(part)
            left = None if left is None else left - len(part)
        return b"".join(parts)
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
    finally:
        os.close(handle)


def make_folder(path: Path) -> None:
    """Makes a folder and its missing parents, 0700, and syncs what holds them. Existing ones stay."""
    missing = []
    while not path.is_dir():
        missing.append(path)
        if path.parent == path:
            break
        path = path.parent
    for folder in reversed(missing):
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except FileExistsError as error:
            # Not a folder: to a caller this must not look like a name that is taken.
            raise NotADirectoryError(errno.ENOTDIR, "Not a folder", str(folder)) from error
        sync_folder(folder.parent)


def create(path: Path, data: bytes) -> None:
    """Writes a new file.

    Raises: FileExistsError where the name is taken; OSError. Either way nothing is left behind.
    """
    make_folder(path.parent)
    temporary = _write_temporary(path, data)
    try:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _create_in_place(path, data)
    finally:
        os.unlink(temporary)
    sync_folder(path.parent)


def replace(path: Path, data: bytes) -> None:
    """Puts new bytes in place of a file's (or makes it). Behind a symbolic link the target is replaced.

    Raises: OSError; then the file is as it was.
    """
    target = Path(os.path.realpath(path))
    make_folder(target.parent)
    temporary = _write_temporary(target, data)
    try:
        os.replace(temporary, target)
    except BaseException:
        _unlink_if_there(temporary)
        raise
    sync_folder(target.parent)


def move(source: Path, target: Path) -> None:
    """Moves a file without ever overwriting another. A symbolic link moves as a link to the same target,
    a folder that stands where a file should be as it is.

    Raises: FileExistsError; OSError.
    """
    make_folder(target.parent)
    if source.is_symlink():
        os.symlink(os.path.realpath(source), target)
    elif source.is_dir():
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        os.rename(source, target)
        sync_folder(target.parent)
        return
    else:
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS | {errno.EXDEV}:
                raise
            create(target, read(source))
    sync_folder(target.parent)
    os.unlink(source)
    sync_folder(source.parent)


def remove(path: Path) -> None:
    """Removes a file for good, and behind a symbolic link the target too: no copy may survive. A folder that
    stands where a file should be goes with all in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
        sync_folder(path.parent)
        return
    if path.is_symlink():
        target = Path(os.path.realpath(path))
        if target.is_file():
            target.unlink()
            sync_folder(target.parent)
    path.unlink()
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Makes the names in a folder durable, where the file system can."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError as error:
        if error.errno in _NO_SYNC:  # Windows, and folders one may write to but not read
            return
        raise
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


def files_below(folder: Path) -> Iterator[Path]:
    """Every file and link below a folder, in no order. Links to folders are not followed."""
    for parent, _, names in os.walk(folder):
        for name in names:
            yield Path(parent, name)


def is_temporary(name: str) -> bool:
    """True for the name of a file that a write was preparing."""
    return name.startswith(".") and name.endswith(TEMPORARY)


def _write_temporary(path: Path, data: bytes) -> Path:
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}{TEMPORARY}")
    try:
        _create_in_place(temporary, data)
    except FileExistsError:  # chance named two alike: never seen, and easily avoided
        return _write_temporary(path, data)
    return temporary


def _create_in_place(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        _unlink_if_there(path)
        raise


def _unlink_if_there(path: Path) -> None:
    path.unlink(missing_ok=True)
