"""A journey: a few guides that belong together, in an order that is only suggested. Which of them a person began, and
which they left, with the days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ptg_cli.model.folded import joined
from ptg_cli.model.guide import FIGURES

MOST_A_WEEK: Final = 3
"""So many guides of a journey in a week at most."""

COMES_BACK: Final = FIGURES
"""What of a person's own entries can be looked at once no guide of a journey is left."""


@dataclass(frozen=True, slots=True)
class JourneyGuide:
    """One guide of a journey, by its name, and why it stands there, in a sentence."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Journey:
    """`id` is its file's name. `for_whom` and `not_yet` say in a sentence who it is for, and when it can wait. `a_week`
    is how many of its guides are enough in a week, at most. `comes_back` names what can be looked at once no guide is
    left; `also` are other words that people look for it by. `mine` is true for one in the person's own folder."""

    id: str
    title: str
    summary: str
    for_whom: str
    not_yet: str
    guides: tuple[JourneyGuide, ...]
    a_week: int = 2
    comes_back: tuple[str, ...] = COMES_BACK
    also: tuple[str, ...] = ()
    order: int = 1000
    mine: bool = False


@dataclass(frozen=True, slots=True)
class BegunJourney:
    """One that a person began, by its id. What they wrote since `begun` counts as written in it; without that day all
    they wrote does. `left` is the day they left it, None while they are in it."""

    id: str
    begun: date | None = None
    left: date | None = None

    @property
    def is_open(self) -> bool:
        """True while it was not left."""
        return self.left is None


BegunJourneys = tuple[BegunJourney, ...]


def begun_journey(rows: Iterable[BegunJourney], name: str) -> BegunJourney | None:
    """The row of the journey of that id, if it was ever begun."""
    return next((one for one in rows if joined(one.id) == joined(name)), None)


def with_begun(rows: Iterable[BegunJourney], name: str, today: date, *, anew: bool = False) -> BegunJourneys:
    """The rows, this journey begun. One that was left is gone on with from where it was, unless it is begun `anew`."""
    found = tuple(rows)
    before = begun_journey(found, name)
    if before is None:
        return (*found, BegunJourney(name, today))
    now = BegunJourney(before.id, today) if anew else replace(before, left=None)
    return tuple(now if one is before else one for one in found)


def with_left(rows: Iterable[BegunJourney], name: str, today: date) -> BegunJourneys:
    """The rows, this journey left today."""
    found = tuple(rows)
    before = begun_journey(found, name)
    return tuple(replace(one, left=today) if one is before and one.is_open else one for one in found)
