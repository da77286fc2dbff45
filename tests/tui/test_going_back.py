"""From the place that ptg was opened with: escape leads to today, q to the shell."""

from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.model.entry import Entry
from ptg_cli.tui.navigation import Go

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("place", ["pages", "plan"])
def test_escape_never_leaves_for_the_shell_and_q_does(visit: Any, context: Context, place: str) -> None:
    name = f"{place.capitalize()}Screen"
    page_id = context.journal.new_id(context.civil_now())
    context.journal.add(Entry(page_id, created=context.now(), kind="note", body="The smell of rain."))

    async def at_place(person: Any) -> None:
        await person.until(lambda: person.place() == name)
        await person.see("The smell of rain." if place == "pages" else "People I can tell")

    async def escapes(person: Any) -> None:
        await at_place(person)
        await person.press("escape")
        await person.see("Where I am today")
        assert [type(screen).__name__ for screen in person.app.screen_stack] == ["TodayScreen"]
        await person.press("escape", "escape")
        assert not person.app._exit
        person.app.open_place(place)
        await at_place(person)
        await person.press("q")
        await person.until(lambda: person.place() == "TodayScreen")
        assert not person.app._exit

    async def leaves(person: Any) -> None:
        await at_place(person)
        await person.press("q")
        await person.until(lambda: person.app._exit)

    visit(Go(place), escapes)
    visit(Go(place), leaves)


def test_with_no_pages_escape_and_enter_begin_one_as_is_said(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Esc, then enter, begins a page.")
        await person.press("escape")
        await person.see("Where I am today")
        await person.press("enter")
        await person.until(lambda: person.place() == "WritingScreen")

    visit(Go("pages"), steps)
