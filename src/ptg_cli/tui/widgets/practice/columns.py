"""Practices in a list: number, title, how long; and where there is room the seconds of a breath and its shape."""

from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content

from ptg_cli.model.practice import Practice, breath_drawn, breath_pattern
from ptg_cli.model.visible import one_line, shorten, width
from ptg_cli.sentences import practice as said
from ptg_cli.tui.widgets.plain import plain

_GAP: Final = 2
_TIME_GAP: Final = 1
"""Cells between the longest time and what stands before it, at least; so a breath has its shape in 72 cells."""
_NUMBER: Final = 3
"""Cells of a number and the blanks behind it."""


class PracticeColumns:
    """The columns that these practices need in a row of so many cells. What has no room is left off: the shape first,
    then the seconds."""

    def __init__(self, practices: Sequence[Practice], room: int) -> None:
        self._room = room
        time = max((width(said.short_time(one.seconds)) for one in practices), default=0)
        left = room - _NUMBER - time - _TIME_GAP
        self._title = min(max((width(one_line(one.title)) for one in practices), default=0), left)
        left -= self._title
        self._seconds = _fitting((breath_pattern(one.phases) for one in practices), left)
        left -= self._seconds + _GAP
        self._shape = _fitting((breath_drawn(one.phases) for one in practices), left, gap=1) if self._seconds else 0

    def row(self, number: int, practice: Practice) -> Content:
        """One practice. How long it takes ends at the right edge."""
        title = shorten(one_line(practice.title), self._title)
        drawn = plain(f"{number:>2} {title}{' ' * (self._title - width(title))}")
        for wide, gap, words, style in (
            (self._seconds, _GAP, breath_pattern(practice.phases), "$dim"),
            (self._shape, 1, breath_drawn(practice.phases), "$after"),
        ):
            if wide:
                drawn += plain(" " * gap) + plain(words, style) + plain(" " * (wide - width(words)))
        time = said.short_time(practice.seconds)
        air = " " * max(self._room - drawn.cell_length - width(time), _TIME_GAP)
        return drawn + plain(air) + plain(time, "$dim")


def _fitting(words: Iterable[str], left: int, gap: int = _GAP) -> int:
    """The cells that the longest of these takes; 0 where so many are not left beside a gap."""
    longest = max(map(width, words), default=0)
    return longest if longest + gap <= left else 0
