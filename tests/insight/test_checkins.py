"""Whether the weekly part of a check-in is due: only where something is picked and nothing of it was rated lately."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.insight.checkins import weekly_is_due
from ptg_cli.model.entry import Entry

NOW = datetime(2026, 11, 23, 8, 15)
FOUR = time(4, 0)
PICKED = {"sleep", "closeness"}


def rated(ago: timedelta, *dials: str) -> Entry:
    """A check-in of so long ago in which these dials were rated."""
    moment = NOW - ago
    return Entry(
        f"{moment:%Y%m%d-%H%M%S}-7f3k",
        created=moment.replace(tzinfo=UTC),
        kind="checkin",
        dials=dict.fromkeys(dials, 4),
    )


def test_nothing_picked_is_never_due() -> None:
    assert not weekly_is_due([], set(), NOW, FOUR)
    assert not weekly_is_due([rated(timedelta(days=30), "sleep")], set(), NOW, FOUR)


def test_picked_and_never_rated_is_due() -> None:
    assert weekly_is_due([], PICKED, NOW, FOUR)
    assert weekly_is_due([rated(timedelta(hours=1))], PICKED, NOW, FOUR)


@pytest.mark.parametrize(("days", "due"), [(0, False), (1, False), (6, False), (7, True), (8, True), (400, True)])
def test_it_is_due_on_the_same_weekday_again(days: int, due: bool) -> None:
    assert weekly_is_due([rated(timedelta(days=days), "sleep")], PICKED, NOW, FOUR) is due


def test_days_turn_when_the_persons_day_does() -> None:
    late = rated(timedelta(days=6, hours=6), "sleep")  # at 02:15, so still of the day before
    assert weekly_is_due([late], PICKED, NOW, FOUR)
    assert not weekly_is_due([late], PICKED, NOW, time(0, 0))


def test_other_dials_than_those_picked_count_for_nothing() -> None:
    assert weekly_is_due([rated(timedelta(days=1), "meaning", "replay")], PICKED, NOW, FOUR)
    assert not weekly_is_due([rated(timedelta(days=1), "meaning", "closeness")], PICKED, NOW, FOUR)


def test_what_is_dated_after_today_and_what_has_no_time_count_for_nothing() -> None:
    assert weekly_is_due([rated(timedelta(days=-2), "sleep")], PICKED, NOW, FOUR)
    assert weekly_is_due([Entry("named-by-hand", kind="checkin", dials={"sleep": 3})], PICKED, NOW, FOUR)


@given(st.lists(st.tuples(st.integers(-20, 40), st.sampled_from(["sleep", "meaning", "closeness"])), max_size=6))
def test_the_order_of_the_entries_does_not_matter(found: list[tuple[int, str]]) -> None:
    entries = [rated(timedelta(days=days), dial) for days, dial in found]
    due = weekly_is_due(entries, PICKED, NOW, FOUR)
    assert weekly_is_due(reversed(entries), PICKED, NOW, FOUR) is due
    assert due is not any(0 <= days < 7 and dial in PICKED for days, dial in found)
