"""What can be done at each stage of a hard moment: the commands, and the row of words."""

from collections.abc import Mapping
from typing import Final

from ptg_cli.session.hard_moment import HardMoment, HardMomentStage
from ptg_cli.tui.commands import PEOPLE, Command

NEXT = Command("next", "enter,ctrl+n", "enter", "next", "next", "On. Any of it can be left out.")
BEGIN = Command("begin", "enter", "enter", "begin", "begin", "Begin this one.")
ANOTHER = Command("another", "n", "n", "another", "another", "Something else instead.")
WHY = Command("why", "w", "w", "why", "why these", "Why these, and whose it is to change.")
ALL = Command("all", "a", "a", "all", "all there is", "Everything there is, by its kind.")
NONE = Command("none", "x", "x", "none", "none for now", "None of these. Leaving it here is fine.")
START = Command("start", "enter", "enter", "start", "begin", "Begin what it starts: a practice, or questions.")
PAST = Command("past", "x", "x", "past", "done already", "On without it.")
ENOUGH = Command("enough", "enter", "enter", "done", "done", "That is enough of it.")
PLAN = Command("plan", "p", "p", "plan", "your plan", "Your plan for hard times; people first when it is very hard.")
TAKE_OFF = Command(
    "take-off", "t", "t", "take_off", "take it off", "Take a line off that you wrote: it no longer comes up here."
)
PUT_LINE_BACK = Command(
    "put-line-back", "u", "u", "put_line_back", "put it back", "Put the line back that was taken off."
)
AGAIN = Command("again", "a", "a", "again", "something else", "Something else, of another kind where this did little.")
DONE = Command("done", "enter,q", "enter", "leave", "enough for now", "Back to where you were. It is kept.")
FIND = Command("find", "slash", "/", "find", "find", "Type to find one: a word, a feeling, starred, the most minutes.")
CLEAR = Command("clear", "escape", "Esc", "clear", "all", "Empty the line, so that everything stands here again.")
BACK = Command("back", "b", "b", "back", "back", "Back to the three.", footer=False)
PUT_BACK = Command(
    "put-back", "escape", "Esc", "put_back", "back", "Back to what was offered. What you only looked at leaves nothing."
)
OUT = Command("out", "escape", "Esc", "out", "leave", "Back to where you were. What you said is kept.")

_WORDS: Final[Mapping[HardMomentStage, tuple[Command, ...]]] = {
    HardMomentStage.HARD: (NEXT,),
    HardMomentStage.ONE: (BEGIN, ANOTHER, PLAN, PEOPLE),
    HardMomentStage.FEELINGS: (NEXT,),
    HardMomentStage.OFFERS: (BEGIN, WHY, ALL, NONE),
    HardMomentStage.DOING: (ENOUGH,),
    HardMomentStage.AFTER: (NEXT,),
    HardMomentStage.TRIGGER: (NEXT,),
    HardMomentStage.SAID: (DONE, AGAIN, PLAN, PEOPLE),
}

COMMANDS: Final = (
    NEXT,
    BEGIN,
    START,
    ENOUGH,
    PAST,
    DONE,
    ANOTHER,
    WHY,
    ALL,
    BACK,
    AGAIN,
    PLAN,
    NONE,
    FIND,
    CLEAR,
    TAKE_OFF,
    PUT_LINE_BACK,
    PUT_BACK,
    OUT,
)
"""All of them, the most useful first."""


def row(moment: HardMoment, *, everything: bool, can_put_back: bool = False) -> tuple[Command, ...]:
    """The row of words now. `everything` true: all there is stands in place of the three. `can_put_back` true: a line
    that the person wrote was taken off."""
    if moment.stage is HardMomentStage.ONE:
        off = (TAKE_OFF,) if moment.from_plan.wrote else ()
        return (*_WORDS[HardMomentStage.ONE], *off, *([PUT_LINE_BACK] if can_put_back else []))
    if moment.stage is HardMomentStage.OFFERS and everything:
        return (BEGIN, FIND, BACK, NONE)
    if moment.stage is HardMomentStage.DOING and (moment.doing.practice or moment.doing.guide):
        return (START, PAST)
    return _WORDS[moment.stage]
