"""Drafts, editor copies and rescued pieces."""

import errno
import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from ptg_cli.journal import disk
from ptg_cli.journal.drafts import NEW, Draft, Drafts
from ptg_cli.journal.errors import AmbiguousId, Busy, CannotChange, NoSuchPage
from ptg_cli.journal.pages import as_page
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.entry import Entry

ID = "20261123-081502-7f3k"


def test_a_draft_is_a_page_and_says_nothing_is_open_once_closed(drafts: Drafts) -> None:
    held = drafts.open(ID)
    held.save(Entry(ID, body="half a thought"))
    assert drafts.listed()[0].open_elsewhere
    held.close()
    (found,) = drafts.listed()
    assert not found.open_elsewhere
    assert found.page.entry.body == "half a thought"
    assert drafts.find(ID[:8]).id == ID
    assert drafts.find("@last").id == ID


def test_two_windows_never_share_a_draft(drafts: Drafts) -> None:
    held = drafts.open(ID)
    held.save(Entry(ID, body="mine"))
    with pytest.raises(Busy, match="another window"):
        drafts.open(ID)
    with pytest.raises(Busy, match="another window"):
        drafts.discard(drafts.find(ID))
    held.close()
    drafts.open(ID).close()


def test_a_discarded_draft_leaves_nothing_not_even_its_lock(drafts: Drafts, places: Places) -> None:
    held = drafts.open(ID)
    held.save(Entry(ID, body="x"))
    held.discard()
    assert list(places.drafts.iterdir()) == []


def test_a_draft_that_is_gone_can_be_closed_again(drafts: Drafts, places: Places) -> None:
    held = drafts.open(ID)
    held.save(Entry(ID, body="x"))
    held.discard()
    held.close()
    assert list(places.drafts.iterdir()) == []


def test_the_ids_of_drafts_are_told_once_each_and_the_newest_first(drafts: Drafts, places: Places) -> None:
    assert drafts.ids() == []
    earlier = "20261101-080000-abcd"
    for one in (earlier, ID):
        held = drafts.open(one)
        held.save(Entry(one, body="x"))
        held.close()
    for one in (ID, "20261130-080000-abcd"):
        copy = drafts.editor_copy(one, "abcdef")
        copy.open(b"text")
        copy.close()
    (places.drafts / ".hidden.md").write_text("a write that was being prepared")
    assert drafts.ids() == ["20261130-080000-abcd", ID, earlier]


def test_an_editor_copy_lies_in_a_private_folder_of_its_own(drafts: Drafts, places: Places) -> None:
    copy = drafts.editor_copy(ID, "abcdef")
    assert copy.open(b"text")
    assert copy.path.parent.parent == places.drafts
    assert copy.path.stat().st_mode & 0o777 == 0o600
    (copy.path.parent / ".page.md.swp").write_bytes(b"text in a swap file")
    copy.path.write_bytes(b"changed")
    assert copy.read() == b"changed"
    copy.erase()
    assert list(places.drafts.iterdir()) == []


def test_an_editor_copy_left_behind_is_listed_and_never_overwritten(drafts: Drafts) -> None:
    copy = drafts.editor_copy(ID, "abcdef")
    copy.open(b"text")
    with pytest.raises(Busy, match="editor"):
        drafts.editor_copy(ID, "abcdef").open(b"other")
    copy.path.write_bytes(b"changed")
    copy.close()
    (found,) = drafts.listed()
    assert (found.id, found.editing) == (ID, "abcdef")
    assert (found.page.id, found.page.entry.id, found.page.entry.body) == (ID, ID, "changed")
    again = drafts.editor_copy(ID, "abcdef")
    assert not again.open(b"text")
    assert again.read() == b"changed"
    again.close()
    drafts.discard(found)
    assert drafts.listed() == []


@pytest.mark.parametrize("what", ["new", "changed"])
@pytest.mark.parametrize("kind", ["copy", "session"])
def test_what_came_or_changed_after_a_draft_was_listed_stays(
    drafts: Drafts, places: Places, kind: str, what: str
) -> None:
    if kind == "copy":
        copy = drafts.editor_copy(ID, "abcdef")
        copy.open(b"text")
        copy.close()
        (asked,) = drafts.listed()
        (copy.path if what == "changed" else copy.path.with_name("page.md.save")).write_bytes(b"newer words")
    else:
        held = drafts.open(ID)
        if what == "changed":
            held.save(Entry(ID, body="x"))
            held.close()
            (asked,) = drafts.listed()
            held = drafts.open(ID)
        else:
            asked = Draft(ID, as_page(places.drafts / f"{ID}.md", b"x"))
        held.save(Entry(ID, body="newer words"))
        held.close()
    with pytest.raises(CannotChange, match="changed since it was listed, so it stays"):
        drafts.discard(asked)
    assert any(b"newer words" in path.read_bytes() for path in places.drafts.rglob("*") if path.is_file())
    drafts.discard(drafts.find("@last"))
    assert list(places.drafts.iterdir()) == []


def test_of_one_id_the_session_comes_before_the_text_left_in_an_editor(drafts: Drafts) -> None:
    held = drafts.open(ID)
    held.save(Entry(ID, body="half a thought"))
    held.close()
    copy = drafts.editor_copy(ID, NEW)
    copy.open(b"half a thought, and more")
    copy.close()
    assert [draft.editing for draft in drafts.listed()] == [NEW, ""], "the newest words are offered first"
    assert drafts.find(ID).editing == drafts.find(ID, "").editing == ""
    assert drafts.find(ID, NEW).page.entry.body == "half a thought, and more"
    with pytest.raises(NoSuchPage):
        drafts.find(ID, "abcdef")
    drafts.discard(drafts.find(ID, NEW))
    assert [draft.editing for draft in drafts.listed()] == [""]


def test_erasing_a_copy_takes_links_and_never_what_they_lead_to(drafts: Drafts, places: Places, tmp_path: Path) -> None:
    copy = drafts.editor_copy(ID, "abcdef")
    copy.open(b"text")
    others = tmp_path / "others"
    (others / "deep").mkdir(parents=True)
    (others / "deep" / "letter.txt").write_bytes(b"not ours")
    (copy.path.parent / "there").symlink_to(others)
    (copy.path.parent / "one.md").symlink_to(others / "deep" / "letter.txt")
    (copy.path.parent / ".backup" / "deep").mkdir(parents=True)
    (copy.path.parent / ".backup" / "deep" / "page.md~").write_bytes(b"a backup")
    copy.erase()
    assert list(places.drafts.iterdir()) == []
    assert (others / "deep" / "letter.txt").read_bytes() == b"not ours"


def test_what_comes_while_a_copy_is_erased_stays_and_is_a_draft(
    drafts: Drafts, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = drafts.editor_copy(ID, "abcdef")
    copy.open(b"text")
    remove = disk.remove

    def late(path: Path, *, synced: bool = True) -> None:
        remove(path, synced=synced)
        path.with_name("page.md.save").write_bytes(b"saved at the very end")

    monkeypatch.setattr(disk, "remove", late)
    copy.erase()
    (found,) = drafts.listed()
    assert found.page.entry.body == "saved at the very end"


def test_a_copy_that_an_editor_has_is_not_discarded(drafts: Drafts) -> None:
    copy = drafts.editor_copy(ID, "abcdef")
    copy.open(b"text")
    copy.close()
    (asked,) = drafts.listed()
    again = drafts.editor_copy(ID, "abcdef")
    again.open(b"")
    with pytest.raises(Busy, match="another window"):
        drafts.discard(asked)
    assert again.read() == b"text"
    again.close()


def test_a_copy_that_the_editor_removed_reads_as_empty(drafts: Drafts) -> None:
    copy = drafts.editor_copy(ID, NEW)
    copy.open(b"text")
    copy.path.unlink()
    assert copy.read() == b""
    copy.erase()


def test_unknown_and_ambiguous_drafts_are_one_sentence(drafts: Drafts) -> None:
    for entry_id in (ID, "20261123-081502-zzzz"):
        held = drafts.open(entry_id)
        held.save(Entry(entry_id, body="x"))
        held.close()
    with pytest.raises(NoSuchPage, match="ptg drafts"):
        drafts.find("1999")
    with pytest.raises(NoSuchPage):
        drafts.find("@3")
    with pytest.raises(AmbiguousId, match="ptg drafts"):
        drafts.find("2026")


def test_a_draft_that_cannot_be_read_is_listed_all_the_same(drafts: Drafts, places: Places) -> None:
    disk.make_folder(places.drafts)
    (places.drafts / f"{ID}.md").write_bytes(b"\xff\xfe")
    assert drafts.listed()[0].page.unreadable


def test_that_a_draft_waits_is_told_by_its_name_alone(drafts: Drafts, places: Places) -> None:
    assert not drafts.any_there()
    held = drafts.open(ID)
    assert not drafts.any_there()
    held.save(Entry(ID, body="x"))
    assert drafts.any_there()
    held.discard()
    (places.drafts / f".{ID}.md.swp.md").touch()
    assert not drafts.any_there()
    drafts.editor_copy(ID).open(b"text")
    assert drafts.any_there()


def test_rescued_bytes_are_kept_exactly(recovery: Recovery) -> None:
    path = recovery.rescue(b"\xff\x00 caf\xe9")
    assert path.read_bytes() == b"\xff\x00 caf\xe9"
    assert recovery.rescue(b"another") != path
    assert len(recovery.listed()) == 2


def test_only_temporary_files_older_than_an_hour_are_rescued(recovery: Recovery, places: Places, clock: object) -> None:
    month = places.entries / "2026" / "11"
    month.mkdir(parents=True)
    old, new = month / f".{ID}.md.1-0a1b2c3d.tmp", month / f".{ID}.md.2-0a1b2c3e.tmp"
    now = time.mktime((2026, 11, 23, 8, 15, 2, 0, 0, -1))
    for path, age in ((old, 3700), (new, 60)):
        path.write_text("half a page")
        os.utime(path, (now - age, now - age))
    ((source, target),) = recovery.sweep()
    assert source == old
    assert target.read_text() == "half a page"
    assert not old.exists()
    assert new.exists()
    assert isinstance(target, Path)


def left_over(path: Path, words: str) -> Path:
    """A file that was last changed more than an hour before the standing clock."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)
    then = time.mktime((2026, 11, 23, 7, 0, 0, 0, 0, -1))
    os.utime(path, (then, then))
    return path


@pytest.mark.parametrize(("age", "is_swept"), [(3599, False), (3600, False), (3601, True)])
def test_an_hour_has_to_pass_in_the_drafts_folder_too(
    recovery: Recovery, places: Places, age: int, is_swept: bool
) -> None:
    path = left_over(places.drafts / f".{ID}.md.1-0a1b2c3d.tmp", "half a draft")
    then = time.mktime((2026, 11, 23, 8, 15, 2, 0, 0, -1)) - age
    os.utime(path, (then, then))
    assert recovery.leftovers() == ([path] if is_swept else [])
    assert [target.name for _, target in recovery.sweep()] == ([f"{ID}.md.1-0a1b2c3d"] if is_swept else [])


def test_a_leftover_that_its_writer_takes_away_while_one_looks_is_passed_over(
    recovery: Recovery, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = left_over(places.entries / f".{ID}.md.1-0a1b2c3d.tmp", "half a page")
    monkeypatch.setattr(disk, "paths_below", lambda folder, refused: iter([str(path), f"{path}".replace("3d", "3e")]))
    places.drafts.mkdir()
    assert set(recovery.leftovers()) == {path}


def test_what_an_editor_left_is_moved_under_the_pages_name_and_read_by_nobody_else(
    recovery: Recovery, places: Places, tmp_path: Path
) -> None:
    for name in (".page.md.swp", "#page.md#"):
        (tmp_path / name).write_bytes(b"words")
        (tmp_path / name).chmod(0o644)
        target = recovery.take(tmp_path / name, ID)
        assert target.parent == places.recovery
        assert target.name.endswith(f"-{ID}.{name.strip('.#')}")
        assert target.read_bytes() == b"words"
        assert target.stat().st_mode & 0o777 == 0o600
    (tmp_path / "folder").mkdir(0o755)
    assert recovery.take(tmp_path / "folder", ID).stat().st_mode & 0o777 == 0o700
    (tmp_path / "link").symlink_to("nowhere")
    assert recovery.take(tmp_path / "link", ID).is_symlink()


def test_where_chance_names_two_pieces_alike_both_are_kept(places: Places, clock: Callable[[], datetime]) -> None:
    chance = iter(["aaaa", "aaaa", "bbbb"])
    recovery = Recovery(places, clock, lambda: next(chance))
    first, second = recovery.rescue(b"one"), recovery.rescue(b"two")
    assert (first.name, second.name) == ("20261123-081502-aaaa.txt", "20261123-081502-bbbb.txt")
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert recovery.listed() == [second, first]


def test_two_leftovers_of_one_name_are_both_rescued(recovery: Recovery, places: Places) -> None:
    name = f".{ID}.md.1-0a1b2c3d.tmp"
    first = left_over(places.entries / "2026" / "11" / name, "one half")
    second = left_over(places.entries / name, "another half")
    found = recovery.sweep()
    assert {source for source, _ in found} == {first, second}
    assert sorted(target.read_text() for _, target in found) == ["another half", "one half"]
    assert sorted(path.read_text() for path in recovery.listed()) == ["another half", "one half"]


def test_the_temporary_files_of_a_sync_tool_stay_where_they_are(recovery: Recovery, places: Places) -> None:
    month = places.entries / "2026" / "11"
    names = [f".syncthing.{ID}.md.tmp", f".syncthing.{ID} 2.md.tmp", f"~syncthing~{ID}.md.tmp", f".{ID}.md.icloud"]
    theirs = [left_over(month / name, "theirs") for name in names]
    assert recovery.sweep() == []
    assert all(path.read_text() == "theirs" for path in theirs)


def test_a_leftover_that_cannot_be_moved_is_told_and_the_others_are_rescued(
    recovery: Recovery, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = left_over(places.entries / f".{ID}.md.1-0a1b2c3d.tmp", "stuck")
    left_over(places.entries / f".{ID}.md.2-0a1b2c3d.tmp", "half a page")
    move = disk.move

    def unless_stuck(source: Path, target: Path) -> None:
        if source == stuck:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        move(source, target)

    monkeypatch.setattr(disk, "move", unless_stuck)
    refused: list[OSError] = []
    assert [target.read_text() for _, target in recovery.sweep(refused.append)] == ["half a page"]
    assert [error.filename for error in refused] == [str(stuck)]
    assert stuck.exists()
