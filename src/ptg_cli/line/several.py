"""Choosing several rows of a list in plain lines: their numbers or names in one line."""

from typing import Final

from ptg_cli.line.menu import Menu
from ptg_cli.model.visible import one_line
from ptg_cli.talks.turns import ChooseSeveral, Chosen

_DIGITS: Final = 3


def choose_several(menu: Menu, turn: ChooseSeveral) -> Chosen | None:
    """Says the rows, each with its number, and takes which of them; None where it is left as it is. Raises: Left."""
    hint = _hint(len(turn.away))
    menu.say(*(_row(turn, number, place) for number, place in enumerate(turn.shown, 1)), hint)
    while words := menu.line(hint):
        answer = _meant(turn, words)
        if isinstance(answer, Chosen):
            return answer
        menu.say(answer, hint)
    return None


def choose_and_type(menu: Menu, turn: ChooseSeveral) -> Chosen | None:
    """Says the rows that are chosen already, and takes words of the person's own; None where it is left as it is.
    Raises: Left."""
    now = ", ".join(one_line(turn.rows[place].label) for place in turn.marked)
    takes_off = " A dash before a word takes it off; a dash alone takes off all of them." if now else ""
    hint = f"{turn.typing}{takes_off} Enter leaves it as it is."
    menu.say(*([f"Now: {now}"] if now else []), hint)
    words = menu.line(hint, asking=True)
    if words == "-":
        return Chosen((), turn.away)
    return Chosen(turn.marked, turn.away, words=words) if words else None


def _meant(turn: ChooseSeveral, words: str) -> Chosen | str:
    """What words mean; a sentence where they choose nothing."""
    if words == "-":
        return Chosen((), turn.away)
    if words.casefold() == "all" and turn.away:
        return Chosen(turn.marked, (), over=False)
    if words.casefold().startswith("not "):
        gone = _place(turn, words[4:].strip())
        if isinstance(gone, str):
            return gone
        return Chosen(tuple(place for place in turn.marked if place != gone), (*turn.away, gone), over=False)
    parts = words.split(",") if any(letter.isalpha() for letter in words) else words.replace(",", " ").split()
    chosen: list[int] = []
    for part in filter(None, map(str.strip, parts)):
        place = _place(turn, part)
        if isinstance(place, str):
            return place
        if place not in chosen:
            chosen.append(place)
    if len(chosen) > turn.most:
        return turn.too_many
    return Chosen(tuple(chosen), turn.away) if chosen else _numbers(turn)


def _place(turn: ChooseSeveral, words: str) -> int | str:
    """The place of the row with that number or name; a sentence where none of those shown has it."""
    if words.isdecimal():
        number = int(words) if len(words) <= _DIGITS else 0
        return turn.shown[number - 1] if 1 <= number <= len(turn.shown) else _numbers(turn)
    place = turn.place_of(words)
    if isinstance(place, int) and place in turn.away:
        return f"{turn.rows[place].label} is taken off. “all” brings it back."
    return place


def _numbers(turn: ChooseSeveral) -> str:
    return f"Numbers from 1 to {len(turn.shown)}." if turn.shown else "There is none to pick."


def _row(turn: ChooseSeveral, number: int, place: int) -> str:
    row = turn.rows[place]
    return f"{number} {row.label}: {row.value}{' Picked.' if place in turn.marked else ''}"


def _hint(away: int) -> str:
    gone = f" {away} {'is' if away == 1 else 'are'} taken off; “all” brings all of them back." if away else ""
    return (
        "Numbers such as 4, 6. A dash picks none. “not 3” takes one off for good."
        f"{gone} Enter leaves it as it is. 0 leaves."
    )
