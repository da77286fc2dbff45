"""Strategies in plain lines: kind by kind, each to look at, begin, star, hide or put into one's own words."""

from collections.abc import Callable, Sequence
from typing import Final

from ptg_cli.desk.errors import explain
from ptg_cli.desk.strategies import StrategyDesk, StrategyList, own_strategy
from ptg_cli.desk.strategy_list import (
    HOW_LONG,
    HOW_WORDED,
    NONE_FITS,
    WHOLE_MINUTES,
    fits,
    groups,
    marks,
    minutes_of,
    suits,
)
from ptg_cli.journal.errors import JournalError
from ptg_cli.line import hard_moment, steps
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Menu
from ptg_cli.model.strategy import FAMILIES, MOST_STEPS, OWN_FAMILY, Strategy
from ptg_cli.model.visible import in_one_line

_ENDS: Final = "Enter alone ends it."
Begin = Callable[[Strategy], None]
Say = Callable[[str], None]
Ask = Callable[[str], str]


def run(face: Face) -> None:
    """Says the kinds there are and what is in them, begins one, and changes what is asked for, until enter goes back.
    Raises: Left, OSError; whatever a hard moment raises."""
    _Talking(face.menu, face.context.strategy_desk, lambda one: hard_moment.run(face, strategy=one)).run()


class _Talking:
    """The conversation about strategies."""

    def __init__(self, menu: Menu, desk: StrategyDesk, begin: Begin | None) -> None:
        self._menu = menu
        self._desk = desk
        self._begin = begin
        self._shelf = StrategyList()

    def run(self) -> None:
        """Offers the kinds until enter goes back."""
        self._shelf = self._desk.shelf()
        self._menu.say(*(f"Left out: {words}" for words in self._shelf.skipped))
        while True:
            kinds = groups(self._shelf.strategies)
            self._menu.say(*steps.numbered(f"{kind}: {len(group)}." for kind, group in kinds.items()))
            hint = "A number for a kind, a word to find some by, a to add one of yours. Enter goes back. 0 leaves."
            self._menu.say(hint)
            words = self._menu.line(hint)
            if not words:
                return
            if words.casefold() == "a":
                self._add()
            elif words.isdecimal() and 1 <= int(words[:4]) <= len(kinds):
                self._list(list(kinds.values())[int(words) - 1])
            else:
                self._list([one for group in kinds.values() for one in group if fits(one, words)])
            self._shelf = self._desk.shelf()

    def _list(self, found: Sequence[Strategy]) -> None:
        if not found:
            self._menu.say(NONE_FITS)
            return
        lines = steps.numbered(f"{one.title}. {_about(one)}" for one in found)
        numbers = tuple(str(number) for number in range(1, len(found) + 1))
        chosen = self._menu.choice(lines, f"A number from 1 to {len(found)}. Enter goes back. 0 leaves.", numbers)
        if chosen:
            self._one(found[int(chosen) - 1])

    def _one(self, one: Strategy) -> None:
        starts = self._shelf.starts.get(one.slug, "")
        self._menu.say(f"{one.title}. {_about(one)}", suits(one))
        self._menu.say(*(f"Step {number}: {step}" for number, step in enumerate(one.steps, 1)))
        self._menu.say(*filter(None, (one.caution, f"Starts: {starts}." if starts else "")))
        self._menu.say(*filter(None, (self._shelf.rests_on.get(one.source, ""),)))
        lines = [
            *(["1 begin it."] if self._begin else []),
            "2 take the star off." if one.starred else "2 star it.",
            "3 show it again." if one.hidden else "3 hide it.",
            "4 put it into your own words.",
        ]
        known = tuple(line[0] for line in lines)
        match self._menu.choice(lines, "A number. Enter goes back. 0 leaves.", known):
            case "1" if self._begin:
                self._begin(one)
            case "2":
                said = "No longer starred." if one.starred else "Starred."
                self._keep(lambda: self._desk.change(one, star=not one.starred), said)
            case "3":
                said = "Shown again." if one.hidden else "Hidden. It stands under hidden."
                self._keep(lambda: self._desk.change(one, hide=not one.hidden), said)
            case "4":
                self._reword(one)
            case _:
                pass

    def _reword(self, one: Strategy) -> None:
        back = "leaves it as it is" if one.mine else "brings back the words it came with"
        title, said = self._words(f"Enter at once {back}.")
        done = "It is in your words now." if title else "It is as it was." if one.mine else "It is as it came."
        self._keep(lambda: self._desk.reword(one, title, said), done)

    def _add(self) -> None:
        title, said = self._words("Enter at once adds nothing.")
        if not title:
            return

        def ask(hint: str) -> str:
            return self._menu.line(hint, asking=True)

        kind = ask_kind(self._desk.kinds, self._menu.say, ask)
        one = own_strategy(title, kind, said, ask_minutes(self._menu.say, ask))
        self._keep(lambda: self._desk.add(one), "Added.")

    def _words(self, at_once: str) -> tuple[str, list[str]]:
        """A title and steps, a line each."""
        hint = f"{HOW_WORDED} {_ENDS} {at_once}"
        self._menu.say(hint)
        lines: list[str] = []
        while len(lines) <= MOST_STEPS and (words := self._menu.line(hint, asking=True)):
            lines.append(in_one_line(words))
        return (lines[0], lines[1:]) if lines else ("", [])

    def _keep(self, change: Callable[[], str], done: str) -> None:
        try:
            said = change() or done
        except (OSError, JournalError) as error:
            said = f"{explain(error)} Nothing was kept."
        self._menu.say(said)


def ask_kind(kinds: Sequence[str], say: Say, ask: Ask) -> str:
    """Asks what kind something of one's own is; `kinds` says each in plain words, in their order. Enter leaves it."""
    hint = f"A number from 1 to {len(FAMILIES)}, or enter to leave it."
    for line in ("What kind is it?", *steps.numbered(f"{kind}." for kind in kinds), hint):
        say(line)
    while words := ask(hint).casefold():
        if words in FAMILIES:
            return words
        if words.isdecimal() and 1 <= int(words[:4]) <= len(FAMILIES):
            return FAMILIES[int(words) - 1]
        say(hint)
    return OWN_FAMILY


def ask_minutes(say: Say, ask: Ask) -> int:
    """Asks about how long it takes; 0 where enter leaves it."""
    hint = f"{HOW_LONG} {WHOLE_MINUTES}"
    say(hint)
    while words := ask(hint):
        if minutes := minutes_of(words):
            return minutes
        say(WHOLE_MINUTES)
    return 0


def _about(one: Strategy) -> str:
    said = marks(one)
    return f"{one.about.replace(' · ', ', ').capitalize()}.{f' {said.capitalize()}.' if said else ''}"
