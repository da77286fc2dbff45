"""Two numbers from 0 to 10 on one track: before and after. Told apart by shape, so that it works without any colour."""

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


def track(before: int, after: int) -> str:
    """The track of two numbers. Where they are one, only `AFTER` is seen, and the words beside it say the rest."""
    low, high = sorted((before * STEP, after * STEP))
    cells = [BETWEEN if low < cell < high else EMPTY for cell in range(WIDTH)]
    cells[before * STEP] = BEFORE
    cells[after * STEP] = AFTER
    return "".join(cells)
