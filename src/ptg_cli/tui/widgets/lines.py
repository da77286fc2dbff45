"""A long text, drawn line by line: only what is in sight costs anything."""

import re
from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from ptg_cli.model.visible import visible, width
from ptg_cli.tui.widgets.pagelist import spans


class Lines(ScrollView, can_focus=False):
    """A text to read, its first lines the heading. Lines are parted between words where they are too wide."""

    DEFAULT_CSS = """
    Lines {
        height: 1fr; overflow-x: hidden; overflow-y: auto; background: $ground; padding: 0 1 0 0;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    Lines > .lines--heading { color: $dim; }
    """

    COMPONENT_CLASSES = {"lines--heading"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._given = ("", "")
        self._heading = ""
        self._text = ""
        self._patterns: tuple[re.Pattern[str], ...] = ()
        self._lines: list[str] = []
        self._heading_lines = 0
        self._for_width = 0

    @property
    def allow_select(self) -> bool:
        """Words can be marked with the mouse."""
        return True

    def show(self, heading: str, text: str, patterns: Sequence[re.Pattern[str]] = ()) -> None:
        """Shows another text, from its beginning; the same one again stays where it was scrolled to."""
        self._patterns = tuple(patterns)
        if (heading, text) == self._given:
            self.refresh()
            return
        self._given = (heading, text)
        self._heading, self._text = visible(heading), visible(text).expandtabs(4)
        self._for_width = 0
        self._part()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Other lines fit."""
        self._part()

    def _part(self) -> None:
        columns = self.scrollable_content_region.width
        if columns <= 0 or columns == self._for_width:
            return
        self._for_width = columns
        head = folded(self._heading, columns) if self._heading else []
        self._heading_lines = len(head)
        self._lines = [*head, *([""] if head else []), *folded(self._text, columns)]
        self.virtual_size = Size(columns, len(self._lines))
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that are marked."""
        return selection.extract("\n".join(self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draws what is marked."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, its marked words set off."""
        place = y + self.scroll_offset.y
        style = self.rich_style
        if place >= len(self._lines):
            return Strip.blank(self.size.width, style)
        text = self._lines[place]
        if place < self._heading_lines:
            style += self.get_component_rich_style("lines--heading", partial=True)
        cuts = [(start, end, style + Style(bold=True, underline=True)) for start, end in spans(text, self._patterns)]
        if (chosen := self._chosen(place, text)) is not None:
            cuts = [(*chosen, self.screen.get_component_rich_style("screen--selection"))]
        segments, done = [], 0
        for start, end, special in cuts:
            segments += [Segment(text[done:start], style), Segment(text[start:end], special)]
            done = end
        segments.append(Segment(text[done:], style))
        return Strip(segments).adjust_cell_length(self.size.width, style).apply_offsets(0, place)

    def _chosen(self, place: int, text: str) -> tuple[int, int] | None:
        selection = self.text_selection
        span = selection.get_span(place) if selection is not None else None
        if span is None:
            return None
        return span[0], len(text) if span[1] == -1 else span[1]


def folded(text: str, columns: int) -> list[str]:
    """The text's lines, each parted between words, or where it must be inside one, to fit so many columns."""
    lines: list[str] = []
    for line in text.split("\n"):
        start = 0
        while True:
            end = start + _fitting(line[start : start + 4 * columns + 1], columns)
            if end >= len(line):
                lines.append(line[start:])
                break
            space = line.rfind(" ", start + 1, end + 1)
            if space > 0 and line[start:space].strip():
                end = space
            lines.append(line[start:end])
            start = end + 1 if line[end] == " " else end
    return lines


def _fitting(piece: str, columns: int) -> int:
    """How many characters fit into so many columns, at least one."""
    if piece[: columns + 1].isascii():
        return min(len(piece), columns) or 1
    used, end = 0, 0
    for character in piece:
        used += width(character)
        if used > columns:
            break
        end += 1
    return max(end, 1)
