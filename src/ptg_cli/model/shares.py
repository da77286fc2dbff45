"""Shares of 100 that were given to what had a part in something: in which order they stand, and their picture. Pure."""

from collections.abc import Iterable
from typing import Final

from ptg_cli.model import track
from ptg_cli.model.folded import folded

WHOLE: Final = 100
"""What shares are of. They need not come to it."""

FIRST: Final = WHOLE // track.TOP
"""How much of a share one step of a scale is, where a first guess was given on one."""


def rows(items: Iterable[str], added: Iterable[str], last: str) -> list[str]:
    """What had a part, each once: the items, what the person added, and after all others `last`, if there is one."""
    found = dict.fromkeys((*items, *added))
    return [*(one for one in found if folded(one) != folded(last)), *([last] if last else [])]


def bar(share: int | None, width: int, first: int | None = None) -> str:
    """A share as a bar on a track so many cells wide, and the first guess of it as a hollow point. A share of 0 is a
    point at the beginning; where none was given, the track is empty."""
    drawn = [track.EMPTY] * width
    if share is not None:
        end = _cell(share, width)
        drawn[: end + 1] = [track.BETWEEN] * end + [track.AFTER]
    if first is not None and (share is None or _cell(first, width) != _cell(share, width)):
        drawn[_cell(first, width)] = track.BEFORE
    return "".join(drawn)


def at(cell: int, width: int, step: int = 5) -> int:
    """The share that a cell of a bar stands for, in whole steps."""
    return min(max(round(cell * WHOLE / max(width - 1, 1) / step) * step, 0), WHOLE)


def _cell(share: int, width: int) -> int:
    return round(min(share, WHOLE) * (width - 1) / WHOLE)
