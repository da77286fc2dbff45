"""The app: opens places, keeps drafts through signals and faults, hides everything at once.

What the first frame does not need is imported where it is used.
"""

import asyncio
import contextlib
import gc
import os
import select
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable
from datetime import datetime
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol, runtime_checkable

from textual import events, on, work
from textual.driver import Driver
from textual.notifications import Notification, SeverityLevel
from textual.screen import Screen

from ptg_cli.context import Context
from ptg_cli.model.visible import visible
from ptg_cli.sentences import app as said
from ptg_cli.settings import THEMES
from ptg_cli.tui import toasts
from ptg_cli.tui.commands import EVERYWHERE, bindings
from ptg_cli.tui.dialogs.hidden import Hidden
from ptg_cli.tui.keys import Keys
from ptg_cli.tui.navigation import LEFT_WITHIN, AppEnd, Go, HungUp, OpenPractice
from ptg_cli.tui.places import screen_of, shows
from ptg_cli.tui.screen_commands import ScreenCommands
from ptg_cli.tui.textual_seams import GuardedApp, drop_greys, is_leaving, notifications, prepare_first_screen
from ptg_cli.tui.themes import theme

if TYPE_CHECKING:
    from ptg_cli.model.practice import Practice

_SIGNALS: Final = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]
_HANG_UP: Final = 1
"""SIGHUP's number, which Windows has no name for."""

_TWICE: Final = 2.0
"""Seconds within which a second ctrl+c leaves."""

_DRAWN_WITHIN: Final = 3.0
"""Seconds that a signal waits for the first frame: what is drawn by halves can't be taken down."""

_DONE_WITHIN: Final = 3.0
"""Seconds that a signal waits for what was typed before it to have its effect."""

_SOON: Final = 0.01
"""Seconds until it is looked again."""

_TOLD: Final = 20
"""How many of the last messages can be read again."""

_AGAIN: Final = 0.2
"""Seconds after which another signal is meant: one and the same end may come as several at once."""


@runtime_checkable
class SteadyingScreen(Protocol):
    """A screen with a session that knows which ways to steady fit. `within` is its entry's id."""

    steady: tuple[str, ...]
    within: str


class PtgApp(GuardedApp[AppEnd]):
    """ptg on a terminal. `start` is where it opens."""

    CSS_PATH = "look.tcss"
    TITLE = "ptg"
    BINDINGS: ClassVar = [
        *bindings(EVERYWHERE),
        ("ctrl+c", "copy_or_leave"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-minute"), (40, "-narrow"), (76, "-medium"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-short"), (22, "-tall"), (30, "-roomy")]
    NOTIFICATION_TIMEOUT = 5.0

    def __init__(self, context: Context, start: Go, *, on_terminal: bool = False) -> None:
        """`on_terminal` true: signals, a window that goes and a terminal's few colours are to be heeded."""
        super().__init__()
        self.context = context
        self._start = start
        self._pressed = float("-inf")
        self._fault: tuple[str, ...] = ()
        self._warned = False
        self._unsaid: list[Notification] | None = None
        self.on_terminal = on_terminal
        self.keys = Keys(self, self._hand)
        self._signalled_at: float | None = None
        self._steadies = False  # true while the ways to steady are being read
        self._noted: list[int] = []
        self._told: deque[tuple[datetime, str]] = deque(maxlen=_TOLD)
        for name in THEMES:
            self.register_theme(theme(name))
        if context.settings.reduce_motion:
            self.animation_level = "none"
        self.theme = context.settings.theme
        self.few_colours = self.no_color or (on_terminal and self.console.color_system == "standard")
        if self.few_colours:  # ours would come out grey, or as the nearest of sixteen, faint on one another
            self.theme = "ansi"
            drop_greys(self)

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, mended where it drives a POSIX terminal."""
        usual = super().get_driver_class()
        if sys.platform != "win32":
            from textual.drivers.linux_driver import LinuxDriver

            if usual is LinuxDriver:
                from ptg_cli.tui.driver import TerminalDriver

                return TerminalDriver
        return usual

    def get_default_screen(self) -> Screen[Any]:
        """The first place is drawn at once, with no empty screen before it."""
        screen = screen_of(self._start.place, self.context, self._start.argument)
        prepare_first_screen(self, screen)
        return screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the first theme, for the moment before the chosen one is in place."""
        return dict(theme(THEMES[0]).variables)

    def refresh_css(self, animate: bool = True) -> None:
        """Draws everything in the colours of the theme. Before there is anything, only takes these colours: the style
        sheets would be read for nothing, and once more for the first screen."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_ready(self) -> None:
        """The first frame is drawn."""
        gc.enable()

    def on_load(self) -> None:
        """From here on, before the terminal is touched, a signal keeps the draft and restores the terminal."""
        if self.on_terminal:
            loop = asyncio.get_running_loop()
            for number in _SIGNALS:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # not every system can
                    loop.add_signal_handler(number, self.signalled, number)
            for number in self._noted:
                self.signalled(number)
            if hasattr(select, "poll"):
                Thread(target=self._watch_terminal, daemon=True).start()

    def note_signal(self, number: int) -> None:
        """A signal came before there is anything to end: it is heeded once there is."""
        self._noted.append(number)

    def on_mount(self) -> None:
        """Says what is wrong with the settings. After Ctrl+Z, all of the screen is drawn anew."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        for problem in self.context.settings_problems:
            self.notify(said.going_on_without(str(problem)), markup=False, timeout=10)
        self.call_after_refresh(self._take_in_leftovers)

    @work(exit_on_error=False)
    async def _take_in_leftovers(self) -> None:
        """Once something is on the screen, takes in what writers that were cut off more than an hour ago left behind,
        and says where that is now."""
        refused: list[OSError] = []
        moved = await asyncio.to_thread(self.context.recovery.sweep, refused.append)
        if moved:
            self.notify(said.left_by_crash(len(moved), str(moved[0][1].parent)), markup=False, timeout=10)
        if refused:
            self.notify(said.LEFT_TO_DOCTOR, markup=False, timeout=10)

    async def on_event(self, event: events.Event) -> None:
        """What is typed waits for its turn: words typed early, or fast, are no commands and are not lost."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.keys.take(event)
        else:
            await super().on_event(event)

    async def _hand(self, event: events.Key | events.Paste) -> None:
        """A key or a paste goes to what has focus."""
        if notifications(self):
            toasts.drop_seen(self)
        await super().on_event(event)

    # Places

    def on_go(self, message: Go) -> None:
        """Opens a place."""
        self.open_place(message.place, message.argument, instead=message.instead)

    def open_place(self, place: str, argument: object = None, *, instead: bool = False) -> None:
        """Opens a place over the present one, or in its stead."""
        screen = screen_of(place, self.context, argument)
        if instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def action_help(self) -> None:
        """The keys that work here."""
        from ptg_cli.tui.dialogs.help import Help

        if isinstance(self.screen, ScreenCommands) and not isinstance(self.screen, Help):
            self.push_screen(Help(self.screen.commands_here()))

    def action_told(self) -> None:
        """What was said at the edge of the screen, to be read again."""
        from ptg_cli.tui.dialogs.told import ToldDialog

        self.push_screen(ToldDialog(self._told))

    def action_command_palette(self) -> None:
        """Everything that can be done here, by name."""
        from ptg_cli.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self.screen, self.context))

    def action_people(self) -> None:
        """People to talk to, over whatever is open."""
        if not shows(self.screen, "people"):
            self.open_place("people")

    @work
    async def action_steady(self) -> None:
        """Runs the way to steady that was chosen once; the first time it offers three."""
        from ptg_cli.library.errors import NoSuchGuide
        from ptg_cli.tui.dialogs.choice import Choice
        from ptg_cli.tui.dialogs.practice import PracticeDialog

        screen = self.screen
        if self._steadies or isinstance(screen, PracticeDialog | Choice):  # it comes, runs, or is on offer, already
            return
        steadying = screen if isinstance(screen, SteadyingScreen) else None
        desk = self.context.practice_desk
        self._steadies = True
        try:
            ways = await asyncio.to_thread(desk.steadying, *([steadying.steady] if steadying else []))
        except NoSuchGuide as gone:
            self.notify(str(gone), markup=False)
            return
        finally:
            self._steadies = False
        chosen = next((way for way in ways if way.slug == desk.steady), None)
        while True:
            if chosen is None:
                place = await self.push_screen_wait(Choice("Steady", [way.title for way in ways]))
                if place is None:
                    return
                chosen = ways[place]
                if not self.context.keeper.leaves_nothing:
                    self._remember_steady(chosen)
            order = OpenPractice(minutes=1.0, no_entry=self.context.keeper.leaves_nothing)
            within = steadying.within if steadying else ""
            still = self.context.settings.reduce_motion
            running = PracticeDialog(self.context, chosen, order, within=within, still=still, others=True)
            if await self.push_screen_wait(running) != "other":
                return
            chosen = None

    @work
    async def _remember_steady(self, chosen: "Practice") -> None:
        """Keeps the way to steady for next time, while it runs."""
        if trouble := await asyncio.to_thread(self.context.practice_desk.remember_steady, chosen):
            self.notify(trouble, markup=False, timeout=8)

    def action_hide(self) -> None:
        """Empties the screen at once, or brings it back."""
        if isinstance(self.screen, Hidden):
            self.screen.dismiss()
        else:
            self._unsaid = [*notifications(self)]
            self.clear_notifications()
            self.push_screen(Hidden(), self._say_unsaid)

    def _say_unsaid(self, _: None) -> None:
        unsaid, self._unsaid = self._unsaid, None
        for each in unsaid or ():
            self.notify(each.message, title=each.title, severity=each.severity, timeout=each.timeout)

    # Leaving

    def action_leave(self) -> None:
        """Leaves at once; what was written is in the draft. Where it can be put nowhere, only a second time leaves."""
        from ptg_cli.sentences.drafts import NOT_KEPT

        words = self._cut_short()
        trouble = self.context.keeper.trouble
        if trouble and not self._warned:
            self._warned = self._unsaid is None  # while the screen is hidden nobody hears it
            self.notify(said.leaves_without(str(trouble), NOT_KEPT), markup=False, timeout=8)
            return
        self.exit(AppEnd(words=words))

    def action_copy_or_leave(self) -> None:
        """Copies what is selected; else the second press within two seconds leaves."""
        if self.screen.get_selected_text():
            self.screen.action_copy_text()
            return
        now = time.monotonic()
        if now - self._pressed <= _TWICE:
            self.action_leave()
            return
        self._pressed = now
        self.notify(said.PRESS_AGAIN, markup=False)

    def signalled(self, number: int) -> None:
        """A signal came: what was typed before it still has its effect, the draft is kept, the terminal restored, and
        the exit code says which signal. Another one later waits for nothing."""
        now, first = time.monotonic(), self._signalled_at
        if first is None:
            self._signalled_at = now
            self._end_once_done(number)
        elif now - first > _AGAIN and self.keys.is_drawn and not is_leaving(self):
            self._end(number)

    def _end_once_done(self, number: int) -> None:
        if is_leaving(self) or self._signalled_at is None:
            return
        waited = time.monotonic() - self._signalled_at
        if self.keys.are_done or waited > (_DONE_WITHIN if self.keys.is_drawn else _DRAWN_WITHIN):
            self._end(number)
        else:
            asyncio.get_running_loop().call_later(_SOON, self._end_once_done, number)

    def _end(self, number: int) -> None:
        try:
            words = self._cut_short()
        except Exception as error:
            from ptg_cli.desk.errors import own_fault

            words = (own_fault(error),)
        self.exit(AppEnd(code=128 + number, words=words), return_code=128 + number)

    def _cut_short(self) -> tuple[str, ...]:
        """Keeps everything there is, words that were typed and wait for their turn too. What has to be said of it."""
        if words := self.keys.words().strip():
            self.context.keeper.hold("line", words)
        return self.context.keeper.cut_short()

    def _watch_terminal(self) -> None:
        """Waits for the terminal to go, in a thread that does nothing else. A program that doesn't lead its session
        gets no signal then: reading keys would spin, and drawing would wait for ever. Some systems never say so here:
        there the end of the input does."""
        watching = select.poll()
        watching.register(sys.__stdin__.fileno(), 0)  # type: ignore[union-attr]
        gone = any(seen & select.POLLHUP for _, seen in watching.poll())
        if gone and self.post_message(HungUp()):
            time.sleep(LEFT_WITHIN)
            os._exit(128 + _HANG_UP)

    @on(HungUp)
    def _hung_up(self) -> None:
        if self._signalled_at is None:
            self.signalled(_HANG_UP)

    def panic(self, *renderables: Any) -> None:
        """The keys can't be read any more. The draft is kept; the traceback that Textual gives is not shown."""
        words = (said.KEYS_GONE, *self._cut_short())
        self.exit(AppEnd(code=1, words=words), return_code=1)

    def on_app_blur(self, event: events.AppBlur) -> None:
        """Another window has the keys now: a good moment to keep the draft."""
        self.context.keeper.soon()

    # Faults

    def caught(self, error: Exception) -> None:
        """A fault of ptg's own. The draft is kept; what is said of it holds none of the person's words."""
        from ptg_cli.desk.errors import own_fault
        from ptg_cli.sentences.drafts import NOT_KEPT

        first = self._fault or (own_fault(error, kept=""),)
        try:
            self._fault = (*first, *self._cut_short())
        except Exception as second:
            self._fault = (*first, said.kept_before(own_fault(second, kept=""), NOT_KEPT))

    @property
    def fault(self) -> tuple[str, ...]:
        """What went wrong in ptg itself, and what is kept, in sentences; none where nothing did."""
        return self._fault

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Says something at the edge of the screen, as it is: never markup, and harmless whatever it holds. While the
        screen is hidden it waits."""
        if self._unsaid is not None:
            waits = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
            self._unsaid.append(Notification(message, title, severity, waits))
            return
        self._told.append((self.context.civil_now(), visible(message)))
        if timeout is None:
            toasts.drop_passing(self)
        super().notify(visible(message), title=title, severity=severity, timeout=timeout, markup=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[Any]:
        """None of Textual's own: one of them writes the screen to the disk."""
        return ()


def run(context: Context, start: Go, *, mouse: bool = True) -> AppEnd:
    """Runs the app to its end. `mouse` false leaves the mouse to the terminal."""
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)  # Textual takes an empty one for a wish; the standard does not
    app = PtgApp(context, start, on_terminal=True)
    for number in _SIGNALS:  # until the app can hear them itself
        signal.signal(number, lambda number, _: app.note_signal(number))
    parting = app.run(mouse=mouse)
    if app.fault:
        return AppEnd(code=1, words=app.fault)
    return parting or AppEnd(code=app.return_code or 0)
