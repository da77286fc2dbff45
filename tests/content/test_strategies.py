"""The catalogue of strategies: what a row holds and starts, and what of the voice and of care a program can check."""

import re
import tomllib
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest
from tests.content.test_guides import (
    AVOIDED,
    BANNED,
    INVITATIONS,
    LIBRARY,
    PROMPTS,
    grade,
    holding,
    sentences,
    words_of,
)

from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.library.values import value_groups
from ptg_cli.model.guide import Pause, Read
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.strategy import FAMILIES, Strategy

TEXT: Final = (PROMPTS / "strategies.toml").read_text(encoding="utf-8")
ROWS: Final = tomllib.loads(TEXT)["strategy"]
STRATEGIES: Final = LIBRARY.strategies()
EACH: Final = {strategy.slug: strategy for strategy in STRATEGIES}
each_family = pytest.mark.parametrize("family", FAMILIES)

SHUT: Final = frozenset({"numb", "far away", "flooded"})
"""Feelings for which whatever is offered turns outward and asks nothing."""

SIGHT_AND_BREATH: Final = (
    "see", "look", "watch", "read", "colour", "colours", "eyes", "breath", "breathe", "breathing", "out-breath", "sigh",
)  # fmt: skip

ORDERS: Final = (
    "relax", "relaxed", "deep", "deeply", "deeper", "try to", "simply", "just do", "enjoy", "focus", "calm down",
    "cheer up", "perfect", "correctly", "exercise", "empty your mind", "forgive", "perpetrator", "your body knows",
    "hold your breath", "hold the breath", "eyes closed", "eyes shut", "shut your eyes", "make sure", "need to",
    "have to be", "good job", "remember to", "don't worry", "count your blessings",
)  # fmt: skip
"""Words that order a feeling or a breath, or that judge."""

HARM: Final = (
    "knife", "knives", "blade", "razor", "scissors", "rope", "cord", "pills", "tablets", "overdose", "gun", "weapon",
    "roof", "bridge", "rails", "cut", "cutting", "bleed", "ice bath", "self-harm", "suicide", "die",
)  # fmt: skip
"""Nothing here names a way of coming to harm."""

ASKING: Final = re.compile(r"(?<!you )(?<!want to )\bask\b|\bsay no\b", re.I)
"""Asking someone for something, or setting a limit."""


def spoken(strategy: Strategy) -> list[str]:
    """What a strategy says in sentences."""
    return [text for text in (*strategy.steps, strategy.caution) if text]


def written(strategy: Strategy) -> list[str]:
    """Every text a person meets in a strategy."""
    return [strategy.title, *spoken(strategy)]


def found(words: tuple[str, ...] | list[str], strategies: list[Strategy] = STRATEGIES) -> list[tuple[str, str, str]]:
    """Which of the words stand in which text of which strategy."""
    return [
        (strategy.slug, word, text)
        for strategy in strategies
        for word in words
        for text in holding(word, written(strategy))
    ]


def at_once(strategy: Strategy) -> bool:
    """True for what takes hardly any energy, and three minutes at most."""
    return strategy.energy == 1 and strategy.minutes <= 3


def test_the_whole_catalogue_is_read(tmp_path: Path) -> None:
    library = Library(prompts_folder(), tmp_path)
    assert [broken for broken in library.broken() if broken.path.name == "strategies.toml"] == []
    assert [strategy.slug for strategy in library.strategies()] == [row["id"] for row in ROWS]
    assert [strategy.title for strategy in library.strategies()] == [row["title"] for row in ROWS]


def test_there_are_enough_of_every_family_and_they_stand_together() -> None:
    counts = Counter(strategy.family for strategy in STRATEGIES)
    assert len(STRATEGIES) >= 78
    assert set(counts) == set(FAMILIES)
    assert min(counts.values()) >= 5
    assert [family for family, _ in groupby(strategy.family for strategy in STRATEGIES)] == list(FAMILIES)


@each_family
def test_every_family_has_a_heading_over_its_first(family: str) -> None:
    first = next(strategy for strategy in STRATEGIES if strategy.family == family)
    assert f'# --- {family} ---\n\n[[strategy]]\nid = "{first.slug}"\n' in TEXT


@each_family
def test_every_family_has_something_for_someone_with_hardly_any_energy_and_three_minutes(family: str) -> None:
    assert sum(strategy.family == family and at_once(strategy) for strategy in STRATEGIES) >= 3


def test_names_and_titles_stand_once_and_fit_a_list() -> None:
    slugs = [row["id"] for row in ROWS]
    titles = [row["title"].casefold() for row in ROWS]
    assert [slug for slug, count in Counter(slugs).items() if count > 1] == []
    assert [title for title, count in Counter(titles).items() if count > 1] == []
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug)] == []
    assert [row["title"] for row in ROWS if len(row["title"]) > 50] == []
    assert [row["title"] for row in ROWS if not re.fullmatch(r"[A-Z].*[a-z]", row["title"])] == []


def test_no_two_begin_in_the_same_words() -> None:
    firsts = Counter(strategy.steps[0] for strategy in STRATEGIES if not strategy.guide)
    assert [step for step, count in firsts.items() if count > 1] == []


def test_every_row_says_what_it_takes_within_the_limits() -> None:
    needed = {"id", "title", "family", "minutes", "energy", "setting", "feelings", "company", "steps"}
    assert [row["id"] for row in ROWS if needed - row.keys()] == []
    assert [row["id"] for row in ROWS if not (type(row["minutes"]) is int and 1 <= row["minutes"] <= 60)] == []
    assert [row["id"] for row in ROWS if row["energy"] not in {1, 2, 3}] == []
    assert [row["id"] for row in ROWS if not 1 <= len(row["feelings"]) <= 5] == []
    assert [row["id"] for row in ROWS if len(set(row["feelings"])) < len(row["feelings"])] == []
    assert [row["id"] for row in ROWS if not 2 <= len(row["steps"]) <= 5] == []


def test_keys_that_say_nothing_are_left_out() -> None:
    assert [(row["id"], key) for row in ROWS for key, value in row.items() if value in ("", False)] == []


def test_the_head_of_the_file_explains_every_key() -> None:
    head = TEXT.split("[[strategy]]\n", 1)[0]
    assert head.startswith("# ")
    keys = {key for row in ROWS for key in row}
    assert [key for key in keys if not re.search(rf"^#   {key} ", head, re.MULTILINE)] == []


@pytest.mark.parametrize("feeling", FEELINGS)
def test_every_feeling_has_several_that_suit_it_some_anywhere_and_small(feeling: str) -> None:
    suited = [strategy for strategy in STRATEGIES if feeling in strategy.feelings]
    small = [one for one in suited if at_once(one) and one.setting == "anywhere" and one.company == "either"]
    assert len(suited) >= 8
    assert len(small) >= 3


def test_what_a_strategy_starts_is_there_and_it_starts_one_thing_at_most() -> None:
    guides = {guide.slug for guide in LIBRARY.guides()}
    practices = {practice.slug for practice in LIBRARY.practices()}
    assert [one.slug for one in STRATEGIES if one.guide and one.guide not in guides] == []
    assert [one.slug for one in STRATEGIES if one.practice and one.practice not in practices] == []
    assert [one.slug for one in STRATEGIES if one.guide and one.practice] == []
    linked = Counter([one.guide or one.practice for one in STRATEGIES if one.guide or one.practice])
    assert len(linked) >= 20
    assert [name for name, count in linked.items() if count > 1] == []


def first_line(strategy: Strategy) -> str:
    """The first line that a person meets in what a strategy starts: for a breath, how it goes."""
    step = LIBRARY.guide(strategy.guide).steps[0] if strategy.guide else None
    started = step.practice if isinstance(step, Pause) else strategy.practice
    if started:
        practice = LIBRARY.practice(started)
        return practice.summary if practice.is_breathing else practice.phases[0].text
    assert step is not None
    return sentences([step.lines[0]])[0] if isinstance(step, Read) else step.prompt


@pytest.mark.parametrize("slug", [one.slug for one in STRATEGIES if one.practice or one.guide])
def test_what_a_strategy_shows_first_is_what_begins(slug: str) -> None:
    assert EACH[slug].steps[0] == first_line(EACH[slug])


@pytest.mark.parametrize("slug", [one.slug for one in STRATEGIES if one.practice])
def test_what_a_strategy_shows_of_a_timed_practice_is_said_there_in_the_same_order(slug: str) -> None:
    practice = LIBRARY.practice(EACH[slug].practice)
    if not practice.is_breathing:
        said = [phase.text for phase in practice.phases]
        assert list(EACH[slug].steps) == said[: len(EACH[slug].steps)]


def test_the_practices_they_start_are_those_that_may_be_suggested() -> None:
    started = [LIBRARY.practice(one.practice) for one in STRATEGIES if one.practice]
    assert [practice.slug for practice in started if not practice.suggest] == []
    assert [
        practice.slug for practice in started for phase in practice.phases if phase.breath in {"hold", "rest"}
    ] == []


def test_a_practice_takes_about_as_long_as_the_strategy_says() -> None:
    assert [
        (one.slug, one.minutes, LIBRARY.practice(one.practice).seconds)
        for one in STRATEGIES
        if one.practice and abs(LIBRARY.practice(one.practice).seconds / 60 - one.minutes) > 1
    ] == []


def test_sources_are_those_that_were_read() -> None:
    known = {row["key"] for row in tomllib.loads((PROMPTS / "sources.toml").read_text(encoding="utf-8"))["source"]}
    named = [strategy.source for strategy in STRATEGIES if strategy.source]
    assert named
    assert [key for key in named if key not in known] == []


def test_what_starts_a_guide_or_practice_rests_on_nothing_they_do_not_rest_on() -> None:
    for one in STRATEGIES:
        if one.source and one.practice:
            assert one.source in LIBRARY.practice(one.practice).sources, one.slug
        if one.source and one.guide and one.guide != "blank-page":
            assert one.source in LIBRARY.guide(one.guide).sources, one.slug


def test_each_reads_at_grade_eight_or_below_and_all_of_them_well_below() -> None:
    assert {one.slug: grade(spoken(one)) for one in STRATEGIES if grade(spoken(one)) > 8} == {}
    assert grade([text for one in STRATEGIES for text in spoken(one)]) < 5


def test_sentences_have_eighteen_words_at_most() -> None:
    assert [part for one in STRATEGIES for part in sentences(spoken(one)) if len(words_of(part)) > 18] == []


def test_a_step_is_one_sentence_or_two_short_ones() -> None:
    steps = [step for one in STRATEGIES for step in one.steps]
    assert [step for step in steps if len(sentences([step])) > 2] == []
    assert [step for step in steps if len(sentences([step])) == 2 and len(words_of(step)) > 20] == []
    assert [text for one in STRATEGIES for text in spoken(one) if not re.search(r"[.?…]”?$", text)] == []
    assert [one.caution for one in STRATEGIES if len(sentences([one.caution])) > 3] == []


def test_no_word_that_pushes_blames_sells_or_orders_a_feeling() -> None:
    assert found(BANNED + ORDERS) == []


def test_no_exclamation_marks_and_no_why() -> None:
    assert [text for one in STRATEGIES for text in written(one) if "!" in text] == []
    assert [
        part for one in STRATEGIES for part in sentences(written(one)) if re.match(r"[“\"]?why\b", part, re.I)
    ] == []


def test_examples_keep_away_from_what_may_be_the_hard_thing() -> None:
    """A caution may name a doctor to plan with: that is no example. What was prescribed can only be called medicine."""
    named = found([word for kind in AVOIDED.values() for word in kind.split()])
    assert {slug for slug, word, _ in named if word == "medicine"} == {"what-is-agreed"}
    named = [one for one in named if one[0] != "what-is-agreed"]
    assert [one for one in named if one[1] != "doctor" or one[2] != EACH[one[0]].caution] == []
    assert found(("drink", "drinks", "drinking", "pray", "prayer", "god", "church")) == []


def test_nothing_names_a_way_of_coming_to_harm() -> None:
    assert found(HARM) == []


def test_it_speaks_to_you_and_never_of_us() -> None:
    assert found(("we", "our", "ours", "us", "let's", "one's")) == []


def test_an_invitation_stands_once_in_a_strategy() -> None:
    assert [one.slug for one in STRATEGIES if len(INVITATIONS.findall(" ".join(spoken(one)))) > 1] == []


def test_words_stand_in_typographic_quotes_and_between_single_spaces() -> None:
    texts = [text for one in STRATEGIES for text in written(one)]
    assert [
        text
        for text in texts
        if '"' in text or "  " in text or text != text.strip() or re.search(r"[{}`]", text.replace("{safer}.", ""))
    ] == []


def test_outward_ones_need_neither_sight_nor_breath_and_stand_mostly_in_grounding() -> None:
    outward = [strategy for strategy in STRATEGIES if strategy.outward]
    assert len(outward) >= 6
    assert sum(strategy.family == "grounding" for strategy in outward) > len(outward) / 2
    assert found(SIGHT_AND_BREATH, outward) == []
    assert found(("lie down", "sit still", "keep still", "stay still", "body scan"), outward) == []
    assert [one.slug for one in outward if one.practice and not LIBRARY.practice(one.practice).outward] == []
    assert [one.slug for one in outward if one.guide or one.heavier] == []


def test_whoever_feels_numb_far_away_or_flooded_is_sent_neither_inward_nor_into_something_heavier() -> None:
    for one in STRATEGIES:
        if SHUT & set(one.feelings):
            assert not one.guide, one.slug
            assert not one.practice or LIBRARY.practice(one.practice).outward, one.slug
            assert holding("breath", written(one)) == [], one.slug
            assert not one.heavier or one.slug == "talk-to-a-line", one.slug  # a voice is worth it then too


@pytest.mark.parametrize("feeling", sorted(SHUT))
def test_there_are_outward_ones_for_hardly_any_energy(feeling: str) -> None:
    assert sum(one.outward and at_once(one) and feeling in one.feelings for one in STRATEGIES) >= 4


def test_what_can_feel_heavier_straight_after_says_so() -> None:
    must = [
        one.slug
        for one in STRATEGIES
        if one.family == "paced approach" or one.guide or any(map(ASKING.search, (one.title, *one.steps)))
    ]
    assert len(must) > 30
    assert [slug for slug in must if not EACH[slug].heavier] == []


@pytest.mark.parametrize(
    ("slug", "heavier"),
    [
        ("only-listen", True), ("one-practical-thing", True), ("talk-to-a-line", True), ("one-call", True),
        ("say-no-to-one-thing", True), ("put-one-thing-right", True), ("a-letter-in-a-kind-voice", True),
        ("four-lines", True), ("say-it-to-a-recorder", True), ("near-an-animal", False),
        ("one-line-that-asks-nothing", False), ("press-what-holds", False),
    ],
)  # fmt: skip
def test_these_are_heavier_and_these_are_not(slug: str, heavier: bool) -> None:
    assert EACH[slug].heavier is heavier


def test_short_reliefs_are_named_and_are_never_dressed_up_as_more() -> None:
    short = [strategy for strategy in STRATEGIES if strategy.short_relief]
    assert {"scroll-a-while", "something-sweet", "shut-the-door", "lie-down-for-a-while"} <= {one.slug for one in short}
    assert len(short) >= 4
    assert [one.slug for one in short if one.heavier or one.guide or one.practice or one.source] == []


def test_going_near_something_is_only_ever_for_what_is_safe_and_each_one_says_so() -> None:
    near = [strategy for strategy in STRATEGIES if strategy.family == "paced approach"]
    assert [one.slug for one in near if not holding("safe", [one.caution])] == []
    assert [one.slug for one in near if SHUT & set(one.feelings)] == []


def test_what_needs_another_person_says_whom_to_leave_out() -> None:
    with_someone = [one for one in STRATEGIES if one.company == "someone" and one.heavier]
    assert len(with_someone) >= 6
    assert [one.slug for one in with_someone if not one.caution] == []


def test_limits_begin_with_the_way_out_for_someone_who_is_not_safe() -> None:
    limits = [one for one in STRATEGIES if holding("say no", [one.title]) or one.guide == "circle-of-control"]
    assert len(limits) == 2
    for one in limits:
        assert re.match(r"If (someone|this person) could hurt you for \w+ \w+, choose something else\. ", one.caution)
        assert one.caution.endswith(" {safer}.")


def test_a_pull_to_hurt_and_a_bad_hour_are_sent_to_people_first() -> None:
    for guide in ("wait-before-i-act", "my-safety-plan"):
        (one,) = [one for one in STRATEGIES if one.guide == guide]
        assert re.search(r"talk to (a person now|someone first)\. People to talk to are listed in ptg\.$", one.caution)


@pytest.mark.parametrize(
    ("slug", "word"),
    [
        ("push-a-wall", "pregnancy"), ("firm-and-loose", "pregnancy"), ("firm-and-loose", "injury"),
        ("as-a-cat-would", "injury"), ("cool-hands", "heart"), ("two-minutes-there", "heart"),
        ("a-sigh-or-three", "dizzy"), ("one-round", "money"), ("something-sweet", "eating"),
        ("eat-something-plain", "eating"), ("weight-on-your-lap", "held down"), ("hold-your-own-arm", "touch"),
        ("talk-to-a-line", "bill"), ("what-is-agreed", "prescribed"),
    ],
)  # fmt: skip
def test_who_might_choose_something_else_is_told(slug: str, word: str) -> None:
    assert holding(word, [EACH[slug].caution])


def test_at_least_a_few_ask_for_nobody_no_house_no_going_out_and_no_sight() -> None:
    plain = [one for one in STRATEGIES if one.setting == "anywhere" and one.company == "either" and at_once(one)]
    assert len({one.family for one in plain}) >= 9
    assert len([one for one in plain if one.outward]) >= 6


def test_a_precaution_is_left_out_only_with_a_word_on_help_in_planning_and_never_by_the_frightened() -> None:
    dropping = [one for one in STRATEGIES if one.family == "paced approach" and "safety habit" in one.title]
    assert dropping
    for strategy in dropping:
        assert "plan this with a doctor or therapist" in strategy.caution
        assert {"afraid", "keyed-up", "flooded"} & {*strategy.feelings} == set()


def test_the_values_a_strategy_is_close_to_are_some_of_those_to_choose_from() -> None:
    known = {one.id for group in value_groups(prompts_folder()) for one in group.values}
    named = [(one.slug, value) for one in STRATEGIES for value in one.values]
    assert [pair for pair in named if pair[1] not in known] == []
    assert len(named) == len(set(named))
    assert len({slug for slug, _ in named}) >= 30
