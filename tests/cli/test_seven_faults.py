"""Seven faults known from other journals, each of which once lost or leaked someone's words."""

import os
import shlex
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LIMITED = "ulimit -S -f 16; exec "
"""A shell line that lets the program write files of a few KB only: the way a full disk looks."""


def limited(command: tuple[str, ...], *words: str, env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Runs `ptg` where files can't grow beyond 16 blocks."""
    line = LIMITED + shlex.join([*command, *words])
    return subprocess.run(["sh", "-c", line], capture_output=True, env={**os.environ, **env}, check=False)


def writer(tmp_path: Path, text: str, then: str = "") -> dict[str, str]:
    """An editor that puts a text in its file, with no limit of its own."""
    script = tmp_path / "editor.sh"
    script.write_text(f'#!/bin/sh\nulimit -S -f unlimited\ncat {tmp_path / "text"} > "$1"\n{then}\n')
    script.chmod(0o700)
    (tmp_path / "text").write_text(text)
    return {"VISUAL": str(script)}


def test_1_two_adds_at_once_one_waiting_on_its_input(ptg: Any, program: tuple[str, ...]) -> None:
    waiting = subprocess.Popen([*program, "note", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert waiting.stdin is not None
    waiting.stdin.write(b"slow\n")
    waiting.stdin.flush()
    quick = ptg.ok("note", "quick").line
    out, _ = waiting.communicate(b"and steady\n", timeout=60)
    slow = out.decode().strip()
    assert slow != quick
    assert ptg.ok("show", slow, "--json").json["entries"][0]["body"] == "slow\nand steady\n"
    assert len(ptg.pages()) == 2


def test_2_text_by_hand_around_the_front_matter(ptg: Any) -> None:
    kept = ptg.ok("note", "--tag", "a", "the body").line
    (path,) = ptg.pages()
    by_hand = b"written above by hand\n" + path.read_bytes() + b"\nand below\n"
    path.write_bytes(by_hand)
    assert "written above by hand" in ptg.ok("show", kept).out
    assert "and below" in ptg.ok("search", "below").out
    ptg("change", kept, "--tag", "b")
    assert ptg.ok("edit", kept, env={"VISUAL": "touch"}).said.startswith("Nothing was changed.")
    text = path.read_bytes()
    for words in (b"written above by hand\n", b"the body", b"\nand below\n"):
        assert words in text


@pytest.mark.parametrize(
    "line",
    [
        "+++",
        'id = "20200101-000000-aaaa"',
        "[2020-01-01 10:00] Looks like an entry of another journal.",
        "<!-- step: state -->",
        "<!-- step: also -->",
        "## How are you today?",
        "\\<!-- step: state -->",
    ],
)
def test_3_a_line_that_looks_like_a_header_or_a_marker(ptg: Any, line: str) -> None:
    answer = f"before\n{line}\nafter"
    note = ptg.ok("note", "-", given=f"{answer}\n").line
    assert ptg.ok("show", note, "--json").json["entries"][0]["body"] == f"{answer}\n"
    guided = ptg.ok("journal", "where-i-am-today", given=f"{answer}\n.\nneeds\n.\n").line
    assert len(ptg.pages()) == 2
    shown = ptg.ok("show", guided).out
    assert answer in shown
    from ptg_cli.journal.pages import read_page
    from ptg_cli.model.body import parse

    _, sections = parse(read_page(ptg.ok("show", guided, "--path").line).entry.body)
    assert [(section.step, section.text) for section in sections] == [("state", answer), ("need", "needs")]


@pytest.mark.parametrize("behind", ["entry", "month", "journal", "home"])
def test_4_an_entry_a_folder_or_the_journal_behind_a_link(ptg: Any, home: Path, tmp_path: Path, behind: str) -> None:
    kept = ptg.ok("note", "first").line
    (page,) = ptg.pages()
    moved = {"entry": page, "month": page.parent, "journal": home / "journal", "home": home}[behind]
    real = tmp_path / "real"
    moved.rename(real)
    moved.symlink_to(real)
    ptg.ok("edit", kept, env={"VISUAL": "sh -c 'printf second > \"$0\"'"})
    ptg.ok("change", kept, "--tag", "linked")
    ptg.ok("note", "another")
    assert moved.is_symlink()
    assert real.exists()
    (entry,) = ptg.ok("show", kept, "--json").json["entries"]
    assert (entry["body"], entry["tags"]) == ("second", ["linked"])
    assert len(ptg.ok("list").out.splitlines()) == 2
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".tmp")]


def test_5_a_full_disk_on_save_after_the_editor_closed(
    ptg: Any, home: Path, program: tuple[str, ...], tmp_path: Path
) -> None:
    kept = ptg.ok("note", "as it was").line
    text = "a long thought. " * 4000
    done = limited(program, "edit", kept, env=writer(tmp_path, text))
    said = done.stderr.decode()
    assert done.returncode == 1
    assert "Traceback" not in said
    assert "What you wrote is in this file: " in said
    waiting = Path(said.partition("What you wrote is in this file: ")[2].split(" `")[0])
    assert waiting.read_text() == text
    assert ptg.ok("show", kept, "--json").json["entries"][0]["body"] == "as it was"
    ptg.ok("drafts", "keep")
    assert ptg.ok("show", kept, "--json").json["entries"][0]["body"] == text
    new = limited(program, "note", "--editor", env=writer(tmp_path, text))
    assert new.returncode == 1
    assert new.stdout == b""
    ptg.ok("drafts", "keep")
    assert ptg.ok("show", "@last", "--json").json["entries"][0]["body"] == text
    assert not list((home / "drafts").glob("editing-*"))


def test_6_a_kill_during_an_edit_leaves_no_text_in_the_temp_folder(
    ptg: Any, home: Path, program: tuple[str, ...], tmp_path: Path, find_marker: Callable[[str], list[Path]]
) -> None:
    kept = ptg.ok("note", "zebramarker").line
    temp = tmp_path / "temp"
    temp.mkdir()
    flag = tmp_path / "open"
    env = writer(tmp_path, "zebramarker, changed", f"touch {flag}; sleep 60")
    editing = subprocess.Popen(
        [*program, "edit", kept], env={**os.environ, **env, "TMPDIR": str(temp)}, start_new_session=True
    )
    waiting = time.monotonic() + 60
    while not flag.exists():
        assert time.monotonic() < waiting
        assert editing.poll() is None
    os.killpg(editing.pid, signal.SIGKILL)
    editing.wait()
    assert list(temp.iterdir()) == []
    for path in find_marker("zebramarker"):
        assert home in path.parents or path.name == "text"
        assert path.stat().st_mode & 0o077 == 0 or path.name == "text"
    assert "left in an editor" in ptg.ok("drafts").out
    ptg.ok("drafts", "keep")
    assert ptg.ok("show", kept, "--json").json["entries"][0]["body"] == "zebramarker, changed"
    assert "zebramarker" not in "".join(path.name for path in (home / "drafts").iterdir())


def test_7_a_newer_journal_is_refused_and_untouched(ptg: Any, home: Path) -> None:
    ptg.ok("note", "made by a newer one")
    (home / "journal" / "journal.toml").write_text("format = 2\n")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    for words in (
        ["note", "x"],
        ["list"],
        ["search", "x"],
        ["show", "@last"],
        ["edit", "@last"],
        ["delete", "@last"],
        ["restore"],
        ["change", "@last", "--tag", "x"],
        ["journal", "where-i-am-today"],
        ["trash", "empty", "--yes"],
    ):
        done = ptg(*words, given="x\n.\n", env={"VISUAL": "true"})
        assert done.code == 1
        assert "made by a newer ptg (format 2; this one knows 1). Nothing was touched." in done.said
    now = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and "recovery" not in path.parts}
    assert {path: raw for path, raw in now.items() if "drafts" not in path.parts} == before
