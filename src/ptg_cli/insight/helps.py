"""What helped: for each thing used three times or more, the person's own ratings put together. A hint, no verdict."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal, NamedTuple

from ptg_cli.insight.tries import (
    GROUPS,
    WORTH_OF,
    Group,
    House,
    Try,
    answers_that_count,
    changed_lately,
    group_of,
    group_of_answers,
    middle,
    same_words,
)
from ptg_cli.model import track
from ptg_cli.model.column import Column
from ptg_cli.model.practice import Practice
from ptg_cli.model.scales import DID, FEELINGS
from ptg_cli.model.strategy import FAMILIES, Strategy
from ptg_cli.model.visible import in_one_line, visible, width
from ptg_cli.sentences import helps as said

LEAST_USES: Final = 3
"""So many uses it takes before anything is said of a thing."""

LEAST_RATED: Final = 3
"""So many times both before and after must have been rated before a usual number is said, or drawn."""

_MOST_SITUATIONS: Final = 5
_MOST_SHOWN: Final = 3
"""So many situations stand in a picture; all of them are said in sentences."""


@dataclass(frozen=True, slots=True)
class RatingSpread:
    """Ratings of one kind: the lowest, the usual and the highest."""

    low: int
    usual: int
    high: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What was said of one thing. `worth` counts each answer. `rated` is how often it was rated both before and after;
    `before` and `after` are None where only worth counts, or it was rated too seldom. `situations` are feelings and
    triggers with how often; `note` what has changed lately. `lately` counts the answers that put it into its group,
    where all answers together would put it into another one; else it is empty."""

    slug: str
    title: str
    house: House
    family: str
    group: Group
    uses: int
    worth: Mapping[str, int]
    before: RatingSpread | None
    after: RatingSpread | None
    situations: tuple[tuple[str, int], ...]
    remember: tuple[str, ...]
    heavier: bool
    rated: int = 0
    note: str = ""
    lately: Mapping[str, int] = field(default_factory=dict)

    @property
    def answers(self) -> list[tuple[str, int]]:
        """Each answer that was given, with how often."""
        return _in_order(self.worth)

    @property
    def answers_lately(self) -> list[tuple[str, int]]:
        """Each answer of `lately`, with how often."""
        return _in_order(self.lately)

    @property
    def most_often(self) -> list[str]:
        """The situations it was used in most, each more than once."""
        return [words for words, times in self.situations if times > 1][:_MOST_SHOWN]


@dataclass(frozen=True, slots=True)
class TriedOverDays:
    """What was said of all aims of one kind: how often each answer to whether it was done, and to whether it was worth
    doing. How hard it was before and after says nothing here: what one tries can feel heavier straight after."""

    kind: str
    title: str
    told: int
    did: Mapping[str, int]
    worth: Mapping[str, int]

    @property
    def done(self) -> list[tuple[str, int]]:
        """Each answer to whether it was done, with how often."""
        return [(key, self.did[key]) for key in DID if self.did.get(key)]

    @property
    def answers(self) -> list[tuple[str, int]]:
        """Each answer to whether it was worth doing, with how often."""
        return _in_order(self.worth)


def _in_order(worth: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(key, worth[key]) for key in said.ANSWERS if worth.get(key)]


@dataclass(frozen=True, slots=True)
class Helps:
    """Everything that is shown: `figures` by groups, in each what was used most first, and what was tried over days, by
    kinds. `seldom` are the titles of
    things used too seldom to say anything, each with how often; `odd` how many entries were left out because their
    values do not fit. `remembered` are the person's own lines, newest first, each with what it was about."""

    figures: tuple[Figures, ...] = ()
    seldom: tuple[tuple[str, int], ...] = ()
    odd: int = 0
    families_used: tuple[str, ...] = ()
    families_untried: tuple[str, ...] = ()
    remembered: tuple[tuple[str, str], ...] = ()
    over_days: tuple[TriedOverDays, ...] = ()

    @property
    def can_feel_heavier(self) -> bool:
        """True where something is shown that can feel heavier straight after."""
        return bool(self.over_days) or any(one.heavier for one in self.figures)

    @property
    def groups(self) -> list[tuple[Group, list[Figures]]]:
        """The groups that have something in them, in order."""
        of_each = [(group, [one for one in self.figures if one.group == group]) for group in GROUPS]
        return [(group, figures) for group, figures in of_each if figures]


@dataclass(frozen=True, slots=True)
class TryFilter:
    """Which tries are to be looked at: all, or those of a trigger, with all of some feelings, from a moment on, or
    before one."""

    trigger: str = ""
    feelings: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    def fits(self, one: Try) -> bool:
        """True for a try that is wanted."""
        return (
            (not self.trigger or same_words(one.trigger) == same_words(self.trigger))
            and set(self.feelings) <= set(one.feelings)
            and (self.since is None or one.moment >= self.since)
            and (self.until is None or one.moment < self.until)
        )


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called: the strategies and practices there are, guides' titles by slug, and what kinds of aims
    are called, in their order. Of a kind that is not among these nothing is said."""

    strategies: Mapping[str, Strategy]
    practices: Mapping[str, Practice]
    guides: Mapping[str, str]
    kinds: Mapping[str, str] = field(default_factory=dict)

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
    everything = [one for one in found if (only or TryFilter()).fits(one)]
    wanted = [one for one in everything if one.house != "aim"]
    found = [one for one in found if one.house != "aim"]
    of_each: dict[tuple[House, str], list[Try]] = {}
    for one in wanted:
        of_each.setdefault((one.house, one.what), []).append(one)
    last: dict[tuple[House, str], datetime] = {}
    for one in found:
        last[one.house, one.what] = max(one.moment, last.get((one.house, one.what), one.moment))
    figures = [
        _figures(house, what, group, last[house, what], names, now)
        for (house, what), group in of_each.items()
        if len(group) >= LEAST_USES
    ]
    figures.sort(key=lambda one: (GROUPS.index(one.group), -one.uses, one.title))
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
        _over_days([one for one in everything if one.house == "aim"], names),
    )


def _over_days(found: Sequence[Try], names: Names) -> tuple[TriedOverDays, ...]:
    """What pages say of aims, kind by kind, of those that were told of often enough."""
    of_each = {kind: [one for one in found if one.what == kind] for kind in names.kinds}
    return tuple(
        TriedOverDays(
            kind,
            in_one_line(names.kinds[kind]),
            len(told),
            Counter(one.did for one in told if one.did),
            Counter(one.worth for one in told if one.worth),
        )
        for kind, told in of_each.items()
        if len(told) >= LEAST_USES
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

    def by_situation(self, only: TryFilter | None = None) -> list[tuple[TryFilter, Helps]]:
        """The same for each feeling, then for each thing that set something off, of those tries that are wanted. What
        nothing was used in three times is left out; where a feeling or a trigger is asked for, all of it is."""
        wanted = only or TryFilter()
        if wanted.feelings or wanted.trigger:
            return []
        often = Counter(same_words(one.trigger) for one in self.found)
        parts = [replace(wanted, feelings=(one,)) for one in self.feelings]
        parts += [replace(wanted, trigger=one) for one in self.triggers if often[same_words(one)] >= LEAST_USES]
        return [(part, found) for part in parts if (found := self.helps(part)).figures]

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


def _figures(house: House, what: str, group: Sequence[Try], last: datetime, names: Names, now: datetime) -> Figures:
    strategy = names.strategies.get(what) if house == "strategy" else None
    heavier = house == "guide" or (strategy is not None and strategy.only_worth)
    both = [one for one in group if one.before is not None and one.after is not None and not heavier]
    usual = both if len(both) >= LEAST_RATED else []
    where, note = group_of(group, last, now), changed_lately(group, now)
    by_all = group_of_answers([one.worth for one in group if one.worth in WORTH_OF])
    lately = {} if note or where in {by_all, "not-for-a-while"} else Counter(answers_that_count(group, now))
    return Figures(
        what,
        names.title(what, house),
        house,
        names.family(what, house),
        where,
        len(group),
        Counter(one.worth for one in group if one.worth),
        _spread(one.before for one in usual),
        _spread(one.after for one in usual),
        _situations(group),
        tuple(dict.fromkeys(one.remember for one in group if one.remember)),
        heavier,
        len(both),
        note,
        lately,
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


# In pictures


RowKind = Literal["axis", "gap", "heading", "thing", "easier", "other", "said", "note", "words"]
"""What a row is: the axis of all tracks, an empty row, a heading, a thing's name with how often, its track (where it
was easier afterwards, or not), what else was said of it, a remark on everything, words of the person's own."""


class Row(NamedTuple):
    """One row that is drawn."""

    kind: RowKind
    text: str


_INDENT: Final = 2
NARROWEST: Final = 2 * _INDENT + track.WIDTH
"""In fewer cells no track can be drawn."""


def rows(found: Helps, columns: int, *, only_part: bool = False) -> list[Row]:
    """All of it, in rows of at most so many cells; with `only_part` only a part is looked at."""
    room = max(columns, NARROWEST)
    drawn: list[Row] = []
    if any(one.before and one.after for one in found.figures):
        drawn += [Row("axis", words) for words in _axis(room)]
    for group, figures in found.groups:
        drawn += [*_gap(drawn), *_set("heading", said.GROUPS[group], room)]
        for one in figures:
            drawn += _thing(one, room)
    if found.figures:
        drawn += [Row("gap", ""), *_set("note", said.HOW_IT_IS_SORTED, room)]
    elif not found.over_days:
        drawn += _set("said", said.NOTHING_HERE if only_part else said.NOTHING_YET, room)
    if found.over_days:
        drawn += [*_gap(drawn), *_set("heading", said.OVER_DAYS, room)]
        for kind in found.over_days:
            drawn += _kind(kind, room)
    if found.can_feel_heavier:
        drawn += [Row("gap", ""), *_set("note", said.HEAVIER, room)]
    if found.remembered:
        drawn += [Row("gap", ""), *_set("heading", said.YOU_WANTED_TO_REMEMBER, room)]
        for words, title in found.remembered:
            drawn += _set("words", said.about(words, title), room, _INDENT)
    for place, words in enumerate(families(found)):
        drawn += [*([] if place else [Row("gap", "")]), *_set("note", words, room)]
    if words := left_out(found):
        drawn += [Row("gap", ""), *_set("note", words, room)]
    return drawn


def _gap(drawn: Sequence[Row]) -> list[Row]:
    return [Row("gap", "")] if drawn else []


def _axis(room: int) -> list[str]:
    """The axis, with what its two marks mean beside it, or below it."""
    axis, marks = " " * 2 * _INDENT + track.AXIS, said.marks(track.BEFORE, track.AFTER)
    beside = f"{axis}  {'   '.join(marks)}"
    return (
        [beside] if width(beside) <= room else [*(row.text for one in marks for row in _set("axis", one, room)), axis]
    )


def _thing(one: Figures, room: int) -> list[Row]:
    """One thing: its name and how often, its track, its answers, and when it was used."""
    drawn = _titled(one.title, said.times(one.uses), room)
    if one.before and one.after:
        picture = " " * 2 * _INDENT + track.track(one.before.usual, one.after.usual)
        words = said.then(one.before.usual, one.after.usual)
        kind: RowKind = "easier" if one.after.usual < one.before.usual else "other"
        drawn.append(Row(kind, picture))
        for more in filter(None, (words, said.rated(one.rated, one.uses))):
            beside = f"{drawn[-1].text}  {more}"
            if width(beside) <= room and drawn[-1].kind == kind:
                drawn[-1] = Row(kind, beside)
            else:
                drawn += _set("said", more, room, 2 * _INDENT)
    if one.answers:
        note = f" ({said.CHANGED[one.note]})" if one.note else ""
        drawn += _set("said", f"{said.worth_doing(one.answers)}{note}", room, 2 * _INDENT)
    if one.lately:
        drawn += _set("said", said.lately(one.answers_lately), room, 2 * _INDENT)
    if one.most_often:
        drawn += _set("said", said.most_often(one.most_often), room, 2 * _INDENT)
    return drawn


def _titled(title: str, often: str, room: int) -> list[Row]:
    """A name, with how often at the right edge of its first row."""
    rows_of_it = [row.text for row in _set("thing", title, room - width(often) - 2, _INDENT)]
    rows_of_it[0] += " " * (room - width(rows_of_it[0]) - width(often)) + often
    return [Row("thing", words) for words in rows_of_it]


def _kind(one: TriedOverDays, room: int) -> list[Row]:
    """A kind of aims: its name, how often it was told of, and the answers in words."""
    drawn = _titled(one.title.capitalize(), said.times(one.told), room)
    for words in filter(None, (said.done(one.done), said.worth_doing(one.answers))):
        drawn += _set("said", words, room, 2 * _INDENT)
    return drawn


def _set(kind: RowKind, words: str, room: int, indent: int = 0) -> list[Row]:
    """Words in rows that fit, each behind so many blanks."""
    column = Column(visible(words), room - indent)
    column.set()
    return [Row(kind, f"{' ' * indent}{column[place]}") for place in range(len(column))]


def lines(found: Helps, columns: int, of: str = "") -> list[str]:
    """All of it as text, with pictures, in lines of so many cells; a blank line between two parts. `of` says which part
    is looked at."""
    room = max(columns, NARROWEST)
    head = [row for words in (said.OWN_RATINGS, of) if words for row in _set("note", words, room)]
    return [row.text for row in (*head, Row("gap", ""), *rows(found, columns, only_part=bool(of)))]


# In sentences


def sentences(found: Helps, of: str = "", situations: Iterable[tuple[TryFilter, Helps]] = ()) -> list[str]:
    """All of it for the ear: whole sentences, nothing drawn. `of` says which part is looked at, `situations` is what
    was used in which of them."""
    told = [said.OWN_RATINGS, *([of] if of else [])]
    for group, figures in found.groups:
        told.append(f"{said.GROUPS[group]}:")
        for one in figures:
            told += about(one)
    if found.figures:
        told.append(said.HOW_IT_IS_SORTED)
    elif not found.over_days:
        told.append(said.NOTHING_HERE if of else said.NOTHING_YET)
        told += [said.so_far(title, uses) for title, uses in found.seldom]
    for part, there in situations:
        told.append(said.in_situation(part.trigger or part.feelings[0], felt=not part.trigger))
        most = sorted(there.figures, key=lambda one: -one.uses)[:_MOST_SHOWN]
        told += [said.used_then(one.title, one.uses, one.group) for one in most]
    if found.over_days:
        told.append(f"{said.OVER_DAYS}:")
        for kind in found.over_days:
            told += about_kind(kind)
    if found.can_feel_heavier:
        told.append(said.HEAVIER)
    if found.remembered:
        told.append(f"{said.YOU_WANTED_TO_REMEMBER}:")
        told += [said.about(words, title) for words, title in found.remembered]
    return [*told, *families(found), *([left_out(found)] if found.odd else [])]


def about(one: Figures) -> list[str]:
    """What is said of one thing, a sentence a line."""
    told = [said.used_thing(one.title, one.uses)]
    if one.answers:
        told.append(said.you_said(one.answers))
    if one.note:
        told.append(said.CHANGED_LATELY[one.note])
    if one.lately:
        told.append(said.you_said_lately(one.answers_lately))
    if one.before and one.after:
        told.append(said.usually(said.BEFORE, one.before.usual, one.before.low, one.before.high))
        told.append(said.usually(said.AFTERWARDS, one.after.usual, one.after.low, one.after.high))
        if one.rated < one.uses:
            told.append(said.you_rated(one.rated))
    if one.situations:
        told.append(said.when(one.situations))
    return told


def about_kind(one: TriedOverDays) -> list[str]:
    """What is said of one kind of aims, a sentence a line."""
    told = [said.told_of(one.title.capitalize(), one.told)]
    told += [said.what_was_done(one.done)] if one.done else []
    return [*told, *([said.you_said(one.answers)] if one.answers else [])]


def families(found: Helps) -> list[str]:
    """Which kinds were used, and which others there are; nothing where nothing can be said of anything."""
    if not (found.figures and found.families_untried):
        return []
    return said.kinds(found.families_used, found.families_untried)


def left_out(found: Helps) -> str:
    """What is said of entries that were left out; mostly nothing."""
    return said.left_out(found.odd) if found.odd else ""
