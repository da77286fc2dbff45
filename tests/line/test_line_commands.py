"""Lines that begin with a slash, and choosing what to write with."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.desk.guides import for_need
from ptg_cli.insight.suggest import Suggestion
from ptg_cli.library.library import Library
from ptg_cli.line.commands import Command, Unknown, read_line
from ptg_cli.line.menu import Left
from ptg_cli.line.writing_choice import described, pick_guide
from ptg_cli.model.guide import Guide
from ptg_cli.sentences.line import (
    COMMANDS,
    IS_NO_COMMAND,
    NO_SUCH_WORD,
    WORD_OR_COMMAND,
    ZERO_IS_NONE,
    writing_help,
)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_known_in_any_case_and_with_blanks_for_hyphens(name: str) -> None:
    assert read_line(f"/{name}") == Command(name)
    assert read_line(f"/ {name.upper()}  ") == Command(name)
    assert read_line(f"/{name.replace('-', ' ')}") == Command(name)


def test_the_commands_are_those_of_the_issue() -> None:
    assert list(COMMANDS) == (
        "next back skip again read earlier undo edit steady people plan off hide stop later leave-nothing help".split()
    )


@pytest.mark.parametrize("words", ["", "words", " /next", "a/b", ".", "1/2", "\\next"])
def test_other_lines_are_words_exactly_as_typed(words: str) -> None:
    assert read_line(words) == words


def test_two_slashes_stand_for_one() -> None:
    assert read_line("//next") == "/next"
    assert read_line("//") == "/"
    assert read_line("///") == "//"


@pytest.mark.parametrize(
    ("line", "near"),
    [("/nxt", "/next"), ("/stopp", "/stop"), ("/leavenothing", "/leave-nothing"), ("/poeple", "/people")],
)
def test_an_unknown_command_names_the_nearest(line: str, near: str) -> None:
    found = read_line(line)
    assert isinstance(found, Unknown)
    assert found.line == line
    assert found.hint == f"Did you mean {near}? For a line that begins with a slash, type two."


@pytest.mark.parametrize("line", ["/", "/home/me was where", "/xyzzy", "/1"])
def test_a_line_like_no_command_has_no_hint_and_is_there_as_typed(line: str) -> None:
    assert read_line(line) == Unknown(line)


def test_people_may_name_a_country() -> None:
    assert read_line("/people NZ") == Command("people", "NZ")
    assert read_line("/People  New Zealand ") == Command("people", "New Zealand")


@given(st.text())
def test_no_line_at_all_raises_and_no_words_are_lost(words: str) -> None:
    match read_line(words):
        case str() as kept:
            assert kept in {words, words[1:]}
        case Command(name=name):
            assert name in COMMANDS
        case Unknown(line=line):
            assert line == words


def test_help_says_every_command_on_a_line_of_its_own() -> None:
    lines = writing_help()
    assert [line for line in lines if line.startswith("/")] == [f"/{name}: {what}." for name, what in COMMANDS.items()]
    assert all(line.endswith(".") for line in lines)


# Choosing what to write with

MORNING = datetime(2026, 11, 22, 21, 5)
CARD = ["People to talk to", "111: police, fire, ambulance"]


@pytest.fixture
def choose(library: Library, typist: Callable[..., Any], menu: Callable[..., Any]) -> Callable[..., tuple[Guide, Any]]:
    """Picks a guide as someone who types these lines."""

    def one(*lines: str, suggest: bool = True) -> tuple[Guide, Any]:
        console = typist(*lines)
        offered = [Suggestion(guide, "It is short.") for guide in library.guides()[:2]] if suggest else []
        return pick_guide(menu(console, ["Someone to talk to: 112."]), offered, library), console

    return one


def test_enter_begins_the_suggestion_and_2_asks_for_another(choose: Callable[..., Any], library: Library) -> None:
    first, second = library.guides()[:2]
    guide, console = choose("")
    assert guide == first
    assert console.said == [
        f"For now: {described(first)}",
        "It is short.",
        "Enter begins it. 2 another. 3 a blank page. 4 the list of guides. q leaves.",
    ]
    assert choose("2", " ")[0] == second


def test_after_the_last_suggestion_there_is_the_blank_page(choose: Callable[..., Any]) -> None:
    guide, console = choose("2", "2", "2", "")
    assert guide.slug == "blank-page"
    nothing_more = "Nothing more to suggest for now. Enter opens a blank page. 4 the list of guides. q leaves."
    assert console.said[-1] == nothing_more
    assert "Enter begins it. 3 a blank page. 4 the list of guides. q leaves." in console.said
    assert choose("", suggest=False)[0].slug == "blank-page"
    assert choose("3")[0].slug == "blank-page"


def test_the_list_takes_a_number_or_a_name_and_asks_again(choose: Callable[..., Any], library: Library) -> None:
    guide, console = choose("4", "7", "99", "zzz", "5")
    assert guide == library.guides()[4]
    said = console.said
    assert f"5 {described(guide)}" in said
    assert sum(line.startswith("A number from 1 to") for line in said) == 4
    assert sum(line.startswith("No guide is called") for line in said) == 2
    assert choose("4", "Blank page")[0].slug == "blank-page"


def test_the_list_begins_with_what_someone_needs_and_enter_leads_back_to_it(
    choose: Callable[..., Any], library: Library
) -> None:
    guide, console = choose("4", "1", "", "3", "1")
    assert guide == for_need(library.guides(), "think")[0]
    said = console.said
    assert "1 To steady yourself. It is too much right now, or you can't sleep." in said
    assert f"2 {described(for_need(library.guides(), 'steady')[1])}" in said
    assert sum(line.startswith("What do you need right now?") for line in said) == 1
    assert sum(line.startswith("What do you need? 1 To steady yourself. 2 To say it.") for line in said) == 1


def test_any_word_finds_and_where_nothing_fits_the_nearest_are_said(choose: Callable[..., Any]) -> None:
    assert choose("4", "i am so angry", "1")[0].slug == "reset"
    assert choose("angry", "1")[0].slug == "reset"
    guide, console = choose("4", "angri", "1")
    assert "anger" in guide.also
    assert "No guide fits that. The nearest:" in console.said


def test_a_deep_guide_says_what_it_asks_where_guides_are_listed(library: Library) -> None:
    guide = replace(library.guide("naming-what-hurts"), level="deep")
    assert described(guide).endswith(f"{guide.summary} {guide.note}")


def test_a_name_can_be_typed_at_once(choose: Callable[..., Any]) -> None:
    assert choose("circle of control")[0].slug == "circle-of-control"
    guide, console = choose("circle-of-contrl", "circle-of-control")
    assert guide.slug == "circle-of-control"
    assert any("Did you mean circle-of-control" in line for line in console.said)


def test_a_number_without_end_is_no_number_here(choose: Callable[..., Any]) -> None:
    assert choose("4", "7", "9" * 5000, "1")[0].slug == "where-i-am-today"


@pytest.mark.parametrize("lines", [(), ("2",), ("4",), ("4", "x"), ("q",), ("4", "q"), ("/stop",)])
def test_leaving_and_the_end_of_the_input_end_the_choosing(choose: Callable[..., Any], lines: tuple[str, ...]) -> None:
    with pytest.raises(Left):
        choose(*lines)


def test_people_are_shown_while_choosing_and_other_commands_are_told(choose: Callable[..., Any]) -> None:
    guide, console = choose("/people", "/undo", "/stpo", "/next", "")
    assert guide.slug == "where-i-am-today"
    assert console.said.count("Someone to talk to: 112.") == 1
    assert console.said.count("Type a number or a guide's name, or press enter. q leaves.") == 4
    assert "There is nothing before this." in console.said


def test_a_guide_is_described_in_one_line(library: Library) -> None:
    guide = library.guide("where-i-am-today")
    assert described(guide) == (f"Where I am today. Gentle, about 5 minutes. {guide.summary}")


# One grammar


@pytest.fixture
def talk(line: Callable[..., Any]) -> Callable[..., Any]:
    """A session with one who types these lines after the opening."""
    return lambda *typed: line("where-i-am-today", ["", *typed]).run()


def test_a_question_mark_says_what_can_be_said_and_is_never_kept(talk: Any) -> None:
    done = talk("?", "Grey.", "q")
    assert any(said.startswith("A line with only a full stop ends an answer.") for said in done.said)
    assert "\n?\n" not in done.sitting.body
    assert "Grey." in done.sitting.body


def test_q_leaves_and_keeps_and_is_never_kept_as_a_word(talk: Any) -> None:
    done = talk("Grey.", "q")
    assert done.sitting.done == ["keep"]
    assert done.sitting.body.endswith("Grey.\n")


@pytest.mark.parametrize(("answer", "kept"), [("", "people"), ("y", "")])
def test_a_word_that_is_also_a_command_is_asked_about_once(talk: Any, answer: str, kept: str) -> None:
    done = talk("people", answer, "Grey.", "q")
    assert done.said.count(WORD_OR_COMMAND) == 1
    assert ("people" in done.sitting.body) is bool(kept)
    assert ("Back to where you were." in done.said) is not bool(kept)


@pytest.mark.parametrize(("answer", "is_kept"), [("", False), ("y", True)])
def test_what_looks_like_a_command_and_is_none_is_kept_only_after_a_yes(talk: Any, answer: str, is_kept: bool) -> None:
    done = talk("/bogus", answer, "Grey.", "q")
    assert done.said.count(IS_NO_COMMAND) == 1
    assert ("/bogus" in done.sitting.body) is is_kept


def test_a_line_typed_in_place_of_the_yes_is_the_next_line(talk: Any) -> None:
    done = talk("/bogus", "Grey.", "q")
    assert done.sitting.body.endswith("Grey.\n")
    assert "/bogus" not in done.sitting.body


def test_where_something_is_chosen_commands_need_no_slash_and_0_is_only_a_number(typist: Any, menu: Any) -> None:
    console = typist("people", "people NZ", "0", "nonsense", "?", "1")
    assert menu(console, CARD).choice(("1 one.",), "1, or enter.", ("1",)) == "1"
    assert console.said.count(CARD[0]) == 2
    assert ZERO_IS_NONE in console.said
    assert NO_SUCH_WORD in console.said
    assert console.said.count("1 one.") == 2
    with pytest.raises(Left):
        menu(typist("q"), CARD).choice((), "1, or enter.", ("1",))
