"""What can be done at each stage of a hard moment: the commands, and the row of words."""

from collections.abc import Mapping
from typing import Final

from ptg_cli.session.moment import HardMoment, Stage
from ptg_cli.tui.commands import PEOPLE, Command

NEXT = Command("next", "enter,ctrl+n", "enter", "next", "next", "On. Any of it can be left out.")
BEGIN = Command("begin", "enter", "enter", "begin", "begin", "Begin this one.")
ANOTHER = Command("another", "n", "n", "another", "another", "Something else instead.")
WHY = Command("why", "w", "w", "why", "why these", "Why these, and whose it is to change.")
ALL = Command("all", "a", "a", "all", "all there is", "Everything there is, by its kind.")
NONE = Command("none", "x", "x", "none", "none for now", "None of these. Leaving it here is fine.")
START = Command("start", "enter", "enter", "start", "begin", "Begin what it starts: a practice, or questions.")
PAST = Command("past", "x", "x", "past", "done already", "On without it.")
ENOUGH = Command("enough", "enter", "enter", "done", "that's enough", "That is enough of it.")
PLAN = Command("plan", "p", "p", "plan", "your plan", "Your plan for hard times; people first when it is loud.")
AGAIN = Command("again", "a", "a", "again", "something else", "Something else, of another kind where this did little.")
DONE = Command("done", "enter,q", "enter", "leave", "enough for now", "Back to where you were. It is kept.")
BACK = Command("back", "b", "b", "back", "back", "Back to the three.")
OUT = Command(
    "out",
    "escape",
    "Esc",
    "out",
    "leave",
    "Back from what you only looked at; else leave. What you said is kept.",
)

_WORDS: Final[Mapping[Stage, tuple[Command, ...]]] = {
    Stage.LOUD: (NEXT,),
    Stage.ONE: (BEGIN, ANOTHER, PLAN, PEOPLE),
    Stage.FEELINGS: (NEXT,),
    Stage.OFFERS: (BEGIN, WHY, ALL, NONE),
    Stage.DOING: (ENOUGH,),
    Stage.AFTER: (NEXT,),
    Stage.TRIGGER: (NEXT,),
    Stage.SAID: (DONE, AGAIN, PLAN, PEOPLE),
}

COMMANDS: Final = (NEXT, BEGIN, START, ENOUGH, PAST, DONE, ANOTHER, WHY, ALL, BACK, AGAIN, PLAN, NONE, OUT)
"""All of them, the most useful first."""


def row(moment: HardMoment, *, everything: bool) -> tuple[Command, ...]:
    """The row of words now. `everything` true: all there is stands in place of the three."""
    if moment.stage is Stage.OFFERS and everything:
        return (BEGIN, BACK, NONE)
    if moment.stage is Stage.DOING and (moment.doing.practice or moment.doing.guide):
        return (START, PAST)
    return _WORDS[moment.stage]
