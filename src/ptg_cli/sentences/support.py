"""What the card with the people to talk to says, but for what `model.support` makes of the list of helplines."""

from collections.abc import Sequence
from typing import Final

# What is damaged or slow

NO_LIST: Final = (
    "The list of helplines can't be read: its file is damaged.",
    "In danger right now: call the emergency number of the place you are in.",
    "findahelpline.com lists people to talk to in more than 130 countries. So does befrienders.org, in 32.",
)
"""Said when the list itself is damaged. It names no number, since none could be checked."""
PLAN_TOO_SLOW: Final = "It took too long to read your own plan, so it is not shown here. `ptg plan show` shows it."

# The person's own

THEY_WROTE: Final = "You wrote that this steadies you"


def more_in_plan(more: int) -> str:
    """Lines of the plan that the card has no room for."""
    return f"And {more} more in your plan."


# Countries

OWN_LINES: Final = "If you know a helpline, add it to your plan (`ptg plan`). Then it is shown on this card, too."
"""How to add what the list doesn't have."""
SHOWN_FROM_NOW_ON: Final = "Kept. The numbers of this country are shown from now on."
SHOWN_UNTIL_END: Final = "The numbers of this country are shown until ptg ends."


WHERE_READ: Final = "`ptg sos --check` says where each number was read, and when."


def unknown_country(words: str, near: Sequence[str]) -> str:
    """A country that the list does not have. `near` are those that may be meant."""
    hint = f"Did you mean {' or '.join(near)}?" if near else f"findahelpline.com may have it. {OWN_LINES}"
    return f"“{words}” isn't in the list of countries here. {hint}"


def nothing_changed(why: str) -> str:
    """A country was to be kept, and why it is not."""
    return f"{why} Nothing was changed."


# What each key of its screen does

COUNTRY_ABOUT: Final = "Show the helplines of another country."
MINE_LABEL: Final = "always this country"
MINE_ABOUT: Final = "Show this country first from now on."
TAKE_OFF_LABEL: Final = "take a line off"
TAKE_OFF_ABOUT: Final = "Take off a line that you wrote yourself."
