"""What came of one kind of trial."""

from dataclasses import dataclass, field

SHOWN = 12
"""How many of the cases that gave way are told of each kind."""


@dataclass(slots=True)
class Result:
    """One row of the table: how often the kind was tried, what was counted, and every case that gave way, each with
    what is needed to see it again."""

    kind: str
    tried: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    gave_way: list[str] = field(default_factory=list)

    def count(self, what: str, number: int = 1) -> None:
        """Adds to one of the figures; 0 makes it stand in the table."""
        self.counts[what] = self.counts.get(what, 0) + number

    def row(self) -> str:
        """The row, as text."""
        figures = ", ".join(f"{what} {number:,}" for what, number in self.counts.items())
        return f"{self.kind:<12} {self.tried:>7,} {len(self.gave_way):>9,}   {figures}"

    def cases(self) -> list[str]:
        """The cases that gave way, the first of them."""
        more = len(self.gave_way) - SHOWN
        return [*self.gave_way[:SHOWN], *([f"and {more} more"] if more > 0 else [])]
