"""A line that was not ended yet is on the disk within a second, whatever ends ptg, and is there again the next time."""

import io
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from ptg_cli.line.console import TerminalConsole

pytestmark = pytest.mark.slow

LINE = "a paragraph can be one line, and this one has " + "wörd " * 60 + "mark-er"


@pytest.fixture
def typed(terminal: Any, home: Path) -> Callable[..., Any]:
    """A session in plain lines with words on its line, and, unless told otherwise, on the disk within a second."""

    def one(*options: str, on_disk: bool = True) -> Any:
        asked = terminal("journal", "--blank", "--line", *options)
        asked.press("\n")
        asked.until("/help says more.")
        asked.press(LINE)
        began = time.monotonic()
        if on_disk:
            asked.wait_for(lambda: holding("mark-er", home))
            assert time.monotonic() - began < 10  # within a second; a machine that is busy may take longer
        return asked

    return one


def holding(marker: str, home: Path) -> list[Path]:
    """The files that hold the marker, but those that a write is only preparing."""
    return [path for path in home.rglob("*.md") if not path.name.startswith(".") and marker in path.read_text()]


def drafts(home: Path) -> list[str]:
    """What the drafts say."""
    return [path.read_text() for path in sorted((home / "drafts").glob("*.md"))]


@pytest.mark.slow
@pytest.mark.parametrize("how", ["window closed", "SIGHUP", "SIGTERM", "ctrl+c", "SIGKILL"])
def test_however_it_ends_the_line_is_kept_once(typed: Any, ptg: Any, home: Path, how: str) -> None:
    asked = typed()
    match how:
        case "window closed":
            asked.hang_up()
        case "ctrl+c":
            asked.press("\x03")
        case _:
            asked.process.send_signal(getattr(signal, how))
    code = asked.process.wait(60)
    expected = {"window closed": 129, "SIGHUP": 129, "SIGTERM": 143, "ctrl+c": 130, "SIGKILL": -signal.SIGKILL}
    assert code == expected[how]
    assert sum(LINE in text for text in drafts(home)) == 1
    ptg.ok("drafts", "keep")
    assert LINE in ptg.ok("show", "@last").out


@pytest.mark.slow
def test_twenty_windows_closed_lose_no_line(typed: Any, home: Path) -> None:
    for number in range(1, 21):
        asked = typed(on_disk=False)
        asked.until("mark-er")
        asked.hang_up()
        asked.process.wait(60)
        assert sum(LINE in text for text in drafts(home)) == number


@pytest.mark.slow
def test_it_stands_on_the_line_again_in_plain_lines(terminal: Any, ptg: Any, home: Path) -> None:
    asked = terminal("journal", "--blank", "--line")
    asked.press("\n")
    asked.until("/help says more.")
    asked.press("first\n")
    asked.wait_for(lambda: holding("first", home))
    asked.press("half a li")
    asked.wait_for(lambda: holding("half a li", home))
    asked.process.kill()
    asked.process.wait()
    session = next(path.stem for path in (home / "drafts").glob("*.md") if "first" in path.read_text())
    again = terminal("drafts", "resume", session, env={"PTG_LINE": "1"})
    again.until("The line that was not finished is here again.")
    again.until("half a li")
    again.press("ne\n.\n\n\n\n")
    assert again.end() == 0
    assert "first\nhalf a line\n" in ptg.ok("show", "@last").out
    assert "There are no drafts." in ptg.ok("drafts").said


@pytest.mark.slow
def test_while_nothing_is_to_be_left_the_line_is_written_nowhere(typed: Any, home: Path) -> None:
    asked = typed("--leave-nothing", on_disk=False)
    asked.until("mark-er")
    asked.press("\x03")
    assert asked.end() == 130
    assert not [path for path in home.rglob("*") if path.is_file() and b"mark-er" in path.read_bytes()]


@pytest.mark.slow
def test_what_is_typed_at_a_prompt_for_numbers_leaves_no_draft(terminal: Any, home: Path) -> None:
    asked = terminal("--line", env={"PTG_LINE": "1"})
    asked.press("6")
    asked.wait_for(lambda: "6" in asked.seen)
    asked.press("\x03")
    asked.end()
    assert drafts(home) == []


@pytest.mark.slow
@pytest.mark.parametrize("last", ["third\n", "third, not ended"])
def test_a_pipe_that_is_killed_leaves_a_draft(program: tuple[str, ...], ptg: Any, home: Path, last: str) -> None:
    running = subprocess.Popen(
        [*program, "journal", "--blank", "--line"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert running.stdin
    running.stdin.write(f"first\nsecond\n{last}".encode())
    running.stdin.flush()
    until = time.monotonic() + 60
    while not holding("third", home):
        assert time.monotonic() < until
        os.sched_yield()
    running.kill()
    running.wait()
    running.stdin.close()
    ptg.ok("drafts", "keep")
    assert f"first\nsecond\n{last}".strip() in ptg.ok("show", "@last").out


class Held:
    """A keeper that remembers what it holds."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def left(self, where: str) -> str:
        """Nothing was left."""
        return ""

    def hold(self, where: str, words: str) -> None:
        """Remembers words."""
        self.words[where] = words

    def release(self, where: str) -> None:
        """Forgets them."""
        self.words.pop(where, None)


def test_lines_that_wait_to_be_kept_are_a_draft_until_they_are() -> None:
    keeper = Held()
    console = TerminalConsole(io.StringIO(), keeper=cast(Any, keeper))
    console.belongs("strategies/new", ("Knit",))
    assert keeper.words == {"strategies/new": "Knit"}
    console._hear("Cast on")
    assert keeper.words == {"strategies/new": "Knit\nCast on"}
    console._hear("")
    console.belongs("strategies/new", ("Knit", "Cast on."))
    assert keeper.words == {"strategies/new": "Knit\nCast on."}
    console.belongs("")
    assert keeper.words == {}
