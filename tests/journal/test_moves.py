"""A page that moves is in one place: whatever fails, whoever edits it at that moment, wherever ptg ends in between."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from ptg_cli.journal import disk, frontmatter
from ptg_cli.journal.errors import Busy, CannotChange, NoSuchPage
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.lock import FileLock
from ptg_cli.journal.moves import Moves
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.places import Places
from ptg_cli.model.entry import Entry

ID = "20261123-081502-7f3k"
NEW = "20261120-120000-aaaa"


class End(BaseException):
    """Stands for the end of the program: no code of ptg's runs after it."""


@pytest.fixture
def page(journal: Journal) -> Page:
    """A page that was changed once."""
    first = journal.add(Entry(ID, kind="note", body="first"))
    return read_page(journal.rewrite(first, first.raw + b" second").path)


def redate(journal: Journal, page: Page) -> Path:
    """Gives the page another date."""
    return journal.redate(page, NEW, frontmatter.change(page.raw, {"id": NEW, "was": ID})).path


def everywhere(places: Places) -> list[str]:
    """Every page among the pages and in the trash."""
    return sorted(path.stem for folder in (places.entries, places.trash) for path in folder.rglob("*.md"))


# Another date


def test_a_page_with_a_new_date_is_there_once_and_its_history_goes_with_it(
    journal: Journal, page: Page, places: Places
) -> None:
    path = redate(journal, page)
    assert everywhere(places) == [NEW]
    assert read_page(path).entry.body == "first second"
    texts = [read_page(version).entry.body for version in journal.versions(NEW)]
    assert texts == ["first second", "first"]
    assert journal.with_history() == [NEW]
    with pytest.raises(NoSuchPage, match="empty"):
        journal.restore()


def test_the_old_name_leads_on(journal: Journal, page: Page) -> None:
    redate(journal, page)
    with pytest.raises(NoSuchPage, match=f"The page {ID} was given another date. Its id is {NEW} now."):
        journal.find(ID)


def test_a_page_that_only_speaks_of_an_old_name_is_not_led_to(journal: Journal, page: Page) -> None:
    journal.rewrite(page, page.raw + f" see {NEW}".encode())
    with pytest.raises(NoSuchPage, match=f"No page is called “{NEW}”"):
        journal.find(NEW)


def test_a_page_that_changed_meanwhile_stays_under_its_old_date_too(
    journal: Journal, page: Page, places: Places
) -> None:
    journal.rewrite(page, page.raw + b" third")
    outcome = journal.redate(page, NEW, frontmatter.change(page.raw, {"id": NEW}))
    assert outcome.conflict
    assert outcome.path == journal.find(NEW).path
    assert everywhere(places) == [NEW, ID]
    assert journal.find(ID).entry.body == "first second third"


def test_a_page_that_is_gone_gets_no_new_date(journal: Journal, page: Page, places: Places) -> None:
    journal.discard(page)
    with pytest.raises(CannotChange, match="not there any more"):
        redate(journal, page)
    assert everywhere(places) == [ID]


# An edit at the very moment


@pytest.mark.parametrize("move", ["discard", "redate", "restore"])
def test_no_edit_is_kept_while_a_page_moves_and_none_that_was_kept_is_lost(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch, move: str
) -> None:
    if move == "restore":
        journal.discard(page)
    tried: list[Path] = []
    link = os.link

    def edit_meanwhile(source: Path, target: Path) -> None:
        link(source, target)
        if Path(target).parent in (places.trash, places.entries / "2026" / "11"):
            with pytest.raises(Busy), FileLock(places.lock, 0):
                raise AssertionError("another window wrote while the page moved")
            tried.append(target)

    monkeypatch.setattr(os, "link", edit_meanwhile)
    acts: dict[str, Callable[[], object]] = {
        "discard": lambda: journal.discard(page),
        "redate": lambda: redate(journal, page),
        "restore": journal.restore,
    }
    acts[move]()
    assert tried
    assert len(everywhere(places)) == 1


def test_what_another_program_puts_in_a_pages_place_at_that_moment_stays(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = disk.sync_folder

    def save_elsewhere(folder: Path) -> None:
        if folder == places.trash:
            other = page.path.with_name("other")
            other.write_text("saved by another program")
            other.rename(page.path)
        sync(folder)

    monkeypatch.setattr(disk, "sync_folder", save_elsewhere)
    with pytest.raises(OSError, match="Another program was changing it") as refused:
        journal.discard(page)
    assert refused.value.filename == str(page.path)
    assert everywhere(places) == [ID]
    assert page.path.read_text() == "saved by another program"


def test_a_page_deleted_in_another_window_is_one_plain_sentence(journal: Journal, page: Page) -> None:
    page.path.unlink()
    with pytest.raises(NoSuchPage, match="not there any more"):
        journal.discard(page)


# A disk that refuses, an end in between


@pytest.mark.parametrize("move", ["discard", "redate", "restore"])
def test_where_the_old_name_cannot_be_taken_away_the_page_stays_where_it_was(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch, move: str
) -> None:
    path = journal.discard(page) if move == "restore" else page.path
    unlink = os.unlink

    def refuse(name: Path, **more: object) -> None:
        if Path(name) == path:
            raise PermissionError(13, "Permission denied", str(name))
        unlink(name)

    monkeypatch.setattr(os, "unlink", refuse)
    acts = {"discard": lambda: journal.discard(page), "redate": lambda: redate(journal, page)}
    with pytest.raises(PermissionError):
        acts.get(move, journal.restore)()
    monkeypatch.undo()
    assert everywhere(places) == [ID]
    assert path.exists()
    assert not places.unfinished.exists()


def cut_off(monkeypatch: pytest.MonkeyPatch, at: Path, act: Callable[[], object]) -> None:
    """Does it, and ends ptg right before the file at that place is removed."""
    ended: list[Path] = []
    unlink = os.unlink

    def end(name: Path, **more: object) -> None:
        if ended or Path(name) == at:
            ended.append(Path(name))
            raise End
        unlink(name)

    monkeypatch.setattr(os, "unlink", end)
    with pytest.raises(End):
        act()
    monkeypatch.undo()


@pytest.mark.parametrize("move", ["discard", "redate", "restore"])
@pytest.mark.parametrize("look", ["list", "find", "trash"])
@pytest.mark.parametrize("links", [True, False])
def test_a_move_that_was_cut_off_is_finished_by_the_next_look(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch, move: str, look: str, links: bool
) -> None:
    path = journal.discard(page) if move == "restore" else page.path
    acts = {"discard": lambda: journal.discard(page), "redate": lambda: redate(journal, page)}

    def act() -> object:
        if not links:
            monkeypatch.setattr(os, "link", no_links)
        return acts.get(move, journal.restore)()

    cut_off(monkeypatch, path, act)
    assert len(everywhere(places)) == 2
    looks: dict[str, Callable[[], object]] = {
        "list": lambda: list(journal.newest()), "find": lambda: journal.find(NEW), "trash": journal.trashed,
    }  # fmt: skip
    with suppress(NoSuchPage):
        looks[look]()
    assert everywhere(places) == [NEW if move == "redate" else ID]
    assert not path.exists()
    assert not places.unfinished.exists()
    assert len(journal.versions(NEW if move == "redate" else ID)) == (2 if move == "redate" else 1)


def no_links(*_: object, **__: object) -> None:
    """A file system without links."""
    raise PermissionError(1, "Operation not permitted")


def test_what_was_changed_after_the_end_stays_in_both_places(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch, page.path, lambda: redate(journal, page))
    page.path.write_text("by hand")
    list(journal.newest())
    assert everywhere(places) == [NEW, ID]
    assert page.path.read_text() == "by hand"


def test_while_another_ptg_is_at_it_pages_are_read_as_they_are(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch, page.path, lambda: journal.discard(page))
    with FileLock(places.lock):
        assert [one.id for one in journal.newest()] == [ID]
    assert list(journal.newest()) == []


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"source": 3}', b'{"source": 3, "target": 4}', b"\xff"])
def test_a_note_that_tells_nothing_is_let_go(journal: Journal, page: Page, places: Places, raw: bytes) -> None:
    places.unfinished.write_bytes(raw)
    assert [one.id for one in journal.newest()] == [ID]
    assert not places.unfinished.exists()


def test_where_the_disk_cannot_finish_a_move_pages_are_read_as_they_are(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch, page.path, lambda: journal.discard(page))

    def refuse(name: Path, **more: object) -> None:
        raise OSError(30, "Read-only file system", str(name))

    monkeypatch.setattr(os, "unlink", refuse)
    assert [one.id for one in journal.newest()] == [ID]
    monkeypatch.undo()
    assert list(journal.newest()) == []


def test_a_look_waits_for_no_other_ptg_that_moves_pages(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch, page.path, lambda: journal.discard(page))
    monkeypatch.setattr("time.sleep", lambda seconds: pytest.fail("it waited"))
    with FileLock(places.lock):
        assert [one.id for one in journal.newest()] == [ID]
        assert [one.id for one in journal.trashed()] == []


def test_a_move_that_was_cut_off_is_finished_before_another_is_noted(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = journal.add(Entry("20261124-081502-7f3k", kind="note", body="another"))
    cut_off(monkeypatch, page.path, lambda: journal.discard(page))
    Moves(places).move(other.path, places.trash / other.path.name)
    assert everywhere(places) == [ID, other.id]
    assert not page.path.exists()


def test_where_a_page_that_was_on_its_way_is_nowhere_any_more_others_still_move(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = journal.add(Entry("20261124-081502-7f3k", kind="note", body="another"))
    cut_off(monkeypatch, page.path, lambda: journal.discard(page))
    page.path.unlink()
    (places.trash / page.path.name).unlink()
    journal.discard(other)
    assert everywhere(places) == [other.id]
    assert not places.unfinished.exists()


# Halves, where a file system knows no links and a page moves as a copy


def cut_off_while_copying(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Does it where there are no links, and ends ptg once the copy is written and has no name of its own yet."""
    ended: list[object] = []
    unlink = os.unlink

    def link(source: Path, target: Path) -> None:
        if disk.is_temporary(Path(source).name) and Path(target).suffix == ".md":
            ended.append(source)
            raise End
        no_links()

    def end(name: Path, **more: object) -> None:
        if ended:
            raise End
        unlink(name)

    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(os, "unlink", end)
    with pytest.raises(End):
        act()
    monkeypatch.undo()


def halves(places: Places) -> list[Path]:
    """The temporary files among the pages and in the trash."""
    return [path for path in disk.files_below(places.journal) if disk.is_temporary(path.name)]


@pytest.mark.parametrize("move", ["discard", "redate", "restore"])
def test_what_was_written_of_a_copy_that_was_cut_off_is_gone_after_the_next_look_and_the_page_is_where_it_was(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch, move: str
) -> None:
    path = journal.discard(page) if move == "restore" else page.path
    acts = {"discard": lambda: journal.discard(page), "redate": lambda: redate(journal, page)}
    if move == "redate":  # what it was right before is kept by now, so that the new page is all that is written
        journal.remember(page.path, page.raw)
    cut_off_while_copying(monkeypatch, acts.get(move, journal.restore))
    assert len(halves(places)) == 1
    list(journal.newest())
    assert halves(places) == []
    assert everywhere(places) == [ID]
    assert path.read_bytes() == page.raw


def test_other_words_that_wait_under_the_name_of_a_half_stay(
    journal: Journal, page: Page, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off_while_copying(monkeypatch, lambda: journal.discard(page))
    words = places.trash / f".{ID}.md.1-0a1b2c3d.tmp"
    words.write_text("what another window was about to keep")
    list(journal.newest())
    assert halves(places) == [words]
