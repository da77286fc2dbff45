"""A sitting: the files of one writing session. Its draft while it runs, its entry once it is kept."""

from collections.abc import Callable
from contextlib import suppress

from ptg_cli.journal.drafts import DraftFile, Drafts
from ptg_cli.journal.journal import Journal
from ptg_cli.model.entry import Entry


class Sitting:
    """Holds the draft of the entry `entry_id`; with `leave_nothing` nothing is ever written. `fill` puts what a kept
    entry holds for the plan where it belongs, and returns what has to be said of that.

    Raises: Busy while another window has the same draft.
    """

    def __init__(
        self,
        journal: Journal,
        drafts: Drafts,
        entry_id: str,
        *,
        leave_nothing: bool = False,
        fill: Callable[[Entry], list[str]] = lambda entry: [],
    ) -> None:
        self._journal = journal
        self._drafts = drafts
        self._id = entry_id
        self._nothing = leave_nothing
        self._draft: DraftFile | None = None
        self._fill = fill
        self.told: list[str] = []
        """What has to be said once the entry is kept; mostly nothing."""

    def save_draft(self, entry: Entry) -> None:
        """Keeps the session as it stands, in its draft. Raises: OSError; then the draft is as it was."""
        if self._nothing:
            return
        if self._draft is None:
            self._draft = self._drafts.open(self._id)
        self._draft.save(entry)

    def hold(self) -> None:
        """Takes hold of the draft left behind, so that no other window goes on with it too."""
        if self._draft is None and not self._nothing:
            self._draft = self._drafts.open(self._id)

    def keep(self, entry: Entry) -> str:
        """Makes the entry, then lets the draft go; returns its id, empty where nothing is to be left.

        Raises: OSError; the draft stays.
        """
        if self._nothing:
            return ""
        kept = self._journal.add(entry)
        self.told = self._fill(entry)
        with suppress(OSError):  # the page is safe: a draft that can't be removed is offered again, no more
            self.discard()
        return kept.id

    def discard(self) -> None:
        """Removes the draft for good."""
        if self._draft is not None:
            self._draft.discard()
            self._draft = None

    def leave_nothing(self) -> None:
        """From here on nothing is kept; the draft so far is removed."""
        self.discard()
        self._nothing = True

    def close(self) -> None:
        """Leaves the draft, if there is one, for another day."""
        if self._draft is not None:
            self._draft.close()
            self._draft = None
