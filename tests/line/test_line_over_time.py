"""Numbers, days and tags in plain lines: sentences alone, and every place can be left."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.line import calendar, home, pages, trends
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import trends as said_of_trends

Listen = Callable[..., list[str]]


@pytest.fixture
def listen(context: Context, typist: Callable[..., Any], menu: Callable[..., Any]) -> Listen:
    """Runs a place with someone who types these lines; what was said. Every line was asked for."""

    def one(run: Callable[..., None], *lines: str) -> list[str]:
        console = typist(*lines)
        run(Face(menu(console, ["Someone to talk to: 112."]), context, lambda begun: None, lambda page_id: None))
        assert console.left == []
        said: list[str] = console.said
        return said

    return one


@pytest.fixture
def lived(context: Context) -> None:
    """Check-ins of the last days and of half a year ago (it is 23 November 2026), one to be handled with care."""
    for days, value, facts in (
        (1, 4, {"feelings": ("tired",), "tags": ("home",)}),
        (2, 6, {"dials": {"sleep": 3}}),
        (3, 5, {"feelings": ("tired", "sad"), "tags": ("home", "sleep")}),
        (9, 8, {}),
        (40, 7, {}),
        (5, 10, {"care": True}),
        (180, 1, {"dials": {"closeness": 2}}),
    ):
        moment = context.now() - timedelta(days=days)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        context.journal.add(Entry(page_id, created=moment, kind="checkin", distress_before=value, **facts))


@pytest.mark.usefixtures("lived")
def test_how_it_has_been_is_said_in_sentences(listen: Listen, amiss: Callable[[list[str]], list[str]]) -> None:
    said = listen(trends.run, "1", "3", "7", "")
    assert said[:8] == [
        "How hard it was, the last three months.",
        "0 calm enough, 3 noticeable, 5 hard to ignore, 7 hard to do anything else, 10 as bad as it gets.",
        "From 24 August 2026 to 23 November 2026 you gave 5 numbers, on 5 days.",
        "The lowest is 4, the highest 8. Laid in order, the one in the middle is 6.",
        "The middle number of October was 7 (1 number), of November 5 (4 numbers).",
        "Ups and downs are how it goes.",
        "The numbers stand on 5 pages. Kinds: check-ins 5.",
        "Feelings named on the 5 pages: tired 2, sad 1.",
    ]
    assert said[8:17] == [
        "Tags on the 5 pages: home 2, sleep 1.",
        said_of_trends.NO_CAUSES,
        "1 The last month.",
        "2 The last three months.",
        "3 The last year.",
        "4 All of the time.",
        "5 How hard it was.",
        "6 Sleep.",
        said_of_trends.LINES_HINT,
    ]
    assert "How hard it was, the last month." in said
    assert "They are 8 on 14 November 2026, 5 on 20 November 2026, 6 on 21 November 2026 and 4 on 22 November 2026. " \
        "With fewer than 5 numbers there is no line, only a dot for each." in said  # fmt: skip
    assert "7 Closeness." in said, "a longer time has more"
    assert "Closeness, the last year." in said
    assert not any(mark in "".join(said) for mark in "┤│·•")
    assert amiss(said) == []


def test_without_a_number_it_says_what_will_be_here(listen: Listen, amiss: Callable[[list[str]], list[str]]) -> None:
    said = listen(trends.run, "")
    assert said == [
        said_of_trends.NOTHING_YET,
        said_of_trends.WHAT_WILL_BE_HERE,
        said_of_trends.HOW_TO_BEGIN_IN_LINES,
        said_of_line.ENTER_OR_Q,
    ]
    assert amiss(said) == []


@pytest.mark.usefixtures("lived")
def test_numbers_of_long_ago_are_found_without_asking(listen: Listen, context: Context) -> None:
    for name in list(context.journal.newest())[:-1]:
        context.journal.discard(context.journal.find(name.id))
    assert listen(trends.run, "")[0] == "How hard it was, all of the time."


@pytest.mark.usefixtures("lived")
def test_home_and_pages_lead_there(listen: Listen) -> None:
    said = listen(home.run, "?", "n", "", "5", "calendar", "", "tags", "", "q")
    assert any("n your numbers, over time." in line for line in said)
    assert "How hard it was, the last three months." in said
    assert "November 2026: pages on the 14th, 20th to 22nd." in said
    assert [line for line in said if "tag" not in line and ", on " in line and "page" in line] == [
        "home, on 2 pages.",
        "sleep, on 1 page.",
    ]


@pytest.mark.usefixtures("lived")
def test_the_calendar_goes_by_months_by_years_and_by_words(listen: Listen) -> None:
    said = listen(calendar.run, "b", "n", "n", "y", "b", "y", "1823", "soon", "may", "")
    assert [line for line in said if line.endswith(".") and ("pages" in line and ":" in line)] == [
        "November 2026: pages on the 14th, 20th to 22nd.",
        "October 2026: pages on the 14th.",
        "November 2026: pages on the 14th, 20th to 22nd.",
        "December 2026: no pages.",
        "May 2026: pages on the 27th.",
        "October 2026: pages on the 14th.",
        "November 2026: pages on the 14th, 20th to 22nd.",
        "2025: no pages.",
        "January 2025: no pages.",
        "1823: no pages.",
        "1823: no pages.",
        "May 2026: pages on the 27th.",
    ]
    assert "“soon” isn't a month or a year that ptg knows. Try 2026-11, november, 2026, or a day." in said


@pytest.mark.usefixtures("lived")
def test_the_calendar_begins_at_the_month_that_was_looked_for(listen: Listen) -> None:
    for words, first in (("may", "May 2026"), ("1823", "1823"), ("soup", "November 2026"), ("", "November 2026")):
        said = listen(partial(calendar.run, words=words), "")
        assert next(line for line in said if ": " in line).startswith(f"{first}: ")


def test_a_place_without_anything_can_be_left(listen: Listen) -> None:
    with pytest.raises(Left):
        listen(calendar.run, "q")
    with pytest.raises(Left):
        listen(trends.run, "q")
    said = listen(pages.run, "tags", "calendar", "", "")
    assert "There are no tags yet. A page that is opened can be given one." in said
    assert "November 2026: no pages." in said
