"""Numbers over time and the calendar on the screen: by keys and clicks, what is seen, and where enter leads."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.journal import disk
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import calendar as said_of_calendar
from ptg_cli.sentences import trends as said
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.widgets.names import Names
from ptg_cli.tui.widgets.plain import Plain

pytestmark = pytest.mark.slow

SIZES = [(80, 24), (60, 20), (120, 36)]


@pytest.fixture
def keep(context: Context) -> Callable[..., None]:
    """Keeps a page of so many days ago (it is 23 November 2026)."""

    def one(days: float, value: int | None, **facts: Any) -> None:
        moment = context.now() - timedelta(days=days)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        context.journal.add(Entry(page_id, created=moment, **{"kind": "checkin", "distress_before": value, **facts}))

    return one


@pytest.fixture
def lived(keep: Callable[..., None]) -> None:
    """Five numbers of the last three months, one of May, sleep twice, one page to be handled with care."""
    keep(1, 4, feelings=("tired",), dials={"sleep": 3})
    keep(2, 6)
    keep(3, 5)
    keep(9, 8, dials={"sleep": 7})
    keep(40, 7)
    keep(180, 1)
    keep(5, 10, care=True)


def told(person: Any) -> str:
    """What is said below the picture."""
    return str(person.app.screen.query_one("#told", Plain).text)


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", SIZES)
def test_a_picture_and_its_sentences(visit: Any, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("n")
        await person.see(
            "How it has been", "the last three months", "Dots are numbers you gave; the line is the middle"
        )
        assert "10 ┤" in person.screen_text()
        assert told(person).startswith(
            "From 24 August 2026 to 23 November 2026 you gave 5 numbers, on 5 days.\n"
            "The lowest is 4, the highest 8. Laid in order, the one in the middle is 6.\n"
            "The middle number of October was 7 (1 number), of November 5 (4 numbers)."
        )
        await person.press("G")
        assert str(person.app.screen.query_one("#meaning", Plain).text).endswith("10 as bad as it gets.")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("today"), steps, size=size)


@pytest.mark.usefixtures("lived")
def test_arrows_go_to_another_time_and_to_other_numbers(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("[1 How hard it was]", "2 Sleep")
        await person.press("right")
        await person.see("the last year")
        await person.until(lambda: "you gave 6 numbers" in told(person))
        await person.press("right", "right")
        await person.see("all of the time")
        await person.until(lambda: "From 27 May 2026" in told(person))
        await person.press("left", "left", "left", "left")
        await person.see("the last month", "Dots are numbers you gave.")
        assert "They are 8 on 14 November 2026, 5 on 20 November 2026" in told(person)
        await person.press("down")
        await person.see("[2 Sleep]")
        assert "They are 7 on 14 November 2026 and 3 on 22 November 2026." in told(person)
        await person.press("down")
        await person.see("[1 How hard it was]")
        await person.press("2")
        await person.see("[2 Sleep]", "0 I got no rest, 10 I slept well. A higher number means it is easier.")
        await person.press("9", "up")
        await person.see("[1 How hard it was]")
        names = person.app.screen.query_one(Names)
        await person.pilot.click(names, offset=(23, 0))
        await person.see("[2 Sleep]")

    visit(Go("trends"), steps, size=(100, 36))


def test_a_shorter_time_is_not_read_again(
    visit: Any, keep: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in range(1, 8):
        keep(days, 5)

    async def steps(person: Any) -> None:
        await person.until(lambda: "you gave 7 numbers" in told(person))

        def refused(*args: Any) -> bytes:
            raise AssertionError("read again")

        monkeypatch.setattr(disk, "read", refused)
        await person.press("left")
        await person.see("the last month")
        assert "From 24 October 2026" in told(person)

    visit(Go("trends"), steps)


@pytest.mark.parametrize("size", SIZES)
def test_without_a_number_it_says_what_will_be_here(
    visit: Any, keep: Callable[..., None], size: tuple[int, int]
) -> None:
    keep(1, None, kind="note", body="Words.")

    async def steps(person: Any) -> None:
        await person.see(said.NOTHING_YET, said.HOW_TO_BEGIN)
        assert "┤" not in person.screen_text()
        await person.press("left", "right", "down", "2")
        await person.see(said.NOTHING_YET)

    visit(Go("trends"), steps, size=size)


def test_numbers_of_long_ago_are_shown_at_once_and_an_empty_month_says_so(
    visit: Any, keep: Callable[..., None]
) -> None:
    keep(300, 5)

    async def steps(person: Any) -> None:
        await person.see("all of the time", "you gave 1 number, on 1 day")
        await person.press("left", "left", "left")
        await person.see("the last month", "There is no number from 24 October 2026 to 23 November 2026.")

    visit(Go("trends"), steps)


# The calendar


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", SIZES)
def test_the_days_of_a_month_are_filled_and_enter_opens_one(visit: Any, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.see("November 2026: pages on the 14th, 20th to 22nd.")
        await person.see("[ 23]", "▪22", "▪14", " 18 ")
        await person.press("enter")
        assert person.place() == "CalendarScreen", "there is nothing on that day"
        await person.press("left")
        await person.see("[▪22]")
        await person.press("enter")
        await person.until(lambda: person.place() == "PagesScreen")
        await person.see("on:2026-11-22", "08:15")
        await person.press("escape", "escape")
        await person.until(lambda: person.place() == "CalendarScreen")
        await person.press("up", "up", "up", "up")
        await person.see("October 2026", "[ 25]")
        await person.press("y")
        await person.see("[October  ]", "May        ··························▪····")
        await person.press("down", "down")
        await person.see("[December ]")
        await person.press("enter")
        await person.see("December 2026: no pages.")

    visit(Go("calendar"), steps, size=size)


@pytest.mark.usefixtures("lived")
def test_a_click_marks_a_day_and_a_second_one_opens_it(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("[ 23]", "▪20")
        rows = person.screen_text().split("\n")
        row = next(place for place, line in enumerate(rows) if "▪20" in line)
        await person.pilot.click(offset=(rows[row].index("▪20") + 1, row))
        await person.see("[▪20]")
        await person.pilot.click(offset=(rows[row].index("▪20") + 1, row))
        await person.until(lambda: person.place() == "PagesScreen")
        await person.see("on:2026-11-20")

    visit(Go("calendar"), steps)


@pytest.mark.usefixtures("lived")
def test_months_and_years_go_by(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.press("b")
        await person.see("October 2026: pages on the 14th.")
        await person.press("pagedown", "n")
        await person.see("December 2026: no pages.", "[ 23]")
        await person.press("y", "b")
        await person.see("2025", "December 2025: no pages.")
        await person.press("t")
        await person.see("November 2026: pages on")
        await person.press("o")
        await person.see("How it has been")
        await person.press("escape")
        await person.until(lambda: person.place() == "CalendarScreen")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("calendar"), steps)


def test_a_month_that_is_shorter_has_its_last_day_marked_and_time_has_two_ends(visit: Any) -> None:
    async def steps(person: Any) -> None:
        from datetime import date

        screen = person.app.screen
        screen._mark(date(2026, 3, 31))
        await person.press("b")
        await person.see("February 2026", "[ 28]")
        screen._mark(date(1, 1, 1))
        await person.press("left", "up", "b", "y", "b")
        await person.see("[January  ]")
        screen._mark(date(9999, 12, 31))
        await person.press("right", "n", "y", "right", "down", "n")
        await person.see("December 9999: no pages.")

    visit(Go("calendar"), steps)


@pytest.mark.parametrize("size", SIZES)
def test_a_journal_without_pages_says_how_the_first_is_made(visit: Any, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.see(said_of_calendar.NOTHING_YET)

    visit(Go("calendar"), steps, size=size)


def test_pages_lead_to_the_calendar(visit: Any, keep: Callable[..., None]) -> None:
    keep(1, 5)

    async def steps(person: Any) -> None:
        await person.see("Sunday 22 November 2026")
        await person.press("m")
        await person.see("November 2026: pages on the 22nd.")

    visit(Go("pages"), steps)
