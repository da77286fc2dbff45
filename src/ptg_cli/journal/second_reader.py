"""A second process that looks through the older half of very many pages while the first looks through the newer half.

Nearly all of a search is opening files and comparing bytes, which Python does on one core at a time. The second process
only tells which pages may be asked for, by their places in the list of names: no word of a page goes from one to the
other, and it writes to nothing but the pipe between them. It ends when the first no longer needs it. What it has not
looked at, because it was killed or made no sense, the first looks at itself: what is found, and in which order, never
depends on it.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Final, NoReturn, TypeAlias

from ptg_cli.journal.names import PageName

Look: TypeAlias = Callable[[Sequence[PageName]], Iterable[int]]
"""Looks through names for pages that may be asked for, and gives their places, in order."""

WORTH_IT: Final = 2_000
"""So many pages take longer to look through than a second process takes to begin."""

_BYTES: Final = 4
"""Each place is told in so many bytes. The one behind the last name tells that all of them were looked at."""
_CHUNK: Final = 16 * 1024
_ENDING: Final = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def pays(count: int) -> bool:
    """True where a second process can be had and so many pages are worth it. Never beside other threads: a process that
    is copied while they hold something would wait for it forever. Never where the end of a process is ignored: another
    might have its number by the time it is to be ended."""
    return (
        count >= WORTH_IT
        and hasattr(os, "fork")
        and _cores() > 1
        and threading.active_count() == 1
        and signal.getsignal(signal.SIGCHLD) != signal.SIG_IGN
    )


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def reading(names: Sequence[PageName], look: Look) -> Iterator[Iterator[PageName]]:
    """While the block runs, a second process looks through these names. Gives, in their order, those that it finds;
    where that can't be known any more, all that are left."""
    pipe, telling = os.pipe()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)  # until it is sure that the second process is ended
    process = None
    try:
        with suppress(OSError):  # no room for another process: then nothing is told, and every name is left
            process = os.fork()
        if process == 0:
            os.close(pipe)
            _look_through(names, look, telling, before)
        os.close(telling)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        yield _told(names, pipe)
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            os.close(pipe)
            if process:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _look_through(names: Sequence[PageName], look: Look, telling: int, mask: set[int | signal.Signals]) -> NoReturn:
    """What the second process does, to its end. A signal that would end ptg ends it without a word."""
    try:
        for number in _ENDING:
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for place in look(names):
            os.write(telling, place.to_bytes(_BYTES, sys.byteorder))
        os.write(telling, len(names).to_bytes(_BYTES, sys.byteorder))
    finally:
        os._exit(0)  # whatever happened: nothing of the first process's is flushed, told or cleaned up twice


def _told(names: Sequence[PageName], pipe: int) -> Iterator[PageName]:
    looked_at = 0
    while part := _whole_places(pipe):
        for place in part:
            if place == len(names):
                return
            if not looked_at <= place < len(names):
                yield from names[looked_at:]
                return
            looked_at = place + 1
            yield names[place]
    yield from names[looked_at:]


def _whole_places(pipe: int) -> list[int]:
    """The next places that come; none once the other end is gone."""
    raw = os.read(pipe, _CHUNK)
    while len(raw) % _BYTES and (more := os.read(pipe, _BYTES - len(raw) % _BYTES)):
        raw += more
    whole = len(raw) - len(raw) % _BYTES
    return [int.from_bytes(raw[at : at + _BYTES], sys.byteorder) for at in range(0, whole, _BYTES)]
