"""What has to be nowhere: words left as nothing, removed for good or erased, and words in process arguments, window
titles or other programs' histories. Everything below a home of its own is searched, with its temporary folder."""

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from trial.files import below
from trial.kills import EDITOR, LINES, OPEN, SCREEN
from trial.result import Result
from trial.terminal import NeverCame, Ptg, Terminal

TITLE: Final = re.compile(rb"\x1b\][012];([^\x07\x1b]*)")
ENTER, ESCAPE, CTRL_Q, CTRL_X = "\r", "\x1b", "\x11", "\x18"
MARKER: Final = "zebramarker"
TEMPORARY: Final = ".tmp"


class _House:
    """A home with everything in it that ptg or another program could write to, and a marker word."""

    def __init__(self, python: str, folder: Path, **env: str) -> None:
        self.folder = folder
        for name in ("tmp", "config", "data", "state", "cache", "run"):
            (folder / "home" / name).mkdir(parents=True, mode=0o700)
        places = {
            f"XDG_{name.upper()}_HOME": str(folder / "home" / name) for name in ("config", "data", "state", "cache")
        }
        editor = f"{sys.executable} {EDITOR}"
        env = {"TMPDIR": str(folder / "home" / "tmp"), **places, "VISUAL": editor, "EDITOR": editor, **env}
        self.ptg = Ptg(python, folder / "home" / "ptg", env=env)
        self.ptg.home.mkdir()
        (self.ptg.home / "config.toml").write_text("welcomed = true\n")

    def found(self) -> list[str]:
        """Every file that holds the marker, in its bytes or its name."""
        return [
            str(path.relative_to(self.folder))
            for path in below(self.folder)
            if MARKER in path.name or MARKER.encode() in path.read_bytes()
        ]


def _leave_nothing_lines(house: _House) -> list[str]:
    """Plain lines with --leave-nothing, ended by hanging up."""
    with house.ptg.open("journal", "--blank", "--line", "--leave-nothing") as window:
        window.wait_for(LINES)
        window.settle()
        window.press(ENTER, f"{MARKER} here{ENTER}", f"{MARKER} there{ENTER}")
        window.hang_up()
        window.wait(20.0)
    return house.found()


def _leave_nothing_screen(house: _House) -> list[str]:
    """The screen with --leave-nothing, left with ctrl+q."""
    with house.ptg.open("journal", "--blank", "--leave-nothing") as window:
        _write(window)
        window.press(CTRL_Q)
        window.wait(20.0)
    return house.found()


def _leave_nothing_in_the_menu(house: _House) -> list[str]:
    """A page begun with a draft, left as nothing through the numbered menu."""
    with house.ptg.open("journal", "--blank") as window:
        _write(window)
        until = time.monotonic() + 20
        while not house.found() and time.monotonic() < until:
            time.sleep(0.05)
        window.press(ESCAPE, "5", "2", ENTER)
        window.press(CTRL_Q)
        window.wait(20.0)
    return house.found()


def _leave_nothing_of_a_guide(house: _House) -> list[str]:
    """A guide that keeps what one wants to try, in plain lines with --leave-nothing, to its end."""
    words = f"\n{MARKER} value\n.\n{MARKER} step\n.\n{MARKER} hindrance\n.\n{MARKER} then\n.\nwhen I can\n\n\n\n"
    house.ptg.run("journal", "one-step-for-what-matters", "--line", "--leave-nothing", given=words)
    return house.found()


def _left_for_now_and_thrown_away(house: _House) -> list[str]:
    """A page left for now, whose draft is thrown away."""
    house.ptg.run("journal", "--blank", "--line", given=f"\n{MARKER} here\n/later\n")
    house.ptg.run("drafts", "discard", "--yes")
    return house.found()


def _deleted_for_good(house: _House) -> list[str]:
    """A page that was edited, titled and redated, deleted for good."""
    page = _a_page(house)
    house.ptg.run("delete", page, "--for-good", "--yes")
    house.ptg.run("trash", "empty", "--yes")
    return house.found()


def _emptied(house: _House) -> list[str]:
    """The same page, deleted, and the trash emptied."""
    page = _a_page(house)
    house.ptg.run("delete", page)
    house.ptg.run("trash", "empty", "--yes")
    return house.found()


def _erased(house: _House) -> list[str]:
    """Pages, plan, people, a value, something to try, a draft, a rescued piece and an own guide, all erased."""
    _a_page(house)
    house.ptg.run("values", "add", MARKER, "--why", f"{MARKER} why")
    steps = f"\n{MARKER}\n.\n{MARKER} step\n.\n.\nwhen I can\n"
    house.ptg.run("aims", "new", "value-step", "--line", given=steps)
    house.ptg.run("aims", "change", "1", "--set", f"learned={MARKER} learned")
    house.ptg.run("plan", "--line", given=f"2\n{MARKER} sign\n2\n")
    house.ptg.run("strategies", "--add", "--family", "grounding", "--minutes", "3", given=f"{MARKER}\nStand.\n")
    with house.ptg.open("journal", "--blank") as window:
        _write(window)
        time.sleep(2.0)
        window.signal(9)
        window.wait(20.0)
    unfinished = house.ptg.home / "journal" / "entries" / "2026" / f".x.md.1-00000000{TEMPORARY}"
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    unfinished.write_text(f"{MARKER} piece\n")
    os.utime(unfinished, (0, 0))  # old enough for the doctor to rescue it
    house.ptg.run("doctor")
    house.ptg.run("erase", "--everything", "--yes")
    return house.found()


def _searched_in_the_pager(house: _House) -> list[str]:
    """A word searched for in `less`, then the page deleted for good."""
    if not shutil.which("less"):
        return []
    page = house.ptg.run("note", "-", given=f"{MARKER}\n" + "line\n" * 80).stdout.strip()
    with house.ptg.open("show", page) as window:
        window.wait_for("line")
        window.settle()
        window.press(f"/{MARKER}{ENTER}", "q")
        window.wait(20.0)
    house.ptg.run("delete", page, "--for-good", "--yes")
    return house.found()


def _arguments_and_titles(house: _House) -> list[str]:
    """Process arguments and window titles while a page is written, edited by an own editor, and read."""
    page = _a_page(house)
    found = []
    for words in (("journal", "--blank"), ("edit", page), ("browse",)):
        with house.ptg.open(*words) as window:
            window.wait_for(OPEN if words[0] == "edit" else SCREEN)
            window.settle()
            window.press(ENTER)
            window.press(MARKER)
            if MARKER in _arguments(window.process.pid):
                found.append(f"the arguments of a process of ptg {words[0]}")
            if any(MARKER.encode() in title for title in TITLE.findall(window.raw)):
                found.append(f"the window title of ptg {words[0]}")
            window.send(CTRL_X if words[0] == "edit" else CTRL_Q)
            window.wait(5.0)
    return found


def _arguments(session: int) -> str:
    """The arguments of every process of one session."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session:
                found.append((folder / "cmdline").read_bytes().decode("utf-8", "replace"))
        except OSError:
            continue  # it has ended meanwhile
    return "\n".join(found)


def _write(window: Terminal) -> None:
    window.wait_for(SCREEN)
    window.settle()
    window.press(ENTER)
    window.press(f"{MARKER} words")
    window.settle()


def _a_page(house: _House) -> str:
    """A page with a title, a text changed in an own editor, and another date; its id."""
    page = house.ptg.run("note", "-", given=f"{MARKER} first\n").stdout.strip()
    house.ptg.run("change", page, "--title", f"{MARKER} title")
    with house.ptg.open("edit", page) as window:
        window.wait_for(OPEN)
        window.press(f"{MARKER} edited", CTRL_X)
        window.wait(20.0)
    return house.ptg.run("change", page, "--at", "2026-11-03 10:00").stdout.strip().splitlines()[-1]


TRIALS: Final[tuple[Callable[[_House], list[str]], ...]] = (
    _leave_nothing_lines,
    _leave_nothing_screen,
    _leave_nothing_in_the_menu,
    _leave_nothing_of_a_guide,
    _left_for_now_and_thrown_away,
    _deleted_for_good,
    _emptied,
    _erased,
    _searched_in_the_pager,
    _arguments_and_titles,
)


def run(python: str) -> Result:
    """Each way once."""
    result = Result("traces")
    result.count("markers found", 0)
    for trial in TRIALS:
        result.tried += 1
        with tempfile.TemporaryDirectory(prefix="trial-", ignore_cleanup_errors=True) as folder:
            house = _House(python, Path(folder), PAGER="less -FIRXM")
            name = (trial.__doc__ or "").strip().rstrip(".")
            try:
                found = trial(house)
            except NeverCame as error:
                result.gave_way.append(f"{name}: could not be reached, {error}")
                continue
        result.count("markers found", len(found))
        result.gave_way += [f"{name}: still in {place}" for place in found]
    return result
