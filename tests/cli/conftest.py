"""Running `ptg` as a program of its own: with pipes, or on a terminal that a test types into."""

import codecs
import functools
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.cli.forks import Forks

from ptg_cli.model.typeahead import ENDS_A_NUMBER

SECONDS = 60.0
"""How long a test waits for the program before it gives up. Nothing sleeps for as long as that."""

COMMAND = (sys.executable, "-m", "ptg_cli")

_ESCAPE = re.compile(r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|\[[0-?]*[ -/]*[@-~]|[@-Z\\^_78=>])")


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    code: int
    raw: bytes
    said: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.raw.decode()

    @property
    def line(self) -> str:
        """The one line of standard output."""
        (line,) = self.out.splitlines()
        return line

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


@functools.cache
def forks() -> Forks:
    """The one of this worker."""
    return Forks()


class Ptg:
    """Runs `ptg` with pipes. What it says never holds a traceback, whatever the test is about."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(
        self, *words: str, given: bytes | str = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> Done:
        raw = given.encode() if isinstance(given, str) else given
        around = {**os.environ, **(env or {})}
        if forks().suits(around):
            code, out, err = forks().run(words, raw, around, str(cwd or Path.cwd()), SECONDS * 2)
        else:
            done = subprocess.run(
                [*COMMAND, *words],
                input=raw,
                capture_output=True,
                env=around,
                cwd=cwd,
                timeout=SECONDS * 2,
                check=False,
            )
            code, out, err = done.returncode, done.stdout, done.stderr
        said = err.decode("utf-8", "replace")
        assert "Traceback" not in said, said
        assert "in ptg itself went wrong" not in said, said
        return Done(code, out, said)

    def ok(self, *words: str, given: bytes | str = b"", env: Mapping[str, str] | None = None) -> Done:
        """A run that has to end well."""
        done = self(*words, given=given, env=env)
        assert done.code == 0, done.said
        return done

    def fails(self, *words: str, given: bytes | str = b"", code: int = 1, env: Mapping[str, str] | None = None) -> str:
        """A run that has to be refused with this code, nothing on standard output, and a whole sentence."""
        done = self(*words, given=given, env=env)
        assert done.code == code, (done.code, done.said, done.out)
        assert done.raw == b""
        assert done.said.strip().endswith((".", "?", ")")) or "/" in done.said, done.said
        return done.said

    def pages(self) -> list[Path]:
        """Every page's file, oldest first."""
        return sorted((self.home / "journal" / "entries").rglob("*.md"))


class Terminal:
    """`ptg` on a terminal of its own. `type` presses keys, `until` waits for words to appear."""

    def __init__(
        self,
        words: tuple[str, ...],
        env: Mapping[str, str],
        stdout: int | None = None,
        *,
        command: tuple[str, ...] = COMMAND,
        own: bool = True,
    ) -> None:
        self._main, side = pty.openpty()
        termios.tcsetwinsize(side, (24, 80))
        self.process = subprocess.Popen(
            [*command, *words],
            stdin=side,
            stdout=side if stdout is None else stdout,
            stderr=side,
            env={**os.environ, "TERM": "dumb", **env},
            start_new_session=True,
            preexec_fn=_own_terminal if own else None,
        )
        os.close(side)
        self.seen = ""
        self._letters = codecs.getincrementaldecoder("utf-8")("replace")  # a read may end in the middle of one
        self._from = 0

    def until(self, words: str) -> str:
        """Waits until these words have appeared after those waited for last; returns what came with them."""
        deadline = time.monotonic() + SECONDS
        while words not in self.seen[self._from :]:
            assert time.monotonic() < deadline, f"{words!r} never came"
            assert self._read(), f"{words!r} never came after {self.seen[self._from :]!r}"
        end = self.seen.index(words, self._from) + len(words)
        came, self._from = self.seen[self._from : end], end
        return came

    def type(self, *lines: str) -> None:
        """Types whole lines, ahead of the program if it is not listening yet."""
        for line in lines:
            os.write(self._main, f"{line}\n".encode())

    def press(self, keys: str) -> None:
        """Presses keys, exactly these, once the program listens letter by letter."""
        self._until_it_listens()
        for start in range(0, len(keys), 500):
            os.write(self._main, keys[start : start + 500].encode())
            self._drain()

    def _until_it_listens(self) -> None:
        waiting = time.monotonic() + SECONDS
        while termios.tcgetattr(self._main)[3] & termios.ICANON:
            assert time.monotonic() < waiting, f"nothing was asked after {self.seen[self._from :]!r}"
            assert self.process.poll() is None, self.seen
            self._drain()

    def keep_from_drowning(self) -> None:
        """Reads what was drawn meanwhile, as a terminal does."""
        self._drain()

    def _drain(self) -> None:
        if select.select([self._main], [], [], 0.01)[0]:
            self._read()

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Waits for something to be so, reading what is said meanwhile."""
        until = time.monotonic() + SECONDS
        while not condition():
            assert time.monotonic() < until, f"it never came to be so; seen: {self.seen[-2000:]!r}"
            self._drain()

    def signal(self, number: int) -> None:
        """Sends the program a signal while it waits for keys."""
        self._until_it_listens()
        self.process.send_signal(number)

    def end(self) -> int:
        """Waits for the program to end; its exit code."""
        while self._read():
            pass
        code = self.process.wait(SECONDS)
        assert "Traceback" not in self.seen, self.seen
        return code

    def hang_up(self) -> None:
        """Closes the terminal, as when its window goes."""
        os.close(self._main)
        self._main = -1

    def close(self) -> None:
        """Ends the program if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._main >= 0:
            os.close(self._main)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._main], [], [], SECONDS)
        assert ready, f"nothing more came after {_ESCAPE.sub('', self.seen[self._from :])[-2000:]!r}"
        try:
            part = os.read(self._main, 1 << 16)
        except OSError:
            return False  # the other side has closed
        self.seen += self._letters.decode(part).replace("\r\n", "\n")
        return bool(part)


class Window(Terminal):
    """`ptg` on a terminal that can draw. What is waited for is what was drawn since the last keys."""

    def __init__(self, words: tuple[str, ...], env: Mapping[str, str], stdout: int | None = None, **more: Any) -> None:
        self._digit_at = float("-inf")
        super().__init__(words, {"TERM": "xterm-256color", **env}, stdout, **more)

    @property
    def drawn(self) -> str:
        """The words that were drawn since the last keys, without what moves and colours them."""
        return _ESCAPE.sub("", self.seen[self._from :])

    def shows(self, *words: str) -> None:
        """Waits until all these words have been drawn since the last keys."""
        deadline = time.monotonic() + SECONDS  # what blinks goes on for ever
        while not all(each in self.drawn for each in words):
            assert time.monotonic() < deadline, f"{words!r} never came"
            assert self._read(), f"{words!r} never came after {self.drawn[-2000:]!r}"

    def keys(self, keys: str) -> None:
        """Presses keys; from here on, what is drawn is new. An Enter behind a digit comes once what the digit led to
        could have been read."""
        if keys.startswith("\r"):
            time.sleep(max(self._digit_at + 2 * ENDS_A_NUMBER - time.monotonic(), 0.0))  # it may hear the digit late
        self._from = len(self.seen)
        self.press(keys)
        if keys[-1:].isdigit():
            self._digit_at = time.monotonic()

    def send(self, raw: bytes) -> None:
        """Sends so many bytes that what is drawn meanwhile has to be read, too."""
        self._until_it_listens()
        os.set_blocking(self._main, False)
        while raw:
            ready, free, _ = select.select([self._main], [self._main], [], SECONDS)
            assert ready or free, "it takes nothing more"
            if ready:
                self._read()
            if free:
                raw = raw[os.write(self._main, raw[:4096]) :]
        os.set_blocking(self._main, True)

    def resize(self, columns: int, rows: int) -> None:
        """Makes the window another size, and says so."""
        termios.tcsetwinsize(self._main, (rows, columns))
        self.process.send_signal(signal.SIGWINCH)
        self._drain()

    def is_restored(self) -> bool:
        """True once the terminal is as it was: its first screen, the cursor, no mouse, no pastes, letters line by line
        and shown."""
        undone = ("?1049", "?1000", "?1003", "?1006", "?1004", "?2004")
        off = all(self.seen.rfind(f"\x1b[{each}l") > self.seen.rfind(f"\x1b[{each}h") for each in undone)
        keyboard = self.seen.rfind("\x1b[<u") > self.seen.rfind("\x1b[>")
        flags = termios.tcgetattr(self._main)[3]
        lines = flags & termios.ICANON and flags & termios.ECHO and flags & termios.ISIG
        return off and keyboard and self.seen.rfind("\x1b[?25h") > self.seen.rfind("\x1b[?25l") and bool(lines)


def _own_terminal() -> None:
    """Makes the terminal the controlling one, so that hanging up and ctrl+c reach the program."""
    import fcntl

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a test runner's workers may ignore it
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGHUP, signal.SIGTERM})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder everything is in."""
    return tmp_path / "ptg"


@pytest.fixture
def program() -> tuple[str, ...]:
    """The words that start `ptg`, for tests that run it in their own way."""
    return COMMAND


@pytest.fixture
def ptg(home: Path) -> Ptg:
    """`ptg` with pipes, in a home of its own."""
    return Ptg(home)


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Opens terminals with `ptg` in them."""
    opened: list[Terminal] = []

    def open_one(*words: str, env: Mapping[str, str] | None = None, stdout: int | None = None) -> Terminal:
        one = Terminal(words, env or {}, stdout)
        opened.append(one)
        return one

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def window(home: Path) -> Iterator[Callable[..., Window]]:
    """Opens terminals that can draw, with `ptg` in them, for someone who has seen the first screen."""
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text("welcomed = true\n")
    opened: list[Window] = []

    def open_one(*words: str, env: Mapping[str, str] | None = None, stdout: int | None = None, **more: Any) -> Window:
        one = Window(words, env or {}, stdout, **more)
        opened.append(one)
        return one

    yield open_one
    for one in opened:
        one.close()


def holding(marker: str, *folders: Path) -> list[Path]:
    """Every file below the folders that holds the marker, in its name or its bytes."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            if marker in path.name or (path.is_file() and marker.encode() in path.read_bytes()):
                found.append(path)
    return found


@pytest.fixture
def find_marker(tmp_path: Path) -> Callable[[str], list[Path]]:
    """Where a marker word stands below the test's own folders: home, state, cache and temp are all there."""
    return lambda marker: holding(marker, tmp_path)
