"""The plain view of a long page: no letter is cut, with a scroll bar or without."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from ptg_cli.tui.themes import theme
from ptg_cli.tui.widgets.pages.lines import Lines


class Alone(App[None]):
    """The widget and nothing else."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Lines()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the first theme."""
        return dict(theme("dusk").variables)

    def drawn(self) -> list[str]:
        """The lines that are drawn."""
        return ["".join(segment.text for segment in strip) for strip in self.screen._compositor.render_strips()]


def reading(steps: Callable[[Alone, Pilot[None]], Awaitable[None]], size: tuple[int, int]) -> None:
    """Runs the widget in a window of this size."""

    async def going() -> None:
        app = Alone()
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(going())


@pytest.mark.parametrize("bar", [False, True], ids=["no scroll bar", "a scroll bar"])
@pytest.mark.parametrize("columns", [30, 74])
def test_a_line_as_wide_as_the_column_is_drawn_to_its_last_letter(bar: bool, columns: int) -> None:
    async def steps(app: Alone, pilot: Pilot[None]) -> None:
        lines = app.query_one(Lines)
        lines.show("", "x " * 400)
        await pilot.pause()
        room = lines._for_width
        full = "x" * (room - 1) + "|"
        lines.show("", "\n".join([full] * (400 if bar else 3)))
        await pilot.pause()
        assert lines.show_vertical_scrollbar == bar
        assert [line[:room] for line in app.drawn()[:3]] == [full] * 3
        assert lines.virtual_size.height == (400 if bar else 3), "a line that fits is not parted"

    reading(steps, (columns, 10))


@pytest.mark.parametrize("count", [1, 400])
def test_every_letter_of_a_long_line_is_drawn_once_and_in_order(count: int) -> None:
    words = "".join(chr(0x4E00 + number) if number % 7 == 0 else chr(97 + number % 26) for number in range(200))

    async def steps(app: Alone, pilot: Pilot[None]) -> None:
        app.query_one(Lines).show("", "\n\n".join([words] * count))
        await pilot.pause()
        shown = [line.rstrip(" ▁▂▃▄▅▆▇█") for line in app.drawn()]
        assert "".join(shown[: shown.index("")]) == words

    reading(steps, (40, 12))
