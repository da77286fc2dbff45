"""Contrast, measured on what is drawn."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from rich.color import ColorType
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.screen import ModalScreen

LEAST: Final = {"dusk": 4.5, "dawn": 4.5, "high-contrast-dark": 7.0, "high-contrast-light": 7.0}
"""Contrast of text in each look."""

OF_BARS: Final = 3.0
"""Contrast of what carries no word: the editor's bar, the edge of a toast, the mark of a row or a quotation."""

BARS: Final = set("▎▌▐▍▋")
DECORATION: Final = set("▁▂▃▄▅▆▇█▀▟▜▛▙▘▝▗▖▔━─▕▏▪🔎◀▶")
"""Drawn only as an ornament: how far down a list is scrolled, rules, the shape of a breath with its soft edge. What
they tell, words or a count beside them tell too."""


@cache
def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance as WCAG 2 has it."""
    parts = (part / 255 for part in colour)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(style: Style) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """What is drawn in front, and behind, once reverse and dim are taken into account."""
    assert style.color
    assert style.bgcolor
    assert style.color.type is style.bgcolor.type is ColorType.TRUECOLOR, style
    front, behind = style.color.get_truecolor(), style.bgcolor.get_truecolor()
    if style.reverse:
        front, behind = behind, front
    if style.dim:
        front = ColorTriplet(*(round((one + other) / 2) for one, other in zip(front, behind, strict=True)))
    return front, behind


def inside(person: Any) -> Any:
    """Where one is to look: the small window, where there is one; else the whole screen."""
    screen = person.app.screen
    if isinstance(screen, ModalScreen) and screen.styles.background.a < 1:
        return next(child for child in screen.children if not child.has_class("-textual-system")).region
    return screen.region


def faint(person: Any, least: float) -> Iterator[str]:
    """Every piece on the screen whose contrast is too low, with what it is."""
    where = inside(person)
    for y, strip in enumerate(person.app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            begins, x = x, x + segment.cell_length
            words = set(segment.text) - {" "} - DECORATION
            if not words or segment.control or not where.overlaps(type(where)(begins, y, segment.cell_length, 1)):
                continue
            front, behind = colours(segment.style or Style.null())
            found = contrast(front, behind)
            if found < (OF_BARS if words <= BARS else least):
                yield f"{found:.1f} at {begins},{y}: {segment.text.strip()!r}"
