"""Guides: all there are, a line to find one by, and what the marked one is about."""

from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ptg_cli.context import Context
from ptg_cli.desk.guiding import Shelf, fits, questions, read_shelf
from ptg_cli.model.civil import is_night
from ptg_cli.model.guide import Guide
from ptg_cli.model.visible import one_line, shorten, width
from ptg_cli.session.care import DAYLIGHT, SCREEN_KEYS
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.going import Go, Write
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.foot import Foot
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows

BEGIN = Command("begin", "", "enter", "begin", "begin", "Begin with the marked guide.")
MOVE = Command("move", "down", "up, down", "move(1)", "move", "Mark another guide. Page up and page down go further.")
CLEAR = Command("clear", "escape", "Esc", "clear", "all guides", "Empty the line, so that all guides stand here again.")
BACK = Command("back", "escape", "Esc", "back", "back", "Back to where you were.")
FIND = Command("find", "slash", "/", "find", "find", "Type to find a guide.")
TO_LIST = Command("list", "tab", "Tab", "list", "list", "Into the list, where j, k, g and G move too.", footer=False)

_LEVELS: Final = 8
"""Cells of the longest level."""

_ABOUT: Final = _LEVELS + 2 + len("12 min")
_OWN: Final = "your own"
_SKIPPED: Final = "Left out, since something in the file can't be used:"


class GuidesScreen(PtgScreen[None]):
    """The line has the focus from the start. What is read comes after the first frame."""

    DEFAULT_CSS = """
    GuidesScreen #frame { width: 100%; max-width: 78; height: 1fr; padding: 2 3 0 3; }
    GuidesScreen #find { margin: 1 0; }
    GuidesScreen #both { height: 1fr; }
    GuidesScreen #preview { height: 8; margin-top: 1; padding: 0 1; scrollbar-size-vertical: 1; }
    GuidesScreen #preview Plain { height: auto; }
    GuidesScreen .paragraph { margin-top: 1; }
    GuidesScreen #name { display: none; }
    GuidesScreen.-short #frame { padding: 1 2 0 2; }
    GuidesScreen.-narrow #frame { padding: 1 2 0 2; }
    GuidesScreen.-short #preview { height: 7; }
    GuidesScreen.-short .paragraph { margin-top: 0; }
    GuidesScreen.-wide #frame { max-width: 118; }
    GuidesScreen.-wide #both { layout: horizontal; }
    GuidesScreen.-wide Rows { width: 55; }
    GuidesScreen.-wide #preview { width: 1fr; height: 1fr; margin: 0 0 0 4; }
    GuidesScreen.-wide #name { display: block; }
    GuidesScreen.-wide .paragraph { margin-top: 1; }
    """

    HERE: ClassVar = (BEGIN, CLEAR, BACK, MOVE, FIND, TO_LIST)
    BINDINGS: ClassVar = [
        *bindings(HERE),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page('down')", show=False),
        Binding("pageup", "page('up')", show=False),
        Binding("q", "back", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._shelf: Shelf | None = None
        self._shown: list[Guide] = []
        self._room = 0

    def compose(self) -> ComposeResult:
        """The line, the list, what the marked guide is about."""
        with Vertical(id="frame"):
            yield Plain("Guides", classes="title")
            yield Line(placeholder="Type to find one: a word, gentle, moderate, 5 min", id="find")
            with Container(id="both"):
                yield Rows()
                with VerticalScroll(id="preview", can_focus=False):
                    yield Plain(id="name", classes="title")
                    yield Plain(id="about", classes="dim")
                    yield Plain(id="daylight", classes="after")
                    yield Plain(id="summary", classes="paragraph")
                    yield Plain(id="note", classes="paragraph")
                    yield Plain(id="rests-on", classes="paragraph dim")
        yield Foot()

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
            self._fill()
            self.call_after_refresh(self._fit)

    def on_resize(self, event: events.Resize) -> None:
        """Rows are cut to the room there is."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._shelf is None:
            return
        if self.query_one(Rows).scrollable_content_region.width != self._room:
            self._fill()
        self._tell()

    # The list

    def _fill(self) -> None:
        """Shows the guides that fit the line; the marked one stays marked where it can."""
        assert self._shelf is not None
        words = self.query_one(Line).value
        rows = self.query_one(Rows)
        self._room = rows.scrollable_content_region.width
        kept = self._marked
        self._shown = [guide for guide in self._shelf.guides if fits(guide, words)]
        options = [Option(plain(row)) for row in _rows(self._shown, self._room - 2)]
        if not self._shown:
            empty = "No guide fits that. Esc shows them all." if words.strip() else "There are no guides to read here."
            options.append(Option(plain(empty), disabled=True))
        if self._shelf.skipped and not words.strip():
            skipped = (_SKIPPED, *(one_line(message) for message in self._shelf.skipped))
            options += [Option(plain(f"\n{message}"), disabled=True) for message in skipped]
        rows.clear_options()
        rows.add_options(options)
        if self._shown:
            rows.highlighted = self._shown.index(kept) if kept in self._shown and not words.strip() else 0
        self._tell()
        self.refresh_bindings()

    @property
    def _marked(self) -> Guide | None:
        place = self.query_one(Rows).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._shelf is not None:
            self._fill()

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        """Says what the marked guide is about."""
        guide = self._marked
        wide = self.has_class("-wide")
        rests_on = self._shelf.rests_on.get(guide.slug, ()) if self._shelf and guide and wide else ()
        late = guide is not None and not guide.fits_the_night and is_night(self.context.civil_now())
        said = {
            "name": guide.title if guide else "",
            "about": _about(guide) if guide else "",
            "daylight": DAYLIGHT if late else "",
            "summary": guide.summary if guide else "",
            "note": SCREEN_KEYS.fill(guide.note) if guide else "",
            "rests-on": "\n".join(rests_on),
        }
        for name, words in said.items():
            part = self.query_one(f"#{name}", Plain)
            part.say(words)
            if name != "name":
                part.display = bool(words)
        self.query_one("#preview").scroll_home(animate=False)
        if guide and guide is self._shown[-1]:  # what was left out stands below, and can't be marked
            self.call_after_refresh(self.query_one(Rows).scroll_to_highlight, top=True)

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape empties the line first; only then does it lead back."""
        if not self.is_mounted:
            return True
        if action in {"clear", "back"}:
            return bool(self.query_one(Line).value) == (action == "clear")
        if action in {"find", "list"}:
            return self.query_one(Line).has_focus == (action == "list")
        return action != "begin" or self._marked is not None

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_begin(self) -> None:
        """Begins with the marked guide."""
        if guide := self._marked:
            self.post_message(Go("writing", Write(guide.slug)))

    def action_move(self, by: int) -> None:
        """Marks the next guide, or the one before."""
        rows = self.query_one(Rows)
        rows.action_cursor_down() if by > 0 else rows.action_cursor_up()

    def action_page(self, where: str) -> None:
        """Marks one a page further."""
        getattr(self.query_one(Rows), f"action_page_{where}")()

    def action_clear(self) -> None:
        """All guides again."""
        self.query_one(Line).value = ""

    def action_back(self) -> None:
        """Back to where you were."""
        self.dismiss(None)

    def action_find(self) -> None:
        """Back into the line."""
        self.query_one(Line).focus()

    def action_list(self) -> None:
        """Into the list."""
        self.query_one(Rows).focus()


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
