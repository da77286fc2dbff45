"""Whose copy a file is, from its name alone; and in which order ids are made."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal.writers import in_child, read_all

from ptg_cli.context import chance as real_chance
from ptg_cli.journal.errors import NoSuchPage
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import is_copy, kept_beside, original, own_place
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.places import Places
from ptg_cli.model.entry import CROCKFORD, Entry, ending_after

ID = "20261123-081502-7f3k"
MADE = datetime(2026, 11, 29, 10, 10, 10)

COPIES = {
    "ptg": " (conflict 20261129-101010)",
    "Syncthing": ".sync-conflict-20261129-101010-ABCDEFG",
    "Dropbox": " (Ada's conflicted copy 2026-11-29)",
    "Dropbox, the same day": " (Ada’s MacBook's conflicted copy 2026-11-29 (1))",
    "Dropbox in French": " (Copie en conflit de Ada 2026-11-29)",
    "Nextcloud": " (conflicted copy 2026-11-29 101010)",
    "Nextcloud before": "_conflict-20261129-101010",
    "iCloud": " 2",
    "OneDrive": "-DESKTOP-1",
    "OneDrive on a Mac": "-Adas-MacBook-Pro-2",
    "Finder": " copy",
    "Finder again": " copy 2",
    "Finder in German": " Kopie",
    "Windows": " - Copy (2)",
    "a browser": " (1)",
    "Google Drive": "(1)",
    "Seafile": " (SFConflict ada@example.org 2026-11-29-10-10-10)",
    "Synology": "_DiskStation_Nov-29-101010-2026_Conflict",
    "pCloud": " [conflicted]",
    "a copy of a copy": " 2 (conflict 20261129-101010)",
}


@pytest.mark.parametrize("end", COPIES.values(), ids=COPIES.keys())
def test_a_copy_is_known_by_its_name_whoever_made_it(end: str) -> None:
    assert original(ID + end) == ID


@pytest.mark.parametrize("name", [ID, f"{ID} a walk", f"{ID}x", "letter", "letter 2", "letter (1)", "my-walk", "2", ""])
def test_a_page_is_no_copy_nor_is_a_name_that_a_person_gave(name: str) -> None:
    assert not is_copy(name)


@pytest.mark.parametrize("end", [COPIES["ptg"], COPIES["Syncthing"], COPIES["Dropbox"], COPIES["Nextcloud"]])
def test_a_copy_that_says_so_is_known_behind_any_name(end: str) -> None:
    assert original(f"letter to A.{end}") == "letter to A."
    assert original(f"plan{end}") == "plan"


def test_copies_of_documents_are_known_too() -> None:
    assert is_copy("plan 2", ["plan"])
    assert not is_copy("plan 2")
    assert [original(name, ["plan", "people"]) for name in ("plan 2", "people-DESKTOP-1", "plan", "planning")] == [
        "plan", "people", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize("tool", ["ptg", "Syncthing", "Nextcloud", "Nextcloud before"])
def test_when_a_copy_was_made_is_read_where_its_name_tells(tool: str) -> None:
    assert kept_beside(ID + COPIES[tool]) == MADE
    assert kept_beside(ID + COPIES["iCloud"]) is None


@given(st.text(max_size=250))
def test_any_name_is_looked_at_without_trouble(end: str) -> None:
    assert original(ID + end) in {"", ID}


# Ids


@given(st.text(CROCKFORD, min_size=4, max_size=4), st.text(CROCKFORD, min_size=4, max_size=4))
def test_a_new_ending_sorts_after_the_newest_one(newest: str, chance: str) -> None:
    made = ending_after(newest, chance)
    assert len(made) == 4
    assert set(made) <= set(CROCKFORD)
    assert made > newest or newest == "zzzz"


def test_a_hundred_ids_of_one_second_sort_in_the_order_they_were_made_even_if_chance_is_unkind(
    places: Places, clock: Callable[[], datetime]
) -> None:
    journal = Journal(places, clock, lambda: "zz00")
    made = [journal.add(Entry(journal.new_id(MADE), body=str(number))).id for number in range(100)]
    assert made == sorted(made)
    assert len(set(made)) == 100


def test_what_is_in_the_trash_or_a_draft_counts_as_made(journal: Journal, places: Places) -> None:
    for folder, name in ((places.trash, "zz00.md"), (places.drafts, "zz01.md"), (places.drafts, "zz02@new")):
        path = folder / f"{'editing-' if '@' in name else ''}20261129-101010-{name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        assert journal.new_id(MADE)[16:] > name[:4]


def test_chance_grows_within_a_second_and_leaves_room_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def at(second: float) -> str:
        monkeypatch.setattr("time.time_ns", lambda: int(second * 1_000_000_000))
        return real_chance()

    made = [at(7 + part / 900) for part in range(900)]
    assert [one[:2] for one in made] == sorted({one[:2] for one in made})
    assert at(7.999999999) < "z000"


def test_ids_that_several_processes_make_by_turns_sort_in_the_order_they_were_made(places: Places) -> None:
    def keep_one(pipe: int) -> None:
        journal = Journal(places, lambda: MADE, real_chance)
        kept = journal.add(Entry(journal.new_id(MADE), body=str(os.getpid())))
        os.write(pipe, kept.id.encode())

    made = []
    for _ in range(10):
        pid, pipe = in_child(keep_one)
        made.append(read_all(pipe).decode())
        os.waitpid(pid, 0)
    assert made == sorted(made)
    assert len(set(made)) == 10


# The page made last


@pytest.fixture
def keep(journal: Journal) -> Callable[..., str]:
    """Keeps a page of that civil time, so many hours ahead of UTC; its id."""

    def one(day: int, hour: int, ahead: float | None, ending: str = "") -> str:
        civil = datetime(2026, 11, day, hour, 0, 0)
        created = civil.replace(tzinfo=timezone(timedelta(hours=ahead))) if ahead is not None else None
        page_id = journal.new_id(civil)[:16] + ending if ending else journal.new_id(civil)
        return journal.add(Entry(page_id, created, body=f"{day} {hour} {ahead}")).id

    return one


def last(journal: Journal) -> Iterator[str]:
    """All pages, the one made last first, as `@1`, `@2`, … name them."""
    for number in range(1, len(list(journal.newest())) + 1):
        yield journal.find(f"@{number}").id


def test_who_flies_west_still_finds_the_page_made_last(journal: Journal, keep: Callable[..., str]) -> None:
    kiritimati = keep(23, 20, 14)
    honolulu = keep(22, 22, -10)
    before = keep(21, 12, 14)
    assert honolulu < kiritimati
    assert list(last(journal)) == [honolulu, kiritimati, before]


def test_the_longest_way_around_the_earth_is_looked_at_and_no_farther(
    journal: Journal, keep: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [keep(day, 12, 1) for day in (1, 2, 3)]
    newest = [keep(23, 0, -12), keep(23, 23, 14)]
    assert journal.find("@last").id == newest[0]
    opened: list[str] = []

    def read(path: str | Path, limit: int | None = None) -> Page:
        opened.append(str(path))
        return read_page(path, limit)

    monkeypatch.setattr("ptg_cli.journal.journal.read_page", read)
    journal.locate("@last")
    assert not any(name in path for path in opened for name in old)


def test_a_page_without_a_moment_counts_by_its_name(journal: Journal, keep: Callable[..., str], places: Places) -> None:
    first, second = keep(23, 10, 1), keep(23, 12, None)
    assert list(last(journal)) == [second, first]


def test_the_moment_inside_counts_where_the_name_tells_another(journal: Journal) -> None:
    def keep(page_id: str, hour: int) -> str:
        return journal.add(Entry(page_id, datetime(2026, 11, 23, hour, tzinfo=UTC), body=str(hour))).id

    early, late = keep("20261123-100000-aaaa", 14), keep("20261123-110000-aaaa", 12)
    assert list(last(journal)) == [early, late]


def test_pages_with_names_of_ones_own_come_after_all_that_have_a_moment(
    journal: Journal, keep: Callable[..., str], places: Places
) -> None:
    dated = keep(23, 10, 1)
    for name in ("zebra", "letter"):
        (places.entries / f"{name}.md").write_text("words")
    assert list(last(journal)) == [dated, "zebra", "letter"]


def test_a_copy_is_never_the_page_made_last_while_its_page_is_there(
    journal: Journal, keep: Callable[..., str], places: Places
) -> None:
    page = keep(23, 10, 1)
    path = own_place(places.entries, page)
    for end in COPIES.values():
        path.with_name(f"{page}{end}.md").write_bytes(path.read_bytes())
    assert journal.find("@last").id == page


@pytest.mark.parametrize("words", ["@" + "9" * 5000, "@²", "@0", "@"])
def test_a_number_that_no_page_can_have_is_one_plain_sentence(
    journal: Journal, keep: Callable[..., str], words: str
) -> None:
    keep(23, 10, 1)
    with pytest.raises(NoSuchPage):
        journal.find(words)
