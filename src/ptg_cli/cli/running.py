"""Running a session in line mode from a command: where its words go, whatever cuts in."""

import time
from collections.abc import Callable

from ptg_cli.cli.diagnostics import HANG_UP, Refused, Signalled
from ptg_cli.cli.shell import Shell
from ptg_cli.cli.writing import rescue
from ptg_cli.desk.editor import EditorStopped
from ptg_cli.desk.explaining import explain
from ptg_cli.desk.sessions import Begun
from ptg_cli.desk.sitting import Sitting
from ptg_cli.journal.errors import JournalError, NotKept
from ptg_cli.line.console import Console, NotText, WindowGone
from ptg_cli.line.face import NOTHING_KEPT, LineFace
from ptg_cli.line.hands import EditFailed, Hands
from ptg_cli.line.menu import Menu
from ptg_cli.line.pausing import Steady
from ptg_cli.model.entry import Entry
from ptg_cli.model.practice import Practice
from ptg_cli.session.care import OUTWARD
from ptg_cli.session.run import Run
from ptg_cli.session.session import Session
from ptg_cli.session.views import Ended


def menu_of(shell: Shell, console: Console, *, leave_nothing: bool = False) -> Menu:
    """Where line mode asks for choices, with people to talk to and ways to steady at hand."""

    def practised(practice: Practice, run: Run) -> None:
        if not leave_nothing:
            keep_practices(shell, [(practice, run)], "")

    return Menu(
        console,
        lambda country: shell.context.support_card(country, brief=True),
        shell.context.practising.spared,
        steady_of(shell, practised, remembers=not leave_nothing),
    )


def steady_of(shell: Shell, practised: Callable[[Practice, Run], object], *, remembers: bool) -> Steady:
    """Which practice steadies this person, as the settings say."""

    def remember(practice: Practice) -> None:
        said = shell.context.practising.remember_steady(practice) if remembers else ""
        if said:
            shell.say(said)

    def outward() -> Practice:
        return shell.context.practising.spared(OUTWARD)

    return Steady(lambda: shell.context.practising.steady, remember, practised, outward)


def keep_practices(shell: Shell, practised: list[tuple[Practice, Run]], within: str) -> None:
    """Keeps what the practices leave that cut in. Where that fails, it is said: the words of the page are safe."""
    practising = shell.context.practising
    try:
        for practice, run in practised:
            entry = practising.entry(practice, run, None, None, within)
            if entry:
                practising.keep(entry)
    except (OSError, JournalError) as error:
        shell.say(f"{explain(error)} The practice was not kept.")


def run_session(shell: Shell, console: Console, begun: Begun) -> str | None:
    """Runs a session in line mode; returns the id of what was kept. The draft outlives whatever cuts in.

    Raises: Signalled, KeyboardInterrupt, Refused, NotKept.
    """
    session, sitting, leave_nothing = begun.session, begun.sitting, begun.leave_nothing
    for problem in begun.problems:
        shell.warn(f"{problem} Going on without it.")
    practised: list[tuple[Practice, Run]] = []
    hands = Hands(
        sitting=sitting,
        card=lambda country: shell.context.support_card(country, brief=True),
        practice=shell.context.practising.spared,
        edit=lambda text, take: _edit(shell, session, text, take),
        explain=explain,
        clock=time.monotonic,
        steady=steady_of(shell, lambda practice, run: practised.append((practice, run)), remembers=not leave_nothing),
    )
    face = LineFace(session, console, hands, leave_nothing=leave_nothing)
    try:
        kept = face.run()
    except (KeyboardInterrupt, Signalled):
        _say_where(shell, session, leave_nothing)
        raise
    except WindowGone as gone:
        raise Signalled(HANG_UP) from gone
    except NotText as not_text:
        raise _not_text(shell, session, sitting, not_text.raw, leave_nothing) from not_text
    except (OSError, JournalError) as error:
        if leave_nothing or session.view == Ended(nothing=True):
            raise
        raise _not_kept(shell, session, error) from error
    finally:
        sitting.close()
    if not leave_nothing and session.view != Ended(nothing=True):
        keep_practices(shell, practised, kept or "")
    return kept


def _edit(shell: Shell, session: Session, text: str, take: Callable[[str], bool]) -> None:
    """Opens an answer in the person's own editor. The copy goes once the answer is safe in the draft."""
    try:
        edited = shell.context.editing.edit_text(Entry(session.snapshot().id, kind="note"), text, safe=True)
    except EditorStopped as stopped:
        stopped.deliver()  # it ends the session where that waits next
        raise EditFailed(str(stopped)) from stopped
    except (JournalError, OSError) as failed:
        raise EditFailed(explain(failed)) from failed
    if not take(edited.text):
        edited.leave()
    elif beside := edited.finish():
        shell.warn(beside)


def _say_where(shell: Shell, session: Session, leave_nothing: bool) -> None:
    if leave_nothing:
        shell.say(NOTHING_KEPT)
    elif session.has_words:
        shell.say("\nWhat you wrote is kept as a draft. `ptg drafts resume` goes on with it.")


def _not_text(shell: Shell, session: Session, sitting: Sitting, raw: bytes, leave_nothing: bool) -> Refused:
    """What is said when the input is no text: all of it is rescued as it came, and then the half-read draft
    is one too many; unless nothing is to be left."""
    said = "That isn't UTF-8 text, so it was not kept as a page."
    if leave_nothing or session.view == Ended(nothing=True):
        sitting.discard()
        return Refused(said)
    try:
        place = shell.context.recovery.rescue(raw, page_id=session.snapshot().id)
    except OSError as error:
        return Refused(f"{said} {explain(error)} What could be read is kept as a draft.")
    sitting.discard()
    return Refused(f"{said} What there was is here: {place}")


def _not_kept(shell: Shell, session: Session, error: OSError | JournalError) -> NotKept:
    """What is said when the entry can't be kept: the words are rescued, and where is told."""
    entry = session.snapshot()
    return NotKept(f"{explain(error)} It was not kept as a page. {rescue(shell, entry.body.encode(), entry.id)}")
