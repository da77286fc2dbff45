"""On this day: which days belong to one, and what nobody meets unasked."""

from datetime import date
from typing import Any

import pytest

from ptg_cli.insight.on_this_day import comes_back, same_days
from ptg_cli.model.entry import Entry

YEARS = (2027, 2026, 2025, 2024, 1823, 1)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 30), [date(2025, 11, 30), date(2024, 11, 30), date(1823, 11, 30), date(1, 11, 30)]),
        (
            date(2026, 2, 28),
            [date(2025, 2, 28), date(2024, 2, 28), date(2024, 2, 29), date(1823, 2, 28), date(1, 2, 28)],
        ),
        (date(2024, 2, 28), [date(1823, 2, 28), date(1, 2, 28)]),
        (date(2024, 2, 29), []),
        (date(1, 1, 1), []),
    ],
)
def test_the_days_of_earlier_years(today: date, days: list[date]) -> None:
    assert list(same_days(today, YEARS)) == days


@pytest.mark.parametrize(
    ("facts", "level", "comes"),
    [
        ({}, "", True),
        ({"distress_before": 6, "distress_after": 6}, "moderate", True),
        ({"distress_before": 7}, "gentle", False),
        ({"distress_before": 3, "distress_after": 7}, "gentle", False),
        ({"care": True}, "", False),
        ({"kind": "coping"}, "", False),
        ({}, "deep", False),
        ({}, None, False),
    ],
)
def test_hard_things_do_not_come_back_unasked(facts: dict[str, Any], level: str | None, comes: bool) -> None:
    assert comes_back(Entry("20251130-080000-aaaa", **facts), level) is comes
