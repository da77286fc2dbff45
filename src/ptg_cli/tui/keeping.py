"""Writing drafts from a thread: the newest one wins, never two at a time, and never one after the end."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from ptg_cli.journal.errors import JournalError

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
                self._told(self._write(draft))

    def _write(self, draft: T) -> OSError | JournalError | None:
        try:
            self._save(draft)
        except (OSError, JournalError) as error:
            return error
        return None
