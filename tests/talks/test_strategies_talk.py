"""The talk about strategies: what was changed in it is taken back, one by one, and never what another window did."""

from tests.talks.conftest import Performed

from ptg_cli.context import Context
from ptg_cli.talks.strategies import begin
from ptg_cli.talks.turns import Did


def place_of(talk: Performed, title: str) -> int:
    """Where a strategy stands in the list."""
    return next(at for at, row in enumerate(talk.turn.rows) if row.label == title)


def offers_undo(talk: Performed) -> bool:
    """True where something can be taken back."""
    (undo,) = (action for action in talk.turn.actions if action.name == "undo")
    return undo.rows is None


def test_a_star_a_rewording_and_one_of_ones_own_are_taken_back_in_turn(context: Context) -> None:
    desk = context.strategy_desk
    walk = desk.strategy("slow-walk")
    talk = Performed(begin(context))
    assert not offers_undo(talk)
    talk.answer(Did("star", place_of(talk, walk.title)))
    talk.answer(Did("reword", place_of(talk, walk.title)), "The canal", "Shoes.", "")
    talk.answer(Did("add"), "Pet the dog", "", 0, "")
    assert {"pet-the-dog", "slow-walk"} <= {one.slug for one in desk.strategies()}
    assert (desk.strategy("slow-walk").title, desk.strategy("slow-walk").starred) == ("The canal", True)
    assert offers_undo(talk)
    talk.answer(Did("undo"))
    assert "pet-the-dog" not in {one.slug for one in desk.strategies()}
    talk.answer(Did("undo"))
    assert (desk.strategy("slow-walk").title, desk.strategy("slow-walk").starred) == (walk.title, True)
    talk.answer(Did("undo"))
    assert desk.strategy("slow-walk") == walk
    assert not offers_undo(talk)
    assert talk.told[-3:] == ["Taken back."] * 3


def test_what_another_window_changed_is_told_and_stays(context: Context) -> None:
    talk = Performed(begin(context))
    walk = context.strategy_desk.strategy("slow-walk")
    talk.answer(Did("star", place_of(talk, walk.title)))
    other = context.strategy_desk
    other.change(other.strategy("cool-hands"), hide=True)
    talk.answer(Did("undo"))
    assert talk.told[-1] == (
        "Your strategies was changed in another window. You see it as it is now. "
        "So nothing was undone. `ptg history strategies` shows the earlier versions."
    )
    assert (other.strategy("slow-walk").starred, other.strategy("cool-hands").hidden) == (True, True)
