"""A sitting: the draft while it runs, the entry once it is kept, and nothing at all where that was asked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ptg_cli.desk.sitting import Sitting
from ptg_cli.journal import disk
from ptg_cli.journal.drafts import DraftFile, Drafts
from ptg_cli.journal.errors import Busy
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.places import Places
from ptg_cli.model.entry import Entry

ID = "20261123-081502-7f3k"
ENTRY = Entry(ID, kind="journal", body="words\n")


@pytest.fixture
def sit(journal: Journal, drafts: Drafts) -> Callable[..., Sitting]:
    """Begins a sitting."""
    return lambda **how: Sitting(journal, drafts, ID, **how)


def files(places: Places) -> list[Path]:
    """Every file under the journal's home but the note about its format."""
    return sorted(path for path in disk.files_below(places.journal.parent) if path != places.format_file)


def test_until_something_is_saved_nothing_is_made(places: Places, sit: Callable[..., Sitting]) -> None:
    sitting = sit()
    sitting.discard()
    sitting.close()
    assert not places.journal.parent.exists()


def test_each_save_takes_the_place_of_the_draft_before(drafts: Drafts, sit: Callable[..., Sitting]) -> None:
    sitting = sit()
    sitting.save_draft(Entry(ID, body="one"))
    sitting.save_draft(Entry(ID, body="one, two"))
    (draft,) = drafts.listed()
    assert draft.page.entry.body == "one, two"
    assert draft.open_elsewhere
    sitting.close()


def test_closing_leaves_the_draft_for_another_day(drafts: Drafts, sit: Callable[..., Sitting]) -> None:
    sitting = sit()
    sitting.save_draft(ENTRY)
    sitting.close()
    (draft,) = drafts.listed()
    assert not draft.open_elsewhere
    again = sit()
    again.hold()
    with pytest.raises(Busy):
        sit().hold()
    again.close()


def test_keeping_makes_the_page_and_lets_the_draft_go(
    journal: Journal, places: Places, sit: Callable[..., Sitting]
) -> None:
    sitting = sit()
    sitting.save_draft(ENTRY)
    assert sitting.keep(ENTRY) == ID
    assert files(places) == [journal.find(ID).path]


def test_keeping_without_a_draft_makes_the_page(journal: Journal, places: Places, sit: Callable[..., Sitting]) -> None:
    assert sit().keep(ENTRY) == ID
    assert files(places) == [journal.find(ID).path]


def test_where_the_name_is_taken_it_says_the_name_that_was_given(journal: Journal, sit: Callable[..., Sitting]) -> None:
    journal.add(Entry(ID, body="someone else's"))
    kept = sit().keep(ENTRY)
    assert kept != ID
    assert journal.find(kept).entry.body == "words\n"


def test_where_the_page_cannot_be_made_the_draft_stays(
    drafts: Drafts, sit: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(journal: Journal, entry: Entry) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Journal, "add", full)
    sitting = sit()
    sitting.save_draft(ENTRY)
    with pytest.raises(OSError, match="No space"):
        sitting.keep(ENTRY)
    sitting.close()
    assert drafts.listed()[0].page.entry.body == "words\n"


def test_a_page_that_was_made_counts_as_kept_even_where_its_draft_cannot_be_removed(
    journal: Journal, sit: Callable[..., Sitting], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(draft: DraftFile) -> None:
        raise OSError(5, "Input/output error")

    sitting = sit()
    sitting.save_draft(ENTRY)
    monkeypatch.setattr(DraftFile, "discard", stuck)
    assert sitting.keep(ENTRY) == ID
    assert journal.find(ID).entry.body == "words\n"


def test_discarding_removes_the_draft_and_a_new_one_may_follow(
    drafts: Drafts, places: Places, sit: Callable[..., Sitting]
) -> None:
    sitting = sit()
    sitting.save_draft(ENTRY)
    sitting.discard()
    assert files(places) == []
    sitting.save_draft(ENTRY)
    assert len(drafts.listed()) == 1
    sitting.close()


def test_leaving_nothing_from_the_start_writes_nothing_at_all(places: Places, sit: Callable[..., Sitting]) -> None:
    sitting = sit(leave_nothing=True)
    sitting.hold()
    sitting.save_draft(ENTRY)
    sitting.close()
    assert not places.journal.parent.exists()


def test_leaving_nothing_half_way_removes_the_draft_and_writes_no_more(
    places: Places, sit: Callable[..., Sitting]
) -> None:
    sitting = sit()
    sitting.save_draft(ENTRY)
    sitting.leave_nothing()
    sitting.save_draft(ENTRY)
    sitting.close()
    assert files(places) == []


def test_a_sitting_that_leaves_nothing_keeps_nothing_even_when_told_to(
    journal: Journal, places: Places, sit: Callable[..., Sitting]
) -> None:
    sitting = sit(leave_nothing=True)
    sitting.keep(ENTRY)
    assert list(journal.newest()) == []
