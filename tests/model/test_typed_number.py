"""A number typed digit by digit waits only where another digit could still belong to it."""

import pytest

from ptg_cli.model.typed_number import WAIT, TypedNumber


def typed(number: TypedNumber, *presses: tuple[str, float]) -> TypedNumber:
    for digit, at in presses:
        number.press(digit, at)
    return number


@pytest.mark.parametrize("digit", ["0", "2", "5", "9"])
def test_a_digit_that_can_be_no_other_number_is_sure_at_once(digit: str) -> None:
    number = typed(TypedNumber(0, 10), (digit, 0.0))
    assert (number.value, number.due(0.0)) == (int(digit), 0.0)


def test_a_one_waits_for_a_nought_and_then_is_sure() -> None:
    number = typed(TypedNumber(0, 10), ("1", 0.0))
    assert (number.value, number.due(0.0)) == (1, WAIT)
    assert number.due(WAIT) == 0.0


def test_a_nought_in_time_makes_it_ten_and_later_is_a_nought() -> None:
    assert typed(TypedNumber(0, 10), ("1", 0.0), ("0", WAIT / 2)).value == 10
    assert typed(TypedNumber(0, 10), ("1", 0.0), ("0", WAIT)).value == 0


def test_another_digit_begins_anew() -> None:
    number = typed(TypedNumber(0, 10), ("1", 0.0), ("7", 0.1))
    assert (number.value, number.due(0.1)) == (7, 0.0)


def test_in_a_list_a_digit_waits_where_there_are_longer_numbers() -> None:
    number = typed(TypedNumber(1, 28), ("2", 0.0))
    assert number.due(0.0) == WAIT
    assert typed(number, ("8", 0.1)).value == 28
    assert number.due(0.1) == 0.0
    assert typed(TypedNumber(1, 28), ("3", 0.0)).due(0.0) == 0.0


def test_what_begins_no_number_leaves_none() -> None:
    number = typed(TypedNumber(1, 5), ("9", 0.0))
    assert (number.value, number.due(0.0)) == (None, None)
    assert typed(TypedNumber(1, 5), ("0", 0.0)).value is None
