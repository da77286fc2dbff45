"""The horizon below today, in the colours of a look. It is placed once, and stands still."""

from functools import lru_cache
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from ptg_cli.model.horizon import Horizon, Paint, horizon

_LOOKS: Final = frozenset({"dusk", "dawn"})
"""The looks that have it. Where colours are there for the sake of contrast, it has no place; nor where a terminal does
not draw all of them: its soft shades would come out as blue, green and grey."""

_DISC: Final = 0.85
_HILLS: Final = (0.5, 0.72, 1.0)
"""How much of its colour each paint has at its strongest: what is near is stronger."""

_picture = lru_cache(maxsize=2)(horizon)


class HorizonView(Widget):
    """Draws the horizon at the hour that `draw` was given last; nothing before."""

    DEFAULT_CSS = """
    HorizonView { dock: bottom; width: 100%; height: 34%; margin-bottom: 1; display: none; }
    HorizonView > .horizon--disc { color: $accent; background: $ground; }
    HorizonView > .horizon--hill { color: $mark; background: $ground; }
    HorizonView > .horizon--star { color: $dim; background: $ground; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"horizon--disc", "horizon--hill", "horizon--star"}

    def __init__(self) -> None:
        super().__init__()
        self._hour: float | None = None

    def draw(self, hour: float, *, wanted: bool) -> None:
        """Draws it for this hour, 0 to 24, where it is wanted and the look has it."""
        self._hour = hour
        soft = self.app.theme in _LOOKS and self.app.console.color_system == "truecolor"
        self.set_class(wanted and soft, "-shown")
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row: two points to a cell, one above the other."""
        width = self.size.width
        disc, hill, star = (self.get_component_styles(f"horizon--{name}") for name in ("disc", "hill", "star"))
        ground = disc.background
        if self._hour is None:
            return Strip.blank(width, Style(bgcolor=ground.rich_color))
        picture = _picture(width, self.size.height, self._hour)
        return Strip(_cells(picture, y, (disc.color, hill.color, ground), star.color), width).simplify()


def _cells(picture: Horizon, y: int, colours: tuple[Color, Color, Color], star: Color) -> list[Segment]:
    """The cells of one row, one segment each."""
    segments = []
    for column, (over, under) in enumerate(zip(picture.points[2 * y], picture.points[2 * y + 1], strict=True)):
        upper, lower = _mixed(over, *colours), _mixed(under, *colours)
        if (y, column) in picture.stars:
            segments.append(Segment("·", Style.from_color(star.rich_color, lower.rich_color)))
        elif upper == lower:
            segments.append(Segment(" ", Style.from_color(None, lower.rich_color)))
        else:
            segments.append(Segment("▀", Style.from_color(upper.rich_color, lower.rich_color)))
    return segments


@lru_cache(maxsize=2048)
def _mixed(paint: Paint, disc: Color, hill: Color, ground: Color) -> Color:
    """The colour of a point."""
    disc_share = paint.disc * _DISC
    hill_share = sum(share * strength for share, strength in zip(paint[1:], _HILLS, strict=True))
    lit = ground.blend(disc, disc_share) if disc_share else ground
    return lit.blend(hill, hill_share) if hill_share else lit
