"""`--line` with every command: nothing is parted at the edge of a window, and the numbers to call come first."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from ptg_cli.cli import shell as shells
from ptg_cli.cli.main import run
from ptg_cli.cli.shell import Shell


@pytest.fixture
def heard(tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Runs a command in a narrow window; what it says, line by line."""
    monkeypatch.setenv("PTG_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.delenv("PTG_LINE", raising=False)

    def one(*words: str) -> list[str]:
        run(list(words))
        said = capsys.readouterr()
        return [line for line in (said.out + said.err).split("\n") if line.strip()]

    return one


@pytest.mark.parametrize(
    "words",
    ["drafts", "config list", "helps", "help", "help note", "note --help", "trash", "paths", "plan show", "doctor"],
)
def test_plain_lines_are_taken_anywhere_and_part_nothing(heard: Any, words: str) -> None:
    named = words.split()
    first, last = heard("--line", *named), heard(*named, "--line")
    assert first == last
    assert len(first) <= len(heard(*named))


def test_help_for_the_ear_has_one_line_a_paragraph(heard: Any) -> None:
    said = heard("note", "--help", "--line")
    assert any(len(line) > 100 for line in said)
    assert len(said) < len(heard("note", "--help"))


def test_the_number_to_call_is_heard_first(heard: Any) -> None:
    said = heard("sos", "NZ", "--line")
    assert said[0] == "Danger right now: 111. Police, fire, ambulance."
    assert said[1].startswith("Someone to talk to: 1737, or text 1737. ")
    assert len(said) <= 10
    assert not any("`" in line or line.startswith(" ") for line in said)
    assert heard("config", "set", "line_mode", "yes") is not None
    assert heard("sos", "NZ") == said


def test_signs_of_a_telephone_are_named(heard: Any) -> None:
    assert any("hash 8008" in line for line in heard("sos", "JP", "--line"))


def test_narration_is_whole_and_without_marks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shells, "_columns", lambda: 20)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    words = "Kept as a draft. `ptg drafts` shows it again."
    shell: Any = Shell(context=None, whole_lines=True)  # type: ignore[arg-type]
    shell.say(words)
    assert capsys.readouterr().err == "Kept as a draft. ptg drafts shows it again.\n"
    shell.whole_lines = False
    shell.say(words)
    assert capsys.readouterr().err.count("\n") == 3
