"""Picking, in plain lines, what a check-in asks once a week; and what is not for this person."""

from collections.abc import Sequence
from typing import Final

from ptg_cli.desk.checkin import CheckinDesk
from ptg_cli.desk.errors import explain
from ptg_cli.line.menu import Menu
from ptg_cli.model.dials import MOST, Dial, find, unknown
from ptg_cli.settings import SettingError

OFFER: Final = "Once a week it can also ask how you sleep, how near people are, and more, if you like."

_EACH: Final = "Up to three. Each is asked once a week and stands by itself. Nothing is added up."
_TOO_MANY: Final = "Three at most."
_OFF: Final = "It is not asked or offered any more. The list of dials brings it back."
_DIGITS: Final = 3


class _Wrong(ValueError):
    """Words that pick nothing. The message says what does."""


def offer(menu: Menu, desk: CheckinDesk, *, first: bool) -> None:
    """Once a check-in is done: a number that picks the dials, or changes them. `first` true: says what that is.
    Raises: Left."""
    names = ", ".join(dial.name for dial in desk.picked)
    does = f"1 changes what is asked once a week: {names}." if names else "1 picks what is asked once a week."
    lines = [OFFER] if first and not names else []
    if menu.choice(lines, f"{does} Enter goes on. 0 leaves.", ("1",)):
        pick(menu, desk)


def pick(menu: Menu, desk: CheckinDesk) -> None:
    """Says the dials, each with its number, and takes which to ask about, until enter leaves it. Raises: Left."""
    menu.say(*filter(None, (desk.wrong, _EACH)))
    while True:
        offered, picked = desk.offered, {dial.id for dial in desk.picked}
        menu.say(*(_row(number, dial, dial.id in picked) for number, dial in enumerate(offered, 1)))
        hint = _hint(len(desk.hidden))
        menu.say(hint)
        words = menu.line(hint)
        if not words:
            return
        try:
            done = _take(menu, desk, offered, words)
        except _Wrong as wrong:
            menu.say(str(wrong))
            continue
        if done:
            names = ", ".join(dial.name for dial in desk.picked)
            menu.say(f"Asked once a week from now on: {names}." if names else "Nothing is asked once a week.")
            return


def hide(menu: Menu, desk: CheckinDesk, dial: Dial) -> bool:
    """Takes a dial off for good, and says so, or what the disk did; true where it is done."""
    return _kept(menu, desk, [one.id for one in desk.picked], (*desk.hidden, dial.id), _OFF)


def _take(menu: Menu, desk: CheckinDesk, offered: Sequence[Dial], words: str) -> bool:
    """Does what the words ask for; true where that picked what is asked. Raises: _Wrong."""
    if words == "-":
        return _kept(menu, desk, ())
    if words.casefold() == "all" and desk.hidden:
        _kept(menu, desk, [dial.id for dial in desk.picked], (), "All of them are here again.")
        return False
    if words.casefold().startswith("not "):
        hide(menu, desk, _one(desk, offered, words[4:].strip()))
        return False
    parts = words.replace(",", " ").split() if not any(letter.isalpha() for letter in words) else words.split(",")
    chosen = list(dict.fromkeys(_one(desk, offered, part.strip()).id for part in parts if part.strip()))
    if len(chosen) > MOST:
        raise _Wrong(_TOO_MANY)
    return bool(chosen) and _kept(menu, desk, chosen)


def _one(desk: CheckinDesk, offered: Sequence[Dial], words: str) -> Dial:
    """The dial of that number or name, of those `offered`. Raises: _Wrong."""
    if words.isdecimal():
        if not (len(words) <= _DIGITS and 1 <= int(words) <= len(offered)):
            raise _Wrong(f"Numbers from 1 to {len(offered)}." if offered else "There is none to pick.")
        return offered[int(words) - 1]
    dial = find(words, desk.dials)
    if dial is None:
        raise _Wrong(unknown(words, [one.name for one in offered]))
    if dial not in offered:
        raise _Wrong(f"{dial.name} is taken off. “all” brings it back.")
    return dial


def _kept(
    menu: Menu, desk: CheckinDesk, ids: Sequence[str], hidden: Sequence[str] | None = None, said: str = ""
) -> bool:
    """Keeps the choice; where that can't be, says why."""
    try:
        desk.pick(ids, hidden)
    except SettingError as problem:
        menu.say(str(problem))
    except OSError as error:
        menu.say(f"{explain(error)} Not kept.")
    else:
        menu.say(*([said] if said else []))
        return True
    return False


def _row(number: int, dial: Dial, picked: bool) -> str:
    return f"{number} {dial.name}: {dial.ends}. {dial.direction}{' Picked.' if picked else ''}"


def _hint(hidden: int) -> str:
    more = f" {hidden} {'is' if hidden == 1 else 'are'} taken off; “all” brings every dial back." if hidden else ""
    return (
        "Numbers such as 4, 6. A dash picks none. “not 3” takes one off for good."
        f"{more} Enter leaves it as it is. 0 leaves."
    )
