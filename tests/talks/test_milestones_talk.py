"""Milestones as a list: read, worded anew, taken off, and what can't be known."""

from collections.abc import Callable

import pytest
from tests.talks.conftest import Performed

from ptg_cli.context import Context
from ptg_cli.journal.pages import read_page
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import milestones as said
from ptg_cli.talks import milestones
from ptg_cli.talks.turns import AskLine, Browse, Choose, Did, Open, PickedRow

PAGES = (
    Entry("20261103-080000-aaaa", kind="note", body="One.", milestone="Asked for help"),
    Entry("20261109-080000-bbbb", kind="note", body="Two."),
    Entry("20261114-020000-cccc", kind="note", body="Three.", title="A night", milestone="Slept", care=False),
    Entry("20261120-080000-dddd", kind="note", body="Four.", title="Hidden", milestone="Secret", care=True),
)


@pytest.fixture
def begun(context: Context) -> Callable[..., Performed]:
    """The talk over some pages, three of them milestones."""
    for page in PAGES:
        context.journal.add(page)
    return lambda *answers: Performed(milestones.begin(context), *answers)


def rows(talk: Performed) -> list[tuple[str, str, str]]:
    """What the list shows."""
    assert isinstance(talk.turn, Browse)
    return [(row.label, row.value, row.about) for row in talk.turn.rows]


def test_they_come_by_day_with_the_persons_words_first_and_care_hides_them(begun: Callable[..., Performed]) -> None:
    assert rows(begun()) == [
        ("(handle with care)", "20 November 2026", ""),
        ("Slept", "13 November 2026", "A night"),  # at two at night it is still the day before
        ("Asked for help", "3 November 2026", ""),
    ]


def test_where_there_is_none_it_says_what_one_is(context: Context) -> None:
    talk = Performed(milestones.begin(context))
    assert rows(talk) == []
    assert talk.turn.empty == said.EMPTY
    assert talk.answer(None).performance.turn is None


def test_a_row_opens_its_page(begun: Callable[..., Performed]) -> None:
    assert begun(PickedRow(1)).turn == Open("pages", "20261114-020000-cccc")
    assert begun(Did("read", 2)).turn == Open("pages", "20261103-080000-aaaa")


def test_the_words_are_changed_and_taken_off(context: Context, begun: Callable[..., Performed]) -> None:
    talk = begun(Did("change", 2))
    assert isinstance(talk.turn, AskLine)
    assert talk.turn.value == "Asked for help"
    assert rows(talk.answer("Called Ana"))[2][0] == "Called Ana"
    assert context.journal.find("20261103-080000-aaaa").entry.milestone == "Called Ana"
    assert [one[0] for one in rows(talk.answer(Did("change", 2), ""))] == ["(handle with care)", "Slept"]
    assert context.journal.find("20261103-080000-aaaa").entry.body == "One."


def test_one_to_be_handled_with_care_asks_before_its_words_are_shown(begun: Callable[..., Performed]) -> None:
    talk = begun(Did("change", 0))
    assert isinstance(talk.turn, Choose)
    talk.answer(1)
    assert isinstance(talk.turn, Browse)
    talk.answer(Did("change", 0), 0)
    assert isinstance(talk.turn, AskLine)
    assert talk.turn.value == "Secret"


def test_a_page_that_goes_meanwhile_is_told_of(context: Context, begun: Callable[..., Performed]) -> None:
    talk = begun()
    context.journal.discard(context.journal.find("20261103-080000-aaaa"))
    talk.answer(Did("change", 2), "Other words")
    assert len(talk.told) == 1
    assert isinstance(talk.turn, Browse)


def test_a_mark_that_is_no_text_is_named_and_the_page_still_opens(
    context: Context, begun: Callable[..., Performed]
) -> None:
    path = context.journal.find("20261103-080000-aaaa").path
    path.write_text(path.read_text().replace('milestone = "Asked for help"', "milestone = 3"))
    talk = begun()
    assert len(rows(talk)) == 2
    assert talk.turn.below == (said.not_words(str(path)),)
    page = read_page(path)
    assert (page.unreadable, page.entry.body, page.entry.milestone) == ("", "One.", "")
    assert page.entry.problems == ("“milestone” is not a text",)


def test_a_page_that_cannot_be_read_is_named(context: Context, begun: Callable[..., Performed]) -> None:
    path = context.journal.find("20261109-080000-bbbb").path
    path.write_bytes(b"")
    assert begun().turn.below[0].startswith(f"This page can't be read, so it may be missing here: {path}")
