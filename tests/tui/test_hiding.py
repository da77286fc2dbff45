"""F9: nothing stands on the screen, not even what is said at its edge, until it comes back."""

from typing import Any

import pytest

from ptg_cli.tui.navigation import Go

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("back", ["f9", "escape"])
def test_nothing_is_said_on_a_hidden_screen_and_what_was_to_be_said_comes_after(visit: Any, back: str) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        person.app.notify("Said before.")
        await person.see("Said before.")
        await person.press("f9")
        await person.until(lambda: not person.screen_text().strip())
        person.app.notify("Said meanwhile.", timeout=8)
        await person.press("a")
        assert not person.screen_text().strip()
        assert not list(person.app._notifications)
        await person.press(back)
        await person.see("Where I am today", "Said before.", "Said meanwhile.")
        person.app.notify("Said after.")
        await person.see("Said after.")

    visit(Go("today"), steps, toasts=True)
