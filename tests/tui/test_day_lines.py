"""Rows under the days they belong to: where each line of the list is, whatever the days, one by one."""

from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.tui.widgets.pages.day_lines import DayLines


@given(
    names=st.lists(st.integers(1, 4).map(str), max_size=12).map(lambda days: sorted(days, reverse=True)),
    parted=st.integers(0, 12),
    by_day=st.booleans(),
    each=st.integers(1, 2),
    more=st.integers(0, 1),
    air=st.booleans(),
    marked=st.integers(0, 11),
)
def test_every_line_is_found_from_its_row_and_every_row_from_its_line(
    names: list[str], parted: int, by_day: bool, each: int, more: int, air: bool, marked: int
) -> None:
    laid = DayLines(list if by_day else None)
    laid.each, laid.air = each, air
    laid.more = more if names else 0
    laid.take(names[:parted])
    laid.add(names[parted:])
    marked = min(marked, max(len(names) - 1, 0))
    drawn: list[tuple[str, int]] = []
    for place, name in enumerate(names):
        if by_day and names[place - 1 : place] != [name]:
            drawn += [("air", place)] if drawn and air else []
            drawn.append(("heading", place))
        drawn.append(("row", place))
        drawn += [("below", place)] * (each - 1 + (laid.more if place == marked else 0))
    assert [laid.at(line, marked) for line in range(len(drawn))] == drawn
    assert laid.at(len(drawn), marked) is None
    assert laid.total() == len(drawn)
    assert [laid.line_of(place, marked) for place in range(len(names))] == [
        line for line, (what, _) in enumerate(drawn) if what == "row"
    ]


def test_names_out_of_order_begin_a_day_anew() -> None:
    laid = DayLines(list)
    laid.take(["2", "2", "1", "2"])
    assert laid.days == ["2", "1", "2"]
    assert [laid.day_at(place) for place in range(4)] == [0, 0, 1, 2]
