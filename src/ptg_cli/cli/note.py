"""`ptg note`, and what everything that keeps words shares: reading them, keeping them, rescuing them."""

import sys
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import Refused, usage
from ptg_cli.cli.shell import PartialInput, Shell, as_text, check_text, read_input
from ptg_cli.desk.errors import explain
from ptg_cli.journal.errors import JournalError, NotKept
from ptg_cli.model.entry import Entry
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import drafts as said_of_drafts

if TYPE_CHECKING:
    from ptg_cli.desk.page_edit import EditedText


def note(
    ctx: typer.Context,
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT|-]", help="The words. A dash (-) reads them from standard input, and keeps them exactly."
        ),
    ] = None,
    tags: arguments.Tags = None,
    at: arguments.At = "",
    title: Annotated[str, typer.Option("--title", metavar="WORDS", help="A title for the page.")] = "",
    care: Annotated[
        bool, typer.Option("--care", help="Mark the page to be handled with care: it is never previewed or quoted.")
    ] = False,
    editor: Annotated[
        bool,
        typer.Option(
            "--editor", help="Write in your own editor ($VISUAL or $EDITOR). It begins with TEXT, if you give one."
        ),
    ] = False,
) -> None:
    """Keep a line or a text as a page, quickly.

    Words typed after a command may stay in the shell's history. To leave none there, type `ptg note` alone,
    or use - or --editor.

    Example: ptg note --tag sleep "Slept through until five."
    """
    shell: Shell = ctx.obj
    context = shell.context
    moment = _moment(shell, at, piped=text == ["-"] or (not text and not sys.stdin.isatty())) if at else context.now()
    entry = Entry(
        id=context.journal.new_id(moment.replace(tzinfo=None)),
        created=moment,
        zone=context.zone,
        kind="note",
        title=in_one_line(check_text(title)),
        tags=_clean(tags or []),
        care=care,
    )
    edited: EditedText | None = None
    if editor:
        edited = context.editing.edit_text(entry, _words(shell, text) if text else "", safe=False)
        body = edited.text
    else:
        body = _words(shell, text or [])
    if not body.strip():
        beside = edited.finish() if edited else ""
        raise Refused(f"{said_of_drafts.NOTHING_WRITTEN} {beside}".strip())
    kept = keep(shell, replace(entry, body=body), edited)
    shell.say(kept_said(shell, kept) if at else said_of_drafts.KEPT_SHOWN_BY)
    shell.show_kept(kept)


def _moment(shell: Shell, words: str, *, piped: bool) -> datetime:
    """The moment that was named. Where it is none, words that came through a pipe are rescued first: nothing else may
    have them. Raises: Refused."""
    try:
        return arguments.read_moment(shell, words)
    except Refused as refused:
        raw = read_input() if piped else b""
        if not raw.strip():
            raise
        raise usage(f"{refused} {rescue(shell, raw)}") from refused


def _clean(tags: list[str]) -> tuple[str, ...]:
    if not tags:
        return ()
    from ptg_cli.desk.page_edit import clean_tags  # with all that opens an editor

    return clean_tags(arguments.read_tags(tags))


def kept_said(shell: Shell, page_id: str) -> str:
    """That the page is kept, and what shows it: one with an earlier day is not the newest."""
    newest = next(shell.context.journal.newest(), None)
    is_newest = newest is not None and newest.id == page_id
    return said_of_drafts.KEPT_SHOWN_BY if is_newest else said_of_drafts.kept_shown_by(page_id)


def keep(shell: Shell, entry: Entry, edited: "EditedText | None" = None) -> str:
    """Keeps an entry and returns its id. Where the disk refuses, the text is put in a safe place and named.

    `edited` is what the text came from, where it came from an editor: its copy goes once the entry is safe.
    Raises: NotKept.
    """
    try:
        kept = shell.context.journal.add(entry)
    except (OSError, JournalError) as error:
        why = explain(error)
        if edited:
            edited.leave()
            message = said_of_drafts.tries_again(why, str(edited.path))
            raise NotKept(message, edited.path) from error
        rescued = rescue(shell, entry.body.encode(), entry.id)
        raise NotKept(said_of_drafts.not_a_page(why, rescued)) from error
    if edited and (beside := edited.finish()):
        shell.warn(beside)
    return kept.id


def _words(shell: Shell, text: list[str]) -> str:
    """The text of a note: from the command line, from standard input, or asked for."""
    if text and text != ["-"]:
        return check_text(" ".join(text))
    if not text and sys.stdin.isatty():
        if not shell.on_terminal:
            raise usage(said_of_drafts.NO_TEXT_FOR_NOTE)
        return ask_words(shell, said_of_drafts.WHAT_TO_KEEP)
    return read_text(shell)


def ask_words(shell: Shell, question: str) -> str:
    """Asks for one line on the terminal; a paste of several is kept whole. What was typed when something cut in is
    rescued, and its place told."""
    from ptg_cli.line.console import TerminalConsole

    with TerminalConsole(keeper=shell.context.keeper).opened() as console:
        console.say(question)
        try:
            return console.ask_pasted() or ""
        except BaseException:
            if console.unfinished.strip():
                shell.warn(f"\n{said_of_drafts.stopped_before_end(rescue(shell, console.unfinished.encode()))}")
                console.unfinished = ""
            raise


def read_text(shell: Shell) -> str:
    """All of standard input as text. What is not text, or was cut off, is rescued and its place told, unless nothing
    is to be left.

    Raises: Refused; whatever cut it off.
    """
    try:
        raw = read_input()
    except PartialInput as partial:
        where = rescue(shell, partial.raw) if partial.raw.strip() else ""
        if where:
            shell.warn(said_of_drafts.stopped_before_end(where))
        raise partial.cause from None
    try:
        return as_text(raw)
    except UnicodeDecodeError as error:
        raise Refused(said_of_drafts.not_text(rescue(shell, raw), error.start + 1)) from error


def rescue(shell: Shell, raw: bytes, page_id: str = "") -> str:
    """Puts bytes in recovery and says so; where even that fails, says that too. `page_id` is the page's they
    belong to, so that they go with it. Empty where nothing is to be left."""
    return shell.context.keeper.rescue(raw, page_id)
