"""How a screen parts: back to what was before it, or to the shell, and what it still has to do with files once it has
gone."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App
from textual.screen import Screen

from ptg_cli.desk.errors import explain, own_fault
from ptg_cli.tui.navigation import AppEnd
from ptg_cli.tui.textual_seams import is_leaving


def part(screen: Screen[None], words: str, kept: str, *, ends_ptg: bool, code: int = 0) -> None:
    """Leaves a screen that is done, and says `words`, where there are any. `kept` is the id of the entry that it left,
    empty for none. `ends_ptg` true: ptg was started for this screen alone, and ends with `code`."""
    if ends_ptg:
        screen.app.exit(AppEnd(code=code, words=(words,) if words else (), kept=kept), return_code=code)
        return
    if words:
        screen.notify(words, markup=False)
    screen.dismiss(None)


def let_go(app: App[Any], close: Callable[[], object]) -> None:
    """Calls `close` from a thread and returns at once: on a slow disk neither the screen nor a key waits for it, only
    the end of ptg does. A disk that refuses is told.

    Textual waits for a screen to be taken away before it handles another message, so `on_unmount` may not wait for
    anything either.
    """
    closing = asyncio.get_running_loop().run_in_executor(None, close)
    closing.add_done_callback(partial(_tell, app))


def _tell(app: App[Any], closing: asyncio.Future[object]) -> None:
    error = closing.exception()
    if error is not None and not is_leaving(app):
        app.notify(explain(error) if isinstance(error, OSError) else own_fault(error), markup=False, timeout=8)
