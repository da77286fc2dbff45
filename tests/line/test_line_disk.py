"""Drafts, a full disk, and being cut off: what was typed is kept, or nothing is, as was asked."""

from collections.abc import Callable
from typing import Any

import pytest

from ptg_cli.desk.keeper import NotKeptYet
from ptg_cli.model.answer import Listed
from ptg_cli.model.guide import Choose, Guide, Items, Scale, Sort, Write
from ptg_cli.sentences.drafts import ONLY_HERE, STILL_THERE

Line = Callable[..., Any]

NO_ROOM = "The disk is full."
NOT_SAFE = f"{NO_ROOM} The draft is not safe yet. ptg tries again with each new line."
SAFE_AGAIN = "The draft is safe again."
NOT_KEPT = f"{NO_ROOM} It is not kept yet. {ONLY_HERE} Enter tries again. x gives up."

SHORT = Guide(
    "short",
    "Short",
    "Short.",
    "gentle",
    5,
    (
        Write("text", "What?"),
        Items("list", "Which things?"),
        Choose("one", "Which one?", options=("tea", "rest")),
        Scale("size", "How much?", low="none", high="all"),
        Sort("piles", "Whose?", source="list", piles=("mine", "not mine")),
    ),
)


def test_a_draft_is_saved_after_each_line_and_each_answer(line: Line) -> None:
    seen: list[int] = []
    session = line(
        SHORT,
        [
            "4",
            *[item for typed in ("a", "b", ".", "one", ".", "1", "7", "1") for item in (typed, lambda: note())],
            "/stop",
        ],
    )

    def note() -> None:
        seen.append(len(session.drafts))

    session.run()
    assert seen == sorted(seen)
    assert seen[:2] == [1, 2]
    assert session.drafts[0].endswith("\n\na\n")
    assert session.drafts[1].endswith("\n\na\nb\n")
    assert "**mine**\n\n- one" in session.drafts[-1]
    assert session.sitting.drafts[-1].distress_before == 4


def test_a_rating_alone_makes_no_draft_and_no_entry(line: Line) -> None:
    done = line(SHORT, ["4", "", "", "", "", "", ""]).run()
    assert (done.drafts, done.sitting.entries, done.sitting.done) == ([], [], ["discard"])
    assert done.said[-1] == "Nothing was written, so nothing was kept."


def test_an_answer_taken_back_is_taken_out_of_the_draft(line: Line) -> None:
    done = line(SHORT, ["", "a", "/undo", "/stop"]).run()
    assert done.drafts[-1] == ""
    assert done.sitting.entries == []


def test_a_draft_knows_the_question_it_was_left_at(line: Line) -> None:
    done = line(SHORT, ["", "a", ".", "one", "/back", "/stop"]).run()
    assert [draft.extra["draft"]["at"] for draft in done.sitting.drafts][-1] == "text"


def test_a_full_disk_is_said_once_and_so_is_that_the_draft_is_safe_again(line: Line) -> None:
    def fill() -> None:
        session.sitting.full = True

    def free() -> None:
        session.sitting.full = False

    session = line(SHORT, ["", "a", fill, "b", "c", "d", free, "e", "f", fill, "g", free, "h", "/stop"])
    session.run()
    assert session.said.count(NOT_SAFE) == 2
    assert session.said.count(SAFE_AGAIN) == 2
    assert session.drafts[-1].endswith("a\nb\nc\nd\ne\nf\ng\nh\n")


def test_a_disk_that_is_full_from_the_first_line_keeps_the_session_going(line: Line) -> None:
    def free() -> None:
        session.sitting.full = False

    session = line(SHORT, ["", "a", ".", "one", free, "two", ".", "/stop"])
    session.sitting.full = True
    session.run()
    assert session.said.count(NOT_SAFE) == 1
    assert session.said.count(SAFE_AGAIN) == 1
    assert "a\n" in session.sitting.body


def test_keeping_is_tried_again_at_enter_until_there_is_room(line: Line) -> None:
    def free() -> None:
        session.sitting.full = False

    session = line(SHORT, ["", "a", "/stop", "", "again", free, ""])
    session.sitting.full = True
    session.run()
    assert session.said.count(NOT_KEPT) == 3
    assert session.said[-1].startswith("Kept.")
    assert session.sitting.done == ["keep"]


@pytest.mark.parametrize("answer", [["x"], ["", "X "], []])
def test_x_and_the_end_of_the_input_give_up_and_raise(line: Line, answer: list[str]) -> None:
    session = line(SHORT, ["", "a", "/stop", *answer])
    session.sitting.full = True
    with pytest.raises(NotKeptYet, match=NO_ROOM):
        session.run()
    assert session.sitting.done == []
    assert not any(said.startswith("Kept.") for said in session.said)


def test_off_a_terminal_a_page_that_cannot_be_kept_raises_at_once(pipe: Callable[..., Any]) -> None:
    session = pipe(SHORT, b"a\n.\n")
    session.sitting.full = True
    with pytest.raises(NotKeptYet, match=NO_ROOM):
        session.run()


@pytest.mark.parametrize("signal", [KeyboardInterrupt, SystemExit])
def test_being_cut_off_in_a_text_keeps_the_draft_down_to_the_unfinished_line(
    line: Line, signal: type[BaseException]
) -> None:
    session = line(SHORT, ["", "a", "b", signal()], unfinished="and ha")
    with pytest.raises(signal):
        session.run()
    assert session.drafts[-1].endswith("\n\na\nb\nand ha\n")
    assert session.sitting.done == []


def test_being_cut_off_on_the_very_first_line_keeps_it(line: Line) -> None:
    session = line(SHORT, ["", KeyboardInterrupt()], unfinished="only this")
    with pytest.raises(KeyboardInterrupt):
        session.run()
    assert session.drafts[-1].endswith("\n\nonly this\n")


def test_being_cut_off_in_a_list_keeps_the_unfinished_item(line: Line) -> None:
    session = line(SHORT, ["", "/next", "one", KeyboardInterrupt()], unfinished="tw")
    with pytest.raises(KeyboardInterrupt):
        session.run()
    assert session.drafts[-1].endswith("\n\n- one\n- tw\n")


CUT_OFF = {
    "choose": ["", "a", ".", "one", ".", KeyboardInterrupt()],
    "scale": ["", "a", ".", "one", ".", "1", KeyboardInterrupt()],
    "sort": ["", "a", ".", "one", ".", "1", "7", KeyboardInterrupt()],
    "second pile": ["", "a", ".", "one", ".", "1", "7", "1", KeyboardInterrupt()],
    "later": ["", "a", ".", "one", ".", "1", "7", "1", "", "3", KeyboardInterrupt()],
}


@pytest.mark.parametrize("where", list(CUT_OFF))
def test_being_cut_off_anywhere_keeps_the_draft_and_the_words_on_the_line(line: Line, where: str) -> None:
    session = line(SHORT, CUT_OFF[where], unfinished="half a word")
    with pytest.raises(KeyboardInterrupt):
        session.run()
    last = session.sitting.drafts[-1]
    assert "\n\na\n" in last.body
    assert "- one" in last.body
    assert "half a word" in f"{last.body}\n{last.later}"


def test_being_cut_off_at_the_opening_or_with_nothing_written_leaves_no_draft(line: Line) -> None:
    for typed in ([KeyboardInterrupt()], ["", KeyboardInterrupt()], ["", "", "", KeyboardInterrupt()]):
        session = line(SHORT, typed)
        with pytest.raises(KeyboardInterrupt):
            session.run()
        assert session.drafts == []


def test_being_cut_off_at_the_close_keeps_the_draft(line: Line) -> None:
    session = line(SHORT, ["5", "a", "/next", "/next", "/next", "/next", "4", KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        session.run()
    last = session.sitting.drafts[-1]
    assert (last.distress_before, last.distress_after) == (5, 4)


def test_being_cut_off_while_a_practice_runs_keeps_the_draft(line: Line) -> None:
    session = line("weather-of-feelings", ["", "fog", ".", "1", "", "", ""])
    session.console.wait = _cut_off
    with pytest.raises(KeyboardInterrupt):
        session.run()
    assert "- fog" in session.drafts[-1]


def _cut_off(seconds: float) -> bool:
    raise KeyboardInterrupt


def test_being_cut_off_while_leaving_nothing_keeps_nothing(line: Line) -> None:
    session = line(SHORT, ["", "a", KeyboardInterrupt()], unfinished="b", leave_nothing=True)
    with pytest.raises(KeyboardInterrupt):
        session.run()
    assert session.drafts == []


def test_no_draft_is_saved_once_nothing_is_to_be_left(line: Line) -> None:
    session = line(SHORT, ["", "a", "/leave-nothing", "x"])
    session.sitting.discard = _no_such_disk
    with pytest.raises(NotKeptYet, match=STILL_THERE):
        session.run()
    assert len(session.drafts) == 1


def _no_such_disk() -> None:
    raise OSError(5, "Input/output error")


def test_what_was_cut_off_goes_on_where_it_was(line: Line) -> None:
    session = line(SHORT, ["6", "a", ".", "one", KeyboardInterrupt()], unfinished="tw")
    with pytest.raises(KeyboardInterrupt):
        session.run()
    again = line(SHORT, ["o", ".", "1", "", "", "", "3", "", ""], draft=session.sitting.drafts[-1]).run()
    assert again.said[1].startswith("Question 2 of 5.")
    assert (
        "You wrote something here before. Enter keeps it. /read says it again. New lines are added to it." in again.said
    )
    assert "- one\n- tw\n- o\n" in again.sitting.body
    assert "6, then 3." in again.said


def test_words_taken_back_do_not_come_back_with_the_next_answer(line: Line) -> None:
    guide = Guide("short", "Short", "Short.", "gentle", 5, SHORT.steps[2:3])
    cut = line(guide, ["", KeyboardInterrupt()], unfinished="half a word")
    with pytest.raises(KeyboardInterrupt):
        cut.run()
    again = line(guide, ["/undo", "1", "/stop"], draft=cut.sitting.drafts[-1])
    assert again.session.view.answer == Listed((), "half a word")
    done = again.run()
    assert "Taken back." in done.said
    assert done.sitting.body == "## Which one?\n<!-- step: one -->\n\n- tea\n"
