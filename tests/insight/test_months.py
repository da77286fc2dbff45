"""One month against the one before it: middles counted by hand, and what is said where there are few numbers."""

from datetime import date, datetime, timedelta

import pytest

from ptg_cli.insight.months import TwoMonths, month_before, two_months
from ptg_cli.insight.trends import HARD, Given

TODAY = date(2026, 11, 20)
NOVEMBER = date(2026, 11, 1)


def given(month: int, *values: int, year: int = 2026) -> list[Given]:
    """Numbers of that month, one a day from its first on."""
    days = [date(year, month, 1) + timedelta(days=at) for at in range(len(values))]
    pairs = zip(days, values, strict=True)
    return [Given(value, day, datetime(day.year, day.month, day.day, 8), "check-in", "x") for day, value in pairs]


def seen(before: tuple[int, ...], now: tuple[int, ...], of: str = HARD) -> TwoMonths:
    """October and November, by these numbers."""
    return two_months([*given(10, *before), *given(11, *now)], of, NOVEMBER, TODAY)


def test_the_middle_of_each_month_is_said_and_how_the_one_was_to_the_other() -> None:
    found = seen((7, 6, 5, 8, 6), (4, 3, 9, 4, 5, 4))
    assert (found.before.numbers, found.before.middle, found.month.numbers, found.month.middle) == (5, 6, 6, 4)
    assert (found.before.last, found.month.last) == (date(2026, 10, 31), TODAY)
    assert found.told == [
        "The middle number of October was 6 (5 numbers).",
        "The middle number of November so far was 4 (6 numbers).",
        "By these numbers, November so far was easier than October. They do not say why.",
    ]


@pytest.mark.parametrize(
    ("of", "now", "answer"),
    [(HARD, 4, "easier"), (HARD, 6, "harder"), (HARD, 5, "same"), ("sleep", 4, "lower"), ("sleep", 6, "higher")],
)
def test_a_higher_number_is_harder_only_where_it_says_how_hard_it_was(of: str, now: int, answer: str) -> None:
    assert seen((5,) * 5, (now,) * 5, of).answer == answer


@pytest.mark.parametrize(("before", "now"), [((5,) * 4, (4,) * 9), ((5,) * 9, (4,) * 4), ((), (4,) * 5)])
def test_with_fewer_than_five_numbers_in_a_month_they_are_not_compared(
    before: tuple[int, ...], now: tuple[int, ...]
) -> None:
    found = seen(before, now)
    assert (found.answer, found.compared) == ("", [])
    assert found.told[-1] == "With fewer than 5 numbers in one of the two months, they are not compared."


def test_months_without_a_number_say_only_that() -> None:
    assert seen((), ()).told == [
        "There is no number from October.",
        "There is no number from November so far.",
    ]


def test_another_year_is_named_and_numbers_of_other_months_are_not_counted() -> None:
    numbers = [*given(12, *(7,) * 5, year=2025), *given(1, *(3,) * 6), *given(2, 9, 9)]
    assert two_months(numbers, HARD, date(2026, 1, 1), TODAY).told == [
        "The middle number of December 2025 was 7 (5 numbers).",
        "The middle number of January was 3 (6 numbers).",
        "By these numbers, January was easier than December 2025. They do not say why.",
    ]


@pytest.mark.parametrize("month", [date(1, 1, 1), date(9999, 12, 1), date(2026, 12, 1)])
def test_the_first_the_last_and_a_coming_month_are_months_too(month: date) -> None:
    assert two_months([], HARD, month, TODAY).answer == ""
    assert month_before(month) <= month
