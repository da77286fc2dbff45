"""Settings: rows to change, then what ptg keeps and where it is."""

from pathlib import Path
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content

from ptg_cli.model.visible import one_line
from ptg_cli.sentences import settings as said
from ptg_cli.settings import Settings
from ptg_cli.talks.turns import Browse
from ptg_cli.tui.commands import Command
from ptg_cli.tui.grid import Column
from ptg_cli.tui.screens.talk import TalkScreen
from ptg_cli.tui.talks import wear_look
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows
from ptg_cli.tui.widgets.words import CommandWords

SCROLL = Command("scroll", "pagedown,space", "page down", "scroll('page_down')", "more", said.SCROLL_ABOUT)

_LABELS: Final = 22
"""Cells of the column of labels."""


class SettingsScreen(TalkScreen):
    """Each row shows its value in words. What is changed is seen at once."""

    DEFAULT_CSS = """
    SettingsScreen Rows { margin: 1 -2 1 0; max-height: 100%; }
    SettingsScreen #row-about { color: $dim; height: 2; margin-bottom: 1; }
    SettingsScreen CommandWords, SettingsScreen #below { display: none; }
    SettingsScreen .heading { color: $dim; text-style: bold; }
    SettingsScreen .quiet { color: $dim; margin-bottom: 1; }
    SettingsScreen .where { height: auto; color: $dim; }
    SettingsScreen .where .what { width: 22; }
    SettingsScreen .where .path { width: 1fr; }
    """

    AUTO_FOCUS = ""
    HERE: ClassVar = (SCROLL,)
    _shown: Settings | None = None
    BINDINGS: ClassVar = [
        # The list would take these for itself; so few rows need no pages.
        Binding("pagedown,space", "scroll('page_down')", show=False, priority=True),
        Binding("pageup", "scroll('page_up')", show=False, priority=True),
    ]

    def compose(self) -> ComposeResult:
        """The rows, a sentence about the marked one, then what is kept and where."""
        context = self.context
        with Column():
            yield Plain(id="title", classes="title")
            yield Plain(id="about", classes="dim")
            yield Rows(at_once=True)
            yield Plain(id="below")
            yield Plain(id="row-about")
            yield CommandWords(())
            yield Plain(said.WHAT_IS_KEPT, classes="heading")
            for words in said.KEPT:
                yield Plain(words, classes="quiet")
            yield Plain(said.WHERE_FILES_ARE, classes="heading")
            for what, path in (
                ("pages", context.places.journal),
                ("drafts", context.places.drafts),
                (said.RESCUED_PIECES, context.places.recovery),
                ("settings", context.config_path),
                (said.YOUR_OWN_GUIDES, context.own_content / "guides"),
            ):
                with Horizontal(classes="where"):
                    yield Plain(what, classes="what")
                    yield Plain(_short(path), classes="path")
        yield CommandFoot()

    def show(self, turn: Browse) -> None:
        """Draws the rows, and what the settings mean for the screen right now."""
        before, self._shown = self._shown or self.context.settings, self.context.settings
        wear_look(self.app, self._shown.theme)
        if self._shown.reduce_motion != before.reduce_motion:
            self.app.animation_level = "none" if self._shown.reduce_motion else "full"
        super().show(turn)

    def drawn(self, place: int) -> Content:
        """A row: its number, what it is, its value."""
        assert self.turn is not None
        row = self.turn.rows[place]
        return plain(f"{place + 1:>2}  {row.label:<{_LABELS - 3}}") + plain(one_line(row.value))

    def on_key(self, event: events.Key) -> None:
        """A digit only marks its row: nothing changes before Enter."""
        digit = int(event.character) if event.character and event.character.isdecimal() else 0
        if self.turn is not None and 1 <= digit <= len(self.turn.rows):
            event.stop()
            event.prevent_default()
            self.query_one(Rows).highlighted = digit - 1

    def own_commands(self) -> list[Command]:
        """What can be done with the marked row, and what stands below."""
        found = super().own_commands()
        return [*(one for one in found if one.footer), *self.HERE, *(one for one in found if not one.footer)]


def _short(path: Path) -> str:
    """A path, the person's own folder said as ~."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
