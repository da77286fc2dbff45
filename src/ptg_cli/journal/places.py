"""The folders in which the person's files lie, by name. `context.folders` says where each of them is."""

from pathlib import Path
from typing import NamedTuple


class Places(NamedTuple):
    """The folders of one journal. Only `journal` is worth backing up; the rest is this machine's."""

    journal: Path
    drafts: Path
    recovery: Path
    lock: Path

    @property
    def entries(self) -> Path:
        """`entries/YYYY/MM/<id>.md`."""
        return self.journal / "entries"

    @property
    def trash(self) -> Path:
        """Deleted entries, restorable."""
        return self.journal / "trash"

    @property
    def history(self) -> Path:
        """`history/<name>/<stamp>.<suffix>`: what an entry or document was before each change."""
        return self.journal / "history"

    @property
    def unfinished(self) -> Path:
        """A note, beside the lock, of the one page that is being moved right now."""
        return self.lock.with_name("moving")

    @property
    def format_file(self) -> Path:
        """`journal.toml`: the format's version and the journal's id."""
        return self.journal / "journal.toml"
