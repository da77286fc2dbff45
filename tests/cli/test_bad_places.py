"""Damaged files, full disks, closed folders: one clear sentence, the right exit code, everything else works."""

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

BAD_FILES: dict[str, Callable[[Path], object]] = {
    "UTF-16": lambda path: path.write_bytes("+++\n".encode("utf-16")),
    "nothing in it": lambda path: path.write_bytes(b""),
    "cut in half": lambda path: path.write_bytes(b'+++\nid = "2026'),
    "front matter that is no TOML": lambda path: path.write_bytes(b"+++\nid = = =\n+++\nwords\n"),
    "front matter twice": lambda path: path.write_bytes(b'+++\ntitle = "a"\n+++\n+++\ntitle = "b"\n+++\nwords\n'),
    "no front matter": lambda path: path.write_bytes(b"words\n"),
    "CRLF": lambda path: path.write_bytes(b'+++\r\ntitle = "a"\r\n+++\r\nwords\r\n'),
    "a BOM": lambda path: path.write_bytes(b'\xef\xbb\xbf+++\ntitle = "a"\n+++\nwords\n'),
    "nested thousands deep": lambda path: path.write_bytes(b"+++\na = " + b"[" * 5000 + b"\n+++\nwords\n"),
    "a fence in its body": lambda path: path.write_bytes(b'+++\ntitle = "a"\n+++\n+++\nwords\n+++\n'),
    "50 MB": lambda path: path.write_bytes(b'+++\ntitle = "a"\n+++\n' + b"words and more\n" * 3_500_000),
    "no UTF-8": lambda path: path.write_bytes(b"caf\xe9\n"),
    "a folder": lambda path: path.mkdir(),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a queue": lambda path: os.mkfifo(path),
    "wrong values": lambda path: path.write_bytes(b'+++\ntags = 3\ncreated = "x"\ncare = "no"\n+++\nwords\n'),
    "control characters": lambda path: path.write_bytes(b"a\x00b\x1b]0;title\x07c\n"),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_file_is_never_fatal_hidden_or_changed(ptg: Any, home: Path, what: str) -> None:
    good = ptg.ok("note", "--at", "2026-11-01 08:00", "a good page").line
    bad = "20261102-080000-aaaa"
    path = home / "journal" / "entries" / "2026" / "11" / f"{bad}.md"
    BAD_FILES[what](path)
    before = path.read_bytes() if path.is_file() else None
    listed = ptg.ok("list")
    assert good in listed.out
    assert bad in listed.out
    assert ptg.ok("list", "--json").json["entries"][0]["id"] == bad
    assert good in ptg.ok("search", "page").out
    ptg("show", bad)
    ptg("show", bad, "--raw")
    ptg("show", bad, "--json")
    ptg("change", bad, "--tag", "x") if before is None else None
    ptg("edit", bad, env={"VISUAL": "true"})
    assert good in ptg("doctor").out or ptg("doctor").code in {0, 1}
    assert ptg.ok("show", good).out
    if before is not None:
        assert path.read_bytes() == before
    ptg.ok("delete", bad)
    ptg.ok("restore", bad)
    assert os.path.lexists(path)


def full(program: tuple[str, ...], *words: str, given: bytes, blocks: int = 16) -> subprocess.CompletedProcess[bytes]:
    """Runs `ptg` where no file can grow beyond so many blocks of 512 bytes."""
    line = f"ulimit -S -f {blocks}; exec {shlex.join([*program, *words])}"
    return subprocess.run(["sh", "-c", line], input=given, capture_output=True, check=False)


@pytest.mark.parametrize("words", [("note", "-"), ("journal", "-"), ("journal", "where-i-am-today")])
def test_where_nothing_can_be_written_it_says_so_and_invents_nothing(
    ptg: Any, program: tuple[str, ...], words: tuple[str, ...]
) -> None:
    kept = ptg.ok("note", "before").line
    done = full(program, *words, given=b"a thought. " * 5000 + b"\n.\n")
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert "Traceback" not in said
    assert "larger than this system allows" in said
    assert "not kept" in said
    assert [path.stem for path in ptg.pages()] == [kept]
    assert not [path for path in ptg.home.rglob("*") if path.name.endswith(".tmp")]


def test_words_that_do_not_fit_as_a_page_are_rescued_where_they_do(
    ptg: Any, home: Path, program: tuple[str, ...]
) -> None:
    ptg.ok("note", "before")
    month = ptg.pages()[0].parent
    month.rename(home / "aside")
    month.write_text("a file where a folder should be")
    done = ptg("note", "-", given=b"kept safe\n")
    assert done.code == 1
    (rescued,) = (home / "recovery").iterdir()
    assert rescued.read_bytes() == b"kept safe\n"
    assert str(rescued) in done.said
    guided = ptg("journal", "where-i-am-today", given=b"also safe\n.\n")
    assert guided.code == 1
    # What a session holds waits as its draft, which can be kept as soon as the folder is one again.
    (waits,) = (home / "drafts").glob("*.md")
    assert b"also safe" in waits.read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_closed_folder_is_said_in_one_sentence(ptg: Any, home: Path) -> None:
    ptg.ok("note", "before")
    (home / "journal" / "entries").chmod(0o500)
    assert "no permission" in ptg.fails("note", "x")


@pytest.mark.parametrize(
    "env",
    [
        {"PTG_HOME": "/proc/none"},
        {"PTG_HOME": "/dev/null/x"},
        {"PTG_HOME": "", "HOME": "/proc/none", "XDG_DATA_HOME": "", "XDG_STATE_HOME": "", "XDG_CONFIG_HOME": ""},
    ],
)
def test_a_home_that_is_not_there_is_said_in_one_sentence(ptg: Any, env: dict[str, str]) -> None:
    done = ptg("note", "x", env=env)
    assert (done.code, done.raw) == (1, b"")
    assert "not kept" in done.said.splitlines()[-1]
    ptg.ok("list", env=env)


def test_twenty_adds_at_once_through_the_command_lose_nothing(ptg: Any, program: tuple[str, ...]) -> None:
    running = [subprocess.Popen([*program, "note", f"number {number}"], stdout=subprocess.PIPE) for number in range(20)]
    ids = {one.communicate(timeout=60)[0].decode().strip() for one in running}
    assert len(ids) == 20
    assert {path.stem for path in ptg.pages()} == ids
