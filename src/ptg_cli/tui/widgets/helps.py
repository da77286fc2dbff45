"""What helped, drawn: groups with headings, and before and after on one track for each thing."""

from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ptg_cli.insight.helps import Helps, Row, rows
from ptg_cli.model import track

_STYLES: Final = {"thing": "$ink bold", "words": "$ink"}
_BRIGHT: Final = (track.BEFORE, track.AFTER, track.BETWEEN)


class HelpsPicture(Widget):
    """All that is said of what helped, in rows of its own width."""

    DEFAULT_CSS = """
    HelpsPicture { height: auto; width: 1fr; color: $ink; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: Helps | None = None
        self._only_part = False
        self._drawn: tuple[int, list[Row]] = (0, [])

    def show(self, found: Helps, *, only_part: bool) -> None:
        """Shows this; with `only_part` a part is looked at, so that little may be there."""
        self._found, self._only_part = found, only_part
        self._drawn = (0, [])
        self.refresh(layout=True)

    def _rows(self, width: int) -> list[Row]:
        if self._drawn[0] != width:
            self._drawn = (width, [] if self._found is None else rows(self._found, width, only_part=self._only_part))
        return self._drawn[1]

    def render(self) -> Content:
        """The rows, each in the weight of its kind."""
        return Content("\n").join(_styled(row) for row in self._rows(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are."""
        return len(self._rows(width))


def _styled(row: Row) -> Content:
    """One row. On a track what lies between is in the colour of what came after where it was easier then."""
    if row.kind not in {"easier", "other"}:
        drawn = Content.styled(row.text, _STYLES.get(row.kind, "$dim"))
        often = row.text.rfind("  ")
        # How often stands at the right edge of a thing's first row, and weighs less than its name.
        return drawn.stylize("$dim not bold", often) if row.kind == "thing" and row.text[:often].strip() else drawn
    beside = row.text.find("  ", row.text.rfind(" then "))
    drawn = Content.styled(row.text, "$ink").stylize("$dim", beside if beside > 0 else len(row.text))
    marked = [place for place, character in enumerate(row.text) if character in _BRIGHT]
    ends = row.text.index(next(part for part in row.text.split() if part))
    for place in range(ends, ends + track.WIDTH):
        if place not in marked:
            drawn = drawn.stylize("$dim", place, place + 1)
    return drawn.stylize("$after", marked[0], marked[-1] + 1) if row.kind == "easier" else drawn
