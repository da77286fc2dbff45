"""Choosing among strategies: in which order they stand, which are wanted, what is said of one, and words for one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ptg_cli.model.practice import Practice
from ptg_cli.model.strategy import MOST_MINUTES, Strategy
from ptg_cli.model.terms import read_terms
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import strategies as said

_WORD: Final = re.compile(r"\w+")
_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class StrategyFilter:
    """Which strategies are wanted; empty and 0 mean any. `minutes` and `energy` are the most, `hidden` true brings
    those hidden, too."""

    family: str = ""
    feeling: str = ""
    minutes: int = 0
    energy: int = 0
    setting: str = ""
    starred: bool = False
    hidden: bool = False

    def fits(self, strategy: Strategy) -> bool:
        """True for a strategy that is wanted. What can be done anywhere can be done at home and outside, too."""
        return (
            (self.hidden or not strategy.hidden)
            and (not self.family or strategy.family == self.family)
            and (not self.feeling or self.feeling in strategy.feelings)
            and (not self.minutes or strategy.minutes <= self.minutes)
            and (not self.energy or strategy.energy <= self.energy)
            and (not self.setting or strategy.setting in {self.setting, "anywhere"})
            and (not self.starred or strategy.starred)
        )


def in_order(strategies: Iterable[Strategy], families: Sequence[str]) -> list[Strategy]:
    """Family by family in the order of `families`, what is hidden last."""
    places = {family: place for place, family in enumerate(families)}
    return sorted(strategies, key=lambda one: (one.hidden, places[one.family]))


def groups(strategies: Iterable[Strategy], families: Sequence[str]) -> dict[str, list[Strategy]]:
    """The strategies under their headings: their families, and `hidden` for those hidden."""
    found: dict[str, list[Strategy]] = {}
    for one in in_order(strategies, families):
        found.setdefault("hidden" if one.hidden else one.family, []).append(one)
    return found


def fits(strategy: Strategy, words: str) -> bool:
    """True when every word stands in its title, kind, feelings or marks. A number alone is the most minutes."""
    numbers = [word for word in words.split() if word.isdecimal()]
    others = [word for word in words.split() if not word.isdecimal()]
    if not all(strategy.minutes <= int(word[:4]) for word in numbers):
        return False
    terms = read_terms(others)
    if terms is None:
        return True  # nothing but accents or spaces so far: nothing is ruled out
    about = (strategy.title, strategy.about, *strategy.feelings, marks(strategy), "min")
    return terms.matches("\n".join(about))


def marks(strategy: Strategy) -> str:
    """What the person made of it, in words: starred, hidden, your own."""
    marked = ("starred" if strategy.starred else "", "hidden" if strategy.hidden else "")
    return ", ".join(word for word in (*marked, "your own" if strategy.mine else "") if word)


def suits(strategy: Strategy) -> str:
    """Which feelings it suits and what it asks, in a sentence or two."""
    return said.suits(strategy.feelings, strategy.energy)


def headed(strategy: Strategy, practice: Practice) -> Practice:
    """The practice that a strategy starts, under the strategy's own title; its own title stands there too, once, where
    that says anything else."""
    own, its = (set(_WORD.findall(title.casefold())) for title in (strategy.title, practice.title))
    named = strategy.title if its <= own else f"{strategy.title} (practice: {practice.title})"
    return replace(practice, title=named)


def minutes_of(words: str) -> int:
    """How many minutes are meant; 0 where these words are no such number."""
    number = words.strip().removesuffix("minutes").removesuffix("min").strip()
    minutes = int(number) if number.isdecimal() and len(number) <= _DIGITS else 0
    return minutes if minutes <= MOST_MINUTES else 0


def worded(text: str) -> tuple[str, list[str]]:
    """Words for a strategy: the first line that holds any is its title, the others are its steps."""
    lines = [words for line in text.split("\n") if (words := in_one_line(line))]
    return (lines[0], lines[1:]) if lines else ("", [])
