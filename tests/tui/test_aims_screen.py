"""What is tried, on the screen: told of, changed, let rest; and the one thing that today has left for later."""

from datetime import date
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.model.aim import Aim
from ptg_cli.model.person import Person
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screens.writing import WritingScreen

pytestmark = pytest.mark.slow

ANCHOR = Aim("20261101-080000-0000", "anchor", "Open the window", value="rest", decided={"learned": "Cool air"})


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_one_is_looked_at_let_rest_and_taken_up_again(visit: Any, context: Context, size: tuple[int, int]) -> None:
    context.aim_desk.keep(ANCHOR)

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("f")
        await person.see("What I am trying", "Open the window", "an anchor of the day, for rest", "Cool air")
        await person.press("r")
        await person.told("It rests now. You can take it up again. u brings it back.")
        await person.see("Resting")
        await person.press("u")
        await person.until(lambda: "Resting" not in person.screen_text())
        await person.press("e")
        await person.see("What you know from it")

    visit(Go("today"), steps, size=size)
    assert [one.state for one in context.aim_desk.look().aims] == ["open"]


def test_how_did_it_go_asks_with_its_own_words_and_the_list_is_read_anew_after_it(visit: Any, context: Context) -> None:
    context.aim_desk.keep(ANCHOR)

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("f")
        await person.see("Open the window")
        await person.press("enter")
        await person.see("How the anchor goes", "No number is asked")
        await person.press("enter")
        await person.see("Your anchor is “Open the window”.", "not today")
        (aim,) = context.aim_desk.look().aims
        context.aim_desk.set_state(aim.id, "done")  # as an answer might
        await person.press("escape", "5")  # stop here, leave nothing
        await person.see("Stop, and keep nothing of this?")
        await person.press("down", "enter")
        await person.until(lambda: not isinstance(person.app.screen, WritingScreen))
        await person.see("What I am trying", "Done")

    visit(Go("today"), steps)


def test_today_has_it_as_the_one_thing_left_for_later_without_its_words(visit: Any, context: Context) -> None:
    day = date.fromordinal(context.today.toordinal() - 1)
    context.aim_desk.keep(Aim(ANCHOR.id, "anchor", "Open the window", when="then", day=day))

    async def steps(person: Any) -> None:
        await person.see("Something you wanted to try, yesterday")
        assert "window" not in person.screen_text()
        await person.press("t")
        await person.see("Open the window", "Say how it went", "Name another day", "Not now", "Let it rest")
        await person.press("3")
        await person.until(lambda: "left for later" not in person.screen_text())

    visit(Go("today"), steps)
    assert [one.asked for one in context.aim_desk.look().aims] == [day]


def test_one_with_someone_not_safe_is_in_no_question_of_any_screen(visit: Any, context: Context) -> None:
    day = date.fromordinal(context.today.toordinal() - 1)
    context.aim_desk.keep(Aim(ANCHOR.id, "ask", "A lift", person="Ben", when="then", day=day))
    context.plan_desk.look().save_people((Person("Ben", not_safe=True),))

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        assert "wanted to try" not in person.screen_text()
        await person.press("f")
        await person.see("A lift", "You marked Ben as not safe")
        await person.press("enter")
        await person.see("Say how it went", "Let it rest", "Let it go")
        assert "How asking went" not in person.screen_text()
        await person.press("1")
        await person.see("How asking went")

    visit(Go("today"), steps)
    assert [one.state for one in context.aim_desk.look().aims] == ["open"]
