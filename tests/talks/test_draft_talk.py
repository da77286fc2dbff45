"""A draft that was left behind, as a talk: kept as a page or thrown away; on a full disk, and beside another window."""

from collections.abc import Callable
from functools import partial

import pytest
from tests.talks.conftest import MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.desk.writing import LeftBehind
from ptg_cli.model.entry import Entry
from ptg_cli.talks import draft


@pytest.fixture
def left(context: Context) -> LeftBehind:
    """A page that was begun and left."""
    name = context.journal.new_id(MORNING.replace(tzinfo=None))
    held = context.drafts.open(name)
    held.save(Entry(name, created=MORNING, kind="journal", body="Words."))
    held.close()
    (found,) = context.sessions.left_behind()
    return found


def pages(context: Context) -> list[str]:
    """The ids of all pages."""
    return [one.id for one in context.journal.newest()]


def test_it_becomes_a_page(context: Context, left: LeftBehind) -> None:
    talk = Performed(partial(draft.keep_as_it_is, context, left))
    assert talk.told == ["Kept."]
    assert (pages(context), context.sessions.left_behind()) == ([left.id], [])


def test_on_a_full_disk_it_stays_a_draft(context: Context, left: LeftBehind, full_disk: Callable[[bool], None]) -> None:
    full_disk(True)
    assert Performed(partial(draft.keep_as_it_is, context, left)).told == ["The disk is full. Not kept."]
    assert (pages(context), [one.id for one in context.sessions.left_behind()]) == ([], [left.id])
    full_disk(False)
    Performed(partial(draft.keep_as_it_is, context, left))
    assert pages(context) == [left.id]


def test_it_is_thrown_away_only_once_someone_is_sure(context: Context, left: LeftBehind) -> None:
    assert Performed(partial(draft.throw_away, context, left), False).changes == []
    assert Performed(partial(draft.throw_away, context, left), True).told == ["The draft is thrown away."]
    assert (pages(context), context.sessions.left_behind()) == ([], [])


def test_what_another_window_kept_meanwhile_stays_kept(context: Context, left: LeftBehind) -> None:
    talk = Performed(partial(draft.throw_away, context, left))
    Performed(partial(draft.keep_as_it_is, context, left))
    talk.answer(True)
    assert len(talk.told) == 1
    assert talk.told != ["The draft is thrown away."]
    assert pages(context) == [left.id]
