"""Line mode, where questions depend on answers: on a terminal, back again, and from a pipe."""

from collections.abc import Callable
from typing import Any

import pytest

from ptg_cli.model.guide import Guide

Line = Callable[..., Any]


def test_what_is_unsafe_ends_with_people_and_the_close(line: Line, put_off: Guide, amiss: Callable[..., Any]) -> None:
    done = line(put_off, ["", "his house", ".", "1", "3", "", ""]).run()
    assert "Then staying away makes sense. You can talk about it with someone: /people." in done.said
    assert not any("heavy" in one for one in done.said)
    assert done.sitting.entries[0].distress_after == 3
    assert done.sitting.done == ["keep"]
    assert amiss(done.said) == []


def test_own_words_come_back_a_number_is_weighed_again_and_a_day_is_understood(line: Line, put_off: Guide) -> None:
    typed = ["", "the  letter\x1b", ".", "2", "8", "company", ".", "open it", ".", "in three days", "5", "", "", ""]
    done = line(put_off, typed).run()
    assert "You wrote “the letter␛”. How heavy is it to think of doing it?" in done.said
    assert "That is Thursday 26 November 2026." in done.said
    assert "Earlier on this page you said 8." in done.said
    assert [one for one in done.said if one.startswith("Question ")] == [
        f"Question {number}." for number in range(1, 8)
    ]
    body = done.sitting.body
    assert "## How heavy is it to think of doing it?\n<!-- step: heavy -->\n\n8 of 10\n" in body
    assert "5 of 10 (8 before)" in body
    assert "in three days (2026-11-26)" in body
    assert "You wrote" not in body


def test_going_back_closes_a_branch_and_its_words_stay(line: Line, put_off: Guide) -> None:
    typed = ["", "the letter", ".", "2", "8", "company", ".", "/back", "/back", "3", "", "", "7", "/stop"]
    done = line(put_off, typed).run()
    said = done.said
    assert said.count("What would make it a little lighter?") == 2
    assert said.count("What is a first step, small enough to undo?") == 2
    assert "<!-- step: lighter -->\n\ncompany" in done.sitting.body


def test_a_day_nobody_can_tell_is_kept_as_it_was_said(line: Line, put_off: Guide) -> None:
    typed = ["", "the letter", ".", "2", "3", "open it", ".", "not yet", "/stop"]
    done = line(put_off, typed).run()
    assert "Your words are kept as you wrote them." in done.said
    assert "<!-- step: day -->\n\nnot yet\n" in done.sitting.body


def test_what_was_typed_at_a_day_when_something_cut_in_is_kept(line: Line, put_off: Guide) -> None:
    typed = ["", "the letter", ".", "2", "3", "open it", ".", KeyboardInterrupt()]
    done = line(put_off, typed, unfinished="some d")
    with pytest.raises(KeyboardInterrupt):
        done.run()
    assert "<!-- step: day -->\n\nsome d\n" in done.drafts[-1]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("the letter\n.\nunsafe\n", ["thing", "safe"]),
        ("the letter\n.\n2\n9\nAna\n.\nopen it\n.\nsaturday\n4\n", [
            "thing", "safe", "heavy", "lighter", "first-step", "day", "heavy-now",
        ]),
        ("the letter\n.\n2\n2\nopen it\n.\nsaturday\n4\n", [
            "thing", "safe", "heavy", "first-step", "day", "heavy-now",
        ]),
        ("the letter\n.\n3\nmore words\n", ["thing", "safe", "also"]),
    ],
)  # fmt: skip
def test_a_pipe_answers_the_questions_that_are_open(pipe: Line, put_off: Guide, raw: str, kept: list[str]) -> None:
    body = pipe(put_off, raw.encode()).run().sitting.body
    assert [line[11:-4].strip() for line in body.split("\n") if line.startswith("<!-- step: ")] == kept
