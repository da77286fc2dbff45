"""Numbers over days, drawn as wide as there is room, with a line below that says what dots and line are."""

from collections.abc import Collection
from itertools import groupby
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from ptg_cli.insight.chart import AXIS, BREAK, LINE, NARROWEST, TOP, Chart, chart
from ptg_cli.insight.trends import Trend
from ptg_cli.model.visible import wrapped

_ROWS: Final = TOP + 1


class ChartView(Widget):
    """The picture of one thing; nothing before it is given one. Dots are in the colour of a person's own words."""

    DEFAULT_CSS = """
    ChartView { height: auto; width: 1fr; }
    """

    trend: reactive[Trend | None] = reactive(None, layout=True)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._named: tuple[int, ...] = ()
        self._drawn: tuple[int, Chart] | None = None  # how wide, and what was drawn

    def show(self, trend: Trend, named: Collection[int]) -> None:
        """Shows this one. `named` are the numbers that stand at the left."""
        self._named = tuple(named) or (0, 5, TOP)
        self._drawn = None
        self.trend = trend

    def render(self) -> Content:
        """The picture, and what it is."""
        if self.trend is None:
            return Content("")
        drawn = self._chart(self.trend, self.content_size.width)
        rows = [_row(row) for row in drawn.rows[:_ROWS]]
        rows += [Content.styled(row, "$dim") for row in (*drawn.rows[_ROWS:], *self._caption(self.content_size.width))]
        return Content("\n").join(rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of the picture and of what it is."""
        return 0 if self.trend is None else _ROWS + 2 + len(self._caption(width))

    def _caption(self, width: int) -> list[str]:
        if self.trend is None:
            return []
        return wrapped(self._chart(self.trend, width).caption, max(width, NARROWEST)).split("\n")

    def _chart(self, trend: Trend, width: int) -> Chart:
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = width, chart(trend, width, self._named)
        return self._drawn[1]


def _row(row: str) -> Content:
    """One row: the axis dim, the line in the colour of what came after, dots bright."""
    parts = [Content.styled(row[:AXIS], "$dim")]
    styles = {**dict.fromkeys(LINE, "$after"), BREAK: "$dim"}
    for style, some in groupby(row[AXIS:], key=lambda character: styles.get(character, "$ink")):
        parts.append(Content.styled("".join(some), style))
    return Content("").join(parts)
