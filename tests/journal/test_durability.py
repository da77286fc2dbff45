"""What was acknowledged is on the disk: the bytes before the name, the name before anything else goes.

Each test watches one way of writing through `PowerCut`; taking any sync, link or rename out of it makes one fail.
"""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.journal.power_cut import PowerCut, inside

from ptg_cli.journal import disk
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.folder import move as move_journal
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.entry import Entry

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders can't be synced there")

ID = "20261123-081502-7f3k"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is on the disk already."""
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def cut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> PowerCut:
    """The watched disk."""
    return PowerCut(monkeypatch)


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that knows no links."""
    refuse(monkeypatch, "link", errno.EPERM)


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> None:
    """Lets one of os's functions answer with this error, always."""

    def refused(*arguments: Any, **more: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, name, refused)


# One file


def test_a_new_file_is_on_the_disk_under_its_name_alone(cut: PowerCut, folder: Path) -> None:
    disk.create(folder / "a.md", b"words")
    cut.settled()
    assert inside(folder) == ["a.md"]
    assert (folder / "a.md").read_bytes() == b"words"


def test_a_new_file_where_there_are_no_links_is_too(cut: PowerCut, no_links: None, folder: Path) -> None:
    disk.create(folder / "a.md", b"words")
    cut.settled()
    assert inside(folder) == ["a.md"]
    assert (folder / "a.md").read_bytes() == b"words"


def test_a_replaced_file_is_on_the_disk(cut: PowerCut, folder: Path) -> None:
    place = folder / "missing" / "a.md"
    for data in (b"before", b"words"):
        disk.replace(place, data)
        cut.settled()
    assert inside(place.parent) == ["a.md"]
    assert place.read_bytes() == b"words"


def test_behind_a_link_the_targets_folder_is_synced(cut: PowerCut, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "a.md"
    disk.create(target, b"before")
    os.symlink(target, folder / "a.md")
    disk.sync_folder(folder)
    disk.replace(folder / "a.md", b"words")
    cut.settled()
    assert target.read_bytes() == b"words"
    assert (folder / "a.md").is_symlink()


def test_every_folder_that_was_missing_is_on_the_disk(cut: PowerCut, folder: Path) -> None:
    disk.make_folder(folder / "a" / "b" / "c")
    cut.settled()


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_a_move_has_both_folders_on_the_disk(cut: PowerCut, folder: Path, kind: str) -> None:
    source, target = folder / "from" / "a.md", folder / "to" / "a.md"
    disk.create(folder / "words.md", b"words")
    disk.make_folder(source.parent)
    if kind == "file":
        disk.create(source, b"words")
    elif kind == "link":
        os.symlink(folder / "words.md", source)
        disk.sync_folder(source.parent)
    else:
        disk.create(source / "inner.md", b"words")
    disk.move(source, target)
    cut.settled()
    assert inside(source.parent) == []
    assert (target / "inner.md" if kind == "folder" else target).read_bytes() == b"words"
    assert target.is_symlink() == (kind == "link")


def test_a_move_where_there_are_no_links_is_a_copy_before_anything_goes(
    cut: PowerCut, no_links: None, folder: Path
) -> None:
    source, target = folder / "from" / "a.md", folder / "to" / "a.md"
    disk.create(source, b"words")
    disk.move(source, target)
    cut.settled()
    assert inside(source.parent) == []
    assert target.read_bytes() == b"words"


def test_a_removed_file_does_not_come_back(cut: PowerCut, folder: Path) -> None:
    disk.create(folder / "a.md", b"words")
    disk.remove(folder / "a.md")
    cut.settled()
    assert inside(folder) == []


def test_a_removed_link_does_not_come_back_and_what_it_leads_to_stays(
    cut: PowerCut, folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere" / "a.md"
    disk.create(target, b"words")
    os.symlink(target, folder / "a.md")
    disk.sync_folder(folder)
    disk.remove(folder / "a.md")
    cut.settled()
    assert (inside(folder), inside(target.parent)) == ([], ["a.md"])


def test_a_removed_folder_does_not_come_back(cut: PowerCut, folder: Path) -> None:
    disk.make_folder(folder / "a")
    assert disk.remove_folder(folder / "a")
    cut.settled()
    assert inside(folder) == []


# Everything that is kept


def a_page(body: str = "words") -> Entry:
    """An entry of a standing moment."""
    return Entry(ID, kind="note", body=body)


def test_a_kept_page_is_on_the_disk_and_what_says_the_format(cut: PowerCut, journal: Journal, places: Places) -> None:
    page = journal.add(a_page())
    cut.settled()
    assert page.path.read_bytes() == page.raw
    assert places.format_file.exists()


def test_a_page_whose_folder_could_not_be_synced_counts_as_kept_once_it_is(
    cut: PowerCut, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = journal.add(a_page("before")).path.parent

    def failing(path: Path) -> None:
        if path == place:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync_folder", failing)
        with pytest.raises(OSError, match="Input/output"):
            journal.add(Entry("20261123-090000-aaaa", kind="note", body="words"))
    page = journal.add(Entry("20261123-090000-aaaa", kind="note", body="words"))
    cut.settled()
    assert page.id == "20261123-090000-aaaa"


def test_a_changed_page_is_overwritten_only_once_its_earlier_version_is_on_the_disk(
    cut: PowerCut, journal: Journal
) -> None:
    page = journal.add(a_page())
    journal.rewrite(page, page.raw.replace(b"words", b"other words"))
    cut.settled()
    assert b"other words" in page.path.read_bytes()
    assert [path.read_bytes() for path in journal.versions(ID)] == [page.raw]


def test_the_copy_beside_a_page_that_changed_meanwhile_is_on_the_disk(cut: PowerCut, journal: Journal) -> None:
    page = journal.add(a_page())
    outcome = journal.rewrite_file(page.path, page.raw.replace(b"words", b"other words"), "another")
    cut.settled()
    assert outcome.conflict
    assert b"other words" in outcome.path.read_bytes()


def test_a_page_on_its_way_to_the_trash_and_back_is_always_on_the_disk(cut: PowerCut, journal: Journal) -> None:
    page = journal.add(a_page())
    journal.discard(page)
    cut.settled()
    journal.restore(ID)
    cut.settled()


def test_a_page_with_a_new_date_is_always_on_the_disk_and_so_is_its_history(cut: PowerCut, journal: Journal) -> None:
    page = journal.add(a_page())
    journal.rewrite(page, page.raw + b" more")
    page = journal.find(ID)
    journal.redate(page, "20261120-120000-aaaa", page.raw + b" elsewhere")
    cut.settled()
    assert len(journal.versions("20261120-120000-aaaa")) == 2


def test_what_was_removed_for_good_does_not_come_back(
    cut: PowerCut, journal: Journal, drafts: Drafts, recovery: Recovery
) -> None:
    page = journal.add(a_page())
    journal.rewrite(page, page.raw + b" more")
    recovery.rescue(b"words", page_id=ID)
    copy = drafts.editor_copy(ID, "abc")
    copy.open(b"words")
    copy.close()
    (going,) = journal.going([journal.locate(ID)])
    assert journal.remove([going]).stayed == ()
    cut.settled()
    assert not any(one.path.exists() for one in going.everything)


def test_a_page_under_a_new_date_and_its_versions_are_on_the_disk(cut: PowerCut, journal: Journal) -> None:
    page = journal.add(a_page())
    new_id = "20260909-120000-aaaa"
    outcome = journal.redate(page, new_id, page.raw.replace(ID.encode(), new_id.encode()))
    cut.settled()
    assert not page.path.exists()
    assert outcome.path.stem == new_id
    assert [path.read_bytes() for path in journal.versions(new_id)] == [page.raw]


@pytest.mark.parametrize("another_disk", [False, True])
def test_a_journal_in_another_folder_is_on_the_disk_before_it_goes_from_the_old_one(
    cut: PowerCut,
    journal: Journal,
    places: Places,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    another_disk: bool,
) -> None:
    page = journal.add(a_page())
    os.symlink(tmp_path / "here", places.journal / "link")
    disk.sync_folder(places.journal)
    if not another_disk:
        disk.remove(places.journal / "link")
    move_journal(places, tmp_path / "elsewhere" / "journal", cut.settled if another_disk else lambda: None)
    cut.settled()
    assert [path.read_bytes() for path in (tmp_path / "elsewhere").rglob("*.md")] == [page.raw]
    assert not places.journal.exists()


def test_where_something_stays_in_the_old_folder_what_went_from_it_does_not_come_back(
    cut: PowerCut, journal: Journal, places: Places, tmp_path: Path
) -> None:
    journal.add(a_page())
    disk.create(places.journal / ".stfolder", b"a sync tool's")
    move_journal(places, tmp_path / "elsewhere", cut.settled)
    cut.settled()
    assert inside(places.journal) == [".stfolder"]


def test_a_document_and_its_versions_are_on_the_disk(cut: PowerCut, journal: Journal) -> None:
    documents = Documents(journal)
    for raw in (b"a = 1\n", b"a = 2\n"):
        documents.save_file(documents.file("plan"), raw)
        cut.settled()
    assert {path.read_bytes() for path in documents.versions("plan")} == {b"a = 1\n", b"a = 2\n"}


def test_a_draft_is_on_the_disk_after_every_save_and_gone_from_it_when_discarded(cut: PowerCut, drafts: Drafts) -> None:
    draft = drafts.open(ID)
    for body in ("wor", "words"):
        draft.save(a_page(body))
        cut.settled()
        assert [one.page.entry.body for one in drafts.listed()] == [body]
    draft.discard()
    cut.settled()


def test_a_text_for_an_own_editor_and_what_is_known_of_it_are_on_the_disk(cut: PowerCut, drafts: Drafts) -> None:
    copy = drafts.editor_copy(ID)
    copy.open(b"wor", Entry(ID, kind="note", title="The kitchen"))
    cut.settled()
    assert copy.read() == b"wor"
    copy.write(b"words")
    cut.settled()
    (draft,) = drafts.listed()
    assert (draft.page.entry.title, draft.page.entry.body) == ("The kitchen", "words")


def test_a_text_that_came_back_from_an_own_editor_is_gone_and_what_lay_beside_it_is_in_recovery(
    cut: PowerCut, drafts: Drafts, recovery: Recovery
) -> None:
    copy = drafts.editor_copy(ID)
    copy.open(b"words")
    disk.create(copy.path.with_name("page.md~"), b"other words")
    disk.create(copy.path.with_name("known"), b"words")
    (kept,) = copy.finish(recovery, b"words")
    cut.settled()
    assert kept.read_bytes() == b"other words"
    assert inside(drafts.folder) == []


def test_a_rescued_piece_and_a_swept_one_are_on_the_disk(
    cut: PowerCut, recovery: Recovery, places: Places, clock: Callable[[], Any]
) -> None:
    assert recovery.rescue(b"words").read_bytes() == b"words"
    cut.settled()
    left = places.entries / f".{ID}.md.1-0a1b2c3d.tmp"
    disk.create(left, b"half a page")
    moment = clock().timestamp() - 4000
    os.utime(left, (moment, moment))
    ((_, target),) = recovery.sweep()
    cut.settled()
    os.link(target, left)  # a sweep that was cut off half-way
    disk.sync_folder(left.parent)
    os.utime(left, (moment, moment))
    assert recovery.sweep() == [(left, target)]
    cut.settled()
    assert (left.exists(), target.read_bytes()) == (False, b"half a page")


# Other machines


@pytest.mark.parametrize(
    "number",
    [errno.EPERM, errno.EACCES, errno.EINVAL, errno.EXDEV, errno.ENOTSUP, errno.ENOSYS, errno.ENOTTY, errno.EMLINK],
)
def test_whatever_a_file_system_without_links_answers_words_are_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    refuse(monkeypatch, "link", number)
    disk.create(folder / "a.md", b"words")
    with pytest.raises(FileExistsError):
        disk.create(folder / "a.md", b"others")
    disk.move(folder / "a.md", folder / "b.md")
    assert inside(folder) == ["b.md"]
    assert (folder / "b.md").read_bytes() == b"words"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EROFS])
def test_a_link_that_fails_for_another_reason_is_a_failure(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    refuse(monkeypatch, "link", number)
    with pytest.raises(OSError, match=os.strerror(number)):
        disk.create(folder / "a.md", b"words")
    assert inside(folder) == []


@pytest.fixture
def folder_sync(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets the sync of every folder, and of no file, answer with an error."""

    def answers(number: int) -> None:
        real = os.fsync

        def fsync(handle: int) -> None:
            if os.path.isdir(f"/proc/self/fd/{handle}"):
                raise OSError(number, os.strerror(number))
            real(handle)

        monkeypatch.setattr(os, "fsync", fsync)

    return answers


linux = pytest.mark.skipif(sys.platform != "linux", reason="tells a folder's handle through /proc")


@linux
@pytest.mark.parametrize("number", [errno.EPERM, errno.EISDIR, errno.EINVAL, errno.EACCES, errno.ENOTSUP, errno.EBADF])
def test_where_folders_cannot_be_synced_words_are_kept_all_the_same(
    folder: Path, folder_sync: Callable[[int], None], number: int
) -> None:
    folder_sync(number)
    disk.create(folder / "a.md", b"words")
    disk.replace(folder / "a.md", b"others")
    assert (folder / "a.md").read_bytes() == b"others"


@linux
def test_a_folder_that_the_disk_failed_to_sync_is_a_failure(folder: Path, folder_sync: Callable[[int], None]) -> None:
    folder_sync(errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        disk.create(folder / "a.md", b"words")


class DriveCache:
    """The sync of macOS: F_FULLFSYNC, as `fcntl` is asked for it, which answers with an error or does its work."""

    NUMBER = 51

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: int = 0) -> None:
        self.emptied = 0
        self.synced = 0
        self._error = error
        real = os.fsync

        def fsync(handle: int) -> None:
            self.synced += 1
            real(handle)

        monkeypatch.setattr(disk, "_FULL_SYNC", self.NUMBER)
        monkeypatch.setattr("fcntl.fcntl", self._fcntl)
        monkeypatch.setattr(os, "fsync", fsync)

    def _fcntl(self, handle: int, command: int) -> None:
        assert command == self.NUMBER
        if self._error:
            raise OSError(self._error, os.strerror(self._error))
        self.emptied += 1


def test_on_macos_words_reach_the_drive_and_not_only_its_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drive = DriveCache(monkeypatch)
    disk.create(folder / "a.md", b"words")
    assert (drive.emptied, drive.synced) == (2, 0)  # the file and its folder


def test_a_drive_that_does_not_know_that_gets_the_usual_sync(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drive = DriveCache(monkeypatch, errno.ENOTSUP)
    disk.create(folder / "a.md", b"words")
    assert (drive.emptied, drive.synced) == (0, 2)


def test_a_drive_that_failed_is_a_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    DriveCache(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        disk.create(folder / "a.md", b"words")
    assert inside(folder) == []


class HeldOpen:
    """Windows with a virus scanner: a call is refused until so many seconds have passed, on a clock of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, seconds: float) -> None:
        self.now = 100.0
        until, real = self.now + seconds, getattr(os, name)

        def held(*arguments: Any, **more: Any) -> Any:
            if self.now < until:
                raise PermissionError(errno.EACCES, "used by another process")
            return real(*arguments, **more)

        monkeypatch.setattr(disk, "_PATIENCE", 1.0)
        monkeypatch.setattr("time.monotonic", lambda: self.now)
        monkeypatch.setattr("time.sleep", self._wait)
        monkeypatch.setattr(os, name, held)

    def _wait(self, seconds: float) -> None:
        self.now += seconds


def test_a_file_held_open_for_a_moment_is_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_bytes(b"before")
    HeldOpen(monkeypatch, "replace", 0.9)
    disk.replace(folder / "a.md", b"words")
    assert (folder / "a.md").read_bytes() == b"words"
    assert inside(folder) == ["a.md"]


@pytest.mark.parametrize("act", ["create", "move", "remove"])
def test_a_file_held_open_for_a_moment_can_be_kept_moved_and_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    (folder / "a.md").write_bytes(b"words")
    HeldOpen(monkeypatch, "unlink", 0.9)
    if act == "create":
        disk.create(folder / "b.md", b"words")
    elif act == "move":
        disk.move(folder / "a.md", folder / "b.md")
    else:
        disk.remove(folder / "a.md")
    assert inside(folder) == {"create": ["a.md", "b.md"], "move": ["b.md"], "remove": []}[act]


def test_a_file_held_open_for_longer_is_a_failure_and_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_bytes(b"before")
    HeldOpen(monkeypatch, "replace", 1.5)
    with pytest.raises(PermissionError):
        disk.replace(folder / "a.md", b"words")
    assert (folder / "a.md").read_bytes() == b"before"
    assert inside(folder) == ["a.md"]


def test_elsewhere_a_refusal_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "replace", errno.EACCES)
    monkeypatch.setattr("time.sleep", lambda seconds: pytest.fail("it waited"))
    with pytest.raises(PermissionError):
        disk.replace(folder / "a.md", b"words")


# Names


@pytest.mark.parametrize("name", [f"{'x' * 250}.md", f"{'ü' * 120}.md", "\udcff.md"])
def test_a_file_with_the_longest_name_or_one_that_is_no_text_can_be_replaced(folder: Path, name: str) -> None:
    disk.create(folder / name, b"before")
    disk.replace(folder / name, b"words")
    assert inside(folder) == [name]


def test_the_temporary_file_of_any_name_is_known_as_one_of_ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        seen.append(source.name)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    for name in (f"{ID}.md", "plan.toml", "two\nlines.md", f"{'ü' * 120}.md"):
        disk.replace(folder / name, b"words")
    assert len(seen) == 4
    assert all(disk.is_temporary(name) for name in seen)


@pytest.mark.parametrize(
    "name",
    [
        f".syncthing.{ID}.md.tmp",
        f"~syncthing~{ID}.md.tmp",
        f".syncthing..{ID}.md.123-0a1b2c3d.tmp.tmp",
        f".{ID}.md.icloud",
        f".{ID}.md.swp",
        f".{ID}.md.tmp",
        f".~{ID}.md.tmp",
        f".{ID}.md.1-0A1B2C3D.tmp",
        f"{ID}.md.1-0a1b2c3d.tmp",
        ".dropbox.cache",
        f"~${ID}.md",
        f".{ID}.md.owncloudsync.log.tmp",
        f".{ID}.md.~1a2b",
    ],
)
def test_a_temporary_file_of_another_program_is_not_ours(name: str) -> None:
    assert not disk.is_temporary(name)
