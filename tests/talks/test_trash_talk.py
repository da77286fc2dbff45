"""What can't be undone, as a talk: nothing goes before the person is sure, and what a disk refuses is still there."""

from functools import partial
from typing import Any

import pytest
from tests.talks.conftest import MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.journal import disk
from ptg_cli.journal.pages import read_page
from ptg_cli.model.entry import Entry
from ptg_cli.sentences.trash import EMPTY
from ptg_cli.talks import trash
from ptg_cli.talks.turns import Confirm, Did, PickedRow


def throw(context: Context, words: str) -> str:
    """Puts a page with these words in the trash; its id."""
    entry = Entry(context.journal.new_id(MORNING.replace(tzinfo=None)), created=MORNING, kind="note", body=words)
    context.journal.add(entry)
    context.journal.discard(read_page(context.journal.locate(entry.id).path))
    return entry.id


@pytest.fixture
def thrown(context: Context) -> Entry:
    """A page in the trash."""
    entry = Entry(context.journal.new_id(MORNING.replace(tzinfo=None)), created=MORNING, kind="note", body="Words.")
    context.journal.add(entry)
    context.journal.discard(read_page(context.journal.locate(entry.id).path))
    return entry


def test_nothing_goes_before_someone_is_sure(context: Context, thrown: Entry) -> None:
    talk = Performed(partial(trash.empty, context), False)
    (asked,) = talk.asked
    assert isinstance(asked, Confirm)
    assert asked.lines[0].startswith("This removes 1 page for good")
    assert talk.changes == []
    assert [one.id for one in context.journal.trashed()] == [thrown.id]
    assert Performed(partial(trash.empty, context), True).told == ["The trash is empty now."]
    assert context.journal.trashed() == []
    assert Performed(partial(trash.empty, context)).told == [EMPTY]


def test_a_page_put_there_meanwhile_stays(context: Context, thrown: Entry) -> None:
    talk = Performed(partial(trash.empty, context))
    other = Entry(context.journal.new_id(MORNING.replace(tzinfo=None)), created=MORNING, kind="note", body="Later.")
    context.journal.add(other)
    context.journal.discard(read_page(context.journal.locate(other.id).path))
    talk.answer(True)
    assert [one.id for one in context.journal.trashed()] == [other.id]


def test_where_the_disk_refuses_the_page_stays_in_the_trash(
    context: Context, thrown: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: Any, **more: Any) -> None:
        raise PermissionError(13, "Permission denied")

    (page,) = context.journal.trashed()
    for name in ("create", "replace", "move", "link", "remove"):
        if hasattr(disk, name):
            monkeypatch.setattr(disk, name, refuse)
    talk = Performed(partial(trash.restore, context, page))
    assert talk.performance.result is False
    assert "You have no permission for this" in talk.told[0]
    assert [one.id for one in context.journal.trashed()] == [thrown.id]
    monkeypatch.undo()
    assert Performed(partial(trash.restore, context, page)).told == ["The page is back."]


def test_one_is_brought_back_and_one_removed_for_good_and_the_list_follows(context: Context, thrown: Entry) -> None:
    other = throw(context, "Later.")
    talk = Performed(trash.begin(context))
    assert [row.label.partition(". ")[2] for row in talk.turn.rows] == ["Later.", "Words."]
    talk.answer(Did("remove", 0), False)
    assert [one.id for one in context.journal.trashed()] == [other, thrown.id]
    talk.answer(Did("remove", 0), True, PickedRow(0))
    assert talk.told == ["Nothing was removed.", "The page is gone for good.", "The page is back."]
    assert (talk.turn.rows, talk.turn.actions, talk.turn.empty) == ((), (), EMPTY)
    assert context.journal.locate(thrown.id)
    talk.answer(None)
    assert talk.turn is None


def test_what_another_window_did_meanwhile_is_told_and_nothing_else_goes(context: Context, thrown: Entry) -> None:
    other = throw(context, "Later.")
    (page,) = [one for one in context.journal.trashed() if one.id == thrown.id]

    def theirs() -> None:
        context.journal.restore(page)

    talk = Performed(trash.begin(context), Did("remove", 1), theirs, True)
    assert "stays" in talk.told[0]
    assert context.journal.locate(thrown.id)
    talk.answer(Did("restore", 0))
    assert talk.told[1:] == ["The page is back."]
    assert context.journal.trashed() == []
    assert context.journal.locate(other)


def test_a_disk_that_refuses_leaves_each_page_where_it_is(
    context: Context, thrown: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: Any, **more: Any) -> None:
        raise PermissionError(13, "Permission denied")

    for name in ("create", "replace", "move", "link", "remove"):
        if hasattr(disk, name):
            monkeypatch.setattr(disk, name, refuse)
    talk = Performed(trash.begin(context), Did("restore", 0), Did("remove", 0), True, Did("empty"), True)
    assert len(talk.told) == 3
    assert all("no permission" in words for words in talk.told)
    assert [one.id for one in context.journal.trashed()] == [thrown.id]
    monkeypatch.undo()
    talk.answer(Did("empty"), True)
    assert talk.told[3:] == ["The trash is empty now."]
    assert context.journal.trashed() == []
