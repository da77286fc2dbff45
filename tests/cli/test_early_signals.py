"""A signal while ptg is starting up: it ends without a word about itself, and the terminal is as it was."""

import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from ptg_cli.cli import main
from ptg_cli.cli.diagnostics import Signalled

pytestmark = pytest.mark.slow

SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
MOMENTS = (
    "ptg_cli.cli.main",
    "ptg_cli.context",
    "typer",
    "ptg_cli.tui.app",
    "textual.app",
    "ptg_cli.tui.places",
    "textual.drivers.linux_driver",
    "ptg_cli.tui.driver",
)
"""Modules: the signal comes just before one is imported."""

STARTING = """
import os, runpy, sys
number, moment = {number}, {moment!r}
class Moment:
    def find_spec(self, name, path=None, target=None):
        if name == moment:
            sys.meta_path.remove(self)
            os.write(2, b"NOW")
            os.kill(os.getpid(), number)
sys.meta_path.insert(0, Moment())
runpy.run_module("ptg_cli", run_name="__main__", alter_sys=True)
"""


def ends_well(window: Callable[..., Any], words: tuple[str, ...], number: signal.Signals, moment: str) -> None:
    """Starts ptg, which gets the signal at that moment."""
    code = STARTING.format(number=int(number), moment=moment)
    one = window(*words, command=(sys.executable, "-c", code))
    ended = one.end()
    assert "NOW" in one.seen, f"{moment} is not imported any more: name another moment"
    assert ended in {128 + number, -number}, one.seen
    assert "went wrong" not in one.seen
    assert "KeyboardInterrupt" not in one.seen
    assert "\x1b[?1049h" not in one.seen or one.is_restored()


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("moment", ["ptg_cli.context", "textual.app"])
def test_a_signal_while_the_pages_are_opened_is_met_in_silence(
    window: Callable[..., Any], number: signal.Signals, moment: str
) -> None:
    ends_well(window, ("browse",), number, moment)


@pytest.mark.slow
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("words", [("browse",), ("breathe",), ("checkin",), ("cope",)], ids=" ".join)
def test_a_signal_at_any_moment_of_a_start_is_met_in_silence(
    window: Callable[..., Any], words: tuple[str, ...], number: signal.Signals
) -> None:
    for moment in MOMENTS:
        ends_well(window, words, number, moment)


@pytest.mark.parametrize(("signalled", "code"), [(KeyboardInterrupt(), 130), (Signalled(15), 143), (Signalled(1), 129)])
def test_a_fault_that_a_signal_became_ends_as_that_signal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], signalled: BaseException, code: int
) -> None:
    class Interrupted:
        def __set_name__(self, owner: type, name: str) -> None:
            raise signalled  # Python 3.11 makes a RuntimeError of it

    def command(arguments: list[str]) -> int:
        type("Halted", (), {"name": Interrupted()})
        return 0

    monkeypatch.setattr(main, "_command", command)
    assert main.run(["list"]) == code
    assert capsys.readouterr().err == ""


def test_what_runs_with_ctrl_c_ignored_goes_on_ignoring_it() -> None:
    ignored = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"  # as nohup does
    code = ignored + STARTING.format(number=int(signal.SIGINT), moment="ptg_cli.cli.note")
    done = subprocess.run([sys.executable, "-c", code, "note", "rain"], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"NOWKept. `ptg show` shows it.\n")
