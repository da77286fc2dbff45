"""A practice is a timeline in data. One pure function says where it is after so many seconds; no tick is counted."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

Breath = Literal["", "in", "hold", "out", "rest"]
"""What the breath does in a phase: `rest` is the hold after the out-breath; empty where it is left alone."""

Need = Literal["sight", "breath", "stillness", "body"]
"""What a practice turns to. Someone may want to be spared any of them."""

NEEDS: Final[tuple[Need, ...]] = ("sight", "breath", "stillness", "body")
KINDS: Final = ("breathing", "scan", "grounding", "muscles", "attention", "kindness", "movement", "reset")

LETTERS_A_SECOND: Final = 15.0
"""How fast words are read by a tired person, or said by a screen reader, about."""

LEAST_BREATH: Final = 1.0
MOST_BREATH: Final = 20.0
"""Seconds: how long an in- or out-breath may be; a hold may also be nothing."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One invitation and how long it stays: `seconds` is above 0. `region` names a part of the body that a person
    may leave out for good."""

    text: str
    seconds: float
    breath: Breath = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class TimelineMoment:
    """Where a practice is: the phase of that number in its cycle (from 0), how far into it (0 up to 1), the seconds
    left of it, the cycle (from 0) of how many, and the seconds left of the whole."""

    number: int
    phase: Phase
    progress: float
    left_of_phase: float
    cycle: int
    cycles: int
    left: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """One run: the phases of a cycle, and how many cycles. Breathing ends after the last out-breath: what would
    follow it in the last cycle is left off."""

    phases: tuple[Phase, ...]
    cycles: int = 1

    @property
    def cycle_seconds(self) -> float:
        """Length of one whole cycle."""
        return math.fsum(phase.seconds for phase in self.phases)

    @property
    def seconds(self) -> float:
        """Length of the whole run."""
        return (self.cycles - 1) * self.cycle_seconds + math.fsum(phase.seconds for phase in self._last)

    @property
    def _last(self) -> tuple[Phase, ...]:
        outs = [number for number, phase in enumerate(self.phases) if phase.breath == "out"]
        return self.phases[: outs[-1] + 1] if outs else self.phases

    def at(self, elapsed: float) -> TimelineMoment | None:
        """Where it is after so many seconds (0 or more); None once it is over."""
        if not self.phases or elapsed >= self.seconds:
            return None
        cycle = min(int(elapsed / self.cycle_seconds), self.cycles - 1)
        begins = cycle * self.cycle_seconds
        phases = self._last if cycle == self.cycles - 1 else self.phases
        for number, phase in enumerate(phases):
            ends = begins + phase.seconds
            if elapsed < ends or number == len(phases) - 1:
                # Rounding may put the moment a hair beside the phase.
                into = min(max(elapsed - begins, 0.0), phase.seconds)
                left = max(ends - elapsed, 0.0)
                return TimelineMoment(
                    number, phase, into / phase.seconds, left, cycle, self.cycles, max(self.seconds - elapsed, 0.0)
                )
            begins = ends
        return None

    def __iter__(self) -> Iterator[Phase]:
        """Every phase in order, cycle by cycle."""
        for _ in range(self.cycles - 1):
            yield from self.phases
        yield from self._last

    def after(self, moment: TimelineMoment) -> Phase | None:
        """The phase that follows; None where this is the last."""
        last = moment.cycle == moment.cycles - 1
        phases = self._last if last else self.phases
        if moment.number + 1 < len(phases):
            return phases[moment.number + 1]
        return None if last else self.phases[0]


@dataclass(frozen=True, slots=True)
class Practice:
    """A timed exercise.

    `phases` are one cycle, `cycles` how many there are unless minutes are asked for. `outward` is true when it
    needs neither breath nor sight nor stillness, so that it can be offered after numbness or flooding. `needs` is
    what it turns to. `instead` says who might choose something else, `alternative` is an outward practice's slug.
    `also` are other words it goes by. `suggest` false: listed, never suggested. `mine` true: the person's own.
    """

    slug: str
    title: str
    summary: str
    phases: tuple[Phase, ...]
    kind: str = "grounding"
    cycles: int = 1
    outward: bool = False
    needs: tuple[Need, ...] = ()
    instead: str = ""
    alternative: str = ""
    also: tuple[str, ...] = ()
    suggest: bool = True
    order: int = 1000
    sources: tuple[str, ...] = ()
    mine: bool = False

    @property
    def is_breathing(self) -> bool:
        """True where the breath is timed: then it can go on for any number of cycles."""
        return any(phase.breath for phase in self.phases)

    @property
    def seconds(self) -> float:
        """Length of one run as it comes, in seconds."""
        return self.timeline().seconds

    @property
    def regions(self) -> tuple[str, ...]:
        """The parts of the body it visits, each once."""
        return tuple(dict.fromkeys(phase.region for phase in self.phases if phase.region))

    def timeline(
        self, *, minutes: float | None = None, cycles: int | None = None, without: Iterable[str] = ()
    ) -> Timeline:
        """One run. Minutes (for what is breathed) are as many whole cycles as fill them; `without` are regions to
        leave out, never all of them."""
        left_out = set(without)
        phases = tuple(phase for phase in self.phases if not phase.region or phase.region not in left_out)
        phases = phases or self.phases
        if cycles is None and minutes is not None and self.is_breathing:
            cycles = math.ceil(minutes * 60 / Timeline(phases).cycle_seconds - 1e-9)
        return Timeline(phases, max(1, cycles if cycles is not None else self.cycles))

    def fits(self, avoid: Iterable[str]) -> bool:
        """True when it needs nothing that someone wants to be spared."""
        return not set(avoid) & set(self.needs)


# A breath as a picture and in numbers


def eased(progress: float) -> float:
    """0 to 1 with a slow beginning and end, as a breath has."""
    return (1 - math.cos(math.pi * min(max(progress, 0.0), 1.0))) / 2


def level_of(moment: TimelineMoment, phases: tuple[Phase, ...]) -> float:
    """How far the breath is in, 0 to 1: growing with an in-breath (several share the way), resting through holds."""
    phase = moment.phase
    if phase.breath == "hold":
        return 1.0
    if phase.breath not in {"in", "out"}:
        return 0.0
    whole = sum(one.seconds for one in phases if one.breath == phase.breath)
    before = sum(one.seconds for one in phases[: moment.number] if one.breath == phase.breath)
    share = eased((before + moment.progress * phase.seconds) / whole)
    return share if phase.breath == "in" else 1 - share


_HEIGHTS: Final = "▁▂▃▄▅▆▇█"


def breath_drawn(phases: tuple[Phase, ...]) -> str:
    """One breath as a line that rises, rests and falls, a cell a second; empty where no breath is timed."""
    if not any(phase.breath for phase in phases):
        return ""
    timeline = Timeline(phases, 2)  # of one alone, what follows the last out-breath would be left off
    cells = max(round(timeline.cycle_seconds), 1)
    moments = (timeline.at((cell + 0.5) * timeline.cycle_seconds / cells) for cell in range(cells))
    return "".join(_HEIGHTS[round(level_of(one, phases) * (len(_HEIGHTS) - 1))] for one in moments if one)


def breath_pattern(phases: Iterable[Phase]) -> str:
    """The seconds of one breath, as they are typed: 4-6. Two in-breaths in a row are one. Empty where none is timed."""
    parts = [sum(phase.seconds for phase in same) for breath, same in groupby(phases, lambda one: one.breath) if breath]
    return "-".join(f"{seconds:g}" for seconds in parts)


# Lists


@dataclass(frozen=True, slots=True)
class PracticeGroup:
    """A heading in the list of practices: those that are named stand under it, in that order, then those of its
    `kinds`."""

    id: str
    title: str
    practices: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def grouped(
    practices: Iterable[Practice], groups: Iterable[PracticeGroup]
) -> list[tuple[PracticeGroup, list[Practice]]]:
    """Each practice once, under its group, in the order of the groups; groups without any are left out. What belongs to
    none stands at the end, in a group without a title."""
    left = list(practices)
    groups = list(groups)
    named = {slug: place for group in groups for place, slug in enumerate(group.practices)}
    found = []
    for group in (*groups, PracticeGroup("", "")):
        here = [one for one in left if _belongs(one, group, named)]
        here.sort(key=lambda one: named.get(one.slug, len(named)))
        left = [one for one in left if one not in here]
        if here:
            found.append((group, here))
    return found


def _belongs(practice: Practice, group: PracticeGroup, named: Mapping[str, int]) -> bool:
    if practice.slug in named:
        return practice.slug in group.practices or not group.id
    return practice.kind in group.kinds or not group.id


class NotAPattern(ValueError):
    """Words that are no breathing pattern. The message is a whole sentence with an example."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f"“{words}” isn't a breathing pattern. It is seconds with dashes between them: 4-6 is 4 in and 6 out, "
            "4-2-6 has a pause between, 4-4-4-4 a pause after each. In and out take 1 to 20 seconds, a pause 0 to 20. "
            "Half seconds work, too: 4.5-6."
        )


def caution(phases: Iterable[Phase]) -> str:
    """Who might choose something else than these phases, where nobody has said; empty where no breath is timed."""
    breaths = {phase.breath for phase in phases}
    if {"hold", "rest"} & breaths:
        return (
            "Choose another practice if you are pregnant, have heart or lung problems, or fear holding your breath. "
            "Stop if you feel dizzy or in pain, or your hands feel strange."
        )
    return (
        "Stop if you feel dizzy or in pain, or your hands feel strange. Listen to the sounds around you instead."
        if breaths - {""}
        else ""
    )


def how_long(seconds: float) -> str:
    """About how long so many seconds are, in words."""
    if seconds < 45:
        whole = max(round(seconds), 1)
        return f"about {whole} {'second' if whole == 1 else 'seconds'}"
    minutes = max(round(seconds / 60), 1)
    return "about a minute" if minutes == 1 else f"about {minutes} minutes"


_NUMBER: Final = r"[0-9]{1,2}(?:\.[05])?"
_PATTERN: Final = re.compile(rf"{_NUMBER}(?:-{_NUMBER}){{1,3}}")


def looks_like_pattern(words: str) -> bool:
    """True for what is meant as a pattern, well formed or not: it begins with a digit or a hyphen."""
    return words[:1].isdigit() or words[:1] == "-"


def read_pattern(words: str) -> tuple[Phase, ...]:
    """The phases of one cycle: 2 numbers are in and out, 3 in, hold and out, 4 a rest after the out-breath too.

    Raises: NotAPattern.
    """
    if not _PATTERN.fullmatch(words):
        raise NotAPattern(words)
    numbers = [float(number) for number in words.split("-")]
    rest = numbers.pop() if len(numbers) == 4 else 0.0
    hold = numbers.pop(1) if len(numbers) == 3 else 0.0
    into, out = numbers
    if not all(LEAST_BREATH <= one <= MOST_BREATH for one in (into, out)) or max(hold, rest) > MOST_BREATH:
        raise NotAPattern(words)
    phases = (Phase("In.", into, "in"), Phase("Hold.", hold, "hold"), Phase("Out.", out, "out"),
              Phase("Hold.", rest, "rest"))  # fmt: skip
    return tuple(phase for phase in phases if phase.seconds)
