"""The trash: what was deleted, the last first; bring it back, or empty it for good."""

import asyncio
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import PageName
from ptg_cli.talks import trash
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.page_row import page_id, read_rows, when_named
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.talks import perform
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.pages.page_list import PageList
from ptg_cli.tui.widgets.plain import Plain

RESTORE = Command("restore", "r", "enter", "restore", "bring back", "Bring the marked page back.")
EMPTY = Command("empty", "e", "e", "empty", "empty for good", "Remove everything in the trash for good.")
BACK = Command("back", "escape,q", "Esc", "back", "back", "Back to where you were.")

NOTHING_HERE: Final = (
    "The trash is empty. Deleted pages wait here until you empty it.\n\n"
    "x in the list of pages puts one here. Esc goes back."
)


class TrashScreen(PtgScreen[None]):
    """The list of what was deleted."""

    DEFAULT_CSS = """
    TrashScreen #all { width: 100%; max-width: 78; height: 1fr; padding: 1 3 1 3; }
    TrashScreen #about { color: $dim; margin-bottom: 1; }
    TrashScreen.-narrow #all { padding: 1 2 0 2; }
    """

    HERE: ClassVar = (RESTORE, EMPTY, BACK)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        """The title, what this is, the list."""
        with Vertical(id="all"):
            yield Plain("Trash", classes="title")
            yield Plain("Deleted pages, the last one first. They stay until you empty it.", id="about")
            yield PageList(when_named)
        yield CommandFoot()

    def on_mount(self) -> None:
        """Reads what is there."""
        self.pages.focus()
        self._read()

    @property
    def pages(self) -> PageList:
        """The list."""
        return self.query_one(PageList)

    @work(exclusive=True, group="names")
    async def _read(self) -> None:
        try:
            names = await asyncio.to_thread(_trashed, self.context.journal)
        except (JournalError, OSError) as error:
            self.notify(explain(error), markup=False, timeout=8)
            return
        self.pages.swap(names)
        self._show_state()

    def _show_state(self) -> None:
        self.pages.note = NOTHING_HERE
        self.query_one("#about").visible = bool(self.pages.names)
        self.refresh_bindings()

    @on(PageList.Wanted)
    @work(exclusive=True, group="rows")
    async def _read_rows(self, event: PageList.Wanted) -> None:
        self.pages.give(await asyncio.to_thread(read_rows, event.names, self.context.titles, None, LIMIT))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty trash offers nothing."""
        return bool(self.pages.names) if action in {"restore", "empty"} else True

    @on(PageList.Opened)
    @work
    async def action_restore(self) -> None:
        """Brings the marked page back."""
        path = self.pages.marked
        if not path:
            return
        self.pages.drop(path)  # first, so that the same key again means the next page
        self._show_state()
        page = PageName(page_id(path), path)
        if not await perform(self.app, self.context, lambda: trash.restore(self.context, page)):
            self._read()

    @work(exclusive=True, group="emptying")
    async def action_empty(self) -> None:
        """Removes everything in the trash for good, once the person has said so."""
        await perform(self.app, self.context, lambda: trash.empty(self.context))
        self._read()

    async def action_back(self) -> None:
        """Back to where you were."""
        if len(self.app.screen_stack) == 1:
            await self.run_action("app.leave")
        else:
            self.dismiss(None)


def _trashed(journal: Journal) -> list[str]:
    return [found.path for found in journal.trashed()]
