"""What can go wrong with the person's files. Every message is a whole sentence a person can act on."""

from pathlib import Path


class JournalError(Exception):
    """Something about the journal that the person needs to know."""


class NoSuchPage(JournalError):
    """No entry goes by that name."""


class AmbiguousId(JournalError):
    """More than one entry begins like that."""


class Busy(JournalError):
    """Another ptg holds the lock; trying again helps."""


class NewerFormat(JournalError):
    """The journal was made by a newer ptg. Nothing in it was touched."""


class NoHome(JournalError):
    """Nothing tells where the person's files are, or would be."""

    def __init__(self) -> None:
        super().__init__(
            "ptg can't tell where your files are: HOME is not set, and this user has no home folder. Name a folder "
            "with `ptg --home FOLDER`, or set PTG_HOME. `ptg sos` works without a folder."
        )


class CannotChange(JournalError):
    """A file that ptg will not rewrite, since it might lose something in it."""


class NotKept(JournalError):
    """A write failed. `rescued` is where the text is instead, or None where it could be put nowhere."""

    def __init__(self, message: str, rescued: Path | None = None) -> None:
        super().__init__(message)
        self.rescued = rescued
