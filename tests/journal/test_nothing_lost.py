"""The promise of the house, over thousands of made-up lives: nothing is lost, and what was asked to go is nowhere."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.journal.simulation import live

LIVES = int(os.environ.get("PTG_TEST_LIVES", "10000"))
"""How many lives the slow test makes up."""

STEPS = 12

IN_MEMORY = Path("/dev/shm")
"""Files that are in memory alone, where a system has such a place: a made-up life asks nothing of a real disk."""


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """A folder for many lives, in memory where that can be."""
    if not os.access(IN_MEMORY, os.W_OK):
        yield tmp_path
        return
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        yield Path(folder)


def test_a_hundred_lives_lose_nothing_and_leave_nothing(tmp_path: Path) -> None:
    assert live(tmp_path, range(100), STEPS) > 100


@pytest.mark.slow
def test_ten_thousand_lives_lose_nothing_and_leave_nothing(quick: Path) -> None:
    assert live(quick, range(1000, 1000 + LIVES), STEPS) > LIVES
