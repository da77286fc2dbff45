"""The keys that work here, and what ptg is and is not."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ptg_cli.sentences import app as said
from ptg_cli.tui.commands import EVERYWHERE, SCROLL_KEYS, Command
from ptg_cli.tui.grid import Column, Row
from ptg_cli.tui.screen_commands import ModalCommands
from ptg_cli.tui.widgets.plain import Plain


class Help(ModalCommands[None]):
    """Lists commands with their keys. A click on one runs it. Any of Esc, F1, ? and q closes it."""

    DEFAULT_CSS = """
    Help .group { color: $dim; margin-top: 1; }
    Help .name { width: 14; }
    Help .about { width: 1fr; color: $dim; margin-right: 2; }
    Help Row .key { color: $ink; text-style: bold; }
    Help .gap { margin-top: 1; }
    Help .part { text-style: bold; }
    Help .hint { color: $dim; margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,question_mark,enter", "close", show=False),
        Binding("j,down", "scroll('down')", show=False),
        Binding("k,up", "scroll('up')", show=False),
        *SCROLL_KEYS,
    ]

    def __init__(self, commands: Sequence[Command], more: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._commands = commands
        self._more = more

    def compose(self) -> ComposeResult:
        """The keys of this screen and those that work everywhere, then what ptg is."""
        lines = [*((one.title, one.about, one.shown) for one in self._commands)]
        lines += [("", about, key) for key, about in self._more]
        everywhere = next((place for place, one in enumerate(self._commands) if one in EVERYWHERE), len(lines))
        groups = {0: said.KEYS_OF_THIS_SCREEN, everywhere: said.KEYS_EVERYWHERE}
        with Column():
            yield Plain(said.KEYS_HERE, classes="title")
            for place, (name, about, key) in enumerate(lines):
                if place in groups:
                    yield Plain(groups[place], classes="group")
                with Row(classes="line", name=str(place)):
                    yield Plain(name, classes="name")
                    yield Plain(about, classes="about")
                    yield Plain(key, classes="right key")
            yield Plain(said.WHAT_PTG_IS, classes="part gap")
            for words in said.ABOUT_PTG:
                yield Plain(words, classes="gap")
            yield Plain(said.HELP_HINT, classes="hint")

    def on_click(self, event: events.Click) -> None:
        """Runs the command under the mouse, back where it belongs."""
        lines = [one for one in event.widget.ancestors_with_self if one.has_class("line")] if event.widget else []
        place = int(lines[0].name or 0) if lines else len(self._commands)
        if place < len(self._commands):
            below = self.app.screen_stack[-2]
            self.dismiss()
            self.app.call_later(below.run_action, self._commands[place].action)

    def action_close(self) -> None:
        """Back to where you were."""
        self.dismiss()
