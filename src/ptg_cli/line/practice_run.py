"""Following a practice in plain lines: each phase is said at its own time, counted from the start."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from ptg_cli.line.console import Console
from ptg_cli.model.practice import LETTERS_A_SECOND, Timeline, TimelineMoment
from ptg_cli.sentences import practice as said
from ptg_cli.session.bell import AT_THE_END, rings
from ptg_cli.session.practice import PracticeRun

Ending = Literal["whole", "enough", "ground"]
"""How it ended: by itself, because the person had enough, or for the outward one instead."""

STOPS: Final = frozenset({"q", "quit", "stop", "exit", "end", "x"})
"""What people type who want out."""

_TIME: Final = frozenset({"t", "time", "/t"})
"""What asks how long it still takes, also while it is held."""

_LOOK: Final = 1.0
"""Seconds at most between two looks at the clock."""

_QUIET: Final = 3.0
"""Seconds that are left to a cue after it was heard, before the time left is said."""

_BREATHER: Final = 0.5
"""Seconds at least between the end of the time left and the next cue."""

_STALE: Final = 20.0
"""Seconds after which the time left is said the next time only."""

_SHORTEST: Final = 0.5
"""Minutes: no breath is made shorter."""

_LEAST: Final = 0.001
_HAIR: Final = 1e-6
"""Seconds that rounding may cost."""


@dataclass(frozen=True, slots=True)
class RunWays:
    """What a line typed while it runs can do, besides ending it. `next` true: it has parts to go on from. `ground`
    true: the outward one can take its place. `length` gives its timeline for so many minutes, where it can be made
    longer or shorter. `leave_out` and `bring_back` do so with a part of the body for good, and give what to say of it.
    `words` takes any other line, which ends it; without it such a line only holds it."""

    next: bool = False
    ground: bool = False
    length: Callable[[float], Timeline] | None = None
    leave_out: Callable[[str], str] | None = None
    bring_back: Callable[[str], str] | None = None
    words: Callable[[str], object] | None = None

    @property
    def said(self) -> list[str]:
        """All of it, a line for the letters."""
        letters = [said.PAUSE_LETTER, said.TIME_LETTER]
        letters += [said.LONGER_LETTER, said.SHORTER_LETTER] if self.length else []
        letters += [said.BELL_LETTER]
        letters += [said.NEXT_LETTER] if self.next else []
        letters += [said.LEAVE_OUT_LETTER] if self.leave_out else []
        letters += [said.GROUND_LETTER] if self.ground else []
        return [said.ENTER_ENDS_IT, said.letters_while_it_runs(letters)]


class _TimeLeft:
    """Says how many minutes are left, once for each: only where nothing else is being heard."""

    def __init__(self, seconds: float) -> None:
        self._minutes = _minutes(seconds)

    def due(self, moment: TimelineMoment) -> float | None:
        """Seconds until it can be said in this phase, 0 or less for now; None where it does not come in this one."""
        into = moment.progress * moment.phase.seconds
        mark = max(moment.left - (self._minutes - 1) * 60, 0.0)  # seconds to the minute; 0 once it is there
        takes = spoken(said.minutes_left(self._minutes - 1)) if self._minutes > 1 else 0.0
        heard = spoken(moment.phase.text)
        latest = moment.phase.seconds - takes - _BREATHER
        earliest = min(heard + _QUIET, latest)
        if self._minutes <= 1 or earliest < heard or into + mark > latest:
            return None
        return max(earliest - into, mark)

    def take(self, moment: TimelineMoment) -> str:
        """What to say now; empty where nothing is due."""
        until = self.due(moment)
        late = (self._minutes - 1) * 60 - moment.left
        if until is None or until > _HAIR:
            return ""
        self._minutes = _minutes(moment.left)
        return said.minutes_left(self._minutes) if late <= _STALE else ""


def spoken(words: str) -> float:
    """About how many seconds it takes to say these words."""
    return len(words) / LETTERS_A_SECOND


def follow(
    console: Console,
    run: PracticeRun,
    *,
    bell: bool = False,
    words: bool = True,
    ways: RunWays | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Ending:
    """Runs it to its end, or until the person has enough. Time left is said once a minute, where no cue is being heard;
    without `words` nothing is said at all, and the bell alone tells. `meanwhile` is called once in a while, in between.

    Raises: the console's own errors, and whatever a signal raises.
    """
    return _Following(console, run, ways or RunWays(), bell=bell, words=words).to_its_end(meanwhile)


class _Following:
    """One run, being followed."""

    def __init__(self, console: Console, run: PracticeRun, ways: RunWays, *, bell: bool, words: bool) -> None:
        self._console = console
        self._run = run
        self._ways = ways
        self._bell = bell
        self._words = words
        self._time_left = _TimeLeft(run.timeline.seconds)

    def to_its_end(self, meanwhile: Callable[[], object]) -> Ending:
        """Says and rings each phase in its time, and does what is typed."""
        console, run = self._console, self._run
        shown: tuple[int, int] | None = None
        while (moment := run.look(console.now())) is not None:
            meanwhile()
            if run.slept:
                run.go_on(console.now())
                self._say(said.STOOD_STILL)
            if shown != (moment.cycle, moment.number):
                shown = (moment.cycle, moment.number)
                self._say(moment.phase.text)
                if self._bell:
                    console.ring(rings(moment.phase))
            self._say(self._time_left.take(moment))
            if not console.wait(_until_next(run, console, moment, self._time_left)):
                pauses = run.pauses
                typed = self._typed()
                if typed is not None:
                    return typed
                if run.pauses > pauses:  # where it goes on is said again
                    shown = None
        if self._bell:
            console.ring(AT_THE_END)
        return "whole"

    def _say(self, words: str) -> None:
        if words and self._words:
            self._console.say(words)

    def _typed(self) -> Ending | None:
        """Does what was typed; how that ends it, or None where it goes on."""
        console, run, ways = self._console, self._run, self._ways
        line = console.typed()
        word = line.strip().casefold().removeprefix("/")
        moment = run.look(console.now())
        region = moment.phase.region if moment else ""
        match word:
            case "p" | "pause":
                return _hold(console, run, said.HELD_IN_LINES)
            case "t" | "time":
                console.say(said.about_left(moment.left if moment else 0.0))
            case "?" | "help":
                return _hold(console, run, *ways.said, said.HELD_IN_LINES)
            case "m" | "more" if ways.length:
                self._change_length(ways.length, 1)
            case "f" | "fewer" if ways.length:
                self._change_length(ways.length, -1)
            case "b" | "bell":
                self._bell = not self._bell
                console.say(said.BELL_ON if self._bell else said.BELL_OFF)
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
            case _ if not word or word in STOPS:
                return "enough"
            case _ if ways.words:
                ways.words(line)
                return "enough"
            case _:
                return _hold(console, run, said.NO_LETTER_HERE, said.HELD_IN_LINES)
        return None

    def _change_length(self, length: Callable[[float], Timeline], by: int) -> None:
        """Makes it a minute longer or shorter, and says how long that is now."""
        run, console = self._run, self._console
        run.change(length(max(run.timeline.seconds / 60 + by, _SHORTEST)), console.now())
        moment = run.look(console.now())
        left = moment.left if moment else 0.0
        self._time_left = _TimeLeft(left)
        console.say(said.about_left(left))


def _hold(console: Console, run: PracticeRun, *lines: str) -> Ending | None:
    """Holds it, says why, and goes on once enter is pressed."""
    run.pause(console.now())
    for line in lines:
        console.say(line)
    while (answer := console.ask()) is not None and answer.strip().casefold().removeprefix("/") not in STOPS:
        if not answer.strip():
            run.go_on(console.now())
            return None
        moment = run.look(console.now())
        if answer.strip().casefold() in _TIME and moment is not None:
            console.say(said.about_left(moment.left))
        console.say(said.HELD_IN_LINES)
    return "enough"


def _until_next(run: PracticeRun, console: Console, moment: TimelineMoment, time_left: _TimeLeft) -> float:
    """Seconds to whatever is to be said next, and never longer than it may go unwatched."""
    now = run.look(console.now()) or moment  # a bell may have taken a while
    if (now.cycle, now.number) != (moment.cycle, moment.number):
        return _LEAST
    due = time_left.due(now)
    return max(min(_LOOK, now.left_of_phase, due if due is not None and due > _HAIR else _LOOK), _LEAST)


def _minutes(seconds: float) -> int:
    """How many minutes have begun."""
    return max(1, math.ceil(seconds / 60 - _HAIR))
