"""The keeper: drafts while something is open, a page once it is over, and nothing at all where that was asked."""

import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.desk import keeper as rules
from ptg_cli.desk.keeper import Finished, Keeper, NotKeptYet, Sitting, Trouble, Writer
from ptg_cli.journal import disk
from ptg_cli.journal.drafts import DraftFile, Drafts
from ptg_cli.journal.errors import Busy
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import as_page
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import drafts as said_of_drafts

ID = "20261123-081502-7f3k"
NOW = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))
LONG = 30.0
"""Seconds until a wait that should end at once counts as failed."""


@dataclass
class Talk:
    """Something being run: these words, said so far."""

    words: str = "words\n"
    leaves_nothing: bool = False
    is_page_as_it_stands: bool = False

    @property
    def has_words(self) -> bool:
        return bool(self.words)

    def snapshot(self) -> Entry:
        return Entry(ID, created=NOW, kind="journal", body=self.words)

    def entry(self) -> Entry | None:
        return self.snapshot() if self.words else None


@pytest.fixture
def keeper(journal: Journal, drafts: Drafts, recovery: Recovery) -> Keeper:
    """A keeper that tries again at once, and writes loose words without waiting for more."""
    return Keeper(journal, drafts, recovery, lambda: NOW, lambda: "Europe/Paris", again=0.001, loose_within=0.0)


@pytest.fixture
def full() -> Iterator[Callable[..., None]]:
    """Fills the disk for drafts, for pages, for rescued pieces; `full()` frees it."""

    patch = pytest.MonkeyPatch()

    def one(*, drafts: bool = False, pages: bool = False, recovery: bool = False) -> None:
        patch.undo()
        for wanted, where, name in (
            (drafts, DraftFile, "save"),
            (pages, Journal, "add"),
            (recovery, Recovery, "rescue"),
        ):
            if wanted:
                patch.setattr(where, name, _no_room)

    yield one
    patch.undo()


def _no_room(*given: Any, **more: Any) -> None:
    raise OSError(28, "No space left on device")


def files(places: Places) -> list[Path]:
    """Every file under the journal's home but the note about its format."""
    return sorted(path for path in disk.files_below(places.journal.parent) if path != places.format_file)


def bodies(journal: Journal) -> list[str]:
    return [journal.find(found.id).entry.body for found in journal.newest()]


def told(sitting: Sitting) -> "list[Trouble | None]":
    """Waits for the next draft to be written, or not, and says which."""
    heard: list[Trouble | None] = []
    event = threading.Event()

    def hear(trouble: Trouble | None) -> None:
        heard.append(trouble)
        event.set()

    sitting.told = hear
    sitting.soon()
    assert event.wait(LONG)
    return heard


# The draft


def test_until_something_is_said_nothing_is_made(places: Places, keeper: Keeper) -> None:
    sitting = keeper.sit(Talk(words=""))
    sitting.soon()
    assert (sitting.snapshot(), sitting.cut_short()) == ("", ())
    sitting.close()
    assert not places.journal.parent.exists()


def test_each_snapshot_takes_the_place_of_the_one_before(drafts: Drafts, keeper: Keeper) -> None:
    talk = Talk("one  ")
    sitting = keeper.sit(talk)
    sitting.snapshot()
    talk.words = "one, two  "
    assert sitting.snapshot() == ""
    (draft,) = drafts.listed()
    assert draft.page.entry.body == "one, two  "
    assert draft.open_elsewhere
    sitting.close()


@pytest.mark.parametrize("soon", [False, True])
def test_words_that_were_all_taken_back_are_taken_out_of_the_draft_too(
    drafts: Drafts, keeper: Keeper, soon: bool
) -> None:
    talk = Talk("one")
    sitting = keeper.sit(talk)
    if soon:
        assert told(sitting) == [None]
    else:
        sitting.snapshot()
    talk.words = ""
    sitting.snapshot()
    assert drafts.listed()[0].page.entry.body == ""
    sitting.close()


def test_a_draft_is_written_from_another_thread(drafts: Drafts, keeper: Keeper) -> None:
    sitting = keeper.sit(Talk())
    assert told(sitting) == [None]
    assert drafts.listed()[0].page.entry.body == "words\n"
    sitting.close()


def test_what_is_still_being_typed_is_taken_over_before_a_draft_is_written(drafts: Drafts, keeper: Keeper) -> None:
    talk = Talk("")
    sitting = keeper.sit(talk)
    sitting.catch_up = lambda: setattr(talk, "words", "typed ")
    assert told(sitting) == [None]
    assert drafts.listed()[0].page.entry.body == "typed "
    talk.words = ""
    assert sitting.cut_short() == (said_of_drafts.DRAFT_KEPT,)
    assert drafts.listed()[0].page.entry.body == "typed "
    sitting.close()


def test_closing_leaves_the_draft_for_another_day(drafts: Drafts, keeper: Keeper) -> None:
    sitting = keeper.sit(Talk())
    sitting.snapshot()
    sitting.close()
    (draft,) = drafts.listed()
    assert not draft.open_elsewhere
    again = keeper.sit(Talk(), draft=ID)
    assert drafts.find(ID).open_elsewhere
    with pytest.raises(Busy):
        keeper.sit(Talk(), draft=ID)
    again.close()


def test_a_draft_the_disk_refuses_is_tried_again_by_itself(
    drafts: Drafts, keeper: Keeper, full: Callable[..., None]
) -> None:
    full(drafts=True)
    safe = threading.Event()

    def hear(trouble: Trouble | None) -> None:
        if trouble is None:
            safe.set()
        else:
            full()

    sitting = keeper.sit(Talk())
    sitting.told = hear
    assert sitting.snapshot() == "The disk is full."
    assert safe.wait(LONG)
    assert sitting.trouble == ""
    assert drafts.listed()[0].page.entry.body == "words\n"
    sitting.close()


def test_once_it_is_closed_no_draft_is_written_any_more_and_no_window_is_kept_out(
    drafts: Drafts, keeper: Keeper, full: Callable[..., None]
) -> None:
    full(drafts=True)
    sitting = keeper.sit(Talk())
    sitting.snapshot()  # refused, and tried again by itself
    sitting.close()
    full()
    _threads_end()
    assert drafts.listed() == []
    drafts.open(ID).close()


def test_closing_once_more_or_after_the_end_is_no_trouble(journal: Journal, keeper: Keeper) -> None:
    sitting = keeper.sit(Talk())
    sitting.snapshot()
    sitting.close()
    sitting.close()
    again = keeper.sit(Talk(), draft=ID)
    again.finish()
    again.close()
    assert bodies(journal) == ["words\n"]
    assert keeper.cut_short() == ()


def test_a_fault_of_our_own_in_writing_a_draft_is_told_and_claims_nothing(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(draft: DraftFile, entry: Entry) -> None:
        raise ZeroDivisionError(entry.body)

    monkeypatch.setattr(DraftFile, "save", broken)
    monkeypatch.setattr(Recovery, "rescue", _no_room)
    sitting = keeper.sit(Talk())
    (said,) = sitting.cut_short()
    assert "ZeroDivisionError" in said
    assert said.endswith(said_of_drafts.NOT_KEPT)
    assert "safe" not in said
    assert "words\n" not in said
    sitting.close()


def test_a_fault_of_our_own_before_a_draft_is_written_is_told_as_long_as_it_lasts(keeper: Keeper) -> None:
    class Broken(Talk):
        def snapshot(self) -> Entry:
            if self.words == "words\n":
                raise ZeroDivisionError(self.words)
            return super().snapshot()

    talk = Broken()
    sitting = keeper.sit(talk)
    assert "ZeroDivisionError" in sitting.snapshot()
    assert "ZeroDivisionError" in keeper.trouble
    talk.words = "others\n"
    assert (sitting.snapshot(), keeper.trouble) == ("", "")
    sitting.close()


# The end


def test_finishing_makes_the_page_and_lets_the_draft_go(journal: Journal, places: Places, keeper: Keeper) -> None:
    sitting = keeper.sit(Talk())
    sitting.snapshot()
    assert sitting.finish() == Finished(ID)
    assert (sitting.trouble, sitting.page) == ("", ID)
    assert files(places) == [journal.find(ID).path]
    assert (sitting.cut_short(), keeper.cut_short()) == ((), ())


def test_finishing_without_words_leaves_neither_page_nor_draft(places: Places, keeper: Keeper) -> None:
    talk = Talk()
    sitting = keeper.sit(talk)
    sitting.snapshot()
    talk.words = ""
    finished = sitting.finish()
    assert (finished.page, finished.nothing) == ("", False)
    assert files(places) == []


def test_finishing_again_says_the_same_and_makes_no_second_page(journal: Journal, keeper: Keeper) -> None:
    kept, left = keeper.sit(Talk()), keeper.sit(Talk(leaves_nothing=True))
    for _ in range(2):
        assert kept.finish() == Finished(ID)
        assert left.finish() == Finished(nothing=True)
    assert bodies(journal) == ["words\n"]
    closed = keeper.sit(Talk("others"))
    closed.close()
    assert closed.finish() == Finished()
    assert closed.page == ""


def test_where_the_name_is_taken_it_says_the_name_that_was_given(journal: Journal, keeper: Keeper) -> None:
    journal.add(Entry(ID, body="someone else's"))
    kept = keeper.sit(Talk()).finish().page
    assert kept != ID
    assert journal.find(kept).entry.body == "words\n"


def test_what_a_page_fills_in_elsewhere_is_told_and_a_fault_there_takes_no_page_back(
    journal: Journal, keeper: Keeper
) -> None:
    def fault(entry: Entry) -> tuple[str, ...]:
        raise KeyError("plan")

    assert keeper.sit(Talk(), fill=lambda entry: (f"{entry.body.strip()} in the plan",)).finish().told == (
        "words in the plan",
    )
    finished = keeper.sit(Talk("others\n"), fill=fault).finish()
    assert "KeyError" in finished.told[0]
    assert sorted(bodies(journal)) == ["others\n", "words\n"]


def test_a_page_that_cannot_be_made_says_that_its_words_are_in_the_draft(
    journal: Journal, drafts: Drafts, keeper: Keeper, full: Callable[..., None]
) -> None:
    full(pages=True)
    sitting = keeper.sit(Talk())
    with pytest.raises(NotKeptYet, match=said_of_drafts.IN_ITS_DRAFT) as raised:
        sitting.finish()
    assert raised.value.in_draft
    assert drafts.listed()[0].page.entry.body == "words\n"
    assert sitting.put_aside() == said_of_drafts.WAITS
    full()
    assert sitting.finish().page == ID
    assert drafts.listed() == []


def test_who_goes_away_for_now_is_told_where_the_words_wait(
    drafts: Drafts, recovery: Recovery, keeper: Keeper, full: Callable[..., None]
) -> None:
    assert keeper.sit(Talk("")).leave_for_now() == said_of_drafts.NOTHING_WRITTEN
    assert keeper.sit(Talk(leaves_nothing=True)).leave_for_now() == said_of_drafts.NOTHING_WRITTEN
    sitting = keeper.sit(Talk())
    full(drafts=True, recovery=True)
    with pytest.raises(OSError, match="No space"):
        sitting.leave_for_now()
    full(drafts=True)
    with pytest.raises(NotKeptYet) as refused:
        sitting.leave_for_now()
    (rescued,) = recovery.listed()
    assert (refused.value.why, refused.value.where) == ("The disk is full.", said_of_drafts.rescued_at(str(rescued)))
    full()
    assert sitting.leave_for_now() == said_of_drafts.LEFT_FOR_NOW
    sitting.close()
    assert drafts.listed()[0].page.entry.body == "words\n"


def test_where_no_draft_can_be_written_either_the_words_are_said_to_be_in_this_window_only(
    recovery: Recovery, keeper: Keeper, full: Callable[..., None]
) -> None:
    full(drafts=True, pages=True)
    sitting = keeper.sit(Talk())
    with pytest.raises(NotKeptYet, match=r"^The disk is full\. .* your words are in this window only\.$") as raised:
        sitting.finish()
    assert not raised.value.in_draft
    said = sitting.put_aside()
    (rescued,) = recovery.listed()
    assert str(rescued) in said
    assert rescued.read_text() == "words\n"
    sitting.close()


def test_a_fault_of_our_own_in_keeping_a_page_says_that_its_words_are_in_the_draft(
    drafts: Drafts, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(journal: Journal, entry: Entry) -> None:
        raise RecursionError

    monkeypatch.setattr(Journal, "add", broken)
    sitting = keeper.sit(Talk())
    with pytest.raises(NotKeptYet, match=said_of_drafts.IN_ITS_DRAFT):
        sitting.finish()
    assert drafts.listed()[0].page.entry.body == "words\n"
    sitting.close()


def test_a_page_that_was_made_counts_as_kept_even_where_its_draft_cannot_be_removed(
    journal: Journal, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = keeper.sit(Talk())
    sitting.snapshot()
    monkeypatch.setattr(DraftFile, "discard", _no_room)
    assert sitting.finish().page == ID
    assert bodies(journal) == ["words\n"]


# Something cuts in


def test_cut_short_it_waits_as_a_draft_which_is_told(drafts: Drafts, keeper: Keeper) -> None:
    sitting = keeper.sit(Talk())
    assert keeper.cut_short() == (said_of_drafts.DRAFT_KEPT,)
    assert drafts.listed()[0].page.entry.body == "words\n"
    sitting.close()


def test_what_is_whole_as_it_stands_becomes_its_page(journal: Journal, drafts: Drafts, keeper: Keeper) -> None:
    keeper.sit(Talk(is_page_as_it_stands=True))
    assert keeper.cut_short() == ()
    assert bodies(journal) == ["words\n"]
    assert keeper.cut_pages == [page.id for page in journal.newest()]
    assert drafts.listed() == []


def test_what_is_whole_and_cannot_become_its_page_waits_as_a_draft(
    drafts: Drafts, keeper: Keeper, full: Callable[..., None]
) -> None:
    full(pages=True)
    sitting = keeper.sit(Talk(is_page_as_it_stands=True))
    assert keeper.cut_short() == (f"The disk is full. {said_of_drafts.DRAFT_KEPT}",)
    assert drafts.listed()[0].page.entry.body == "words\n"
    sitting.close()


def test_words_that_no_draft_takes_are_rescued_when_something_cuts_in(
    recovery: Recovery, keeper: Keeper, full: Callable[..., None]
) -> None:
    full(drafts=True)
    sitting = keeper.sit(Talk())
    (said,) = keeper.cut_short()
    (rescued,) = recovery.listed()
    assert said == f"The disk is full. What you wrote is here: {rescued}"
    assert ID in rescued.name
    assert keeper.trouble == ""
    sitting.close()


def test_words_that_came_as_no_text_are_rescued_byte_for_byte(
    recovery: Recovery, keeper: Keeper, full: Callable[..., None]
) -> None:
    full(drafts=True)
    sitting = keeper.sit(Talk(b"caf\xe9".decode("utf-8", "surrogateescape")))
    keeper.cut_short()
    assert [path.read_bytes() for path in recovery.listed()] == [b"caf\xe9"]
    sitting.close()


def test_what_says_more_than_its_words_is_rescued_whole(
    recovery: Recovery, keeper: Keeper, full: Callable[..., None]
) -> None:
    class Moment(Talk):
        def snapshot(self) -> Entry:
            return Entry(ID, kind="coping", distress_before=8, body=self.words)

    full(drafts=True)
    sitting = keeper.sit(Moment())
    keeper.cut_short()
    (rescued,) = recovery.listed()
    page = as_page(rescued, rescued.read_bytes())
    assert (page.entry.kind, page.entry.distress_before, page.entry.body) == ("coping", 8, "words\n")
    sitting.close()


def test_rescued_bytes_are_kept_as_they_are_and_where_is_said(recovery: Recovery, keeper: Keeper) -> None:
    for page_id, end in (((), ""), ((ID,), f"-{ID}")):
        said = keeper.rescue(b"caf\xe9", *page_id)
        rescued = recovery.listed()[0]
        assert said == f"What you wrote is here: {rescued}"
        assert rescued.name[len("20261123-081502-0000") :] == f"{end}.txt"
        assert rescued.read_bytes() == b"caf\xe9"


def test_bytes_that_can_be_rescued_nowhere_are_said_to_be_where_they_came_from(
    keeper: Keeper, full: Callable[..., None]
) -> None:
    full(recovery=True)
    assert (
        keeper.rescue(b"words") == "It could not be kept anywhere (The disk is full), so it is only where it came from."
    )


def test_where_the_last_words_are_nowhere_safe_that_is_told(keeper: Keeper, full: Callable[..., None]) -> None:
    full(drafts=True, recovery=True)
    sitting = keeper.sit(Talk())
    assert keeper.cut_short() == (f"The disk is full. {said_of_drafts.NOT_KEPT}",)
    assert keeper.trouble == "The disk is full."
    sitting.close()


def test_everything_that_is_open_is_kept_and_told_once(drafts: Drafts, keeper: Keeper) -> None:
    class Another(Talk):
        def snapshot(self) -> Entry:
            return replace(super().snapshot(), id=f"{ID[:-1]}x")

    open_now = [keeper.sit(Talk("one")), keeper.sit(Another("two"))]
    keeper.hold("line", "three ")
    assert keeper.cut_short() == (said_of_drafts.DRAFT_KEPT, said_of_drafts.LINE_KEPT)
    assert sorted(draft.page.entry.body for draft in drafts.listed()) == ["one", "three ", "two"]
    for sitting in open_now:
        sitting.close()
    keeper.release("line")


# Leaving nothing


def test_a_run_that_leaves_nothing_writes_nothing_at_all(places: Places, keeper: Keeper) -> None:
    keeper.leave_nothing()
    sitting = keeper.sit(Talk())
    sitting.soon()
    keeper.hold("line", "words")
    assert sitting.snapshot() == ""
    assert keeper.cut_short() == (said_of_drafts.NOTHING_KEPT,)
    assert keeper.rescue(b"words") == ""
    sitting = keeper.sit(Talk())
    assert sitting.finish().nothing
    assert not places.journal.parent.exists()


def test_leaving_nothing_half_way_removes_the_draft_and_writes_no_more(places: Places, keeper: Keeper) -> None:
    talk = Talk()
    sitting = keeper.sit(talk)
    sitting.snapshot()
    talk.leaves_nothing = True
    assert keeper.leaves_nothing
    assert not sitting.has_something
    sitting.soon()
    sitting.snapshot()
    assert sitting.put_aside() == said_of_drafts.NOTHING_KEPT
    assert sitting.cut_short() == (said_of_drafts.NOTHING_KEPT,)
    assert files(places) == []
    assert not keeper.leaves_nothing


def test_where_nothing_is_to_be_left_and_the_draft_cannot_be_removed_that_is_told_until_it_can(
    drafts: Drafts, places: Places, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk()
    sitting = keeper.sit(talk)
    sitting.snapshot()
    talk.leaves_nothing = True
    monkeypatch.setattr(DraftFile, "discard", _no_room)
    with pytest.raises(NotKeptYet) as raised:
        sitting.finish()
    assert str(raised.value) == f"The disk is full. {said_of_drafts.STILL_THERE}"
    assert not raised.value.in_draft
    assert sitting.cut_short() == (f"The disk is full. {said_of_drafts.STILL_THERE}",)
    assert len(drafts.listed()) == 1
    monkeypatch.undo()
    assert sitting.finish() == Finished(nothing=True)
    assert files(places) == []


def test_a_draft_that_is_forgotten_is_not_written_again_by_itself(
    drafts: Drafts, keeper: Keeper, full: Callable[..., None]
) -> None:
    full(drafts=True)
    sitting = keeper.sit(Talk())
    sitting.snapshot()  # refused, and tried again by itself
    sitting.forget_draft()
    full()
    _threads_end()
    assert drafts.listed() == []
    assert keeper.cut_short() == ()


def test_bytes_that_are_no_text_are_rescued_and_the_half_read_draft_goes(
    places: Places, recovery: Recovery, keeper: Keeper
) -> None:
    sitting = keeper.sit(Talk())
    sitting.snapshot()
    said = keeper.rescue_input(b"caf\xe9")
    (rescued,) = recovery.listed()
    assert said == f"What you wrote is here: {rescued}"
    assert rescued.name.endswith(f"-{ID}.txt")  # so that it goes with the page
    assert rescued.read_bytes() == b"caf\xe9"
    assert files(places) == [rescued]
    talk = Talk(leaves_nothing=True)
    keeper.sit(talk)
    assert keeper.rescue_input(b"caf\xe9") == ""
    assert files(places) == [rescued]


def test_bytes_that_came_while_nothing_is_open_are_rescued_under_no_pages_name(
    recovery: Recovery, keeper: Keeper
) -> None:
    keeper.rescue_input(b"caf\xe9")
    assert [path.name for path in recovery.listed()] == ["20261123-081502-0000.txt"]


def test_bytes_that_are_no_text_and_can_be_rescued_nowhere_leave_the_draft_where_it_is(
    drafts: Drafts, keeper: Keeper, full: Callable[..., None]
) -> None:
    sitting = keeper.sit(Talk())
    sitting.snapshot()
    full(recovery=True)
    assert keeper.rescue_input(b"caf\xe9") == "The disk is full. The part that could be read is kept as a draft."
    assert drafts.listed()[0].page.entry.body == "words\n"
    sitting.close()


# Loose words


def test_loose_words_are_kept_with_every_change_down_to_a_space(drafts: Drafts, keeper: Keeper) -> None:
    keeper.hold("plan/steadies", "call ")
    keeper.hold("plan/steadies", "call Ad ")
    assert keeper.cut_short() == (said_of_drafts.LINE_KEPT,)
    (draft,) = drafts.listed()
    assert draft.page.entry.body == "call Ad "
    assert rules.where_of(draft.page.entry) == "plan/steadies"
    entry = draft.page.entry
    assert (entry.kind, entry.created, entry.zone) == ("note", NOW, "Europe/Paris")  # a page, once it is kept as it is
    keeper.release("plan/steadies")


def test_loose_words_left_behind_are_offered_where_they_belong_and_only_once(
    journal: Journal, drafts: Drafts, recovery: Recovery, keeper: Keeper
) -> None:
    keeper.hold("plan/steadies", "call Ad")
    keeper.cut_short()
    later = Keeper(journal, drafts, recovery, lambda: NOW, lambda: "", loose_within=0.0)
    assert later.left("plan/steadies") == ""  # the other window is still there
    keeper._loose["plan/steadies"]._draft.close()  # type: ignore[union-attr]
    assert later.left("plan/reasons") == ""
    assert later.left("plan/steadies") == "call Ad"
    assert later.left("plan/steadies") == ""
    assert later.cut_short() == (said_of_drafts.LINE_KEPT,)  # they still wait, though nothing was added
    (before,) = drafts.listed()
    later.hold("plan/steadies", "call Ada")
    later.cut_short()
    (draft,) = drafts.listed()
    assert draft.page.entry.body == "call Ada"
    assert draft.page.raw.splitlines()[1] == f'id = "{before.id}"'.encode()  # the same draft, under its own name
    _released(later, "plan/steadies")
    assert drafts.listed() == []


def test_loose_words_are_written_by_themselves_with_what_is_typed_meanwhile(
    journal: Journal, drafts: Drafts, recovery: Recovery, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper(journal, drafts, recovery, lambda: NOW, lambda: "", loose_within=0.2)
    saved: list[str] = []
    save = DraftFile.save

    def watched(draft: DraftFile, entry: Entry) -> None:
        saved.append(entry.body)
        save(draft, entry)

    monkeypatch.setattr(DraftFile, "save", watched)
    for words in ("c", "ca", "call Ad"):
        keeper.hold("plan/steadies", words)
    _threads_end()
    assert saved == ["call Ad"]
    assert [draft.page.entry.body for draft in drafts.listed()] == ["call Ad"]
    _released(keeper, "plan/steadies")


def test_loose_words_the_disk_refuses_are_told_and_tried_again_until_they_are_safe(
    drafts: Drafts, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    save = DraftFile.save

    def refuse(draft: DraftFile, entry: Entry) -> None:
        told.append(keeper.trouble)
        if len(told) < 4:
            _no_room()
        save(draft, entry)

    monkeypatch.setattr(DraftFile, "save", refuse)
    keeper.hold("plan/steadies", "call Ad")
    _threads_end()
    assert told == ["", "The disk is full.", "The disk is full.", "The disk is full."]
    assert keeper.trouble == ""
    assert [draft.page.entry.body for draft in drafts.listed()] == ["call Ad"]
    _released(keeper, "plan/steadies")


def test_loose_words_that_were_not_to_be_written_are_not_said_to_be_kept(
    places: Places, journal: Journal, drafts: Drafts, recovery: Recovery
) -> None:
    keeper = Keeper(journal, drafts, recovery, lambda: NOW, lambda: "", loose_within=LONG)
    keeper.hold("line", "words")
    keeper.leave_nothing()
    assert keeper.cut_short() == ()
    assert files(places) == []
    _released(keeper, "line")
    assert set(threading.enumerate()) <= _earlier  # and nothing waits for more of them


def test_loose_words_that_another_window_takes_first_are_left_to_it(
    drafts: Drafts, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = drafts.open(ID)
    held.save(replace(keeper.loose_entry("line", "words"), id=ID))
    held.close()

    def busy(drafts: Drafts, entry_id: str) -> DraftFile:
        raise Busy("This draft is open in another window.")

    monkeypatch.setattr(Drafts, "open", busy)
    assert keeper.left("line") == ""
    monkeypatch.undo()
    assert keeper.left("line") == "words"
    _released(keeper, "line")


@pytest.mark.parametrize("table", [{"loose": 3}, {}, "loose", 3])
def test_a_draft_whose_table_says_nothing_of_a_place_belongs_nowhere(table: object) -> None:
    assert rules.where_of(Entry(ID, extra={"draft": table})) == ""


def test_words_released_right_before_ptg_ends_are_no_draft_afterwards(places: Places) -> None:
    said = _in_a_run_of_its_own(
        places,
        """
        discard = DraftFile.discard

        def late(draft):
            threading.main_thread().join()
            discard(draft)

        DraftFile.discard = late
        keeper.hold("line", "words")
        print(keeper.cut_short()[0])
        keeper.release("line")
        """,
    )
    assert said == f"{said_of_drafts.LINE_KEPT}\n"
    assert list(places.drafts.iterdir()) == []


def test_released_words_leave_no_draft_even_while_one_is_being_written(places: Places, keeper: Keeper) -> None:
    keeper.release("line")  # there is nothing yet
    keeper.hold("line", "words")
    _released(keeper, "line")
    keeper.hold("line", "more")
    keeper.hold("line", "  ")  # emptied on purpose
    _threads_end()
    assert files(places) == []


def test_released_words_whose_draft_cannot_be_removed_are_offered_again(
    drafts: Drafts, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[object] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    keeper.hold("line", "words")
    keeper.cut_short()
    with monkeypatch.context() as refusing:
        refusing.setattr(DraftFile, "discard", _no_room)
        _released(keeper, "line")
    assert faults == []
    assert [draft.page.entry.body for draft in drafts.listed()] == ["words"]


def _released(keeper: Keeper, where: str) -> None:
    keeper.release(where)
    _threads_end()


_earlier: set[threading.Thread] = set()


@pytest.fixture(autouse=True)
def _of_this_test() -> None:
    """An earlier test of the same run may have left a writer that tries again in an hour: it is not waited for."""
    _earlier.clear()
    _earlier.update(threading.enumerate())


def _threads_end() -> None:
    for thread in set(threading.enumerate()) - _earlier:
        thread.join(LONG)
        assert not thread.is_alive()


def _in_a_run_of_its_own(places: Places, code: str) -> str:
    """Runs this with a keeper of these places, in a process of its own, to its end; what it printed."""
    folders = ", ".join(f"Path({str(one)!r})" for one in (places.journal, places.drafts, places.recovery, places.lock))
    begin = f"""
        import threading
        from datetime import datetime, timezone
        from pathlib import Path
        from ptg_cli.desk.keeper import Keeper, Writer
        from ptg_cli.journal.drafts import DraftFile, Drafts
        from ptg_cli.journal.journal import Journal
        from ptg_cli.journal.places import Places
        from ptg_cli.journal.recovery import Recovery

        now, chance = datetime(2026, 11, 23, 8, 15, 2), lambda: "7f3k"
        places = Places({folders})
        journal, recovery = Journal(places, lambda: now, chance), Recovery(places, lambda: now, chance)
        keeper = Keeper(journal, Drafts(places.drafts), recovery, lambda: now.astimezone(), lambda: "")
    """
    whole = textwrap.dedent(begin) + textwrap.dedent(code)
    ended = subprocess.run(
        [sys.executable, "-c", whole], capture_output=True, text=True, timeout=LONG, check=True, env=dict(os.environ)
    )
    assert ended.stderr == ""
    return ended.stdout


# The writer


def writing(save: Callable[[int], object], *, again: float = LONG) -> Writer[int]:
    """A writer of numbers, of which nobody wants to hear."""
    return Writer(save, lambda trouble: None, again=again, within=0.0)


def test_the_newest_of_what_waits_is_written_and_what_is_older_left_out() -> None:
    begun, go_on = threading.Event(), threading.Event()
    written: list[int] = []

    def save(number: int) -> None:
        begun.set()
        assert go_on.wait(LONG)
        written.append(number)

    writer = writing(save)
    writer.soon(1)
    assert begun.wait(LONG)
    writer.soon(2)
    writer.soon(3)
    go_on.set()
    assert writer.now(4) is None
    writer.stop()
    assert written == [1, 4] or written == [1, 3, 4]


def test_a_stopped_writer_writes_nothing_more() -> None:
    written: list[int] = []
    writer = writing(written.append)
    writer.stop()
    writer.soon(1)
    assert writer.now(2) is None
    assert writer.flush() is None
    assert written == []


def test_what_is_said_after_all_that_waited_was_written_is_written_too() -> None:
    written: list[int] = []
    writer = writing(written.append)
    for number in range(3):
        writer.soon(number)
        _threads_end()
        assert written[-1] == number
    writer.now(3)
    writer.soon(4)
    _threads_end()
    assert written == [0, 1, 2, 3, 4]


def test_something_newer_is_tried_at_once_after_a_refusal() -> None:
    safe = threading.Event()

    def save(number: int) -> None:
        if number == 1:
            raise OSError(28, "No space left on device")
        safe.set()

    writer = writing(save, again=3600.0)
    assert isinstance(writer.now(1), OSError)
    writer.soon(2)
    assert safe.wait(LONG)
    writer.stop()


def test_a_refused_draft_is_tried_again_until_it_is_safe_and_never_before_its_time() -> None:
    tried: list[float] = []

    def save(number: int) -> None:
        tried.append(time.monotonic())
        if len(tried) < 4:
            raise OSError(28, "No space left on device")

    again = 0.02
    writer = writing(save, again=again)
    assert isinstance(writer.now(1), OSError)
    _threads_end()
    assert len(tried) == 4
    assert all(later - earlier >= again for earlier, later in pairwise(tried))
    assert writer.flush() is None


@pytest.mark.parametrize("begins_with", ["now", "soon"])
def test_however_much_is_refused_one_thread_tries_again(begins_with: str) -> None:
    def refuse(number: int) -> None:
        raise OSError(28, "No space left on device")

    writer, before = writing(refuse), threading.enumerate()
    if begins_with == "soon":
        writer.soon(0)
    for number in range(1, 4):
        assert isinstance(writer.now(number), OSError)
        writer.soon(number)
    *earlier, last = [one for one in threading.enumerate() if one not in before]
    for one in earlier:  # one that had nothing left to write may be ending still
        one.join(1.0)
    assert [one for one in (*earlier, last) if one.is_alive()] == [last]
    writer.stop()


def test_drafts_that_wait_for_another_try_keep_ptg_from_no_end(places: Places) -> None:
    said = _in_a_run_of_its_own(
        places,
        """
        refused = threading.Semaphore(0)

        def refuse(words):
            refused.release()
            raise OSError(28, "No space left on device")

        first, second = (Writer(refuse, lambda trouble: None, again=3600.0, within=0.0) for _ in range(2))
        first.soon("words")
        refused.acquire()
        print(type(second.now("words")).__name__)
        """,
    )
    assert said == "OSError\n"
