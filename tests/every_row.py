"""One test for all rows of a table, where each row is looked at in a moment.

A test of pytest's own for each row costs more than the looking: there are thousands of them. Here one test looks at
every row, and fails with the name of each that does not hold, its line and what was expected.
"""

import functools
from collections.abc import Callable, Mapping
from typing import TypeVar

import pytest

Row = TypeVar("Row")


def of_each(rows: Mapping[str, Row]) -> Callable[[Callable[[Row], None]], Callable[[], None]]:
    """A test of one row becomes a test of all of them, each under its name. A row must leave nothing behind."""

    def whole(check: Callable[[Row], None]) -> Callable[[], None]:
        def test() -> None:
            failures = [said for name, row in rows.items() if (said := failure_of(check, row, name))]
            assert rows, "there is no row to look at"
            if failures:
                pytest.fail("\n".join(failures), pytrace=False)

        functools.update_wrapper(test, check)
        del test.__wrapped__  # type: ignore[attr-defined]  # pytest would ask for the row as a fixture
        return test

    return whole


def failure_of(check: Callable[[Row], None], row: Row, name: str) -> str:
    """What is said where a row does not hold, or nothing. Any other error ends the test, and names the row."""
    try:
        check(row)
    except AssertionError as failure:
        trace = failure.__traceback__
        while trace is not None and trace.tb_frame.f_code is not check.__code__:
            trace = trace.tb_next
        line = trace.tb_lineno if trace else check.__code__.co_firstlineno
        return f"{name}, line {line}: {failure}"
    except Exception as error:
        error.add_note(f"with {name}")
        raise
    return ""
