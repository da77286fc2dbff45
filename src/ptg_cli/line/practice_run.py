"""Following a practice in plain lines: each phase is said at its own time, counted from the start."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from ptg_cli.line.console import Console
from ptg_cli.model.practice import TimelineMoment
from ptg_cli.sentences import practice as said
from ptg_cli.session.bell import AT_THE_END, rings
from ptg_cli.session.practice import PracticeRun

Ending = Literal["whole", "enough", "ground"]
"""How it ended: by itself, because the person had enough, or for the outward one instead."""

STOPS: Final = frozenset({"q", "quit", "stop", "exit", "end", "x"})
"""What people type who want out."""

_LOOK: Final = 1.0
"""Seconds at most between two looks at the clock."""

_LEAST: Final = 0.001
_HAIR: Final = 1e-6
"""Seconds that rounding may cost."""


@dataclass(frozen=True, slots=True)
class RunWays:
    """What a line typed while it runs can do, besides ending it. `next` true: it has parts to go on from. `ground`
    true: the outward one can take its place. `leave_out` and `bring_back` do so with a part of the body for good, and
    give what to say of it. `words` takes any other line, which ends it."""

    next: bool = False
    ground: bool = False
    leave_out: Callable[[str], str] | None = None
    bring_back: Callable[[str], str] | None = None
    words: Callable[[str], object] | None = None

    @property
    def said(self) -> str:
        """All of it in one line."""
        letters = [said.PAUSE_LETTER]
        letters += [said.NEXT_LETTER] if self.next else []
        letters += [said.LEAVE_OUT_LETTER] if self.leave_out else []
        letters += [said.GROUND_LETTER] if self.ground else []
        return said.letters_while_it_runs(letters)


def follow(
    console: Console,
    run: PracticeRun,
    *,
    bell: bool = False,
    words: bool = True,
    ways: RunWays | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Ending:
    """Runs it to its end, or until the person has enough. Time left is said once a minute; without `words` nothing
    is said at all, and the bell alone tells. `meanwhile` is called once in a while, in between.

    Raises: the console's own errors, and whatever a signal raises.
    """
    shown: tuple[int, int] | None = None
    minutes = _minutes(run.timeline.seconds)
    while (moment := run.look(console.now())) is not None:
        meanwhile()
        if run.slept:
            run.go_on(console.now())
            if words:
                console.say(said.STOOD_STILL)
        if shown != (moment.cycle, moment.number):
            shown = (moment.cycle, moment.number)
            if words:
                console.say(moment.phase.text)
            if bell:
                console.ring(rings(moment.phase))
        if _minutes(moment.left) < minutes:
            minutes = _minutes(moment.left)
            if words:
                console.say(said.minutes_left(minutes))
        if not console.wait(_until_next(run, console, moment, minutes)):
            pauses = run.pauses
            typed = _typed(console, run, ways or RunWays())
            if typed is not None:
                return typed
            if run.pauses > pauses:  # where it goes on is said again
                shown = None
    if bell:
        console.ring(AT_THE_END)
    return "whole"


def _typed(console: Console, run: PracticeRun, ways: RunWays) -> Ending | None:
    """Does what was typed; how that ends it, or None where it goes on."""
    line = console.typed()
    word = line.strip().casefold().removeprefix("/")
    moment = run.look(console.now())
    region = moment.phase.region if moment else ""
    match word:
        case "p" | "pause":
            return _hold(console, run)
        case "n" | "next" if ways.next:
            run.on(console.now())
        case "s" if ways.leave_out:
            if region:
                run.leave_out(region, console.now())
            console.say(ways.leave_out(region) if region else said.NO_PART_OF_BODY)
        case "u" if ways.bring_back:
            region = run.bring_back(console.now())
            console.say(ways.bring_back(region) if region else said.NOTHING_LEFT_OUT)
        case "g" | "ground" if ways.ground:
            return "ground"
        case _:
            if ways.words and word and word not in STOPS:
                ways.words(line)
            return "enough"
    return None


def _hold(console: Console, run: PracticeRun) -> Ending | None:
    run.pause(console.now())
    console.say(said.HELD_IN_LINES)
    answer = console.ask()
    if answer is None or answer.strip().casefold().removeprefix("/") in STOPS:
        return "enough"
    run.go_on(console.now())
    return None


def _until_next(run: PracticeRun, console: Console, moment: TimelineMoment, minutes: int) -> float:
    """Seconds to whatever is to be said next, and never longer than it may go unwatched."""
    now = run.look(console.now()) or moment  # a bell may have taken a while
    if (now.cycle, now.number) != (moment.cycle, moment.number):
        return _LEAST
    mark = now.left - (minutes - 1) * 60
    return max(min(_LOOK, now.left_of_phase, mark if mark > _HAIR else _LOOK), _LEAST)


def _minutes(seconds: float) -> int:
    """How many minutes have begun."""
    return max(1, math.ceil(seconds / 60 - _HAIR))
