"""What helped: figures worked out by hand, what is left out, what only worth says anything of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.insight.strategies_kit import NOW, strategy, tried

from ptg_cli.insight.helps import Figures, Helps, Names, RatingSpread, Tries, TryFilter, about, lines, rows, sentences
from ptg_cli.insight.tries import A_WHILE, GROUPS, LATELY, Try, tries
from ptg_cli.model import track
from ptg_cli.model.entry import Entry
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


def test_by_ear_it_is_said_by_situation_what_was_used_three_times_there() -> None:
    found = [*WALKS, *(tried("friend", day, "yes", feelings=("angry",)) for day in (2, 3, 4))]
    tries = Tries(tuple(found), 0, NAMES, NOW)
    said = sentences(tries.helps(), "", tries.by_situation())
    at = said.index("When you felt angry, you used most:")
    assert said[at + 1 : at + 3] == [
        "Walk. Used 5 times then. Mostly worth doing.",
        "Friend. Used 3 times then. Mostly worth doing.",
    ]
    assert not any("you felt tired" in line for line in said), "a walk when tired was tried once"
    assert not any("“the letter”" in line for line in said), "it set off two tries"
    assert tries.by_situation(TryFilter(feelings=("angry",))) == []


def test_the_figures_of_one_thing() -> None:
    walk = figures(WALKS)["walk"]
    assert walk == Figures(
        "walk",
        "Walk",
        "strategy",
        "stress reduction",
        "mostly",
        5,
        {"yes": 2, "partly": 1, "too-soon": 1},
        RatingSpread(6, 7, 9),
        RatingSpread(3, 4, 9),
        (("angry", 5), ("the letter", 2), ("tired", 1)),
        ("Shoes by the door.", "Not the hill."),
        heavier=False,
        rated=4,
    )
    assert about(walk) == [
        "Walk. Used 5 times.",
        "You said: worth doing twice, in part once, too soon to say once.",
        "Before, it was usually 7, from 6 to 9.",
        "Afterwards, it was usually 4, from 3 to 9.",
        "You rated it 4 times.",
        "When: angry, 5 times; the letter, twice; tired, once.",
    ]
    assert drawn(seen(WALKS), 72)[:6] == [
        "    0         5         10  ○ usually before   ● usually after",
        "",
        "Mostly worth doing",
        "  Walk" + "5 times".rjust(66),
        "    ········●━━━━━○······  7, then 4  rated 4 times",
        "    worth doing 2, in part 1, too soon to say 1",
    ]


def drawn(found: Helps, columns: int) -> list[str]:
    """The picture as text."""
    return [row.text for row in rows(found, columns)]


def test_twice_rated_is_too_seldom_for_a_usual_number() -> None:
    one = figures([tried("walk", day, "yes", 7 if day < 3 else None, 4) for day in (1, 2, 3)])["walk"]
    assert (one.rated, one.before, one.after) == (2, None, None)
    assert about(one) == ["Walk. Used 3 times.", "You said: worth doing 3 times.", "When: angry, 3 times."]


# Groups


def group(*answers: tuple[float, str], also: Sequence[Try] = (), only: TryFilter | None = None) -> str:
    """Where walking stands after these answers, each so many days ago."""
    return figures([*(tried("walk", days, answer) for days, answer in answers), *also], only)["walk"].group


@pytest.mark.parametrize(
    ("answers", "where"),
    [
        ("yes yes no", "mostly"),
        ("yes partly no", "in-part"),
        ("yes no partly no", "in-part"),
        ("yes yes no no", "in-part"),
        ("no no yes", "not-lately"),
        ("yes yes too-soon", "unsaid"),
        ("yes too-soon too-soon", "unsaid"),
        ("yes  ", "unsaid"),
    ],
)
def test_the_group_of_a_thing_follows_its_answers(answers: str, where: str) -> None:
    assert group(*((day, answer) for day, answer in enumerate(answers.split(" "), 1))) == where


def test_answers_that_put_a_thing_elsewhere_than_all_of_them_are_said() -> None:
    long_ago = [tried("walk", LATELY.days + day, "yes") for day in range(5, 17)]
    lately = [tried("walk", day, answer) for day, answer in enumerate(("yes", "partly", "partly", "yes"), 1)]
    one = figures([*lately, *long_ago])["walk"]
    assert (one.group, one.answers, one.answers_lately) == (
        "in-part",
        [("yes", 14), ("partly", 2)],
        [("yes", 2), ("partly", 2)],
    )
    assert "Lately you said: worth doing twice, in part twice." in about(one)
    assert "    lately: worth doing 2, in part 2" in drawn(seen([*lately, *long_ago]), 72)
    assert not figures(lately)["walk"].lately
    assert not figures(long_ago)["walk"].lately


def test_what_was_said_lately_decides_and_never_fewer_than_the_newest_three() -> None:
    long_ago = [(LATELY.days + day, "yes") for day in (5, 6, 7, 8)]
    assert group((1, "no"), (2, "no"), (3, "no"), *long_ago) == "not-lately"
    assert group((1, "no"), (2, "no"), *long_ago) == "not-lately"
    assert group((1, "no"), *long_ago) == "mostly"


def test_what_was_not_tried_for_a_while_stands_by_itself_whatever_was_said_of_it() -> None:
    old = [(A_WHILE.days + day, "yes") for day in (1, 2, 3)]
    assert group(*old) == "not-for-a-while"
    assert group(*((A_WHILE.days - day, "yes") for day in (0, 1, 2))) == "mostly"
    lately_when_sad = [tried("walk", 1, feelings=("sad",))]
    assert group(*old, also=lately_when_sad, only=TryFilter(feelings=("angry",))) == "mostly"


def test_groups_stand_in_their_order_and_in_each_what_was_used_most_comes_first() -> None:
    often = {"walk": ("no", 5), "friend": ("yes", 3), "sigh": ("yes", 4), "ladder": ("partly", 3)}
    found = [tried(what, day, answer) for what, (answer, times) in often.items() for day in range(times)]
    found += [tried("gone", A_WHILE.days + day, "yes") for day in (1, 2, 3)]
    found += [tried("out", day, house="practice") for day in (1, 2, 3)]
    together = seen(found)
    assert [(name, [one.slug for one in some]) for name, some in together.groups] == [
        ("mostly", ["sigh", "friend"]),
        ("in-part", ["ladder"]),
        ("unsaid", ["out"]),
        ("not-lately", ["walk"]),
        ("not-for-a-while", ["gone"]),
    ]
    headings = [row.text for row in rows(together, 72) if row.kind == "heading"]
    assert headings == [said_of_helps.GROUPS[name] for name in GROUPS]
    assert [line for line in sentences(together) if line.removesuffix(":") in headings] == [f"{w}:" for w in headings]


# The picture


@pytest.mark.parametrize(
    ("before", "after", "picture"),
    [
        (7, 4, "········●━━━━━○······"),
        (4, 7, "········○━━━━━●······"),
        (0, 10, "○━━━━━━━━━━━━━━━━━━━●"),
        (5, 5, "··········●··········"),
        (6, 5, "··········●━○········"),
    ],
)
def test_before_and_after_stand_on_one_track(before: int, after: int, picture: str) -> None:
    assert track.track(before, after) == picture
    assert [track.AXIS.index(words) for words in ("0", "5", "10")] == [0, 5 * track.STEP, 10 * track.STEP]


@pytest.mark.parametrize("columns", [28, 34, 54, 72])
def test_the_picture_keeps_to_its_room_and_its_right_edge(columns: int) -> None:
    found = [
        tried("what-needs-more-than-one-row-for-its-name-alone-in-any-window", day, "yes", 10, 10, trigger="x" * 50)
        for day in range(12)
    ]
    picture = rows(seen([*found, tried(found[0].what, 20)]), columns)
    assert all(len(row.text) <= columns for row in picture)
    (often,) = [row.text for row in picture if row.text.endswith(" 13 times")]
    assert len(often) == columns


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
    assert one.answers == [("yes", 3)]
    assert said_of_helps.HEAVIER in sentences(seen(found))
    assert said_of_helps.HEAVIER not in sentences(seen(WALKS))


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
    assert "    worth doing 2, not worth it 2 (lately not)" in drawn(seen(found), 72)
    assert "Earlier you mostly said yes, and lately you mostly said no." in about(figures(found)["walk"])


def test_filters_by_trigger_feeling_and_time() -> None:
    others = [tried("friend", day, "yes", trigger="noise", feelings=("sad",)) for day in (1, 2, 40)]
    every = [*WALKS, *others]
    assert set(figures(every)) == {"walk", "friend"}
    assert set(figures(every, TryFilter(trigger=" NOISE. "))) == {"friend"}
    assert set(figures(every, TryFilter(feelings=("angry",)))) == {"walk"}
    assert set(figures(every, TryFilter(since=NOW - timedelta(days=30)))) == {"walk"}
    assert seen(every, TryFilter(feelings=("tired",))).figures == ()
    assert [words for words, _ in seen(every, TryFilter(trigger="the letter")).remembered] == ["Shoes by the door."]


def test_the_lines_to_remember_stand_newest_first_with_what_they_were_about() -> None:
    assert seen(WALKS).remembered == (("Shoes by the door.", "Walk"), ("Not the hill.", "Walk"))


def test_all_of_it_in_plain_lines() -> None:
    said = lines(seen(WALKS, odd=2), 100)
    assert said[:3] == [said_of_helps.OWN_RATINGS, "", "    0         5         10  ○ usually before   ● usually after"]
    assert "  Shoes by the door. (Walk)" in said
    assert "Kinds you have used: stress reduction." in said
    assert said[-1] == "2 entries were left out, since their numbers or answers are not ones that ptg knows."
    assert lines(seen([]), 100) == [said_of_helps.OWN_RATINGS, "", said_of_helps.NOTHING_YET]
    assert lines(seen([]), 100, "Only x.") == [said_of_helps.OWN_RATINGS, "Only x.", "", said_of_helps.NOTHING_HERE]


def test_several_feelings_must_all_have_been_there() -> None:
    both = [tried("walk", day, "yes", feelings=("sad", "tired")) for day in (1, 2, 3)]
    one = [tried("friend", day, "yes", feelings=("sad",)) for day in (1, 2, 3)]
    assert set(figures([*both, *one], TryFilter(feelings=("tired", "sad")))) == {"walk"}
    assert set(figures([*both, *one], TryFilter(feelings=("sad",)))) == {"walk", "friend"}


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
            assert one.rated >= 3
        assert all(1 <= times <= one.uses for _, times in one.situations)
    assert [one for _, some in together.groups for one in some] == list(together.figures)
    heard = sentences(together)
    for one in together.figures:
        said = heard[heard.index(about(one)[0]) :][: len(about(one))]
        assert numbers_said(said) == numbers_of(one)
    assert all(len(row.text) <= 72 for row in rows(together, 72))


_TIMES: dict[str, int] = {"once": 1, "twice": 2}


def _count(words: str) -> int:
    return _TIMES.get(words) or int(words.removesuffix(" times"))


def numbers_said(said: Sequence[str]) -> dict[str, Any]:
    """What sentences on one thing say, as numbers: read as a person hears them."""
    used = re.fullmatch(r".*\. Used (.+)\.", said[0])
    assert used
    found: dict[str, Any] = {"uses": _count(used[1]), "worth": {}}
    for sentence in said[1:]:
        if answers := re.fullmatch(r"You said: (.+)\.", sentence):
            for part in answers[1].split(", "):
                answer, times = re.fullmatch(r"(.+?) (once|twice|\d+ times)", part).groups()  # type: ignore[union-attr]
                found["worth"][answer] = _count(times)
        elif spread := re.fullmatch(r"(Before|Afterwards), it was usually (\d+)(?:, from (\d+) to (\d+))?\.", sentence):
            usual = int(spread[2])
            found[spread[1]] = (int(spread[3] or usual), usual, int(spread[4] or usual))
        elif rated := re.fullmatch(r"You rated it (.+)\.", sentence):
            found["rated"] = _count(rated[1])
    return found


def numbers_of(one: Figures) -> dict[str, Any]:
    """The same of the figures themselves."""
    found: dict[str, Any] = {"uses": one.uses}
    found["worth"] = {said_of_helps.ANSWERS[key]: times for key, times in one.worth.items()}
    for name, spread in (("Before", one.before), ("Afterwards", one.after)):
        if spread:
            found[name] = (spread.low, spread.usual, spread.high)
    if one.before and one.rated < one.uses:
        found["rated"] = one.rated
    return found


def told(kind: str, days: int, did: str = "", worth: str = "", **more: Any) -> Try:
    """A page of so many days ago that tells of an aim of that kind."""
    return replace(tried(kind, days, worth, 3, 8, **more), house="aim", did=did)


KINDS = replace(NAMES, kinds={"ask": "an ask", "ladder": "a ladder"})
ASKS = [
    told("ask", 1, "yes", "yes"),
    told("ask", 4, "not-today", feelings=("afraid",)),
    told("ask", 9, "part", "partly"),
    told("ask", 12, "yes", "yes"),
]


def test_what_is_tried_over_days_is_told_by_kinds_in_words_and_never_as_easier_or_harder() -> None:
    found = Tries((*ASKS, told("ladder", 2, "yes"), told("gone", 2, "yes")), 0, KINDS, NOW).helps()
    assert found.figures == ()
    (ask,) = found.over_days
    assert (ask.kind, ask.told, ask.done, ask.answers) == (
        "ask", 4, [("yes", 2), ("part", 1), ("not-today", 1)], [("yes", 2), ("partly", 1)],
    )  # fmt: skip
    assert sentences(found)[1:] == [
        "What you try over days:",
        "An ask. You told of it 4 times.",
        "Of that: did twice, in part once, not today once.",
        "You said: worth doing twice, in part once.",
        said_of_helps.HEAVIER,
    ]
    drawn = [row.text.rstrip() for row in rows(found, 72)]
    assert drawn[0] == "What you try over days"
    assert (drawn[1].split("  ")[1], drawn[1][-7:]) == ("An ask", "4 times")
    assert drawn[2:4] == ["    did 2, in part 1, not today 1", "    worth doing 2, in part 1"]
    assert not [row for row in rows(found, 72) if row.kind in {"axis", "easier", "other"}]


def test_a_part_of_what_is_tried_over_days_can_be_looked_at_and_few_are_told_nothing_of() -> None:
    seen = Tries((*WALKS, *ASKS), 0, KINDS, NOW)
    assert len(seen.helps().over_days) == 1
    assert [one.slug for one in seen.helps().figures] == ["walk"]
    assert seen.helps(TryFilter(feelings=("afraid",))).over_days == ()
    assert sentences(seen.helps(TryFilter(feelings=("afraid",))), "Only")[-1] == said_of_helps.NOTHING_HERE


def test_pages_of_aims_are_tries_of_their_kind_and_of_no_guide() -> None:
    page = Entry("20261101-080000-0000", created=NOW.astimezone(), kind="journal", guide="how-asking-went", aim="a1")
    pages = [replace(page, did="yes"), replace(page, worth="yes"), page, replace(page, did="yes", aim="gone")]
    found, odd = tries(pages, NOW, {"a1": "ask"})
    assert ([(one.what, one.house, one.did) for one in found], odd) == ([("ask", "aim", "yes"), ("ask", "aim", "")], 0)
    assert tries(pages, NOW)[0] == []
