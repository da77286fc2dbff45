"""A journey: a few guides that belong together, in an order that is only suggested."""

from dataclasses import dataclass
from typing import Final

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
