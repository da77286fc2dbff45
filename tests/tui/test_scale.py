"""A number from 0 to 10, wherever one is asked for: a picture and a number, drawn on one track with the one before."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.color import Color

from ptg_cli.context import Context
from ptg_cli.model.scales import DISTRESS
from ptg_cli.sentences.scales import then_and_now
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.themes import PALETTES, theme
from ptg_cli.tui.widgets.scale import Scale

NUMBERS = {80: "0    1    2    3    4    5    6    7    8    9    10", 44: "0  1  2  3  4  5  6  7  8  9  10"}
GUIDE = """title = "Two numbers"
summary = "s"
level = "gentle"
minutes = 3

[[step]]
id = "free"
kind = "write"
prompt = "What is there?"

[[step]]
id = "size"
kind = "scale"
prompt = "How strong is it?"
low = "hardly there"
high = "fills everything"
"""


@pytest.fixture
def two_numbers(context: Context) -> OpenWriting:
    """Begins a guide with a question to write and one for a number."""
    guides = context.own_content / "guides"
    guides.mkdir(parents=True, exist_ok=True)
    (guides / "two-numbers.toml").write_text(GUIDE)
    return OpenWriting("two-numbers")


def below(person: Any, numbers: str, lines: int = 3) -> list[str]:
    """The lines below the row of numbers, from its first cell on."""
    rows = person.screen_text().split("\n")
    place = next(place for place, row in enumerate(rows) if numbers in row)
    left = rows[place].index(numbers)
    return [row[left:].rstrip() for row in rows[place + 1 : place + 1 + lines]]


@pytest.mark.parametrize("width", NUMBERS)
def test_words_stand_at_the_ends_until_a_number_is_chosen_and_then_under_its_mark(
    visit: Any, two_numbers: OpenWriting, width: int
) -> None:
    numbers = NUMBERS[width]

    async def steps(person: Any) -> None:
        await person.see("How hard is it right now?", numbers)
        heights, words, _ = below(person, numbers)
        assert [heights[numbers.index(str(number))] for number in (0, 5, 10)] == ["▁", "▄", "█"]
        assert words.startswith("calm enough")
        assert words.endswith("as bad as it gets")
        assert len(words) == len(numbers)
        await person.press("right", "right")
        await person.see("6: between 5, hard to ignore")
        assert below(person, numbers)[1] == " " * numbers.index("6") + "▔"
        assert "calm enough" not in person.screen_text()

    visit(Go("writing", two_numbers), steps, size=(width, 30))


@pytest.mark.parametrize(
    ("before", "now", "labels"),
    [
        (6, 4, "4 now     6 before"),
        (6, 5, "5 now  6 before"),
        (1, 0, "0 now  1 before"),
        (4, 9, "4 before                 9 now"),
        (7, 7, "7 now, as before"),
    ],
)
def test_the_close_has_both_numbers_on_one_track(
    visit: Any, two_numbers: OpenWriting, before: int, now: int, labels: str
) -> None:
    numbers = NUMBERS[80]
    cell = {number: numbers.index(str(number)) for number in range(11)}

    async def steps(person: Any) -> None:
        await person.see("How hard is it right now?")
        await person.press(str(before), "enter")
        if before >= 7:
            await person.press("enter")
        await person.see("What is there?")
        await person.press(*"rain", "ctrl+n")
        await person.see("How strong is it?")
        await person.press("ctrl+n")
        await person.see("How hard is it now?")
        assert "before" not in person.screen_text()
        await person.press(str(now))
        await person.see(then_and_now(before, now))
        await person.until(lambda: "●" in person.screen_text())
        track, said, _ = below(person, numbers)
        assert track[cell[now]] == "●"
        assert now == before or track[cell[before]] == "○"
        low, high = sorted((before, now))
        assert track.count("━") == max(cell[high] - cell[low] - 1, 0)
        assert said.strip() == labels

    visit(Go("writing", two_numbers), steps)


def test_a_digit_is_for_the_number_also_while_next_has_the_keys(visit: Any, two_numbers: OpenWriting) -> None:
    async def steps(person: Any) -> None:
        await person.see("How hard is it right now?")
        await person.press("2")
        await person.see("What is there?")
        await person.press(*"rain", "ctrl+n")
        await person.see("How strong is it?")
        await person.press("tab")
        await person.press("7")
        await person.see("How hard is it now?")
        await person.press("tab", "tab", "4")
        await person.see(then_and_now(2, 4))

    visit(Go("writing", two_numbers), steps)


class OneScale(App[None]):
    """A number that was given, after a 5."""

    def __init__(self, words: Mapping[int, str], now: int) -> None:
        super().__init__()
        self._words, self._now = words, now

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the first look."""
        return dict(theme("dusk").variables)

    def compose(self) -> ComposeResult:
        """The scale alone."""
        yield Scale(self._words, value=self._now, before=5)

    def between(self) -> Color:
        """The colour of what lies between the two numbers on the track."""
        strips = self.screen._compositor.render_strips()
        style = next(part.style for strip in strips for part in strip if "━" in part.text)
        assert style is not None
        assert style.color is not None
        return Color.from_rich_color(style.color)


@pytest.mark.parametrize(
    ("words", "now", "role"),
    [
        (DISTRESS, 2, "after"),
        (DISTRESS, 8, "ink"),
        ({0: "not at all", 10: "more than anything"}, 2, "ink"),
        ({0: "not at all", 10: "more than anything"}, 8, "ink"),
    ],
)
def test_only_what_was_hard_and_is_easier_now_is_drawn_in_green(words: Mapping[int, str], now: int, role: str) -> None:
    async def going() -> Color:
        app = OneScale(words, now)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            return app.between()

    wanted = Color.parse(getattr(PALETTES["dusk"], role))
    assert max(abs(one - other) for one, other in zip(asyncio.run(going()).rgb, wanted.rgb, strict=True)) < 8
