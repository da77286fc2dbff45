"""One grid for every screen and small window, measured on the cells that are drawn: where the title, the text, the
lists, the rows of words and the bottom line begin, where they end, and how a marked row is set off."""

from typing import Any, Final

import pytest
from tests.tui.contrast_kit import contrast
from tests.tui.tour_kit import Look, all_places, furnish, main_places
from textual.widget import Widget

from ptg_cli.context import Context
from ptg_cli.sentences.writing import MORE_BELOW
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.widgets.foot import CommandFoot

WIDEST: Final = 72
TWO_PANES: Final = (110, 44 + 4 + WIDEST)
"""From so many columns on, a screen with a list may have two panes; together they are so wide at most."""

TITLE_ROW: Final = {20: 1, 24: 1, 36: 2}
"""By the rows of a window, counted from 0."""

OFF_THE_GRID: Final = {"hidden", "breathing", "practising", "practising-held", "pause"}
"""Nothing at all, and what stands in the middle of the window: a breath and the words of a practice, also in a guide's
pause."""

BARS: Final = "▎▍▌"
"""What may stand before words: the mark of a row, the bar where one types."""

SCROLL_BAR: Final = "▁▂▃▄▅▆▇█"
"""Where one begins or ends between two rows."""

LEAST_MARK: Final = {"dusk": 1.5, "dawn": 1.5, "high-contrast-dark": 3.0, "high-contrast-light": 3.0}
"""Contrast of a marked row with its ground."""


def grid(width: int, *, panes: bool = False) -> tuple[int, int]:
    """The first cell of the grid in a window of that many columns, and the first one behind it."""
    wide = panes and width >= TWO_PANES[0]
    room = min(TWO_PANES[1] if wide else WIDEST, width - 6)
    left = (width - room) // 2
    return left, left + room


def problems(person: Any) -> list[str]:
    """What of this screen does not stand on the grid."""
    screen = person.app.screen
    lines = person.screen_text().split("\n")
    left, right = grid(
        len(lines[0]), panes=any(not each.has_class("-alone") for each in screen.query("Panes, SideBySide"))
    )
    found: list[str] = []
    row = next((row for row, line in enumerate(lines) if line.strip()), 0)
    if row != TITLE_ROW[len(lines)]:
        found.append(f"the title is on row {row}")
    if (first := _begins(lines[row])) != left:
        found.append(f"the title begins at {first}, not at {left}")
    for row, line in enumerate(lines):
        if {*line} <= {" ", "▀"}:  # the horizon of today is as wide as the window
            continue
        if line.strip() and _begins(line) < left:
            found.append(f"row {row} begins at {_begins(line)}, left of the grid: {line.strip()[:30]}")
        if line.strip() and len(line.rstrip()) > right + 2:
            found.append(f"row {row} ends at {len(line.rstrip())}, right of the grid: {line.strip()[-30:]}")
    for foot in screen.query(CommandFoot):
        if (first := _begins(lines[foot.region.y])) != left:
            found.append(f"the bottom line begins at {first}")
    for fact in screen.query("Row > .right, Row > CommandWords"):
        if _shows(fact) and fact is fact.parent.children[-1]:
            beside = any(one.has_class("first") for one in fact.ancestors)  # its column has another one at its right
            edge = fact.parent.region.right if beside else right
            ends = len(lines[fact.region.y][: edge + 2].rstrip(f" {SCROLL_BAR}"))
            if ends != edge:
                found.append(f"{fact} ends at {ends}, not at {edge}")
    return found


def too_many_accents(person: Any) -> list[str]:
    """The rows with words in the accent's colour, where there are several: it is for one thing on a screen, its title
    or what is chosen. What says that more is out of sight is none."""
    accent = person.app.theme_variables["accent"].lower()
    found: list[str] = []
    for strip in person.app.screen._compositor.render_strips():
        coloured = "".join(
            segment.text
            for segment in strip
            if segment.style and segment.style.color and segment.style.color.get_truecolor().hex == accent
        )
        if any(letter.isalnum() for letter in coloured) and coloured.strip() != MORE_BELOW:
            found.append(coloured.strip())
    return [f"the accent is on {found}"] if len(found) > 1 else []


def _begins(line: str) -> int:
    return len(line) - len(line.lstrip())


def _shows(widget: Widget) -> bool:
    in_sight = widget.region.intersection(widget.screen.region)
    return bool(in_sight and str(widget.render()).strip())


def faint_marks(person: Any, least: float) -> list[str]:
    """Marked rows that can hardly be told from their ground, or have no air around their words."""
    found: list[str] = []
    strips = person.app.screen._compositor.render_strips()
    for y, strip in enumerate(strips):
        cells = [(letter, segment.style) for segment in strip for letter in segment.text]
        for x, (letter, style) in enumerate(cells):
            if letter != BARS[0] or style is None or style.meta.get("option") is None:
                continue
            marked, ground = (each.bgcolor.get_truecolor() for each in (style, cells[x - 1][1]))
            if contrast(marked, ground) < least:
                found.append(f"row {y}: {contrast(marked, ground):.2f}")
            if cells[x + 1][0] != " ":
                found.append(f"row {y}: no air behind the bar")
    return found


def _look(person: Any, wrong: list[str]) -> Look:
    async def look(name: str) -> None:
        if name in OFF_THE_GRID:
            return
        wrong.extend(f"{name}: {problem}" for problem in (*problems(person), *too_many_accents(person)))
        for theme, least in LEAST_MARK.items():
            person.app.theme = theme
            await person.pilot.pause()
            wrong.extend(f"{name}, {theme}: {problem}" for problem in faint_marks(person, least))
        person.app.theme = "dusk"

    return look


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20)])
def test_every_screen_and_window_stands_on_the_grid(
    visit: Any, context: Context, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    furnish(context, monkeypatch)
    context.change_setting("welcomed", "no")
    wrong: list[str] = []

    async def steps(person: Any) -> None:
        await all_places(person, _look(person, wrong))

    visit(Go("welcome"), steps, size, toasts=True)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20)])
def test_the_main_places_stand_on_the_grid(
    visit: Any, context: Context, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    furnish(context, monkeypatch)
    wrong: list[str] = []

    async def steps(person: Any) -> None:
        await main_places(person, _look(person, wrong))

    visit(Go("today"), steps, size, toasts=True)
    assert not wrong, "\n".join(wrong)
