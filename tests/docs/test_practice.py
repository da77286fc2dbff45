"""The table of the practice behind ptg names only what is there, and leaves no row without an answer."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer
from tests.every_row import of_each

from ptg_cli.cli.app import build
from ptg_cli.library.library import Library

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs" / "practice.md").read_text(encoding="utf-8")
LIBRARY: Final = Library(ROOT / "prompts", ROOT / "prompts" / "nobodys")
NEEDS_SOMEONE: Final = "needs another person, because"


def rows() -> Iterator[tuple[str, str]]:
    """Each row: what is asked for, and where it is."""
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "what is asked for":
            yield cells[0], cells[1]


NAMED: Final = sorted({name for _, where in rows() for name in re.findall("`([^`]+)`", where)})


def is_command(words: list[str]) -> bool:
    """True where `ptg` has a command of these words."""
    found: Any = typer.main.get_command(build())
    for word in words:
        found = found.get_command(typer.Context(found), word) if hasattr(found, "commands") else None
        if found is None:
            return False
    return True


@of_each({name: name for name in NAMED})
def test_each_guide_practice_and_command_is_there(name: str) -> None:
    first, *words = name.split()
    guides, practices = {one.slug for one in LIBRARY.every_guide()}, {one.slug for one in LIBRARY.practices()}
    assert is_command(words) if first == "ptg" else name in guides | practices


def test_each_row_says_where_or_why_it_needs_someone() -> None:
    assert len(list(rows())) >= 45
    assert [asked for asked, where in rows() if "`" not in where and NEEDS_SOMEONE not in where] == []
    assert any(NEEDS_SOMEONE in where for _, where in rows())
