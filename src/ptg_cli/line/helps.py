"""What helps me in plain lines: what a person's own ratings say together."""

from datetime import timedelta
from typing import Final

from ptg_cli.insight.helps import HEAVIER, NOTHING_YET, OWN_RATINGS, Tries, TryFilter, about, families, left_out
from ptg_cli.line import steps
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Menu

HOW_TO_BEGIN: Final = "A hard moment, on the first list, offers something to do, and asks afterwards how it was."
_PERIODS: Final = (30, 90, 365)


def run(face: Face) -> None:
    """Says what helped, all of it or some, until enter goes back. Raises: Left, OSError."""
    menu, experience = face.menu, face.context.strategy_desk.experience()
    only, of = TryFilter(), ""
    while True:
        _say(menu, experience, only, of)
        if not experience.found:
            menu.line("Enter goes back. 0 leaves.")
            return
        lines = (
            "1 everything.",
            "2 the last 30 days, 90 days or year.",
            "3 one feeling.",
            "4 one thing that set it off.",
        )
        chosen = menu.choice(lines, "A number looks at less. Enter goes back. 0 leaves.", ("1", "2", "3", "4"))
        match chosen:
            case "":
                return
            case "2":
                only, of = _period(menu, experience)
            case "3":
                feeling = _one(menu, experience.feelings)
                only, of = TryFilter(feeling=feeling), f"Only where you felt {feeling}." if feeling else ""
            case "4":
                trigger = _one(menu, experience.triggers)
                only, of = TryFilter(trigger=trigger), f"Only what this set off: {trigger}." if trigger else ""
            case _:
                only, of = TryFilter(), ""


def _say(menu: Menu, experience: Tries, only: TryFilter, of: str) -> None:
    found = experience.helps(only)
    menu.say(OWN_RATINGS, *([of] if of else []))
    for one in found.figures:
        menu.say(f"{one.title}. Used {one.uses} times.")
        menu.say(*(_spoken(words) for words in about(one, pictures=False)))
    if not found.figures:
        menu.say("Nothing here was used three times." if of else NOTHING_YET)
        menu.say(*([] if of else [HOW_TO_BEGIN]))
    if any(one.heavier for one in found.figures):
        menu.say(HEAVIER)
    if found.remembered:
        menu.say("You wanted to remember:", *(f"{words} ({title})" for words, title in found.remembered))
    menu.say(*families(found), *([left_out(found)] if found.odd else []))


def _spoken(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _period(menu: Menu, experience: Tries) -> tuple[TryFilter, str]:
    lines = [f"{number} the last {days} days." for number, days in enumerate(_PERIODS, 1)]
    chosen = menu.choice(lines, "1, 2 or 3. Enter means everything.", ("1", "2", "3"))
    if not chosen:
        return TryFilter(), ""
    days = _PERIODS[int(chosen) - 1]
    return TryFilter(since=experience.now - timedelta(days=days)), f"Only the last {days} days."


def _one(menu: Menu, known: list[str]) -> str:
    """One of these by its number; empty for none."""
    if not known:
        menu.say("There is none yet.")
        return ""
    numbers = tuple(str(number) for number in range(1, len(known) + 1))
    chosen = menu.choice(steps.numbered(known), f"A number from 1 to {len(known)}. Enter means everything.", numbers)
    return known[int(chosen) - 1] if chosen else ""
