"""People, triggers and lines of the plan, as a talk: without a face, answered with a list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from tests.talks.conftest import BACK, Performed

from ptg_cli.context import Context
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.desk.plan_visit import CHANGED, PlanVisit
from ptg_cli.model.person import Person
from ptg_cli.model.plan import ON_CARD, PARTS, Plan, Trigger
from ptg_cli.talks import person, plan, plan_part
from ptg_cli.talks.turns import Added, AskLine, Browse, Choose, Did, PickedRow

ASKED = replace(Plan(), card_asked=True)
FULL = "The disk is full. Not kept."


@pytest.fixture
def visit(context: Context) -> PlanVisit:
    """A visit to an empty plan."""
    found = context.plan_visit()
    found.open()
    return found


@pytest.fixture
def plan_desk(context: Context) -> PlanDesk:
    """The plan as another window has it."""
    return context.plan_desk


def part(context: Context, visit: PlanVisit, name: str, *answers: Any) -> Performed:
    """One part of the plan, with these answers."""
    (found,) = (one for one in visit.words.parts if one.id == name)
    return Performed(partial(plan_part.change, context, visit, found), *answers)


# Someone


def test_all_that_is_said_of_someone_is_kept_at_once(visit: PlanVisit, plan_desk: PlanDesk) -> None:
    talk = Performed(partial(person.add, visit), "Ada", "next door", PickedRow(3), PickedRow(8))
    assert plan_desk.look().people == (Person("Ada", "next door", ("listen",), asked=True),)
    assert isinstance(talk.turn, Browse)
    talk.answer(PickedRow(2))
    assert talk.told == [
        "Ada is never suggested or shown on the card from now on, and neither is a line with this name."
    ]
    assert plan_desk.look().plan.lines("people") == ()
    talk.answer(PickedRow(2), None)
    assert plan_desk.look().plan.lines("people") == ("Ada",)
    assert talk.performance.result == "Ada"


def test_back_twice_corrects_the_name_and_adds_nobody_else(visit: PlanVisit, plan_desk: PlanDesk) -> None:
    talk = Performed(partial(person.add, visit), "Ada", BACK)
    assert isinstance(talk.turn, AskLine)
    assert (talk.turn.question, talk.performance.earlier) == ("Who is it?", "Ada")
    talk.answer("Ida", "upstairs", None)
    assert plan_desk.look().people == (Person("Ida", "upstairs"),)
    assert plan_desk.plan.lines("people") == ("Ida",)


def test_back_over_someone_who_was_known_before_renames_nobody(visit: PlanVisit, plan_desk: PlanDesk) -> None:
    plan_desk.save_people((Person("Ada", help=("listen",)),))
    visit.look()
    talk = Performed(partial(person.add, visit), "Tom", BACK, "ada")
    assert talk.turn.trouble == "There is a person called “ada” already. Give this one another name."
    assert {one.name for one in plan_desk.look().people} == {"Ada", "Tom"}


def test_with_a_full_disk_every_word_stays_to_try_again(
    visit: PlanVisit, plan_desk: PlanDesk, full_disk: Callable[[bool], None]
) -> None:
    def room() -> None:
        full_disk(False)

    def none() -> None:
        full_disk(True)

    talk = Performed(partial(person.add, visit), none, "Ada", "Ada", room, "Ada", none, "next door")
    assert talk.turn == AskLine(
        "How can you reach this person?",
        "A phone number, an address, or “knock at the door”.",
        "next door",
        True,
        "people/reach",
        False,
        FULL,
        True,
    )
    talk.answer(room, "next door", none, PickedRow(3))
    assert talk.told == [FULL]
    assert plan_desk.look().people == (Person("Ada", "next door"),)
    talk.answer(PickedRow(0), "Bea", "Bea", room, "Bea", none, PickedRow(2), Did("remove"))
    assert talk.told == [FULL, FULL, FULL]
    assert plan_desk.look().people == (Person("Bea", "next door", was=("Ada",)),)


@pytest.mark.parametrize("answer", [0, 1, None])
def test_another_name_is_offered_to_the_lines_that_have_the_old_one(
    visit: PlanVisit, plan_desk: PlanDesk, answer: int | None
) -> None:
    plan_desk.save_people((Person("Ada"),))
    plan_desk.save(ASKED.with_items("people", ("Ada",)).with_items("steadies", ("a walk with Ada",)))
    visit.look()
    talk = Performed(partial(person.change, visit, "Ada"), PickedRow(0), "Bea")
    assert isinstance(talk.turn, Choose)
    assert (talk.turn.question, talk.turn.lines) == ("1 line of your plan names Ada.", ("a walk with Ada",))
    talk.answer(answer, None)
    assert plan_desk.look().plan.lines("steadies") == ("a walk with Bea" if answer == 0 else "a walk with Ada",)


def test_back_from_the_lines_that_name_someone_asks_for_the_name_again(visit: PlanVisit, plan_desk: PlanDesk) -> None:
    plan_desk.save_people((Person("Ada"),))
    plan_desk.save(ASKED.with_items("people", ("Ada",)).with_items("steadies", ("a walk with Ada",)))
    visit.look()
    Performed(partial(person.change, visit, "Ada"), PickedRow(0), "Bea", BACK, "Ida", 0, None)
    assert [one.name for one in plan_desk.look().people] == ["Ida"]
    assert plan_desk.plan.lines("people") == ("Ida",)
    assert plan_desk.plan.lines("steadies") == ("a walk with Ida",)


def test_what_another_window_changed_in_the_middle_is_taken_in_and_told(visit: PlanVisit, plan_desk: PlanDesk) -> None:
    def theirs() -> None:
        plan_desk.look()
        plan_desk.save(plan_desk.plan.with_items("stay", ("theirs",)))

    talk = Performed(partial(person.add, visit), "Ada", theirs, "next door", None)
    assert talk.told == [CHANGED]
    assert plan_desk.look().plan.lines("stay") == ("theirs",)
    assert plan_desk.people == (Person("Ada", "next door"),)


def test_someone_whom_another_window_took_out_is_no_longer_there_to_change(
    visit: PlanVisit, plan_desk: PlanDesk
) -> None:
    plan_desk.save_people((Person("Ada"), Person("Tom")))
    visit.look()

    def theirs() -> None:
        plan_desk.look()
        plan_desk.save_people((Person("Tom"),))
        visit.look()

    talk = Performed(partial(person.change, visit, "Ada"), theirs, Did("remove"))
    assert talk.turn is None
    assert [one.name for one in plan_desk.look().people] == ["Tom"]


# A trigger


def test_back_twice_in_a_trigger_changes_the_one_that_is_kept(
    context: Context, visit: PlanVisit, plan_desk: PlanDesk
) -> None:
    talk = part(context, visit, "triggers", Did("add"), "a raised voice", "I freeze", BACK, BACK)
    assert talk.performance.earlier == "a raised voice"
    assert plan_desk.look().plan.triggers == (Trigger("a raised voice", "I freeze"),)
    talk.answer("a slammed door")
    assert plan_desk.look().plan.triggers == (Trigger("a slammed door", "I freeze"),)  # what was said since stays
    assert talk.turn.value == "I freeze"
    talk.answer("I jump", "I look at it", None)
    assert plan_desk.look().plan.triggers == (Trigger("a slammed door", "I jump", "I look at it"),)


def test_a_trigger_is_one_change_to_take_back(context: Context, visit: PlanVisit, plan_desk: PlanDesk) -> None:
    talk = part(context, visit, "triggers", Added("a raised voice"), "I freeze", "", Did("undo"))
    assert talk.told == ["Taken back."]
    assert plan_desk.look().plan.triggers == ()


# Lines


def test_back_in_a_row_of_new_lines_changes_the_last_one(
    context: Context, visit: PlanVisit, plan_desk: PlanDesk
) -> None:
    talk = part(context, visit, "stay", Did("add"), "the dog", "April", BACK, "May")
    assert plan_desk.look().plan.lines("stay") == ("the dog", "May")
    talk.answer(None)
    assert isinstance(talk.turn, Browse)
    assert (talk.turn.at, [row.label for row in talk.turn.rows]) == (1, ["the dog", "May"])


def test_back_over_a_line_that_stood_there_already_leaves_it(
    context: Context, visit: PlanVisit, plan_desk: PlanDesk
) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))
    visit.look()
    part(context, visit, "stay", Did("add"), "the dog", BACK, "the cat", None)
    assert plan_desk.look().plan.lines("stay") == ("the dog", "the cat")


@pytest.mark.parametrize("name", PARTS)
def test_a_full_disk_at_any_change_of_a_part_loses_nothing_and_ends_nothing(
    context: Context, visit: PlanVisit, plan_desk: PlanDesk, full_disk: Callable[[bool], None], name: str
) -> None:
    plan_desk.save_people((Person("Ada"), Person("Tom")))
    plan = ASKED.with_items("people", ("Ada", "Tom"))
    plan_desk.save(plan.with_trigger(Trigger("one")).with_trigger(Trigger("two")))
    for part_id in ("signs", "steadies", "places", "professional", "safer", "stay"):
        plan_desk.look()
        plan_desk.save(plan_desk.plan.with_items(part_id, ("one", "two")))
    visit.look()
    before = plan_desk.look().plan, plan_desk.people
    full_disk(True)
    talk = part(context, visit, name, Added("words"), None, Did("up", 1), Did("down", 0), Did("card"))
    talk.answer(Did("remove", 0), Did("way"), "too late", "too late", None)
    assert isinstance(talk.turn, Browse)
    assert talk.told == [FULL] * 4
    assert (plan_desk.look().plan, plan_desk.people) == before


@pytest.mark.parametrize(("answer", "on_card"), [(0, ON_CARD), (1, ())])
def test_what_the_card_shows_is_asked_when_a_changed_plan_is_left_and_the_answer_is_said(
    context: Context, plan_desk: PlanDesk, answer: int, on_card: tuple[str, ...]
) -> None:
    talk = Performed(plan.begin(context), PickedRow(3), Added("a walk"), Added("the radio"), None)
    assert talk.turn.id == "plan"
    talk.answer(None)
    assert isinstance(talk.turn, Choose)
    talk.answer(answer)
    assert talk.turn is None
    assert ("shows those parts" if on_card else "shows nothing of your plan") in talk.told[-1]
    assert (plan_desk.look().plan.on_card, plan_desk.plan.card_asked) == (on_card, True)


@pytest.mark.parametrize("how", ["", plan.NOW])
def test_it_is_not_asked_where_nothing_was_changed_or_in_a_hard_hour(
    context: Context, plan_desk: PlanDesk, how: str
) -> None:
    plan_desk.save(Plan().with_items("stay", ("the dog",)))
    talk = Performed(plan.begin(context, how), *([Added("Ana")] if how else []))
    while talk.turn is not None:
        assert not isinstance(talk.turn, Choose)
        talk.answer(None)


# All parts


def test_a_part_is_opened_and_the_list_says_what_was_added_there(context: Context, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED)
    talk = Performed(plan.begin(context), PickedRow(7), Added("the dog"), None)
    assert (talk.turn.id, talk.turn.rows[7].value) == ("plan", "1 line")
    assert talk.turn.rows[7].told[0].lines == ("- the dog",)
    talk.answer(Did("undo"))
    assert (talk.told, talk.turn.rows[7].value) == (["Taken back."], "nothing yet")
    talk.answer(None)
    assert talk.turn is None


def test_in_a_hard_hour_people_are_open_before_the_list_is(context: Context) -> None:
    talk = Performed(plan.begin(context, plan.NOW))
    assert talk.turn.id == "part/people"
    talk.answer(None)
    assert talk.turn.id == "plan"


def test_what_another_window_wrote_stands_in_the_list(context: Context, plan_desk: PlanDesk) -> None:
    def theirs() -> None:
        plan_desk.look()
        plan_desk.save(ASKED.with_items("stay", ("theirs",)))

    talk = Performed(plan.begin(context), PickedRow(0), theirs, None)
    assert talk.turn.rows[7].told[0].lines == ("- theirs",)


def test_on_a_full_disk_nothing_is_taken_back_or_noted_and_the_next_try_does_it(
    context: Context, plan_desk: PlanDesk, full_disk: Callable[[bool], None]
) -> None:
    week = context.civil_now().date() - timedelta(days=61)
    plan_desk.save(replace(ASKED.with_items("people", ("M.",)), reviewed=week))
    talk = Performed(plan.begin(context), PickedRow(7), Added("the dog"), None, lambda: full_disk(True))
    talk.answer(Did("undo"), Did("looked"))
    assert talk.told == [FULL, FULL]
    assert plan_desk.look().plan.lines("stay") == ("the dog",)
    talk.answer(lambda: full_disk(False), Did("looked"), Did("undo"))
    assert talk.told[2:] == ["Kept.", "Taken back."]
    assert plan_desk.look().plan.lines("stay") == ()
    assert plan_desk.plan.reviewed == context.civil_now().date()


def test_a_plan_that_can_not_be_read_says_so_and_only_leads_back(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(path: Any, limit: int | None = None) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("ptg_cli.journal.documents.store.disk.read", closed)
    talk = Performed(plan.begin(context))
    assert talk.turn.below[0].startswith("Your plan can't be read here. You have no permission for this")
    assert (talk.turn.rows, talk.turn.actions) == ((), ())
    talk.answer(None)
    assert talk.turn is None
