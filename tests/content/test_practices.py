"""The shipped practices: what every one says and needs, the timings planned for it, and where each one ends.

What holds for guides too (words, reading grade, lengths) is in `test_guides`, which goes through both.
"""

import math
import re
import tomllib
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest
from tests.content.test_guides import LIBRARY, PRACTICES, PROMPTS, grade, holding, sentences, spoken, words_of, written
from tests.every_row import of_each

from ptg_cli.model.folded import joined
from ptg_cli.model.practice import (
    KINDS,
    NEEDS,
    Phase,
    Practice,
    breath_drawn,
    breath_pattern,
    grouped,
    looks_like_pattern,
)
from ptg_cli.session.practice import PracticeRun

EACH: Final = {practice.slug: practice for practice in PRACTICES}
BREATHS: Final = [practice for practice in PRACTICES if practice.is_breathing]
each_practice = of_each({practice.slug: practice for practice in PRACTICES})
each_breath = of_each({practice.slug: practice for practice in BREATHS})

GROUPS: Final = grouped(PRACTICES, LIBRARY.practice_groups)

PATTERNS: Final[dict[str, list[float]]] = {
    "longer-out-breath": [4, 6],
    "longer-out-breath-easy": [3, 4],
    "longer-out-breath-gentle": [3, 5],
    "coherent": [5, 5],
    "coherent-slow": [5.5, 5.5],
    "slow-and-easy": [2, 3],
    "sighing": [2.5, 1, 6.5],
    "box": [4, 4, 4, 4],
    "box-easy": [3, 3, 3, 3],
    "box-without-holds": [4, 4],
    "four-seven-eight": [4, 7, 8],
}
"""The seconds of every breath, by name."""

MINUTES: Final[dict[str, float]] = {
    "hands-and-what-they-touch": 1, "sounds-around-you": 1, "name-the-day": 1.25, "five-senses": 2.5,
    "moving-on-the-spot": 2, "one-minute-reset": 1, "three-minute-reset": 3, "longer-out-breath": 3,
    "longer-out-breath-easy": 3, "longer-out-breath-gentle": 3, "coherent": 5, "coherent-slow": 5, "slow-and-easy": 3,
    "sighing": 1, "box": 3, "box-easy": 3, "box-without-holds": 3, "four-seven-eight": 76 / 60,
    "resting-attention": 5, "noticing-thoughts": 4, "slow-walking": 10, "body-scan-3": 3, "body-scan-10": 10,
    "body-scan-15": 15, "muscles-short": 3, "muscles-long": 9, "muscles-release-only": 3, "kindness-3": 3,
    "kindness-5": 5, "kindness-10": 10,
}  # fmt: skip
"""Every practice there is, and about how long it takes."""

SCAN_3: Final = {
    "arrive": 20, "feet": 30, "legs": 25, "hands arms": 30, "shoulders": 20, "face": 20, "whole": 15, "orient": 20,
}  # fmt: skip
SCAN_10: Final = {
    "arrive": 45, "feet": 60, "legs": 60, "seat back": 60, "belly": 45, "chest": 45, "hands": 60, "arms": 45,
    "shoulders throat": 60, "face": 45, "whole": 40, "orient": 35,
}  # fmt: skip
"""Seconds for each part of a body scan, as planned."""

BANNED: Final = (
    "relax", "relaxed", "deep", "deeply", "deeper", "close your eyes", "shut your eyes", "try to", "simply", "good",
    "great", "perfect", "enjoy", "peace", "calm", "empty your mind", "focus", "clear your mind",
    "proper", "correctly", "wrong", "exercise", "session", "perpetrator", "enemy", "difficult person", "forgive",
    "victim", "your body knows", "safe",
)  # fmt: skip


def seconds(practice: Practice) -> list[float]:
    """The seconds of one cycle."""
    return [phase.seconds for phase in practice.phases]


def test_these_are_the_practices_there_are() -> None:
    assert set(EACH) == set(MINUTES)


@each_practice
def test_it_says_what_it_is_who_may_choose_something_else_and_what(practice: Practice) -> None:
    table = tomllib.loads((PROMPTS / "practices" / f"{practice.slug}.toml").read_text(encoding="utf-8"))
    assert table["kind"] in KINDS
    assert practice.order < 1000
    assert practice.instead
    assert practice.alternative or practice.outward
    assert set(practice.needs) <= set(NEEDS)
    assert not looks_like_pattern(practice.slug)
    assert not practice.mine


@each_practice
def test_what_it_may_be_swapped_for_is_there_and_outward(practice: Practice) -> None:
    if practice.alternative:
        assert practice.alternative != practice.slug
        assert LIBRARY.practice(practice.alternative).outward


@each_practice
def test_what_it_turns_to_is_named(practice: Practice) -> None:
    assert ("breath" in practice.needs) == practice.is_breathing
    assert ("stillness" in practice.needs) == (
        practice.kind in {"scan", "attention", "kindness"} or practice.slug == "three-minute-reset"
    )
    assert ("body" in practice.needs) == (practice.kind in {"scan", "muscles", "movement"})
    assert "sight" not in practice.needs


def test_outward_ones_need_neither_breath_nor_sight_nor_stillness() -> None:
    outward = {practice.slug: practice.needs for practice in PRACTICES if practice.outward}
    assert {slug for slug, needs in outward.items() if set(needs) - {"body"}} == set()
    assert set(outward) == {
        "hands-and-what-they-touch", "sounds-around-you", "name-the-day", "five-senses", "moving-on-the-spot",
        "one-minute-reset",
    }  # fmt: skip
    assert [slug for slug, needs in outward.items() if needs] == ["moving-on-the-spot"]


@pytest.mark.parametrize("avoid", NEEDS)
def test_whatever_someone_wants_to_be_spared_there_is_something_outward_and_something_else(avoid: str) -> None:
    left = [practice for practice in PRACTICES if practice.fits([avoid]) and practice.suggest]
    assert [practice for practice in left if practice.outward]
    assert [practice for practice in left if not practice.outward]


def test_only_those_with_holds_and_the_box_are_listed_and_never_suggested() -> None:
    held = {practice.slug for practice in PRACTICES if {"hold", "rest"} & {phase.breath for phase in practice.phases}}
    assert held == {"box", "box-easy", "four-seven-eight"}
    assert {practice.slug for practice in PRACTICES if not practice.suggest} == held | {"box-without-holds"}


@pytest.mark.parametrize("slug", PATTERNS)
def test_the_seconds_of_a_breath_are_those_of_the_plan(slug: str) -> None:
    assert seconds(EACH[slug]) == PATTERNS[slug]
    assert EACH[slug].kind == "breathing"


def test_nothing_else_times_the_breath() -> None:
    assert {practice.slug for practice in BREATHS} == set(PATTERNS)


@each_breath
def test_no_breath_is_faster_than_twelve_a_minute_or_shorter_out_than_in(practice: Practice) -> None:
    into, out = (math.fsum(phase.seconds for phase in practice.phases if phase.breath == way) for way in ("in", "out"))
    assert practice.timeline().cycle_seconds >= 5
    assert out >= into


@each_breath
def test_a_breath_ends_with_the_out_breath(practice: Practice) -> None:
    *_, last = practice.timeline()
    assert last.breath == "out"


@each_breath
def test_a_breath_says_when_to_stop(practice: Practice) -> None:
    assert [word for word in ("dizzy", "hands feel strange", "pain") if word not in practice.instead] == []
    assert "holding your breath" in practice.instead or practice.suggest or practice.slug == "box-without-holds"
    if any(phase.breath in {"hold", "rest"} for phase in practice.phases):
        assert [word for word in ("pregnant", "heart", "lung") if word not in practice.instead] == []


def test_the_second_in_breath_of_a_sigh_is_a_little_more() -> None:
    assert [(phase.breath, phase.text) for phase in EACH["sighing"].phases] == [
        ("in", "In."), ("in", "A bit more in."), ("out", "Out, slowly."),
    ]  # fmt: skip


def test_four_seven_eight_is_done_four_times_and_says_for_whom_it_is_not() -> None:
    practice = EACH["four-seven-eight"]
    assert practice.cycles == 4
    assert practice.seconds == 76
    assert [word for word in ("pregnant", "heart", "lung", "holding your breath") if word not in practice.instead] == []


@pytest.mark.parametrize("slug", MINUTES)
def test_it_takes_about_as_long_as_its_name_says(slug: str) -> None:
    assert EACH[slug].seconds == pytest.approx(MINUTES[slug] * 60, rel=0.09)
    if slug not in PATTERNS and slug != "moving-on-the-spot":
        assert EACH[slug].seconds == MINUTES[slug] * 60


@pytest.mark.parametrize(
    ("slug", "parts", "factor"),
    [("body-scan-3", SCAN_3, 1), ("body-scan-10", SCAN_10, 1), ("body-scan-15", SCAN_10, 1.5)],
)
def test_a_body_scan_gives_each_part_the_seconds_of_the_plan(slug: str, parts: dict[str, int], factor: float) -> None:
    practice = EACH[slug]
    runs = [
        (region, math.fsum(phase.seconds for phase in phases))
        for region, phases in groupby(practice.phases, lambda phase: phase.region)
    ]
    named = dict(runs)
    for names, wanted in parts.items():
        if names not in {"arrive", "whole", "orient"}:
            assert math.fsum(named[name] for name in names.split()) == wanted * factor, names
    assert runs[0] == ("", parts["arrive"] * factor)
    assert runs[-1] == ("", (parts["whole"] + parts["orient"]) * factor)
    assert practice.regions[0] == "feet"
    assert " ".join(parts).split() == ["arrive", *practice.regions, "whole", "orient"]


@pytest.mark.parametrize("slug", ["body-scan-3", "body-scan-10", "body-scan-15"])
def test_every_part_of_a_scan_is_let_be_and_gone_on_from_without_naming_the_next(slug: str) -> None:
    regions = set(EACH[slug].regions)
    for region, phases in groupby(EACH[slug].phases, lambda phase: phase.region):
        texts = [phase.text for phase in phases]
        if region:
            assert len(texts) >= 2
            assert holding("go on", texts[-1:])
            assert [other for other in regions - {region} if holding(other, texts)] == []


@pytest.mark.parametrize("region", ["belly", "chest", "throat"])
@pytest.mark.parametrize("slug", ["body-scan-10", "body-scan-15"])
def test_tender_parts_say_that_they_can_be_left_out_and_can_be(slug: str, region: str) -> None:
    phases = [phase for phase in EACH[slug].phases if phase.region == region]
    assert "can be left out" in phases[0].text
    left = EACH[slug].timeline(without=[region])
    assert left.seconds == EACH[slug].seconds - math.fsum(phase.seconds for phase in phases)
    assert [phase.text for phase in left if holding(region, [phase.text])] == []


def test_five_senses_counts_down_with_the_seconds_of_the_plan_and_ends_here() -> None:
    practice = EACH["five-senses"]
    assert seconds(practice)[:5] == [30, 30, 25, 20, 15]
    firsts = [phase.text.split()[:2] for phase in practice.phases[:5]]
    assert firsts == [["Find", number] for number in ("five", "four", "three", "two", "one")]
    assert "one sense instead of another" in practice.summary
    texts = [phase.text for phase in practice.phases[5:]]
    assert holding("where you are", texts)
    assert holding("the date", texts)


def test_name_the_day_names_day_and_place_and_moves() -> None:
    texts = [phase.text for phase in EACH["name-the-day"].phases]
    assert [word for word in ("day of the week", "where you are", "stand up", "push") if not holding(word, texts)] == []


@pytest.mark.parametrize(("slug", "groups"), [("muscles-short", 4), ("muscles-long", 9)])
def test_muscles_are_firmed_briefly_and_let_go_for_longer(slug: str, groups: int) -> None:
    practice = EACH[slug]
    lengths = [phase.seconds for phase in practice.phases if phase.region]
    assert len(lengths) == groups * 5  # each group is announced, then firmed and let go twice
    announced, firmed, released, again, resting = (lengths[place::5] for place in range(5))
    assert all(5 <= seconds <= 7 for seconds in (*firmed, *again))
    assert all(15 <= seconds <= 20 for seconds in released)
    # While the next group is announced the one before stays loose, so that rest counts as well.
    until_next = [rest + words for rest, words in zip(resting, [*announced[1:], 0], strict=True)]
    assert all(15 <= seconds <= 20 for seconds in until_next)


@pytest.mark.parametrize("slug", ["muscles-short", "muscles-long"])
def test_what_is_to_be_firmed_is_named_before_the_time_for_it_runs(slug: str) -> None:
    regions = [phase for phase in EACH[slug].phases if phase.region]
    assert [phase.text for phase in regions[::5] if not re.match(r"(First|Next|Last), your ", phase.text)] == []


@pytest.mark.parametrize("slug", ["muscles-short", "muscles-long"])
def test_muscles_are_firmed_at_half_strength_and_what_hurts_is_left_out(slug: str) -> None:
    practice = EACH[slug]
    texts = [practice.summary, practice.instead, *(phase.text for phase in practice.phases)]
    assert holding("half your strength", texts)
    assert holding("Leave out what hurts", texts)
    assert EACH["muscles-release-only"].title in practice.instead


def test_only_letting_go_visits_the_nine_groups_and_firms_none() -> None:
    practice = EACH["muscles-release-only"]
    assert practice.regions == EACH["muscles-long"].regions
    texts = [phase.text for phase in practice.phases if phase.region]
    assert len(texts) == 9
    assert [word for word in ("curl", "press", "lift", "firm", "tense", "draw") if holding(word, texts)] == []


def test_parts_of_the_body_go_by_one_name_everywhere_so_that_one_can_be_left_out_for_good() -> None:
    regions = {region for practice in PRACTICES for region in practice.regions}
    assert regions == {*" ".join(SCAN_10).split()} - {"arrive", "whole", "orient"}
    readme = (PROMPTS / "README.md").read_text(encoding="utf-8")
    assert [region for region in regions if f"`{region}`" not in readme] == []


def test_attention_rests_on_what_someone_chooses_and_any_choice_can_be_changed() -> None:
    practice = EACH["resting-attention"]
    first = practice.phases[0].text
    choices = ("feet", "hands", "seat", "a sound", "something you see", "your breath")
    assert [words for words in choices if words not in first] == []
    assert seconds(practice)[:8] == [30] * 8  # four times a minute
    assert math.fsum(seconds(practice)[8:]) == 60
    assert "You can choose another thing at any time." in practice.summary


@pytest.mark.parametrize("slug", ["kindness-3", "kindness-5", "kindness-10"])
def test_kind_wishes_go_from_someone_easy_by_way_of_oneself_to_all_and_leave_harm_out(slug: str) -> None:
    texts = [phase.text for phase in EACH[slug].phases]
    marks = ["You choose who you think of", "someone easy", "a friend", "know only a little", "yourself", "more people"]
    where = [next((nth for nth, text in enumerate(texts) if mark in text), None) for mark in marks]
    found = [nth for nth in where if nth is not None]
    assert found == sorted(found)
    assert len(found) == {"kindness-3": 4, "kindness-5": 5, "kindness-10": 6}[slug]
    assert holding("You can leave out anyone you want", texts)
    assert [
        text for word in ("hurt", "hurts", "harm", "harmed", "unsafe", "enemy") for text in holding(word, texts)
    ] == []


def test_arrive_gather_and_widen_take_a_minute_each() -> None:
    three = seconds(EACH["three-minute-reset"])
    assert [math.fsum(part) for part in (three[:3], three[3:5], three[5:])] == [60, 60, 60]


@each_practice
def test_it_ends_in_the_room_or_with_an_out_breath(practice: Practice) -> None:
    if not practice.is_breathing:
        ends = " ".join(phase.text for phase in practice.phases[-3:])
        assert holding("day", [ends]) or holding("today", [ends]) or practice.kind in {"grounding", "movement"}


@each_practice
def test_inward_ones_leave_the_eyes_alone(practice: Practice) -> None:
    if "stillness" in practice.needs:
        assert holding("your eyes can be open or closed", written(practice))


@each_practice
def test_no_word_that_orders_a_feeling_or_judges(practice: Practice) -> None:
    assert [(words, text) for words in BANNED for text in holding(words, written(practice))] == []


@each_practice
def test_it_can_be_followed_while_it_runs(practice: Practice) -> None:
    """A line is read at half the usual pace, and there is time to do it."""
    assert [
        phase.text
        for phase in practice.phases
        if len(words_of(phase.text)) > 2 * phase.seconds + 1 and not phase.breath
    ] == []
    assert [phase.text for phase in practice.phases if len(phase.text) > 96] == []


@each_practice
def test_who_may_choose_something_else_is_said_in_a_breath(practice: Practice) -> None:
    assert len(sentences([practice.instead])) <= 2
    assert practice.instead.endswith(".")
    assert len(practice.instead) <= 165
    assert grade(spoken(practice)) <= 8


def test_other_words_for_a_practice_are_nobodys_name_and_each_stands_once() -> None:
    names = {joined(name) for practice in PRACTICES for name in (practice.slug, practice.title)}
    others = [joined(words) for practice in PRACTICES for words in practice.also]
    assert len(set(others)) == len(others)
    assert not names & set(others)
    assert not set(KINDS) & set(others)
    assert "5-4-3-2-1" in others


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Moving on the spot", "moving-on-the-spot"), ("Noticing thoughts", "noticing-thoughts"),
        ("Resting your attention", "resting-attention"), ("Even breaths", "coherent"),
        ("Even breaths, slower", "coherent-slow"), ("Box breathing without holds", "box-without-holds"),
        ("Tense and let go, 3 minutes", "muscles-short"), ("Tense and let go, 9 minutes", "muscles-long"),
        ("Only letting go", "muscles-release-only"), ("A plain kind wish, 3 minutes", "kindness-3"),
        ("A plain kind wish, 5 minutes", "kindness-5"), ("A plain kind wish, 10 minutes", "kindness-10"),
    ],
)  # fmt: skip
def test_a_practice_is_found_by_the_title_it_had_before(title: str, slug: str) -> None:
    assert LIBRARY.practice(title).slug == slug


def test_words_stand_in_typographic_quotes_and_between_single_spaces() -> None:
    texts = [text for practice in PRACTICES for text in written(practice)]
    assert [text for text in texts if '"' in text or "  " in text or text != text.strip() or "{" in text] == []


def test_sources_are_those_that_were_read() -> None:
    known = {row["key"] for row in tomllib.loads((PROMPTS / "sources.toml").read_text(encoding="utf-8"))["source"]}
    assert [(practice.slug, key) for practice in PRACTICES for key in practice.sources if key not in known] == []
    (line,) = [line for line in LIBRARY.sources(EACH["sighing"]) if "Balban" in line]
    assert line.startswith("Rests on Balban and others (2023): ")


def test_the_readme_says_why_there_is_no_fast_breathing() -> None:
    readme = (Path(PROMPTS) / "README.md").read_text(encoding="utf-8")
    assert "**Why there is no fast breathing.**" in readme


@each_practice
def test_each_runs_in_full_by_a_clock_every_phase_in_its_turn(practice: Practice) -> None:
    run, now = PracticeRun(practice.timeline(), 0.0), 0.0
    heard: list[Phase] = []
    at: tuple[int, int] | None = None
    while (moment := run.look(now)) is not None:
        if (moment.cycle, moment.number) != at:
            at = (moment.cycle, moment.number)
            heard.append(moment.phase)
        now += min(1.0, moment.left_of_phase + 0.001)
    assert heard == list(practice.timeline())
    assert run.seconds == round(practice.seconds)


def test_every_practice_stands_under_a_heading_that_fits() -> None:
    assert [group.id for group, _ in GROUPS] == [group.id for group in LIBRARY.practice_groups]
    assert all(0 < len(group.title) <= 40 for group, _ in GROUPS)
    named = [slug for group in LIBRARY.practice_groups for slug in group.practices]
    assert set(named) <= EACH.keys()
    assert len(named) == len(set(named))


def test_among_the_first_five_are_a_breath_and_mostly_what_turns_outward() -> None:
    first = [practice for _, found in GROUPS for practice in found][:5]
    assert [practice.slug for practice in first if practice.is_breathing] == ["longer-out-breath"]
    assert sum(practice.outward for practice in first) >= 3
    assert all(practice.suggest for practice in first)


def test_no_two_breaths_look_alike() -> None:
    assert len({breath_pattern(practice.phases) for practice in BREATHS}) == len(BREATHS)
    assert len({breath_drawn(practice.phases) for practice in BREATHS}) == len(BREATHS)
