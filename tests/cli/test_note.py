"""Keeping words: `ptg note` and `ptg journal`, from pipes, byte for byte."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.journal.pages import read_page

BODIES = [
    b"one line",
    b"one line\n",
    b"two\r\nlines\r\n",
    b"\n\n  indented\n",
    b"+++\nnot = 'front matter'\n+++\n",
    b"a\x1b[31mb\n",
]


@pytest.mark.parametrize("raw", BODIES)
@pytest.mark.parametrize("words", [("note", "-"), ("note",), ("journal", "-"), ("journal",), ("journal", "--blank")])
def test_standard_input_is_kept_byte_for_byte(ptg: Any, words: tuple[str, ...], raw: bytes) -> None:
    done = ptg.ok(*words, given=raw)
    (path,) = ptg.pages()
    page = read_page(path)
    assert page.raw[page.body_at :] == raw
    assert done.line == path.stem == page.id
    assert ptg.ok("show", done.line, "--raw").raw == page.raw


def test_only_the_new_id_goes_to_standard_output(ptg: Any) -> None:
    for words in (["note", "a line"], ["journal", "where-i-am-today", "--line"]):
        done = ptg.ok(*words, given="text\n.\n")
        assert ptg.ok("show", done.line, "--path").line.endswith(f"{done.line}.md")
        assert "Kept." in done.said


@pytest.mark.parametrize("words", [("note", "-"), ("note",), ("journal", "-"), ("journal", "naming-what-hurts")])
@pytest.mark.parametrize("raw", [b"", b"\n \n"])
def test_nothing_written_is_said_and_nothing_is_kept(ptg: Any, words: tuple[str, ...], raw: bytes) -> None:
    assert "Nothing was written, so nothing was kept." in ptg.fails(*words, given=raw) or "naming-what-hurts" in words
    assert ptg.pages() == []


def test_an_empty_pipe_into_a_guide_ends_with_one(ptg: Any) -> None:
    done = ptg("journal", "naming-what-hurts", given=b"")
    assert (done.code, done.raw) == (1, b"")
    assert done.said.rstrip().endswith("Nothing was written, so nothing was kept.")


@pytest.mark.parametrize("words", [("note", "-"), ("journal", "-"), ("journal", "naming-what-hurts")])
def test_bytes_that_are_no_text_are_rescued_and_their_place_told(ptg: Any, home: Path, words: tuple[str, ...]) -> None:
    raw = b"first\n.\ncaf\xe9 au lait\n.\n"
    done = ptg(*words, given=raw)
    (rescued,) = (home / "recovery").iterdir()
    assert (done.code, done.raw) == (1, b"")
    assert rescued.read_bytes() == raw
    assert str(rescued) in done.said
    assert ptg.pages() == []
    assert not list(home.glob("drafts/*"))


def test_a_note_takes_its_facts_from_the_command_line(ptg: Any) -> None:
    kept = ptg.ok(
        "note", "--tag", "sleep,", "--tag", "#bed", "--title", "A night", "--care", "--at", "2026-03-01 23:15", "Slept."
    ).line
    assert kept.startswith("20260301-231500-")
    (entry,) = ptg.ok("show", kept, "--json").json["entries"]
    assert entry["tags"] == ["sleep", "bed"]
    assert (entry["title"], entry["care"], entry["kind"], entry["body"]) == ("A night", True, "note", "Slept.")
    assert entry["created"] == "2026-03-01T23:15:00+01:00"
    assert entry["zone"] == "Europe/Paris"
    assert ptg.ok("list", "--from", "2026-03", "--to", "2026-03", "--plain").out.startswith(kept)
    assert ptg.ok("list", "--to", "2026-02", "--plain").out == ""


def test_a_guide_in_a_pipe_keeps_an_entry(ptg: Any) -> None:
    kept = ptg.ok("journal", "naming-what-hurts", "--line", given="text\n.\n").line
    (entry,) = ptg.ok("show", kept, "--json").json["entries"]
    assert entry["guide"] == "naming-what-hurts"
    assert entry["body"].endswith("-->\n\ntext\n")
    assert "distress_before" not in entry


def test_opening_and_close_are_given_as_options_in_a_pipe(ptg: Any) -> None:
    given = (
        "--distress-before",
        "6",
        "--distress-after",
        "4",
        "--feeling",
        "sad",
        "--feeling",
        "far away",
        "--tag",
        "house",
    )
    kept = ptg.ok("journal", "naming-what-hurts", *given, "--at", "yesterday 21:00", given="text\n.\n").line
    (entry,) = ptg.ok("show", kept, "--json").json["entries"]
    assert (entry["distress_before"], entry["distress_after"], entry["feelings"]) == (6, 4, ["sad", "far away"])
    assert entry["tags"] == ["house"]
    assert kept[9:15] == "210000"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--distress-before", "11"), "0 to 10"),
        (("--distress-before", "loud"), "whole number"),
        (("--feeling", "weird"), "numb, far away"),
        (("--at", "someday"), "as a date"),
        (("--frobnicate",), "--frobnicate"),
    ],
)
def test_a_wrong_option_is_refused_with_what_would_fit(ptg: Any, words: tuple[str, ...], said: str) -> None:
    assert said in ptg.fails("journal", "naming-what-hurts", *words, given="text\n", code=2)
    assert ptg.pages() == []


def test_an_unknown_guide_names_the_nearest(ptg: Any) -> None:
    said = ptg.fails("journal", "naming-what-hurt", given="x\n", code=1)
    assert "Did you mean naming-what-hurts" in said
    assert "No guide is called" in ptg.fails("journal", "../../etc/passwd", given="x\n", code=1)


def test_leaving_nothing_in_a_pipe_leaves_nothing(ptg: Any, find_marker: Callable[[str], list[Path]]) -> None:
    for words in (["journal", "-"], ["journal", "where-i-am-today"]):
        done = ptg.ok(*words, "--leave-nothing", given="zebramarker\n.\n")
        assert done.raw == b""
        assert "Nothing was kept." in done.said
    ptg("journal", "-", "--leave-nothing", given=b"zebramarker \xff\n")
    ptg("journal", "where-i-am-today", "--leave-nothing", given=b"zebramarker\nzebramarker \xff\n")
    assert find_marker("zebramarker") == []


def test_files_and_folders_are_for_their_owner_alone(ptg: Any, home: Path) -> None:
    os.umask(0o022)
    ptg.ok("note", "private")
    ptg.ok("journal", "where-i-am-today", given="private\n.\n")
    for path in home.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_words_that_are_no_text_on_the_command_line_are_refused(ptg: Any) -> None:
    assert "aren't UTF-8" in ptg.fails("note", "caf\udce9")


def test_a_text_comes_back_through_the_persons_own_editor(ptg: Any, tmp_path: Path) -> None:
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nfor last; do :; done\nprintf "written in %s" "$1" > "$last"\n')
    editor.chmod(0o700)
    env = {"VISUAL": f"'{editor}' --wait", "EDITOR": "false"}
    kept = ptg.ok("note", "--editor", env=env).line
    assert ptg.ok("show", kept, "--json").json["entries"][0]["body"] == "written in --wait"
    ptg.ok("edit", kept, env={"VISUAL": "sh -c 'printf more >> \"$0\"'"})
    assert ptg.ok("show", kept, "--json").json["entries"][0]["body"] == "written in --waitmore"


def test_an_editor_that_fails_or_changes_nothing_changes_nothing(ptg: Any, home: Path) -> None:
    kept = ptg.ok("note", "as it was").line
    before = ptg.ok("show", kept, "--raw").raw
    assert "ended with an error (code 1). Nothing was changed." in ptg.fails("edit", kept, env={"VISUAL": "false"})
    assert "could not be started" in ptg.fails("edit", kept, env={"VISUAL": "/no/such/editor"})
    assert "quote that is not closed" in ptg.fails("edit", kept, env={"VISUAL": "vi 'x"})
    assert "Nothing was changed." in ptg.ok("edit", kept, env={"VISUAL": "touch"}).said
    assert ptg.ok("show", kept, "--raw").raw == before
    assert list((home / "drafts").iterdir()) == []
    assert "Nothing was written" in ptg.fails("note", "--editor", env={"VISUAL": "touch"})


def test_words_for_a_journal_that_can_not_take_them_are_rescued(ptg: Any, home: Path) -> None:
    ptg.ok("note", "x")
    (home / "journal" / "journal.toml").write_text("format = 2\n")
    said = ptg.fails("journal", "where-i-am-today", given="marker\n.\n")
    assert "made by a newer ptg" in said
    assert "What you wrote is kept as a draft. `ptg drafts keep` makes a page of it." in said
    assert any("marker" in path.read_text() for path in (home / "drafts").glob("*.md"))
    for number, words in enumerate((["note", "-"], ["journal", "-"])):
        said = ptg.fails(*words, given=f"marker{number}\n.\n")
        assert "made by a newer ptg" in said
        rescued = [path for path in (home / "recovery").iterdir() if f"marker{number}" in path.read_text()]
        assert str(rescued[0]) in said


def test_facts_too_long_to_keep_are_said_and_the_words_rescued(ptg: Any, home: Path) -> None:
    said = ptg.fails("note", "-", "--title", "t" * 70_000, given="the words\n")
    assert "can't be longer than 64 KB" in said
    (rescued,) = (home / "recovery").iterdir()
    assert rescued.read_text() == "the words\n"


def test_the_facts_of_a_note_outlive_its_editor(ptg: Any, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf '+++\\nnot = 1\\n+++\\nsecret' > \"$1\"\nkill -9 $PPID\n")
    editor.chmod(0o700)
    ptg("note", "--editor", "--care", "--tag", "bed", "--title", "A night", env={"VISUAL": str(editor)})
    kept = ptg.ok("drafts", "keep").line
    (entry,) = ptg.ok("show", kept, "--json").json["entries"]
    assert (entry["care"], entry["tags"], entry["title"]) == (True, ["bed"], "A night")
    assert entry["body"] == "+++\nnot = 1\n+++\nsecret"


def test_a_signal_keeps_even_the_line_a_pipe_had_not_ended(ptg: Any, home: Path, program: tuple[str, ...]) -> None:
    running = subprocess.Popen(
        [*program, "journal", "naming-what-hurts", "--line"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdin is not None
    assert running.stderr is not None
    running.stdin.write(b"a whole line\nhalf a li")
    running.stdin.flush()
    for said in running.stderr:
        if b"empty hook" in said or b"You can also use" in said:
            break
    time.sleep(0.5)  # the question is out; the half line is read by the time this has passed
    running.send_signal(signal.SIGTERM)
    assert running.wait(60) == 143
    running.stdin.close()
    running.stderr.close()
    (draft,) = home.glob("drafts/*.md")
    assert "a whole line\nhalf a li" in draft.read_text()


def test_a_note_of_an_earlier_day_is_shown_by_its_id(ptg: Any) -> None:
    ptg.ok("note", "today")
    done = ptg.ok("note", "--at", "2026-02-01", "an old thing")
    assert done.said == f"Kept. `ptg show {done.line}` shows it.\n"
    assert ptg.ok("note", "--at", "now", "the newest").said == "Kept. `ptg show` shows it.\n"


def test_a_time_that_is_still_to_come_today_was_yesterday_and_that_is_said(ptg: Any) -> None:
    done = ptg.ok("note", "late", "--at", "23:59")
    (entry,) = ptg.ok("list", "--json").json["entries"]
    said = entry["created"][:10] != ptg.ok("note", "now").line[:8]
    assert entry["created"][11:16] == "23:59"
    assert said
    assert "23:59 on " in done.said
    assert " is meant." in done.said
