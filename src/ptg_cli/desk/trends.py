"""Over time: the numbers a person gave, read from what their pages say at the top, and what each of them is called."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ptg_cli.desk.pages import facts
from ptg_cli.insight.months import TwoMonths, month_before, two_months
from ptg_cli.insight.trends import (
    ALL,
    HARD,
    LENGTHS,
    LIVED,
    PERIODS,
    NumberPage,
    Trend,
    end_of,
    first_day,
    number_page,
    of_what,
    start_of,
    told,
    trend,
)
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.journal import Journal
from ptg_cli.library.library import Library
from ptg_cli.model.civil_time import span_of
from ptg_cli.model.dials import Dial, find, plain_name
from ptg_cli.model.query import Part, Query
from ptg_cli.model.scales import DISTRESS
from ptg_cli.model.value import Values, value_called
from ptg_cli.sentences import trends as said
from ptg_cli.sentences import values as said_of_values
from ptg_cli.settings import Settings

_NUMBERS: Final = re.compile(rb"distress_|dials|matters|lived|\\[uU]")
"""What stands in the front matter of a page with numbers: one of these keys, or an escape that could be one."""


@dataclass(frozen=True, slots=True)
class NumbersGiven:
    """The pages with numbers in the time of a length which ends with `today`, or in a shorter one.

    `of` are the things there are numbers of, `known` with those dials that are not for this person. `unread` is how
    many pages can't be read, `after_today` how many are dated after today.
    """

    pages: tuple[NumberPage, ...]
    over: str
    today: date
    unread: int = 0
    after_today: int = 0
    of: tuple[str, ...] = (HARD,)
    known: tuple[str, ...] = (HARD,)
    dials: Mapping[str, Dial] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    """What each value is called, by its id."""
    _trends: dict[tuple[str, str], Trend] = field(init=False, compare=False, repr=False, default_factory=dict)
    _told: dict[tuple[str, str], list[str]] = field(init=False, compare=False, repr=False, default_factory=dict)

    def trend(self, of: str, over: str = "") -> Trend:
        """What they say of one thing, over this length or a shorter one. It is worked out once."""
        asked = (of, over or self.over)
        if asked not in self._trends:
            self._trends[asked] = trend(self.pages, of, asked[1], self.today)
        return self._trends[asked]

    def told(self, of: str, over: str = "") -> list[str]:
        """What the numbers of one thing say together, a sentence a line."""
        asked = (of, over or self.over)
        if asked not in self._told:
            self._told[asked] = told(self.trend(*asked), self._months_compared(*asked))
        return self._told[asked]

    def _months_compared(self, of: str, over: str) -> list[str]:
        """How this month is to the one before, over a time that both are in."""
        return [] if over == "month" else self.two_months(of, start_of(self.today, "month")).compared

    def two_months(self, of: str, month: date) -> TwoMonths:
        """The numbers of one thing in the month that begins on this day, and in the one before it."""
        return two_months(self.trend(of).given, of, month, self.today)

    def prepare(self) -> None:
        """Works out what is said and drawn of each thing over each time, so that a face need not wait for it."""
        for over in LENGTHS:
            for of in self.of if self.holds(over) else ():
                self.told(of, over)
                for period in PERIODS:
                    self.trend(of, over).middles(period)

    def holds(self, over: str) -> bool:
        """True where all the numbers of that length are among these."""
        return LENGTHS.index(over) <= LENGTHS.index(self.over)

    def name(self, of: str) -> str:
        """What a thing is called."""
        if of == HARD:
            return said.HOW_HARD
        if of.startswith(LIVED):
            value = of.removeprefix(LIVED)
            return said.in_my_days(self.values.get(value, value))
        return self.dials[of].name if of in self.dials else plain_name(of)

    def points(self, of: str) -> Mapping[int, str]:
        """What some of its numbers stand for."""
        if of == HARD:
            return DISTRESS
        if of.startswith(LIVED):
            return {0: said_of_values.LIVED_LOW, 10: said_of_values.LIVED_HIGH}
        return self.dials[of].points if of in self.dials else {}

    def meaning(self, of: str) -> str:
        """What its numbers stand for, in a sentence; empty where that is not known."""
        ends = ", ".join(f"{number} {words}" for number, words in self.points(of).items())
        direction = self.dials[of].direction if of in self.dials else ""
        return said.meaning(ends, direction) if ends else ""

    def sentences(self, of: str, over: str = "") -> list[str]:
        """All that is said of one thing, what its numbers stand for first."""
        return [*filter(None, [self.meaning(of)]), *self.told(of, over)]

    @property
    def left_out(self) -> list[str]:
        """What is said of pages whose numbers are not here; mostly nothing."""
        return said.left_out(self.after_today, self.unread)


class TrendsDesk:
    """Reads the numbers, with the settings and the day of now."""

    def __init__(
        self, journal: Journal, library: Library, settings: Settings, today: date, documents: Documents
    ) -> None:
        self._journal = journal
        self._library = library
        self._settings = settings
        self._today = today
        self._documents = documents

    def _values(self) -> Values:
        try:
            return self._documents.read(VALUES).value
        except OSError:  # their numbers are on the pages; only what they are called is not known then
            return ()

    def read_months(self, month: date, query: Query) -> NumbersGiven:
        """The numbers of the month that begins on this day, and of the one before it. Raises: OSError."""
        begins = month_before(month)
        span = span_of(begins, end_of(month, "month"), self._settings.day_starts_at)
        return self.read(ALL, query.narrowed([Part(begins.isoformat(), "from", span=span)]))

    def read(self, over: str, query: Query | None = None) -> NumbersGiven:
        """The numbers of that length on the pages that are asked for. Pages to be handled with care are never among
        them. Raises: OSError."""
        begins, day_starts_at = first_day(over, self._today), self._settings.day_starts_at
        asked = query or Query()
        if begins is not None:
            span = span_of(begins, date.max, day_starts_at)
            asked = asked.narrowed([Part(begins.isoformat(), "from", span=span)])
        found: list[NumberPage] = []
        unread = after_today = 0
        for page in facts(self._journal, asked, _NUMBERS):
            if (page.unreadable or page.misread) and not page.entry.care:
                unread += 1
            elif (one := number_page(page.entry, day_starts_at)) is None:
                continue
            elif one.day > self._today:
                after_today += 1
            else:
                found.append(one)
        names = {one.id: one.name for one in self._values()}
        return NumbersGiven(
            tuple(found),
            over,
            self._today,
            unread,
            after_today,
            of_what(found, self._settings.dials_hidden, list(names)),
            of_what(found, values=list(names)),
            {dial.id: dial for dial in self._library.dials},
            names,
        )

    def begin(self, over: str) -> NumbersGiven:
        """What to look at first: the numbers of that length, or where there are none, those of all of the time.
        Raises: OSError."""
        given = self.read(over)
        return given if given.pages else self.read(ALL)

    def thing(self, words: str) -> str:
        """What is meant by words: how hard it was, a dial by its id or name, or a value by its id or name, for how far
        it was lived; the words where they are none that is known."""
        if "-".join(words.casefold().split()) in {HARD, "how-hard", "distress"}:
            return HARD
        dial = find(words, self._library.dials)
        value = None if dial else value_called(self._values(), words.removeprefix(LIVED))
        return dial.id if dial else f"{LIVED}{value.id}" if value else words
