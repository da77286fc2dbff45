"""Keeping what is written: drafts from a thread, the newest one winning, and the page in the end."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from ptg_cli.desk.sessions import Begun
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.entry import Entry
from ptg_cli.session.views import Ended

T = TypeVar("T")


class Keeper(Generic[T]):
    """Keeps what it is given. `save` writes it and raises OSError or JournalError; `told` hears, in the thread that
    wrote, None for a draft that is safe, else what went wrong."""

    def __init__(self, save: Callable[[T], None], told: Callable[[OSError | JournalError | None], None]) -> None:
        self._save = save
        self._told = told
        self._guard = threading.Lock()  # around the two below
        self._newest: list[T] = []
        self._running = False
        self._turn = threading.Lock()  # held while writing
        self._over = False

    def soon(self, draft: T) -> None:
        """Writes this from a thread; one that still waits is left out, since this is newer."""
        with self._guard:
            self._newest = [draft]
            if self._running or self._over:
                return
            self._running = True
        threading.Thread(target=self._work, daemon=True).start()

    def now(self, draft: T) -> OSError | JournalError | None:
        """Writes this before returning; None where it is safe, else what went wrong."""
        with self._guard:
            self._newest = []
        with self._turn:
            return None if self._over else self._write(draft)

    def stop(self) -> None:
        """Writes nothing from here on; returns once nothing is being written."""
        with self._guard:
            self._newest = []
            self._over = True
        with self._turn:
            return

    def _work(self) -> None:
        while True:
            with self._turn:
                with self._guard:
                    if not self._newest or self._over:
                        self._running = False
                        return
                    draft = self._newest.pop()
                error = self._write(draft)
            self._told(error)

    def _write(self, draft: T) -> OSError | JournalError | None:
        try:
            self._save(draft)
        except (OSError, JournalError) as error:
            return error
        return None


class Safekeeping:
    """The files of one session: its draft while it runs, and what becomes of it. All but `soon` may wait for the
    disk."""

    def __init__(
        self, begun: Begun, rescue: Callable[[Entry], Path], told: Callable[[OSError | JournalError | None], None],
        *, resumed: bool,
    ) -> None:  # fmt: skip
        self._begun = begun
        self._rescue = rescue
        self._told = told
        self._keeper = self._new_keeper()
        self._has_draft = resumed

    def _new_keeper(self) -> Keeper[Entry]:
        return Keeper(self._begun.sitting.save_draft, self._told)

    @property
    def has_something(self) -> bool:
        """True once there is anything to keep: a rating alone is not writing."""
        return not self._begun.leave_nothing and (self._begun.session.has_words or self._has_draft)

    def soon(self) -> None:
        """Writes the session as it stands into its draft, from a thread."""
        if self.has_something:
            self._has_draft = True
            self._keeper.soon(self._begun.session.snapshot())

    def now(self) -> OSError | JournalError | None:
        """Writes what there is before returning; None where it is safe, else what went wrong."""
        if not self.has_something:
            return None
        self._has_draft = True
        return self._keeper.now(self._begun.session.snapshot())

    def end(self) -> str | None:
        """Keeps the page of a session that has ended: its id, empty where nothing was to be left, None where nothing
        was written. Raises: OSError, JournalError; the draft stays, and is written again from here on."""
        self._keeper.stop()
        try:
            return self._end()
        except (OSError, JournalError):
            self._keeper = self._new_keeper()
            raise

    def _end(self) -> str | None:
        session, sitting = self._begun.session, self._begun.sitting
        if self._begun.leave_nothing or session.view == Ended(nothing=True):
            sitting.leave_nothing()
            return ""
        entry = session.entry()
        if entry is None:
            sitting.discard()
            return None
        return sitting.keep(entry)

    @property
    def told(self) -> list[str]:
        """What has to be said once the page is kept; mostly nothing."""
        return self._begun.sitting.told

    def put_aside(self) -> str:
        """Where the words are when they could not be kept as a page, in a sentence: the draft, else recovery.

        Raises: OSError where they can be put nowhere.
        """
        snapshot = self._begun.session.snapshot()
        try:
            self._begun.sitting.save_draft(snapshot)
        except (OSError, JournalError):
            return f"What there was is here: {self._rescue(snapshot)}"
        return "It waits as a draft."

    def close(self) -> None:
        """Leaves the draft, if there is one, for another day."""
        self._begun.sitting.close()
