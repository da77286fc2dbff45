"""Which face a command shows: the screen or plain lines; and how each is opened and left."""

import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from ptg_cli.cli.diagnostics import HANG_UP, Refused, Signalled, usage
from ptg_cli.cli.shell import Shell
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import today as said_of_today
from ptg_cli.settings import SettingError

if TYPE_CHECKING:
    from ptg_cli.desk.writing import BegunSession
    from ptg_cli.journal.drafts import Draft
    from ptg_cli.line.console import Console
    from ptg_cli.line.face import Face
    from ptg_cli.model.strategy import Strategy
    from ptg_cli.session.hard_moment import HardMoment
    from ptg_cli.talks.turns import Talk

R = TypeVar("R")

_SIGNALS: Final = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def reads_pipe(shell: Shell, line: bool) -> bool:
    """True where plain lines are wanted and answers come in on standard input, not from a person who is asked."""
    plain = line or shell.line or bool(os.environ.get("PTG_LINE"))
    return plain and not shell.on_terminal and not sys.stdin.isatty()


def wants_screen(shell: Shell, line: bool) -> bool:
    """True where the screen is wanted and can be drawn; `line` is the command's own --line option."""
    term = os.environ.get("TERM", "")
    plain = line or shell.line or bool(os.environ.get("PTG_LINE")) or shell.context.settings.line_mode
    return shell.on_terminal and not plain and term not in {"", "dumb"}


def open_screen(shell: Shell, place: str, argument: object = None) -> int:
    """Runs the app from a place on, says its parting words, puts the id of what was kept on standard output,
    and goes on in plain lines where that was asked for. Returns the exit code."""
    # Looking for garbage while so much is imported takes a tenth of the time to the first frame, and finds none. The
    # app turns it on again once that frame is drawn.
    gc.disable()
    from ptg_cli.tui.app import run
    from ptg_cli.tui.navigation import Go

    with _signals_as_before():
        mouse = shell.context.settings.mouse and not shell.no_mouse
        parting = run(shell.context, Go(place, argument), mouse=mouse)
    with suppress(OSError):  # the window is gone: nobody is left to tell
        for words in parting.words:
            shell.warn(words)
    if parting.kept:
        shell.show_kept(parting.kept)
        if place == "writing":
            knows_ptg(shell)
    if parting.line:
        line_home(shell)
    elif not parting.code:
        say_how_to_come_back(shell)
    return parting.code


def open_home(shell: Shell) -> int:
    """What bare `ptg` opens on a terminal; returns the exit code. Who has never seen the first screen sees it, unless
    a draft waits: words left behind come first, and the first screen another time."""
    if not wants_screen(shell, False):
        for problem in shell.context.settings_problems:
            shell.warn(said_of_app.going_on_without(str(problem)))
        line_home(shell)
        return 0
    context = shell.context
    at_once = context.settings.welcomed or context.settings_problems or context.drafts.any_there()
    return open_screen(shell, "today" if at_once else "welcome")


def line_home(shell: Shell) -> None:
    """Home in plain lines. The ids of what was kept go to standard output once it is left."""
    from ptg_cli.line import home

    with _in_lines(shell) as face:
        home.run(face)
    say_how_to_come_back(shell, in_lines=shell.line)


def say_how_to_come_back(shell: Shell, *, in_lines: bool = False) -> None:
    """Says what to type to open ptg again, to a person at a terminal; in plain lines again, if that was asked for."""
    if shell.on_terminal:
        ways = [f"{way} --line" if way and in_lines else way for way in ways_back(sys.argv[0], os.environ)]
        shell.say(said_of_app.come_back(*ways))


def knows_ptg(shell: Shell) -> None:
    """Notes that the first screen need not come any more: what it says was said before the page that was just kept."""
    if not shell.context.settings.welcomed:
        with suppress(OSError, SettingError):  # it comes once more then, which does no harm
            shell.context.change_setting("welcomed", "yes")


def ways_back(program: str, environ: Mapping[str, str]) -> tuple[str, str]:
    """What to type for ptg, in this window and, where that is something else, in a new one: a Python environment that
    was activated here is not activated there. `program` is how it was started."""
    import shlex
    import shutil

    where = os.path.abspath(program)
    found = shutil.which("ptg", path=environ.get("PATH", ""))
    whole = shlex.quote(where)
    home = environ.get("HOME", "")
    if home and where.startswith(f"{home}{os.sep}") and whole == where:
        whole = f"~{where[len(home) :]}"
    if os.path.basename(program) == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m ptg_cli", ""
    if found is None or not os.path.exists(where) or not os.path.samefile(found, where):
        return whole, ""
    activated = environ.get("VIRTUAL_ENV", "")
    return "ptg", whole if activated and where.startswith(f"{activated}{os.sep}") else ""


def line_browsing(shell: Shell, words: str = "") -> None:
    """The pages in plain lines, or those that hold the words."""
    from ptg_cli.line import pages

    with _in_lines(shell) as face:
        pages.run(face, words)


def line_checkin(shell: Shell, *, weekly: bool = False, draft: "Draft | None" = None) -> None:
    """A check-in in plain lines, or from a pipe; with `draft` the one it was left of. The id of what was kept goes to
    standard output once it is done."""
    from ptg_cli.line import checkin

    with _in_lines(shell) as face:
        checkin.run(face, weekly=weekly, draft=draft)


def line_hard_moment(
    shell: Shell,
    moment: "HardMoment | None" = None,
    strategy: "Strategy | None" = None,
    draft: "Draft | None" = None,
) -> None:
    """A hard moment in plain lines, or from a pipe; with `draft` the one it was left of. The ids of what was kept go to
    standard output once it is over."""
    from ptg_cli.line import hard_moment

    with _in_lines(shell) as face:
        hard_moment.run(face, at=moment, strategy=strategy, draft=draft)


def talk_in_lines(shell: Shell, begin: Callable[[], "Talk[R]"]) -> R | None:
    """Performs a talk in plain lines; None where it ended without a result, or the person left it. What it opens begins
    in between."""
    from ptg_cli.line.home import Home
    from ptg_cli.line.talks import perform

    result: R | None = None
    with _in_lines(shell) as face:
        result = perform(face.menu, begin, Home(face).begin_from_talk)
    return result


@contextmanager
def _in_lines(shell: Shell) -> Iterator["Face"]:
    """A terminal to ask on, or a pipe to read, with what runs a session there.
    Leaving is no fault, nor is the end of a pipe. What was kept is told when standard output is no longer lent to the
    line editor, whatever ended it."""
    from ptg_cli.cli.line_run import menu_of, run_session
    from ptg_cli.line.console import NotText, PipeConsole, WindowGone
    from ptg_cli.line.face import Face
    from ptg_cli.line.menu import Left
    from ptg_cli.sentences import line as said_of_line

    kept: list[str] = []
    keeper = shell.context.keeper
    try:
        with _console(shell) as console:

            def run(begun: "BegunSession") -> str | None:
                page_id = run_session(shell, console, begun, ends_ptg=False)
                if page_id:
                    kept.append(page_id)
                return page_id

            menu = menu_of(shell, console)
            # Lines from a pipe that end early leave, too; what of them was not taken is said below.
            with suppress(Left) if isinstance(console, PipeConsole) else nullcontext():
                yield Face(menu, shell.context, run, kept.append)
            if isinstance(console, PipeConsole) and (lines := [*menu.not_taken, *console.left()]):
                raise usage(said_of_line.not_taken(lines))
    except Left:
        shell.say(said_of_today.GOODBYE)
    except NotText as not_text:
        raise Refused(said_of_drafts.not_text(keeper.rescue_input(not_text.raw))) from not_text
    except BaseException as cut_in:
        words = keeper.cut_short()
        kept += keeper.cut_pages
        if isinstance(cut_in, WindowGone):
            raise Signalled(HANG_UP) from cut_in
        if not words and isinstance(cut_in, KeyboardInterrupt) and shell.on_terminal:
            words = (said_of_today.GOODBYE,)
        for said in words:
            shell.say(f"\n{said}")
        raise
    finally:
        for page_id in kept if not sys.stdout.isatty() else ():  # for programs; a person has heard “Kept.”
            shell.show_kept(page_id)


def _console(shell: Shell) -> AbstractContextManager["Console"]:
    """The terminal, readied; off a terminal what comes in on standard input."""
    from ptg_cli.line.console import PipeConsole

    if shell.on_terminal:
        return shell.plain_terminal()
    return nullcontext(PipeConsole(cast(io.BufferedReader, sys.stdin.buffer), sys.stderr, quiet=shell.quiet))


@contextmanager
def _signals_as_before() -> Iterator[None]:
    """The app's event loop leaves its signals at the system's own meaning; what was set before is put back."""
    before: dict[int, Any] = {number: signal.getsignal(number) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
