"""The file of a living document, as it was found."""

import os
from dataclasses import dataclass
from pathlib import Path

from ptg_cli.journal.pages import EMPTY, digest
from ptg_cli.model.placeholder import placeholder_of, placeholders_for


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """One document's file; `raw` is empty where there is none yet."""

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
