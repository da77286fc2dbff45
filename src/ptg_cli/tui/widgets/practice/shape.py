"""A shape that swells and sinks: a disc drawn with two points to a cell, or a bar on a track.

How large it is, is told to it; it knows nothing of time. It is warm with the breath in, and cools as the breath goes
out. Its edge is soft where a terminal has all colours; with fewer,
what lies between two of them would come out mottled, so there the edge is made of whole half cells.
"""

import math
from typing import ClassVar, Final, Literal

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

Look = Literal["circle", "bar"]
Colours = Literal["all", "some", "few"]
"""What a terminal can draw: any colour; 256 of them; sixteen or none."""

SMALLEST: Final = 0.28
"""How large the shape is when the breath is out, as a share of the largest."""

_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
_TRACK: Final = "─"
_SHADES: Final = 24
"""So many colours there are between warm and cool, where a terminal has all of them."""
_LARGEST_RADIUS: Final = 20


def coverage(radius: float, across: float, down: float) -> float:
    """How much of the point at that distance from the middle a disc of that radius covers: 0 to 1."""
    return min(max(radius - math.hypot(across, down) + 0.5, 0.0), 1.0)


class BreathShape(Widget):
    """Draws itself at `level`, 0 (breath out) to 1 (breath in)."""

    DEFAULT_CSS = """
    BreathShape { width: 100%; height: 1fr; }
    BreathShape > .shape--warm { color: $accent; background: $ground; }
    BreathShape > .shape--cool { color: $after; }
    BreathShape > .shape--track { color: $dim; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"shape--warm", "shape--cool", "shape--track"}
    level: reactive[float] = reactive(0.0, init=False, repaint=False)

    def __init__(self, look: Look = "circle", *, colours: Colours = "all") -> None:
        super().__init__()
        self.look: Look = look
        self._soft = colours == "all"
        self._fills = colours != "few"
        self._drawn = -1.0

    @property
    def largest(self) -> float:
        """The radius of the disc at its largest, in points (half a cell high)."""
        return max(min(self.size.height - 0.5, (self.size.width - 4) / 2, _LARGEST_RADIUS), 1.0)

    @property
    def radius(self) -> float:
        """The radius now, in points."""
        return self.largest * (SMALLEST + (1 - SMALLEST) * self.level)

    def watch_level(self) -> None:
        """Redraws only the rows that changed, and none while it rests."""
        now = round(self.radius * 16)
        if now == self._drawn:
            return
        self._drawn = now
        if self.look == "bar":
            self.refresh(Region(0, self.size.height // 2, self.size.width, 1))
            return
        rows = min(math.ceil(self.largest / 2) + 1, self.size.height)
        middle = self.size.height / 2
        top = max(int(middle - rows), 0)
        self.refresh(Region(0, top, self.size.width, min(2 * rows + 1, self.size.height - top)))

    def turn(self, look: Look) -> None:
        """Draws itself as the other look."""
        self.look = look
        self._drawn = -1
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of it."""
        return self._bar(y) if self.look == "bar" else self._disc(y)

    def _disc(self, y: int) -> Strip:
        width, radius = self.size.width, self.radius
        ground, full = self._colours
        middle = (width - 1) / 2
        upper, lower = 2 * y - self.size.height + 0.5, 2 * y - self.size.height + 1.5
        nearest = min(abs(upper), abs(lower))
        blank = RichStyle(bgcolor=ground.rich_color)
        if nearest >= radius + 0.5:
            return Strip([Segment(" " * width, blank)], width)
        half = math.sqrt(max((radius + 1) ** 2 - nearest**2, 0.0))
        first, last = max(int(middle - half), 0), min(int(middle + half) + 1, width - 1)
        segments = [Segment(" " * first, blank)]
        # With colours enough a cell is filled by its ground: no font leaves a hair line between two rows then.
        solid = RichStyle(color=full.rich_color, bgcolor=(full if self._fills else ground).rich_color)
        inside = " " if self._fills else "█"
        run = 0
        for x in range(first, last + 1):
            top, bottom = coverage(radius, x - middle, upper), coverage(radius, x - middle, lower)
            if top == bottom == 1:
                run += 1
                continue
            if run:
                segments.append(Segment(inside * run, solid))
                run = 0
            segments.append(self._edge(top, bottom, ground, full, blank, solid))
        if run:
            segments.append(Segment(inside * run, solid))
        segments.append(Segment(" " * (width - last - 1), blank))
        return Strip(segments, width)

    def _edge(
        self, top: float, bottom: float, ground: Color, full: Color, blank: RichStyle, solid: RichStyle
    ) -> Segment:
        if self._soft and (top or bottom):
            over, under = ground.blend(full, top), ground.blend(full, bottom)
            return Segment("▀", RichStyle(color=over.rich_color, bgcolor=under.rich_color))
        match top >= 0.5, bottom >= 0.5:
            case True, True:
                return Segment(" " if self._fills else "█", solid)
            case False, False:
                return Segment(" ", blank)
            case upper, _:
                half = RichStyle(color=full.rich_color, bgcolor=ground.rich_color)
                return Segment("▀" if upper else "▄", half)

    def _bar(self, y: int) -> Strip:
        width = self.size.width
        ground, full = self._colours
        blank = RichStyle(bgcolor=ground.rich_color)
        if y != self.size.height // 2:
            return Strip([Segment(" " * width, blank)], width)
        longest = min(width - 4, 48)
        eighths = round(longest * 8 * (SMALLEST / 2 + (1 - SMALLEST / 2) * self.level))
        solid = RichStyle(color=full.rich_color, bgcolor=ground.rich_color)
        bar = "█" * (eighths // 8) + (_EIGHTHS[eighths % 8].strip())
        left = (width - longest) // 2
        track = RichStyle(color=self.get_component_styles("shape--track").color.rich_color, bgcolor=ground.rich_color)
        rest = Segment(_TRACK * (longest - len(bar)), track)
        return Strip([Segment(" " * left, blank), Segment(bar, solid), rest,
                      Segment(" " * (width - left - longest), blank)], width)  # fmt: skip

    @property
    def _colours(self) -> tuple[Color, Color]:
        """The ground, and the colour of the shape now: warm when the breath is in, cool when it is out. Where a
        terminal has few colours it is one of the two."""
        warm = self.get_component_styles("shape--warm")
        return warm.background, warm.color.blend(self.get_component_styles("shape--cool").color, self._coolness)

    @property
    def _coolness(self) -> float:
        """0 is warm, 1 is cool."""
        cool = 1 - self.level
        return round(cool * _SHADES) / _SHADES if self._fills else float(cool > 0.5)
