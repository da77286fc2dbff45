"""One thing left for later, as a talk: its words stand only where it is asked for, and what became of it is kept."""

from collections.abc import Callable
from functools import partial

import pytest
from tests.talks.conftest import MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.desk.today import Later
from ptg_cli.journal.pages import read_page
from ptg_cli.model.entry import LATER_ANSWER, LATER_ASKED, Entry
from ptg_cli.talks.later import look


@pytest.fixture
def later(context: Context) -> Later:
    """A page with something for later."""
    entry = Entry(context.journal.new_id(MORNING.replace(tzinfo=None)), created=MORNING, kind="note", later="Call Ada.")
    context.journal.add(entry)
    return Later(entry, "today")


@pytest.mark.parametrize(
    ("answer", "key", "value"),
    [(0, LATER_ANSWER, "did-it"), (1, LATER_ASKED, "2026-11-23"), (2, LATER_ANSWER, "let-go")],
)
def test_what_became_of_it_stands_in_its_own_page(
    context: Context, later: Later, answer: int, key: str, value: str
) -> None:
    talk = Performed(partial(look, context, later))
    assert (talk.turn.question, talk.turn.lines) == ("Left for later, today", ("Call Ada.",))
    talk.answer(answer)
    entry = read_page(context.journal.locate(later.entry.id).path).entry
    assert (entry.extra[key], entry.later) == (value, "Call Ada.")


def test_leaving_it_changes_nothing(context: Context, later: Later) -> None:
    assert Performed(partial(look, context, later), None).changes == []


def test_on_a_full_disk_it_is_told_and_stays_as_it_was(
    context: Context, later: Later, full_disk: Callable[[bool], None]
) -> None:
    full_disk(True)
    assert Performed(partial(look, context, later), 0).told == ["The disk is full. Not kept."]
    full_disk(False)
    assert LATER_ANSWER not in read_page(context.journal.locate(later.entry.id).path).entry.extra
