"""Several numbers from 0 to 10 on one track, told apart by their shapes, each said in words beside it."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from ptg_cli.model.track import BETWEEN, EMPTY, TOP, cells
from ptg_cli.tui.widgets.plain import plain

_STEPS: Final = (3, 2, 1)
"""Cells from one number to the next, the widest that fits."""

_AROUND: Final = 1 + len("0 ") + len(" 10") + len("   ")
"""Cells beside a track, its last one included, and before the words."""

_STYLES: Final = {BETWEEN: "$ink", EMPTY: "$dim"}
"""The style of a cell in which no number stands."""

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
    drawn = cells([(shape, number) for shape, (_, number) in named if number is not None], step)
    line = Content("").join(Content.styled(cell, _STYLES.get(cell, "$ink bold")) for cell in drawn)
    picture = Content.styled("0 ", "$dim") + line + Content.styled(" 10", "$dim")
    return picture + plain("   " if behind else "\n" + " " * indent) + plain(words)
