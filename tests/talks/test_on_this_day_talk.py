"""On this day, as a talk: pages are opened, years skipped, and today is asked to tell of it."""

from datetime import datetime
from functools import partial

import pytest
from tests.talks.conftest import Performed

from ptg_cli.context import Context
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import on_this_day as said
from ptg_cli.talks import on_this_day
from ptg_cli.talks.turns import Did, Open, PickedRow


@pytest.fixture
def lived(context: Context) -> Context:
    """Pages of 23 November in three years; in one of them very many."""
    for year in (2025, 2023):
        context.journal.add(Entry(f"{year}1123-081500-aaaa", kind="note", body=f"It was {year}.\n"))
    for minute in range(on_this_day.MOST + 5):
        moment = datetime(2021, 11, 23, 9, minute)
        context.journal.add(Entry(f"{moment:%Y%m%d-%H%M}00-aaaa", kind="note", body="One of many.\n"))
    return context


def visit(context: Context, *answers: object) -> Performed:
    """One visit with these answers."""
    return Performed(partial(on_this_day.change, context), *answers)


def test_each_year_has_a_heading_and_says_where_it_is_not_all(lived: Context) -> None:
    turn = visit(lived).turn
    assert turn.title == "On this day: 23 November"
    headings = list(dict.fromkeys(row.heading for row in turn.rows))
    assert headings == [
        "2025, a year ago",
        "2023, 3 years ago",
        f"2021, 5 years ago. These are the newest {on_this_day.MOST} of that day.",
    ]
    assert turn.rows[0].label == "08:15. It was 2025."
    assert len(turn.rows) == on_this_day.MOST + 2


def test_a_row_opens_its_page(lived: Context) -> None:
    talk = visit(lived, PickedRow(1))
    assert talk.turn == Open("pages", "20231123-081500-aaaa")


def test_a_year_goes_with_one_word_and_comes_back_with_another(lived: Context) -> None:
    talk = visit(lived, Did("skip", 0), Did("never", 1))
    assert talk.told == [said.skipped(2025), said.never_again(2021)]
    assert [row.label for row in talk.turn.rows] == ["08:15. It was 2023."]
    assert lived.settings.skipped_years == (2021,)
    talk.answer(Did("undo"), Did("undo"))
    assert talk.told[2:] == [said.back_again(2021), said.back_again(2025)]
    assert len(talk.turn.rows) == on_this_day.MOST + 2
    assert not lived.settings.skipped_years


def test_today_tells_of_it_only_once_it_was_asked_to(lived: Context) -> None:
    talk = visit(lived)
    assert talk.turn.below == (said.TODAY_IS_SILENT,)
    talk.answer(Did("tell"))
    assert lived.settings.on_this_day
    assert talk.turn.below == (said.TODAY_TELLS,)
    talk.answer(Did("tell"), None)
    assert not lived.settings.on_this_day


def test_where_there_is_nothing_it_says_so_and_can_still_be_asked_for(context: Context) -> None:
    talk = visit(context, Did("tell"))
    assert talk.turn.rows == ()
    assert talk.turn.empty == "No page of 23 November in earlier years is shown here."
    assert context.settings.on_this_day
