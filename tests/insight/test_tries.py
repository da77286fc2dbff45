"""Tries read out of entries, and whether they were worth doing: lately first."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.strategies_kit import NOW, tried

from ptg_cli.insight.tries import changed_lately, middle, same_words, tries, worth
from ptg_cli.model.entry import Entry, from_front_matter

ID = "20261120-201500-7f3k"


def entry(**facts: Any) -> Entry:
    """An entry as it reads from front matter."""
    return from_front_matter(facts.pop("id", ID), facts, "")


def test_a_strategy_a_practice_and_a_rated_guide_are_tries() -> None:
    found, odd = tries(
        [
            entry(kind="coping", strategy="walk", distress_before=7, distress_after=4, worth="yes", feelings=["angry"]),
            entry(kind="practice", practice="4-6"),
            entry(kind="journal", guide="naming", worth="partly"),
            entry(kind="journal", guide="naming"),
            entry(kind="note"),
        ],
        NOW,
    )
    assert [(one.what, one.house) for one in found] == [("walk", "strategy"), ("4-6", "practice"), ("naming", "guide")]
    assert odd == 0
    assert (found[0].drop, found[1].drop) == (3, None)
    assert found[0].moment.isoformat() == "2026-11-20T20:15:00"


def test_what_is_to_be_handled_with_care_is_never_read() -> None:
    assert tries([entry(strategy="walk", care=True, remember="x"), entry(strategy=3, care=True)], NOW) == ([], 0)


@pytest.mark.parametrize(
    "facts",
    [
        {"strategy": "walk", "distress_before": 11},
        {"strategy": "walk", "distress_after": "4"},
        {"strategy": "walk", "distress_before": -1},
        {"strategy": "walk", "distress_before": True},
        {"strategy": "walk", "worth": "great"},
        {"strategy": "walk", "worth": ["yes", "no"]},
        {"strategy": "walk", "feelings": "angry"},
        {"strategy": "walk", "trigger": 3},
        {"strategy": 3, "worth": "yes"},
        {"practice": ["4-6"]},
        {"guide": "naming", "worth": 1},
        {"strategy": "walk", "id": "nothing-like-a-time"},
        {"strategy": "walk", "id": "20270101-000000-7f3k"},
    ],
)
def test_odd_values_leave_an_entry_out_and_are_counted(facts: dict[str, Any]) -> None:
    assert tries([entry(**facts), entry(strategy="walk")], NOW) == (tries([entry(strategy="walk")], NOW)[0], 1)


def test_odd_values_of_entries_that_tell_of_no_try_are_none_of_ours() -> None:
    assert (
        tries([entry(kind="journal", guide="naming", mood=99), entry(kind="checkin", distress_before=44)], NOW)[1] == 0
    )


def test_lately_counts_before_earlier() -> None:
    assert worth([tried("a", 91, "no"), tried("a", 89, "yes")], NOW) == 1
    assert worth([tried("a", 91, "no"), tried("a", 200, "no")], NOW) == -1
    assert worth([tried("a", 1, "yes"), tried("a", 2, "no"), tried("a", 3, "partly")], NOW) == pytest.approx(1 / 6)
    assert worth([tried("a", 1, "too-soon"), tried("a", 1)], NOW) is None
    assert worth([tried("a", 1, "too-soon"), tried("a", 100, "yes")], NOW) == 1


def test_a_change_is_named_once_both_sides_were_said_twice() -> None:
    early, late = [tried("a", days, "yes") for days in (100, 120)], [tried("a", days, "no") for days in (1, 2)]
    assert changed_lately([*early, *late], NOW) == "earlier yes, lately no"
    assert changed_lately([*early, late[0]], NOW) == ""
    turned = [tried("a", 100, "no"), tried("a", 120, "no"), tried("a", 1, "yes"), tried("a", 2, "partly")]
    assert changed_lately(turned, NOW) == "earlier no, lately yes"
    assert changed_lately([*early, tried("a", 1, "yes"), tried("a", 2, "yes")], NOW) == ""


def test_words_that_mean_the_same_are_the_same_and_the_middle_of_two_is_the_lower() -> None:
    assert same_words("  The Letter. ") == same_words("the  letter!")
    assert [middle(some) for some in ([5], [7, 3], [9, 1, 4])] == [5, 3, 4]


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=5),
    st.lists(st.text(max_size=3), max_size=2),
    st.sampled_from(["yes", "no", "walk", "angry"]),
)
_KEYS = ("strategy", "practice", "guide", "worth", "distress_before", "distress_after", "feelings", "trigger", "care",
         "remember")  # fmt: skip


@given(st.lists(st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=8), max_size=6), st.integers(-3000, 3000))
def test_nothing_odd_ever_crashes(rows: list[dict[str, Any]], days: int) -> None:
    found, odd = tries([entry(**row) for row in rows], NOW + timedelta(days=days))
    assert len(found) + odd <= len(rows)
    assert all(one.drop is None or -10 <= one.drop <= 10 for one in found)
