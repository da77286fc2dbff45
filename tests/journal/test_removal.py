"""Removing for good: exactly what was listed goes, with what belongs to it, and never another page."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.journal.test_names import COPIES

from ptg_cli.journal import disk
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.errors import Busy, NoSuchPage
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.lock import FileLock
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery, page_of_piece
from ptg_cli.journal.removal import CHANGED, MOVED, OPEN, ListedFile, Removed
from ptg_cli.model.entry import Entry

ID = "20261123-081502-7f3k"
MARKER = "marmalade"


@pytest.fixture
def page(journal: Journal) -> Page:
    """A page with the marker in it."""
    return journal.add(Entry(ID, kind="note", body=MARKER))


def found(path: Path) -> PageName:
    return PageName(path.stem, str(path))


def holding(places: Places) -> list[Path]:
    """Where the marker still stands."""
    files = disk.files_below(places.journal.parent)
    return sorted(path for path in files if not path.is_symlink() and MARKER.encode() in path.read_bytes())


def empty(journal: Journal) -> Removed:
    """Empties the trash."""
    return journal.remove(journal.going(journal.trashed()))


def for_good(journal: Journal, page: Page | PageName) -> Removed:
    """Deletes a page for good, with its other versions."""
    one = PageName(page.id, str(page.path))
    return journal.remove(journal.going([one, *journal.versions_elsewhere(one)]))


def surround(page: Page, journal: Journal, drafts: Drafts, recovery: Recovery) -> None:
    """Puts the marker everywhere that a page's words can come to stand."""
    journal.rewrite(page, page.raw + b"!")
    held = drafts.open(page.id)
    held.save(Entry(page.id, body=MARKER))
    held.close()
    copy = drafts.editor_copy(page.id, "0123456789ab")
    copy.open(MARKER.encode())
    copy.path.with_name(".page.md.swp").write_text(MARKER)
    copy.close()
    recovery.rescue(MARKER.encode(), ".md", page.id)
    for name in (f"{page.id}.md.12-0123abcd", f"syncthing.{page.id}.md", f"20261123-081502-aaaa-{page.id}.page.md.swp"):
        (journal.places.recovery / name).write_text(MARKER)
    page.path.with_name(f".{page.path.name}.9-0123abcd.tmp").write_text(MARKER)


# What goes


@pytest.mark.parametrize("name", [ID, "letter", "my.letter", "a - b@home"])
def test_a_page_goes_with_all_that_bears_its_name(
    journal: Journal, places: Places, drafts: Drafts, recovery: Recovery, name: str
) -> None:
    page = journal.add(Entry(name, kind="note", body=MARKER))
    surround(page, journal, drafts, recovery)
    assert len(holding(places)) == 10
    removed = for_good(journal, journal.find(name))
    assert (removed.stayed, removed.behind_links) == ((), ())
    assert holding(places) == []
    assert list(places.drafts.iterdir()) == []
    assert not (places.history / name).exists()


def test_what_is_listed_is_what_is_counted_and_what_goes(
    journal: Journal, page: Page, drafts: Drafts, recovery: Recovery
) -> None:
    surround(page, journal, drafts, recovery)
    (going,) = journal.going([found(page.path)])
    assert (len(going.files), len(going.earlier), len(going.pieces)) == (1, 1, 5)
    assert all(one.path.exists() for one in going.everything)
    removed = journal.remove([going])
    assert removed.files == len(going.everything)
    assert not any(one.path.exists() for one in going.everything)


def test_its_copies_are_listed_each_as_a_page_of_its_own_and_go_too(
    journal: Journal, page: Page, places: Places
) -> None:
    for end in COPIES.values():
        page.path.with_name(f"{page.id}{end}.md").write_text(MARKER)
    (copy,) = [one for one in journal.newest() if one.id == f"{page.id} 2"]
    journal.discard(copy)
    assert {one.id for one in journal.versions_elsewhere(found(page.path))} == {ID + end for end in COPIES.values()}
    for_good(journal, page)
    assert holding(places) == []


def test_a_page_that_is_in_the_trash_too_goes_from_both_places(
    journal: Journal, page: Page, places: Places, drafts: Drafts, recovery: Recovery
) -> None:
    surround(page, journal, drafts, recovery)
    places.trash.mkdir()
    (places.trash / f"{ID}.md").write_text(f"{MARKER} in another version")
    assert for_good(journal, page).stayed == ()
    assert holding(places) == []


def test_a_folder_in_a_pages_place_goes_with_what_was_listed_in_it(journal: Journal, places: Places) -> None:
    odd = places.trash / f"{ID}.md"
    (odd / "inner").mkdir(parents=True)
    (odd / "inner" / "words").write_text(MARKER)
    empty(journal)
    assert not odd.exists()


# What does not go


@pytest.mark.parametrize("end", COPIES.values(), ids=COPIES.keys())
@pytest.mark.parametrize("deleted", ["the page", "the copy"])
def test_emptying_removes_the_one_that_was_deleted_and_never_the_one_beside_it(
    journal: Journal, page: Page, places: Places, end: str, deleted: str
) -> None:
    copy = page.path.with_name(f"{ID}{end}.md")
    copy.write_bytes(page.raw + b" of the copy")
    journal.rewrite(page, page.raw + b" changed")
    gone, stays = (page.path, copy) if deleted == "the page" else (copy, page.path)
    journal.discard(found(gone))
    empty(journal)
    assert stays.exists()
    assert not gone.exists()
    assert list(places.trash.iterdir()) == []
    assert len(journal.versions(ID)) == (0 if deleted == "the page" else 1)


def test_emptying_never_reaches_the_pages_even_by_an_earlier_date(journal: Journal, page: Page) -> None:
    old = journal.add(Entry("20200101-000000-0000", body="before"))
    new = journal.add(Entry("20200102-000000-0000", body="after", was=old.id))
    journal.discard(new)
    empty(journal)
    assert {one.id for one in journal.newest()} == {ID, old.id}


def test_what_belongs_to_a_page_that_is_also_in_the_trash_stays_with_the_page(
    journal: Journal, page: Page, drafts: Drafts, recovery: Recovery, places: Places
) -> None:
    surround(page, journal, drafts, recovery)
    other = places.trash / f"{ID}.md"
    other.parent.mkdir()
    other.write_text("another version of it, which came by sync")
    before = holding(places)
    assert empty(journal).files == 1
    assert not other.exists()
    assert holding(places) == before


def test_a_page_that_an_earlier_ptg_left_in_both_places_stays_among_the_pages(
    journal: Journal, page: Page, places: Places
) -> None:
    places.trash.mkdir()
    os.link(page.path, places.trash / page.path.name)
    assert empty(journal).files == 0
    assert page.path.read_bytes() == page.raw
    assert list(places.trash.iterdir()) == []


def test_a_folder_above_whose_name_holds_the_id_takes_nothing_along(
    tmp_path: Path, clock: Callable[..., object], chance: Callable[[], str]
) -> None:
    home = tmp_path / f"backup of {ID}"
    journal = Journal(Places(home / "journal", home / "drafts", home / "recovery", home / "lock"), clock, chance)  # type: ignore[arg-type]
    page, other = journal.add(Entry(ID, body="goes")), journal.add(Entry("20261124-081502-7f3k", body="stays"))
    for_good(journal, page)
    assert [one.id for one in journal.newest()] == [other.id]


@pytest.mark.parametrize("name", ["2", "let", "letter.", "letter (conflict 20261129-101010)"])
def test_a_name_within_another_takes_only_its_own(
    journal: Journal, drafts: Drafts, recovery: Recovery, places: Places, name: str
) -> None:
    other = journal.add(Entry("letter.2", kind="note", body=MARKER))
    surround(other, journal, drafts, recovery)
    page = journal.add(Entry(name, body="goes"))
    before = holding(places)
    for_good(journal, page)
    assert holding(places) == before


def test_no_link_is_followed_and_what_it_leads_to_is_named(
    journal: Journal, page: Page, places: Places, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere.md"
    page.path.rename(target)
    page.path.symlink_to(target)
    places.drafts.mkdir()
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "letter").write_text("not ptg's")
    (places.drafts / f"editing-{ID}@x").symlink_to(tmp_path / "private")
    removed = for_good(journal, PageName(ID, str(page.path)))
    assert removed.behind_links == (tmp_path / "private", target) or set(removed.behind_links) == {
        tmp_path / "private", target,
    }  # fmt: skip
    assert target.read_bytes() == page.raw
    assert (tmp_path / "private" / "letter").exists()
    assert not os.path.lexists(page.path)


# What changed since


def test_a_page_that_changed_since_it_was_listed_stays_with_all_that_belongs_to_it(
    journal: Journal, page: Page, drafts: Drafts, recovery: Recovery, places: Places
) -> None:
    surround(page, journal, drafts, recovery)
    going = journal.going([found(page.path)])
    journal.rewrite(journal.find(ID), page.raw + b" in another window")
    before = holding(places)
    removed = journal.remove(going)
    assert [(one.name, one.why) for one in removed.stayed] == [(ID, CHANGED)]
    assert (removed.files, holding(places)) == (0, before)


def test_what_came_to_a_page_since_makes_it_stay(journal: Journal, page: Page, recovery: Recovery) -> None:
    going = journal.going([found(page.path)])
    recovery.rescue(b"just now", ".md", ID)
    assert [one.why for one in journal.remove(going).stayed] == [CHANGED]
    assert page.path.exists()


def test_what_was_deleted_or_restored_since_stays(journal: Journal, page: Page, places: Places) -> None:
    other = journal.add(Entry("20261124-081502-7f3k", body="deleted after the question"))
    journal.rewrite(page, page.raw + b"!")
    journal.discard(page)
    going = journal.going(journal.trashed())
    journal.restore()
    journal.discard(other)
    removed = journal.remove(going)
    assert [(one.name, one.why) for one in removed.stayed] == [(ID, MOVED)]
    assert page.path.exists()
    assert len(journal.versions(ID)) == 1
    assert [one.id for one in journal.trashed()] == [other.id]


def test_a_page_that_is_open_in_another_window_stays(journal: Journal, page: Page, drafts: Drafts) -> None:
    copy = drafts.editor_copy(ID, page.digest)
    copy.open(b"words on the way")
    removed = for_good(journal, page)
    copy.close()
    assert [one.why for one in removed.stayed] == [OPEN]
    assert page.path.exists()
    assert copy.read() == b"words on the way"


def test_while_another_ptg_writes_nothing_goes(journal: Journal, page: Page, places: Places) -> None:
    going = journal.going([found(page.path)])
    with FileLock(places.lock), pytest.raises(Busy):
        journal.remove(going)
    assert page.path.exists()


def test_what_the_disk_refuses_stays_and_is_told_and_the_rest_goes(
    journal: Journal, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = journal.add(Entry("20261124-081502-7f3k", body="goes"))
    going = journal.going([found(page.path), found(other.path)])
    unlink = os.unlink

    def refuse(path: Path, **more: object) -> None:
        if Path(path) == page.path:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path)

    monkeypatch.setattr(os, "unlink", refuse)
    removed = journal.remove(going)
    (stayed,) = removed.stayed
    assert (stayed.name, type(stayed.why)) == (ID, PermissionError)
    assert (page.path.exists(), other.path.exists()) == (True, False)


# Names of pieces


@pytest.mark.parametrize(
    ("piece", "of"),
    [
        (f"20261129-101010-abcd-{ID}.txt", ID),
        (f"20261129-101010-abcd-{ID}.page.md.save.1", ID),
        (f"20261129-101010-abcd-{ID}.sync-conflict-20261129-101010-ABC.md", f"{ID}.sync-conflict-20261129-101010-ABC"),
        (f"20261129-101010-abcd-{ID} 2.page.md~", f"{ID} 2"),
        ("20261129-101010-abcd-letter.txt", "letter"),
        ("20261129-101010-abcd-my.letter.page.md.swp", "my.letter"),
        ("20261129-101010-abcd.txt", ""),
        (f"{ID}.md.12-0123abcd", ID),
        ("plan.toml.12-0123abcd", "plan"),
        (f".20261129-101010-abcd-{ID}.txt.12-0123abcd.tmp", ID),
        ("something else.txt", ""),
    ],
)
def test_a_rescued_piece_belongs_to_the_page_whose_name_it_bears(piece: str, of: str) -> None:
    assert page_of_piece(piece, {"my.letter"}) == of


def test_a_page_that_is_gone_already_is_told_from_one_that_never_was(journal: Journal, page: Page) -> None:
    journal.discard(page)
    with pytest.raises(NoSuchPage, match="is in the trash"):
        journal.find(ID)
    empty(journal)
    with pytest.raises(NoSuchPage, match="No page is called"):
        journal.find(ID)
    assert read_page(page.path).unreadable


def test_what_bears_the_name_of_a_page_that_stays_in_the_trash_stays_with_it(
    journal: Journal, page: Page, places: Places, drafts: Drafts, recovery: Recovery
) -> None:
    surround(page, journal, drafts, recovery)
    places.trash.mkdir()
    stays = places.trash / f"{ID}.md"
    stays.write_text(f"{MARKER} in another version")
    belongs = [path for path in holding(places) if path != page.path]
    assert journal.remove(journal.going([found(page.path)])).stayed == ()
    assert holding(places) == belongs
    assert (page.path.exists(), stays.exists()) == (False, True)


def test_what_was_written_of_a_draft_that_was_cut_off_goes_with_its_page(
    journal: Journal, page: Page, places: Places
) -> None:
    places.drafts.mkdir(parents=True)
    (places.drafts / f".{ID}.md.9-0123abcd.tmp").write_text(MARKER)
    (places.drafts / ".another.md.9-0123abcd.tmp").write_text("stays")
    (places.drafts / "notes").write_text("somebody's own")
    assert for_good(journal, page).stayed == ()
    assert holding(places) == []
    assert sorted(path.name for path in places.drafts.iterdir()) == [".another.md.9-0123abcd.tmp", "notes"]


def test_a_file_that_changed_or_went_after_it_was_listed_is_named(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("one")
    listed = [ListedFile.at(path)]
    path.write_text("another")
    removed = journal.remove_files(listed)
    assert [(one.name, one.why) for one in removed.stayed] == [(str(path), CHANGED)]
    assert (removed.files, path.read_text()) == (0, "another")
    listed = [ListedFile.at(path)]
    path.unlink()
    assert [(one.name, one.why) for one in journal.remove_files(listed).stayed] == [(str(path), MOVED)]
