"""What is said at the edge of the screen: one passing word at a time, never where the caret is, and not for longer than
until the next key."""

from time import time
from typing import Any, Final

from textual.app import App
from textual.widgets import Input

from ptg_cli.sentences import app as said
from ptg_cli.tui.textual_seams import SizedTextArea, notifications, take_back

ABOVE = "-toasts-above"
"""On a screen whose toasts stand at the top."""


def drop_passing(app: App[Any]) -> None:
    """Takes away what stands for a moment only. What has a time of its own stays: it has to be read."""
    for each in [each for each in notifications(app) if each.timeout <= app.NOTIFICATION_TIMEOUT]:
        take_back(app, each)


SEEN_AFTER: Final = 1.0
"""Seconds for which a passing word stands whatever is pressed: keys that were on their way take none away."""


def drop_seen(app: App[Any]) -> None:
    """Takes away the passing words that have been seen, as the next key goes to what has focus: whoever presses it is
    further on, and may be writing where they stand."""
    for each in [each for each in notifications(app) if each.timeout <= app.NOTIFICATION_TIMEOUT]:
        if time() - each.raised_at >= SEEN_AFTER:
            take_back(app, each)


def place(app: App[Any]) -> None:
    """Puts toasts at the edge that is further from the caret."""
    typing = isinstance(app.focused, Input | SizedTextArea)
    app.screen.set_class(typing and app.cursor_position.y >= app.size.height // 2, ABOVE)


def tell_dropped(app: App[Any], count: int) -> None:
    """Says that so many characters were not taken into a text."""
    app.notify(said.stayed_out(count), markup=False)
