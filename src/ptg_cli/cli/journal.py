"""`ptg journal`: from a question to a kept entry. Until there is a screen for it, in line mode."""

import io
import sys
import time
from collections.abc import Callable
from typing import Annotated, cast

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.content import guides
from ptg_cli.cli.diagnostics import HANG_UP, Refused, Signalled, usage
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.cli.support import card_lines
from ptg_cli.cli.writing import NOTHING_WRITTEN, keep, read_text, rescue
from ptg_cli.desk.editing import EditorFailed, clean_tags
from ptg_cli.desk.explaining import explain
from ptg_cli.desk.moments import moment_of
from ptg_cli.desk.sessions import Begun, Intent
from ptg_cli.desk.sitting import Sitting
from ptg_cli.journal.drafts import Draft
from ptg_cli.journal.errors import JournalError, NotKept
from ptg_cli.line.console import Console, NotText, PipeConsole, TerminalConsole, WindowGone
from ptg_cli.line.face import NOTHING_KEPT, LineFace
from ptg_cli.line.hands import EditFailed, Hands
from ptg_cli.line.picking import Left, pick_draft, pick_guide
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import BLANK, Guide
from ptg_cli.session.care import LINE_KEYS
from ptg_cli.session.session import Session
from ptg_cli.session.views import Ended


def journal(
    ctx: typer.Context,
    guide: Annotated[
        str, typer.Argument(metavar="[GUIDE|-]", help="Which guide; - for a blank page from standard input.")
    ] = "",
    blank: Annotated[bool, typer.Option("--blank", help="An empty page.")] = False,
    show_list: Annotated[bool, typer.Option("--list", help="Show the guides there are.")] = False,
    line: Annotated[bool, typer.Option("--line", help="Plain lines, for screen readers and pipes.")] = False,
    leave_nothing: Annotated[bool, typer.Option("--leave-nothing", help="Keep nothing, not even a draft.")] = False,
    at: arguments.At = "",
    tags: arguments.Tags = None,
    before: Annotated[
        int | None, typer.Option("--distress-before", metavar="0-10", help="How loud it was at the start.")
    ] = None,
    after: Annotated[
        int | None, typer.Option("--distress-after", metavar="0-10", help="How loud it was at the end.")
    ] = None,
    feelings: Annotated[
        list[str] | None, typer.Option("--feeling", metavar="WORD", help="A feeling; may be given again.")
    ] = None,
) -> None:
    """Write, one question at a time. Leave whenever you like; what you wrote is kept.

    Without a guide it suggests one and says why. In a pipe, answers are lines: a full stop alone ends a text.

    Example: ptg journal naming-what-hurts
    """
    shell: Shell = ctx.obj
    if guide and guide != "-" and blank:
        raise usage("A guide or --blank, not both.")
    if show_list:
        guides(ctx)
        return
    asked = Intent(
        moment=moment_of(arguments.read_date(shell, at)) if at else shell.context.now(),
        tags=clean_tags(check_text(tag) for tag in tags or ()),
        before=arguments.rating(before, "--distress-before"),
        after=arguments.rating(after, "--distress-after"),
        feelings=arguments.feelings(feelings),
        leave_nothing=leave_nothing,
    )
    library = shell.context.library
    if guide == "-" or not (shell.on_terminal or guide or line):
        _page_from_input(shell, asked)
    elif shell.on_terminal:
        with TerminalConsole().opened() as console:
            named = library.guide(BLANK if blank else check_text(guide)) if blank or guide else None
            kept = _on_terminal(shell, console, named, asked)
        _show(shell, kept)
    elif sys.stdin.isatty():
        raise usage("There is no way to ask here. Give the answers on standard input, or run it on a terminal.")
    else:
        _from_pipe(shell, library.guide(guide if guide and not blank else BLANK), asked)


def resume(shell: Shell, draft: Draft) -> None:
    """Goes on with the session that a draft was left of. Raises: Refused, Busy."""
    if not shell.on_terminal:
        raise usage("To go on with a draft, a terminal is needed. `ptg drafts keep` keeps it as it is.")
    with TerminalConsole().opened() as console:
        kept = _resume(shell, console, draft)
    _show(shell, kept)


def _page_from_input(shell: Shell, asked: Intent) -> None:
    """A blank page from standard input, kept byte for byte."""
    if sys.stdin.isatty():
        raise usage("There is no text. `ptg journal --blank` asks for one; - takes it from standard input.")
    text = read_text(shell, rescuing=not asked.leave_nothing)
    if not text.strip():
        raise Refused(NOTHING_WRITTEN)
    if asked.leave_nothing:
        shell.say(NOTHING_KEPT)
        return
    entry = Entry(
        id=shell.context.journal.new_id(asked.moment.replace(tzinfo=None)),
        created=asked.moment,
        zone=shell.context.zone,
        kind="journal",
        guide=BLANK,
        tags=asked.tags,
        distress_before=asked.before,
        distress_after=asked.after,
        feelings=asked.feelings,
        body=text,
    )
    kept = keep(shell, entry)
    shell.say("Kept.")
    shell.show(kept)


def _show(shell: Shell, kept: str | None) -> None:
    """Puts the new id on standard output, once that is no longer lent to the line editor."""
    if kept:
        shell.show(kept)


def _on_terminal(shell: Shell, console: Console, guide: Guide | None, asked: Intent) -> str | None:
    context = shell.context
    if guide is None:
        left = [] if asked.leave_nothing else context.sessions.left_behind()
        try:
            chosen = pick_draft(console, left, card_lines(shell, brief=True))
            if chosen:
                return _resume(shell, console, context.drafts.find(chosen))
            guide = _pick(shell, console)
        except Left:
            shell.say("The draft stays." if left else NOTHING_WRITTEN)
            return None
    return _run(shell, console, context.sessions.begin(guide, asked, LINE_KEYS))


def _from_pipe(shell: Shell, guide: Guide, asked: Intent) -> None:
    begun = shell.context.sessions.begin(guide, asked, LINE_KEYS, asked=False)
    console = PipeConsole(cast(io.BufferedReader, sys.stdin.buffer), sys.stderr, quiet=shell.quiet)
    kept = _run(shell, console, begun)
    _show(shell, kept)
    if not kept and begun.session.view != Ended(nothing=True) and not asked.leave_nothing:
        raise Refused(NOTHING_WRITTEN)


def _resume(shell: Shell, console: Console, draft: Draft) -> str | None:
    return _run(shell, console, shell.context.sessions.resume(draft, LINE_KEYS))


def _run(shell: Shell, console: Console, begun: Begun) -> str | None:
    """Runs a session in line mode; returns the id of what was kept. The draft outlives whatever cuts in."""
    session, sitting, leave_nothing = begun.session, begun.sitting, begun.leave_nothing
    for problem in begun.problems:
        shell.warn(f"{problem} Going on without it.")
    hands = Hands(
        sitting=sitting,
        card=lambda country: card_lines(shell, country, brief=True),
        practice=shell.context.library.practice,
        edit=lambda text, take: _edit(shell, session, text, take),
        explain=explain,
        clock=time.monotonic,
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
    return kept


def _pick(shell: Shell, console: Console) -> Guide:
    context = shell.context
    suggested = context.sessions.suggested()
    return pick_guide(
        console, suggested, context.library.guides(), context.library.guide, card_lines(shell, brief=True)
    )


def _edit(shell: Shell, session: Session, text: str, take: Callable[[str], bool]) -> None:
    """Opens an answer in the person's own editor. The copy goes once the answer is safe in the draft."""
    try:
        edited, copy = shell.context.editing.edit_text(Entry(session.snapshot().id, kind="note"), text)
    except (EditorFailed, NotKept) as failed:
        raise EditFailed(str(failed)) from failed
    if take(edited):
        copy.discard()
    else:
        copy.close()


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
