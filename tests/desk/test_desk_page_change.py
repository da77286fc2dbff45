"""Changing a page's front matter: tags, title, care and date, key by key; the text and the comments stay."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.desk.editor import EditorFailed, editor_command
from ptg_cli.desk.page_edit import PageChange, change_page, clean_tags, put_back
from ptg_cli.journal import disk
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import own_place
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.places import Places
from ptg_cli.model.civil_time import NamedDay
from ptg_cli.model.entry import Entry

ID = "20261123-081502-7f3k"
FRONT = f"""# mine to read
id = "{ID}"  # its name
created = 2026-11-23T08:15:02+01:00
zone = "Europe/Paris"
kind = "note"
tags = ["Sleep", "house"]  # two
own = {{ a = 1 }}
"""
BODY = "one\r\ntwo  \n+++\nno line feed at the end"


@pytest.fixture
def page(places: Places) -> Page:
    """A page someone has had an editor at."""
    path = own_place(places.entries, ID)
    path.parent.mkdir(parents=True)
    path.write_bytes(f"+++\n{FRONT}+++\n\n{BODY}".encode())
    return read_page(path)


@pytest.fixture
def changed(journal: Journal, page: Page) -> Callable[..., str]:
    """The front matter after a change; the text below it is looked at each time."""

    def one(**what: object) -> str:
        outcome = change_page(journal, read_page(page.path), PageChange(**what))  # type: ignore[arg-type]
        assert not outcome.conflict
        front, fence, rest = outcome.path.read_bytes().decode().removeprefix("+++\n").partition("+++\n")
        assert fence + rest == f"+++\n\n{BODY}"
        return front

    return one


def test_comments_order_and_unknown_keys_stay(changed: Callable[..., str]) -> None:
    assert changed(tags=("sea",)) == FRONT.replace('["Sleep", "house"]', '["Sleep", "house", "sea"]')


def test_a_change_to_one_key_touches_no_other(changed: Callable[..., str]) -> None:
    assert changed(title="Sunday") == f'{FRONT}title = "Sunday"\n'
    assert changed(care=True) == f'{FRONT}title = "Sunday"\ncare = true\n'


def test_an_empty_title_takes_it_off(changed: Callable[..., str]) -> None:
    changed(title="Sunday")
    assert changed(title="") == FRONT
    assert changed(title="  \n ") == FRONT


def test_a_title_is_one_line(changed: Callable[..., str]) -> None:
    assert 'title = "a b"\n' in changed(title=" a\n b ")


def test_care_can_be_taken_off_and_leaves_no_key(changed: Callable[..., str]) -> None:
    assert "care = true" in changed(care=True)
    assert changed(care=False) == FRONT


@pytest.mark.parametrize("word", ["sleep", "SLEEP", "#Sleep", "@sleep", " sleep "])
def test_a_tag_is_taken_off_whatever_its_case_and_sign(changed: Callable[..., str], word: str) -> None:
    assert 'tags = ["house"]' in changed(untags=(word,))


def test_the_last_tag_taken_off_leaves_no_key(changed: Callable[..., str]) -> None:
    assert "tags" not in changed(untags=("sleep", "house"))


def test_a_tag_that_is_not_there_is_taken_off_without_a_word(changed: Callable[..., str]) -> None:
    assert changed(untags=("sea",)) == FRONT


def test_a_tag_that_is_there_already_is_not_there_twice(changed: Callable[..., str]) -> None:
    assert changed(tags=("house",)) == FRONT


def test_a_tag_in_another_case_is_the_same_tag(changed: Callable[..., str]) -> None:
    assert changed(tags=("sleep",)) == FRONT


def test_put_on_and_taken_off_at_once_is_off(changed: Callable[..., str]) -> None:
    assert changed(tags=("sea",), untags=("Sea",)) == FRONT


def test_nothing_to_change_writes_nothing_and_makes_no_history(journal: Journal, changed: Callable[..., str]) -> None:
    assert changed() == FRONT
    assert journal.with_history() == []


def test_each_change_keeps_the_version_before(journal: Journal, page: Page, changed: Callable[..., str]) -> None:
    changed(title="x")
    (before,) = journal.versions(ID)
    assert before.read_bytes() == page.raw


def test_if_the_page_changed_meanwhile_both_versions_are_kept(journal: Journal, page: Page) -> None:
    page.path.write_bytes(page.raw + b" more")
    outcome = change_page(journal, page, PageChange(title="x"))
    assert outcome.conflict
    assert page.path.read_bytes() == page.raw + b" more"
    assert read_page(outcome.path).entry.title == "x"


@pytest.mark.parametrize("raw", [b"", b"\xff\xfea\x00", b"caf\xe9"])
def test_a_page_that_cannot_be_read_is_left_as_it_is(journal: Journal, page: Page, raw: bytes) -> None:
    page.path.write_bytes(raw)
    with pytest.raises(CannotChange):
        change_page(journal, read_page(page.path), PageChange(title="x"))
    assert page.path.read_bytes() == raw


def test_front_matter_that_does_not_read_is_left_as_it_is(journal: Journal, page: Page) -> None:
    raw = b"+++\nkind = \n+++\n\nwords"
    page.path.write_bytes(raw)
    with pytest.raises(CannotChange, match="Mend it"):
        change_page(journal, read_page(page.path), PageChange(title="x"))
    assert page.path.read_bytes() == raw


# A new date

WHEN = NamedDay(datetime(2026, 11, 3).date(), datetime(2026, 11, 3, 14, 30).time())


def test_a_new_date_keeps_comments_and_text_and_names_what_it_was(
    journal: Journal, page: Page, changed: Callable[..., str]
) -> None:
    front = changed(when=WHEN, title="Then")
    assert front.startswith("# mine to read\n")
    assert "# two" in front
    new = journal.find("@last")
    assert new.id.startswith("20261103-143000-")
    assert (new.entry.was, new.entry.title, new.entry.extra) == (ID, "Then", {"own": {"a": 1}})
    assert new.entry.problems == ()
    assert journal.trashed() == []
    assert [disk.read(version) for version in journal.versions(new.id)] == [page.raw]


def test_a_new_date_takes_the_zone_of_here_or_none_where_an_offset_was_typed(
    journal: Journal, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    typed = NamedDay(WHEN.day, WHEN.clock, timezone(timedelta(hours=-5)))
    entry = read_page(change_page(journal, page, PageChange(when=typed)).path).entry
    assert entry.created is not None
    assert entry.created.utcoffset() == timedelta(hours=-5)
    assert entry.zone != "Europe/Paris"


def test_a_page_that_changed_meanwhile_and_gets_a_new_date_keeps_both_and_says_so(journal: Journal, page: Page) -> None:
    page.path.write_bytes(page.raw + b" more")
    outcome = change_page(journal, page, PageChange(when=WHEN))
    kept = [Path(found.path).read_bytes() for found in (*journal.newest(), *journal.trashed())]
    assert any(raw.endswith(b" more") for raw in kept)
    assert outcome.conflict


# Tags and editors


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["sleep,", " ,garden , ", "#,home"], ("sleep", "garden", "home")),
        ([",", ", ,", "#,"], ()),
        (["u\u0308bung", "\u00fcbung", "\u00dcBUNG"], ("u\u0308bung",)),
        (["a, b"], ("a, b",)),
    ],
)
def test_a_tag_has_no_comma_at_its_ends_and_is_one_in_either_form_of_its_letters(
    typed: list[str], kept: tuple[str, ...]
) -> None:
    assert clean_tags(typed) == kept


@given(st.lists(st.text(max_size=8), max_size=6))
def test_clean_tags_are_trimmed_once_each_and_cleaning_again_changes_nothing(words: list[str]) -> None:
    tags = clean_tags(words)
    assert clean_tags(tags) == tags
    assert all(tag == tag.strip() and tag and tag[0] not in "#@" for tag in tags)
    assert len(set(tags)) == len(tags)


def test_visual_comes_first_then_editor_then_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "ed")
    assert editor_command("") == ["ed"]
    monkeypatch.setenv("VISUAL", "code -w 'a b'")
    assert editor_command("") == ["code", "-w", "a b"]
    assert editor_command("nano -l") == ["code", "-w", "a b"]
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR")
    assert editor_command("nano -l") == ["nano", "-l"]


def test_an_editor_with_an_open_quote_is_said_with_what_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vi '")
    with pytest.raises(EditorFailed, match="VISUAL"):
        editor_command("")
    monkeypatch.delenv("VISUAL")
    monkeypatch.setenv("EDITOR", "vi '")
    with pytest.raises(EditorFailed, match="EDITOR"):
        editor_command("")
    monkeypatch.delenv("EDITOR")
    with pytest.raises(EditorFailed, match="ptg config"):
        editor_command("nano '")


def test_a_care_mark_reaches_what_the_page_was_under_an_earlier_date(journal: Journal, page: Page) -> None:
    moved = journal.add(Entry("20261120-120000-aaaa", kind="note", body="words", was=ID))  # as an earlier ptg left it
    journal.discard(page)
    change_page(journal, moved, PageChange(care=True))
    (old,) = journal.trashed()
    assert old.id == ID
    assert read_page(old.path).entry.care
    assert read_page(moved.path).entry.care


# What names a page by its id

MORNING = NamedDay(date(2026, 11, 21), time(7, 30))
PRACTICE, TIED, ELSEWHERE = "20261123-082000-aaaa", "20260314-081500-aaaa", "20261123-082000-bbbb"


@pytest.fixture
def pointing(journal: Journal, page: Page) -> Page:
    """A practice that ran inside the page, a page tied to it, and one that ran inside another page."""
    journal.add(Entry(PRACTICE, kind="practice", within=ID, body="Calmer.\n"))
    journal.add(Entry(TIED, kind="note", tied=(ELSEWHERE, ID), body=f"It names {ID} in its words.\n"))
    journal.add(Entry(ELSEWHERE, kind="practice", within=TIED, body="words\n"))
    return page


def test_what_ran_inside_a_page_names_its_new_date_and_so_do_its_ties(journal: Journal, pointing: Page) -> None:
    untouched = journal.find(ELSEWHERE).raw
    now = change_page(journal, pointing, PageChange(when=MORNING)).path.stem
    assert now != ID
    assert journal.find(PRACTICE).entry.within == now
    assert journal.find(TIED).entry.tied == (ELSEWHERE, now)
    assert journal.find(TIED).entry.body == f"It names {ID} in its words.\n"
    assert journal.find(ELSEWHERE).raw == untouched
    assert journal.versions(ELSEWHERE) == []


def test_a_page_in_the_trash_names_the_new_date_when_it_comes_back(journal: Journal, pointing: Page) -> None:
    journal.discard(journal.find(PRACTICE))
    now = change_page(journal, pointing, PageChange(when=MORNING)).path.stem
    assert journal.restore(PRACTICE).entry.within == now


def test_what_a_full_disk_left_as_it_was_is_mended_with_the_next_date(
    journal: Journal, pointing: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Journal, "rewrite", refused)
        first = change_page(journal, pointing, PageChange(when=MORNING))
    assert journal.find(PRACTICE).entry.within == ID
    second = change_page(journal, read_page(first.path), PageChange(when=NamedDay(date(2026, 11, 20), time(9))))
    assert journal.find(PRACTICE).entry.within == second.path.stem


def test_an_earlier_version_that_is_put_back_ran_inside_the_page_of_now(journal: Journal, pointing: Page) -> None:
    before = journal.find(PRACTICE).raw
    now = change_page(journal, pointing, PageChange(when=MORNING)).path.stem
    put_back(journal, journal.find(PRACTICE), before)
    assert journal.find(PRACTICE).entry.within == now
