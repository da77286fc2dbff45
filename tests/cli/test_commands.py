"""What every command owes its user: help with an example, plain words, the right exit code, no heavy imports."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from ptg_cli.capabilities import COMMANDS as CAPABILITIES_BY_COMMAND
from ptg_cli.cli.app import build

README = (Path(__file__).parents[2] / "README.md").read_text()


def tree() -> list[tuple[str, ...]]:
    """Every command, as the words that call it."""
    found: list[tuple[str, ...]] = []

    def walk(command: Any, words: tuple[str, ...]) -> None:
        found.append(words)
        if hasattr(command, "list_commands"):
            context = typer.Context(command)
            for name in command.list_commands(context):
                walk(command.get_command(context, name), (*words, name))

    walk(typer.main.get_command(build()), ())
    return found


COMMANDS = tree()


def test_the_commands_are_those_of_the_house() -> None:
    wanted = (
        "journal note checkin drafts "
        "guides breathe practice practices browse list search show edit change history delete "
        "restore trash erase sos help cope plan values aims journeys strategies helps then tie trends calendar "
        "on-this-day tags milestones sheet"
    )
    assert {words[0] for words in COMMANDS if words} == {*wanted.split(), "paths", "config", "doctor", "completion"}


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "ptg")
def test_help_has_a_summary_an_example_and_fits_narrow_terminals(ptg: Any, words: tuple[str, ...]) -> None:
    for columns in ("60", "80"):
        done = ptg.ok(*words, "--help", env={"COLUMNS": columns})
        assert "Example: ptg" in done.out
        assert max(len(line) for line in done.out.splitlines()) <= int(columns)
        assert "\x1b" not in done.out
    assert ptg.ok(*words, "-h").out == ptg.ok("help", *words).out


def test_every_command_is_in_the_readme_and_at_the_top_of_the_help(ptg: Any) -> None:
    shown = ptg.ok("--help").out
    for words in COMMANDS:
        if len(words) == 1 and words != ("help",):
            assert f"ptg {words[0]}" in README
            assert f"\n  {words[0]} " in shown
    for needed in ("ptg sos", "https://github.com/", "does not replace care"):
        assert needed in shown


def test_off_a_terminal_ptg_alone_shows_its_help_and_never_waits(ptg: Any) -> None:
    assert ptg.ok().out == ptg.ok("--help").out


def test_the_version_is_one_line(ptg: Any) -> None:
    assert ptg.ok("--version").line.startswith("ptg ")
    assert ptg.ok("-V").out == ptg.ok("--version").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("jurnal",), "journal"),
        (("lst",), "list"),
        (("list", "--nunber", "3"), "--number"),
        (("list", "-n", "many"), "whole number"),
        (("change",), "`ptg change` needs one more word, ID."),
        (("edit", "a", "b"), "has no place for “b”"),
        (("help", "jurnal"), "Did you mean `ptg journal`?"),
        (("config", "frob"), "frob"),
    ],
)
def test_a_slip_is_met_with_one_plain_sentence_and_the_way_on(ptg: Any, words: tuple[str, ...], said: str) -> None:
    told = ptg.fails(*words, code=2)
    assert said in told
    assert "Input should" not in told
    assert "┌" not in told
    assert len(told.strip().splitlines()) == 1


HEAVY = ("textual", "rich", "msgspec", "tomlkit", "pydantic", "asyncio", "socket", "ssl", "http")


@pytest.mark.parametrize(
    "words", [["--version"], ["note", "x"], ["list"], ["show", "@last"], ["search", "x"], ["sos"], ["delete", "@last"]]
)
def test_quick_commands_import_nothing_heavy_and_nothing_ever_the_network(ptg: Any, words: list[str]) -> None:
    ptg.ok("note", "something x")
    code = (
        "import sys, json; from ptg_cli.cli.main import run; code = run(sys.argv[1:]); "
        f"print('\\n' + json.dumps([name for name in {HEAVY!r} if name in sys.modules])); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == []


QUICK = [["--version"], ["note", "x"], ["list"], ["search", "x"]]
NOT_NEEDED = ("ptg_cli.journal.documents", "ptg_cli.model.dials", "ptg_cli.model.toml_lines", "calendar")
"""What quick commands do without: they read no living document, no dial and no broken file."""


@pytest.mark.parametrize("words", QUICK)
def test_quick_commands_import_only_what_they_use(ptg: Any, words: list[str]) -> None:
    ptg.ok("note", "something x")
    wanted = (
        NOT_NEEDED if words[0] in {"list", "search"} else (*NOT_NEEDED, "ptg_cli.model.query", "ptg_cli.desk.pages")
    )
    code = (
        "import sys; from ptg_cli.cli.main import run; code = run(sys.argv[1:]); "
        f"print('\\n' + str([name for name in {wanted!r} if name in sys.modules])); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", QUICK)
def test_quick_commands_make_few_dataclasses_each_of_which_takes_a_millisecond(ptg: Any, words: list[str]) -> None:
    ptg.ok("note", "something x")
    code = (
        "import dataclasses, sys; from ptg_cli.cli.main import run; code = run(sys.argv[1:]); "
        "made = {one.__name__ for name, module in list(sys.modules.items()) if name.startswith('ptg_cli')"
        " for one in vars(module).values() if dataclasses.is_dataclass(one)}; "
        "print('\\n' + ' '.join(made)); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    asking = {"Terms"} if words[0] in {"list", "search"} else set()
    assert set(done.stdout.splitlines()[-1].split()) <= {"Entry", "Shell", *asking}


LATER = ("ptg_cli.model.guide", "ptg_cli.model.plan", "textual.widgets._text_area", "msgspec", "typer", "tomlkit")
"""What the first frame does without: it shows no guide yet, and has no text to write."""


def test_the_first_frame_imports_only_what_it_uses() -> None:
    code = (
        "import dataclasses, sys; import ptg_cli.cli.faces, ptg_cli.tui.app, ptg_cli.tui.screens.today; "
        "made = {one.__name__ for name, module in list(sys.modules.items()) if name.startswith('ptg_cli')"
        " for one in vars(module).values() if dataclasses.is_dataclass(one) and one.__module__ == name}; "
        f"print([name for name in {LATER!r} if name in sys.modules], ' '.join(made))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported, _, made = done.stdout.strip().partition(" ")
    assert imported == "[]"
    assert set(made.split()) <= {"Entry", "Shell", "Go"}


def test_nothing_ptg_imports_reaches_the_network(ptg: Any) -> None:
    code = (
        "import sys, pkgutil, importlib, ptg_cli\n"
        "for found in pkgutil.walk_packages(ptg_cli.__path__, 'ptg_cli.'):\n"
        "    if '__main__' in found.name or found.name.startswith('ptg_cli.tui'): continue\n"
        "    importlib.import_module(found.name)\n"
        "own = [name for name in sys.modules if name.startswith('ptg_cli')]\n"
        "network = ('socket', 'ssl', 'http.client', 'urllib.request', 'textual')\n"
        "print(len(own), [name for name in network if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, _, names = done.stdout.strip().partition(" ")
    assert int(count) > 50
    assert names == "[]"


def test_quiet_leaves_out_the_narration_only(ptg: Any) -> None:
    done = ptg.ok("--quiet", "note", "x")
    assert done.said == ""
    assert done.line
    assert "No page is called" in ptg.fails("-q", "show", "nope")


def test_output_survives_an_ascii_locale(ptg: Any) -> None:
    ptg.ok("note", "café 台所 🌱")
    for env in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}):
        assert "caf" in ptg.ok("list", env=env).out
        assert "Someone" in ptg.ok("sos", "NZ", env=env).out


def test_a_reader_who_leaves_early_is_no_fault(ptg: Any) -> None:
    for number in range(30):
        ptg.ok("note", f"{'long ' * 2000}{number}") if number < 3 else None
    line = f"{sys.executable} -m ptg_cli search long | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_standard_output_is_told(ptg: Any) -> None:
    ptg.ok("note", "x")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ptg_cli", "list"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.startswith("The disk is full")
    assert "Traceback" not in done.stderr


def test_a_fault_of_ptgs_own_is_named_without_anyones_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: Callable[[], Any]
) -> None:
    from ptg_cli.cli.main import run
    from ptg_cli.journal.journal import Journal

    def broken(self: Journal, entry: Any) -> None:
        raise ValueError(entry.body)

    monkeypatch.setattr(Journal, "add", broken)
    assert run(["note", "zebramarker in my words"]) == 1
    said = capsys.readouterr().err
    assert "Something in ptg itself went wrong (ValueError in test_commands.py:" in said
    assert "zebramarker" not in said


DONE: dict[str, tuple[tuple[str, ...], str, str]] = {
    "journal": (("--blank",), "A page.\n", ""),
    "note": (("a", "line"), "", ""),
    "checkin": (("--distress", "3"), "", ""),
    "drafts": ((), "", "There are no drafts."),
    "guides": ((), "", "where-i-am-today"),
    "breathe": (("box", "--cycles", "1", "--no-entry", "--line"), "\n", ""),
    "practice": (("box", "--cycles", "1", "--no-entry", "--line"), "\n", ""),
    "practices": ((), "", "box"),
    "cope": (("--line",), "3\n\n\n\n", ""),
    "plan": (("check",), "", "Nothing is wrong"),
    "aims": (("list",), "", ""),
    "journeys": (("list",), "", "Where to begin"),
    "on-this-day": ((), "", ""),
    "values": (("add", "closeness"), "", ""),
    "strategies": ((), "", "slow-walk"),
    "helps": ((), "", ""),
    "list": ((), "", "kitchen"),
    "calendar": ((), "", "pages on the"),
    "trends": ((), "", "no number here yet"),
    "milestones": ((), "", "marks none by itself"),
    "sheet": ((), "", "plan: My plan for hard times."),
    "tags": ((), "", "no tags yet"),
    "then": ((), "", "with any guide twice"),
    "tie": (("@1", "@2"), "", ""),
    "search": (("kitchen",), "", "kitchen"),
    "show": (("@last",), "", "kitchen"),
    "change": (("@last", "--tag", "home"), "", ""),
    "history": (("@last",), "", ""),
    "delete": (("@last",), "", ""),
    "restore": ((), "", ""),
    "trash": ((), "", ""),
    "erase": (("--everything", "--yes"), "", ""),
    "sos": ((), "", "findahelpline"),
    "help": ((), "", "Usage"),
    "paths": ((), "", "journal"),
    "config": (("get", "country"), "", ""),
    "doctor": ((), "", ""),
    "completion": (("bash",), "", "_ptg_completion"),
}
"""For each command that needs no terminal: words that do something with it, what is typed, and what it shows."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.slow if name in {"breathe", "practice"} else ())  # in their own time
        for name in CAPABILITIES_BY_COMMAND
        if name not in {"browse", "edit"}  # these need a terminal
    ],
)
def test_each_command_does_what_it_is_there_for(ptg: Any, name: str) -> None:
    words, given, shown = DONE[name]
    kept = ptg.ok("note", "The kitchen was quiet.").line
    if name == "restore":
        ptg.ok("delete", kept)
    if name == "tie":
        ptg.ok("note", "The kitchen again.")
    if name == "history":
        ptg.ok("change", kept, "--title", "Quiet")
    done = ptg.ok(name, *words, given=given)
    assert shown in done.out + done.said
    assert done.out + done.said or name == "config"
