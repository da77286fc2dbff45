"""The workflows name what is there. They are read as text: nothing here reads YAML."""

import os
import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parents[2]
WORKFLOWS: Final = sorted((ROOT / ".github" / "workflows").iterdir())
EVERYTHING: Final = ROOT / ".github" / "workflows" / "everything.yml"


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_everything_runs_with_the_oldest_python_that_is_supported(project: dict[str, Any]) -> None:
    (named,) = re.findall(r"^ +python: \[(.*)\]$", EVERYTHING.read_text(encoding="utf-8"), re.MULTILINE)
    oldest, newest = re.findall(r'"([^"]+)"', named)
    assert f">={oldest}" == project["project"]["requires-python"]
    assert newest == "3.x"


def test_everything_runs_the_script_that_runs_everything() -> None:
    assert re.findall(r"^ +- run: (.*)$", EVERYTHING.read_text(encoding="utf-8"), re.MULTILINE) == [".ci/run"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_names_extras_marks_and_folders_that_are_there(path: Path, project: dict[str, Any]) -> None:
    written = path.read_text(encoding="utf-8")
    for extra in re.findall(r'-e "\.\[(\w+)\]"', written):
        assert extra in project["project"]["optional-dependencies"]
    marks = {mark.partition(":")[0] for mark in project["tool"]["pytest"]["ini_options"]["markers"]}
    for mark in re.findall(r'-m "(?:not )?(\w+)"', written):
        assert mark in marks
    for folder in re.findall(r"--ignore=(\S+)", written):
        assert (ROOT / folder).is_dir()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_and_ends_by_itself(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    assert "\t" not in written
    assert re.search(r"^permissions:\n  contents: read$", written, re.MULTILINE)
    assert written.count("runs-on:") == written.count("timeout-minutes:") == 1
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", used) for used in re.findall(r"uses: (.+)", written))
