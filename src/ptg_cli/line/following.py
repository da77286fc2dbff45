"""Following a practice in plain lines: each phase is said at its own time, counted from the start."""

import math
from typing import Final, Literal

from ptg_cli.line.console import Console
from ptg_cli.model.practice import Moment
from ptg_cli.session.bell import AT_THE_END, rings
from ptg_cli.session.run import Run

Ending = Literal["whole", "enough"]
"""How it ended: by itself, or because the person had enough."""

ENOUGH: Final = "That's enough."
STOOD_STILL: Final = "It stood still for a while. Going on from here."

_LOOK: Final = 1.0
"""Seconds at most between two looks at the clock."""

_LEAST: Final = 0.001
_HAIR: Final = 1e-6
"""Seconds that rounding may cost."""


def follow(console: Console, run: Run, *, bell: bool = False, words: bool = True) -> Ending:
    """Runs it to its end, or until the person has enough. Time left is said once a minute; without `words` nothing
    is said at all, and the bell alone tells.

    Raises: the console's own errors, and whatever a signal raises.
    """
    said: tuple[int, int] | None = None
    minutes = _minutes(run.timeline.seconds)
    while (moment := run.look(console.now())) is not None:
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
            return "enough"
    if bell:
        console.ring(AT_THE_END)
    return "whole"


def _until_next(run: Run, console: Console, moment: Moment, minutes: int) -> float:
    """Seconds to whatever is to be said next, and never longer than it may go unwatched."""
    now = run.look(console.now()) or moment  # a bell may have taken a while
    if (now.cycle, now.number) != (moment.cycle, moment.number):
        return _LEAST
    mark = now.left - (minutes - 1) * 60
    return max(min(_LOOK, now.left_of_phase, mark if mark > _HAIR else _LOOK), _LEAST)


def _minutes(seconds: float) -> int:
    """How many minutes have begun."""
    return max(1, math.ceil(seconds / 60 - _HAIR))
