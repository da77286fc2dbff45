"""A test of every row runs each of them, and says which do not hold."""

import pytest
from tests.every_row import of_each


def test_it_looks_at_every_row_and_names_all_that_do_not_hold() -> None:
    seen: list[int] = []

    @of_each({"one": 1, "two": 2, "three": 3})
    def odd(number: int) -> None:
        seen.append(number)
        assert number == 1

    with pytest.raises(pytest.fail.Exception) as caught:
        odd()
    assert seen == [1, 2, 3]
    first, *_, last = str(caught.value).splitlines()
    assert first.startswith("two, line ")
    assert "2 == 1" in first
    assert "three, line " in str(caught.value)
    assert "one" not in first + last


def test_another_error_names_its_row_and_no_row_at_all_is_a_failure() -> None:
    def whole(number: int) -> None:
        assert 12 % number == 0

    with pytest.raises(ZeroDivisionError) as caught:
        of_each({"none": 0})(whole)()
    assert caught.value.__notes__ == ["with none"]
    with pytest.raises(AssertionError, match="no row"):
        of_each({})(whole)()
