"""What helps me in plain lines: what a person's own ratings say together."""

from datetime import timedelta
from typing import Final

from ptg_cli.insight.helps import Tries, TryFilter, sentences
from ptg_cli.line import steps
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Menu
from ptg_cli.sentences import helps as said
from ptg_cli.sentences import line as said_of_line

_PERIODS: Final = (30, 90, 365)


def run(face: Face) -> None:
    """Says what helped, all of it or some, until enter goes back. Raises: Left, OSError."""
    menu, experience = face.menu, face.context.strategy_desk.experience()
    only, of = TryFilter(), ""
    while True:
        _say(menu, experience, only, of)
        if not experience.found:
            menu.say(said_of_line.ENTER_OR_Q)
            menu.line(said_of_line.ENTER_OR_Q)
            return
        ways = (said.EVERYTHING, said.LAST_PERIODS, said.ONE_FEELING, said.ONE_TRIGGER)
        chosen = menu.choice(steps.numbered(f"{way}." for way in ways), said.LOOK_AT_HINT, ("1", "2", "3", "4"))
        match chosen:
            case "":
                return
            case "2":
                only, of = _period(menu, experience)
            case "3":
                feelings = tuple(filter(None, [_one(menu, experience.feelings)]))
                only, of = TryFilter(feelings=feelings), said.only_part(feelings, "")
            case "4":
                trigger = _one(menu, experience.triggers)
                only, of = TryFilter(trigger=trigger), said.only_part((), trigger)
            case _:
                only, of = TryFilter(), ""


def _say(menu: Menu, experience: Tries, only: TryFilter, of: str) -> None:
    found = experience.helps(only)
    menu.say(*sentences(found, of, experience.by_situation(only)))
    if not (found.figures or found.over_days or of):
        menu.say(said.HOW_TO_BEGIN_IN_LINES)


def _period(menu: Menu, experience: Tries) -> tuple[TryFilter, str]:
    lines = steps.numbered(f"{said.last_days(days)}." for days in _PERIODS)
    chosen = menu.choice(lines, said.PERIOD_HINT, ("1", "2", "3"))
    if not chosen:
        return TryFilter(), ""
    days = _PERIODS[int(chosen) - 1]
    return TryFilter(since=experience.now - timedelta(days=days)), said.only_last_days(days)


def _one(menu: Menu, known: list[str]) -> str:
    """One of these by its number; empty for none."""
    if not known:
        menu.say(said.NONE_YET)
        return ""
    numbers = tuple(str(number) for number in range(1, len(known) + 1))
    chosen = menu.choice(steps.numbered(known), said.which_of(len(known)), numbers)
    return known[int(chosen) - 1] if chosen else ""
