"""The log of content: one row a file, what each rests on, and how many nobody outside the project has read."""

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Final

from tests.every_row import of_each

ROOT: Final = Path(__file__).parents[2]
PROMPTS: Final = ROOT / "prompts"


def table_of(name: str) -> dict[str, Any]:
    """A content file, as a table."""
    return tomllib.loads((PROMPTS / name).read_text(encoding="utf-8"))


ROWS: Final[list[dict[str, Any]]] = table_of("log.toml")["file"]
FILES: Final = sorted(
    path.relative_to(PROMPTS).as_posix() for path in PROMPTS.rglob("*.toml") if path.name != "log.toml"
)
SOURCES: Final[dict[str, dict[str, Any]]] = {row["key"]: row for row in table_of("sources.toml")["source"]}
each_row = of_each({str(row["file"]): row for row in ROWS})


def named_by(name: str) -> set[str]:
    """The keys of sources.toml that a content file names itself, also row by row."""
    table = table_of(name)
    inside = [row["source"] for row in table.get("strategy", []) if row.get("source")]
    return {*table.get("sources", []), *inside}


def test_every_content_file_has_one_row_and_every_row_a_file() -> None:
    rows = Counter(row["file"] for row in ROWS)
    assert [name for name in FILES if name not in rows] == []  # each of these needs a row in prompts/log.toml
    assert [name for name in rows if name not in FILES] == []  # these rows are about files that are gone
    assert [name for name, count in rows.items() if count > 1] == []


@each_row
def test_a_row_says_who_wrote_the_file_when_what_it_rests_on_and_who_read_it(row: dict[str, Any]) -> None:
    assert list(row) == ["file", "written_by", "on", "rests_on", "rules_checked", "read_by_outside_person"]
    assert row["written_by"] == "ptg project"
    assert type(row["on"]) is date
    assert isinstance(row["read_by_outside_person"], str)


@each_row
def test_a_guide_was_held_against_the_rules_after_its_last_change(row: dict[str, Any]) -> None:
    checked = row["rules_checked"]
    if row["file"].startswith("guides/"):
        assert type(checked) is date  # hold it against the rules in docs/how-to/content.md, then write the day
    if checked:
        assert checked >= row["on"]
    else:
        assert checked == ""


@each_row
def test_what_a_file_rests_on_is_what_it_names_itself_or_one_plain_sentence(row: dict[str, Any]) -> None:
    rests_on = row["rests_on"]
    if isinstance(rests_on, list):
        assert [key for key in rests_on if key not in SOURCES] == []
        assert sorted(rests_on) == sorted(named_by(row["file"]))
        assert rests_on
    else:
        assert re.fullmatch(r"[A-Z][^\n]{15,}\.", rests_on)
        assert named_by(row["file"]) == set()


def test_the_readme_says_how_many_files_nobody_has_read_and_how_many_guides_rest_on_no_study() -> None:
    empty = sum(not row["read_by_outside_person"] for row in ROWS)
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"{empty} of the {len(ROWS)} content files have been read by nobody outside the project" in readme
    guides = [row["rests_on"] for row in ROWS if row["file"].startswith("guides/")]
    on_none = sum(isinstance(rests_on, str) for rests_on in guides)
    assert f"{on_none} of the {len(guides)} guides rest on no study" in readme


def test_a_source_about_reported_growth_says_that_it_was_reported() -> None:
    assert "growth as people reported it" in SOURCES["prati-2009"]["says"]
    assert "no measure of change" in SOURCES["prati-2009"]["says"]


def test_the_study_of_writing_that_is_read_is_not_given_out_as_one_of_letters() -> None:
    assert "It was no study of letters" in SOURCES["radcliffe"]["says"]
    assert "radcliffe" not in named_by("guides/a-letter-that-needs-no-answer.toml")
