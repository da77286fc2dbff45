"""Numbers, days and tags read from files: which pages count, and that only the top of a page is read."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.calendar import NotAMonth, days_with_pages, read_month
from ptg_cli.insight.trends import HARD
from ptg_cli.journal import disk
from ptg_cli.model.entry import Entry

TODAY = date(2026, 11, 23)


@pytest.fixture
def context(clock: Any, chance: Any, tmp_path: Path) -> Context:
    """A home of its own, on the morning that does not pass."""
    return Context(folders(str(tmp_path / "ptg"), {}), lambda: clock().astimezone(), chance)


def keep(context: Context, page_id: str, **facts: Any) -> Path:
    """Keeps a page."""
    return context.journal.add(Entry(page_id, **{"kind": "checkin", "body": "Words.\n", **facts})).path


def values(context: Context, over: str = "3-months", words: str = "") -> list[int]:
    """How hard it was, oldest first."""
    return context.trends_desk.read(over, context.read_query(words)).trend(HARD).values


def test_pages_to_be_handled_with_care_and_copies_are_not_counted(context: Context) -> None:
    path = keep(context, "20261120-080000-aaa0", distress_before=4)
    keep(context, "20261121-080000-aaa1", distress_before=9, care=True)
    path.with_name("20261120-080000-aaa0 (conflict 20261122-080000).md").write_bytes(path.read_bytes())
    broken = keep(context, "20261121-090000-aaa2", distress_before=8)
    broken.write_text("+++\ndistress_before = [\ncare = true\n+++\n")
    given = context.trends_desk.read("month")
    assert given.trend(HARD).values == [4]
    assert given.left_out == []


def test_what_cannot_be_read_or_is_dated_after_today_is_said(context: Context) -> None:
    keep(context, "20261120-080000-aaa0", distress_before=4)
    keep(context, "21900101-080000-aaa1", distress_before=9)
    keep(context, "18230506-080000-aaa2", distress_before=2)
    keep(context, "20261121-080000-aaa3", distress_before=5).write_text("+++\ndistress_before = [\n+++\n")
    keep(context, "20261122-080000-aaa4", distress_before=5).write_bytes(b"")
    assert context.trends_desk.read("month").left_out == [
        "1 page has a date after today, so its numbers are left out.",
        "2 pages can't be read, so their numbers are not here. `ptg doctor` says why.",
    ]
    given = context.trends_desk.read("all")
    assert (given.trend(HARD).values, given.trend(HARD).first) == ([2, 4], date(1823, 5, 6))


def test_a_shorter_time_is_among_what_was_read_for_a_longer_one(context: Context) -> None:
    keep(context, "20261120-080000-aaa0", distress_before=4, dials={"sleep": 3})
    keep(context, "20260920-080000-aaa1", distress_before=6, dials={"meaning": 5})
    context.change_setting("dials_hidden", "meaning")
    given = context.trends_desk.read("year")
    assert given.of == (HARD, "sleep")
    assert given.known == (HARD, "sleep", "meaning")
    assert given.trend(HARD, "month").values == [4]
    assert given.trend(HARD, "3-months").values == [6, 4]
    assert given.holds("month")
    assert not given.holds("all")
    assert given.name("sleep") == "Sleep"
    assert "A higher number means it is easier." in given.meaning("sleep")
    assert given.meaning("not known") == ""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", [6, 4]),
        ("tag:home", [4]),
        ("kitchen", [6]),
        ("from:2026-11", [4]),
        ("on:2026-09-20", [6]),
        ("2026-11-20", [4]),
        ("-kitchen", [4]),
        ("kind:note", []),
        ('"kitch', [6]),
        ("tag:", [6, 4]),
    ],
)
def test_only_pages_that_are_asked_for(context: Context, words: str, wanted: list[int]) -> None:
    keep(context, "20261120-080000-aaa0", distress_before=4, tags=("home",))
    keep(context, "20260920-080000-aaa1", distress_before=6, body="The kitchen.\n")
    assert values(context, words=words) == wanted


def test_no_body_is_read_however_long(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(context, "20261120-080000-aaa0", distress_before=4, body="word " * 50_000)
    keep(context, "20261121-080000-aaa1", kind="note", body="word " * 50_000)
    long_front = keep(context, "20261122-080000-aaa2", distress_before=5, remember="word " * 900, body="word " * 50_000)
    assert long_front.read_bytes().index(b"\n+++") > 4000
    read = disk.read
    sizes = []

    def counted(path: Any, limit: int | None = None) -> bytes:
        found = read(path, limit)
        sizes.append(len(found))
        return found

    monkeypatch.setattr(disk, "read", counted)
    assert values(context) == [4, 5]
    assert sizes.count(2048) == 3
    assert [size for size in sizes if size > 2048] == [64 * 1024], "once, for the long front matter"


def test_a_fence_within_a_text_of_several_lines_ends_nothing(context: Context) -> None:
    path = keep(context, "20261120-080000-aaa0", distress_before=4)
    note = "+++\n".join(["x" * 300 + "\n"] * 10)
    path.write_text(f'+++\nremember = """\n{note}"""\nkind = "checkin"\ndistress_before = 7\n+++\n\nWords.\n')
    assert values(context) == [7]


# Days


def test_a_day_is_the_persons_own_and_care_fills_none(context: Context) -> None:
    keep(context, "20261120-033000-aaa0")
    keep(context, "20261121-080000-aaa1", care=True)
    keep(context, "20261122-080000-aaa2", care=True)
    keep(context, "20261122-090000-aaa3", body="I take care of the tap.")
    keep(context, "20261201-020000-aaa4")
    keep(context, "20261201-040000-aaa5")
    found = days_with_pages(context.journal, date(2026, 11, 1), date(2026, 11, 30), time(4))
    assert sorted(day.day for day in found) == [19, 22, 30]


def test_of_a_full_day_one_page_is_read(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    for minute in range(40):
        keep(context, f"20261120-08{minute:02}00-aaa0")
    reads = []
    read = disk.read

    def counted(path: Any, limit: int | None = None) -> bytes:
        reads.append(path)
        return read(path, limit)

    monkeypatch.setattr(disk, "read", counted)
    assert days_with_pages(context.journal, date(2026, 11, 1), date(2026, 11, 30), time(4)) == {date(2026, 11, 20)}
    assert len(reads) < 5


@pytest.mark.parametrize("year", [1, 9999])
def test_the_first_and_the_last_year_have_days_too(context: Context, year: int) -> None:
    found = days_with_pages(context.journal, date(year, 1, 1), date(year, 12, 31), time(4))
    assert found == frozenset()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", ("2026-11-01", False)),
        ("2026", ("2026-01-01", True)),
        ("1823", ("1823-01-01", True)),
        ("2026-03", ("2026-03-01", False)),
        ("december", ("2025-12-01", False)),
        ("Nov 2024", ("2024-11-01", False)),
        ("2026-02-14", ("2026-02-01", False)),
        ("yesterday", ("2026-11-01", False)),
    ],
)
def test_a_month_or_a_year_in_words(context: Context, words: str, wanted: tuple[str, bool]) -> None:
    first, whole = read_month(words, context.civil_now(), time(4))
    assert (first.isoformat(), whole) == wanted


@pytest.mark.parametrize("words", ["0000", "2026-13", "soon", "99999", "-"])
def test_other_words_are_no_month(context: Context, words: str) -> None:
    with pytest.raises(NotAMonth, match="isn't a month or a year"):
        read_month(words, context.civil_now(), time(4))
