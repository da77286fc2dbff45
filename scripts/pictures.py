"""Draws the README's pictures: `python scripts/pictures.py`, into docs/pictures/.

Places of ptg in two sizes, each in dusk and in dawn, from the half year of half_a_year.py, on an evening that does not
pass, in a temporary home. Twice gives the same bytes. Each picture is an SVG that fetches nothing: letters as text,
blocks and half blocks as shapes, so that no gap shows between two lines.
"""

import asyncio
import html
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Coroutine, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

import half_a_year
from ptg_cli.context import Context, folders
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.navigation import Go, OpenWriting

TARGET: Final = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZES: Final = ((80, 24), (120, 36))
THEMES: Final = ("dusk", "dawn")
NOW: Final = datetime(2026, 11, 29, 19, 5, 2)
WAIT: Final = 30.0
"""Seconds after which what should be drawn is given up."""

FONTS: Final = "Menlo, 'DejaVu Sans Mono', Consolas, ui-monospace, monospace"
WIDE, HIGH, FONT_SIZE, BASELINE = 10, 21, 16.6, 16
"""A cell in pixels, the letters in it, and how far below its top they stand."""

MARGIN: Final = 16

_QUARTERS: Final = {"a": (0, 0, 0.5, 0.5), "b": (0.5, 0, 1, 0.5), "c": (0, 0.5, 0.5, 1), "d": (0.5, 0.5, 1, 1)}
_OF_QUARTERS: Final = zip("▖▗▘▝▙▚▛▜▞▟", "c d a b acd ad abc abd bc bcd".split(), strict=True)

_STROKES: Final = {
    "l": (0, 0.48, 0.56, 0.53),
    "r": (0.44, 0.48, 1, 0.53),
    "u": (0.44, 0, 0.56, 0.53),
    "d": (0.44, 0.48, 0.56, 1),
}
_OF_STROKES: Final = zip("─│╭╮╰╯┌┐└┘├┤┬┴┼", "lr ud rd ld ru lu rd ld ru lu urd uld lrd lru lrud".split(), strict=True)

PARTS: Final[dict[str, tuple[tuple[float, float, float, float], ...]]] = {
    "█": ((0, 0, 1, 1),),
    "▀": ((0, 0, 1, 0.5),),
    "▐": ((0.5, 0, 1, 1),),
    "▔": ((0, 0, 1, 1 / 8),),
    "━": ((0, 0.43, 1, 0.57),),
    **{mark: tuple(_STROKES[stroke] for stroke in strokes) for mark, strokes in _OF_STROKES},
    **{mark: ((0, 1 - n / 8, 1, 1),) for n, mark in enumerate("▁▂▃▄▅▆▇", 1)},
    **{mark: ((0, 0, 1 - n / 8, 1),) for n, mark in enumerate("▉▊▋▌▍▎▏", 1)},
    **{mark: tuple(_QUARTERS[quarter] for quarter in quarters) for mark, quarters in _OF_QUARTERS},
}
"""What is drawn of a cell for each mark that is a shape: left, top, right, bottom, as parts of the cell."""

WRITTEN: Final = (
    "Mixed. I slept, and then lay awake for a while and listened to the rain.\n\n"
    "The house is quiet on Sundays. I used to know what was cooking by the sounds from the hall. Tonight it was "
    "me and the kettle, and that was all right.\n\n"
    "My sister rings tomorrow. She will want to know about the bulbs, and I will"
)

Steps = Callable[[PtgApp, Any], Coroutine[Any, Any, None]]


def shown(app: PtgApp) -> str:
    """Everything that is drawn, line by line."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


async def until(app: PtgApp, pilot: Any, *words: str) -> None:
    """Waits until all these words are drawn."""
    waited = 0.0
    while not all(word in shown(app) for word in words):
        if waited > WAIT:
            raise SystemExit(f"{words} never came; drawn was:\n{shown(app)}")
        await pilot.pause(0.02)
        waited += 0.02
    await pilot.pause()


async def pages(app: PtgApp, pilot: Any) -> None:
    """The list and, where there is room, the page beside it."""
    await until(app, pilot, "Find a picture", "Slept through")
    if app.size.width > SIZES[0][0]:
        await until(app, pilot, "It holds soup.")


def waiting_for(*words: str) -> Steps:
    """Nothing to do there but to wait for these words."""

    async def steps(app: PtgApp, pilot: Any) -> None:
        await until(app, pilot, *words)

    return steps


async def writing(app: PtgApp, pilot: Any) -> None:
    """An answer half written, its draft kept."""
    await until(app, pilot, "begin")
    for _ in range(4):
        await pilot.press("enter")
        await pilot.pause()
        if app.screen.query("Editor"):
            break
    editor: Any = app.screen.query_one("Editor")
    editor.insert(WRITTEN)
    await until(app, pilot, "I will", "draft kept", "Next")


PLACES: Final[dict[str, tuple[Go, Steps]]] = {
    "today": (Go("today"), waiting_for("29 November", "begin", "left for later")),
    "writing": (Go("writing", OpenWriting("where-i-am-today")), writing),
    "pages": (Go("pages"), pages),
    "calendar": (Go("calendar"), waiting_for("November 2026")),
    "over-time": (Go("trends"), waiting_for("middle")),
    "what-helps": (Go("helps"), waiting_for("Five senses")),
    "then-and-now": (Go("tellings", "find-a-picture-for-my-life"), waiting_for("a bowl")),
}


def picture(folder: Path, theme: str, size: tuple[int, int], start: Go, steps: Steps) -> str:
    """A place as SVG, over the journal in this folder."""
    numbers = itertools.count()
    now = NOW.astimezone()
    context = Context(folders(str(folder), os.environ), lambda: now, lambda: f"{next(numbers):04d}")
    for key, value in (("theme", theme), ("reduce_motion", "yes")):
        context.change_setting(key, value)
    app = PtgApp(context, start)

    async def run() -> str:
        async with app.run_test(size=size) as pilot:
            await steps(app, pilot)
            return svg(app.screen._compositor.render_strips(), size)

    return asyncio.run(run())


def svg(lines: Iterable[Iterable[Segment]], size: tuple[int, int]) -> str:
    """What is drawn, cell by cell."""
    cells = [list(_cells(line)) for line in lines]
    ground = cells[0][0][3]
    width, height = size[0] * WIDE + 2 * MARGIN, size[1] * HIGH + 2 * MARGIN
    box = f'width="{width}" height="{height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} viewBox="0 0 {width} {height}">',
            f"<style>text {{ font: {FONT_SIZE}px {FONTS}; white-space: pre }}</style>",
            f'<rect {box} rx="8" fill="{ground}"/>',
            *(part for row, line in enumerate(cells) for part in _row(line, MARGIN + row * HIGH, ground)),
            "</svg>",
            "",
        ]
    )


Cell = tuple[int, str, str, str, Style]
"""The column of a character, the character, the colour of its ink and of its ground, its style."""


def _cells(line: Iterable[Segment]) -> Iterator[Cell]:
    column = 0
    for segment in line:
        style = segment.style or Style.null()
        ink, ground = _hex(style.color), _hex(style.bgcolor)
        if style.reverse:
            ink, ground = ground, ink
        for mark in segment.text:
            yield column, mark, ink, ground, style
            column += cell_len(mark)


def _hex(colour: Color | None) -> str:
    return "none" if colour is None else colour.get_truecolor().hex


def _row(line: list[Cell], top: int, ground: str) -> Iterator[str]:
    """A line of the screen: its grounds, then its shapes, then its words."""
    for behind, run in itertools.groupby(line, key=lambda cell: cell[3]):
        cells = list(run)
        if behind not in {ground, "none"}:
            width = sum(max(cell_len(cell[1]), 0) for cell in cells)
            yield _rect(cells[0][0], top, (0, 0, width, 1), behind)
    for (ink, mark), run in itertools.groupby(line, key=lambda cell: (cell[2], cell[1])):
        cells = list(run)
        for left, upper, right, lower in PARTS.get(mark, ()):
            if not left and right == 1:  # the same shape over several cells is one shape
                yield _rect(cells[0][0], top, (0, upper, len(cells), lower), ink)
            else:
                yield from (_rect(cell[0], top, (left, upper, right, lower), ink) for cell in cells)
    for (ink, style), run in itertools.groupby(line, key=lambda cell: (cell[2], cell[4])):
        yield from _words(list(run), top, ink, style)


def _rect(column: int, top: float, part: tuple[float, float, float, float], colour: str) -> str:
    left, upper, right, lower = part
    x, y = MARGIN + (column + left) * WIDE, top + upper * HIGH
    size = f'width="{(right - left) * WIDE:g}" height="{round((lower - upper) * HIGH, 2):g}"'
    return f'<rect x="{x:g}" y="{round(y, 2):g}" {size} fill="{colour}"/>'


def _words(cells: list[Cell], top: int, ink: str, style: Style) -> Iterator[str]:
    """The letters of one look, in pieces with no shape and no wide gap inside."""
    piece: list[Cell] = []
    for place, cell in enumerate(cells):
        gap = cell[1] == " " and (place + 1 == len(cells) or cells[place + 1][1] == " ")
        if cell[1] not in PARTS and not gap:
            piece.append(cell)
            continue
        yield from _piece(piece, top, ink, style)
        piece = []
    yield from _piece(piece, top, ink, style)


def _piece(cells: list[Cell], top: int, ink: str, style: Style) -> Iterator[str]:
    text = "".join(cell[1] for cell in cells)
    if not text.strip():
        return
    start = len(text) - len(text.lstrip())
    words, first = text.strip(), cells[start]
    width = cell_len(words) * WIDE
    look = "".join((' font-weight="bold"' if style.bold else "", ' font-style="italic"' if style.italic else "",
                    ' text-decoration="underline"' if style.underline else ""))  # fmt: skip
    place = f'x="{MARGIN + first[0] * WIDE}" y="{top + BASELINE}" textLength="{width}" lengthAdjust="spacingAndGlyphs"'
    yield f'<text {place} fill="{ink}"{look}>{html.escape(words, quote=False)}</text>'


def main() -> None:
    """Draws them all."""
    os.environ.pop("NO_COLOR", None)
    os.environ["COLORTERM"] = "truecolor"
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        written, folder = Path(name) / "written", Path(name) / "ptg"
        half_a_year.write(Context(folders(str(written), os.environ)))
        for (place, (start, steps)), size, theme in itertools.product(PLACES.items(), SIZES, THEMES):
            shutil.copytree(written, folder)
            path = TARGET / f"{place}-{size[0]}x{size[1]}-{theme}.svg"
            path.write_text(picture(folder, theme, size, start, steps), encoding="utf-8")
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
