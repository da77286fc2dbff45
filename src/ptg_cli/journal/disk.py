"""Bytes in, bytes out, one file at a time: atomic, durable, private.

A write is a temporary file in the same folder, flushed and synced, then linked (new files: a link never
overwrites) or renamed (changed ones), then the folder is synced; without that last step some file systems
lose acknowledged files when the power goes. Where links are not supported the final name itself is created
exclusively.
"""

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

if os.name != "nt":
    import fcntl

CHUNK: Final = 64 * 1024
TEMPORARY: Final = ".tmp"
LONGEST_KEPT_NAME: Final = 100
"""Bytes of a file's own name that its temporary file's name holds: together they fit where 143 bytes are the most."""

_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would change line endings
# A named pipe left in the folder must not hang every list.
_READING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY
_NOT_SUPPORTED: Final = {errno.EPERM, errno.EACCES, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
# How file systems say that they know no links: exFAT, SMB, overlays and FUSE each have an answer of their own.
_NO_LINKS: Final = _NOT_SUPPORTED | {errno.ENOTTY, errno.EMLINK, errno.EXDEV}
# How they say that a folder can't be synced. EIO is none of these: it means that the disk failed.
_NO_SYNC: Final = _NOT_SUPPORTED | {errno.ENOTTY, errno.EBADF, errno.EISDIR}
_FULL_SYNC: Final[int | None] = getattr(fcntl, "F_FULLFSYNC", None) if os.name != "nt" else None
_PATIENCE: Final = 1.0 if os.name == "nt" else 0.0
"""Seconds for which a file that another program holds open is tried again. Only Windows has this."""
_STEP_SECONDS: Final = 0.02
_TEMPORARY_NAME: Final = re.compile(rf"\..+\.[0-9]+-[0-9a-f]{{8}}{re.escape(TEMPORARY)}", re.DOTALL)


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


def read_fenced(path: str | Path, fence: bytes, most: int) -> bytes:
    """The beginning of a file that starts with `fence`, up to and with the next line that is it, of at most so many
    lines; empty where it starts otherwise. Nothing behind that line is read. Raises: OSError."""
    handle = os.open(path, _READING)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "not a file", str(path))
    with open(handle, "rb", buffering=0) as file:  # unbuffered: a line is read to its end and no further
        begins = file.read(len(fence))
        lines = [begins + file.readline(CHUNK)] if begins == fence else []
        while lines and len(lines) < most and (line := file.readline(CHUNK)):
            lines.append(line)
            if line.strip() == fence:
                break
    return b"".join(lines)


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
        _patiently(lambda: os.unlink(temporary))
    sync_folder(path.parent)


def replace(path: Path, data: bytes) -> None:
    """Puts new bytes in place of a file's (or makes it). Behind a symbolic link the target is replaced.

    Raises: OSError; then the file is as it was.
    """
    target = Path(os.path.realpath(path))
    make_folder(target.parent)
    temporary = _write_temporary(target, data)
    try:
        _patiently(lambda: os.replace(temporary, target))
    except BaseException:
        _unlink_if_there(temporary)
        raise
    sync_folder(target.parent)


def move(source: Path, target: Path) -> None:
    """Moves a file without ever overwriting another. A symbolic link moves as a link to the same target,
    a folder that stands where a file should be as it is.

    Where it fails before the file has its new name alone, the file stays under its old one alone. Only an end of the
    program in between leaves both names; whoever moves something that must not be there twice makes a note of it first.

    Raises: FileExistsError; FileNotFoundError; OSError.
    """
    make_folder(target.parent)
    if source.is_dir() and not source.is_symlink():
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        os.rename(source, target)
        sync_folder(target.parent)
        sync_folder(source.parent)
        return
    _name_also(source, target)
    try:
        sync_folder(target.parent)
        if not same(source, target):  # another program put something else there just now
            raise OSError(errno.EAGAIN, "Another program was changing it", str(source))
        _patiently(lambda: os.unlink(source))
    except OSError:
        if os.path.lexists(source):
            _patiently(lambda: os.unlink(target))
        raise
    sync_folder(source.parent)


def _name_also(source: Path, target: Path) -> None:
    """Gives a file a second name; where the file system can't, makes a copy of that name."""
    if source.is_symlink():
        os.symlink(os.path.realpath(source), target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        create(target, read(source))


def same(one: Path, other: Path) -> bool:
    """True where two names stand for the same: one file, links that lead to one place, or files of equal bytes; false
    where either is not there. Raises: OSError."""
    if not (os.path.lexists(one) and os.path.lexists(other)):
        return False
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and os.path.realpath(one) == os.path.realpath(other)
    return one.samefile(other) or read(one) == read(other)


def remove(path: Path, *, synced: bool = True) -> None:
    """Removes one file or link for good. What a link leads to stays. With `synced` false the caller syncs the folder
    once all that goes from it is gone. Raises: OSError."""
    _patiently(lambda: os.unlink(path))
    if synced:
        sync_folder(path.parent)


def remove_folder(path: Path, *, synced: bool = True) -> bool:
    """Removes a folder if it is there and empty; says whether it did. Raises: OSError."""
    try:
        os.rmdir(path)
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR}:
            return False
        raise
    if synced:
        sync_folder(path.parent)
    return True


def sync_folder(path: Path) -> None:
    """Makes the names in a folder durable, where the file system can."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError as error:
        if error.errno in _NO_SYNC:  # Windows, and folders one may write to but not read
            return
        raise
    try:
        _sync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


def keeps_permissions(folder: Path) -> bool:
    """False where a file that is made for its owner alone can be read by others all the same, as on exFAT and on some
    network disks. It is tried with an empty file that is gone at once; where none can be made, true."""
    probe = folder / f".probe.{os.getpid()}-{os.urandom(4).hex()}{TEMPORARY}"
    try:
        handle = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return True
    try:
        return not stat.S_IMODE(os.fstat(handle).st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    finally:
        os.close(handle)
        os.unlink(probe)


def files_below(folder: Path, refused: Callable[[OSError], None] = lambda error: None) -> Iterator[Path]:
    """Every file and link below a folder, in no order. Links to folders are not followed. A folder that can't be
    looked into is passed over; `refused` is told of it."""
    return map(Path, paths_below(folder, refused))


def paths_below(folder: Path, refused: Callable[[OSError], None]) -> Iterator[str]:
    """`files_below` as plain paths, for whoever looks at many names and takes few."""
    folders = [str(folder)]
    while folders:
        try:
            with os.scandir(folders.pop()) as found:
                items = [(item.path, item.is_dir(follow_symlinks=False)) for item in found]
        except OSError as error:
            refused(error)
            continue
        for path, is_folder in items:
            if is_folder:
                folders.append(path)
            else:
                yield path


def is_temporary(name: str) -> bool:
    """True for the name of a file that a write of ptg was preparing: a dot, the file's name, the number of the
    process and eight hexadecimal digits. Those of sync tools and editors are called otherwise, and are theirs."""
    return _TEMPORARY_NAME.fullmatch(name) is not None


def _write_temporary(path: Path, data: bytes) -> Path:
    kept = os.fsencode(path.name)[:LONGEST_KEPT_NAME].decode("utf-8", "ignore")
    temporary = path.with_name(f".{kept}.{os.getpid()}-{os.urandom(4).hex()}{TEMPORARY}")
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
            _sync(handle)
        finally:
            os.close(handle)
    except BaseException:
        _unlink_if_there(path)
        raise


def _sync(handle: int) -> None:
    """Makes what was written durable. On macOS fsync hands it to the drive, which may still hold it in its own memory;
    F_FULLFSYNC empties that too, where the drive and the file system know it."""
    if _FULL_SYNC is not None:
        try:
            fcntl.fcntl(handle, _FULL_SYNC)
        except OSError as error:
            if error.errno == errno.EIO:
                raise
        else:
            return
    os.fsync(handle)


def _patiently(act: Callable[[], None]) -> None:
    """Does something to a file that a virus scanner or a sync tool may hold open for a moment: then Windows refuses,
    and the same is tried again for up to a second."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            act()
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(_STEP_SECONDS)
        else:
            return


def _unlink_if_there(path: Path) -> None:
    path.unlink(missing_ok=True)
