"""`ptg history` of living documents: the same list, by the same numbers, as that of their own commands."""

from pathlib import Path
from typing import Any

import pytest

from ptg_cli.journal.documents.registry import NAMES, document_named


@pytest.fixture
def folder(home: Path) -> Path:
    """The journal's folder."""
    (home / "journal").mkdir(parents=True)
    return home / "journal"


@pytest.mark.parametrize("name", NAMES)
def test_the_history_of_every_document_is_numbered_as_its_own_commands_say(ptg: Any, folder: Path, name: str) -> None:
    texts = {
        "plan": '[stay]\nitems = ["{}"]\n',
        "people": '[[person]]\nname = "{}"\nnot_safe = true\n',
        "strategies": '[[strategy]]\nname = "{}"\n',
        "values": '[[value]]\nname = "{}"\n',
        "journeys": '[[journey]]\nname = "{}"\n',
    }
    file = folder / f"{name}.toml"
    versions = folder / "history" / name
    versions.mkdir(parents=True)
    for nth, words in enumerate(("One", "One", "Two"), 1):  # the same twice is one version
        (versions / f"20261101-08150{nth}-000000-{nth}.toml").write_text(texts[name].format(words))
    file.write_text(texts[name].format("Three"))
    document = document_named(name)
    assert document is not None
    listed = ptg.ok("history", name)
    assert [line[:1] for line in listed.out.splitlines()] == ["1", "2"]
    assert document.show.format(number=1) in listed.said
    assert "Two" in ptg.ok("history", name, "--show", "1").out
    own = document.show.format(number=2).split()[1:]
    assert "One" in ptg.ok(*own).out
    said = ptg.ok("history", name, "--restore", "2").said
    assert document.restore.format(number=1) in said
    assert "One" in file.read_text()
    ptg.ok(*document.restore.format(number=1).split()[1:])
    assert "Three" in file.read_text()
    assert "There is no earlier version" not in ptg.fails("history", name, "--show", "9", code=1)


def test_a_mark_that_goes_with_an_earlier_version_is_told_in_every_command(ptg: Any, folder: Path) -> None:
    people = folder / "people.toml"
    people.write_text('[[person]]\nname = "Ada"\n')
    ptg.ok("plan", "check")  # keeps that version
    people.write_text('[[person]]\nname = "Ada"\nnot_safe = true\n')
    assert "Not marked as not safe any more: Ada." in ptg.ok("history", "people", "--restore", "1").said


def test_what_changes_nothing_says_so(ptg: Any) -> None:
    kept = ptg.ok("note", "The plum.", "--tag", "home").line
    done = ptg.ok("change", kept, "--untag", "nothere")
    assert (done.line, "Kept." in done.said) == (kept, False)
    assert "Nothing was changed." in done.said
    assert "Nothing was changed." in ptg.ok("change", kept, "--tag", "home").said
    assert "so there is no earlier version" in ptg.ok("history", kept).said


def test_all_histories_count_alike(ptg: Any) -> None:
    for name in ("Ada", "Bo"):
        ptg.ok("plan", "--line", given=f"1\n{name}\n\n")
    counts = {one["id"]: one["versions"] for one in ptg.ok("history", "--json").json["pages"]}
    for document in counts:
        assert counts[document] == len(ptg.ok("history", document, "--json").json["versions"]), document


def test_an_editor_that_only_prints_ends_with_0(ptg: Any) -> None:
    kept = ptg.ok("note", "The plum.").line
    done = ptg.ok("edit", kept, env={"VISUAL": "cat"})
    assert "The plum." in done.said
    assert ptg.ok("show", kept, "--json").json["entries"][0]["body"] == "The plum."
