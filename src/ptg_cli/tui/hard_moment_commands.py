"""What can be done at each stage of a hard moment: the commands, and the row of words."""

from collections.abc import Mapping
from typing import Final

from ptg_cli.sentences import hard_moment as said
from ptg_cli.sentences import talks as said_of_talks
from ptg_cli.session.hard_moment import HardMoment, HardMomentStage
from ptg_cli.tui.commands import PEOPLE, Command

NEXT = Command("next", "enter,ctrl+n", "enter", "next", "next", said.NEXT_ABOUT)
BEGIN = Command("begin", "enter", "enter", "begin", "begin", said.BEGIN_ABOUT)
ANOTHER = Command("another", "n", "n", "another", "another", said.ANOTHER_ABOUT)
WHY = Command("why", "w", "w", "why", "why these", said.WHY_ABOUT)
ALL = Command("all", "a", "a", "all", said.ALL_LABEL, said.ALL_ABOUT)
NONE = Command("none", "x", "x", "none", said.NONE_LABEL, said.NONE_ABOUT)
START = Command("start", "enter", "enter", "start", "begin", said.START_ABOUT)
PAST = Command("past", "x", "x", "past", "done already", said.PAST_ABOUT)
ENOUGH = Command("enough", "enter", "enter", "done", "done", said.ENOUGH_ABOUT)
PLAN = Command("plan", "p", "p", "plan", "your plan", said.PLAN_ABOUT)
TAKE_OFF = Command("take-off", "t", "t", "take_off", said.TAKE_OFF_LABEL, said.TAKE_OFF_ABOUT)
PUT_LINE_BACK = Command("put-line-back", "u", "u", "put_line_back", said.PUT_LINE_BACK_LABEL, said.PUT_LINE_BACK_ABOUT)
AGAIN = Command("again", "a", "a", "again", "something else", said.AGAIN_ABOUT)
DONE = Command("done", "enter,q", "enter", "leave", said.DONE_LABEL, said.DONE_ABOUT)
FIND = Command("find", "slash", "/", "find", "find", said.FIND_ABOUT)
CLEAR = Command("clear", "escape", "Esc", "clear", "all", said_of_talks.CLEAR_ABOUT)
BACK = Command("back", "b", "b", "back", "back", said.BACK_ABOUT, footer=False)
PUT_BACK = Command("put-back", "escape", "Esc", "put_back", "back", said.PUT_BACK_ABOUT)
OUT = Command("out", "escape", "Esc", "out", "leave", said.DONE_ABOUT)

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
