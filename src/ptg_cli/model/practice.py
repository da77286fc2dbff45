"""A practice is a timeline: phases with seconds. This is its shape; the faces run it against a clock."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phase:
    """One invitation and how long it stays: `seconds` is above 0."""

    text: str
    seconds: float


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
