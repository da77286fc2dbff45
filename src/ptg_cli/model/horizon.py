"""The horizon below today: three soft hills, and the disc where the hour is. A pure function of size and hour.

It says nothing about a person. What is drawn is told as shares of four paints, so that it knows no colours: whatever is
left of a point is the ground behind it. A point is half a cell high, about as high as it is wide.
"""

import math
from typing import Final, NamedTuple

RISES: Final = 6.0
"""The hour at which half of the disc has risen."""

SETS: Final = 20.0
"""The hour at which half of it has set."""

_DARK: Final = 1.25
"""Hours from there until the last of its light is gone and all stars are out."""

_STARS: Final = (
    (0.06, 0.30), (0.17, 0.62), (0.27, 0.12), (0.41, 0.44), (0.58, 0.08), (0.69, 0.56), (0.79, 0.26), (0.93, 0.45),
)  # fmt: skip
"""Where stars stand: shares of the width, and of the height of the sky above the hills there. The first ones to be
seen are every third."""

_STEPS: Final = 48
"""Shades of a paint. What lies between two of them no eye parts, and each costs bytes on the way to a terminal."""


class Paint(NamedTuple):
    """What one point is made of: shares from 0 to 1 of the disc's colour and of each hill's."""

    disc: float = 0.0
    far: float = 0.0
    middle: float = 0.0
    near: float = 0.0


_SKY: Final = Paint()


class Horizon(NamedTuple):
    """`points`: each row of points from above; `stars`: cells as row and column."""

    points: tuple[tuple[Paint, ...], ...]
    stars: frozenset[tuple[int, int]]


class _Disc(NamedTuple):
    """The middle of the disc in points, and its radius."""

    across: float
    down: float
    radius: float


def horizon(columns: int, rows: int, hour: float) -> Horizon:
    """The picture of that many cells at `hour`, from 0 to 24."""
    high = 2 * rows
    crests = [_crests(column, columns, high) for column in range(columns)]
    disc = _disc(columns, high, hour)
    points = tuple(
        tuple(_paint(column, down + 0.5, high, crests[column], disc) for column in range(columns))
        for down in range(high)
    )
    return Horizon(points, _stars(crests, columns, hour))


def _crests(column: int, columns: int, high: int) -> tuple[float, float, float]:
    """How far down each hill begins there, the far one first."""
    turn = 2 * math.pi * (column + 0.5) / max(columns, 1)
    far = 0.50 - 0.12 * math.sin(0.85 * turn + 0.3) - 0.035 * math.sin(2.3 * turn + 2.0)
    middle = 0.66 + 0.12 * math.sin(0.95 * turn + 1.0) + 0.02 * math.sin(2.7 * turn)
    near = 0.83 - 0.09 * math.sin(0.75 * turn + 2.6)
    return far * high, middle * high, near * high


def _disc(columns: int, high: int, hour: float) -> _Disc | None:
    """The disc, where any of it or of its light can be seen."""
    if not RISES - _DARK < hour < SETS + _DARK:
        return None
    way = (hour - RISES) / (SETS - RISES)
    across = columns * (0.12 + 0.76 * way)
    radius = max(min(high * 0.18, columns * 0.06, 8.0), 1.5)
    behind = _crests(round(across), columns, high)[0]
    return _Disc(across, behind - (behind - radius - 1.0) * math.sin(math.pi * way), radius)


def _paint(column: int, down: float, high: int, crests: tuple[float, float, float], disc: _Disc | None) -> Paint:
    """Each hill hides what is behind it, and is lost in the mist below: its paint thins out downwards."""
    if down <= min(crests) - 0.5 and (disc is None or math.dist((column, down), disc[:2]) > 4 * disc.radius):
        return _SKY
    shares = [_light(column, down, high, disc), 0.0, 0.0, 0.0]
    for hill, crest in enumerate(crests, 1):
        covers = min(max(down - crest + 0.5, 0.0), 1.0)
        if covers:
            shares = [share * (1 - covers) for share in shares]
            shares[hill] = covers * (1 - 0.85 * min((down - crest) / (high * 0.3), 1.0))
    lost = min((high - down) / (high * 0.18), 1.0)
    return Paint(*(round(share * lost * _STEPS) / _STEPS for share in shares))


def _light(column: int, down: float, high: int, disc: _Disc | None) -> float:
    """How much of the disc's colour is there: all of it inside, and a little around it, none at the picture's edge."""
    if disc is None:
        return 0.0
    beyond = math.hypot(column + 0.5 - disc.across, down - disc.down) - disc.radius
    inside = min(max(0.5 - beyond, 0.0), 1.0)
    around = 0.16 * max(1 - max(beyond, 0.0) / (2.5 * disc.radius), 0.0) ** 2 * min(down / (high * 0.25), 1.0)
    return inside + (1 - inside) * around


def _stars(crests: list[tuple[float, float, float]], columns: int, hour: float) -> frozenset[tuple[int, int]]:
    """None by day, the first ones while it gets dark, and all of them at night."""
    if RISES - 0.5 < hour < SETS + 0.5:
        return frozenset()
    out = _STARS[::3] if RISES - _DARK < hour < SETS + _DARK else _STARS
    cells = ((int(across * columns), down) for across, down in out)
    return frozenset((int(down * (crests[column][0] - 1) / 2), column) for column, down in cells if column < columns)
