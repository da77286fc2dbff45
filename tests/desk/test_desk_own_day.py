"""A day is the person's own wherever one is named: around midnight, at the ends of the world, where clocks change."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from ptg_cli.context import Context, Folders
from ptg_cli.desk.page_edit import with_its_time
from ptg_cli.desk.page_summary import heading, when_words
from ptg_cli.desk.pages import matching
from ptg_cli.journal.pages import Page
from ptg_cli.model.civil_time import logical_day, read_when
from ptg_cli.model.entry import Entry

KIRITIMATI = timezone(timedelta(hours=14))
ST_JOHNS = timezone(timedelta(hours=-3, minutes=-30))
BERLIN_SUMMER = timezone(timedelta(hours=2))
BERLIN_WINTER = timezone(timedelta(hours=1))


@pytest.fixture
def at(tmp_path: Path) -> Callable[[datetime], Context]:
    """The same home, at any moment."""
    numbers = iter(range(1000))
    return lambda now: Context(
        Folders(tmp_path, tmp_path, tmp_path), now=lambda: now, chance=lambda: f"{next(numbers):04d}"
    )


def write(context: Context, body: str = "The kitchen.") -> Page:
    """Keeps a page of now."""
    now = context.now()
    return context.journal.add(Entry(context.journal.new_id(context.civil_now()), created=now, kind="note", body=body))


def found(context: Context, words: str) -> list[str]:
    """What the pages that are asked for say, newest first."""
    return [page.entry.body for page in matching(context.journal, context.read_query(words))]


@pytest.mark.parametrize("zone", [KIRITIMATI, ST_JOHNS, UTC])
def test_just_after_midnight_today_the_page_and_the_words_for_days_name_the_same_day(
    at: Callable[[datetime], Context], zone: timezone
) -> None:
    evening = at(datetime(2026, 11, 28, 23, 50, tzinfo=zone))
    write(evening, "in the evening")
    night = at(datetime(2026, 11, 29, 0, 1, tzinfo=zone))
    page = write(night, "after midnight")
    turns = night.settings.day_starts_at
    assert night.today == date(2026, 11, 28)
    assert when_words(page.entry, turns) == "Sat 28 Nov 2026 00:01"
    assert "Sat 28 Nov 2026 00:01 (after midnight)" in heading(page.entry, night.titles, turns)
    both = ["after midnight", "in the evening"]
    for words in ("today", "saturday", "28 nov", "2026-11-28", "on:saturday", "from:today", "november"):
        assert found(night, words) == both, words
    assert found(night, "yesterday") == found(night, "sunday") == []
    morning = at(datetime(2026, 11, 29, 8, 0, tzinfo=zone))
    assert morning.today == date(2026, 11, 29)
    assert found(morning, "yesterday") == found(morning, "saturday") == found(morning, "to:yesterday") == both
    assert found(morning, "today") == []


def test_where_the_clocks_are_put_back_the_hour_that_was_there_twice_is_of_the_same_day(
    at: Callable[[datetime], Context],
) -> None:
    for zone in (BERLIN_SUMMER, BERLIN_WINTER):
        context = at(datetime(2026, 10, 25, 2, 30, tzinfo=zone))
        assert context.today == date(2026, 10, 24)
        write(context)
    morning = at(datetime(2026, 10, 25, 9, 0, tzinfo=BERLIN_WINTER))
    assert len(found(morning, "yesterday")) == len(found(morning, "saturday")) == 2
    assert found(morning, "today") == []


def test_a_month_ends_when_its_last_day_does(at: Callable[[datetime], Context]) -> None:
    write(at(datetime(2026, 5, 1, 3, 59, tzinfo=KIRITIMATI)), "still april")
    write(at(datetime(2026, 5, 1, 4, 0, tzinfo=KIRITIMATI)), "may begins")
    last = at(datetime(2026, 6, 1, 0, 30, tzinfo=KIRITIMATI))
    write(last, "may ends")
    assert found(last, "from:2026-05 to:2026-05") == found(last, "may") == ["may ends", "may begins"]
    assert found(last, "2026-04") == ["still april"]


def test_a_page_that_is_given_a_day_stands_in_that_day_at_its_own_time(at: Callable[[datetime], Context]) -> None:
    night = at(datetime(2026, 11, 29, 0, 1, tzinfo=ST_JOHNS))
    page = write(night)
    turns = night.settings.day_starts_at
    moved = with_its_time(page, read_when("thursday", night.civil_now(), turns), turns)
    assert moved.moment == datetime(2026, 11, 27, 0, 1)
    assert logical_day(moved.moment, turns) == date(2026, 11, 26)
