"""A screen to find one of many things: a line to type in, the list, and what the marked one is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ptg_cli.model.visible import width
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import talks as said
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.grid import Beside, ListPane, Panes
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows

BACK = Command("back", "escape", "Esc", "back", "back", said_of_app.BACK_ABOUT)
TO_LIST = Command("list", "tab", "Tab", "list", "list", said.TO_LIST_ABOUT, footer=False)

NUMBER = 5
"""Cells of the number before a row, and of what stands between them."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FinderRow(Generic[T]):
    """One row of the list: what it says, and the thing it stands for; a heading or a remark stands for none."""

    words: str
    thing: T | None = None
    right: str = ""
    """What stands dim at the right edge."""


class FinderScreen(PtgScreen[None], Generic[T]):
    """What the screens of guides and of strategies share. `NAME` stands above, `FINDS` in the empty line, `PARTS` are
    the paragraphs about the marked one: id and classes."""

    DEFAULT_CSS = """
    FinderScreen #find { margin: 1 0; }
    FinderScreen Rows { height: 1fr; min-height: 3; }
    FinderScreen #preview Plain { height: auto; }
    FinderScreen .paragraph { margin-top: 1; }
    FinderScreen #name { display: none; }
    FinderScreen.-tiny #find { margin: 0; }
    FinderScreen.-short .paragraph, FinderScreen.-tiny .paragraph { margin-top: 0; }
    FinderScreen.-wide #name { display: block; }
    FinderScreen.-wide .paragraph { margin-top: 1; }
    """

    NAME: ClassVar = ""
    FINDS: ClassVar = ""
    PARTS: ClassVar[Sequence[tuple[str, str]]] = ()
    BINDINGS: ClassVar = [
        *bindings((TO_LIST,)),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page('down')", show=False),
        Binding("pageup", "page('up')", show=False),
        Binding("q", "back(True)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[FinderRow[T]] = ()
        self._room = 0

    def compose(self) -> ComposeResult:
        """The line, the list, what the marked one is about."""
        with Panes():
            with ListPane():
                yield Plain(self.NAME, classes="title")
                yield Line(placeholder=self.FINDS, id="find")
                yield Rows(numbered=True)
            with Beside(id="preview"):
                yield Plain(id="name", classes="title")
                for name, classes in self.PARTS:
                    yield Plain(id=name, classes=classes)
        yield CommandFoot()

    # What each of them says for itself

    def ready(self) -> bool:
        """True once what there is has been read."""
        raise NotImplementedError

    def rows(self, words: str, room: int) -> Sequence[FinderRow[T]]:
        """The rows that fit the words, cut to so many cells."""
        raise NotImplementedError

    def about(self, thing: T) -> Mapping[str, str]:
        """The marked one's name, as `name`, and each of the `PARTS`."""
        raise NotImplementedError

    # The list

    def on_resize(self) -> None:
        """Rows are cut to the room there is."""
        self.call_after_refresh(self.fit)

    def fit(self) -> None:
        """Draws the rows anew where the room has changed."""
        if self.ready():
            if self.query_one(Rows).scrollable_content_region.width != self._room:
                self.fill()
            self._tell()

    def fill(self, kept: T | None = None) -> None:
        """Shows the rows that fit the line. `kept` stays marked; without it the marked one, where nothing is typed."""
        words = self.query_one(Line).value
        rows = self.query_one(Rows)
        self._room = rows.scrollable_content_region.width
        if kept is None and not words.strip():
            kept = self.marked
        self._rows = self.rows(words, rows.room - NUMBER)
        things = [row.thing for row in self._rows]
        first = next((place for place, thing in enumerate(things) if thing is not None), None)
        rows.clear_options()
        number = 0
        for row in self._rows:
            number += row.thing is not None
            rows.add_option(Option(_drawn(row, number, rows.room), disabled=row.thing is None))
        rows.highlighted = things.index(kept) if kept is not None and kept in things else first
        if rows.highlighted == first:
            self.call_after_refresh(rows.scroll_home, animate=False)  # its heading is seen, too
        self._tell()
        self.refresh_bindings()

    @property
    def marked(self) -> T | None:
        """The thing that is marked."""
        place = self.query_one(Rows).highlighted
        return self._rows[place].thing if place is not None and place < len(self._rows) else None

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.ready():
            self.fill()

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        """Says what the marked one is about."""
        thing = self.marked
        said = self.about(thing) if thing is not None else {}
        self.query_one("#name", Plain).say(said.get("name", ""))
        for name, _ in self.PARTS:
            part = self.query_one(f"#{name}", Plain)
            part.say(said.get(name, ""))
            part.display = bool(said.get(name))
        self.query_one("#preview").scroll_home(animate=False)
        self.call_after_refresh(self.refresh_bindings)
        last = next((row.thing for row in reversed(self._rows) if row.thing is not None), None)
        if thing is not None and thing == last:  # what was left out stands below, and can't be marked
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
        return action != "begin" or self.marked is not None

    def begin(self, thing: T) -> None:
        """Begins with one of them."""
        raise NotImplementedError

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_begin(self) -> None:
        """Begins with the marked one."""
        if (thing := self.marked) is not None:
            self.begin(thing)

    def action_move(self, by: int) -> None:
        """Marks the next one, or the one before."""
        rows = self.query_one(Rows)
        rows.action_cursor_down() if by > 0 else rows.action_cursor_up()

    def action_page(self, where: str) -> None:
        """Marks one a page further."""
        getattr(self.query_one(Rows), f"action_page_{where}")()

    def action_clear(self) -> None:
        """All of them again."""
        self.query_one(Line).value = ""

    def action_back(self, out: bool = False) -> None:
        """Back to where you were."""
        self.dismiss(None)

    def action_find(self) -> None:
        """Back into the line."""
        self.query_one(Line).focus()

    def action_list(self) -> None:
        """Into the list."""
        self.query_one(Rows).focus()


def _drawn(row: FinderRow[T], number: int, room: int) -> Content:
    if row.thing is None:
        return plain(row.words)
    first, *rest = row.words.split("\n")  # words that go on in a second row stand below the first ones
    words = f"{number:>{NUMBER - 2}}  {first}"
    drawn = plain(words) + plain(f"{row.right:>{max(room - width(words), 0)}}", "$dim")
    return drawn + plain("".join(f"\n{' ' * NUMBER}{more}" for more in rest))
