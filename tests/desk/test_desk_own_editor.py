"""A text in the person's own editor: what the editor leaves, in every way it can end, is kept until it is safe."""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ptg_cli.desk import editor
from ptg_cli.desk.drafts import keep_draft
from ptg_cli.desk.editor import Closed, EditorFailed, EditorStopped, editor_command, open_in, parted
from ptg_cli.desk.page_edit import PageDesk
from ptg_cli.desk.terminal import ChildEnded
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.errors import Busy, CannotChange, NotKept
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.lock import FileLock
from ptg_cli.journal.pages import read_page
from ptg_cli.journal.places import Places
from ptg_cli.journal.recovery import Recovery
from ptg_cli.model.entry import Entry

ID = "20261123-081502-7f3k"
SWAP = b"b0VIM 9.0\0 words that were never saved"

Edits = Callable[[Path], Closed | None]


class Desk:
    """Editing with a made-up editor: `edits` is what it does to the file, and how it ends."""

    def __init__(self, journal: Journal, drafts: Drafts, recovery: Recovery, places: Places) -> None:
        self.journal, self.drafts, self.recovery, self.places = journal, drafts, recovery, places
        self.edits: Edits = lambda path: None
        self.editing = PageDesk(journal, drafts, recovery, lambda path, keeps: self.edits(path) or Closed())
        self.page = read_page(journal.add(Entry(ID, kind="note", body="before")).path)

    def keep(self) -> Path:
        """Keeps the newest draft."""
        return keep_draft(self.journal, self.drafts, self.editing, self.drafts.find("@last")).path

    @property
    def body(self) -> str:
        """What the page says now."""
        return self.journal.find(ID).entry.body

    @property
    def rescued(self) -> list[bytes]:
        """What lies in recovery."""
        return [path.read_bytes() for path in self.recovery.listed()]

    def left(self) -> list[Path]:
        """What lies in the drafts."""
        return [path for path in self.places.drafts.rglob("*") if path.is_file() and path.name != ".lock"]


@pytest.fixture
def desk(journal: Journal, drafts: Drafts, recovery: Recovery, places: Places) -> Desk:
    """A page, and an editor to open it in."""
    return Desk(journal, drafts, recovery, places)


def writes(text: bytes, ends: Closed | None = None, **beside: bytes) -> Edits:
    """An editor that writes a text, and other files by their names (a dot for two underscores)."""

    def edits(path: Path) -> Closed | None:
        if text:
            path.write_bytes(text)
        for name, raw in beside.items():
            (path.parent / name.replace("__", ".")).write_bytes(raw)
        return ends

    return edits


FAILED = Closed(fault="The editor “vim” ended with an error (code 1).")


def test_what_an_editor_that_failed_left_beside_the_text_stays_with_it_and_is_named(desk: Desk) -> None:
    desk.edits = writes(b"", FAILED, __page__md__swp=SWAP)
    with pytest.raises(
        NotKept, match=r"ended with an error \(code 1\)\. Nothing was changed\. .*page\.md `ptg drafts resume`"
    ):
        desk.editing.edit_page(desk.page)
    (draft,) = desk.drafts.listed()
    assert [path.read_bytes() for path in draft.beside] == [SWAP]
    with pytest.raises(NotKept, match="maybe with newer words"):
        desk.keep()
    assert [path.read_bytes() for path in desk.drafts.find("@last").beside] == [SWAP]
    seen: list[list[str]] = []

    def looks(path: Path) -> None:
        seen.append(sorted(one.name for one in path.parent.iterdir()))

    desk.edits = looks
    desk.editing.reopen(desk.drafts.find("@last"))
    assert seen == [[".lock", ".page.md.swp", "page.md"]]


def test_a_swap_file_beside_a_text_that_is_kept_goes_to_recovery_and_is_named(desk: Desk) -> None:
    desk.edits = writes(b"after", __page__md__swp=SWAP)
    outcome = desk.editing.edit_page(desk.page)
    assert outcome is not None
    (moved,) = outcome.beside
    assert moved.read_bytes() == SWAP
    assert moved.parent == desk.places.recovery
    assert f"{ID}.page.md.swp" in moved.name
    assert moved.stat().st_mode & 0o777 == 0o600
    assert desk.body == "after"
    assert list(desk.places.drafts.iterdir()) == []


@pytest.mark.parametrize("name", ["page.md.save", "page.md.save.2", "#page.md#"])
def test_what_an_editor_saved_as_it_was_cut_off_is_the_newest_text(desk: Desk, name: str) -> None:
    def cut_off(path: Path) -> Closed:
        path.write_bytes(b"saved once")
        os.utime(path, (time.time() - 5, time.time() - 5))
        (path.parent / name).write_bytes(b"saved once, and the newest words")
        return FAILED

    desk.edits = cut_off
    with pytest.raises(NotKept):
        desk.editing.edit_page(desk.page)
    assert desk.drafts.find("@last").page.entry.body == "saved once, and the newest words"
    desk.keep()
    assert desk.body == "saved once, and the newest words"
    assert desk.rescued == [b"saved once"]
    assert list(desk.places.drafts.iterdir()) == []


def test_what_was_saved_as_it_was_cut_off_and_is_older_is_not_the_text(desk: Desk) -> None:
    def older(path: Path) -> Closed:
        save = path.parent / "page.md.save"
        save.write_bytes(b"older")
        os.utime(save, (time.time() - 5, time.time() - 5))
        path.write_bytes(b"newer")
        return FAILED

    desk.edits = older
    with pytest.raises(NotKept):
        desk.editing.edit_page(desk.page)
    desk.keep()
    assert desk.body == "newer"
    assert desk.rescued == [b"older"]


def test_a_new_text_that_was_cut_off_is_kept_with_its_facts_and_its_newest_words(desk: Desk) -> None:
    desk.edits = writes(b"", FAILED, page__md__save=b"words\n")
    with pytest.raises(NotKept):
        desk.editing.edit_text(Entry("20261123-081502-bbbb", kind="note", title="A night"), "", safe=False)
    entry = read_page(desk.keep()).entry
    assert (entry.title, entry.body) == ("A night", "words\n")


def test_files_that_say_no_more_than_the_text_or_hold_no_words_leave_no_trace(desk: Desk) -> None:
    def emacs(path: Path) -> None:
        path.with_name("page.md~").write_bytes(b"before")
        path.with_name(".#page.md").symlink_to("me@here.1:2")
        path.with_name(".page.md.un~").write_bytes(b"Vim\x9fUnDo\xe5 what was deleted")
        path.with_name(".page.md.swp").write_bytes(b"b0nano 7.2")
        path.write_bytes(b"after")

    desk.edits = emacs
    outcome = desk.editing.edit_page(desk.page)
    assert outcome is not None
    assert outcome.beside == ()
    assert desk.rescued == []
    assert list(desk.places.drafts.iterdir()) == []


def test_a_backup_that_says_something_else_is_kept(desk: Desk) -> None:
    def backs_up(path: Path) -> None:
        path.with_name("page.md~").write_bytes(b"in between")
        path.write_bytes(b"after")

    desk.edits = backs_up
    desk.editing.edit_page(desk.page)
    assert desk.rescued == [b"in between"]


# How it ends


def test_an_editor_that_fails_with_nothing_written_leaves_nothing(desk: Desk) -> None:
    desk.edits = lambda path: FAILED
    with pytest.raises(EditorFailed, match="Nothing was changed"):
        desk.editing.edit_page(desk.page)
    assert list(desk.places.drafts.iterdir()) == []


def test_a_text_that_stands_nowhere_else_waits_where_the_editor_fails(desk: Desk) -> None:
    desk.edits = lambda path: FAILED
    with pytest.raises(NotKept, match="drafts keep"):
        desk.editing.edit_text(Entry("20261123-081502-bbbb", kind="note"), "typed before", safe=False)
    assert read_page(desk.keep()).entry.body == "typed before"


def test_an_editor_that_replaces_the_file_is_taken_over(desk: Desk) -> None:
    def renames(path: Path) -> None:
        new = path.with_name("new")
        new.write_bytes(b"after")
        new.replace(path)

    desk.edits = renames
    assert desk.editing.edit_page(desk.page) is not None
    assert desk.body == "after"


def test_an_editor_that_removes_the_file_changes_nothing(desk: Desk) -> None:
    desk.edits = Path.unlink
    with pytest.raises(CannotChange, match="came back empty"):
        desk.editing.edit_page(desk.page)
    assert desk.body == "before"
    assert list(desk.places.drafts.iterdir()) == []


def test_a_signal_leaves_the_text_as_a_draft_and_tells_which_signal(desk: Desk) -> None:
    desk.edits = writes(b"half", Closed(signal=15), __page__md__swp=SWAP)
    with pytest.raises(EditorStopped, match=r"What you wrote is in this file: .*page\.md") as told:
        desk.editing.edit_page(desk.page)
    assert told.value.number == 15
    assert sorted(path.read_bytes() for path in desk.left()) == [SWAP, b"half"]
    assert desk.body == "before"


def test_a_signal_before_anything_was_written_leaves_nothing(desk: Desk) -> None:
    desk.edits = lambda path: Closed(signal=1)
    with pytest.raises(EditorStopped, match="Nothing was changed"):
        desk.editing.edit_page(desk.page)
    assert list(desk.places.drafts.iterdir()) == []


def test_a_file_that_may_still_be_open_stays_where_the_editor_has_it(desk: Desk) -> None:
    desk.edits = lambda path: Closed(still_open=True, why="It came back at once.")
    with pytest.raises(NotKept, match=r"Nothing is kept yet\. It came back at once\. .*page\.md") as told:
        desk.editing.edit_page(desk.page)
    assert told.value.rescued is not None
    told.value.rescued.write_bytes(b"saved later, in a window of its own")
    desk.keep()
    assert desk.body == "saved later, in a window of its own"


def of_a_new_text(desk: Desk) -> None:
    desk.editing.edit_text(Entry("20261123-081502-bbbb", kind="note"), "", safe=False)


def of_a_page(desk: Desk) -> None:
    desk.editing.edit_page(desk.page)


def of_a_draft(desk: Desk) -> None:
    with contextlib.suppress(NotKept):
        desk.editing.edit_page(desk.page)
    desk.keep()


@pytest.mark.parametrize(("keeping", "ends"), [(of_a_new_text, None), (of_a_page, None), (of_a_draft, FAILED)])
def test_what_is_no_text_is_kept_in_recovery_byte_for_byte_and_never_as_a_page(
    desk: Desk, keeping: Callable[[Desk], None], ends: Closed | None
) -> None:
    raw = b"caf\xe9, more"
    desk.edits = writes(raw, ends)
    with pytest.raises(NotKept, match=r"isn't UTF-8 text.*recovery"):
        keeping(desk)
    assert desk.rescued == [raw]
    assert desk.body == "before"
    assert [found.id for found in desk.journal.newest()] == [ID]
    assert list(desk.places.drafts.iterdir()) == []


def test_while_another_ptg_writes_the_change_waits_and_where_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ptg_cli.journal.journal.FileLock", lambda path, wait: FileLock(path, 0.0))
    desk.edits = writes(b"after")
    held = FileLock(desk.places.lock, 0)
    assert held.take()
    with pytest.raises(Busy, match=r"What you wrote is in this file: .*page\.md `ptg drafts resume`"):
        desk.editing.edit_page(desk.page)
    held.free()
    desk.keep()
    assert desk.body == "after"


def test_a_text_of_an_earlier_time_never_takes_the_place_of_what_is_written_now(desk: Desk) -> None:
    entry = Entry("20261123-081502-bbbb", kind="note")
    desk.edits = writes(b"earlier", FAILED)
    with pytest.raises(NotKept):
        desk.editing.edit_text(entry, "", safe=True)
    desk.edits = lambda path: None
    edited = desk.editing.edit_text(entry, "written now", safe=True)
    assert edited.text == "written now"
    assert desk.rescued == [b"earlier"]
    assert str(desk.recovery.listed()[0]) in edited.finish()


def test_an_editor_that_outlives_ptg_holds_the_copy(desk: Desk) -> None:
    copy = desk.drafts.editor_copy(ID, desk.page.digest)
    copy.open(b"before")
    (handle,) = copy.held_by
    editors = os.dup(handle)  # what a program has that was started with it open
    copy.close(runs=True)
    assert desk.drafts.listed()[0].open_elsewhere
    with pytest.raises(Busy):
        desk.drafts.editor_copy(ID, desk.page.digest).open(b"other")
    os.close(editors)
    assert not desk.drafts.listed()[0].open_elsewhere


def test_a_copy_that_ptg_let_go_of_is_free_whatever_the_editor_still_has_open(desk: Desk) -> None:
    copy = desk.drafts.editor_copy(ID, desk.page.digest)
    copy.open(b"before")
    editors = os.dup(copy.held_by[0])
    copy.close()
    assert not desk.drafts.listed()[0].open_elsewhere
    os.close(editors)


def test_a_draft_that_is_discarded_goes_with_all_that_lies_beside_it(desk: Desk) -> None:
    desk.edits = writes(b"half", FAILED, __page__md__swp=SWAP)
    with pytest.raises(NotKept):
        desk.editing.edit_page(desk.page)
    desk.drafts.discard(desk.drafts.find("@last"))
    assert list(desk.places.drafts.iterdir()) == []
    assert desk.rescued == []


# Which editor, and whether it waits


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (r"C:\Windows\notepad.exe", [r"C:\Windows\notepad.exe"]),
        (r'"C:\Program Files\Editor\code.cmd" --wait', [r"C:\Program Files\Editor\code.cmd", "--wait"]),
        (r"'C:\My Editor\vim.exe' -f", [r"C:\My Editor\vim.exe", "-f"]),
        ("vim # -f", ["vim", "#", "-f"]),
        ("  ", []),
    ],
)
def test_a_path_of_windows_keeps_its_backslashes(words: str, command: list[str]) -> None:
    assert parted(words, windows=True) == command


def test_a_path_with_spaces_that_is_a_file_is_one_program(tmp_path: Path) -> None:
    program = tmp_path / "my own editor"
    program.touch()
    assert parted(str(program), windows=False) == [str(program)]
    assert parted(f"{program} -f", windows=False) == [*f"{program} -f".split()]


def test_notepad_is_the_last_resort_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name if name == "notepad" else None)
    with pytest.raises(EditorFailed, match=r"It looked for .*nano and vi"):
        editor_command("")
    monkeypatch.setattr(editor, "ON_WINDOWS", True)
    assert editor_command("") == ["notepad"]


class Opened:
    """One opening of a file with a made-up program: what was started, and what was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, path: Path, does: Callable[[], object], seconds: float) -> None:
        self.started: list[str] = []
        self.asked: list[str] = []
        self.path = path
        path.write_bytes(b"before")

        def lend(command: list[str], **more: object) -> ChildEnded:
            self.started = command
            does()
            return ChildEnded(0, seconds)

        monkeypatch.setattr(editor, "lend", lend)

    def __call__(self, command: str, *, presses: bool = True) -> Closed:
        def wait(words: str) -> bool:
            self.asked.append(words)
            return presses

        return open_in(command.split(), self.path, wait)


@pytest.mark.parametrize(
    ("command", "named"),
    [
        ("code", "“code --wait”"),
        ("/usr/bin/code -n", "“/usr/bin/code --wait -n”"),
        ("subl", "“subl --wait”"),
        ("mate", "“mate -w”"),
        ("open -t", "“open -W -t”"),
        ("gvim", "“gvim -f”"),
        ("CODE.CMD", "“CODE.CMD --wait”"),
        ("mine", ""),
    ],
)
def test_an_editor_that_comes_back_at_once_is_waited_for_and_told_what_makes_it_wait(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str, named: str
) -> None:
    opened = Opened(monkeypatch, tmp_path / "page.md", lambda: None, 0.3)
    assert opened(command) == Closed()
    (asked,) = opened.asked
    assert named in asked
    assert ("Set as “" in asked) == bool(named)
    assert asked.endswith("Press enter once you have saved and closed it.")
    assert opened(command, presses=False).still_open


@pytest.mark.parametrize(
    ("command", "seconds"),
    [("code --wait", 0.3), ("code -w", 0.3), ("gedit -s", 0.3), ("vim", 0.1), ("emacs -nw", 0.1), ("mine", 9.0)],
)
def test_an_editor_that_waits_by_itself_is_not_asked_about(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str, seconds: float
) -> None:
    opened = Opened(monkeypatch, tmp_path / "page.md", lambda: None, seconds)
    assert opened(command) == Closed()
    assert opened.asked == []


def test_an_editor_that_wrote_the_file_has_been_used_however_soon_it_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened = Opened(monkeypatch, tmp_path / "page.md", lambda: (tmp_path / "page.md").write_bytes(b"after"), 0.1)
    assert opened("mine") == Closed()
    assert opened.asked == []


def test_a_program_is_started_by_the_whole_name_it_is_found_under(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: rf"C:\bin\{name}.CMD")
    opened = Opened(monkeypatch, tmp_path / "page.md", lambda: None, 0.3)
    opened("code --wait")
    assert opened.started == [r"C:\bin\code.CMD", "--wait", str(opened.path)]


def test_an_edit_of_a_page_that_is_gone_keeps_the_newest_words_and_what_lies_beside(desk: Desk) -> None:
    desk.edits = writes(b"half", FAILED, page__md__save=b"half, and the newest words", __page__md__swp=SWAP)
    with pytest.raises(NotKept):
        desk.editing.edit_page(desk.page)
    desk.journal.discard(desk.page)
    outcome = keep_draft(desk.journal, desk.drafts, desk.editing, desk.drafts.find("@last"))
    assert read_page(outcome.path).entry.body == "half, and the newest words"
    assert sorted(path.read_bytes() for path in outcome.beside) == [SWAP, b"half"]
    assert list(desk.places.drafts.iterdir()) == []
