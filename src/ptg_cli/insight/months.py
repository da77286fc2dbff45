"""One month against the one before it: the middle of each, and of how many numbers. No cause, and no verdict."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from ptg_cli.insight.trends import HARD, LEAST_FOR_A_LINE, Given, end_of, start_of
from ptg_cli.insight.tries import middle
from ptg_cli.model.civil_time import MONTHS
from ptg_cli.sentences import trends as said


class MonthNumbers(NamedTuple):
    """The numbers of one month, from its day `first` to its day `last`, which is not after today. Of none there is no
    `middle`."""

    first: date
    last: date
    numbers: int
    middle: int | None

    @property
    def is_enough(self) -> bool:
        """True where a middle says something."""
        return self.numbers >= LEAST_FOR_A_LINE


class TwoMonths(NamedTuple):
    """A month, and the one before it."""

    of: str
    before: MonthNumbers
    month: MonthNumbers
    today: date

    @property
    def answer(self) -> str:
        """How the month is to the one before: of how hard it was “easier”, “harder” or “same”; of other numbers
        “lower”, “higher” or “same”. Empty where one of the two has too few numbers to say."""
        before, now = self.before.middle, self.month.middle
        if before is None or now is None or not (self.before.is_enough and self.month.is_enough):
            return ""
        lower, higher = _WORDS[self.of == HARD]
        return "same" if now == before else lower if now < before else higher

    @property
    def told(self) -> list[str]:
        """What is said of them, with the middle of each, a sentence a line."""
        rows = [(self._called(one), one.middle, one.numbers) for one in (self.before, self.month)]
        too_few = bool(self.before.numbers or self.month.numbers) and not self.answer
        sentences = [*(said.month_middle(*row) for row in rows), *self.compared]
        return [*sentences, said.not_compared(LEAST_FOR_A_LINE)] if too_few else sentences

    @property
    def compared(self) -> list[str]:
        """How the month was to the one before, where the middles are said already; empty where that can't be said."""
        before, month = self._called(self.before), self._called(self.month)
        return [said.months_compared(self.answer, month, before)] if self.answer else []

    def _called(self, one: MonthNumbers) -> str:
        """What a month is called: with its year where that is not the year of today, and that it is not over yet."""
        year = "" if one.first.year == self.today.year else f" {one.first.year}"
        goes_on = one.first <= self.today < end_of(one.first, "month")
        return said.so_far(f"{MONTHS[one.first.month - 1]}{year}", goes_on=goes_on)


_WORDS: Final = {True: ("easier", "harder"), False: ("lower", "higher")}
"""What a lower middle means, and a higher one: true for how hard it was."""


def month_before(month: date) -> date:
    """The first day of the month before the one that begins on this day; of the first month there is, itself."""
    return month if month == date.min else start_of(month - timedelta(days=1), "month")


def two_months(given: Iterable[Given], of: str, month: date, today: date) -> TwoMonths:
    """The month that begins on `month`, and the one before it, by these numbers."""
    numbers = list(given)
    return TwoMonths(of, _numbers_of(numbers, month_before(month), today), _numbers_of(numbers, month, today), today)


def _numbers_of(given: Iterable[Given], first: date, today: date) -> MonthNumbers:
    last = min(end_of(first, "month"), max(today, first))
    values = [one.value for one in given if first <= one.day <= last]
    return MonthNumbers(first, last, len(values), middle(values) if values else None)
