"""The one place where errors become words for a person, and exit codes."""

import errno
from enum import IntEnum
from typing import Final

from ptg_cli.journal.errors import Busy, JournalError


class ExitStatus(IntEnum):
    """What a command ends with. Signals end with 128 and their number: 130, 143, 129."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BUSY = 3
    INTERRUPTED = 130


HANG_UP: Final = 1
"""SIGHUP's number, which Windows has no name for."""


class Signalled(BaseException):
    """SIGTERM or SIGHUP came: leave at once, keeping what there is."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


class Refused(Exception):
    """A request that can't be met as given; one whole sentence, and the exit code."""

    def __init__(self, message: str, status: ExitStatus = ExitStatus.FAILED) -> None:
        super().__init__(message)
        self.status = status


def usage(message: str) -> Refused:
    """A request that is worded wrongly."""
    return Refused(message, ExitStatus.USAGE)


def status_of(error: JournalError) -> ExitStatus:
    """The exit code for a journal error."""
    return ExitStatus.BUSY if isinstance(error, Busy) else ExitStatus.FAILED


_DISK_WORDS: Final = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "Your share of the disk is full.",
    errno.EFBIG: "The file would be larger than this system allows.",
    errno.EROFS: "The disk can only be read, not written to.",
    errno.EIO: "The disk reported an error.",
    errno.ENAMETOOLONG: "A name is longer than this system allows.",
}


def explain(error: OSError | JournalError) -> str:
    """A failure of the disk in one plain sentence, naming the file or folder where that helps; what the
    journal says is a sentence already."""
    if isinstance(error, JournalError):
        return str(error)
    words = _DISK_WORDS.get(error.errno or 0)
    where = f" ({error.filename})" if error.filename else ""
    if words:
        return f"{words[:-1]}{where}."
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"You have no permission there{where}. Change it, or choose another folder with --home."
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return f"That place isn't there{where}."
    return f"{error.strerror or 'Something went wrong with the disk'}{where}."
