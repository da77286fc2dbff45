"""`ptg cope`: a hard moment, on the screen or in plain lines."""

from typing import Annotated

import typer

from ptg_cli.cli import arguments
from ptg_cli.cli.diagnostics import usage
from ptg_cli.cli.shell import Shell, check_text


def cope(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[STRATEGY]", help="Begin this one; `ptg strategies` lists them.")
    ] = "",
    distress: Annotated[
        int | None, typer.Option("--distress", metavar="0-10", help="How loud it is right now.", show_default=False)
    ] = None,
    feelings: Annotated[
        list[str] | None,
        typer.Option("--feeling", metavar="WORD", help="A feeling; may be given again.", show_default=False),
    ] = None,
    line: Annotated[bool, typer.Option("--line", help="Plain lines, for screen readers.")] = False,
) -> None:
    """In a hard moment: say how loud it is, and get one thing to do, or three to choose from.

    What you say of it afterwards comes back as what helps you. `ptg sos` shows people to talk to.

    Example: ptg cope
    """
    from ptg_cli.cli.faces import line_coping, open_screen, wants_screen
    from ptg_cli.desk.coping import NoSuchStrategy

    shell: Shell = ctx.obj
    rating = arguments.rating(distress, "--distress")
    felt = arguments.feelings([" ".join(word.casefold().split()) for word in feelings or ()])
    desk = shell.context.coping
    try:
        strategy = desk.strategy(check_text(name)) if name else None
    except NoSuchStrategy as missing:
        raise usage(str(missing)) from missing
    for words in desk.problems:
        shell.warn(words)
    if not shell.on_terminal:
        raise usage("A hard moment needs a terminal. `ptg strategies` lists what there is; `ptg sos` shows people.")
    if wants_screen(shell, line):
        from ptg_cli.tui.going import Cope

        asked = Cope(strategy.slug if strategy else "", rating, felt, parting=True)
        raise typer.Exit(open_screen(shell, "cope", asked))
    line_coping(shell, desk.moment(rating, felt), strategy)
