"""The words of the plan, the dials and the families: what is wrong in a file is said with its line, and plain words
stand in for what can't be read."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ptg_cli.library.library import Library
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.library.titles import Titles
from ptg_cli.model.dials import PLAIN_DIALS
from ptg_cli.model.plan import PARTS, PlanWords

FILES = ("plan.toml", "dials.toml", "families.toml", "practice-groups.toml", "needs.toml")


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    """A folder of content with just these files."""
    folder = tmp_path / "prompts"
    folder.mkdir()
    for name in FILES:
        shutil.copy(prompts_folder() / name, folder)
    return folder


def said(prompts: Path, name: str) -> tuple[str, ...]:
    """What is wrong with one file, without its path."""
    path = prompts / name
    found = [broken for broken in Library(prompts, prompts / "own").broken() if broken.path == path]
    return tuple(message.removeprefix(str(path)) for broken in found for message in broken.messages)


def changed(prompts: Path, name: str, old: str, new: str) -> int:
    """Puts other words into a file; returns the line where they stand."""
    path = prompts / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.partition(old)[0].count("\n") + 1


def test_as_they_ship_nothing_is_wrong(prompts: Path) -> None:
    assert [said(prompts, name) for name in FILES] == [()] * len(FILES)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("plan.toml", 'title = "My early signs"', "title = 3", "“title” takes a text in quotes."),
        ("plan.toml", 'title = "My early signs"', 'titel = "x"', "“titel” isn't a key here. Did you mean “title”?"),
        ("plan.toml", 'id = "signs"', 'id = "sings"', "“sings” is no id of a part. Did you mean “signs”?"),
        ("plan.toml", 'id = "signs"', 'id = "people"', "“people” stands here twice. Take one of them out."),
        ("plan.toml", 'item = "a sign"', 'item = ""', "“item” can't be empty."),
        ("dials.toml", 'high = "most of the day"', "high = true", "“high” takes a text in quotes."),
        ("dials.toml", 'id = "sleep"', 'id = "slept"', "“slept” is no id of a dial. Did you mean “sleep”?"),
        ("practice-groups.toml", 'title = "Move"', "title = 4", "“title” takes a text in quotes."),
        ("needs.toml", 'title = "To say it"', "title = 4", "“title” takes a text in quotes."),
        ("needs.toml", 'id = "say"', 'id = "steady"', "“steady” stands here twice. Take one of them out."),
        (
            "families.toml",
            'id = "social"',
            'id = "sociable"',
            "“sociable” is no id of a family. Did you mean “social”?",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(prompts: Path, name: str, old: str, new: str, words: str) -> None:
    line = changed(prompts, name, old, new)
    assert [one for one in said(prompts, name) if one.startswith(f", line {line}: {words}")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plan.toml", "the part “stay” is missing. Add a [[part]] with that id."),
        ("dials.toml", "the dial “sleep” is missing. Add a [[dial]] with that id."),
        ("families.toml", "the family “social” is missing. Add a [[family]] with that id."),
        ("practice-groups.toml", "the kind “kindness” stands in 0 groups. Put it in one."),
    ],
)
def test_what_is_missing_is_named(prompts: Path, name: str, words: str) -> None:
    (prompts / name).write_text("", encoding="utf-8")
    assert f": {words}" in said(prompts, name)


@pytest.mark.parametrize("name", FILES)
def test_an_unknown_table_is_named(prompts: Path, name: str) -> None:
    with (prompts / name).open("a", encoding="utf-8") as file:
        file.write('\n[[extra]]\nid = "x"\n')
    (words,) = said(prompts, name)
    assert "“extra” isn't a key here." in words


@pytest.mark.parametrize("text", ["[[part", "id = [", "\x00"])
def test_a_file_that_does_not_read_costs_its_words_and_one_sentence(prompts: Path, text: str) -> None:
    for name in FILES:
        (prompts / name).write_text(text, encoding="utf-8")
    library = Library(prompts, prompts / "own")
    assert library.plan_words.parts == PlanWords().parts
    assert "isn't TOML" in library.plan_words.wrong
    assert list(library.dials) == list(PLAIN_DIALS)
    assert library.families == {}
    assert library.practice_groups == []
    assert library.needs == []
    assert [len(said(prompts, name)) for name in FILES] == [1] * len(FILES)


def test_one_broken_row_leaves_the_others_as_they_are(prompts: Path) -> None:
    changed(prompts, "plan.toml", 'title = "My early signs"', "title = 3")
    parts = Library(prompts, prompts / "own").plan_words.parts
    assert [part.title for part in parts[:3]] == ["People I can tell", "Signs", "What upsets me"]


def test_without_any_content_parts_and_dials_are_called_by_their_ids(tmp_path: Path) -> None:
    titles = Titles(tmp_path / "gone", tmp_path)
    assert [titles.part(part) for part in PARTS][:2] == ["People", "Signs"]
    assert [titles.dial(dial) for dial in ("self-trust", "a dial of later")] == ["Self trust", "a dial of later"]


@pytest.mark.parametrize("text", ['part = 3\ndial = "x"', "[[part]]\nid = 3\n[[dial]]\nname = 4", "[[["])
def test_a_title_in_a_damaged_file_is_passed_over(tmp_path: Path, text: str) -> None:
    for name in FILES:
        (tmp_path / name).write_text(text, encoding="utf-8")
    titles = Titles(tmp_path, tmp_path)
    assert (titles.part("stay"), titles.dial("sleep")) == ("Stay", "Sleep")


def test_titles_are_those_of_the_files() -> None:
    titles = Titles(prompts_folder(), Path("nobodys"))
    assert (titles.part("stay"), titles.dial("replay")) == ("What I live for", "Memories")


_QUICK = """
import sys
from pathlib import Path

opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from ptg_cli.cli.main import main

try:
    code = main()
except SystemExit as left:
    code = left.code
names = ("plan.toml", "dials.toml", "families.toml")
read = [path for path in opened if Path(path).name in names and "prompts" in path]
print(code, read, "msgspec" in sys.modules, file=sys.stderr)
"""


@pytest.mark.slow
@pytest.mark.parametrize("command", [["--version"], ["note", "x"], ["list"], ["config", "show"]])
def test_quick_commands_and_settings_read_none_of_them(tmp_path: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _QUICK, *command],
        env={"PTG_HOME": str(tmp_path), "PATH": "", "TERM": "dumb"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr.splitlines()[-1] in {"0 [] False", "None [] False"}, done.stderr
