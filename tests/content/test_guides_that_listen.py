"""Guides in which an answer changes what may be asked next: what each answer leads to, walked through to the close."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from ptg_cli.library.library import Library
from ptg_cli.model.answer import Answer, Listed, Number, Shared, Text
from ptg_cli.model.guide import Choose, Read
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Closing, Offer, Question, SessionStart

PROMPTS: Final = Path(__file__).parents[2] / "prompts"
LIBRARY: Final = Library(PROMPTS, PROMPTS / "nobodys")
NOW: Final = datetime(2026, 11, 23, 8, 15, 2)


def walk(slug: str, **answers: Answer) -> dict[str, Question]:
    """Runs a guide as far as its close, answering these steps; what came, by step id."""
    start = SessionStart(LIBRARY.guide(slug), "20261123-081502-7f3k", NOW.replace(tzinfo=UTC), NOW)
    session = Session(start)
    session.open()
    while isinstance(session.view, Offer):
        session.go_on()
    came = {}
    while isinstance(session.view, Question):
        step = session.view.asked.step.id
        came[step] = session.view
        if answer := answers.get(step.replace("-", "_")):
            session.write_down(answer)
        session.next()
    assert isinstance(session.view, Closing)
    return came


@pytest.mark.parametrize("said", ["unsafe", "I am not sure"])
def test_what_may_be_unsafe_leads_to_people_and_a_kind_end_and_to_no_step_that_way(said: str) -> None:
    came = walk("look-at-what-i-keep-away-from", away=Text("his house"), safe=Listed((said,)), tell=Text("asking Ana"))
    assert came.keys() & {"relief", "cost", "past", "step", "pick", "day"} == set()
    last = list(came.values())[-1]
    assert "/people" in " ".join(last.lines)


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("very far: a headline", "headline"),
        ("far: as if it had happened to someone else", "someone"),
        ("not so far: a few facts", "facts"),
        ("quite near to it", "facts"),
        ("", "facts"),
    ],
)
def test_what_happened_is_told_once_from_wherever_one_stands(how: str, told: str) -> None:
    answers = {"how": Listed((how,))} if how else {}
    came = walk("what-happened-from-a-distance", over=Listed(("yes, it is over",)), **answers)
    assert came.keys() & {"headline", "someone", "facts"} == {told}


def test_what_is_hard_and_safe_leads_to_a_step_and_a_day() -> None:
    answers: dict[str, Answer] = {
        "away": Text("the letter"),
        "safe": Listed(("difficult, but safe enough",)),
        "past": Listed(("sleep",)),
    }
    came = walk("look-at-what-i-keep-away-from", **answers, step=Text("open it"), pick=Listed(("take the small step",)))
    assert list(came) == ["away", "safe", "relief", "cost", "past", "step", "pick", "day", "room"]
    assert came["step"].prompt.startswith("You chose “sleep”.")


@pytest.mark.parametrize("answers", [{}, {"safe": Listed(("both",))}, {"past": Listed(("nothing is harder",))}])
def test_a_step_is_asked_for_only_where_it_was_called_safe_enough_and_leads_somewhere(
    answers: dict[str, Answer],
) -> None:
    assert "step" not in walk("look-at-what-i-keep-away-from", away=Text("the letter"), **answers)


@pytest.mark.parametrize(("first", "second"), [(8, 9), (3, 4), (9, 10)])
def test_a_pull_that_goes_up_is_answered_with_people_and_steadying(first: int, second: int) -> None:
    came = walk("wait-before-i-act", pull=Text("it"), size=Number(first), size_now=Number(second))
    said = " ".join(came["grown"].lines)
    assert "/people" in said
    assert "/steady" in said
    assert "morning" not in came


@pytest.mark.parametrize(("first", "second", "named"), [(9, 8, True), (8, 8, True), (8, 7, False), (3, 3, False)])
def test_a_pull_that_stays_strong_names_people_too(first: int, second: int, named: bool) -> None:
    came = walk("wait-before-i-act", pull=Text("it"), size=Number(first), size_now=Number(second))
    assert ("still-strong" in came) == named
    assert "grown" not in came
    assert came["size-now"].said_before == f"Earlier on this page you said {first}."


def _questions_of_safety() -> list[tuple[str, str]]:
    """The questions of all guides to which one of the answers ends the guide at people to talk to."""
    found = []
    for guide in LIBRARY.guides():
        for step in guide.steps:
            if not isinstance(step, Choose):
                continue
            ends = [one for one in guide.steps if isinstance(one, Read) and one.ends and _names_people(one.lines)]
            deciding = {condition.step for one in ends for condition in one.when if condition.test == "one of"}
            if step.id in deciding:
                found.append((guide.slug, step.id))
    return found


ON_THE_WAY: Final[dict[str, dict[str, Answer]]] = {
    "scenes-from-before": {"scenes": Listed(("the kitchen",))},
    "how-much-to-tell": {
        "who": Listed(("someone close to me",)),
        "harm": Listed(("no",)),
        "want": Listed(("they asked, and I feel that I have to",)),
    },
}
"""What has to be answered first, so that a later question of safety is asked at all."""


def _names_people(lines: tuple[str, ...]) -> bool:
    return any("{people}" in line for line in lines)


def test_the_questions_of_safety_are_found() -> None:
    assert {("reset", "safe"), ("plan-for-a-painful-reminder", "safe"), ("look-at-what-i-keep-away-from", "safe")} <= {
        *_questions_of_safety()
    }


@pytest.mark.parametrize(("slug", "question"), _questions_of_safety())
@pytest.mark.parametrize("words", ["No, he is here", "yes and no", "it is not that simple"])
def test_own_words_to_a_question_of_safety_name_people_before_anything_else_is_asked(
    slug: str, question: str, words: str
) -> None:
    came = walk(slug, **ON_THE_WAY.get(slug, {}) | {question.replace("-", "_"): Listed((words,))})
    after = list(came)[list(came).index(question) + 1 :]
    if slug == "look-at-what-i-keep-away-from":  # asks once more what would help to know, then ends there
        assert after == ["tell", "unsure"]
        after = after[1:]
    first = LIBRARY.guide(slug).step(after[0])
    assert isinstance(first, Read)
    assert _names_people(first.lines)
    assert "now" not in came


@pytest.mark.parametrize(("slug", "question"), _questions_of_safety())
def test_own_words_are_treated_as_not_being_sure_where_that_is_an_answer(slug: str, question: str) -> None:
    step = LIBRARY.guide(slug).step(question)
    assert isinstance(step, Choose)
    if "I am not sure" in step.options:
        unsure, own = (walk(slug, **{question: Listed((words,))}) for words in ("I am not sure", "No, he is here"))
        assert list(unsure) == list(own)


@pytest.mark.parametrize("rating", [7, 8])
def test_reset_asks_about_safety_before_anything_is_offered(rating: int) -> None:
    session = Session(SessionStart(LIBRARY.guide("reset"), "20261123-081502-7f3k", NOW.replace(tzinfo=UTC), NOW))
    session.open(rating)
    assert isinstance(session.view, Question)
    assert session.view.asked.step.id == "safe"


def test_at_nine_reset_names_people_first() -> None:
    session = Session(SessionStart(LIBRARY.guide("reset"), "20261123-081502-7f3k", NOW.replace(tzinfo=UTC), NOW))
    session.open(9)
    assert isinstance(session.view, Offer)


def test_only_reset_steadies_by_itself() -> None:
    assert [guide.slug for guide in LIBRARY.guides() if guide.steadies_itself] == ["reset"]


@pytest.mark.parametrize("said", ["no, nobody right now", "only an animal or a place"])
def test_whoever_has_nobody_is_not_asked_who_six_times(said: str) -> None:
    came = walk("support-map", anyone=Listed((said,)))
    assert came.keys() & {"listen", "practical", "company", "advice", "worst", "gaps"} == set()


@pytest.mark.parametrize("words", ["Nobody", "no one.", "none"])
def test_nobody_is_not_spoken_to(words: str) -> None:
    came = walk("who-and-what-helped", who=Listed((words,)))
    assert "nobody" in came
    assert came.keys() & {"to", "thanks"} == set()


def test_a_wrong_that_was_done_leads_to_what_would_mend_or_to_people() -> None:
    true: dict[str, Answer] = {"thought": Text("I broke it"), "weight": Number(8), "weight_now": Number(8)}
    mending = walk(
        "look-at-one-hard-thought",
        **true,
        still_true=Listed(("I did something wrong that I can make better",)),
        mend=Text("say sorry"),
    )
    assert {"mend", "mend-day"} <= mending.keys()
    assert "look" not in mending
    too_late = walk(
        "look-at-one-hard-thought", **true, still_true=Listed(("I did something wrong that I can't make better",))
    )
    assert "/people" in " ".join(too_late["cannot-mend"].lines)
    assert "look" not in too_late


def test_a_hard_voice_is_answered_by_a_kind_one_in_the_letter() -> None:
    came = walk(
        "a-kind-letter-to-myself",
        hurt=Text("I shouted"),
        voice=Listed(("in a hard voice",)),
        voice_says=Text("You always do"),
    )
    assert came["to-the-voice"].prompt.startswith("The voice says “You always do”.")
    assert "to-the-voice" not in walk("a-kind-letter-to-myself", voice=Listed(("in a kind voice",)), hurt=Text("it"))


@pytest.mark.parametrize("said", ["yes, it is", "I am not sure", "since Monday"])
def test_whoever_is_in_a_harder_time_meets_people_first_and_is_asked_less(said: str) -> None:
    ahead, now = (
        walk("when-it-gets-harder-again", now=Listed((words,)), signs=Listed(("I sleep badly",)))
        for words in ("no, I am thinking ahead", said)
    )
    assert list(now)[2] == "short"
    assert "/people" in " ".join(now["short"].lines)
    assert "last" in ahead
    assert "last" not in now
    assert "short" not in ahead


def test_scenes_from_before_stop_where_remembering_is_too_much() -> None:
    came = walk("scenes-from-before", scenes=Listed(("the kitchen",)), after_scenes=Listed(("it is too much",)))
    assert list(came)[-2:] == ["after-scenes", "stop-here"]
    assert "/people" in " ".join(came["stop-here"].lines)


def test_telling_nothing_is_a_whole_way_through_how_much_to_tell() -> None:
    came = walk("how-much-to-tell", **ON_THE_WAY["how-much-to-tell"], still_tell=Listed(("no, nothing",)))
    assert list(came)[-2:] == ["refuse", "told-nothing"]
    assert "level" not in came


@pytest.mark.parametrize("said", ["no", "yes", "I am not sure", "he might", None])
def test_only_a_clear_no_to_danger_goes_on_to_telling(said: str | None) -> None:
    harm: dict[str, Answer] = {"harm": Listed((said,))} if said else {}
    came = walk("how-much-to-tell", who=Listed(("someone at work",)), **harm)
    assert ("level" in came) == (said == "no")
    assert ("danger" in came) == (said != "no")


def test_a_breath_that_makes_uneasy_leads_to_something_that_needs_no_breath() -> None:
    came = walk(
        "try-what-steadies-me",
        one=Listed(("breathing out a little longer",)),
        suits=Listed(("it made me uneasy",)),
        another=Listed(("pushing and shaking",)),
        other_suits=Listed(("this one suits me",)),
    )
    assert {"try-breath", "uneasy", "other-moving", "keep-other"} <= came.keys()
    assert "keep" not in came


@pytest.mark.parametrize("said", ["I feel numb or far away", "I am in pain", "not today", "it is complicated"])
def test_a_body_that_is_numb_or_in_pain_is_left_alone_for_something_outside_it(said: str) -> None:
    came = walk("notice-parts-of-my-body", today=Listed((said,)), outward=Listed(("what day it is, and where I am",)))
    assert list(came) == ["today", "body-waits", "outward", "out-day", "out-end"]


def test_whoever_asks_whether_to_live_is_asked_nothing_more() -> None:
    came = walk("when-i-ask-why", question=Text("What for"), about=Listed(("whether I want to live",)))
    assert list(came) == ["question", "about", "life"]


def test_whose_part_it_was_begins_with_a_guess_and_ends_with_a_fair_sentence() -> None:
    answers: dict[str, Answer] = {
        "ready": Listed(("I would like to",)),
        "what": Text("that evening"),
        "which": Listed(("something I did, or did not do",)),
        "guess": Number(7),
        "everything": Listed(("the rain", "the rule")),
        "parts": Shared((("the rain", 40), ("my own part", 20))),
        "go_on": Listed(("yes",)),
        "fair": Text("My part was small"),
        "guess_now": Number(3),
    }
    came = walk("whose-part-was-it", **answers, carry=Listed(("I can't tell",)))
    assert (
        list(came)
        == (
            "ready what which guess everything parts compare middle rest go-on knew know-now friend carry open fair "
            "guess-now next-hour support room"
        ).split()
    )
    assert came["parts"].asked.options == ("the rain", "the rule", "my own part")
    assert came["parts"].asked.first == 7
    assert came["compare"].prompt.startswith("Your first guess was 7 of 10.")
    assert came["guess-now"].asked.first == 7
    assert "“My part was small”" in came["room"].lines[0]
    heavy = walk("whose-part-was-it", **{**answers, "guess_now": Number(8)})
    assert "/people" in " ".join(heavy["heavier"].lines)


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("something that someone did to me", "theirs"),
        ("someone is not safe now: me, or another person", "not-safe"),
        ("I do not want to live, or I want to hurt myself", "life"),
    ],
)
def test_a_wrong_by_another_and_whoever_is_not_safe_are_asked_to_weigh_nothing(said: str, end: str) -> None:
    came = walk("whose-part-was-it", what=Text("that year"), which=Listed((said,)))
    assert list(came) == ["ready", "what", "which", end]
    assert "/people" in " ".join(came[end].lines)


def test_where_nothing_else_comes_to_mind_nothing_is_weighed_and_people_are_named() -> None:
    came = walk(
        "whose-part-was-it", which=Listed(("something that went wrong near me",)), everything=Listed(("nobody",))
    )
    assert "/people" in " ".join(came["nothing-else"].lines)
    assert came.keys() & {"parts", "compare"} == set()


def test_what_is_truly_ones_own_leads_to_what_could_mend_it_for_whom_and_whether_it_is_safe() -> None:
    own: dict[str, Answer] = {"carry": Listed(("yes, some of it is mine",)), "mine": Text("I drove on")}
    mending = walk(
        "whose-part-was-it",
        **own,
        mend=Listed(("say that I am sorry",)),
        whom=Listed(("the person it happened to",)),
        safe=Listed(("yes, as far as I know",)),
    )
    assert {"mine", "mend", "whom", "safe", "step"} <= mending.keys()
    assert "put-down" not in mending
    unsure = walk(
        "whose-part-was-it",
        **own,
        mend=Listed(("say that I am sorry",)),
        whom=Listed(("someone else",)),
        safe=Listed(("she has moved away",)),
    )
    assert "step" not in unsure
    assert "/people" in " ".join(unsure["can-wait"].lines)
    alone = walk(
        "whose-part-was-it", **own, mend=Listed(("give something back",)), whom=Listed(("nobody I can reach",))
    )
    assert "step-alone" in alone
    assert alone.keys() & {"safe", "step"} == set()
    beyond = walk("whose-part-was-it", **own, mend=Listed(("nothing can mend it",)))
    assert "/people" in " ".join(beyond["cannot-mend"].lines)
    assert beyond.keys() & {"whom", "safe", "step"} == set()


def test_what_was_not_ones_own_can_be_put_down_and_needs_no_mending() -> None:
    came = walk("whose-part-was-it", carry=Listed(("no, it was not mine",)))
    assert "put-down" in came
    assert came.keys() & {"mine", "mend", "whom", "safe", "step"} == set()
