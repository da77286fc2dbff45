"""A text set in a column: nothing is lost, every line fits, and a very long line is set a piece at a time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model import column
from ptg_cli.model.column import Column
from ptg_cli.model.visible import width

TEXTS = st.text(alphabet=st.sampled_from("ab é日\u0301👩 \n"), max_size=200)


def lines_of(text: str, columns: int) -> list[str]:
    """All lines."""
    whole = Column(text, columns)
    whole.set()
    return [whole[place] for place in range(len(whole))]


@given(TEXTS, st.integers(2, 20))
def test_lines_fit_and_hold_everything(text: str, columns: int) -> None:
    lines = lines_of(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(2, 20), st.integers(1, 30), st.integers(1, 40))
def test_pieces_are_the_same_lines_as_the_whole(text: str, columns: int, size: int, step: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column, "_AT_ONCE", size)
        whole = Column(text, columns)
        while not whole.set(step):
            pass
    shown = [whole[place] for place in range(len(whole))]
    assert "".join("".join(shown).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in shown)


@given(TEXTS, st.integers(2, 20))
def test_a_line_is_found_by_what_it_holds(text: str, columns: int) -> None:
    whole = Column(text, columns)
    whole.set()
    for offset, character in enumerate(text):
        line = whole.line_of(offset)
        assert line is not None
        if character not in " \n":
            assert character in whole[line]


def test_every_character_that_counts_as_one_cell_is_one() -> None:
    simple = [chr(code) for code in range(0x10000) if column._ONE_CELL_EACH.fullmatch(chr(code))]
    assert not {"\u0301", "日"} & set(simple)
    assert [character for character in simple if width(character) != 1] == []


def test_the_beginning_of_a_line_of_megabytes_is_set_without_the_rest() -> None:
    text = "the kitchen was quiet " * 250_000
    start = time.perf_counter()
    words = Column(text, 72)
    assert not words.set(10_000)
    beginning = time.perf_counter() - start
    assert len(words) > 100
    assert words.line_of(len(text) - 2) is None
    words.set()
    assert beginning < (time.perf_counter() - start) / 10
    assert words.line_of(len(text) - 2) == len(words) - 1
