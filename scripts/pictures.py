"""Draws the README's pictures: `python scripts/pictures.py`, into docs/pictures/.

Today, Writing and Pages, each in dusk and in dawn, from pages that are made up, on a morning that does not pass, in a
temporary home. Twice gives the same bytes. An SVG fetches nothing; a PNG of few colours is made beside it where
`rsvg-convert` and ImageMagick's `convert` are.
"""

import asyncio
import html
import itertools
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

from ptg_cli.context import Context, Folders
from ptg_cli.model.entry import Entry
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.navigation import Go, OpenWriting

TARGET: Final = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE: Final = (100, 30)
THEMES: Final = ("dusk", "dawn")
NOW: Final = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))
WAIT: Final = 20.0
FONTS: Final = "Menlo, 'DejaVu Sans Mono', Consolas, ui-monospace, monospace"
CELL: Final = 12.2
"""How wide a cell is."""

FONT_SIZE: Final = 20.26
"""The size at which the letters of the first two fonts are just as wide as a cell."""

PAGES: Final[tuple[tuple[str, str, dict[str, Any]], ...]] = (
    ("11-22 18:40", "Made soup and sat at the window with it. It rained, and then it did not.\n\n"
     "The neighbour waved from across the yard. I waved back before I had thought about it.", {"tags": ("home",)}),
    ("11-21 08:05", "## What held today?\n<!-- step: one -->\n\nThe blue cup. The dog, asleep on my feet. Some sun.",
     {"guide": "three-real-things", "kind": "journal", "later": "Ring my sister and ask about the tomatoes."}),
    ("11-19 21:30", "Slept badly. Read until the birds began, and that was all right.", {"tags": ("sleep",)}),
    ("11-17 07:50", "Walked to the river and back. Cold hands, warm bread.", {}),
    ("11-14 19:10", "A letter from an old friend. I put it on the shelf where I can see it.", {"title": "The letter"}),
    ("11-12 22:05", "## Who was there?\n<!-- step: who -->\n\nMy sister, on the phone, peeling apples the whole time.",
     {"guide": "who-and-what-helped", "kind": "journal"}),
    ("11-09 08:30", "The garden is brown and quiet. I like it more than I thought I would.", {}),
    ("11-05 20:15", "Too tired for words today. The tea was good.", {"tags": ("small",)}),
    ("11-02 18:20", "Took the long way home, past the bakery. They still know my name there.", {}),
    ("10-30 21:00", "The house is so quiet on Sundays. I put the radio on for company.", {"tags": ("home",)}),
    ("10-27 07:40", "Planted the bulbs at last. They know what to do; I need not.", {}),
)  # fmt: skip
"""Made up: when, the text, and what else is known of each page."""

WRITTEN: Final = (
    "Mixed. I slept, and then lay awake for a while and listened to the rain.\n\n"
    "The house is quiet on Mondays. I used to know what was cooking by the sounds from the hall. This morning it was "
    "me and the kettle, and that was all right.\n\n"
    "My sister rings tonight. She will want to know about the bulbs, and I will"
)

Steps = Callable[[PtgApp, Any], Coroutine[Any, Any, None]]


def home(folder: Path, theme: str) -> Context:
    """A context over a home with the pages in it."""
    numbers = itertools.count()
    context = Context(Folders(folder, folder, folder), now=lambda: NOW, chance=lambda: f"{next(numbers):04d}")
    for key, value in (("welcomed", "yes"), ("theme", theme), ("reduce_motion", "yes")):
        context.change_setting(key, value)
    for when, body, facts in PAGES:
        moment = datetime.strptime(f"2026-{when}", "%Y-%m-%d %H:%M").replace(tzinfo=NOW.tzinfo)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        context.journal.add(Entry(page_id, created=moment, body=body, **{"kind": "note", **facts}))
    return context


def shown(app: PtgApp) -> str:
    """Everything that is drawn, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def until(app: PtgApp, pilot: Any, *words: str) -> None:
    """Waits until all these words are drawn."""
    waited = 0.0
    while not all(word in shown(app) for word in words):
        if waited > WAIT:
            raise SystemExit(f"{words} never came; drawn was:\n{shown(app)}")
        await pilot.pause(0.02)
        waited += 0.02
    await pilot.pause()


async def today(app: PtgApp, pilot: Any) -> None:
    """The first place, with its suggestion and the one thing left for later."""
    await until(app, pilot, "23 November", "begin", "left for later")


async def writing(app: PtgApp, pilot: Any) -> None:
    """An answer half written, its draft kept."""
    await until(app, pilot, "begin")
    await pilot.press("enter")
    for _ in range(3):
        await pilot.pause()
        if app.screen.query("Editor"):
            break
        await pilot.press("enter")
    await pilot.pause()
    editor: Any = app.screen.query_one("Editor")
    editor.insert(WRITTEN)
    await until(app, pilot, "I will", "draft kept", "Next")


async def pages(app: PtgApp, pilot: Any) -> None:
    """The list, with the page beside it."""
    await until(app, pilot, "The garden is brown", "I waved back")


PLACES: Final[dict[str, tuple[Go, Steps]]] = {
    "today": (Go("today"), today),
    "writing": (Go("writing", OpenWriting("where-i-am-today")), writing),
    "pages": (Go("pages"), pages),
}


def picture(theme: str, start: Go, steps: Steps) -> str:
    """A place as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        app = PtgApp(home(Path(folder), theme), start)

        async def run() -> str:
            async with app.run_test(size=SIZE) as pilot:
                await steps(app, pilot)
                return app.export_screenshot(title="ptg", simplify=True)

        return local(asyncio.run(run()))


def local(svg: str) -> str:
    """The SVG with nothing to fetch, and with each text where its first letter is: not every program that draws SVG
    keeps the spaces before it."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]+;", f"font-family: {FONTS};", svg)
    svg = svg.replace("font-size: 20px", f"font-size: {FONT_SIZE}px")
    svg = re.sub(r'<text class="([^"]+)" x="([^"]+)" y="([^"]+)" textLength="[^"]+" ([^>]+)>([^<]*)</text>', _text, svg)
    svg = svg.replace('height="731.0"', 'height="736.0"')  # the last line has letters that reach below it
    if "@import" in svg or re.search(r"(url|href)\W+https?:", svg):
        raise SystemExit("something would be fetched")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def _text(found: re.Match[str]) -> str:
    look, x, y, clip, words = found.groups()
    words = html.unescape(words).replace("\xa0", " ")
    left = float(x) + CELL * (len(words) - len(words.lstrip()))
    words = words.strip()
    if words == "▎":  # a bar without gaps between the lines
        return f'<rect class="{look}" x="{left:.1f}" y="{float(y) - 18.5:.1f}" width="3" height="24.65"/>'
    shown = html.escape(words).replace(" ", "\xa0")
    return f'<text class="{look}" x="{left:.1f}" y="{y}" textLength="{CELL * len(words):.1f}" {clip}>{shown}</text>'


def main() -> None:
    """Draws them all."""
    os.environ.pop("NO_COLOR", None)
    TARGET.mkdir(parents=True, exist_ok=True)
    draws, packs = shutil.which("rsvg-convert"), shutil.which("convert")
    for (name, (start, steps)), theme in itertools.product(PLACES.items(), THEMES):
        path = TARGET / f"{name}-{theme}.svg"
        path.write_text(picture(theme, start, steps), encoding="utf-8")
        if draws and packs:
            drawn = subprocess.run([draws, path], check=True, capture_output=True).stdout
            few = ["-strip", "+dither", "-colors", "32", "-define", "png:compression-level=9", "png8:-"]
            packed = subprocess.run([packs, "png:-", *few], input=drawn, check=True, capture_output=True).stdout
            path.with_suffix(".png").write_bytes(packed)


if __name__ == "__main__":
    main()
