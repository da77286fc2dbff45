"""What is said at the edge of the screen lies on nothing that matters, and does not pile up."""

from typing import Any

import pytest
from tests.tui.pages_kit import add
from tests.tui.test_writing import at, writing
from textual.widgets._toast import Toast

from ptg_cli.context import Context
from ptg_cli.session.writing_view import Opening
from ptg_cli.tui import toasts
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.widgets.writing.editor import Editor


def said(person: Any) -> list[str]:
    """What stands there."""
    return [each.message for each in person.app._notifications]


def test_a_passing_word_takes_the_place_of_the_one_before(visit: Any, context: Context) -> None:
    for number in range(3):
        add(context, f"page {number}")

    async def steps(person: Any) -> None:
        await person.see("page 2")
        await person.press("x")
        await person.told("In the trash.")
        await person.press("x")
        await person.told("In the trash.")
        await person.press("u")
        await person.told("The page is back.")
        assert said(person) == ["The page is back."]

    visit(Go("pages"), steps, toasts=True)


def test_a_small_window_takes_a_passing_word_away_and_leaves_one_that_has_to_be_read(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        person.app.notify("it passes", markup=False)
        person.app.notify("it has to be read", markup=False, timeout=8)
        await person.press("escape")
        await person.see("Paused")
        assert said(person) == ["it has to be read"]

    visit(writing("where-i-am-today"), steps, toasts=True)


def test_the_caret_is_never_covered(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        editor = person.app.screen.query_one(Editor)

        async def place_of_the_toast() -> Any:
            person.app.notify("something", markup=False)
            await person.until(lambda: person.app.screen.query(Toast))
            await person.pilot.pause()
            return person.app.screen.query_one(Toast).region

        toast = await place_of_the_toast()
        assert toast.y > person.app.cursor_position.y
        editor.insert("line\n" * 30 + "x" * 60)
        await person.pilot.pause()
        toast = await place_of_the_toast()
        assert not toast.contains_point(person.app.cursor_position)
        assert not toast.overlaps(editor.region)

    visit(writing("blank-page"), steps, toasts=True)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_a_passing_word_is_gone_once_one_writes_on_and_what_has_to_be_read_stays(
    visit: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        person.app.NOTIFICATION_TIMEOUT = 60.0  # time takes nothing away
        person.app.notify("That's enough.", markup=False)
        person.app.notify("it has to be read", markup=False, timeout=90)
        await person.see("That's enough.", "it has to be read")
        await person.press("a")
        await person.see("That's enough.")  # this key was on its way
        monkeypatch.setattr(toasts, "SEEN_AFTER", 0.0)
        await person.press("b")
        await person.until(lambda: "That's enough." not in person.screen_text())
        await person.see("ab", "it has to be read")

    visit(writing("where-i-am-today"), steps, size, toasts=True)


def test_the_last_messages_can_be_read_again_by_the_palette(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        person.app.notify("The bell is on.")
        person.app.notify("[/] Kept.")
        await person.press("ctrl+p", *"messages")
        await person.see("Last messages")
        await person.press("enter")
        await person.see("08:15  The bell is on.", "08:15  [/] Kept.", "Esc closes this.")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("today"), steps)
