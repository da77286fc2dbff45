"""What the tests of Pages share: a home with pages in it, the app over it, and a wait for all that it reads."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.worker import Worker

from ptg_cli.context import Context, Folders
from ptg_cli.model.entry import Entry
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.navigation import AppEnd, Go
from ptg_cli.tui.widgets.pages.page_list import PageList

NOW = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))

HOSTILE = (
    "[/] [b]bold[/b] [@click=app.leave]x[/]",
    "\x1b[31mred\x1b[0m \x07bell \x00nul \x9b31m",
    "\u202eevil\u202c \u2066iso\u2069 \u200f",
    "👩‍👩‍👧 👍🏽 e\u0301a\u0300",
    "日本語のノート、今日は静かな一日でした。" * 10,
    "شكرا على كل شيء هنا",
    "a" * 3000,
    "# heading\n> quote\n- item\n```\ncode\n```\n",
    "\t\ttabs\r\nand windows\r\nends\r\n",
)


def home(folder: Path) -> Context:
    """A context over an empty home."""
    numbers = iter(range(100_000))
    return Context(Folders(folder, folder, folder), now=lambda: NOW, chance=lambda: f"{next(numbers):04d}")


def add(context: Context, body: str, *, day: int = 1, hour: int = 8, **facts: Any) -> Path:
    """A page of November 2026, and where it lies."""
    moment = datetime(2026, 11, day, hour, 0, 0, tzinfo=NOW.tzinfo)
    entry_id = context.journal.new_id(moment.replace(tzinfo=None))
    return context.journal.add(Entry(entry_id, created=moment, kind="note", body=body, **facts)).path


READING = {"names", "rows", "reader", "search"}
"""Workers that never wait for an answer."""

Steps = Callable[[PtgApp, Pilot[AppEnd]], Coroutine[Any, Any, None]]


def play(context: Context, start: Go, steps: Steps, size: tuple[int, int] = (80, 24)) -> PtgApp:
    """Opens the app there, waits until it is quiet, and takes the steps. No fault of its own may come of them."""
    app = PtgApp(context, start)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            await steps(app, pilot)

    asyncio.run(run())
    assert app.fault == ()
    return app


async def quiet(pilot: Pilot[AppEnd]) -> None:
    """Waits until nothing is being read or done, but for what waits for an answer. Timers that wait for a pause
    in typing are cut short."""
    for _ in range(2):
        await pilot.pause()
        screen = pilot.app.screen
        for timer in [*screen._timers, *(timer for shelf in screen.query("PageShelf") for timer in shelf._timers)]:
            if timer._repeat == 0 and timer._task is not None and not timer._task.done():
                timer.stop()
                assert timer._callback is not None
                timer._callback()
        while any(_busy(pilot.app, worker) for worker in pilot.app.workers):
            await asyncio.sleep(0)
        await pilot.pause()


def _busy(app: App[Any], worker: Worker[Any]) -> bool:
    if worker.is_finished or worker.is_cancelled:
        return False
    return worker.group in READING or not isinstance(app.screen, ModalScreen)


async def press(pilot: Pilot[AppEnd], *keys: str) -> None:
    """Presses keys, each once all is quiet."""
    for key in keys:
        await pilot.press(key)
        await quiet(pilot)


def lines(app: PtgApp) -> str:
    """The whole screen as text, as a person sees it."""
    screen = app.screen
    return "\n".join("".join(segment.text for segment in strip) for strip in screen._compositor.render_strips())


def rows(app: PtgApp) -> list[str]:
    """What the list's rows say, top to bottom."""
    pages = app.screen.query_one(PageList)
    shown = [pages.render_line(y).text.rstrip() for y in range(min(pages.size.height, pages.virtual_size.height))]
    each = pages.virtual_size.height // max(len(pages.names), 1) or 1
    return ["".join(shown[place : place + each]) for place in range(0, len(shown), each)]


def toasts(app: PtgApp) -> list[str]:
    """What was said at the edge of the screen, the newest last."""
    return [notice.message for notice in app._notifications]
