"""What matters to a person, on the screen: by keys, by mouse, at every size, and with words that are not finished."""

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from ptg_cli.context import Context
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.model.entry import Entry
from ptg_cli.model.value import Value, named_value
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.rate import RateDialog
from ptg_cli.tui.navigation import Go

pytestmark = pytest.mark.slow


def names(context: Context) -> list[str]:
    """The values on the disk, each with why."""
    return [one.said for one in context.documents.read(VALUES).value]


async def answer(person: Any, question: str, words: str) -> None:
    """Types an answer to a line that asks."""
    await person.until(lambda: isinstance(person.app.screen, Ask))
    await person.see(question)
    person.app.screen.query_one(Input).value = words
    await person.press("enter")
    await person.until(lambda: not isinstance(person.app.screen, Ask) or question not in person.screen_text())


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_from_today_one_is_added_with_why_taken_out_and_brought_back(
    visit: Any, context: Context, size: tuple[int, int]
) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("v")
        await person.see("What matters to you", "There is nothing here yet.")
        await person.press("a")
        await answer(person, "What matters to you?", "Rest")
        await answer(person, "Why does it matter to you?", "I think better")
        await person.see("Rest: I think better")
        assert names(context) == ["Rest: I think better"]
        await person.press("x")
        await person.told("This word is taken out. u brings it back.")
        await person.see("There is nothing here yet.")
        await person.press("u")
        await person.see("Rest: I think better")
        await person.press("escape")
        await person.see("Where I am today")

    visit(Go("today"), steps, size=size)


def test_one_is_chosen_from_the_list_and_another_is_moved_and_renamed(visit: Any, context: Context) -> None:
    context.documents.save(context.documents.read(VALUES), (named_value("Rest"), named_value("Hope")))

    async def steps(person: Any) -> None:
        await person.see("What matters to you", "Rest", "Hope")
        await person.press("m")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        await person.see("Which kind?", "Being with others")
        await person.press("1")
        await person.see("Love: being close to someone")
        await person.press("1")
        await person.told("“Love” is in your list now.")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        await person.press("escape")
        await person.until(lambda: person.place() == "TalkScreen")
        await person.press("1")
        await answer(person, "What do you call it?", "A quiet hour")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        await person.press("escape")
        await person.see("A quiet hour")
        await person.press("J")
        await person.until(lambda: names(context) == ["Hope", "A quiet hour", "Love"])

    visit(Go("values"), steps)


def test_a_file_broken_by_hand_is_named_and_the_last_good_one_shown(visit: Any, context: Context) -> None:
    context.documents.save(context.documents.read(VALUES), (named_value("Rest"),))
    path = Path(context.places.journal / "values.toml")
    path.write_text("[[value]\n")

    async def steps(person: Any) -> None:
        await person.see("Rest", "line 1")

    visit(Go("values"), steps, size=(120, 36))
    assert path.read_text() == "[[value]\n"


def test_words_that_are_not_finished_wait_for_the_next_time(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("a")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        await person.press(*"Musi")
        await person.press("ctrl+q")

    visit(Go("values"), steps)
    (draft,) = context.drafts.listed()
    assert "Musi" in draft.page.entry.body


@pytest.mark.parametrize("key", ["escape", "q"])
@pytest.mark.parametrize("place", ["values", "strategies", "plan"])
def test_from_the_place_that_ptg_was_opened_with_escape_leads_to_today_and_q_to_the_shell(
    visit: Any, place: str, key: str
) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: getattr(person.app.screen, "turn", None) is not None)
        await person.press(key)
        if key == "escape":
            await person.until(lambda: person.place() == "TodayScreen")

    assert visit(Go(place), steps).fault == ()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_both_numbers_are_chosen_by_a_digit_or_by_arrows_and_stand_on_one_track(
    visit: Any, context: Context, size: tuple[int, int]
) -> None:
    context.documents.save(context.documents.read(VALUES), (named_value("Rest"), Value("hope", "Hope", "", 4, 4)))

    async def steps(person: Any) -> None:
        await person.see("Rest", "◆ matters 4", "● in your days 4")
        await person.press("n")
        await person.see("How much does this matter to you: Rest?", "not at all", "more than almost anything")
        await person.press("9")
        await person.see("How much of this was in your days lately: Rest?")
        await person.press("right", "left", "enter")
        await person.see("◆ matters 9", "● in your days 4")
        assert [one for one in person.screen_text().splitlines() if "●" in one and "━" in one and "◆" in one]
        await person.press("u")
        await person.until(lambda: "◆ matters 9" not in person.screen_text())

    visit(Go("values"), steps, size=size)


def test_lately_is_asked_of_each_and_escape_ends_it(visit: Any, context: Context) -> None:
    context.documents.save(context.documents.read(VALUES), tuple(map(named_value, ("Rest", "Hope", "Play"))))

    async def steps(person: Any) -> None:
        await person.see("Play")
        await person.press("l")
        await person.see("in your days lately: Rest?")
        await person.press("enter")
        await person.see("in your days lately: Hope?")
        await person.press("7")
        await person.see("in your days lately: Play?")
        await person.press("escape")
        await person.until(lambda: not isinstance(person.app.screen, RateDialog))

    visit(Go("values"), steps)
    assert [one.lived for one in context.documents.read(VALUES).value] == [None, 7, None]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_earlier_numbers_are_behind_a_key_each_on_its_track_in_one_line(
    visit: Any, context: Context, size: tuple[int, int]
) -> None:
    context.documents.save(context.documents.read(VALUES), (Value("rest", "Rest", "", 9, 4),))
    moment = context.now().replace(day=1)
    for day, lived in ((1, 2), (2, 7)):
        page_id = f"202611{day:02}-081500-0000"
        context.journal.add(Entry(page_id, created=moment.replace(day=day), lived={"rest": lived}, body="x\n"))

    async def steps(person: Any) -> None:
        await person.see("Rest")
        await person.press("e")
        await person.see("What you said, the newest first.", "2 November 2026", "1 November 2026")
        tracks = [line for line in person.screen_text().splitlines() if "in your days" in line]
        assert [line.partition("● in your days ")[2][:1] for line in tracks] == ["7", "2"]
        assert "◆" not in person.screen_text()
        await person.press("escape")
        await person.see("What matters to you")

    visit(Go("values"), steps, size=size)
