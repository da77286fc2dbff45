"""What every command has at hand: the context, the two output streams, and a way to ask."""

import io
import math
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TextIO

from ptg_cli.cli.diagnostics import ExitStatus, Refused, Signalled, usage
from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.model.visible import json_escaped, spoken, visible, wrapped

if TYPE_CHECKING:
    from ptg_cli.line.console import TerminalConsole

SCHEMA_VERSION: Final = 1
_PAGE_COLUMNS: Final = 78
_PAGER: Final = "less -FIRXM"
_NO_HISTORY: Final = {"LESSHISTFILE": "-"}
_AT_ONCE: Final = 1.0
"""Seconds: a pager that fails within them has shown nothing."""


@dataclass(slots=True)
class Shell:
    """One run of one command. `quiet` leaves out narration; `no_input` never asks; `line` keeps to plain lines;
    `no_pager` shows what is long as it is; `no_mouse` leaves the mouse to the terminal. `whole_lines` parts no line: a
    screen reader or a braille line knows better where."""

    context: Context
    quiet: bool = False
    no_input: bool = False
    line: bool = False
    no_pager: bool = False
    no_mouse: bool = False
    whole_lines: bool = False

    def say(self, text: str) -> None:
        """Narration, on standard error."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """Something the person has to know, said even when quiet. Where it can't be said, nothing else fails for it."""
        shown = spoken(visible(text)) if self.whole_lines else visible(text)
        with suppress(OSError):  # what is being kept matters more than the word about it
            print(self._parted(shown, _columns()) if sys.stderr.isatty() else shown, file=sys.stderr, flush=True)

    def show(self, text: str) -> None:
        """Data, on standard output: harmless on a terminal, exact in a pipe."""
        _out((visible(text) if sys.stdout.isatty() else text) + "\n")

    def show_now(self, text: str) -> None:
        """`show`, for what is found piece by piece: nothing waits in a buffer."""
        self.show(text)
        _out("", flush=True)

    def show_kept(self, page_id: str) -> None:
        """The id of what was kept, on standard output, at once.

        Raises: Refused with `ExitStatus.KEPT` where it can't be printed: nobody must think that it is to be done again.
        """
        try:
            self.show_now(page_id)
        except OSError as error:
            from ptg_cli.sentences import shell as said

            let_go(sys.stdout)
            raise Refused(said.id_not_printed(page_id, explain(error)), ExitStatus.KEPT) from error

    def show_raw(self, raw: bytes) -> None:
        """Bytes as they are."""
        sys.stdout.flush()
        try:
            sys.stdout.buffer.write(raw)
        except BrokenPipeError as error:
            raise ReaderGone from error

    def show_json(self, name: str, value: object) -> None:
        """One object with `schema_version` and one key named for the thing; harmless on a terminal, and the very same
        in a pipe."""
        import json

        table = {"schema_version": SCHEMA_VERSION, name: value}
        settings: dict[str, Any] = {"ensure_ascii": False, "indent": 2, "sort_keys": True, "default": _as_json}
        try:
            text = json.dumps(table, allow_nan=False, **settings)
        except ValueError:  # TOML knows nan and inf, JSON does not
            text = json.dumps(_without_nan(table), **settings)
        _out(f"{json_escaped(text)}\n")

    def show_wrapped(self, line: str) -> None:
        """A line of data, parted between words where it is wider than a page, its indent kept."""
        self.show(self._parted(line, self.page_columns))

    @property
    def page_columns(self) -> int:
        """How many cells a line of data is wide at most."""
        return min(_columns(), _PAGE_COLUMNS)

    def show_long(self, text: str) -> None:
        """Data that may be longer than the screen: through a pager then, if standard output is a terminal."""
        if not sys.stdout.isatty():
            self.show(text)
            return
        shown = self._parted(visible(text), _columns())
        plain = self.no_pager or self.no_input or self.whole_lines or os.environ.get("TERM") == "dumb"
        if plain or shown.count("\n") < _screen_lines():
            self.show(shown)
        elif trouble := show_in_pager(shown):
            self.warn(trouble)
            self.show(shown)

    def _parted(self, text: str, columns: int) -> str:
        return text if self.whole_lines else wrapped(text, columns)

    @property
    def in_lines(self) -> bool:
        """True where a person wants words and no pictures."""
        return self.line or bool(os.environ.get("PTG_LINE")) or self.context.settings.line_mode

    @property
    def on_terminal(self) -> bool:
        """True when a person can be asked: they type here and read here."""
        return not self.no_input and sys.stdin.isatty() and sys.stderr.isatty()

    def plain_terminal(self) -> "AbstractContextManager[TerminalConsole]":
        """The terminal, readied for plain lines; from here on no line is parted."""
        from ptg_cli.line.console import TerminalConsole

        self.whole_lines = True
        context = self.context
        return TerminalConsole(keeper=context.keeper, brief=lambda: context.settings.brief).opened()

    def confirm(self, question: str, *, yes: bool) -> bool:
        """Asks once for something that can't be undone. `yes` is the --yes option.

        Raises: Refused off a terminal without it.
        """
        if yes:
            return True
        if not self.on_terminal:
            raise usage(f"{question} Nothing was removed, since ptg can't ask you here. --yes does it without asking.")
        from ptg_cli.sentences import shell as said

        return self.agreed(said.type_yes(question, "go on", "leave it"))

    def agreed(self, question: str) -> bool:
        """Asks on the terminal; true where the answer is yes."""
        print(f"{visible(question)} ", end="", file=sys.stderr, flush=True)
        return sys.stdin.readline().strip().casefold() in {"yes", "y"}


def asks_for_lines(words: Iterable[str]) -> bool:
    """True where the words of a command line ask for plain lines, or `PTG_LINE` does. What the settings say is not seen
    here."""
    return "--line" in words or bool(os.environ.get("PTG_LINE"))


class ReaderGone(BaseException):
    """Whoever read standard output has gone, as `head` does. That is no fault."""


def _out(text: str, *, flush: bool = False) -> None:
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError as error:
        # Typer would end with 1 here.
        raise ReaderGone from error


def let_go(stream: TextIO) -> None:
    """Whatever a stream still holds goes nowhere: it can't be written, and must not raise again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)


def read_input() -> bytes:
    """All of standard input, byte for byte.

    Raises: PartialInput with what had arrived, when a signal ends the waiting.
    """
    parts: list[bytes] = []
    handle = sys.stdin.fileno()
    try:
        while part := os.read(handle, 1 << 16):
            parts.append(part)
    except BaseException as stopped:
        raise PartialInput(b"".join(parts), stopped) from stopped
    return b"".join(parts)


class PartialInput(BaseException):
    """Reading standard input was cut off by `cause`; `raw` is what had arrived."""

    def __init__(self, raw: bytes, cause: BaseException) -> None:
        super().__init__()
        self.raw = raw
        self.cause = cause


def as_text(raw: bytes) -> str:
    """Bytes as UTF-8 text. Raises: UnicodeDecodeError."""
    return raw.decode("utf-8")


def plain_row(values: Iterable[object]) -> str:
    """One record on one line, tab-separated; tabs and line feeds inside become spaces."""
    return "\t".join(" ".join(str(value).split()) for value in values)


def show_in_pager(text: str) -> str:
    """Shows text in the person's pager, which has the terminal until it is left. Where it can't be shown there: why,
    in a sentence. Raises: Signalled."""
    import shlex

    from ptg_cli.desk.terminal import lend
    from ptg_cli.sentences import shell as said

    chosen = os.environ.get("PAGER", "").strip() or _PAGER
    try:
        command = shlex.split(chosen)
    except ValueError:
        return said.pager_has_open_quote(chosen)
    try:
        # less would write the words that are searched for to the disk.
        ended = lend(
            command, given=text.encode("utf-8", "replace"), extra=None if "LESSHISTFILE" in os.environ else _NO_HISTORY
        )
    except OSError as error:
        return said.pager_not_started(command[0], str(error.strerror))
    if ended.signal:
        raise Signalled(ended.signal)
    if ended.code and ended.code > 0 and ended.seconds < _AT_ONCE:
        return said.pager_ended(chosen, ended.code)
    return ""


def check_text(words: str) -> str:
    """Words from the command line. Raises: Refused where they are not text."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refused("Those words aren't UTF-8 text. Put them in a file, and try `ptg note - < FILE`.") from error
    return words


def settle_streams() -> None:
    """Makes the streams safe to use: one that was closed is empty, or takes anything and keeps nothing; output is
    UTF-8 in pipes, and never an encoding error."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # left closed, its number would go to the next file that is opened
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _screen_lines() -> int:
    import shutil

    return shutil.get_terminal_size().lines


def _without_nan(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_nan(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(inner) for inner in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _as_json(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)
