"""The picture of numbers over time, cell by cell, and that it never holds what was not given."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.test_trends import TODAY, page

from ptg_cli.insight.chart import AXIS, DOT, LINE, chart
from ptg_cli.insight.trends import ALL, HARD, LENGTHS, NumberPage, trend
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.visible import width


def drawn(pages: list[NumberPage], over: str = "month", wide: int = 64) -> str:
    """The picture as one text."""
    return "\n".join(chart(trend(pages, HARD, over, TODAY), wide).rows)


def test_a_month_with_a_week_without_numbers() -> None:
    days = ((3, 8), (4, 6), (10, 5), (12, 4), (13, 4), (24, 2), (25, 2))
    assert drawn([page(f"2026-11-{day:02}", value) for day, value in days]) == (
        """\
10 ┤
   │
   │     •
   │
   │  ─────•────────╮
 5 ┤                │  •
   │                ╰──────•─•────
   │
   │                                            ───•─•────────
   │
 0 ┤
   └──┬─────────────┬─────────────┬─────────────┬─────────────┬─
      2 Nov         9             16            23            30"""
    )


def test_fewer_than_five_numbers_are_dots_alone() -> None:
    few = [page(f"2026-11-0{day}", 5) for day in range(1, 5)]
    assert chart(trend(few, HARD, "month", TODAY), 64).period is None
    assert not set(LINE) & set("".join(row[AXIS:] for row in drawn(few).split("\n")[:11]))
    assert drawn(few).count(DOT) == 4
    assert chart(trend([*few, page("2026-11-05", 5)], HARD, "month", TODAY), 64).period == "week"


def test_the_line_takes_a_longer_period_where_weeks_have_no_cell() -> None:
    years = [page((TODAY - timedelta(days=20 * back)).isoformat(), back % 11) for back in range(90)]
    assert chart(trend(years, HARD, ALL, TODAY), 72).period == "month"
    long = [page(f"{year}-01-01", 3) for year in range(1960, 2022, 3)]
    assert chart(trend([*years, *long], HARD, ALL, TODAY), 72).period == "year"
    ages = [page(f"{year}-01-01", 3) for year in range(1823, 2022, 3)]
    far = chart(trend([*years, *ages], HARD, ALL, TODAY), 72)
    assert far.period is None
    assert "1850" in far.rows[-1]


def test_a_page_of_long_ago_does_not_press_the_others_into_one_cell() -> None:
    years = [page((TODAY - timedelta(days=20 * back)).isoformat(), back % 11) for back in range(30)]
    far = chart(trend([*years, page("1823-05-06", 3)], HARD, ALL, TODAY), 72)
    first = TODAY - timedelta(days=580)
    assert far.period == "month"
    assert far.left_out == ((date(1823, 5, 6), first),)
    assert far.caption.endswith(f"leaves out the time without numbers, from 6 May 1823 to {spoken_day(first)}.")
    assert all(row.count("┊") == 1 for row in far.rows[:12])
    assert far.rows[-1].split()[:2] == ["1823", "2025"]
    assert far.rows[7].index(DOT) < far.rows[7].index("┊")
    near = chart(trend([*years, page("2022-05-06", 3)], HARD, ALL, TODAY), 72)
    assert near.left_out == ()


def test_several_long_times_without_numbers_are_each_left_out() -> None:
    days = ("1823-05-06", "1950-01-01", "1950-02-01", "2026-11-01", "2026-11-20")
    picture = chart(trend([page(day, 5) for day in days], HARD, ALL, TODAY), 72)
    assert [before.year for before, _ in picture.left_out] == [1823, 1950]
    assert picture.rows[-1].split()[:2] == ["1823", "1950"]
    assert max(map(len, picture.rows)) <= 72


def test_four_hundred_numbers_a_day_are_one_column() -> None:
    moment = datetime(2026, 11, 12, 5, 0)
    pages = [
        NumberPage(f"{n}", moment + timedelta(minutes=n), date(2026, 11, 12), hard=(("check-in", n % 11),))
        for n in range(400)
    ]
    rows = drawn(pages).split("\n")[:11]
    assert all(row.count(DOT) == 1 for row in rows)


@given(
    st.lists(st.tuples(st.dates(date(1, 1, 2), TODAY), st.integers(0, 10)), max_size=40),
    st.sampled_from(LENGTHS),
    st.integers(1, 140),
)
def test_any_numbers_fit_any_width_and_stand_in_their_rows(rows: list[tuple[date, int]], over: str, wide: int) -> None:
    of = trend([page(day.isoformat(), value) for day, value in rows], HARD, over, TODAY)
    picture = chart(of, wide)
    assert len(picture.rows) == 13
    assert all(width(row) <= max(wide, 20) for row in picture.rows)
    dots = {10 - at for at, row in enumerate(picture.rows[:11]) if DOT in row[AXIS:]}
    assert dots == set(of.values)
    if not of.has_line:
        assert picture.period is None


@pytest.mark.parametrize(("over", "first"), [("3-months", "September"), ("year", "Dec"), ("month", "2 Nov")])
def test_the_days_below_are_named(over: str, first: str) -> None:
    assert drawn([], over, 76).split("\n")[-1].strip().startswith(first)
