"""On this day: which pages of earlier years are found, and years that are skipped now or for good."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, Folders
from ptg_cli.journal import disk
from ptg_cli.model.entry import Entry
from ptg_cli.settings import SettingError

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A journal of its own at noon of 30 November 2026."""
    return Context(Folders(tmp_path, tmp_path, tmp_path), now=lambda: NOON, chance=lambda: "7f3k")


@pytest.fixture
def wrote(context: Context) -> Callable[..., str]:
    """Keeps a page of that moment (`YYYYMMDD-HHMM`); its id."""

    def one(moment: str, **facts: Any) -> str:
        facts = {"kind": "note", "body": "Words.\n"} | facts
        return context.journal.add(Entry(f"{moment}00-aaaa", **facts)).id

    return one


def found(context: Context) -> dict[int, list[str]]:
    """The ids that are shown, by year."""
    return {one.year: [page.id for page in one.pages] for one in context.on_this_day.years()}


def test_the_persons_own_day_in_each_earlier_year_newest_first(context: Context, wrote: Callable[..., str]) -> None:
    morning, evening = wrote("20251130-0753"), wrote("20251130-2210")
    after_midnight = wrote("20241201-0130")
    wrote("20241130-0330")  # still the 29th
    wrote("20261130-0800")  # today
    wrote("20271130-0800")
    wrote("20251129-1200")
    long_ago = wrote("18231130-0900")
    assert found(context) == {2025: [evening, morning], 2024: [after_midnight], 1823: [long_ago]}
    assert [one.ago for one in context.on_this_day.years()] == [1, 2, 203]


def test_a_night_after_new_years_eve_is_found_where_its_year_has_no_other_page(
    tmp_path: Path, context: Context, wrote: Callable[..., str]
) -> None:
    eve = datetime(2026, 12, 31, 20, 0, tzinfo=NOON.tzinfo)
    page = wrote("20260101-0100")
    then = Context(Folders(tmp_path, tmp_path, tmp_path), now=lambda: eve, chance=lambda: "7f3k")
    assert found(then) == {2025: [page]}


DEEP = """title = "Far down"
summary = "s"
level = "deep"
minutes = 30
note = "It asks for much."
was = ["far-down-before"]

[[step]]
id = "what"
kind = "write"
prompt = "What is there?"
"""


def test_what_is_hard_or_deep_or_not_known_is_left_out(
    tmp_path: Path, context: Context, wrote: Callable[..., str]
) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "far-down.toml").write_text(DEEP)
    gentle = wrote("20251130-0800", kind="journal", guide="where-i-am-today")
    wrote("20251130-0801", kind="journal", guide="far-down-before")
    wrote("20251130-0802", kind="journal", guide="a-guide-that-is-gone")
    wrote("20251130-0803", care=True)
    wrote("20251130-0804", distress_after=7)
    hard = wrote("20251130-0805", kind="coping", distress_before=6)
    wrote("20251130-0806", kind="practice", within=hard)
    calm = wrote("20251130-0807", kind="practice", within=gentle)
    torn = context.journal.find(wrote("20251130-0808")).path
    torn.write_bytes(b"+++\ndistress_before = = 9\n+++\n\nwords\n")
    assert found(context) == {2025: [calm, gentle]}


def test_a_copy_of_a_page_that_is_there_is_not_shown_beside_it(context: Context, wrote: Callable[..., str]) -> None:
    page = context.journal.find(wrote("20251130-0800"))
    page.path.with_name(f"{page.id} (conflict 20261101-120000).md").write_bytes(page.raw)
    assert found(context) == {2025: [page.id]}


def test_it_is_told_only_to_whom_it_was_promised(context: Context, wrote: Callable[..., str]) -> None:
    wrote("20251130-0800")
    assert not context.on_this_day.has_any()
    context.on_this_day.tell(on=True)
    assert context.on_this_day.has_any()
    context.on_this_day.skip(2025, for_good=False)
    assert not context.on_this_day.has_any()
    context.on_this_day.bring_back()
    context.on_this_day.tell(on=False)
    assert not context.on_this_day.has_any()


def test_a_year_is_skipped_in_this_run_or_for_good(tmp_path: Path, context: Context, wrote: Callable[..., str]) -> None:
    for year in (2021, 2023, 2025):
        wrote(f"{year}1130-0800")
    context.on_this_day.skip(2025, for_good=False)
    context.on_this_day.skip(2021, for_good=True)
    assert list(found(context)) == [2023]
    assert context.settings.skipped_years == (2021,)
    again = Context(Folders(tmp_path, tmp_path, tmp_path), now=lambda: NOON, chance=lambda: "7f3k")
    assert list(found(again)) == [2025, 2023]
    assert [context.on_this_day.bring_back(), context.on_this_day.bring_back()] == [2021, 2025]
    assert not context.settings.skipped_years
    assert list(found(context)) == [2025, 2023, 2021]
    with pytest.raises(SettingError):
        context.on_this_day.bring_back()


def test_a_year_that_was_skipped_for_good_before_stays_so_when_it_is_skipped_again(context: Context) -> None:
    context.change_setting("skipped_years", "2019, 2021")
    context.on_this_day.skip(2019, for_good=False)
    context.on_this_day.bring_back()
    assert context.settings.skipped_years == (2021, 2019)


def test_no_page_of_another_day_is_opened(
    context: Context, wrote: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = wrote("20241130-0800")
    for day in range(1, 30):
        wrote(f"202411{day:02}-0800")
    opened: list[str] = []
    once = disk.read

    def watched(path: Path | str, *rest: int | None) -> bytes:
        opened.append(Path(path).stem)
        return once(path, *rest)

    monkeypatch.setattr(disk, "read", watched)
    assert found(context) == {2024: [page]}
    assert [name for name in opened if name.startswith("2024")] == [page]


def test_an_empty_journal_has_none(context: Context) -> None:
    assert found(context) == {}
