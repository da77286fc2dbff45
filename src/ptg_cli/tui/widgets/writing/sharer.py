"""Shares of 100: each thing that had a part with a bar for how large it was, and below them what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from ptg_cli.model import track
from ptg_cli.model.answer import Shared
from ptg_cli.model.shares import FIRST, WHOLE, at, bar, rows
from ptg_cli.model.typed_number import TypedNumber
from ptg_cli.model.visible import one_line, visible, wrapped
from ptg_cli.model.visible import width as cells
from ptg_cli.sentences import writing as said

_STEP: Final = 5
"""How far an arrow goes."""

_EDGE: Final = 2
"""Cells before a name: the bar of the marked one, and a blank."""

_NUMBER: Final = 5
"""Cells for the number at the end of a line, with the blanks before it."""

_GAP: Final = 2
"""Cells between a name and its bar."""

_NARROWEST: Final = 44
"""Cells of a line that has a name and its bar side by side. In fewer the bar stands below the name."""


class _Row(NamedTuple):
    """One line: words at its left, a track at its right, and which thing they belong to."""

    words: str
    place: int
    share: int | None = None
    first: int | None = None
    has_bar: bool = False
    dim: bool = False


class Sharer(Widget, can_focus=True):
    """Arrows up and down choose a thing, left and right change its share, and so do digits; backspace takes the share
    back. Letters are for the line below. A click on a bar gives the share that lies there. `first` is a first guess of
    the share of `last`, on a scale to ten: a hollow point."""

    DEFAULT_CSS = """
    Sharer { height: auto; width: 1fr; color: $ink; pointer: pointer; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("backspace,delete", "clear", show=False),
        Binding("enter", "next", show=False),
    ]

    @dataclass
    class Changed(Message):
        """A share was given or taken back."""

    @dataclass
    class TakenOut(Message):
        """Something that was added here was taken out again."""

        name: str

    @dataclass
    class Done(Message):
        """The person goes on."""

    def __init__(
        self,
        items: Sequence[str],
        parts: Mapping[str, int | None],
        last: str = "",
        first: int | None = None,
    ) -> None:
        super().__init__()
        self._items = tuple(items)
        self._last = last
        self._first = first
        self._shares = dict(parts)
        self._names = rows(items, parts, last)
        self._at = 0
        self._typed = TypedNumber(0, WHOLE)

    @property
    def parts(self) -> tuple[tuple[str, int | None], ...]:
        """What was given a share, or was added here, each in its place."""
        given = [(name, self._shares.get(name)) for name in self._names]
        return tuple((name, share) for name, share in given if share is not None or name not in self._items)

    def add(self, words: str) -> None:
        """One more thing that had a part, before the last one. It is marked."""
        (name,) = Shared(((words, None),)).items
        self._shares.setdefault(name, None)
        self._names = rows(self._items, self._shares, self._last)
        self._mark(self._names.index(name) if name in self._names else len(self._names) - 1)

    # How it is drawn

    def render(self) -> Content:
        """The things with their bars, and what they come to."""
        width = self.content_size.width
        return Content("\n").join(self._drawn(row, width) for row in self._rows(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as they need."""
        return len(self._rows(width))

    def _rows(self, width: int) -> list[_Row]:
        found = [row for place in range(len(self._names)) for row in self._rows_of(place, width)]
        total = Shared(self.parts).total
        words = said.shares_come_to(total)
        return [*found, _Row("", -1), _Row(words, -1)] if words else found

    def _rows_of(self, place: int, width: int) -> list[_Row]:
        """A thing in as many lines as its name needs, the bar in the first of them; or below the name where it is
        narrow. A first guess is told in words, too."""
        name, share = self._names[place], self._shares.get(self._names[place])
        first = self._first * FIRST if name == self._last and self._first is not None else None
        room = self._room(width)
        lines = wrapped(visible(one_line(name)), max(room, 8)).split("\n")
        barred = _Row(lines[0], place, share, first, has_bar=True)
        found = [barred, *(_Row(line, place) for line in lines[1:])]
        if room > width - _EDGE - _GAP:  # no room beside it
            found = [*(_Row(line, place) for line in lines), barred._replace(words="")]
        if first is not None and self._first is not None:
            found.append(_Row(f"{track.BEFORE} {said.first_guess(self._first)}", place, dim=True))
        return found

    def _room(self, width: int) -> int:
        """How many cells a name has: as many as the longest needs, up to a good third of the line."""
        if width < _NARROWEST:
            return width - _EDGE - 1
        longest = max((cells(visible(one_line(name))) for name in self._names), default=0)
        told = cells(said.first_guess(self._first)) + 2 if self._first is not None else 0
        return min(max(longest, told, 12), (width - _EDGE) * 2 // 5)

    def _bar_begins(self, width: int) -> int:
        return _EDGE + (self._room(width) + _GAP if width >= _NARROWEST else 0)

    def _drawn(self, row: _Row, width: int) -> Content:
        if row.place < 0:
            return Content.styled(row.words, "$ink")
        marked = row.place == self._at and self.has_focus
        begins = self._bar_begins(width)
        edge = "▎ " if marked else "  "
        words = f"{edge}{row.words}"
        words += " " * max((begins if row.has_bar else width) - cells(words), 0)
        style = ("reverse" if self.app.theme == "ansi" else "$mark-ink on $mark") if marked else ""
        drawn = Content.styled(words, style or ("$dim" if row.dim else "$ink"))
        if row.has_bar:
            long = width - begins - _NUMBER
            number = "" if row.share is None else str(row.share)
            bare = Content("").join(
                Content.styled(
                    "─" if cell == track.EMPTY else cell,
                    style or ("$dim" if cell == track.EMPTY else "$ink"),
                ).stylize(Style.from_meta({"cell": place}))
                for place, cell in enumerate(bar(row.share, long, row.first))
            )
            drawn += bare + Content.styled(number.rjust(_NUMBER), style or "$ink bold")
        return drawn.stylize(Style.from_meta({"place": row.place}))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraws, since only with focus one thing is marked."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def _in_sight(self) -> None:
        """Brings the marked thing into sight, where not all have room."""
        found = self._rows(self.content_size.width)
        here = [y for y, row in enumerate(found) if row.place == self._at]
        if here and isinstance(self.parent, Widget):
            row = Region(0, self.virtual_region.y + here[0], self.size.width, len(here) + 1)
            self.parent.scroll_to_region(row, animate=False)

    def _show(self) -> None:
        self.refresh(layout=True)
        self.call_after_refresh(self._in_sight)

    # What a person does

    def give(self, share: int | None) -> None:
        """Gives the marked thing that share, or none."""
        if self._names:
            self._shares[self._names[self._at]] = share
            self._show()
            self.post_message(self.Changed())

    def _mark(self, place: int) -> None:
        self._typed.clear()
        self._at = max(0, min(len(self._names) - 1, place))
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Digits are a share. One belongs to the digits before it as long as the same thing is marked, however slowly
        they are typed; one that would make it more than 100 begins anew."""
        if event.character and event.character in "0123456789":
            event.stop()
            event.prevent_default()
            self._typed.press(event.character, now=0.0)  # most shares have two digits: the second may come late
            self.give(self._typed.value)

    def on_click(self, event: events.Click) -> None:
        """Marks the thing under the mouse; on its bar it gives the share that lies there."""
        place, cell = event.style.meta.get("place"), event.style.meta.get("cell")
        if isinstance(place, int):
            self._mark(place)
            if isinstance(cell, int):
                width = self.content_size.width
                self.give(at(cell, width - self._bar_begins(width) - _NUMBER, _STEP))

    def action_move(self, by: int) -> None:
        """Marks the thing before or after."""
        self._mark(self._at + by)

    def action_end(self, place: int) -> None:
        """Marks the first or the last."""
        self._mark(place % max(len(self._names), 1))

    def action_step(self, by: int) -> None:
        """The next larger or smaller share in whole steps; from none, the smallest or the largest."""
        if not self._names:
            return
        share = self._shares.get(self._names[self._at])
        self._typed.clear()
        if share is None:
            self.give(_STEP if by > 0 else 0)
        else:
            self.give(max(0, min(WHOLE, (share // _STEP + by if by > 0 else -(-share // _STEP) + by) * _STEP)))

    def action_clear(self) -> None:
        """Takes the share back; from what was added here and has none, the thing itself."""
        self._typed.clear()
        name = self._names[self._at] if self._names else ""
        if self._shares.get(name) is not None or name in self._items or not name:
            self.give(None)
            return
        del self._shares[name]
        self._names = rows(self._items, self._shares, self._last)
        self._mark(self._at)
        self.post_message(self.TakenOut(name))

    def action_next(self) -> None:
        """On to the next thing, and after the last one to the next question."""
        if self._at + 1 < len(self._names):
            self._mark(self._at + 1)
        else:
            self.post_message(self.Done())
