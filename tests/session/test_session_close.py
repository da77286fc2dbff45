"""The close, its one screen, what follows from its rating, and the last line."""

from collections.abc import Callable

import pytest

from ptg_cli.model.answer import Text
from ptg_cli.model.guide import Write
from ptg_cli.session.care import LINE_KEYS, SCREEN_KEYS
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import CloseWords, Closing, Offer, Question, SessionEnded

Begin = Callable[..., Session]

HEAVIER = {"screen": "It is common to feel heavier after writing. F2 can help you steady yourself.",
           "line": "It is common to feel heavier after writing. /steady can help you steady yourself."}  # fmt: skip
ABOUT_NOW = {
    "screen": "If this is about now, such as not wanting to live, or not being safe with someone, F3 shows people.",
    "line": "If this is about now, such as not wanting to live, or not being safe with someone, /people shows people.",
}
STILL_HARD = {
    "screen": "It is still hard. F2 helps you steady yourself. F3 shows people to talk to. More to try: Esc, then 8.",
    "line": "It is still hard. /steady helps you steady yourself. /people shows people to talk to. "
    "More to try: `ptg cope`, once this is over.",
}
KEYS = {"screen": SCREEN_KEYS, "line": LINE_KEYS}


def closing(session: Session, before: int | None = None, feelings: tuple[str, ...] = ()) -> Session:
    """The session with something written, standing at its close."""
    session.open(before, feelings)
    while not isinstance(session.view, Closing):
        match session.view:
            case SessionEnded():
                raise AssertionError("ended before the close")
            case Offer():
                session.go_on()
            case _:
                session.write_down(Text("words"))
                session.next()
    return session


def test_the_close_is_one_view(begin: Begin) -> None:
    assert closing(begin(), 4).view == Closing(asks_rating=True, before=4)


@pytest.mark.parametrize("face", ["screen", "line"])
@pytest.mark.parametrize(("before", "after"), [(0, 3), (1, 5), (3, 6), (2, 5), (0, 6)])
def test_a_rise_of_3_ending_below_7_is_said_to_be_common(begin: Begin, face: str, before: int, after: int) -> None:
    session = closing(begin(keys=KEYS[face]), before)
    assert session.rate_close(after) == CloseWords((HEAVIER[face],))


@pytest.mark.parametrize(("before", "after"), [(0, 2), (4, 6), (6, 6), (5, 1), (None, 6), (3, None), (None, None)])
def test_a_smaller_rise_a_fall_or_no_rating_is_not_remarked_on(
    begin: Begin, before: int | None, after: int | None
) -> None:
    assert closing(begin(), before).rate_close(after) == CloseWords(())


@pytest.mark.parametrize("face", ["screen", "line"])
@pytest.mark.parametrize(("before", "after"), [(None, 7), (0, 7), (9, 8), (4, 7), (8, 8)])
def test_at_7_or_8_grounding_and_people_are_offered_and_nothing_else_is_said(
    begin: Begin, face: str, before: int | None, after: int
) -> None:
    session = closing(begin(keys=KEYS[face]), before)
    assert session.rate_close(after) == CloseWords((STILL_HARD[face],), "longer-out-breath")


@pytest.mark.parametrize("after", [9, 10])
def test_at_9_or_10_the_grounding_offered_is_outward(begin: Begin, after: int) -> None:
    assert closing(begin(), 2).rate_close(after) == CloseWords((STILL_HARD["line"],), "name-the-day")


@pytest.mark.parametrize("feeling", ["numb", "far away", "flooded"])
@pytest.mark.parametrize("after", [None, 0, 5, 7, 8, 10])
def test_numb_far_away_and_flooded_are_offered_an_outward_grounding_whatever_the_number(
    begin: Begin, feeling: str, after: int | None
) -> None:
    named_now = closing(begin(level="moderate"), 1)
    assert named_now.rate_close(after, (feeling,)) == CloseWords((STILL_HARD["line"],), "name-the-day")
    named_before = closing(begin(level="moderate"), 1, (feeling,))
    assert named_before.rate_close(after) == CloseWords((STILL_HARD["line"],), "name-the-day")


def test_feelings_named_at_the_close_take_the_place_of_those_at_the_opening(begin: Begin) -> None:
    session = closing(begin(level="moderate"), 3, ("numb",))
    assert session.rate_close(2, ("tired",)) == CloseWords(())


@pytest.mark.parametrize("face", ["screen", "line"])
@pytest.mark.parametrize(
    ("level", "headings", "said"),
    [("gentle", True, False), ("moderate", True, True), ("deep", True, True), ("gentle", False, True)],
)
def test_moderate_deep_and_blank_pages_end_with_the_line_about_now(
    begin: Begin, face: str, level: str, headings: bool, said: bool
) -> None:
    session = closing(begin(level=level, headings=headings, steps=(Write("page", "Here."),), keys=KEYS[face]))
    session.keep()
    assert session.last_lines() == ((ABOUT_NOW[face],) if said else ())


def test_the_line_about_now_ends_a_page_that_is_stopped_or_left_nothing_of_too(begin: Begin) -> None:
    for leave in (Session.stop, Session.leave_nothing):
        session = begin(level="moderate")
        session.open()
        leave(session)
        assert session.last_lines() == (ABOUT_NOW["line"],)


@pytest.mark.parametrize(("rating", "said"), [(None, False), (6, False), (7, True), (10, True)])
def test_whoever_came_with_a_high_number_and_skipped_everything_is_told_of_people(
    begin: Begin, rating: int | None, said: bool
) -> None:
    session = begin()
    session.open(rating)
    while not isinstance(session.view, SessionEnded):
        session.go_on() if isinstance(session.view, Offer) else session.next()
    assert session.last_lines() == ((ABOUT_NOW["line"],) if said else ())


def test_nothing_a_person_writes_changes_what_is_said(begin: Begin) -> None:
    session = begin()
    session.open(3)
    session.write_down(Text("I do not want to live. I am not safe with someone."))
    session.next()
    session.next()
    assert session.rate_close(3) == CloseWords(())
    session.keep()
    assert session.last_lines() == ()


def test_a_guide_without_a_check_in_asks_nothing_at_the_end_and_offers_nothing(begin: Begin) -> None:
    session = closing(begin(check_in=False))
    assert session.view == Closing(asks_rating=False, before=None)
    assert session.rate_close(10, ("flooded",)).practice == ""


def test_what_was_rated_and_left_for_later_is_kept(begin: Begin) -> None:
    session = closing(begin(level="moderate"), 6, ("sad",))
    session.rate_close(4)
    session.set_later("  water \n the plant ")
    session.keep()
    assert session.view == SessionEnded(nothing=False)
    entry = session.entry()
    assert entry is not None
    assert (entry.distress_before, entry.distress_after, entry.feelings) == (6, 4, ("sad",))
    assert entry.later == "water the plant"


def test_what_was_not_asked_or_not_said_stays_absent(begin: Begin) -> None:
    session = closing(begin())
    session.rate_close()
    session.keep()
    entry = session.entry()
    assert entry is not None
    assert (entry.distress_before, entry.distress_after, entry.feelings, entry.later) == (None, None, (), "")


def test_enter_at_the_close_keeps_a_rating_given_beforehand(begin: Begin) -> None:
    session = closing(begin(distress_after=4))
    session.rate_close()
    session.keep()
    entry = session.entry()
    assert entry is not None
    assert entry.distress_after == 4


def test_back_from_the_close_stands_at_the_last_question_with_its_answer(begin: Begin) -> None:
    session = closing(begin())
    assert session.back()
    assert isinstance(session.view, Question)
    assert session.view.answer == Text("words")
    session.next()
    assert isinstance(session.view, Closing)
