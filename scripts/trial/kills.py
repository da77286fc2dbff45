"""Real ends in the middle of typing: `kill -9`, SIGTERM, SIGHUP, a closed window, in every place where words are typed.

A word counts as lost when it had been typed a second before the end and no file holds it afterwards. Where the machine
itself was late, the second is longer by as much: by what the hand that types came late, and by the time since the word
in which ptg could have gone on and other programs had the processors.
"""

import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trial.files import missing, torn
from trial.result import Result
from trial.terminal import NeverCame, Ptg, Terminal

SECOND: Final = 1.0
TO_END: Final = 20.0
"""Seconds within which ptg has to end by itself after a signal."""
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
EDITOR: Final = Path(__file__).with_name("editor.py")
CLOSED: Final = "window closed"
WAYS: Final = ("kill -9", "SIGTERM", "SIGHUP", CLOSED)
SIGNALS: Final = {"kill -9": signal.SIGKILL, "SIGTERM": signal.SIGTERM, "SIGHUP": signal.SIGHUP}


@dataclass(frozen=True, slots=True)
class Flow:
    """A place where words are typed, and the keys that lead there. `opened` is what the first screen shows. Every
    `line` words an Enter follows; 0: never. `words` false: nothing can be typed there. `after` are keys that follow
    the words, such as those that lead into a practice. `before` is run with pipes beforehand, each command with what it
    is given, and `left` are words of it that have to be there afterwards, too."""

    name: str
    command: tuple[str, ...]
    opened: str
    keys: tuple[str, ...] = ()
    line: int = 0
    words: bool = True
    editor: bool = False
    after: tuple[str, ...] = ()
    before: tuple[tuple[tuple[str, ...], str], ...] = ()
    left: tuple[str, ...] = ()


ENTER, ESCAPE, CTRL_N = "\r", "\x1b", "\x0e"
TO_LATER: Final = ((("journal", "--blank", "--line"), "\nleftbefore\n/later\n"),)
"""A page that was left for now, in plain lines."""
AN_AIM: Final = ((("aims", "new", "value-step", "--line"), "\nquiet\n.\nreadonepage\n.\n.\nwhen I can\n"),)
"""Something to try, with what it is for and what it is called."""
SCREEN, LINES, OPEN = "F1", ".", "the editor is open"
"""What has been drawn once a screen, plain lines or the editor are there, whatever else they say."""
FLOWS: Final = (
    Flow("writing", ("journal", "--blank"), SCREEN, (ENTER,)),
    Flow("writing, plain lines", ("journal", "--blank", "--line"), LINES, (ENTER,), line=6),
    Flow("a paragraph in one plain line", ("journal", "--blank", "--line"), LINES, (ENTER,)),
    Flow("check-in", ("checkin",), SCREEN, (ENTER, ENTER)),
    Flow("check-in, plain lines", ("checkin", "--line"), LINES, (ENTER,)),
    Flow("hard moment", ("cope", "warm-water"), SCREEN, (ENTER,)),
    Flow("hard moment, plain lines", ("cope", "warm-water", "--line"), LINES, (ENTER, ENTER, ENTER)),
    Flow("practice", ("practice", "one-minute-reset"), SCREEN, ("5", "n"), words=False),
    Flow("lines of the plan", ("plan",), SCREEN, ("2", "a"), line=4),
    Flow("lines of the plan, plain lines", ("plan", "--line"), LINES, ("2\r", "one\r", "2\r"), line=4),
    Flow("note", ("note",), LINES, ()),
    Flow("edit", ("browse",), SCREEN, ("w",)),
    Flow("edit in an own editor", ("edit", "@last"), OPEN, (), editor=True),
    Flow("note in an own editor", ("note", "--editor"), OPEN, (), editor=True),
    Flow("for later, at the close", ("journal", "--blank"), SCREEN, (ENTER, "a page", CTRL_N)),
    Flow("left for now", ("journal", "--blank"), SCREEN, (ENTER,), after=(ESCAPE, "9")),
    Flow(
        "left for now, plain lines", ("journal", "--blank", "--line"), LINES, (ENTER,), 6, after=(f"{ENTER}/later\r",)
    ),
    Flow("gone on with", ("drafts", "resume"), SCREEN, before=TO_LATER, left=("leftbefore",)),
    Flow("into a practice", ("journal", "wait-before-i-act"), SCREEN, (ENTER,), after=(CTRL_N, "7", CTRL_N)),
    Flow("after a practice", ("journal", "reset"), SCREEN, (ENTER, "1", CTRL_N, "q")),
    Flow(
        "the steps of a ladder",
        ("journal", "a-ladder-to-something-i-avoid"),
        SCREEN,
        (ENTER, ENTER, "bread", CTRL_N, "1", CTRL_N, "1", CTRL_N, "quiet", CTRL_N),
        line=3,
    ),
    Flow(
        "where a day is asked",
        ("journal", "one-step-for-what-matters"),
        SCREEN,
        (ENTER, "quiet", CTRL_N, "a page", CTRL_N, CTRL_N),
    ),
    Flow("how it went", ("aims", "try", "1"), SCREEN, (ENTER, "1", CTRL_N), before=AN_AIM, left=("readonepage",)),
    Flow("something to try, changed", ("aims",), SCREEN, ("e", "6"), before=AN_AIM, left=("readonepage",)),
    Flow(
        "something to try, changed in plain lines",
        ("aims", "--line"),
        LINES,
        (f"e 1{ENTER}", f"6{ENTER}"),
        before=AN_AIM,
        left=("readonepage",),
    ),
    Flow("what matters", ("values",), SCREEN, ("a",)),
    Flow("what matters, plain lines", ("values", "--line"), LINES, line=4),
    Flow("a strategy of one's own", ("strategies", "--add"), LINES, line=4),
)


def run(python: str, count: int, seed: int, jobs: int) -> Result:
    """So many ends, over all flows and ways in turn."""
    result = Result("kills")
    for what in ("words that were a second old", "lost", "torn files", "did not end", "went wrong"):
        result.count(what, 0)
    adding = threading.Lock()

    def one(number: int) -> None:
        said = _Round(python, number, seed).told()
        with adding:
            result.tried += 1
            for what, how_many in said.counts.items():
                result.count(what, how_many)
            result.gave_way += said.gave_way

    with ThreadPoolExecutor(jobs) as pool:
        for each in [pool.submit(one, number) for number in range(count)]:
            each.result()
    result.gave_way.sort()
    return result


class _Round:
    """One end: the flow, the way it ends, and what was typed when."""

    def __init__(self, python: str, number: int, seed: int) -> None:
        self._python = python
        self._flow = FLOWS[number % len(FLOWS)]
        self._way = WAYS[number // len(FLOWS) % len(WAYS)]
        self._dice = random.Random(f"{seed}-{number}")
        self._name = f"{self._flow.name}, {self._way} (round {number})"
        self._typed: list[tuple[float, str]] = []
        """When each word was typed, less the seconds for which ptg had been starved until then; and the word."""
        self._late = 0.0

    def told(self) -> Result:
        """Plays the round and says what came of it."""
        result = Result("kills")
        with tempfile.TemporaryDirectory(prefix="trial-", ignore_cleanup_errors=True) as folder:
            ptg = Ptg(self._python, Path(folder) / "home" / "ptg", env=self._editor())
            ptg.home.mkdir(parents=True)
            (ptg.home / "config.toml").write_text("welcomed = true\n")
            ptg.run("note", "a first page")
            for command, given in self._flow.before:
                ptg.run(*command, given=given)
            with ptg.open(*self._flow.command) as window:
                try:
                    window.wait_for(self._flow.opened)
                    window.settle()
                    window.press(*self._flow.keys)
                except NeverCame as error:
                    result.gave_way.append(f"{self._name}: could not be reached, {error}")
                    return result
                self._type(window)
                window.press(*self._flow.after)
                ended = self._end(window)
            self._look(ptg.home, window, ended, result)
        return result

    def _editor(self) -> dict[str, str]:
        return {"VISUAL": f"{sys.executable} {EDITOR}"} if self._flow.editor else {}

    def _type(self, window: Terminal) -> None:
        """Types words, a letter at a time, for one to four seconds."""
        pace = self._dice.uniform(0.005, 0.05)
        until = time.monotonic() + self._dice.uniform(1.2, 4.0)
        while time.monotonic() < until:
            word = "".join(self._dice.choices(LETTERS, k=7)) if self._flow.words else " "
            for letter in word:
                window.send(letter)
                self._pause(pace)
            last = self._flow.line and (len(self._typed) + 1) % self._flow.line == 0
            window.send(ENTER if last else " ")
            self._typed.append((time.monotonic() - window.starved(), word))
            self._pause(pace)

    def _pause(self, seconds: float) -> None:
        begun = time.monotonic()
        time.sleep(seconds)
        self._late = max(self._late, time.monotonic() - begun - seconds)

    def _end(self, window: Terminal) -> bool:
        """Ends it; says whether it did end."""
        self._ended_at = time.monotonic() - window.starved()
        if self._way == CLOSED:
            window.hang_up()
        else:
            window.signal(SIGNALS[self._way])
        ended = window.wait(TO_END) is not None
        window.hang_up()
        if self._flow.editor:
            time.sleep(0.3)  # an editor that ptg left behind ends with its window
        return ended

    def _look(self, home: Path, window: Terminal, ended: bool, result: Result) -> None:
        old = [word for when, word in self._typed if when <= self._ended_at - SECOND - self._late]
        words: Sequence[str] = [*self._flow.left, *old] if self._flow.words else ()
        lost, halves = missing(words, home, hidden=self._flow.editor), torn(home)
        result.count("words that were a second old", len(words))
        result.count("lost", len(lost))
        result.count("torn files", len(halves))
        result.count("did not end", int(not ended))
        result.count("went wrong", int(window.went_wrong))
        if lost:
            result.gave_way.append(f"{self._name}: {len(lost)} of {len(words)} words lost")
        if halves:
            result.gave_way.append(f"{self._name}: torn: {', '.join(halves)}")
        if not ended:
            result.gave_way.append(f"{self._name}: did not end within {TO_END:.0f} s")
        if window.went_wrong:
            result.gave_way.append(f"{self._name}: went wrong, {window.seen[-200:]!r}")
