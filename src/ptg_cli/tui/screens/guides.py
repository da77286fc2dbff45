"""Guides: all there are, a line to find one by, and what the marked one is about."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final, NamedTuple

from textual import work

from ptg_cli.context import Context
from ptg_cli.desk.guides import AT_FIRST, GuideList, Skipped, for_need, found_by, near, questions, read_shelf
from ptg_cli.model.civil_time import is_night
from ptg_cli.model.guide import Guide
from ptg_cli.model.need import Need
from ptg_cli.model.visible import one_line, shorten, width, wrapped
from ptg_cli.sentences import care as said_of_care
from ptg_cli.sentences import guides as said
from ptg_cli.sentences import talks as said_of_talks
from ptg_cli.session.care import SCREEN_KEYS
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.screens.finder import BACK, TO_LIST, FinderRow, FinderScreen
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.rows import Rows

BEGIN = Command("begin", "", "enter", "begin", "choose", said.BEGIN_ABOUT)
MOVE = Command("move", "down", "up, down", "move(1)", "move", said_of_talks.MOVE_ABOUT, footer=False)
CLEAR = Command("clear", "escape", "Esc", "clear", "back", said.CLEAR_ABOUT)
FIND = Command("find", "slash", "/", "find", "find", said.FIND_ABOUT, words=said.FIND_WORDS)

_ALL: Final = Need("", said.ALL_GUIDES, said.ALL_ABOUT)


class More(NamedTuple):
    """The row that shows so many others."""

    others: int


_Thing = Guide | Skipped | Need | More


class GuidesScreen(FinderScreen[_Thing]):
    """First what someone may need, then the guides for it. The list has the focus, so that digits and j, k, g and G
    work in it at once; a slash leads to the line, which finds in all of them. What is read comes after the first
    frame."""

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
        self._need: Need | None = None
        self._opened: tuple[str, Need | None] | None = None
        """The words and the need for which someone asked for more."""
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
            self._need = self._opened = None
            self.action_clear()
            self.fill()
            self.query_one(Rows).focus()

    def ready(self) -> bool:
        """True once the guides have been read."""
        return self._shelf is not None

    def rows(self, words: str, room: int) -> Sequence[FinderRow[_Thing]]:
        """What someone may need; once one of these is chosen, or something typed, the guides for it."""
        assert self._shelf is not None
        shelf, typed = self._shelf, words.strip()
        if not shelf.guides and not shelf.skipped:
            return [FinderRow(said.NO_GUIDES)]
        if typed:
            found = found_by(shelf.guides, typed)
            return self._first(found, typed, room) if found else self._nearest(typed, room)
        if self._need is not None and self._need != _ALL:
            return self._first(for_need(shelf.guides, self._need.id), typed, room)
        if self._need == _ALL or not shelf.needs:
            return [*self._all(room), *self._left_out(room)]
        needs: list[FinderRow[_Thing]] = [FinderRow(need.title, need) for need in (*shelf.needs, _ALL)]
        return [*needs, *self._left_out(room)]

    def _first(self, found: Sequence[Guide], typed: str, room: int) -> list[FinderRow[_Thing]]:
        """The first of them; all, where someone asked for more or only one is left."""
        whole = self._opened == (typed, self._need) or len(found) <= AT_FIRST + 1
        rows = _rows(found if whole else found[:AT_FIRST], room)
        return (
            rows if whole else [*rows, FinderRow(said.more_of_them(len(found) - AT_FIRST), More(len(found) - AT_FIRST))]
        )

    def _nearest(self, typed: str, room: int) -> list[FinderRow[_Thing]]:
        assert self._shelf is not None
        alike = near(self._shelf.guides, typed)
        return [FinderRow(said.NEAREST), *_rows(alike, room)] if alike else [FinderRow(said.NONE_FITS)]

    def _all(self, room: int) -> list[FinderRow[_Thing]]:
        assert self._shelf is not None
        found: list[FinderRow[_Thing]] = []
        for title, guides in self._shelf.by_need():
            found += [_heading(title, found), *_rows(guides, room)]
        return found

    def _left_out(self, room: int) -> list[FinderRow[_Thing]]:
        skipped = self._shelf.skipped if self._shelf else ()
        rows: list[FinderRow[_Thing]] = [FinderRow(shorten(one_line(file.name), room), file) for file in skipped]
        return [_heading(said.LEFT_OUT, skipped), *rows] if skipped else []

    def about(self, thing: _Thing) -> Mapping[str, str]:
        """Level and length, then what it is and asks; of a need when it is for, and its first guides; of a file that
        was left out, why."""
        if isinstance(thing, Need):
            return {"name": thing.title, "about": thing.about, "summary": self._guides_for(thing)}
        if isinstance(thing, More):
            return {}
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

    def _guides_for(self, need: Need) -> str:
        """The titles of its first guides."""
        assert self._shelf is not None
        found = for_need(self._shelf.guides, need.id) if need != _ALL else ()
        titles = [one_line(guide.title) for guide in found[:AT_FIRST]]
        return "\n".join(titles) if self.has_class("-wide") else " · ".join(titles)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was left out can't be begun. Escape leads from the guides of a need to what else there is."""
        if action == "begin" and self.is_mounted and isinstance(self.marked, Skipped):
            return False
        if action in {"clear", "back"} and self.is_mounted and not parameters and self._need is not None:
            return action == "clear"
        return super().check_action(action, parameters)

    def begin(self, thing: _Thing) -> None:
        """Begins with a guide; shows the guides for a need, or the others, too."""
        if isinstance(thing, Guide):
            self._began = True
            self.post_message(Go("writing", OpenWriting(thing.slug)))
        elif isinstance(thing, Need):
            self._show_need(thing)
        elif isinstance(thing, More):
            place = self.query_one(Rows).highlighted
            self._opened = (self.query_one(Line).value.strip(), self._need)
            self.fill()
            self.query_one(Rows).highlighted = place

    def _show_need(self, need: Need | None, marked: Need | None = None) -> None:
        self._need, self._opened = need, None
        self.query_one(".title", Plain).say(need.title if need else self.NAME)
        self.query_one(Line).value = ""
        self.query_one(Rows).focus()
        self.fill(marked)

    def action_clear(self) -> None:
        """An empty line again; else what else someone may need."""
        if self.query_one(Line).value:
            super().action_clear()
            self.query_one(Rows).focus()
        elif self._need is not None:
            self._show_need(None, self._need)


def _heading(words: str, above: Sequence[object]) -> FinderRow[_Thing]:
    """A heading, with a line of air where something stands above it."""
    return FinderRow(f"\n{words}" if above else words)


def _rows(guides: Sequence[Guide], room: int) -> list[FinderRow[_Thing]]:
    """Their titles, and at the right edge levels and minutes. A level gives way where a title would be cut."""
    longest = max((width(one_line(guide.title)) for guide in guides), default=0)
    facts = [said.level_and_minutes(guide.level, guide.minutes) for guide in guides]
    if room - max(map(len, facts), default=0) - 2 < longest:
        facts = [said.level_and_minutes("gentle", guide.minutes) for guide in guides]
    return [_row(guide, right, room) for guide, right in zip(guides, facts, strict=True)]


def _row(guide: Guide, right: str, room: int) -> FinderRow[_Thing]:
    """That a guide is one's own is said where there is room for it. A title that is longer than the row goes on in the
    next one."""
    title = wrapped(one_line(guide.title), max(room - len(right) - 2, 8))
    own = f"{said.YOUR_OWN}  {right}" if guide.mine else right
    return FinderRow(title, guide, own if width(title.split("\n")[0]) + len(own) + 2 <= room else right)


def _about(guide: Guide) -> str:
    """Level, length, questions and themes in words."""
    parts = [said.level_and_length(guide.level, guide.minutes, questions(guide))]
    if guide.mine:
        parts.append(said.IS_YOUR_OWN)
    if guide.themes:
        parts.append(said.about_themes(", ".join(one_line(theme) for theme in guide.themes)))
    return " ".join(parts)
