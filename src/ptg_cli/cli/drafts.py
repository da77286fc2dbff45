"""`ptg drafts`: sessions and edits that were left open."""

from typing import Annotated

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.changing import tell
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.journal import resume
from ptg_cli.cli.shell import Shell
from ptg_cli.desk.leftover import keep_draft
from ptg_cli.desk.showing import when_words
from ptg_cli.journal.drafts import NEW, Draft
from ptg_cli.library.titles import Titles
from ptg_cli.model.entry import spoken_guide

drafts_app = typer.Typer(invoke_without_command=True, add_completion=False, rich_markup_mode=None)

DraftId = Annotated[
    str,
    typer.Argument(metavar="[ID]", help="Which one: its id, the beginning of it, @last, @2.", show_default=False),
]


@drafts_app.callback()
def drafts_default(ctx: typer.Context, as_json: arguments.Json = False) -> None:
    """See what was left open; go on with it, keep it or discard it. Shows when and which guide, never words.

    Example: ptg drafts resume
    """
    if ctx.invoked_subcommand is not None:
        return
    shell: Shell = ctx.obj
    found = shell.context.drafts.listed()
    if as_json:
        shell.show_json("drafts", [_row(draft) for draft in found])
        return
    for draft in found:
        shell.show(f"{draft.id}  {when_words(draft.page.entry)}  {_what(draft, shell.context.titles)}")
    ways = "`ptg drafts resume` goes on with one, `keep` makes a page of it, `discard` removes it."
    shell.say(ways if found else "Nothing was left open.")


@drafts_app.command("resume")
def drafts_resume(ctx: typer.Context, draft_id: DraftId = "@last") -> None:
    """Go on with a session, at the very question. A text that was left in an editor opens there again.

    Example: ptg drafts resume
    """
    shell: Shell = ctx.obj
    draft = shell.context.drafts.find(draft_id)
    if draft.editing:
        _reopen(shell, draft)
    else:
        resume(shell, draft)


def _reopen(shell: Shell, draft: Draft) -> None:
    """Opens a text that was left in an editor, and keeps what comes back."""
    if not shell.on_terminal:
        raise usage(f"An editor needs a terminal. The text is here: {draft.page.path} `ptg drafts keep` keeps it.")
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
    """Remove a draft for good. There is no way back.

    Example: ptg drafts discard @last
    """
    shell: Shell = ctx.obj
    draft = shell.context.drafts.find(draft_id)
    if not shell.confirm(f"This removes the draft of {when_words(draft.page.entry)} for good.", yes=yes):
        shell.say("Left as it was.")
        return
    shell.context.drafts.discard(draft)
    shell.say("Removed.")


def _what(draft: Draft, titles: Titles) -> str:
    entry = draft.page.entry
    named = titles.guide(entry.guide) if entry.guide else spoken_guide(entry.kind)
    left = "left in an editor, with other files beside it" if draft.beside else "left in an editor"
    what = left if draft.editing else named
    return f"{what}, open in another window" if draft.open_elsewhere else what


def _row(draft: Draft) -> dict[str, object]:
    entry = draft.page.entry
    return {
        "id": draft.id,
        "created": entry.created,
        "guide": entry.guide,
        "editing": bool(draft.editing),
        "open_elsewhere": draft.open_elsewhere,
        "path": str(draft.page.path),
    }
