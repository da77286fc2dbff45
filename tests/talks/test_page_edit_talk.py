"""What stands above a page's text, changed in talks: what is kept, what another window did, what a disk refuses."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from tests.talks.conftest import BACK, MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import page_edit as said
from ptg_cli.talks import page_edit
from ptg_cli.talks.turns import AskLine, Choose, ChooseSeveral, Chosen

ANSWERS: dict[str, tuple[Any, ...]] = {
    "title": ("The blue",),
    "tags": (Chosen((), words="blue"),),
    "care": (),
    "date": ("2026-11-03",),
    "worth": (1, "Tea first."),
    "milestone": ("Asked for\nhelp",),
}
"""Each of the talks, and what changes something in it."""


@pytest.fixture
def page(context: Context) -> Page:
    """A page with two tags."""
    entry_id = context.journal.new_id(MORNING.replace(tzinfo=None))
    entry = Entry(entry_id, created=MORNING, kind="note", body="Words.", tags=("sleep", "two words"))
    return read_page(context.journal.add(entry).path)


def perform(context: Context, page: Page, name: str, *answers: Any) -> Performed:
    """One of the talks with these answers."""
    return Performed(partial(getattr(page_edit, name), context, page), *answers)


def now(talk: Performed) -> Entry:
    """What stands in the page that came of it."""
    assert talk.performance.turn is None
    outcome: Any = talk.performance.result
    return read_page(outcome.path).entry


def test_each_fact_is_kept_with_one_change(context: Context, page: Page) -> None:
    for name, answers in ANSWERS.items():
        talk = perform(context, page, name, *answers)
        assert talk.changes == ["change a page"]
        outcome: Any = talk.performance.result
        page = read_page(outcome.path)
    entry = page.entry
    assert (entry.title, entry.tags, entry.care) == ("The blue", ("blue",), True)
    assert (entry.worth, entry.remember, entry.body) == ("partly", "Tea first.", "Words.")
    assert entry.milestone == "Asked for help", "words stand on one line"
    assert entry.id.startswith("20261103-081502")  # a day without a time keeps the time the page has


def test_which_night_is_meant_by_a_date_in_the_small_hours_is_told(context: Context, page: Page) -> None:
    talk = perform(context, page, "date", "2026-11-03 01:00")
    assert any("01:00 on Tuesday 3 November 2026 is meant. Lists show it under Monday" in words for words in talk.told)


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("title", (None,)),
        ("tags", (None,)),
        ("tags", (Chosen((0, 1)),)),
        ("tags", (Chosen((0, 1), words="SLEEP"),)),
        ("tags", (Chosen((0, 1), words="#"),)),
        ("tags", (Chosen((1,), words="sleep"),)),
        ("date", (None,)),
        ("date", ("2026-11-23 08:15",)),
        ("worth", (None,)),
        ("worth", (4, "")),
        ("worth", (0, None)),
        ("milestone", (None,)),
    ],
)
def test_what_is_left_or_says_nothing_new_changes_nothing(
    context: Context, page: Page, name: str, answers: tuple[Any, ...]
) -> None:
    talk = perform(context, page, name, *answers)
    assert talk.performance.turn is None
    assert talk.performance.result is None
    assert talk.changes == []
    assert read_page(page.path).raw == page.raw


@pytest.mark.parametrize(
    ("chosen", "tags"),
    [
        (Chosen((0, 1), words="new #other"), ("sleep", "two words", "new", "other")),
        (Chosen((0, 1), words="night sweats, -Two Words"), ("sleep", "night sweats")),
        (Chosen((1,)), ("two words",)),
        (Chosen((1,), words="sleep new"), ("sleep", "two words", "new")),
        (Chosen(()), ()),
    ],
)
def test_tags_stay_come_and_go(context: Context, page: Page, chosen: Chosen, tags: tuple[str, ...]) -> None:
    talk = perform(context, page, "tags", chosen)
    assert isinstance(talk.asked[0], ChooseSeveral)
    assert talk.asked[0].marked == (0, 1)
    assert now(talk).tags == tags


@pytest.mark.parametrize("name", ANSWERS)
def test_another_windows_change_in_the_middle_keeps_both(context: Context, page: Page, name: str) -> None:
    def elsewhere() -> None:
        page.path.write_bytes(page.path.read_bytes() + b" And more.")

    talk = perform(context, page, name)
    elsewhere()
    talk.answer(*ANSWERS[name])
    if name == "care":  # nothing is asked: it was done before the other window came
        assert talk.told == ["The page is marked. From now on no list or search shows its words."]
        return
    assert talk.told == [said.BOTH_KEPT]
    assert read_page(page.path).entry.body == "Words. And more."
    assert now(talk).body == "Words."


def test_a_page_deleted_in_the_middle_is_kept_as_one_of_its_own(context: Context, page: Page) -> None:
    talk = perform(context, page, "title", lambda: context.journal.discard(page), "The blue")
    assert talk.told == [said.KEPT_ALONE]
    assert now(talk).title == "The blue"


@pytest.mark.parametrize("name", ANSWERS)
def test_a_full_disk_leaves_all_that_was_said_to_try_again(
    context: Context, page: Page, full_disk: Callable[[bool], None], name: str
) -> None:
    full_disk(True)
    talk = perform(context, page, name, *ANSWERS[name])
    assert isinstance(talk.turn, Choose)
    assert "The disk is full" in talk.turn.lines[0]
    talk.answer(0)
    assert isinstance(talk.turn, Choose)
    assert read_page(page.path).raw == page.raw
    full_disk(False)
    talk.answer(0)
    assert talk.performance.result is not None
    assert read_page(talk.performance.result.path).raw != page.raw


def test_a_milestone_is_taken_off_with_nothing_typed(context: Context, page: Page) -> None:
    talk = perform(context, page, "milestone", "Slept all night שלום 🌱")
    assert talk.told == [said.MARKED]
    marked = read_page(page.path)
    assert marked.entry.milestone == "Slept all night שלום 🌱"
    talk = perform(context, marked, "milestone", "")
    asked = talk.asked[0]
    assert isinstance(asked, AskLine)
    assert (asked.value, asked.nothing) == ("Slept all night שלום 🌱", said.TAKES_THE_MARK_OFF)
    assert talk.told == [said.MARK_IS_OFF]
    assert read_page(page.path).raw == page.raw


def test_words_that_are_no_date_are_asked_again(context: Context, page: Page) -> None:
    talk = perform(context, page, "date", "someday")
    assert isinstance(talk.turn, AskLine)
    assert "as a date" in talk.turn.trouble
    assert now(talk.answer("yesterday 9:00")).id.startswith("20261122-090000")


def test_back_twice_leads_to_the_first_question_with_the_words_still_there(
    context: Context, page: Page, full_disk: Callable[[bool], None]
) -> None:
    talk = perform(context, page, "worth", 1, BACK)
    assert isinstance(talk.turn, Choose)
    talk.answer(0, lambda: full_disk(True), "Tea first.", BACK)  # the line that was refused is the same question
    assert isinstance(talk.turn, Choose)
    assert talk.turn.question == "Was it worth doing?"
    full_disk(False)
    talk.answer(0)
    assert talk.performance.earlier == "Tea first."
    talk.answer("Bread first.")
    assert (now(talk).worth, now(talk).remember) == ("yes", "Bread first.")


def test_a_page_with_care_is_opened_only_when_asked(context: Context, page: Page) -> None:
    assert Performed(partial(page_edit.may_open, page)).performance.result is True
    perform(context, page, "care")
    marked = read_page(page.path)
    for answer, opened in ((0, True), (1, False), (None, False)):
        talk = Performed(partial(page_edit.may_open, marked), answer)
        assert talk.performance.result is opened
