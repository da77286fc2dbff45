"""Sorting: columns into which a line moves, by digits, arrows and clicks; one under the other where it is narrow."""

from collections.abc import Callable
from typing import Any

import pytest

from ptg_cli.journal.pages import Page
from ptg_cli.sentences.writing import SORT_BY
from ptg_cli.tui.navigation import Go, OpenWriting

pytestmark = pytest.mark.slow

CHANGE, INFLUENCE, NOT = "1 ◉ I can change it", "2 ◎ I can influence it", "3 ○ I can't change it"


async def to_sorting(person: Any) -> None:
    """Lists three things, as far as the question that sorts them."""
    await person.see("How hard is it right now?")
    await person.press("2")
    await person.see("What do you worry")
    for words in ("the tap", "the letter", "the war"):
        await person.press(*[" " if letter == " " else letter for letter in words], "enter")
    await person.press("backspace", "ctrl+n")
    await person.see(SORT_BY, "the war")


def column_of(person: Any, words: str) -> str:
    """The name of the column in which these words stand; empty while they stand above all of them."""
    rows = person.screen_text().split("\n")
    heading = next(row for row in rows if CHANGE in row)
    row = next(row for row in rows if words in row)
    if rows.index(row) < rows.index(heading):
        return ""
    begins = {name: heading.index(name[:6]) for name in (CHANGE, INFLUENCE, NOT)}
    return max((name for name, at in begins.items() if at <= row.index(words)), key=begins.__getitem__)


def test_a_line_moves_into_its_column_by_digits_and_arrows(visit: Any, pages: Callable[[], list[Page]]) -> None:
    async def steps(person: Any) -> None:
        await to_sorting(person)
        assert [column_of(person, words) for words in ("the tap", "the letter", "the war")] == ["", "", ""]
        await person.press("1")
        assert column_of(person, "the tap") == CHANGE
        await person.press("right", "right", "right", "right")
        assert column_of(person, "the letter") == NOT
        await person.press("left")
        assert column_of(person, "the letter") == INFLUENCE
        await person.press("up", "up")
        assert column_of(person, "the war") == ""
        await person.press("3")
        assert column_of(person, "the war") == NOT
        await person.press("0")
        assert column_of(person, "the war") == ""
        await person.press("3", "enter")
        await person.see("Which of these would you like to begin with?", "the tap")
        await person.press("ctrl+q")

    visit(Go("writing", OpenWriting("circle-of-control")), steps)


def test_a_click_on_a_column_puts_the_marked_line_there(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await to_sorting(person)
        rows = person.screen_text().split("\n")
        heading = next(place for place, row in enumerate(rows) if CHANGE in row)
        await person.pilot.click(offset=(rows[heading].index("◎"), heading))
        await person.until(lambda: column_of(person, "the tap") == INFLUENCE)

    visit(Go("writing", OpenWriting("circle-of-control")), steps)


def test_where_it_is_narrow_the_piles_stand_one_under_the_other(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await to_sorting(person)
        await person.press("1", "2")
        lines = [line.strip("▎ ") for line in person.screen_text().split("\n")]
        wanted = ["the war", CHANGE, "the tap", INFLUENCE, "the letter", NOT]
        assert [line for line in lines if line in wanted] == wanted

    visit(Go("writing", OpenWriting("circle-of-control")), steps, size=(50, 30))
