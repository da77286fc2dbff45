"""A talk performed by a command: it is asked at most whether the person is sure, which --yes answers."""

from collections.abc import Callable
from typing import TypeVar

from ptg_cli.cli.shell import Shell
from ptg_cli.talks.performance import Performance
from ptg_cli.talks.turns import Confirm, Effect, Say, Talk

R = TypeVar("R")


def perform(shell: Shell, begin: Callable[[], Talk[R]], *, yes: bool) -> R | None:
    """Performs it to its end and returns its result. What the disk or the journal refuse is raised, so that the command
    ends with the code for that. Raises: Refused where nobody can be asked; whatever an effect raises."""
    performance = Performance(begin)
    while (turn := performance.turn) is not None:
        match turn:
            case Say():
                (shell.warn if turn.needed else shell.say)(turn.words)
                performance.answer(None)
            case Effect():
                performance.answer(turn.run())
            case Confirm():
                first, *more = turn.lines  # what is asked stands last, right before the answer
                for words in more:
                    shell.say(words)
                performance.answer(shell.confirm(f"{turn.question} {first}", yes=yes))
            case _:
                raise AssertionError(f"a command asks no {type(turn).__name__}")
    return performance.result
