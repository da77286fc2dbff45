"""The plan on the screen: every part by its number, by arrows and by clicks; each change kept at once and taken back;
people, triggers, helplines, the card; and what another window, a hand or a disk does to it."""

import threading
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.tui.conftest import HOSTILE, MORNING, Person
from tests.tui.test_hostile import flat, harmless
from textual.events import Key
from textual.widgets import Input, OptionList

from ptg_cli.context import Context
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.model.person import Person as Someone
from ptg_cli.model.plan import ABOUT_THE_CARD, NO_PERSON, ON_CARD, PARTS, Plan, Trigger
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.talks import TalkWindow
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.rows import Rows
from ptg_cli.tui.widgets.words import CommandWords

pytestmark = pytest.mark.slow

TODAY = MORNING.date()
Opened = Callable[..., Any]
ASKED = replace(Plan(), card_asked=True)
TOLD = NO_PERSON.partition(".")[0]


@pytest.fixture
def plan_desk(context: Context) -> PlanDesk:
    """The plan as another window has it."""
    return context.plan_desk


@pytest.fixture
def opened(visit: Any) -> Opened:
    """Opens the plan, or a part of it by its number, and takes the steps."""

    def one(steps: Callable[[Any], Any], part: int = 0, *, size: tuple[int, int] = (80, 24), now: bool = False) -> Any:
        async def all_steps(person: Person) -> None:
            await person.see("People I can tell")
            if not now:
                await person.see("My plan")
            if part:
                await person.press(str(part))
                await at(person, "ListScreen")
            await steps(person)

        return visit(Go("plan", "now" if now else None), all_steps, size=size)

    return one


async def at(person: Person, place: str) -> None:
    """Waits until that screen is open."""
    await person.until(lambda: person.place() == place)
    await person.pilot.pause()


async def answer(person: Person, words: str, question: str = "") -> None:
    """Puts these words in the line that asks."""
    await person.until(lambda: isinstance(person.app.screen, Ask))
    await person.see(question)
    person.app.screen.query_one(Input).value = words
    await person.press("enter")


async def no_more(person: Person) -> None:
    """Leaves the line that waits for one more."""
    await person.until(lambda: isinstance(person.app.screen, Ask) and not person.app.screen.query_one(Input).value)
    await person.press("escape")


async def choose(person: Person, number: str, *words: str) -> None:
    """Chooses in the small window that says these words."""
    await person.until(lambda: isinstance(person.app.screen, Choice))
    await person.see(*words)
    await person.press(number)


async def click(person: Person, kind: type, label: str) -> None:
    """Clicks a word in a row of words, or in the bottom line."""
    widget: Any = person.app.screen.query_one(kind)
    for y in range(widget.size.height):
        for x in range(widget.size.width):
            style = person.app.screen.get_style_at(widget.region.x + x, widget.region.y + y)
            place = style.meta.get("word", style.meta.get("command"))
            shown = widget._commands if kind is CommandWords else widget.shown
            if isinstance(place, int) and shown[place].label == label:
                await person.pilot.click(kind, offset=(x, y))
                await person.pilot.pause()
                return
    raise AssertionError(f"{label} is nowhere to click")


def lines(plan_desk: PlanDesk, part: str) -> tuple[str, ...]:
    """What a part says on the disk."""
    return plan_desk.look().plan.lines(part)


# All parts


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_the_parts_stand_in_their_order_with_how_much_they_say(
    opened: Opened, plan_desk: PlanDesk, context: Context, size: tuple[int, int]
) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog", "April")).with_items("people", ("M.",)))

    async def steps(person: Person) -> None:
        text = person.screen_text()
        parts = context.library.plan_words.parts
        places = [text.index(f"{number}  {part.title}") for number, part in enumerate(parts, 1)]
        assert places == sorted(places)
        await person.see("2 lines", "1 line", "nothing yet", "People you can tell when things are bad.", "- M.")
        await person.press("G")
        await person.see(
            "It can be something small.", "- the dog", "- April", "This part is shown on the support card."
        )
        await person.press("k")
        await person.see("dangerous things away", "There is nothing here yet. Enter opens this part.")
        await person.press("escape")

    opened(steps, size=size)


def test_an_empty_plan_says_what_it_is_and_writes_nothing(opened: Opened, home: Path) -> None:
    async def steps(person: Person) -> None:
        await person.see("leave out any part", "nothing yet")
        assert "looked at" not in person.screen_text()
        await person.press("enter")
        await person.see("There is nothing here yet.", "a  add", "m  examples")
        await person.press("x", "c", "J", "u", "escape", "r", "escape")

    opened(steps)
    assert not (home / "journal").exists()


def test_opened_while_it_is_loud_people_come_first_and_that_is_a_use(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(replace(ASKED.with_items("people", ("M.",)), reviewed=TODAY - timedelta(days=61)))

    async def steps(person: Person) -> None:
        await at(person, "ListScreen")
        await person.see("People you can tell when things are bad.")
        await person.press("escape")
        await at(person, "PlanScreen")
        await person.see("My plan", "1  People I can tell")
        assert "look through it again" not in person.screen_text()

    opened(steps, now=True)
    assert plan_desk.look().plan.used == TODAY  # and a look through it is offered another time


def test_a_look_through_is_offered_when_due_and_noted(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(replace(ASKED.with_items("people", ("M.",)), reviewed=TODAY - timedelta(days=61)))

    async def steps(person: Person) -> None:
        await person.see("some time has passed. You might look through it again", "looked at")
        await person.press("r")
        await person.until(lambda: "some time has passed" not in person.screen_text())
        assert "looked at" not in person.screen_text()

    opened(steps)
    assert plan_desk.look().plan.reviewed == TODAY


def test_nobody_to_reach_is_told_once(opened: Opened) -> None:
    async def steps(person: Person) -> None:
        assert TOLD not in person.screen_text()
        await person.press("8", "a")
        await answer(person, "the dog", "A thing to live for")
        await no_more(person)
        await person.press("escape")
        await person.see(TOLD)
        await person.press("8", "escape")
        await person.until(lambda: TOLD not in person.screen_text())

    opened(steps)


def test_over_today_escape_leads_back_there_and_the_palette_knows_it(visit: Any) -> None:
    async def steps(person: Person) -> None:
        await at(person, "TodayScreen")
        await person.press("ctrl+p", *"plan")
        await person.see("Make a plan for hard times")
        await person.press("enter")
        await at(person, "PlanScreen")
        await person.press("3", "escape", "escape")
        await at(person, "TodayScreen")

    visit(Go("today"), steps)


# Lines


def test_a_line_is_added_changed_moved_taken_out_and_all_of_it_taken_back(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one", "two")))

    async def steps(person: Person) -> None:
        await person.press("a")
        await answer(person, "  three  words ")
        await no_more(person)
        await person.see("3  three words")
        assert lines(plan_desk, "stay") == ("one", "two", "three words")
        await person.press("K", "K")
        await person.see("1  three words")
        await person.press("shift+down")
        await person.see("2  three words")
        await person.press("right_square_bracket", "left_square_bracket")
        await person.until(lambda: lines(plan_desk, "stay") == ("one", "three words", "two"))
        await person.press("c")
        await answer(person, "three", "In other words")
        await person.until(lambda: lines(plan_desk, "stay") == ("one", "three", "two"))
        await person.until(lambda: not isinstance(person.app.screen, Ask))
        await person.until(lambda: "three words" not in person.screen_text())
        await person.press("x")
        await person.told("The line is taken out. u brings it back.")
        await person.until(lambda: lines(plan_desk, "stay") == ("one", "two"))
        for _ in range(8):
            await person.press("u")
        await person.until(lambda: lines(plan_desk, "stay") == ("one", "two"))
        await person.see("1  one", "2  two")
        assert "take back" not in person.screen_text()

    opened(steps, 8)


def test_one_undo_takes_one_change_back_here_and_on_the_list(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one", "two")))

    async def steps(person: Person) -> None:
        await person.press("x", "u")
        await person.see("1  one")
        await person.press("x", "escape")
        await person.see("take back")
        await person.press("u")
        await person.told("Taken back.")
        await person.see("2 lines")

    opened(steps, 8)
    assert lines(plan_desk, "stay") == ("one", "two")


def test_enter_and_a_number_change_a_line_and_escape_leaves_it(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one", "two")))

    async def steps(person: Person) -> None:
        await person.press("enter")
        await answer(person, "first")
        await person.press("2")
        await answer(person, "second")
        await person.see("1  first", "2  second")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        await person.press("escape")
        await at(person, "ListScreen")

    opened(steps, 8)
    assert lines(plan_desk, "stay") == ("first", "second")


def test_what_might_get_in_the_way_is_noted_and_taken_off(opened: Opened, plan_desk: PlanDesk) -> None:
    async def steps(person: Person) -> None:
        await person.press("w")
        await answer(person, "too late at night", "What might get in the way?")
        await person.see("What might get in the way: too late at night")
        assert plan_desk.look().plan.in_the_way == {"steadies": "too late at night"}
        await person.press("w")
        await answer(person, "")
        await person.until(lambda: not plan_desk.look().plan.in_the_way)

    opened(steps, 4)


def test_examples_are_shown_and_one_may_begin_a_line(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(replace(Plan(), card_asked=True, on_card=()).with_card("signs", True))

    async def steps(person: Person) -> None:
        await person.press("m")
        await choose(person, "2", "For example", "I stop answering messages", "None of these")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        assert person.app.screen.query_one(Input).value == "my shoulders hurt by noon"
        await person.press("enter")
        await no_more(person)
        await person.see("1  my shoulders hurt by noon")
        await person.press("m")
        await choose(person, "4")
        await at(person, "ListScreen")

    opened(steps, 2)
    assert lines(plan_desk, "signs") == ("my shoulders hurt by noon",)


# Triggers


def test_a_trigger_is_asked_in_three_lines_and_kept_after_the_first(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await person.press("a")
        await answer(person, "a raised voice", "What starts the fear or pain?")
        await person.until(lambda: plan_desk.look().plan.triggers == (Trigger("a raised voice"),))
        await answer(person, "I freeze", "What do you feel or do then?")
        await answer(person, "I step outside", "What would you like to do instead?")
        await person.see("When: a raised voice. Then: I freeze. Instead: I step outside.")
        await person.press("a")
        await answer(person, "Sundays")
        await answer(person, "")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        await person.press("escape")
        await person.see("2  When: Sundays.")
        await person.press("u")
        await person.until(lambda: len(lines(plan_desk, "triggers")) == 1)
        await person.press("u")
        await person.until(lambda: lines(plan_desk, "triggers") == ())

    opened(steps, 3)


def test_a_trigger_is_changed_one_by_one(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_trigger(Trigger("a door", "I jump", "I run")))

    async def steps(person: Person) -> None:
        await person.press("enter")
        for present, words in (("a door", "a slammed door"), ("I jump", ""), ("I run", "I look at it")):
            await person.until(
                lambda wanted=present: (  # type: ignore[misc]
                    isinstance(person.app.screen, Ask) and person.app.screen.query_one(Input).value == wanted
                )
            )
            await answer(person, words)
        await person.see("When: a slammed door. Instead: I look at it.")
        await person.press("u")
        await person.see("When: a door. Then: I jump. Instead: I run.")

    opened(steps, 3)
    assert plan_desk.look().plan.triggers == (Trigger("a door", "I jump", "I run"),)


def test_an_example_of_a_trigger_fills_all_three(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await person.press("m")
        await choose(person, "1", "a loud voice")
        for question in ("What starts the fear or pain?", "What do you feel or do then?", "What would you like to do"):
            await person.until(lambda: isinstance(person.app.screen, Ask))
            await person.see(question)
            await person.press("enter")
        await at(person, "ListScreen")

    opened(steps, 3)
    assert plan_desk.look().plan.triggers == (
        Trigger("a loud voice", "I can't move", "I go outside and name three colours"),
    )


# The card


def test_leaving_a_changed_plan_asks_once_what_the_card_shows(opened: Opened, plan_desk: PlanDesk) -> None:
    async def steps(person: Person) -> None:
        await person.press("a")
        await answer(person, "a walk")
        await no_more(person)
        await person.press("escape")
        await at(person, "PlanScreen")
        await person.press("8", "a")  # nothing is asked in between: what is typed on would answer it
        await answer(person, "the dog")
        await no_more(person)
        await person.press("escape", "escape")
        await choose(person, "2", "the support card", "opens without a question first")
        await at(person, "TodayScreen")

    opened(steps, 4)
    assert (plan_desk.look().plan.on_card, plan_desk.plan.card_asked) == ((), True)


@pytest.mark.parametrize("key", ["enter", "escape"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_enter_and_escape_mean_the_same_for_the_card(
    opened: Opened, plan_desk: PlanDesk, key: str, size: tuple[int, int]
) -> None:
    async def steps(person: Person) -> None:
        await person.press("a")
        await answer(person, "a walk")
        await no_more(person)
        await person.see("1  a walk", "This part is shown on the support card.")
        await person.press("escape", "escape")
        await person.see("the support card", "Show nothing of my plan there", "Esc leaves it open: until you choose")
        await person.press(key)
        await at(person, "TodayScreen")

    opened(steps, 4, size=size)
    assert plan_desk.look().plan.on_card == ON_CARD
    assert plan_desk.plan.card_asked == (key == "enter")


def test_several_lines_are_added_one_after_the_other(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED)

    async def steps(person: Person) -> None:
        await person.press("a")
        for words in ("one", "two"):
            await person.until(
                lambda: isinstance(person.app.screen, Ask) and not person.app.screen.query_one(Input).value
            )
            await answer(person, words)
        await no_more(person)
        await person.see("1  one", "2  two")

    opened(steps, 8)
    assert lines(plan_desk, "stay") == ("one", "two")


def test_t_asks_about_the_part(opened: Opened, plan_desk: PlanDesk) -> None:
    async def steps(person: Person) -> None:
        await person.press("a")
        await answer(person, "I stop answering")
        await no_more(person)
        await person.see("This part is not shown on the support card.")
        await person.press("t")
        await choose(person, "1", "Show “My early signs” on the support card?", flat_start(ABOUT_THE_CARD))
        await person.see("This part is shown on the support card.")

    opened(steps, 2)
    assert set(plan_desk.look().plan.on_card) == {*ON_CARD, "signs"}


def flat_start(words: str) -> str:
    """The beginning of a sentence, as much as stands on one line."""
    return " ".join(words.split()[:6])


# People


async def add_person(person: Person, name: str, reach: str) -> None:
    """Adds someone and leaves their window."""
    await person.press("a")
    await answer(person, name, "Who is it?")
    await answer(person, reach, "How can you reach this person?")
    await person.until(lambda: isinstance(person.app.screen, TalkWindow))


def test_someone_is_added_with_all_that_is_said_of_them(opened: Opened, plan_desk: PlanDesk, home: Path) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await add_person(person, "M.", "555 0100")
        await person.press("4", "6", "9")
        await person.see("Listens                          yes", "Good company                     yes")
        await person.press("escape")
        await person.see("1  M.: 555 0100; listens, good company; has been asked")

    opened(steps, 1)
    rows = tomllib.loads((home / "journal" / "people.toml").read_text())["person"]
    assert rows == [{"name": "M.", "reach": "555 0100", "help": ["listen", "company"], "asked": True}]
    assert lines(plan_desk, "people") == ("M.",)


def test_someone_named_before_is_offered_and_one_who_is_not_safe_is_refused(
    opened: Opened, plan_desk: PlanDesk
) -> None:
    plan_desk.save_people((Someone("Ada", "next door"), Someone("R.", not_safe=True)))
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await person.press("a")
        await person.see("You named before: Ada.")
        await answer(person, "r.")
        await person.see("R. is marked as not safe. Take that mark off first")
        await answer(person, "ada")
        await person.see("1  Ada: next door")

    opened(steps, 1)
    assert lines(plan_desk, "people") == ("Ada",)


def test_a_number_behind_the_name_is_how_to_reach_them_and_is_seen_whole(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await person.press("a")
        await answer(person, "Ada +44 20 7946 0000", "Who is it?")
        await person.until(lambda: isinstance(person.app.screen, TalkWindow))
        await person.see("Ada", "+44 20 7946 0000")
        await person.press("escape")
        await person.see("1  Ada: +44 20 7946 0000")

    opened(steps, 1)
    assert plan_desk.look().people == (Someone("Ada", "+44 20 7946 0000"),)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_a_long_way_to_reach_someone_is_seen_whole(opened: Opened, plan_desk: PlanDesk, size: tuple[int, int]) -> None:
    reach = "+44 20 7946 0000, after six, or at the shop next door to the library"
    plan_desk.save_people((Someone("Bartholomew Featherstonehaugh", reach),))
    plan_desk.save(ASKED.with_items("people", ("Bartholomew Featherstonehaugh",)))

    async def steps(person: Person) -> None:
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, TalkWindow))
        await person.see("+44 20 7946 0000, after six", "Not safe with them", "take out")
        shown = " ".join(person.screen_text().split())
        assert all(word in shown for word in ("shop next door", "the library"))
        assert "…" not in shown

    opened(steps, 1, size=size)


@pytest.fixture
def known(plan_desk: PlanDesk) -> PlanDesk:
    """A plan that names Ada in two lines beside people."""
    plan_desk.save_people((Someone("Ada", "next door"), Someone("Tom")))
    plan = ASKED.with_items("people", ("Ada", "Tom")).with_items("steadies", ("a walk with Ada", "the radio"))
    plan_desk.save(plan.with_trigger(Trigger("Nevada", "", "I call Ada")))
    return plan_desk


@pytest.mark.parametrize(("number", "named"), [("1", "Bea"), ("2", "Ada")])
def test_another_name_is_offered_to_every_line_that_has_the_old_one(
    opened: Opened, known: PlanDesk, number: str, named: str
) -> None:
    async def steps(person: Person) -> None:
        await person.press("enter", "1")
        await answer(person, "Bea")
        await choose(
            person, number, "2 lines of your plan name Ada.", "a walk with Ada", "Change them too", "Leave them"
        )
        await person.until(lambda: isinstance(person.app.screen, TalkWindow))
        await person.press("escape")
        await person.see("1  Bea: next door")

    opened(steps, 1)
    plan = known.look().plan
    assert plan.lines("people") == ("Bea", "Tom")
    assert plan.lines("steadies")[0] == f"a walk with {named}"
    assert plan.triggers == (Trigger("Nevada", "", f"I call {named}"),)
    assert [one.name for one in known.people] == ["Bea", "Tom"]


def test_what_is_in_the_way_and_own_strategies_that_name_someone_are_told_too(
    opened: Opened, known: PlanDesk, context: Context
) -> None:
    known.save(known.plan.with_in_the_way("people", "Ada sleeps early"))
    context.strategy_desk.add(
        replace(context.strategy_desk.strategies()[0], slug="tea", title="Tea with Ada", steps=(), mine=True)
    )

    async def steps(person: Person) -> None:
        await person.press("enter", "1")
        await answer(person, "Bea")
        await choose(person, "1", "3 lines of your plan name Ada.", "What might get in the way: Ada sleeps early")
        await person.told("These strategies of yours name Ada, too: Tea with Ada.")
        await person.until(lambda: isinstance(person.app.screen, TalkWindow))

    opened(steps, 1)
    assert known.look().plan.in_the_way == {"people": "Bea sleeps early"}


def test_a_name_that_is_taken_is_said_and_asked_again(opened: Opened, known: PlanDesk) -> None:
    async def steps(person: Person) -> None:
        await person.press("enter", "1")
        await answer(person, "tom")
        await person.see("There is a person called “tom” already.")
        await answer(person, "Ada B.")
        await choose(person, "2")
        await person.until(lambda: isinstance(person.app.screen, TalkWindow))
        await person.see("Ada B.")

    opened(steps, 1)


@pytest.mark.parametrize("number", ["1", "2"])
def test_who_is_taken_out_is_offered_out_of_every_line_and_comes_back(
    opened: Opened, known: PlanDesk, number: str
) -> None:
    async def steps(person: Person) -> None:
        await person.press("x")
        await choose(person, number, "2 lines of your plan name Ada.", "Take them out too")
        await person.told("This person is not in your plan any more. u brings it back.")
        plan = known.look().plan
        assert [one.name for one in known.people] == ["Tom"]
        assert plan.lines("people") == ("Tom",)
        assert plan.lines("steadies") == (("the radio",) if number == "1" else ("a walk with Ada", "the radio"))
        await person.press("u")
        await person.see("1  Ada: next door")

    opened(steps, 1)
    plan = known.look().plan
    assert [one.name for one in known.people] == ["Ada", "Tom"]
    assert plan.lines("people") == ("Ada", "Tom")
    assert plan.count("steadies") == 2


def test_not_safe_takes_someone_off_the_card_and_can_be_undone(
    opened: Opened, known: PlanDesk, context: Context
) -> None:
    async def steps(person: Person) -> None:
        await person.press("enter", "3")
        await person.told("Ada is never suggested or shown on the card")
        await person.press("escape")
        await person.see("1  Tom", "1 person is marked as not safe.")
        assert "Ada: next door" not in person.screen_text()
        assert "Ada" not in "\n".join(context.support_card("NZ"))
        assert "Tom" in "\n".join(context.support_card("NZ"))
        await person.press("n")
        await person.see("Not safe for you", "1  Ada: next door")
        await person.press("1", "3")
        await person.told("Ada is shown among your people again.")
        await person.press("x")
        await choose(person, "2")
        await person.see("Nobody is marked as not safe.")
        await person.press("escape")
        await person.see("1  Tom")

    opened(steps, 1)
    assert [one.name for one in known.look().people] == ["Tom"]


# Professional help


def test_a_countrys_lines_are_offered_and_added_as_text(opened: Opened, plan_desk: PlanDesk, context: Context) -> None:
    context.change_setting("country", "NZ")
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await person.see("l  helplines")
        await person.press("l")
        await choose(person, "1", "1737, Need to talk?, 24 hours", "0508 828 865", "That's enough")
        await person.until(
            lambda: isinstance(person.app.screen, Choice) and "1737" not in person.app.screen._options[0]
        )
        await choose(person, "escape")
        await person.see("1  1737, Need to talk?, 24 hours, every day")

    opened(steps, 6)
    assert lines(plan_desk, "professional") == ("1737, Need to talk?, 24 hours, every day",)


def test_without_a_country_it_is_asked_for_and_kept(opened: Opened, context: Context, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await person.press("l")
        await answer(person, "Atlantis", "Which country are you in?")
        await person.see("isn't in the list")
        await answer(person, "new zealand")
        await choose(person, "escape", "1737, Need to talk?")
        await at(person, "ListScreen")
        await person.press("l")
        await choose(person, "escape", "1737, Need to talk?")

    opened(steps, 6)
    assert context.settings.country == "NZ"


# The support card


@pytest.mark.parametrize("country", ["US", "NZ"])
def test_own_people_stand_on_the_first_screen_of_the_card(
    visit: Any, plan_desk: PlanDesk, context: Context, country: str
) -> None:
    context.change_setting("country", country)
    plan_desk.save_people((Someone("M.", "555 0100", ("listen",)), Someone("Ada", "+44 20 7946 0000")))
    plan_desk.save(ASKED.with_items("people", ("M.", "Ada")))

    async def steps(person: Person) -> None:
        await person.press("f3")
        await at(person, "SupportScreen")
        await person.see("Danger right now", "Someone to talk to", "M.: 555 0100; listens", "Ada: +44 20 7946 0000")

    visit(Go("today"), steps)


def test_opening_the_card_is_a_use_of_the_plan(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(replace(ASKED.with_items("people", ("M.",)), reviewed=TODAY - timedelta(days=1)))

    async def steps(person: Person) -> None:
        await person.press("f3")
        await at(person, "SupportScreen")
        await person.until(lambda: plan_desk.look().plan.used == TODAY)

    visit(Go("today"), steps)


# What goes wrong


def test_a_disk_that_refuses_says_so_and_the_words_stay_to_try_again(
    opened: Opened, plan_desk: PlanDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one",)))

    def full(path: Path, raw: bytes) -> None:
        raise OSError(28, "No space left on device")

    async def steps(person: Person) -> None:
        with monkeypatch.context() as patched:
            patched.setattr("ptg_cli.journal.disk.replace", full)
            await person.press("a")
            await answer(person, "a long thought")
            await person.see("The disk is full. Not kept. Enter tries again.")
            assert person.app.screen.query_one(Input).value == "a long thought"
        await person.press("enter")
        await no_more(person)
        await person.see("2  a long thought")
        with monkeypatch.context() as patched:
            patched.setattr("ptg_cli.journal.disk.replace", full)
            await person.press("x")
            await person.told("The disk is full. Not kept.")
            await person.see("2  a long thought")

    opened(steps, 8)
    assert lines(plan_desk, "stay") == ("one", "a long thought")


def test_what_another_window_wrote_is_taken_in_and_told(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one", "two")))

    async def steps(person: Person) -> None:
        plan_desk.look()
        plan_desk.save(plan_desk.plan.with_items("stay", ("two", "theirs")))
        await person.press("x")  # “one” is gone already
        await person.told("Your plan was changed in another window.")
        await person.see("1  two", "2  theirs")
        plan_desk.look()
        plan_desk.save(plan_desk.plan.with_items("stay", ("two", "theirs", "theirs too")))
        await person.press("a")
        await answer(person, "mine")
        await no_more(person)
        await person.see("3  theirs too", "4  mine")
        plan_desk.look()
        plan_desk.save(plan_desk.plan.with_items("signs", ("theirs",)))
        await person.press("u")
        await person.told("So nothing was undone.")

    opened(steps, 8)
    assert lines(plan_desk, "stay") == ("two", "theirs", "theirs too", "mine")


def test_a_save_that_meets_another_at_the_same_moment_keeps_both_and_says_where(
    opened: Opened, plan_desk: PlanDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one",)))
    save = PlanDesk.save

    def race(self: PlanDesk, plan: Plan) -> str:
        monkeypatch.setattr(PlanDesk, "save", save)
        plan_desk.look()
        plan_desk.save(plan_desk.plan.with_items("stay", ("one", "theirs")))
        return save(self, plan)

    async def steps(person: Person) -> None:
        monkeypatch.setattr(PlanDesk, "save", race)
        await person.press("a")
        await answer(person, "mine")
        await no_more(person)
        await person.told("Both are kept; yours is here: ")
        await person.see("2  theirs")

    opened(steps, 8)


def test_a_file_that_does_not_read_is_told_with_what_to_do_and_the_one_before_is_shown(
    opened: Opened, plan_desk: PlanDesk
) -> None:
    plan_desk.save(ASKED.with_items("people", ("M.",)))
    plan_desk.path.write_text("[people]\nitems = [3\nx = 1\n")
    (plan_desk.path.parent / "people.toml").write_text("[[person]]\nreach = 3\n")

    async def steps(person: Person) -> None:
        await person.until(lambda: "`ptgplancheck`showsall2ofthem." in flat(person.screen_text()))
        await person.see("line 3", "1 line", "- M.")

    opened(steps)


def test_a_file_that_cannot_be_opened_is_told(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path, limit: int | None = None) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("ptg_cli.journal.documents.store.disk.read", closed)

    async def steps(person: Person) -> None:
        await person.see("Your plan can't be read here.")
        await person.press("1", "enter", "r", "u")
        await at(person, "PlanScreen")
        await person.press("escape")

    visit(Go("plan"), steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_hostile_texts_stand_as_they_are(opened: Opened, plan_desk: PlanDesk, size: tuple[int, int]) -> None:
    people = tuple(Someone(words, words) for words in HOSTILE)
    plan_desk.save_people((*people[:-1], replace(people[-1], not_safe=True)))
    plan = ASKED.with_items("people", (one.name for one in plan_desk.people[:-1])).with_items("stay", HOSTILE)
    for part in PARTS:
        plan = plan.with_in_the_way(part, HOSTILE[1])
    plan_desk.save(plan.with_trigger(Trigger(HOSTILE[0], HOSTILE[1], HOSTILE[2])))

    async def steps(person: Person) -> None:
        for part in (1, 3, 8):
            await person.press(str(part))
            await at(person, "ListScreen")
            await person.see("[/] [b]x[/b] [red]")
            harmless(person)
            await person.press("enter")
            await person.pilot.pause()
            harmless(person)
            await person.press("escape", "G")
            harmless(person)
            await person.press("escape")
            await at(person, "PlanScreen")
            harmless(person)
        await person.press("1", "x")
        await choose(person, "escape", "Esc leaves them as they are.")
        harmless(person)

    opened(steps, size=size)


def test_a_hostile_line_is_added_and_reads_back(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one",)))

    async def steps(person: Person) -> None:
        for words in HOSTILE:
            await person.press("a")
            await answer(person, words)
            await person.until(lambda wanted=words: " ".join(wanted.split()) in lines(plan_desk, "stay"))  # type: ignore[misc]
            harmless(person)

    opened(steps, 8)
    assert lines(plan_desk, "stay")[1:] == tuple(" ".join(words.split()) for words in HOSTILE)


# By mouse


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_all_of_it_works_with_the_mouse(opened: Opened, known: PlanDesk, size: tuple[int, int]) -> None:
    async def steps(person: Person) -> None:
        await person.pilot.click(Rows, offset=(5, 3))
        await person.pilot.click(Rows, offset=(5, 3))
        await at(person, "ListScreen")
        await click(person, CommandWords, "down")
        await person.see("2  a walk with Ada")
        await click(person, CommandWords, "remove")
        await person.until(lambda: known.look().plan.count("steadies") == 1)
        await click(person, CommandFoot, "take back")
        await person.until(lambda: known.look().plan.count("steadies") == 2)
        await click(person, CommandWords, "on support card")
        await person.see("This part is not shown on the support card.")
        await click(person, CommandWords, "examples")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        await person.pilot.click(OptionList, offset=(5, person.app.screen.query_one(OptionList).size.height - 1))
        await at(person, "ListScreen")
        await click(person, CommandFoot, "all parts")
        await at(person, "PlanScreen")
        await person.pilot.click(Rows, offset=(5, 0))
        await person.pilot.click(Rows, offset=(5, 0))
        await at(person, "ListScreen")
        await click(person, CommandWords, "change")
        await person.until(lambda: isinstance(person.app.screen, TalkWindow))
        await person.pilot.pause()
        await person.pilot.click(Rows, offset=(5, 5))
        await person.until(lambda: known.look().people[0].help == ("company",))
        await click(person, CommandWords, "done")
        await at(person, "ListScreen")

    opened(steps, size=size)


def test_tab_reaches_the_words_and_enter_runs_them(opened: Opened, plan_desk: PlanDesk) -> None:
    async def steps(person: Person) -> None:
        await person.press("tab", "enter")
        await answer(person, "a walk")
        await no_more(person)
        await person.see("1  a walk")

    opened(steps, 4)


def test_help_lists_what_works_in_a_part(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one", "two")))

    async def steps(person: Person) -> None:
        await person.press("f1")
        await person.see("Keys that work here", "Move it up. So does [.", "Show this part on the support card")

    opened(steps, 8, size=(80, 40))


# Back a question, a slow disk, something in between


def test_ctrl_b_goes_back_a_question_with_its_words(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await person.press("a")
        await answer(person, "a raised voice", "What starts the fear or pain?")
        await answer(person, "I freeze", "What do you feel or do then?")
        await person.see("What would you like to do instead?", "Ctrl+B  back")
        await person.press("ctrl+b")
        await person.see("What do you feel or do then?", "I freeze")
        await click(person, CommandWords, "back")
        await person.see("What starts the fear or pain?", "a raised voice")
        assert "Ctrl+B" not in person.screen_text()  # the first one
        await answer(person, "a slammed door", "What starts the fear or pain?")
        await answer(person, "I jump", "What do you feel or do then?")
        await answer(person, "", "What would you like to do instead?")
        await person.see("1  When: a slammed door. Then: I jump.")
        assert "2  When" not in person.screen_text()

    opened(steps, 3)
    assert plan_desk.look().plan.triggers == (Trigger("a slammed door", "I jump"),)


def test_what_is_typed_at_once_on_a_slow_disk_goes_where_it_was_meant(
    opened: Opened, plan_desk: PlanDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))
    save = PlanDesk.save_people

    def slow(self: PlanDesk, people: Any) -> str:
        threading.Event().wait(0.1)
        return save(self, people)

    monkeypatch.setattr(PlanDesk, "save_people", slow)

    async def steps(person: Person) -> None:
        for words in ("aAda", "next door"):
            await person.burst(words)
            person.app.post_message(Key("enter", "\r"))
        await person.burst("469q")
        await person.see("1  Ada: next door; listens, good company; has been asked")

    opened(steps, 1)
    assert plan_desk.look().people == (Someone("Ada", "next door", ("listen", "company"), asked=True),)
    assert lines(plan_desk, "people") == ("Ada",)


def test_people_to_talk_to_and_steadying_can_come_in_between(opened: Opened, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await person.press("a", *"Ad", "f3")
        await at(person, "SupportScreen")
        await person.press("escape", "f9", "f9", "a")
        await person.see("Who is it?", "Ada")
        await person.press("enter")
        await person.see("How can you reach this person?")
        await person.press("f2")
        await person.until(lambda: person.place() not in {"Ask", "ListScreen"})
        await person.press("escape")
        await person.until(lambda: person.place() == "Ask")
        await person.press(*"555", "enter", "3")
        await person.told("Ada is never suggested")

    opened(steps, 1)
    assert plan_desk.look().people == (Someone("Ada", "555", not_safe=True),)
    assert lines(plan_desk, "people") == ()


def test_someone_is_marked_not_safe_without_ever_being_among_people_to_tell(
    opened: Opened, plan_desk: PlanDesk
) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))

    async def steps(person: Person) -> None:
        await person.press("n", "a")
        await answer(person, "R.")
        await person.see("1  R.")
        await person.press("escape")
        await person.see("There is nothing here yet.", "1 person is marked as not safe.")

    opened(steps, 1)
    assert lines(plan_desk, "people") == ()
    assert plan_desk.people == (Someone("R.", not_safe=True),)
