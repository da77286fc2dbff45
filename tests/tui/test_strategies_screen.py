"""The strategies on the screen: kind by kind, found as one types, starred, hidden, reworded, added, begun."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from ptg_cli.context import Context
from ptg_cli.desk.strategy_list import in_order
from ptg_cli.model.strategy import OWN_FAMILY, Strategy
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.navigation import Go, OpenHardMoment
from ptg_cli.tui.screens.talk_finder import TalkFinder
from ptg_cli.tui.widgets.rows import Rows

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]
FIRST, WALK = "Hold your own arm for a moment", "Walk slowly to a corner and back"


def listed(context: Context) -> list[Strategy]:
    """Those that ship, as they are listed."""
    return in_order(context.library.strategies(), context.strategy_desk.families)


@pytest.fixture
def strategies(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Runs the screen; the app that comes back remembers in `gone` where it was asked to go."""
    from ptg_cli.tui.app import PtgApp

    gone: list[tuple[str, Any]] = []

    def note(self: PtgApp, message: Go) -> None:
        gone.append((message.place, message.argument))

    monkeypatch.setattr(PtgApp, "on_go", note)

    def one(steps: Any, size: tuple[int, int] = (80, 24)) -> Any:
        async def all_steps(person: Any) -> None:
            await person.see(FIRST.partition(",")[0])  # a narrow row cuts it
            await steps(person)

        app = visit(Go("strategies"), all_steps, size=size)
        app.gone = gone
        return app

    return one


def marked(person: Any) -> Any:
    """The strategy that is marked."""
    screen = person.app.screen
    if not isinstance(screen, TalkFinder) or screen.turn is None or screen.marked is None:
        return None
    title = screen.turn.rows[screen.marked].label
    return next((one for one in person.app.context.strategy_desk.strategies() if one.title == title), None)


async def mark(person: Any, title: str) -> None:
    """Finds one by its title, and leaves it marked with the list focused."""
    await person.press("slash")
    person.app.screen.query_one(Input).value = title
    await person.until(lambda: marked(person) is not None and marked(person).title == title)
    await person.press("tab")


async def answer(person: Any, words: str) -> None:
    """Puts words in the line that asks, in place of what stands there."""
    await person.until(lambda: isinstance(person.app.screen, Ask))
    person.app.screen.query_one(Input).value = words
    await person.press("enter")
    await person.pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_kinds_stand_above_and_the_marked_one_is_told(
    strategies: Visit, context: Context, size: tuple[int, int]
) -> None:
    async def steps(person: Any) -> None:
        rows = person.app.screen.query_one(Rows)
        shown = [rows.get_option_at_index(place) for place in range(rows.option_count)]
        headings = [str(row.prompt).strip() for row in shown if row.disabled]
        assert headings == [family.capitalize() for family in context.strategy_desk.families]
        assert sum(not row.disabled for row in shown) == len(context.library.strategies())
        await person.see("Self-compassion · 1 minute.", "1  Put one hand")
        lines = [line for row in shown for line in str(row.prompt).split("\n")]
        assert all(len(line) <= rows.scrollable_content_region.width for line in lines)

    strategies(steps, size)


def test_letters_move_past_headings_and_enter_begins(strategies: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("j", "j", "k")
        assert marked(person).slug == listed(context)[1].slug
        await person.press("G")
        assert marked(person).family == context.strategy_desk.families[-1]
        await person.press("g", "enter")

    assert strategies(steps).gone == [("hard-moment", OpenHardMoment(listed(context)[0].slug))]


def test_typing_finds_and_escape_comes_back_to_all(strategies: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.press("slash", *"corner")
        await person.see(WALK, "you can walk in a corridor.", "Esc all")
        assert FIRST not in person.screen_text()
        await person.press("escape")
        await person.see("Esc back")
        assert marked(person).slug == "slow-walk"
        await person.press(*"qqq")
        await person.see("No strategy has these words. Esc shows them all.")
        await person.press("enter")

    assert strategies(steps).gone == []


def test_a_star_comes_and_goes(strategies: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await mark(person, WALK)
        await person.press("s")
        await person.see(f"* {WALK}", "Stress reduction · 10 minutes · outside. Starred.")
        assert context.strategy_desk.strategy("slow-walk").starred
        assert marked(person).slug == "slow-walk"
        await person.press("s")
        await person.until(lambda: not context.strategy_desk.strategy("slow-walk").starred)
        await person.told("No longer starred.")

    strategies(steps)


def test_hiding_puts_it_last_and_h_there_brings_it_back(strategies: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see("h hide")
        await person.press("h")
        await person.told("Hidden.")
        await person.until(lambda: marked(person) and marked(person).slug == listed(context)[1].slug)
        await person.press("G")
        await person.see("Hidden", FIRST, "Self-compassion · 1 minute. Hidden.", "h show again")
        await person.press("h")
        await person.told("Shown again.")
        await person.until(lambda: not context.strategy_desk.strategies()[0].hidden)
        await person.see("h hide")

    strategies(steps)


def test_words_of_ones_own_and_back(strategies: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await mark(person, WALK)
        await person.press("e")
        await answer(person, "Round [/] the block")
        await answer(person, "Shoes.")
        await answer(person, "")
        await person.told("The strategy is in your words now.")
        walk = context.strategy_desk.strategy("slow-walk")
        assert (walk.title, walk.steps) == ("Round [/] the block", ("Shoes.",))
        await person.press("slash")
        person.app.screen.query_one(Input).value = "block"
        await person.see("Round [/] the block", "1  Shoes.")
        await person.press("tab", "e")
        await answer(person, "")
        await person.until(lambda: context.strategy_desk.strategy("slow-walk").title == WALK)
        await person.told("The strategy has its first words again.")

    strategies(steps)


def test_escape_while_rewording_changes_nothing(strategies: Visit, home: Path) -> None:
    async def steps(person: Any) -> None:
        await person.press("e")
        await answer(person, "Other")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        await person.press("escape")
        await person.see(FIRST)

    strategies(steps)
    assert not (home / "journal" / "strategies.toml").exists()


def test_one_of_their_own_is_added_and_marked(strategies: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("a")
        await answer(person, "Pet the dog")
        await answer(person, "Call her.")
        await answer(person, "")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        await person.see("Leave it open", "Stress reduction: a walk, a stretch, something warm")
        await person.press("3")
        await person.see("About how many minutes does it take?")
        await answer(person, "soon")
        await person.see("A whole number from 1 to 240")
        await answer(person, "10 minutes")
        await person.told("Added.")
        await person.until(lambda: marked(person) and marked(person).slug == "pet-the-dog")
        await person.see("Your own.", "1  Call her.")
        dog = context.strategy_desk.strategy("pet-the-dog")
        assert (dog.family, dog.minutes) == ("social", 10)
        await person.press("a")
        await answer(person, "pet the DOG")
        await person.see("There is a strategy called")
        await answer(person, "Knit")
        await answer(person, "")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        await person.press("enter")
        await person.see("About how many minutes does it take?")
        await answer(person, "")
        await person.until(lambda: marked(person) and marked(person).slug == "knit")
        knit = context.strategy_desk.strategy("knit")
        assert (knit.family, knit.minutes, knit.moves_toward) == (OWN_FAMILY, 5, False)

    strategies(steps)


def test_a_click_marks_and_a_click_on_the_marked_begins(strategies: Visit, context: Context) -> None:
    second = listed(context)[1]

    async def steps(person: Any) -> None:
        await person.pilot.click(Rows, offset=(6, 2))
        assert marked(person).slug == second.slug
        await person.pilot.click(Rows, offset=(6, 0))
        assert marked(person).slug == second.slug
        await person.pilot.click(Rows, offset=(6, 2))
        await person.pilot.pause()

    assert strategies(steps).gone == [("hard-moment", OpenHardMoment(second.slug))]


def test_what_cannot_be_read_is_named_and_what_it_said_is_kept(strategies: Visit, context: Context, home: Path) -> None:
    file = home / "journal" / "strategies.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[[strategy]\n")

    async def steps(person: Any) -> None:
        rows = person.app.screen.query_one(Rows)
        last = rows.get_option_at_index(rows.option_count - 1)
        assert last.disabled
        assert "isn't TOML" in str(last.prompt)
        await person.press("s")
        await person.see(f"* {FIRST}")

    strategies(steps)
    assert "[[strategy]\n" in [path.read_text() for path in context.journal.versions("strategies")]


@pytest.mark.parametrize("title", ["[/] [b]x[/b]", "esc\x1b[31mred", "turned \u202eabc\u202c", "台所 " * 30])
def test_hostile_titles_are_drawn_as_they_are(strategies: Visit, context: Context, title: str) -> None:
    from ptg_cli.desk.strategies import own_strategy

    context.strategy_desk.add(own_strategy(title, "problem solving", [title]))

    async def steps(person: Any) -> None:
        await person.press("slash")
        person.app.screen.query_one(Input).value = "your own"
        await person.until(lambda: marked(person) is not None)
        for _ in range(5):  # other titles may have these letters too
            if not marked(person).mine:
                await person.press("down")
        assert marked(person).mine
        await person.pilot.pause()
        drawn = person.screen_text()
        assert "\x1b" not in drawn
        assert "\u202e" not in drawn
        await person.press("enter")

    assert strategies(steps).gone != []


def test_help_lists_what_works(strategies: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.press("f1")
        await person.see(
            "Keys that work here", "Begin the marked strategy.", "Star the marked one", "Hide the marked one"
        )

    strategies(steps)


def test_space_shows_what_else_is_said_where_there_is_more(strategies: Visit, context: Context) -> None:
    from ptg_cli.desk.strategies import own_strategy

    context.strategy_desk.add(
        own_strategy("Fourteen steps", "problem solving", [f"Step of many, {number}." for number in range(1, 15)])
    )

    async def steps(person: Any) -> None:
        preview = person.app.screen.query_one("#preview")
        assert "space more " not in person.screen_text()
        await mark(person, "Fourteen steps")
        await person.see("space more", "1  Step of many, 1.")
        await person.press("space")
        await person.until(lambda: preview.scroll_offset.y > 0)
        await person.press("space", "space", "space")
        await person.until(lambda: preview.scroll_offset.y in {0, preview.max_scroll_y, preview.size.height})

    strategies(steps)


def test_escape_leads_back(visit: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("r")
        await person.see(FIRST)
        await person.press("escape")
        await person.see("Where I am today")

    visit(Go("today"), steps)
