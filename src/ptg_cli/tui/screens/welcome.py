"""The first screen anyone sees: what this is, what it is not, and one key for plain lines."""

from typing import ClassVar

from textual.app import ComposeResult

from ptg_cli.context import Context
from ptg_cli.desk.explaining import explain
from ptg_cli.settings import SettingError
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.going import Go, Parting
from ptg_cli.tui.screens.base import Column, PtgScreen
from ptg_cli.tui.widgets.foot import Foot
from ptg_cli.tui.widgets.plain import Plain
from ptg_cli.tui.widgets.words import Words

BEGIN = Command("begin", "enter", "enter", "begin", "begin", "On to today.")
PEOPLE_FIRST = Command("people-first", "", "F3", "app.people", "people", "People to talk to, with numbers.")
SETTINGS = Command("settings", "s", "s", "settings", "settings", "Country, look, motion and more.")
PLAIN_LINES = Command("line", "l", "l", "line", "plain lines", "Everything as plain lines, for screen readers.")
QUIT = Command("quit", "q", "q", "app.leave", "leave", "Leave ptg.")

SAID = (
    "ptg asks one question at a time. Answer in a word, in a page, or not at all. Leave whenever you like.",
    "It is self-help. It cannot answer you, and it is not care. F3 shows people to talk to.",
    "What you write becomes plain files on this computer. Nothing is locked yet: whoever can open this login can "
    "read it.",
    "With a screen reader, press l. Everything then comes as plain lines, one below the other.",
)


class WelcomeScreen(PtgScreen[None]):
    """Shown once, before today. It asks for nothing."""

    DEFAULT_CSS = """
    WelcomeScreen .said { margin-top: 1; }
    WelcomeScreen Words { margin-top: 2; }
    """

    HERE: ClassVar = (BEGIN, SETTINGS, PLAIN_LINES, QUIT)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        """A few sentences and the ways on."""
        with Column():
            yield Plain("Good that you are here.", classes="title")
            for words in SAID:
                yield Plain(words, classes="said")
            yield Words([BEGIN, PEOPLE_FIRST, SETTINGS, PLAIN_LINES])
        yield Foot()

    def on_mount(self) -> None:
        """Enter begins."""
        super().on_mount()
        self.query_one(Words).focus()

    def action_begin(self) -> None:
        """On to today; this screen is not shown again."""
        self._keep("welcomed", "yes")
        self.post_message(Go("today", instead=True))

    def action_settings(self) -> None:
        """Opens the settings."""
        self.post_message(Go("settings"))

    def action_line(self) -> None:
        """Goes on in plain lines, now and from now on."""
        kept = self._keep("line_mode", "yes")
        self._keep("welcomed", "yes")
        words = () if kept else ("That could not be kept for next time. `ptg --line` does it each time.",)
        self.app.exit(Parting(line=True, words=words))

    def _keep(self, key: str, words: str) -> bool:
        try:
            self.context.change_setting(key, words)
        except (OSError, SettingError) as error:
            self.notify(explain(error) if isinstance(error, OSError) else str(error), markup=False, timeout=8)
            return False
        return True
