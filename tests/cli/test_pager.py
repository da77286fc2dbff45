"""A text longer than the screen, in the person's pager: the terminal is the pager's meanwhile, and whole afterwards."""

import shutil
import signal
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Open = Callable[..., Any]

LINES = "".join(f"line {number}\n" for number in range(60))


@pytest.fixture
def pager(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """A pager that runs this Python; the environment that names it. It has read the text, and said so, by then."""

    def one(code: str) -> dict[str, str]:
        script = tmp_path / "pager.py"
        script.write_text(
            "import os, signal, sys, termios\n"
            "text = sys.stdin.read()\n"
            "keys = open('/dev/tty')\n"
            "def echo(on):\n"
            "    flags = termios.tcgetattr(keys)\n"
            "    flags[3] = flags[3] | termios.ECHO if on else flags[3] & ~termios.ECHO\n"
            "    termios.tcsetattr(keys, termios.TCSANOW, flags)\n"
            f"{code}\n"
        )
        return {"PAGER": f"{sys.executable} {script}", "TERM": "xterm-256color"}

    return one


@pytest.fixture
def long_page(ptg: Any) -> None:
    """A page that is longer than the screen."""
    ptg.ok("note", "-", given=LINES)


def echoes(one: Any) -> bool:
    """True where the terminal shows what is typed, and takes Ctrl+C for a signal."""
    flags = termios.tcgetattr(one._main)[3]
    return bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)


def test_ctrl_c_is_the_pagers_own(long_page: None, terminal: Open, pager: Any) -> None:
    code = (
        "signal.signal(signal.SIGINT, lambda *_: print('INTERRUPTED', flush=True))\n"
        "echo(False)\n"
        "print('READY', flush=True)\n"
        "keys.readline()\n"
        "echo(True)\n"
        "print('LEFT', len(text.splitlines()) > 60)"
    )
    one = terminal("show", "@last", env=pager(code))
    one.until("READY")
    one.type("\x03")
    one.until("INTERRUPTED")
    one.type("")
    one.until("LEFT True")
    assert one.end() == 0
    assert echoes(one)


def test_a_pager_that_is_killed_leaves_the_terminal_as_it_was(long_page: None, terminal: Open, pager: Any) -> None:
    code = "echo(False)\nprint('\\x1b[?1049h\\x1b[?25lREADY', flush=True)\nos.kill(os.getpid(), signal.SIGKILL)"
    one = terminal("show", "@last", env=pager(code))
    one.until("READY")
    assert one.end() == 0
    assert echoes(one)
    assert one.seen.rindex("\x1b[?1049l") > one.seen.rindex("\x1b[?1049h")
    assert one.seen.rindex("\x1b[?25h") > one.seen.rindex("\x1b[?25l")


def test_a_signal_ends_the_pager_and_then_ptg(long_page: None, terminal: Open, pager: Any) -> None:
    code = (
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(print('TOLD')))\nprint('READY', flush=True)\nkeys.readline()"
    )
    one = terminal("show", "@last", env=pager(code))
    one.until("READY")
    one.process.send_signal(signal.SIGTERM)
    one.until("TOLD")
    assert one.end() == 128 + signal.SIGTERM
    assert echoes(one)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("'", "a quote that is not closed"),
        ("no-such-pager -x", "“no-such-pager” could not be started"),
        ("false", "ended at once with 1"),
    ],
)
def test_a_pager_that_cannot_be_used_is_said_in_a_sentence_and_the_text_is_shown(
    long_page: None, terminal: Open, value: str, said: str
) -> None:
    one = terminal("show", "@last", env={"PAGER": value, "TERM": "xterm-256color"})
    assert one.end() == 0
    assert said in one.seen.replace("\n", " ")
    assert one.seen.count("line 59\n") == 1
    assert "went wrong" not in one.seen


@pytest.mark.parametrize(("words", "value"), [(("--no-pager", "show"), "false"), (("show",), "cat"), (("show",), "  ")])
def test_the_text_comes_without_a_stop(long_page: None, terminal: Open, words: tuple[str, ...], value: str) -> None:
    one = terminal(*words, "@last", env={"PAGER": value, "TERM": "xterm-256color", "LESS": "-E"})
    if not value.strip():
        one.until("line 10")
        one.type("q")
    assert one.end() == 0
    assert "line 10" in one.seen
    assert "ended" not in one.seen


def test_less_is_told_to_keep_no_history_unless_the_person_chose_one(
    long_page: None, terminal: Open, pager: Any
) -> None:
    env = pager("print('HISTORY', os.environ.get('LESSHISTFILE'), os.environ.get('LESS'))")
    one = terminal("show", "@last", env={**env, "LESS": "-i"})
    one.until("HISTORY - -i")
    assert one.end() == 0
    chosen = terminal("show", "@last", env={**env, "LESSHISTFILE": "/tmp/mine"})
    chosen.until("HISTORY /tmp/mine None")
    assert chosen.end() == 0


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_what_is_searched_for_in_less_is_written_nowhere(
    long_page: None, terminal: Open, tmp_path: Path, find_marker: Callable[[str], list[Path]]
) -> None:
    (tmp_path / "home").mkdir()
    one = terminal("show", "@last", env={"TERM": "xterm-256color"})
    one.until("line 10")
    one.press("/zebramarker\n")
    one.until("not found")
    one.press("\nq")
    assert one.end() == 0
    assert echoes(one)
    assert find_marker("zebramarker") == []
