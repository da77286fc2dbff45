"""The system itself made to fail: every n-th write, fsync, rename and link, with a full disk, an error or a kill."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

CALLS = {
    "write": "write",
    "fsync": "fsync",
    "rename": "rename,renameat,renameat2",
    "link": "link,linkat",
}
FAULTS = ("error=ENOSPC", "error=EIO", "signal=KILL")
LAST = 6
"""A kept page makes fewer than six of each of these calls, so each of them fails once."""


def _strace_works() -> bool:
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "-e", "trace=none", "true"], capture_output=True, check=False).returncode == 0
    )


pytestmark = [pytest.mark.slow, pytest.mark.skipif(not _strace_works(), reason="strace is not there or not allowed")]


def failing(
    program: tuple[str, ...], calls: str, fault: str, nth: int, *words: str, given: bytes
) -> subprocess.CompletedProcess[bytes]:
    """Runs `ptg` with the n-th of these calls made to fail."""
    strace = [
        "strace",
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        f"trace={calls}",
        "-e",
        f"inject={calls}:{fault}:when={nth}",
    ]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([*strace, *program, *words], input=given, capture_output=True, env=environment, check=False)


def whole(ptg: Any, home: Path) -> dict[str, str]:
    """Every page's body by id; the doctor has to find all of them readable."""
    assert "Unreadable" not in ptg("doctor").out
    return {entry["id"]: ptg.ok("show", entry["id"], "--json").json["entries"][0]["body"]
            for entry in ptg.ok("list", "--json").json["entries"]}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("call", CALLS)
def test_a_note_that_was_acknowledged_is_there_and_no_other_is_torn(
    ptg: Any, home: Path, program: tuple[str, ...], call: str, fault: str
) -> None:
    acknowledged = {}
    for nth in range(1, LAST + 1):
        text = f"number {nth} under {call} and {fault}\n" * 50
        done = failing(program, CALLS[call], fault, nth, "note", "-", given=text.encode())
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        if done.returncode == 0:
            acknowledged[done.stdout.decode().strip()] = text
        elif done.returncode == 4:  # kept, and only its id could not be printed: then it is told
            (told,) = re.findall(r"The page is kept, as (\S+)\.", done.stderr.decode())
            acknowledged[told] = text
        elif "error" in fault:
            assert done.returncode == 1
            assert b"not kept" in done.stderr or call == "write"
    # Without a refusal nothing was made to fail (strace's --seccomp-bpf, which is quicker, sends no signal).
    assert len(acknowledged) < LAST or call == "rename"  # a note renames nothing
    found = whole(ptg, home)
    for kept, text in acknowledged.items():
        assert found[kept] == text
    for text in found.values():
        assert text.count("\n") == 50
    assert acknowledged or call in {"write", "fsync"}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("call", ["fsync", "rename", "link"])
def test_a_session_that_could_not_be_kept_is_in_a_draft_or_rescued(
    ptg: Any, home: Path, program: tuple[str, ...], call: str, fault: str
) -> None:
    for nth in range(1, LAST + 1):
        marker = f"marker{nth}{call}"
        words = f"{marker} first\n.\n{marker} second\n.\n".encode()
        done = failing(program, CALLS[call], fault, nth, "journal", "where-i-am-today", given=words)
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        if "error" in fault:
            texts = [path.read_text() for path in home.rglob("*") if path.is_file()]
            assert any(f"{marker} first" in text and f"{marker} second" in text for text in texts)
        if done.returncode == 0:
            assert marker in ptg.ok("show", done.stdout.decode().strip()).out
    whole(ptg, home)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("call", ["write", "fsync", "rename", "link"])
def test_a_page_that_could_not_be_changed_is_as_it_was(
    ptg: Any, home: Path, program: tuple[str, ...], call: str, fault: str
) -> None:
    kept = ptg.ok("note", "as it was").line
    for nth in range(1, LAST + 1):
        before = ptg.ok("show", kept, "--raw").raw
        done = failing(program, CALLS[call], fault, nth, "change", kept, "--tag", f"t{nth}", given=b"")
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        now = ptg.ok("show", kept, "--raw").raw
        assert now == before or f'"t{nth}"'.encode() in now
        assert b"as it was" in now
        if done.returncode == 0:
            assert f'"t{nth}"'.encode() in now
    whole(ptg, home)
