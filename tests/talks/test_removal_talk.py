"""Removing for good, as a talk: nothing goes before someone is sure, and what stays is told."""

from functools import partial
from typing import Any

import pytest
from tests.talks.conftest import MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.journal import disk
from ptg_cli.journal.pages import read_page
from ptg_cli.model.entry import Entry
from ptg_cli.talks.removal import delete, erase
from ptg_cli.talks.turns import Confirm


@pytest.fixture
def page(context: Context) -> Entry:
    """A page that is kept."""
    entry = Entry(context.journal.new_id(MORNING.replace(tzinfo=None)), created=MORNING, kind="note", body="Words.")
    context.journal.add(entry)
    return entry


def test_what_goes_is_named_and_nothing_goes_before_someone_is_sure(context: Context, page: Entry) -> None:
    talk = Performed(partial(erase, context), False)
    (asked,) = talk.asked
    assert isinstance(asked, Confirm)
    assert str(context.places.journal) in asked.lines[0]
    assert (talk.changes, talk.told) == ([], ["Nothing was erased."])
    talk = Performed(partial(erase, context), True)
    assert talk.told[0].startswith("Erased: ")
    assert talk.performance.result == ""
    assert not context.places.journal.exists()


def test_what_another_window_changed_after_the_question_stays_and_is_told(context: Context, page: Entry) -> None:
    path = context.journal.locate(page.id).path
    talk = Performed(partial(erase, context))
    with open(path, "a", encoding="utf-8") as file:
        file.write("More.")
    talk.answer(True)
    assert "it changed after it was listed" in talk.told[0]
    assert str(talk.performance.result).startswith("Some files could not be removed.")
    assert read_page(path).entry.body.endswith("More.")


def test_where_the_disk_refuses_all_of_it_stays(context: Context, page: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any, **more: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(disk, "remove", refuse)
    talk = Performed(partial(erase, context), True)
    assert "no permission" in " ".join((*talk.told, str(talk.performance.result)))
    assert talk.performance.result
    assert context.journal.locate(page.id)


def test_pages_go_past_the_trash_once_someone_is_sure(context: Context, page: Entry) -> None:
    found = context.journal.locate(page.id)
    talk = Performed(partial(delete, context, (found,)), False)
    (asked,) = talk.asked
    assert isinstance(asked, Confirm)
    assert asked.lines[0] == "This removes 1 page for good (1 file). This can't be undone."
    assert "Backups" in asked.lines[-1]
    assert (talk.changes, talk.told, talk.performance.result) == ([], ["Nothing was removed."], "")
    talk = Performed(partial(delete, context, (found,)), True)
    assert (talk.told, talk.performance.result) == (["The page is gone for good."], "")
    assert [*context.journal.newest(), *context.journal.trashed()] == []


def test_of_several_pages_the_one_that_changed_meanwhile_stays(context: Context, page: Entry) -> None:
    other = context.journal.add(Entry("20261122-081502-7f3k", kind="note", body="Another."))
    talk = Performed(partial(delete, context, tuple(map(context.journal.locate, (page.id, other.id)))))
    with open(context.journal.locate(page.id).path, "a", encoding="utf-8") as file:
        file.write("More.")
    talk.answer(True)
    assert talk.told == [f"{page.id} stays: it changed after it was listed."]
    assert talk.performance.result == "Some files could not be removed. 1 file is gone."
    assert [one.id for one in context.journal.newest()] == [page.id]
