"""The first screen anyone sees: what this is, what it is not, and one key for plain lines."""

import asyncio
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.support import country_name
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import welcome as said
from ptg_cli.settings import SettingError
from ptg_cli.talks import country
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.grid import Column
from ptg_cli.tui.navigation import AppEnd, Go
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.talks import perform
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.words import CommandWords

BEGIN = Command("begin", "enter", "enter", "begin", "begin", said.BEGIN_ABOUT)
PEOPLE_FIRST = Command("people-first", "", "F3", "app.people", "people", said.PEOPLE_FIRST_ABOUT)
RIGHT_COUNTRY = Command("right-country", "y", "y", "right_country", "right country", said.RIGHT_COUNTRY_ABOUT)
COUNTRY = Command("country", "c", "c", "country", "country", said.COUNTRY_ABOUT)
SETTINGS = Command("settings", "s", "s", "settings", "settings", said.SETTINGS_ABOUT)
PLAIN_LINES = Command("line", "l", "l", "line", "plain lines", said.PLAIN_LINES_ABOUT)
QUIT = Command("quit", "q", "q", "app.leave", "leave", said_of_app.QUIT_ABOUT)


class WelcomeScreen(PtgScreen[None]):
    """Shown once, before today. It asks for nothing."""

    DEFAULT_CSS = """
    WelcomeScreen #one { margin-top: 1; text-style: bold; }
    WelcomeScreen .said { margin-top: 1; color: $dim; }
    WelcomeScreen #whose, WelcomeScreen #ways-on { margin-top: 1; }
    WelcomeScreen.-roomy #one { margin-top: 3; }
    WelcomeScreen.-roomy .said, WelcomeScreen.-roomy #whose, WelcomeScreen.-roomy #ways-on { margin-top: 2; }
    WelcomeScreen.-short #one, WelcomeScreen.-short .said, WelcomeScreen.-short #whose { margin-top: 0; }
    WelcomeScreen.-tiny Column Widget { margin-top: 0; }
    """

    HERE: ClassVar = (BEGIN, RIGHT_COUNTRY, COUNTRY, SETTINGS, PLAIN_LINES, QUIT)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        """A few sentences and the ways on."""
        with Column():
            yield Plain(said.TITLE, classes="title")
            yield Plain(said.ONE_QUESTION, id="one")
            for words in said.ON_SCREEN:
                yield Plain(words, classes="said")
            yield Plain(self._whose_numbers(), id="whose")
            yield CommandWords([*([RIGHT_COUNTRY] if self._proposes else []), COUNTRY], id="country-words")
            yield CommandWords([BEGIN, PEOPLE_FIRST, SETTINGS, PLAIN_LINES], id="ways-on")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Enter begins."""
        self.query_one("#ways-on").focus()

    def _whose_numbers(self) -> str:
        """Which country's numbers F3 shows, and how to change that."""
        name = country_name(prompts_folder(), self.context.settings.country)
        if name:
            return said.numbers_of(name)
        name = country_name(prompts_folder(), self.context.country_of_clock)
        if name:
            return said.numbers_by_clock(name)
        return said.NO_COUNTRY

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A country can be kept only where the clock names one and none is kept."""
        if action == "right_country":
            return self._proposes
        return True

    @property
    def _proposes(self) -> bool:
        """True where the clock names a country and none is kept."""
        return bool(self.context.country_of_clock) and not self.context.settings.country

    @work
    async def action_right_country(self) -> None:
        """Keeps the country of the clock."""
        if await self._keep("country", self.context.country_of_clock):
            self._show_whose_numbers()

    @work
    async def action_country(self) -> None:
        """Asks for a country, and keeps it."""
        if await perform(self.app, self.context, partial(country.ask, self.context)):
            self._show_whose_numbers()

    def _show_whose_numbers(self) -> None:
        self.query_one("#whose", Plain).say(self._whose_numbers())
        self.query_one("#country-words", CommandWords).show([COUNTRY])
        self.refresh_bindings()

    @work
    async def action_begin(self) -> None:
        """On to today; this screen is not shown again."""
        await self._keep("welcomed", "yes")
        self.post_message(Go("today", instead=True))

    def action_settings(self) -> None:
        """Opens the settings."""
        self.post_message(Go("settings"))

    @work
    async def action_line(self) -> None:
        """Goes on in plain lines, now and from now on."""
        kept = await self._keep("line_mode", "yes")
        await self._keep("welcomed", "yes")
        words = () if kept else (said.LINES_NOT_KEPT,)
        self.app.exit(AppEnd(line=True, words=words))

    async def _keep(self, key: str, words: str) -> bool:
        try:
            await asyncio.to_thread(self.context.change_setting, key, words)
        except (OSError, SettingError) as error:
            self.notify(explain(error) if isinstance(error, OSError) else str(error), markup=False, timeout=8)
            return False
        return True
