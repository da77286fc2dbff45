"""What one press of backspace takes: a character as a person sees it, whatever it is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.characters import end_after, is_text, start_before


def characters(text: str) -> list[str]:
    """The characters of a text, from its end."""
    found: list[str] = []
    place = len(text)
    while place:
        start = start_before(text, place)
        found.insert(0, text[start:place])
        place = start
    return found


@pytest.mark.parametrize(
    "parts",
    [
        ["a", "b", "\n", "c"],
        ["e\u0301", "x", "e\u0301\u0323"],
        ["❤\ufe0f", "a"],
        ["👍🏽", "👍"],
        ["👩‍👩‍👧‍👦", "👩‍💻"],
        ["🏳️‍🌈", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"],
        ["🇨🇿", "🇩🇪", "🇨"],
        ["1\ufe0f\u20e3", "2"],
        ["\u1112\u1161\u11ab", "\u1100\u1173\u11af"],
        ["한", "글", "하\u11ab"],
        ["م", "ی\u200c", "ر"],
        ["न\u093f", "क\u094d\u200d", "ष"],
        ["a", "\u200f", "b", "\u00ad", "\u00a0"],
        ["a\u200d", "b"],
    ],
)
def test_it_takes_all_that_belongs_together_and_no_more(parts: list[str]) -> None:
    text = "".join(parts)
    assert characters(text) == parts
    place = 0
    for part in parts:
        assert end_after(text, place) == place + len(part)
        place += len(part)


@given(st.text(st.characters() | st.sampled_from("\u200d\u200c\ufe0f\u0301👩🏽🇨한하\u11ab\u1100\u1161")))
def test_forwards_and_backwards_part_a_text_at_the_same_places(text: str) -> None:
    forwards = [0]
    while forwards[-1] < len(text):
        forwards.append(end_after(text, forwards[-1]))
    backwards = [len(text)]
    while backwards[-1] > 0:
        backwards.append(start_before(text, backwards[-1]))
    assert forwards == backwards[::-1]


def test_from_the_middle_of_one_it_goes_to_its_beginning() -> None:
    assert start_before("a👩‍👧", 3) == 1
    assert (start_before("", 0), end_after("", 0)) == (0, 0)


@pytest.mark.parametrize("character", list("a \u200c\u200d\u00a0\u00ad\u200f\ufe0f👩\ue000"))
def test_whatever_people_type_is_text(character: str) -> None:
    assert is_text(character)


@pytest.mark.parametrize("character", ["", "\x00", "\x1b", "\x7f", "\x85", "\x9b", "\n", "\t", "\ud800"])
def test_what_controls_a_terminal_is_not(character: str) -> None:
    assert not is_text(character)
