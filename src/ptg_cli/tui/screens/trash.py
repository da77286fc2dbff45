"""The trash: what was deleted, the last first, drawn as pages are drawn everywhere."""

import asyncio
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ptg_cli.context import Context
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.sentences import trash as said
from ptg_cli.talks import trash
from ptg_cli.talks.turns import Browse, Did
from ptg_cli.tui.grid import Frame
from ptg_cli.tui.page_row import read_rows, when_named
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.talks import TalkList, TalkOnScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.pages.page_list import PageList
from ptg_cli.tui.widgets.plain import Plain


class TrashScreen(TalkList, PtgScreen[None]):
    """The list of what was deleted."""

    DEFAULT_CSS = """
    TrashScreen #about { color: $dim; margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("q", "back(True)", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        """The title, what this is, the list."""
        with Frame(id="all"):
            yield Plain(id="title", classes="title")
            yield Plain(id="about")
            yield PageList(partial(when_named, day_starts_at=self.context.settings.day_starts_at))
        yield CommandFoot()

    def on_mount(self) -> None:
        """Begins the talk."""
        self.pages.focus()
        self.perform(TalkOnScreen(self.app, self.context, trash.begin(self.context)))

    @property
    def pages(self) -> PageList:
        """The list."""
        return self.query_one(PageList)

    def show(self, turn: Browse) -> None:
        """Draws the list, or the same list anew."""
        self.turn = turn
        self.query_one("#title", Plain).say(turn.title)
        about = self.query_one("#about", Plain)
        about.say(turn.about)
        about.visible = bool(turn.rows)
        self.pages.note = said.NOTHING_HERE
        self.pages.swap([row.page for row in turn.rows])
        self.refresh_bindings()

    @property
    def marked_row(self) -> int | None:
        """The place of the marked row."""
        return self.pages.place if self.pages.marked else None

    @on(PageList.Wanted)
    @work(exclusive=True, group="rows")
    async def _read_rows(self, event: PageList.Wanted) -> None:
        turns = self.context.settings.day_starts_at
        self.pages.give(await asyncio.to_thread(read_rows, event.names, self.context.titles, turns, None, LIMIT))

    @on(PageList.Opened)
    def _bring_back(self) -> None:
        self.answer(lambda: Did("restore", self.marked_row))
