"""Guides in order, on the screen: begun, opened, left and taken back."""

from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screens.talk import ListScreen

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_one_is_begun_left_and_brought_back_on_a_screen_of_its_own(
    visit: Any, context: Context, size: tuple[int, int]
) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("j")
        await person.see("Guides in order", "Where to begin")
        await person.press("enter")
        await person.see("It can wait if you are not safe right now.")
        assert isinstance(person.app.screen, ListScreen)
        await person.press("b")
        await person.see("next", "You began on")
        await person.press("x")
        await person.told("Left. What you wrote stays. u brings it back.")
        await person.see("You left it.")
        await person.press("u")
        await person.see("You began on")
        await person.press("4")
        await person.see("Naming what hurts", "It will not ask what happened")

    visit(Go("today"), steps, size=size)
    assert [one.journey.id for one in context.journey_desk.open_ones()] == ["where-to-begin"]
