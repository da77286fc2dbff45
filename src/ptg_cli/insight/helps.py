"""What helped: for each thing used three times or more, the person's own ratings put together. A hint, no verdict."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ptg_cli.insight.tries import House, Try, changed_lately, middle, same_words, worth
from ptg_cli.model.practice import Practice
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.strategy import FAMILIES, Strategy
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import helps as said

LEAST_USES: Final = 3
"""So many uses it takes before anything is said of a thing."""

_CELLS: Final = 11
_MOST_SITUATIONS: Final = 5


@dataclass(frozen=True, slots=True)
class RatingSpread:
    """Ratings of one kind: the lowest, the usual and the highest."""

    low: int
    usual: int
    high: int

    @property
    def said(self) -> str:
        """In words."""
        return said.usually(self.usual, self.low, self.high)

    @property
    def picture(self) -> str:
        """From 0 to 10, a cell each: a line over the spread, a dot at the usual one."""
        return "".join(
            "●" if number == self.usual else "─" if self.low <= number <= self.high else "·" for number in range(_CELLS)
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """What was said of one thing. `worth` counts each answer; `before` and `after` are None where only worth counts, or
    nobody rated; `situations` are feelings and triggers with how often; `note` what has changed lately."""

    slug: str
    title: str
    house: House
    family: str
    uses: int
    worth: Mapping[str, int]
    before: RatingSpread | None
    after: RatingSpread | None
    situations: tuple[tuple[str, int], ...]
    remember: tuple[str, ...]
    heavier: bool
    note: str = ""

    @property
    def worth_said(self) -> str:
        """The answers in words; empty where nobody said."""
        return said.worth_doing((words, self.worth[key]) for key, words in said.ANSWERS.items() if self.worth.get(key))


@dataclass(frozen=True, slots=True)
class Helps:
    """Everything that is shown. `seldom` are the titles of things used too seldom to say anything, each with how often;
    `odd` how many entries were left out because their values do not fit. `remembered` are the person's own lines,
    newest first, each with what it was about."""

    figures: tuple[Figures, ...] = ()
    seldom: tuple[tuple[str, int], ...] = ()
    odd: int = 0
    families_used: tuple[str, ...] = ()
    families_untried: tuple[str, ...] = ()
    remembered: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TryFilter:
    """Which tries are to be looked at: all, or those of a trigger, a feeling, from a moment on, or before one."""

    trigger: str = ""
    feeling: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def fits(self, one: Try) -> bool:
        """True for a try that is wanted."""
        return (
            (not self.trigger or same_words(one.trigger) == same_words(self.trigger))
            and (not self.feeling or self.feeling in one.feelings)
            and (self.since is None or one.moment >= self.since)
            and (self.until is None or one.moment < self.until)
        )


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called: the strategies and practices there are, and guides' titles by slug."""

    strategies: Mapping[str, Strategy]
    practices: Mapping[str, Practice]
    guides: Mapping[str, str]

    def title(self, what: str, house: House) -> str:
        """The title of a thing; its slug as words where it is gone."""
        if house == "strategy" and what in self.strategies:
            return self.strategies[what].title
        if house == "practice" and what in self.practices:
            return self.practices[what].title
        return self.guides.get(what) or what.replace("-", " ").capitalize()

    def family(self, what: str, house: House) -> str:
        """What kind of strategy a thing is; a practice or a guide is of the kind of the strategy that starts it. Empty
        where that can't be told."""
        if house == "strategy":
            return self.strategies[what].family if what in self.strategies else ""
        return next((one.family for one in self.strategies.values() if what == getattr(one, house)), "")


def helps(found: Sequence[Try], odd: int, names: Names, now: datetime, only: TryFilter | None = None) -> Helps:
    """What a person's tries say together. `now` is civil time."""
    wanted = [one for one in found if (only or TryFilter()).fits(one)]
    of_each: dict[tuple[House, str], list[Try]] = {}
    for one in wanted:
        of_each.setdefault((one.house, one.what), []).append(one)
    enough = [(house, what, group) for (house, what), group in of_each.items() if len(group) >= LEAST_USES]
    figures = [_figures(house, what, group, names, now) for house, what, group in enough]
    weight = {(house, what): worth(group, now) for house, what, group in enough}
    figures.sort(key=lambda one: (-(weight[one.house, one.slug] or 0), -one.uses, one.title))
    used = {names.family(what, house) for what, house in {(one.what, one.house) for one in found}}
    return Helps(
        tuple(figures),
        tuple(
            (names.title(what, house), len(group))
            for (house, what), group in of_each.items()
            if len(group) < LEAST_USES
        ),
        odd,
        tuple(family for family in FAMILIES if family in used),
        tuple(family for family in FAMILIES if family not in used),
        tuple(dict.fromkeys((one.remember, names.title(one.what, one.house)) for one in wanted if one.remember)),
    )


@dataclass(frozen=True, slots=True)
class Tries:
    """All that was read of what a person tried, to be looked at in more than one way: the tries, newest first, how many
    entries were left out, what things are called, and the civil moment of the look."""

    found: tuple[Try, ...]
    odd: int
    names: Names
    now: datetime

    def helps(self, only: TryFilter | None = None) -> Helps:
        """What the tries say together."""
        return helps(self.found, self.odd, self.names, self.now, only)

    @property
    def triggers(self) -> list[str]:
        """What set things off, in the person's words, newest first and each once."""
        worded: dict[str, str] = {}
        for one in self.found:
            if same := same_words(one.trigger):
                worded.setdefault(same, in_one_line(one.trigger))
        return list(worded.values())

    @property
    def feelings(self) -> list[str]:
        """The feelings there were, in the one order they always have."""
        there = {feeling for one in self.found for feeling in one.feelings}
        return [feeling for feeling in FEELINGS if feeling in there]


def _figures(house: House, what: str, group: Sequence[Try], names: Names, now: datetime) -> Figures:
    strategy = names.strategies.get(what) if house == "strategy" else None
    heavier = house == "guide" or (strategy is not None and strategy.only_worth)
    both = [one for one in group if one.before is not None and one.after is not None]
    return Figures(
        what,
        names.title(what, house),
        house,
        names.family(what, house),
        len(group),
        Counter(one.worth for one in group if one.worth),
        None if heavier else _spread(one.before for one in both),
        None if heavier else _spread(one.after for one in both),
        _situations(group),
        tuple(dict.fromkeys(one.remember for one in group if one.remember)),
        heavier,
        changed_lately(group, now),
    )


def _situations(group: Sequence[Try]) -> tuple[tuple[str, int], ...]:
    """The five feelings and triggers there were most, each with how often; as they were worded last."""
    worded: dict[str, str] = {}
    times: Counter[str] = Counter()
    for one in group:
        for words in {same_words(words): words for words in (*one.feelings, one.trigger)}.values():
            if same := same_words(words):
                times[worded.setdefault(same, in_one_line(words))] += 1
    return tuple(sorted(times.items(), key=lambda row: (-row[1], row[0]))[:_MOST_SITUATIONS])


def _spread(ratings: Iterable[int | None]) -> RatingSpread | None:
    known = [rating for rating in ratings if rating is not None]
    return RatingSpread(min(known), middle(known), max(known)) if known else None


def lines(found: Helps) -> list[str]:
    """All of it in plain lines."""
    told = [said.OWN_RATINGS]
    for one in found.figures:
        told += ["", said.used_thing(one.title, one.uses)]
        told += [f"  {words}" for words in about(one)]
    if not found.figures:
        told += ["", said.NOTHING_YET]
    if any(one.heavier for one in found.figures):
        told += ["", said.HEAVIER]
    if found.remembered:
        told += ["", said.YOU_WANTED_TO_REMEMBER]
        told += [f"  {said.about(words, title)}" for words, title in found.remembered]
    if kinds := families(found):
        told += ["", *kinds]
    if words := left_out(found):
        told += ["", words]
    return told


def families(found: Helps) -> list[str]:
    """Which kinds were used, and which others there are; nothing where nothing can be said of anything."""
    if not (found.figures and found.families_untried):
        return []
    return said.kinds(found.families_used, found.families_untried)


def left_out(found: Helps) -> str:
    """What is said of entries that were left out; mostly nothing."""
    return said.left_out(found.odd) if found.odd else ""


def about(one: Figures, *, pictures: bool = True) -> list[str]:
    """What is said of one thing, line by line, its title aside; without pictures where it is to be heard."""
    told = []
    if one.worth_said:
        told.append(f"{one.worth_said}{f' ({one.note})' if one.note else ''}")
    if one.before and one.after:
        before, after = (f"{one.before.picture} ", f" {one.after.picture} ") if pictures else ("", "")
        told.append(f"before {before}{one.before.said}")
        told.append(f"after {after}{one.after.said}")
    if one.situations:
        told.append(f"when: {when(one)}")
    return told


def when(one: Figures) -> str:
    """In which situations, each with how often."""
    return said.when(one.situations)
