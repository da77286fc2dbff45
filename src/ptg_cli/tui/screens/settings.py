"""Settings: six rows to change, then what ptg keeps and where it is."""

import asyncio
from pathlib import Path
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.settings import Preference, change, next_value, preferences
from ptg_cli.library.library import prompts_folder
from ptg_cli.model.visible import one_line
from ptg_cli.settings import FIELDS, SettingError
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.screens.base import Column, PtgScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows

CHANGE = Command("change", "", "enter", "change", "change", "Change the marked setting. Its number does so at once.")
CYCLE = Command("cycle", "right", "left, right", "cycle(1)", "others", "The next value, or the one before.")
RIGHT_COUNTRY = Command("right-country", "y", "y", "right_country", "right country", "Keep the country of the clock.")
COUNTRY = Command("country", "c", "c", "country", "country", "Say which country you are in.", footer=False)
SCROLL = Command("scroll", "pagedown,space", "page down", "page('down')", "more", "What is kept, and where.")
BACK = Command("back", "escape,q", "Esc", "back", "back", "Back to where you were.")

_LABELS: Final = 22
"""Cells of the column of labels."""

_ASKED: Final = {
    "country": ("Which country?", "A name or a code, such as NZ. Nothing typed means none."),
    "day_starts_at": ("When does your day turn?", "A time, such as 04:00. Esc leaves it as it was."),
    "avoid": ("Spare you what?", "Any of sight, breath, stillness, body. Nothing typed spares nothing."),
    "leave_out": ("Pass over which parts?", "Such as belly, throat. Nothing typed leaves none out."),
    "editor": ("Which editor?", "A command, such as nano. Nothing typed leaves it to $VISUAL and $EDITOR."),
}

KEPT: Final = (
    "Every page is a plain text file. Changing one keeps the text before. A deleted one waits in the trash until "
    "you empty it. While you write there is a draft, on this computer only.",
    "Nothing is locked: whoever can open this login can read it. Nothing is sent anywhere.",
)


class SettingsScreen(PtgScreen[None]):
    """Each row shows its value in words. A change is kept at once."""

    DEFAULT_CSS = """
    SettingsScreen Rows { margin: 1 0; }
    SettingsScreen #about { padding: 0 1; height: 2; margin-bottom: 1; }
    SettingsScreen .heading { color: $dim; text-style: bold; padding: 0 1; }
    SettingsScreen .quiet { color: $dim; padding: 0 1; margin-bottom: 1; }
    SettingsScreen .where { height: auto; color: $dim; padding: 0 1; }
    SettingsScreen .where .what { width: 22; }
    SettingsScreen .where .path { width: 1fr; }
    """

    AUTO_FOCUS = ""
    HERE: ClassVar = (CHANGE, BACK, RIGHT_COUNTRY, CYCLE, SCROLL, COUNTRY)
    BINDINGS: ClassVar = [
        *bindings((CYCLE, BACK, RIGHT_COUNTRY, COUNTRY)),
        Binding("left", "cycle(-1)", show=False),
        # The list would take these for itself; six rows need no pages.
        Binding("pagedown,space", "page('down')", show=False, priority=True),
        Binding("pageup", "page('up')", show=False, priority=True),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._rows: list[Preference] = []

    def compose(self) -> ComposeResult:
        """The rows, a sentence about the marked one, then what is kept and where."""
        context = self.context
        with Column():
            yield Plain("Settings", classes="title")
            yield Rows(at_once=True)
            yield Plain(id="about", classes="dim")
            yield Plain("What is kept", classes="heading")
            for words in KEPT:
                yield Plain(words, classes="quiet")
            yield Plain("Where files are", classes="heading")
            for what, path in (
                ("pages", context.places.journal),
                ("drafts", context.places.drafts),
                ("rescued pieces", context.places.recovery),
                ("settings", context.config_path),
                ("your own guides", context.own_content / "guides"),
            ):
                with Horizontal(classes="where"):
                    yield Plain(what, classes="what")
                    yield Plain(_short(path), classes="path")
        yield CommandFoot()

    def on_mount(self) -> None:
        """The first row is marked."""
        super().on_mount()
        self._show()
        self.query_one(Rows).focus(scroll_visible=False)

    def _show(self) -> None:
        """Draws the rows anew; the marked one stays marked."""
        rows = self.query_one(Rows)
        self._rows = preferences(self.context.settings, prompts_folder(), self.context.country_of_clock)
        for place, row in enumerate(self._rows):
            if place < rows.option_count:
                rows.replace_option_prompt_at_index(place, _drawn(place + 1, row))
            else:
                rows.add_option(Option(_drawn(place + 1, row)))
        rows.highlighted = rows.highlighted or 0
        self._tell()

    @property
    def _marked(self) -> Preference:
        return self._rows[self.query_one(Rows).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        """Says what the marked row is for."""
        row = self._marked
        proposal = " y keeps it, c is another." if row.proposed else ""
        self.query_one("#about", Plain).say(row.about + proposal)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Left and right are for settings with a few values; a country can be kept while one is proposed."""
        if action == "right_country":
            return any(row.proposed for row in self._rows)
        return action != "cycle" or (bool(self._rows) and self._marked.cycles)

    def on_key(self, event: events.Key) -> None:
        """A digit goes to its row and changes it."""
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= len(self._rows):
            event.stop()
            self.query_one(Rows).highlighted = int(event.character) - 1
            self.action_change()

    @on(OptionList.OptionSelected)
    def action_change(self) -> None:
        """Changes the marked setting: to its next value, or by asking."""
        if self._marked.cycles:
            self.action_cycle(1)
        else:
            self._ask(self._marked)

    @work
    async def action_cycle(self, by: int) -> None:
        """Takes the next value, or the one before, and shows it at once."""
        key = self._marked.key
        await self._keep(key, next_value(self.context.settings, key, by))

    @work
    async def _ask(self, row: Preference) -> None:
        question, hint = _ASKED[row.key]
        settings = self.context.settings
        present = row.value if row.key == "country" and settings.country else _present(settings, row.key)
        while (words := await self.app.push_screen_wait(Ask(question, present, hint))) is not None:
            if await self._keep(row.key, words):
                return
            present = words

    async def _keep(self, key: str, words: str) -> bool:
        """Keeps a value. Where that can't be, says why; false only where other words may do."""
        try:
            said = await asyncio.to_thread(change, key, words, prompts_folder(), self.context.change_setting)
        except SettingError as problem:
            self.notify(str(problem), markup=False, timeout=8)
            return False
        except OSError as error:
            self.notify(f"{explain(error)} Not kept.", markup=False, timeout=8)
            return True
        if said:
            self.notify(said, markup=False, timeout=8)
        self._live(key)
        self._show()
        return True

    def _live(self, key: str) -> None:
        """What a change does to the screen right now."""
        if key == "theme" and not getattr(self.app, "few_colours", False):
            self.app.theme = self.context.settings.theme
        elif key == "reduce_motion":
            self.app.animation_level = "none" if self.context.settings.reduce_motion else "full"

    @work
    async def action_right_country(self) -> None:
        """Keeps the country of the clock."""
        row = next(row for row in self._rows if row.proposed)
        await self._keep(row.key, row.proposed)

    def action_country(self) -> None:
        """Asks for a country."""
        self.query_one(Rows).highlighted = next(at for at, row in enumerate(self._rows) if row.key == "country")
        self._ask(self._marked)

    def action_page(self, where: str) -> None:
        """Scrolls what stands below."""
        getattr(self.query_one(Column), f"scroll_page_{where}")(animate=False)

    def action_back(self) -> None:
        """Back to where you were."""
        self.dismiss(None)


def _present(settings: object, key: str) -> str:
    """A setting as it would be typed."""
    return FIELDS[key].shown(getattr(settings, key))


def _drawn(number: int, row: Preference) -> Content:
    """A row: its number, what it is, its value."""
    return plain(f"{number}  {row.label:<{_LABELS - 3}}") + plain(one_line(row.value))


def _short(path: Path) -> str:
    """A path, the person's own folder said as ~."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
