"""Signals that end a session, let in only while it waits for the person.

Raised anywhere, an exception could fall between a line that was read and its place in the draft, or into the
middle of keeping an entry. So a signal that comes while the session works is held until it waits again.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

_NUMBERS: Final = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_NUDGES: Final = (0.05, 0.2, 0.5)  # seconds after a signal


class Interrupts:
    """Holds the signals; what they do is left to the handlers that were there before."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._waiting = False
        self._held: int | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds signals from here on; one still held at the end is delivered then."""
        for number in _NUMBERS:
            before = signal.getsignal(number)
            if callable(before):
                self._before[number] = before
                signal.signal(number, self._came)
        try:
            with _nudging():
                yield
        finally:
            for number, before in self._before.items():
                signal.signal(number, before)
        self._deliver()

    @contextmanager
    def let_in(self) -> Iterator[None]:
        """While the session waits: a signal held until now, or one that comes, ends the waiting."""
        self._waiting = True
        try:
            self._deliver()
            yield
        finally:
            self._waiting = False

    def _came(self, number: int, frame: FrameType | None) -> None:
        self._held = number
        if self._waiting:
            self._waiting = False
            self._deliver()

    def _deliver(self) -> None:
        if self._held is not None:
            number, self._held = self._held, None
            self._before[number](number, None)


@contextmanager
def _nudging() -> Iterator[None]:
    """A signal that comes a moment before the line editor starts to wait would be noticed only with the next
    key. The system writes each signal's number to a pipe; a thread reads it and interrupts the waiting with
    a signal that means nothing, so that Python looks."""
    if not hasattr(signal, "pthread_kill"):
        yield
        return
    listening, telling = os.pipe()
    os.set_blocking(telling, False)
    waiter = threading.get_ident()
    before = signal.signal(signal.SIGURG, lambda number, frame: None)
    told_before = signal.set_wakeup_fd(telling, warn_on_full_buffer=False)
    nudger = threading.Thread(target=_nudge, args=(listening, waiter), daemon=True)
    nudger.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(told_before)
        os.close(telling)
        nudger.join()
        os.close(listening)
        signal.signal(signal.SIGURG, before)


def _nudge(listening: int, waiter: int) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    while numbers := os.read(listening, 64):
        if set(numbers) != {signal.SIGURG}:
            for seconds in _NUDGES:
                time.sleep(seconds)
                signal.pthread_kill(waiter, signal.SIGURG)
