"""Choosing several rows of a list in plain lines: their numbers or names in one line."""

from typing import Final

from ptg_cli.line.menu import Menu
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import line as said
from ptg_cli.talks.turns import ChooseSeveral, Chosen

_DIGITS: Final = 3


def choose_several(menu: Menu, turn: ChooseSeveral) -> Chosen | None:
    """Says the rows, each with its number, and takes which of them; None where it is left as it is. Raises: Left."""
    hint = said.WHICH_OF_ALL if turn.stays else said.which_several(len(turn.away))
    menu.say(*(_row(turn, number, place) for number, place in enumerate(turn.shown, 1)), hint)
    while words := menu.line(hint):
        answer = _meant(turn, words)
        if isinstance(answer, Chosen):
            return answer
        menu.say_no(words, answer, hint)
    return None


def choose_and_type(menu: Menu, turn: ChooseSeveral) -> Chosen | None:
    """Says the rows that are chosen already, and takes words of the person's own; None where it is left as it is.
    Raises: Left."""
    now = ", ".join(one_line(turn.rows[place].label) for place in turn.marked)
    hint = f"{turn.typing} {said.DASH_TAKES_OFF if now else said.LEAVES_AS_IT_IS}"
    menu.say(*([said.now_stands(now)] if now else []), hint)
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
    if words.casefold().startswith("not ") and not turn.stays:
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
        return said.is_taken_off(turn.rows[place].label)
    return place


def _numbers(turn: ChooseSeveral) -> str:
    return said.numbers_to(len(turn.shown)) if turn.shown else said.NONE_TO_PICK


def _row(turn: ChooseSeveral, number: int, place: int) -> str:
    row = turn.rows[place]
    picked = f"{row.value} {said.PICKED if place in turn.marked else ''}".strip()
    return f"{number} {row.label}{f': {picked}' if picked else ''}"
