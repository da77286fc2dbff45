"""From which number on, of 0 to 10, what is done. Every such number stands here and nowhere else.

DOMAIN's rule behind them: the harder it is, the less is asked, the sooner other people are named, and the more what
is offered turns outward.
"""

from typing import Final

MATTERS_UP_TO: Final = 5
"""What someone said matters to them is a reason only while it is this hard or easier."""

TRIGGER_UP_TO: Final = 6
"""What set it off is asked only once it is this hard or easier."""

OUTWARD_FROM: Final = 6
"""One of the three suggestions of a hard moment turns outward."""

STEADY_FROM: Final = 7
"""Something to steady first is offered; a close of this or more keeps the next day gentle and offers a plan; what eased
a hard moment that began with this counts as what eases."""

ONE_THING_FROM: Final = 8
"""In a hard moment nothing is asked before one thing is offered."""

PEOPLE_FROM: Final = 9
"""The emergency number and the first line stand there, and stay in sight."""

BACK_BELOW: Final = 7
"""A page that was rated so or more is not brought back by itself, years later."""

HEAVIER_BY: Final = 3
"""A close of so much more than the opening is met with a line."""


def at_least(rating: int | None, number: int) -> bool:
    """True for a rating of that number or more. What was not said is never so."""
    return rating is not None and rating >= number
