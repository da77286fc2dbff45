"""A disk that takes nothing: it is said, one can go on writing, and no words are left before they are somewhere."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tui.test_writing import Pages, at, write, writing
from textual.widgets._toast import Toast

from ptg_cli.context import Context
from ptg_cli.journal import disk
from ptg_cli.journal.journal import Journal
from ptg_cli.session.writing_view import Opening, Question
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.widgets.writing.editor import Editor

pytestmark = pytest.mark.slow


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A disk that takes nothing while what this holds is true."""
    full = [True]
    create, replace = disk.create, disk.replace

    def failing(real: Callable[[Path, bytes], None]) -> Callable[[Path, bytes], None]:
        def write_or_fail(path: Path, data: bytes) -> None:
            if full[0]:
                raise OSError(errno.ENOSPC, "No space left on device", str(path))
            real(path, data)

        return write_or_fail

    monkeypatch.setattr(disk, "create", failing(create))
    monkeypatch.setattr(disk, "replace", failing(replace))
    return full


async def to_a_refusal(person: Any) -> None:
    """Writes, and stops to keep it on a disk that takes nothing."""
    await at(person, Opening)
    await person.press("enter", "enter")
    await write(person, "words that matter")
    await person.see("draft not safe yet")
    await person.press("escape", "4")
    await person.see("It is not kept yet", "The disk is full")


def test_a_full_disk_is_said_and_the_page_is_kept_once_there_is_room(
    visit: Any, pages: Pages, full_disk: list[bool]
) -> None:
    async def steps(person: Any) -> None:
        await to_a_refusal(person)
        full_disk[0] = False
        await person.press("1")
        await person.until(lambda: person.app._exit)

    visit(writing("where-i-am-today"), steps)
    assert "words that matter" in pages()[0].entry.body


@pytest.mark.parametrize("key", ["escape", "2"])
def test_where_a_page_could_not_be_kept_one_can_go_on_writing(
    visit: Any, pages: Pages, full_disk: list[bool], key: str
) -> None:
    async def steps(person: Any) -> None:
        await to_a_refusal(person)
        await person.press(key)
        await at(person, Question)
        await person.until(lambda: isinstance(person.app.focused, Editor))
        full_disk[0] = False
        await person.press(*" more")
        await person.see("draft kept")
        await person.press("escape", "4")
        await person.until(lambda: person.app._exit)

    visit(writing("where-i-am-today"), steps)
    (page,) = pages()
    assert "words that matter more" in page.entry.body


def test_words_that_can_be_put_nowhere_are_not_left(visit: Any, context: Context, full_disk: list[bool]) -> None:
    async def steps(person: Any) -> None:
        await to_a_refusal(person)
        await person.see("It is not kept yet", "The disk is full", "your words are in this window only")
        assert "Leave it as a draft" not in person.screen_text()
        await person.press("1")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        full_disk[0] = False
        await person.press("1")
        await person.until(lambda: person.app._exit)

    app = visit(writing("where-i-am-today"), steps)
    assert app.return_value.words == ("Kept.",)
    assert context.drafts.listed() == []


def test_nothing_lies_on_the_window_that_asks_what_to_do(visit: Any, full_disk: list[bool]) -> None:
    assert full_disk == [True]

    async def steps(person: Any) -> None:
        await to_a_refusal(person)
        await person.pilot.pause()
        assert not list(person.app._notifications)
        assert not person.app.screen.query(Toast)
        await person.press("2")
        await at(person, Question)

    visit(writing("where-i-am-today"), steps, toasts=True)


def test_a_draft_is_written_by_itself_once_there_is_room_again(
    visit: Any, context: Context, full_disk: list[bool]
) -> None:
    context.keeper._again = 0.01

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "words that matter")
        await person.see("draft not safe yet")
        full_disk[0] = False
        await person.see("draft kept")
        assert "words that matter" in context.drafts.listed()[0].page.entry.body

    visit(writing("where-i-am-today"), steps)


def test_a_fault_in_keeping_the_page_says_where_the_words_are(
    visit: Any, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(journal: Journal, entry: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Journal, "add", broken)

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "words that matter")
        await person.press("escape", "4")
        await person.see("It is not kept yet", "ZeroDivisionError", "safe in its draft")
        await person.press("3")
        await person.until(lambda: person.app._exit)

    assert visit(writing("where-i-am-today"), steps).return_value.code == 1
    assert "words that matter" in context.drafts.listed()[0].page.entry.body


def test_leaving_at_once_says_first_that_the_words_are_not_kept(visit: Any, full_disk: list[bool]) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "words that matter")
        await person.press("ctrl+q")
        await person.told("Press Ctrl+Q again to leave without them.")
        assert not person.app._exit
        await person.press("ctrl+q")
        await person.until(lambda: person.app._exit)

    app = visit(writing("where-i-am-today"), steps)
    assert "The disk is full" in app.return_value.words[0]
    assert app.return_value.words[0].endswith("The last words could not be kept.")


def test_a_signal_with_a_full_disk_says_that_the_last_words_are_not_kept(visit: Any, full_disk: list[bool]) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "words that matter")
        person.app.signalled(15)
        await person.until(lambda: person.app._exit)

    app = visit(writing("where-i-am-today"), steps)
    assert (app.return_value.code, len(app.return_value.words)) == (143, 1)
    assert app.return_value.words[0].endswith("The last words could not be kept.")
