"""The palette: what a person calls a thing is found, whatever ptg calls it."""

from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from ptg_cli.desk.document import DocumentDesk
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.model.aim import Aim
from ptg_cli.model.entry import Entry
from ptg_cli.model.person import Person
from ptg_cli.model.value import Value
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
        "anger": "Weather of feelings",
        "picture": "Find a picture for my life",
        "can't sleep": "After a bad dream",
        "muscles": "Practices",
        "motion": "Settings",
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
    page_id = context.journal.new_id(context.civil_now())
    context.journal.add(Entry(page_id, created=context.now(), kind="note", body="Words."))

    async def steps(person: Any) -> None:
        await person.see("Words." if place == "pages" else "Where I am today")
        await person.press("ctrl+p")
        await person.see("What are you looking for?", SOUGHT["today"]["quit"] if place == "today" else "Read")
        await person.see("Settings and leaving")
        await person.press(*("space" if letter == " " else "'" if letter == "'" else letter for letter in sought))
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


def test_a_guide_found_by_another_word_for_it_is_begun(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("ctrl+p", *"gratitude")
        await person.see("Three real things", "4 min", "You name three things from today.")
        await person.press("enter")
        await person.until(lambda: person.place() == "WritingScreen")
        await person.see("Three real things")

    visit(Go("today"), steps)


def test_a_practice_is_begun_and_a_click_does_too(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("ctrl+p", *"box")
        await person.see("Box breathing, shorter")
        row = next(y for y, line in enumerate(person.screen_text().split("\n")) if "Box breathing, shorter" in line)
        await person.pilot.click(offset=(12, row))
        await person.until(lambda: person.place() == "PracticeScreen")

    visit(Go("today"), steps)


def test_what_matters_to_someone_and_what_they_try_is_found_only_by_its_words(visit: Any, context: Any) -> None:
    DocumentDesk(context.documents, VALUES).save((Value("quiet", "Quiet mornings"),))
    context.aim_desk.keep(Aim("a1", title="Call Ana on Sunday"))
    context.aim_desk.keep(Aim("a2", title="A lift from Ben", person="Ben"))
    context.plan_desk.look().save_people((Person("Ben", not_safe=True),))

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("ctrl+p")
        await person.see("Settings and leaving")
        assert "Quiet" not in person.screen_text()
        await person.press(*"quiet")
        await person.see("Quiet mornings", "Opens what matters to you.")
        await person.press("ctrl+u", *"ana")
        await person.see("Call Ana on Sunday", "Opens what you try.")
        await person.press("ctrl+u", *"ben")
        await person.see("A lift from Ben", "Opens what you try. ptg does not ask about this one by itself.")
        await person.press("enter")
        await person.see("What I am trying")

    visit(Go("today"), steps, size=(80, 60))


def test_what_cannot_be_read_is_left_out_of_the_palette_and_nothing_else(visit: Any, context: Any) -> None:
    context.documents.file("values").path.mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        context.documents.read(VALUES)

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("ctrl+p", *"guilt")
        await person.see("Look at one hard thought")

    visit(Go("today"), steps)
