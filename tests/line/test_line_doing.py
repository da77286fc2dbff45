"""Every command of line mode, as typed in the middle of a session on a terminal."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ptg_cli.model.guide import Choose, Guide, Items, Read, Recall, Sort, Write
from ptg_cli.sentences.line import WRITING_HELP_FIRST, WRITING_HELP_SHORT, writing_help

Line = Callable[..., Any]

QUESTION = [
    "Question 1 of 4.",
    "How are you today?",
    "A word is enough. “Mixed” is one. So is “don't know”.",
]
TODAY = Guide(
    "today",
    "Today",
    "A short look.",
    "gentle",
    5,
    (
        Write("state", "How is it today?", "A word is enough.", starters=("Since this morning,",)),
        Write("need", "What would help?"),
        Choose("helped", "What helped?", options=("sleep", "air"), many=True),
        Write("last", "And now?"),
        Read("room", lines=("Listen.",)),
    ),
)
PICTURE = replace(TODAY, steps=(Choose("image", "Which picture?", options=("a bowl", "a field")), TODAY.steps[0]))
CIRCLE = replace(
    TODAY, steps=(Items("worries", "What?"), Sort("circle", "Whose?", source="worries", piles=("mine", "not mine")))
)
THOUGHT = replace(
    TODAY, steps=(Write("thought", "What does it say?"), Recall("again", "Here it is.", step="thought"), TODAY.steps[1])
)
QUESTION = ["Question 1 of 4.", "How is it today?", "A word is enough."]
STATE = "## How is it today?\n<!-- step: state -->\n\n"
KEPT = "Kept. `ptg show @last` shows it."
NEVER_BACK = "Nothing of this will be left, and you can't get it back. Type x to do it, or enter to go on."


def times(said: list[str], line: str) -> int:
    """How often a line was said."""
    return said.count(line)


def test_next_goes_on_and_keeps_what_was_written(line: Line) -> None:
    done = line(TODAY, ["", "Grey.", "/next", "Quiet.", "/stop"]).run()
    assert done.sitting.body.startswith(f"{STATE}Grey.\n")
    assert "Question 2 of 4." in done.said


def test_skip_leaves_a_question_and_what_was_written_stays(line: Line) -> None:
    done = line(TODAY, ["", "/skip", "Quiet.", "/skip", "/stop"]).run()
    assert done.sitting.body == "## What would help?\n<!-- step: need -->\n\nQuiet.\n"
    assert "Question 3 of 4." in done.said


def test_next_at_the_opening_and_at_an_offer_goes_on(line: Line) -> None:
    done = line(TODAY, ["/next", "Grey.", "/stop"]).run()
    assert done.sitting.entries[0].distress_before is None
    done = line("naming-what-hurts", ["9", "/next", "It.", "/stop"]).run()
    assert "It." in done.sitting.body


def test_back_goes_to_the_question_before_with_its_answer(line: Line) -> None:
    done = line(TODAY, ["", "Grey.", ".", "/back", "/read", "/stop"]).run()
    assert times(done.said, "Question 1 of 4.") == 2
    assert done.said[-2:] == ["Grey.", KEPT]


def test_back_where_nothing_is_before_says_so(line: Line) -> None:
    done = line("naming-what-hurts", ["/back", "/stop"]).run()
    assert "There is no question before this one." in done.said


@pytest.mark.parametrize("typed", [["9", "/back"], ["2", "/back"], ["2", "sad", "/back"]])
def test_back_before_the_first_question_mends_the_rating(line: Line, typed: list[str]) -> None:
    done = line("naming-what-hurts", [*typed, "4", "", "It.", ".", "/stop"]).run()
    assert done.sitting.entries[0].distress_before == 4
    assert "It." in done.sitting.body


def test_again_says_the_question_again_word_for_word(line: Line) -> None:
    done = line(TODAY, ["", "/again", "/stop"]).run()
    for said in QUESTION:
        assert times(done.said, said) == 2
    assert sum(said.startswith("Ways to begin, if you like:") for said in done.said) == 2


def test_again_at_the_opening_and_at_the_close_says_those_again(line: Line) -> None:
    done = line("blank-page", ["/again", "", "One.", ".", "/again", "", "/again", "", "/again", ""]).run()
    for said in ("Blank page.", "Type a number, or enter to begin."):
        assert times(done.said, said) == 2
    for said in (
        "One small thing for later, if you like. Or enter.",
        "Enter keeps this. x keeps nothing. /steady helps you steady yourself.",
    ):
        assert times(done.said, said) == 2
    assert sum(said.startswith("How hard is it now?") for said in done.said) == 2


def test_again_while_sorting_says_which_pile_is_asked_for(line: Line) -> None:
    done = line(CIRCLE, ["", "tap", ".", "", "/again", "/stop"]).run()
    assert times(done.said, "1 tap") == 2
    assert times(done.said, "Which numbers belong to “not mine”? Enter for none.") == 2


def test_again_at_an_offer_says_what_can_be_typed(line: Line) -> None:
    done = line(TODAY, ["7", "/again", "/stop"]).run()
    assert times(done.said, "Would you like to steady yourself first?") == 2
    assert times(done.said, "2 A longer out-breath.") == 2
    assert times(done.said, "A number begins one. Enter goes on.") == 2


def test_again_at_a_recall_says_what_can_be_typed(line: Line) -> None:
    done = line(THOUGHT, ["", "I fail.", ".", "/again", "/stop"]).run()
    assert times(done.said, "Here it is.") == 2
    assert times(done.said, "You answered this a little earlier. Type r to read it, or enter to go on.") == 2


def test_read_says_each_question_and_what_was_written(line: Line) -> None:
    done = line(TODAY, ["", "/read", "Grey.", "Up.", ".", "/next", "1, fog", "/read", "/stop"]).run()
    assert "Nothing is written yet." in done.said
    at = len(done.said) - 1
    assert done.said[at - 6 : at] == [
        "How is it today?",
        "Grey.",
        "Up.",
        "What helped?",
        "sleep",
        "fog",
    ]


def test_undo_takes_back_the_last_line_and_says_what_is_last_now(line: Line) -> None:
    done = line("blank-page", ["", "one", "two", "/undo", "/undo", "/undo", "three", "/stop"]).run()
    assert [said for said in done.said if said.startswith(("Taken", "There is nothing to"))] == [
        "Taken back. The last line is now: one",
        "Taken back. Nothing is written here now.",
        "There is nothing to take back here.",
    ]
    assert done.sitting.body == "three\n"


def test_undo_takes_back_an_answer_of_one_line(line: Line) -> None:
    done = line(PICTURE, ["", "1", "/back", "/undo", "/undo", "2", "/stop"]).run()
    assert "Taken back." in done.said
    assert "There is nothing to take back here." in done.said
    assert done.sitting.body.endswith("\n\n- a field\n")


def test_undo_while_sorting_takes_back_what_was_sorted(line: Line) -> None:
    done = line(CIRCLE, ["", "tap", "rent", ".", "1", "/undo", "2", "/stop"]).run()
    assert "Taken back." in done.said
    _, sorted_part = done.sitting.body.split("## Whose?")
    assert "- rent" in sorted_part
    assert "- tap" not in sorted_part
    assert done.drafts[-1] == done.sitting.body


def test_edit_takes_the_answer_over_from_the_editor(line: Line) -> None:
    session = line("blank-page", ["", "one", "/edit", "three", "/stop"])
    session.edit_to = "One.\n\nTwo.\n"
    done = session.run()
    assert session.edited == ["one\n"]
    assert session.safe is True
    assert done.sitting.body == "One.\n\nTwo.\nthree\n"
    assert (
        "Your text from the editor is here now. You can write more. A full stop alone on a line goes on." in done.said
    )


def test_edit_says_when_the_disk_is_full_that_the_copy_is_still_needed(line: Line) -> None:
    session: Any = line(
        "blank-page", ["", "one", lambda: setattr(session.sitting, "full", True), "/edit", KeyboardInterrupt()]
    )
    session.edit_to = "One."
    with pytest.raises(KeyboardInterrupt):
        session.run()
    assert session.safe is False


def test_an_editor_that_empties_the_answer_takes_it_back(line: Line) -> None:
    session = line("blank-page", ["", "one", "/edit", "/stop"])
    session.edit_to = " \n"
    done = session.run()
    assert done.sitting.entries == []
    assert done.drafts[-1] == ""


def test_an_editor_that_cannot_be_opened_is_told_and_nothing_is_lost(line: Line) -> None:
    done = line("blank-page", ["", "one", "/edit", "two", "/stop"]).run()
    assert "No editor could be opened." in done.said
    assert done.sitting.body == "one\ntwo\n"


def test_edit_is_for_longer_answers_only(line: Line) -> None:
    for typed in (["/edit"], ["", "/next", "/next", "/edit"]):
        done = line(TODAY, [*typed, "/stop"]).run()
        assert "An answer here is one short line. /edit is for longer answers." in done.said
        assert done.edited == []


def test_edit_is_refused_while_nothing_is_to_be_left(line: Line) -> None:
    session = line("blank-page", ["", "one", "/edit", "/stop"], leave_nothing=True)
    session.edit_to = "never"
    done = session.run()
    assert done.edited == []
    assert "You chose to keep nothing, and an editor would write to the disk. So /edit does not work here." in done.said


def test_steady_offers_three_practices_and_comes_back(line: Line) -> None:
    done = line(TODAY, ["", "/steady", "2", "", "Grey.", "/stop"]).run()
    menu = [
        "1 A longer out-breath",
        "2 Hands and what they touch",
        "3 Sounds around you",
        "A number, or enter to go back.",
    ]
    at = done.said.index(menu[0])
    assert done.said[at : at + 4] == menu
    assert "Does it feel hard or soft? Is it the same everywhere?" in done.said
    assert done.console.seconds == pytest.approx(60)
    assert done.said[done.said.index("Back to where you were.") + 1 :][:3] == QUESTION
    assert done.sitting.body == f"{STATE}Grey.\n"


def test_words_typed_at_steady_are_not_lost(line: Line) -> None:
    done = line(TODAY, ["", "/steady", "It is loud.", "/stop"]).run()
    assert done.console.seconds == 0
    assert done.sitting.body == f"{STATE}It is loud.\n"


def test_people_shows_the_card_and_comes_back(line: Line) -> None:
    done = line(TODAY, ["", "Grey.", "/people", "Up.", "/stop"]).run()
    assert any("112" in said for said in done.said)
    assert done.said[done.said.index("Back to where you were.") + 1 :][:3] == QUESTION
    assert done.sitting.body == f"{STATE}Grey.\nUp.\n"


def test_hide_empties_the_screen_without_a_word_until_enter(line: Line) -> None:
    marks: list[int] = []
    session: Any = line(TODAY, ["", "Grey.", "/hide", lambda: marks.append(len(session.console.said)), "", "/stop"])
    done = session.run()
    hidden = session.console.said[marks[0] - 1]
    assert hidden.strip() == ""
    assert hidden.count("\n") >= 50
    assert [said for said in session.console.said[marks[0] :] if said][:3] == QUESTION
    assert done.sitting.body == f"{STATE}Grey.\n"


def test_words_typed_while_hidden_are_not_lost(line: Line) -> None:
    done = line(TODAY, ["", "/hide", "Someone was here.", "/stop"]).run()
    assert done.sitting.body == f"{STATE}Someone was here.\n"


@pytest.mark.parametrize("typed", [["/stop"], ["3", "/stop"], ["3", "/next", "/stop"]])
def test_stop_with_nothing_written_keeps_nothing_and_says_so(line: Line, typed: list[str]) -> None:
    done = line(TODAY, typed).run()
    assert (done.kept, done.sitting.entries, done.sitting.done) == (None, [], ["discard"])
    assert done.said[-1] == "Nothing was written, so nothing was kept."


def test_stop_after_a_nine_with_nothing_written_names_people_too(line: Line) -> None:
    done = line(TODAY, ["9", "/stop"]).run()
    assert (done.kept, done.sitting.entries, done.sitting.done) == (None, [], ["discard"])
    assert done.said[-2] == "Nothing was written, so nothing was kept."
    assert done.said[-1].startswith("If this is about now, ")


def test_stop_keeps_what_there_is_and_never_calls_it_incomplete(line: Line) -> None:
    done = line(TODAY, ["3", "Grey.", "/stop"]).run()
    assert done.said[-1] == KEPT
    assert not any(word in said.casefold() for said in done.said for word in ("incomplete", "unfinished", "not done"))


def test_the_end_of_the_input_stops_and_keeps(line: Line) -> None:
    for typed in (["3", "Grey."], ["3", "Grey.", "."], ["3", "Grey.", "/next", "/next", "/next"]):
        done = line(TODAY, typed).run()
        assert done.sitting.body.startswith(f"{STATE}Grey.\n")
    assert line(TODAY, []).run().kept is None


def test_leave_nothing_asks_once_and_leaves_nothing(line: Line) -> None:
    done = line("naming-what-hurts", ["", "It.", "/leave-nothing", "x"]).run()
    assert times(done.said, NEVER_BACK) == 1
    assert (done.kept, done.sitting.entries, done.sitting.done) == (None, [], ["keep nothing"])
    assert "Nothing was kept." in done.said
    assert done.said[-1].startswith("If this is about now")


def test_leave_nothing_goes_on_where_enter_is_pressed(line: Line) -> None:
    done = line(TODAY, ["", "Grey.", "/leave-nothing", "", "Up.", "/stop"]).run()
    assert done.sitting.body == f"{STATE}Grey.\nUp.\n"


def test_words_typed_instead_of_leaving_nothing_are_not_lost(line: Line) -> None:
    done = line(TODAY, ["", "Grey.", "/leave-nothing", "No, this stays.", "/stop"]).run()
    assert done.sitting.body == f"{STATE}Grey.\nNo, this stays.\n"


def test_x_at_the_close_leaves_nothing_after_asking_once(line: Line) -> None:
    done = line("blank-page", ["", "One.", ".", "", "", "x", "x"]).run()
    assert (done.kept, done.sitting.done) == (None, ["keep nothing"])
    stayed = line("blank-page", ["", "One.", ".", "", "", "x", "", ""]).run()
    assert stayed.sitting.body == "One.\n"


def test_a_session_that_leaves_nothing_saves_no_draft_and_says_so_first(line: Line) -> None:
    done = line("blank-page", ["4", "One.", "Two.", ".", "3", "Tea.", ""], leave_nothing=True).run()
    assert (
        done.said[0] == "Nothing you write here is kept, not even a draft. If the window closes, your words are gone."
    )
    assert (done.kept, done.drafts, done.sitting.entries) == (None, [], [])
    assert done.sitting.done == ["keep nothing"]
    assert "Enter ends this. /steady helps you steady yourself." in done.said
    assert "Nothing was kept." in done.said


def test_help_says_what_is_most_needed_and_all_of_it_when_asked(line: Line) -> None:
    done = line("blank-page", ["", "/help", "/help", "/help all", "/stop"]).run()
    first = done.said.index(WRITING_HELP_FIRST[1])
    rest = first - 1 + len(WRITING_HELP_FIRST)
    assert done.said[first - 1 : rest] == list(WRITING_HELP_FIRST)
    assert done.said[rest : rest + 2] == list(WRITING_HELP_SHORT)
    assert done.said[rest + 2 :][: len(writing_help())] == writing_help()


def test_an_unknown_command_is_hinted_at_and_two_slashes_are_words(line: Line) -> None:
    done = line("blank-page", ["", "/stpo", "//stop", "/stop"]).run()
    assert "Did you mean /stop? For a line that begins with a slash, type two." in done.said
    assert done.sitting.body == "/stop\n"
