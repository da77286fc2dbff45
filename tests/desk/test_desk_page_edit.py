"""A page's text while it is changed on the screen: its draft, keeping it, leaving it."""

import pytest

from ptg_cli.desk.page_edit import PageEdit
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.errors import Busy, CannotChange, NotKept
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.entry import Entry

BODY = "one\r\ntwo \x07\n\nlast, no line feed"


@pytest.fixture
def page(journal: Journal) -> Page:
    """A page as it lies on the disk."""
    return read_page(journal.add(Entry("20261123-081502-7f3k", kind="note", body=BODY)).path)


def test_an_untouched_edit_leaves_no_trace(journal: Journal, drafts: Drafts, recovery: Recovery, page: Page) -> None:
    edit = PageEdit(journal, drafts, recovery, page)
    assert edit.text == BODY
    assert not edit.left_behind
    assert not edit.changed(BODY)
    assert edit.keep(edit.text) is None
    assert drafts.listed() == []
    assert journal.with_history() == []


def test_closed_unchanged_leaves_no_trace_and_changed_leaves_a_draft(
    journal: Journal, drafts: Drafts, recovery: Recovery, page: Page
) -> None:
    PageEdit(journal, drafts, recovery, page).close()
    assert drafts.listed() == []
    edit = PageEdit(journal, drafts, recovery, page)
    edit.save("half")
    edit.close()
    (draft,) = drafts.listed()
    assert draft.page.entry.body == "half"
    again = PageEdit(journal, drafts, recovery, page)
    assert again.left_behind
    assert again.text == "half"
    again.discard()
    assert drafts.listed() == []
    assert read_page(page.path).raw == page.raw


def test_keeping_keeps_the_version_before(journal: Journal, drafts: Drafts, recovery: Recovery, page: Page) -> None:
    outcome = PageEdit(journal, drafts, recovery, page).keep("new")
    assert outcome is not None
    assert not outcome.conflict
    assert read_page(page.path).entry.body == "new"
    assert journal.versions(page.id)[0].read_bytes() == page.raw
    assert drafts.listed() == []


def test_a_page_changed_meanwhile_keeps_both(journal: Journal, drafts: Drafts, recovery: Recovery, page: Page) -> None:
    edit = PageEdit(journal, drafts, recovery, page)
    page.path.write_bytes(page.raw + b" theirs")
    outcome = edit.keep("mine")
    assert outcome is not None
    assert outcome.conflict
    assert read_page(outcome.path).entry.body == "mine"
    assert read_page(page.path).raw == page.raw + b" theirs"


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_is_not_kept_and_the_draft_stays(
    journal: Journal, drafts: Drafts, recovery: Recovery, page: Page, text: str
) -> None:
    edit = PageEdit(journal, drafts, recovery, page)
    with pytest.raises(CannotChange):
        edit.keep(text)
    assert edit.keep("something") is not None


def test_a_failing_disk_leaves_the_draft_and_a_second_try_keeps_it(
    journal: Journal, drafts: Drafts, recovery: Recovery, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = PageEdit(journal, drafts, recovery, page)
    with monkeypatch.context() as patch:
        patch.setattr(journal, "rewrite_file", _full)
        with pytest.raises(OSError, match="full"):
            edit.keep("mine")
    assert drafts.listed()[0].page.entry.body == "mine"
    assert edit.keep("mine") is not None


def _full(*_: object) -> None:
    raise OSError(28, "full")


def test_another_window_has_it(journal: Journal, drafts: Drafts, recovery: Recovery, page: Page) -> None:
    edit = PageEdit(journal, drafts, recovery, page)
    with pytest.raises(Busy):
        PageEdit(journal, drafts, recovery, page)
    edit.close()


def test_what_cannot_be_read_is_refused(journal: Journal, drafts: Drafts, recovery: Recovery, page: Page) -> None:
    page.path.write_bytes(b"")
    with pytest.raises(CannotChange, match="empty"):
        PageEdit(journal, drafts, recovery, read_page(page.path))
    assert drafts.listed() == []


def test_a_copy_that_is_no_text_goes_to_recovery_byte_for_byte_and_the_page_opens(
    journal: Journal, drafts: Drafts, recovery: Recovery, page: Page
) -> None:
    copy = drafts.editor_copy(page.id, page.digest)
    copy.open(b"\xff\xfe\xfd")
    copy.close()
    with pytest.raises(NotKept, match="recovery") as told:
        PageEdit(journal, drafts, recovery, page)
    assert told.value.rescued is not None
    assert told.value.rescued.read_bytes() == b"\xff\xfe\xfd"
    assert PageEdit(journal, drafts, recovery, page).text == BODY
