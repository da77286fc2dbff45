"""`ptg journal`: from a question to a kept entry. Until there is a screen for it, in line mode."""

import io
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, cast

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.content import guides
from ptg_cli.cli.diagnostics import HANG_UP, Refused, Signalled, explain, usage
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.cli.support import card_lines
from ptg_cli.cli.writing import NOTHING_WRITTEN, keep, read_text, rescue
from ptg_cli.desk import starting, supporting
from ptg_cli.desk.editing import EditorFailed, clean_tags
from ptg_cli.desk.moments import moment_of
from ptg_cli.desk.sitting import Sitting
from ptg_cli.journal.drafts import Draft
from ptg_cli.journal.errors import JournalError, NotKept
from ptg_cli.library.errors import NoSuchGuide
from ptg_cli.library.library import prompts_folder
from ptg_cli.line.console import Console, NotText, PipeConsole, TerminalConsole, WindowGone
from ptg_cli.line.face import NOTHING_KEPT, LineFace
from ptg_cli.line.hands import EditFailed, Hands
from ptg_cli.line.picking import BLANK, Left, LeftBehind, pick_draft, pick_guide
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import Guide
from ptg_cli.session.session import Session
from ptg_cli.session.views import Ended, Start


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line says about the session to come."""

    moment: datetime
    tags: tuple[str, ...]
    before: int | None
    after: int | None
    feelings: tuple[str, ...]
    leave_nothing: bool


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
    asked = _Asked(
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


def _page_from_input(shell: Shell, asked: _Asked) -> None:
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


def _on_terminal(shell: Shell, console: Console, guide: Guide | None, asked: _Asked) -> str | None:
    context = shell.context
    if guide is None:
        left = [] if asked.leave_nothing else _left_behind(shell)
        try:
            chosen = pick_draft(console, left, card_lines(shell, brief=True))
            if chosen:
                return _resume(shell, console, context.drafts.find(chosen))
            guide = _pick(shell, console)
        except Left:
            shell.say("The draft stays." if left else NOTHING_WRITTEN)
            return None
    start = _start(shell, guide, asked, on_terminal=True)
    sitting = _sitting(shell, start, asked)
    return _run(shell, console, Session(start), sitting, asked.leave_nothing)


def _from_pipe(shell: Shell, guide: Guide, asked: _Asked) -> None:
    start = _start(shell, guide, asked, on_terminal=False)
    sitting = _sitting(shell, start, asked)
    console = PipeConsole(cast(io.BufferedReader, sys.stdin.buffer), sys.stderr, quiet=shell.quiet)
    session = Session(start)
    kept = _run(shell, console, session, sitting, asked.leave_nothing)
    _show(shell, kept)
    if not kept and session.view != Ended(nothing=True) and not asked.leave_nothing:
        raise Refused(NOTHING_WRITTEN)


def _resume(shell: Shell, console: Console, draft: Draft) -> str | None:
    if draft.editing:
        raise Refused(f"That one was open in an editor. It is here: {draft.page.path} `ptg drafts keep` keeps it.")
    if draft.page.unreadable:
        raise Refused(f"{draft.page.path} can't be gone on with: {draft.page.unreadable}.")
    entry = draft.page.entry
    asked = _Asked(entry.created or shell.context.now(), entry.tags, None, None, (), leave_nothing=False)
    try:
        guide = shell.context.library.guide(entry.guide or BLANK)
    except NoSuchGuide as gone:
        raise Refused(f"{gone} `ptg drafts keep` keeps the draft without it.") from gone
    sitting = Sitting(shell.context.journal, shell.context.drafts, draft.id)
    sitting.hold()
    session = Session.resume(_start(shell, guide, asked, on_terminal=True, entry_id=draft.id), entry)
    return _run(shell, console, session, sitting, False)


def _run(shell: Shell, console: Console, session: Session, sitting: Sitting, leave_nothing: bool) -> str | None:
    """Runs a session in line mode; returns the id of what was kept. The draft outlives whatever cuts in."""
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


def _start(shell: Shell, guide: Guide, asked: _Asked, *, on_terminal: bool, entry_id: str = "") -> Start:
    context = shell.context
    now = context.civil_now()
    card_due = on_terminal and starting.card_is_due(context.journal, now)
    country = context.settings.country
    own, problems = starting.own_lists(guide, context.documents)
    for problem in problems:
        shell.warn(f"{problem} Going on without it.")
    return Start(
        guide=guide,
        entry_id=entry_id or context.journal.new_id(asked.moment.replace(tzinfo=None)),
        created=asked.moment,
        now=now,
        zone=context.zone,
        tags=asked.tags,
        asked=on_terminal,
        distress_before=asked.before,
        distress_after=asked.after,
        feelings=asked.feelings,
        emergency=supporting.first_lines(prompts_folder(), country, card_follows=card_due) if on_terminal else (),
        card_due=card_due,
        earlier=starting.earlier_answers(guide, context.journal),
        own=own,
    )


def _sitting(shell: Shell, start: Start, asked: _Asked) -> Sitting:
    context = shell.context
    return Sitting(context.journal, context.drafts, start.entry_id, leave_nothing=asked.leave_nothing)


def _pick(shell: Shell, console: Console) -> Guide:
    context = shell.context
    found = context.library.guides()
    suggested = starting.suggested(found, context.journal, context.civil_now(), context.settings.day_starts_at)
    return pick_guide(console, suggested, found, context.library.guide, card_lines(shell, brief=True))


def _left_behind(shell: Shell) -> list[LeftBehind]:
    drafts = [draft for draft in shell.context.drafts.listed() if not (draft.editing or draft.open_elsewhere)]
    return [
        LeftBehind(draft.id, entry.created.replace(tzinfo=None) if entry.created else None, entry.guide or BLANK)
        for draft in drafts
        if not draft.page.unreadable
        for entry in (draft.page.entry,)
    ]


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
