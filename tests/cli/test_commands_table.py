"""docs/commands.md beside the commands themselves: what the table names is there, and does what its column says."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from ptg_cli.cli.app import build

TABLE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
HEAD, _, *ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if line.startswith("|")
]
CELLS = [(row[0], column, cell) for row in ROWS for column, cell in zip(HEAD[1:], row[1:], strict=True)]
NAMED = [(thing, column, call) for thing, column, cell in CELLS for call in re.findall(r"`ptg ([^`]+)`", cell)]
TOLD_IN_JSON = {"list", "show one", "earlier versions", "check"}


def command(call: str) -> Any:
    """The command that is called so, and every option of it is there."""
    root: Any = typer.main.get_command(build())
    found, context = root, typer.Context(root)
    words = call.split()
    for word in words:
        if word.startswith("--"):
            assert any(word in one.opts for one in found.params), call
            continue
        below = found.get_command(context, word)
        assert below is not None, call
        assert not below.hidden, call
        found = below
    return found


@pytest.mark.parametrize(("thing", "column", "call"), NAMED)
def test_what_the_table_names_is_there(thing: str, column: str, call: str) -> None:
    found = command(call)
    if column in TOLD_IN_JSON and call != "guides check":
        assert any("--json" in one.opts for one in found.params), call


VERBS = {"list": "list", "earlier versions": "history", "check": "check", "bring back": "restore"}
OWN_WORDS = {("the plan", "list"), ("people", "list"), ("pages", "check")}


@pytest.mark.parametrize(("thing", "column", "call"), NAMED)
def test_a_verb_is_the_same_for_everything(thing: str, column: str, call: str) -> None:
    verb = VERBS.get(column)
    words = [word for word in call.split() if not word.startswith("--")]
    if verb and (thing, column) not in OWN_WORDS and call not in {"values undo", "journeys begin"}:
        assert words[-1] == verb, (thing, column, call)


def test_no_command_of_a_group_is_left_out_but_what_the_table_has_no_column_for() -> None:
    named = {call.partition(" --")[0] for _, _, call in NAMED}
    root: Any = typer.main.get_command(build())
    there = {
        f"{name} {below}"
        for name in root.list_commands(None)
        if hasattr(group := root.get_command(None, name), "commands")
        for below, one in group.commands.items()
        if not one.hidden
    }
    assert there - named == {"plan export", "values choices"}


def test_older_spellings_still_work(ptg: Any) -> None:
    assert ptg.ok("config", "show").out == ptg.ok("config").out
    assert ptg.ok("strategies", "slow-walk", "--star").said == "Starred.\n"
    assert "Walk slowly" in ptg.ok("strategies", "--starred").out
    assert ptg.ok("strategies", "--add", given="Knit\n").line == "knit"
    assert ptg.ok("practices", "box").out == ptg.ok("practices", "show", "box").out
    assert ptg.ok("guides", "naming-what-hurts").out == ptg.ok("guides", "show", "naming-what-hurts").out
