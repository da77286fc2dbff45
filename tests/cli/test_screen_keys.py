"""Words typed fast, on a disk that takes its time: not a letter is lost, and none is taken as a command."""

import os
import signal
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders

pytestmark = pytest.mark.slow

Open = Callable[..., Any]

SLOW = (sys.executable, str(Path(__file__).parent / "slow_disk.py"), "0.1")
"""`ptg` with 100 ms added to every fsync."""

LINES = ("call Ada first", "tea and a quiet half hour", "text the twins", "walk up to the mill")
"""Lines whose letters all mean something among the lines of a part: t, x, a, q, w, m."""

PACES = {"2 ms": 0.002, "20 ms": 0.02, "60 ms": 0.06, "one burst": 0.0}


def typed(window: Any, keys: str, seconds: float) -> None:
    """Types at a pace, so many seconds from key to key; 0 for all at once."""
    pieces = keys if seconds else [keys]
    for piece in pieces:
        window.keep_from_drowning()
        window.press(piece)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            window.keep_from_drowning()


def plan(home: Path) -> dict[str, Any]:
    """The plan as it stands on the disk."""
    path = home / "journal" / "plan.toml"
    return tomllib.loads(path.read_text()) if path.exists() else {}


def lines_of(home: Path) -> list[str]:
    """The lines of what steadies, as they stand on the disk."""
    return [str(line) for line in plan(home).get("steadies", {}).get("items", [])]


@pytest.fixture(params=list(PACES.values()), ids=list(PACES))
def pace(request: pytest.FixtureRequest) -> float:
    """Seconds from key to key."""
    return float(request.param)


def a_part(window: Open, **more: Any) -> Any:
    """What steadies, in the plan."""
    one = window("plan", command=SLOW, **more)
    one.shows("My plan", "What I live for")
    one.keys("4")
    one.shows("a  add", "examples")
    return one


@pytest.mark.slow
def test_every_line_of_the_plan_is_kept_at_any_pace(window: Open, home: Path, pace: float) -> None:
    one = a_part(window)
    typed(one, "a" + "".join(f"{line}\r" for line in LINES), pace)
    one.wait_for(lambda: len(lines_of(home)) == len(LINES))
    assert lines_of(home) == list(LINES)
    assert not plan(home).get("on_card")
    one.keys("\x11")
    assert one.end() == 0


GUIDE = """
title = "A short look"
summary = "Questions of every kind."
level = "gentle"
minutes = 3
themes = ["today"]

[[step]]
id = "arrive"
kind = "read"
lines = ["No rush here."]

[[step]]
id = "state"
kind = "write"
prompt = "How is it today?"

[[step]]
id = "more"
kind = "write"
prompt = "And what else is there?"

[[step]]
id = "helped"
kind = "choose"
prompt = "Has anything helped?"
options = ["sleep", "food"]
"""


@pytest.mark.slow
def test_every_answer_of_a_guide_is_kept_at_any_pace(window: Open, home: Path, ptg: Any, pace: float) -> None:
    folder = Context(folders(str(home), os.environ)).own_content / "guides"
    folder.mkdir(parents=True)
    (folder / "short-look.toml").write_text(GUIDE)
    one = window("journal", "short-look", command=SLOW)
    one.shows("A short look", "begin")
    typed(one, "4next time b\x0ewhat else, x s n\x0ebread and salt\x0enew bulb\r", pace)
    assert one.end() == 0
    (page,) = ptg.pages()
    said = page.read_text()
    assert "distress_before = 4" in said
    for question, words in (("state", "next time b"), ("more", "what else, x s n"), ("helped", "- bread and salt")):
        assert f"<!-- step: {question} -->\n\n{words}\n" in said
    assert 'later = "new bulb"' in said


@pytest.mark.slow
def test_everyone_who_is_named_is_kept_at_any_pace(window: Open, home: Path, pace: float) -> None:
    one = window("plan", command=SLOW)
    one.shows("My plan", "What I live for")
    one.keys("1")
    one.shows("a  add", "examples")
    typed(one, "aAda\rthe red door, knock\r", pace)
    one.keys("\x1b")
    one.wait_for(lambda: "knock" in people(home))
    one.shows("a  add")  # drawn anew since Esc: an `a` right behind Esc is Alt+a to any terminal
    typed(one, "aBen\r+420 555\r\x1b", pace)
    one.wait_for(lambda: "+420 555" in people(home) and plan(home)["people"]["items"] == ["Ada", "Ben"])
    assert "the red door, knock" in people(home)
    one.keys("\x11")
    assert one.end() == 0


def people(home: Path) -> str:
    """The people as they stand on the disk."""
    path = home / "journal" / "people.toml"
    return path.read_text() if path.exists() else ""


@pytest.mark.slow
def test_a_strategy_of_ones_own_is_kept_at_any_pace(window: Open, home: Path, pace: float) -> None:
    one = window(command=SLOW)
    one.shows("F3 people")
    one.keys("\x10")
    one.shows("What are you looking for?")
    one.keys("strategies")
    one.shows("See all there is to try")
    one.keys("\r")
    one.shows("Strategies", "s star")
    typed(one, "aHum a tune\rfind a song\rhum as it has\r\r15\r", pace)
    path = home / "journal" / "strategies.toml"
    one.wait_for(lambda: path.exists() and "Hum a tune" in path.read_text())
    assert 'steps = ["find a song", "hum as it has"]' in " ".join(path.read_text().split()).replace("[ ", "[")
    one.keys("\x11")
    assert one.end() == 0


@pytest.mark.slow
def test_the_words_of_a_check_in_are_kept_at_any_pace(window: Open, ptg: Any, pace: float) -> None:
    one = window("checkin", command=SLOW)
    one.shows("Check-in", "right now?")
    typed(one, "3\rnot bad, x and b\r", pace)
    assert one.end() == 0
    (page,) = ptg.pages()
    assert "distress_before = 3" in page.read_text()
    assert "not bad, x and b" in page.read_text()


@pytest.mark.slow
def test_the_words_of_a_hard_moment_are_kept_at_any_pace(window: Open, ptg: Any, pace: float) -> None:
    one = window("cope", "slow-walk", command=SLOW)
    one.shows("Walk slowly", "done")
    typed(one, "\r41call her sooner\rthe phone rang\r", pace)
    one.wait_for(lambda: any("the phone rang" in page.read_text() for page in ptg.pages()))
    (page,) = ptg.pages()
    assert 'remember = "call her sooner"' in page.read_text()
    assert 'trigger = "the phone rang"' in page.read_text()
    assert "distress_after = 4" in page.read_text()
    one.keys("\x11")
    assert one.end() == 0


# What ends ptg


@pytest.mark.slow
@pytest.mark.parametrize("later", [0.0, 0.02, 0.05, 0.1, 0.2, 0.4])
def test_a_line_entered_just_before_a_signal_is_kept_once(window: Open, home: Path, later: float) -> None:
    one = a_part(window)
    typed(one, "acall Ada", 0.02)
    one.shows("call Ada")
    one.press("\r")
    until = time.monotonic() + later
    while time.monotonic() < until:
        one.keep_from_drowning()
    one.process.send_signal(signal.SIGTERM)
    assert one.end() == 143
    left = [path for path in (home / "drafts").glob("*.md") if "call Ada" in path.read_text()]
    assert (lines_of(home), left) == (["call Ada"], [])


@pytest.mark.slow
def test_words_that_wait_for_a_slow_disk_when_a_signal_comes_are_kept(window: Open, home: Path) -> None:
    one = a_part(window)
    one.press("acall Ada\rand then B")
    one.shows("call Ada")  # so all of the burst has been read from the terminal: what no one has read is not ours yet
    one.process.send_signal(signal.SIGTERM)
    assert one.end() == 143
    left = "".join(path.read_text() for path in (home / "drafts").glob("*.md"))
    assert "".join((*lines_of(home), left)).count("call Ada") == 1
    assert left.count("and then B") == 1


@pytest.mark.slow
def test_a_line_of_the_plan_that_was_not_ended_is_in_its_place_after_a_kill(window: Open, home: Path) -> None:
    one = a_part(window)
    typed(one, "acall Ad", 0.02)
    one.wait_for(lambda: any("call Ad" in path.read_text() for path in (home / "drafts").glob("*.md")))
    one.process.kill()
    one.process.wait()
    two = a_part(window)
    two.keys("a")
    two.shows("call Ad")
    two.press("a first\r")
    two.wait_for(lambda: lines_of(home) == ["call Ada first"])
    two.wait_for(lambda: not list((home / "drafts").glob("*.md")))
    two.keys("\x11")
    assert two.end() == 0
