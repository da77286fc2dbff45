"""`ptg` on a terminal: from a question to a kept entry, and whatever cuts in."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Open = Callable[..., Any]


def begin(terminal: Open, *words: str, env: dict[str, str] | None = None, beside_a_draft: bool = False) -> Any:
    """A session of “Where I am today”, past its opening; a new one where there is a draft of it."""
    one = terminal("journal", *(words or ("where-i-am-today",)), env=env)
    if beside_a_draft:
        one.until("1 Go on with it")
        one.type("")
    one.until("Type a number, or enter to begin.")
    one.type("4")
    one.until("How are you today?")
    return one


def finish(one: Any) -> None:
    """Keeps what there is, from the last question on."""
    one.until("How hard is it now?")
    one.type("3")
    one.until("4, then 3.")
    one.type("call the plumber")
    one.until("Enter keeps this.")
    one.type("")
    one.until("Kept.")


def test_a_whole_session_is_kept_with_its_ratings(ptg: Any, terminal: Open) -> None:
    one = begin(terminal)
    one.type("The kitchen was cold.", "", "Then the light came.", ".", "", "2, 6", "tea", ".", "")
    finish(one)
    assert one.end() == 0
    (entry,) = ptg.ok("show", "@last", "--json").json["entries"]
    assert (entry["distress_before"], entry["distress_after"], entry["later"]) == (4, 3, "call the plumber")
    assert "The kitchen was cold.\n\nThen the light came.\n" in entry["body"]
    assert "- food\n- fresh air\n" in entry["body"]
    assert "need" not in entry["body"]
    *_, kept, how_to_come_back = one.seen.rstrip().splitlines()
    assert kept == entry["id"]
    assert how_to_come_back.startswith("To come back to ptg, type `")
    assert not list((ptg.home / "drafts").iterdir())


def test_nothing_on_the_way_is_drawn_only_said(terminal: Open) -> None:
    one = begin(terminal, env={"TERM": "xterm-256color", "PTG_LINE": "1"})
    one.type("/again", "/read", "words", "/read", ".", "/back", "/next")
    one.until("What would make the next hour a little easier?")
    one.until("What would make the next hour a little easier?")
    one.type("/stop")
    assert one.end() == 0
    assert "\x1b" not in one.seen
    for character in one.seen:
        assert not 0x2190 <= ord(character) <= 0x259F, character
        assert not 0x2800 <= ord(character) <= 0x28FF, character


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize(
    ("before", "waits_for", "typed"),
    [
        ((), "Enter leaves a question.", "half a thought"),
        (("first line", "/read all"), "How are you today?", "and half of the second"),
        (("first line", ".", "", "1"), "How did that help?", ""),
        (("first line", ".", "", "", ""), "How hard is it now?", ""),
    ],
)
def test_a_signal_at_any_prompt_keeps_the_draft_to_the_last_letter(
    ptg: Any, terminal: Open, number: int, code: int, before: tuple[str, ...], waits_for: str, typed: str
) -> None:
    one = begin(terminal)
    one.until("more.\n")
    one.type(*before)
    if waits_for and before:
        one.until(waits_for)
    one.press(typed)
    if typed:
        one.until(typed)
    one.signal(number)
    assert one.end() == code
    assert "What you wrote is kept as a draft. ptg drafts shows it." in one.seen
    (draft,) = ptg.ok("drafts", "--json").json["drafts"]
    text = Path(draft["path"]).read_text()
    for words in (*before[:1], typed):
        assert words in text
    assert ptg.pages() == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_anything_was_written_leaves_nothing(ptg: Any, terminal: Open, number: int) -> None:
    one = terminal("journal")
    one.until("the list of guides.")
    one.signal(number)
    assert one.end() == 128 + number
    again = terminal("note")
    again.until("One line, then enter.")
    again.signal(number)
    assert again.end() == 128 + number
    assert ptg.pages() == []
    assert ptg.ok("drafts").out == ""


def test_a_closed_terminal_keeps_the_draft(ptg: Any, terminal: Open) -> None:
    one = begin(terminal)
    one.type("said before the window went")
    one.until("went")
    one.type("/read all")
    one.until("How are you today?")
    one.hang_up()
    one.process.wait(60)
    (draft,) = ptg.ok("drafts", "--json").json["drafts"]
    assert "said before the window went" in Path(draft["path"]).read_text()


@pytest.mark.parametrize("named", [(), ("where-i-am-today",)], ids=["journal", "the same guide by name"])
def test_a_kill_keeps_every_line_that_was_ended_and_the_draft_is_offered_next(
    ptg: Any, terminal: Open, named: tuple[str, ...]
) -> None:
    one = begin(terminal)
    one.type("first", "second")
    one.type("/read")
    one.until("second")
    one.until("second")  # what the terminal echoes comes before what is read out: the draft says when it is kept
    one.wait_for(lambda: any("second" in path.read_text() for path in (ptg.home / "drafts").glob("*.md")))
    one.signal(signal.SIGKILL)
    one.process.wait(60)
    again = terminal("journal", *named)
    again.until("is still open: Where I am today.")
    assert "first" not in again.seen
    again.type("1")
    again.until("You wrote something here before.")
    again.type("third", ".", "", "", "")
    finish_resumed(again)
    (entry,) = ptg.ok("show", "@last", "--json").json["entries"]
    assert "first\nsecond\nthird\n" in entry["body"]
    assert entry["distress_before"] == 4
    assert "draft" not in entry
    assert ptg.ok("drafts").out == ""


def finish_resumed(one: Any) -> None:
    """Closes a session that was gone on with."""
    one.until("How hard is it now?")
    one.type("", "")
    one.until("Enter keeps this.")
    one.type("")
    assert one.end() == 0


def test_a_draft_can_be_kept_as_it_is_or_discarded(ptg: Any, terminal: Open) -> None:
    for number in range(2):
        one = begin(terminal, beside_a_draft=number == 1)
        one.type("unfinished", "/read all")
        one.until("How are you today?")
        one.signal(signal.SIGTERM)
        one.end()
    assert len(ptg.ok("drafts").out.splitlines()) == 2
    assert "unfinished" not in ptg.ok("drafts").out
    kept = ptg.ok("drafts", "keep").line
    assert "unfinished" in ptg.ok("show", kept).out
    assert "draft" not in ptg.ok("show", kept, "--raw").out
    assert "--yes" in ptg.fails("drafts", "discard", "@last", code=2)
    ptg.ok("drafts", "discard", "@last", "--yes")
    assert ptg.ok("drafts").out == ""
    assert "There is no draft" in ptg.fails("drafts", "keep", "@last")


def test_two_windows_never_share_a_draft(ptg: Any, terminal: Open) -> None:
    one = begin(terminal)
    one.type("mine", "/read")
    one.until("mine")
    one.until("mine")
    one.wait_for(lambda: "open in another window" in ptg.ok("drafts").out)  # a draft is there within a second
    assert "another window" in ptg.fails("drafts", "keep", code=3)
    other = terminal("drafts", "resume")
    assert other.end() == 3
    one.type("/stop")
    assert one.end() == 0


def test_later_leaves_a_draft_that_goes_on_and_is_no_fault(ptg: Any, terminal: Open) -> None:
    one = begin(terminal)
    one.type("half of it", "/later")
    one.until("It is kept as a draft.")
    assert one.end() == 0
    assert ptg.pages() == []
    two = terminal("drafts", "resume")
    two.type(".", "/stop")
    assert two.end() == 0
    (page,) = ptg.pages()
    assert "half of it" in page.read_text()


def test_later_with_nothing_to_keep_says_so_and_goes_on(ptg: Any, terminal: Open) -> None:
    one = begin(terminal, "where-i-am-today", "--leave-nothing")
    one.type("half of it", "/later")
    one.until("there is nothing to go on with later")
    one.type("/stop")
    assert one.end() == 0
    assert ptg.pages() == []


def test_leaving_nothing_on_a_terminal_leaves_nothing(
    ptg: Any, terminal: Open, find_marker: Callable[[str], list[Path]]
) -> None:
    one = begin(terminal, "where-i-am-today", "--leave-nothing")
    assert "Nothing you write here is kept, not even a draft. If the window closes, your words are gone." in one.seen
    one.type("zebramarker", "/read")
    one.until("zebramarker")
    assert find_marker("zebramarker") == []
    one.type("/edit")
    one.until("an editor would write to the disk")
    one.signal(signal.SIGTERM)
    assert one.end() == 143
    later = begin(terminal)
    later.type("zebramarker", "/leave-nothing")
    later.until("Type x to do it")
    later.type("x")
    later.until("Nothing was kept.")
    assert later.end() == 0
    close = begin(terminal)
    close.type("zebramarker", ".", "", "", "")
    close.until("How hard is it now?")
    close.type("", "")
    close.until("x keeps nothing")
    close.type("x", "x")
    close.until("Nothing was kept.")
    assert close.end() == 0
    assert find_marker("zebramarker") == []
    assert ptg.pages() == []


def test_the_persons_own_editor_can_be_used_half_way_and_leaves_no_copy(
    ptg: Any, terminal: Open, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "zebramarker, longer" >> "$1"\n')
    editor.chmod(0o700)
    one = begin(terminal, env={"VISUAL": str(editor)})
    one.type("begun by hand", "/edit")
    one.until("Your text from the editor is here now.")
    one.type("/stop")
    assert one.end() == 0
    assert not list((ptg.home / "drafts").iterdir())
    assert "begun by hand" in ptg.ok("show", "@last").out
    assert "zebramarker, longer" in ptg.ok("show", "@last").out


def test_a_long_line_is_not_cut_even_while_the_id_is_captured(ptg: Any, terminal: Open, tmp_path: Path) -> None:
    with open(tmp_path / "id", "wb") as captured:
        one = terminal("note", stdout=captured.fileno())
        one.until("One line, then enter.")
        words = "word " * 3000
        one.press(f"{words}end\n")
        assert one.end() == 0
    kept = (tmp_path / "id").read_text()
    assert ptg.ok("show", kept.strip(), "--json").json["entries"][0]["body"] == f"{words}end"


def test_a_note_that_was_cut_off_is_rescued_and_a_paste_is_one_note(ptg: Any, home: Path, terminal: Open) -> None:
    one = terminal("note")
    one.until("One line, then enter.")
    one.press("half a note")
    one.until("half a note")
    one.signal(signal.SIGTERM)
    assert one.end() == 143
    (rescued,) = (home / "recovery").iterdir()
    assert rescued.read_text() == "half a note"
    assert str(rescued) in one.seen.replace("\n", "")
    pasted = terminal("note")
    pasted.until("One line, then enter.")
    pasted.press("Dear diary,\n\n/this is not a command\n.\nlast\n")
    assert pasted.end() == 0
    (entry,) = ptg.ok("show", "@last", "--json").json["entries"]
    assert entry["body"] == "Dear diary,\n\n/this is not a command\n.\nlast"


def test_a_captured_id_is_the_whole_of_standard_output(ptg: Any, terminal: Open, tmp_path: Path) -> None:
    with open(tmp_path / "id", "wb") as captured:
        one = terminal("journal", "three-real-things", stdout=captured.fileno())
        one.until("Type a number, or enter to begin.")
        one.type("", "hot water", ".", "/stop")
        assert one.end() == 0
    (page,) = ptg.pages()
    assert (tmp_path / "id").read_text() == f"{page.stem}\n"


def test_every_menu_has_a_way_out(ptg: Any, terminal: Open) -> None:
    for typed in ("q", "/stop"):
        one = terminal("journal")
        one.until("q leaves.")
        one.type(typed)
        assert one.end() == 0
        assert "Nothing was written, so nothing was kept." in one.seen
    one = terminal("journal")
    one.until("q leaves.")
    one.type("/people nz", "4")
    one.until("Danger right now")
    one.until("q leaves.")
    one.type("nonsense", "q")
    one.until("No guide fits that")
    assert one.end() == 0


def test_a_closed_window_leaves_nothing_where_nothing_was_to_be_left(
    ptg: Any, terminal: Open, find_marker: Callable[[str], list[Path]]
) -> None:
    one = begin(terminal, "where-i-am-today", "--leave-nothing")
    one.type("zebramarker", "/read")
    one.until("zebramarker")
    one.until("zebramarker")
    one.hang_up()
    one.process.wait(60)
    assert find_marker("zebramarker") == []


def test_a_closed_window_leaves_one_copy_the_draft(
    ptg: Any, terminal: Open, find_marker: Callable[[str], list[Path]]
) -> None:
    one = begin(terminal)
    one.type("zebramarker", "/read")
    one.wait_for(lambda: find_marker("zebramarker"))  # its echo alone does not say that the program has read it
    one.hang_up()
    one.process.wait(60)
    (copy,) = find_marker("zebramarker")
    assert copy.parent == ptg.home / "drafts"


def test_what_is_left_of_a_paste_goes_to_the_page_and_never_to_the_shell(ptg: Any, terminal: Open) -> None:
    one = begin(terminal)
    one.type("words", ".", "", "", "")
    one.until("How hard is it now?")
    one.press("\n\n\nprivate one\nprivate two\n")
    assert one.end() == 0
    body = ptg.ok("show", "@last", "--json").json["entries"][0]["body"]
    assert "private one" in body
    assert "private two" in body


def test_no_input_never_asks(ptg: Any, terminal: Open) -> None:
    for words in (["note"], ["journal"], ["journal", "where-i-am-today"], ["delete", "@last", "--for-good"]):
        one = terminal("--no-input", *words)
        assert one.end() in {1, 2}
        assert one.seen.strip().endswith((".", "asked."))


def test_removing_for_good_asks_once_and_takes_no_for_an_answer(ptg: Any, terminal: Open) -> None:
    ptg.ok("note", "kept")
    one = terminal("erase", "--everything")
    one.until("Type yes to go on, or enter to leave it:")
    one.type("")
    one.until("Nothing was erased.")
    assert one.end() == 0
    assert len(ptg.pages()) == 1
    one = terminal("erase", "--everything")
    one.until("Type yes to go on")
    one.type("yes")
    one.until("Erased:")
    assert one.end() == 0
    assert not os.path.exists(ptg.home)
