"""Guides that follow one another, as a talk: which one is begun, and what becomes of the next one."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from tests.talks.conftest import MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.desk import today
from ptg_cli.desk.today import LaterDay
from ptg_cli.insight.series import ANSWER, ASKED
from ptg_cli.journal.pages import read_page
from ptg_cli.model.entry import Entry
from ptg_cli.talks.later import look
from ptg_cli.talks.series import which
from ptg_cli.talks.turns import Open

FIRST, SECOND = "four-days-of-writing", "the-second-day-of-writing"
BODY = "## What is in you about it, thoughts and feelings?\n<!-- step: out -->\n\nIt is here.\n"


def wrote(context: Context, moment: datetime) -> Entry:
    """A page of the first day."""
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    return context.journal.add(Entry(page_id, created=moment, kind="journal", guide=FIRST, body=BODY)).entry


def chosen(context: Context, name: str, *answers: int | None) -> tuple[Performed, object]:
    """The talk before that guide, and the guide that is begun in the end."""
    found: list[object] = []

    def begin():  # type: ignore[no-untyped-def]
        found.append((yield from which(context, context.library.guide(name))))

    talk = Performed(begin, *answers)
    return talk, found[-1] if found else None


def test_a_guide_that_stands_alone_and_the_first_day_begin_at_once(context: Context) -> None:
    for name in ("reset", FIRST):
        talk, begun = chosen(context, name)
        assert (talk.asked, begun) == ([], name)


@pytest.mark.parametrize(("answer", "begun"), [(0, FIRST), (1, SECOND), (None, "")])
def test_the_second_day_before_the_first_asks_which(context: Context, answer: int | None, begun: str) -> None:
    talk, found = chosen(context, SECOND, answer)
    (turn,) = talk.asked
    assert "comes after “Four days of writing”" in turn.question  # type: ignore[union-attr]
    assert found == begun


def test_the_first_day_after_it_was_written_goes_on_or_begins_anew(context: Context) -> None:
    wrote(context, MORNING - timedelta(days=3))
    talk, begun = chosen(context, FIRST, 0)
    assert talk.asked[0].options == (  # type: ignore[union-attr]
        "Go on with “The second day of writing”",
        "Begin anew with “Four days of writing”",
    )
    assert begun == SECOND
    assert chosen(context, FIRST, 1)[1] == FIRST
    assert chosen(context, SECOND)[1] == SECOND


@pytest.fixture
def later(context: Context) -> LaterDay:
    """What Today brings up the day after the first one."""
    wrote(context, MORNING - timedelta(days=1))
    found = today.look(context.sessions).later
    assert isinstance(found, LaterDay)
    return found


def test_today_names_no_title_and_its_window_does(context: Context, later: LaterDay) -> None:
    assert (later.day, later.to_try) == ("yesterday", False)
    talk = Performed(partial(look, context, later))
    assert talk.turn.question == "The second day of writing"
    assert talk.turn.options == ("Begin it", "Another day", "End it here")
    talk.answer(0)
    assert talk.turn == Open("writing", SECOND)


@pytest.mark.parametrize(("answer", "key", "value"), [(1, ASKED, "2026-11-23"), (2, ANSWER, "let-go")])
def test_what_became_of_it_stands_in_the_page_of_the_day_before(
    context: Context, later: LaterDay, answer: int, key: str, value: str
) -> None:
    talk = Performed(partial(look, context, later), answer)
    entry = read_page(context.journal.locate(later.place.page.id).path).entry
    assert entry.extra[key] == value
    assert bool(talk.told) == (answer == 2)


def test_leaving_it_changes_nothing_and_a_full_disk_is_told(
    context: Context, later: LaterDay, full_disk: Callable[[bool], None]
) -> None:
    assert Performed(partial(look, context, later), None).changes == []
    full_disk(True)
    assert Performed(partial(look, context, later), 2).told == ["The disk is full. Not kept."]
    full_disk(False)
    assert ANSWER not in read_page(context.journal.locate(later.place.page.id).path).entry.extra
