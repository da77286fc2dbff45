"""The list of pages: as many as there are, newest first, of which it holds only the names and the rows in sight."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ptg_cli.model.visible import shorten, width, wrapped

_HELD: Final = 2_000
"""Rows whose words are held; others are asked for again."""

_TWO_LINES_BELOW: Final = 50
"""Cells: in a list narrower than this, when and words stand one below the other."""

_WHEN: Final = 21
_BAR: Final = "▎ "


@dataclass(frozen=True, slots=True)
class PageRow:
    """What a row says: when, what it is (a guide, or empty), its words. `quiet` words are ours, not the person's;
    `unreadable` pages can only be deleted."""

    when: str
    words: str
    label: str = ""
    quiet: bool = False
    unreadable: bool = False


class PageList(ScrollView, can_focus=True):
    """Rows by name. It asks for the words of those in sight with `Wanted`, and takes them with `give`."""

    COMPONENT_CLASSES: ClassVar = {
        "pagelist--when",
        "pagelist--words",
        "pagelist--bar",
        "pagelist--marked",
        "pagelist--blurred",
    }

    DEFAULT_CSS = """
    PageList {
        height: 1fr; width: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
        background: $ground; color: $ink;
    }
    PageList > .pagelist--when { color: $dim; background: $ground; }
    PageList > .pagelist--words { color: $ink; background: $ground; }
    PageList > .pagelist--bar { color: $accent; }
    PageList > .pagelist--marked { color: $mark-ink; background: $mark; text-style: $block-cursor-text-style; }
    PageList > .pagelist--blurred { color: $ink; background: $raised; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("home,g", "go(0)", show=False),
        Binding("end,G", "go(-1)", show=False),
        Binding("enter", "open", show=False),
    ]

    place: reactive[int] = reactive(0, repaint=False)
    """Which row is marked, from 0."""

    note: reactive[str] = reactive("")
    """What it says while it has no rows."""

    @dataclass
    class Wanted(Message):
        """Rows in sight whose words are not known. Newer ones make older ones void."""

        names: tuple[str, ...]

    @dataclass
    class Marked(Message):
        """Another row is marked; `name` is empty where there is none."""

        name: str

    @dataclass
    class Opened(Message):
        """A row is to be opened."""

        name: str

    def __init__(self, when: Callable[[str], str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._when = when  # what a name alone tells, for rows not read yet
        self.names: list[str] = []
        self._rows: dict[str, PageRow] = {}
        self._stale: set[str] = set()
        self._asked: frozenset[str] = frozenset()
        self._patterns: tuple[re.Pattern[str], ...] = ()
        self._told = ""
        self._clicked = -1

    # What it holds

    @property
    def marked(self) -> str:
        """The name of the marked row; empty where there is none."""
        return self.names[self.place] if self.place < len(self.names) else ""

    def row(self, name: str) -> PageRow | None:
        """What a row says, where that is known."""
        return self._rows.get(name)

    def take(
        self, names: Sequence[str], rows: Mapping[str, PageRow], patterns: Sequence[re.Pattern[str]] = (), at: str = ""
    ) -> None:
        """Shows other pages, with what is known of them already, and marks `at` or else the first. What matches
        `patterns` is set off."""
        self.names = list(names)
        self._rows = dict(rows)
        self._stale = set()
        self._patterns = tuple(patterns)
        self._marks_anew(at)

    def swap(self, names: Sequence[str]) -> None:
        """Shows the pages as they are now. The marked one stays marked; what its rows said stays until `give`."""
        marked, offset = self.marked, self.place * self._lines - self.scroll_offset.y
        self.names = list(names)
        self._stale = set(self._rows)
        self._marks_anew(marked, keep_place=True)
        if self.marked == marked:
            self.scroll_to(y=self.place * self._lines - offset, animate=False)

    def add(self, names: Sequence[str]) -> None:
        """Shows more pages below the others."""
        was_empty = not self.names
        self.names += names
        self._measure()
        if was_empty:
            self._marks_anew("")
        self._ask()
        self.refresh()

    def drop(self, name: str) -> None:
        """Takes a row away. The next one is marked in its place."""
        if name in self.names:
            self.swap([other for other in self.names if other != name])

    def mark(self, name: str) -> None:
        """Marks a row by its name, where it is there."""
        if name in self.names:
            self.place = self.names.index(name)

    def give(self, rows: Mapping[str, PageRow]) -> None:
        """What some rows say."""
        for name, row in rows.items():
            self._rows.pop(name, None)  # what came last is held longest
            self._rows[name] = row
            self._stale.discard(name)
        for name in list(self._rows)[: max(len(self._rows) - _HELD, 0)]:
            del self._rows[name]
        self._asked = frozenset()
        self.refresh()

    def forget(self, name: str) -> None:
        """Asks for a row again, since its page has changed."""
        self._stale.add(name)
        self._asked = frozenset()
        self._ask()

    def _marks_anew(self, at: str, *, keep_place: bool = False) -> None:
        self._asked = frozenset()
        self._clicked = -1
        self._measure()
        place = min(self.place, max(len(self.names) - 1, 0)) if keep_place else 0
        if at and at in self.names:
            place = self.names.index(at)
        self.set_reactive(PageList.place, place)
        self._in_sight()
        self._tell()
        self._ask()
        self.refresh()

    # Where things are

    @property
    def _lines(self) -> int:
        return 2 if 0 < self.size.width < _TWO_LINES_BELOW else 1

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.names) * self._lines)

    def _span(self) -> tuple[int, int]:
        """The places in sight and a little beyond."""
        lines = self._lines
        first = self.scroll_offset.y // lines
        shown = self.size.height // lines + 1
        return max(first - shown // 2, 0), min(first + shown + shown // 2, len(self.names))

    def _in_sight(self) -> None:
        lines, height, top = self._lines, self.size.height, self.scroll_offset.y
        y = self.place * lines
        if y < top:
            self.scroll_to(y=y, animate=False)
        elif height and y + lines > top + height:
            self.scroll_to(y=y + lines - height, animate=False)

    def _ask(self) -> None:
        if not self.size.height:
            return
        first, end = self._span()
        missing = [name for name in self.names[first:end] if name not in self._rows or name in self._stale]
        if missing and not self._asked.issuperset(missing):
            self._asked = frozenset(missing)
            self._post(self.Wanted(tuple(missing)))

    def _tell(self) -> None:
        if self.marked != self._told:
            self._told = self.marked
            self._post(self.Marked(self.marked))

    def _post(self, message: Message) -> None:
        # As its own: a message that counts as sent by a widget above would stop below that one.
        self.post_message(message.set_sender(self))

    def watch_place(self) -> None:
        """Another row is marked."""
        self._in_sight()
        self._tell()
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other rows are in sight."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def on_resize(self) -> None:
        """More or fewer rows fit; the marked one stays in sight."""
        self._measure()
        self._in_sight()
        self._ask()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The marked row is set off less while the keys go elsewhere."""
        super().watch_has_focus(has_focus)
        self.refresh()

    # Keys and mouse

    def action_move(self, by: int) -> None:
        """Marks a row further down or up."""
        self.place = max(0, min(len(self.names) - 1, self.place + by))

    def action_leaf(self, by: int) -> None:
        """Marks a row a whole height further."""
        self.action_move(by * max(self.size.height // self._lines - 1, 1))

    def action_go(self, place: int) -> None:
        """Marks the first row, or with -1 the last."""
        self.place = 0 if place == 0 else max(len(self.names) - 1, 0)

    def action_open(self) -> None:
        """Opens the marked row."""
        if self.marked:
            self._post(self.Opened(self.marked))

    def on_click(self, event: events.Click) -> None:
        """The first click marks a row, the second opens it."""
        place = (event.y + self.scroll_offset.y) // self._lines
        if not 0 <= place < len(self.names):
            return
        if place == self._clicked and place == self.place:
            self.action_open()
        self.place = self._clicked = place

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of a row, exactly as wide as the list."""
        line = y + self.scroll_offset.y
        place, second = divmod(line, self._lines)
        cells = self.size.width
        words = self.get_component_rich_style("pagelist--words")
        if place >= len(self.names):
            said = self._note_line(y) if not self.names else ""
            dim = self.get_component_rich_style("pagelist--when")
            return Strip([Segment(f"  {said}", dim)]).adjust_cell_length(cells, words)
        name = self.names[place]
        row = self._rows.get(name) or PageRow(self._when(name), "")
        dim = self.get_component_rich_style("pagelist--when")
        bar = words
        if place == self.place:
            bar = self.get_component_rich_style(f"pagelist--{'marked' if self.has_focus else 'blurred'}")
            words, dim = bar, bar
        segments = [Segment(_BAR, bar + self._accent(bar)) if place == self.place else Segment("  ", words)]
        left = cells - 2
        if self._lines == 1:
            segments.append(Segment(f"{row.when:<{_WHEN}}  ", dim))
            left -= _WHEN + 2
        if self._lines == 1 or second:
            segments += self._words(row, left, words, dim)
        else:
            segments.append(Segment(row.when, dim))
        return Strip(segments).adjust_cell_length(cells, words)

    def _note_line(self, y: int) -> str:
        lines = wrapped(self.note, max(self.size.width - 4, 1)).split("\n")
        return lines[y] if y < len(lines) else ""

    def _accent(self, bar: Style) -> Style:
        if bar.reverse or self.has_focus:  # the accent is too faint on the mark of high contrast
            return Style()
        return Style(color=self.get_component_rich_style("pagelist--bar").color)

    def _words(self, row: PageRow, cells: int, words: Style, dim: Style) -> list[Segment]:
        label = shorten(f"{row.label}: " if row.words else row.label, max(cells, 1)) if row.label else ""
        text = shorten(row.words, max(cells - width(label) - 1, 1))
        segments = [Segment(label, dim)] if label else []
        if row.quiet:
            return [*segments, Segment(text, dim)]
        found = words + Style(bold=True, underline=True)
        end = 0
        for start, stop in spans(text, self._patterns):
            segments += [Segment(text[end:start], words), Segment(text[start:stop], found)]
            end = stop
        return [*segments, Segment(text[end:], words)]


def spans(text: str, patterns: Sequence[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Where any of the patterns is found, in order, none over another."""
    found = sorted({match.span() for pattern in patterns for match in pattern.finditer(text) if match[0]})
    apart: list[tuple[int, int]] = []
    for start, stop in found:
        if not apart or start >= apart[-1][1]:
            apart.append((start, stop))
    return apart
