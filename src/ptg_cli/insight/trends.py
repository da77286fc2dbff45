"""Over time: the numbers a person gave, each with its day, and the middle of each week, month and year. No verdict."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, get_args

from ptg_cli.insight.tries import middle
from ptg_cli.model.civil_time import MONTHS, days_ago, logical_day, spoken_day
from ptg_cli.model.dials import DIALS
from ptg_cli.model.entry import Entry, civil_time
from ptg_cli.sentences import trends as said

HARD: Final = "hard"
"""What stands for how hard it was, where a dial has its id."""

LIVED: Final = "lived-"
"""What stands before the id of a value, for how far it was lived: some values and dials have the same name."""

LEAST_FOR_A_LINE: Final = 5
"""With fewer numbers only each one is shown: a line through them would say more than they do."""

Asked = Literal["before", "after", "check-in"]
"""When a number was asked for: before something was done, after it, or in a check-in, as dials are."""

Period = Literal["week", "month", "year"]
PERIODS: Final[tuple[Period, ...]] = get_args(Period)

OVER: Final[Mapping[str, tuple[int, str]]] = {"month": (1, "m"), "3-months": (3, "m"), "year": (1, "y")}
"""How long the time is that is looked at: how many of which unit (by its first letter) end with today."""

ALL: Final = "all"
LENGTHS: Final = (*OVER, ALL)
"""From the shortest to the longest."""

_MOST_PERIODS: Final = 12
"""More periods than these are not said one by one."""

_A_SENTENCE: Final = 3
"""So many periods are said in one sentence."""

_MOST_NEAR: Final = 5
"""So many feelings and tags are said; all of them are data."""


@dataclass(frozen=True, slots=True)
class NumberPage:
    """A page on which numbers stand: its own day, what else stands there, and the numbers."""

    id: str
    moment: datetime
    day: date
    kind: str = ""
    tags: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    hard: tuple[tuple[Asked, int], ...] = ()
    dials: Mapping[str, int] | None = None
    matters: Mapping[str, int] | None = None
    lived: Mapping[str, int] | None = None

    def numbers(self, of: str) -> tuple[tuple[Asked, int], ...]:
        """The numbers of one thing, in the order they were asked for."""
        if of == HARD:
            return self.hard
        if of.startswith(LIVED):
            value = of.removeprefix(LIVED)
            return (("check-in", self.lived[value]),) if self.lived and value in self.lived else ()
        return (("check-in", self.dials[of]),) if self.dials and of in self.dials else ()


@dataclass(frozen=True, slots=True)
class Given:
    """One number that a person gave, 0 to 10; `page` is the id of the page it stands on."""

    value: int
    day: date
    moment: datetime
    asked: Asked
    page: str


@dataclass(frozen=True, slots=True)
class PeriodMiddle:
    """The number in the middle of those of one period, which goes from `first` to `last`; of two in the middle it is
    the lower. A period without numbers has none."""

    first: date
    last: date
    count: int
    middle: int


@dataclass(frozen=True, slots=True)
class Near:
    """What stood on the same pages as the numbers: on how many of the `pages` each feeling, tag and kind stood. It
    says nothing of what came from what."""

    pages: int
    feelings: tuple[tuple[str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """The numbers of one thing from the day `first` to the day `last`, the oldest first. `over` is how long that is, a
    word of `LENGTHS`. `spots` are the numbers with their days, each pair once."""

    of: str
    over: str
    first: date
    last: date
    given: tuple[Given, ...]
    near: Near
    spots: frozenset[tuple[int, date]] = field(init=False, compare=False, repr=False)
    _middles: dict[Period, list[PeriodMiddle]] = field(init=False, compare=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Gathers what a picture draws, since there may be many numbers on few days."""
        object.__setattr__(self, "spots", frozenset((one.value, one.day) for one in self.given))

    @property
    def values(self) -> list[int]:
        """The numbers alone."""
        return [one.value for one in self.given]

    @property
    def has_line(self) -> bool:
        """True where there are enough numbers to speak of a middle."""
        return len(self.given) >= LEAST_FOR_A_LINE

    def middles(self, period: Period) -> list[PeriodMiddle]:
        """The middle of each week, month or year that has a number, its first and last day no further than the time
        that is looked at. It is worked out once."""
        if period not in self._middles:
            self._middles[period] = self._worked_out(period)
        return self._middles[period]

    def _worked_out(self, period: Period) -> list[PeriodMiddle]:
        groups: dict[date, list[int]] = {}
        for one in self.given:
            groups.setdefault(start_of(one.day, period), []).append(one.value)
        return [
            PeriodMiddle(max(first, self.first), min(end_of(first, period), self.last), len(values), middle(values))
            for first, values in groups.items()
        ]

    @property
    def period(self) -> Period:
        """The periods that are said one by one: weeks of a month, months of a longer time, years of many."""
        if self.over == "month":
            return "week"
        return "month" if len(self.middles("month")) <= _MOST_PERIODS else "year"


def start_of(day: date, period: Period) -> date:
    """The first day of the week (a Monday), the month or the year that a day is in."""
    if period == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if period == "month" else day.replace(month=1, day=1)


def end_of(first: date, period: Period) -> date:
    """The last day of the period that begins on `first`."""
    try:
        match period:
            case "week":
                return first + timedelta(days=6)
            case "month":
                return days_ago(first, -1, "m") - timedelta(days=1)
            case "year":
                return first.replace(month=12, day=31)
    except (ValueError, OverflowError):  # behind the last day there is
        return date.max


def number_page(entry: Entry, day_starts_at: time) -> NumberPage | None:
    """What an entry says in numbers; None where it says none, is to be handled with care, or has no day."""
    rated = entry.distress_before is not None or entry.distress_after is not None
    if entry.care or not (rated or entry.dials or entry.matters or entry.lived):
        return None
    moment = civil_time(entry)
    if moment is None:
        return None
    at_first: Asked = "check-in" if entry.kind == "checkin" else "before"
    both: tuple[tuple[Asked, int | None], ...] = ((at_first, entry.distress_before), ("after", entry.distress_after))
    return NumberPage(
        entry.id,
        moment,
        logical_day(moment, day_starts_at),
        entry.kind,
        entry.tags,
        entry.feelings,
        tuple((asked, value) for asked, value in both if value is not None),
        entry.dials,
        entry.matters,
        entry.lived,
    )


def first_day(over: str, today: date) -> date | None:
    """The first day of the time of that length which ends with today; None for all of it."""
    if over not in OVER:
        return None
    count, unit = OVER[over]
    try:
        return days_ago(today + timedelta(days=1), count, unit)
    except (ValueError, OverflowError):
        return date.min


def trend(pages: Iterable[NumberPage], of: str, over: str, today: date) -> Trend:
    """What pages say of one thing in the time of that length which ends with today."""
    start = first_day(over, today)
    said = [one for one in pages if (start is None or one.day >= start) and one.day <= today and one.numbers(of)]
    said.sort(key=lambda one: (one.moment, one.id))
    given = [Given(value, one.day, one.moment, asked, one.id) for one in said for asked, value in one.numbers(of)]
    first = start or (min(one.day for one in given) if given else today)
    return Trend(of, over, first, today, tuple(given), near(said))


def of_what(pages: Collection[NumberPage], hidden: Iterable[str] = (), values: Sequence[str] = ()) -> tuple[str, ...]:
    """What there are numbers of: how hard it was, always; then each dial that was ever rated, in the one order dials
    have, those that this version does not know last; then each value of which it was said how far it was lived, in the
    order of `values`, others last. `hidden` are dials that are not for this person."""
    rated = {dial for one in pages for dial in one.dials or ()} - set(hidden)
    lived = {value for one in pages for value in one.lived or ()}
    in_order = (*(one for one in values if one in lived), *sorted(lived - set(values)))
    return (
        HARD,
        *(dial for dial in DIALS if dial in rated),
        *sorted(rated - set(DIALS)),
        *(f"{LIVED}{one}" for one in in_order),
    )


def near(pages: Sequence[NumberPage]) -> Near:
    """What stood on these pages, the most frequent first."""

    def counted(words: Callable[[NumberPage], Iterable[str]]) -> tuple[tuple[str, int], ...]:
        times = Counter(word for one in pages for word in dict.fromkeys(words(one)) if word)
        return tuple(sorted(times.items(), key=lambda row: (-row[1], row[0])))

    return Near(
        len(pages), counted(lambda one: one.feelings), counted(lambda one: one.tags), counted(lambda one: (one.kind,))
    )


def told(of: Trend, months: Sequence[str] = ()) -> list[str]:
    """What the numbers say together, and what stood near them, in sentences: the same for every face. `months` is what
    is said of this month and the one before it."""
    values = of.values
    if not values:
        return [said.none_between(spoken_day(of.first), spoken_day(of.last))]
    days = len({one.day for one in of.given})
    sentences = [said.many(len(values), days, spoken_day(of.first), spoken_day(of.last))]
    if not of.has_line:
        sentences.append(said.each([(one.value, spoken_day(one.day)) for one in of.given], LEAST_FOR_A_LINE))
    else:
        sentences += [said.spread(min(values), max(values), middle(values)), *_periods_told(of), *months]
        asked = [(when, [one.value for one in of.given if one.asked == when]) for when in get_args(Asked)]
        asked = [(when, numbers) for when, numbers in asked if numbers]
        if len(asked) > 1:
            sentences.append(said.by_when((when, middle(numbers), len(numbers)) for when, numbers in asked))
        sentences.append(said.UPS_AND_DOWNS)
    feelings, tags = of.near.feelings[:_MOST_NEAR], of.near.tags[:_MOST_NEAR]
    return sentences + said.near(of.near.pages, feelings, tags, of.near.kinds)


def _periods_told(of: Trend) -> list[str]:
    """The middle of each week, month or year; and for weeks, which have no number."""
    period = of.period
    middles = of.middles(period)
    rows = [(_called(of, one, period), one.middle, one.count) for one in middles]
    sentences = [said.middles(rows[at : at + _A_SENTENCE]) for at in range(0, len(rows), _A_SENTENCE)]
    if period == "week":
        there, first, empty = {one.first for one in middles}, of.first, []
        while first <= of.last:
            last = min(end_of(start_of(first, "week"), "week"), of.last)
            if first not in there:
                empty.append(said.days(first, last))
            first = last + timedelta(days=1)
        sentences += [said.no_number_in(empty)] if empty else []
    return sentences


def _called(of: Trend, one: PeriodMiddle, period: Period) -> str:
    if period == "week":
        return said.days(one.first, one.last)
    if period == "year":
        return f"{one.first.year}"
    month = MONTHS[one.first.month - 1] if of.over in OVER else f"{MONTHS[one.first.month - 1]} {one.first.year}"
    return said.from_the(month, one.first.day) if one.first.day > 1 and of.over in OVER else month
