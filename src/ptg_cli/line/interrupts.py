"""Signals that end a session, let in only while it waits for the person.

Raised anywhere, an exception could fall between a line that was read and its place in the draft, or into the
middle of keeping an entry. So a signal that comes while the session works is held until it waits again.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

from ptg_cli.line.editor import LineWatch, looks_at_the_line

_NUMBERS: Final = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_NUDGES: Final = (0.05, 0.2, 0.5)  # seconds after a signal


class Interrupts:
    """Holds the signals; what they do is left to the handlers that were there before."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._waiting = False
        self._held: int | None = None
        self._watch: LineWatch | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds signals from here on; one still held at the end is delivered then."""
        for number in _NUMBERS:
            before = signal.getsignal(number)
            if callable(before):
                self._before[number] = before
                signal.signal(number, self._came)
        try:
            with _nudging(self._look):
                yield
        finally:
            for number, before in self._before.items():
                signal.signal(number, before)
        self._deliver()

    @contextmanager
    def let_in(self, watch: LineWatch | None = None) -> Iterator[None]:
        """While the session waits: a signal held until now, or one that comes, ends the waiting. Where the line is
        watched meanwhile, that is stopped first: from inside its hook the waiting can't be ended."""
        self._waiting = True
        try:
            self._deliver()
            self._watch = watch
            if watch is None:
                yield
            else:
                with watch:
                    yield
        finally:
            self._waiting, self._watch = False, None

    def _came(self, number: int, frame: FrameType | None) -> None:
        self._held = number
        if self._watch is not None and hasattr(signal, "pthread_kill"):
            self._watch.stop()  # the nudge that follows every signal looks again
            self._watch = None
        else:
            self._look(frame)

    def _look(self, frame: FrameType | None) -> None:
        """Ends the waiting where a signal is held. What is raised while the line is looked at would be lost: then it
        is looked at once more a moment later."""
        if not (self._waiting and self._held is not None and self._watch is None):
            return
        if looks_at_the_line(frame):
            waiter = threading.get_ident()
            threading.Timer(_NUDGES[0], lambda: signal.pthread_kill(waiter, signal.SIGURG)).start()
            return
        self._waiting = False
        self._deliver()

    def _deliver(self) -> None:
        if self._held is not None:
            number, self._held = self._held, None
            self._before[number](number, None)


@contextmanager
def _nudging(look: Callable[[FrameType | None], None]) -> Iterator[None]:
    """A signal that comes a moment before the line editor starts to wait would be noticed only with the next
    key. The system writes each signal's number to a pipe; a thread reads it and interrupts the waiting with
    a signal of no meaning of its own, so that Python looks."""
    if not hasattr(signal, "pthread_kill"):
        yield
        return
    listening, telling = os.pipe()
    os.set_blocking(telling, False)
    waiter = threading.get_ident()
    before = signal.signal(signal.SIGURG, lambda number, frame: look(frame))
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
