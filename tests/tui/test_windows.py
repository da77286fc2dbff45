"""Small windows over a screen: one thing at a time, and what doesn't work under them is not offered. Lines to type in,
and lists in such windows, are as long as their words."""

from typing import Any

import pytest

from ptg_cli.sentences import guides as said_of_guides
from ptg_cli.sentences import pages as said_of_pages
from ptg_cli.sentences.app import HELP_HINT, KEYS_HERE
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.widgets.rows import Rows

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("key", ["f1", "f2", "ctrl+p"])
def test_nothing_is_left_of_a_screen_under_a_window_and_it_comes_back(
    visit: Any, key: str, size: tuple[int, int]
) -> None:
    def bottom(person: Any) -> str:
        return str(person.screen_text().splitlines()[-1])

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.until(lambda: "F3 people" in bottom(person))
        await person.press(key)
        await person.until(lambda: person.place() != "TodayScreen")
        await person.until(lambda: "F3 people" not in bottom(person))
        assert "Where I am today" not in person.screen_text()
        await person.press("escape")
        await person.until(lambda: "F3 people" in bottom(person))

    visit(Go("today"), steps, size=size)


def test_the_keys_of_a_screen_are_read_by_pages_and_to_their_end(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("f1")
        await person.see(KEYS_HERE, "What matters")
        await person.press("pagedown")
        await person.until(lambda: KEYS_HERE not in person.screen_text())
        await person.press("end")
        await person.see(HELP_HINT)
        await person.press("home")
        await person.see(KEYS_HERE)

    visit(Go("today"), steps)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 20)])
@pytest.mark.parametrize(("place", "whole"), [("guides", said_of_guides.FIND_ONE), ("pages", said_of_pages.FINDS)])
def test_what_an_empty_line_says_ends_behind_a_whole_part(
    visit: Any, place: str, whole: str, size: tuple[int, int]
) -> None:
    parts = whole.split(", ")
    heads = [", ".join(parts[:count]) for count in range(len(parts), 0, -1)]

    async def steps(person: Any) -> None:
        await person.see(heads[-1])
        line = next(row for row in person.screen_text().split("\n") if heads[-1] in row)
        shown = next(head for head in heads if head in line)
        behind = line.index(shown) + len(shown)
        assert not line[behind : behind + 1].strip()

    visit(Go(place), steps, size=size)


def test_the_mark_in_a_window_is_not_much_longer_than_the_words_of_its_list(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Three real things", "enter  begin")
        await person.press("enter", "escape")
        await person.see("Paused", "1  Go on")
        assert person.app.screen.query_one(Rows).size.width < 48

    visit(Go("writing", OpenWriting("three-real-things")), steps)
