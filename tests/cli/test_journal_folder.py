"""`ptg config set journal_folder`: it says where the pages are from then on, where the others stay, and moves them."""

from pathlib import Path
from typing import Any


def test_without_a_terminal_it_says_where_the_pages_are_and_where_the_others_stay(
    ptg: Any, home: Path, tmp_path: Path
) -> None:
    page = ptg.ok("note", "words").line
    new = tmp_path / "pages"
    said = ptg.ok("config", "set", "journal_folder", str(new)).said
    assert f"From now on your pages are kept in {new}. It has no page now." in said
    assert f"Your page stays so far in {home / 'journal'}" in said.replace("\n", " ")
    assert "--move" in said
    assert ptg.ok("list").out == ""
    again = ptg.ok("config", "set", "journal_folder", str(new), "--move").said
    assert f"Your pages are kept in {new}, as before. It has no page now." in again
    assert f"Your page stays so far in {home / 'journal'}" in again.replace("\n", " ")
    ptg.ok("config", "set", "journal_folder", str(home / "journal"))
    said = ptg.ok("config", "set", "journal_folder", str(new), "--move").said
    assert said.strip() == f"Moved. Your pages are in {new} now: 1 page."
    assert ptg.ok("list").out.startswith(page)
    assert not (home / "journal").exists()
    assert "as before" in ptg.ok("config", "set", "journal_folder", str(new), "--move").said
    ptg.ok("config", "set", "journal_folder", "", "--move")
    assert ptg.ok("list").out.startswith(page)


def test_where_it_cannot_be_moved_nothing_is_changed(ptg: Any, home: Path) -> None:
    ptg.ok("note", "words")
    said = ptg.fails("config", "set", "journal_folder", str(home / "journal" / "inner"), "--move")
    assert "is inside the other" in said
    assert "--move goes with journal_folder" in ptg.fails("config", "set", "theme", "dawn", "--move", code=2)
    assert "takes a full path" in ptg.fails("config", "set", "journal_folder", "pages", "--move", code=2)
    assert ptg.ok("list").out


def test_on_a_terminal_it_offers_to_move_them(ptg: Any, terminal: Any, home: Path, tmp_path: Path) -> None:
    ptg.ok("note", "words")
    for number, (answer, there) in enumerate((("", 0), ("yes", 1))):
        new = tmp_path / f"pages-{number}"
        ptg.ok("config", "set", "journal_folder", str(home / "journal"), "--no-move")
        asked = terminal("config", "set", "journal_folder", str(new))
        asked.until("leave them where they are:")
        asked.type(answer)
        assert asked.end() == 0
        assert len(list(new.rglob("*.md"))) == there
        assert len(list((home / "journal").rglob("*.md"))) == 1 - there
