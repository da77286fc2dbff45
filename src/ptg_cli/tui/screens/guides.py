"""Guides: all there are, a line to find one by, and what the marked one is about."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual import work

from ptg_cli.context import Context
from ptg_cli.desk.guides import GuideList, Skipped, first_theme, questions, read_shelf
from ptg_cli.model.civil_time import is_night
from ptg_cli.model.guide import Guide
from ptg_cli.model.visible import one_line, shorten, width
from ptg_cli.sentences import care as said_of_care
from ptg_cli.sentences import guides as said
from ptg_cli.sentences import talks as said_of_talks
from ptg_cli.session.care import SCREEN_KEYS
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.screens.finder import BACK, TO_LIST, FinderRow, FinderScreen
from ptg_cli.tui.widgets.rows import Rows

BEGIN = Command("begin", "", "enter", "begin", "begin", said.BEGIN_ABOUT)
MOVE = Command("move", "down", "up, down", "move(1)", "move", said_of_talks.MOVE_ABOUT, footer=False)
CLEAR = Command("clear", "escape", "Esc", "clear", "all guides", said_of_talks.CLEAR_ABOUT)
FIND = Command("find", "slash", "/", "find", "find", said.FIND_ABOUT, words=said.FIND_WORDS)

_THEME: Final = 15
"""Cells of a theme at most."""

_SHORT_THEME: Final = 9
"""Cells that a theme is cut to, so that titles stay whole."""

_TITLE: Final = 24
"""Cells that a title needs: where a short theme beside it would leave fewer, there is none."""

_MINUTES: Final = 3 + len("12 min")


class GuidesScreen(FinderScreen[Guide | Skipped]):
    """The list has the focus, so that j, k, g and G move in it at once; a slash leads to the line. What is read comes
    after the first frame."""

    NAME = "Guides"
    FINDS = said.FIND_ONE
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
        self._shelf: GuideList | None = None
        self._began = False
        self._keys = SCREEN_KEYS

    def on_mount(self) -> None:
        """Reads once something is drawn."""
        self.query_one(Rows).focus()
        self._read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        self._keys = self.context.keys_here(SCREEN_KEYS)
        self.show_newest(self._show, read_shelf(self.context.library))

    def _show(self, shelf: GuideList) -> None:
        if self.is_attached:
            self._shelf = shelf
            self.fill()
            self.call_after_refresh(self.fit)

    def on_screen_resume(self) -> None:
        """Back from a guide, all of them stand here again."""
        if self._began:
            self._began = False
            self.action_clear()
            self.query_one(Rows).focus()

    def ready(self) -> bool:
        """True once the guides have been read."""
        return self._shelf is not None

    def rows(self, words: str, room: int) -> Sequence[FinderRow[Guide | Skipped]]:
        """The guides that fit under their levels, by theme, and below them what was left out."""
        assert self._shelf is not None
        found: list[FinderRow[Guide | Skipped]] = []
        levels = self._shelf.by_level(words)
        columns = _columns([guide for _, guides in levels for guide in guides], room)
        for level, guides in levels:
            found.append(_heading(level.capitalize(), found))
            found += [FinderRow(_row(guide, room, *columns), guide) for guide in guides]
        if not found:
            found.append(FinderRow(said.NONE_FITS if words.strip() else said.NO_GUIDES))
        if self._shelf.skipped and not words.strip():
            found.append(_heading(said.LEFT_OUT, found))
            found += [FinderRow(shorten(one_line(file.name), room), file) for file in self._shelf.skipped]
        return found

    def about(self, thing: Guide | Skipped) -> Mapping[str, str]:
        """Level and length, then what it is and asks; of a file that was left out, why."""
        if isinstance(thing, Skipped):
            return {"name": thing.name, "about": said.CANNOT_BE_USED, "summary": "\n".join(thing.reasons)}
        rests_on = self._shelf.rests_on.get(thing.slug, ()) if self._shelf and self.has_class("-wide") else ()
        late = not thing.fits_the_night and is_night(self.context.civil_now())
        return {
            "name": thing.title,
            "about": _about(thing),
            "daylight": said_of_care.daylight(thing.level) if late else "",
            "summary": thing.summary,
            "note": self._keys.fill(thing.note),
            "rests-on": "\n".join(rests_on),
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was left out can't be begun."""
        if action == "begin" and self.is_mounted and isinstance(self.marked, Skipped):
            return False
        return super().check_action(action, parameters)

    def begin(self, thing: Guide | Skipped) -> None:
        """Begins with a guide."""
        if isinstance(thing, Guide):
            self._began = True
            self.post_message(Go("writing", OpenWriting(thing.slug)))


def _heading(words: str, above: Sequence[object]) -> FinderRow[Guide | Skipped]:
    """A heading, with a line of air where something stands above it."""
    return FinderRow(f"\n{words}" if above else words)


def _columns(guides: Sequence[Guide], room: int) -> tuple[int, int]:
    """How many cells themes and titles get. A theme is cut before a title is, and goes where a title gets too few."""
    theme = max((width(_theme(guide)) for guide in guides), default=0)
    title = max((width(one_line(guide.title)) for guide in guides), default=0)
    left = room - _MINUTES
    theme = min(theme, max(left - 2 - title, _SHORT_THEME))
    if left - theme - 2 < min(title, _TITLE):
        return 0, max(min(title, left), 8)
    return theme, min(title, left - theme - 2)


def _row(guide: Guide, room: int, themes: int, titles: int) -> str:
    """Theme, title and minutes in columns, cut to so many cells. That a guide is one's own is said where there is room
    for it."""
    theme, title = shorten(_theme(guide), themes), shorten(one_line(guide.title), titles)
    before = f"{theme}{' ' * (themes - width(theme))}  " if themes else ""
    row = f"{before}{title}{' ' * (titles - width(title))}   {guide.minutes:>2} min"
    own = f"{row}  {said.YOUR_OWN}" if guide.mine else row
    return own if width(own) <= room else row


def _theme(guide: Guide) -> str:
    return shorten(one_line(first_theme(guide)), _THEME)


def _about(guide: Guide) -> str:
    """Level, length, questions and themes in words."""
    parts = [said.level_and_length(guide.level, guide.minutes, questions(guide))]
    if guide.mine:
        parts.append(said.IS_YOUR_OWN)
    if guide.themes:
        parts.append(said.about_themes(", ".join(one_line(theme) for theme in guide.themes)))
    return " ".join(parts)
