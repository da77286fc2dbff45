"""What helped: figures worked out by hand, what is left out, what only worth says anything of."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.strategies_kit import NOW, strategy, tried

from ptg_cli.insight.helps import Figures, Helps, Names, RatingSpread, Tries, TryFilter, about, lines
from ptg_cli.insight.tries import Try
from ptg_cli.model.practice import Phase, Practice
from ptg_cli.model.scales import FEELINGS, WORTH
from ptg_cli.model.strategy import FAMILIES
from ptg_cli.sentences import helps as said_of_helps

BREATH = Practice("out", "A longer out-breath", "", (Phase("In", 4), Phase("Out", 6)))
NAMES = Names(
    {
        one.slug: one
        for one in (
            strategy("walk", "stress reduction"),
            strategy("friend", "social", heavier=True),
            strategy("ladder", "paced approach"),
            strategy("sigh", "grounding", practice="out"),
            strategy("letter", "expression", guide="unsent"),
        )
    },
    {"out": BREATH},
    {"unsent": "A letter"},
)


def seen(found: Sequence[Try], only: TryFilter | None = None, odd: int = 0) -> Helps:
    """What the tries say together."""
    return Tries(tuple(found), odd, NAMES, NOW).helps(only)


def figures(found: Sequence[Try], only: TryFilter | None = None) -> dict[str, Figures]:
    """The figures of each thing."""
    return {one.slug: one for one in seen(found, only).figures}


WALKS = [
    tried("walk", 1, "yes", 7, 4, trigger="the letter", remember="Shoes by the door."),
    tried("walk", 5, "yes", 6, 5, trigger="The letter."),
    tried("walk", 9, "partly", 8, 3, feelings=("tired", "angry")),
    tried("walk", 12, "too-soon", 5, None),
    tried("walk", 20, "", 9, 9, remember="Not the hill."),
]
"""Before and after, where both were said: 7 6 8 9 and 4 5 3 9, so usually 7 (6 to 9), and 4 (3 to 9)."""


def test_the_figures_of_one_thing() -> None:
    walk = figures(WALKS)["walk"]
    assert walk == Figures(
        "walk",
        "Walk",
        "strategy",
        "stress reduction",
        5,
        {"yes": 2, "partly": 1, "too-soon": 1},
        RatingSpread(6, 7, 9),
        RatingSpread(3, 4, 9),
        (("angry", 5), ("the letter", 2), ("tired", 1)),
        ("Shoes by the door.", "Not the hill."),
        heavier=False,
    )
    assert about(walk) == [
        "worth doing: yes 2, partly 1, too soon 1",
        "before ······─●──· usually 7 (6 to 9)",
        "after  ···─●─────· usually 4 (3 to 9)",
        "when: angry (5), the letter (2), tired (1)",
    ]
    assert about(walk, pictures=False)[1:3] == ["before usually 7 (6 to 9)", "after usually 4 (3 to 9)"]


@pytest.mark.parametrize(
    ("spread", "picture", "said"),
    [
        (RatingSpread(6, 7, 9), "······─●──·", "usually 7 (6 to 9)"),
        (RatingSpread(0, 0, 0), "●··········", "usually 0"),
        (RatingSpread(0, 10, 10), "──────────●", "usually 10 (0 to 10)"),
    ],
)
def test_a_spread_as_a_picture_and_in_words(spread: RatingSpread, picture: str, said: str) -> None:
    assert (spread.picture, spread.said) == (picture, said)


def test_less_than_three_uses_say_nothing() -> None:
    found = seen([*WALKS, tried("friend", 1, "yes"), tried("friend", 2, "yes")])
    assert [one.slug for one in found.figures] == ["walk"]
    assert [uses for _, uses in found.seldom] == [2]


@pytest.mark.parametrize(
    ("what", "house"), [("friend", "strategy"), ("ladder", "strategy"), ("letter", "strategy"), ("unsent", "guide")]
)
def test_what_can_feel_heavier_shows_only_whether_it_was_worth_doing(what: str, house: Any) -> None:
    found = [tried(what, day, "yes", 4, 8, house=house) for day in (1, 2, 3)]
    one = figures(found)[what]
    assert (one.heavier, one.before, one.after) == (True, None, None)
    assert one.worth_said == "worth doing: yes 3"
    assert said_of_helps.HEAVIER in lines(seen(found))
    assert said_of_helps.HEAVIER not in lines(seen(WALKS))


def test_practices_count_by_themselves_and_for_the_kind_of_what_starts_them() -> None:
    found = [tried("out", day, house="practice", before=6, after=5, feelings=()) for day in (1, 2, 3)]
    one = figures(found)["out"]
    assert (one.title, one.house, one.family, one.before) == (
        "A longer out-breath",
        "practice",
        "grounding",
        RatingSpread(6, 6, 6),
    )
    assert seen(found).families_used == ("grounding",)


def test_families_used_and_not_tried_yet() -> None:
    found = seen([*WALKS, tried("friend", 400), tried("unsent", 2, "no", house="guide"), tried("gone", 1)])
    assert found.families_used == ("social", "stress reduction", "expression")
    assert found.families_used + found.families_untried != FAMILIES
    assert set(found.families_used) | set(found.families_untried) == set(FAMILIES)


def test_a_thing_that_is_gone_keeps_its_name_as_words() -> None:
    assert figures([tried("feed-the-cat", day, "yes") for day in (1, 2, 3)])["feed-the-cat"].title == "Feed the cat"


def test_what_was_worth_doing_stands_first() -> None:
    found = [tried("walk", day, "no", 9, 1) for day in (1, 2, 3, 4)] + [
        tried("friend", day, "yes") for day in (1, 2, 3)
    ]
    assert list(figures(found)) == ["friend", "walk"]


def test_what_has_changed_lately_is_said() -> None:
    found = [tried("walk", day, "yes") for day in (100, 120)] + [tried("walk", day, "no") for day in (1, 2)]
    assert figures(found)["walk"].note == "earlier yes, lately no"
    assert "worth doing: yes 2, no 2 (earlier yes, lately no)" in about(figures(found)["walk"])


def test_filters_by_trigger_feeling_and_time() -> None:
    others = [tried("friend", day, "yes", trigger="noise", feelings=("sad",)) for day in (1, 2, 40)]
    every = [*WALKS, *others]
    assert set(figures(every)) == {"walk", "friend"}
    assert set(figures(every, TryFilter(trigger=" NOISE. "))) == {"friend"}
    assert set(figures(every, TryFilter(feeling="angry"))) == {"walk"}
    assert set(figures(every, TryFilter(since=NOW - timedelta(days=30)))) == {"walk"}
    assert seen(every, TryFilter(feeling="tired")).figures == ()
    assert [words for words, _ in seen(every, TryFilter(trigger="the letter")).remembered] == ["Shoes by the door."]


def test_the_lines_to_remember_stand_newest_first_with_what_they_were_about() -> None:
    assert seen(WALKS).remembered == (("Shoes by the door.", "Walk"), ("Not the hill.", "Walk"))


def test_all_of_it_in_plain_lines() -> None:
    said = lines(seen(WALKS, odd=2))
    assert said[:3] == [said_of_helps.OWN_RATINGS, "", "Walk. Used 5 times."]
    assert "  Shoes by the door. (Walk)" in said
    assert "Kinds you have used: stress reduction." in said
    assert said[-1] == "2 entries were left out, since their numbers or answers are not ones that ptg knows."
    assert lines(seen([])) == [said_of_helps.OWN_RATINGS, "", said_of_helps.NOTHING_YET]


def test_triggers_and_feelings_each_once() -> None:
    experience = Tries(tuple(WALKS), 0, NAMES, NOW)
    assert experience.triggers == ["the letter"]
    assert experience.feelings == ["angry", "tired"]


_RATING = st.one_of(st.none(), st.integers(0, 10))


@given(
    st.lists(
        st.builds(
            tried,
            st.sampled_from(["walk", "friend", "gone"]),
            st.floats(-1, 900),
            st.sampled_from(["", *WORTH]),
            _RATING,
            _RATING,
            trigger=st.text(max_size=6),
            remember=st.text(max_size=6),
            feelings=st.lists(st.one_of(st.sampled_from(FEELINGS), st.text(max_size=4)), max_size=3).map(tuple),
        ),
        max_size=25,
    )
)
def test_whatever_was_said_the_figures_add_up(found: list[Try]) -> None:
    together = seen(found)
    assert sum(one.uses for one in together.figures) <= len(found)
    for one in together.figures:
        assert one.uses >= 3
        assert sum(one.worth.values()) <= one.uses
        for spread in filter(None, (one.before, one.after)):
            assert 0 <= spread.low <= spread.usual <= spread.high <= 10
            assert len(spread.picture) == 11
        assert all(1 <= times <= one.uses for _, times in one.situations)
    assert all(isinstance(line, str) for line in lines(together))
