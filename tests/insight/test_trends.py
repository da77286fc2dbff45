"""Numbers over time: which there are, the middle of each week and month, and sentences that say the same."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.insight.trends import (
    ALL,
    HARD,
    LENGTHS,
    Asked,
    NumberPage,
    Period,
    end_of,
    first_day,
    near,
    number_page,
    of_what,
    start_of,
    told,
    trend,
)
from ptg_cli.model.civil_time import MONTHS
from ptg_cli.model.entry import from_front_matter

TODAY = date(2026, 11, 30)
FOUR = time(4, 0)


def page(day: str, *values: int, clock: str = "09:00", **facts: Any) -> NumberPage:
    """A page of one day: one number is that of a check-in, two are before and after."""
    moment = datetime.fromisoformat(f"{day}T{clock}")
    asked: tuple[Asked, ...] = ("check-in",) if len(values) == 1 else ("before", "after")
    return NumberPage(f"{day}-{clock}", moment, moment.date(), hard=tuple(zip(asked, values, strict=False)), **facts)


def read(page_id: str, **facts: Any) -> NumberPage | None:
    """What an entry says in numbers."""
    return number_page(from_front_matter(page_id, facts, ""), FOUR)


# Which numbers there are


def test_a_check_in_has_one_number_and_what_was_done_has_two() -> None:
    ours = read("20261121-080000-aaa0", kind="checkin", distress_before=6, dials={"sleep": 4}, feelings=["tired"])
    assert ours is not None
    assert (ours.numbers(HARD), ours.numbers("sleep"), ours.numbers("closeness")) == (
        (("check-in", 6),), (("check-in", 4),), (),
    )  # fmt: skip
    both = read("20261121-080000-aaa0", kind="coping", distress_before=7, distress_after=0)
    assert both is not None
    assert both.numbers(HARD) == (("before", 7), ("after", 0))


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "note"},
        {"kind": "checkin", "distress_before": 6, "care": True},
        {"kind": "checkin", "distress_before": 6, "care": "yes please"},
        {"kind": "checkin", "distress_before": 11},
        {"kind": "checkin", "dials": {"sleep": "well"}},
    ],
)
def test_no_number_is_read_where_none_fits_or_care_is_asked_for(facts: dict[str, Any]) -> None:
    assert read("20261121-080000-aaa0", **facts) is None


def test_a_page_that_no_day_is_known_of_has_no_place_in_time() -> None:
    assert read("by hand", kind="checkin", distress_before=6) is None


def test_the_small_hours_belong_to_the_day_before_and_a_missing_hour_is_a_moment() -> None:
    late = read("20261121-030000-aaa0", kind="checkin", distress_before=6)
    gone = read("20260329-023000-aaa0", kind="checkin", distress_before=6)  # no clock of Paris showed this
    assert late is not None
    assert gone is not None
    assert (late.day, gone.day) == (date(2026, 11, 20), date(2026, 3, 28))


def test_what_there_are_numbers_of_stands_in_the_order_of_the_dials() -> None:
    pages = [page("2026-11-01", 5, dials={"sleep": 1, "my own": 2, "replay": 3, "meaning": 4})]
    assert of_what(pages) == (HARD, "replay", "sleep", "meaning", "my own")
    assert of_what(pages, hidden=("meaning",)) == (HARD, "replay", "sleep", "my own")
    assert of_what([]) == (HARD,)


# The time that is looked at


@pytest.mark.parametrize(
    ("over", "today", "first"),
    [
        ("month", "2026-11-30", "2026-11-01"),
        ("month", "2026-03-31", "2026-03-01"),
        ("month", "2026-11-17", "2026-10-18"),
        ("3-months", "2026-11-30", "2026-09-01"),
        ("3-months", "2026-02-28", "2025-12-01"),
        ("year", "2026-11-30", "2025-12-01"),
        ("year", "2024-02-29", "2023-03-01"),
        ("month", "0001-01-05", "0001-01-01"),
    ],
)
def test_whole_months_end_with_today(over: str, today: str, first: str) -> None:
    assert first_day(over, date.fromisoformat(today)) == date.fromisoformat(first)


def test_all_of_it_begins_with_the_first_number_and_ends_today() -> None:
    pages = [page("1823-05-06", 3), page("2190-01-01", 9), page("2026-11-30", 4)]
    everything = trend(pages, HARD, ALL, TODAY)
    assert (everything.first, everything.last, everything.values) == (date(1823, 5, 6), TODAY, [3, 4])
    assert (trend([], HARD, ALL, TODAY).first, trend(pages, HARD, "month", TODAY).values) == (TODAY, [4])


# Middles, counted by hand


SOME = (
    page("2026-11-02", 8),  # Monday
    page("2026-11-03", 6, 4),
    page("2026-11-08", 3),  # Sunday
    page("2026-11-09", 5),
    page("2026-10-31", 9),
)


def test_a_middle_is_that_of_a_week_from_monday_to_sunday_and_gaps_stay_gaps() -> None:
    of = trend(SOME, HARD, "3-months", TODAY)
    weeks = [(one.first.isoformat(), one.last.isoformat(), one.count, one.middle) for one in of.middles("week")]
    assert weeks == [
        ("2026-10-26", "2026-11-01", 1, 9),
        ("2026-11-02", "2026-11-08", 4, 4),  # 3 4 6 8: of two in the middle the lower
        ("2026-11-09", "2026-11-15", 1, 5),
    ]
    assert [(one.count, one.middle) for one in of.middles("month")] == [(1, 9), (5, 5)]


def test_a_week_is_cut_where_the_time_begins_and_ends() -> None:
    of = trend(SOME, HARD, "month", date(2026, 11, 10))
    assert [(one.first.day, one.last.day) for one in of.middles("week")] == [(26, 1), (2, 8), (9, 10)]
    of = trend(SOME, HARD, "month", date(2026, 11, 30))
    assert [(one.first.day, one.last.day) for one in of.middles("week")] == [(2, 8), (9, 15)]


@given(st.dates())
def test_every_day_lies_in_one_week_one_month_and_one_year(day: date) -> None:
    period: Period
    for period in ("week", "month", "year"):
        first = start_of(day, period)
        assert first <= day <= end_of(first, period)


def test_what_stood_near_is_counted_once_a_page() -> None:
    pages = [
        page("2026-11-02", 8, kind="checkin", feelings=("tired", "sad", "tired"), tags=("home",)),
        page("2026-11-03", 6, 4, kind="coping", feelings=("tired",)),
    ]
    found = near(pages)
    assert found.pages == 2
    assert found.feelings == (("tired", 2), ("sad", 1))
    assert found.tags == (("home", 1),)
    assert found.kinds == (("checkin", 1), ("coping", 1))


# The sentences say what the numbers say

NUMBER = r"(\d+) \((\d+) numbers?\)"


def numbers_in(sentences: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The middle of each month that sentences name, and of how many numbers."""
    text = " ".join(sentences)
    found = re.findall(rf"of ({'|'.join(MONTHS)})[^,;.]*? (?:was )?{NUMBER}", text)
    return {month: (int(middle), int(count)) for month, middle, count in found}


@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.lists(st.integers(0, 10), min_size=1, max_size=2)), min_size=1, max_size=60
    )
)
def test_a_reader_of_the_sentences_knows_the_numbers(rows: list[tuple[int, list[int]]]) -> None:
    pages = [page((TODAY - timedelta(days=back)).isoformat(), *values) for back, values in rows]
    of = trend(pages, HARD, "3-months", TODAY)
    sentences = told(of)
    values = sorted(value for _, some in rows for value in some)
    days = len({back for back, _ in rows})
    amount, on = re.search(r"you gave (\d+) numbers?, on (\d+) days?\.", sentences[0]).groups()  # type: ignore[union-attr]
    assert (int(amount), int(on)) == (len(values), days)
    if len(values) < 5:
        said = re.findall(r"(\d+) on (\d+) (\w+) (\d{4})", sentences[1])
        assert [int(value) for value, *_ in said] == of.values
        assert [date(int(y), MONTHS.index(m) + 1, int(d)) for _, d, m, y in said] == [one.day for one in of.given]
        return
    if values[0] == values[-1]:
        assert sentences[1] == f"Each of them is {values[0]}."
    else:
        spread = re.findall(r"\d+", sentences[1])
        assert [int(number) for number in spread] == [values[0], values[-1], values[(len(values) - 1) // 2]]
    by_month: dict[str, list[int]] = {}
    for back, some in rows:
        by_month.setdefault(MONTHS[(TODAY - timedelta(days=back)).month - 1], []).extend(some)
    assert numbers_in(sentences) == {
        month: (sorted(some)[(len(some) - 1) // 2], len(some)) for month, some in by_month.items()
    }


def test_the_weeks_of_a_month_are_said_and_those_without_a_number() -> None:
    sentences = told(trend(SOME, HARD, "month", TODAY))
    assert sentences == [
        "From 1 November 2026 to 30 November 2026 you gave 5 numbers, on 4 days.",
        "The lowest is 3, the highest 8. Laid in order, the one in the middle is 5.",
        "The middle number of 2 to 8 November was 4 (4 numbers), of 9 to 15 November 5 (1 number).",
        "There is no number from 1 November, 16 to 22 November, 23 to 29 November and 30 November.",
        "Before you did something the middle was 6 (1 number), after you did something 4 (1 number), in check-ins 5 "
        "(3 numbers).",
        "Ups and downs are how it goes.",
        "The numbers stand on 4 pages.",
    ]


def test_nothing_says_better_or_worse_and_no_time_without_numbers_is_filled() -> None:
    for over in LENGTHS:
        text = " ".join(told(trend(SOME, HARD, over, TODAY)))
        assert not re.search(r"better|worse|improv|progress|trend|because|score", text, re.IGNORECASE)
    assert told(trend([], HARD, "month", TODAY)) == [
        "There is no number from 1 November 2026 to 30 November 2026."
    ]  # fmt: skip


def test_many_years_are_said_by_the_year() -> None:
    pages = [page(f"{year}-03-0{day}", year % 10) for year in range(2020, 2027) for day in range(1, 4)]
    pages += [page(f"{year}-07-01", 1) for year in range(2020, 2027)]
    text = " ".join(told(trend(pages, HARD, ALL, TODAY)))
    assert "The middle number of 2020 was 0 (4 numbers), of 2021 1 (4 numbers), of 2022 2 (4 numbers)." in text
