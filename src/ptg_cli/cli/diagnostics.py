"""The one place where errors become exit codes, and refusals their words."""

from enum import IntEnum
from typing import Final

from ptg_cli.journal.errors import Busy, JournalError


class ExitStatus(IntEnum):
    """What a command ends with. Signals end with 128 and their number: 130, 143, 129."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BUSY = 3
    KEPT = 4
    """It is kept, and what is on the disk is whole; only what was to be printed could not be."""
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


def status_of(error: JournalError) -> int:
    """The exit code for a journal error."""
    from ptg_cli.desk.editor import EditorStopped  # with what starts programs: only where something went wrong

    if isinstance(error, EditorStopped):
        return 128 + error.number
    return ExitStatus.BUSY if isinstance(error, Busy) else ExitStatus.FAILED
