"""Keeping a draft that was left behind, in each case there is."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from ptg_cli.desk.drafts import keep_draft
from ptg_cli.desk.page_edit import PageChange, PageDesk, change_page
from ptg_cli.journal.drafts import NEW, Drafts
from ptg_cli.journal.errors import Busy, CannotChange
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import original
from ptg_cli.journal.pages import read_page
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.civil_time import NamedDay
from ptg_cli.model.entry import Entry
from ptg_cli.session.writing import DRAFT

ID = "20261123-081502-7f3k"
CREATED = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))
LEFT = Entry(
    ID, CREATED, zone="Europe/Paris", kind="journal", guide="first-light", tags=("sleep",), body="words\n",
    extra={DRAFT: {"at": "one", "item": ""}},
)  # fmt: skip


@pytest.fixture
def editing(journal: Journal, drafts: Drafts, recovery: Recovery) -> PageDesk:
    """An editor that is never opened."""
    return PageDesk(journal, drafts, recovery, lambda *_: pytest.fail("no editor is opened to keep a draft"))


@pytest.fixture
def keep(journal: Journal, drafts: Drafts, editing: PageDesk) -> Callable[[], Path]:
    """Keeps the newest draft; says where it went."""
    return lambda: keep_draft(journal, drafts, editing, drafts.find("@last")).path


def leave(drafts: Drafts, entry: Entry) -> None:
    held = drafts.open(ID)
    held.save(entry)
    held.close()


def leave_edit(drafts: Drafts, seen: str, text: bytes) -> None:
    copy = drafts.editor_copy(ID, seen)
    copy.open(b"before")
    copy.path.write_bytes(text)
    copy.close()


def test_a_sessions_draft_becomes_its_page_and_is_let_go(
    journal: Journal, drafts: Drafts, places: Places, keep: Callable[[], Path]
) -> None:
    leave(drafts, LEFT)
    kept = keep()
    page = journal.find(ID)
    assert page.path == kept
    assert page.entry.created == CREATED
    assert (page.entry.guide, page.entry.tags, page.entry.body) == ("first-light", ("sleep",), "words\n")
    assert page.entry.extra == {}
    assert list(places.drafts.iterdir()) == []


def test_keys_a_person_put_into_the_draft_are_kept(journal: Journal, drafts: Drafts, keep: Callable[[], Path]) -> None:
    leave(drafts, Entry(ID, CREATED, kind="journal", title="Mine", body="words", extra={"own": 3, **LEFT.extra}))
    keep()
    entry = journal.find(ID).entry
    assert (entry.title, entry.extra) == ("Mine", {"own": 3})


def test_another_id_inside_the_draft_never_gets_into_the_page(
    journal: Journal, drafts: Drafts, places: Places, keep: Callable[[], Path]
) -> None:
    places.drafts.mkdir(parents=True)
    (places.drafts / f"{ID}.md").write_text('+++\nid = "20200101-000000-aaaa"\nkind = "journal"\n+++\n\nwords\n')
    keep()
    assert f'id = "{ID}"'.encode() in journal.find(ID).raw
    assert journal.find(ID).entry.problems == ()


def test_where_its_page_is_there_already_nothing_is_kept_twice(
    journal: Journal, drafts: Drafts, places: Places, keep: Callable[[], Path]
) -> None:
    entry = Entry(ID, CREATED, kind="journal", body="words\n")
    journal.add(entry)
    leave(drafts, entry)
    keep()
    assert [found.id for found in journal.newest()] == [ID]
    assert list(places.drafts.iterdir()) == []


def test_where_its_name_is_taken_by_other_words_both_are_kept(
    journal: Journal, drafts: Drafts, keep: Callable[[], Path]
) -> None:
    journal.add(Entry(ID, CREATED, kind="journal", body="other words"))
    leave(drafts, LEFT)
    keep()
    assert sorted(journal.find(found.id).entry.body for found in journal.newest()) == ["other words", "words\n"]


def test_a_draft_open_in_another_window_is_left_alone(
    journal: Journal, drafts: Drafts, keep: Callable[[], Path]
) -> None:
    held = drafts.open(ID)
    held.save(LEFT)
    with pytest.raises(Busy, match="another window"):
        keep()
    held.close()
    assert list(journal.newest()) == []
    assert drafts.find("@last").page.entry.body == "words\n"


@pytest.mark.parametrize(("raw", "words"), [(b"\xff\xfew\x00", "UTF-16"), (b"caf\xe9", "not UTF-8"), (b"", "empty")])
def test_a_draft_that_cannot_be_read_stays_and_says_why(
    journal: Journal, drafts: Drafts, places: Places, keep: Callable[[], Path], raw: bytes, words: str
) -> None:
    path = places.drafts / f"{ID}.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    with pytest.raises(CannotChange, match=words):
        keep()
    assert path.read_bytes() == raw
    assert list(journal.newest()) == []


def test_a_draft_without_words_stays_and_says_so(journal: Journal, drafts: Drafts, keep: Callable[[], Path]) -> None:
    leave(drafts, Entry(ID, CREATED, kind="journal", body=" \n"))
    with pytest.raises(CannotChange, match="no words"):
        keep()
    assert len(drafts.listed()) == 1
    assert list(journal.newest()) == []


def test_a_new_text_left_in_an_editor_becomes_a_note(
    journal: Journal, drafts: Drafts, places: Places, keep: Callable[[], Path]
) -> None:
    leave_edit(drafts, NEW, b"typed in vi\n")
    keep()
    page = journal.find(ID)
    assert (page.entry.kind, page.entry.body) == ("note", "typed in vi\n")
    assert list(places.drafts.iterdir()) == []


def test_a_new_text_that_begins_like_front_matter_is_kept_as_it_was_typed(
    journal: Journal, drafts: Drafts, keep: Callable[[], Path]
) -> None:
    typed = b'+++\nguide = "none"\n+++\nwords\n'
    leave_edit(drafts, NEW, typed)
    keep()
    assert journal.find(ID).entry.body.encode() == typed


def test_an_edit_left_behind_changes_its_page_and_keeps_the_version_before(
    journal: Journal, drafts: Drafts, places: Places, keep: Callable[[], Path]
) -> None:
    page = journal.add(Entry(ID, CREATED, kind="note", title="T", body="before"))
    leave_edit(drafts, page.digest, b"after\n")
    assert keep() == page.path
    now = journal.find(ID)
    assert (now.entry.title, now.entry.body) == ("T", "after\n")
    assert len(journal.versions(ID)) == 1
    assert list(places.drafts.iterdir()) == []


def test_an_edit_left_behind_of_a_page_that_changed_since_is_kept_beside_it(
    journal: Journal, drafts: Drafts, keep: Callable[[], Path], editing: PageDesk
) -> None:
    page = journal.add(Entry(ID, CREATED, kind="note", body="before"))
    leave_edit(drafts, page.digest, b"mine\n")
    journal.rewrite(page, page.raw + b" and theirs")
    outcome = keep_draft(journal, drafts, editing, drafts.find("@last"))
    assert outcome.conflict
    assert "(conflict " in outcome.path.name
    assert journal.find(outcome.path.stem).entry.body == "mine\n"
    assert journal.find(ID).entry.body == "before and theirs"


def test_an_edit_left_behind_of_a_page_in_the_trash_is_kept_as_a_page_of_its_own_with_its_facts(
    journal: Journal, drafts: Drafts, editing: PageDesk
) -> None:
    page = journal.add(Entry(ID, CREATED, kind="note", title="T", care=True, body="before"))
    leave_edit(drafts, page.digest, b"mine\n")
    journal.discard(page)
    outcome = keep_draft(journal, drafts, editing, drafts.find("@last"))
    assert outcome.alone
    kept = read_page(outcome.path).entry
    assert (kept.title, kept.care, kept.body, kept.problems) == ("T", True, "mine\n", ())
    assert kept.id[:16] == ID[:16] != kept.id
    assert [found.id for found in journal.trashed()] == [ID]
    assert drafts.listed() == []


def test_an_edit_left_behind_of_a_page_removed_for_good_keeps_its_day(
    journal: Journal, drafts: Drafts, editing: PageDesk
) -> None:
    page = journal.add(Entry(ID, CREATED, kind="note", body="before"))
    leave_edit(drafts, page.digest, b"mine\n")
    page.path.unlink()
    kept = read_page(keep_draft(journal, drafts, editing, drafts.find("@last")).path).entry
    assert kept.created is not None
    assert (kept.body, kept.created.replace(tzinfo=None), kept.kind) == ("mine\n", CREATED.replace(tzinfo=None), "note")


def test_an_edit_left_behind_of_a_page_given_another_date_lies_beside_it(
    journal: Journal, drafts: Drafts, editing: PageDesk
) -> None:
    page = journal.add(Entry(ID, CREATED, kind="note", body="before"))
    leave_edit(drafts, page.digest, b"mine\n")
    moved = change_page(journal, page, PageChange(when=NamedDay(date(2026, 11, 20))))
    outcome = keep_draft(journal, drafts, editing, drafts.find("@last"))
    assert outcome.conflict
    assert original(outcome.path.stem) == moved.path.stem
    assert read_page(outcome.path).entry.body == "mine\n"


def test_an_edit_left_behind_empty_leaves_the_page_as_it_is(
    journal: Journal, drafts: Drafts, keep: Callable[[], Path]
) -> None:
    page = journal.add(Entry(ID, CREATED, kind="note", body="before"))
    leave_edit(drafts, page.digest, b" \n")
    with pytest.raises(CannotChange, match="came back empty"):
        keep()
    assert journal.find(ID).raw == page.raw
