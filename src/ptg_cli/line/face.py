"""What every place of line mode is given when it is opened."""

from collections.abc import Callable
from dataclasses import dataclass

from ptg_cli.context import Context
from ptg_cli.desk.writing import BegunSession
from ptg_cli.line.menu import Menu

RunSession = Callable[[BegunSession], str | None]
"""Runs a session to its end and gives the id of what was kept."""


@dataclass(frozen=True, slots=True)
class Face:
    """Plain lines, ready to be used: `menu` says and asks, `context` has what is kept, `run_session` writes a page, and
    `kept` is given the id of each other page that was kept."""

    menu: Menu
    context: Context
    run_session: RunSession
    kept: Callable[[str], None]
