"""What is tried, as a talk: the list, a change of each field, and what is asked once its day is over."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from tests.talks.conftest import MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.desk.today import LaterAim, look
from ptg_cli.model.aim import Aim
from ptg_cli.model.person import Person
from ptg_cli.talks import aims, later
from ptg_cli.talks.turns import Choose, Did, Open, PickedRow

SUNDAY = Aim("20261120-081502-7f3k", "anchor", "Open the window", when="Sunday", day=date(2026, 11, 22))
SEAT = Aim("20261119-081502-7f3k", "experiment", "Ask for a seat", decided={"sure": 7, "learned": "Ask early"})


@pytest.fixture
def context(context: Context) -> Context:
    """Two that are tried."""
    for aim in (SUNDAY, SEAT):
        context.aim_desk.keep(aim)
    return context


def test_the_list_says_what_each_is_and_what_was_learned_comes_back(context: Context) -> None:
    talk = Performed(aims.begin(context))
    assert [(row.label, row.value, row.about) for row in talk.turn.rows] == [
        ("Open the window", "an anchor of the day", "Enter asks how it went."),
        ("Ask for a seat", "an experiment", "You wrote: “Ask early”"),
    ]
    assert talk.answer(PickedRow(0)).turn == Open("writing", "how-the-anchor-goes", aim=SUNDAY.id)


def test_a_ladder_says_at_which_of_its_rungs_it_stands(context: Context) -> None:
    rungs = {"rungs": ("2 Look from outside", "4 Go in", "6 Stand in the queue", "8 Buy bread")}
    context.aim_desk.keep(Aim("20261122-081502-7f3k", "ladder", "4 go in", value="home", decided=rungs))
    context.aim_desk.keep(Aim("20261121-081502-7f3k", "ladder", "Go in with Ada", decided=rungs))
    values = [row.value for row in Performed(aims.begin(context)).turn.rows]
    assert values[:2] == ["a ladder, rung 2 of 4, for home", "a ladder"]


def test_one_whose_kind_is_gone_says_so_and_can_still_be_told_of(context: Context) -> None:
    context.aim_desk.keep(Aim("20261121-081502-7f3k", "no-such-kind", "Something"))
    talk = Performed(aims.begin(context))
    assert talk.turn.rows[0].about == "Its kind is not there any more. You can still say how it went."
    assert talk.answer(PickedRow(0)).turn == Open("writing", "blank-page", aim="20261121-081502-7f3k")


def test_rest_done_and_let_go_are_one_key_and_are_taken_back(context: Context) -> None:
    talk = Performed(aims.begin(context), Did("rest", 0))
    assert [(row.label, row.heading) for row in talk.turn.rows] == [
        ("Ask for a seat", ""), ("Open the window", "Resting"),
    ]  # fmt: skip
    talk.answer(Did("undo"), Did("let-go", 1))
    assert talk.told == [
        "It rests now. You can take it up again.",
        "Taken back.",
        "You let it go. What you wrote stays.",
    ]
    talk.answer(Did("again", 1))
    assert {one.state for one in context.aim_desk.look().aims} == {"open"}


def test_each_field_is_changed_where_it_stands(context: Context) -> None:
    talk = Performed(aims.begin(context), Did("change", 1))
    labels = [row.label for row in talk.turn.rows]
    talk.answer(PickedRow(labels.index("How sure you were, from 0 to 10")), "12")
    assert talk.turn.trouble == "This takes a number from 0 to 10."
    talk.answer("3", PickedRow(labels.index("The day")), "tomorrow", PickedRow(0), "Ask at noon", None, None)
    aim = context.aim_desk.aim(SEAT.id)
    assert aim is not None
    assert (aim.title, aim.decided["sure"], aim.when, aim.day) == ("Ask at noon", 3, "tomorrow", date(2026, 11, 24))


def test_new_asks_which_kind_and_begins_its_guide(context: Context) -> None:
    talk = Performed(aims.begin(context), Did("new"))
    assert isinstance(talk.turn, Choose)
    place = next(at for at, words in enumerate(talk.turn.options) if words.startswith("an ask:"))
    assert talk.answer(place).turn == Open("writing", "ask-for-what-i-need")


def due(context: Context) -> LaterAim | None:
    """What today has left for later, where that is something to try."""
    found = look(context.sessions).later
    assert found is None or isinstance(found, LaterAim)
    return found


def test_today_asks_once_after_the_day_that_was_named(context: Context) -> None:
    left = due(context)
    assert left is not None
    assert (left.aim.id, left.day) == (SUNDAY.id, "yesterday")
    talk = Performed(partial(later.look, context, left), 2)
    assert talk.told == ["It stays in the list of what you try. It is not brought up again."]
    assert due(context) is None
    assert len(context.aim_desk.look().aims) == 2


@pytest.mark.parametrize(
    ("answers", "state", "when"), [((3,), "resting", "Sunday"), ((1, "in 2 days"), "open", "in 2 days")]
)
def test_what_is_asked_after_its_day_may_rest_or_get_another_day(
    context: Context, answers: tuple[object, ...], state: str, when: str
) -> None:
    left = due(context)
    assert left is not None
    Performed(partial(later.look, context, left), *answers)
    aim = context.aim_desk.aim(SUNDAY.id)
    assert aim is not None
    assert (aim.state, aim.when) == (state, when)
    assert due(context) is None


def test_saying_how_it_went_begins_its_guide_and_leaving_changes_nothing(context: Context) -> None:
    left = due(context)
    assert left is not None
    assert Performed(partial(later.look, context, left), 0).turn == Open(
        "writing", "how-the-anchor-goes", aim=SUNDAY.id
    )
    assert Performed(partial(later.look, context, left), None).changes == []
    assert due(context) == left


@pytest.mark.parametrize("day", [None, date(2026, 11, 23), date(2026, 12, 1), date(2026, 10, 1)])
def test_today_says_nothing_of_one_without_a_day_or_before_it_or_long_after(context: Context, day: date | None) -> None:
    context.aim_desk.keep(Aim(SUNDAY.id, "anchor", "Open the window", when="when I can", day=day))
    assert context.today == MORNING.date()
    assert due(context) is None


def test_a_full_disk_is_told_and_it_stays_as_it_was(context: Context, full_disk: Callable[[bool], None]) -> None:
    full_disk(True)
    talk = Performed(aims.begin(context), Did("rest", 0))
    assert talk.told == ["The disk is full. Not kept."]
    assert {one.state for one in context.aim_desk.look().aims} == {"open"}


SAID = "You marked Ben as not safe, so ptg does not ask about this by itself."


def with_someone_not_safe(context: Context) -> Aim:
    """One with Ben, whose day is over, and who is marked as not safe by now."""
    aim = Aim("20261122-081502-7f3k", "ask", "A lift on Sunday", person="Ben", when="Sunday", day=date(2026, 11, 22))
    context.aim_desk.keep(aim)
    context.plan_desk.look().save_people((Person("Ben", not_safe=True),))
    return aim


def test_one_with_someone_not_safe_says_so_and_leaves_what_to_do_with_it_to_the_person(context: Context) -> None:
    aim = with_someone_not_safe(context)
    talk = Performed(aims.begin(context))
    assert (talk.turn.rows[0].label, talk.turn.rows[0].about) == ("A lift on Sunday", SAID)
    asked = talk.answer(PickedRow(0)).turn
    assert (asked.question, asked.lines, asked.options) == (
        "A lift on Sunday", (SAID,), ("Say how it went", "Let it rest", "Let it go"),
    )  # fmt: skip
    assert talk.answer(0).turn == Open("writing", "how-asking-went", aim=aim.id)
    talk.answer(None, PickedRow(0), 1)
    assert talk.told == ["It rests now. You can take it up again."]
    resting = next(at for at, row in enumerate(talk.turn.rows) if row.label == "A lift on Sunday")
    assert talk.answer(PickedRow(resting)).turn.options == ("Say how it went", "Let it go")
    talk.answer(1)
    over = next(at for at, row in enumerate(talk.turn.rows) if row.label == "A lift on Sunday")
    assert talk.answer(Did("tell", over)).turn.options == ("Say how it went",)
    talk.answer(None)
    assert SAID in talk.answer(Did("change", over)).turn.below


def test_what_today_showed_before_the_mark_was_made_asks_nothing_after_it(context: Context) -> None:
    aim = with_someone_not_safe(context)
    talk = Performed(partial(later.look, context, LaterAim(aim, "yesterday")))
    assert (talk.turn.lines, talk.turn.options) == ((SAID,), ("Say how it went", "Let it rest", "Let it go"))
    talk.answer(2)
    changed = context.aim_desk.aim(aim.id)
    assert changed is not None
    assert changed.state == "let-go"


def test_one_that_is_gone_meanwhile_says_so(context: Context) -> None:
    talk = Performed(partial(later.look, context, LaterAim(Aim("20261001-081502-7f3k", title="Gone"), "yesterday")))
    assert talk.told == ["This one is not there any more. It was removed by another window or by hand."]


def test_a_visit_can_begin_with_one_of_them(context: Context) -> None:
    aim = with_someone_not_safe(context)
    talk = Performed(aims.begin(context, aim.id))
    assert talk.turn.lines == (SAID,)
    assert talk.answer(None).turn.at == 0
