"""A person's text on a screen: harmless whatever it holds, and never wider than there is room."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.visible import fitted, json_escaped, one_line, shorten, visible, width


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("plain words", "plain words"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("windows\r\nlines\r\n", "windows\nlines\n"),
        ("alone\rreturn", "alone␍return"),
        ("\x1b[2Jgone", "␛[2Jgone"),
        ("bell\a", "bell␇"),
        ("\x00", "␀"),
        ("\x7f", "␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("\u202eevil", "<U+202E>evil"),
        ("a\u2066b\u2069", "a<U+2066>b<U+2069>"),
        ("\u200f\u200e\u061c", "\u200f\u200e\u061c"),  # marks that writers need; they turn nothing around
        ("one\u2028two\u2029", "one<U+2028>two<U+2029>"),
        ("\ufeffword", "<U+FEFF>word"),
        ("\ud800", "<U+D800>"),
        ("[/] [bold]", "[/] [bold]"),
        ("שלום é 中文 👩‍👩‍👧", "שלום é 中文 👩‍👩‍👧"),
    ],
)
def test_what_could_move_a_cursor_or_turn_the_text_is_made_visible(given_text: str, shown: str) -> None:
    assert visible(given_text) == shown


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_shown_controls_a_terminal_or_turns_its_direction(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} and c not in "\t\n"]
    assert not [c for c in shown if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}]
    shown.encode()
    assert visible(shown) == shown


@given(st.text())
def test_no_letter_is_lost_in_showing(text: str) -> None:
    letters = [c for c in text if c.isalnum()]
    shown = iter(visible(text))
    assert all(letter in shown for letter in letters)


@given(st.text(st.characters(exclude_categories=[])))
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    assert line == line.strip()


def test_one_line_makes_runs_of_white_space_one_space() -> None:
    assert one_line("  one\n\n two\t three\u2028four \x1b") == "one two three four ␛"


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("plain", 5), ("中文", 4), ("e\u0301", 1), ("é", 1), ("👋", 2), ("ａ", 2), ("한", 2), ("ﾊ", 1)],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "cut"),
    [
        ("kitchen", 7, "kitchen"),
        ("kitchen", 6, "kitch…"),
        ("kitchen", 1, "…"),
        ("the kitchen", 5, "the…"),
        ("中文字", 6, "中文字"),
        ("中文字", 5, "中文…"),
        ("中文字", 4, "中…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("", 3, ""),
    ],
)
def test_shorten_shows_that_it_goes_on(text: str, cells: int, cut: str) -> None:
    assert shorten(text, cells) == cut


@given(st.text(), st.integers(1, 40))
def test_a_shortened_text_fits_and_a_short_one_is_left_alone(text: str, cells: int) -> None:
    cut = shorten(text, cells)
    assert width(cut) <= cells
    assert (cut == text) == (width(text) <= cells) or cut == text
    assert cut == text or cut.endswith("…")
    assert text.startswith(cut.removesuffix("…").rstrip()) or cut == text


@pytest.mark.parametrize("letter", ["\x7f", "\x9b", "\x9d", "\u202e", "\u2066", "\u2028", "\ufeff"])
def test_json_holds_nothing_that_could_harm_a_terminal_and_says_the_same(letter: str) -> None:
    text = json.dumps({"a": f"x{letter}é台\u200c\n"}, ensure_ascii=False, indent=2)
    shown = json_escaped(text)
    assert letter not in shown
    assert "é台\u200c" in shown
    assert json.loads(shown) == json.loads(text)


@given(st.lists(st.text("ab台é", min_size=1, max_size=30), min_size=1, max_size=40), st.integers(21, 90))
def test_a_window_breaks_a_filled_line_between_words_and_a_reader_hears_one_line(
    words: list[str], columns: int
) -> None:
    line = " ".join(words)
    shown = fitted(line, columns)
    assert "\n" not in shown
    assert shown.split() == line.split()
    if all(width(word) < columns for word in words):
        assert [row for row in rows_of(shown, columns) if row.strip().split()[0] not in words] == []
        assert " ".join(" ".join(row.split()) for row in rows_of(shown, columns)) == line


def rows_of(text: str, columns: int) -> list[str]:
    """The rows that a window of so many columns makes of a line."""
    rows: list[str] = []
    row = ""
    for letter in text:
        if width(row + letter) > columns:
            rows, row = [*rows, row], ""
        row += letter
    return [*rows, row]
