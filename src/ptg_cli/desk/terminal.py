"""Handing the terminal to another program, an editor or a pager, and taking it back as it was."""

import contextlib
import os
import select
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ptg_cli.model.visible import visible, wrapped

if TYPE_CHECKING:
    import subprocess

GRACE: Final = 1.0
"""Seconds the other program gets to end by itself once ptg is told to end. A closed window tells both of them, and an
editor that is told twice may stop saving half-way."""

LONGER: Final = 2.0
"""Seconds it then gets after ptg has passed on that it is to end. After that it is left running."""

_FOR_THE_OTHER: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name))
"""What keys such as Ctrl+C send. They are meant for the program that has the terminal."""

_END: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What tells ptg itself to end."""

_AS_IT_WAS: Final = "\x1b[?1049l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1l\x1b>\x1b[?25h\x1b[0m"
"""The first screen, no mouse, no marks around pastes, the usual arrows, the cursor, no colour."""


_PARENT_DIES: Final = 1
"""PR_SET_PDEATHSIG of Linux: which signal a process gets when the one that started it has ended."""


class Stopped(Exception):
    """A signal came while ptg waited for a key. `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class ChildEnded:
    """How another program's time with the terminal ended.

    `code` is its exit code, below zero the number of the signal that ended it, and None where it still runs.
    `seconds` is how long it had the terminal. `signal` is the signal that told ptg to end meanwhile, 0 for none.
    """

    code: int | None
    seconds: float
    signal: int = 0


def lend(
    command: Sequence[str],
    *,
    given: bytes | None = None,
    extra: Mapping[str, str] | None = None,
    stdout: int | None = None,
    keeps: Sequence[int] = (),
) -> ChildEnded:
    """Runs a program that has the terminal until it ends; Ctrl+C and Ctrl+Z are its own meanwhile. Afterwards the
    terminal is as it was before, however the program ended.

    `given` are bytes for its standard input, else it has ours. `extra` are environment variables, `stdout` another
    place for its output, `keeps` file descriptors that stay open in it.
    Raises: OSError where it can't be started.
    """
    import subprocess

    begun = time.monotonic()
    with _signals_held() as heard, _terminal_kept() as was_ended:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if given is not None else None,
            stdout=stdout,
            env={**os.environ, **extra} if extra else None,
            pass_fds=keeps if os.name != "nt" else (),
            preexec_fn=_ends_with_us(),
        )
        if given is not None:
            threading.Thread(target=_give, args=(process, given), daemon=True).start()
        code, came = _wait(process, heard)
        if code is not None:
            was_ended(process.pid, code < 0)
    return ChildEnded(code, time.monotonic() - begun, came)


def wait_for_enter(words: str) -> bool:
    """Says something and waits for enter; false where nobody can be asked, or the input has ended.

    Raises: Stopped where a signal comes instead, Ctrl+C too.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    with _signals_held() as heard:
        sys.stderr.write(f"{wrapped(visible(words), shutil.get_terminal_size().columns)}\n")
        sys.stderr.flush()
        if os.name == "nt":
            return bool(sys.stdin.readline())
        while True:
            # Looked at twice: a signal that comes with the enter is heard a moment after the enter can be read.
            numbers = heard(None, sys.stdin.fileno()) | heard(0.0)
            if ends := numbers & {signal.SIGINT, *_END}:
                raise Stopped(min(ends))
            if select.select([sys.stdin], [], [], 0)[0]:
                return bool(os.read(sys.stdin.fileno(), 1 << 12))  # a terminal gives one line at a time


def _ends_with_us() -> Callable[[], None] | None:
    """What makes the system tell the program that its window is gone, should ptg be killed: an editor saves then. It
    runs in the new process, before the program does. Linux alone knows it."""
    if sys.platform != "linux":
        return None
    import ctypes

    prctl = ctypes.CDLL(None).prctl  # found before the fork: in the new process as little as can be is done
    return partial(prctl, _PARENT_DIES, int(signal.SIGHUP))


def _give(process: "subprocess.Popen[bytes]", given: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError), process.stdin as into:  # a pager may be left before it has read all
        into.write(given)


def _wait(process: "subprocess.Popen[bytes]", heard: Callable[..., set[int]]) -> tuple[int | None, int]:
    """Waits for the program; its exit code (None: it still runs) and the signal that told ptg to end, or 0."""
    came, until, passed_on = 0, None, False
    while process.poll() is None:
        left = None if until is None else until - time.monotonic()
        if left is None or left > 0:
            numbers = heard(left)
            if not came and (ends := numbers & {*_END}):
                came, until = min(ends), time.monotonic() + GRACE
        elif passed_on:
            return None, came
        else:
            process.send_signal(came)
            passed_on, until = True, time.monotonic() + LONGER
    ends = heard(0.0) & {*_END}
    return process.returncode, came or min(ends, default=0)


@contextmanager
def _signals_held() -> Iterator[Callable[..., set[int]]]:
    """Signals do nothing here but be heard. Yields what waits for the next ones: so many seconds, or until there are
    any (None), or something else can be read."""
    if os.name == "nt" or threading.current_thread() is not threading.main_thread():
        yield _naps
        return
    listening, telling = os.pipe()
    for end in (listening, telling):
        os.set_blocking(end, False)
    told_before = signal.set_wakeup_fd(telling, warn_on_full_buffer=False)
    numbers = (*_FOR_THE_OTHER, *_END, signal.SIGCHLD)
    before: dict[int, Any] = {number: signal.signal(number, _heard) for number in numbers}

    def heard(seconds: float | None, *also: int) -> set[int]:
        ready, _, _ = select.select([listening, *also], [], [], seconds)
        return set(os.read(listening, 64)) if listening in ready else set()

    try:
        yield heard
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        signal.set_wakeup_fd(told_before)
        os.close(listening)
        os.close(telling)


def _heard(number: int, frame: object) -> None:
    """Nothing: the number is in the pipe. A handler, since a signal that is ignored stays so in a new program."""


def _naps(seconds: float | None, *also: int) -> set[int]:
    """Where signals can't be heard as numbers: waits a moment."""
    time.sleep(min(0.05, 0.05 if seconds is None else seconds))
    return set()


@contextmanager
def _terminal_kept() -> Iterator[Callable[[int, bool], None]]:
    """Yields what puts the terminal back as it was once the program has ended: its process id, and true where it was
    ended from outside, so that it could not put back what it had drawn on."""
    handle = next((number for number in (0, 2) if os.isatty(number)), None)
    if handle is None or os.name == "nt":
        yield lambda pid, killed: None
        return
    import termios

    settings = termios.tcgetattr(handle)

    def put_back(pid: int, killed: bool) -> None:
        # A terminal that has gone, or that the shell has taken over, has nothing to be put back.
        with contextlib.suppress(OSError, termios.error), _background_may_write():
            if os.tcgetpgrp(handle) not in {os.getpgrp(), pid}:
                return
            os.tcsetpgrp(handle, os.getpgrp())  # Emacs takes the terminal for itself, and gives it back if it can
            termios.tcsetattr(handle, termios.TCSANOW, settings)
            if killed and os.environ.get("TERM", "dumb") != "dumb":
                os.write(handle, _AS_IT_WAS.encode())

    yield put_back


@contextmanager
def _background_may_write() -> Iterator[None]:
    """A program that does not have the terminal is stopped when it sets it; not here."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGTTOU, signal.SIG_DFL if before is None else before)
