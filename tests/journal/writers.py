"""Writers in processes of their own, that say what they have kept and can be killed in the middle of the next."""

import os
import random
import signal
from collections.abc import Callable
from typing import TypeVar

from ptg_cli.journal.errors import Busy

T = TypeVar("T")


def in_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Runs `work` in a forked process with the writing end of a pipe; returns its pid and the reading end."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    return pid, reading


def read_all(handle: int) -> bytes:
    """What the child acknowledged."""
    with os.fdopen(handle, "rb") as pipe:
        return pipe.read()


def patiently(write: Callable[[], T]) -> T:
    """Writes, again where others held the lock for too long: on a slow disk twenty writers do."""
    while True:
        try:
            return write()
        except Busy:
            continue


def killed_while_writing(work: Callable[[int], None], lines: int, seconds: float, dice: random.Random) -> list[str]:
    """Lets `work` acknowledge this many lines, however long its disk takes, and kills it within these seconds after.

    Returns every line that it acknowledged.
    """
    pid, pipe = in_child(work)
    said = b""
    while said.count(b"\n") < lines:
        more = os.read(pipe, 1 << 12)
        assert more, "the writer ended by itself"
        said += more
    signal.sigtimedwait([], dice.uniform(0, seconds))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return (said + read_all(pipe)).decode().splitlines()
