"""People to talk to: the support card, readable whatever else is broken."""

import asyncio
from itertools import pairwise
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.support import OwnOnCard
from ptg_cli.model.support import SCREEN_WAYS
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import hard_moment as said_of_hard_moment
from ptg_cli.sentences import support as said
from ptg_cli.settings import SettingError
from ptg_cli.talks import country
from ptg_cli.tui.commands import HELP, SCROLL_KEYS, Command, bindings
from ptg_cli.tui.dialogs.steadies import take_off
from ptg_cli.tui.grid import Column
from ptg_cli.tui.screen_commands import MEANWHILE
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.talks import perform
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain, plain

BACK = Command("back", "escape,q", "Esc", "back", "back", said_of_app.BACK_ABOUT)
COUNTRY = Command("country", "c", "c", "country", "another country", said.COUNTRY_ABOUT)
MINE = Command("mine", "m", "m", "mine", said.MINE_LABEL, said.MINE_ABOUT)
TAKE_OFF = Command("take-off", "t", "t", "take_off", said.TAKE_OFF_LABEL, said.TAKE_OFF_ABOUT, footer=False)
PUT_BACK = Command(
    "put-line-back",
    "u",
    "u",
    "put_line_back",
    said_of_hard_moment.PUT_LINE_BACK_LABEL,
    said_of_hard_moment.PUT_LINE_BACK_ABOUT,
)
_SCROLL: list[BindingType] = [
    Binding("j,down", "scroll('down')", show=False),
    Binding("k,up", "scroll('up')", show=False),
    *SCROLL_KEYS,
]


class SupportScreen(PtgScreen[None]):
    """The card as plain words. It needs no journal, no settings and no network."""

    DEFAULT_CSS = """
    SupportScreen .heading { color: $dim; }
    SupportScreen .block { margin-top: 1; }
    SupportScreen .row { padding-left: 2; }
    SupportScreen .about { color: $dim; padding-left: 4; }
    """

    HERE: ClassVar = (BACK, COUNTRY, MINE, TAKE_OFF, PUT_BACK)
    ALWAYS: ClassVar = (HELP,)
    BINDINGS: ClassVar = [*bindings(HERE), *_SCROLL]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._country = context.settings.country or context.country_of_clock
        self._guessed = not context.settings.country
        self._own = OwnOnCard()

    def compose(self) -> ComposeResult:
        """The card."""
        yield Column()
        yield CommandFoot()

    def on_mount(self) -> None:
        """Shows the card of the person's own country."""
        self.app.clear_notifications()  # nothing may lie on a number
        self._show()
        self._note_use()

    @work(group=MEANWHILE)
    async def _note_use(self) -> None:
        """What the plan says was used, once the card is drawn."""
        noted = await asyncio.to_thread(self.context.plan_desk.was_opened)
        if noted:
            self.notify(noted, markup=False, timeout=8)

    def _show(self) -> None:
        country = "" if self._guessed else self._country
        self._own = self.context.own_on_card()
        lines = self.context.support_card_with(self._own, country, ways=SCREEN_WAYS)
        column = self.query_one(Column)
        column.remove_children()
        column.mount(Plain(lines[0], classes="title"))
        column.mount_all([_drawn(line, before) for before, line in pairwise(lines) if line])
        column.scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A country can be made one's own only when it isn't yet; a line is taken off only where there is one."""
        if action == "take_off":
            return self._own.steadies
        if action == "put_line_back":
            return self.context.steadies.can_put_back
        if action == "mine":
            return bool(self._country) and self._country != self.context.settings.country
        return True

    def action_back(self) -> None:
        """Back to where you were."""
        self.dismiss(None)

    @work
    async def action_country(self) -> None:
        """Asks for a country and shows its people."""
        code = await perform(self.app, self.context, country.find)
        if code:
            self._country, self._guessed = code, False
            self._show()

    @work
    async def action_take_off(self) -> None:
        """Takes a line off that the person wrote."""
        if lines := await asyncio.to_thread(self.context.steadies.lines):
            await take_off(self, self.context, lines)
        self._show()

    @work
    async def action_put_line_back(self) -> None:
        """Puts it back."""
        self.notify(await asyncio.to_thread(self.context.steadies.put_back), markup=False)
        self._show()

    @work
    async def action_mine(self) -> None:
        """Makes the country shown the person's own."""
        try:
            await asyncio.to_thread(self.context.change_setting, "country", self._country)
        except (OSError, SettingError) as error:
            self.notify(explain(error) if isinstance(error, OSError) else str(error), markup=False, timeout=8)
            return
        self._guessed = False
        kept = not self.context.keeper.leaves_nothing
        words = said.SHOWN_FROM_NOW_ON if kept else said.SHOWN_UNTIL_END
        self.notify(words, markup=False)
        self._show()


def _drawn(line: str, before: str) -> Plain:
    """A line of the card by its depth: numbers and names are bold, headings and what is below them are quieter.
    After an empty line a block begins, and with each heading."""
    block = "" if before else " block"
    if line.startswith("    "):
        return Plain(line.strip(), classes=f"about{block}")
    if not line.startswith("  "):
        return Plain(line, classes="heading block" if len(line) < 40 else block.strip())
    whom, colon, rest = line.strip().partition(": ")
    row = Plain(classes="row")
    row.say(plain(whom + colon, "bold" if colon else "") + plain(rest))
    return row
