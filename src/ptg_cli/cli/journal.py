"""`ptg journal`: from a question to a kept entry, on the screen, in plain lines or through a pipe."""

import io
import sys
from dataclasses import replace
from functools import partial
from typing import Annotated, Final, cast

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.content import guides
from ptg_cli.cli.diagnostics import Refused, usage
from ptg_cli.cli.faces import knows_ptg, open_screen, say_how_to_come_back, wants_screen
from ptg_cli.cli.line_run import menu_of, run_session
from ptg_cli.cli.note import keep, kept_said, read_text
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.desk.page_edit import clean_tags
from ptg_cli.desk.series import turn_of
from ptg_cli.desk.writing import Intent, LeftBehind
from ptg_cli.journal.drafts import Draft
from ptg_cli.line.console import Console, PipeConsole
from ptg_cli.line.menu import Left
from ptg_cli.line.talks import perform
from ptg_cli.line.writing_choice import pick_guide
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import BLANK, Guide
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import tellings as said_of_tellings
from ptg_cli.sentences import writing as said
from ptg_cli.session.care import LINE_KEYS, PLAN_IN_SHELL
from ptg_cli.talks.draft import is_gone_on_with
from ptg_cli.talks.series import which

_KEYS: Final = replace(LINE_KEYS, plan_after=PLAN_IN_SHELL)
"""Plain lines that were begun from the shell."""


def journal(
    ctx: typer.Context,
    guide: Annotated[
        str,
        typer.Argument(
            metavar="[GUIDE|-]",
            autocompletion=completions.guides,
            help="Which guide. A dash (-) reads a blank page from standard input.",
        ),
    ] = "",
    blank: Annotated[bool, typer.Option("--blank", help="Begin with an empty page.")] = False,
    show_list: Annotated[bool, typer.Option("--list", help="Show all guides.")] = False,
    line: arguments.Line = False,
    leave_nothing: Annotated[bool, typer.Option("--leave-nothing", help="Keep nothing, not even a draft.")] = False,
    at: arguments.At = "",
    tags: arguments.Tags = None,
    before: arguments.Before = None,
    after: arguments.After = None,
    feelings: arguments.Feelings = None,
) -> None:
    """Write, one question at a time. Leave whenever you like; what you wrote is kept.

    Without a guide it suggests one and says why. In a pipe, answers are lines: a full stop alone ends a text.

    Example: ptg journal naming-what-hurts
    """
    shell: Shell = ctx.obj
    if guide and guide != "-" and blank:
        raise usage(said.GUIDE_OR_BLANK)
    if show_list:
        guides(ctx)
        return
    asked = Intent(
        moment=arguments.read_moment(shell, at) if at else shell.context.now(),
        tags=clean_tags(arguments.read_tags(tags)),
        before=before,
        after=after,
        feelings=tuple(feelings or ()),
    )
    if leave_nothing:
        shell.context.keeper.leave_nothing()
    library = shell.context.library
    if guide == "-" or not (shell.on_terminal or guide or line):
        _page_from_input(shell, asked)
    elif wants_screen(shell, line):
        slug = library.guide(BLANK if blank else check_text(guide)).slug if blank or guide else ""
        raise typer.Exit(_on_screen(shell, slug, "", asked))
    elif shell.on_terminal:
        with shell.plain_terminal() as console:
            named = library.guide(BLANK if blank else check_text(guide)) if blank or guide else None
            kept = _on_terminal(shell, console, named, asked)
        _show(shell, kept)
        if kept:
            knows_ptg(shell)
        say_how_to_come_back(shell, in_lines=line or shell.line)
    elif sys.stdin.isatty():
        raise usage(said.NO_WAY_TO_ASK)
    else:
        _from_pipe(shell, library.guide(guide if guide and not blank else BLANK), asked)


def resume(shell: Shell, draft: Draft) -> None:
    """Goes on with the page that a draft was left of, on a terminal. Raises: Refused, Busy."""
    if wants_screen(shell, line=False):
        raise typer.Exit(_on_screen(shell, "", draft.id, None))
    with shell.plain_terminal() as console:
        kept = _resume(shell, console, draft)
    _show(shell, kept)
    say_how_to_come_back(shell)


def _on_screen(shell: Shell, guide: str, draft_id: str, asked: Intent | None) -> int:
    """Writing on the screen, and then the shell; returns the exit code."""
    from ptg_cli.tui.navigation import OpenWriting

    return open_screen(shell, "writing", OpenWriting(guide, draft_id, asked, parting=True))


def _page_from_input(shell: Shell, asked: Intent) -> None:
    """A blank page from standard input, kept byte for byte."""
    if sys.stdin.isatty():
        raise usage(said_of_drafts.NO_TEXT_FOR_PAGE)
    text = read_text(shell)
    if not text.strip():
        raise Refused(said_of_drafts.NOTHING_WRITTEN)
    if shell.context.keeper.leaves_nothing:
        shell.say(said_of_drafts.NOTHING_KEPT)
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
    shell.say(kept_said(shell, kept))
    shell.show_kept(kept)


def _show(shell: Shell, kept: str | None) -> None:
    """Puts the new id on standard output, once that is no longer lent to the line editor."""
    if kept:
        shell.show_kept(kept)


def _on_terminal(shell: Shell, console: Console, guide: Guide | None, asked: Intent) -> str | None:
    context = shell.context
    menu = menu_of(shell, console)
    left: list[LeftBehind] = []
    try:
        if guide is not None:
            chosen = perform(menu, partial(which, context, guide))
            if not chosen:
                raise Left
            guide = guide if chosen == guide.slug else context.library.guide(chosen)
        left = context.sessions.can_go_on(guide.slug if guide else "")
        if left and bool(perform(menu, partial(is_gone_on_with, context, tuple(left)))):
            return _resume(shell, console, context.drafts.find(left[0].id))
        if guide is None:
            guide = pick_guide(menu, context.sessions.suggested(), context.library)
    except Left:
        shell.say(said_of_drafts.DRAFT_STILL_THERE if left else said_of_drafts.NOTHING_WRITTEN)
        return None
    kept = run_session(shell, console, context.sessions.begin(guide, asked, _KEYS))
    if kept and context.tellings.has_earlier(kept):
        shell.say(said_of_tellings.wrote_before(guide.slug))
    return kept


def _from_pipe(shell: Shell, guide: Guide, asked: Intent) -> None:
    """Lines are answers, so nobody can be asked: that another guide comes first is only said."""
    turn = turn_of(guide, shell.context.library, shell.context.tellings, shell.context.today)
    if turn is not None:
        shell.say(turn.words)
    begun = shell.context.sessions.begin(guide, asked, _KEYS, asked=False)
    console = PipeConsole(cast(io.BufferedReader, sys.stdin.buffer), sys.stderr, quiet=shell.quiet)
    kept = run_session(shell, console, begun)
    _show(shell, kept)
    if not (kept or begun.sitting.nothing or begun.sitting.waits):
        raise Refused(said_of_drafts.NOTHING_WRITTEN)


def _resume(shell: Shell, console: Console, draft: Draft) -> str | None:
    return run_session(shell, console, shell.context.sessions.resume(draft, _KEYS))
