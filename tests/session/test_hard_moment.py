"""A hard moment as a state machine: what is asked, what is offered, and what never is."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.journal import frontmatter
from ptg_cli.model.entry import Entry, from_front_matter, to_front_matter
from ptg_cli.model.strategy import Situation, Strategy, Suggested
from ptg_cli.sentences import hard_moment as words
from ptg_cli.session.hard_moment import HardMoment, HardMomentStage, HardMomentStart

WALK = Strategy("walk", "Walk slowly", "stress reduction", steps=("Go to the corner.", "Come back."))
DAY = Strategy(
    "day",
    "Name the day",
    "grounding",
    steps=("Say what day it is.", "Three sounds. Sounds from far away count."),
    outward=True,
)
PRESS = Strategy("press", "Press the wall", "grounding", steps=("Stand.", "Push."), outward=True)
ASK = Strategy("ask", "Ask a friend", "social", steps=("Write one line.", "Send it."), heavier=True)
ALL = (WALK, DAY, PRESS, ASK)
NOW = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))
EMERGENCY = ("Danger right now: 111.", "Someone to talk to: 1737.")


def begin(
    rating: int | None = None, *, eased: Sequence[Strategy] = (DAY, PRESS), seen: list[Situation] | None = None
) -> HardMoment:
    """A hard moment whose suggestions are the catalogue in its order, without families that did little."""

    def suggest(situation: Situation) -> list[Suggested]:
        if seen is not None:
            seen.append(situation)
        return [Suggested(one, "because") for one in ALL if one.family not in situation.little][:3]

    return HardMoment(start(suggest, eased, rating))


def start(
    suggest: Callable[[Situation], Sequence[Suggested]] = lambda situation: (),
    eased: Sequence[Strategy] = (DAY, PRESS),
    rating: int | None = None,
) -> HardMomentStart:
    """What a hard moment has to know. The ids of its tries count."""
    numbers = itertools.count()
    return HardMomentStart(
        lambda: Entry(f"20261123-081502-{next(numbers):04}", created=NOW, zone="Europe/Paris"),
        suggest,
        lambda: [Suggested(one, "outward") for one in eased],
        ALL,
        {"walk": "slower"},
        EMERGENCY,
        rating,
    )


@pytest.mark.parametrize("rating", [8, 9, 10])
def test_at_eight_or_more_nothing_is_asked_and_one_thing_stands_ready(rating: int) -> None:
    moment = begin()
    moment.rate(rating)
    assert moment.stage is HardMomentStage.ONE
    assert moment.one is not None
    assert moment.one.strategy is DAY
    assert moment.emergency == (EMERGENCY if rating >= 9 else ())


@pytest.mark.parametrize("rating", [None, 0, 7])
def test_at_seven_or_less_feelings_are_asked_and_then_three_are_offered(rating: int | None) -> None:
    seen: list[Situation] = []
    moment = begin(seen=seen)
    moment.rate(rating)
    stages = [moment.stage]
    moment.feel(("angry",))
    assert [*stages, moment.stage] == [HardMomentStage.FEELINGS, HardMomentStage.OFFERS]
    assert [one.strategy for one in moment.offers] == [WALK, DAY, PRESS]
    assert seen == [Situation(("angry",), rating=rating)]


def test_another_goes_round_and_begins_what_is_shown() -> None:
    moment = begin(8)
    moment.another()
    assert moment.one is not None
    assert moment.one.strategy is PRESS
    moment.another()
    assert moment.one.strategy is DAY


def test_where_nothing_is_left_to_offer_at_eight_the_three_come() -> None:
    assert begin(8, eased=()).stage is HardMomentStage.OFFERS


@pytest.mark.parametrize(
    ("after", "stage"),
    [
        (6, HardMomentStage.TRIGGER),
        (0, HardMomentStage.TRIGGER),
        (7, HardMomentStage.SAID),
        (None, HardMomentStage.SAID),
    ],
)
def test_what_set_it_off_is_asked_only_after_a_rating_of_six_or_less(after: int | None, stage: HardMomentStage) -> None:
    moment = begin(8)
    moment.choose(DAY)
    moment.done()
    moment.after(after, "yes")
    assert moment.stage is stage


def test_a_try_holds_the_situation_the_ratings_and_what_set_it_off() -> None:
    moment = begin(6)
    moment.feel(("sad", "tired"))
    moment.whose("mine")
    moment.choose(WALK)
    moment.done()
    moment.after(4, "partly", "  slower \n next time ")
    moment.set_off(" the  phone ")
    tried = moment.tried
    assert tried is not None
    assert (tried.before, tried.after, tried.worth, tried.remember) == (6, 4, "partly", "slower next time")
    assert tried.situation == Situation(("sad", "tired"), "the phone", "mine", rating=6)
    assert moment.said == (f"6, then 4. {words.EASIER}",)
    assert not moment.card_due


def test_saying_whose_it_is_asks_for_suggestions_anew() -> None:
    seen: list[Situation] = []
    moment = begin(5, seen=seen)
    moment.feel(())
    assert moment.offers
    moment.whose("not-mine")
    assert moment.offers
    assert [one.control for one in seen] == ["", "not-mine"]


def test_unchanged_or_worse_is_met_with_ordinary_words_and_another_kind() -> None:
    seen: list[Situation] = []
    moment = begin(5, seen=seen)
    moment.feel(("angry",))
    moment.choose(WALK)
    moment.done()
    moment.after(7, "")
    assert moment.said == ("5, then 7.", words.NO_EASIER)
    assert not moment.card_due
    moment.again()
    assert moment.stage is HardMomentStage.OFFERS
    assert WALK not in [one.strategy for one in moment.offers]
    assert seen[-1].little == ("stress reduction",)


@pytest.mark.parametrize(
    ("strategy", "after", "worth", "said"),
    [
        (WALK, 7, "yes", words.HARDER_WORTH_IT),
        (WALK, 5, "yes", words.AS_HARD_WORTH_IT),
        (ASK, 7, "yes", words.HARDER_WORTH_IT),
        (ASK, 7, "partly", words.FELT_HEAVIER),
        (ASK, 7, "no", words.NO_EASIER),
        (WALK, 7, "no", words.NO_EASIER),
        (WALK, 7, "partly", words.NO_EASIER),
        (WALK, 5, "too-soon", words.NO_EASIER),
        (WALK, 5, "", words.NO_EASIER),
    ],
)
def test_what_is_said_of_no_ease_never_goes_against_what_they_said_of_its_worth(
    strategy: Strategy, after: int, worth: str, said: str
) -> None:
    moment = begin(5)
    moment.feel(("sad",))
    moment.choose(strategy)
    moment.done()
    moment.after(after, worth)
    assert moment.said == (f"5, then {after}.", said)
    moment.again()
    did_little = worth != "yes" and (worth == "no" or strategy is not ASK)
    assert moment.situation.little == ((strategy.family,) if did_little else ())


def test_worth_doing_and_no_quieter_brings_no_card_below_nine() -> None:
    moment = begin(5)
    moment.feel(())
    for after in (6, 7, 8):
        moment.choose(WALK)
        moment.done()
        moment.after(after, "yes")
        assert not moment.card_due
        moment.again()
    moment.choose(WALK)
    moment.done()
    moment.after(9, "yes")
    assert moment.card_due


@pytest.mark.parametrize(
    ("rating", "feelings", "hard"),
    [(7, (), True), (6, (), False), (2, ("numb",), True), (None, ("far away",), True), (None, (), False)],
)
def test_it_is_loud_from_seven_on_and_for_numb_far_away_and_flooded(
    rating: int | None, feelings: tuple[str, ...], hard: bool
) -> None:
    moment = begin()
    moment.rate(rating)
    moment.feel(feelings)
    assert moment.is_hard is hard


def test_after_a_try_what_was_said_then_tells_how_loud_it_is() -> None:
    moment = begin(8)
    moment.choose(DAY)
    moment.done()
    moment.after(7, "yes")
    assert moment.is_hard
    moment.again()
    moment.choose(DAY)
    moment.done()
    moment.after(4, "yes")
    moment.set_off("")
    assert not moment.is_hard


def test_what_begins_at_its_first_step_says_so_and_what_was_rated_meanwhile_is_held() -> None:
    moment = begin(8)
    assert moment.was_asked
    moment.choose(DAY)
    assert moment.at_once
    moment.done(4)
    assert moment.now == 4
    quiet = begin()
    assert not quiet.was_asked
    quiet.choose(WALK)
    assert not quiet.at_once
    assert quiet.now is None


def test_two_in_a_row_that_did_little_bring_the_card() -> None:
    moment = begin(5)
    moment.feel(())
    for number, strategy in enumerate((WALK, DAY)):
        moment.choose(strategy)
        moment.done()
        moment.after(5, "")
        moment.set_off("")
        assert moment.card_due is (number == 1)
        if number == 0:
            moment.again()
    assert moment.said == (words.TWICE, *EMERGENCY)


def test_one_that_was_worth_it_in_between_breaks_the_row() -> None:
    moment = begin(7)
    moment.feel(())
    for worth in ("no", "yes", "no"):
        moment.choose(WALK)
        moment.done()
        moment.after(7, worth)
        assert not moment.card_due
        moment.again()


@pytest.mark.parametrize("after", [9, 10])
def test_nine_and_ten_afterwards_bring_the_card_at_once(after: int) -> None:
    moment = begin(8)
    moment.choose(DAY)
    moment.done()
    moment.after(after, "yes")
    assert moment.card_due
    assert moment.said[1:] == EMERGENCY


def test_what_can_feel_heavier_is_not_held_against_itself_for_distress_alone() -> None:
    moment = begin(4)
    moment.feel(("sad",))
    moment.choose(ASK)
    moment.done()
    moment.after(6, "too-soon")
    moment.set_off("")
    assert moment.said == ("4, then 6.", words.FELT_HEAVIER)
    moment.again()
    assert moment.situation.little == ()


def test_nothing_rated_is_only_noted_and_nothing_is_made_up() -> None:
    moment = begin()
    moment.rate(None)
    moment.feel(())
    moment.choose(WALK)
    moment.done()
    moment.after(None, "")
    assert moment.said == (words.NOTED,)
    tried = moment.tried
    assert tried is not None
    assert (tried.before, tried.after, tried.worth, tried.remember) == (None, None, "", "")


def test_something_else_after_a_quiet_try_goes_on_from_the_new_rating() -> None:
    moment = begin(8)
    moment.choose(DAY)
    moment.done()
    moment.after(5, "yes")
    moment.set_off("")
    moment.again()
    assert (moment.rating, moment.stage) == (5, HardMomentStage.FEELINGS)


def test_what_was_only_looked_at_goes_back_and_leaves_nothing() -> None:
    moment = begin(8)
    moment.choose(DAY)
    moment.put_back()
    assert (moment.stage, moment.tried) == (HardMomentStage.ONE, None)
    quiet = begin(5)
    quiet.feel(())
    quiet.choose(WALK)
    quiet.put_back()
    assert (quiet.stage, quiet.tried) == (HardMomentStage.OFFERS, None)


def test_what_was_to_be_remembered_comes_back_with_its_strategy() -> None:
    moment = begin(8)
    assert moment.remembered(WALK) == "You wanted to remember: slower"
    assert moment.remembered(DAY) == ""


# What it becomes


def tried(rating: int | None = 6) -> HardMoment:
    """A walk was done; what it was like is being asked."""
    moment = begin()
    moment.rate(rating)
    moment.feel(("angry",))
    moment.choose(WALK)
    moment.done()
    return moment


def read_back(draft: Entry) -> Entry:
    """A draft as it comes back from the disk."""
    raw = frontmatter.compose(to_front_matter(draft), draft.body)
    return from_front_matter(draft.id, frontmatter.split(raw).table or {}, "")


def test_what_is_only_looked_at_or_being_done_is_no_page() -> None:
    moment = begin()
    assert (moment.has_words, moment.entry()) == (False, None)
    moment.hold_rating(6)
    assert (moment.has_words, moment.is_page_as_it_stands) == (True, False)
    moment.go_on()
    moment.hold_feelings(("angry",))
    moment.go_on()
    moment.choose(WALK)
    assert (moment.has_words, moment.is_page_as_it_stands) == (True, False)
    moment.done()
    assert moment.is_page_as_it_stands


def test_what_is_held_while_it_is_said_is_in_the_entry_before_it_is_gone_on_from() -> None:
    moment = tried()
    moment.hold_after(4, "yes", " slow  corners ")
    entry = moment.entry()
    assert entry is not None
    assert (entry.kind, entry.strategy, entry.distress_before, entry.distress_after) == ("coping", "walk", 6, 4)
    assert (entry.worth, entry.remember, entry.feelings) == ("yes", "slow corners", ("angry",))
    assert moment.snapshot().remember == " slow  corners "
    moment.go_on()
    assert moment.stage is HardMomentStage.TRIGGER
    moment.hold_trigger("the phone ")
    assert moment.snapshot().trigger == "the phone "
    moment.go_on()
    again = moment.entry()
    assert again is not None
    assert (again.id, again.trigger, moment.stage) == (entry.id, "the phone", HardMomentStage.SAID)


def test_each_try_has_an_entry_of_its_own() -> None:
    moment = tried()
    moment.after(9, "no")
    first = moment.entry()
    moment.again()
    assert (moment.has_words, moment.entry()) == (False, None)
    moment.choose(PRESS)
    moment.done()
    second = moment.entry()
    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert second.strategy == "press"


def test_leaving_nothing_leaves_no_entry() -> None:
    moment = tried()
    moment.leave_nothing()
    assert (moment.leaves_nothing, moment.entry(), moment.is_page_as_it_stands) == (True, None, False)


def test_what_was_said_before_it_was_opened_is_no_reason_for_a_draft() -> None:
    moment = begin(8)
    assert not moment.has_words
    moment.choose(DAY)
    assert moment.has_words


RATINGS = st.none() | st.integers(0, 10)
STEPS = st.one_of(
    st.tuples(st.just("hold_rating"), RATINGS),
    st.tuples(st.just("hold_feelings"), st.sampled_from([(), ("angry",), ("numb", "sad")])),
    st.tuples(st.just("whose"), st.sampled_from(["mine", "influence", "not-mine"])),
    st.tuples(st.just("hold_after"), RATINGS, st.sampled_from(["", "yes", "no"]), st.text(max_size=5)),
    st.tuples(st.just("hold_trigger"), st.text(max_size=5)),
    st.tuples(st.just("choose"), st.sampled_from(ALL)),
    st.tuples(st.just("done")),
    st.tuples(st.just("go_on")),
    st.tuples(st.just("again")),
)
FITS: dict[str, set[HardMomentStage]] = {
    "hold_rating": {HardMomentStage.HARD},
    "hold_feelings": {HardMomentStage.FEELINGS},
    "whose": {HardMomentStage.OFFERS},
    "hold_after": {HardMomentStage.AFTER},
    "hold_trigger": {HardMomentStage.TRIGGER},
    "choose": {HardMomentStage.ONE, HardMomentStage.OFFERS},
    "done": {HardMomentStage.DOING},
    "go_on": {HardMomentStage.HARD, HardMomentStage.FEELINGS, HardMomentStage.AFTER, HardMomentStage.TRIGGER},
    "again": {HardMomentStage.SAID},
}


@given(st.lists(STEPS, max_size=25))
def test_whatever_is_done_a_draft_on_the_disk_gives_all_of_it_back(steps: list[tuple[Any, ...]]) -> None:
    moment = begin()
    for name, *given_with in steps:
        if moment.stage in FITS[name]:
            getattr(moment, name)(*given_with)
    if not moment.has_words:
        return
    draft = read_back(moment.snapshot())
    strategy = next((one for one in ALL if one.slug == draft.strategy), None)
    again = HardMoment.resume(start(), draft, strategy)
    assert again.entry() == moment.entry()
    assert replace_place(again.snapshot()) == replace_place(moment.snapshot())
    if moment.stage in {
        HardMomentStage.DOING,
        HardMomentStage.AFTER,
        HardMomentStage.TRIGGER,
        HardMomentStage.SAID,
        HardMomentStage.OFFERS,
    }:
        assert again.stage is moment.stage


def replace_place(draft: Entry) -> Entry:
    """A draft without the place it was left at."""
    return replace(draft, extra={})
