"""What a person's own entries say, for a guide that offers it."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.model.aim import Aim
from ptg_cli.model.body import Section, compose
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import FIGURES, TEXTS
from ptg_cli.model.person import Person
from ptg_cli.model.plan import Plan


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A journal of its own, on a Saturday morning."""
    return Context(folders(str(tmp_path / "ptg"), {}), now=lambda: datetime(2026, 11, 28, 10).astimezone())


def page(context: Context, day: int, **said: object) -> None:
    """A page of that day in November."""
    moment = datetime(2026, 11, day, 9).astimezone()
    entry = Entry(context.journal.new_id(moment.replace(tzinfo=None)), created=moment, kind="checkin", **said)  # type: ignore[arg-type]
    context.journal.add(entry)


def values(context: Context, words: str) -> None:
    """What stands in the list of what matters."""
    path = context.places.journal / "values.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


@pytest.mark.parametrize("of", FIGURES)
def test_where_there_is_nothing_nothing_is_said(context: Context, of: str) -> None:
    assert context.figures.said(of) == ""


def test_a_value_comes_with_its_numbers_now_and_those_first_said(context: Context) -> None:
    values(
        context,
        '[[value]]\nid = "rest"\nname = "Rest"\nmatters = 9\nlived = 5\n[[value]]\nid = "home"\nname = "Home"\n',
    )
    page(context, 3, matters={"rest": 9}, lived={"rest": 2})
    page(context, 20, matters={"rest": 9}, lived={"rest": 5})
    assert context.figures.said("values").split("\n") == [
        "Rest. It matters 9 of 10. It was in your days 5 of 10 lately.",
        "3 November 2026: it matters 9 of 10, in my days lately 2 of 10.",
        "Home.",
    ]


def test_what_is_tried_comes_with_its_kind_and_what_was_learned(context: Context) -> None:
    aim = Aim(
        "20261120-081502-7f3k",
        "ask",
        "Ask Ana",
        "resting",
        date(2026, 11, 20),
        "closeness",
        decided={"learned": "Ask early"},
    )
    context.aim_desk.keep(aim)
    assert context.figures.said("aims") == "Ask Ana: an ask, for closeness, resting. You wrote: “Ask early”"


def test_numbers_are_those_of_a_season_each_under_its_name(context: Context) -> None:
    for day, hard in ((2, 7), (9, 6), (16, 4)):
        page(context, day, distress_before=hard)
    told = context.figures.said("numbers").split("\n")
    assert told[0] == "How hard it was:"
    assert any("3 numbers" in line for line in told)


def test_milestones_come_newest_first_with_their_day_and_none_of_a_page_with_care(context: Context) -> None:
    page(context, 3, milestone="Asked for help")
    page(context, 9, milestone="Secret", care=True)
    page(context, 20, milestone="Slept\nall night")
    assert context.figures.said("milestones").split("\n") == [
        "“Slept all night”, 20 November 2026.",
        "“Asked for help”, 3 November 2026.",
    ]


def test_of_very_many_milestones_the_newest_are_said_and_how_many_more_there_are(context: Context) -> None:
    for day in range(1, 15):
        page(context, day, milestone=f"The {day}th")
    told = context.figures.said("milestones").split("\n")
    assert (len(told), told[-1]) == (13, "There are 2 earlier ones.")


def test_the_plan_comes_part_by_part_without_whoever_is_not_safe(context: Context) -> None:
    plan = Plan().with_items("steadies", ["tea", "a walk with Kim"]).with_items("people", ["Ana", "Kim"])
    context.plan_desk.save_people((Person("Ana", "next door"), Person("Kim", not_safe=True)))
    context.plan_desk.save(plan)
    said = context.figures.said("plan")
    assert "tea" in said
    assert "Ana" in said
    assert "Kim" not in said


GUIDE = "three-real-things"


def told(context: Context, moment: datetime, *words: str, guide: str = GUIDE, **said: object) -> None:
    """A page written with a guide: these are the answers to its first questions that take words."""
    steps = [step for step in context.library.guide(guide).steps if isinstance(step, TEXTS)]
    body = compose([Section(step.heading, step.id, 0, one) for step, one in zip(steps, words, strict=False)])
    entry = Entry(
        context.journal.new_id(moment.replace(tzinfo=None)),
        moment.astimezone(),
        guide=guide,
        body=body,
        **said,  # type: ignore[arg-type]
    )
    context.journal.add(entry)


def test_then_and_now_are_the_first_and_the_last_answer_some_weeks_apart(context: Context) -> None:
    told(context, datetime(2026, 8, 3, 9), "- The stairs\n- Tea")
    told(context, datetime(2026, 9, 3, 9), "- In between")
    told(context, datetime(2026, 11, 3, 9), "- Ana laughed")
    title = context.library.guide(GUIDE).title
    first, then, now = context.figures.said("then-and-now").split("\n")
    assert first.startswith(f"{title}: ")
    assert (then, now) == ("3 August 2026: “The stairs; Tea”", "3 November 2026: “Ana laughed”")


@pytest.mark.parametrize("days", [1, 27])
def test_two_answers_of_the_same_weeks_are_no_then_and_now(context: Context, days: int) -> None:
    told(context, datetime(2026, 11, 28 - days, 9), "- One")
    told(context, datetime(2026, 11, 28, 9), "- Two")
    assert context.figures.said("then-and-now") == ""


@pytest.mark.parametrize(
    "hard", [{"care": True}, {"distress_before": 8}, {"distress_after": 7}], ids=["care", "before", "after"]
)
def test_what_should_not_come_back_by_itself_is_in_no_pair(context: Context, hard: dict[str, Any]) -> None:
    told(context, datetime(2026, 8, 3, 9), "- Secret", **hard)
    told(context, datetime(2026, 11, 3, 9), "- Two")
    assert context.figures.said("then-and-now") == ""


def test_no_pair_is_of_a_deep_guide(context: Context) -> None:
    deep = next(one.slug for one in context.library.guides() if one.level == "deep")
    told(context, datetime(2026, 8, 3, 9), "One", guide=deep)
    told(context, datetime(2026, 11, 3, 9), "Two", guide=deep)
    assert context.figures.said("then-and-now") == ""
