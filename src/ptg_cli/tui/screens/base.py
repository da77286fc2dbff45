"""What every whole screen has: its commands, and the line at the bottom that names them."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import events, on
from textual.screen import ModalScreen
from textual.worker import Worker, WorkerState, get_current_worker

from ptg_cli.tui import toasts
from ptg_cli.tui.commands import HELP, PEOPLE, Command
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screen_commands import ScreenCommands
from ptg_cli.tui.textual_seams import ClosingScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.words import CommandWords

T = TypeVar("T")


class PtgScreen(ScreenCommands, ClosingScreen[T]):
    """A whole screen with its bottom line, which ends with the way back and with `ALWAYS`, whatever room there is."""

    ALWAYS: ClassVar[tuple[Command, ...]] = (PEOPLE, HELP)
    NEAR: ClassVar[tuple[Command, ...]] = ()
    """What stands right behind the first command of the bottom line, so that a narrow window still has it."""

    def on_mount(self) -> None:
        """Keeps the bottom line true for what has focus."""
        self.bindings_updated_signal.subscribe(self, lambda _: self.refresh_foot())
        self.call_after_refresh(self.refresh_foot)

    @on(events.Resize)
    def _stand_on_grid(self) -> None:
        """The bottom line and what is said fit the window."""
        for foot in self.query(CommandFoot):
            foot.fit()
            self.call_after_refresh(foot.refresh)
        self.call_after_refresh(toasts.stand_on_grid, self)

    def on_screen_suspend(self) -> None:
        """What was said here is over once another screen is shown. A small window only lies over this one."""
        if not isinstance(self.app.screen, ModalScreen):
            toasts.drop_seen(self.app, with_screen=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of our own in a thread is said, never swallowed; what was written is safe in its draft."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            from ptg_cli.desk.errors import own_fault

            self.notify(own_fault(event.worker.error), markup=False, timeout=12)

    def on_key(self, event: events.Key) -> None:
        """A digit that nothing took is for the number that is asked for, whatever has the keys."""
        if event.character and event.character in "0123456789":
            from ptg_cli.tui.widgets.scale import Scale  # the first frame has none

            for scale in self.query(Scale):
                event.stop()
                self.set_focus(scale)
                scale.press(event.character)
                return

    def show_newest(self, show: Callable[..., object], *found: object) -> None:
        """Called in the thread of a worker that reads: shows what it found, unless a newer one has begun since. A
        thread can't be stopped, and what was read before a change must not be drawn over what was read after it."""
        if not get_current_worker().is_cancelled:
            self.call_later(show, *found)

    def action_go(self, place: str) -> None:
        """To another place, by its name in `capabilities`."""
        self.post_message(Go(place))

    async def go_back(self, *, out: bool = False) -> None:
        """Where you were. From the place that ptg was opened with: today, or with `out` the shell."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        elif out:
            await self.run_action("app.leave")
        else:
            self.post_message(Go("today", instead=True))

    def refresh_foot(self) -> None:
        """Shows the commands that work now in the bottom line, but for those that a row of words above it names."""
        foot = self.query_one(CommandFoot)
        above = {command.name for words in self.query(CommandWords) for command in words.shown}
        shown = [
            command
            for command in self.commands_here()
            if command.footer and command not in self.ALWAYS and command.name not in above
        ]
        out = [command for command in shown if "escape" in command.keys.split(",")][:1]
        others = [command for command in shown if command not in (*out, *self.NEAR)]
        near = [command for command in self.NEAR if command in shown]
        foot.show([*others[:1], *near, *others[1:]], (*out, *self.ALWAYS))
