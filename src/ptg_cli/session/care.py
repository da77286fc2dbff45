"""The care rules. No guide and no face can forget them; `sentences.care` has the words they are said in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from ptg_cli.model.distress import PEOPLE_FROM, STEADY_FROM, at_least
from ptg_cli.model.guide import Guide, Read, of_aim
from ptg_cli.model.scales import OUTWARD_FEELINGS
from ptg_cli.model.support import TALK_IT_OVER
from ptg_cli.sentences import care as said

_PLACEHOLDER: Final = re.compile(r"\{([a-z]+(?::[a-z0-9-]+)?)\}")

LONG_WRITING_SECONDS: Final = 20 * 60

OUTWARD: Final = "name-the-day"
"""The grounding offered after numbness or flooding, and at 9 or 10: outward and moving."""

MOVING: Final = "moving-on-the-spot"
"""What is offered beside it after numbness or flooding, in place of a breath."""

_NOT_ASKED: Final = ".not-asked"
"""The id of what is said in place of questions that are not to be asked. No step of a file has such an id."""

STEADY: Final = ("longer-out-breath", "hands-and-what-they-touch", "sounds-around-you")
"""What steady offers, in order."""


@dataclass(frozen=True, slots=True)
class CareKeys:
    """What opens steady, people, a hard moment and the plan where the words are read, so that the same words are true
    in each face. `plan_after` opens the plan once the session is over; it is empty where that stands on the screen
    then. `safer` is who can plan with someone who is not safe with another person, as a sentence without its full stop.
    `in_lines` true: plain lines, with commands. `aims` opens the list of what is tried, once the session is over."""

    steady: str
    people: str
    cope: str = "`ptg cope`"
    plan: str = "`ptg plan`"
    plan_after: str = ""
    in_lines: bool = False
    safer: str = TALK_IT_OVER
    aims: str = "`ptg aims`"

    def fill(self, text: str, item: str = "", quoted: Iterable[tuple[str, str]] = ()) -> str:
        """The text with `{steady}`, `{people}`, `{cope}`, `{plan}`, `{safer}`, `{item}` and the `quoted` answers by
        step id filled in, all at once: the item and the answers are a person's own words, and stay as they are whatever
        is in them."""
        words = {"steady": self.steady, "people": self.people, "cope": self.cope, "plan": self.plan}
        words |= {"safer": self.safer, "item": item}
        words |= {f"aim:{of_aim(name)}" if of_aim(name) else f"answer:{name}": answer for name, answer in quoted}
        return _PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), text)


PLAN_IN_SHELL: Final = "`ptg plan`"
SCREEN_KEYS: Final = CareKeys("F2", "F3", "Esc, then 8", "Esc, then 7")
LINE_KEYS: Final = CareKeys("/steady", "/people", said.COPE_ONCE_OVER, "/plan", in_lines=True)
SHELL_KEYS: Final = CareKeys("/steady", "`ptg sos`", "`ptg cope`", PLAN_IN_SHELL, PLAN_IN_SHELL)
"""For what is said once a session in line mode is over and its commands are gone."""


class Hardness(Enum):
    """How much a rating and feelings ask for: nothing more, an offer to steady first, people at once."""

    CALM = 1
    HARD = 2
    HARDEST = 3


def hardness(rating: int | None, feelings: Iterable[str]) -> Hardness:
    """9 or 10 is hardest. 7 or 8 is hard, and so is numb, far away or flooded, whatever the number says."""
    if at_least(rating, PEOPLE_FROM):
        return Hardness.HARDEST
    if at_least(rating, STEADY_FROM) or is_outward(feelings):
        return Hardness.HARD
    return Hardness.CALM


def is_outward(feelings: Iterable[str]) -> bool:
    """True after numbness or flooding: then a grounding is outward and moving, never a scan or a breath."""
    return not OUTWARD_FEELINGS.isdisjoint(feelings)


def grounding(rating: int | None, feelings: Iterable[str]) -> str:
    """The practice to offer for steadying, by its slug."""
    if is_outward(feelings) or hardness(rating, ()) is Hardness.HARDEST:
        return OUTWARD
    return STEADY[0]


def steady(feelings: Iterable[str]) -> tuple[str, ...]:
    """What steady offers: after numbness or flooding the outward and moving one in place of the breath."""
    return (OUTWARD, *STEADY[1:]) if is_outward(feelings) else STEADY


def steady_first(feelings: Iterable[str]) -> tuple[str, str]:
    """The two practices offered before a guide at 7 or 8, by their slugs: one that turns outward, and a breath; after
    numbness or flooding one that moves in its place. What the person wrote themselves stands between them."""
    return OUTWARD, MOVING if is_outward(feelings) else STEADY[0]


def asks_feelings(guide: Guide) -> bool:
    """Feelings are asked only before moderate and deep guides."""
    return guide.check_in and guide.level != "gentle"


def names_people_at_the_end(guide: Guide) -> bool:
    """Moderate, deep and blank pages end with the line about now."""
    return guide.level != "gentle" or not guide.headings


def asking_nothing(guide: Guide) -> Guide:
    """The guide, ended before its first question: for one that would ask to go on with a person who was marked as not
    safe since. What was written with it before stays on its page."""
    return replace(guide, steps=(Read(_NOT_ASKED, lines=said.NOT_SAFE_ANY_MORE, ends=True), *guide.steps))
