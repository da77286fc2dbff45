"""Over time in plain lines: the numbers a person gave, in sentences."""

from typing import Final

from ptg_cli.desk.trends import NumbersGiven
from ptg_cli.insight.trends import HARD, LENGTHS
from ptg_cli.line import steps
from ptg_cli.line.face import Face
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import trends as said

_FIRST: Final = "3-months"


def run(face: Face) -> None:
    """Says how it has been, over one time or another, until enter goes back. Raises: Left, OSError."""
    menu, desk = face.menu, face.context.trends_desk
    given, of = desk.begin(_FIRST), HARD
    over = given.over
    if not given.pages:
        menu.say(
            said.NOTHING_YET,
            said.WHAT_WILL_BE_HERE,
            said.HOW_TO_BEGIN_IN_LINES,
            *given.left_out,
            said_of_line.ENTER_OR_Q,
        )
        menu.line(said_of_line.ENTER_OR_Q)
        return
    while True:
        _say(face, given, over, of)
        things = given.of
        ways = [*(said.OVER[length] for length in LENGTHS), *(given.name(one) for one in things)]
        rows = steps.numbered(f"{way[:1].upper()}{way[1:]}." for way in ways)
        chosen = menu.choice(rows, said.LINES_HINT, tuple(str(number) for number in range(1, len(ways) + 1)))
        if not chosen:
            return
        place = int(chosen) - 1
        if place < len(LENGTHS):
            over = LENGTHS[place]
            given = given if given.holds(over) else desk.read(over)
            of = of if of in given.of else HARD
        else:
            of = things[place - len(LENGTHS)]


def _say(face: Face, given: NumbersGiven, over: str, of: str) -> None:
    face.menu.say(f"{given.name(of)}, {said.OVER[over]}.", *given.sentences(of, over), *given.left_out)
