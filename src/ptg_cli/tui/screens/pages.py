"""Pages: all that was kept, newest first; read, find, change, delete."""

from functools import partial
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.timer import Timer

from ptg_cli.context import Context
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.model.query import Query
from ptg_cli.sentences import pages as said
from ptg_cli.sentences.app import BACK_ABOUT
from ptg_cli.tui.commands import Command, bindings, opens
from ptg_cli.tui.grid import Panes
from ptg_cli.tui.matches import scroll_to_match
from ptg_cli.tui.navigation import OpenPage
from ptg_cli.tui.page_actions import ON_A_PAGE, PageActions
from ptg_cli.tui.page_list import PageListing
from ptg_cli.tui.page_row import day_heading, page_id, when_named
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.textual_seams import once_after
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.pages.page_list import PageList, PageRow
from ptg_cli.tui.widgets.pages.reader import Reader, Reading
from ptg_cli.tui.widgets.pages.shelf import PageShelf

READ = Command("read", "", "enter", "read", "read", said.READ)
FIND = Command(
    "find",
    "slash",
    "/",
    "find",
    "find",
    said.FIND,
    words="search filter look for",
)
NEXT = Command("next-match", "n", "n", "match(1)", "next", said.NEXT)
BEFORE = Command("match-before", "N", "N", "match(-1)", "before", said.BEFORE)
TRASH = opens("trash", footer=False)._replace(keys="T", shown="T")
CALENDAR = opens("calendar", footer=False)._replace(keys="m", shown="m")
MILESTONES = opens("milestones", footer=False)._replace(keys="L", shown="L")
BACK = Command("back", "escape", "Esc", "back", "back", BACK_ABOUT)

_A_PAUSE: Final = 0.1
"""Seconds on one row before its page is read."""


class PagesScreen(PtgScreen[None], PageListing, PageActions):
    """The list, the line to find by, and the reader: beside the list where there is room, else over it."""

    DEFAULT_CSS = """
    PagesScreen Reader { display: none; width: 1fr; }
    PagesScreen.-reading PageShelf { display: none; }
    PagesScreen.-reading Reader { display: block; }
    PagesScreen.-wide PageShelf { display: block; width: 44; margin-right: 4; }
    PagesScreen.-wide Reader { display: block; }
    """
    CSS = """
    PagesScreen Line { background: $ground; padding: 0; }
    PagesScreen Line:focus { background: $raised; }
    """

    HERE: ClassVar = (READ, FIND, NEXT, BEFORE, BACK, *ON_A_PAGE, CALENDAR, MILESTONES, TRASH)
    BINDINGS: ClassVar = [*bindings(HERE), Binding("q", "back(True)", show=False)]

    def __init__(self, context: Context, argument: str | OpenPage = "") -> None:
        """`argument` are the words to find pages by, or the one page that is wanted."""
        super().__init__(context)
        self._words = argument if isinstance(argument, str) else ""
        self._wanted = argument.id if isinstance(argument, OpenPage) else ""
        self._came_for = ""  # the path of that page, once it is open: back from it is back to where one was
        self._mark_next = ""  # the page to mark once the names are read again
        self._opened = ""  # a page to be handled with care that may be read
        self._went_early = False
        self._comes_at = 0  # at which match the next page opens; -1 at its last
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The list with its line above, the reader beside it."""
        with Panes():
            when = partial(when_named, day_starts_at=self.context.settings.day_starts_at)
            yield PageShelf(PageList(when, self.days_of, day_heading), self._ask, self._words)
            yield Reader()
        yield CommandFoot()

    def on_mount(self) -> None:
        """Reads the first names at once."""
        self.read_names(anew=False)

    def on_screen_resume(self) -> None:
        """Coming back, pages may have come, gone or changed; or their names were not read to the end."""
        if self.shelf.complete:
            self.read_names(anew=True)
        elif self._went_early:
            self._went_early = False
            self.read_names(anew=False)

    def on_screen_suspend(self) -> None:
        """Something else has the screen, and must not wait for the names of very many pages."""
        self._stop_reading()

    def action_go(self, place: str) -> None:
        """To another place. Names that are still read are read when one comes back."""
        self._stop_reading()
        super().action_go(place)

    def _stop_reading(self) -> None:
        for shelf in self.query(PageShelf):  # none where this screen is left before it came
            if not shelf.complete and shelf.has_any:
                self._went_early = True
                self.workers.cancel_group(self, "names")

    def _ask(self, words: str) -> Query:
        return self.context.read_query(words)

    @property
    def shelf(self) -> PageShelf:
        """The list with its line."""
        return self.query_one(PageShelf)

    @property
    def marked(self) -> str:
        """The path of the marked page."""
        return self.shelf.pages.marked

    @property
    def marked_is_readable(self) -> bool:
        """True unless the list says that it can't be read."""
        row = self.shelf.pages.row(self.marked)
        return row is None or not row.unreadable

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has nothing to act on is not offered."""
        if isinstance(self.focused, Line) and action not in {"read", "back"}:
            return False  # its letters are typed there, and its delete key takes a letter away
        if action == "read" and self.has_class("-reading"):
            return False  # it is being read
        if action == "match":
            return bool(self.shelf.patterns and self.marked)
        return self.shelf.has_any if action == "find" else self.offered(action)

    # What was read

    def show_first(self, names: list[str], rows: dict[str, PageRow]) -> None:
        """The first rows."""
        self.shelf.show_first(names, rows)
        self.call_after_refresh(self.first_drawn.set)

    def show_all(self, names: list[str]) -> None:
        """All names."""
        at, self._mark_next = self._mark_next, ""
        if self._wanted:
            at = self._came_for = next((path for path in names if page_id(path) == self._wanted), "")
            self._wanted = ""
        self.shelf.show_all(names, at)
        self._read_soon()
        if at and at == self._came_for:
            self.action_read()

    def show_rows(self, rows: dict[str, PageRow], query: Query | None) -> None:
        """What rows say, unless it was for another search."""
        if query is self.shelf.query_now:
            self.shelf.pages.give(rows)
            self.refresh_bindings()

    def show_page(self, path: str, shown: Reading) -> None:
        """One page, unless another is marked by now. A found one opens at what was looked for; read again it stays
        where it was scrolled to."""
        if path == self.marked:
            reader = self.query_one(Reader)
            before = reader.shown
            reader.show(shown)
            if before is None or (before.heading, before.patterns) != (shown.heading, shown.patterns):
                reader.go_to_match(self._comes_at)
                self._comes_at = 0
                self.call_after_refresh(scroll_to_match, reader)

    def show_found(self, query: Query, names: list[str], rows: dict[str, PageRow], *, first: bool) -> None:
        """What was found."""
        self.shelf.show_found(query, names, rows, first=first)

    def show_end(self, query: Query, unread: int) -> None:
        """How many were found."""
        self.shelf.show_end(query, unread)

    # Reading

    @on(PageList.Wanted)
    def _read_wanted(self, event: PageList.Wanted) -> None:
        self.read_rows(event.names, self.shelf.query_now)

    @on(PageList.Marked)
    def _another_marked(self) -> None:
        self._opened = ""
        self._read_soon()
        self.refresh_bindings()

    @on(PageShelf.Changed)
    def _pages_shown(self) -> None:
        self.refresh_bindings()

    def _read_soon(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = once_after(self, _A_PAUSE, self._read_now)

    def _read_now(self) -> None:
        reader = self.query_one(Reader)
        if not self.marked:
            reader.show(None)
        elif reader.display:
            self.read_one(self.marked, self.shelf.query_now, opened=self._opened == self.marked)

    @on(PageList.Opened)
    @work(exclusive=True, group="opening")
    async def action_read(self) -> None:
        """Opens the marked page, once a person has said so where it is to be handled with care."""
        path = self.marked
        if not path or not self.marked_is_readable or await self._page(opening=True, limit=LIMIT) is not None:
            self._opened = path
            self._open_reader(path)

    def _open_reader(self, path: str) -> None:
        if path and path == self.marked:
            self.add_class("-reading")
            self.query_one(Reader).focus()
            self._read_now()

    def _leave_reader(self) -> None:
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self._opened = ""
            self.shelf.pages.focus()
            self._read_soon()

    # Finding

    @on(PageShelf.Search)
    def _find(self, event: PageShelf.Search) -> None:
        self.workers.cancel_group(self, "search")
        if event.query is not None:
            self.search(event.query)

    def action_find(self) -> None:
        """To the line to find by."""
        self._leave_reader()
        self.shelf.find()

    def action_match(self, by: int) -> None:
        """To the next match, or with -1 to the one before: in the page that is read, then in the next one found."""
        reader, pages = self.query_one(Reader), self.shelf.pages
        if reader.display and reader.shown and reader.next_match(by):
            scroll_to_match(reader)
        elif 0 <= pages.place + by < len(pages.names):
            self._comes_at = min(by, 0)
            pages.place += by
        else:
            self.say(said.NO_OTHER_PLACE)

    # Changing

    def page_gone(self, path: str) -> None:
        """Its row goes, and the next one is marked."""
        self._leave_reader()
        self.shelf.drop(path)

    def page_changed(self, path: str, now: str) -> None:
        """Its row and what the reader shows are read again."""
        if path == now:
            self.shelf.pages.forget(path)
            self._read_soon()
        else:  # it lies elsewhere now: what was found no longer says where
            if self.has_class("-reading"):
                self._leave_reader()
            if self.shelf.finding:
                self.shelf.clear()
            self.pages_changed(now)

    def pages_changed(self, at: str = "") -> None:
        """All names are read again; a page to mark is looked for among all of them."""
        self._mark_next = at
        if at and self.shelf.finding:
            self.shelf.clear()
        self.read_names(anew=True)

    # Leaving

    async def action_back(self, out: bool = False) -> None:
        """One step back: from the page to the list, from what was found to all pages, then to where you were."""
        if self.has_class("-reading") and self.marked == self._came_for:
            await self.go_back(out=out)
        elif self.has_class("-reading"):
            self._leave_reader()
        elif self.shelf.finding:
            self.shelf.clear()
        else:
            await self.go_back(out=out)
