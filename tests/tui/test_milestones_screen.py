"""Milestones on the screen: a page is marked in Pages, listed, worded anew, and read again."""

from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.model.entry import Entry
from ptg_cli.tui.navigation import Go

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_a_page_is_marked_found_in_the_list_and_the_mark_taken_off(
    visit: Any, context: Context, size: tuple[int, int]
) -> None:
    page = Entry("20261121-081502-7f3k", kind="note", body="The kitchen was quiet.")
    context.journal.add(page)

    def marked() -> str:
        return context.journal.find(page.id).entry.milestone

    async def steps(person: Any) -> None:
        await person.see("The kitchen was quiet.")
        await person.press("M")
        await person.see("What would you call this milestone?")
        await person.press(*"Asked", "enter")
        await person.told("The page is marked as a milestone.")
        assert marked() == "Asked"
        await person.press("L")
        await person.see("Your milestones", "Asked", "21 November 2026")
        await person.press("enter")
        await person.see("milestone: Asked", "The kitchen was quiet.")
        await person.press("escape")
        await person.see("/ finds words")  # pages were open below the list, so they are gone back to
        await person.press("L")
        await person.see("Your milestones")
        await person.press("M")
        await person.see("What would you call this milestone?")
        await person.press("ctrl+u", "enter")
        await person.see("No page is marked as a milestone.")
        assert marked() == ""
        await person.press("escape")
        await person.see("Pages", "The kitchen was quiet.")

    visit(Go("pages"), steps, size=size)
