"""The person's own editor: which one it is, and a file open in it until it is closed."""

import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ptg_cli.desk.terminal import ChildEnded, Stopped, lend
from ptg_cli.journal.errors import JournalError
from ptg_cli.sentences import editor as said

ON_WINDOWS: Final = os.name == "nt"
FALLBACK_EDITORS: Final = ("nano", "vi")
LAST_RESORT: Final = "notepad"
"""On Windows it is always there."""

AT_ONCE: Final = 2.0
"""Seconds: an editor that ends sooner, its file untouched, may have handed the file to a window of its own."""

_WAIT: Final = "--wait"
WAITS_WITH: Final = {
    "atom": (_WAIT, "-w"),
    "bbedit": (_WAIT, "-w"),
    "code": (_WAIT, "-w"),
    "code-insiders": (_WAIT, "-w"),
    "codium": (_WAIT, "-w"),
    "cursor": (_WAIT, "-w"),
    "gedit": (_WAIT, "-w", "-s", "--standalone"),
    "gnome-text-editor": ("--standalone", "-s"),
    "gvim": ("-f", "--nofork"),
    "idea": (_WAIT,),
    "kate": ("--block", "-b"),
    "mate": ("-w", _WAIT),
    "mvim": ("-f", "--nofork"),
    "neovide": ("--no-fork",),
    "nova": (_WAIT, "-w"),
    "nvim-qt": ("--nofork",),
    "open": ("-W", "--wait-apps"),
    "pycharm": (_WAIT,),
    "subl": (_WAIT, "-w"),
    "windsurf": (_WAIT, "-w"),
    "xed": (_WAIT, "-w"),
    "zed": (_WAIT, "-w"),
    "zeditor": (_WAIT, "-w"),
}
"""Editors that come back before their window is closed, with what makes them wait, the spelling to name first."""

STAYS: Final = frozenset(
    "dte ed emacs ex helix hx jed joe kak mcedit mg micro nano ne nvim pico tilde vi view vim vis zile".split()
)
"""Editors that are closed when they come back, however soon that is."""


class EditorFailed(JournalError):
    """The editor could not be started, or ended saying that something was wrong."""


class EditorStopped(JournalError):
    """A signal told ptg to end while the editor was open. `number` is the signal's."""

    def __init__(self, message: str, number: int) -> None:
        super().__init__(message)
        self.number = number

    def deliver(self) -> None:
        """Sends ptg that signal again, for a face that has its own way of ending."""
        signal.raise_signal(self.number)


@dataclass(frozen=True, slots=True)
class Closed:
    """How a file's time in the editor ended. `fault` is what went wrong, in a sentence, else empty. `still_open`: the
    editor may have the file open yet, and `why` says so in a sentence. `runs`: the very program that was started does.
    `signal` told ptg to end meanwhile; 0 for none."""

    fault: str = ""
    still_open: bool = False
    why: str = ""
    runs: bool = False
    signal: int = 0


def parted(words: str, *, windows: bool = ON_WINDOWS) -> list[str]:
    """A command line as a program and its arguments. A whole line that names a file is that program, spaces and all.

    Raises: ValueError for a quote that is not closed.
    """
    whole = words.strip()
    if " " in whole and os.path.isfile(whole):
        return [whole]
    import shlex  # only where an editor is named

    if not windows:
        return shlex.split(words)
    # There a backslash parts folders. Quotes stay on the words then, and are taken off here.
    return [word[1:-1] if word[:1] in {'"', "'"} and word[:1] == word[-1:] else word for word in _windows_split(words)]


def _windows_split(words: str) -> list[str]:
    import shlex

    lexer = shlex.shlex(words, posix=False, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    return list(lexer)


def editor_command(setting: str) -> list[str]:
    """The person's editor and its arguments: $VISUAL, then $EDITOR, then the setting, then nano or vi, or notepad on
    Windows.

    Raises: EditorFailed where there is none or its words do not parse.
    """
    chosen = {name: os.environ.get(name, "") for name in ("VISUAL", "EDITOR")}
    chosen["ptg config set editor"] = setting
    where, words = next(((where, words) for where, words in chosen.items() if words.strip()), ("", ""))
    try:
        command = parted(words)
    except ValueError as error:
        raise EditorFailed(said.open_quote(words, where)) from error
    if command:
        return command
    looked_for = (*FALLBACK_EDITORS, *([LAST_RESORT] if ON_WINDOWS else []))
    for name in looked_for:
        if shutil.which(name):
            return [name]
    raise EditorFailed(said.no_editor(looked_for))


def open_in(command: list[str], path: Path, wait: Callable[[str], bool], keeps: tuple[int, ...] = ()) -> Closed:
    """Opens a file in the editor and waits until it is closed. The terminal is the editor's meanwhile.

    Where the editor comes back at once, `wait` says what it is given and waits for enter; false where nobody can be
    asked. `keeps` are file descriptors that stay open as long as the editor runs.
    Raises: EditorFailed where it can't be started.
    """
    before = _state(path)
    program = shutil.which(command[0]) or command[0]  # on Windows `code` is a file named code.cmd
    try:
        # stdout may be captured for the new id; editors draw on it, so they get the terminal's stderr.
        ended = lend([program, *command[1:], str(path)], stdout=None if os.isatty(1) else 2, keeps=keeps)
    except OSError as error:
        raise EditorFailed(said.not_started(command[0], str(error.strerror))) from error
    if ended.signal:
        return Closed(still_open=ended.code is None, runs=ended.code is None, signal=ended.signal)
    if ended.code:
        return Closed(fault=said.ended_with(command[0], ended.code))
    if _state(path) != before or not _may_be_open(command, ended):
        return Closed()
    why = _came_back(command)
    try:
        pressed = wait(said.press_enter(why))
    except Stopped as stopped:
        return Closed(still_open=True, why=why, signal=stopped.number)
    return Closed() if pressed else Closed(still_open=True, why=why)


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file is written, or put in another's place; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _name(command: list[str]) -> str:
    name = command[0].replace("\\", "/").rpartition("/")[2].casefold()
    return name.rpartition(".")[0] if name.endswith((".exe", ".cmd", ".bat")) else name


def _may_be_open(command: list[str], ended: ChildEnded) -> bool:
    """True where an editor that came back, its file untouched, may have a window of its own."""
    ways = WAITS_WITH.get(_name(command))
    if ways:
        return not any(word in ways for word in command[1:])
    return ended.seconds < AT_ONCE and _name(command) not in STAYS


def _came_back(command: list[str]) -> str:
    ways = WAITS_WITH.get(_name(command))
    return said.came_back_at_once(command[0], " ".join([command[0], ways[0], *command[1:]]) if ways else "")
