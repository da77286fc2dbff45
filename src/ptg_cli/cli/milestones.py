"""`ptg milestones`: the pages that a person marked in their own words."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.shell import Shell, plain_row
from ptg_cli.sentences import milestones as said

if TYPE_CHECKING:
    from ptg_cli.journal.pages import Page


def milestones(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Only pages that are asked for so, as `ptg search` reads it."),
    ] = None,
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """See the pages that you marked as milestones, in your own words.

    The newest day comes first. Of a page marked to be handled with care only its day is shown. ptg marks no page by
    itself: `ptg change ID --milestone WORDS` does.

    Example: ptg milestones from:2026-05
    """
    from ptg_cli.desk.milestones import day_of, find_milestones, own_words, what_it_is

    shell: Shell = ctx.obj
    context = shell.context
    query = arguments.read_query(shell, words or ())
    found = find_milestones(context.journal, query)
    if as_json:
        shell.show_json("milestones", [_as_json(one) for one in found.pages])
    for page in () if as_json else found.pages:
        day = day_of(page, context.settings.day_starts_at)
        if plain:
            shell.show(plain_row((page.id, day or "", own_words(page), what_it_is(page, context.titles))))
        elif shell.in_lines:
            shell.show(said.heard(own_words(page), day, what_it_is(page, context.titles), page.id))
        else:
            _show(shell, page)
    for problem in found.problems:
        shell.warn(problem)
    if not found.pages:
        shell.say(said.NONE_FITS if query.asks else said.NONE_YET)


def _show(shell: Shell, page: "Page") -> None:
    """The person's own words, and below them the day, what the page is, and its id."""
    from ptg_cli.desk.milestones import own_words, what_it_is
    from ptg_cli.desk.page_summary import when_words

    when = " ".join(when_words(page.entry, shell.context.settings.day_starts_at).split())
    shell.show_wrapped(own_words(page))
    shell.show_wrapped(f"    {' · '.join(filter(None, (when, what_it_is(page, shell.context.titles), page.id)))}")


def _as_json(page: "Page") -> dict[str, Any]:
    """A milestone as data: its front matter and where it is. Of a page to be handled with care its words are left
    out."""
    from ptg_cli.cli.pages import page_json

    row = page_json(page)
    row.pop("first_line", None)  # the body is not read
    return row


milestones_command = typer.Typer(add_completion=False, rich_markup_mode=None)
milestones_command.command("milestones", cls=arguments.QueryCommand)(milestones)
