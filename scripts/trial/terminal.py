"""ptg as a program of its own on a terminal of its own, with a person who types, waits, and closes the window."""

import os
import pty
import re
import select
import signal
import subprocess
import termios
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.cli import forks

LAUNCH: Final = Path(__file__).with_name("launch.py")
ESCAPES: Final = re.compile(r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|\[[0-?]*[ -/]*[@-~]|[@-Z\\^_78=>])")
WENT_WRONG: Final = ("Traceback (most recent call last)", "in ptg itself went wrong")
STEP: Final = 0.01
STARTING: Final = 60.0
"""Seconds within which ptg has to say something, on the slowest of machines."""


class NeverCame(AssertionError):
    """What was waited for did not happen; says what was on the screen instead."""


class Ptg:
    """How to run the ptg that is tried: with which Python, in which folder, on how slow a disk."""

    def __init__(self, python: str, home: Path, *, fsync: float = 0.0, env: Mapping[str, str] | None = None) -> None:
        self.home = home
        self._python = python
        self._fsync = fsync
        self._env = dict(env or {})

    @property
    def env(self) -> dict[str, str]:
        """The environment: nothing of the real home, and no editor but the one given."""
        found = {name: value for name, value in os.environ.items() if not name.startswith(("PTG_", "XDG_", "PYTHON"))}
        found |= {"HOME": str(self.home.parent), "PTG_HOME": str(self.home), "TERM": "xterm-256color"}
        found |= {
            "TEXTUAL_ANIMATIONS": "none",
            "VISUAL": "true",
            "EDITOR": "true",
            "PAGER": "cat",
            "TZ": "Europe/Paris",
        }
        return found | self._env

    def command(self, *words: str) -> list[str]:
        """The words that start it."""
        return [self._python, str(LAUNCH), str(self._fsync), *words]

    def run(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Runs one command with pipes."""
        return subprocess.run(
            self.command(*words), input=given, env=self.env, capture_output=True, text=True, timeout=STARTING * 4
        )

    def open(self, *words: str) -> "Terminal":
        """Runs it on a terminal."""
        return Terminal(self.command(*words), self.env)


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended: its exit code and what it said."""

    code: int
    out: str
    err: str

    @property
    def went_wrong(self) -> bool:
        """True where ptg said that something in itself went wrong, or fell, or was ended by a signal."""
        return self.code < 0 or any(words in self.err for words in WENT_WRONG)


class Forks:
    """ptg run many times, quickly: a process that has imported it forks for each run."""

    def __init__(self, python: str) -> None:
        self._server = forks.Forks(python)

    def run(self, ptg: Ptg, *words: str, given: str = "", env: Mapping[str, str] | None = None) -> Done:
        """Runs one command with pipes."""
        around = {**ptg.env, **(env or {})}
        code, out, err = self._server.run(words, given.encode(), around, os.getcwd(), STARTING * 4)
        return Done(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))

    def __enter__(self) -> "Forks":
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()


class Terminal:
    """A window of 80 by 24. A thread reads all that is drawn, so that typing never waits for it."""

    def __init__(self, command: list[str], env: Mapping[str, str]) -> None:
        self._main, side = pty.openpty()
        termios.tcsetwinsize(side, (24, 80))
        self.process = subprocess.Popen(
            command, stdin=side, stdout=side, stderr=side, env=env, start_new_session=True, close_fds=True
        )
        os.close(side)
        self._seen = bytearray()
        self._came = time.monotonic()
        self._open = True
        self._closing = threading.Lock()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def seen(self) -> str:
        """Every word that was drawn, without what moves and colours them."""
        return ESCAPES.sub("", bytes(self._seen).decode("utf-8", "replace"))

    @property
    def raw(self) -> bytes:
        """Every byte that was drawn."""
        return bytes(self._seen)

    @property
    def went_wrong(self) -> bool:
        """True once ptg has said that something in itself went wrong, or shown how it fell."""
        return any(words in self.seen for words in WENT_WRONG)

    def send(self, keys: str | bytes) -> None:
        """Presses keys, all at once. On a window that has closed, nothing happens."""
        raw = keys.encode() if isinstance(keys, str) else keys
        while raw and self._open:
            try:
                raw = raw[os.write(self._main, raw[:256]) :]
            except OSError:
                return

    def wait_for(self, *words: str, since: int = 0) -> int:
        """Waits until all these words have been drawn; returns how many characters had been by then.

        Raises: NeverCame.
        """
        until = time.monotonic() + STARTING
        while True:
            seen = self.seen
            if all(each in seen[since:] for each in words):
                return len(seen)
            if time.monotonic() > until or (self.process.poll() is not None and not self._reader.is_alive()):
                raise NeverCame(f"{words!r} never came; seen: {seen[-600:]!r}")
            time.sleep(STEP)

    def settle(self, since: int = 0, quiet: float = 0.3, patience: float = STARTING) -> None:
        """Waits until something has been drawn after the first `since` bytes and nothing more has come for a moment,
        or ptg has ended, or patience with it."""
        until = time.monotonic() + patience
        while time.monotonic() < until and self.process.poll() is None:
            if len(self._seen) > since and time.monotonic() - self._came >= quiet:
                return
            time.sleep(STEP)

    def press(self, *keys: str, quiet: float = 0.3) -> None:
        """Presses one key after the other, waiting each time until the screen has answered and stands still."""
        for key in keys:
            before = len(self._seen)
            self.send(key)
            self.settle(before, quiet, 5.0)

    def signal(self, number: int) -> None:
        """Sends ptg a signal, unless it has ended."""
        if self.process.poll() is None:
            self.process.send_signal(number)

    def starved(self) -> float:
        """Seconds that it has been ready to run while others had the processor; 0 where the system does not tell."""
        try:
            return int(Path(f"/proc/{self.process.pid}/schedstat").read_text().split()[1]) / 1e9
        except OSError:
            return 0.0

    def hang_up(self) -> None:
        """Closes the window. The reader has to be out of it first: what is being read from stays open."""
        with self._closing:
            if self._open:
                self._open = False
                self._reader.join()
                os.close(self._main)

    def wait(self, seconds: float) -> int | None:
        """ptg's exit code; None when it has not ended after so many seconds."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def end(self) -> None:
        """Ends whatever still runs in this window and closes it."""
        self.hang_up()
        with suppress(ProcessLookupError):  # it had ended by itself
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _read(self) -> None:
        while self._open:
            if not select.select([self._main], [], [], STEP)[0]:
                continue
            try:
                part = os.read(self._main, 1 << 16)
            except OSError:
                return  # the other side has closed
            if not part:
                return
            self._seen += part
            self._came = time.monotonic()
