"""Checking in: what becomes an entry, when the weekly part is due, which dials are picked and which are put away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.checking_in import Said
from ptg_cli.desk.showing import heading, preview
from ptg_cli.journal.pages import read_page
from ptg_cli.model.dials import DIALS
from ptg_cli.model.entry import Entry
from ptg_cli.session.care import MORE_TO_TRY, SCREEN_KEYS, STILL_LOUD
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


def test_everything_said_stands_in_the_entry_and_comes_back_from_the_disk(context: Context) -> None:
    desk = context.checking_in
    entry = desk.entry(Said(6, ("angry", "tired", "angry"), "[/] the kitchen \x1b[31m", {"sleep": 0, "meaning": 10}))
    assert entry is not None
    again = read_page(context.journal.find(desk.keep(entry)).path).entry
    assert again == entry
    assert (again.kind, again.created, again.distress_before) == ("checkin", MORNING, 6)
    assert (again.feelings, again.dials) == (("angry", "tired"), {"sleep": 0, "meaning": 10})
    assert again.body == "[/] the kitchen \x1b[31m\n"
    assert again.problems == ()


@pytest.mark.parametrize("said", [Said(), Said(words="  \n "), Said(dials={})])
def test_nothing_said_makes_no_entry(context: Context, said: Said) -> None:
    assert not said
    assert context.checking_in.entry(said) is None


@pytest.mark.parametrize(
    "said", [Said(0), Said(feelings=("steady",)), Said(words="x"), Said(dials={"sleep": 0})]
)  # fmt: skip
def test_any_one_part_is_enough(context: Context, said: Said) -> None:
    entry = context.checking_in.entry(said)
    assert entry is not None
    assert entry.mood is None
    assert entry.title == ""


def test_tried_again_it_is_the_same_entry_with_what_is_said_now(context: Context) -> None:
    desk = context.checking_in
    first = desk.entry(Said(6, words="one"))
    second = desk.entry(Said(5, words="two"), first)
    assert first is not None
    assert second == replace(first, distress_before=5, body="two\n")


def test_lists_and_readers_say_each_part_by_itself(context: Context) -> None:
    page_id = context.checking_in.keep(keep_one(context, Said(6, ("sad",), "", {"sleep": 4, "self-trust": 7})))
    page, titles = context.journal.find(page_id), context.titles
    assert preview(page, titles) == "Check-in"
    assert heading(page.entry, titles) == "Check-in\nMon 23 Nov 2026 08:15 · sad · loudness 6 · Sleep 4, Self-trust 7"
    worded = context.journal.find(context.checking_in.keep(keep_one(context, Said(words="a line"))))
    assert preview(worded, titles) == "a line"


def keep_one(context: Context, said: Said) -> Entry:
    """The entry of what was said."""
    entry = context.checking_in.entry(said)
    assert entry is not None
    return entry


@pytest.mark.parametrize(
    ("said", "loud"),
    [
        (Said(6, ("sad", "tired")), False),
        (Said(7), True),
        (Said(10), True),
        (Said(1, ("numb",)), True),
        (Said(feelings=("far away",)), True),
        (Said(0, ("flooded",)), True),
        (Said(words="10"), False),
    ],
)
def test_what_is_said_afterwards_follows_the_care_rules(said: Said, loud: bool) -> None:
    words = STILL_LOUD if (said.distress or 0) >= 7 else MORE_TO_TRY  # a low number is not told otherwise
    assert said.afterwards(SCREEN_KEYS) == ((SCREEN_KEYS.fill(words),) if loud else ())


def test_at_9_and_10_there_is_a_number_at_once_and_not_before(context: Context) -> None:
    context.change_setting("country", "NZ")
    desk = context.checking_in
    assert [desk.when_loudest(rating) for rating in (None, 0, 8)] == [(), (), ()]
    for rating in (9, 10):
        first, danger, someone = desk.when_loudest(rating)
        assert first.startswith("That is very loud.")
        assert "111" in danger
        assert "1737" in someone


# Dials


def test_nothing_is_picked_and_all_are_offered_at_first(context: Context) -> None:
    desk = context.checking_in
    assert desk.picked == []
    assert desk.offered == list(DIALS)
    assert not desk.weekly_is_due()


def test_what_is_picked_and_put_away_is_kept_and_a_dial_put_away_is_picked_no_more(context: Context) -> None:
    desk = context.checking_in
    desk.pick(["sleep", "closeness", "sleep"])
    desk.pick(["sleep", "closeness"], ["closeness", "meaning"])
    for one in (desk, context.checking_in):
        assert [dial.id for dial in one.picked] == ["sleep"]
        assert len(one.offered) == len(DIALS) - 2
    assert (context.settings.dials, context.settings.dials_hidden) == (("sleep",), ("closeness", "meaning"))
    desk.pick([], [])
    assert (context.settings.dials, context.settings.dials_hidden) == ((), ())


def test_a_dial_that_is_both_picked_and_put_away_by_hand_is_not_asked(context: Context) -> None:
    context.change_setting("dials", "sleep, meaning")
    context.change_setting("dials_hidden", "sleep")
    assert [dial.id for dial in context.checking_in.picked] == ["meaning"]


def test_more_than_three_are_refused_and_nothing_changes(context: Context) -> None:
    desk = context.checking_in
    with pytest.raises(SettingError, match="at most three"):
        desk.pick([dial.id for dial in DIALS[:4]])
    assert desk.picked == []


def test_the_weekly_part_is_due_by_the_pages_of_the_last_days(context: Context) -> None:
    context.change_setting("dials", "sleep, meaning")
    assert context.checking_in.weekly_is_due()
    keep(context, 1, kind="note", body="x", dials={"sleep": 3})  # no check-in
    keep(context, 8, kind="checkin", dials={"sleep": 3})
    keep(context, 3, kind="checkin", distress_before=4)
    assert context.checking_in.weekly_is_due()
    keep(context, 5, kind="checkin", dials={"meaning": 3})
    assert not context.checking_in.weekly_is_due()


def test_a_page_that_cannot_be_read_stops_nothing(context: Context) -> None:
    context.change_setting("dials", "sleep")
    found = context.journal.find(keep(context, 1, kind="checkin", dials={"sleep": 3}).id)
    found.path.write_bytes(b"\xff\xfe")
    assert context.checking_in.weekly_is_due()


def test_only_the_first_check_in_is_the_first(context: Context) -> None:
    assert context.checking_in.is_first()
    keep(context, 2, kind="note", body="x")
    assert context.checking_in.is_first()
    keep(context, 40, kind="checkin", distress_before=3)
    assert not context.checking_in.is_first()
