"""`ptg tags`: the tags there are."""

from typing import Annotated

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.shell import Shell, plain_row
from ptg_cli.sentences import pages as said


def tags(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="Only pages that are asked for so, as `ptg search` reads it."),
    ] = None,
    as_json: arguments.Json = False,
    plain: arguments.Plain = False,
) -> None:
    """See your tags, each with how many pages have it.

    Pages marked to be handled with care are left out. `ptg search tag:sleep` finds the pages.

    Example: ptg tags from:2026-05
    """
    from ptg_cli.desk.tags import counted as counted_tags
    from ptg_cli.model.entry import shown_tag
    from ptg_cli.model.visible import width

    shell: Shell = ctx.obj
    query = arguments.read_query(shell, words or ())
    counted = counted_tags(shell.context.journal, query)
    if as_json:
        shell.show_json("tags", [{"tag": tag, "pages": count} for tag, count in counted])
    elif plain:
        for tag, count in counted:
            shell.show(plain_row((tag, str(count))))
    elif shell.in_lines:
        for tag, count in counted:
            shell.show(said.tag_on(tag, count))
    else:
        wide = max((width(shown_tag(tag)) for tag, _ in counted), default=0)
        for tag, count in counted:
            shell.show(f"{shown_tag(tag)}{' ' * (wide - width(shown_tag(tag)))}  {said.pages(count)}")
    if not counted:
        shell.say(said.NO_TAGS_HERE if query.asks else said.NO_TAGS_YET)


tags_command = typer.Typer(add_completion=False, rich_markup_mode=None)
tags_command.command("tags", cls=arguments.QueryCommand)(tags)
