"""The screen, where questions depend on answers: by keys and by mouse, back again, and after it was closed."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Input

from ptg_cli.context import Context
from ptg_cli.journal.pages import Page
from ptg_cli.library.library import prompts_folder
from ptg_cli.model.answer import Dated
from ptg_cli.session.writing_view import Closing, Question
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.screens.writing import WritingScreen
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.writing.chooser import Chooser
from ptg_cli.tui.widgets.writing.editor import Editor

pytestmark = pytest.mark.slow

Pages = Callable[[], list[Page]]


@pytest.fixture(autouse=True)
def _own_guide(context: Context) -> None:
    """The guide that prompts/README.md explains, as the person's own."""
    blocks = (prompts_folder() / "README.md").read_text(encoding="utf-8").split("```")
    (example,) = [block.removeprefix("toml\n") for block in blocks if "{answer:thing}" in block and "[[step]]" in block]
    folder = context.own_content / "guides"
    folder.mkdir(parents=True)
    (folder / "put-off.toml").write_text(example, encoding="utf-8")


def session(person: Any) -> Any:
    """The session on the screen."""
    screen = person.app.screen
    assert isinstance(screen, WritingScreen)
    return screen.session


async def at(person: Any, step: str) -> Question:
    """Waits until the question of that step is drawn."""

    def there() -> bool:
        screen = person.app.screen
        if not isinstance(screen, WritingScreen) or screen._begun is None:
            return False
        view = screen.session.view
        return isinstance(view, Question) and view.asked.step.id == step and screen._drawn == view.asked.key

    await person.until(there)
    await person.pilot.pause()
    view: Question = session(person).view
    return view


async def to_safe(person: Any) -> None:
    """From the opening to the question whether it is safe."""
    await person.until(lambda: isinstance(person.app.screen, WritingScreen) and person.app.screen._begun is not None)
    await person.press("4")
    await at(person, "thing")
    person.app.screen.query_one(Editor).insert("the [/] letter")
    await person.press("ctrl+n")
    await at(person, "safe")


async def closing(person: Any) -> None:
    """Waits for the close."""
    await person.until(lambda: isinstance(session(person).view, Closing))
    await person.pilot.pause()


WRITING = Go("writing", OpenWriting("put-off", parting=True))


def test_what_is_unsafe_ends_with_people_and_then_the_close(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_safe(person)
        await person.press("1", "enter")
        await at(person, "stop-here")
        await person.see("staying away makes sense", "F3")
        await person.press("enter")
        await closing(person)
        await person.press("3", "enter")
        await person.pilot.pause()
        await person.press("tab", "enter")

    visit(WRITING, steps)
    (page,) = pages()
    assert "- unsafe" in page.entry.body
    assert page.entry.distress_after == 3


def test_own_words_a_second_number_and_a_day_are_on_the_screen(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_safe(person)
        await person.press("2", "enter")
        await at(person, "heavy")
        await person.see("You wrote “the [/] letter”.", "question 3")
        await person.press("8")
        await at(person, "lighter")
        await person.press("ctrl+n")
        await at(person, "first-step")
        person.app.screen.query_one(Editor).insert("open it")
        await person.press("ctrl+n")
        await at(person, "day")
        await person.press(*"saturday")
        await person.see("That is Saturday 28 November 2026.")
        await person.press("backspace")
        await person.press(*"y, or not")
        await person.see("Your words are kept as you wrote them.")
        person.app.screen.query_one(Input).value = "in three days"
        await person.see("That is Thursday 26 November 2026.")
        await person.press("enter")
        await at(person, "heavy-now")
        await person.see("Earlier on this page you said 8.")
        await person.press("5")
        await at(person, "room")
        await person.press("enter")
        await closing(person)
        await person.press("escape")
        await person.press("4")

    visit(WRITING, steps)
    (page,) = pages()
    assert "5 of 10 (8 before)" in page.entry.body
    assert "in three days (2026-11-26)" in page.entry.body
    assert "You wrote" not in page.entry.body


def test_a_click_opens_a_branch_and_going_back_closes_it_with_its_words_kept(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_safe(person)
        await person.pilot.click(Chooser, offset=(6, 1))
        await person.press("enter")
        await at(person, "heavy")
        await person.press("8")
        await at(person, "lighter")
        person.app.screen.query_one(Editor).insert("company")
        await person.press("tab", "tab")
        await person.app.screen.action_back()
        await at(person, "heavy")
        await person.pilot.click(Scale, offset=(10, 0))
        await at(person, "first-step")
        await person.app.screen.action_back()
        await at(person, "heavy")
        await person.press("7")
        view = await at(person, "lighter")
        assert str(view.answer.text) == "company"  # type: ignore[union-attr]
        await person.app.screen.action_back()
        await person.press("2")
        await at(person, "first-step")
        await person.press("escape")
        await person.press("4")

    visit(WRITING, steps)
    (page,) = pages()
    assert "<!-- step: lighter -->\n\ncompany" in page.entry.body


def test_a_draft_left_at_a_day_goes_on_there_with_the_day_it_meant(visit: Any, drafts: Pages) -> None:
    async def leave(person: Any) -> None:
        await to_safe(person)
        await person.press("2", "enter")
        await at(person, "heavy")
        await person.press("ctrl+n")
        await at(person, "first-step")
        person.app.screen.query_one(Editor).insert("open it")
        await person.press("ctrl+n")
        await at(person, "day")
        await person.press(*"tomorrow")
        await person.press("ctrl+q")

    visit(WRITING, leave)
    (draft,) = drafts()

    async def go_on(person: Any) -> None:
        view = await at(person, "day")
        assert isinstance(view.answer, Dated)
        assert str(view.answer) == "tomorrow (2026-11-24)"
        await person.see("tomorrow", "That is Tuesday 24 November 2026.")
        await person.press("ctrl+q")

    visit(Go("writing", OpenWriting(draft=draft.id, parting=True)), go_on)
