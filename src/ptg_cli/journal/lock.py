"""The one update lock: held just around compare-and-replace, freed by the kernel if its holder dies."""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from ptg_cli.journal.disk import make_folder
from ptg_cli.journal.errors import Busy

WAIT_SECONDS: Final = 2.0
_STEP_SECONDS: Final = 0.005
_HELD_ON_WINDOWS: Final = {errno.EACCES, errno.EDEADLK}  # what msvcrt answers where the lock is another's
_HELD: Final = {errno.EWOULDBLOCK, errno.EAGAIN} | (_HELD_ON_WINDOWS if os.name == "nt" else set())
# How file systems say that they know no locks: SMB, some FUSE and network folders each have an answer of their own.
_NO_LOCKS: Final = {
    errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EPERM, errno.EACCES, errno.EINVAL, errno.ENOTTY,
}  # fmt: skip

if os.name == "nt":
    import msvcrt

    def _give_back(handle: int) -> None:
        """Closing it does that."""

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(handle: int) -> None:
        with suppress(OSError):  # where there are no locks there is none to give back
            fcntl.flock(handle, fcntl.LOCK_UN)


class FileLock:
    """A lock on one small file. Use as a context manager, or `take` and `free`."""

    def __init__(self, path: Path, wait_seconds: float = WAIT_SECONDS) -> None:
        self._path = path
        self._wait = wait_seconds
        self._handle: int | None = None

    def take(self) -> bool:
        """Takes the lock, waiting a little if it is held; says whether it has it now.

        A file system that knows no locks counts as taken: exclusive names still keep two writers apart.
        """
        make_folder(self._path.parent)
        until = time.monotonic() + self._wait
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while not _try(handle):
                if time.monotonic() >= until:
                    os.close(handle)
                    return False
                time.sleep(_STEP_SECONDS)
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle
        return True

    def free(self) -> None:
        """Gives the lock back, though another program keeps it open too; harmless when it is not held."""
        if self._handle is not None:
            _give_back(self._handle)
        self.leave()

    def leave(self) -> None:
        """Lets go of the lock; a program that was started with its `handle` open holds it until it ends."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @property
    def handle(self) -> int | None:
        """The file descriptor that holds the lock; None while it isn't held."""
        return self._handle

    def __enter__(self) -> "FileLock":
        if not self.take():
            raise Busy("Another window of ptg is writing right now. Nothing was changed. Try again in a moment.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.free()


def _try(handle: int) -> bool:
    try:
        _take(handle)
    except OSError as error:
        if error.errno in _HELD:
            return False
        if error.errno not in _NO_LOCKS:
            raise
    return True


def is_held(lock: Path) -> bool:
    """True while a window holds the draft of that lock."""
    if not os.path.exists(lock):
        return False
    probe = FileLock(lock, 0)
    if probe.take():
        probe.free()
        return False
    return True
