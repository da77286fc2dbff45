"""What is tried with someone who was marked as not safe afterwards: nothing is asked about it, whatever kind it is."""

from pathlib import Path
from typing import Final

import pytest
from tests.desk.aims_kit import Clock, answer_to, only, page, written
from tests.desk.test_desk_aim_guides import carefully, each_kind, people

from ptg_cli.context import Context, folders
from ptg_cli.desk import today
from ptg_cli.desk.writing import Intent
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.aim import PERSON, Aim, AimKind
from ptg_cli.model.guide import Choose
from ptg_cli.model.person import Person, named_among
from ptg_cli.session.care import SHELL_KEYS
from ptg_cli.session.writing_view import Question

ANA: Final = Person("Ana")
BEN: Final = Person("Ben")
NOT_SAFE: Final = Person("Ben", not_safe=True)

NAMING: Final = {
    kind.id
    for kind in Library(prompts_folder(), Path("nowhere")).aim_kinds()
    if Library(prompts_folder(), Path("nowhere")).guide(kind.guide).keeping(PERSON)
}


@pytest.fixture
def clock() -> Clock:
    """Saturday morning, until it is moved."""
    return Clock()


@pytest.fixture
def context(tmp_path: Path, clock: Clock) -> Context:
    """A journal of its own."""
    return Context(folders(str(tmp_path / "ptg"), {}), now=clock)


def begun_with_ben(context: Context, clock: Clock, kind: AimKind) -> Aim:
    """An aim of that kind with Ben, whose day is over, and who was marked as not safe after it was begun."""
    people(context, ANA, BEN)
    carefully(context, kind.guide, day="tomorrow", who="Ben")
    if kind.id not in NAMING:  # a hand can put a person into an aim of any kind
        context.aim_desk.set_fields(only(context).id, [(PERSON, "Ben")], context.today)
    clock.on(days=2)
    assert only(context).person == "Ben"
    assert today.look(context.sessions).later is not None
    people(context, ANA, NOT_SAFE)
    return only(context)


@each_kind
def test_no_kind_is_brought_up_once_its_person_is_not_safe(context: Context, clock: Clock, kind: AimKind) -> None:
    aim = begun_with_ben(context, clock, kind)
    assert context.aim_desk.due(context.today) is None
    assert today.look(context.sessions).later is None
    seen = context.aim_desk.look()
    assert (seen.aims, seen.brought_up, dict(seen.not_safe)) == ((aim,), (), {aim.id: "Ben"})
    people(context, ANA, BEN)  # the mark is taken back: all is as it was
    assert context.aim_desk.due(context.today) == aim


@each_kind
def test_no_guide_of_any_kind_offers_to_go_on_with_someone_who_is_not_safe(
    context: Context, clock: Clock, kind: AimKind
) -> None:
    aim = begun_with_ben(context, clock, kind)
    written(context, kind.returns, aim.id, did="yes", safe="yes", now_what="try it again", day="tomorrow")
    guide = context.library.guide(kind.returns)
    assert guide.heeds_marks == (kind.id in NAMING)
    assert (only(context).title, only(context).day) == (aim.title, aim.day)
    if not guide.heeds_marks:
        _, met = written(context, kind.returns, aim.id, did="yes")
        assert [step for step, _ in met] == [".not-asked"]
        assert "Someone in this is marked as not safe now. So nothing more is asked here." in met[0][1]
        assert "`ptg sos`" in met[0][1]


def test_a_draft_that_lay_open_when_the_mark_was_made_asks_nothing_more_and_loses_no_word(
    context: Context, clock: Clock
) -> None:
    people(context, ANA, BEN)
    written(context, "do-something-i-may-like", what="Draw", day="tomorrow")
    context.aim_desk.keep(Aim("20261120-081502-7f3k", "experiment", "Ask Ben for a lift", person="Ben"))
    library = context.library
    order = Intent(context.now(), aim="20261120-081502-7f3k")
    begun = context.sessions.begin(library.guide("how-the-experiment-went"), order, SHELL_KEYS)
    begun.session.open(None)
    for given in ("yes", "He shouted"):
        while isinstance(view := begun.session.view, Question) and not view.asked.takes_answer:
            begun.session.next()
        assert isinstance(view, Question)
        begun.session.write_down(answer_to(view, given))
        if given == "yes":
            begun.session.next()
    begun.sitting.snapshot()
    begun.sitting.close()
    people(context, ANA, NOT_SAFE)
    (draft,) = context.drafts.listed()
    again = context.sessions.resume(draft, SHELL_KEYS)
    asked = again.session.view
    assert isinstance(asked, Question)
    assert asked.asked.step.id == ".not-asked"
    again.session.stop()
    kept = again.sitting.finish()
    assert "He shouted" in page(context, kept.page).body
    assert page(context, kept.page).aim == "20261120-081502-7f3k"


@pytest.mark.parametrize(
    ("said", "state"),
    [("yes", "open"), ("no", "resting"), ("I am not sure", "resting"), ("someone followed me", "resting")],
)
def test_a_rung_rests_unless_it_was_said_to_be_as_safe_as_it_seemed(context: Context, said: str, state: str) -> None:
    ladder = Aim("20261120-081502-7f3k", "ladder", "Go in", decided={"rungs": ("Look from outside", "Go in")})
    context.aim_desk.keep(ladder)
    _, met = written(context, "how-the-rung-went", ladder.id, did="yes", safe=said)
    assert only(context).state == state
    assert ("was-not-safe" in dict(met)) == (state == "resting")


def test_every_question_whether_something_was_safe_says_what_own_words_mean() -> None:
    library = Library(prompts_folder(), Path("nowhere"))
    asked = [library.guide(kind.returns).step("safe") for kind in library.aim_kinds()]
    steps = [step for step in asked if isinstance(step, Choose)]
    assert [step.otherwise for step in steps] == ["resting"]


def test_what_was_learned_with_someone_not_safe_comes_back_nowhere(context: Context) -> None:
    people(context, ANA, BEN)
    context.aim_desk.keep(
        Aim("20261120-081502-7f3k", "ask", "A lift", person="Ben", decided={"learned": "Ask him when he is calm"})
    )
    assert context.aim_desk.learned_with("ask") == "Ask him when he is calm"
    assert "calm" in context.figures.said("aims")
    people(context, ANA, NOT_SAFE)
    assert context.aim_desk.learned_with("ask") == ""
    assert context.figures.said("aims") == ""


def test_where_nobody_knows_who_is_not_safe_nothing_with_a_person_is_asked_about(context: Context) -> None:
    for aim in (
        Aim("20261120-081502-7f3k", "ask", "A lift", person="Ben"),
        Aim("20261119-081502-7f3k", "anchor", "Open the window"),
    ):
        context.aim_desk.keep(aim)
    context.places.journal.joinpath("people.toml").write_text("[[person\n")
    seen = context.aim_desk.look()
    assert [one.title for one in seen.brought_up] == ["Open the window"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ben", "Ben"), (" ben ", "Ben"), ("BEN 555 0100 200", "Ben"), ("Ana, Ben", "Ben"), ("Ana and Ben", "Ben"),
        ("Ana; Ben & Cy", "Ben"), ("B.", "B"), ("Benjamin", ""), ("the Ben Street office", ""), ("", ""), (",", ""),
    ],
)  # fmt: skip
def test_a_person_is_matched_by_the_name_and_never_searched_for_in_words(words: str, found: str) -> None:
    assert named_among(words, ["Ben", "B"]) == found


def test_someone_who_got_another_name_and_was_marked_then_is_still_the_one_of_the_aim(
    context: Context, clock: Clock
) -> None:
    people(context, ANA, BEN)
    context.aim_desk.keep(Aim("20261128-081502-7f3k", "ask", "Call", day=context.today, person="Ben"))
    clock.on(days=2)
    assert context.aim_desk.due(context.today) is not None
    plan = context.plan_desk.look()
    plan.put_person(Person("Benedict"), "Ben")
    plan.put_person(Person("Benedict", not_safe=True), "Benedict")
    assert context.aim_desk.due(context.today) is None
    assert plan.names_unsafe("Tea with Ben")
    plan.put_person(Person("Benedict"), "Benedict")
    assert context.aim_desk.due(context.today) is not None
