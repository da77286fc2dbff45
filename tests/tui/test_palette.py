"""The palette: what a person calls a thing is found, whatever ptg calls it."""

from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from ptg_cli.tui.navigation import Go

pytestmark = pytest.mark.slow

SOUGHT = {
    "today": {
        "quit": "Leave",
        "exit": "Leave",
        "theme": "Settings",
        "dark": "Settings",
        "light": "Settings",
        "color": "Settings",
        "colour": "Settings",
        "copy": "Pages",
        "search": "Pages",
        "undo": "Trash",
        "bin": "Trash",
        "trash": "Trash",
        "tag": "Pages",
        "rename": "Pages",
        "remind": "Reminders: not in ptg",
        "calendar": "Calendar",
        "chart": "Over time",
        "easier": "Over time",
        "streak": "Scores and streaks: not in ptg",
        "password": "A password: not in ptg",
        "export": "Export: not in ptg",
        "backup": "Backup: not in ptg",
        "import": "Import: not in ptg",
        "lock": "A password: not in ptg",
        "anger": "Guides",
        "diary": "Write",
        "mood": "Check in",
        "graph": "Over time",
        "history": "ptg history @last",
        "compare": "Then and now",
        "zebra": "Nothing goes by that name.",
    },
    "pages": {
        "quit": "Leave",
        "copy": "Copy",
        "search": "Find",
        "undo": "Trash",
        "bin": "Delete",
        "tag": "Tags",
        "rename": "Title",
        "dark": "Settings",
    },
}


@pytest.mark.parametrize(("place", "sought"), [(place, each) for place, all_of in SOUGHT.items() for each in all_of])
def test_what_a_person_would_call_it_is_found(visit: Any, context: Any, place: str, sought: str) -> None:
    from ptg_cli.model.entry import Entry

    page_id = context.journal.new_id(context.civil_now())
    context.journal.add(Entry(page_id, created=context.now(), kind="note", body="Words."))

    async def steps(person: Any) -> None:
        await person.see("Words." if place == "pages" else "Where I am today")
        await person.press("ctrl+p")
        await person.see("What are you looking for?", SOUGHT["today"]["quit"] if place == "today" else "Read")
        await person.see("Settings and leaving")
        await person.press(*sought)
        await person.until(lambda: "Settings and leaving" not in person.screen_text())
        await person.see(SOUGHT[place][sought])

    visit(Go(place), steps, size=(80, 90))


def test_a_paste_into_the_palette_sends_nothing_to_the_terminal(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("ctrl+p")
        await person.see("What are you looking for?")
        person.app.post_message(events.Paste("le\x1b\x00\x07\x9bave"))
        await person.until(lambda: person.app.screen.query_one(Input).value == "leave")

    visit(Go("today"), steps)
