"""Dials, as a talk: several are chosen at once, what is not for this person goes, and a full disk loses no choice."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from tests.talks.conftest import BACK, Performed

from ptg_cli.context import Context
from ptg_cli.model.dials import DIALS, MOST
from ptg_cli.talks import dials
from ptg_cli.talks.turns import Choose, ChooseSeveral, Chosen

SLEEP, CLOSENESS, MEANING = (DIALS.index(one) for one in ("sleep", "closeness", "meaning"))


def settled(context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the dials that are picked, and of those taken off, as the file has them."""
    kept = Context(context.folders, context.now, lambda: "").settings
    return kept.dials, kept.dials_hidden


@pytest.fixture
def pick(context: Context) -> Callable[..., Performed]:
    """Someone who is asked which dials, and answers this."""
    context.change_setting("welcomed", "yes")
    return lambda *answers: Performed(partial(dials.pick, context.checkin_desk), *answers)


def test_several_are_chosen_at_once_and_stand_marked_the_next_time(
    context: Context, pick: Callable[..., Performed]
) -> None:
    talk = pick(Chosen((CLOSENESS, SLEEP), (MEANING,)))
    assert talk.turn is None
    assert talk.told == ["Asked once a week from now on: Closeness, Sleep."]
    assert settled(context) == (("closeness", "sleep"), ("meaning",))
    turn = pick().turn
    assert isinstance(turn, ChooseSeveral)
    assert (turn.marked, turn.away, turn.most) == ((CLOSENESS, SLEEP), (MEANING,), MOST)
    assert turn.shown == tuple(place for place in range(len(DIALS)) if place != MEANING)
    assert [turn.place_of(words) for words in ("Sleep", "MEANING")] == [SLEEP, MEANING]
    assert turn.place_of("slep") == "“slep” isn't one of the dials. Did you mean Sleep?"


def test_left_it_is_as_it_was(context: Context, pick: Callable[..., Performed]) -> None:
    talk = pick(None)
    assert (talk.turn, talk.told, talk.changes) == (None, [], [])
    assert settled(context) == ((), ())


def test_none_is_a_choice(context: Context, pick: Callable[..., Performed]) -> None:
    context.change_setting("dials", "sleep")
    assert pick(Chosen((), ())).told == ["Nothing is asked once a week."]
    assert settled(context) == ((), ())


def test_one_that_is_taken_off_or_brought_back_is_kept_at_once_and_the_choice_goes_on(
    context: Context, pick: Callable[..., Performed]
) -> None:
    talk = pick(Chosen((), (SLEEP,), over=False))
    assert talk.told == [dials.OFF]
    assert talk.turn.away == (SLEEP,)
    assert settled(context) == ((), ("sleep",))
    talk.answer(Chosen((), (), over=False))
    assert talk.told[1:] == ["All dials are in the list again."]
    assert talk.turn.away == ()
    assert settled(context) == ((), ())


@pytest.mark.parametrize("before", [(), (BACK, Chosen((CLOSENESS,), ()))], ids=["at once", "chosen anew"])
def test_on_a_full_disk_the_choice_is_tried_again(
    context: Context, pick: Callable[..., Performed], full_disk: Callable[[bool], None], before: tuple[Any, ...]
) -> None:
    talk = pick(lambda: full_disk(True), Chosen((SLEEP,), (MEANING,)), *before)
    assert isinstance(talk.turn, Choose)
    assert "The disk is full" in talk.turn.lines[0]
    full_disk(False)
    assert settled(context) == ((), ())
    talk.answer(0)
    assert talk.turn is None
    assert settled(context) == ((("closeness",), ()) if before else (("sleep",), ("meaning",)))


def test_one_is_taken_off_where_it_is_asked_and_a_full_disk_says_why_not(
    context: Context, full_disk: Callable[[bool], None]
) -> None:
    context.change_setting("dials", "sleep, meaning")
    desk = context.checkin_desk
    full_disk(True)
    talk = Performed(partial(dials.take_off, desk, desk.dials[SLEEP]))
    assert talk.performance.result is False
    assert talk.told == ["The disk is full. Not kept."]
    full_disk(False)
    talk = Performed(partial(dials.take_off, desk, desk.dials[SLEEP]))
    assert talk.performance.result is True
    assert talk.told == [dials.OFF]
    assert settled(context) == (("meaning",), ("sleep",))
