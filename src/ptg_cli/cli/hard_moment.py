"""`ptg cope`: a hard moment, on the screen or in plain lines."""

from typing import TYPE_CHECKING, Annotated

import typer

from ptg_cli.cli import arguments, completions
from ptg_cli.cli.diagnostics import Refused
from ptg_cli.cli.shell import Shell, check_text
from ptg_cli.sentences import hard_moment as said_of_hard_moment

if TYPE_CHECKING:
    from ptg_cli.model.strategy import Strategy
    from ptg_cli.session.hard_moment import HardMoment


def cope(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="[STRATEGY]",
            autocompletion=completions.strategies,
            help="Begin this strategy. `ptg strategies` lists them all.",
        ),
    ] = "",
    distress: arguments.Distress = None,
    feelings: arguments.Feelings = None,
    line: arguments.Line = False,
) -> None:
    """In a hard moment: one thing to do, or three to choose from.

    What you say of it afterwards comes back as what helps you. `ptg sos` shows people to talk to. Off a terminal it
    shows what there is to do and keeps nothing; with --line it takes answers from standard input, a line each.

    Example: ptg cope
    """
    from ptg_cli.cli.faces import line_hard_moment, open_screen, reads_pipe, wants_screen
    from ptg_cli.desk.strategies import NoSuchStrategy

    shell: Shell = ctx.obj
    felt = tuple(feelings or ())
    desk = shell.context.strategy_desk
    try:
        strategy = desk.strategy(check_text(name)) if name else None
    except NoSuchStrategy as missing:
        raise Refused(str(missing)) from missing
    if wants_screen(shell, line):
        from ptg_cli.tui.navigation import OpenHardMoment

        asked = OpenHardMoment(strategy.slug if strategy else "", distress, felt, parting=True)
        raise typer.Exit(open_screen(shell, "hard-moment", asked))
    moment = desk.moment(distress, felt)
    for words in desk.problems:
        shell.warn(words)
    if shell.on_terminal or reads_pipe(shell, line):
        line_hard_moment(shell, moment, strategy)
        return
    for words in _offered(moment, strategy):
        shell.show_wrapped(words)
    if strategy is None and distress is None:
        shell.say(said_of_hard_moment.HOW_HARD_UNKNOWN)


def _offered(moment: "HardMoment", strategy: "Strategy | None") -> list[str]:
    """What there is to do, where nobody can be asked: the one that was named, else what is offered."""
    from ptg_cli.line.hard_moment import one_thing, three
    from ptg_cli.session.hard_moment import HardMomentStage

    if strategy is not None:
        return [f"{strategy.said}.", *strategy.steps, *([strategy.caution] if strategy.caution else [])]
    if moment.stage is HardMomentStage.ONE:
        return one_thing(moment)
    return three(moment)
