"""`ptg sheet`: the plan, or what was written in a look back, on one page to keep on paper."""

from pathlib import Path
from typing import Annotated

import typer

from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.sentences import sheets as said


def sheet(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="Which page: plan, review or setback.", show_default=False)
    ] = "",
    page: Annotated[
        str, typer.Option("--page", metavar="ID", help="Take this page of yours, not the newest.", show_default=False)
    ] = "",
    out: Annotated[
        str,
        typer.Option(
            "--out", "-o", metavar="FILE", help="Write it to a new file that only you can read.", show_default=False
        ),
    ] = "",
) -> None:
    """Put your plan, or what you wrote in a look back, on one page, to keep on paper.

    Other people can read what is on paper. Each page is plain text, 72 letters wide, and fits on A4 and Letter. What
    does not fit is named at its end. Numbers to call stand on it, and nobody marked as not safe does.

    Without a name it lists the pages there are. No file is ever written over.

    Example: ptg sheet plan

    Example: ptg sheet setback --out setback.txt
    """
    from ptg_cli.desk.sheets import write_sheet

    shell: Shell = ctx.obj
    desk = shell.context.sheets
    if not name:
        for one in desk.kinds():
            shell.show_wrapped(said.in_the_list(one.name, one.title, one.about, desk.day(one)))
        shell.say(said.HOW_TO_SEE)
        return
    made = desk.make(desk.kind(check_text(name)), page)
    shell.say(said.OTHERS_CAN_READ_IT)
    for remark in made.remarks:
        shell.warn(remark)
    if out:
        shell.say(write_sheet(made, Path(check_text(out)).expanduser()))
    else:
        shell.show(made.sheet.text.rstrip("\n"))
