"""A day is the person's own wherever one is named: around midnight, at the ends of the world, where clocks change."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ptg_cli.context import Context, Folders
from ptg_cli.desk.page_edit import new_date
from ptg_cli.desk.page_summary import heading, when_words
from ptg_cli.desk.pages import matching
from ptg_cli.journal.pages import Page
from ptg_cli.model.civil_time import logical_day
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
    moved = new_date(page, "thursday", night.civil_now(), turns)
    assert moved.moment == datetime(2026, 11, 27, 0, 1)
    assert logical_day(moved.moment, turns) == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("23:15", datetime(2026, 11, 28, 23, 15)),
        ("9 pm", datetime(2026, 11, 28, 21, 0)),
        ("03:30", datetime(2026, 11, 29, 3, 30)),
        ("now", datetime(2026, 12, 4, 10, 0)),
        ("tuesday 07:10", datetime(2026, 12, 1, 7, 10)),
    ],
)
def test_a_page_that_is_given_a_time_alone_keeps_its_own_day(
    at: Callable[[datetime], Context], words: str, moment: datetime
) -> None:
    page = write(at(datetime(2026, 11, 29, 0, 1, tzinfo=ST_JOHNS)))  # the evening of Saturday 28
    assert new_date(page, words, datetime(2026, 12, 4, 10, 0), time(4)).moment == moment


SATURDAYS = [
    ("Pacific/Kiritimati", date(2026, 11, 28)),
    ("America/St_Johns", date(2026, 11, 28)),
    ("America/St_Johns", date(2026, 3, 7)),  # in the night after it the clocks go forward
    ("America/St_Johns", date(2026, 10, 31)),  # and back
    ("Europe/Berlin", date(2026, 3, 28)),
    ("Europe/Berlin", date(2026, 10, 24)),
]
"""Where, and a Saturday there."""


@pytest.mark.parametrize(("place", "saturday"), SATURDAYS)
@pytest.mark.parametrize(
    ("hours", "minutes", "over"),
    [(23, 59, False), (24, 1, False), (27, 59, False), (28, 0, True), (33, 0, True)],
    ids=["before midnight", "after midnight", "before the day turns", "as the day turns", "in the morning"],
)
def test_a_saturday_is_asked_for_around_the_night_after_it(
    at: Callable[[datetime], Context], place: str, saturday: date, hours: int, minutes: int, over: bool
) -> None:
    zone = ZoneInfo(place)

    def clock(hours: int, minutes: int, fold: int = 0) -> datetime:
        """What a clock there shows so long after Saturday began."""
        day = saturday + timedelta(days=hours // 24)
        moment = datetime(day.year, day.month, day.day, hours % 24, minutes, tzinfo=zone, fold=fold)
        offset = moment.utcoffset()
        assert offset is not None
        return moment.replace(tzinfo=timezone(offset), fold=0)  # as the system tells it

    for when, body in (
        (clock(3, 59), "a plum in Friday's night"),
        (clock(4, 0), "a plum in the morning"),
        (clock(23, 59), "a quince before midnight"),
        (clock(24, 1), "a quince after midnight, for dad"),
        (clock(25, 30), "tea"),
        (clock(25, 30, fold=1), "more tea"),  # the same clock again where clocks are put back
        (clock(26, 30), "tea"),
        (clock(26, 30, fold=1), "more tea"),
        (clock(27, 59), "a plum as it got light"),
        (clock(28, 0), "a quince on Sunday"),
    ):
        write(at(when), body)
    now = at(clock(hours, minutes))
    of_saturday = [
        "a plum as it got light", "more tea", "tea", "more tea", "tea", "a quince after midnight, for dad",
        "a quince before midnight", "a plum in the morning",
    ]  # fmt: skip
    for words in ("saturday", "on:saturday", saturday.isoformat(), "yesterday" if over else "today"):
        assert sorted(found(now, words)) == sorted(of_saturday), words
    fruit = [body for body in of_saturday if "tea" not in body]
    assert found(now, "plum on:saturday or quince on:saturday") == fruit
    assert found(now, "plum or quince -dad") == [
        "a quince on Sunday", *(body for body in fruit if "dad" not in body), "a plum in Friday's night"
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["Pacific/Kiritimati", "America/St_Johns", "Europe/Berlin"])
@pytest.mark.parametrize(
    "now", [(5, 31, 23, 59), (6, 1, 0, 1), (6, 1, 3, 59), (6, 1, 4, 0), (11, 30, 12, 0)], ids=lambda now: f"{now}"
)
def test_the_month_of_may_is_asked_for_around_the_night_after_it(
    at: Callable[[datetime], Context], place: str, now: tuple[int, int, int, int]
) -> None:
    zone = ZoneInfo(place)
    for moment in ((5, 1, 3, 59), (5, 1, 4, 0), (5, 31, 23, 59), (6, 1, 0, 1), (6, 1, 3, 59), (6, 1, 4, 0)):
        write(at(datetime(2026, *moment, tzinfo=zone)), f"{moment}")
    of_may = ["(6, 1, 3, 59)", "(6, 1, 0, 1)", "(5, 31, 23, 59)", "(5, 1, 4, 0)"]
    for words in ("from:2026-05 to:2026-05", "may", "2026-05"):
        assert found(at(datetime(2026, *now, tzinfo=zone)), words) == of_may, words
