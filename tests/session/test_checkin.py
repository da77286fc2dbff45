"""A check-in as a state machine: any order of answers, and a draft that goes on at the very question."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.journal import frontmatter
from ptg_cli.model.dials import PLAIN_DIALS as DIALS
from ptg_cli.model.entry import Entry, from_front_matter, to_front_matter
from ptg_cli.model.scales import FEELINGS
from ptg_cli.sentences.care import HARD_NOW, MORE_TO_TRY, STILL_HARD
from ptg_cli.session.care import SCREEN_KEYS
from ptg_cli.session.checkin import Checkin, CheckinPart

ID = "20261123-081502-7f3k"
BEGUN = Entry(ID, created=datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1))), zone="Europe/Paris")
EMERGENCY = ("Danger right now: 111.", "Someone to talk to: 1737.")


def begin() -> Checkin:
    """A check-in of which nothing was said yet."""
    return Checkin(BEGUN, lambda: EMERGENCY)


def at(checkin: Checkin) -> tuple[CheckinPart, str]:
    """What is asked now."""
    view = checkin.view
    return view.part, view.dial.id if view.dial else ""


RATINGS = st.none() | st.integers(0, 10)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ["a ", " a\n", "a\nb", "a\nb\n"]
)
ANSWERS = st.one_of(
    st.tuples(st.just("rate"), RATINGS),
    st.tuples(st.just("feel"), st.lists(st.sampled_from(FEELINGS), max_size=3)),
    st.tuples(st.just("rate_dial"), st.sampled_from([dial.id for dial in DIALS[:3]]), RATINGS),
    st.tuples(st.just("say"), WORDS),
    st.tuples(st.just("ask_about"), st.lists(st.sampled_from(DIALS[:3]), max_size=3, unique_by=lambda dial: dial.id)),
    st.tuples(st.just("next")),
    st.tuples(st.just("back")),
)


@given(st.lists(ANSWERS, max_size=15))
def test_whatever_is_said_in_whatever_order_a_draft_on_the_disk_gives_all_of_it_back(
    said: list[tuple[Any, ...]],
) -> None:
    checkin = begin()
    for name, *given_with in said:
        getattr(checkin, name)(*given_with)
    raw = frontmatter.compose(to_front_matter(checkin.snapshot()), checkin.snapshot().body)
    read = frontmatter.split(raw)
    draft = from_front_matter(ID, read.table or {}, raw[read.body :].decode())
    again = Checkin.resume(draft, lambda: EMERGENCY)
    again.ask_about(checkin.asked)
    assert again.entry() == checkin.entry()
    assert (again.entry() is None) == (not checkin.has_words)
    if checkin.view.part is not CheckinPart.OVER:
        assert at(again) == at(checkin)
    assert again.snapshot() == checkin.snapshot()


def test_one_thing_is_asked_after_the_other_and_back_again() -> None:
    checkin = begin()
    checkin.ask_about(DIALS[:2])
    seen = [at(checkin)]
    while checkin.view.part is not CheckinPart.OVER:
        checkin.next()
        seen.append(at(checkin))
    assert [part for part, _ in seen] == [
        CheckinPart.HOW_HARD,
        CheckinPart.FEELINGS,
        CheckinPart.DIAL,
        CheckinPart.DIAL,
        CheckinPart.WORDS,
        CheckinPart.OVER,
    ]
    checkin.take_back_end()
    assert at(checkin) == (CheckinPart.WORDS, "")
    for _ in range(9):
        checkin.back()
    assert (checkin.view.part, checkin.view.number, checkin.view.total) == (CheckinPart.HOW_HARD, 1, 5)


@pytest.mark.parametrize("words", ["", "  \n "])
def test_nothing_said_makes_no_entry(words: str) -> None:
    checkin = begin()
    checkin.say(words)
    assert (checkin.has_words, checkin.entry()) == (False, None)


@pytest.mark.parametrize(
    ("name", "said"), [("rate", (0,)), ("feel", (("steady",),)), ("say", ("x",)), ("rate_dial", ("sleep", 0))]
)
def test_any_one_part_is_enough(name: str, said: tuple[Any, ...]) -> None:
    checkin = begin()
    getattr(checkin, name)(*said)
    entry = checkin.entry()
    assert entry is not None
    assert (entry.kind, entry.id, entry.created, entry.title, entry.mood) == ("checkin", ID, BEGUN.created, "", None)


def test_leaving_nothing_leaves_no_entry() -> None:
    checkin = begin()
    checkin.rate(4)
    checkin.leave_nothing()
    assert (checkin.leaves_nothing, checkin.entry(), checkin.view.part) == (True, None, CheckinPart.OVER)


def test_a_dial_that_is_not_for_this_person_goes_with_its_rating_and_the_next_is_asked() -> None:
    checkin = begin()
    checkin.ask_about(DIALS[:2])
    checkin.next()
    checkin.next()
    checkin.rate_dial(DIALS[0].id, 3)
    checkin.take_off(DIALS[0])
    assert (at(checkin), checkin.dials) == ((CheckinPart.DIAL, DIALS[1].id), {})
    checkin.take_off(DIALS[1])
    assert at(checkin) == (CheckinPart.WORDS, "")


def test_dials_that_come_late_move_nobody_from_where_they_are() -> None:
    checkin = begin()
    checkin.next()
    checkin.next()
    assert checkin.view.part is CheckinPart.WORDS
    checkin.ask_about(DIALS[:2])
    assert (checkin.view.part, checkin.view.number) == (CheckinPart.WORDS, 5)


def test_a_draft_mended_by_hand_begins_at_the_first_question() -> None:
    for place in ("words", {"at": "nowhere"}, {"at": 3, "item": []}, {"at": "dial", "item": "gone"}):
        draft = Entry(ID, kind="checkin", distress_before=3, body="a\n", extra={"draft": place, "own": 1})
        checkin = Checkin.resume(draft)
        assert checkin.view.part in {CheckinPart.HOW_HARD, CheckinPart.FEELINGS}
        entry = checkin.entry()
        assert entry is not None
        assert (entry.distress_before, entry.body, entry.extra) == (3, "a\n", {"own": 1})


@pytest.mark.parametrize(
    ("rating", "feelings", "words"),
    [
        (6, ("sad", "tired"), ""),
        (7, (), STILL_HARD),
        (10, (), STILL_HARD),
        (1, ("numb",), MORE_TO_TRY),  # a low number is not told otherwise
        (None, ("far away",), MORE_TO_TRY),
        (0, ("flooded",), MORE_TO_TRY),
    ],
)
def test_what_is_said_afterwards_follows_the_care_rules(
    rating: int | None, feelings: tuple[str, ...], words: str
) -> None:
    checkin = begin()
    checkin.rate(rating)
    checkin.feel(feelings)
    assert checkin.is_hard == bool(words)
    assert checkin.afterwards(SCREEN_KEYS) == ((SCREEN_KEYS.fill(words),) if words else ())


def test_at_9_and_10_there_is_a_number_at_once_and_not_before() -> None:
    checkin = begin()
    for rating in (None, 0, 8):
        checkin.rate(rating)
        assert checkin.when_hardest == ()
    for rating in (9, 10):
        checkin.rate(rating)
        assert checkin.when_hardest == (HARD_NOW, *EMERGENCY)
