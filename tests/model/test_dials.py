"""Dials: each with named ends and a way it goes, found by id or name, said one by one and never summed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model import dials
from ptg_cli.model.dials import (
    DIALS,
    PLAIN_DIALS,
    SIDES,
    Dial,
    dial_id,
    find,
    named,
    plain_name,
    said,
    unknown,
)
from ptg_cli.model.scales import NAME_LENGTH, are_ratings

SLEEP = Dial("sleep", "How you slept", "How did you sleep?", {0: "no rest", 5: "so-so", 10: "rested"})


def test_there_are_ten_in_the_order_load_thinking_compass() -> None:
    assert DIALS == (
        "replay", "dodging", "chosen-reflection", "sleep", "functioning", "closeness", "openings", "self-trust",
        "noticing", "meaning",
    )  # fmt: skip
    sides = list(SIDES.values())
    assert sides == sorted(sides, key=["load", "thinking", "compass"].index)
    assert [sides.count(side) for side in ("load", "thinking", "compass")] == [2, 1, 7]


def test_a_dial_says_its_points_and_which_way_it_goes() -> None:
    assert SLEEP.ends == "0 no rest, 5 so-so, 10 rested"
    assert SLEEP.direction == "A higher number means it is easier."
    assert [dial.direction for dial in PLAIN_DIALS[:3]] == [
        "A higher number means it is harder.",
        "A higher number means it is harder.",
        "A higher number means there is more of it.",
    ]


@pytest.mark.parametrize("dial", PLAIN_DIALS, ids=lambda dial: dial.id)
def test_each_has_plain_words_where_its_own_can_not_be_read(dial: Dial) -> None:
    assert dial.question == f"{dial.name}?"
    assert {0, 10} <= set(dial.points)
    assert len(dial.id) <= NAME_LENGTH


@pytest.mark.parametrize("words", ["sleep", "SLEEP", "How you slept", "  how  you SLEPT "])
def test_one_is_found_by_its_id_and_its_name_whatever_the_case(words: str) -> None:
    assert find(words, [*PLAIN_DIALS[:3], SLEEP]) is SLEEP


def test_an_id_is_known_as_people_type_it() -> None:
    assert [dial_id(words) for words in ("Self trust", " SLEEP ", "sleeep", "")] == ["self-trust", "sleep", "", ""]


@given(st.text())
def test_any_words_at_all_are_a_dial_or_none(words: str) -> None:
    dial = find(words, PLAIN_DIALS)
    assert dial is None or dial in PLAIN_DIALS
    assert unknown(words).startswith(f"“{words}” isn't one of the dials. ")


def test_a_slip_is_met_with_the_nearest_and_anything_else_with_all() -> None:
    assert unknown("slep") == "“slep” isn't one of the dials. Did you mean sleep?"
    assert unknown("Self trusts").endswith("Did you mean self-trust?")
    assert unknown("qqqq").endswith(f"The dials are: {', '.join(DIALS)}.")
    assert unknown("memory", ["Memories", "Sleep"]).endswith("Did you mean Memories?")


def test_ids_become_dials_once_and_in_their_order() -> None:
    assert [dial.id for dial in named(("sleep", "gone", "replay", "sleep"), PLAIN_DIALS)] == ["sleep", "replay"]


def test_ratings_are_said_one_by_one() -> None:
    ratings = {"sleep": 4, "self-trust": 0, "a dial of later": 7}
    assert said(ratings, plain_name) == "Sleep 4, Self trust 0, a dial of later 7"
    assert said({}, plain_name) == ""


def test_there_is_nothing_that_adds_dials_up() -> None:
    assert not [name for name in dir(dials) if any(word in name.casefold() for word in ("sum", "total", "score"))]


@pytest.mark.parametrize("value", [{}, {"sleep": 0}, {"sleep": 10, "own": 3}, {"x" * NAME_LENGTH: 1}])
def test_tables_of_short_texts_and_ratings_fit(value: object) -> None:
    assert are_ratings(value)


@pytest.mark.parametrize(
    "value", [None, [], "sleep", {"sleep": 11}, {"sleep": -1}, {"sleep": 4.0}, {"sleep": False}, {"": 1}, {4: 4}]
)
def test_anything_else_does_not(value: object) -> None:
    assert not are_ratings(value)
