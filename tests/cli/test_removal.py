"""Letting go and getting back; and keeping nothing, which is also a promise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

MARKER = "zebramarker"


def test_delete_asks_nothing_and_restore_brings_it_back(ptg: Any) -> None:
    kept = ptg.ok("note", "gone and back").line
    before = ptg.ok("show", kept, "--raw").raw
    assert "`ptg restore` brings it back" in ptg.ok("delete", kept).said
    assert ptg.pages() == []
    assert kept in ptg.ok("trash").out
    assert ptg.ok("restore").line == kept
    assert ptg.ok("show", kept, "--raw").raw == before
    assert "The trash is empty." in ptg.fails("restore")


def test_several_are_found_before_any_goes(ptg: Any) -> None:
    kept = [ptg.ok("note", "--at", f"2026-01-0{day}", str(day)).line for day in (1, 2, 3)]
    ptg.ok("delete", "@1", "@2")
    assert [path.stem for path in ptg.pages()] == [kept[0]]
    assert ptg.ok("restore", kept[1]).line == kept[1]


@pytest.mark.parametrize("words", [("trash", "empty"), ("delete", "@last", "--for-good"), ("erase", "--everything")])
def test_what_cannot_be_undone_is_not_done_unasked(ptg: Any, words: tuple[str, ...]) -> None:
    ptg.ok("note", "kept")
    ptg.ok("note", "trashed")
    ptg.ok("delete", "@last")
    assert "--yes" in ptg.fails(*words, code=2)
    assert len(ptg.pages()) == 1
    assert ptg.ok("trash").out


def test_erase_needs_to_be_told_everything(ptg: Any) -> None:
    ptg.ok("note", "kept")
    assert "--everything" in ptg.fails("erase", "--yes", code=2)
    assert len(ptg.pages()) == 1


def fill(ptg: Any, home: Path) -> str:
    """A journal in which the marker stands everywhere a person's words can come to stand."""
    kept: str = ptg.ok("note", "--tag", MARKER, f"{MARKER} first").line
    ptg.ok("edit", kept, env={"VISUAL": f'sh -c \'printf "{MARKER} second" > "$0"\''})
    moved: str = ptg.ok("change", kept, "--title", MARKER, "--at", "yesterday").line
    page = home / "journal" / "entries" / moved[:4] / moved[4:6] / f"{moved}.md"
    page.with_name(f"{moved} (conflict 20261123-090000).md").write_text(f"{MARKER} from another machine")
    drafts = home / "drafts"
    drafts.mkdir(exist_ok=True)
    (drafts / f"{moved}.md").write_text(f"{MARKER} in a draft")
    return moved


def test_delete_for_good_leaves_no_copy_anywhere(
    ptg: Any, home: Path, find_marker: Callable[[str], list[Path]]
) -> None:
    kept = fill(ptg, home)
    assert len(find_marker(MARKER)) >= 5
    done = ptg.ok("delete", kept, "--for-good", "--yes")
    assert "Backups" in done.said
    assert "This removes" not in done.said  # nobody was asked
    assert f"Another version of this page is removed, too: {kept} (conflict 20261123-090000) (" in done.said
    assert "What belongs to them is removed, too: 2 earlier versions, 1 draft." in done.said
    assert find_marker(MARKER) == []


def test_a_page_already_in_the_trash_can_be_removed_for_good(
    ptg: Any, find_marker: Callable[[str], list[Path]]
) -> None:
    kept = ptg.ok("note", MARKER).line
    ptg.ok("delete", kept)
    ptg.ok("delete", kept, "--for-good", "--yes")
    assert find_marker(MARKER) == []


def test_emptying_the_trash_leaves_no_copy_and_touches_nothing_else(
    ptg: Any, home: Path, find_marker: Callable[[str], list[Path]]
) -> None:
    other = ptg.ok("note", "something else").line
    kept = fill(ptg, home)
    ptg.ok("delete", kept)
    said = ptg.ok("trash", "empty", "--yes").said
    copy = f"{kept} (conflict 20261123-090000)"
    assert f"Another version stays among your pages: {copy} (" in said
    assert [path.stem for path in find_marker(MARKER)] == [copy]
    assert {path.stem for path in ptg.pages()} == {other, copy}


def test_erasing_everything_leaves_nothing(ptg: Any, home: Path, find_marker: Callable[[str], list[Path]]) -> None:
    fill(ptg, home)
    ptg("note", "-", given=f"{MARKER}\xff".encode("latin-1"))
    (home / "guides").mkdir()
    (home / "guides" / "own.toml").write_text(f'title = "{MARKER}"')
    ptg.ok("config", "set", "editor", MARKER)
    done = ptg.ok("erase", "--everything", "--yes")
    assert "Backups" in done.said
    assert find_marker(MARKER) == []
    assert not home.exists()
    assert "There are no pages yet." in ptg.ok("list").said


def test_erasing_a_lock_that_is_a_link_leaves_what_it_leads_to(ptg: Any, home: Path, tmp_path: Path) -> None:
    ptg.ok("note", "x")
    target = tmp_path / "thesis.odt"
    target.write_bytes(b"years of work")
    (home / "lock").unlink(missing_ok=True)
    (home / "lock").symlink_to(target)
    ptg.ok("erase", "--everything", "--yes")
    assert target.read_bytes() == b"years of work"
    assert not home.exists()


def test_erasing_follows_no_link_among_the_pages(ptg: Any, home: Path, tmp_path: Path) -> None:
    """Notes of another program, which a person let ptg see, are not ptg's to remove."""
    kept = ptg.ok("note", "x").line
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "recipe.md").write_text("not ptg's")
    (home / "journal" / "entries" / "notes").symlink_to(notes)
    page = ptg.pages()[0]
    page.rename(notes / page.name)
    page.symlink_to(notes / page.name)
    done = ptg.ok("erase", "--everything", "--yes")
    assert (notes / "recipe.md").exists()
    assert f"The file it leads to is still there: {notes / kept}.md" in done.said


def test_erasing_takes_what_an_earlier_ptg_took_from_a_sync_tool(
    ptg: Any, home: Path, find_marker: Callable[[str], list[Path]]
) -> None:
    kept = ptg.ok("note", "x").line
    (home / "recovery").mkdir(exist_ok=True)
    (home / "recovery" / f"syncthing.{kept}.md").write_text(MARKER)
    ptg.ok("erase", "--everything", "--yes")
    assert find_marker(MARKER) == []
    assert not home.exists()


def test_what_came_after_the_question_stays_and_is_told(ptg: Any, home: Path, terminal: Callable[..., Any]) -> None:
    kept = ptg.ok("note", "to go").line
    other = ptg.ok("note", "changed meanwhile").line
    asked = terminal("delete", kept, other, "--for-good")
    asked.until("Type yes to go on")
    ptg.ok("change", other, "--title", "In another window")
    asked.type("yes")
    asked.until(f"{other} stays: it changed after it was listed.")
    assert asked.end() == 1
    assert [path.stem for path in ptg.pages()] == [other]


def test_a_page_with_a_new_date_is_there_once_and_the_old_id_leads_on(ptg: Any) -> None:
    kept = ptg.ok("note", "words").line
    moved = ptg.ok("change", kept, "--at", "2026-01-02").line
    assert "The trash is empty." in ptg.fails("restore")
    assert [path.stem for path in ptg.pages()] == [moved]
    assert ptg.ok("history", moved).out.startswith("1  until ")
    assert f"The page {kept} was given another date. Its id is {moved} now." in ptg.fails("show", kept)


def test_a_draft_of_a_page_that_was_deleted_can_be_kept(ptg: Any, home: Path) -> None:
    kept = ptg.ok("note", "--care", "before").line
    copy = home / "drafts" / f"editing-{kept}@0123456789ab" / "page.md"
    copy.parent.mkdir(parents=True)
    copy.write_text("what was changed")
    ptg.ok("delete", kept)
    done = ptg.ok("drafts", "keep")
    assert "kept as a page of its own" in done.said
    assert ptg.ok("show", done.line, "--json").json["entries"][0]["care"]
    assert "what was changed" in ptg.ok("show", done.line).out


def test_what_is_not_ptgs_own_is_left_and_named(ptg: Any, home: Path) -> None:
    ptg.ok("note", "x")
    (home / "journal" / "letter.odt").write_bytes(b"not made by ptg")
    done = ptg.ok("erase", "--everything", "--yes")
    assert str(home / "journal" / "letter.odt") in done.said
    assert (home / "journal" / "letter.odt").read_bytes() == b"not made by ptg"


def test_erasing_reaches_a_journal_behind_a_link_and_in_another_folder(
    ptg: Any, tmp_path: Path, find_marker: Callable[[str], list[Path]]
) -> None:
    real = tmp_path / "synced"
    real.mkdir()
    ptg.ok("config", "set", "journal_folder", str(real / "pages"))
    ptg.ok("note", MARKER)
    assert find_marker(MARKER)
    ptg.ok("erase", "--everything", "--yes")
    assert find_marker(MARKER) == []


def test_erasing_never_reaches_what_lies_behind_a_link_or_in_a_folder_of_someone_elses(
    ptg: Any, home: Path, tmp_path: Path, find_marker: Callable[[str], list[Path]]
) -> None:
    ptg.ok("note", MARKER)
    pictures = tmp_path / "pictures" / "sub"
    pictures.mkdir(parents=True)
    (pictures / "photo.jpg").write_bytes(b"a photo")
    (home / "journal" / "entries" / "pictures").symlink_to(tmp_path / "pictures")
    (home / "journal" / "entries" / "loop").symlink_to(".")
    (home / "journal" / ".git" / "objects").mkdir(parents=True)
    (home / "journal" / ".git" / "objects" / "x").write_text("history of its own")
    (home / "drafts").mkdir(exist_ok=True)
    (home / "drafts" / "thesis.docx").write_bytes(b"years of work")
    done = ptg.ok("erase", "--everything", "--yes")
    assert find_marker(MARKER) == []
    assert (pictures / "photo.jpg").exists()
    assert (home / "drafts" / "thesis.docx").exists()
    for path in (home / "journal" / ".git", home / "drafts" / "thesis.docx"):
        assert str(path) in done.said
    assert str(home / "journal" / "entries" / "pictures") in done.said
    assert "photo.jpg" not in done.said  # no link is followed


def test_for_good_reaches_what_was_really_rescued_of_a_page(
    ptg: Any, home: Path, find_marker: Callable[[str], list[Path]]
) -> None:
    kept = ptg.ok("note", "first").line
    assert "Nothing was changed. What you wrote is in this file:" in ptg.fails(
        "edit", kept, env={"VISUAL": f"sh -c 'printf {MARKER} > \"$0\"; exit 1'"}
    )
    assert find_marker(MARKER)
    ptg.ok("delete", kept, "--for-good", "--yes")
    assert find_marker(MARKER) == []


def test_a_folder_that_stands_where_a_page_should_be_does_not_stop_the_emptying(ptg: Any, home: Path) -> None:
    kept = ptg.ok("note", "x").line
    odd = ptg.pages()[0].parent / "20260101-000000-aaaa.md"
    odd.mkdir()
    ptg.ok("delete", kept)
    ptg.ok("delete", "20260101-000000-aaaa")
    ptg.ok("trash", "empty", "--yes")
    assert ptg.ok("trash", "list").out == ""
