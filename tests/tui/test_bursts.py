"""Words that arrive all at once, from a quick hand or over a slow line: no letter is lost when they move the focus."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from tests.tui.test_writing import at
from textual.events import Key

from ptg_cli.context import Context
from ptg_cli.journal.pages import Page
from ptg_cli.sentences import hard_moment as said
from ptg_cli.session.writing_view import Closing, Offer, Opening
from ptg_cli.tui.navigation import Go, OpenHardMoment, OpenWriting
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.writing.editor import Editor

pytestmark = pytest.mark.slow

Pages = Callable[[], list[Page]]
WORDS = "corners of 5 rooms"
PRESSED = {" ": "space"}

GUIDE = """
title = "A short look"
summary = "Questions of every kind."
level = "gentle"
minutes = 3
themes = ["today"]

[[step]]
id = "arrive"
kind = "read"
lines = ["No rush here."]

[[step]]
id = "state"
kind = "write"
prompt = "How is it today?"

[[step]]
id = "more"
kind = "write"
prompt = "And what else is there?"

[[step]]
id = "helped"
kind = "choose"
prompt = "Has anything helped?"
options = ["sleep", "food"]

[[step]]
id = "room"
kind = "read"
lines = ["Listen for the nearest sound."]
"""


@pytest.fixture(autouse=True)
def _a_short_look(context: Context) -> None:
    """A guide that asks the same whatever becomes of ours."""
    folder = context.own_content / "guides"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "short-look.toml").write_text(GUIDE)


def test_at_the_close_they_are_for_later(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")
        await person.see("Write what comes to your mind.")
        await person.press(*"here")
        await person.press("ctrl+n")
        await at(person, Closing)
        await person.see("How hard is it now?")
        await person.burst(WORDS)
        await person.see(WORDS)
        await person.press("enter", "enter")

    visit(Go("writing", OpenWriting("blank-page")), steps)
    entry = pages()[0].entry
    assert (entry.later, entry.distress_after) == (WORDS, None)


def test_at_options_they_are_own_words(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter", "ctrl+n", "ctrl+n")
        await person.see("Has anything helped?")
        await person.burst(WORDS)
        await person.see(WORDS)
        await person.press("enter")
        await person.press("escape", "4")

    visit(Go("writing", OpenWriting("short-look")), steps)
    assert f"- {WORDS}" in pages()[0].entry.body


def test_after_a_try_they_are_what_to_remember(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see("Walk slowly")
        await person.press("enter")
        await person.see(said.WORTH_DOING)
        await person.burst(WORDS)
        await person.see(WORDS)
        await person.press("enter", "escape")

    visit(Go("hard-moment", OpenHardMoment("slow-walk")), steps)
    entry = pages()[0].entry
    assert (entry.remember, entry.distress_after, entry.worth) == (WORDS, None, "")


def test_at_the_opening_they_are_the_first_answer(visit: Any, pages: Pages) -> None:
    words = "the house is quiet on 7 sundays, and long"

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.burst(words)
        await person.see(words)
        await person.press("escape", "4")

    visit(Go("writing", OpenWriting("blank-page")), steps)
    assert pages()[0].entry.body.strip() == words


@pytest.mark.parametrize("hand", ["quick", "slow"])
def test_where_a_deep_guide_asks_whether_to_go_on_they_wait_for_its_first_question(
    visit: Any, pages: Pages, context: Context, hand: str
) -> None:
    deep = GUIDE.replace('level = "gentle"', 'level = "deep"\nnote = "It asks a lot."')
    (context.own_content / "guides" / "deep-look.toml").write_text(deep)

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")
        await at(person, Offer)
        if hand == "quick":
            await person.burst(WORDS)
        else:
            await person.press(*(PRESSED.get(letter, letter) for letter in WORDS))
        await at(person, Offer)
        await person.press("enter")
        await person.see("No rush here.")
        await person.press("enter")
        await person.see(WORDS)
        await person.press("escape", "4")

    visit(Go("writing", OpenWriting("deep-look")), steps)
    assert WORDS in pages()[0].entry.body


def test_where_a_number_leads_on_they_are_the_first_answer(visit: Any, pages: Pages) -> None:
    words = "quiet on sundays"

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.burst(f"4{words}")
        await person.see("How is it today?", words)
        await person.press("escape", "4")

    visit(Go("writing", OpenWriting("short-look")), steps)
    entry = pages()[0].entry
    assert words in entry.body
    assert entry.distress_before == 4


def test_a_question_that_is_still_being_drawn_gets_them(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await person.see("How is it today?")
        await person.press(*"here")
        for _ in range(2):
            person.app.screen.call_later(person.app.screen.action_next)
            await asyncio.sleep(0)
            await person.burst("now b s n")  # single letters that mean something in the row of words
            await person.see("now b s n")
        await person.press("escape", "4")

    visit(Go("writing", OpenWriting("short-look")), steps)
    assert pages()[0].entry.body.count("now b s n") == 2


def test_before_there_is_a_screen_they_wait_for_it(visit: Any, pages: Pages) -> None:
    words = "now the bus is late, no seats"

    async def steps(person: Any) -> None:
        assert person.app.screen._begun is None
        await person.burst(f"4{words}")
        await person.see(words)
        await person.press("escape", "4")

    visit(Go("writing", OpenWriting("blank-page")), steps)
    entry = pages()[0].entry
    assert (entry.body.strip(), entry.distress_before) == (words, 4)


@pytest.mark.parametrize("words", ["bad day. nothing works", "xmas cards to write", "but I will call her"])
def test_a_letter_that_does_something_alone_is_the_first_of_a_word(visit: Any, pages: Pages, words: str) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")  # a page that is only read, with back on b
        await person.see("No rush here.")
        await person.burst(words)
        await person.see(words)
        await person.press("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
        await at(person, Closing)
        await person.burst(words)
        await person.see(words)
        await person.press("enter", "enter")

    visit(Go("writing", OpenWriting("short-look")), steps)
    entry = pages()[0].entry
    assert words in entry.body
    assert entry.later == words


def test_a_letter_alone_does_what_the_row_of_words_says(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")
        await person.see("No rush here.")
        await person.press("b")
        await at(person, Opening)

    visit(Go("writing", OpenWriting("short-look")), steps)


def test_in_the_line_at_the_close_such_a_letter_is_typed_at_once(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")
        await person.see("Write what comes to your mind.")
        await person.press(*"here")
        await person.press("ctrl+n")
        await at(person, Closing)
        await person.press("t", "e", "x", "backspace", "a")
        await person.press("enter", "enter")

    visit(Go("writing", OpenWriting("blank-page")), steps)
    assert pages()[0].entry.later == "tea"


def test_after_every_question_was_left_they_are_a_page(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter", "ctrl+n", "ctrl+n", "ctrl+n")
        await person.see("Listen for the nearest sound")
        await person.burst(WORDS)
        await at(person, Closing)
        await person.told("is at the end of the page")
        await person.press("enter", "enter")

    visit(Go("writing", OpenWriting("short-look")), steps)
    entry = pages()[0].entry
    assert WORDS in f"{entry.body.rsplit('-->', 1)[-1].strip()}{entry.later}"


@pytest.mark.parametrize("last", [Key("enter", "\r"), Key("ctrl+n", "\x0e")], ids=["enter", "ctrl+n"])
def test_a_number_and_its_enter_at_once_end_nothing_in_a_hard_moment(visit: Any, last: Key) -> None:
    async def steps(person: Any) -> None:
        await person.see("right now?")
        person.app.post_message(Key("3", "3"))
        person.app.post_message(last)
        await person.until(lambda: person.app.keys.are_done and "right now?" not in person.screen_text())

    assert not visit(Go("hard-moment", OpenHardMoment()), steps).fault


TYPED = "می\u200cروم\u00a0: क\u094d\u200dष 👩\u200d👧 e\u0301"


def test_every_character_is_typed_and_backspace_takes_one_as_seen(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")
        await person.see("Write what comes to your mind.")
        await person.burst(TYPED)
        editor = person.app.screen.query_one(Editor)
        await person.until(lambda: editor.text == TYPED)
        await person.press("backspace", "backspace", "backspace")
        await person.until(lambda: editor.text == TYPED[: TYPED.index("👩")])
        await person.press("ctrl+n")
        await at(person, Closing)
        await person.burst(TYPED)
        line = person.app.screen.query_one(Line)
        await person.until(lambda: line.value == TYPED)
        await person.press("left", "left", "backspace")
        await person.until(lambda: line.value == f"{TYPED[: TYPED.index('👩')]} e\u0301")
        await person.press("enter", "enter")

    visit(Go("writing", OpenWriting("blank-page")), steps)
    assert TYPED[: TYPED.index("👩")].strip() in pages()[0].entry.body


def test_nothing_is_settled_while_a_key_is_on_its_way_through_the_app(visit: Any) -> None:
    settled: list[bool] = []

    async def steps(person: Any) -> None:
        app = person.app
        await at(person, Opening)
        while not app.keys.is_settled:  # without the pilot, which keeps every widget busy
            await asyncio.sleep(0)
        app.call_later(lambda: settled.append(app.keys.is_settled))
        app.post_message(Key("f12", None))
        while not settled:
            await asyncio.sleep(0)

    visit(Go("writing", OpenWriting("short-look")), steps)
    assert settled == [False]
