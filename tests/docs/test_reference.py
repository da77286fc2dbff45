"""docs/reference.md is what scripts/reference.py makes of the command tree."""

from pathlib import Path
from typing import Any, Final

import pytest
from tests.scripts_kit import script

from ptg_cli.cli.diagnostics import ExitStatus

ROOT: Final = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reference() -> Any:
    """The script that makes it."""
    return script("reference")


def test_the_reference_is_that_of_these_commands(reference: Any) -> None:
    written = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert reference.text().splitlines() == written.splitlines()  # else: python scripts/reference.py


def test_the_reference_names_every_exit_code(reference: Any) -> None:
    assert set(ExitStatus) <= set(reference.ENDINGS)
