"""Several numbers from 0 to 10 on one track, told apart by their shapes, each said in words beside it."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from ptg_cli.model.track import BETWEEN, EMPTY, TOP
from ptg_cli.tui.widgets.plain import plain

_STEPS: Final = (3, 2, 1)
"""Cells from one number to the next, the widest that fits."""

SHAPES: Final = "◆●"
"""The first number and the second. Where the two are one, the first is seen, and the words say the rest."""


def track(numbers: Sequence[tuple[str, int]], width: int, indent: int = 0) -> Content:
    """The track of these numbers, each with its word: from 0 to 10 with a shape for each, and the words behind it or,
    where that is too wide, below, behind so many blanks."""
    words = "   ".join(f"{shape} {word} {number}" for shape, (word, number) in zip(SHAPES, numbers, strict=False))
    step = next((step for step in _STEPS if step * TOP + 10 + len(words) <= width), 2)
    at = [number * step for _, number in numbers]
    cells: list[tuple[str, str]] = [
        (BETWEEN, "$ink") if min(at) < cell < max(at) else (EMPTY, "$dim") for cell in range(step * TOP + 1)
    ]
    for shape, cell in reversed(list(zip(SHAPES, at, strict=False))):
        cells[cell] = (shape, "$ink bold")
    line = Content("").join(Content.styled(*cell) for cell in cells)
    picture = Content.styled("0 ", "$dim") + line + Content.styled(" 10", "$dim")
    behind = picture.cell_length + 3 + len(words) <= width
    return picture + plain("   " if behind else "\n" + " " * indent) + plain(words)
