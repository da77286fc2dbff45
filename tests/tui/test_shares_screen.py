"""Shares on the screen: a bar for each thing that had a part, by digits, arrows, clicks and words."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.tui.conftest import HOSTILE

from ptg_cli.context import Context
from ptg_cli.journal.pages import Page
from ptg_cli.sentences import writing as said
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.writing.sharer import Sharer

pytestmark = pytest.mark.slow

GUIDE = """
title = "Two parts"
summary = "s"
level = "gentle"
minutes = 3
check_in = false

[[step]]
id = "guess"
kind = "scale"
prompt = "How much of it was yours?"
low = "none"
high = "all"

[[step]]
id = "who"
kind = "list"
prompt = "What had a part?"

[[step]]
id = "parts"
kind = "shares"
prompt = "How large was each part?"
from = "who"
last = "my own part"
again = "guess"

[[step]]
id = "end"
kind = "write"
prompt = "What now?"
"""


@pytest.fixture
def two_parts(context: Context) -> OpenWriting:
    """Begins a guide that asks for shares, after a first guess of one's own."""
    guides = context.own_content / "guides"
    guides.mkdir(parents=True, exist_ok=True)
    (guides / "two-parts.toml").write_text(GUIDE)
    return OpenWriting("two-parts")


async def to_shares(person: Any, *things: str) -> Sharer:
    """Guesses 5, lists the things, and goes on to the shares."""
    await person.press("enter")
    await person.see("How much of it was yours?")
    await person.press("right", "ctrl+n")
    await person.see("What had a part?")
    for words in things:
        await person.press(*["space" if letter == " " else letter for letter in words], "enter")
    await person.press("backspace", "ctrl+n")
    await person.see("How large was each part?", "my own part", "5 of 10 at first")
    sharer: Sharer = person.app.screen.query_one(Sharer)
    return sharer


def parts(sharer: Sharer) -> tuple[tuple[str, int | None], ...]:
    """What has a share now, or was added."""
    return sharer.parts


def row(person: Any, words: str) -> str:
    """The line on which these words stand."""
    rows: list[str] = person.screen_text().split("\n")
    return next(one for one in rows if words in one)


def test_digits_and_arrows_give_shares_and_the_page_has_them(
    visit: Any, two_parts: OpenWriting, pages: Callable[[], list[Page]]
) -> None:
    async def steps(person: Any) -> None:
        sharer = await to_shares(person, "rain", "fog")
        assert "○" in row(person, "my own part")
        assert "These come to" not in person.screen_text()
        await person.press("4", "0")
        await person.see("These come to 40 of 100. That is all right.")
        assert row(person, "rain").rstrip().endswith("40")
        assert row(person, "rain").count("━") > 10
        await person.press("down", "right", "right", "left", "down", "2", "3", "left")
        assert parts(sharer) == (("rain", 40), ("fog", 5), ("my own part", 20))
        await person.press("backspace", "3", "5")
        assert parts(sharer)[2] == ("my own part", 35)
        await person.press("7")
        assert parts(sharer)[2] == ("my own part", 7)
        await person.press("left", "right", "right", "backspace", "right")
        assert parts(sharer)[2] == ("my own part", 5)
        await person.press("up", "up", "9", "5", "enter", "enter")
        await person.see("These come to 105 of 100. That is all right.")
        await person.press("enter")
        await person.see("What now?")
        await person.press("ctrl+n", "ctrl+n", "enter")
        await person.until(pages)

    visit(Go("writing", two_parts), steps)
    (page,) = pages()
    assert "- rain: 95 of 100\n- fog: 5 of 100\n- my own part: 5 of 100\n" in page.entry.body


def test_words_are_one_more_thing_and_can_be_taken_out_again(visit: Any, two_parts: OpenWriting) -> None:
    async def steps(person: Any) -> None:
        sharer = await to_shares(person, "rain")
        await person.press(*"dark", "enter", "3")
        assert parts(sharer) == (("dark", 3),)
        assert sharer._names == ["rain", "dark", "my own part"]
        await person.press("backspace")
        assert parts(sharer) == (("dark", None),)
        await person.press("backspace")
        assert parts(sharer) == ()
        assert person.app.screen.query_one("#more-parts", Line).value == "dark"

    visit(Go("writing", two_parts), steps)


def test_what_is_given_waits_as_a_draft_and_is_there_again_after_going_back(visit: Any, two_parts: OpenWriting) -> None:
    async def steps(person: Any) -> None:
        sharer = await to_shares(person, "rain")
        await person.press("6", "0")
        await person.press(*"fog")
        await person.press("ctrl+n")
        await person.see("What now?")
        await person.press("tab", "b")
        await person.see("These come to 60 of 100", "fog")
        sharer = person.app.screen.query_one(Sharer)
        assert sharer._names == ["rain", "fog", "my own part"]
        assert parts(sharer) == (("rain", 60), ("fog", None))

    visit(Go("writing", two_parts), steps)


def test_a_click_on_a_bar_gives_the_share_that_lies_there(visit: Any, two_parts: OpenWriting) -> None:
    async def steps(person: Any) -> None:
        sharer = await to_shares(person, "rain", "fog")
        begins = sharer._bar_begins(sharer.content_size.width)
        await person.pilot.click(sharer, offset=(begins, 1))
        assert parts(sharer) == (("fog", 0),)
        long = sharer.content_size.width - begins - 5
        await person.pilot.click(sharer, offset=(begins + long - 1, 0))
        assert parts(sharer) == (("rain", 100), ("fog", 0))
        await person.pilot.click(sharer, offset=(3, 2))
        await person.press("5", "5")
        assert parts(sharer)[-1] == ("my own part", 55)

    visit(Go("writing", two_parts), steps)


@pytest.mark.parametrize(("width", "beside"), [(80, True), (120, True), (60, True), (40, False)])
def test_long_names_have_all_their_words_in_any_window(
    visit: Any, two_parts: OpenWriting, width: int, beside: bool
) -> None:
    async def steps(person: Any) -> None:
        await to_shares(person, "someone who had promised to close the gate on that evening")
        await person.press("4", "0")
        words = " ".join(" ".join(person.screen_text().translate(str.maketrans("━─●▎", "    ")).split()).split())
        assert all(word in words for word in "someone who had promised to close the gate on evening".split())
        assert ("●" in row(person, "someone who")) is beside

    visit(Go("writing", two_parts), steps, size=(width, 30))


def test_with_nothing_known_the_line_is_ready(visit: Any, context: Context) -> None:
    guides = context.own_content / "guides"
    guides.mkdir(parents=True, exist_ok=True)
    head = 'title = "One"\nsummary = "s"\nlevel = "gentle"\nminutes = 3\ncheck_in = false\n'
    (guides / "one.toml").write_text(f'{head}[[step]]\nid = "parts"\nkind = "shares"\nprompt = "What had a part?"\n')

    async def steps(person: Any) -> None:
        await person.press("enter")
        await person.see("What had a part?", said.ADD_A_PART)
        await person.press(*"luck", "enter", "7")
        await person.see("These come to 7 of 100. That is all right.")

    visit(Go("writing", OpenWriting("one")), steps)


def test_names_with_any_characters_are_drawn_as_they_are(visit: Any, two_parts: OpenWriting) -> None:
    async def steps(person: Any) -> None:
        sharer = await to_shares(person, "rain")
        for name in HOSTILE:
            sharer.add(name)
            await person.press("5")
        await person.see("[/] [b]x[/b] [red]")
        given = dict(parts(sharer))
        assert given.keys() == set(HOSTILE)
        assert set(given.values()) == {5}

    visit(Go("writing", two_parts), steps, size=(80, 40))
