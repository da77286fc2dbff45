"""Several numbers from 0 to 10 on one track, told apart by their shapes, each said in words beside it."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from ptg_cli.model.track import BETWEEN, EMPTY, TOP
from ptg_cli.tui.widgets.plain import plain

_STEPS: Final = (3, 2, 1)
"""Cells from one number to the next, the widest that fits."""

_AROUND: Final = 1 + len("0 ") + len(" 10") + len("   ")
"""Cells beside a track, its last one included, and before the words."""

SHAPES: Final = "◆●"
"""The first number and the second. Where the two are one, the first is seen, and the words say the rest."""


def track(numbers: Sequence[tuple[str, int | None]], width: int, indent: int = 0) -> Content:
    """The track of these numbers, each with its word: from 0 to 10 with a shape for each, and the words behind it or,
    where that is too wide, below, behind so many blanks. One that is None has no shape. It is as wide for any numbers,
    so that those of a list stand below one another."""
    named = list(zip(SHAPES, numbers, strict=False))
    longest = "   ".join(f"{shape} {word} {TOP}" for shape, (word, _) in named)
    step = next((step for step in _STEPS if step * TOP + _AROUND + len(longest) <= width), 0)
    behind = step > 0
    step = step or _STEPS[1]
    words = "   ".join(f"{shape} {word} {number}" for shape, (word, number) in named if number is not None)
    at = [(shape, number * step) for shape, (_, number) in named if number is not None]
    low, high = min(cell for _, cell in at), max(cell for _, cell in at)
    cells: list[tuple[str, str]] = [
        (BETWEEN, "$ink") if low < cell < high else (EMPTY, "$dim") for cell in range(step * TOP + 1)
    ]
    for shape, cell in reversed(at):
        cells[cell] = (shape, "$ink bold")
    line = Content("").join(Content.styled(*cell) for cell in cells)
    picture = Content.styled("0 ", "$dim") + line + Content.styled(" 10", "$dim")
    return picture + plain("   " if behind else "\n" + " " * indent) + plain(words)
