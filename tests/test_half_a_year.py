"""The made-up half year that anyone can look around in."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from tests.scripts_kit import script

from ptg_cli.journal.pages import read_page

half_a_year = script("half_a_year")


def test_it_is_a_journal_like_any_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert half_a_year.main([str(tmp_path / "made-up")]) == 0
    entries = tmp_path / "made-up" / "journal" / "entries"
    pages = [read_page(path) for path in sorted(entries.rglob("*.md"))]
    assert len(pages) > 200
    assert not any(page.unreadable or page.entry.problems for page in pages)
    assert {page.entry.kind for page in pages} == {"note", "journal", "checkin", "practice", "coping"}
    assert all(stat.S_IMODE(page.path.stat().st_mode) == 0o600 for page in pages)
    days = [page.entry.created.date() for page in pages if page.entry.created]
    assert days == sorted(days)
    assert days[-1] - days[0] > timedelta(days=170)
    assert f"{len(pages)} pages" in capsys.readouterr().out


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        half_a_year.main([str(tmp_path / name)])
        entries = tmp_path / name / "journal" / "entries"
        written.append({path.name: path.read_bytes() for path in entries.rglob("*.md")})
    assert written[0] == written[1]


def test_it_writes_into_no_folder_that_has_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.md").write_text("Words.")
    assert half_a_year.main([str(tmp_path)]) == 2
    assert "is not an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


def test_an_answer_to_a_step_that_is_not_there_is_named(tmp_path: Path) -> None:
    context = half_a_year.Context(half_a_year.folders(str(tmp_path), {}))
    with pytest.raises(ValueError, match="has no step nothing-like-it"):
        half_a_year.body(context.library.guide("three-real-things"), {"nothing-like-it": "Words."})
