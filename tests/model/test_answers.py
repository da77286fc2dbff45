"""Answers: normalised when they are made, true when there is something, and items for later steps to build on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.answer import (
    Dated,
    Listed,
    Number,
    Piles,
    Text,
    as_option,
    clean_items,
    clean_text,
    items_of,
    says_nothing,
)


def test_a_text_loses_blank_lines_before_it_and_white_space_after_it_and_nothing_else() -> None:
    assert Text("\n \n\t\n  first\n\n  second  \n\n ").text == "  first\n\n  second"
    assert Text("one\r\ntwo").text == "one\r\ntwo"
    assert Text("\ttabbed").text == "\ttabbed"


def test_items_are_trimmed_parted_at_line_feeds_and_never_empty() -> None:
    assert Listed((" one ", "", "two\nthree", " \n ")).items == ("one", "two", "three")
    assert Piles((("mine", (" a ", "")), ("yours", (" ",)))).piles == (("mine", ("a",)),)


@pytest.mark.parametrize(
    "nothing", [Text(""), Text(" \n "), Listed(), Listed(("",)), Number(), Piles(), Piles.of({"a": [" "]})]
)
def test_nothing_is_false(nothing: object) -> None:
    assert not nothing


@pytest.mark.parametrize(
    "something",
    [
        Text("x"), Listed(("x",)), Listed(note="x"), Number(0), Number(None, "x"),
        Piles.of({"a": ["x"]}), Piles(note="x"),
    ],
)  # fmt: skip
def test_something_is_true_and_nought_is_something(something: object) -> None:
    assert something


@given(st.text())
def test_cleaning_twice_is_cleaning_once(value: str) -> None:
    assert clean_text(clean_text(value)) == clean_text(value)
    assert clean_items(clean_items([value])) == clean_items([value])


@given(st.text())
def test_cleaning_a_text_takes_only_white_space(value: str) -> None:
    assert clean_text(value).split() == value.split()
    assert clean_text(value) in value


def test_later_steps_build_on_items_piles_and_lines() -> None:
    piles = Piles.of({"mine": ["a", "b"], "not mine": ["c"]})
    assert items_of(Listed(("a", "b"), "a note")) == ("a", "b")
    assert items_of(piles) == ("a", "b", "c")
    assert items_of(piles, "not mine") == ("c",)
    assert items_of(piles, "elsewhere") == ()
    assert items_of(Text("a\n\n b ")) == ("a", "b")
    assert items_of(Number(4)) == ()
    assert items_of(None) == ()


def test_piles_keep_their_order_and_give_each_pile() -> None:
    piles = Piles.of({"b": ["1"], "a": ["2", "3"], "empty": []})
    assert [name for name, _ in piles.piles] == ["b", "a"]
    assert piles.pile("a") == ("2", "3")
    assert piles.pile("empty") == ()
    assert piles.items == ("1", "2", "3")


DAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("answer", "words", "day", "note", "written"),
    [
        (Dated(" saturday ", DAY), "saturday", DAY, "", "saturday (2026-11-28)"),
        (Dated("not yet"), "not yet", None, "", "not yet"),
        (Dated("2026-11-28"), "2026-11-28", DAY, "", "2026-11-28"),
        (Dated("", DAY), "2026-11-28", DAY, "", "2026-11-28"),
        (Dated("saturday (2026-11-28)"), "saturday", DAY, "", "saturday (2026-11-28)"),
        (Dated("a (2026-02-30)"), "a (2026-02-30)", None, "", "a (2026-02-30)"),
        (Dated("\n\nsaturday\nor so", DAY), "saturday", DAY, "or so", "saturday (2026-11-28)"),
        (Dated("", None, "or so"), "or so", None, "", "or so"),
    ],
)
def test_a_day_is_its_words_and_the_date_they_mean(
    answer: Dated, words: str, day: date | None, note: str, written: str
) -> None:
    assert (answer.words, answer.day, answer.note, str(answer)) == (words, day, note, written)
    assert Dated(str(answer), None, answer.note) == answer


def test_words_said_before_keep_the_day_they_had() -> None:
    before = Dated("tomorrow", date(2026, 11, 24), "a note")
    assert Dated.said("tomorrow", DAY, before) is before
    assert Dated.said("tomorrow", DAY) == Dated("tomorrow", date(2026, 11, 29))
    assert Dated.said("in a week", DAY, before) == Dated("in a week", date(2026, 12, 5), "a note")
    assert not Dated.said("  ", DAY)


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("No.", "no"), ("i can’t tell", "I can't tell"), ("hard", "hard, and safe enough"),
        ("I'm in danger", "I am in danger"),
        ("not really", "not really"), ("Harder", "Harder"), ("I don’t know.", "I can't tell"),
        ("not sure", "I can't tell"),
    ],
)  # fmt: skip
def test_typed_words_mean_the_option_that_they_are(words: str, option: str) -> None:
    assert as_option(words, ("yes", "no", "I can't tell", "hard, and safe enough", "I am in danger")) == option


def test_a_beginning_that_two_options_share_means_neither() -> None:
    assert as_option("i am safe", ("I am safe, but it hurts", "I am safe, and well")) == "i am safe"


@pytest.mark.parametrize("words", ["None.", "  nobody \n\n", "I don\u2019t  know\u2026", "none" + " " * 50_000])
def test_words_that_only_say_nothing_are_known_whatever_stands_around_them(words: str) -> None:
    assert says_nothing(words)


def test_a_long_text_is_not_folded_to_see_that_it_says_something(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked at with every key that is typed into it."""

    def folded(words: str) -> str:
        raise AssertionError(f"{len(words)} characters were folded")

    monkeypatch.setattr("ptg_cli.model.answer.plain", folded)
    assert not says_nothing("the house is quiet and the kettle is on " * 1_000)
