"""What a typed line means: numbers, ratings, feelings, choices. Whatever it holds, only a misfit is raised."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptg_cli.line.answers import (
    NotAnAnswer,
    choice,
    feelings_in,
    near_feelings,
    numbered,
    rating,
    rating_and_feelings,
)
from ptg_cli.model.guide import Choose
from ptg_cli.model.scales import FEELINGS

OPTIONS = ("rain", "Sun", "a bit of air, or light")
ONE, MANY = Choose("c", "Which?", options=OPTIONS), Choose("c", "Which?", options=OPTIONS, many=True)
ENDLESS = "9" * 5000

LINES = st.one_of(
    st.text(),
    st.from_regex(r"[\d ,./]{0,12}", fullmatch=True),
    st.lists(st.sampled_from(["1", "2", "99", "-3", "numb", "far away", "and", ",", "of 10", "٣", "²"])).map(" ".join),
)


def tried(read: Callable[[str], Any], line: str) -> tuple[Any, str]:
    """What a line was read as, or what the misfit said."""
    try:
        return read(line), ""
    except NotAnAnswer as misfit:
        return None, str(misfit)


@given(LINES, st.booleans(), st.sampled_from([(), OPTIONS, ("one",)]))
@example("²", True, OPTIONS)
def test_a_choice_gives_words_or_a_misfit_and_nothing_else(line: str, many: bool, options: tuple[str, ...]) -> None:
    chosen, misfit = tried(lambda given: choice(MANY if many else ONE, options, given), line)
    if misfit:
        assert misfit.endswith(".")
    else:
        assert all(isinstance(word, str) for word in chosen)
        assert many or len(chosen) == 1
        assert len(set(chosen)) == len(chosen)


@given(LINES, st.sampled_from([(), OPTIONS, ("one",)]))
def test_numbered_gives_items_or_a_misfit_and_nothing_else(line: str, items: tuple[str, ...]) -> None:
    found, misfit = tried(lambda given: numbered(items, given), line)
    assert misfit.endswith(", or enter for none.") if misfit else set(found) <= set(items)


@given(LINES)
def test_a_rating_is_from_0_to_10_or_a_misfit(line: str) -> None:
    found, misfit = tried(rating, line)
    assert misfit == "A whole number from 0 to 10, or enter to skip it." if misfit else 0 <= found <= 10


@given(LINES)
def test_a_rating_with_feelings_is_either_with_the_other_words_or_a_misfit(line: str) -> None:
    found, misfit = tried(rating_and_feelings, line)
    if misfit:
        assert "number from 0 to 10" in misfit
    else:
        number, feelings, words = found
        assert number is None or 0 <= number <= 10
        assert set(feelings) <= set(FEELINGS)
        assert words in {"", line}


def test_a_number_without_end_is_a_misfit_or_own_words_and_nothing_worse() -> None:
    for read in (rating, rating_and_feelings, lambda given: numbered(OPTIONS, given)):
        with pytest.raises(NotAnAnswer):
            read(ENDLESS)
    with pytest.raises(NotAnAnswer):
        choice(ONE, OPTIONS, ENDLESS)


def test_a_number_without_end_among_own_words_is_one_of_them() -> None:
    assert choice(MANY, OPTIONS, f"rain, {ENDLESS} ,fog") == ("rain", ENDLESS, "fog")


@given(st.text(min_size=8).filter(lambda words: words.strip().casefold() not in {"", "."}))
def test_a_misfit_never_repeats_a_persons_words(words: str) -> None:
    line = f"mumble-{words}"
    for read in (rating, lambda given: numbered(OPTIONS, given)):
        with pytest.raises(NotAnAnswer) as caught:
            read(line)
        assert "mumble" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("0", 0),
        ("7", 7),
        (" 10 ", 10),
        ("7.", 7),
        ("7 of 10", 7),
        ("7/10", 7),
        ("7 / 10", 7),
        ("07", 7),
        ("Four", 4),
        ("ten.", 10),
    ],
)
def test_a_rating_can_be_said_in_more_than_one_way(line: str, number: int) -> None:
    assert rating(line) == number
    assert rating_and_feelings(line) == (number, (), "")


@pytest.mark.parametrize("line", ["11", "99", "-3", "7.5", "7 8", "eleven", "7 of 11", "7 of 100", "100"])
def test_other_numbers_are_a_misfit(line: str) -> None:
    with pytest.raises(NotAnAnswer):
        rating(line)


@pytest.mark.parametrize("line", ["11", "99", "100", "7.5", "11 sad", "7 99", "0 0"])
def test_a_number_alone_that_is_no_rating_is_a_misfit_beside_feelings_too(line: str) -> None:
    with pytest.raises(NotAnAnswer):
        rating_and_feelings(line)


def test_a_number_below_0_is_never_taken_for_one_above() -> None:
    for line in ("-3", "-3 sad"):
        found, misfit = tried(rating_and_feelings, line)
        assert misfit or (found[0], found[2]) == (None, line)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", (None, ())),
        ("   ", (None, ())),
        ("6 tired", (6, ("tired",))),
        ("tired 6", (6, ("tired",))),
        ("sad and tired", (None, ("sad", "tired"))),
        ("6, sad, tired", (6, ("sad", "tired"))),
        ("seven, sad", (7, ("sad",))),
        ("Keyed up 8", (8, ("keyed-up",))),
        ("keyed-up", (None, ("keyed-up",))),
        ("FAR AWAY", (None, ("far away",))),
        ("far-away and numb, 2", (2, ("numb", "far away"))),
    ],
)
def test_feelings_are_known_by_name_in_the_scales_own_order(
    line: str, found: tuple[int | None, tuple[str, ...]]
) -> None:
    assert rating_and_feelings(line) == (*found, "")


@pytest.mark.parametrize(
    ("line", "number", "feelings"),
    [
        ("sadness", None, ()),
        ("It is all too much.", None, ()),
        ("6 saddish", 6, ()),
        ("9 I can't do this", 9, ()),
        ("6 sad but fine", 6, ("sad",)),
        ("40 people were there", None, ()),
    ],
)
def test_other_words_come_back_whole_for_the_page(line: str, number: int | None, feelings: tuple[str, ...]) -> None:
    assert rating_and_feelings(line) == (number, feelings, line)


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("1", ("rain",)),
        ("2.", ("Sun",)),
        ("sun", ("Sun",)),
        ("A BIT OF AIR, OR LIGHT", ("a bit of air, or light",)),
        ("fog, and more", ("fog, and more",)),
        ("2 of them", ("2 of them",)),
    ],
)
def test_one_is_chosen_by_number_by_its_words_or_in_own_words(line: str, chosen: tuple[str, ...]) -> None:
    assert choice(ONE, OPTIONS, line) == chosen


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("1, 2", ("rain", "Sun")),
        ("2 1", ("Sun", "rain")),
        ("1,1 1", ("rain",)),
        ("3, fog", ("a bit of air, or light", "fog")),
        ("SUN, rain , ", ("Sun", "rain")),
        ("a bit of air, or light", ("a bit of air, or light",)),
        ("fog", ("fog",)),
        ("fog, or mist", ("fog, or mist",)),
    ],
)
def test_several_are_chosen_by_number_by_their_words_or_in_own_words(line: str, chosen: tuple[str, ...]) -> None:
    assert choice(MANY, OPTIONS, line) == chosen


@pytest.mark.parametrize("line", ["0", "4", "1, 4", "99"])
def test_a_number_that_stands_for_nothing_is_a_misfit(line: str) -> None:
    for step in (ONE, MANY):
        with pytest.raises(NotAnAnswer, match=r"from 1 to 3"):
            choice(step, OPTIONS, line)


def test_two_numbers_where_one_is_asked_are_a_misfit() -> None:
    with pytest.raises(NotAnAnswer, match="Choose one of them"):
        choice(ONE, OPTIONS, "1 2")


def test_a_number_where_there_are_no_options_is_own_words() -> None:
    assert choice(ONE, (), "3") == ("3",)
    assert choice(MANY, (), "3") == ("3",)


@pytest.mark.parametrize("line", ["", "rain", "1 rain", "1-2", "1.5", "-1", "1;2"])
def test_only_numbers_sort(line: str) -> None:
    with pytest.raises(NotAnAnswer, match=r"Numbers from 1 to 3, such as 1, 2, or enter for none\."):
        numbered(OPTIONS, line)
    with pytest.raises(NotAnAnswer, match=r"1 chooses it, or enter for none\."):
        numbered(("one",), "x")


def test_numbers_joined_by_and_and_own_words_are_numbers_and_own_words() -> None:
    step = Choose("w", "Which?", options=("sad", "angry", "tired"), many=True)
    assert choice(step, step.options, "1 and 3, hollow") == ("sad", "tired", "hollow")
    assert choice(step, step.options, "1 and 3") == ("sad", "tired")
    assert choice(step, step.options, "1, 2 and 3") == ("sad", "angry", "tired")
    with pytest.raises(NotAnAnswer, match="0 is no option here"):
        choice(step, step.options, "0")


def test_feelings_go_by_number_too_and_the_first_number_is_how_hard_it_is() -> None:
    assert rating_and_feelings("6 3 5") == (6, (FEELINGS[2], FEELINGS[4]), "")
    assert feelings_in("3, tired and far away") == ((FEELINGS[1], FEELINGS[2], "tired"), ())
    assert feelings_in("tird 99") == ((), ("tird", "99"))
    assert near_feelings(("tird",)) == ("tired",)
