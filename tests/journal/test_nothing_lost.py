"""The promise of the house, over thousands of made-up lives: nothing is lost, and what was asked to go is nowhere."""

import os
from pathlib import Path

import pytest
from tests.journal.simulation import live

LIVES = int(os.environ.get("PTG_TEST_LIVES", "10000"))
"""How many lives the slow test makes up."""

STEPS = 12


def test_a_hundred_lives_lose_nothing_and_leave_nothing(tmp_path: Path) -> None:
    assert live(tmp_path, range(100), STEPS) > 100


@pytest.mark.slow
def test_ten_thousand_lives_lose_nothing_and_leave_nothing(tmp_path: Path) -> None:
    assert live(tmp_path, range(1000, 1000 + LIVES), STEPS) > LIVES
