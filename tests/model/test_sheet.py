"""One page: it never has more lines than fit, nor wider ones, and it says what is not there."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.sheet import COLUMNS, LINES, Sheet, SheetPart, one_page
from ptg_cli.model.visible import width

NUMBERS = SheetPart("People to call", ("111: Police.", "1737: Talk."), needed=True)
LONG = "It took the whole morning, and nobody stared. " * 40


def missing(cut: Sequence[str], left_out: Sequence[str]) -> str:
    return f"Cut: {', '.join(cut)}. Left out: {', '.join(left_out)}."


def page(*parts: SheetPart) -> Sheet:
    return one_page("My plan", "On Monday.", parts, missing)


def test_what_fits_stands_there_whole() -> None:
    sheet = page(NUMBERS, SheetPart("Signs", ("no sleep", "noise")))
    assert sheet == Sheet(
        "MY PLAN\nOn Monday.\n\nPeople to call\n  111: Police.\n  1737: Talk.\n\nSigns\n  no sleep\n  noise\n"
    )


def test_long_parts_are_cut_and_short_ones_and_numbers_are_not() -> None:
    sheet = page(SheetPart("First", (LONG,)), SheetPart("Second", ("short",)), SheetPart("Third", (LONG,)), NUMBERS)
    assert (sheet.cut, sheet.left_out) == (("First", "Third"), ())
    assert sheet.text.count("…") == 2
    assert "\n  short\n" in sheet.text
    assert "1737: Talk." in sheet.text
    assert sheet.text.endswith("Cut: First, Third. Left out: .\n")
    assert LINES - 2 <= sheet.text.count("\n") <= LINES, "the room there is is used"


def test_of_very_many_parts_the_last_are_left_out_and_named_but_never_the_numbers() -> None:
    sheet = page(*(SheetPart(f"Part {nth}", ("one", "two", "three")) for nth in range(20)), NUMBERS)
    assert sheet.left_out == tuple(f"Part {nth}" for nth in range(20 - len(sheet.left_out), 20))
    assert sheet.left_out
    assert "1737: Talk." in sheet.text
    assert sheet.text.count("\n") <= LINES


@pytest.mark.parametrize(
    "words", ["x" * 500, "日本語のノート" * 60, "שלום עולם " * 60, "👩‍👩‍👧 " * 90, "a\nb\tc\x1b[31md\u202ee"]
)
def test_no_line_is_wider_than_the_page_and_nothing_harms_a_printer(words: str) -> None:
    sheet = page(SheetPart("Words", (words,)))
    assert max(width(line) for line in sheet.text.split("\n")) <= COLUMNS
    assert not set(sheet.text) & {"\x1b", "\u202e", "\t"}


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@pytest.mark.properties
@given(st.lists(st.builds(SheetPart, TEXTS, st.lists(TEXTS, max_size=8).map(tuple)), max_size=12))
def test_any_parts_make_one_page(parts: list[SheetPart]) -> None:
    sheet = page(*parts, NUMBERS)
    assert sheet.text.count("\n") <= LINES
    assert "1737: Talk." in sheet.text
    assert max(width(line) for line in sheet.text.split("\n")) <= COLUMNS
