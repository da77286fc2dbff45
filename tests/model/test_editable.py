"""A text on its way through an editor: what was not touched comes back byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.editable import Editable
from ptg_cli.model.visible import unsafe_in

LINES = st.text(alphabet=st.sampled_from("ab \t\r\x00\x1b\x85\u2028\u202e\ufeff␛é日<U+202E>"), max_size=8)
TEXTS = st.lists(LINES, max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n"]).map(lambda end: end.join(lines))
)


@given(TEXTS | st.text())
def test_what_was_not_touched_comes_back(text: str) -> None:
    editable = Editable(text)
    assert not unsafe_in(editable.shown)
    assert editable.restored(editable.shown) == text


@given(TEXTS, st.data())
def test_one_line_edited_leaves_the_others_as_they_were(text: str, data: st.DataObject) -> None:
    editable = Editable(text)
    shown = editable.shown.split("\n")
    place = data.draw(st.integers(0, len(shown) - 1))
    edited = [*shown[:place], "XYZ", *shown[place + 1 :]]
    before, after = text.split("\n"), editable.restored("\n".join(edited)).split("\n")
    assert len(after) == len(before)
    for number, (one, other) in enumerate(zip(before, after, strict=True)):
        if number == place:
            assert other.rstrip("\r") == "XYZ"
        else:
            assert other == one


@given(TEXTS, st.data())
def test_a_line_put_in_leaves_the_others_as_they_were(text: str, data: st.DataObject) -> None:
    editable = Editable(text)
    shown = editable.shown.split("\n")
    place = data.draw(st.integers(0, len(shown)))
    edited = [*shown[:place], "XYZ", *shown[place:]]
    after = editable.restored("\n".join(edited)).split("\n")
    del after[place]
    assert [line.rstrip("\r") for line in after] == [line.rstrip("\r") for line in text.split("\n")]


@pytest.mark.parametrize(
    ("original", "edited", "kept"),
    [
        ("a\r\nb\r\nc", "a\nB\nc", "a\r\nB\r\nc"),
        ("a\r\nb", "a\nb\nc", "a\r\nb\r\nc"),
        ("a\r\nb\nc", "a\nX\nc", "a\r\nX\nc"),
        ("a \x1b[31m\nb", "a ␛[31m!\nb", "a \x1b[31m!\nb"),
        ("␛ \x1b", "␛ ␛!", "␛ ␛!"),
        ("a\r\n", "", ""),
    ],
)
def test_changed_lines(original: str, edited: str, kept: str) -> None:
    assert Editable(original).restored(edited) == kept
