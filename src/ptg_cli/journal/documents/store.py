"""The living documents of a journal: read leniently, changed without losing a person's own comments, every version
kept, and the last good one at hand where the present one can't be read."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from ptg_cli.journal import disk
from ptg_cli.journal.documents.document import Document, ReadDocument, placed, table_of
from ptg_cli.journal.documents.file import DocumentFile
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.history import may_be_newer
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.journal.names import is_copy
from ptg_cli.journal.toml_edit import NOT_SAFELY, merged
from ptg_cli.model.placeholder import DOWNLOAD
from ptg_cli.toml_file import LARGEST, too_large

T = TypeVar("T")


class Documents:
    """The documents of a journal. What writes raises OSError as the disk gives it, JournalError else."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    # Files

    def file(self, name: str) -> DocumentFile:
        """The file of the document of that name. Raises: OSError."""
        path = self._path(name)
        try:
            raw = disk.read(path, LARGEST + 1)
        except FileNotFoundError:
            return DocumentFile(name, path, b"")
        if len(raw) > LARGEST:
            raise too_large(path, LARGEST)
        return DocumentFile(name, path, raw)

    def size(self, name: str) -> int:
        """How many bytes the document of that name has, 0 where there is none. Raises: OSError."""
        try:
            return self._path(name).stat().st_size
        except FileNotFoundError:
            return 0

    def save_file(self, file: DocumentFile, raw: bytes) -> Outcome:
        """Puts new bytes in its place. If it changed meanwhile both versions are kept. What was saved is among the
        versions at once: whatever a hand does to the file later, the last good one is there."""
        outcome = self._journal.rewrite_file(file.path, raw, file.digest)
        if not outcome.conflict:
            self._journal.remember(file.path, raw)
        return outcome

    def keep_version(self, file: DocumentFile) -> None:
        """Keeps what a document says among its versions, before a hand changes it. Raises: OSError, NewerFormat."""
        self._journal.check_format()
        if file.raw:
            self._journal.remember(file.path, file.raw)

    def versions(self, name: str) -> list[Path]:
        """The kept versions, newest first; the first may be the very file as it stands."""
        return self._journal.versions(name)

    def names_in(self, folder: str) -> list[str]:
        """The names of the documents in that folder of the journal, the oldest first. Copies that a sync tool made, and
        those of ptg where two versions met, are none. Raises: OSError."""
        try:
            found = os.listdir(self._journal.places.journal / folder)
        except FileNotFoundError:
            return []
        stems = [name.removesuffix(".toml") for name in found if name.endswith(".toml") and name[0] != "."]
        return sorted(stem for stem in stems if not is_copy(stem, stems))

    def copies_in(self, folder: str) -> list[Path]:
        """The copies of documents in that folder, beside the documents themselves."""
        inside = self._journal.places.journal / folder
        known = set(self.names_in(folder))
        return sorted(path for path in inside.glob("*.toml") if path.name[0] != "." and path.stem not in known)

    def new_name(self, moment: datetime) -> str:
        """A name for a document of a folder that is begun at this civil time: an id as pages have."""
        return self._journal.new_id(moment)

    def _path(self, name: str) -> Path:
        return self._journal.places.journal / f"{name}.toml"

    # What they say

    def read(self, document: Document[T]) -> ReadDocument[T]:
        """What a document says. Where its file does not read, that is the last good version. Raises: OSError where the
        file can't be opened."""
        read = self._read(document)
        if document.in_doubt is None or not (read.instead or not read.file.raw):
            return read
        return replace(read, value=document.in_doubt(read.value, self._texts(read.file)))

    def save(self, read: ReadDocument[T], value: T) -> Outcome:
        """Keeps a changed document; the version before goes to the history.

        Raises: CannotChange where that can't be done without touching what a person wrote beside it.
        """
        document, file = read.document, read.file
        base = self._last_good(file).raw if read.instead else file.raw
        base, wanted = base or document.template.encode(), document.encode(value)
        try:
            raw = merged(base, wanted, document.known, document.encode(document.value(base)))
        except CannotChange as error:
            raise CannotChange(" ".join((*read.problems[:1], str(error)))) from error
        again, _ = table_of(raw)
        if again is None or document.encode(document.decode(again)[0]) != wanted:
            raise CannotChange(" ".join((*read.problems[:1], NOT_SAFELY)))
        return self.save_file(file, raw)

    def _read(self, document: Document[T]) -> ReadDocument[T]:
        file = self.file(document.name)
        table, wrong = table_of(file.raw)
        if lost := file.lost:
            table, wrong = None, f": {lost}."
        if table is not None:
            value, misfits = document.decode(table)
            return ReadDocument(document, value, file, placed(file.path, file.raw, misfits))
        good = self._last_good(file)
        value, _ = document.decode(good.table)
        before = " The version before it is in use." if good.path else ""
        remedy = f" Mend it in an editor{f': `{document.edit}`' if document.edit else ''}."
        said = f"{file.path}{wrong}{before}{'' if DOWNLOAD in wrong else remedy}"
        return ReadDocument(document, value, file, (said,), instead=True, unknown=good.path is None)

    def _texts(self, file: DocumentFile) -> list[bytes]:
        """The text of a file that does not read, and of each version that may be newer than the last good one, that one
        too."""
        known = self.versions(file.name)
        good = self._last_good(file)
        looked_into = [good.path, *may_be_newer(known, good.path)] if good.path else known
        return [file.raw, *(raw for path in looked_into if (raw := _raw(path)) is not None)]

    def _last_good(self, file: DocumentFile) -> "_Good":
        """The newest kept version that reads."""
        for path in self.versions(file.name):
            raw = _raw(path)  # one that can't be opened is no help; an older one may be
            table = None if raw is None else table_of(raw)[0]
            if raw is not None and table is not None:
                return _Good(raw, table, path)
        return _Good()


@dataclass(frozen=True, slots=True)
class _Good:
    """A version that reads; `path` is None, and all is empty, where there is none."""

    raw: bytes = b""
    table: Mapping[str, Any] = field(default_factory=dict)
    path: Path | None = None


def _raw(path: Path) -> bytes | None:
    try:
        return disk.read(path)
    except OSError:
        return None


def changed_elsewhere(document: Document[T], outcome: Outcome) -> str:
    """What is said where another window changed a document meanwhile; else nothing."""
    if not outcome.conflict:
        return ""
    return f"Your {document.in_words} changed in another window meanwhile. Both are kept; yours is here: {outcome.path}"
