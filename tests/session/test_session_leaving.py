"""Leaving a session at any moment, keeping nothing, writing nothing, and writing for long."""

from collections.abc import Callable

from ptg_cli.model.answer import Number, Text
from ptg_cli.model.guide import Read, Scale, Write
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, Question, SessionEnded

Begin = Callable[..., Session]

PAUSE_LINE = "This is a good place to stop, if you like."


def written(begin: Begin, **changes: object) -> Session:
    """A session with an answer to its first question, standing at its second."""
    session = begin(**changes)
    session.open(5)
    session.write_down(Text("The kettle."))
    session.next()
    return session


def test_stopping_keeps_what_there_is_and_the_page_is_like_any_other(begin: Begin) -> None:
    session = written(begin, zone="Europe/Paris", tags=("evening",))
    session.stop()
    assert session.view == SessionEnded(nothing=False)
    entry = session.entry()
    assert entry is not None
    assert entry.body == "## What is there?\n<!-- step: one -->\n\nThe kettle.\n"
    assert (entry.id, entry.kind, entry.guide) == ("20261123-081502-7f3k", "journal", "first-light")
    assert (entry.zone, entry.tags, entry.distress_before) == ("Europe/Paris", ("evening",), 5)
    assert not entry.extra


def test_stopping_in_the_middle_of_an_answer_keeps_the_half_answer(begin: Begin) -> None:
    session = written(begin)
    session.write_down(Text("half a"))
    session.stop()
    entry = session.entry()
    assert entry is not None
    assert "half a" in entry.body


def test_stopping_at_the_close_keeps_the_page(begin: Begin) -> None:
    session = written(begin)
    session.next()
    assert isinstance(session.view, Closing)
    session.stop()
    assert session.entry() is not None


def test_leaving_nothing_makes_no_entry_whatever_was_written(begin: Begin) -> None:
    session = written(begin)
    session.leave_nothing()
    assert session.view == SessionEnded(nothing=True)
    assert session.entry() is None


def test_a_session_with_nothing_written_makes_no_entry_and_no_close_is_asked(begin: Begin) -> None:
    session = begin()
    session.open()
    session.next()
    session.next()
    assert session.view == SessionEnded(nothing=False)
    assert session.entry() is None


def test_a_rating_and_feelings_alone_are_not_writing(begin: Begin) -> None:
    session = begin(level="moderate", distress_after=3)
    session.open(6, ("sad",))
    assert not session.has_words
    session.stop()
    assert session.entry() is None


def test_blank_lines_are_not_writing_and_an_answer_taken_back_is_gone(begin: Begin) -> None:
    session = begin()
    session.open()
    session.write_down(Text(" \n\t\n"))
    assert not session.has_words
    session.write_down(Text("words"))
    assert session.has_words
    session.write_down(None)
    assert not session.has_words


def test_a_zero_on_a_scale_is_an_answer(begin: Begin) -> None:
    session = begin(steps=(Scale("size", "How strong?", low="none", high="all"),))
    session.open()
    session.write_down(Number(0))
    session.next()
    assert isinstance(session.view, Closing)
    entry = session.entry()
    assert entry is not None
    assert entry.body.endswith("0 of 10\n")


def test_a_guides_mark_to_handle_with_care_is_on_its_pages(begin: Begin) -> None:
    for care in (True, False):
        session = written(begin, care=care, check_in=False)
        session.stop()
        entry = session.entry()
        assert entry is not None
        assert entry.care is care
        assert session.snapshot().care is care


def test_off_a_terminal_no_close_is_asked_and_the_given_ratings_stand(begin: Begin) -> None:
    session = begin(asked=False, distress_before=6, distress_after=4)
    session.write_down(Text("words"))
    session.next()
    session.next()
    assert session.view == SessionEnded(nothing=False)
    entry = session.entry()
    assert entry is not None
    assert (entry.distress_before, entry.distress_after) == (6, 4)


def test_input_beyond_the_last_question_is_kept_under_also(begin: Begin) -> None:
    session = begin(asked=False)
    session.write_down(Text("words"))
    session.stop()
    session.add_also(" \n")
    session.add_also("\nand more\n## of it\n")
    entry = session.entry()
    assert entry is not None
    assert entry.body == (
        "## What is there?\n<!-- step: one -->\n\nwords\n\n## Also\n<!-- step: also -->\n\nand more\n## of it\n"
    )


def test_words_under_also_alone_are_writing(begin: Begin) -> None:
    session = begin(asked=False)
    session.stop()
    session.add_also("only this")
    entry = session.entry()
    assert entry is not None
    assert "only this" in entry.body


def test_a_blank_page_is_kept_without_its_question(begin: Begin) -> None:
    session = begin(headings=False, steps=(Write("page", "Whatever is here."),))
    session.open()
    session.write_down(Text("\n## mine\n<!-- step: two -->\n+++\n"))
    entry = session.entry()
    assert entry is not None
    assert entry.body == "## mine\n<!-- step: two -->\n+++\n"


def test_after_twenty_minutes_of_writing_a_good_place_to_stop_is_named_once(begin: Begin) -> None:
    session = written(begin)
    assert session.notice(0) == ""
    assert session.notice(20 * 60 - 0.1) == ""
    assert session.notice(20 * 60) == PAUSE_LINE
    assert session.notice(20 * 60 + 1) == ""
    assert session.notice(3 * 3600) == ""


def test_it_is_not_named_outside_the_questions(begin: Begin) -> None:
    session = begin()
    assert session.notice(3600) == ""
    session.open(9)
    assert session.notice(3600) == ""
    session.go_on()
    session.write_down(Text("words"))
    session.next()
    session.next()
    assert isinstance(session.view, Closing)
    assert session.notice(3600) == ""
    session.back()
    assert session.notice(3600) == PAUSE_LINE


def test_a_draft_says_where_it_was_left_and_an_entry_never_does(begin: Begin) -> None:
    session = written(begin)
    assert session.snapshot().extra == {"draft": {"at": "two", "item": ""}}
    entry = session.entry()
    assert entry is not None
    assert entry.extra == {}


def test_what_was_written_can_be_read_back(begin: Begin) -> None:
    session = written(begin, steps=(Write("one", "What is there?"), Read("calm", lines=("Ask {people}.",))))
    assert session.written() == [("What is there?", "The kettle.")]
    view = session.view
    assert isinstance(view, Question)
    assert isinstance(view.asked.step, Read)
    assert view.lines == ("Ask /people.",)
    assert (view.number, view.total) == (0, 1)


def test_the_time_a_question_is_for_is_offered_and_said_once_to_be_over(begin: Begin) -> None:
    session = begin(steps=(Write("one", "What is there?", minutes=8), Write("two", "And what else?")))
    assert session.time_is_over(3600) == ""
    session.open(3)
    view = session.view
    assert isinstance(view, Question)
    assert view.hint == "This is for about 8 minutes. ptg says when they are over, and you can write on."
    assert session.offered_seconds == 8 * 60
    assert session.time_is_over(8 * 60 - 0.1) == ""
    over = "The 8 minutes are over. You can stop here, or finish what you are writing."
    assert session.time_is_over(8 * 60) == over
    assert session.time_is_over(8 * 60 + 1) == ""
    assert isinstance(session.view, Question)  # nothing ended
    session.write_down(Text("The kettle."))
    session.next()
    assert session.offered_seconds == 0
    assert session.time_is_over(3600) == ""
