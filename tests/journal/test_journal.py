"""The journal on disk: names, modes, finding, changing, trash, history, format."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.journal import disk, frontmatter
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.errors import AmbiguousId, CannotChange, NewerFormat, NoSuchPage
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.lock import FileLock
from ptg_cli.journal.pages import EMPTY, digest, read_page
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.entry import Entry, to_front_matter

ID = "20261123-081502-7f3k"


def make(journal: Journal, entry_id: str = ID, body: str = "words", **facts: object) -> Path:
    """Keeps an entry and returns its file."""
    return journal.add(Entry(entry_id, kind="note", body=body, **facts)).path  # type: ignore[arg-type]


def test_an_entry_lies_under_its_year_and_month_by_its_id(journal: Journal, places: Places) -> None:
    path = make(journal)
    assert path == places.journal / "entries" / "2026" / "11" / f"{ID}.md"
    assert path.read_bytes() == f'+++\nid = "{ID}"\nkind = "note"\n+++\n\nwords'.encode()


def test_every_kind_of_file_lies_where_any_version_of_ptg_looks_for_it(
    journal: Journal, drafts: Drafts, recovery: Recovery, places: Places
) -> None:
    page = read_page(make(journal))
    journal.rewrite(page, page.raw + b" more")
    journal.discard(read_page(make(journal, "20261124-000000-0000")))
    held = drafts.open(ID)
    held.save(Entry(ID, body="half a thought"))
    held.close()
    recovery.rescue(b"a piece", page_id=ID)
    home = places.journal.parent
    assert sorted(str(path.relative_to(home)) for path in disk.files_below(home)) == [
        f"drafts/{ID}.lock",
        f"drafts/{ID}.md",
        f"journal/entries/2026/11/{ID}.md",
        f"journal/history/{ID}/20261123-081502-000000-1.md",
        "journal/journal.toml",
        "journal/trash/20261124-000000-0000.md",
        "lock",
        f"recovery/20261123-081502-0000-{ID}.txt",
    ]


def test_files_are_0600_in_folders_0700_whatever_the_umask(journal: Journal, places: Places) -> None:
    before = os.umask(0o022)
    try:
        journal.discard(read_page(make(journal)))
    finally:
        os.umask(before)
    for folder, _, names in os.walk(places.journal.parent):
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
        for name in names:
            assert stat.S_IMODE(os.stat(Path(folder, name)).st_mode) == 0o600


def test_nothing_temporary_is_left_after_a_write(journal: Journal, places: Places) -> None:
    make(journal)
    assert not [path for path in disk.files_below(places.journal) if disk.is_temporary(path.name)]


def test_two_entries_of_one_second_and_one_chance_never_overwrite_each_other(journal: Journal) -> None:
    first = make(journal, body="first")
    second = make(journal, body="second")
    assert first != second
    assert read_page(first).entry.body == "first"
    assert read_page(second).entry.body == "second"
    assert read_page(second).entry.id == second.stem


def test_a_save_that_is_tried_again_makes_no_second_entry(journal: Journal) -> None:
    assert make(journal) == make(journal)
    assert len(list(journal.newest())) == 1


def test_where_links_are_not_supported_the_name_is_made_exclusively(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    path = make(journal)
    other = make(journal, body="other")
    assert read_page(path).entry.body == "words"
    assert other != path
    assert journal.discard(read_page(path)).exists()
    assert not path.exists()


def test_the_file_name_is_the_id_and_another_inside_is_a_problem_never_a_path(journal: Journal, places: Places) -> None:
    path = make(journal)
    path.write_bytes(b"+++\nid = '../../../etc/passwd'\n+++\n\nwords")
    page = journal.find("@last")
    assert page.id == ID
    assert page.entry.id == ID
    assert page.entry.problems == ("the id inside is not the file's name",)


def test_an_id_is_found_by_itself_its_beginning_and_its_place(journal: Journal) -> None:
    make(journal)
    make(journal, "20251123-081502-aaaa")
    make(journal, "20261201-000000-bbbb")
    assert journal.find(ID).id == ID
    assert journal.find("20261123").id == ID
    assert journal.find("@last").id == "20261201-000000-bbbb"
    assert journal.find("@2").id == ID
    with pytest.raises(AmbiguousId, match="2026"):
        journal.find("2026")


@pytest.mark.parametrize(
    "words",
    ["", "x", "@0", "@9", "@-1", "@x", "../x", "/etc/passwd", "..", "20269999-000000-aaaa", "*", "@" + "9" * 5000],
)
def test_an_unknown_id_is_one_clear_sentence(journal: Journal, words: str) -> None:
    make(journal)
    with pytest.raises(NoSuchPage) as missing:
        journal.find(words)
    assert len(str(missing.value)) < 200


def test_an_id_that_climbs_out_of_the_folder_finds_nothing(journal: Journal, tmp_path: Path) -> None:
    make(journal)
    (tmp_path / "secret.md").write_text("not ours")
    for words in ("../../../secret", str(tmp_path / "secret"), "../../../../secret.md"):
        with pytest.raises(NoSuchPage):
            journal.find(words)


def test_an_id_in_another_months_folder_is_found_all_the_same(journal: Journal, places: Places) -> None:
    path = make(journal)
    elsewhere = places.entries / "2020" / "01" / path.name
    elsewhere.parent.mkdir(parents=True)
    path.rename(elsewhere)
    assert journal.find(ID).path == elsewhere


def test_newest_come_first_and_strangely_named_ones_last(journal: Journal, places: Places) -> None:
    for entry_id in (
        "20251231-235959-zzzz",
        "20260101-000000-0000",
        "20260101-000000-1111",
        "20261001-000000-0000",
    ):
        make(journal, entry_id)
    (places.entries / "by hand.md").write_text("mine")
    (places.entries / "2026" / "01" / ".hidden.md").write_text("an editor's own")
    assert [found.id for found in journal.newest()] == [
        "20261001-000000-0000", "20260101-000000-1111", "20260101-000000-0000", "20251231-235959-zzzz", "by hand",
    ]  # fmt: skip


def test_months_outside_the_range_are_not_opened(journal: Journal) -> None:
    for month in ("09", "10", "11"):
        make(journal, f"2026{month}01-000000-0000")
    assert [found.id[4:6] for found in journal.newest("202610", "202610")] == ["10"]
    assert [found.id[4:6] for found in journal.newest("202610")] == ["11", "10"]


def test_reading_makes_and_changes_nothing(journal: Journal, places: Places) -> None:
    assert list(journal.newest()) == []
    with pytest.raises(NoSuchPage):
        journal.find("@last")
    assert not places.journal.exists()


def test_a_folder_without_journal_toml_is_format_1_and_the_first_write_makes_it(
    journal: Journal, places: Places
) -> None:
    path = make(journal)
    places.format_file.unlink()
    assert journal.find("@last").id == ID
    assert not places.format_file.exists()
    make(journal, body="more")
    assert b"format = 1\n" in places.format_file.read_bytes()
    assert path.exists()


def test_a_newer_format_is_refused_and_untouched(journal: Journal, places: Places) -> None:
    path = make(journal)
    (name,) = journal.newest()
    places.format_file.write_text("format = 2\n")
    before = {item: item.read_bytes() for item in disk.files_below(places.journal)}
    page = read_page(path)
    for act in (
        lambda: list(journal.newest()), lambda: journal.find("@last"), lambda: make(journal, body="more"),
        lambda: journal.discard(page), lambda: journal.rewrite(page, b"x"), lambda: journal.restore(),
        lambda: journal.going([]), lambda: journal.remove([]), lambda: journal.trashed(),
        lambda: journal.keep_alone(path, b"x"), lambda: journal.versions_elsewhere(name),
    ):  # fmt: skip
        with pytest.raises(NewerFormat, match="newer ptg"):
            act()
    assert {item: item.read_bytes() for item in disk.files_below(places.journal)} == before


def test_a_damaged_journal_toml_locks_nobody_out(journal: Journal, places: Places) -> None:
    make(journal)
    places.format_file.write_text("format = = 1")
    assert journal.find("@last").id == ID
    make(journal, body="more")


# Changing


def test_a_change_keeps_the_version_before_under_history(journal: Journal, places: Places) -> None:
    page = read_page(make(journal))
    outcome = journal.rewrite(page, page.raw + b" more")
    assert not outcome.conflict
    assert not outcome.alone
    assert read_page(page.path).entry.body == "words more"
    assert [path.read_bytes() for path in journal.versions(ID)] == [page.raw]
    journal.rewrite(read_page(page.path), b"third")
    assert [path.read_bytes() for path in journal.versions(ID)] == [page.raw + b" more", page.raw]
    assert journal.with_history() == [ID]


def test_a_change_to_the_same_bytes_writes_nothing(journal: Journal) -> None:
    page = read_page(make(journal))
    before = page.path.stat().st_ino
    journal.rewrite(page, page.raw)
    assert page.path.stat().st_ino == before
    assert journal.versions(ID) == []


def test_if_the_file_changed_meanwhile_both_versions_are_kept(journal: Journal) -> None:
    page = read_page(make(journal))
    page.path.write_bytes(b"from the other device")
    first = journal.rewrite(page, b"mine")
    second = journal.rewrite(page, b"mine again")
    assert first.conflict
    assert second.conflict
    assert page.path.read_bytes() == b"from the other device"
    assert first.path.name == f"{ID} (conflict 20261123-081502).md"
    assert first.path.read_bytes() == b"mine"
    assert second.path.name == f"{ID} (conflict 20261123-081503).md"
    assert {found.id for found in journal.newest()} == {ID, first.path.stem, second.path.stem}
    assert journal.find(first.path.stem).raw == b"mine"


def test_what_was_written_for_a_page_deleted_meanwhile_is_a_page_of_its_own(journal: Journal) -> None:
    page = read_page(make(journal))
    journal.discard(page)
    outcome = journal.rewrite(page, page.raw + b" and mine")
    assert outcome.alone
    kept = journal.find(outcome.path.stem)
    assert (kept.entry.body, kept.entry.problems) == ("words and mine", ())
    assert kept.id[:15] == ID[:15]


def test_what_was_written_for_a_page_of_ones_own_name_is_kept_beside_where_it_was(
    journal: Journal, places: Places
) -> None:
    path = places.entries / "letter.md"
    disk.create(path, b"words")
    page = journal.find("letter")
    journal.discard(page)
    outcome = journal.rewrite(page, b"words and mine")
    assert outcome.alone
    assert outcome.path.name == "letter (conflict 20261123-081502).md"
    assert outcome.path.read_bytes() == b"words and mine"


def test_a_page_that_may_not_be_read_is_never_replaced(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    page = read_page(make(journal))

    def refuse(path: str | Path, limit: int | None = None) -> bytes:
        if Path(path) == page.path:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path, limit)

    read = disk.read
    monkeypatch.setattr(disk, "read", refuse)
    with pytest.raises(CannotChange, match="permissions"):
        journal.rewrite_file(page.path, b"mine", digest(b""))
    monkeypatch.undo()
    assert page.path.read_bytes() == page.raw


def test_a_page_is_never_emptied_by_a_change(journal: Journal) -> None:
    page = read_page(make(journal))
    with pytest.raises(CannotChange, match="delete"):
        journal.rewrite(page, b"")
    assert page.path.read_bytes() == page.raw


@pytest.mark.parametrize("what", ["entry", "month", "journal"])
def test_behind_a_link_the_target_is_written_and_the_link_stays(
    journal: Journal, places: Places, tmp_path: Path, what: str
) -> None:
    path = make(journal)
    source = {"entry": path, "month": path.parent, "journal": places.journal}[what]
    target = tmp_path / "elsewhere" / source.name
    target.parent.mkdir()
    source.rename(target)
    source.symlink_to(target)
    page = journal.find(ID)
    outcome = journal.rewrite(page, page.raw + b" more")
    assert not outcome.conflict
    assert source.is_symlink()
    assert journal.find(ID).entry.body == "words more"
    real = Path(os.path.realpath(path))
    assert tmp_path / "elsewhere" in real.parents
    assert not [item for item in disk.files_below(tmp_path) if disk.is_temporary(item.name)]
    make(journal, body="a new one")
    assert len(list(journal.newest())) == 2


# Trash


def test_a_deleted_page_can_be_restored_whole(journal: Journal, places: Places) -> None:
    page = read_page(make(journal))
    went = journal.discard(page)
    assert went == places.trash / page.path.name
    assert list(journal.newest()) == []
    assert journal.restore().raw == page.raw
    assert journal.find(ID).path == page.path
    with pytest.raises(NoSuchPage, match="empty"):
        journal.restore()


def test_restore_takes_the_one_deleted_last_or_the_one_named(journal: Journal) -> None:
    first, second = make(journal), make(journal, "20200101-000000-0000")
    journal.discard(read_page(first))
    (there,) = journal.trashed()
    second.touch()
    while second.stat().st_ctime_ns <= Path(there.path).stat().st_ctime_ns:  # a disk's clock has coarse ticks
        second.touch()
    journal.discard(read_page(second))
    assert [found.id for found in journal.trashed()] == ["20200101-000000-0000", ID]
    assert journal.restore("2026").id == ID
    assert journal.restore().id == "20200101-000000-0000"


def test_a_restore_never_overwrites_what_is_there_now(journal: Journal) -> None:
    page = read_page(make(journal))
    journal.discard(page)
    page.path.write_bytes(b"came back by sync")
    back = journal.restore()
    assert page.path.read_bytes() == b"came back by sync"
    assert back.path != page.path
    assert back.raw == page.raw


def test_the_page_that_was_chosen_comes_back_though_another_name_begins_like_its_own(
    journal: Journal, places: Places
) -> None:
    for name in (f"{ID} 2", ID):
        make(journal, name, body=name)
        journal.discard(journal.locate(name))
    (chosen,) = [found for found in journal.trashed() if found.id == ID]
    assert journal.restore(chosen).entry.body == ID
    assert [found.id for found in journal.trashed()] == [f"{ID} 2"]


def test_a_name_that_is_nowhere_says_where_it_was_looked_for_and_what_shows_the_others(journal: Journal) -> None:
    make(journal)
    journal.discard(read_page(make(journal, "20261124-000000-0000")))
    with pytest.raises(NoSuchPage, match=r"^No page is called “2019”\. `ptg list` shows them all\.$"):
        journal.find("2019")
    with pytest.raises(NoSuchPage, match=r"^No page in the trash is called “2019”\. `ptg trash` shows them all"):
        journal.restore("2019")


@pytest.mark.parametrize(("words", "meant"), [("3", "@3"), ("999", "@999"), ("newest", "@last")])
def test_a_place_in_the_list_without_its_sign_is_known_for_what_is_meant(
    journal: Journal, words: str, meant: str
) -> None:
    make(journal)
    with pytest.raises(NoSuchPage, match=rf"^No page is called “{words}”. Did you mean {meant}\?"):
        journal.find(words)
    journal.discard(journal.locate(ID))
    with pytest.raises(NoSuchPage, match=f"^No page in the trash is called “{words}”. `ptg trash` shows them all"):
        journal.restore(words)


def test_where_several_pages_begin_with_a_number_its_place_is_named_too(journal: Journal) -> None:
    make(journal)
    make(journal, "20261124-000000-0000")
    with pytest.raises(AmbiguousId, match=r"Did you mean @2\?$"):
        journal.find("2")
    with pytest.raises(AmbiguousId, match=r"Type a little more of the id\.$"):
        journal.find("2026")


def test_of_many_pages_that_begin_alike_four_are_named(journal: Journal) -> None:
    names = [make(journal, f"20261123-08150{number}-aaaa").stem for number in range(5)]
    with pytest.raises(AmbiguousId) as five:
        journal.find("20261123")
    assert [name for name in names if name in str(five.value)] == names[1:]
    assert "and more" in str(five.value)
    journal.discard(journal.locate(names[4]))
    with pytest.raises(AmbiguousId) as four:
        journal.find("20261123")
    assert [name for name in names if name in str(four.value)] == names[:4]
    assert "and more" not in str(four.value)


def test_a_page_that_an_earlier_ptg_left_in_both_places_is_shown_once_even_while_another_ptg_writes(
    journal: Journal, places: Places
) -> None:
    path = make(journal)
    places.trash.mkdir()
    os.link(path, places.trash / path.name)
    with FileLock(places.lock):
        assert journal.trashed() == []
    assert (places.trash / path.name).exists()
    assert journal.trashed() == []
    assert not (places.trash / path.name).exists()
    assert path.exists()


def test_a_linked_page_goes_to_the_trash_and_back_as_a_link(journal: Journal, tmp_path: Path) -> None:
    path = make(journal)
    target = tmp_path / "elsewhere.md"
    path.rename(target)
    path.symlink_to(os.path.relpath(target, path.parent))
    journal.discard(journal.locate(ID))
    assert not os.path.lexists(path)
    assert target.exists()
    assert journal.restore().entry.body == "words"
    assert path.is_symlink()


# What can't be read


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (lambda path: path.write_bytes(b""), EMPTY),
        (lambda path: path.write_bytes("\ufeffwords".encode("utf-16-le")), "it is in UTF-16, not UTF-8"),
        (lambda path: path.write_bytes(b"caf\xe9"), "it is not UTF-8 text (from byte 3 on)"),
        (lambda path: path.mkdir(), "a folder stands where a page should be"),
        (lambda path: path.symlink_to("nowhere"), "it is a link to a file that isn't there"),
        (lambda path: path.symlink_to(path.name), "it is a link that leads back to itself"),
        (lambda path: os.mkfifo(path), "not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "not a file"),
    ],
)
def test_a_file_that_cannot_be_read_is_listed_with_its_reason_and_never_dropped(
    journal: Journal, prepare: Callable[[Path], None], reason: str
) -> None:
    make(journal, body="fine")
    path = make(journal, "20261124-000000-0000")
    path.unlink()
    prepare(path)
    found = [read_page(item.path) for item in journal.newest()]
    assert [page.unreadable for page in found] == [reason, ""]
    assert [page.entry.id for page in found] == [page.id for page in found]
    went = journal.discard(found[0])
    assert os.path.lexists(went)


def test_a_link_between_folders_that_leads_back_up_is_not_walked_for_ever(journal: Journal, places: Places) -> None:
    make(journal)
    (places.entries / "2026" / "loop").symlink_to(places.entries)
    assert ID in [found.id for found in journal.newest()]


def test_a_link_that_leads_back_to_itself_is_no_page(journal: Journal, places: Places) -> None:
    make(journal)
    (places.entries / "itself").symlink_to("itself")
    assert [found.id for found in journal.newest()] == [ID]


def test_a_page_of_50_mb_is_listed_by_its_beginning_and_read_whole(journal: Journal) -> None:
    path = make(journal, body="é" * 25_000_000)
    short = read_page(path, frontmatter.LIMIT)
    assert len(short.raw) == frontmatter.LIMIT
    assert not short.unreadable
    assert short.entry.kind == "note"
    assert len(read_page(path).entry.body) == 25_000_000


@given(st.binary(max_size=300))
def test_any_bytes_at_all_in_an_entry_file_never_raise_past_the_journal(journal: Journal, raw: bytes) -> None:
    path = journal.places.entries / "2026" / "11" / f"{ID}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    page = journal.find("@last")
    assert page.raw == raw
    assert [found.id for found in journal.newest()] == [ID]


@given(
    st.builds(
        Entry,
        id=st.just(ID),
        created=st.none()
        | st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC)).map(
            lambda moment: moment.replace(microsecond=0)
        ),
        kind=st.sampled_from(["", "note", "journal"]),
        title=st.text(st.characters(exclude_categories=["Cs"])),
        tags=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3).map(tuple),
        care=st.booleans(),
        distress_before=st.none() | st.integers(0, 10),
        dials=st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), st.integers(0, 10), max_size=3
        ),
        extra=st.dictionaries(st.text("xyz_-", min_size=2), st.integers(0, 9), max_size=2),
        body=st.text(st.characters(exclude_categories=["Cs"])),
    )
)
def test_any_entry_written_is_read_back_equal(journal: Journal, entry: Entry) -> None:
    page = journal.add(entry)
    again = read_page(page.path)
    assert again.entry == replace(entry, id=page.id)
    assert again.raw[again.body_at :] == entry.body.encode()
    assert again.raw == frontmatter.compose(to_front_matter(again.entry), entry.body)
    page.path.unlink()


def test_the_clock_names_versions_even_within_one_moment(journal: Journal) -> None:
    page = read_page(make(journal))
    for number in range(5):
        journal.rewrite(read_page(page.path), f"version {number}".encode())
    assert [path.read_bytes()[-1:] for path in journal.versions(ID)] == [b"3", b"2", b"1", b"0", b"s"]
