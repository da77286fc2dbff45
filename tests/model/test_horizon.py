"""The picture below today: a pure function of size and hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.model.horizon import RISES, SETS, Horizon, horizon

WIDE, HIGH = 120, 12


def disc_cells(picture: Horizon) -> list[tuple[int, int]]:
    """Points that are all disc, as row and column."""
    return [(y, x) for y, row in enumerate(picture.points) for x, paint in enumerate(row) if paint.disc > 0.9]


@given(st.integers(0, 90), st.integers(0, 40), st.floats(0, 24, exclude_max=True))
def test_any_size_at_any_hour_fills_exactly_its_cells(columns: int, rows: int, hour: float) -> None:
    picture = horizon(columns, rows, hour)
    assert len(picture.points) == 2 * rows
    assert all(len(row) == columns for row in picture.points)
    assert all(0 <= share <= 1 for row in picture.points for paint in row for share in paint)
    assert all(0 <= y < max(rows, 1) and 0 <= x < columns for y, x in picture.stars)


def test_it_is_the_same_each_time() -> None:
    assert horizon(WIDE, HIGH, 7.5) == horizon(WIDE, HIGH, 7.5)


def test_the_disc_goes_from_left_to_right_and_stands_highest_in_the_middle_of_the_day() -> None:
    places = []
    for hour in (8, 10, 13, 16, 18):
        cells = disc_cells(horizon(WIDE, HIGH, hour))
        places.append((min(y for y, _ in cells), min(x for _, x in cells)))
    assert [x for _, x in places] == sorted(x for _, x in places)
    assert min(places)[1] == places[2][1]
    assert places[0][0] > places[2][0] < places[-1][0]


@pytest.mark.parametrize("hour", [RISES, SETS])
def test_at_dawn_and_dusk_about_half_of_it_is_behind_the_hills(hour: float) -> None:
    whole = len(disc_cells(horizon(WIDE, HIGH, 13)))
    assert 0.25 < len(disc_cells(horizon(WIDE, HIGH, hour))) / whole < 0.75


@pytest.mark.parametrize("hour", [0, 1, 4.5, 21.5, 23.9])
def test_at_night_it_is_gone_and_a_few_stars_stand_above_the_hills(hour: float) -> None:
    picture = horizon(WIDE, HIGH, hour)
    assert not any(paint.disc for row in picture.points for paint in row)
    assert 3 <= len(picture.stars) <= 9
    assert not any(any(picture.points[2 * y][x]) for y, x in picture.stars)


def test_by_day_there_are_no_stars_and_in_the_dusk_fewer_than_at_night() -> None:
    assert not horizon(WIDE, HIGH, 12).stars
    assert 0 < len(horizon(WIDE, HIGH, 20.8).stars) < len(horizon(WIDE, HIGH, 1).stars)


def test_the_last_row_thins_out_into_the_ground() -> None:
    assert all(sum(paint) < 0.25 for paint in horizon(WIDE, HIGH, 13).points[-1])
