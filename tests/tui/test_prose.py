"""Markdown as it is read: nothing is lost, nothing is markup, long texts are parted to fit."""

from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.terms import read_terms
from ptg_cli.model.visible import visible
from ptg_cli.tui.widgets.pages.prose import prose
from ptg_cli.tui.widgets.pages.reader import LONG, reading

MARKDOWN = st.text(alphabet=st.sampled_from("ab1 \n\n#*_->`[]()!<>&;.\\~=+|:\t\x1b日é"), max_size=200)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(MARKDOWN | st.text())
def test_no_letter_is_lost(text: str) -> None:
    assert _letters(prose(text).plain) == _letters(visible(text).expandtabs(4))


def test_what_is_drawn() -> None:
    text = "## Question?\n\nAn *answer* with `code`.\nSame paragraph.\n\n- one\n- two\n  1) in\n\n"
    text += "> said\n\n[/] <b>x</b> [l](u)\n"
    assert prose(text).plain == (
        "Question?\nAn answer with code.\nSame paragraph.\n\n• one\n• two\n  1) in\n\n▎ said\n\n[/] <b>x</b> [l](u)"
    )


def test_questions_are_dim_and_what_answers_them_is_in_full_colour() -> None:
    def styled(words: str, **how: bool) -> set[str]:
        drawn = prose("## What is it?\n\nA *small* thing.", **how)
        at = drawn.plain.index(words)
        return {str(span.style) for span in drawn.spans if span.start <= at < span.end}

    assert styled("What is it", questions=True) == {"$dim"}
    assert styled("What is it") == {"bold"}
    assert styled("A ", questions=True) == set()
    assert styled("small", questions=True) == {"italic"}


def test_a_line_above_dashes_stays_a_line() -> None:
    assert prose("words\n---\nmore").plain == "words\n\n---\n\nmore"


def test_nested_deeper_than_anyone_means() -> None:
    assert "hello" in prose("> " * 500 + "hello").plain


def test_matches_are_set_off() -> None:
    terms = read_terms(["answer"])
    assert terms is not None
    shown = reading("heading", "an *answer*", terms.patterns)
    assert shown.drawn is not None
    assert any(span.start == 3 and span.end == 9 and "underline" in str(span.style) for span in shown.drawn.spans)


def test_a_long_text_is_not_drawn_but_shown_as_it_is() -> None:
    assert reading("", "a" * (LONG + 1)).drawn is None
