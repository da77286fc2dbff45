"""Guides: all there are, a line to find one by, and what the marked one is about."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual import work

from ptg_cli.context import Context
from ptg_cli.desk.guiding import Shelf, fits, questions, read_shelf
from ptg_cli.model.civil import is_night
from ptg_cli.model.guide import Guide
from ptg_cli.model.visible import one_line, shorten, width
from ptg_cli.session.care import DAYLIGHT, SCREEN_KEYS
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.going import Go, Write
from ptg_cli.tui.screens.finding import BACK, TO_LIST, FindingScreen, Row
from ptg_cli.tui.widgets.line import Line

BEGIN = Command("begin", "", "enter", "begin", "begin", "Begin with the marked guide.")
MOVE = Command("move", "down", "up, down", "move(1)", "move", "Mark another guide. Page up and page down go further.")
CLEAR = Command("clear", "escape", "Esc", "clear", "all guides", "Empty the line, so that all guides stand here again.")
FIND = Command("find", "slash", "/", "find", "find", "Type to find a guide.")

_LEVELS: Final = 8
"""Cells of the longest level."""

_ABOUT: Final = _LEVELS + 2 + len("12 min")
_OWN: Final = "your own"
_SKIPPED: Final = "Left out, since something in the file can't be used:"


class GuidesScreen(FindingScreen[Guide]):
    """The line has the focus from the start. What is read comes after the first frame."""

    NAME = "Guides"
    FINDS = "Type to find one: a word, gentle, moderate, 5 min"
    PARTS: ClassVar = (
        ("about", "dim"),
        ("daylight", "after"),
        ("summary", "paragraph"),
        ("note", "paragraph"),
        ("rests-on", "paragraph dim"),
    )
    HERE: ClassVar = (BEGIN, CLEAR, BACK, MOVE, FIND, TO_LIST)
    BINDINGS: ClassVar = bindings((CLEAR, BACK, FIND))

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._shelf: Shelf | None = None

    def on_mount(self) -> None:
        """Reads once the line can be typed in."""
        super().on_mount()
        self.query_one(Line).focus()
        self._read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        self.app.call_from_thread(self._show, read_shelf(self.context.library))

    def _show(self, shelf: Shelf) -> None:
        if self.is_attached:
            self._shelf = shelf
            self.fill()
            self.call_after_refresh(self.fit)

    def ready(self) -> bool:
        """True once the guides have been read."""
        return self._shelf is not None

    def rows(self, words: str, room: int) -> Sequence[Row[Guide]]:
        """The guides that fit, and below them what was left out."""
        assert self._shelf is not None
        shown = [guide for guide in self._shelf.guides if fits(guide, words)]
        found = [Row(drawn, guide) for drawn, guide in zip(_rows(shown, room), shown, strict=True)]
        if not shown:
            empty = "No guide fits that. Esc shows them all." if words.strip() else "There are no guides to read here."
            found.append(Row(empty))
        if self._shelf.skipped and not words.strip():
            found += [Row(f"\n{words}") for words in (_SKIPPED, *map(one_line, self._shelf.skipped))]
        return found

    def about(self, thing: Guide) -> Mapping[str, str]:
        """Level and length, then what it is and asks."""
        rests_on = self._shelf.rests_on.get(thing.slug, ()) if self._shelf and self.has_class("-wide") else ()
        late = not thing.fits_the_night and is_night(self.context.civil_now())
        return {
            "name": thing.title,
            "about": _about(thing),
            "daylight": DAYLIGHT if late else "",
            "summary": thing.summary,
            "note": SCREEN_KEYS.fill(thing.note),
            "rests-on": "\n".join(rests_on),
        }

    def begin(self, thing: Guide) -> None:
        """Begins with a guide."""
        self.post_message(Go("writing", Write(thing.slug)))


def _rows(guides: list[Guide], room: int) -> list[str]:
    """Titles, levels and minutes in columns, cut to so many cells. That a guide is one's own is said where
    there is room for it."""
    longest = max((width(one_line(guide.title)) for guide in guides), default=0)
    column = max(min(longest, room - 3 - _ABOUT), 8)
    rows = []
    for guide in guides:
        title = shorten(one_line(guide.title), column)
        row = f"{title}{' ' * (column - width(title))}   {guide.level:<{_LEVELS}}  {guide.minutes:>2} min"
        own = f"{row}  {_OWN}" if guide.mine else row
        rows.append(own if width(own) <= room else row)
    return rows


def _about(guide: Guide) -> str:
    """Level, length, questions and themes in words."""
    minutes = "1 minute" if guide.minutes == 1 else f"{guide.minutes} minutes"
    parts = [f"{guide.level.capitalize()}, about {minutes}, {questions(guide)}."]
    if guide.mine:
        parts.append("Your own.")
    if guide.themes:
        parts.append(f"About {', '.join(one_line(theme) for theme in guide.themes)}.")
    return " ".join(parts)
