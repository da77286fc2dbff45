"""What is suggested in a hard moment, rule by rule, each with its reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.strategies_kit import NOW, strategy, tried
from tests.scripts_kit import script

from ptg_cli.insight import strategies as insight
from ptg_cli.insight.strategies import eased_before, suggestions
from ptg_cli.insight.tries import Try
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.scales import CONTROL, FEELINGS, WORTH
from ptg_cli.model.strategy import FAMILIES, TOWARD, Situation, Strategy

ANGRY = Situation(("angry",))

WALK = strategy("walk", "stress reduction", "angry", energy=3)
WALL = strategy("wall", "grounding", "angry", energy=3)
SCROLL = strategy("scroll", "stress reduction", "angry", energy=3, short_relief=True)
FRIEND = strategy("friend", "social", "angry", energy=3, heavier=True)
RHYME = strategy("rhyme", "expression", "angry", energy=3)


def names(
    strategies: Sequence[Strategy], found: Sequence[Try] = (), situation: Situation = ANGRY, **more: Any
) -> list[str]:
    """The slugs that are suggested, in order."""
    return [one.strategy.slug for one in suggestions(strategies, found, situation, more.pop("now", NOW), **more)]


def why(strategies: Sequence[Strategy], found: Sequence[Try] = (), situation: Situation = ANGRY) -> dict[str, str]:
    """The reason of each that is suggested."""
    return {one.strategy.slug: one.why for one in suggestions(strategies, found, situation, NOW)}


# Fit, then worth, then distress


def test_fit_comes_before_worth_elsewhere() -> None:
    sad = strategy("letter", "expression", "sad")
    assert names([sad, WALL], [tried("letter", 1, "yes", 9, 1, feelings=("sad",))]) == ["wall", "letter"]


def test_of_what_fits_what_was_worth_doing_comes_first_whatever_distress_says() -> None:
    found = [tried("walk", 1, "yes", 5, 7), tried("wall", 2, "partly", 9, 1), tried("rhyme", 3, "", 9, 0)]
    assert names([RHYME, WALL, WALK], found) == ["walk", "wall", "rhyme"]


def test_what_was_no_use_comes_last_however_much_it_eased() -> None:
    assert names([WALL, RHYME], [tried("wall", 1, "no", 10, 0)]) == ["rhyme", "wall"]


def test_distress_breaks_a_tie_of_worth() -> None:
    found = [tried("walk", 1, "yes", 7, 6), tried("wall", 2, "yes", 7, 3), tried("rhyme", 3, "yes")]
    assert names([RHYME, WALK, WALL], found) == ["wall", "walk", "rhyme"]


def test_distress_says_nothing_of_what_can_feel_heavier() -> None:
    unsent = strategy("unsent", "expression", "angry", energy=3, guide="a-letter")
    found = [tried("friend", 1, "yes", 3, 8), tried("unsent", 1, "yes", 8, 1)]
    assert names([FRIEND, unsent], found) == ["friend", "unsent"]
    assert names([FRIEND, replace(unsent, guide="")], found) == ["unsent", "friend"]


def test_a_star_comes_after_worth_and_before_distress() -> None:
    starred = replace(RHYME, starred=True)
    assert names([WALL, starred], [tried("wall", 1, "", 9, 1)]) == ["rhyme", "wall"]
    assert names([WALL, starred], [tried("wall", 1, "partly")]) == ["wall", "rhyme"]


def test_what_asks_for_more_energy_than_there_is_fits_less() -> None:
    low = strategy("cup", "stress reduction", "tired")
    high = strategy("run", "meaningful activity", "tired", energy=3)
    assert names([high, low], situation=Situation(("tired",))) == ["cup", "run"]
    assert why([high, low], situation=Situation(("tired", "angry")))["run"] == insight.ASKS_MORE


def test_numbness_gets_what_is_outward_first() -> None:
    inward, outward = strategy("part", "self-compassion", "numb"), strategy("day", "grounding", "numb", outward=True)
    assert names([inward, outward], situation=Situation(("numb",))) == ["day", "part"]


def test_what_can_be_changed_brings_problem_solving_up_and_what_cannot_takes_it_down() -> None:
    solve = strategy("solve", "problem solving", "sad")
    assert names([WALL, solve], situation=Situation(("sad",), control="mine"))[0] == "solve"
    assert names([solve, WALL], [tried("solve", 1, "yes")], Situation(("angry",), control="not-mine")) == [
        "wall",
        "solve",
    ]
    hard = strategy("hard", "problem solving", "sad", energy=3)
    assert why([hard], situation=Situation(("sad",), control="mine"))["hard"] == insight.ASKS_MORE


# Situations


def test_a_trigger_says_more_than_a_feeling() -> None:
    letter, noise = Situation(("angry",), "The letter."), Situation(("angry",), "noise")
    found = [tried("wall", 1, "yes", trigger="the letter"), tried("rhyme", 2, "yes", trigger="noise")]
    assert why([WALL, RHYME], found, letter) == {
        "wall": insight.WORTH_BEFORE,
        "rhyme": insight.FITS,
    }
    assert why([WALL, RHYME], found, noise) == {
        "wall": insight.FITS,
        "rhyme": insight.WORTH_BEFORE,
    }


def test_without_a_trigger_a_feeling_in_common_will_do() -> None:
    found = [tried("wall", 1, "yes", trigger="the letter", feelings=("tired", "angry"))]
    assert why([WALL], found)["wall"] == insight.WORTH_BEFORE
    assert why([WALL], found, Situation(("sad",)))["wall"] != insight.WORTH_BEFORE


# Resting


def noes(*days: float, **more: Any) -> list[Try]:
    """So many days ago, each time a no."""
    return [tried("wall", day, "no", 9, 2, **more) for day in days]


def test_after_three_noes_it_rests_thirty_days() -> None:
    assert names([WALL], noes(1, 5)) == ["wall"]
    assert names([WALL], noes(1, 5, 9)) == []
    assert names([WALL], noes(1, 5, 9), now=NOW + timedelta(days=29)) == []
    assert names([WALL], noes(1, 5, 9), now=NOW + timedelta(days=30)) == ["wall"]


def test_it_rests_in_that_situation_only() -> None:
    assert names([WALL], noes(1, 5, 9), Situation(("sad",))) == ["wall"]
    told = noes(1, 5, 9, trigger="noise")
    assert names([WALL], told, Situation(("angry",), "the letter")) == ["wall"]
    assert names([WALL], told, Situation(("angry",), "Noise")) == []


def test_distress_alone_never_puts_anything_to_rest_or_aside() -> None:
    harder = [tried("wall", day, "", 4, 10) for day in range(1, 9)]
    assert names([WALL, RHYME], harder) == ["rhyme", "wall"]
    assert why([WALL], harder) == {"wall": insight.FITS}
    assert names([FRIEND], [tried("friend", day, "too-soon", 4, 9) for day in (1, 2, 3)]) == ["friend"]


def test_three_noes_among_many_yeses_put_nothing_to_rest() -> None:
    often = [tried("wall", day + 0.5, "yes") for day in range(1, 10)]
    assert names([WALL], [*often, *noes(1, 5, 9)]) == ["wall"]
    assert names([WALL], [*often, *noes(0.1, 0.2, 0.3)]) == []


def test_asking_a_friend_that_made_it_louder_and_was_worth_it_stays() -> None:
    found = [tried("friend", day, "yes", 5, 8) for day in (1, 4)]
    assert why([WALL, FRIEND], found)["friend"] == insight.WORTH_BEFORE
    assert names([WALL, FRIEND], found)[0] == "friend"


def test_short_relief_does_not_come_twice_running_for_one_trigger() -> None:
    letter, noise = Situation(("angry",), "the letter"), Situation(("angry",), "noise")
    found = [tried("scroll", 1, "yes", trigger="the letter"), tried("wall", 3, "yes", trigger="the letter")]
    assert "scroll" not in names([SCROLL, WALL], found, letter)
    assert "scroll" in names([SCROLL, WALL], found, noise)
    assert "scroll" in names([SCROLL, WALL], [tried("wall", 0.5, trigger="the letter"), *found], letter)
    assert "scroll" not in names([SCROLL, WALL], found)


def test_one_short_relief_at_most_is_among_three() -> None:
    sweets = strategy("sweets", "self-compassion", "angry", energy=3, short_relief=True)
    assert names([SCROLL, sweets, WALL, RHYME]) == ["scroll", "wall", "rhyme"]


# Lately, variety, reasons


def test_the_last_ninety_days_count_first_and_the_change_is_said() -> None:
    found = [tried("wall", day, "yes") for day in (100, 110)] + [tried("wall", day, "no") for day in (2, 3)]
    found.append(tried("wall", 1, "partly"))
    rhyme, wall = suggestions([WALL, RHYME], found, ANGRY, NOW)
    assert (wall.strategy.slug, wall.note, wall.why) == ("wall", "earlier yes, lately no", insight.FITS)
    assert (rhyme.strategy.slug, rhyme.note) == ("rhyme", "")
    old = [tried("wall", day, "yes") for day in (100, 110)]
    assert why([WALL], old)["wall"] == insight.WORTH_BEFORE


def test_three_are_of_three_families_where_there_are_enough() -> None:
    many = [strategy(f"{family}-{number}", family) for family in FAMILIES[:4] for number in range(3)]
    found = suggestions(many, [], ANGRY, NOW)
    assert len({one.strategy.family for one in found}) == len(found) == 3
    assert len(names(many[:3])) == 3


def test_two_noes_in_a_row_bring_another_kind() -> None:
    found = [tried("walk", 1, "no"), tried("walk", 2, "no")]
    other = strategy("stretch", "stress reduction", "angry", energy=3)
    assert why([WALK, other, WALL, RHYME], found) == {
        "wall": insight.ANOTHER_KIND,
        "rhyme": insight.ANOTHER_KIND,
    }
    assert why([WALK, WALL], [found[0]])["wall"] == insight.FITS
    assert why([WALK, WALL], [tried("walk", 0.5, "yes"), *found])["walk"] != insight.ANOTHER_KIND
    assert names([WALK], found) == ["walk"]


def test_what_did_little_just_now_gives_way_to_another_kind() -> None:
    little = replace(ANGRY, little=("stress reduction",))
    assert why([WALK, WALL], situation=little) == {"wall": insight.ANOTHER_KIND}
    kept = why([WALK, WALL], [tried("walk", 1, "yes")], little)
    assert list(kept.items()) == [("wall", insight.ANOTHER_KIND), ("walk", insight.WORTH_BEFORE)]


def test_one_of_the_three_moves_toward_something() -> None:
    toward = strategy("plant", "meaningful activity", "angry", energy=3)
    three = [WALL, RHYME, WALK, toward]
    assert "plant" in names(three)
    worth_it = [tried(one.slug, 1, "yes") for one in (WALL, RHYME, WALK)]
    assert "plant" not in names(three, worth_it)


def test_nobody_is_told_that_something_serves_what_matters_to_them_before_they_said_what_matters() -> None:
    ours = Library(prompts_folder(), Path()).strategies()
    for feelings in ((), *((feeling,) for feeling in FEELINGS)):
        for rating in (None, 4, 6, 7):
            for one in suggestions(ours, [], Situation(feelings, rating=rating), NOW):
                assert "matters" not in one.why


@pytest.mark.parametrize("rating", [6, 7])
@pytest.mark.parametrize("feelings", [(), *((feeling,) for feeling in FEELINGS)])
def test_when_it_is_hard_the_first_of_three_is_an_outward_grounding(rating: int, feelings: tuple[str, ...]) -> None:
    ours = Library(prompts_folder(), Path()).strategies()
    first, *others = suggestions(ours, [], Situation(feelings, rating=rating), NOW)
    assert (first.strategy.outward, first.strategy.family, first.why) == (True, "grounding", insight.OUTWARD)
    assert len(others) == 2
    assert "grounding" not in {one.strategy.family for one in others}


def test_an_outward_grounding_that_was_no_good_here_gives_way_to_another() -> None:
    day, cup = (strategy(slug, "grounding", "angry", outward=True) for slug in ("day", "cup"))
    hard = replace(ANGRY, rating=7)
    assert names([day, cup, WALK], [tried("day", 1, "no")], hard)[0] == "cup"
    assert names([day, WALK], [tried("day", 1, "no")], hard)[0] == "day"


def test_nobody_afraid_or_ashamed_is_asked_to_think_of_other_reasons_for_what_someone_did() -> None:
    (reasons,) = [one for one in Library(prompts_folder(), Path()).strategies() if one.slug == "two-other-reasons"]
    assert not {"afraid", "ashamed"} & set(reasons.feelings)


def test_what_is_not_quite_true_is_not_said() -> None:
    asks = strategy("run", "grounding", "tired", energy=3)
    assert why([asks], situation=Situation(("tired",))) == {"run": insight.ASKS_MORE}
    assert why([asks], situation=Situation(("sad",))) == {"run": insight.ONE_MORE}
    assert why([WALL], situation=Situation()) == {"wall": insight.ANY_FEELING}


def test_hidden_ones_are_never_suggested() -> None:
    hidden = replace(WALL, hidden=True, outward=True)
    assert names([hidden, RHYME], [tried("wall", 1, "yes")]) == ["rhyme"]
    assert eased_before([hidden], [tried("wall", 1, "yes", 9, 1)], NOW) == []


# When it is very hard


def eased(strategies: Sequence[Strategy], found: Sequence[Try] = ()) -> list[tuple[str, str]]:
    """What is offered at 8 or more, each with its reason."""
    return [(one.strategy.slug, one.why) for one in eased_before(strategies, found, NOW)]


def test_what_eased_it_when_it_was_loud_comes_first_then_what_is_outward() -> None:
    out = strategy("day", "grounding", "numb", outward=True)
    song = strategy("song", "expression", "numb", outward=True)
    found = [tried("walk", 1, "yes", 8, 5), tried("rhyme", 2, "", 9, 4), tried("wall", 3, "yes", 6, 1)]
    assert eased([WALK, WALL, RHYME, song, out], found) == [
        ("rhyme", insight.EASED),
        ("walk", insight.EASED),
        ("day", insight.OUTWARD),
        ("song", insight.OUTWARD),
    ]


def test_what_was_no_good_the_last_time_is_not_what_comes_first() -> None:
    day, song = (strategy(name, "grounding", "numb", outward=True) for name in ("day", "song"))
    assert [name for name, _ in eased([day, song])] == ["day", "song"]
    assert [name for name, _ in eased([day, song], [tried("day", 1, "no", 9, 10)])] == ["song", "day"]
    assert [name for name, _ in eased([day, song], [tried("day", 40, "no", 9, 10)])] == ["day", "song"]


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (FRIEND, [tried("friend", 1, "yes", 9, 2)]),
        (replace(WALK, minutes=30), [tried("walk", 1, "yes", 9, 2)]),
        (replace(WALK, guide="a-guide"), [tried("walk", 1, "yes", 9, 2)]),
        (replace(WALK, family="paced approach"), [tried("walk", 1, "yes", 9, 2)]),
        (WALK, [tried("walk", 1, "no", 9, 2)]),
        (WALK, [tried("walk", 1, "yes", 9, 9)]),
        (WALK, [tried("walk", 1, "yes", 9)]),
        (SCROLL, [tried("scroll", 1, "yes", 9, 2)]),
        (WALK, [tried("walk", 1, "yes", 9, 2, house="practice")]),
    ],
)
def test_what_is_not_for_the_hardest_moments(one: Strategy, found: list[Try]) -> None:
    assert eased([one], found) == []


def test_short_relief_that_eased_comes_back_once_something_else_was_tried() -> None:
    found = [tried("wall", 0.5), tried("scroll", 1, "yes", 9, 2)]
    assert eased([SCROLL], found) == [("scroll", insight.EASED)]


# Always


def test_the_same_history_gives_the_same_suggestion() -> None:
    found = [tried("walk", 1, "yes", 7, 5), tried("scroll", 2, "no", 7, 2)]
    strategies = [WALK, SCROLL, FRIEND, WALL, RHYME]
    first = suggestions(strategies, found, ANGRY, NOW)
    assert first == suggestions(list(strategies), list(found), Situation(("angry",)), NOW)


def test_thirty_days_go_as_they_should() -> None:
    thirty_days, said = script("thirty_days"), list[str]()
    assert thirty_days.main(said.append) == 0
    assert sum(line.startswith("Day ") for line in said) == thirty_days.DAYS
    assert [line for line in said if line.startswith("NOT SO")] == []


_STRATEGIES = st.lists(
    st.builds(
        strategy,
        st.sampled_from("abcdefgh"),
        st.sampled_from(FAMILIES),
        st.sampled_from(FEELINGS),
        minutes=st.integers(1, 60),
        energy=st.integers(1, 3),
        hidden=st.booleans(),
        starred=st.booleans(),
        short_relief=st.booleans(),
        heavier=st.booleans(),
        outward=st.booleans(),
    ),
    max_size=9,
    unique_by=lambda one: one.slug,
)
_RATING = st.one_of(st.none(), st.integers(0, 10))
_TRIGGERS = st.sampled_from(["", "noise", "Noise.", "the letter"])
_TRIES = st.lists(
    st.builds(
        tried,
        st.sampled_from("abcdefghz"),
        st.floats(-1, 400),
        st.sampled_from(["", *WORTH]),
        _RATING,
        _RATING,
        trigger=_TRIGGERS,
        feelings=st.lists(st.sampled_from(FEELINGS), max_size=3).map(tuple),
    ),
    max_size=20,
)
_SITUATIONS = st.builds(
    Situation,
    st.lists(st.sampled_from(FEELINGS), max_size=3, unique=True).map(tuple),
    _TRIGGERS,
    st.sampled_from(["", *CONTROL]),
    st.lists(st.sampled_from(FAMILIES), max_size=2).map(tuple),
)


@given(_STRATEGIES, _TRIES, _SITUATIONS, st.just(NOW))
def test_whatever_there_is_the_rules_hold(
    strategies: list[Strategy], found: list[Try], situation: Situation, now: datetime
) -> None:
    suggested = suggestions(strategies, found, situation, now)
    slugs = [one.strategy.slug for one in suggested]
    assert len(slugs) == len(set(slugs)) <= 3
    assert not any(one.strategy.hidden for one in suggested)
    assert all(one.why for one in suggested)
    assert sum(one.strategy.short_relief for one in suggested) <= 1
    assert suggested == suggestions(strategies, found, situation, now)
    families = [one.strategy.family for one in suggested]
    shown = {one.family for one in strategies if not one.hidden}
    if not found and not situation.little and len(shown) >= 5 and not any(one.short_relief for one in strategies):
        assert len(set(families)) == 3
        fitting = [one for one in strategies if not one.hidden and one.family in TOWARD]
        assert fitting == [] or suggested
    hard = eased_before(strategies, found, now)
    assert not any(one.strategy.hidden for one in hard)
    assert len({one.strategy.slug for one in hard}) == len(hard)


# What matters to the person

PROMISE = strategy("promise", "values action", "angry", energy=3, values=("trust", "loyalty"))
MINE = {"loyalty": "Being there for Ana", "rest": "Rest"}


def because(rating: int | None, *strategies: Strategy, values: dict[str, str] = MINE) -> dict[str, str]:
    """The reason of each that is suggested to someone who is angry, with these values."""
    found = suggestions(strategies, [], Situation(("angry",), rating=rating), NOW, values=values)
    return {one.strategy.slug: one.why for one in found}


@pytest.mark.parametrize("rating", [0, 3, 5])
def test_up_to_five_what_someone_named_is_the_reason_in_their_own_words(rating: int) -> None:
    said = because(rating, PROMISE, WALL)
    assert said["promise"] == "is close to something you said matters to you: Being there for Ana"
    assert said["wall"] == insight.FITS


@pytest.mark.parametrize("rating", [6, 7, None])
def test_above_five_and_where_it_was_not_said_it_is_no_reason(rating: int | None) -> None:
    assert "matters" not in because(rating, PROMISE, WALL)["promise"]


def test_of_what_nobody_named_nothing_is_claimed() -> None:
    assert because(3, PROMISE, values={})["promise"] == insight.FITS
    assert because(3, PROMISE, values={"trust-me": "x"})["promise"] == insight.FITS


def test_what_was_worth_doing_keeps_that_reason() -> None:
    found = [tried("promise", 1, "yes", 5, 4)]
    (one,) = suggestions([PROMISE], found, Situation(("angry",), rating=3), NOW, values=MINE)
    assert one.why == insight.WORTH_BEFORE


def test_what_is_close_to_a_value_comes_in_the_last_ones_stead_where_it_fits_as_well() -> None:
    bed = strategy("bed", "routine", "angry", energy=3, values=("rest",))
    for many in ((WALK, WALL, RHYME, bed), (WALK, WALL, FRIEND, bed)):
        assert because(3, *many)["bed"] == "is close to something you said matters to you: Rest"
        assert "bed" not in because(6, *many)
        assert "bed" not in because(3, *many, values={})
    assert "bed" not in because(3, WALK, WALL, RHYME, replace(bed, feelings=("sad",)))
