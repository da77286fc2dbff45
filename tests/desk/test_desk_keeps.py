"""What a guide writes into plan, people and strategies once its page is kept; and that nothing is ever taken out."""

import errno
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.keeps import GuideKeeps
from ptg_cli.desk.writing import Intent
from ptg_cli.desk.writing_start import own_lists
from ptg_cli.journal.documents.strategies import STRATEGIES
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.journal import Journal
from ptg_cli.library.library import Library, prompts_folder
from ptg_cli.model.aim import Aim
from ptg_cli.model.answer import Listed, Text
from ptg_cli.model.condition import Condition
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import FITS, Choose, Guide, Items, Recall, Write
from ptg_cli.model.person import Person
from ptg_cli.model.plan import Plan, Trigger
from ptg_cli.model.value import named_value
from ptg_cli.session.care import LINE_KEYS, SCREEN_KEYS, SHELL_KEYS, CareKeys
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Question, SessionStart

NOW = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))

PLAN = Guide(
    "plan", "Plan", "s", "gentle", 5,
    (
        Items("signs", "Signs?", keeps="plan.signs"),
        Items("tell", "Whom?", keeps="plan.people"),
        Choose("company", "Who listens?", options=("Ana", "Ben"), many=True, keeps="people.listen"),
        Items("unsafe", "Who is not safe?", keeps="people.not-safe"),
        Write("cue", "Cue?", keeps="plan.triggers.cue"),
        Write("effect", "Effect?", keeps="plan.triggers.effect"),
        Write("instead", "Instead?", keeps="plan.triggers.instead"),
        Write("way", "In the way?", keeps="plan.people.in-the-way"),
        Items("mine", "What helps?", keeps="strategies"),
        Write("free", "Anything else?"),
    ),
)  # fmt: skip


@pytest.fixture
def context(tmp_path: Path, chance: Callable[[], str]) -> Context:
    """A journal of its own."""
    return Context(folders(str(tmp_path / "ptg"), {}), lambda: NOW, chance)


def entry(answers: dict[str, Any], guide: Guide = PLAN) -> Entry:
    """The entry of a session in which these were the answers."""
    session = Session(SessionStart(guide, "20261123-081502-7f3k", NOW, NOW.replace(tzinfo=None), asked=False))
    while isinstance(view := session.view, Question):
        session.write_down(answers.get(view.asked.step.id))
        session.next()
    found = session.entry()
    assert found is not None
    return found


def fill(context: Context, **answers: Any) -> list[str]:
    """Fills from an entry with these answers; what was said."""
    return GuideKeeps(context.documents, context.plan_desk).fill(PLAN, SHELL_KEYS, entry(answers))


def test_each_answer_goes_where_its_step_says_and_the_rest_stays_on_the_page(context: Context) -> None:
    said = fill(
        context,
        signs=Listed(("jaw is tight", "no answers")),
        tell=Listed(("Ana",)),
        company=Listed(("Ana", "Ben")),
        unsafe=Listed(("C.",)),
        cue=Text("a raised voice"),
        effect=Text("I freeze.\nFor minutes."),
        instead=Text("I step outside"),
        way=Text("It is late\nat night"),
        mine=Listed(("the radio, low",)),
        free=Text("only here"),
    )
    plan_desk = context.plan_desk
    plan = plan_desk.plan
    assert said == [
        "Added: 2 people to your list of people, 1 thing to your own strategies, 4 lines to your plan.",
        "`ptg plan` opens the plan.",
    ]
    assert plan.lines("signs") == ("jaw is tight", "no answers")
    assert plan.lines("people") == ("Ana",)
    assert plan.triggers == (Trigger("a raised voice", "I freeze. For minutes.", "I step outside"),)
    assert plan.in_the_way == {"people": "It is late at night"}
    assert plan_desk.people == (
        Person("Ana", help=("listen",)), Person("Ben", help=("listen",)), Person("C.", not_safe=True)
    )  # fmt: skip
    assert [one.title for one in context.documents.read(STRATEGIES).value.own] == ["the radio, low"]
    assert "only here" not in plan_desk.path.read_text()


def test_whoever_is_not_safe_never_comes_among_people_to_tell_whatever_puts_them_there(context: Context) -> None:
    desk = context.plan_desk
    desk.save_people((Person("C.", "next door", not_safe=True), Person("Ana")))
    fill(context, tell=Listed(("c.", "Ana")))
    assert desk.look().plan.lines("people") == ("Ana",)
    desk.save(desk.plan.with_items("people", ("Ana", "C.")))
    assert desk.look().plan.lines("people") == ("Ana",)
    assert desk.tell("C. 555 0100 99") == ""
    assert desk.look().plan.lines("people") == ("Ana",)
    desk.path.write_text(desk.path.read_text().replace('"Ana"', '"Ana", "C."'))
    desk.look()
    assert "C." not in desk.text(markdown=False)
    assert "C." not in str(desk.card_parts())
    desk.save(desk.plan.with_items("stay", ("the dog",)))
    assert desk.look().plan.lines("people") == ("Ana",)
    assert "C." in [one.name for one in desk.people]


def test_an_answer_behind_a_closed_branch_stays_on_the_page_and_out_of_the_plan(context: Context) -> None:
    alone = Condition("company", "one of", ("nobody near",))
    guide = Guide(
        "branch", "Branch", "s", "gentle", 5,
        (
            Choose("company", "Who is it?", options=("nobody near", "Ana")),
            Items("places", "Where to?", when=(alone,), keeps="plan.places"),
            Items("signs", "Signs?", keeps="plan.signs", was=("first-signs",)),
        ),
    )  # fmt: skip
    session = Session(SessionStart(guide, "20261123-081502-7f3k", NOW, NOW.replace(tzinfo=None), asked=False))
    for answer in (Listed(("nobody near",)), Listed(("the library",)), Listed(("jaw",))):
        session.write_down(answer)
        session.next()
    session.take_back_end()
    session.back()
    session.back()
    open_branch = session.entry()
    session.write_down(Listed(("Ana",)))
    closed_branch = session.entry()
    assert open_branch is not None
    assert closed_branch is not None
    assert "the library" in closed_branch.body
    filling = GuideKeeps(context.documents, context.plan_desk)
    renamed = replace(closed_branch, body=closed_branch.body.replace("step: signs", "step: first-signs"))
    filling.fill(guide, LINE_KEYS, renamed)
    assert (context.plan_desk.plan.lines("places"), context.plan_desk.plan.lines("signs")) == ((), ("jaw",))
    filling.fill(guide, LINE_KEYS, open_branch)
    assert context.plan_desk.plan.lines("places") == ("the library",)


def test_filling_twice_adds_nothing_twice_and_takes_nothing_out(context: Context) -> None:
    plan_desk = context.plan_desk
    plan_desk.save(plan_desk.plan.with_items("signs", ("by hand", "Jaw is  tight")))
    plan_desk.put_person(Person("Ana", "by phone", ("crisis",), asked=True))
    for _ in range(2):
        fill(context, signs=Listed(("jaw is tight",)), company=Listed(("ana",)), cue=Text("noise"))
    after = context.plan_desk
    assert after.plan.lines("signs") == ("by hand", "Jaw is tight")
    assert after.people == (Person("Ana", "by phone", ("listen", "crisis"), asked=True),)
    assert after.plan.triggers == (Trigger("noise"),)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"company": ("Ana", "Ben")}, ["Added: 2 people to your list of people."]),
        ({"tell": ("Ana",)}, ["Added: 1 person to your list of people."]),
        ({"signs": ("one",)}, ["Added: 1 line to your plan."]),
        ({"signs": ("one", "two")}, ["Added: 2 lines to your plan."]),
        ({"mine": ("tea", "a walk")}, ["Added: 2 things to your own strategies."]),
        ({"unsafe": ("Ana",)}, []),
    ],
)
def test_how_much_was_added_is_said_and_no_key_that_stands_on_the_screen_anyway(
    context: Context, answers: dict[str, tuple[str, ...]], said: list[str]
) -> None:
    filling = GuideKeeps(context.documents, context.plan_desk)
    page = entry({step: Listed(items) for step, items in answers.items()})
    assert filling.fill(PLAN, SCREEN_KEYS, page) == said
    assert filling.fill(PLAN, SCREEN_KEYS, page) == []  # nothing new the second time


def test_one_who_is_known_already_and_gets_a_number_is_no_new_person(context: Context) -> None:
    fill(context, tell=Listed(("Ana",)))
    said = fill(context, tell=Listed(("Ana 0151 234567",)))
    assert said == ["1 person in your list got something new.", "`ptg plan` opens the plan."]


@pytest.mark.parametrize(("keys", "more"), [(SCREEN_KEYS, ()), (SHELL_KEYS, ("`ptg plan` opens the plan.",))])
def test_a_session_that_keeps_its_page_has_that_to_say(context: Context, keys: CareKeys, more: tuple[str, ...]) -> None:
    begun = context.sessions.begin(context.library.guide("support-map"), Intent(NOW), keys, asked=False)
    while isinstance(view := begun.session.view, Question):
        if view.asked.step.id == "listen":
            begun.session.write_down(Listed(("Ana",)))
        begun.session.next()
    assert begun.sitting.finish().told == ("Added: 1 person to your list of people.", *more)


def test_a_number_behind_a_name_is_how_to_reach_them_in_every_list(context: Context) -> None:
    fill(context, tell=Listed(("Ana 0151 234567",)), company=Listed(("ana", "Ben +44 20 7946 0000")))
    plan_desk = context.plan_desk
    assert plan_desk.people == (
        Person("Ana", "0151 234567", ("listen",)),
        Person("Ben", "+44 20 7946 0000", ("listen",)),
    )
    assert plan_desk.plan.lines("people") == ("Ana",)
    fill(context, unsafe=Listed(("Ben 020 79460001",)))
    assert context.plan_desk.people[1].not_safe


def test_nothing_answered_makes_no_file(context: Context) -> None:
    assert fill(context, free=Text("only here")) == []
    assert not context.plan_desk.path.exists()


def test_nobody_is_a_whole_answer_and_no_name(context: Context) -> None:
    fill(context, tell=Listed(("Nobody tonight.", "nobody")), unsafe=Listed(("none",)), signs=Listed(("nothing",)))
    assert context.plan_desk.people == ()
    assert context.plan_desk.plan.lines("people") == ()
    assert context.plan_desk.plan.lines("signs") == ()


def test_a_persons_own_strategies_file_keeps_its_comments(context: Context) -> None:
    path = context.documents.file("strategies").path
    path.parent.mkdir(parents=True)
    path.write_text('# mine\n[[strategy]]\nname = "Walk"  # slowly\nsteps = ["a"]\nodd = 1\n')
    fill(context, mine=Listed(("walk", "Tea")))
    text = path.read_text()
    assert "# mine" in text
    assert "# slowly" in text
    rows = tomllib.loads(text)["strategy"]
    assert rows == [{"name": "Walk", "steps": ["a"], "odd": 1}, {"name": "Tea"}]


def test_a_disk_that_refuses_is_said_and_the_page_stands(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Journal, "rewrite_file", refuse)
    (said,) = fill(context, signs=Listed(("one",)))
    assert said == "The page is kept, but your answers could not be added to your plan. The disk is full."


def test_a_plan_that_does_not_read_is_filled_from_the_version_before_and_both_are_kept(context: Context) -> None:
    plan_desk = context.plan_desk
    plan_desk.save(plan_desk.plan.with_items("signs", ("before",)))
    plan_desk.path.write_text("[signs\n")
    added, opens, said = fill(context, signs=Listed(("after",)))
    assert (added, opens) == ("Added: 1 line to your plan.", "`ptg plan` opens the plan.")
    assert said.startswith("What could not be read is kept: ")
    assert context.plan_desk.plan.lines("signs") == ("before", "after")
    assert any(path.read_text() == "[signs\n" for path in context.documents.versions("plan"))


def test_the_safety_plan_guide_fills_the_plan_and_the_support_map_the_people(context: Context, tmp_path: Path) -> None:
    library = Library(prompts_folder(), tmp_path)
    for slug in ("my-safety-plan", "support-map", "plan-for-a-painful-reminder"):
        guide = library.guide(slug)
        steps = [step for step in guide.steps if isinstance(step, Write | Items | Choose) and step.keeps]
        answers: dict[str, Any] = {
            step.id: Text(f"{step.id} words") if isinstance(step, Write) else Listed((f"{step.id} words",))
            for step in steps
        }
        said = GuideKeeps(context.documents, context.plan_desk).fill(guide, LINE_KEYS, entry(answers, guide))
        assert said[0].startswith("Added: ")
    plan_desk = context.plan_desk
    assert {"signs", "steadies", "places", "people", "professional", "safer", "stay"} <= {
        part for part in plan_desk.plan.items if plan_desk.plan.lines(part)
    }
    assert plan_desk.plan.triggers
    assert {kind for person in plan_desk.people for kind in person.help} >= {"listen", "practical", "company"}


def test_own_figures_are_offered_only_once_there_are_any(context: Context) -> None:
    guide = Guide("g", "G", "s", "gentle", 5, (Write("one", "One?"), Recall("figures", figures="helps")))

    def asked(figures: str) -> list[str]:
        start = SessionStart(guide, "20261123-081502-7f3k", NOW, NOW.replace(tzinfo=None), asked=False)
        session = Session(replace(start, figures={"helps": figures}))
        found = []
        while isinstance(view := session.view, Question):
            found.append(view.asked.step.id)
            if view.recalled is not None:
                assert (view.recalled.text, view.recalled.figures) == (figures, True)
                assert "from your own entries" in view.recalled.said
            session.next()
        return found

    assert asked("") == ["one"]
    assert asked("Walk. Used 3 times.") == ["one", "figures"]


def test_a_cue_told_again_fills_its_row_and_adds_none(context: Context) -> None:
    fill(context, cue=Text("Five o'clock"))
    fill(context, cue=Text("five o'clock"), effect=Text("I freeze"), instead=Text("step outside"))
    fill(context, cue=Text("Five o'clock"))
    assert context.plan_desk.plan.triggers == (Trigger("five o'clock", "I freeze", "step outside"),)


def test_what_matters_goes_behind_the_values_there_are(context: Context) -> None:
    context.documents.save(context.documents.read(VALUES), (named_value("Rest", "quiet"),))
    guide = Guide("matters", "Matters", "s", "gentle", 5, (Items("what", "What?", keeps="values"),))
    GuideKeeps(context.documents, context.plan_desk).fill(
        guide, LINE_KEYS, entry({"what": Listed(("rest", "Hope"))}, guide)
    )
    assert context.documents.read(VALUES).value == (named_value("Rest", "quiet"), named_value("Hope"))


DECIDES = Guide(
    "review", "Review", "s", "gentle", 5,
    (
        Choose("rest", "Which may rest?", own="aims", many=True, keeps="aims.rest"),
        Choose("star", "Which first?", own="strategies", many=True, keeps="strategies.star"),
        Choose(
            "plan", "Does it fit?", options=("yes", "not quite"), meanings=(("yes", FITS),), keeps="plan.looked-at"
        ),
    ),
)  # fmt: skip
"""A guide in which each answer changes something that is there."""


def decide(context: Context, **answers: Any) -> list[str]:
    """Fills from a page of it. What was said."""
    return GuideKeeps(context.documents, context.plan_desk).fill(DECIDES, LINE_KEYS, entry(answers, DECIDES))


def test_what_was_chosen_to_rest_rests_and_nothing_else(context: Context) -> None:
    for nth, (title, state) in enumerate((("Call Ana", "open"), ("Draw", "open"), ("Swim", "done"))):
        context.aim_desk.keep(Aim(f"20261101-08000{nth}-0000", "ask", title, state))  # type: ignore[arg-type]
    assert decide(context, rest=Listed(("call  ana", "Swim", "Something else"))) == ["1 thing that you try rests now."]
    assert {one.title: one.state for one in context.aim_desk.look().aims} == {
        "Call Ana": "resting", "Draw": "open", "Swim": "done"
    }  # fmt: skip
    assert decide(context, rest=Listed(("Call Ana",))) == [], "it rests already"


def test_strategies_that_were_chosen_get_a_star_and_a_new_one_is_added(context: Context) -> None:
    fill(context, mine=Listed(("Tea", "Knit")))
    assert decide(context, star=Listed(("tea", "Walk"))) == [
        "Added: 1 thing to your own strategies.", "2 strategies have a star now."
    ]  # fmt: skip
    own = context.documents.read(STRATEGIES).value.own
    assert {one.title: one.starred for one in own} == {"Tea": True, "Knit": False, "Walk": True}
    assert decide(context, star=Listed(("Tea",))) == []


@pytest.mark.parametrize(("answer", "looked"), [("yes", True), ("not quite", False), ("own words", False)])
def test_a_plan_that_fits_was_looked_at_today(context: Context, answer: str, looked: bool) -> None:
    used = replace(Plan().with_items("signs", ["no sleep"]), reviewed=date(2026, 9, 1), used=date(2026, 10, 1))
    context.plan_desk.save(used)
    decide(context, plan=Listed((answer,)))
    plan = context.plan_desk.look().plan
    assert plan == (used.looked_through(context.today) if looked else used)


def test_without_a_plan_nothing_is_noted_and_no_file_made(context: Context) -> None:
    assert decide(context, plan=Listed(("yes",))) == []
    assert not (context.places.journal / "plan.toml").exists()


def test_a_full_disk_is_told_and_the_others_are_changed(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    context.aim_desk.keep(Aim("20261101-080000-0000", "ask", "Call Ana"))
    fill(context, mine=Listed(("Tea",)))
    monkeypatch.setattr("ptg_cli.desk.aims.AimDesk.set_state", _refuse)
    told = decide(context, rest=Listed(("Call Ana",)), star=Listed(("Tea",)))
    assert len(told) == 2
    assert told[0].startswith("The page is kept, but")
    assert told[1] == "1 strategy has a star now."


def _refuse(*given: object) -> str:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_is_tried_with_someone_who_is_not_safe_is_not_offered(context: Context) -> None:
    context.aim_desk.keep(Aim("20261101-080000-0000", "ask", "Call him", person="Kim"))
    context.aim_desk.keep(Aim("20261101-080001-0000", "ask", "Draw"))
    guide = context.library.guide("a-short-look-at-the-week")
    assert set(own_of(context, guide)) == {"Call him", "Draw"}
    context.plan_desk.save_people((Person("Kim", not_safe=True),))
    assert own_of(context, guide) == ("Draw",)


def own_of(context: Context, guide: Guide) -> tuple[str, ...]:
    """What the guide offers of what is tried."""
    return own_lists(guide, context.documents)[0]["aims"]


def test_where_nothing_is_tried_nobody_is_asked_what_may_rest(context: Context) -> None:
    for aims, asked in (((), False), (("Draw",), True)):
        start = SessionStart(
            DECIDES, "20261123-081502-7f3k", NOW, NOW.replace(tzinfo=None), asked=False, own={"aims": aims}
        )
        view = Session(start).view
        assert isinstance(view, Question)
        assert (view.asked.step.id == "rest") is asked
