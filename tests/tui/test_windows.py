"""Small windows over a screen: one thing at a time, and what doesn't work under them is not offered."""

from typing import Any

import pytest

from ptg_cli.tui.navigation import Go

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("key", ["f1", "f2", "ctrl+p"])
def test_nothing_is_left_of_a_screen_under_a_window_and_it_comes_back(
    visit: Any, key: str, size: tuple[int, int]
) -> None:
    def bottom(person: Any) -> str:
        return str(person.screen_text().splitlines()[-1])

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.until(lambda: "F3 people" in bottom(person))
        await person.press(key)
        await person.until(lambda: person.place() != "TodayScreen")
        await person.until(lambda: not bottom(person).strip())
        assert "Where I am today" not in person.screen_text()
        await person.press("escape")
        await person.until(lambda: "F3 people" in bottom(person))

    visit(Go("today"), steps, size=size)
