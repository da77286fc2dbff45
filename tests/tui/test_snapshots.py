"""How every screen and small window is laid out, cell by cell, beside this file as text; and on the way past all of
them, whether their colours can be read and their bottom lines tell the truth. A difference fails and shows itself.
`PTG_SNAPSHOTS=write pytest tests/tui/test_snapshots.py` writes them anew, for eyes to compare."""

import difflib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from rich.color import Color
from rich.style import Style
from tests.tui.contrast_kit import LEAST, faint
from tests.tui.footer_kit import State, lies
from tests.tui.stops import in_each_theme
from tests.tui.tour_kit import all_places, furnish, main_places

from ptg_cli.context import Context, folders
from ptg_cli.model.body import Section, compose
from ptg_cli.model.entry import Entry
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.themes import PALETTES

pytestmark = pytest.mark.slow

FOLDER: Final = Path(__file__).parent / "snapshots"
WRITE: Final = os.environ.get("PTG_SNAPSHOTS") == "write"

MAPPED: Final = {"today", "writing", "pages", "guides", "trends", "calendar"}
"""Screens of which a map of styles is kept too."""

TOLD_GUIDE: Final = """title = "A picture"
summary = "s"
level = "gentle"
minutes = 3

[[step]]
id = "image"
kind = "write"
prompt = "What image comes?"

[[step]]
id = "holds"
kind = "write"
prompt = "What is holding?"
"""
TOLD: Final = (
    ("20260314-081500-aaaa", "A plate on the kitchen floor. Too many pieces to count.", "Nothing that I can see.", 8),
    ("20260726-210000-aaaa", "Still the plate. But I kept the pieces, all of them, in a shoebox.", "The dog.", 5),
    ("20261116-073000-aaaa", "The plate, glued. It holds soup.", "My sister's calls. The dog. Me, some days.", 4),
)

LETTERS: Final = {"ink": "i", "dim": "d", "accent": "a", "after": "f", "mark_ink": "m", "mark": "k"}
BLANKS: Final = {"ground": " ", "raised": ".", "mark": "#", "ink": "%"}
KEY: Final = "i ink, d dim, a accent, f after, m on the mark, k a bar; capitals: bold; blank: . raised, # mark, % caret"


@pytest.fixture
def context(context: Context, tmp_path: Path) -> Context:
    """Everything in the person's own folder, so that its name is not this machine's."""
    moved = Context(folders(str(tmp_path / "home" / "ptg"), os.environ), context.now, context.chance)
    moved.change_setting("welcomed", "yes")
    return moved


def compared(snapshots: dict[str, str]) -> str:
    """What differs from what is kept, as a person reads it; writes instead where that is asked for."""
    differences = []
    for name, now in snapshots.items():
        path = FOLDER / f"{name}.txt"
        if WRITE:
            FOLDER.mkdir(exist_ok=True)
            path.write_text(now, encoding="utf-8")
            continue
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        lines = difflib.unified_diff(before.split("\n"), now.split("\n"), f"{name}, kept", f"{name}, now", lineterm="")
        differences += [*lines, ""] if before != now else []
    return "\n".join(differences)


def drawn(person: Any) -> str:
    """The screen as text, without what is blank at the end of lines."""
    return "\n".join(line.rstrip() for line in person.screen_text().split("\n")) + "\n"


def style_map(person: Any, theme: str) -> str:
    """A letter for each cell, by the role of its colours; rows of nothing are left blank."""
    look = PALETTES[theme]
    roles = {name: colour for name, colour in look._asdict().items() if isinstance(colour, str)}
    strips = person.app.screen._compositor.render_strips()
    return "\n".join("".join(_letters(strip, roles)).rstrip() for strip in strips) + "\n"


def _role(colour: Color | None, roles: dict[str, str]) -> str:
    """The role whose colour is nearest: Textual's arithmetic moves some by one."""
    if colour is None:
        return "ground"
    drawn = colour.get_truecolor()

    def distance(role: str) -> int:
        meant = bytes.fromhex(roles[role][1:])
        return sum(abs(one - other) for one, other in zip(drawn, meant, strict=True))

    nearest = min(roles, key=distance)
    return nearest if distance(nearest) < 16 else "?"


def _letters(strip: Any, roles: dict[str, str]) -> Iterator[str]:
    for segment in strip:
        style: Style = segment.style or Style.null()
        front, behind = (_role(one, roles) for one in (style.color, style.bgcolor))
        letter = "m" if behind in {"mark", "ink"} else LETTERS.get(front, "?")
        for character in segment.text:
            yield BLANKS.get(behind, "?") if character == " " else letter.upper() if style.bold else letter


def test_every_screen_and_window_at_80_by_24(visit: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """One walk, since walking takes most of the time: how each is laid out, whether its bottom line tells the truth,
    and whether everything on it can be read, in each look with colours of its own."""
    furnish(context, monkeypatch)
    context.change_setting("welcomed", "no")
    snapshots: dict[str, str] = {}
    untrue: list[str] = []
    unreadable: list[str] = []
    tried: set[State] = set()

    async def steps(person: Any) -> None:
        async def look(name: str) -> None:
            snapshots[f"{name}-80x24"] = drawn(person)
            if WRITE:
                return
            async for theme in in_each_theme(person, LEAST):
                unreadable.extend(f"{name}, {theme}: {problem}" for problem in faint(person, LEAST[theme]))
            untrue.extend([f"{name}: {lie}" async for lie in lies(person, tried)])

        await all_places(person, look)

    visit(Go("welcome"), steps, toasts=True)
    wrong = "\n".join(filter(None, (compared(snapshots), *unreadable, *untrue)))
    assert not wrong, wrong
    assert len(snapshots) > 40
    assert WRITE or len({state[-1] for state in tried}) > 25


@pytest.mark.parametrize("size", [(120, 36), (60, 20)])
def test_the_main_places_at_other_sizes(
    visit: Any, context: Context, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    furnish(context, monkeypatch)
    snapshots: dict[str, str] = {}

    async def steps(person: Any) -> None:
        async def look(name: str) -> None:
            snapshots[f"{name}-{size[0]}x{size[1]}"] = drawn(person)

        await main_places(person, look)

    visit(Go("today"), steps, size, toasts=True)
    assert not (found := compared(snapshots)), found
    assert len(snapshots) == 8


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20)])
def test_then_and_now_at_three_sizes(visit: Any, context: Context, size: tuple[int, int]) -> None:
    folder = context.own_content / "guides"
    folder.mkdir(parents=True)
    (folder / "a-picture.toml").write_text(TOLD_GUIDE)
    for page_id, image, holds, before in TOLD:
        answers = [Section("What image comes?", "image", 0, image), Section("What is holding?", "holds", 0, holds)]
        entry = Entry(page_id, kind="journal", guide="a-picture", distress_before=before, body=compose(answers))
        context.journal.add(entry)
    snapshots: dict[str, str] = {}

    async def steps(person: Any) -> None:
        await person.see("A plate on the kitchen floor.")
        await person.press("left", "r")
        await person.pilot.pause()
        snapshots[f"tellings-{size[0]}x{size[1]}"] = drawn(person)

    visit(Go("tellings", "a-picture"), steps, size)
    assert not (found := compared(snapshots)), found


def test_each_colour_has_its_place_in_every_look(visit: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(context, monkeypatch)
    snapshots: dict[str, str] = {}

    async def steps(person: Any) -> None:
        async def look(name: str) -> None:
            if name not in MAPPED:
                return
            by_theme = {theme: style_map(person, theme) async for theme in in_each_theme(person, LEAST)}
            maps: dict[str, list[str]] = {}
            for theme in LEAST:
                maps.setdefault(by_theme[theme], []).append(theme)
            parts = (f"{', '.join(themes)}\n\n{drawn}" for drawn, themes in maps.items())
            snapshots[f"{name}-styles"] = f"{KEY}\n\n" + "\n".join(parts)

        await main_places(person, look)

    visit(Go("today"), steps, toasts=True)
    assert not (found := compared(snapshots)), found


def test_no_snapshot_is_left_over() -> None:
    if WRITE:
        return
    kept = {path.stem for path in FOLDER.glob("*.txt")}
    wide = "today writing pages guides guides-need people tellings calendar trends".split()
    sizes = {f"{name}-{size}" for name in wide for size in ("120x36", "60x20")}
    assert kept == {name for name in kept if name.endswith("-80x24")} | sizes | {f"{name}-styles" for name in MAPPED}
