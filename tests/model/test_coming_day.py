"""Days that are to come, in a person's words, and words that name none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.coming_day import read_coming_day

SAID_ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", (11, 23)), ("Tonight", (11, 23)), ("tomorrow", (11, 24)), ("the day after tomorrow", (11, 25)),
        ("yesterday", (11, 22)), ("Saturday", (11, 28)), ("on sat", (11, 28)), ("saturday morning", (11, 28)),
        ("Saturday at 4pm", (11, 28)), ("saturday, at 10:30.", (11, 28)), ("tomorrow evening at 7", (11, 24)),
        ("this monday", (11, 23)), ("monday", (11, 30)), ("next monday", (11, 30)), ("next saturday", (12, 5)),
        ("the coming saturday", (11, 28)), ("last friday", (11, 20)), ("in three days", (11, 26)),
        ("in 2 weeks", (12, 7)), ("in a week", (11, 30)), ("a week from now", (11, 30)), ("in 1 month", (12, 23)),
        ("three days ago", (11, 20)), ("28 November", (11, 28)), ("28 nov", (11, 28)), ("November 28th", (11, 28)),
        ("the 28th", (11, 28)), ("31st", (12, 31)), ("2026-12-01", (12, 1)), ("maybe thursday", (11, 26)),
    ],
)  # fmt: skip
def test_a_day_that_is_to_come_is_read_from_a_persons_words(words: str, day: tuple[int, int]) -> None:
    assert read_coming_day(words, SAID_ON) == date(2026, *day)


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "not yet", "not yet, maybe in spring", "soon", "when it is warmer", "next week", "two weeks", "31",
        "5", "may", "week", "saturday, I think", "saturday or sunday", "2026-13-01", "31 february", "in 9999 years",
        "today\x00", "0 november", "in days", "a" * 10_000, "saturday " * 2_000, "a " * 5_000,
    ],
)  # fmt: skip
def test_words_that_name_no_day_for_sure_name_none(words: str) -> None:
    assert read_coming_day(words, SAID_ON) is None


@pytest.mark.parametrize(("words", "day"), [("29 february", date(2028, 2, 29)), ("22 november", date(2027, 11, 22))])
def test_a_day_of_a_month_is_the_next_one_there_is(words: str, day: date) -> None:
    assert read_coming_day(words, SAID_ON) == day
    assert read_coming_day(f"{words} 2032", SAID_ON) == day.replace(year=2032)


@given(st.text(max_size=30), st.dates())
def test_any_words_on_any_day_are_a_day_or_none(words: str, today: date) -> None:
    found = read_coming_day(words, today)
    assert found is None or isinstance(found, date)
