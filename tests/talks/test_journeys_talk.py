"""Guides in order, as a talk: what is in one, beginning, leaving, and what can be looked at at its end."""

from collections.abc import Callable

from tests.talks.conftest import MORNING, Performed

from ptg_cli.context import Context
from ptg_cli.model.entry import Entry
from ptg_cli.talks import journeys
from ptg_cli.talks.turns import Did, Open, PickedRow


def write(context: Context, *guides: str) -> None:
    """Keeps a page of each of these guides."""
    for guide in guides:
        page_id = context.journal.new_id(MORNING.replace(tzinfo=None))
        context.journal.add(Entry(page_id, MORNING, kind="journal", guide=guide, body="A line.\n"))


def names(talk: Performed) -> list[str]:
    """What can be done now."""
    return [one.name for one in talk.turn.actions if one.rows != ()]


def test_before_it_is_begun_it_says_for_whom_it_is_when_it_can_wait_and_how_many_a_week(context: Context) -> None:
    talk = Performed(journeys.begin(context), PickedRow(0))
    assert talk.turn.about.splitlines() == [
        "This may suit you if something hard happened and you do not know where to begin.",
        "It can wait if you are not safe right now. People to talk to come first.",
        "One in a week is enough, and three at most. You can open any of them at any time.",
    ]
    assert [row.value for row in talk.turn.rows] == [""] * 5
    assert talk.turn.rows[0].about == (
        "It asks how you are now, in a few minutes, and nothing about the past. (gentle, 5 min)"
    )
    assert names(talk) == ["write", "begin"]


def test_beginning_names_what_is_next_and_the_pace_is_not_said_again(context: Context) -> None:
    talk = Performed(journeys.begin(context), PickedRow(0), Did("begin"))
    assert talk.told == ["Begun: Where to begin. Today can name what is next, if it fits the day."]
    assert talk.turn.about == "You began on 23 November 2026. You can open any of them, in any order, or leave it."
    assert [row.value for row in talk.turn.rows] == ["next", "", "", "", ""]
    assert names(talk) == ["write", "leave", "undo"]
    talk.answer(Did("undo"))
    assert names(talk) == ["write", "begin"]
    assert talk.told[1:] == ["Taken back."]


def test_any_guide_is_opened_in_any_order_also_where_it_was_not_begun(context: Context) -> None:
    talk = Performed(journeys.begin(context, "where-to-begin"), PickedRow(3))
    assert talk.turn == Open("writing", "naming-what-hurts")
    assert not context.documents.file("journeys").path.exists()
    context.journey_desk.begin("where-to-begin")
    write(context, "naming-what-hurts")
    talk = Performed(journeys.begin(context, "where-to-begin"))
    assert [row.value for row in talk.turn.rows] == ["next", "", "", "23 November 2026", ""]
    assert talk.turn.at == 0


def test_leaving_is_one_key_in_the_list_and_inside_and_is_taken_back(context: Context) -> None:
    context.journey_desk.begin("where-to-begin")
    talk = Performed(journeys.begin(context))
    assert (talk.turn.rows[0].heading, talk.turn.rows[0].about) == ("You have begun", "Next: “Where I am today”.")
    talk.answer(Did("leave", 0))
    assert (talk.turn.rows[-1].heading, talk.turn.rows[-1].label) == ("You left these", "Where to begin")
    assert talk.told == ["Left. What you wrote stays."]
    talk.answer(Did("undo"))
    assert talk.turn.rows[0].heading == "You have begun"
    talk.answer(PickedRow(0), Did("leave"))
    assert (talk.turn.about, names(talk)) == (
        "You left it. Any of its guides is there as before.", ["write", "begin", "undo"],
    )  # fmt: skip


def test_once_no_guide_is_left_there_is_something_to_look_at_and_nothing_is_called_done(context: Context) -> None:
    context.journey_desk.begin("where-to-begin")
    (slugs,) = [[one.name for one in each.guides] for each in context.library.journeys()[:1]]
    write(context, *slugs[:-1])
    talk = Performed(journeys.begin(context, "where-to-begin"))
    assert len(talk.turn.rows) == 5
    write(context, slugs[-1], slugs[0])
    talk = Performed(journeys.begin(context, "where-to-begin"))
    assert [(row.label, row.heading) for row in talk.turn.rows[5:]] == [
        ("Then and now: Where I am today", "To look at, if you like"),
        ("What helped", "To look at, if you like"),
        ("What you try", "To look at, if you like"),
    ]
    words = " ".join((talk.turn.about, *(f"{row.label} {row.value} {row.about}" for row in talk.turn.rows))).lower()
    assert not any(word in words for word in ("complete", "finished", "%", "done", "well"))
    assert names(talk) == ["write", "anew", "leave"]
    assert talk.answer(PickedRow(5)).turn == Open("tellings", "where-i-am-today")
    talk.answer(None)
    assert talk.answer(PickedRow(6)).turn == Open("helps")
    talk.answer(None)
    assert talk.answer(PickedRow(7)).turn == Open("aims")
    talk.answer(None, Did("anew"))
    assert [row.value for row in talk.turn.rows[:5]] == ["23 November 2026"] * 5  # pages of today count again


def test_one_that_is_gone_is_said_and_a_full_disk_leaves_it_as_it_was(
    context: Context, full_disk: Callable[[bool], None]
) -> None:
    assert Performed(journeys.begin(context, "nowhere")).told == [
        "It is not there any more. Its file was removed or renamed."
    ]
    full_disk(True)
    talk = Performed(journeys.begin(context), PickedRow(0), Did("begin"))
    assert talk.told == ["The disk is full. Not kept."]
    assert names(talk) == ["write", "begin"]
