"""The days of a month and a year, as a picture and in sentences."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.insight.calendar import month_picture, month_told, year_picture, year_told
from ptg_cli.model.civil_time import MONTHS


def days(*numbers: int) -> frozenset[date]:
    """Days of November 2026."""
    return frozenset(date(2026, 11, number) for number in numbers)


def test_a_month_is_a_grid_with_its_days_marked() -> None:
    assert month_picture(date(2026, 11, 1), days(1, 2, 17)) == [
        "Mon  Tue  Wed  Thu  Fri  Sat  Sun",
        "                              ▪ 1",
        "▪ 2    3    4    5    6    7    8",
        "  9   10   11   12   13   14   15",
        " 16  ▪17   18   19   20   21   22",
        " 23   24   25   26   27   28   29",
        " 30",
    ]


def test_a_year_is_twelve_strips() -> None:
    rows = year_picture(2024, days(3) | {date(2024, 2, 29)})
    assert rows[1] == f"February   {'·' * 28}▪"
    assert rows[10] == f"November   {'·' * 30}"
    assert len(rows) == 12


def test_days_in_a_row_are_said_together() -> None:
    first = date(2026, 11, 1)
    assert month_told(first, days(2, 3, 5, 6, 7)) == "November 2026: pages on the 2nd, 3rd, 5th to 7th."
    assert month_told(first, days(11, 12, 13, 21, 23)) == "November 2026: pages on the 11th to 13th, 21st, 23rd."
    assert month_told(first, frozenset()) == "November 2026: no pages."


def test_a_year_says_each_month_and_those_without_pages() -> None:
    told = year_told(2026, days(2))
    assert told[0] == "November 2026: pages on the 2nd."
    assert told[1].startswith("No pages in January, February,")
    assert told[1].endswith("October and December.")
    assert year_told(1823, frozenset()) == ["1823: no pages."]


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31))))
def test_a_reader_of_the_sentences_knows_the_days(filled: set[date]) -> None:
    heard = set()
    for sentence in year_told(2026, filled):
        month, _, on = sentence.partition(" 2026: pages on the ")
        for part in on.rstrip(".").split(", ") if on else ():
            first, last = (int(number) for number in (re.findall(r"\d+", part) * 2)[:2])
            number = MONTHS.index(month) + 1
            heard |= {date(2026, number, first) + timedelta(days=more) for more in range(last - first + 1)}
    assert heard == filled


@given(st.dates())
def test_any_month_and_year_there_is_can_be_drawn(day: date) -> None:
    assert len(year_picture(day.year, {day})) == 12
    assert "▪" in "".join(month_picture(day.replace(day=1), {day}))
