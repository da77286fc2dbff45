"""`ptg drafts`: sessions and edits that were left open."""

from typing import Annotated, Final

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.change import tell
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.faces import line_checkin, line_hard_moment, open_screen, wants_screen
from ptg_cli.cli.journal import resume
from ptg_cli.cli.shell import Shell
from ptg_cli.cli.tree import Branch
from ptg_cli.desk.drafts import GOES_ON, keep_draft, kind_of
from ptg_cli.desk.keeper import where_of
from ptg_cli.desk.page_summary import when_words
from ptg_cli.journal.documents.registry import NAMES
from ptg_cli.journal.drafts import NEW, Draft
from ptg_cli.library.titles import Titles
from ptg_cli.sentences import drafts as said

drafts_app = Branch()

_LINES: Final = {**dict(zip(NAMES, map(said.line_for, NAMES), strict=True)), "people": said.LINE_ABOUT_PERSON}
"""What is said of loose words, by the place they belong to."""

DraftId = Annotated[
    str,
    typer.Argument(
        metavar="[ID]",
        autocompletion=completions.drafts,
        help="Which draft: its id, the beginning of its id, @last or @2.",
        show_default=False,
    ),
]


@drafts_app.callback()
def drafts_default(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """See your drafts: go on with one, keep it or throw it away. Shows when and which guide, never words.

    Example: ptg drafts resume
    """
    if ctx.invoked_subcommand is None:
        drafts_list(ctx, as_json)


@drafts_app.command("list")
def drafts_list(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """List what was left open: when, and with which guide.

    Example: ptg drafts list
    """
    shell: Shell = ctx.obj
    found = shell.context.drafts.listed()
    if as_json:
        shell.show_json("drafts", [_row(draft) for draft in found])
        return
    turns = shell.context.settings.day_starts_at
    for draft in found:
        shell.show(f"{draft.id}  {when_words(draft.page.entry, turns)}  {_what(draft, shell.context.titles)}")
    shell.say(said.WAYS_WITH_DRAFTS if found else said.NO_DRAFTS)


@drafts_app.command("resume")
def drafts_resume(ctx: typer.Context, draft_id: DraftId = "@last") -> None:
    """Go on with a page, a check-in or a hard moment, at the same question. A text left in an editor opens there again.

    Example: ptg drafts resume
    """
    shell: Shell = ctx.obj
    draft = shell.context.drafts.find(draft_id)
    if draft.editing:
        _reopen(shell, draft)
        return
    kind = "page" if draft.page.unreadable else kind_of(draft.page.entry)
    if kind not in GOES_ON:
        raise usage(f"ptg can't go on with a {kind}. `ptg drafts keep` keeps it as it is.")
    if not shell.on_terminal:
        raise usage("`ptg drafts resume` needs a terminal. `ptg drafts keep` keeps the draft as it is.")
    if kind == "page":
        resume(shell, draft)
    elif wants_screen(shell, line=False):
        from ptg_cli.tui.navigation import OpenCheckin, OpenHardMoment

        checks_in = kind == "check-in"
        order = OpenCheckin(draft=draft.id, parting=True) if checks_in else OpenHardMoment(draft=draft.id, parting=True)
        raise typer.Exit(open_screen(shell, "checkin" if checks_in else "hard-moment", order))
    elif kind == "check-in":
        line_checkin(shell, draft=draft)
    else:
        line_hard_moment(shell, draft=draft)


def _reopen(shell: Shell, draft: Draft) -> None:
    """Opens a text that was left in an editor, and keeps what comes back."""
    if not shell.on_terminal:
        raise usage(f"Your editor needs a terminal. The text is here: {draft.page.path} `ptg drafts keep` keeps it.")
    context = shell.context
    if draft.editing != NEW:
        context.journal.find(draft.id)  # a page that is gone is told before the editor opens
    context.editing.reopen(draft)
    again = next(one for one in context.drafts.listed() if (one.id, one.editing) == (draft.id, draft.editing))
    tell(shell, keep_draft(context.journal, context.drafts, context.editing, again))


@drafts_app.command("keep")
def drafts_keep(ctx: typer.Context, draft_id: DraftId = "@last") -> None:
    """Make a page of a draft as it is. An edit that was left behind changes its page.

    Example: ptg drafts keep @last
    """
    shell: Shell = ctx.obj
    context = shell.context
    draft = context.drafts.find(draft_id)
    tell(shell, keep_draft(context.journal, context.drafts, context.editing, draft))


@drafts_app.command("discard")
def drafts_discard(
    ctx: typer.Context,
    draft_id: DraftId = "@last",
    yes: arguments.Yes = False,
) -> None:
    """Remove a draft for good. You can't get it back after that.

    Example: ptg drafts discard @last
    """
    shell: Shell = ctx.obj
    from ptg_cli.cli.talks import perform
    from ptg_cli.talks.draft import throw_away

    left = shell.context.sessions.of_draft(shell.context.drafts.find(draft_id))
    perform(shell, lambda: throw_away(shell.context, left), yes=yes)


def _what(draft: Draft, titles: Titles) -> str:
    entry = draft.page.entry
    kind = kind_of(entry)
    if draft.editing:
        what = said.LEFT_IN_EDITOR_WITH_OTHERS if draft.beside else said.LEFT_IN_EDITOR
    elif kind == "line":
        what = _LINES.get(where_of(entry).partition("/")[0], said.LINE_NOT_FINISHED)
    elif kind == "practice":
        what = titles.practice(entry.practice)
    else:
        what = titles.guide(entry.guide) if entry.guide else kind.capitalize()
    return said.open_elsewhere(what) if draft.open_elsewhere else what


def _row(draft: Draft) -> dict[str, object]:
    entry = draft.page.entry
    return {
        "id": draft.id,
        "created": entry.created,
        "kind": kind_of(entry),
        "guide": entry.guide,
        "editing": bool(draft.editing),
        "open_elsewhere": draft.open_elsewhere,
        "path": str(draft.page.path),
    }
