"""The plan in line mode: parts and lines by their numbers, a typed line added, everything kept at once."""

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.line.menu import Left
from ptg_cli.line.talks import perform
from ptg_cli.model.person import Person
from ptg_cli.model.plan import ABOUT_THE_CARD, NO_PERSON, ON_CARD, REVIEW_OFFER, Plan, Trigger
from ptg_cli.talks.plan import NOW, begin
from ptg_cli.talks.turns import Confirm, Talk

ASKED = replace(Plan(), card_asked=True)
HOSTILE = "[/] turned \u202eabc\u2066 台所"


@pytest.fixture
def plan_desk(context: Context) -> PlanDesk:
    """The plan as another window has it."""
    return context.plan_desk


@pytest.fixture
def visit(context: Context, typist: Callable[..., Any], menu: Callable[..., Any]) -> Callable[..., list[str]]:
    """One visit of someone who types these lines; what was said. They all were asked for."""

    def one(*lines: object, now: bool = False) -> list[str]:
        console = typist(*lines)
        asking = menu(console, ["Someone to talk to: 112."])
        with suppress(Left):
            perform(asking, begin(context, NOW if now else ""))
        assert console.left == []
        said: list[str] = console.said
        return said

    return one


@pytest.fixture
def known(plan_desk: PlanDesk) -> PlanDesk:
    """A plan that names Ada in two lines beside people."""
    plan_desk.save_people((Person("Ada", "next door"), Person("Tom")))
    plan = ASKED.with_items("people", ("Ada", "Tom")).with_items("steadies", ("a walk with Ada", "the radio"))
    plan_desk.save(plan.with_trigger(Trigger("Nevada", "", "I call Ada")))
    return plan_desk


def test_the_parts_are_said_with_their_numbers_and_enter_goes_back(visit: Any, context: Context) -> None:
    said = visit("")
    assert said[0] == "My plan."
    assert said[1] == "1 People I can tell: nothing yet"
    assert said[8] == "8 What I live for: nothing yet"
    assert said[9].startswith("You make it in a calm hour")
    assert said[10] == "A number opens a part. list says all of them again. Enter goes back. q leaves."
    assert not context.places.journal.exists()


def test_a_typed_line_is_added_and_the_card_is_asked_about_once(visit: Any, plan_desk: PlanDesk) -> None:
    said = visit("8", "the dog", "April", "", "", "2")
    assert said.count(ABOUT_THE_CARD) == 1
    assert "1 Show people, professional help, what steadies me, what I live for" in said
    assert "Kept: the support card shows nothing of your plan. You can change it in each part." in said
    plan = plan_desk.look().plan
    assert plan.lines("stay") == ("the dog", "April")
    assert (plan.on_card, plan.card_asked) == ((), True)
    assert NO_PERSON in said


def test_the_question_of_the_card_left_open_is_asked_at_the_end_of_the_next_visit(
    visit: Any, plan_desk: PlanDesk, context: Context
) -> None:
    said = visit("4", "a walk", "the radio", "", "8", "the dog", "", "2", "a tight jaw", "", "", "")
    assert said.count(ABOUT_THE_CARD) == 1
    assert "1 or 2. Enter leaves it open: until you choose, the card shows what 1 says." in said
    plan = plan_desk.look().plan
    assert (plan.card_asked, plan.on_card) == (False, ON_CARD)
    assert "This part is shown on the support card." in said[: said.index("1 a walk")]  # what holds meanwhile is said
    assert "2 the radio" in said
    assert "This part is not shown on the support card." in said[: said.index("1 a tight jaw")]
    assert "a walk" in " ".join(context.support_card("NZ"))
    assert visit("8", "April", "", "", "2").count(ABOUT_THE_CARD) == 1  # another visit


def test_the_card_by_part(visit: Any, plan_desk: PlanDesk) -> None:
    visit("2", "a tight jaw", "card", "1", "", "")
    assert set(plan_desk.look().plan.on_card) == {*ON_CARD, "signs"}
    visit("2", "card", "", "")
    assert plan_desk.look().plan.on_card == ON_CARD


def test_lines_are_changed_moved_and_taken_out_by_number(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one", "two", "three")))
    said = visit("8", "1", "first", "up 3", "remove 2", "down 1", "9", "remove", "up 9", "", "undo", "")
    assert said.count("There is no such number here.") == 2
    assert "With which number? For example: remove 1." in said
    assert "The line is taken out. undo brings it back." in said
    assert plan_desk.look().plan.lines("stay") == ("first", "two")
    assert "Taken back." in said


def test_undo_takes_back_to_the_beginning_and_no_further(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one",)))
    said = visit("8", "undo", "two", "remove 1", "", "undo", "undo", "undo", "")
    assert said.count("That can't be done here right now.") == 2
    assert plan_desk.look().plan.lines("stay") == ("one",)
    assert said.count("Taken back.") == 2


def test_examples_and_what_is_in_the_way(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED)
    said = visit(
        "2", "examples", "2", "", "", "examples", "4", "", "4", "way", "too late", "way", "-", "way", "", "", ""
    )
    assert "1 I stop answering messages" in said
    assert "Now: my shoulders hurt by noon" in said
    assert plan_desk.look().plan.lines("signs") == ("my shoulders hurt by noon",)
    assert "What might get in the way: too late" in said
    assert plan_desk.plan.in_the_way == {}
    visit("4", "way", "at night", "way", "", "", "1", "examples", "", "")
    assert plan_desk.look().plan.in_the_way == {"steadies": "at night"}


def test_what_is_in_the_way_of_signs_is_not_asked(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED)
    assert "What might get in the way?" not in visit("2", "way", "", "")


def test_what_was_said_to_be_in_the_way_of_signs_can_be_taken_off(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("signs", ("a tight jaw",)).with_in_the_way("signs", "at night"))
    assert any("at night" in line for line in visit("2", "way", "-", "", ""))
    assert plan_desk.look().plan.in_the_way == {}


def test_a_trigger_is_kept_after_its_first_line(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))
    visit("3", "a raised voice", "I freeze", "I step outside", "Sundays", "", "", "", "")
    assert plan_desk.look().plan.triggers == (
        Trigger("a raised voice", "I freeze", "I step outside"),
        Trigger("Sundays"),
    )
    said = visit("3", "1", "a door", "-", "0", "", "")
    assert "Now: I freeze" in said
    assert plan_desk.look().plan.triggers[0] == Trigger("a door", "", "0")
    visit("3", "1", "", "", "", "undo", "", "")
    assert plan_desk.look().plan.triggers[0] == Trigger("a door", "", "0")


def test_ctrl_c_in_the_middle_keeps_what_was_kept(visit: Any, plan_desk: PlanDesk) -> None:
    with pytest.raises(KeyboardInterrupt):
        visit("3", "a raised voice", KeyboardInterrupt())
    assert plan_desk.look().plan.triggers == (Trigger("a raised voice"),)


def test_people_are_first_and_open_when_it_is_loud(visit: Any) -> None:
    assert visit("", "", now=True)[:2] == [
        "People I can tell.",
        "People you can tell when things are bad. One person is enough.",
    ]


# People


def test_someone_is_added_with_all_that_is_said_of_them(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))
    said = visit("1", "M.", "555 0100", "12", "4", "6", "9", "", "", "")
    assert "There is no such number here." in said
    assert said.count("4 Listens: yes") == 1  # once it is said, only what changes is said again
    assert said.count("3 Not safe with them: no") == 1
    assert "1 M.: 555 0100; listens, good company; has been asked" in said
    assert plan_desk.look().people == (Person("M.", "555 0100", ("listen", "company"), asked=True),)
    visit("1", "Ada", "next door", "", "undo", "undo", "", "")
    assert [one.name for one in plan_desk.look().people] == ["M."]
    assert plan_desk.plan.lines("people") == ("M.",)


def test_a_number_behind_the_name_is_how_to_reach_them(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))
    said = visit("1", "Ada +44 20 7946 0000", "4", "", "", "")
    assert "2 How to reach them: +44 20 7946 0000" in said
    assert not any(line.startswith("How can you reach this person?") for line in said)
    assert plan_desk.look().people == (Person("Ada", "+44 20 7946 0000", ("listen",)),)
    assert plan_desk.plan.lines("people") == ("Ada",)


def test_who_was_named_before_is_said(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save_people((Person("Ada"), Person("R.", not_safe=True), Person("Tom")))
    assert any("You named before: Ada, Tom." in line for line in visit("1", "", ""))


def test_someone_is_changed_by_number(visit: Any, known: PlanDesk) -> None:
    said = visit("1", "1", "2", "555", "4", "8", "9", "4", "", "up 2", "", "")
    assert "8 Can be called when it is worst: yes" in said
    assert known.look().people[0] == Person("Ada", "555", ("crisis",), asked=True)
    assert known.plan.lines("people") == ("Tom", "Ada")


@pytest.mark.parametrize(("number", "named"), [("1", "Bea"), ("", "Ada")])
def test_another_name_is_offered_to_every_line(visit: Any, known: PlanDesk, number: str, named: str) -> None:
    said = visit("1", "1", "1", "Bea", number, "", "", "")
    assert "2 lines of your plan name Ada." in said
    assert "a walk with Ada" in said
    plan = known.look().plan
    assert plan.lines("people") == ("Bea", "Tom")
    assert plan.lines("steadies")[0] == f"a walk with {named}"
    assert plan.triggers == (Trigger("Nevada", "", f"I call {named}"),)


def test_what_is_in_the_way_and_own_strategies_that_name_someone_are_told_too(
    visit: Any, known: PlanDesk, context: Context
) -> None:
    known.save(known.plan.with_in_the_way("people", "Ada sleeps early"))
    context.strategy_desk.add(
        replace(context.strategy_desk.strategies()[0], slug="tea", title="Tea with Ada", steps=(), mine=True)
    )
    said = visit("1", "1", "1", "Bea", "1", "", "", "")
    assert "3 lines of your plan name Ada." in said
    assert "What might get in the way: Ada sleeps early" in said
    assert "These strategies of yours name Ada, too: Tea with Ada. You can change them under “strategies”." in said
    assert known.look().plan.in_the_way == {"people": "Bea sleeps early"}
    said = visit("1", "remove 1", "1", "", "")
    assert "3 lines of your plan name Bea." in said
    assert not any("strategies" in line for line in said)
    assert known.look().plan.in_the_way == {}


def test_a_name_that_is_taken_changes_nothing(visit: Any, known: PlanDesk) -> None:
    assert "There is a person called “tom” already. Give this one another name." in visit(
        "1", "1", "1", "tom", "", "", "", ""
    )
    assert [one.name for one in known.look().people] == ["Ada", "Tom"]


@pytest.mark.parametrize("number", ["1", "2"])
def test_who_is_taken_out_is_offered_out_of_every_line(visit: Any, known: PlanDesk, number: str) -> None:
    visit("1", "1", "remove", number, "", "")
    plan = known.look().plan
    assert plan.lines("people") == ("Tom",)
    assert plan.count("steadies") == (1 if number == "1" else 2)
    visit("1", "", "")


def test_not_safe_is_said_in_plain_words_and_can_be_undone(visit: Any, known: PlanDesk, context: Context) -> None:
    said = visit("1", "1", "not safe", "", "", "")
    assert "Ada is never suggested or shown on the card from now on, and neither is a line with this name." in said
    assert "1 person is marked as not safe." in said
    assert not [line for line in said[said.index("1 person is marked as not safe.") :] if "Ada" in line]
    assert "Ada" not in "\n".join(context.support_card("NZ"))
    refused = visit("1", "ada", "", "", "")
    assert "Ada is marked as not safe. Take that mark off first, under “not safe”, if you like." in refused
    said = visit("1", "not-safe", "1", "3", "", "", "", "")
    assert {"Not safe for you.", "1 Ada: next door"} <= set(said)
    assert known.look().plan.lines("people") == ("Tom", "Ada")


def test_not_safe_typed_in_place_of_how_to_reach_someone_does_what_is_meant(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))
    said = visit("1", "Ada", "not safe", "", "", "")
    assert plan_desk.look().people == (Person("Ada", not_safe=True),)
    assert "Ada is never suggested or shown on the card from now on, and neither is a line with this name." in said


# Professional help


def test_the_countrys_lines_are_added_by_number(visit: Any, plan_desk: PlanDesk, context: Context) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))
    said = visit("6", "lines", "Atlantis", "nz", "1", "1", "", "", "")
    assert any("isn't in the list of countries here" in line for line in said)
    assert "1 1737, Need to talk?, 24 hours, every day" in said
    assert context.settings.country == "NZ"
    lines = plan_desk.look().plan.lines("professional")
    assert lines[0] == "1737, Need to talk?, 24 hours, every day"
    assert len(lines) == 2


def test_a_helpline_that_is_only_a_number_is_a_line(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("the dog",)))
    said = visit("6", "1737", "9", "", "")
    assert plan_desk.look().plan.lines("professional") == ("1737",)
    assert "There is no such number here." in said


# A look through it, and what goes wrong


def test_a_plan_opened_while_it_is_loud_was_used_and_offers_no_look_then(
    visit: Any, plan_desk: PlanDesk, context: Context
) -> None:
    today = context.civil_now().date()
    plan_desk.save(replace(ASKED.with_items("people", ("M.",)), reviewed=today - timedelta(days=61)))
    assert not any(line.startswith(REVIEW_OFFER) for line in visit("", "", now=True))
    assert plan_desk.look().plan.used == today
    assert any(line.startswith(REVIEW_OFFER) for line in visit(""))


def test_opening_it_keeps_what_a_hand_made_of_it(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one",)))
    plan_desk.path.write_text('card_asked = true\n[stay]\nitems = ["by hand"]\n')
    visit("")
    plan_desk.path.write_text("[stay\n")
    assert plan_desk.look().plan.lines("stay") == ("by hand",)


def test_a_look_through_is_offered_when_due(visit: Any, plan_desk: PlanDesk, context: Context) -> None:
    today = context.civil_now().date()
    plan_desk.save(replace(ASKED.with_items("people", ("M.",)), reviewed=today - timedelta(days=61)))
    said = visit("looked", "")
    assert sum(line.startswith(REVIEW_OFFER) for line in said) == 1
    assert plan_desk.look().plan.reviewed == today
    assert not any(line.startswith(REVIEW_OFFER) for line in visit("looked", ""))


def test_a_disk_that_refuses_says_so_and_can_be_tried_again(
    visit: Any, plan_desk: PlanDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one",)))
    from ptg_cli.journal import disk

    real = disk.replace

    def full(path: Path, raw: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "replace", full)
    said = visit("8", "a long thought", "1", lambda: monkeypatch.setattr(disk, "replace", real), "1", "", "")
    assert said.count("The disk is full. Not kept.") == 2
    assert plan_desk.look().plan.lines("stay") == ("one", "a long thought")
    monkeypatch.setattr(disk, "replace", full)
    visit("8", "lost", "", "", "")
    assert plan_desk.look().plan.lines("stay") == ("one", "a long thought")


def test_another_window_is_taken_in_and_told(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("stay", ("one",)))

    def theirs() -> None:
        plan_desk.look()
        plan_desk.save(plan_desk.plan.with_items("stay", ("theirs",)))

    said = visit("8", theirs, "remove 1", "mine", "", "")
    assert "Your plan was changed in another window. You see it as it is now." in said
    assert plan_desk.look().plan.lines("stay") == ("theirs", "mine")


def test_what_is_wrong_in_the_files_is_said(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED.with_items("people", ("M.",)))
    plan_desk.path.write_text("[people\n")
    said = visit("")
    (wrong,) = (line for line in said if "line 1: that isn't TOML." in line)
    assert "`ptg plan edit`" in wrong
    assert "1 People I can tell: 1 line" in said


def test_a_plan_that_cannot_be_opened_is_said(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path, limit: int | None = None) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("ptg_cli.journal.documents.store.disk.read", closed)
    said = visit("")
    assert said[1].startswith("Your plan can't be read here. You have no permission for this")
    assert said[2] == "Enter goes back. q leaves."


def test_everything_said_is_words_whatever_was_typed(visit: Any, plan_desk: PlanDesk, amiss: Any) -> None:
    said = visit(
        "1", HOSTILE, HOSTILE, "3", "", "1", "1", "B. " + HOSTILE, "9", "", "",
        "3", HOSTILE, HOSTILE, HOSTILE, "1", "", "", "", "way", HOSTILE, "examples", "", "", "1",
        "6", "lines", "", HOSTILE, "card", "", "8", "/help", "/people", "",
    )  # fmt: skip
    assert amiss(said) == []
    assert plan_desk.look().plan.triggers[0].cue == " ".join(HOSTILE.split())


# Back a question


def test_back_asks_the_question_before_with_its_words(visit: Any, plan_desk: PlanDesk) -> None:
    plan_desk.save(ASKED)
    said = visit("3", "add", "a raised voice", "/back", "", "I freeze", "/back", "I jump", "I step outside", "", "")
    assert plan_desk.look().plan.triggers == (Trigger("a raised voice", "I jump", "I step outside"),)
    assert said.count("Now: a raised voice") == 1
    assert "Now: I freeze" in said
    assert any(line.endswith("/back goes to the question before.") for line in said)


def test_words_that_mean_nothing_to_a_list_that_adds_nothing_are_said_so(visit: Any, known: PlanDesk) -> None:
    said = visit("1", "1", "no such", "remove 2", "", "", "")
    assert said.count("That word does nothing here.") == 2
    assert [one.name for one in known.look().people] == ["Ada", "Tom"]


def test_where_the_plans_words_can_not_be_read_one_sentence_says_so_and_every_part_works(
    visit: Any, context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "prompts"
    broken.mkdir()
    (broken / "plan.toml").write_text("[[part\n", encoding="utf-8")
    monkeypatch.setattr("ptg_cli.library.library.prompts_folder", lambda: broken)
    said = visit("8", "examples", "the dog", "", "")
    assert {line for line in said if "plan.toml" in line} == {
        f"{broken / 'plan.toml'}, line 1: that isn't TOML. Look for a missing quote, bracket or = there."
    }
    assert "8 Stay: nothing yet" in said
    assert "There are no examples for this part." in said
    assert context.plan_desk.plan.lines("stay") == ("the dog",)


def test_a_list_of_values_is_said_again_when_asked_for(visit: Any, known: PlanDesk) -> None:
    said = visit("1", "1", "4", "list", "", "", "")
    assert said.count("1 Name, or initials: Ada") == 2
    assert said.count("4 Listens: yes") == 2
    assert said.count("People you can tell when things are bad. One person is enough.") == 1


@pytest.mark.parametrize(("typed", "sure"), [("x", True), ("yes", True), ("Yes", True), ("y", False), ("", False)])
def test_what_cannot_be_taken_back_is_done_by_x_or_by_the_whole_word_yes(
    menu: Any, typist: Any, typed: str, sure: bool
) -> None:
    given: list[object] = []

    def talk() -> Talk[None]:
        given.append((yield Confirm("Throw it away?", "It goes for good.")))

    perform(menu(typist(*([typed, ""] if typed and not sure else [typed])), []), talk)
    assert given == [sure]


def test_another_person_is_told_whole_and_not_only_where_they_differ(visit: Any) -> None:
    said = visit("1", "Ada", "", "", "Bo", "", "", "", "", "")
    assert said.count("3 Not safe with them: no") == 2


def test_one_letter_is_added_only_after_a_yes(visit: Any, plan_desk: PlanDesk) -> None:
    said = visit("8", "d", "", "J", "y", "the dog", "", "", "2")
    assert "That is one letter. y adds “d” to the list. Enter does not add it." in said
    assert plan_desk.look().plan.lines("stay") == ("J", "the dog")
