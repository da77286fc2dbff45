"""Running a session in line mode from a command: where its words go, whatever cuts in."""

import time
from collections.abc import Callable

from ptg_cli.cli.diagnostics import HANG_UP, Refused, Signalled
from ptg_cli.cli.shell import Shell
from ptg_cli.desk.editor import EditorStopped
from ptg_cli.desk.errors import explain
from ptg_cli.desk.keeper import NotKeptYet, Sitting, line_in
from ptg_cli.desk.practice_session import PracticeSession
from ptg_cli.desk.support import country_name
from ptg_cli.desk.writing import BegunSession
from ptg_cli.journal.errors import JournalError, NotKept
from ptg_cli.library.prompts import prompts_folder
from ptg_cli.line.console import Console, NotText, TerminalConsole, WindowGone
from ptg_cli.line.conversation import LeftForNow
from ptg_cli.line.menu import Menu
from ptg_cli.line.pause import Steady
from ptg_cli.line.services import EditFailed, Services
from ptg_cli.line.steadies import OwnLines
from ptg_cli.line.writing import WritingInLines
from ptg_cli.model.entry import Entry
from ptg_cli.model.practice import Practice
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import editor as said_of_editor
from ptg_cli.sentences import plan as said_of_plan
from ptg_cli.session.care import OUTWARD
from ptg_cli.session.practice import PracticeRun
from ptg_cli.session.writing import Session


def menu_of(shell: Shell, console: Console) -> Menu:
    """Where line mode asks for choices, with people to talk to and ways to steady at hand."""
    return Menu(
        console,
        lambda country: shell.context.support_card(country, form="heard"),
        shell.context.practice_desk.spared,
        steady_of(shell, lambda practice, run: keep_practices(shell, [(practice, run)], "")),
        own_lines_of(shell),
        lambda: plan_lines(shell),
        lambda words: bool(country_name(prompts_folder(), words)),
    )


def plan_lines(shell: Shell) -> list[str]:
    """The person's plan as lines; where there is none or it can't be read, a sentence that says so."""
    try:
        plan_desk = shell.context.plan_desk.look()
        lines = [] if plan_desk.plan.is_empty else plan_desk.text(markdown=False).rstrip("\n").split("\n")
    except (OSError, JournalError) as error:
        return [said_of_plan.cannot_be_read(explain(error))]
    return [*lines, *plan_desk.problems] or [said_of_plan.NO_PLAN]


def own_lines_of(shell: Shell) -> OwnLines:
    """What the person wrote themselves that steadies them. The plan is read once it is asked for."""
    context = shell.context
    return OwnLines(
        lambda: context.steadies.lines(),
        lambda line: context.steadies.take_off(line),
        lambda: context.steadies.put_back(),
    )


def steady_of(shell: Shell, practised: Callable[[Practice, PracticeRun], object]) -> Steady:
    """Which practice steadies this person, as the settings say."""

    def remember(practice: Practice) -> None:
        trouble = "" if shell.context.keeper.leaves_nothing else shell.context.practice_desk.remember_steady(practice)
        if trouble:
            shell.say(trouble)

    def outward() -> Practice:
        return shell.context.practice_desk.spared(OUTWARD)

    return Steady(lambda: shell.context.practice_desk.steady, remember, practised, outward)


def keep_practices(shell: Shell, practised: list[tuple[Practice, PracticeRun]], within: str) -> None:
    """Keeps what the practices leave that cut in, unless nothing is to be left. Where that fails, it is said: the words
    of the page are safe."""
    context = shell.context
    if context.keeper.leaves_nothing:
        return
    for practice, run in practised:
        of = PracticeSession(context.practice_desk, practice, within=within)
        of.run = run
        sitting = context.keeper.sit(of)
        try:
            sitting.finish()
        except NotKeptYet as not_yet:
            shell.say(said_of_drafts.not_a_page(not_yet.why, not_yet.where))
        finally:
            sitting.close()


def run_session(shell: Shell, console: Console, begun: BegunSession, *, ends_ptg: bool = True) -> str | None:
    """Runs a session in line mode; returns the id of what was kept. The draft outlives whatever cuts in. `ends_ptg`
    false: the person is back at a list of ptg's own afterwards.

    Raises: Signalled, KeyboardInterrupt, Refused, NotKept.
    """
    session, sitting = begun.session, begun.sitting
    for problem in begun.problems:
        shell.warn(said_of_app.going_on_without(problem))
    practised: list[tuple[Practice, PracticeRun]] = []
    hands = Services(
        sitting=sitting,
        card=lambda country: shell.context.support_card(country, form="heard"),
        practice=shell.context.practice_desk.spared,
        edit=lambda text, take: _edit(shell, session, text, take),
        clock=time.monotonic,
        steady=steady_of(shell, lambda practice, run: practised.append((practice, run))),
        own=own_lines_of(shell),
        plan=lambda: plan_lines(shell),
        ends_ptg=ends_ptg,
    )
    if isinstance(console, TerminalConsole):
        console.belongs(line_in(session.snapshot().id))
    try:
        kept = WritingInLines(session, console, hands).run()
    except NotText as not_text:
        where = shell.context.keeper.rescue_input(not_text.raw)
        raise Refused(said_of_drafts.not_text_and_no_page(where)) from not_text
    except LeftForNow:
        kept = None
        shell.say(_left_for_now(sitting))
    except NotKeptYet as not_yet:
        raise NotKept(_not_kept(sitting, not_yet)) from not_yet
    except BaseException as cut_in:
        words = sitting.cut_short()
        if isinstance(cut_in, WindowGone):
            raise Signalled(HANG_UP) from cut_in
        for line in words:
            shell.say(f"\n{line}")
        raise
    finally:
        nothing = sitting.nothing
        sitting.close()
        if isinstance(console, TerminalConsole):
            console.belongs("")
    if not nothing:
        keep_practices(shell, practised, kept or "")
    return kept


def _edit(shell: Shell, session: Session, text: str, take: Callable[[str], bool]) -> None:
    """Opens an answer in the person's own editor. The copy goes once the answer is safe in the draft."""
    if name := shell.context.editor_name:
        shell.say(said_of_editor.opens(name))
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


def _left_for_now(sitting: Sitting) -> str:
    """Leaves what is written in its draft, and says so. Raises: NotKept."""
    try:
        return sitting.leave_for_now()
    except NotKeptYet as refused:
        raise NotKept(said_of_drafts.not_a_page(refused.why, refused.where)) from refused
    except (OSError, JournalError) as error:
        raise NotKept(said_of_drafts.not_a_page(sitting.trouble, said_of_drafts.put_nowhere(explain(error)))) from error


def _not_kept(sitting: Sitting, not_yet: NotKeptYet) -> str:
    """What is said where no page could be made: why, and where the words are."""
    if sitting.nothing:
        return str(not_yet)
    try:
        where = sitting.put_aside()
    except (OSError, JournalError) as error:
        where = said_of_drafts.put_nowhere(explain(error))
    return said_of_drafts.not_a_page(not_yet.why, where)
