"""The opening, its one screen, and what is offered before the first question."""

from collections.abc import Callable
from datetime import datetime
from typing import get_args

import pytest

from ptg_cli.model.answer import Text
from ptg_cli.model.guide import Level
from ptg_cli.model.practice import Practice
from ptg_cli.model.scales import FEELINGS
from ptg_cli.sentences.care import WHAT_IT_IS
from ptg_cli.session.care import LINE_KEYS, SCREEN_KEYS
from ptg_cli.session.writing import Session, WrongTurn
from ptg_cli.session.writing_view import Offer, Opening, Question, SessionEnded, SteadyWay

Begin = Callable[..., Session]

DAYLIGHT_FOR_LONG = "This guide takes a while. By day it may be easier."
DAYLIGHT = "This guide asks more of you. By day it may be easier."
HARD_NOW = "That is very hard. You don't have to go through this alone."
DEEP_AGAIN = "This is a deep guide. It asks a lot of you, and it can wait for another day. Go on with it now?"
EMERGENCY = ("In danger right now: 112.", "Someone to talk to: 1737.")
NO_BREATH = "name-the-day"


def at(hour: int, minute: int = 0) -> datetime:
    """That time of the one day of these tests."""
    return datetime(2026, 11, 23, hour, minute)


def is_first_question(session: Session) -> bool:
    """True where the session stands at its first question."""
    return isinstance(session.view, Question) and session.view.number == 1


def test_the_opening_is_one_view_of_title_minutes_level_note_and_lines(begin: Begin) -> None:
    view = begin(level="moderate", minutes=10, note="It will not ask what happened.", now=at(23)).view
    assert view == Opening(
        title="First light",
        minutes=10,
        level="moderate",
        summary="A look at the morning.",
        note="It will not ask what happened.",
        lines=(DAYLIGHT,),
        asks_rating=True,
        asks_feelings=True,
    )


def test_the_notes_keys_are_those_of_the_face(begin: Begin) -> None:
    for keys, people in ((LINE_KEYS, "/people"), (SCREEN_KEYS, "F3")):
        view = begin(note="Someone can plan with you: {people}.", keys=keys).view
        assert isinstance(view, Opening)
        assert view.note == f"Someone can plan with you: {people}."


@pytest.mark.parametrize("rating", [None, 0, 3, 5, 6])
@pytest.mark.parametrize("level", ["gentle", "moderate"])
def test_a_rating_or_nothing_goes_straight_to_the_first_question(begin: Begin, rating: int | None, level: str) -> None:
    session = begin(level=level)
    session.open(rating)
    assert is_first_question(session)


@pytest.mark.parametrize("feeling", [word for word in FEELINGS if word not in {"numb", "far away", "flooded"}])
def test_other_feelings_alone_go_straight_to_the_first_question(begin: Begin, feeling: str) -> None:
    session = begin(level="moderate")
    session.open(None, (feeling,))
    assert is_first_question(session)


@pytest.mark.parametrize("rating", [7, 8])
@pytest.mark.parametrize("level", ["gentle", "moderate"])
def test_at_7_or_8_steadying_first_is_offered_and_going_on_is_allowed(begin: Begin, rating: int, level: str) -> None:
    session = begin(level=level, emergency=EMERGENCY)
    session.open(rating)
    assert session.view == Offer(
        ("Would you like to steady yourself first?",),
        (SteadyWay(NO_BREATH), SteadyWay("longer-out-breath")),
        card=False,
    )
    session.go_on()
    assert is_first_question(session)


@pytest.mark.parametrize("feeling", ["numb", "far away", "flooded"])
@pytest.mark.parametrize("rating", [None, 0, 2, 6, 7, 8])
def test_numb_far_away_and_flooded_count_as_7_or_8_whatever_the_number(
    begin: Begin, feeling: str, rating: int | None
) -> None:
    session = begin(level="moderate", emergency=EMERGENCY)
    session.open(rating, ("tired", feeling))
    assert session.view == Offer(
        ("Would you like to steady yourself first?",),
        (SteadyWay(NO_BREATH), SteadyWay("moving-on-the-spot")),
        card=False,
    )
    session.go_on()
    assert is_first_question(session)


@pytest.mark.parametrize("feelings", [(), ("flooded",)])
def test_what_the_person_wrote_stands_second_as_theirs(begin: Begin, feelings: tuple[str, ...]) -> None:
    session = begin(level="moderate", wrote=lambda: ("a warm stone", "cutting."))
    session.open(8, feelings)
    assert isinstance(session.view, Offer)
    assert [way.wrote for way in session.view.ways] == [(), ("a warm stone", "cutting."), ()]
    named = session.view.named(lambda slug: Practice(slug, slug.capitalize(), "", ()))
    assert [way.name for way in named] == [
        "Name-the-day",
        "You wrote: a warm stone, cutting.",
        "Moving-on-the-spot" if feelings else "Longer-out-breath",
    ]


def test_of_two_ways_that_are_the_same_practice_one_is_offered(begin: Begin) -> None:
    session = begin()
    session.open(7)
    assert isinstance(session.view, Offer)
    same = Practice("name-the-day", "Name the day", "", ())
    assert [way.name for way in session.view.named(lambda slug: same)] == ["Name the day"]


@pytest.mark.parametrize("rating", [9, 10])
@pytest.mark.parametrize("feelings", [(), ("flooded",), ("sad",)])
@pytest.mark.parametrize("due", [True, False])
def test_at_9_or_10_the_emergency_lines_and_an_outward_grounding_come_the_full_card_only_if_due(
    begin: Begin, rating: int, feelings: tuple[str, ...], due: bool
) -> None:
    session = begin(level="moderate", emergency=EMERGENCY, card_due=due)
    session.open(rating, feelings)
    assert session.view == Offer((HARD_NOW, *EMERGENCY), (SteadyWay(NO_BREATH),), card=due)
    session.go_on()
    assert is_first_question(session)


@pytest.mark.parametrize("rating", [None, 0, 6])
def test_deep_guides_ask_once_more(begin: Begin, rating: int | None) -> None:
    session = begin(level="deep")
    session.open(rating)
    assert session.view == Offer((DEEP_AGAIN,))
    session.go_on()
    assert is_first_question(session)


@pytest.mark.parametrize(("rating", "first"), [(7, "Would you like to steady yourself first?"), (9, HARD_NOW)])
def test_a_loud_opening_of_a_deep_guide_offers_steadying_and_then_asks_once_more(
    begin: Begin, rating: int, first: str
) -> None:
    session = begin(level="deep")
    session.open(rating)
    assert isinstance(session.view, Offer)
    assert session.view.lines == (first,)
    session.go_on()
    assert session.view == Offer((DEEP_AGAIN,))
    session.go_on()
    assert is_first_question(session)


@pytest.mark.parametrize("level", get_args(Level))
@pytest.mark.parametrize("check_in", [True, False])
def test_feelings_are_asked_only_before_moderate_and_deep(begin: Begin, level: str, check_in: bool) -> None:
    view = begin(level=level, check_in=check_in).view
    assert isinstance(view, Opening)
    assert view.asks_rating is check_in
    assert view.asks_feelings is (check_in and level != "gentle")


def test_a_guide_without_a_check_in_offers_nothing_whatever_is_said(begin: Begin) -> None:
    session = begin(check_in=False, emergency=EMERGENCY)
    session.open(10, ("flooded",))
    assert is_first_question(session)


def test_even_a_deep_guide_without_a_check_in_asks_once_more(begin: Begin) -> None:
    session = begin(check_in=False, level="deep")
    session.open()
    assert session.view == Offer((DEEP_AGAIN,))


@pytest.mark.parametrize("now", [at(22), at(23, 59), at(0), at(4, 59)])
@pytest.mark.parametrize(
    ("level", "minutes", "headings", "lines"),
    [
        ("gentle", 9, True, ()),
        ("gentle", 10, True, (DAYLIGHT_FOR_LONG,)),
        ("moderate", 5, True, (DAYLIGHT,)),
        ("deep", 5, True, (DAYLIGHT,)),
        ("gentle", 10, False, ()),
    ],
)
def test_from_22_to_5_others_than_short_gentle_ones_and_the_blank_page_say_so(
    begin: Begin, now: datetime, level: str, minutes: int, headings: bool, lines: tuple[str, ...]
) -> None:
    view = begin(now=now, level=level, minutes=minutes, headings=headings).view
    assert isinstance(view, Opening)
    assert view.lines == lines


@pytest.mark.parametrize("now", [at(5), at(12), at(21, 59)])
def test_by_day_nothing_of_the_kind_is_said(begin: Begin, now: datetime) -> None:
    view = begin(now=now, level="deep", minutes=60).view
    assert isinstance(view, Opening)
    assert view.lines == ()


def test_the_night_only_says_so_and_keeps_no_one_from_it(begin: Begin) -> None:
    session = begin(now=at(23), level="moderate")
    session.open(3)
    assert is_first_question(session)


def test_off_a_terminal_the_opening_is_not_asked_and_what_was_given_stands(begin: Begin) -> None:
    session = begin(asked=False, level="deep", distress_before=9, feelings=("numb",), emergency=EMERGENCY)
    assert is_first_question(session)
    assert (session.snapshot().distress_before, session.snapshot().feelings) == (9, ("numb",))


def test_what_was_given_beforehand_stands_where_enter_is_pressed(begin: Begin) -> None:
    session = begin(distress_before=8, feelings=("tired",))
    session.open()
    assert session.view == Offer(
        ("Would you like to steady yourself first?",), (SteadyWay(NO_BREATH), SteadyWay("longer-out-breath"))
    )
    assert (session.snapshot().distress_before, session.snapshot().feelings) == (8, ("tired",))


def test_a_session_can_be_left_at_the_opening_and_at_any_offer(begin: Begin) -> None:
    for offers in range(3):
        session = begin(level="deep")
        if offers:
            session.open(9)
        for _ in range(offers - 1):
            session.go_on()
        session.stop()
        assert session.view == SessionEnded(nothing=False)
        assert session.entry() is None


def test_a_face_that_takes_a_wrong_turn_is_told(begin: Begin) -> None:
    session = begin()
    for turn in (session.go_on, session.next, session.keep, session.rate_close, session.back):
        with pytest.raises(WrongTurn, match="opening"):
            turn()
    with pytest.raises(WrongTurn):
        session.write_down(None)
    session.open()
    with pytest.raises(WrongTurn, match="asking"):
        session.open()


def test_the_opening_can_be_gone_back_to_and_mended(begin: Begin) -> None:
    session = begin(level="deep")
    session.open(9)
    assert isinstance(session.view, Offer)
    assert session.reopen()
    assert isinstance(session.view, Opening)
    session.open(2)
    assert session.view == Offer((DEEP_AGAIN,))
    session.go_on()
    session.write_down(Text("here"))
    assert session.reopen()
    session.open(3)
    session.go_on()
    assert session.snapshot().distress_before == 3
    assert "here" in session.snapshot().body


def test_what_was_never_asked_is_not_gone_back_to(begin: Begin, resume: Callable[..., Session]) -> None:
    asked = begin()
    asked.open(5)
    again = resume(asked.snapshot())
    assert not again.reopen()
    assert isinstance(again.view, Question)
    assert not begin(asked=False).reopen()


def test_what_was_said_just_before_is_not_asked_again_and_the_care_rules_hold_for_it(begin: Begin) -> None:
    session = begin(level="moderate", said=True, distress_before=7, feelings=("sad",))
    view = session.view
    assert isinstance(view, Opening)
    assert (view.asks_rating, view.asks_feelings) == (False, False)
    session.open()
    assert isinstance(session.view, Offer)
    assert (session.snapshot().distress_before, session.snapshot().feelings) == (7, ("sad",))
    numb = begin(said=True, distress_before=2, feelings=("numb",))
    numb.open()
    assert isinstance(numb.view, Offer)
    hardest = begin(said=True, distress_before=9, emergency=EMERGENCY)
    hardest.open()
    assert isinstance(hardest.view, Offer)
    assert hardest.view.lines == (HARD_NOW, *EMERGENCY)
    left_out = begin(said=True)
    left_out.open()
    assert is_first_question(left_out)


def test_how_loud_it_was_at_the_close_is_known_unless_nothing_is_to_be_left(begin: Begin) -> None:
    for leave, known in ((False, 4), (True, None)):
        session = begin()
        session.open()
        session.write_down(Text("A line."))
        session.next()
        session.next()
        assert session.rated_after is None
        session.rate_close(4)
        if leave:
            session.leave_nothing()
        assert session.rated_after == known


def test_whoever_writes_here_for_the_first_time_is_told_once_what_ptg_is_and_is_not(begin: Begin) -> None:
    view = begin(is_first=True).view
    assert isinstance(view, Opening)
    (said,) = view.lines
    assert said == WHAT_IT_IS.replace("{people}", LINE_KEYS.people)
    for words in ("self-help", "adults", "Nobody reads", "emergency", "for young people", "/people"):
        assert words in said
    later = begin(is_first=False).view
    assert isinstance(later, Opening)
    assert later.lines == ()
