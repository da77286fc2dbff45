"""A practice is a timeline: phases with seconds. Faces run it against a clock and ask here where it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phase:
    """One invitation and how long it stays: `seconds` is above 0."""

    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a practice is: the phase of that number (from 0), the seconds left of it and of the whole."""

    number: int
    phase: Phase
    left_of_phase: float
    left: float


@dataclass(frozen=True, slots=True)
class Practice:
    """A timed exercise. `outward` is true when it needs neither breath nor sight nor stillness,
    so that it can be offered after numbness or flooding."""

    slug: str
    title: str
    summary: str
    phases: tuple[Phase, ...]
    outward: bool = False

    @property
    def seconds(self) -> float:
        """Length of one run, in seconds."""
        return sum(phase.seconds for phase in self.phases)

    def moment(self, elapsed: float) -> Moment | None:
        """Where it is after so many seconds (0 or more); None once it is over."""
        begins = 0.0
        for number, phase in enumerate(self.phases):
            ends = begins + phase.seconds
            if elapsed < ends:
                return Moment(number, phase, ends - elapsed, self.seconds - elapsed)
            begins = ends
        return None

    def begins(self, number: int) -> float:
        """The second at which the phase of that number (from 0) begins; past the last one, the whole length."""
        return sum(phase.seconds for phase in self.phases[:number])
