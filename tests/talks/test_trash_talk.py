"""What can't be undone, as a talk: nothing goes before the person is sure, and what a disk refuses is still there."""

from functools import partial
from typing import Any

import pytest
from tests.talks.conftest import MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.journal import disk
from ptg_cli.journal.pages import read_page
from ptg_cli.model.entry import Entry
from ptg_cli.talks import trash
from ptg_cli.talks.turns import Confirm


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
    assert Performed(partial(trash.empty, context), True).told == ["It is empty."]
    assert context.journal.trashed() == []
    assert Performed(partial(trash.empty, context)).told == [trash.NOTHING_THERE]


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
    assert "You have no permission there" in talk.told[0]
    assert [one.id for one in context.journal.trashed()] == [thrown.id]
    monkeypatch.undo()
    assert Performed(partial(trash.restore, context, page)).told == ["It is back."]
