"""The plan as a value: lines added, moved and taken out, names found as names, what the support card shows, and when a
look through it is due."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.journal.documents.plan import plan_from
from ptg_cli.model.person import Person
from ptg_cli.model.plan import (
    ON_CARD,
    PARTS,
    Plan,
    PlanWords,
    Trigger,
    example,
    mentions,
    names_someone,
    plain_title,
    renamed,
    without_mentions,
)
from ptg_cli.model.plan_said import card_parts, differences, unsafe_lines, written

TODAY = date(2026, 11, 23)
IDS = list(PARTS)
FULL = Plan(
    {
        "people": ("M.", "Ada", "R."),
        "steadies": ("a walk with Ada", "the radio"),
        "professional": ("1737, 24 hours",),
        "stay": ("the dog", "R. once said so"),
        "signs": ("Adams apple feels tight",),
        "safer": ("the key is with M",),
    },
    (Trigger("a call from Ada", "I freeze", "I put it down"),),
)
PEOPLE = (Person("M.", "555 0100"), Person("Ada", "via R."), Person("R.", "555 0199", not_safe=True))


def test_eight_parts_in_their_order_and_four_of_them_on_the_card() -> None:
    assert IDS == ["people", "signs", "triggers", "steadies", "places", "professional", "safer", "stay"]
    assert set(ON_CARD) == {"people", "professional", "steadies", "stay"}
    assert [part.id for part in PlanWords().parts] == IDS
    assert [part.title for part in PlanWords().parts][:2] == ["People", "Signs"]


# Lines


def test_lines_are_added_trimmed_and_never_twice() -> None:
    plan = Plan().with_items("stay", (" the  dog ", "", "the dog", "April\n"))
    assert plan.lines("stay") == ("the dog", "April")


@pytest.mark.parametrize("part", ["stay", "triggers"])
def test_lines_move_and_go_and_the_ends_hold(part: str) -> None:
    plan = Plan({"stay": ("a", "b", "c")}, (Trigger("a"), Trigger("b"), Trigger("c")))
    first, second, third = plan.lines(part)
    assert plan.moved(part, 0, 1).lines(part) == (second, first, third)
    assert plan.moved(part, 2, -1).lines(part) == (first, third, second)
    assert plan.moved(part, 0, -1) is plan
    assert plan.moved(part, 2, 1) is plan
    assert plan.without(part, 1).lines(part) == (first, third)


@given(st.lists(st.sampled_from("abcde"), unique=True, min_size=1), st.data())
def test_moving_there_and_back_changes_nothing(lines: list[str], data: st.DataObject) -> None:
    plan = Plan().with_items("stay", lines)
    place = data.draw(st.integers(0, len(lines) - 1))
    by = data.draw(st.sampled_from([-1, 1]))
    if 0 <= place + by < len(lines):
        assert plan.moved("stay", place, by).moved("stay", place + by, -by) == plan


def test_a_trigger_is_put_changed_and_without_a_cue_is_none() -> None:
    plan = Plan().with_trigger(Trigger("a door", "I jump", "I look at it")).with_trigger(Trigger("Sundays"))
    assert plan.lines("triggers") == ("When: a door. Then: I jump. Instead: I look at it.", "When: Sundays.")
    assert plan.with_trigger(Trigger("a slam"), 0).lines("triggers")[0] == "When: a slam."
    assert plan.with_trigger(Trigger(""), 0).lines("triggers") == ("When: Sundays.",)


def test_an_example_is_parted_into_what_is_asked() -> None:
    assert example("a raised voice: I freeze; I step outside and name three colours") == Trigger(
        "a raised voice", "I freeze", "I step outside and name three colours"
    )
    assert example("Sundays") == Trigger("Sundays")


def test_what_is_in_the_way_is_put_and_taken_off() -> None:
    plan = Plan().with_in_the_way("signs", " too  late ")
    assert plan.in_the_way == {"signs": "too late"}
    assert plan.with_in_the_way("signs", " ").in_the_way == {}


# Names


@pytest.mark.parametrize(
    ("line", "name", "named"),
    [
        ("a walk with Ada", "Ada", True),
        ("a walk with ADA.", "Ada", True),
        ("Ada's dog", "Ada", True),
        ("Adam and Nevada", "Ada", False),
        ("the key is with M.", "M.", True),
        ("the key is with M, next door", "M.", True),
        ("M. has it", "M", True),
        ("him and Mo", "M.", False),
        ("a slow walk", "A", False),
        ("a slow walk", "A.", False),
        ("A. comes by", "A", True),
        ("Jose\u0301 knows", "Jos\u00e9", True),
        ("call (R) now", "R", True),
        ("[/] and .*", ".*", True),
        ("nothing", ".*", False),
        ("台所", "台", False),
        ("…", ".", False),
    ],
)
def test_a_name_is_a_word_of_its_own(line: str, name: str, named: bool) -> None:
    assert names_someone(line, [Person(name)]) is named


def test_every_line_that_names_someone_is_found() -> None:
    assert mentions(FULL, "ada") == [
        ("people", 1, "Ada"),
        ("triggers", 0, "When: a call from Ada. Then: I freeze. Instead: I put it down."),
        ("steadies", 0, "a walk with Ada"),
    ]
    assert [part for part, _, _ in mentions(FULL, "M.")] == ["people", "safer"]
    assert mentions(FULL, "Nobody") == []


def test_what_is_in_the_way_counts_as_a_line_that_names_someone() -> None:
    plan = FULL.with_in_the_way("people", "Ada is asleep by ten").with_in_the_way("triggers", "Ada's voice")
    found = [(part, line) for part, place, line in mentions(plan, "Ada") if place is None]
    assert found == [("people", "Ada is asleep by ten"), ("triggers", "Ada's voice")]
    assert renamed(plan, "Ada", "Bea").in_the_way == {"people": "Bea is asleep by ten", "triggers": "Bea's voice"}


def test_without_someone_every_line_that_names_them_is_gone_and_no_other() -> None:
    plan = FULL.with_in_the_way("people", "Ada is asleep by ten").with_in_the_way("stay", "nothing")
    gone = without_mentions(plan, "Ada")
    assert mentions(gone, "Ada") == []
    assert gone.in_the_way == {"stay": "nothing"}
    assert (gone.lines("people"), gone.lines("steadies")) == (("M.", "R."), ("the radio",))
    assert gone.lines("stay") == FULL.lines("stay")


def test_another_name_stands_wherever_the_old_one_stood_and_nowhere_else() -> None:
    plan = renamed(FULL, "ada", r"Bea \1")
    assert plan.lines("people") == ("M.", r"Bea \1", "R.")
    assert plan.lines("steadies") == (r"a walk with Bea \1", "the radio")
    assert plan.triggers[0].cue == r"a call from Bea \1"
    assert plan.lines("signs") == FULL.lines("signs")
    assert renamed(FULL, "Nobody", "Bea") == FULL


# The card


def test_the_card_shows_the_ticked_parts_with_how_people_are_reached() -> None:
    found = card_parts(replace(FULL, on_card=("people", "steadies")), PEOPLE[:1])
    assert [(part, lines) for part, lines in found] == [
        ("people", ["M.: 555 0100", "Ada", "R."]),
        ("steadies", ["a walk with Ada", "the radio"]),
    ]
    assert card_parts(replace(FULL, on_card=()), PEOPLE) == []


@pytest.mark.parametrize("ticked", [tuple(IDS), ON_CARD])
def test_the_card_never_names_someone_who_is_not_safe(ticked: tuple[str, ...]) -> None:
    said = "\n".join(line for _, lines in card_parts(replace(FULL, on_card=ticked), PEOPLE) for line in lines)
    assert "R." not in said
    assert "555 0199" not in said
    assert "Ada" in said  # only her line that names someone unsafe is left out
    assert "via" not in said


def test_a_text_to_give_away_has_whom_to_tell_but_nobody_unsafe_there() -> None:
    plan = FULL.with_in_the_way("signs", "I don't notice")
    text = written(plan, PEOPLE, plain_title, markdown=True)
    assert text.startswith("# My plan\n\nWritten with ptg, a self-help journal. It is not a clinical record.\n")
    assert "## People\n\n- M.: 555 0100\n- Ada: via R.\n\n" in text
    assert "What might get in the way: I don't notice" in text
    assert "Places" not in text
    assert "#" not in written(plan, PEOPLE, plain_title, markdown=False)


def test_a_line_that_names_someone_unsafe_stays_in_that_text_and_is_counted() -> None:
    plan = FULL.with_in_the_way("signs", "R. says it is nothing")
    assert set(unsafe_lines(plan, PEOPLE)) == {"Ada: via R.", "R. says it is nothing", "R. once said so"}
    text = written(plan, PEOPLE, plain_title, markdown=False)
    assert all(line in text for line in unsafe_lines(plan, PEOPLE))
    assert unsafe_lines(plan, PEOPLE[:2]) == []


# Versions


def test_what_tells_two_plans_apart_is_said_part_by_part() -> None:
    now = Plan({"signs": ("a", "b"), "steadies": ("x", "y"), "stay": ("dog",)}, on_card=("people",))
    then = Plan({"signs": ("a",), "steadies": ("y", "x"), "stay": ("cat",), "places": ("one", "two")})
    assert differences(then.with_in_the_way("people", "late"), now, plain_title) == [
        "People: other words for what might get in the way",
        "Signs: one fewer",
        "Steadies: another order",
        "Places: 2 more",
        "Stay: other words",
        "other parts on the support card",
    ]
    assert differences(now, replace(now, used=TODAY, reviewed=TODAY), plain_title) == []


# The card asked about


def test_nothing_ticked_once_it_was_asked_stays_nothing() -> None:
    assert plan_from({})[0].on_card == ON_CARD
    assert plan_from({"card_asked": True})[0].on_card == ()
    assert Plan().with_card("signs", True).on_card == ("people", "signs", "steadies", "professional", "stay")
    assert Plan().with_card("people", False).card_asked


# A look through it


@pytest.mark.parametrize(
    ("reviewed", "used", "due"),
    [
        (None, None, False),
        (TODAY, None, False),
        (TODAY - timedelta(days=59), None, False),
        (TODAY - timedelta(days=60), None, True),
        (TODAY, TODAY, True),
        (TODAY, TODAY - timedelta(days=1), False),
        (None, TODAY, True),
    ],
)
def test_a_look_through_is_due_after_use_and_after_sixty_days(
    reviewed: date | None, used: date | None, due: bool
) -> None:
    plan = replace(FULL, reviewed=reviewed, used=used)
    assert plan.review_due(TODAY) is due
    assert not replace(Plan(), reviewed=reviewed, used=used).review_due(TODAY)
    assert not plan.looked_through(TODAY).review_due(TODAY)
