"""`ptg breathe`, `practice`, `practices`: in a pipe, on a terminal, and what bad input gets."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.cli import faces
from ptg_cli.cli.line_run import run_session
from ptg_cli.cli.main import run
from ptg_cli.cli.shell import Shell
from ptg_cli.context import Context, folders
from ptg_cli.desk.writing import Intent
from ptg_cli.journal.pages import read_page
from ptg_cli.line.hearing import Hearing
from ptg_cli.session.care import LINE_KEYS


def timed(program: tuple[str, ...], *words: str) -> tuple[list[tuple[float, str]], subprocess.Popen[str]]:
    """The lines of one run, each with its seconds after the start."""
    start = time.monotonic()
    with subprocess.Popen(
        [*program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        found = [(time.monotonic(), line.rstrip("\n")) for line in process.stdout]
        process.wait()
    return [(when - start, line) for when, line in found], process


def entries(ptg: Any) -> list[dict[str, Any]]:
    """Every practice's page, newest first."""
    found: list[dict[str, Any]] = ptg.ok("list", "--kind", "practice", "--json").json["entries"]
    return found


def test_in_a_pipe_the_lines_come_in_their_time(program: tuple[str, ...], ptg: Any) -> None:
    found, process = timed(program, "breathe", "1-1", "--cycles", "2", "--line")
    assert [line for _, line in found] == ["In.", "Out.", "In.", "Out."]
    # Never before its time; how exact it is, `benchmarks/breath.py` measures.
    assert all(when >= second for second, (when, _) in enumerate(found))
    assert process.returncode == 0
    assert entries(ptg) == []


def test_ratings_leave_an_entry_and_its_id_is_the_last_line_as_with_every_command(ptg: Any) -> None:
    done = ptg.ok("breathe", "1-1", "--cycles", "1", "--line", "--distress-before", "6", "--distress-after", "4")
    (entry,) = entries(ptg)
    assert done.out == f"In.\nOut.\n{entry['id']}\n"
    assert done.said == "Kept. ptg show shows it.\n"
    assert (entry["kind"], entry["practice"], entry["seconds"]) == ("practice", "1-1", 2)
    assert (entry["distress_before"], entry["distress_after"]) == (6, 4)
    assert "Breathing 1-1" in ptg.ok("list").out
    shown = ptg.ok("show", "@last").out
    assert "how hard 6, then 4 · 2 seconds" in shown


def test_no_entry_and_the_setting_leave_nothing(ptg: Any, home: Path) -> None:
    rated = ("breathe", "1-1", "--cycles", "1", "--distress-before", "6")
    assert ptg.ok(*rated, "--no-entry").said == ""
    assert not home.exists()
    ptg.ok("config", "set", "practice_entries", "no")
    ptg.ok(*rated)
    assert entries(ptg) == []
    assert (home / "config.toml").read_text() == "practice_entries = false\n"


@pytest.mark.parametrize("words", ["4-0", "0-0-0-0", "4-", "-4-4", "300", "300-4", "4-x", "4--6", "1-2-3-4-5", "4,5-6"])
def test_a_bad_pattern_gets_what_one_looks_like(ptg: Any, words: str) -> None:
    said = ptg.fails("breathe", words, code=2)
    assert f"“{words}” isn't a breathing pattern." in said
    assert "4-6 is 4 in" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("practice", "body scan", "--minutes", "4"), "There is body-scan-3, body-scan-10, body-scan-15."),
        (("breathe", "4-6", "--minutes", "0.2"), "--minutes takes a number from 0.5 to 120, not “"),
        (("breathe", "4-6", "--minutes", "121"), "--minutes takes a number from 0.5 to 120, not “"),
        (("breathe", "4-6", "--minutes", "nan"), "--minutes takes a number from 0.5 to 120, not “"),
        (("breathe", "4-6", "--minutes", "-1"), "--minutes takes a number from 0.5 to 120, not “"),
        (("breathe", "4-6", "--minutes", "long"), "--minutes takes a number from 0.5 to 120, not “long”."),
        (("breathe", "4-6", "--cycles", "0"), "--cycles takes a whole number from 1 to 500, not “"),
        (("breathe", "4-6", "--cycles", "501"), "--cycles takes a whole number from 1 to 500, not “"),
        (
            ("breathe", "4-6", "--cycles", "2", "--minutes", "2"),
            "--minutes and --cycles can't go together.",
        ),
        (("breathe", "4-6", "--visual", "star"), "--visual takes circle, bar, words or bell, not “star”."),
        (
            ("breathe", "4-6", "--distress-before", "11"),
            "--distress-before takes a whole number from 0 to 10, not",
        ),
        (("practice", "sounds-around-you", "--minutes", "3"), "is fixed"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(ptg: Any, words: tuple[str, ...], said: str) -> None:
    assert said in ptg.fails(*words, code=2)


def test_a_practice_that_is_not_there_is_met_with_the_nearest(ptg: Any) -> None:
    assert "Did you mean longer-out-breath" in ptg.fails("breathe", "longer-outbreath", code=1)
    assert "Did you mean sounds-around-you" in ptg.fails("practice", "sounds aroun yu", code=1)
    assert "A breathing pattern is seconds with dashes between them" in ptg.fails("practices", "qqqq", code=1)


def test_the_practices_are_listed_shown_and_hidden_where_asked(ptg: Any) -> None:
    listed = ptg.ok("practices", "--json").json
    assert listed["schema_version"] == 1
    ids = [row["id"] for row in listed["practices"]]
    assert {"longer-out-breath", "sounds-around-you", "box"} <= set(ids)
    plain = ptg.ok("practices", "--plain").out.splitlines()
    assert [line.split("\t")[0] for line in plain] == ids
    done = ptg.ok("practices")
    assert "Fast or hard breathing is not among these" in done.out
    assert ptg.ok("practice").out == done.out
    (row,) = ptg.ok("practices", "box", "--json").json["practices"]
    assert [phase["breath"] for phase in row["phases"]] == ["in", "hold", "out", "rest"]
    shown = ptg.ok("practices", "longer-out-breath").out
    assert "A longer out-breath" in shown
    assert "Instead: ptg practice " in shown
    assert "- In. (4 seconds)" in shown
    ptg.ok("config", "set", "avoid", "breath,body")
    assert ptg.ok("config", "get", "avoid").line == "breath, body"
    fewer = ptg.ok("practices", "--json").json["practices"]
    assert all(not {"breath", "body"} & set(row["needs"]) for row in fewer)
    assert "not shown, because of your setting" in ptg.ok("practices").said


def test_a_closed_pipe_ends_it_well(program: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [*program, "breathe", "1-1", "--cycles", "50", "--line"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"In.\n"
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


def test_ctrl_c_in_a_pipe_is_enough_and_no_fault(program: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [*program, "breathe", "3-3", "--line"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == b"In.\n"
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=60)
        assert (process.returncode, out, said) == (0, b"", b"You stopped here.\n")


def test_a_bare_pattern_in_lines_imports_little() -> None:
    code = (
        "import sys; from ptg_cli.cli.main import run; assert run(['breathe', '1-1', '--cycles', '1', '--line']) == 0;"
        "print([name for name in ('msgspec', 'textual', 'rich', 'tomlkit.api') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code.replace("'--line'", "'--line', '--no-entry'")],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["In.", "Out.", "[]"]


# On a terminal


def test_on_a_terminal_the_digit_before_the_rating_after_and_the_id_at_the_end(
    terminal: Callable[..., Any], ptg: Any
) -> None:
    one = terminal("breathe", "1-1", "--cycles", "1", "--line")
    one.until("Enter begins it.")
    one.press("10\n")
    one.until("In.\n")
    one.until("Out.\n")
    one.until("It ends here.\n")
    one.until("How hard is it now? A number, or enter.")
    one.type("6")
    one.until("Kept.")
    assert one.end() == 0
    (entry,) = entries(ptg)
    assert (entry["distress_before"], entry["distress_after"]) == (10, 6)
    assert entry["id"] not in one.seen


@pytest.mark.parametrize("how", ["enter", "ctrl+c", "ctrl+c before it begins"])
def test_enter_and_ctrl_c_are_enough(terminal: Callable[..., Any], how: str, ptg: Any) -> None:
    one = terminal("breathe", "8-8", "--line", "--bell")
    one.until("Enter begins it.")
    if how != "ctrl+c before it begins":
        one.press("\n")
        one.until("In.\n")
    os.write(one._main, b"\n" if how == "enter" else b"\x03")
    one.until("You stopped here.\n")
    assert one.end() == 0
    assert entries(ptg) == []


def test_the_bells_in_the_terminal_are_those_of_the_phases_and_nothing_else_is_printed(
    terminal: Callable[..., Any],
) -> None:
    one = terminal("breathe", "1-1-1-1", "--cycles", "2", "--visual", "bell", "--no-entry")
    one.until("Enter begins it.")
    one.press("\n")
    one.until("It ends here.")
    assert one.end() == 0
    start = one.seen.index("q leaves it.") + len("q leaves it.")
    rung = one.seen[start : one.seen.index("It ends here.")]
    assert rung.count("\a") == 2 * (1 + 2) + 3
    assert rung.strip("\n") == "\a" * 9


def test_practice_alone_lists_them_and_asks(terminal: Callable[..., Any]) -> None:
    one = terminal("practice", "--line")
    one.until("or a pattern such as 4-6. Enter goes back. q")
    one.type("1-1")
    one.until("Enter begins it.")
    one.press("\n")
    one.until("In.\n")
    one.type("")
    one.until("You stopped here.")
    assert one.end() == 0


def test_home_in_lines_has_practices_and_tells_the_id_at_the_end(terminal: Callable[..., Any], ptg: Any) -> None:
    reading, writing = os.pipe()
    one = terminal(stdout=writing)
    os.close(writing)
    one.until("A question mark says this again.")
    one.type("8")
    one.until("Enter goes back. q")
    one.type("1-1")
    one.until("Enter begins it.")
    one.press("3\n")
    one.until("In.\n")
    one.type("", "2")
    one.until("Kept.")
    one.type("q")
    assert one.end() == 0
    (entry,) = entries(ptg)
    with open(reading) as told:
        assert told.read() == f"{entry['id']}\n"


# Inside a session


class Person:
    """Types these lines; the clock goes on by what is waited."""

    interactive = True
    unfinished = ""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)
        self._seconds = 0.0
        self.hearing = Hearing()
        self.said: list[str] = []

    def say(self, text: str = "") -> None:
        """Hears a line."""
        self.said.append(text)

    def ask(self) -> str | None:
        """Types the next line."""
        return self._lines.pop(0) if self._lines else None

    def wait(self, seconds: float) -> bool:
        """Lets the clock go on."""
        self._seconds += seconds
        return True

    def typed(self) -> str:
        """Types nothing meanwhile."""
        return ""

    def put_back(self, line: str) -> None:
        """Types it next."""

    def rest(self) -> list[str]:
        """Nothing is left."""
        return []

    def now(self) -> float:
        """The clock."""
        return self._seconds

    def keys(self, seconds: float) -> str:
        """Types nothing."""
        return ""

    def ring(self, times: int) -> None:
        """Hears nothing."""


@pytest.fixture
def written(home: Path) -> Callable[..., tuple[str | None, list[Any]]]:
    """Writes a blank page with these lines; its id, and every page kept."""

    def one(*lines: str, leave_nothing: bool = False) -> tuple[str | None, list[Any]]:
        context = Context(folders(str(home), {}))
        intent = Intent(context.now())
        if leave_nothing:
            context.keeper.leave_nothing()
        begun = context.sessions.begin(context.library.guide("blank-page"), intent, LINE_KEYS)
        kept = run_session(Shell(context), Person(*lines), begun)
        pages = list(context.journal.newest()) if home.joinpath("journal").exists() else []
        return kept, [read_page(found.path).entry for found in pages]

    return one


def test_what_cuts_in_leaves_a_page_that_names_the_one_it_ran_in(written: Any, home: Path) -> None:
    kept, pages = written("", "Words.", "/steady", "3", "", ".", "", "", "")
    inside = next(page for page in pages if page.kind == "practice")
    assert kept
    assert (inside.practice, inside.seconds, inside.within) == ("sounds-around-you", 60, kept)
    assert 'steady = "sounds-around-you"' in (home / "config.toml").read_text()


def test_where_nothing_is_to_be_left_nothing_is_written_whatever_cuts_in(written: Any, home: Path, writes: Any) -> None:
    home.mkdir()
    (home / "config.toml").write_text("welcomed = true\n")
    writes.folder = str(home)
    said = ("", "Words.", "/steady", "3", "", ".", "/people", "/people NZ", "/back", "/see", "More.", ".", "5", "")
    assert written(*said, leave_nothing=True) == (None, [])
    assert writes.found == []


def test_where_nothing_is_to_be_left_what_cuts_in_leaves_nothing_too(written: Any, home: Path) -> None:
    assert written("", "Words.", "/steady", "3", "", ".", "", "", "", leave_nothing=True) == (None, [])
    assert written("", "Words.", "/steady other", "3", "/leave-nothing", "x") == (None, [])


# The screen


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the screen was opened with."""
    found: list[Any] = []

    def open_screen(shell: Any, place: str, argument: object = None) -> int:
        found.append((place, argument))
        return 0

    monkeypatch.setattr(faces, "open_screen", open_screen)
    monkeypatch.setattr(faces, "wants_screen", lambda shell, line: not line)
    return found


def test_on_a_screen_it_opens_with_all_that_was_asked(opened: list[Any]) -> None:
    from ptg_cli.tui.navigation import OpenPractice

    assert run(["breathe", "4-6", "--minutes", "2", "--bell", "--visual", "bar", "--distress-before", "5"]) == 0
    assert run(["breathe"]) == 0
    assert run(["practice", "box", "--no-entry"]) == 0
    assert opened == [
        ("breathing", OpenPractice("longer-out-breath", 2, None, True, "bar", before=5, parting=True)),
        ("breathing", OpenPractice(parting=True)),
        ("breathing", OpenPractice("box", no_entry=True, parting=True)),
    ]
    assert run(["breathe", "4-0"]) == 2
    assert len(opened) == 3
