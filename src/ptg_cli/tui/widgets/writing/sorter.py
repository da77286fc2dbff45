"""Things to sort: what is not sorted yet stands above, and below it a column for each pile, into which things move."""

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

from ptg_cli.model.answer import in_piles
from ptg_cli.model.visible import one_line, visible, wrapped
from ptg_cli.model.visible import width as cells

_GAP: Final = 2
"""Cells between two columns."""

_NARROWEST: Final = 18
"""Cells of a column. Where they would be narrower, piles stand one under the other."""

_EDGE: Final = 2
"""Cells before a thing: the bar of the marked one, and a blank."""

CIRCLES: Final = ("◉", "◎", "○")
"""Before the names of three piles that lie around one another like circles, the innermost first."""


class _Line(NamedTuple):
    """A line of a thing, or of the name of a pile. `item` is the place of the thing, `pile` the number of the pile."""

    words: str
    item: int | None = None
    pile: int = 0


class Sorter(Widget, can_focus=True):
    """Arrows up and down choose a thing, left and right move it from pile to pile, and so does the number of a pile; 0
    takes it out again. A click marks a thing, a click on a pile puts it there. With `circles` the piles of three have
    circles before their names."""

    DEFAULT_CSS = """
    Sorter { height: auto; width: 1fr; color: $ink; pointer: pointer; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("g,home", "end(0)", show=False),
        Binding("G,end", "end(-1)", show=False),
        Binding("right", "shift(1)", show=False),
        Binding("left", "shift(-1)", show=False),
        Binding("space", "next_pile", show=False),
        Binding("enter", "done", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Something was sorted."""

    @dataclass
    class Done(Message):
        """The person goes on."""

    def __init__(
        self, items: Sequence[str], piles: Sequence[str], sorted_into: Mapping[str, str], *, circles: bool = False
    ) -> None:
        super().__init__()
        self._items = list(dict.fromkeys((*items, *sorted_into)))
        self._piles = tuple(piles)
        self._pile_of = dict(sorted_into)
        self._circles = circles and len(piles) == len(CIRCLES)
        order = self._order()
        self._at = order[0] if order else 0

    @property
    def piles(self) -> dict[str, list[str]]:
        """The things in each pile, in the order of the list; piles of an earlier guide too."""
        return in_piles(self._items, self._pile_of, self._piles)

    def _number(self, place: int) -> int:
        """The number of the pile that a thing is in; 0 for none of these."""
        pile = self._pile_of.get(self._items[place], "")
        return self._piles.index(pile) + 1 if pile in self._piles else 0

    def _inside(self, number: int) -> list[int]:
        """The places of the things in that pile; of 0, those not sorted."""
        return [place for place in range(len(self._items)) if self._number(place) == number]

    def _order(self) -> list[int]:
        """The places of all things as they stand: those not sorted, then pile after pile."""
        return [place for number in range(len(self._piles) + 1) for place in self._inside(number)]

    # How it is drawn

    def render(self) -> Content:
        """What is not sorted, and the piles."""
        lines = [self._drawn(line, width) for line, width in self._rows(self.content_size.width)]
        return Content("\n").join(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as they need."""
        return len(self._rows(width))

    def _rows(self, width: int) -> list[tuple[list[_Line], int]]:
        """Each row as the lines that stand in it side by side, and how wide each of these is."""
        above: list[tuple[list[_Line], int]] = [([line], width) for line in self._things(0, width)]
        above += [([_Line("")], width)] if above else []
        count = len(self._piles)
        wide = (width - _GAP * (count - 1)) // count if count else width
        numbers = range(1, count + 1)
        if wide < _NARROWEST:
            stacked = [[*self._heading(number, width), *self._things(number, width), _Line("")] for number in numbers]
            return [*above, *(([line], width) for lines in stacked for line in lines)][:-1]
        names = [self._heading(number, wide) for number in numbers]
        tallest = max(map(len, names), default=0)
        columns = [
            [*name, *[_Line("", pile=number)] * (tallest - len(name)), *self._things(number, wide)]
            for number, name in zip(numbers, names, strict=True)
        ]
        high = max(map(len, columns), default=0)
        filled = [
            [*lines, *[_Line("", pile=number)] * (high - len(lines))]
            for number, lines in zip(numbers, columns, strict=True)
        ]
        return [*above, *(([*row], wide) for row in zip(*filled, strict=True))]

    def _heading(self, number: int, width: int) -> list[_Line]:
        circle = f"{CIRCLES[number - 1]} " if self._circles else ""
        words = wrapped(f"{number} {circle}{visible(self._piles[number - 1])}", max(width, 8))
        return [_Line(line, pile=number) for line in words.split("\n")]

    def _things(self, number: int, width: int) -> list[_Line]:
        """The things in a pile, each in as many lines as it needs."""
        room = max(width - _EDGE - 1, 8)
        return [
            _Line(line, item=place, pile=number)
            for place in self._inside(number)
            for line in wrapped(visible(self._said(place)), room).split("\n")
        ]

    def _said(self, place: int) -> str:
        item = self._items[place]
        earlier = self._pile_of.get(item, "")
        return one_line(item) if not earlier or earlier in self._piles else f"{one_line(item)} · {one_line(earlier)}"

    def _drawn(self, lines: list[_Line], width: int) -> Content:
        return Content(" " * _GAP).join(self._one(line, width) for line in lines)

    def _one(self, line: _Line, width: int) -> Content:
        meta: dict[str, int] = {"pile": line.pile}
        if line.item is None:
            return Content.styled(_padded(line.words, width), "$dim").stylize(Style.from_meta(meta))
        meta["item"] = line.item
        if line.item != self._at or not self.has_focus:
            drawn = Content.styled(_padded(f"{' ' * _EDGE}{line.words}", width), "$ink")
        else:
            drawn = Content.styled(_padded(f"▎ {line.words} ", width), "$mark-ink on $mark")
            drawn = drawn.stylize("reverse" if self.app.theme == "ansi" else "")
        return drawn.stylize(Style.from_meta(meta))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Redraws, since only with focus one thing is marked."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def _in_sight(self) -> None:
        """Brings the marked thing into sight, where not all have room."""
        rows = self._rows(self.content_size.width)
        here = [y for y, (lines, _) in enumerate(rows) if any(line.item == self._at for line in lines)]
        if here and isinstance(self.parent, Widget):
            row = Region(0, self.virtual_region.y + here[0], self.size.width, len(here) + 1)
            self.parent.scroll_to_region(row, animate=False)

    # What a person does

    def put(self, number: int) -> None:
        """Puts the marked thing into the pile of that number, from 1; 0 takes it out of all."""
        if not self._items or number > len(self._piles):
            return
        item = self._items[self._at]
        if number:
            self._pile_of[item] = self._piles[number - 1]
        else:
            self._pile_of.pop(item, None)
        self._show()
        self.post_message(self.Changed())

    def _show(self) -> None:
        self.refresh(layout=True)
        self.call_after_refresh(self._in_sight)

    def on_key(self, event: events.Key) -> None:
        """A digit sorts, and marks the next thing that is not sorted."""
        if event.character and event.character in "0123456789" and int(event.character) <= len(self._piles):
            event.stop()
            waiting = self._inside(0)
            after = [place for place in waiting if place > self._at] or [one for one in waiting if one != self._at]
            was_waiting = self._at in waiting
            self.put(int(event.character))
            if was_waiting and int(event.character) and after:
                self._at = after[0]

    def on_click(self, event: events.Click) -> None:
        """Marks the thing under the mouse, and moves it on where it is marked already; or puts the marked one into the
        pile under the mouse."""
        item, pile = event.style.meta.get("item"), event.style.meta.get("pile")
        if isinstance(item, int) and item == self._at:
            self.action_next_pile()
        elif isinstance(item, int):
            self._at = item
            self._show()
        elif isinstance(pile, int) and pile:
            self.put(pile)

    def action_move(self, by: int) -> None:
        """Marks the thing before or after, as they stand."""
        order = self._order()
        if order:
            self._at = order[max(0, min(len(order) - 1, order.index(self._at) + by))]
            self._show()

    def action_end(self, place: int) -> None:
        """Marks the first or the last."""
        if order := self._order():
            self._at = order[place]
            self._show()

    def action_shift(self, by: int) -> None:
        """Moves the marked thing to the pile beside, as far as there is one."""
        if self._items:
            self.put(max(0, min(len(self._piles), self._number(self._at) + by)))

    def action_next_pile(self) -> None:
        """Moves the marked thing to the pile after, and after the last out of all."""
        if self._items:
            self.put((self._number(self._at) + 1) % (len(self._piles) + 1))

    def action_done(self) -> None:
        """Goes on."""
        self.post_message(self.Done())


def _padded(words: str, width: int) -> str:
    return words + " " * max(width - cells(words), 0)
