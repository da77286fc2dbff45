"""What is typed while a practice runs: it is said where it goes, and it chooses nothing."""

from collections.abc import Callable
from typing import Any

from ptg_cli.model.answer import Number
from ptg_cli.sentences.line import NUMBER_FOR_NOTHING

Line = Callable[..., Any]


def during(done: Any, typed: str) -> Any:
    """Types this, a moment after the first practice began."""
    done.console.meanwhile = [(1, typed)]
    return done.run()


def test_words_typed_during_a_pause_are_said_to_go_on_and_stand_under_the_next_question(line: Line) -> None:
    done = during(line("reset", ["4", "1", "", ".", "", "", ""]), "this is stupid")
    said = done.said
    assert "Those words go to the next question." in said
    asked = said.index("What upset you?")
    assert said.index("You wrote: this is stupid") > asked
    assert "## What upset you?\n<!-- step: cue -->\n\nthis is stupid" in done.sitting.body


def test_a_number_typed_during_a_pause_rates_nothing(line: Line) -> None:
    done = during(line("wait-before-i-act", ["4", "Shouting.", ".", "5", "", "", "", "", "", ""]), "9")
    assert NUMBER_FOR_NOTHING in done.said
    assert "How strong is the wish now?" in done.said
    assert not any("The wish grew" in said for said in done.said)
    assert "9 of 10" not in done.sitting.body


def test_words_typed_during_a_pause_are_a_note_where_a_number_is_asked(line: Line) -> None:
    done = during(
        line("wait-before-i-act", ["4", "Shouting.", ".", "5", "", "3", "", "", "", "", ""]), "9 out of 10, let me go"
    )
    assert "Your earlier words are kept as a note under this question." in done.said
    assert "3 of 10 (5 before)" in done.sitting.body
    assert "9 out of 10, let me go" in done.sitting.body


def test_words_typed_while_steadying_in_a_question_choose_nothing_in_it(line: Line) -> None:
    done = during(line("reset", ["4", "/steady", "1", "", "2", "", ""]), "yes yes")
    assert "Your words are kept as a note under this question." in done.said
    assert "Then first go somewhere safer, if you can. This guide can wait." in done.said
    assert "- no\n\nyes yes" in done.sitting.body


def test_a_number_typed_while_steadying_answers_no_scale(line: Line) -> None:
    done = line("wait-before-i-act", ["4", "Shouting.", ".", "/steady", "1", "", "/stop"])
    during(done, "10")
    assert NUMBER_FOR_NOTHING in done.said
    assert Number(10) not in done.session._answers.values()
