"""Living documents: TOML files a person may edit by hand. Every save keeps the one before."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ptg_cli.journal import disk
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.journal.pages import EMPTY, digest
from ptg_cli.model.placeholder import placeholder_of, placeholders_for
from ptg_cli.toml_file import LARGEST, NotToml, decode, too_large

NAMES: Final = {"people": "person", "values": "value", "strategies": "strategy"}
"""The documents that are lists of names, and what one row of each is called. The plan is a document, too."""

HISTORIES: Final = (*NAMES, "plan")
"""Every document that has earlier versions."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was found; `raw` is empty where there is none yet."""

    name: str
    path: Path
    raw: bytes

    @property
    def digest(self) -> str:
        """Stands for these bytes, to see later whether the file has changed."""
        return digest(self.raw)

    @property
    def lost(self) -> str:
        """Why a file that says nothing may have said something, as the end of a sentence; empty where it says
        something, or was never there."""
        if self.raw:
            return ""
        for name in placeholders_for(self.path.name):
            found = placeholder_of(name)
            if found and os.path.lexists(self.path.with_name(name)):
                return found.said
        return EMPTY if os.path.lexists(self.path) else ""


class Documents:
    """The documents of a journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def read(self, name: str) -> Document:
        """The document of that name. Raises: OSError."""
        path = self._journal.places.journal / f"{name}.toml"
        try:
            raw = disk.read(path, LARGEST + 1)
        except FileNotFoundError:
            return Document(name, path, b"")
        if len(raw) > LARGEST:
            raise too_large(path, LARGEST)
        return Document(name, path, raw)

    def size(self, name: str) -> int:
        """How many bytes the document of that name has, 0 where there is none. Raises: OSError."""
        try:
            return (self._journal.places.journal / f"{name}.toml").stat().st_size
        except FileNotFoundError:
            return 0

    def save(self, document: Document, raw: bytes) -> Outcome:
        """Puts new bytes in its place. If it changed meanwhile both versions are kept. What was saved is among the
        versions at once: whatever a hand does to the file later, the last good one is there."""
        outcome = self._journal.rewrite_file(document.path, raw, document.digest)
        if not outcome.conflict:
            self._journal.remember(document.path, raw)
        return outcome

    def keep_version(self, document: Document) -> None:
        """Keeps what a document says among its versions, before a hand changes it. Raises: OSError, NewerFormat."""
        self._journal.check_format()
        if document.raw:
            self._journal.remember(document.path, document.raw)

    def versions(self, name: str) -> list[Path]:
        """The kept versions, newest first; the first may be the very file as it stands."""
        return self._journal.versions(name)

    def rows(self, name: str) -> list[str]:
        """The names in a document: `name = "…"` in each of its rows.

        Raises: JournalError, naming file, key and remedy, where it does not read.
        """
        document = self.read(name)
        row = NAMES[name]
        where = f"{document.path}: "
        try:
            table = decode(document.raw)
        except NotToml as error:
            place = f", line {error.line}" if error.line else ""
            raise JournalError(f"{document.path}{place}: {error}. Mend it in an editor.") from error
        rows = table.get(row, [])
        if not isinstance(rows, list):
            raise JournalError(f"{where}“{row}” has to be rows that begin with [[{row}]].")
        names = [item.get("name") if isinstance(item, dict) else None for item in rows]
        for number, found in enumerate(names, 1):
            if not isinstance(found, str) or not found.strip():
                raise JournalError(f'{where}[[{row}]] number {number} needs a name = "…".')
        return [found.strip() for found in names if isinstance(found, str)]
