"""The care rules as line mode says them, and the lines they are said in."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ptg_cli.library.library import Library
from ptg_cli.model.guide import Guide, Scale, Write

Line = Callable[..., Any]

ABOUT_NOW = "If this is about now, such as not wanting to live, or not being safe with someone, /people shows people."
ABOUT_NOW_AFTER = ABOUT_NOW.replace("/people", "`ptg sos`")
HEAVIER = "It is common to feel heavier after writing. /steady can help you steady yourself."
HARD_NOW = "That is very hard. You don't have to go through this alone."
DEEP_AGAIN = "This is a deep guide. It asks a lot of you, and it can wait for another day. Go on with it now?"
TO_THE_FIRST = "Those words go to the next question."
NAME_THE_DAY = "1 Name the day."
BREATH = "2 A longer out-breath."
NAMED_AT_THE_CLOSE = "1 begins: Name the day. Enter goes on."
BREATH_AT_THE_CLOSE = "1 begins: A longer out-breath. Enter goes on."
A_MINUTE = 60
NAMING = 75
"""Seconds that naming the day takes."""


def after(said: list[str], first: str) -> list[str]:
    """Everything said after a line."""
    assert first in said, said
    return said[said.index(first) + 1 :]


@pytest.fixture
def first_question(library: Library) -> Callable[[str], str]:
    """The first question of a real guide that takes an answer."""
    return lambda slug: next(step.prompt for step in library.guide(slug).steps if step.prompt)


def test_a_loud_opening_offers_steadying_first_and_enter_goes_on(line: Line) -> None:
    done = line("where-i-am-today", ["7", "", "Here.", "/stop"]).run()
    assert after(done.said, "Would you like to steady yourself first?")[:3] == [
        NAME_THE_DAY,
        BREATH,
        "A number begins one. Enter goes on.",
    ]
    assert done.console.seconds == 0
    assert "Here." in done.sitting.body
    steadied = line("where-i-am-today", ["7", "2", "", "Here.", "/stop"]).run()
    assert steadied.console.seconds == pytest.approx(A_MINUTE)
    assert [said for said in steadied.said if said in {"In.", "Out."}] == ["In.", "Out."] * 6
    assert "Here." in steadied.sitting.body


def test_the_hardest_opening_shows_people_at_once_and_the_card_only_if_due(
    line: Line, first_question: Callable[[str], str]
) -> None:
    done = line("naming-what-hurts", ["9", "1", "", "/stop"]).run()
    rest = after(done.said, HARD_NOW)
    assert "112" in rest[0]
    assert rest.index(NAME_THE_DAY) < rest.index(first_question("naming-what-hurts"))
    assert done.console.seconds == pytest.approx(NAMING)
    again = line("naming-what-hurts", ["9", "", "/stop"], card_due=False).run()
    assert "112" in after(again.said, HARD_NOW)[0]
    assert len(after(again.said, HARD_NOW)) < len(rest)


def test_a_deep_guide_asks_once_more_and_can_be_left_there(line: Line, library: Library) -> None:
    deep = replace(library.guide("naming-what-hurts"), level="deep")
    left = line(deep, ["3", "", "/stop"]).run()
    assert after(left.said, DEEP_AGAIN)[0] == "Enter goes on. /stop stops here."
    assert not any(said.startswith("Question") for said in left.said)
    on = line(deep, ["3", "", "", "It.", "/stop"]).run()
    assert "It." in on.sitting.body


def test_a_no_to_going_on_with_a_deep_guide_does_not_go_on(line: Line, library: Library) -> None:
    deep = replace(library.guide("naming-what-hurts"), level="deep")
    done = line(deep, ["3", "", "no", "/stop"]).run()
    assert not any(said.startswith("Question") for said in done.said)
    assert done.sitting.entries == []


def test_a_letter_typed_at_the_opening_is_no_words(line: Line) -> None:
    done = line("naming-what-hurts", ["r", "3", "", "It.", ".", "/stop"]).run()
    assert "A whole number from 0 to 10, or enter to skip it." in done.said
    assert TO_THE_FIRST not in done.said
    assert done.sitting.entries[0].distress_before == 3


def test_words_typed_at_the_opening_go_to_the_first_question(line: Line) -> None:
    done = line("naming-what-hurts", ["It is back.", ".", "/stop"]).run()
    assert done.said.count(TO_THE_FIRST) == 1
    assert "\n\nIt is back.\n" in done.sitting.body


def test_words_taken_to_the_first_question_are_read_for_a_slash_only_once(line: Line) -> None:
    done = line("naming-what-hurts", ["//stop", "more", ".", "/stop"]).run()
    assert "\n\n/stop\nmore\n" in done.sitting.body


def test_words_beside_a_loud_rating_never_answer_the_offer_that_follows(line: Line) -> None:
    done = line("naming-what-hurts", ["9 it is all too much", "1", "", "/stop"]).run()
    assert done.console.seconds == pytest.approx(NAMING)
    assert done.said.count(TO_THE_FIRST) == 1
    assert "\n\n9 it is all too much\n" in done.sitting.body


def test_words_beside_a_loud_rating_never_pass_the_deep_question(line: Line, library: Library) -> None:
    deep = replace(library.guide("naming-what-hurts"), level="deep")
    done = line(deep, ["it is all too much", "/stop"]).run()
    assert DEEP_AGAIN in done.said
    assert not any(said.startswith("Question") for said in done.said)


def test_words_that_were_said_to_go_to_the_first_question_are_kept_even_where_it_asks_a_number(line: Line) -> None:
    steps = (Scale("size", "How much?", low="none", high="all"), Write("what", "What?"))
    guide = Guide("short", "Short", "Short.", "gentle", 5, steps)
    done = line(guide, ["It is back.", "3", "/stop"]).run()
    assert TO_THE_FIRST in done.said
    assert "It is back." in done.sitting.body


def test_an_impossible_rating_is_asked_again(line: Line) -> None:
    done = line("naming-what-hurts", ["11", "6", "It.", "/stop"]).run()
    assert "A whole number from 0 to 10, or enter to skip it." in done.said
    assert done.sitting.entries[0].distress_before == 6


@pytest.mark.parametrize("feelings", ["5 flooded", "numb", "2 far away"])
def test_after_numbness_or_flooding_steady_never_offers_a_breath(
    line: Line, feelings: str, first_question: Callable[[str], str]
) -> None:
    done = line("naming-what-hurts", [feelings, "", "words", "/steady", "", "/stop"]).run()
    assert NAME_THE_DAY in done.said
    menu = after(done.said, first_question("naming-what-hurts"))
    assert any(said.endswith("Name the day") for said in menu)
    assert not any("breath" in said for said in menu)


TYPED = ["words", "/next", "/next", "/next", "/next"]


def test_a_rise_ending_below_7_is_said_to_be_common(line: Line) -> None:
    done = line("where-i-am-today", ["2", *TYPED, "5", "", ""]).run()
    assert after(done.said, "2, then 5.")[0] == HEAVIER
    even = line("where-i-am-today", ["2", *TYPED, "4", "", ""]).run()
    assert HEAVIER not in even.said


def test_a_loud_close_offers_grounding_and_people(line: Line) -> None:
    done = line("where-i-am-today", ["2", *TYPED, "8", "1", "", ""]).run()
    rest = after(done.said, "2, then 8.")
    assert rest[:2] == [
        "It is still hard. /steady helps you steady yourself. /people shows people to talk to. "
        "More to try: `ptg cope`, once this is over.",
        BREATH_AT_THE_CLOSE,
    ]
    assert done.console.seconds == pytest.approx(A_MINUTE)
    assert done.console.left == []


def test_a_flooded_opening_is_followed_by_an_outward_grounding_at_a_quiet_close(line: Line) -> None:
    typed = ["3 flooded", "", "It.", "/next", "/next", "/next", "/next", "/next", "/next", "2", "", "", ""]
    done = line("naming-what-hurts", typed).run()
    assert after(done.said, "3, then 2.")[1] == NAMED_AT_THE_CLOSE
    assert done.console.left == []


def test_words_typed_at_the_close_are_kept_at_the_end_of_the_page(line: Line) -> None:
    done = line("where-i-am-today", ["2", *TYPED, "it helped a bit", "", "thank you", ""]).run()
    assert done.said.count("Your words are added at the end of the page.") == 2
    for words in ("it helped a bit", "thank you"):
        assert f"## Also\n<!-- step: also -->\n\n{words}\n" in done.sitting.body


def test_a_moderate_page_ends_with_the_line_about_now_while_people_is_still_a_command(line: Line) -> None:
    typed = ["2", "It.", *["/next"] * 6, "2", "", "/people", ""]
    done = line("naming-what-hurts", typed).run()
    assert done.said.count(ABOUT_NOW) == 1
    assert after(done.said, ABOUT_NOW)[0] == "Enter keeps this. x keeps nothing. /steady helps you steady yourself."
    assert any("112" in said for said in after(done.said, ABOUT_NOW))
    assert done.said[-1].startswith("Kept.")


@pytest.mark.parametrize("guide", ["naming-what-hurts", "blank-page"])
@pytest.mark.parametrize("leave", [["/stop"], ["/leave-nothing", "x"]])
def test_a_page_left_early_ends_with_it_too_and_names_what_works_by_then(
    line: Line, guide: str, leave: list[str]
) -> None:
    done = line(guide, ["2", "It.", *leave]).run()
    assert done.said[-1] == ABOUT_NOW_AFTER


@pytest.mark.parametrize("guide", ["naming-what-hurts", "blank-page"])
def test_a_page_with_nothing_written_ends_with_it_too(line: Line, guide: str) -> None:
    done = line(guide, ["2", "/stop"]).run()
    assert done.sitting.entries == []
    assert "Nothing was written, so nothing was kept." in done.said
    assert done.said[-1] == ABOUT_NOW_AFTER


def test_a_gentle_page_ends_without_it(line: Line) -> None:
    done = line("where-i-am-today", ["2", "Here.", "/stop"]).run()
    assert not any(said.startswith("If this is about now") for said in done.said)


def test_after_twenty_minutes_of_writing_it_is_said_once(line: Line, library: Library) -> None:
    def later() -> None:
        session.seconds += 21 * 60

    words = "This is a good place to stop, if you like."
    session = line("naming-what-hurts", ["", "It.", later, ".", "The hook.", later, ".", "", "", "", "", "", "", ""])
    done = session.run()
    assert done.said.count(words) == 1
    second = [step.prompt for step in library.guide("naming-what-hurts").steps][1]
    assert second in after(done.said, words)
