"""The doctor: each oddity is named, each unreadable file is named, no page is changed."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ptg_cli.desk.doctor import Report, examine
from ptg_cli.journal import disk
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.errors import NewerFormat
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import own_place
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.entry import Entry

ID = "20261123-081502-7f3k"


@pytest.fixture
def look(journal: Journal, recovery: Recovery) -> Callable[[], Report]:
    """The doctor at work."""
    return lambda: examine(journal, Documents(journal), recovery)


@pytest.fixture
def page(journal: Journal) -> Path:
    """A page with nothing wrong."""
    return journal.add(Entry(ID, kind="note", body="words")).path


def only(words: list[str]) -> str:
    """The one thing that was said."""
    assert len(words) == 1, words
    return words[0]


def test_a_journal_that_is_well_has_nothing_said_of_it(page: Path, look: Callable[[], Report]) -> None:
    report = look()
    assert (report.pages, report.unreadable, report.notes, report.rescued) == (1, [], [], [])


def test_no_journal_at_all_is_well_and_none_is_made(places: Places, look: Callable[[], Report]) -> None:
    assert look() == Report()
    assert not places.journal.exists()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"\xff\xfeh\x00", "UTF-16"),
        (b"caf\xe9 au lait", "not UTF-8"),
    ],
)
def test_a_page_that_is_no_text_is_unreadable_with_its_path_and_reason(
    page: Path, look: Callable[[], Report], raw: bytes, words: str
) -> None:
    page.write_bytes(raw)
    said = only(look().unreadable)
    assert str(page) in said
    assert words in said
    assert page.read_bytes() == raw


def test_a_folder_a_dangling_and_a_looping_link_are_each_named(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    folder, dangling, loop = (own_place(places.entries, f"20261123-08150{n}-aaaa") for n in (3, 4, 5))
    folder.mkdir()
    dangling.symlink_to("nowhere.md")
    loop.symlink_to(loop.name)
    report = look()
    said = "\n".join(report.unreadable)
    assert len(report.unreadable) == 3
    assert report.pages == 4
    assert f"{folder}: a folder stands where a page should be" in said
    assert f"{dangling}: it is a link to a file that isn't there" in said
    assert f"{loop}: it is a link that leads back to itself" in said


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("kind = \n", "isn't TOML"),
        ("a = " + "[" * 5000 + "\n", "nested too deep"),
        ('kind = "nonsense"\n', "“kind” is not one of"),
        ("distress_before = 11\n", "“distress_before” is not a whole number from 0 to 10"),
        ("created = 2026-11-23T08:15:02\n", "“created” is not a date and time with its offset"),
        ('tags = "sleep"\n', "“tags” is not a list"),
        ('id = "20200101-000000-aaaa"\n', "the id inside is not the file's name"),
    ],
)
def test_front_matter_that_does_not_fit_is_a_note_and_the_page_still_read(
    page: Path, look: Callable[[], Report], front: str, words: str
) -> None:
    page.write_text(f"+++\n{front}+++\n\nwords")
    report = look()
    assert report.unreadable == []
    said = only(report.notes)
    assert said.startswith(f"{page}: ")
    assert words in said


def test_front_matter_that_is_never_closed_is_a_note(page: Path, look: Callable[[], Report]) -> None:
    page.write_text('+++\nkind = "note"\n\nwords')
    assert "no closing +++ line" in only(look().notes)


@pytest.mark.parametrize(
    "name",
    [
        f"{ID} (conflict 20261124-090000).md",
        f"{ID}.sync-conflict-20261124-090000-ABCDEFG.md",
        f"{ID} (conflicted copy 2026-11-24).md",
        f"{ID} (Ana's conflicted copy 2026-11-24).md",
    ],
)
def test_a_conflict_copy_of_any_maker_is_named_as_one(page: Path, look: Callable[[], Report], name: str) -> None:
    (page.parent / name).write_text("words, and others")
    said = only(look().notes)
    assert name in said
    assert "two programs changed the page" in said


@pytest.mark.parametrize(
    "name",
    [
        "people (conflict 20261124-090000).toml",
        "people.sync-conflict-20261124-090000-ABCDEFG.toml",
    ],
)
def test_a_conflict_copy_of_a_document_is_named_too(
    page: Path, places: Places, look: Callable[[], Report], name: str
) -> None:
    (places.journal / name).write_text('[[person]]\nname = "Ana"\n')
    assert name in "\n".join(look().notes)


def test_a_name_ptg_does_not_give_is_a_note(page: Path, look: Callable[[], Report]) -> None:
    (page.parent / "trip.md").write_text("by hand")
    assert "ptg does not give names like this one" in only(look().notes)


def test_a_page_in_another_months_folder_is_a_note_that_names_its_own(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    (places.entries / "2026" / "01").mkdir()
    page.rename(places.entries / "2026" / "01" / page.name)
    assert "the folder of another month; it belongs in 2026/11" in only(look().notes)


def test_a_page_that_stands_twice_is_named_with_where_the_other_is(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    other = places.entries / "2026" / "01" / page.name
    other.parent.mkdir()
    other.write_bytes(page.read_bytes())
    said = "\n".join(look().notes)
    assert "has the same name" in said
    assert str(page) in said
    assert str(other) in said


def test_a_damaged_journal_toml_is_named_and_the_pages_are_read(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    places.format_file.write_text("format = ")
    report = look()
    assert str(places.format_file) in only(report.unreadable)
    assert report.pages == 1


def test_a_newer_journal_is_refused(page: Path, places: Places, look: Callable[[], Report]) -> None:
    places.format_file.write_text("format = 2\n")
    with pytest.raises(NewerFormat):
        look()


@pytest.mark.parametrize("name", ["people", "values", "strategies"])
@pytest.mark.parametrize("raw", [b"not toml", b"\xff\xfe", b"person = 1\nvalue = 1\nstrategy = 1\n"])
def test_a_damaged_document_is_named_with_its_path(
    page: Path, places: Places, look: Callable[[], Report], name: str, raw: bytes
) -> None:
    path = places.journal / f"{name}.toml"
    path.write_bytes(raw)
    assert str(path) in only(look().unreadable)


def test_a_folder_in_place_of_a_document_is_named_with_its_path(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    path = places.journal / "people.toml"
    path.mkdir()
    assert str(path) in only(look().unreadable)


def test_an_unreadable_page_in_the_trash_or_draft_is_named(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    for folder in (places.trash, places.drafts):
        disk.make_folder(folder)
        (folder / "20200101-000000-aaaa.md").write_bytes(b"caf\xe9")
    said = "\n".join(look().unreadable)
    assert str(places.trash) in said
    assert str(places.drafts) in said


def test_folders_others_may_look_into_are_named_with_the_remedy(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    places.entries.chmod(0o755)
    said = only(look().notes)
    assert str(places.entries) in said
    assert "chmod 700" in said


def test_old_temporary_files_are_moved_to_recovery_and_said_and_young_ones_stay(
    page: Path, places: Places, look: Callable[[], Report], clock: Callable[[], object]
) -> None:
    old, young = (page.with_name(f".{ID}.md.{n}-0a1b2c3d.tmp") for n in (1, 2))
    for path, seconds in ((old, 3601), (young, 3599)):
        path.write_text("half a page")
        moment = recovery_time(clock) - seconds
        os.utime(path, (moment, moment))
    report = look()
    ((source, target),) = report.rescued
    assert source == old
    assert target.read_text() == "half a page"
    assert str(target) in only(report.notes)
    assert young.exists()
    assert not old.exists()
    again = look()
    assert again.rescued == []
    assert str(target) in only(again.notes)


def test_a_rescue_that_was_cut_off_half_way_is_finished_the_next_time(
    page: Path, places: Places, look: Callable[[], Report], clock: Callable[[], object]
) -> None:
    old = page.with_name(f".{ID}.md.1-0a1b2c3d.tmp")
    old.write_text("half a page")
    moment = recovery_time(clock) - 4000
    os.utime(old, (moment, moment))
    disk.make_folder(places.recovery)
    (places.recovery / f"{ID}.md.1-0a1b2c3d").hardlink_to(old)  # a kill between link and unlink
    look()
    assert not old.exists()
    assert {path.read_text() for path in disk.files_below(places.recovery)} == {"half a page"}


def test_a_temporary_file_that_its_writer_takes_away_meanwhile_does_no_harm(
    page: Path, look: Callable[[], Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths_below = disk.paths_below
    gone = page.with_name(f".{ID}.md.1-0a1b2c3d.tmp")
    monkeypatch.setattr(disk, "paths_below", lambda folder, refused: [str(gone), *paths_below(folder, refused)])
    assert look().rescued == []


def test_looking_changes_no_page_however_odd(page: Path, places: Places, look: Callable[[], Report]) -> None:
    for name, raw in {"a.md": b"", "b.md": b"\xff", "c (conflict 1).md": b"+++\n", f"{ID[:-1]}z.md": b"x"}.items():
        (page.parent / name).write_bytes(raw)
    before = {path: path.read_bytes() for path in disk.files_below(places.journal)}
    look()
    assert {path: path.read_bytes() for path in disk.files_below(places.journal)} == before


def recovery_time(clock: Callable[[], object]) -> float:
    """The standing clock in seconds."""
    moment = clock()
    assert hasattr(moment, "timestamp")
    return float(moment.timestamp())


def test_whatever_lies_about_the_doctor_finishes_and_names_it(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    month = page.parent
    os.mkfifo(month / "20261123-081503-aaaa.md")
    (month / "20261123-081504-aaaa.md").symlink_to("/dev/zero")
    (month / "20261123-081505-aaaa.md").write_text(f"+++\nnumber = 0x{'f' * 5000}\n+++\n\nwords")
    (month / "20261123-081506-aaaa.md").write_text("+++\n" + "a." * 20_000 + "b = 1\n+++\n\nwords")
    (month / os.fsdecode(b"\xff\xfe.md")).write_text("a name that is no text")
    (places.entries / "loop").symlink_to(places.entries)
    deep = places.journal / "deep"
    for _ in range(60):
        deep /= "d" * 60
    os.makedirs(deep, exist_ok=True)
    os.mkfifo(places.journal / "values.toml")
    (places.journal / "strategies.toml").symlink_to("strategies.toml")
    (places.recovery).write_text("a file where a folder should be")
    left = month / f".{ID}.md.1-0a1b2c3d.tmp"
    os.mkfifo(left)
    os.utime(left, (0, 0))
    report = look()
    said = "\n".join(report.unreadable)
    for name in ("081503-aaaa", "081504-aaaa", "values.toml", "strategies.toml", left.name):
        assert name in said
    assert "a number that is too large to read" in "\n".join(report.notes)
    assert report.pages >= 7  # those behind a link that leads back are named once more


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_is_closed_is_named_and_the_rest_looked_at(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    for folder in (places.drafts, places.trash):
        disk.make_folder(folder)
        folder.chmod(0)
    report = look()
    for folder in (places.drafts, places.trash):
        folder.chmod(0o700)
        assert str(folder) in "\n".join(report.unreadable)
    assert report.pages == 1


@pytest.mark.parametrize("failing", ["trashed", "listed"])
def test_a_part_that_the_disk_refuses_is_named_and_the_rest_looked_at(
    page: Path, places: Places, look: Callable[[], Report], monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def refuse(self: object) -> list[object]:
        raise PermissionError(errno.EACCES, "Permission denied", str(places.trash))

    monkeypatch.setattr(Journal if failing == "trashed" else Recovery, failing, refuse)
    (page.parent / "trip.md").write_text("by hand")
    report = look()
    assert report.unreadable == [f"{places.trash}: permission denied"]
    assert "ptg does not give names like this one" in only(report.notes)


@pytest.mark.parametrize(
    ("name", "service"),
    [("journal/entries/2026/11/.{}.md.icloud", "iCloud"), ("journal/entries/2026/11/{}.md.nextcloud", "Nextcloud")],
)
def test_a_page_that_a_sync_service_has_is_listed_and_named(
    page: Path, journal: Journal, places: Places, look: Callable[[], Report], name: str, service: str
) -> None:
    waiting = page.rename(places.journal.parent / name.format(ID))
    report = look()
    assert report.pages == 1
    assert only(report.unreadable).startswith(f"{waiting}: it is still in {service}, not on this computer.")
    assert [(found.id, found.path) for found in journal.newest()] == [(ID, str(waiting))]
    assert f"still in {service}" in journal.find(ID).unreadable


def test_a_document_that_a_sync_service_has_or_that_is_empty_is_named(
    page: Path, places: Places, look: Callable[[], Report]
) -> None:
    (places.journal / ".values.toml.icloud").write_bytes(b"bplist")
    (places.journal / "plan.toml").write_bytes(b"")
    said = "\n".join(look().unreadable)
    assert f"{places.journal / 'values.toml'}: it is still in iCloud" in said
    assert f"{places.journal / 'plan.toml'}: it is empty" in said


@pytest.mark.skipif(os.name == "nt", reason="permissions")
@pytest.mark.parametrize("which", ["home", "journal"])
def test_a_home_or_journal_that_others_may_write_to_is_named(
    page: Path, places: Places, look: Callable[[], Report], which: str
) -> None:
    folder = places.lock.parent if which == "home" else places.journal
    folder.chmod(0o777)
    assert only(look().notes) == (
        f"{folder}: other people on this computer may write to this folder, and so change or remove what is in it; "
        "`chmod 700` stops that"
    )


@pytest.mark.skipif(os.name == "nt", reason="permissions")
def test_where_a_disk_keeps_no_permissions_no_chmod_is_suggested(
    page: Path, places: Places, look: Callable[[], Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    places.entries.chmod(0o755)
    before = sorted(os.listdir(places.entries))
    real = os.open

    def of_exfat(path: object, flags: int, mode: int = 0o777, **more: object) -> int:
        handle: int = real(path, flags, mode, **more)  # type: ignore[arg-type]
        if flags & os.O_CREAT:
            os.fchmod(handle, 0o755)
        return handle

    monkeypatch.setattr(os, "open", of_exfat)
    said = only(look().notes)
    others = "other people on this computer may look into this folder"
    assert said == f"{places.entries}: {others}, since this disk keeps no permissions"
    assert sorted(os.listdir(places.entries)) == before
