"""Every guide's opening shows all it asks at once, the feelings too: being flooded or numb decides what is offered."""

from pathlib import Path
from typing import Any

import pytest
from tests.tui.conftest import MORNING
from tests.tui.test_writing import at

from ptg_cli.context import Context
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.scales import HOW_HARD, WHATEVER_IT_IS
from ptg_cli.session.writing_view import Opening
from ptg_cli.tui.navigation import Go, OpenWriting

pytestmark = pytest.mark.slow

NIGHT = MORNING.replace(hour=23)


def guides() -> list[str]:
    """The slug of each guide that comes with ptg."""
    return [guide.slug for guide in Library(prompts_folder(), Path("none")).guides()]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("slug", guides())
def test_an_opening_fits(visit: Any, context: Context, slug: str, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.until(lambda: person.app.screen._panel.size.height > 0)
        panel = person.app.screen._panel
        await person.until(lambda: panel.max_scroll_y == 0)
        view = person.app.screen.session.view
        meant = [HOW_HARD, WHATEVER_IT_IS] * view.asks_rating
        meant += ["What do you feel?", "or none.", "steady"] * view.asks_feelings
        shown = " ".join(person.screen_text().split())
        for words in (view.note, *view.lines, *meant):
            assert words in shown

    context.now = lambda: NIGHT  # when one line more is said
    visit(Go("writing", OpenWriting(slug)), steps, size)


def test_after_a_number_the_arrows_are_for_the_feelings(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("7", "right", "right", "space")
        panel = person.app.screen._panel
        assert (panel.rating, panel.feelings) == (7, ("flat",))

    visit(Go("writing", OpenWriting("what-i-cared-about-in-a-hard-time")), steps)
