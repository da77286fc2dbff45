"""Sorting values on the screen: cards by digit, arrows and mouse, in every size, half-way and back."""

from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.model.value import Value, named_value
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.widgets.writing.cards import Cards

pytestmark = pytest.mark.slow

GUIDE = Go("writing", OpenWriting("what-matters-most-to-me"))


async def to_the_cards(person: Any) -> None:
    """Past the opening."""
    await person.see("What matters most to me")
    await person.press("4")
    await person.see("How much does each of these matter to you these days?", "Love", "55 are not sorted yet.")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_digits_sort_arrows_go_back_and_nought_takes_a_card_out_again(visit: Any, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await to_the_cards(person)
        await person.see("being close to someone, and showing it", "1 very much", "3 not now")
        await person.press("1", "2", "3")
        await person.see("Trust", "52 are not sorted yet.", "very much: Love", "a little: Kindness", "not now: Loyalty")
        await person.press("left", "left")
        await person.see("Kindness", "[2 a little]")
        await person.press("0")
        await person.see("53 are not sorted yet.")
        await person.press("1")
        await person.see("very much: Love, Kindness", "Trust")

    visit(GUIDE, steps, size=size)


def test_the_mouse_puts_a_card_into_a_pile_and_brings_one_back(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await to_the_cards(person)
        await click(person, "2 a little")
        await person.see("a little: Love", "Kindness")
        await click(person, "Love", after="a little: ")
        await person.see("[2 a little]")
        await click(person, "1 very much")
        await person.see("very much: Love")

    visit(GUIDE, steps)


async def click(person: Any, words: str, after: str = "") -> None:
    """Clicks on words of the cards."""
    lines = person.app.screen.query_one(Cards).render().plain.split("\n")
    row, line = next((row, line) for row, line in enumerate(lines) if after + words in line)
    place = line.index(after + words) + len(after) + 1
    await person.pilot.click(Cards, offset=(place, row))


def test_the_whole_sort_by_keys_then_five_at_most_why_and_both_numbers(visit: Any, context: Context) -> None:
    context.documents.save(context.documents.read(VALUES), (named_value("The shed"),))

    async def steps(person: Any) -> None:
        await person.see("What matters most to me")
        await person.press("4")
        await person.see("The shed")
        await person.press(*"111111", *"3" * 50)
        await person.see("All of them are sorted.")
        await person.press("enter")
        await person.see("Which of these matter most to you now?", "Honesty")
        await person.press(*"123456")
        await person.told("5 are chosen, and that is as many as there can be. Take one off first.")
        await person.press("2", "3", "4", "enter")
        await person.see("What makes this matter to you: The shed?")
        await person.press(*"quiet", "ctrl+n")
        await person.see("What makes this matter to you: Trust?")
        await person.press("ctrl+n")
        await person.see("How much does this matter to you: The shed?")
        await person.press("9")
        await person.see("How much does this matter to you: Trust?")
        await person.press("8")
        await person.see("How much of this was in your days lately: The shed?")
        await person.press("3")
        await person.see("How much of this was in your days lately: Trust?")
        await person.press("7")
        await person.see("a little more of in the coming days?")
        await person.press("ctrl+n")
        await person.see("Put your feet, or your hands, on something firm.")
        await person.press("enter")
        await person.see("How hard is it now?")
        await person.press("enter")
        await person.until(lambda: next(context.journal.newest(), None) is not None)

    visit(GUIDE, steps)
    assert context.documents.read(VALUES).value == (
        Value("the-shed", "The shed", "quiet", 9, 3),
        Value("trust", "Trust", "", 8, 7),
    )


def test_half_way_it_is_left_and_gone_on_with_at_the_same_card(visit: Any) -> None:
    async def first(person: Any) -> None:
        await to_the_cards(person)
        await person.press("1", "2")
        await person.see("53 are not sorted yet.", "Loyalty")
        await person.press("ctrl+q")

    async def second(person: Any) -> None:
        await person.see("What matters most to me")
        await person.press("enter")
        await person.see("53 are not sorted yet.", "Loyalty", "very much: Love", "a little: Kindness")

    visit(GUIDE, first)
    visit(GUIDE, second)


def test_from_the_list_of_values_the_cards_begin_and_it_shows_what_came_of_them(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("What matters to you", "There is nothing here yet.")
        await person.press("s")
        await to_the_cards(person)
        await person.press("1", "enter")
        await person.see("Which of these matter most to you now?")
        await person.press("1", "enter")
        await person.see("What makes this matter to you: Love?")
        await person.press(*["ctrl+n"] * 4)
        await person.see("Put your feet, or your hands, on something firm.")
        await person.press("enter")
        await person.see("How hard is it now?")
        await person.press("enter")
        await person.see("What matters to you", "1  Love")

    visit(Go("values"), steps)
