"""The grid that every screen and small window stands on. Here stands how wide it is and where it begins.

One column of at most 72 cells in the middle of the window. Titles, text, lists, fields, rows of words and the bottom
line begin on its left edge; what stands at the right ends on its right edge. Where the window has room, a list has
a pane of its own beside what it marks.
"""

from typing import Any, Final, NamedTuple

from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.screen import Screen

from ptg_cli.tui.textual_seams import HangingContainer

CLASS = "grid"
"""The class of what a screen's words stand in."""


WIDEST: Final = 72
"""Cells of a column at most."""

BESIDE: Final = 3
"""Cells beside a column at least."""

LIST: Final = 44
"""Cells of a list that has a pane of its own."""

APART: Final = 4
"""Cells between two panes."""

NARROW: Final = 40
"""Columns of a window that is still wide enough for them."""


class Edges(NamedTuple):
    """The first cell of the grid, and the first one behind it."""

    left: int
    right: int


def _stands(name: str, bar: int = 0) -> str:
    """The style of what stands on the grid: its first row, its edges. `bar` is how many of the cells beside it are
    left to a bar that says how far it is scrolled."""
    return f"""
    {name} {{ width: 100%; max-width: {WIDEST + 8}; height: 1fr; margin-top: 1; padding: 0 {4 - bar} 0 4; }}
    .-roomy {name} {{ margin-top: 2; }}
    .-tiny {name} {{ margin-top: 0; }}
    .-narrow {name} {{ padding: 0 {BESIDE - bar} 0 {BESIDE}; }}
    .-minute {name} {{ padding: 0 {1 - bar} 0 1; }}
    """


class Column(VerticalScroll, HangingContainer, can_focus=False):
    """A column that scrolls as a whole."""

    DEFAULT_CSS = (
        _stands("Column", bar=1)
        + """
    Column { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
    )
    DEFAULT_CLASSES = CLASS
    SCOPED_CSS = False


class SideBySide(Column):
    """A column of two parts, a `Part` of the class `first` and one of the class `second`: in a wide window they stand
    beside one another, the second as wide as a list. It scrolls as a whole."""

    DEFAULT_CSS = f"""
    .-wide SideBySide {{ layout: horizontal; max-width: {LIST + APART + WIDEST + 2 * BESIDE};
        padding: 0 {BESIDE - 1} 0 {BESIDE}; }}
    .-wide SideBySide > .first {{ width: 1fr; margin-right: {APART}; }}
    .-wide SideBySide > .second {{ width: {LIST}; }}
    """
    SCOPED_CSS = False


class Frame(Vertical, HangingContainer):
    """A column of which a part may scroll, such as a list."""

    DEFAULT_CSS = _stands("Frame")
    DEFAULT_CLASSES = CLASS
    SCOPED_CSS = False


class Panes(Vertical, HangingContainer):
    """A list, in a `ListPane`, and what is said of its marked row, in a `Beside`: below it, or in a wide window beside
    it. With the class `-alone` the list takes the middle, since nothing is to be said."""

    DEFAULT_CSS = (
        _stands("Panes")
        + f"""
    .-wide Panes {{ layout: horizontal; max-width: {LIST + APART + WIDEST + 2 * BESIDE}; padding: 0 {BESIDE}; }}
    .-wide Panes.-alone {{ layout: vertical; max-width: {WIDEST + 2 * BESIDE}; }}
    Panes.-alone Beside {{ display: none; }}
    """
    )
    DEFAULT_CLASSES = CLASS
    SCOPED_CSS = False


class ListPane(Vertical, HangingContainer):
    """The title and the list of `Panes`."""

    DEFAULT_CSS = f"""
    ListPane {{ height: 1fr; }}
    .-wide ListPane {{ width: {LIST}; margin-right: {APART}; }}
    .-wide Panes.-alone ListPane {{ width: 1fr; margin: 0; }}
    """
    SCOPED_CSS = False


class Beside(VerticalScroll, HangingContainer, can_focus=False):
    """What `Panes` say of the marked row. Below the list, it never takes more than leaves the list a few rows."""

    DEFAULT_CSS = """
    Beside { height: 8; max-height: 42%; margin: 1 -1 0 0; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    .-short Beside { height: 7; }
    .-wide Beside { width: 1fr; height: 1fr; max-height: 100%; margin: 0 -1 0 0; }
    """
    SCOPED_CSS = False


class Part(Container, HangingContainer):
    """A part of a column, of which something may hang over its edges."""

    DEFAULT_CSS = """
    Part { height: auto; }
    """


class Row(Horizontal, HangingContainer):
    """One line: what is of the class `left` begins on the left edge, what is of the class `right` ends on the right."""

    DEFAULT_CSS = """
    Row { height: auto; }
    Row .left { width: 1fr; }
    Row .right { width: auto; text-align: right; color: $dim; }
    """


class Body(Vertical, HangingContainer):
    """One short thing. In a window of many rows it stands a little above the middle of what is left below the title."""

    DEFAULT_CSS = """
    Body { height: auto; }
    .-roomy Body { height: 1fr; align-vertical: middle; padding-bottom: 5; }
    """
    SCOPED_CSS = False


def edges(screen: Screen[Any]) -> Edges:
    """The edges of the grid on this screen; of one column, where nothing stands on the grid yet."""
    for frame in screen.query(f".{CLASS}"):
        if room := frame.scrollable_content_region:
            return Edges(room.x, room.right)
    width = screen.size.width
    left = max((width - WIDEST) // 2, BESIDE if width >= NARROW else 1)
    return Edges(left, width - left)
