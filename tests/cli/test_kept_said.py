"""*Kept.* is said exactly when it is kept, and no exit code makes anyone do it twice."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

COMMANDS = {
    "note": (("note", "words"), ""),
    "journal": (("journal", "-"), "words\n"),
    "lines": (("journal", "--blank", "--line"), "words\n"),
    "check-in": (("checkin", "--distress", "3"), ""),
    "change": (("change", "@last", "--tag", "new"), ""),
    "restore": (("restore",), ""),
    "strategy": (("strategies", "--add"), "The corner\ngo there\n"),
    "practice": (("breathe", "4-6", "--cycles", "1", "--line", "--distress-before", "3"), ""),
}


@pytest.fixture
def full(program: tuple[str, ...]) -> Callable[..., tuple[int, str]]:
    """Runs `ptg` with one of its two output streams on a full disk; its exit code, and what the other one said."""

    def one(words: tuple[str, ...], given: str, stream: str) -> tuple[int, str]:
        with open("/dev/full", "wb") as disk:
            other = "stderr" if stream == "stdout" else "stdout"
            streams: dict[str, Any] = {stream: disk, other: subprocess.PIPE}
            done = subprocess.run([*program, *words], input=given, text=True, timeout=120, check=False, **streams)
        return done.returncode, getattr(done, other)

    return one


def _pages(home: Path) -> int:
    journal = home / "journal"
    return len(list((journal / "entries").rglob("*.md"))) + (journal / "strategies.toml").exists()


@pytest.mark.parametrize("what", list(COMMANDS))
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_what_is_kept_is_said_to_be_kept_though_its_id_cannot_be_printed(
    ptg: Any, full: Callable[..., tuple[int, str]], home: Path, what: str, stream: str
) -> None:
    ptg.ok("note", "before")
    if what == "restore":
        ptg.ok("delete", "@last")
    before = _pages(home)
    words, given = COMMANDS[what]
    code, said = full(words, given, stream)
    assert "went wrong" not in said
    assert _pages(home) == before + (what != "change")
    if stream == "stderr":  # the id is there, or the lines are: whoever reads them has all they asked for
        assert (code, bool(said.strip())) == (0, True)
        return
    assert code == 4
    assert "could not be printed: The disk is full." in said
    assert "kept" in said.casefold()


def test_what_is_not_kept_is_never_said_to_be(ptg: Any, home: Path) -> None:
    (home / "journal").parent.mkdir(parents=True, exist_ok=True)
    (home / "journal").write_text("a file where the journal should be")
    done = ptg("note", "words")
    assert done.code == 1
    assert "Kept." not in done.said


def test_where_ptg_goes_on_what_is_said_last_can_be_typed_there(terminal: Callable[..., Any]) -> None:
    one = terminal("--line")
    one.until("q leaves.")
    one.type("3")
    one.until("or enter to begin.")
    one.type("")
    one.until("/help says more.")
    one.type("The kitchen is quiet.")
    one.type("/stop")
    one.until("Kept. You find it among your pages.")
    one.until("/people shows people")
    one.until("q leaves.")
    one.type("q")
    assert one.end() == 0
