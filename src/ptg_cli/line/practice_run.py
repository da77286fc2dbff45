"""Following a practice in plain lines: each phase is said at its own time, counted from the start."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from ptg_cli.line.console import Console
from ptg_cli.model.practice import TimelineMoment
from ptg_cli.session.bell import AT_THE_END, rings
from ptg_cli.session.practice import PracticeRun

Ending = Literal["whole", "enough", "ground"]
"""How it ended: by itself, because the person had enough, or for the outward one instead."""

ENOUGH: Final = "That's enough."
STOOD_STILL: Final = "It stood still for a while. Going on from here."
HELD: Final = "Held here. Enter goes on. q ends it."

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
        letters = ["p pause"]
        letters += ["n next"] if self.next else []
        letters += ["s leave out"] if self.leave_out else []
        letters += ["g ground"] if self.ground else []
        return f"While it runs, enter ends it. A letter and enter: {', '.join(letters)}."


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
    said: tuple[int, int] | None = None
    minutes = _minutes(run.timeline.seconds)
    while (moment := run.look(console.now())) is not None:
        meanwhile()
        if run.slept:
            run.go_on(console.now())
            if words:
                console.say(STOOD_STILL)
        if said != (moment.cycle, moment.number):
            said = (moment.cycle, moment.number)
            if words:
                console.say(moment.phase.text)
            if bell:
                console.ring(rings(moment.phase))
        if _minutes(moment.left) < minutes:
            minutes = _minutes(moment.left)
            if words:
                console.say("1 minute left." if minutes == 1 else f"{minutes} minutes left.")
        if not console.wait(_until_next(run, console, moment, minutes)):
            pauses = run.pauses
            typed = _typed(console, run, ways or RunWays())
            if typed is not None:
                return typed
            if run.pauses > pauses:  # where it goes on is said again
                said = None
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
            console.say(ways.leave_out(region) if region else "This is no part of the body. n goes on.")
        case "u" if ways.bring_back:
            region = run.bring_back(console.now())
            console.say(ways.bring_back(region) if region else "Nothing was left out here.")
        case "g" | "ground" if ways.ground:
            return "ground"
        case _:
            if ways.words and word and word not in STOPS:
                ways.words(line)
            return "enough"
    return None


def _hold(console: Console, run: PracticeRun) -> Ending | None:
    run.pause(console.now())
    console.say(HELD)
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
