"""Contrast: as WCAG has it, and of what no stop of the walk shows; test_snapshots.py measures the rest on its way."""

from typing import Any

import pytest
from tests.tui.contrast_kit import LEAST, contrast, faint
from tests.tui.stops import in_each_theme

from ptg_cli.context import Context
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.themes import PALETTES


@pytest.mark.slow
def test_what_is_said_of_a_broken_guide_can_be_read(visit: Any, context: Context) -> None:
    guides = context.own_content / "guides"
    guides.mkdir(parents=True)
    (guides / "broken.toml").write_text("title = 3\n")
    problems: list[str] = []

    async def steps(person: Any) -> None:
        await person.see("To steady yourself")
        await person.press("end")
        await person.see("broken.toml")
        async for theme in in_each_theme(person, LEAST):
            problems.extend(f"{theme}: {problem}" for problem in faint(person, LEAST[theme]))

    visit(Go("guides"), steps, toasts=True)
    assert not problems, "\n".join(problems)


def test_contrast_is_what_wcag_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_hover_and_tooltips_can_be_read_too() -> None:
    for name, least in LEAST.items():
        look = PALETTES[name]
        of_hex = {part: tuple(bytes.fromhex(getattr(look, part)[1:])) for part in look._fields
                  if isinstance(getattr(look, part), str)}  # fmt: skip
        for front, behind in (("ink", "raised"), ("dim", "raised"), ("accent", "raised"), ("mark_ink", "mark")):
            assert contrast(of_hex[front], of_hex[behind]) >= least, (name, front, behind)
