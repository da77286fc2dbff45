"""docs/reference.md is what scripts/reference.py makes of the command tree."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, Final

import pytest

from ptg_cli.cli.diagnostics import ExitStatus

ROOT: Final = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> Any:
    """The script, as a module."""
    spec = spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["reference"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_that_of_these_commands(script: Any) -> None:
    written = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert script.text().splitlines() == written.splitlines()  # else: python scripts/reference.py


def test_the_reference_names_every_exit_code(script: Any) -> None:
    assert set(ExitStatus) <= set(script.ENDINGS)
