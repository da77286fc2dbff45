"""The list of pages: as many as there are, newest first under their days, of which it holds only the names and the rows
in sight."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from ptg_cli.tui.widgets.pages.day_lines import DayLines

_HELD: Final = 2_000
"""Rows whose words are held; others are asked for again."""

_NARROW: Final = 50
"""Cells: in a list narrower than this there is no column for the kind of a page; in one without days, when and words
stand one below the other."""

_WHEN: Final = 21
_CLOCK: Final = 5
_KIND: Final = 13
_GAP: Final = "  "
_BAR: Final = "▎ "
_END: Final = 1
"""Cells that stay free at the end of each row."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """What a row says: when, what it is (a guide, or empty), its words. `quiet` words are ours, not the person's;
    `unreadable` pages can only be deleted.

    Under a day it says the time of day, `clock`, in place of all of `when`, then what `kind` of page it is, the words,
    and at its end the `numbers`. The words `below` stand on a line of their own while it is marked."""

    when: str
    words: str
    label: str = ""
    quiet: bool = False
    unreadable: bool = False
    clock: str = ""
    kind: str = ""
    numbers: str = ""
    below: str = ""


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
        height: 1fr; width: 100%; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
        margin-right: -2; scrollbar-gutter: stable;
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
        Binding("left", "month(-1)", show=False),
        Binding("right", "month(1)", show=False),
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

    def __init__(
        self,
        when: Callable[[str], str],
        days_of: Callable[[Sequence[str]], Sequence[str]] | None = None,
        heading: Callable[[str, str], str] = lambda day, before: day,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`when` says from a name when a page was. With `days_of`, which names the day of each (`YYYYMMDD`), rows
        stand under their days; `heading` says such a day in words, given the day above it, too."""
        super().__init__(id=id)
        self._when = when
        self._heading = heading
        self._by_day = days_of is not None
        self.laid = DayLines(days_of)
        """Where the rows lie."""
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
        self.laid.take(self.names)
        self._rows = dict(rows)
        self._stale = set()
        self._patterns = tuple(patterns)
        self._marks_anew(at)

    def swap(self, names: Sequence[str]) -> None:
        """Shows the pages as they are now. The marked one stays marked; what its rows said stays until `give`."""
        marked, offset = self.marked, self._line_of(self.place) - self.scroll_offset.y
        self.names = list(names)
        self.laid.take(self.names)
        self._stale = set(self._rows)
        self._marks_anew(marked, keep_place=True)
        if self.marked == marked:
            self.scroll_to(y=self._line_of(self.place) - offset, animate=False)

    def add(self, names: Sequence[str]) -> None:
        """Shows more pages below the others."""
        was_empty = not self.names
        self.names += names
        self.laid.add(names)
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
        self._measure()
        self._in_sight()
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

    def _measure(self) -> None:
        narrow = 0 < self.size.width < _NARROW
        self.laid.each = 2 if narrow and not self._by_day else 1
        row = self._rows.get(self.marked)
        self.laid.more = 1 if self._by_day and self.names and (row is None or row.below) else 0
        self.laid.air = not self.screen.has_class("-tiny")
        self.virtual_size = Size(self.size.width, self.laid.total())

    def _line_of(self, place: int) -> int:
        return self.laid.line_of(place, self.place)

    def _span(self) -> tuple[int, int]:
        """The places in sight and a little beyond."""
        top, shown = self.scroll_offset.y, self.size.height + 1
        first = self.laid.at(top, self.place)
        last = self.laid.at(top + shown, self.place)
        start = first.row if first else 0
        return max(start - shown // 2, 0), min((last.row if last else start + shown) + shown // 2, len(self.names))

    def _in_sight(self) -> None:
        if not self.names:
            return
        height, top = self.size.height, self.scroll_offset.y
        first = self.laid.top_of(self.place, self.place)
        end = self._line_of(self.place) + self.laid.lines_of(self.place, self.place)
        if first < top:
            self.scroll_to(y=first if first > 1 else 0, animate=False)
        elif height and end > top + height:
            self.scroll_to(y=end - height, animate=False)

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
        self._measure()
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
        if self.names:
            line = self._line_of(self.place) + by * max(self.size.height - 2, 1)
            found = self.laid.at(max(line, 0), self.place)
            wanted = found.row if found else len(self.names) - 1
            self.place = wanted if wanted != self.place else max(0, min(len(self.names) - 1, self.place + by))

    def action_month(self, by: int) -> None:
        """Marks the newest page of the month before, or with 1 of the one after, that has any."""
        if wanted := self.month_beside(by):
            first = next(place for place, day in enumerate(self.laid.days) if day[:6] == wanted)
            self.place = self.laid.first_of(first)

    def month_beside(self, by: int) -> str:
        """The month with pages before the marked page's, or with 1 the one after, as a day's name begins; empty where
        there is none."""
        days, at = self.laid.days, self.laid.day_at(self.place) if self.names else -1
        if at < 0:
            return ""
        nearest = days[at:] if by < 0 else reversed(days[:at])
        return next((day[:6] for day in nearest if day and day[:6] != days[at][:6]), "")

    @property
    def day(self) -> str:
        """The day of the marked row, as `days_of` names it; empty where there is none."""
        at = self.laid.day_at(self.place) if self.names else -1
        return self.laid.days[at] if at >= 0 else ""

    def mark_day(self, day: str) -> None:
        """Marks the newest page of that day, where it has any."""
        if day in self.laid.days:
            self.place = self.laid.first_of(self.laid.days.index(day))

    def action_go(self, place: int) -> None:
        """Marks the first row, or with -1 the last."""
        self.place = 0 if place == 0 else max(len(self.names) - 1, 0)

    def action_open(self) -> None:
        """Opens the marked row."""
        if self.marked:
            self._post(self.Opened(self.marked))

    def on_click(self, event: events.Click) -> None:
        """The first click marks a row, the second opens it."""
        found = self.laid.at(event.y + self.scroll_offset.y, self.place)
        if found is None or found.what not in {"row", "below"}:
            return
        if found.row == self._clicked and found.row == self.place:
            self.action_open()
        self.place = self._clicked = found.row

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the list, exactly as wide as it is."""
        cells = self.scrollable_content_region.width
        words = self.get_component_rich_style("pagelist--words")
        dim = self.get_component_rich_style("pagelist--when")
        found = self.laid.at(y + self.scroll_offset.y, self.place)
        if found is None:
            said = self._note_line(y) if not self.names else ""
            return Strip([Segment(f"  {said}", dim)]).adjust_cell_length(cells, words)
        if found.what in {"heading", "air"}:
            said = self._day_heading(found.row) if found.what == "heading" else ""
            return Strip([Segment(f"  {said}", dim)]).adjust_cell_length(cells, words)
        name, marked = self.names[found.row], found.row == self.place
        row = self._rows.get(name) or self._from_name(name)
        bar = words
        if marked:
            bar = self.get_component_rich_style(f"pagelist--{'marked' if self.has_focus else 'blurred'}")
            words, dim = bar, bar
        segments = [Segment(_BAR, bar + self._accent(bar)) if marked else Segment("  ", words)]
        if self._by_day:
            drawn = self._under_day if found.what == "row" else self._below
        else:
            drawn = self._with_when if found.what == "row" else self._words_alone
        segments += drawn(row, cells - len(_BAR) - _END, words, dim)
        return Strip(segments).adjust_cell_length(cells, words)

    def _from_name(self, name: str) -> PageRow:
        """What its name alone tells, until a page is read."""
        when = self._when(name)
        return PageRow(when, "", clock=when.rpartition(" ")[2] if ":" in when else "")

    def _day_heading(self, place: int) -> str:
        day = self.laid.day_at(place)
        return self._heading(self.laid.days[day], self.laid.days[day - 1] if day else "")

    def _under_day(self, row: PageRow, cells: int, words: Style, dim: Style) -> list[Segment]:
        """The time of day, the kind, the words, and the numbers at the end."""
        head = f"{row.clock:<{_CLOCK}}{_GAP}"
        if cells >= _NARROW:
            head += f"{row.kind:<{_KIND}}"
        end = f"{_GAP}{row.numbers}" if row.numbers else ""
        room = cells - len(head) - len(end)
        if not row.words and cells < _NARROW:
            row = replace(row, words=row.kind, quiet=True)
        segments = self._words(row, room, words, dim)
        used = sum(width(segment.text) for segment in segments)
        return [Segment(head, dim), *segments, Segment(f"{' ' * max(room - used, 0)}{end}", dim)]

    def _below(self, row: PageRow, cells: int, words: Style, dim: Style) -> list[Segment]:
        """The first words of the marked page, under what it is."""
        indent = _CLOCK + len(_GAP) + (_KIND if cells >= _NARROW else 0)
        below = PageRow("", row.below, quiet=row.quiet)
        return [Segment(" " * indent, words), *self._words(below, cells - indent, words, dim)]

    def _with_when(self, row: PageRow, cells: int, words: Style, dim: Style) -> list[Segment]:
        if self.laid.each > 1:
            return [Segment(row.when, dim)]
        return [Segment(f"{row.when:<{_WHEN}}{_GAP}", dim), *self._words(row, cells - _WHEN - len(_GAP), words, dim)]

    def _words_alone(self, row: PageRow, cells: int, words: Style, dim: Style) -> list[Segment]:
        return self._words(row, cells, words, dim)

    def _note_line(self, y: int) -> str:
        lines = wrapped(self.note, max(self.size.width - 4, 1)).split("\n")
        return lines[y] if y < len(lines) else ""

    def _accent(self, bar: Style) -> Style:
        if bar.reverse or self.has_focus:  # the accent is too faint on the mark of high contrast
            return Style()
        return Style(color=self.get_component_rich_style("pagelist--bar").color)

    def _words(self, row: PageRow, cells: int, words: Style, dim: Style) -> list[Segment]:
        label = shorten(f"{row.label}: " if row.words else row.label, max(cells, 1)) if row.label else ""
        text = shorten(row.words, max(cells - width(label), 1))
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
