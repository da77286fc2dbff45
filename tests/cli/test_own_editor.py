"""The person's own editor as a program of its own: one that is killed, outlives ptg, comes back at once, or has keys of
its own. What was written last is offered afterwards."""

import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Made = Callable[..., dict[str, str]]

SWAP = "b0VIM 9.0 zebramarker"


@pytest.fixture
def editor(tmp_path: Path) -> Made:
    """Makes an editor that runs this Python (`path` is the file); the environment that names it."""

    def one(code: str, *, name: str = "mine", **more: str) -> dict[str, str]:
        script = tmp_path / name
        script.write_text(
            f"#!{sys.executable}\n"
            "import os, pathlib, signal, subprocess, sys, time\n"
            "path = pathlib.Path(sys.argv[-1])\n"
            f"flag = pathlib.Path({str(tmp_path / 'open')!r})\n"
            f"{code}\n"
        )
        script.chmod(0o700)
        return {"VISUAL": str(script), **more}

    return one


WAITS = "flag.touch()\nwhile True: time.sleep(0.01)"
SAVES_WHEN_TOLD = (
    "def save(*_):\n"
    "    (path.parent / 'page.md.save').write_text('the newest words')\n"
    "    sys.exit(1)\n"
    "signal.signal(signal.SIGTERM, save)\n"
    "signal.signal(signal.SIGHUP, save)\n"
)


def opened(one: subprocess.Popen[bytes], flag: Path) -> None:
    """Waits until the editor is open."""
    until = time.monotonic() + 60
    while not flag.exists():
        assert time.monotonic() < until
        assert one.poll() is None


def body(ptg: Any, page_id: str) -> str:
    """What a page says."""
    text: str = ptg.ok("show", page_id, "--json").json["entries"][0]["body"]
    return text


def in_recovery(home: Path) -> list[bytes]:
    """What was rescued."""
    return [path.read_bytes() for path in (home / "recovery").iterdir()] if (home / "recovery").exists() else []


def writing(terminal: Open, env: dict[str, str]) -> Any:
    """A blank page in plain lines, past its opening."""
    one = terminal("journal", "--blank", "--line", env=env)
    one.until("enter to begin.")
    one.type("")
    one.until("more.\n")
    return one


def echoes(one: Any) -> bool:
    """True where the terminal shows what is typed."""
    return bool(termios.tcgetattr(one._main)[3] & termios.ECHO)


def test_what_a_killed_editor_left_beside_the_text_is_never_removed(ptg: Any, home: Path, editor: Made) -> None:
    kept = ptg.ok("note", "as it was").line
    code = f"(path.parent / '.page.md.swp').write_text({SWAP!r})\nos.kill(os.getpid(), signal.SIGKILL)"
    said = ptg.fails("edit", kept, env=editor(code))
    assert "ended from outside (signal 9)" in said
    assert "What you wrote is in this file: " in said
    assert "with other files beside it" in ptg.ok("drafts").out
    assert "an editor left this file beside a draft" in ptg.ok("doctor").out
    assert "maybe with newer words" in ptg.fails("drafts", "keep")
    saved = editor("path.write_text('after')")
    done = ptg.ok("edit", kept, env=saved)
    assert body(ptg, kept) == "after"
    assert in_recovery(home) == [SWAP.encode()]
    assert f"`vim -r {next((home / 'recovery').iterdir())}`" in done.said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_on_a_signal_the_editor_ends_by_itself_and_its_newest_words_are_kept(
    ptg: Any, program: tuple[str, ...], editor: Made, tmp_path: Path, number: int
) -> None:
    kept = ptg.ok("note", "as it was").line
    env = editor(f"{SAVES_WHEN_TOLD}path.write_text('half')\n{WAITS}")
    one = subprocess.Popen([*program, "edit", kept], env={**os.environ, **env}, stderr=subprocess.PIPE)
    opened(one, tmp_path / "open")
    one.send_signal(number)
    _, said = one.communicate(timeout=60)
    assert one.returncode == 128 + number
    assert b"What you wrote is in this file: " in said
    ptg.ok("drafts", "keep")
    assert body(ptg, kept) == "the newest words"


@pytest.mark.slow
def test_an_editor_that_does_not_end_keeps_its_text_and_ptg_ends(
    ptg: Any, program: tuple[str, ...], editor: Made, tmp_path: Path
) -> None:
    kept = ptg.ok("note", "as it was").line
    env = editor(
        "for number in (signal.SIGTERM, signal.SIGHUP): signal.signal(number, signal.SIG_IGN)\n"
        f"(flag.parent / 'pid').write_text(str(os.getpid()))\npath.write_text('half')\n{WAITS}"
    )
    one = subprocess.Popen([*program, "edit", kept], env={**os.environ, **env}, stderr=subprocess.PIPE)
    opened(one, tmp_path / "open")
    one.send_signal(signal.SIGTERM)
    assert one.wait(60) == 143
    assert "open in another window" in ptg.ok("drafts").out
    assert "another window" in ptg.fails("drafts", "keep", code=3)
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)
    assert one.stderr is not None
    one.stderr.read()  # to its end: the editor has it open, too
    one.stderr.close()
    ptg.ok("drafts", "keep")
    assert body(ptg, kept) == "half"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a program that the one it was started by is gone")
def test_where_ptg_is_killed_the_editor_saves_and_that_is_offered(
    ptg: Any, program: tuple[str, ...], editor: Made, tmp_path: Path
) -> None:
    kept = ptg.ok("note", "as it was").line
    env = editor(f"{SAVES_WHEN_TOLD}{WAITS}")
    one = subprocess.Popen([*program, "edit", kept], env={**os.environ, **env}, stderr=subprocess.PIPE)
    opened(one, tmp_path / "open")
    one.kill()
    assert one.stderr is not None
    one.stderr.read()  # to its end: the editor has it open, too
    one.stderr.close()
    one.wait(60)
    ptg.ok("drafts", "keep")
    assert body(ptg, kept) == "the newest words"


def test_off_a_terminal_a_text_that_may_still_be_open_stays_and_its_place_is_told(
    ptg: Any, home: Path, editor: Made
) -> None:
    kept = ptg.ok("note", "as it was").line
    env = editor("", name="code")
    said = ptg.ok("edit", kept, env=env).said
    assert "came back at once" in said
    assert f"“{env['VISUAL']} --wait”" in said
    (copy,) = (home / "drafts").glob("editing-*/page.md")
    assert str(copy) in said
    copy.write_text("saved later, in its own window")
    ptg.ok("drafts", "keep")
    assert body(ptg, kept) == "saved later, in its own window"
    new = ptg.fails("note", "--editor", "--title", "A night", env=env)
    (copy,) = (home / "drafts").glob("editing-*/page.md")
    assert str(copy) in new
    copy.write_text("saved later, too")
    entry = ptg.ok("show", ptg.ok("drafts", "keep").line, "--json").json["entries"][0]
    assert (entry["title"], entry["body"]) == ("A night", "saved later, too")


SAVES_LATER = "flag.write_text(str(path))"


@pytest.mark.parametrize("words", [("edit", "@last"), ("note", "--editor")])
def test_an_editor_that_comes_back_at_once_is_waited_for_at_a_prompt(
    ptg: Any, terminal: Open, editor: Made, tmp_path: Path, words: tuple[str, ...]
) -> None:
    ptg.ok("note", "as it was")
    one = terminal(*words, env=editor(SAVES_LATER))
    one.until("Press enter once you have saved and closed it.")
    Path((tmp_path / "open").read_text()).write_text("saved in its own window")
    one.type("")
    one.until("Kept.")
    assert one.end() == 0
    assert body(ptg, "@last") == "saved in its own window"


def test_ctrl_c_at_that_prompt_leaves_the_text_where_the_editor_has_it(
    ptg: Any, terminal: Open, editor: Made, tmp_path: Path
) -> None:
    kept = ptg.ok("note", "as it was").line
    one = terminal("edit", kept, env=editor(SAVES_LATER))
    one.until("Press enter once you have saved and closed it.")
    one.type("\x03")
    one.until("What you wrote is in this file")
    assert one.end() == 130
    Path((tmp_path / "open").read_text()).write_text("saved after that")
    ptg.ok("drafts", "keep")
    assert body(ptg, kept) == "saved after that"


def test_in_plain_lines_an_answer_is_waited_for_as_well(ptg: Any, terminal: Open, editor: Made, tmp_path: Path) -> None:
    one = writing(terminal, editor(SAVES_LATER))
    one.type("begun by hand", "/edit")
    one.until("Press enter once you have saved and closed it.")
    Path((tmp_path / "open").read_text()).write_text("saved in its own window")
    one.type("")
    one.until("Your text from the editor is here now.")
    one.type("/stop")
    assert one.end() == 0
    assert body(ptg, "@last").startswith("saved in its own window")


def test_ctrl_c_is_the_editors_own(ptg: Any, terminal: Open, editor: Made) -> None:
    kept = ptg.ok("note", "as it was").line
    code = (
        "def again(*_):\n"
        "    path.write_text('after ctrl+c')\n"
        "    print('STILL HERE', flush=True)\n"
        "    sys.exit(0)\n"
        "signal.signal(signal.SIGINT, again)\n"
        "print('READY', flush=True)\n"
        "signal.pause()"
    )
    one = terminal("edit", kept, env=editor(code))
    one.until("READY")
    one.type("\x03")
    one.until("STILL HERE")
    one.until("Kept.")
    assert one.end() == 0
    assert body(ptg, kept) == "after ctrl+c"


def test_in_plain_lines_ctrl_c_in_the_editor_does_not_end_the_session(ptg: Any, terminal: Open, editor: Made) -> None:
    code = (
        "signal.signal(signal.SIGINT, lambda *_: sys.exit(bool(path.write_text('after ctrl+c') < 0)))\n"
        "print('READY', flush=True)\n"
        "signal.pause()"
    )
    one = writing(terminal, editor(code))
    one.type("begun by hand", "/edit")
    one.until("READY")
    one.type("\x03")
    one.until("Your text from the editor is here now.")
    one.type("/stop")
    assert one.end() == 0
    assert body(ptg, "@last").startswith("after ctrl+c")


def test_in_plain_lines_a_signal_ends_the_editor_and_then_the_session(ptg: Any, terminal: Open, editor: Made) -> None:
    one = writing(terminal, editor(f"{SAVES_WHEN_TOLD}print('READY', flush=True)\n{WAITS}"))
    one.type("begun by hand", "/edit")
    one.until("READY")
    one.process.send_signal(signal.SIGTERM)
    assert one.end() == 143
    texts = {Path(draft["path"]).read_text().strip() for draft in ptg.ok("drafts", "--json").json["drafts"]}
    assert "the newest words" in texts
    assert any("begun by hand" in text for text in texts)


def test_an_editor_that_is_killed_leaves_a_terminal_that_echoes(ptg: Any, terminal: Open, editor: Made) -> None:
    kept = ptg.ok("note", "as it was").line
    code = (
        "import termios\n"
        "flags = termios.tcgetattr(0)\n"
        "flags[3] &= ~(termios.ECHO | termios.ICANON)\n"
        "os.setpgid(0, 0)\n"
        "signal.signal(signal.SIGTTOU, signal.SIG_IGN)\n"
        "os.tcsetpgrp(0, os.getpid())\n"
        "termios.tcsetattr(0, termios.TCSANOW, flags)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    one = terminal("edit", kept, env=editor(code))
    one.until("ended from outside (signal 9)")
    assert one.end() == 1
    assert echoes(one)


def test_words_on_the_command_line_are_what_the_editor_opens_with(ptg: Any, editor: Made) -> None:
    env = editor("path.write_text(path.read_text() + ', and more')")
    assert body(ptg, ptg.ok("note", "typed", "before", "--editor", env=env).line) == "typed before, and more"
    piped = ptg.ok("note", "-", "--editor", given="from a pipe", env=env).line
    assert body(ptg, piped) == "from a pipe, and more"
    untouched = ptg.ok("note", "typed before", "--editor", env=editor("path.touch()")).line
    assert body(ptg, untouched) == "typed before"
    assert "What you wrote is in this file" in ptg.fails("note", "typed before", "--editor", env={"VISUAL": "false"})
    assert body(ptg, ptg.ok("drafts", "keep").line) == "typed before"


@pytest.mark.parametrize("words", [("edit", "@last"), ("note", "--editor")])
def test_bytes_that_are_no_text_are_kept_exactly_and_not_as_a_page(
    ptg: Any, home: Path, editor: Made, words: tuple[str, ...]
) -> None:
    kept = ptg.ok("note", "as it was").line
    said = ptg.fails(*words, env=editor("path.write_bytes(b'caf\\xe9')"))
    (rescued,) = (home / "recovery").iterdir()
    assert rescued.read_bytes() == b"caf\xe9"
    assert str(rescued) in said
    assert body(ptg, kept) == "as it was"
    assert len(ptg.pages()) == 1
    assert ptg.ok("drafts").out == ""


def test_while_another_ptg_writes_an_edit_waits_and_where_is_said(ptg: Any, home: Path, editor: Made) -> None:
    fcntl = pytest.importorskip("fcntl")
    kept = ptg.ok("note", "as it was").line
    with open(home / "lock", "w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        said = ptg.fails("edit", kept, code=3, env=editor("path.write_text('after')"))
    (copy,) = (home / "drafts").glob("editing-*/page.md")
    assert str(copy) in said
    assert "`ptg drafts keep` keeps it" in said
    ptg.ok("drafts", "keep")
    assert body(ptg, kept) == "after"


def test_a_text_left_in_an_editor_opens_there_again(ptg: Any, terminal: Open, editor: Made) -> None:
    kept = ptg.ok("note", "as it was").line
    ptg.fails("edit", kept, env=editor("path.write_text('half')\nsys.exit(1)"))
    one = terminal("drafts", "resume", env=editor("path.write_text(path.read_text() + ', and whole')"))
    one.until("Kept.")
    assert one.end() == 0
    assert body(ptg, kept) == "half, and whole"
    assert ptg.ok("drafts").out == ""
