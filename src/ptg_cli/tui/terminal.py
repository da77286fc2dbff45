"""Lending the terminal to the person's own editor, and taking it back."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App, SuspendNotSupported

from ptg_cli.desk.editor import EditorFailed, EditorStopped
from ptg_cli.model.visible import visible
from ptg_cli.sentences import app as said

T = TypeVar("T")


class CannotLend(EditorFailed):
    """This terminal can't be handed to another program."""


def lend_terminal(app: App[Any], use: Callable[[], T]) -> T:
    """Runs `use` with the terminal as it was before ptg. What it raises is raised once the screen is back: inside it
    would leave a dead screen. A signal that came meanwhile then ends the app. Raises also: CannotLend."""
    done: list[T] = []
    failed: list[Exception] = []
    try:
        with app.suspend():
            try:
                done.append(use())
            except Exception as error:
                failed.append(error)
                if isinstance(error, EditorStopped):  # the app ends with the screen as it is here
                    sys.stderr.write(f"{visible(str(error))}\n")
    except SuspendNotSupported as error:
        raise CannotLend(said.CANNOT_LEND) from error
    if failed:
        if isinstance(failed[0], EditorStopped):
            failed[0].deliver()
        raise failed[0]
    return done[0]
