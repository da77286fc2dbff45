"""One living document at the desk: looking at it, changing it, and what is said when another window changed it too."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from ptg_cli.journal import disk
from ptg_cli.journal.documents.document import Document, ReadDocument
from ptg_cli.journal.documents.store import Documents, changed_elsewhere
from ptg_cli.journal.errors import JournalError
from ptg_cli.sentences import document as said

if TYPE_CHECKING:
    from ptg_cli.desk.document_history import DocumentHistory

T = TypeVar("T")


class DocumentDesk(Generic[T]):
    """One look at a document, and every change to it. `leaves_nothing` is true while nothing is to be left: then no
    versions are kept of what a hand made. Methods that write raise OSError and JournalError; they return what has to be
    said, mostly nothing."""

    def __init__(
        self, documents: Documents, document: Document[T], leaves_nothing: Callable[[], bool] = lambda: False
    ) -> None:
        self._documents = documents
        self.document = document
        self._leaves_nothing = leaves_nothing
        self._read: ReadDocument[T] | None = None

    # Looking

    def look(self) -> "DocumentDesk[T]":
        """Reads the file anew. Raises: OSError."""
        self._read = self._documents.read(self.document)
        return self

    def forget(self) -> None:
        """What was read is forgotten: it is read anew once it is asked for."""
        self._read = None

    @property
    def read(self) -> ReadDocument[T]:
        """The document as it was read last. Raises: OSError where it is read only now."""
        if self._read is None:
            self.look()
        assert self._read is not None
        return self._read

    @property
    def value(self) -> T:
        """What it says, or what the last good version said."""
        return self.read.value

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong in the file, one sentence each."""
        return self.read.problems

    @property
    def unreadable(self) -> bool:
        """True where the file does not read at all: what is known then is what a version before it said."""
        return self.read.instead

    @property
    def path(self) -> Path:
        """Where it is, or would be."""
        return self.read.file.path

    # Changing

    def save(self, value: T) -> str:
        """Keeps it changed. Where another window changed it meanwhile both are kept, and that is said; where a text
        that did not read stood there, it is said where that is kept."""
        before = self.read
        if value == before.value:
            return ""
        outcome = self._documents.save(before, value)
        self.look()
        return changed_elsewhere(self.document, outcome) or self._kept(before)

    def _kept(self, before: ReadDocument[T]) -> str:
        """Where a text that didn't read is, now that another stands in its place."""
        if not before.instead:
            return ""
        versions = self._documents.versions(self.document.name)
        path = next((one for one in versions if disk.read(one) == before.file.raw), None)
        return said.unread_text_is_kept(str(path)) if path else ""

    # By hand

    def keep_version(self) -> None:
        """Keeps what a hand made of it among its versions, so that it is the last good one if it is broken later. Where
        nothing can be written it is left."""
        if self._leaves_nothing():
            return
        with suppress(OSError, JournalError):  # looking has to work
            if not self.read.instead:
                self._documents.keep_version(self.read.file)

    def ready_to_edit(self, template: bytes = b"") -> Path:
        """The file, made where there is none yet, with this text or the usual one; what it says is among the versions,
        whatever an editor does. Raises: OSError."""
        file = self.look().read.file
        if file.raw:
            self._documents.keep_version(file)
        else:
            self._documents.save_file(file, template or self.document.template.encode())
        return file.path

    def check(self) -> list[str]:
        """What is wrong with the file, one sentence each. Raises: OSError."""
        file = self._documents.file(self.document.name)
        return self.document.check(file.raw, str(file.path))

    def history(self) -> "DocumentHistory[T]":
        """The earlier versions. Raises: OSError."""
        from ptg_cli.desk.document_history import DocumentHistory

        return DocumentHistory(self._documents, self.document)
