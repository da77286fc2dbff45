"""No HOME, and a user without an entry: people to talk to are shown, and everything else asks for a folder."""

from pathlib import Path

import platformdirs
import pytest

from ptg_cli.cli.main import run
from ptg_cli.context import Context, folders

ASKED = "ptg can't tell where your files are: HOME is not set, and this user has no home folder. Name a folder with "


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """What platformdirs does then."""

    def no_home(*words: object, **more: object) -> str:
        raise RuntimeError("Could not determine home directory.")

    for name in ("config", "data", "state"):
        monkeypatch.setattr(platformdirs, f"user_{name}_dir", no_home)
    monkeypatch.delenv("PTG_HOME")
    monkeypatch.setenv("COLUMNS", "300")


@pytest.mark.parametrize("words", [["sos"], ["sos", "NZ"], ["sos", "--json"]])
def test_people_to_talk_to_are_shown(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    said = capsys.readouterr()
    assert ("112" if words == ["sos"] else "1737") in said.out
    assert said.err == ""


@pytest.mark.parametrize("words", [["note", "x"], ["list"], ["doctor"], ["config"], ["plan", "show"], ["guides"]])
def test_everything_else_asks_for_a_folder(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(ASKED)
    assert "`ptg --home FOLDER`" in said.err


def test_a_folder_that_is_named_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--home", str(tmp_path / "mine"), "note", "The kitchen."]) == 0
    assert list((tmp_path / "mine" / "journal" / "entries").rglob("*.md"))


def test_help_needs_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "note"]) == 0
    assert "Keep a line or a text" in capsys.readouterr().out


def test_a_home_that_stays_a_tilde_is_no_folder_of_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda words: words)
    assert folders("~/mine", {}) is None
    assert folders("", {"PTG_HOME": "~"}) is None
    assert Context(None).support_card("NZ")


def test_a_place_that_is_not_a_whole_path_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("config", "data", "state"):
        monkeypatch.setattr(platformdirs, f"user_{name}_dir", lambda *words, **more: "~/.local/share/ptg")
    assert folders("", {}) is None
