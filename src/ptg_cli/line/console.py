"""Where line mode speaks and listens: a terminal, or a pipe. Words go to standard error only."""

import io
import os
import select
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from ptg_cli.line import editor
from ptg_cli.line.hearing import Hearing
from ptg_cli.line.interrupts import Interrupts
from ptg_cli.model.visible import fitted, spoken, visible
from ptg_cli.sentences import line as said
from ptg_cli.session.bell import BELL, BETWEEN

if TYPE_CHECKING:
    from ptg_cli.desk.keeper import Keeper

_PART: Final = 1 << 16
_ANYWHERE: Final = "line"
"""Where a line belongs that is part of nothing: what was typed at a prompt."""

_LEAST: Final = 4
"""Letters of such a line that are kept: fewer are a number or a command."""

_A_PASTE: Final = 0.15
"""Seconds within which the lines of a paste follow each other."""


class Console(Protocol):
    """Asks for one line at a time. `interactive` is true when a person can be asked again.

    `unfinished` is what stood on the line when it was cut off by a signal, `hearing` what was said already.
    """

    interactive: bool
    unfinished: str
    hearing: Hearing

    def say(self, text: str = "") -> None:
        """Puts a line (or several) below what was said so far."""

    def ask(self) -> str | None:
        """The next line, without its ending; None at the end of the input."""

    def wait(self, seconds: float) -> bool:
        """Lets so many seconds pass; false when the person pressed enter meanwhile."""

    def typed(self) -> str:
        """The line that ended the last wait; empty for enter alone. It is not asked again."""

    def rest(self) -> list[str]:
        """Lines that were typed or pasted already and that nothing asks for any more."""

    def now(self) -> float:
        """Seconds of a clock that only grows, the one that `wait` goes by."""

    def ring(self, times: int) -> None:
        """Rings the bell, so many times one after the other."""


def take_unfinished(console: Console) -> str:
    """The line that was cut off, taken over by who asks: it is not kept as a draft of its own beside theirs."""
    taken, console.unfinished = console.unfinished, ""
    return taken


class WindowGone(Exception):
    """The terminal can be written to or read from no more: its window was closed."""


class NotText(Exception):
    """What came through the pipe is not UTF-8. `raw` is all of it."""

    def __init__(self, raw: bytes) -> None:
        super().__init__("what came in is not UTF-8 text")
        self.raw = raw


class TerminalConsole:
    """A person at a terminal, with the usual keys to edit a line. Nothing typed goes into a history."""

    interactive = True

    def __init__(
        self, out: TextIO | None = None, *, keeper: "Keeper | None" = None, brief: Callable[[], bool] = lambda: False
    ) -> None:
        """`brief` says whether what is known is to be said short."""
        self._out = out or sys.stderr
        self.hearing = Hearing(brief)
        self._pending: list[str] = []
        self._interrupts = Interrupts()
        self._typed = ""
        self._keeper = keeper
        self._where = _ANYWHERE
        self._line = ""
        self._held = False
        self._left = ""
        self._waiting: tuple[str, ...] = ()
        self.unfinished = ""

    @contextmanager
    def opened(self) -> Iterator["TerminalConsole"]:
        """Readies the terminal, and leaves it as it was. A line that was not ended then, and that nobody took over, is
        kept as a draft, and that is said."""
        editor.tame()
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="backslashreplace")
        kept = _lend_stdout()
        try:
            with self._interrupts.held():
                try:
                    yield self
                finally:
                    self._leave_line()
        finally:
            if kept is not None:
                os.dup2(kept, 1)
                os.close(kept)

    def say(self, text: str = "") -> None:
        """Puts a line below what was said so far. No line feed parts it, since a reader or a braille line knows better
        where. A window breaks it between words; one that says it is `dumb` gets nothing but the words. Control
        characters are made visible."""
        said = spoken(visible(text))
        if self._out.isatty() and os.environ.get("TERM") not in {None, "", "dumb"}:
            said = fitted(said, shutil.get_terminal_size().columns)
        try:
            self._out.write(f"{said}\n")
            self._out.flush()
        except OSError as error:
            raise WindowGone from error

    def ask_pasted(self) -> str | None:
        """The next line, and those that come with it in the same moment: a paste is one text. Left unread they
        would land at the prompt of the shell. None at the end of the input."""
        lines = [self.ask()]
        while lines[-1] is not None and os.name != "nt" and select.select([sys.stdin], [], [], _A_PASTE)[0]:
            lines.append(self.ask())
        said = [line for line in lines if line is not None]
        return "\n".join(said) if said else None

    def belongs(self, where: str, waiting: tuple[str, ...] = ()) -> None:
        """What is typed from here on belongs there: a line that is cut off is kept as a draft of it, and what an
        earlier run left there stands on the next line already. No `where` is for lines that belong to nothing by
        themselves. `waiting` are lines said before that could not be kept yet, or are not complete: they stay a draft,
        in front of what is typed."""
        if not waiting or where != self._where:
            self._let_go()
        self._where, self._waiting = where or _ANYWHERE, waiting
        if waiting:
            self._hold("")
        elif self._keeper is not None and where:
            with suppress(OSError):  # it is among the drafts all the same
                self._left = self._keeper.left(where)

    def ask(self) -> str | None:
        """The next line. Raises: WindowGone, KeyboardInterrupt, and whatever a signal raises."""
        if self._pending:
            return self._pending.pop(0)
        left, self._left = self._left, ""
        if left:
            self.say(said.UNFINISHED_LINE_IS_HERE)
            self._held = True
        elif not self._waiting:
            self._let_go()  # the line before is where it belongs by now
        self._line = left
        try:
            with editor.beginning_with(left), self._interrupts.let_in(editor.LineWatch(self._hear)):
                return input()
        except EOFError as end:
            if not sys.stdin.isatty():  # it was one: the window went, nobody pressed ctrl+d
                self._cut_off()
                raise WindowGone from end
            return None
        except OSError as error:
            self._cut_off()
            raise WindowGone from error
        except BaseException:
            self._cut_off()
            raise

    def _hear(self, words: str) -> None:
        """Words stand on the line: they go to the keeper, so that whatever ends ptg leaves them on the disk."""
        if words == self._line:
            return
        self._line = words
        if self._waiting or len(words.strip()) >= (_LEAST if self._where == _ANYWHERE else 1):
            self._hold(words)
        else:
            self._let_go()

    def _hold(self, words: str) -> None:
        if self._keeper is not None:
            self._held = True
            self._keeper.hold(self._where, "\n".join((*self._waiting, words)).rstrip("\n"))

    def _cut_off(self) -> None:
        line = max(editor.line_so_far(), self._line, key=len)
        self._hear(line)  # letters of the last moment, before they were heard
        try:
            ahead = _typed_ahead(0)
        except OSError:  # the window is gone
            ahead = []
        self.unfinished = "\n".join(part for part in (line, *ahead) if part.strip())

    def _let_go(self) -> None:
        if self._held and self._keeper is not None:
            self._held = False
            self._keeper.release(self._where)

    def _leave_line(self) -> None:
        """Nothing is asked any more: a line that was cut off stays a draft unless somebody took it over."""
        stays = self.unfinished.strip() or self._waiting
        if not (self._held and stays and self._keeper is not None):
            self._let_go()
            return
        self._hold(self.unfinished)
        with suppress(WindowGone):  # nobody is left to tell; the words are kept
            for words in self._keeper.cut_short():
                self.say(f"\n{words}")

    def wait(self, seconds: float) -> bool:
        """Lets time pass; enter ends it. More lines than one are not lost: they are asked next."""
        if os.name == "nt":
            time.sleep(seconds)
            return True
        with self._interrupts.let_in():
            try:
                typed = _typed_ahead(seconds)
            except OSError as error:
                raise WindowGone from error
        self._typed = typed[0] if typed else ""
        self._pending += [line for line in typed[1:] if line.strip()]
        return not typed

    def typed(self) -> str:
        """The line that ended the last wait."""
        return self._typed

    def rest(self) -> list[str]:
        """Lines left of a paste. Unread they would run as commands in the shell."""
        left, self._pending = self._pending, []
        try:
            while (more := _typed_ahead(_A_PASTE)) and more != [""]:  # an empty one alone is the end of the input
                left += more
        except OSError as error:
            raise WindowGone from error
        return [line for line in left if line.strip()]

    def now(self) -> float:
        """Seconds of the system's own clock."""
        return time.monotonic()

    def ring(self, times: int) -> None:
        """Rings the terminal's own bell."""
        ring(self._out, times)


class TimedLines:
    """Standard output as lines in their time, where nobody can be asked. Once whoever reads them has gone
    (`reader_gone`), waiting ends, and nothing more is said; `refused` is what a disk said that took no more."""

    interactive = False

    def __init__(self, out: TextIO, bell: TextIO) -> None:
        self._out = out
        self._bell = bell
        self.hearing = Hearing()
        self.reader_gone = False
        self.refused: OSError | None = None
        self._listens = os.name != "nt" and sys.stdin is not None and sys.stdin.isatty()
        self.unfinished = ""

    def say(self, text: str = "") -> None:
        """Puts out a line at once."""
        if self.reader_gone:
            return
        try:
            self._out.write(f"{visible(text)}\n")
            self._out.flush()
        except BrokenPipeError:
            self.reader_gone = True
        except OSError as error:
            self.reader_gone, self.refused = True, error

    def ask(self) -> str | None:
        """Nothing: nobody is asked."""
        return None

    def wait(self, seconds: float) -> bool:
        """Lets time pass; false at once where the lines are no longer read, or somebody at a terminal presses enter."""
        if self.reader_gone:
            return False
        if self._listens:
            return not _typed_ahead(seconds)
        time.sleep(seconds)
        return True

    def typed(self) -> str:
        """Nothing: whatever is typed ends it."""
        return ""

    def rest(self) -> list[str]:
        """Nothing: nothing is read."""
        return []

    def now(self) -> float:
        """Seconds of the system's own clock."""
        return time.monotonic()

    def ring(self, times: int) -> None:
        """Rings where narration goes, so that the lines stay plain."""
        ring(self._bell, times)


class PipeConsole:
    """A pipe or a file on standard input. Nothing is waited for."""

    interactive = False

    def __init__(self, source: io.BufferedIOBase, out: TextIO, *, quiet: bool = False) -> None:
        self._source = source
        self._out = out
        self._quiet = quiet
        self.hearing = Hearing()
        self._read = bytearray()
        self._ahead = bytearray()
        self.unfinished = ""
        self.waits: Callable[[str], object] = lambda unfinished: None
        """Called whenever more has to be waited for, with what stands on the line that has no end yet."""

    def say(self, text: str = "") -> None:
        """Narration; left out when quiet was asked for."""
        if not self._quiet:
            with suppress(OSError):  # what comes in is kept all the same
                self._out.write(f"{visible(text)}\n")

    def ask(self) -> str | None:
        """The next line; CR LF counts as its ending. Raises: NotText, and whatever a signal raises."""
        try:
            while b"\n" not in self._ahead:
                self.waits(self._ahead.decode("utf-8", "backslashreplace"))
                if not (part := self._source.read1(_PART)):
                    break
                self._ahead += part
        except BaseException:
            self.unfinished = self._ahead.decode("utf-8", "backslashreplace")
            raise
        if not self._ahead:
            return None
        end = self._ahead.find(b"\n") + 1 or len(self._ahead)
        raw = bytes(self._ahead[:end])
        del self._ahead[:end]
        self._read += raw
        try:
            return raw.decode("utf-8").removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError as error:
            self._read += self._ahead + self._source.read()
            raise NotText(bytes(self._read)) from error

    def left(self) -> list[str]:
        """The lines that came in and were not asked for. None is waited for."""
        return [line for line in self._ahead.decode("utf-8", "backslashreplace").splitlines() if line.strip()]

    def wait(self, seconds: float) -> bool:
        """Does not wait."""
        return True

    def typed(self) -> str:
        """Nothing: whatever is typed ends it."""
        return ""

    def rest(self) -> list[str]:
        """Nothing: what is left of a pipe is asked for to its end."""
        return []

    def now(self) -> float:
        """Seconds of the system's own clock."""
        return time.monotonic()

    def ring(self, times: int) -> None:
        """Does not ring."""


def ring(out: TextIO, times: int) -> None:
    """Rings the bell of a terminal. Raises: WindowGone."""
    try:
        for turn in range(times):
            if turn:
                time.sleep(BETWEEN)
            out.write(BELL)
            out.flush()
    except OSError as error:
        raise WindowGone from error


def _typed_ahead(seconds: float) -> list[str]:
    """Lines typed but not asked for yet, waiting so long for a first one. Left where they are they would be
    lost, or land at the prompt of the shell."""
    if os.name == "nt" or not select.select([sys.stdin], [], [], seconds)[0]:
        return []
    return os.read(sys.stdin.fileno(), 1 << 16).decode("utf-8", "backslashreplace").split("\n")


def _lend_stdout() -> int | None:
    """While standard output is captured for the new id, the line editor gets the terminal in its place:
    without it the system cuts typed lines at 4,096 bytes. Returns what to put back, if anything."""
    if os.isatty(1) or not os.isatty(2):
        return None
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    return kept
