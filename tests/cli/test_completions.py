"""What Tab offers: names, values and dates, and never anything out of the text of a page."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.journal.pages import tags_of


def offered(ptg: Any, line: str) -> list[str]:
    """What bash is offered at the end of this line."""
    words = line.split(" ")
    env = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_PTG_COMPLETE": "complete_bash"}
    given: str = ptg.ok(env=env).out
    return given.split()


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("ptg journal w", "where-i-am-today"),
        ("ptg guides na", "naming-what-hurts"),
        ("ptg guides sh", "show"),
        ("ptg guides --fo", "--for"),
        ("ptg guides --for st", "steady"),
        ("ptg guides list --for st", "steady"),
        ("ptg guides list --level mo", "moderate"),
        ("ptg practices lon", "longer-out-breath"),
        ("ptg strategies --fam", "--family"),
        ("ptg list --guide na", "naming-what-hurts"),
        ("ptg breathe lon", "longer-out-breath"),
        ("ptg practice sou", "sounds-around-you"),
        ("ptg cope slow", "slow-walk"),
        ("ptg strategies slow", "slow-walk"),
        ("ptg list --kind j", "journal"),
        ("ptg checkin --feeling an", "angry"),
        ("ptg breathe --visual b", "bell"),
        ("ptg sos nz", "nz"),
        ("ptg sos N", "NZ"),
        ("ptg config get the", "theme"),
        ("ptg config set line_mode y", "yes"),
        ("ptg config set theme d", "dusk"),
        ("ptg config set country N", "NZ"),
        ("ptg config set steady sou", "sounds-around-you"),
        ("ptg config set avoid b", "breath"),
        ("ptg completion z", "zsh"),
        ("ptg drafts k", "keep"),
        ("ptg list --pl", "--plain"),
    ],
)
def test_values_complete(ptg: Any, line: str, there: str) -> None:
    assert there in offered(ptg, line)


def test_pages_and_drafts_complete_by_their_ids_and_tags_by_the_front_matter(ptg: Any, home: Path) -> None:
    page = ptg.ok("note", "--tag", "kitchen", "The secret word is plum.", "--title", "Secret").line
    thrown = ptg.ok("note", "another").line
    ptg.ok("delete", thrown)
    assert offered(ptg, "ptg show ") == [page]
    assert offered(ptg, "ptg history ") == [page]
    assert offered(ptg, "ptg restore ") == [thrown]
    assert offered(ptg, "ptg list --tag k") == ["kitchen"]
    assert offered(ptg, f"ptg --home {home} show ") == [page]
    assert offered(ptg, f"ptg show --home {home}-none ") == []


def test_tags_come_from_the_front_matter_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "20261123-081502-aaaa.md"
    head = '+++\nkind = "note"\ntags = ["sleep"]\n+++\n'
    ends: list[int] = []

    def watched(*given: Any, **how: Any) -> Any:
        file = open(*given, **how)  # noqa: SIM115 - whoever asked closes it
        ends.append(file.fileno())
        return Ending(file)

    class Ending:
        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> Any:
            return self.file

        def __exit__(self, *gone: object) -> None:
            ends[-1] = self.file.tell()
            self.file.close()

    monkeypatch.setattr("ptg_cli.journal.disk.open", watched, raising=False)
    page.write_text(f"{head}\nThe secret word is plum.\n")
    assert tags_of(page) == ("sleep",)
    assert ends == [len(head)]
    page.write_text("No front matter. The secret word is plum.\nMore of it.\n")
    assert tags_of(page) == ()
    assert ends[1:] == [3]
    assert tags_of(tmp_path / "gone.md") == ()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_printed_and_reads_as_one(ptg: Any, shell: str) -> None:
    script = ptg.ok("completion", shell).out
    assert "_PTG_COMPLETE" in script
    program = shutil.which(shell)
    if program is not None:
        subprocess.run([program, "-n"], input=script.encode(), check=True, timeout=60)


def test_a_shell_there_is_no_script_for_is_told(ptg: Any) -> None:
    assert "SHELL takes bash, zsh or fish, not “tcsh”." in ptg.fails("completion", "tcsh", code=2)
