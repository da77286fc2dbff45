"""One page to keep on paper: what stands on it, and how it is made to fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ptg_cli.model.visible import one_line, width, wrapped

COLUMNS: Final = 72
"""Cells of a line: it fits across A4 and Letter in ten letters to the inch."""

LINES: Final = 58
"""Lines of a page: so many fit on A4 and on Letter in six lines to the inch, with an edge left above and below."""

_LEAST: Final = 2
"""Lines of a part that stand there at least: less says nothing."""

_INDENT: Final = "  "


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One part of a page: what it is about, and what is said of it, a line or several. A part that is `needed` is never
    cut, nor left out."""

    heading: str
    lines: tuple[str, ...]
    needed: bool = False


Missing = Callable[[Sequence[str], Sequence[str]], str]
"""What a page says at its end of the parts that are cut short there, and of those left out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is printed: its text, the headings of parts that are cut short there, and of those that are left
    out."""

    text: str
    cut: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def one_page(title: str, about: str, parts: Sequence[SheetPart], missing: Missing) -> Sheet:
    """The page. Where it would be longer, long parts are cut, all at the same length, and at last parts are left out,
    the last ones first. Then it ends with what `missing` says."""
    drawn = [_drawn(part) for part in parts]
    head = [*_fitted(title.upper(), ""), *_fitted(about, "")]
    shown = len(parts)
    while True:
        for most in range(LINES, _LEAST - 1, -1):
            sheet = _laid_out(head, parts, drawn, _shown(parts, shown), most, missing)
            if sheet.text.count("\n") <= LINES:
                return sheet
        if shown == 0:
            return sheet
        shown -= 1


def _shown(parts: Sequence[SheetPart], count: int) -> list[int]:
    """The places of so many parts, the needed ones among them even where they stand later."""
    return [place for place, part in enumerate(parts) if place < count or part.needed]


def _laid_out(
    head: Sequence[str],
    parts: Sequence[SheetPart],
    drawn: Sequence[Sequence[str]],
    shown: Sequence[int],
    most: int,
    missing: Missing,
) -> Sheet:
    """The page with these parts, none of them longer than `most` lines."""
    rows = list(head)
    cut = []
    for place in shown:
        part, lines = parts[place], list(drawn[place])
        if len(lines) > most and not part.needed:
            lines = [*lines[: most - 1], _ending(lines[most - 1])]
            cut.append(part.heading)
        rows += ["", *_fitted(part.heading, ""), *lines]
    left_out = [part.heading for place, part in enumerate(parts) if place not in shown]
    if cut or left_out:
        rows += ["", *_fitted(missing(cut, left_out), "")]
    return Sheet("\n".join(rows) + "\n", tuple(cut), tuple(left_out))


def _drawn(part: SheetPart) -> list[str]:
    """What is said in a part, each line of it indented."""
    return [row for line in part.lines for row in _fitted(line, _INDENT)]


def _fitted(text: str, indent: str) -> list[str]:
    """A text in lines that fit, parted between words, and a word wider than a line in its midst."""
    rows: list[str] = []
    for line in wrapped(indent + one_line(text), COLUMNS).split("\n"):
        row = ""
        for letter in line:
            if width(row + letter) > COLUMNS:
                rows.append(row)
                row = indent
            row += letter
        rows.append(row)
    return rows


def _ending(row: str) -> str:
    """A line behind which there is more."""
    while width(row) > COLUMNS - 2:
        row = row[:-1]
    return f"{row.rstrip(' .')} …"
