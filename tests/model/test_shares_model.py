"""Shares of 100: their order, their picture, and how they stand in a page."""

import pytest

from ptg_cli.model.answer import Shared, built_upon, in_a_line, items_of
from ptg_cli.model.body import from_markdown, to_markdown
from ptg_cli.model.guide import Shares
from ptg_cli.model.shares import at, bar, rows

STEP = Shares("parts", "How much?", last="my own part")
PARTS = (("the rain", 40), ("the other driver", 40), ("my own part", 0), ("who knows", None))


def test_they_stand_in_a_page_line_by_line_and_come_back() -> None:
    text = to_markdown(Shared(PARTS, "It was late."))
    assert text == (
        "- the rain: 40 of 100\n- the other driver: 40 of 100\n- my own part: 0 of 100\n- who knows: no share\n\n"
        "It was late."
    )
    assert from_markdown(STEP, text) == Shared(PARTS, "It was late.")


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("the rain", ("the rain", None)),
        ("the rain: 40", ("the rain: 40", None)),
        ("the rain: 400 of 100", ("the rain: 400 of 100", None)),
        ("the rain: 40 of 100: 5 of 100", ("the rain: 40 of 100", 5)),
        ("the rain: no share: no share", ("the rain: no share", None)),
        (": 5 of 100", (": 5 of 100", None)),
        ("the rain: ٤٠ of 100", ("the rain: ٤٠ of 100", None)),
    ],
)
def test_a_row_that_was_changed_by_hand_loses_no_word(row: str, part: tuple[str, int | None]) -> None:
    assert from_markdown(STEP, f"- {row}") == Shared((part,))


def test_a_name_stands_once_on_one_line_and_an_empty_one_not_at_all() -> None:
    assert Shared((("rain ", 40), ("", 7), ("rain", 60), ("wind\n\nand sun", 5))).parts == (
        ("rain", 40),
        ("wind and sun", 5),
    )
    assert not Shared((("  ", 7),))


def test_what_they_come_to_is_none_where_none_was_given() -> None:
    assert [Shared(parts).total for parts in (PARTS, (("a", None),), (("a", 0), ("b", 0)), (("a", 90), ("b", 90)))] == [
        80,
        None,
        0,
        180,
    ]


def test_later_questions_can_quote_them_and_build_on_the_names() -> None:
    assert in_a_line(Shared(PARTS)) == "the rain 40, the other driver 40, my own part 0, who knows"
    assert items_of(Shared(PARTS)) == ("the rain", "the other driver", "my own part", "who knows")
    assert built_upon(Shared((("nobody", 5), ("rain", 1)))) == Shared((("rain", 1),))
    assert built_upon(Shared((("nobody", None),))) is None
    assert built_upon(Shared(PARTS)) == Shared(PARTS)


def test_the_last_one_stands_last_however_it_was_listed() -> None:
    assert rows(("My Own  Part", "rain", "rain"), ("wind", "my own part"), "my own part") == [
        "rain",
        "wind",
        "my own part",
    ]
    assert rows((), (), "me") == ["me"]
    assert rows((), ("a",), "") == ["a"]
    assert rows((), (), "") == []


def test_a_bar_is_as_long_as_its_share_and_the_first_guess_is_a_hollow_point() -> None:
    assert bar(None, 11) == "···········"
    assert bar(0, 11) == "●··········"
    assert bar(40, 11, 70) == "━━━━●··○···"
    assert bar(70, 11, 40) == "━━━━○━━●···"
    assert bar(70, 11, 70) == "━━━━━━━●···"
    assert bar(None, 11, 0) == "○··········"
    assert bar(100, 11) == "━━━━━━━━━━●"
    assert bar(5, 1) == "●"


def test_a_place_on_a_bar_is_a_share_in_whole_steps() -> None:
    assert [at(cell, 41) for cell in (0, 1, 2, 20, 40, 60)] == [0, 0, 5, 50, 100, 100]
    assert at(0, 1) == 0
