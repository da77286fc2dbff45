"""Numbers from 0 to 10 on one track, such as before and after. Told apart by shape, so that it works without colour."""

from collections.abc import Sequence
from typing import Final

TOP: Final = 10
STEP: Final = 2
"""Cells from one number to the next."""

WIDTH: Final = TOP * STEP + 1
"""How many cells a track takes."""

BEFORE: Final = "○"
AFTER: Final = "●"
BETWEEN: Final = "━"
EMPTY: Final = "·"

AXIS: Final = "0".ljust(TOP * STEP // 2) + "5".ljust(TOP * STEP // 2) + "10"
"""What stands above tracks, once: 0, 5 and 10, each over its place. One cell longer than a track."""


def cells(marks: Sequence[tuple[str, int]], step: int = STEP) -> list[str]:
    """What stands in each cell of a track: each mark at its number, `BETWEEN` between the lowest and the highest, else
    `EMPTY`. `step` is how many cells lie from one number to the next. Where two marks meet, the first is seen."""
    places = [number * step for _, number in marks]
    drawn = [BETWEEN if min(places) < cell < max(places) else EMPTY for cell in range(TOP * step + 1)]
    for mark, number in reversed(marks):
        drawn[number * step] = mark
    return drawn


def track(before: int, after: int) -> str:
    """The track of two numbers. Where they are one, only `AFTER` is seen, and the words beside it say the rest."""
    return "".join(cells([(AFTER, after), (BEFORE, before)]))
