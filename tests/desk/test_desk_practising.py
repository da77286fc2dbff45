"""Practising at the desk: which practice words mean, what it leaves, and what the person's own ratings say."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.context import Context, folders
from ptg_cli.desk.practising import Practising, SettleRating
from ptg_cli.journal.pages import read_page
from ptg_cli.library.errors import NoSuchGuide
from ptg_cli.model.entry import Entry
from ptg_cli.model.practice import NotAPattern
from ptg_cli.session.run import Run


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A journal of its own."""
    return Context(folders(str(tmp_path / "ptg"), {}))


@pytest.fixture
def rated(context: Context) -> Callable[..., Entry]:
    """Keeps a practice's page with these ratings."""

    def one(practice: str, before: int | None, after: int | None, **more: Any) -> Entry:
        context_now = context.now() - timedelta(days=1)
        page_id = context.journal.new_id(context_now.replace(tzinfo=None))
        entry = Entry(
            page_id,
            created=context_now,
            practice=practice,
            distress_before=before,
            distress_after=after,
            **{"kind": "practice", **more},
        )
        return context.journal.add(entry).entry

    return one


def ran(practising: Practising, words: str, seconds: float) -> Run:
    """A run that was looked at for so many seconds."""
    run = Run(practising.timeline(practising.choose(words)), 0)
    for second in range(int(seconds) + 1):
        run.look(second)
    run.look(seconds)
    return run


def test_words_are_a_pattern_a_name_a_title_or_the_usual(context: Context) -> None:
    choose = context.practising.choose
    assert [phase.text for phase in choose("4-2-6-0").phases] == ["In.", "Hold.", "Out."]
    assert choose("4-2-6-0").slug == choose("4-2-6-0").title == "4-2-6-0"
    assert choose("sounds-around-you") == choose("Sounds around you") == choose(" sounds  around you ")
    assert choose("").slug == "longer-out-breath"
    for wrong in ("4-0", "0-0-0-0", "4-", "-4-4", "300", "4-x", "4--6"):
        with pytest.raises(NotAPattern):
            choose(wrong)
    with pytest.raises(NoSuchGuide, match="Did you mean sounds-around-you"):
        choose("sounds-around-yu")


def test_a_pattern_runs_for_about_three_minutes_unless_asked_otherwise(context: Context) -> None:
    practising = context.practising
    assert 170 <= practising.timeline(practising.choose("4-6")).seconds <= 190
    assert practising.timeline(practising.choose("20-20-20-20")).cycles == 2
    assert practising.timeline(practising.choose("4-6"), minutes=1).seconds == 60
    assert practising.timeline(practising.choose("4-6"), cycles=2).seconds == 20


def test_the_last_breathed_is_remembered_and_one_that_is_gone_is_forgotten(context: Context) -> None:
    practising = context.practising
    assert practising.remember(practising.choose("5-5")) == ""
    assert context.settings.breathing == "5-5"
    assert context.practising.choose("").slug == "5-5"
    context.practising.remember(practising.choose("sounds-around-you"))
    assert context.settings.breathing == "5-5"
    for gone in ("no-longer-here", "99-99"):
        context.change_setting("breathing", gone)
        assert context.practising.choose("").slug == "longer-out-breath"


def test_the_usual_is_not_written_down_and_nothing_is_where_practices_leave_nothing(context: Context) -> None:
    context.practising.remember(context.practising.choose(""))
    assert not context.config_path.exists()
    context.change_setting("practice_entries", "no")
    context.practising.remember(context.practising.choose("5-5"))
    assert context.settings.breathing == ""


def test_a_disk_that_refuses_to_remember_is_a_sentence(context: Context) -> None:
    context.config_path.parent.mkdir(parents=True)
    context.config_path.mkdir()
    said = context.practising.remember(context.practising.choose("5-5"))
    assert said.endswith(".")


def test_what_is_to_be_avoided_is_hidden_and_replaced_where_nobody_chose_it(context: Context) -> None:
    every = len(context.practising.listed())
    context.change_setting("avoid", "breath, stillness")
    practising = context.practising
    assert 0 < len(practising.listed()) < every
    assert practising.hidden == every - len(practising.listed())
    assert all(not {"breath", "stillness"} & set(practice.needs) for practice in practising.listed())
    assert "breath" not in practising.spared("longer-out-breath").needs
    slugs = [practice.slug for practice in practising.steadying()]
    assert len(slugs) == len(set(slugs))
    assert "longer-out-breath" not in slugs
    assert practising.choose("longer-out-breath").slug == "longer-out-breath"


def test_parts_of_the_body_stay_out_for_good_but_never_all_of_them(context: Context) -> None:
    scan = context.practising.choose("body-scan-3")
    first = scan.regions[0]
    context.change_setting("leave_out", first.upper())
    assert first not in {phase.region for phase in context.practising.timeline(scan).phases}
    assert first not in context.practising.spared(scan.slug).regions
    context.change_setting("leave_out", ",".join(scan.regions))
    assert context.practising.timeline(scan).phases


def test_own_ratings_are_said_from_three_times_on_by_the_one_in_the_middle(
    context: Context, rated: Callable[..., Entry]
) -> None:
    usual = context.practising.choose("longer-out-breath")
    for before, after in ((6, 4), (9, 4)):
        rated(usual.slug, before, after)
    rated(usual.slug, 7, None)
    rated(usual.slug, None, 2)
    rated(usual.slug, 0, 0, care=True)
    rated(usual.slug, 0, 0, kind="journal")
    rated("4-6", 1, 1)
    assert context.practising.usual(usual) == ""
    rated(usual.slug, 2, 1)
    assert context.practising.usual(usual) == "3 times: usually 6, then 4."
    assert context.practising.usual(context.practising.choose("box")) == ""


@pytest.mark.parametrize(
    ("seconds", "before", "after", "leaves"),
    [(29, None, None, False), (30, None, None, True), (2, 5, None, True), (2, None, 0, True), (0, None, None, False)],
)
def test_it_leaves_an_entry_from_half_a_minute_on_or_with_a_rating(
    context: Context, seconds: float, before: int | None, after: int | None, leaves: bool
) -> None:
    practising = context.practising
    practice = practising.choose("4-6")
    entry = practising.entry(practice, ran(practising, "4-6", seconds), before, after)
    assert (entry is not None) == leaves
    context.change_setting("practice_entries", "no")
    assert context.practising.entry(practice, ran(practising, "4-6", seconds), before, after) is None


def test_the_entry_holds_which_how_long_pauses_and_ratings(context: Context) -> None:
    practising = context.practising
    run = ran(practising, "4-6", 40)
    run.pause(40)
    run.go_on(45)
    run.look(46)
    entry = practising.entry(practising.choose("4-6"), run, 6, 4, within="20261123-081502-7f3k")
    assert entry is not None
    page = read_page(context.journal.find(practising.keep(entry)).path)
    kept = page.entry
    assert (kept.kind, kept.practice, kept.seconds, kept.pauses) == ("practice", "4-6", 41, 1)
    assert (kept.distress_before, kept.distress_after, kept.within) == (6, 4, "20261123-081502-7f3k")
    assert kept.body == ""
    calm = practising.entry(practising.choose("4-6"), ran(practising, "4-6", 40), None, None)
    assert calm is not None
    assert calm.pauses is None


def test_what_steadies_is_remembered_but_not_what_is_for_numb_hours(context: Context) -> None:
    practising = context.practising
    practising.remember_steady(practising.choose("name-the-day"))
    assert context.practising.steady == ""
    practising.remember_steady(practising.choose("sounds-around-you"))
    assert context.practising.steady == "sounds-around-you"


@pytest.mark.parametrize(
    ("typed", "rating"),
    [("", None), ("x\n", None), ("7", 7), ("10", 10), ("0", 0), ("76", 6), ("100", 0), ("1x0", 10), ("5\x7f", None)],
)
def test_the_digits_typed_while_it_settles(typed: str, rating: int | None) -> None:
    settled = SettleRating()
    for key in typed:
        settled.press(key)
    assert settled.value == rating


@given(st.text())
def test_any_keys_at_all_are_a_rating_or_none(typed: str) -> None:
    settled = SettleRating()
    for key in typed:
        settled.press(key)
    assert settled.value in {None, *range(11)}
