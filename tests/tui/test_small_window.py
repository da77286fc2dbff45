"""In a window of 60 by 20 what matters is still in sight, and what is not is said to be there."""

from typing import Any

import pytest
from tests.tui.test_writing import at, write

from ptg_cli.model.answer import Listed
from ptg_cli.session.writing_view import Closing, Opening, Question
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.widgets.writing.chooser import Chooser

pytestmark = pytest.mark.slow

SMALL = (60, 20)


def naming() -> Go:
    """A moderate guide with a question of ten options."""
    return Go("writing", OpenWriting("naming-what-hurts", parting=True))


async def to_the_options(person: Any) -> None:
    """To the question with ten options."""
    await at(person, Opening)
    await person.press("4", "enter")
    await at(person, Question)
    await write(person, "x")
    await person.press("ctrl+n", "ctrl+n")
    await person.until(lambda: person.app.screen.query(Chooser))


def test_options_out_of_sight_are_said_to_be_there_and_zero_is_the_tenth(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await to_the_options(person)
        await person.see("7   missing someone or something", "↓ more below")
        await person.press("0")
        await person.see("0 ✓ something I can't name")
        session = person.app.screen.session
        await person.press("enter")
        await person.until(lambda: session.view.asked.step.id == "cost")
        assert session._answers["feeling", ""] == Listed(("something I can't name",))

    visit(naming(), steps, SMALL)


@pytest.mark.parametrize("rating", ["", "5", "8"])
def test_the_close_keeps_its_line_about_now_whatever_was_rated(visit: Any, rating: str) -> None:
    async def steps(person: Any) -> None:
        await to_the_options(person)
        while not isinstance(person.app.screen.session.view, Closing):
            await person.press("ctrl+n")
        await at(person, Closing)
        if rating:
            await person.press(rating)
            await person.see(f"It was 4, and is {rating} now.")
        await person.see("If this is about now, such as not wanting")

    visit(naming(), steps, SMALL)


def test_steadying_stays_in_the_bottom_line(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await to_the_options(person)
        await person.see("Next Ctrl+N", "F2 steady   Esc pause   F3 people   F1 keys")

    visit(naming(), steps, SMALL)


def test_a_moderate_opening_says_what_to_do_with_the_numbers_and_the_feelings(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.see("Type a number, or none.", "Move with the arrows")

    visit(naming(), steps, SMALL)


def test_the_hint_of_a_question_stays_in_a_window_of_14_rows(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("4", "enter")
        await at(person, Question)
        await person.until(lambda: person.app.screen.session.view.hint)
        await person.see(person.app.screen.session.view.hint)

    visit(naming(), steps, (60, 14))
