"""Every private name of Textual that ptg needs, each behind a function or a base class that says what it is for.

Textual promises nothing about names that begin with an underscore: they may change in any release. So they stand here
and nowhere else, and pyproject.toml holds Textual to the minor version these were tested with.
`tests/tui/test_textual_seams.py` has a canary for each, which says what of ptg would break, and it fails where another
file uses such a name.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.filter import Monochrome, NoColor
from textual.geometry import Region, Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import Prune
from textual.notifications import Notification, Notifications
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker

if TYPE_CHECKING:
    from textual._queue import Queue
    from textual.widgets import TextArea
else:
    TextArea = object  # the first frame has none, and importing it takes a twentieth of the time until then

Result = TypeVar("Result")
"""What an app returns at its end."""

Closed = TypeVar("Closed")
"""What a screen closes with."""

# What is going on: `tui/keys.py` hands out what is typed by these


def is_leaving(app: App[Any]) -> bool:
    """True once the app was told to end. Without it keys would go on being handed to an app that ends, and a second
    signal would start the end once more."""
    return app._exit


def is_closing(pump: MessagePump) -> bool:
    """True for a widget that is being taken away: it will handle no more messages. Without it a widget that went before
    it was mounted would be waited for, and what is typed would wait with it."""
    return pump._closing


def has_messages(app: App[Any]) -> bool:
    """True while the app has a message to handle. It may have looked at the next one already, and holds that outside
    its queue. Without it a key would be handed out before what the last one asked for had begun."""
    return not app._message_queue.empty() or app._pending_message is not None


def rests(pump: MessagePump) -> bool:
    """True where a screen or a widget has handled all its messages and waits for the next, or will never have another.
    One that is not mounted yet doesn't wait for any. Without it words typed right after Enter would go to the question
    that Enter ended."""
    queue: Queue[Message | None] = pump._message_queue
    return pump._closing or (queue.empty() and bool(queue.ready_event._waiters))


def is_threaded(worker: Worker[Any]) -> bool:
    """True for a worker that runs in a thread: keys don't wait for those. Without it one slow look at the disk would
    hold all keys back until it is done."""
    return worker._thread_worker


def once_after(pump: MessagePump, seconds: float, do: Callable[[], object]) -> Timer:
    """Calls a function of a widget, a screen or the app once, so many seconds from now. Textual's own `set_timer` lets
    the call go where the process has to wait for a processor longer than these seconds just as the timer begins.
    Without it what is typed would wait for ever, or a breath stand still."""
    timer = pump.set_timer(seconds, do)
    timer._skip = False
    return timer


async def run_binding(app: App[Any], key: str, *, priority: bool) -> bool:
    """Runs what a key is bound to, and types nothing into what has focus. `priority` true: among the bindings that come
    before all others. False where nothing was bound. Without it F2 pressed in the middle of words that still wait
    would wait behind them."""
    return await app._check_bindings(key, priority)


def has_binding(widget: Widget, key: str) -> bool:
    """True where a widget itself does something with this key. Without it the bottom line would promise for Enter what
    the screen does, and not what the list that has focus does."""
    return bool(widget._bindings.key_to_bindings.get(key))


# What is said at the edge of the screen


def notifications(app: App[Any]) -> Notifications:
    """What stands at the edge of the screen now. Without it passing words would pile up, stand over the caret, and stay
    to be read while the screen is hidden."""
    return app._notifications


def take_back(app: App[Any], notification: Notification) -> None:
    """Takes one of them away. Without it passing words would pile up over what is being written."""
    app._unnotify(notification)


# How the app looks and begins


def drop_greys(app: App[Any]) -> None:
    """Where the person wants no colour, leaves it to the terminal's own foreground and background. Textual would draw
    shades of grey instead, which a terminal of few colours shows faint on one another."""
    app._filters = [NoColor() if isinstance(each, Monochrome) else each for each in app._filters]


def prepare_first_screen(app: App[Any], screen: Screen[Any]) -> None:
    """Does for the screen an app begins with what Textual does only for screens that are pushed. Without it the first
    screen would have none of its own style, and opening another in its stead would end the app."""
    app._load_screen_css(screen)
    screen._push_result_callback(screen, None)


class GuardedApp(App[Result]):
    """An app that says itself what is said of its faults."""

    def caught(self, error: Exception) -> None:
        """A fault that nothing handled; the app ends after this. Without it Textual prints a traceback with the values
        of local variables, which hold what the person wrote, and the draft is not kept."""
        raise NotImplementedError

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:  # the first is what a test sees
            self._exception = error
            self._exception_event.set()
        self.caught(error)
        self._close_messages_no_wait()


class ClosingScreen(Screen[Closed]):
    """A screen that closes once, never begins once it is closed, and is not drawn on while it goes. A click on what has
    just gone does nothing to it."""

    _has_closed = False

    def dismiss(self, result: Closed | None = None) -> AwaitComplete:
        """Closes with a result. A second click or key that was on its way to it closes nothing more. Without this a
        double click on a window ends the app."""
        if self._has_closed:
            return AwaitComplete()
        closing = super().dismiss(result)
        self._has_closed = True
        return closing

    async def on_prune(self, event: Prune) -> None:
        """It is being taken away: its workers end before its widgets go. Textual, whose own handler comes after this
        one, ends them later. Without this one that waited for the disk meanwhile would draw on a widget that is not
        there, and that ends the app with a fault."""
        self.workers.cancel_node(self)

    async def _dispatch_message(self, message: Message) -> None:
        """Lets go of what begins a screen where it was closed, or the app ended, before it came: two keys may come at
        once. Without this it would look for a widget that is not there, and that ends the app with a fault."""
        if isinstance(message, events.Mount | events.ScreenResume) and (self._pruning or not self.is_attached):
            return
        await super()._dispatch_message(message)

    def _forward_event(self, event: events.Event) -> None:
        """Lets go of a press of the mouse on something that is still drawn and was taken away just now. Without this it
        ends the app."""
        if isinstance(event, events.MouseDown):
            widget, _ = self.get_widget_and_offset_at(event.x, event.y)
            if widget is not None and widget is not self and widget.parent is None:
                return  # Textual asks where its parent stands
        super()._forward_event(event)


class HangingRoom(Region):
    """A region that is drawn in as a whole, and in which only the middle is laid out."""

    @property
    def size(self) -> Size:
        """The size of what is laid out."""
        return Size(self.width - 2 * HANGS, self.height)

    @property
    def reset_offset(self) -> Region:
        """What is laid out, at the origin."""
        return Region(0, 0, *self.size)


HANGS: Final = 2
"""Cells for which something may hang over the edge of what it stands in."""


class HangingContainer(Widget):
    """Stands behind a container among the bases of one whose widgets may be drawn beyond its edges: the mark of a word
    that begins on the edge, the edge of a marked row and the bar that says how far a list is scrolled. Without it they
    would be cut off, and nothing could both begin on the edge and have air around it while it is marked."""

    def _get_scrollable_region(self, region: Region) -> Region:
        x, y, width, height = super()._get_scrollable_region(region)
        return HangingRoom(x - HANGS, y, width + 2 * HANGS, height)

    @property
    def max_scroll_x(self) -> int:
        """Nothing scrolls sideways, although something hangs over."""
        return 0


class SizedTextArea(TextArea):
    """Stands before `TextArea` among the bases of one that says when it is about to measure itself anew."""

    def before_sizing(self) -> None:
        """Its text has changed and the caret has not followed yet. Without it a text that got shorter than where the
        caret stood ends the app."""

    def _refresh_size(self) -> None:
        self.before_sizing()
        super()._refresh_size()


# The terminal

PASTE_BEGINS: Final = BRACKETED_PASTE_START
"""What a terminal sends before a paste. Without the two a paste would be typed, and its lines would press Enter."""

PASTE_ENDS: Final = BRACKETED_PASTE_END
"""What a terminal sends after a paste."""


class SequenceParser(XTermParser):
    """Textual's reader of what a terminal sends, with what ptg has to know and to mend of it."""

    def keys_of(self, sequence: str, alt: bool) -> Iterable[events.Key]:
        """The keys that a sequence of characters stands for; `alt` true where Escape came before it. Without it one
        sequence by the number of a character that doesn't exist would end the thread that reads keys."""
        return super()._sequence_to_key_events(sequence, alt)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        return self.keys_of(sequence, alt)

    @property
    def has_half_a_key(self) -> bool:
        """True while the rest of a sequence is waited for. Without it Escape before a paste would wait and then be read
        as a part of it."""
        return self._timeout_time is not None

    def end_half_a_key(self) -> Iterator[Message]:
        """What is there of a key, as all there will be of it. Without it Escape with words right behind would be a
        sequence that nobody knows, and the words would be lost."""
        self._timeout_time = 0.0
        yield from super().tick()


if sys.platform != "win32":
    from textual.drivers.linux_driver import LinuxDriver

    class ContinuedDriver(LinuxDriver):
        """Textual's driver of a POSIX terminal, which says when the program goes on after it was stopped."""

        def continued(self) -> None:
            """The program goes on; Textual takes the terminal up again, whether or not it ever gave it away. Without it
            a program that was stopped from outside has two threads reading its keys, and never ends."""
            super()._sigcont_application()

        def _sigcont_application(self, *_: object) -> None:
            self.continued()

        @property
        def holds_terminal(self) -> bool:
            """True where the program was stopped without giving the terminal away, as SIGSTOP does. Without it the
            terminal would be taken up twice, or not at all."""
            return self._auto_restart and not self._must_signal_resume

        def draw_anew(self) -> None:
            """All of the screen is to be drawn once the terminal is taken up, as after Ctrl+Z. Without it the screen
            would stay as the shell left it."""
            self._must_signal_resume = True
