"""A practice being run against a clock: pausing, sleeping machines, going on early. Time is passed in."""

from typing import Final

from ptg_cli.model.practice import Timeline, TimelineMoment

GAP: Final = 2.0
"""Seconds: a longer time between two looks at the clock means the machine slept. Then the practice waited too."""

_HAIR: Final = 1e-9
"""Seconds that rounding may leave of a phase."""


class PracticeRun:
    """One run of a timeline. `now` is always in seconds of a clock that only grows; every face looks at least once
    a second."""

    def __init__(self, timeline: Timeline, now: float) -> None:
        self.timeline = timeline
        self.paused = False
        self.pauses = 0
        self.slept = False
        """True once a gap paused it; a face that says so sets it back."""
        self._elapsed = 0.0
        self._truly = 0.0
        self._looked = now
        self._left_out: dict[str, float] = {}

    @property
    def elapsed(self) -> float:
        """Where on the timeline it was at the last look, in seconds."""
        return self._elapsed

    @property
    def seconds(self) -> int:
        """How long it has truly run, pauses left out."""
        return round(self._truly)

    def look(self, now: float) -> TimelineMoment | None:
        """Looks at the clock. None once it is over."""
        passed = max(now - self._looked, 0.0)
        self._looked = max(now, self._looked)
        if not self.paused and passed > GAP:
            self.paused = self.slept = True
            self.pauses += 1
        if not self.paused:
            left = max(self.timeline.seconds - self._elapsed, 0.0)
            self._elapsed += passed
            self._truly += min(passed, left)
        moment = self.timeline.at(self._elapsed)
        while moment is not None and moment.phase.region in self._left_out:
            self._elapsed += max(moment.left_of_phase, _HAIR)
            moment = self.timeline.at(self._elapsed)
        return moment

    def pause(self, now: float) -> None:
        """Holds it where it is."""
        self.look(now)
        if not self.paused:
            self.paused = True
            self.pauses += 1

    def go_on(self, now: float) -> None:
        """Goes on from where it was held."""
        self.look(now)
        self.paused = self.slept = False

    def on(self, now: float) -> None:
        """On to the next phase at once."""
        moment = self.look(now)
        if moment is not None:
            self._elapsed += moment.left_of_phase

    def leave_out(self, region: str, now: float) -> None:
        """Passes over this part of the body from here on."""
        self.look(now)
        self._left_out[region] = self._elapsed

    def bring_back(self, now: float) -> str:
        """Goes back to the part that was left out last, where it was left, and names it; empty where none was."""
        self.look(now)
        if not self._left_out:
            return ""
        region, self._elapsed = self._left_out.popitem()
        return region

    @property
    def has_left_out(self) -> bool:
        """True where a part was left out that can be brought back."""
        return bool(self._left_out)

    def change(self, timeline: Timeline, now: float) -> None:
        """Runs another timeline of the same cycle from here: longer or shorter, but never shorter than what has
        begun."""
        moment = self.look(now)
        cycles = max(timeline.cycles, moment.cycle + 1 if moment else 1)
        self.timeline = Timeline(timeline.phases, cycles)

    def left_of_phase(self, now: float) -> float:
        """Seconds to the next phase, to wake at its very beginning; 0 when over."""
        moment = self.look(now)
        return moment.left_of_phase if moment else 0.0
