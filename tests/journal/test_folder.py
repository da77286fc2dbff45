"""Moving the journal's folder: whole in one of the two places at every moment, and nothing overwritten."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.journal import disk
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.folder import FolderMoved, move, pages_in
from ptg_cli.journal.places import Places

PAGES = {
    "journal.toml": b"format = 1\n",
    "plan.toml": b"[stay]\nitems = ['the dog']\n",
    "entries/2026/11/20261123-081502-7f3k.md": b"one\r\n",
    "entries/2026/11/20261124-081502-7f3k.md": b"two\xff",
    "entries/2025/01/20250124-081502-7f3k.md": b"three",
    "history/plan/20261123-081502-000000.toml": b"",
    "trash/20261123-081502-7f3z.md": b"gone",
}


class Ended(BaseException):
    """ptg was ended at this very moment."""


def fill(folder: Path) -> None:
    """Puts a journal there."""
    for name, raw in PAGES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)


def found(folder: Path) -> dict[str, bytes]:
    """What is in a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Where it is to go."""
    return tmp_path / "deep" / "elsewhere"


@pytest.fixture
def settled() -> list[str]:
    """Grows with each time that the new place was made the journal's."""
    return []


@pytest.fixture
def another_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The new place is on another file system."""

    def refused(source: object, target: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "rename", refused)


@pytest.fixture(params=["renamed", "copied"])
def either_way(request: pytest.FixtureRequest) -> None:
    """On one file system, and between two."""
    if request.param == "copied":
        request.getfixturevalue("another_disk")


@pytest.mark.usefixtures("either_way")
def test_everything_moves_and_nothing_stays(places: Places, elsewhere: Path, settled: list[str]) -> None:
    fill(places.journal)
    moved = move(places, elsewhere, lambda: settled.append("once"))
    assert found(elsewhere) == PAGES
    assert not places.journal.exists()
    assert (moved.files, moved.left, settled) == (len(PAGES), [], ["once"])
    assert pages_in(elsewhere) == 3


def test_a_folder_that_holds_a_journal_already_is_joined_and_nothing_in_it_is_touched(
    places: Places, elsewhere: Path, settled: list[str]
) -> None:
    fill(places.journal)
    there = {"journal.toml": b"format = 1\nid = 'other'\n", "entries/2024/01/20240124-081502-7f3k.md": b"there before"}
    for name, raw in there.items():
        (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
        (elsewhere / name).write_bytes(raw)
    move(places, elsewhere, lambda: settled.append("once"))
    assert found(elsewhere) == PAGES | there


def test_other_words_under_the_same_name_are_never_overwritten(
    places: Places, elsewhere: Path, settled: list[str]
) -> None:
    fill(places.journal)
    name = "entries/2026/11/20261123-081502-7f3k.md"
    (elsewhere / name).parent.mkdir(parents=True)
    (elsewhere / name).write_bytes(b"other words")
    with pytest.raises(CannotChange, match=r"already has files with the same names: .*7f3k\.md\. Nothing was moved\."):
        move(places, elsewhere, lambda: settled.append("once"))
    assert found(places.journal) == PAGES
    assert found(elsewhere) == {name: b"other words"}
    assert settled == []


def test_of_several_files_of_the_same_name_one_is_named_and_the_others_counted(places: Places, elsewhere: Path) -> None:
    fill(places.journal)
    fill(elsewhere)
    for number, name in enumerate(sorted(PAGES)[:3]):
        (elsewhere / name).write_bytes(b"other words")
        more = f" and {number} more" if number else ""
        with pytest.raises(CannotChange, match=rf"20250124-081502-7f3k\.md{more}\. Nothing was moved\."):
            move(places, elsewhere, lambda: None)
    assert found(places.journal) == PAGES


def test_a_journal_that_is_there_already_or_that_there_is_none_of_yet_is_only_settled(
    places: Places, elsewhere: Path, settled: list[str]
) -> None:
    assert move(places, elsewhere, lambda: settled.append("none yet")) == FolderMoved()
    fill(places.journal)
    assert move(places, places.journal, lambda: settled.append("there already")) == FolderMoved()
    assert settled == ["none yet", "there already"]
    assert found(places.journal) == PAGES


def test_what_is_no_file_stays_and_stops_nothing(places: Places, elsewhere: Path) -> None:
    fill(places.journal)
    os.mkfifo(places.entries / "pipe")
    (places.journal / "link").symlink_to(elsewhere.parent.parent)
    move(places, elsewhere, lambda: None)
    assert found(elsewhere) == PAGES
    assert [path.name for path in places.journal.rglob("*") if not path.is_dir()] == ["pipe"]


@pytest.mark.usefixtures("another_disk")
def test_a_copy_that_reads_back_otherwise_ends_it_and_the_pages_are_where_they_were(
    places: Places, elsewhere: Path, settled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(places.journal)
    create = disk.create
    monkeypatch.setattr(disk, "create", lambda path, data: create(path, data[:2]))
    with pytest.raises(CannotChange, match="is not the same as the file it was copied from"):
        move(places, elsewhere, lambda: settled.append("once"))
    assert found(places.journal) == PAGES
    assert settled == []


@pytest.mark.usefixtures("another_disk")
def test_cut_off_at_any_step_all_is_whole_in_one_of_both_and_the_same_again_ends_it(
    places: Places, elsewhere: Path, settled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0
    left = 10**6

    def counted(what: Callable[..., Any]) -> Callable[..., Any]:
        def step(*values: Any, **named: Any) -> Any:
            nonlocal steps, left
            steps, left = steps + 1, left - 1
            if left < 0:
                raise Ended
            return what(*values, **named)

        return step

    for module, name in ((disk, "create"), (disk, "read"), (os, "unlink"), (os, "rmdir"), (os, "link"), (os, "fsync")):
        monkeypatch.setattr(module, name, counted(getattr(module, name)))
    fill(places.journal)
    move(places, elsewhere, lambda: None)
    whole, steps = steps, 0
    assert whole > 60
    for at in range(0, whole, 3):
        target = elsewhere.with_name(f"at-{at}")
        left = 10**6
        fill(places.journal)
        left, settled[:] = at, []
        with pytest.raises(Ended):
            move(places, target, lambda: settled.append("once"))
        left = 10**6
        both = {**found(places.journal), **{name: raw for name, raw in found(target).items() if ".tmp" not in name}}
        assert both == PAGES
        assert found(places.journal) == PAGES or settled
        assert not settled or {name: found(target)[name] for name in PAGES} == PAGES
        move(places, target, lambda: settled.append("again"))
        assert {name: raw for name, raw in found(target).items() if ".tmp" not in name} == PAGES
        assert not places.journal.exists()


@pytest.mark.usefixtures("another_disk")
def test_what_another_window_wrote_meanwhile_comes_too_or_stays_and_is_told(places: Places, elsewhere: Path) -> None:
    fill(places.journal)
    late = places.entries / "2026" / "11" / "20261125-000000-aaaa.md"
    changed = places.journal / "plan.toml"

    def settle() -> None:
        late.write_bytes(b"late")
        changed.write_bytes(b"changed")

    moved = move(places, elsewhere, settle)
    assert moved.left == [late, changed]
    assert (late.read_bytes(), changed.read_bytes()) == (b"late", b"changed")


def test_what_git_and_sync_tools_keep_stays_and_is_told(places: Places, elsewhere: Path) -> None:
    fill(places.journal)
    (places.journal / ".git").mkdir()
    (places.journal / ".git" / "HEAD").write_bytes(b"x")
    moved = move(places, elsewhere, lambda: None)
    assert moved.left == [places.journal / ".git"]
    assert found(elsewhere) == PAGES


def test_links_stay_links_to_what_they_led_to(places: Places, elsewhere: Path, tmp_path: Path) -> None:
    fill(places.journal)
    outside = tmp_path / "2024"
    outside.mkdir()
    (outside / "20240101-000000-aaaa.md").write_bytes(b"outside")
    (places.entries / "2024").symlink_to("../../../2024" if places.journal.parent == tmp_path else outside)
    move(places, elsewhere, lambda: None)
    assert (elsewhere / "entries" / "2024").resolve() == outside
    assert (outside / "20240101-000000-aaaa.md").read_bytes() == b"outside"


def test_a_link_to_something_beside_it_in_the_folder_is_named_and_nothing_moves(
    places: Places, elsewhere: Path, settled: list[str]
) -> None:
    fill(places.journal)
    link = places.journal / "entries" / "best.md"
    link.symlink_to(places.journal / "entries/2026/11/20261123-081502-7f3k.md")
    with pytest.raises(
        CannotChange, match=r"best\.md is a link to another file in the same folder\. .* Nothing was moved\."
    ):
        move(places, elsewhere, lambda: settled.append("once"))
    assert link.is_symlink()
    assert (found(elsewhere), settled) == ({}, [])


def test_where_the_disk_fails_nothing_moves_and_the_journal_stays_where_it_is(
    places: Places, elsewhere: Path, settled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: object, target: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    fill(places.journal)
    monkeypatch.setattr(os, "rename", fail)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        move(places, elsewhere, lambda: settled.append("once"))
    assert found(places.journal) == PAGES
    assert settled == []


@pytest.mark.parametrize("inner", ["pages", "../.."])
def test_one_folder_inside_the_other_is_refused(places: Places, inner: str) -> None:
    fill(places.journal)
    with pytest.raises(CannotChange, match="is inside the other"):
        move(places, places.journal / inner, lambda: None)
    assert found(places.journal) == PAGES
