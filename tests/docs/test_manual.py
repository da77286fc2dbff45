"""What stands under share/ is what scripts/manual.py makes of the command tree, and goes into a wheel."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
import typer

from ptg_cli.cli.app import build

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "share" / "man" / "man1" / "ptg.1"


@pytest.fixture(scope="module")
def script() -> Any:
    """The script, as a module; it stands on another one beside it."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return import_module("manual")
    finally:
        sys.path.remove(str(ROOT / "scripts"))


def test_the_files_are_those_of_these_commands(script: Any) -> None:
    for name, text in script.files().items():
        assert (ROOT / "share" / name).read_text(encoding="utf-8") == text  # else: python scripts/manual.py


def test_the_manual_names_every_command_and_option() -> None:
    said = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    headings = re.findall(r"^\.SS ptg ((?:[a-z-]+ ?)+)", said, re.MULTILINE)
    tree: Any = typer.main.get_command(build())
    assert set(tree.list_commands(None)) <= {words.split()[0] for words in headings}
    for name in tree.list_commands(None):
        for one in tree.get_command(None, name).params:
            if not one.hidden and one.param_type_name == "option":
                assert all(re.search(rf"^\.B .*{re.escape(option)}\b", said, re.MULTILINE) for option in one.opts), one


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="there is no mandoc here")
def test_the_manual_is_well_formed() -> None:
    done = subprocess.run(["mandoc", "-Tlint", PAGE], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_wheel_and_a_source_archive_take_them() -> None:
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert targets["wheel"]["shared-data"] == {"share": "share"}
    assert "/share" in targets["sdist"]["include"]
