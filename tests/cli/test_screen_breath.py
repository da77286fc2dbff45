"""A breath on the screen of a real terminal: its bell, what cuts in, and that it leaves the page under it alone."""

import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Open = Callable[..., Any]

_OSC = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


def test_the_bell_rings_once_for_in_twice_for_out_and_three_times_at_the_end(window: Open, ptg: Any) -> None:
    one = window("breathe", "1-1", "--cycles", "1", "--bell")
    one.shows("Find a position that is comfortable enough.")
    one.keys("4")
    one.shows("4 it is.")
    one.shows("How hard is it now?")
    one.wait_for(lambda: _OSC.sub("", one.seen).count("\x07") >= 1 + 2 + 3)
    one.keys("2")
    assert one.end() == 0
    assert one.is_restored()
    assert _OSC.sub("", one.seen).count("\x07") == 1 + 2 + 3
    (entry,) = ptg.ok("list", "--json").json["entries"]
    assert entry["practice"] == "1-1"
    assert (entry["distress_before"], entry["distress_after"], entry["seconds"]) == (4, 2, 2)


@pytest.mark.parametrize("more", [("--no-entry",), ("--distress-after", "3")])
def test_the_bell_rings_to_its_end_where_nothing_is_asked_and_the_end_is_said(
    window: Open, more: tuple[str, ...]
) -> None:
    one = window("breathe", "1-1", "--cycles", "1", "--bell", *more)
    one.shows("Find a position that is comfortable enough.")
    one.shows("It ends here.")
    one.press("\r")
    assert one.end() == 0
    assert one.is_restored()
    assert _OSC.sub("", one.seen).count("\x07") == 1 + 2 + 3


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_in_the_middle_of_a_breath_restores_the_terminal(window: Open, number: int, code: int) -> None:
    one = window("breathe", "box")
    one.shows("Find a position that is comfortable enough.")
    one.keys(" ")
    one.process.send_signal(number)
    assert one.end() == code
    assert one.is_restored()


def test_a_machine_that_slept_finds_the_breath_held_and_the_terminal_is_restored(window: Open) -> None:
    one = window("breathe", "4-6")
    one.shows("in  ·  4")
    one.process.send_signal(signal.SIGSTOP)
    os.waitpid(one.process.pid, os.WUNTRACED)
    time.sleep(2.5)
    one.process.send_signal(signal.SIGCONT)
    one.shows("while the computer slept")
    one.keys("q")
    one.shows("You stopped here.")
    one.keys("\r")
    assert one.end() == 0
    assert one.is_restored()


def test_a_breath_over_a_page_comes_back_to_the_very_character_and_loses_nothing(window: Open, home: Path) -> None:
    one = window("journal", "--blank")
    one.shows("Blank page", "begin")
    one.keys("\r")
    one.shows("Write what comes to your mind.")
    one.keys("one two")
    one.shows("one two")
    one.keys("\x1b[D\x1b[D\x1bOQ")
    one.shows("A longer out-breath", "Hands and what they touch")
    one.keys("1")
    one.shows("Find a position that is comfortable enough.")
    one.wait_for(lambda: any("one two" in path.read_text() for path in (home / "drafts").glob("*.md")))
    one.keys("q")
    one.shows("two")
    one.keys("X")
    one.wait_for(lambda: any("one tXwo" in path.read_text() for path in (home / "drafts").glob("*.md")))
    one.keys("\x1bOQ")
    one.shows("Find a position that is comfortable enough.")
    one.process.kill()
    one.process.wait()
    assert any("one tXwo" in path.read_text() for path in (home / "drafts").glob("*.md"))
