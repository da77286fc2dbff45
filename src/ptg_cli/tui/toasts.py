"""What is said for a moment: one passing word at a time, in the blank line above the bottom one, not for longer than
until the next key, and not on another screen than the one it was said on."""

from time import time
from typing import Any, Final

from textual.app import App
from textual.screen import Screen

from ptg_cli.sentences import app as said
from ptg_cli.tui.grid import edges
from ptg_cli.tui.textual_seams import notifications, take_back


def drop_passing(app: App[Any]) -> None:
    """Takes away what stands for a moment only. What has a time of its own stays: it has to be read."""
    for each in [each for each in notifications(app) if each.timeout <= app.NOTIFICATION_TIMEOUT]:
        take_back(app, each)


SEEN_AFTER: Final = 1.0
"""Seconds for which a passing word stands whatever is pressed: keys that were on their way take none away."""


def drop_seen(app: App[Any], *, with_screen: bool = False) -> None:
    """Takes away the passing words that have been seen, as the next key goes to what has focus: whoever presses it is
    further on. `with_screen` true: the screen they were said on is left, and what has to be read goes as well."""
    for each in [each for each in notifications(app) if with_screen or each.timeout <= app.NOTIFICATION_TIMEOUT]:
        if time() - each.raised_at >= SEEN_AFTER:
            take_back(app, each)


def stand_on_grid(screen: Screen[Any]) -> None:
    """Lets what is said end on the right edge of the grid, in front of whatever is drawn there."""
    left, right = edges(screen)
    for rack in screen.query("ToastRack"):
        if screen.children[-1] is not rack:
            screen.move_child(rack, after=screen.children[-1])
        rack.styles.padding = (0, screen.size.width - right, 0, left)


def tell_dropped(app: App[Any], count: int) -> None:
    """Says that so many characters were not taken into a text."""
    app.notify(said.stayed_out(count), markup=False)
