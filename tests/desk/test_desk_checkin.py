"""Checking in: what becomes an entry, when the weekly part is due, which dials are picked and which are put away."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.page_summary import heading, preview
from ptg_cli.journal.pages import read_page
from ptg_cli.model.dials import DIALS
from ptg_cli.model.entry import Entry
from ptg_cli.sentences.care import HARD_NOW
from ptg_cli.session.checkin import Checkin, CheckinPart
from ptg_cli.settings import SettingError

MORNING = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def context(tmp_path: Path, chance: Callable[[], str]) -> Context:
    """A journal of its own on a Monday morning that does not pass."""
    return Context(folders(str(tmp_path / "ptg"), {}), lambda: MORNING, chance)


def keep(context: Context, days: float, **facts: Any) -> Entry:
    """Keeps an entry of so many days ago."""
    moment = MORNING - timedelta(days=days)
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    return context.journal.add(Entry(page_id, created=moment, **facts)).entry


def said(context: Context, rating: int | None = None, feelings: Sequence[str] = (), words: str = "") -> Checkin:
    """A check-in in which this was said."""
    checkin = context.checkin_desk.begin()
    checkin.rate(rating)
    checkin.feel(feelings)
    checkin.say(words)
    return checkin


def test_everything_said_stands_in_the_entry_and_comes_back_from_the_disk(context: Context) -> None:
    checkin = said(context, 6, ("angry", "tired", "angry"), "[/] the kitchen \x1b[31m")
    checkin.rate_dial("sleep", 0)
    checkin.rate_dial("meaning", 10)
    again = read_page(context.journal.find(context.keeper.sit(checkin).finish().page).path).entry
    assert again == checkin.entry()
    assert (again.kind, again.created, again.distress_before) == ("checkin", MORNING, 6)
    assert (again.feelings, again.dials) == (("angry", "tired"), {"sleep": 0, "meaning": 10})
    assert again.body == "[/] the kitchen \x1b[31m\n"
    assert again.problems == ()


def test_lists_and_readers_say_each_part_by_itself(context: Context) -> None:
    checkin = said(context, 6, ("sad",))
    checkin.rate_dial("sleep", 4)
    checkin.rate_dial("self-trust", 7)
    page, titles = context.journal.find(context.keeper.sit(checkin).finish().page), context.titles
    assert preview(page, titles) == "Check-in"
    assert (
        heading(page.entry, titles, time(4))
        == "Check-in\nMon 23 Nov 2026 08:15 · sad · how hard 6 · Sleep 4, Self-trust 7"
    )
    worded = context.keeper.sit(said(context, words="a line")).finish().page
    assert preview(context.journal.find(worded), titles) == "a line"


def test_at_9_and_10_there_is_a_number_at_once_and_not_before(context: Context) -> None:
    context.change_setting("country", "NZ")
    assert [said(context, rating).when_hardest for rating in (None, 0, 8)] == [(), (), ()]
    for rating in (9, 10):
        first, danger, someone = said(context, rating).when_hardest
        assert first == HARD_NOW
        assert "111" in danger
        assert "1737" in someone


def test_a_draft_goes_on_where_it_was_left_with_its_dials_and_its_line_down_to_a_space(context: Context) -> None:
    checkin = said(context, 6, ("sad",), "the kitchen ")
    dials = context.checkin_desk.dials
    checkin.ask_about(dials[:2])
    checkin.rate_dial(dials[1].id, 4)
    for _ in range(3):
        checkin.next()
    sitting = context.keeper.sit(checkin)
    sitting.snapshot()
    sitting.close()
    draft = context.drafts.find("@last")
    again = context.checkin_desk.resume(draft.page.entry)
    assert (again.distress, again.feelings, again.words) == (6, ("sad",), "the kitchen ")
    assert (again.view.part, again.view.dial) == (CheckinPart.DIAL, dials[1])
    assert again.entry() == checkin.entry()


# Dials


def test_nothing_is_picked_and_all_are_offered_at_first(context: Context) -> None:
    desk = context.checkin_desk
    assert desk.picked == []
    assert [dial.id for dial in desk.offered] == list(DIALS)
    assert not desk.weekly_is_due()


def test_what_is_picked_and_put_away_is_kept_and_a_dial_put_away_is_picked_no_more(context: Context) -> None:
    desk = context.checkin_desk
    desk.pick(["sleep", "closeness", "sleep"])
    desk.pick(["sleep", "closeness"], ["closeness", "meaning"])
    for one in (desk, context.checkin_desk):
        assert [dial.id for dial in one.picked] == ["sleep"]
        assert len(one.offered) == len(DIALS) - 2
    assert (context.settings.dials, context.settings.dials_hidden) == (("sleep",), ("closeness", "meaning"))
    desk.pick([], [])
    assert (context.settings.dials, context.settings.dials_hidden) == ((), ())


def test_a_dial_that_is_both_picked_and_put_away_by_hand_is_not_asked(context: Context) -> None:
    context.change_setting("dials", "sleep, meaning")
    context.change_setting("dials_hidden", "sleep")
    assert [dial.id for dial in context.checkin_desk.picked] == ["meaning"]


def test_more_than_three_are_refused_and_nothing_changes(context: Context) -> None:
    desk = context.checkin_desk
    with pytest.raises(SettingError, match="at most three"):
        desk.pick(DIALS[:4])
    assert desk.picked == []


def test_the_weekly_part_is_due_by_the_pages_of_the_last_days(context: Context) -> None:
    context.change_setting("dials", "sleep, meaning")
    assert context.checkin_desk.weekly_is_due()
    keep(context, 1, kind="note", body="x", dials={"sleep": 3})  # no check-in
    keep(context, 8, kind="checkin", dials={"sleep": 3})
    keep(context, 3, kind="checkin", distress_before=4)
    assert context.checkin_desk.weekly_is_due()
    keep(context, 5, kind="checkin", dials={"meaning": 3})
    assert not context.checkin_desk.weekly_is_due()


def test_a_page_that_cannot_be_read_stops_nothing(context: Context) -> None:
    context.change_setting("dials", "sleep")
    found = context.journal.find(keep(context, 1, kind="checkin", dials={"sleep": 3}).id)
    found.path.write_bytes(b"\xff\xfe")
    assert context.checkin_desk.weekly_is_due()


def test_only_the_first_check_in_is_the_first(context: Context) -> None:
    assert context.checkin_desk.is_first()
    keep(context, 2, kind="note", body="x")
    assert context.checkin_desk.is_first()
    keep(context, 40, kind="checkin", distress_before=3)
    assert not context.checkin_desk.is_first()
