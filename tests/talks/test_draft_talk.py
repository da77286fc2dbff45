"""A draft that was left behind, as a talk: gone on with, kept as a page or thrown away; on a full disk, and beside
another window."""

from collections.abc import Callable
from functools import partial

import pytest
from tests.talks.conftest import MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.desk.writing import LeftBehind
from ptg_cli.model.entry import Entry
from ptg_cli.talks import draft
from ptg_cli.talks.turns import Choose, Confirm, Open


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


def test_it_is_offered_by_its_time_and_guide_and_never_by_its_words(context: Context, left: LeftBehind) -> None:
    talk = Performed(partial(draft.offer, context, (left, left)))
    assert talk.turn == Choose(
        "A page from 08:15 is still open: Blank page.",
        ("Go on with it", "Keep it as it is", "Throw it away"),
        ("There are other drafts, too.",),
        "leaves it for now",
    )
    talk.answer(None)
    assert (talk.performance.result, talk.told, talk.changes) == (None, [], [])


@pytest.mark.parametrize(("answer", "way"), [(0, "go-on"), (1, "keep"), (2, "throw")])
def test_each_way_is_done_at_once(context: Context, left: LeftBehind, answer: int, way: str) -> None:
    talk = Performed(partial(draft.offer, context, (left,)), answer)
    match talk.turn:
        case Open():
            assert talk.turn == Open("writing", draft=left.id)
            talk.answer(None)
        case Confirm():
            assert talk.turn.lines[0].startswith("This removes a page from 23 November 2026, 08:15 for good.")
            talk.answer(False)
    assert talk.performance.result == way


def test_a_line_of_no_place_can_only_be_kept(context: Context) -> None:
    line = LeftBehind("20261123-081502-7f3k", None, "", kind="line", where="line")
    talk = Performed(partial(draft.offer, context, (line,)))
    assert talk.turn.options == ("Keep it as a page of its own", "Throw it away")
    assert Performed(partial(draft.go_on, line)).told == ["You can't go on with a line. You can keep it as it is."]


def test_before_something_new_is_begun_the_newest_is_offered(context: Context, left: LeftBehind) -> None:
    for answer, goes_on in ((0, True), (1, False), (None, False)):
        talk = Performed(partial(draft.is_gone_on_with, context, (left,)), answer)
        assert talk.performance.result is goes_on
