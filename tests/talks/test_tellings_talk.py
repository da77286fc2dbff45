"""Tying a page to another in a talk: found by its words, tied on both sides, and untied again."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from tests.talks.conftest import BACK, MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import tellings as said
from ptg_cli.talks.tellings import ties
from ptg_cli.talks.turns import AskLine, Choose


@pytest.fixture
def pages(context: Context) -> list[Page]:
    """A page, and two more with a word in common."""
    found = []
    for days, body in ((0, "The pocket."), (3, "A plum stone."), (9, "A plum tree.")):
        moment = MORNING - timedelta(days=days)
        entry_id = context.journal.new_id(moment.replace(tzinfo=None))
        found.append(context.journal.add(Entry(entry_id, created=moment, kind="note", body=body)))
    return found


def performed(context: Context, page: Page, *answers: Any) -> Performed:
    """The talk about one page, with these answers."""
    return Performed(partial(ties, context, read_page(page.path)), *answers)


def now(context: Context, page: Page) -> tuple[str, ...]:
    """What the page is tied to."""
    return context.journal.find(page.id).entry.tied


def test_a_page_is_found_by_its_words_and_tied_on_both_sides(context: Context, pages: list[Page]) -> None:
    talk = performed(context, pages[0], "plum", 1)
    assert (talk.changes, talk.told) == (["tie pages"], [said.TIED_HERE])
    assert now(context, pages[0]) == (pages[2].id,)
    assert now(context, pages[2]) == (pages[0].id,)
    assert now(context, pages[1]) == ()
    outcome: Any = talk.performance.result
    assert outcome.path == pages[0].path


def test_the_page_itself_is_not_offered_and_words_that_find_nothing_can_be_mended(
    context: Context, pages: list[Page]
) -> None:
    talk = performed(context, pages[0], "pocket")
    assert isinstance(talk.turn, AskLine)
    assert (talk.turn.value, talk.turn.trouble) == ("pocket", said.NO_OTHER_PAGE)
    talk.answer("stone")
    assert isinstance(talk.turn, Choose)
    assert talk.turn.options == ("Fri 20 Nov 2026 08:15. A plum stone.",)
    talk.answer(BACK)
    assert isinstance(talk.turn, AskLine)


@pytest.mark.parametrize("answers", [(None,), ("plum", None)])
def test_leaving_changes_nothing(context: Context, pages: list[Page], answers: tuple[Any, ...]) -> None:
    talk = performed(context, pages[0], *answers)
    assert (talk.changes, talk.performance.result) == ([], None)


def test_a_tie_is_taken_off_where_one_is_there(context: Context, pages: list[Page]) -> None:
    performed(context, pages[0], "stone", 0)
    talk = performed(context, pages[0], 1)
    assert talk.told == [said.UNTIED]
    assert now(context, pages[0]) == now(context, pages[1]) == ()


def test_words_of_a_page_with_care_are_not_shown_or_found(context: Context, pages: list[Page]) -> None:
    careful = context.journal.add(Entry("20261101-080000-aaaa", kind="note", care=True, body="Secret plum."))
    assert isinstance(performed(context, pages[0], "secret").turn, AskLine)
    talk = performed(context, pages[0], "2026-11-01")
    assert talk.turn.options == ("Sun 1 Nov 2026 08:00. (handle with care)",)
    talk.answer(0)
    assert now(context, careful) == (pages[0].id,)


def test_a_full_disk_can_be_tried_again(context: Context, pages: list[Page], full_disk: Callable[[bool], None]) -> None:
    talk = performed(context, pages[0], "stone", lambda: full_disk(True), 0)
    assert isinstance(talk.turn, Choose)
    assert talk.turn.question == "It is not kept yet."
    full_disk(False)
    talk.answer(0)
    assert talk.told == [said.TIED_HERE]
    assert now(context, pages[1]) == (pages[0].id,)
