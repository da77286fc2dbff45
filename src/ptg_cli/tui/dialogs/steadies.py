"""What the person themselves wrote that steadies them: it stands there as theirs, and a line of it can be taken off."""

import asyncio
from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from ptg_cli.context import Context
from ptg_cli.model.visible import shorten
from ptg_cli.sentences import hard_moment as said
from ptg_cli.tui.dialogs.choice import Choice

_ROW = 50
"""Cells of a line in a row of the window."""


def own_lines(wrote: Sequence[str]) -> Choice:
    """All of it, with as much time as the person wants. Closes with 0 to go on, or the number of the line, from 1, that
    is to be taken off."""
    off = [said.take_off(shorten(line, _ROW)) for line in wrote]
    return Choice(said.wrote(wrote), ["Go on", *off], [said.TAKE_THE_TIME])


async def take_off(screen: Screen[Any], context: Context, wrote: Sequence[str]) -> None:
    """Takes a line off, and says so; where there are several, asks which. To be awaited in a worker."""
    place: int | None = 0
    if len(wrote) > 1:
        asked = Choice(said.WHICH_OFF, [shorten(line, _ROW) for line in wrote])
        place = await screen.app.push_screen_wait(asked)
    if place is not None:
        taken = await asyncio.to_thread(context.steadies.take_off, wrote[place])
        screen.notify(said.u_puts_it_back(taken), markup=False, timeout=20)
