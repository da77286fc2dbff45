"""What the tests of Pages share: a home with pages in it, the app over it, and a wait for all that it reads."""

import asyncio
import re
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


_ROW = re.compile(r"^(▎ |  )(\d\d:\d\d|no date|[A-Z][a-z]{2} [ \d]\d [A-Z])")
"""How a row begins: with the time of day under its day, else with all of when it was."""

_DATED = re.compile(r"^(▎ |  )[A-Z].*\d\d:\d\d$")
"""A row that has nothing but when it was on its first line."""

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
    """What the list's rows say, top to bottom, without the words below the marked one. Of a row that takes two lines
    as there is no room for one, both."""
    found: list[str] = []
    line_before = ""
    for line in _list_lines(app):
        if _ROW.match(line):
            found.append(line)
        elif found and _DATED.match(found[-1]) and found[-1] == line_before:
            found[-1] += line
        line_before = line
    return [" ".join(row.split()) for row in found]


def below(app: PtgApp) -> str:
    """The words below the marked row; empty where there are none."""
    shown = _list_lines(app)
    marked = next(place for place, line in enumerate(shown) if line.startswith("▎"))
    following = shown[marked + 1] if marked + 1 < len(shown) else ""
    return following.strip("▎ ") if following.startswith("▎") else ""


def days(app: PtgApp) -> list[str]:
    """The headings that the list's rows stand under."""
    return [line.strip() for line in _list_lines(app) if re.match(r"  [A-Z][a-z]+day \d|  No date", line)]


def _list_lines(app: PtgApp) -> list[str]:
    pages = app.screen.query_one(PageList)
    return [pages.render_line(y).text.rstrip() for y in range(min(pages.size.height, pages.virtual_size.height))]


def toasts(app: PtgApp) -> list[str]:
    """What was said at the edge of the screen, the newest last."""
    return [notice.message for notice in app._notifications]
