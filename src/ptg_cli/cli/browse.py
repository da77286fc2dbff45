"""`ptg browse`: the pages to walk through, on the screen or in plain lines."""

from typing import Annotated

import typer

from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.faces import line_browsing, open_screen, wants_screen
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.model.query import as_typed


def browse(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", help="Begin with the pages that hold these words.")
    ] = None,
    line: Annotated[bool, typer.Option("--line", help="Plain lines, for screen readers.")] = False,
) -> None:
    """Look through your pages: read, find, change or delete them.

    Example: ptg browse kitchen
    """
    shell: Shell = ctx.obj
    wanted = as_typed(check_text(word) for word in words or [])
    if not shell.on_terminal:
        raise usage("`ptg browse` needs a terminal. `ptg list` lists pages, and `ptg search` finds words in them.")
    if wants_screen(shell, line):
        raise typer.Exit(open_screen(shell, "pages", wanted or None))
    line_browsing(shell, wanted)
