"""Dials: each with named ends and a way it goes, found by id or name, said one by one and never summed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model import dials
from ptg_cli.model.dials import DIALS, NAME_LENGTH, Dial, are_ratings, find, named, said, unknown


def test_there_are_ten_in_the_order_load_thinking_compass() -> None:
    assert [dial.name for dial in DIALS] == [
        "Replay", "Dodging", "Chosen reflection", "Sleep", "Functioning", "Closeness", "Openings", "Self-trust",
        "Noticing", "Meaning",
    ]  # fmt: skip
    sides = [dial.side for dial in DIALS]
    assert sides == sorted(sides, key=["load", "thinking", "compass"].index)
    assert [sides.count(side) for side in ("load", "thinking", "compass")] == [2, 1, 7]


@pytest.mark.parametrize("dial", DIALS, ids=lambda dial: dial.id)
def test_each_has_both_ends_named_a_question_and_a_way_it_goes(dial: Dial) -> None:
    assert {0, 10} <= set(dial.points) <= set(range(11))
    assert all(words and words == words.strip() and not words.endswith(".") for words in dial.points.values())
    assert dial.question.endswith("?")
    assert len(dial.question.split()) <= 12
    wanted = {"load": "Higher is heavier.", "thinking": "Higher is more of it.", "compass": "Higher is lighter."}
    assert dial.direction == wanted[dial.side]
    assert dial.ends.startswith(f"0 {dial.points[0]}, ")
    assert dial.ends.endswith(f"10 {dial.points[10]}")
    assert len(dial.id) <= NAME_LENGTH


@pytest.mark.parametrize("dial", DIALS, ids=lambda dial: dial.id)
def test_each_is_found_by_its_id_and_its_name_whatever_the_case(dial: Dial) -> None:
    for words in (dial.id, dial.name, dial.name.upper(), f"  {dial.name}  ".replace(" ", "  ")):
        assert find(words) is dial


@given(st.text())
def test_any_words_at_all_are_a_dial_or_none(words: str) -> None:
    dial = find(words)
    assert dial is None or dial in DIALS
    assert unknown(words).startswith(f"“{words}” isn't one of the dials. ")


def test_a_slip_is_met_with_the_nearest_and_anything_else_with_all() -> None:
    assert unknown("slep") == "“slep” isn't one of the dials. Did you mean sleep?"
    assert unknown("Self trusts").endswith("Did you mean self-trust?")
    assert unknown("qqqq").endswith(f"The dials are: {', '.join(dial.id for dial in DIALS)}.")


def test_ids_become_dials_once_and_in_their_order() -> None:
    assert [dial.id for dial in named(("sleep", "gone", "replay", "sleep"))] == ["sleep", "replay"]


def test_ratings_are_said_one_by_one() -> None:
    assert said({"sleep": 4, "self-trust": 0, "a dial of later": 7}) == "Sleep 4, Self-trust 0, a dial of later 7"
    assert said({}) == ""


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
