"""The palette: everything ptg can do, found by its name or by another word for it."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.types import IgnoreReturnCallbackType
from textual.widgets import Input

from ptg_cli.capabilities import ABSENT, CAPABILITIES, Absent, fit
from ptg_cli.sentences import app as said
from ptg_cli.tui.commands import EVERYWHERE, Command
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screen_commands import ScreenCommands
from ptg_cli.tui.textual_seams import ClosingScreen

_HARMLESS: Final = "[^\x00-\x1f\x7f-\x9f]*"


class PaletteWindow(CommandPalette, ClosingScreen[Any]):
    """The window to look for it in. A paste with control characters is refused: it would reach the terminal."""

    def __init__(self) -> None:
        super().__init__(placeholder=said.WHAT_DO_YOU_LOOK_FOR)

    def on_mount(self) -> None:
        """Nothing but words goes into the line."""
        self.query_one(Input).restrict = _HARMLESS


class Commands(Provider):
    """Every command that works here, the places there are, and those of the command line by name."""

    async def discover(self) -> Hits:
        """All of them."""
        for title, about, _, run in self._all():
            yield DiscoveryHit(title, run, help=about)

    async def search(self, query: str) -> Hits:
        """Those that hold every word typed: in their name, else as the beginning of a word in what they say or of
        another word for them."""
        wanted = query.casefold().split()
        for title, about, other_words, run in self._all():
            fits = max(fit(title, wanted), fit(f"{title} {about} {other_words}", wanted) / 2)
            if fits:
                yield Hit(fits, title, run, help=about)
        for absent in ABSENT:
            if fits := fit(f"{absent.label} {absent.words}", wanted) / 4:
                yield Hit(fits, said.not_in_ptg(absent.label), partial(self._tell_absent, absent), help=absent.said)

    def _tell_absent(self, absent: Absent) -> None:
        """Says what there is instead, and opens the nearest thing."""
        if absent.near:
            self.app.post_message(Go(absent.near))
        self.app.notify(absent.said, markup=False, timeout=8)

    def _all(self) -> Iterator[tuple[str, str, str, IgnoreReturnCallbackType]]:
        here = self.screen.commands_here(by_key=False) if isinstance(self.screen, ScreenCommands) else list(EVERYWHERE)
        named = set()
        for command in here:
            named.add(command.label)
            shown = f"{command.label.capitalize()}  ({command.shown})"
            yield shown, command.about, command.words, self._runner(command)
        for one in CAPABILITIES:
            if one.on_screen and one.label and one.label not in named and isinstance(self.screen, ScreenCommands):
                yield one.label.capitalize(), one.about, one.words, partial(self.app.post_message, Go(one.name))
        yield said.LAST_MESSAGES, said.LAST_MESSAGES_ABOUT, said.LAST_MESSAGES_WORDS, self._tell_again
        for one in CAPABILITIES:
            if one.example:
                tell = partial(self.app.notify, said.in_the_shell(one.example), markup=False, timeout=8)
                yield one.example, one.about, one.words, tell

    async def _tell_again(self) -> None:
        await self.app.run_action("told")

    def _runner(self, command: Command) -> IgnoreReturnCallbackType:
        async def run() -> None:
            await self.screen.run_action(command.action)

        return run
