"""Settings as a talk: what there is to choose from is asked, and nothing is kept before an answer."""

from collections.abc import Callable

import pytest
from tests.talks.conftest import Performed

from ptg_cli.context import Context
from ptg_cli.sentences import settings as said
from ptg_cli.settings import THEMES
from ptg_cli.talks import settings
from ptg_cli.talks.turns import AskLine, Browse, Choose, ChooseSeveral, Chosen, PickedRow

LOOK, MOTION, AVOID, LEAVE_OUT = 1, 2, 8, 9


def test_a_setting_with_a_few_values_shows_all_of_them_and_which_counts(context: Context) -> None:
    talk = Performed(settings.begin(context), PickedRow(LOOK))
    asked = talk.turn
    assert isinstance(asked, Choose)
    assert (asked.options, asked.looks, asked.present) == (tuple(said.LOOKS.values()), THEMES, 0)
    talk.answer(2, PickedRow(LOOK))
    assert context.settings.theme == THEMES[2]
    assert talk.turn.present == 2


@pytest.mark.parametrize("answer", [None, 1])
def test_leaving_a_choice_or_choosing_what_counts_keeps_nothing(context: Context, answer: int | None) -> None:
    talk = Performed(settings.begin(context), PickedRow(MOTION))
    assert (talk.turn.options, talk.turn.present) == ((said.HOLDS_STILL, said.AS_IT_COMES), 1)
    assert not talk.turn.looks
    talk.answer(answer)
    assert isinstance(talk.turn, Browse)
    assert not talk.changes
    assert not context.config_path.exists()


def test_no_row_changes_anything_by_itself(context: Context) -> None:
    talk = Performed(settings.begin(context))
    for place in range(len(talk.turn.rows)):
        talk.answer(PickedRow(place))
        assert isinstance(talk.turn, AskLine | Choose | ChooseSeveral)
        talk.answer(None)
    assert not talk.changes


def test_what_practices_use_is_marked(context: Context) -> None:
    talk = Performed(settings.begin(context), PickedRow(AVOID))
    asked = talk.turn
    assert isinstance(asked, ChooseSeveral)
    assert [row.label for row in asked.rows] == ["sight", "breath", "stillness", "body"]
    assert asked.stays
    talk.answer(Chosen((1, 3)), PickedRow(AVOID))
    assert context.settings.avoid == ("breath", "body")
    assert talk.turn.marked == (1, 3)
    talk.answer(Chosen(()), PickedRow(AVOID))
    assert not talk.turn.marked


def test_parts_of_the_body_are_those_of_the_practices_and_those_typed_elsewhere(context: Context) -> None:
    context.change_setting("leave_out", "knees, belly")
    talk = Performed(settings.begin(context), PickedRow(LEAVE_OUT))
    names = [row.label for row in talk.turn.rows]
    assert {"arms", "belly", "throat", "knees"} <= set(names)
    assert names == sorted(names)
    assert [names[place] for place in talk.turn.marked] == ["belly", "knees"]
    talk.answer(Chosen((names.index("throat"),)))
    assert context.settings.leave_out == ("throat",)


def test_a_full_disk_is_said_and_the_list_comes_back(context: Context, full_disk: Callable[[bool], None]) -> None:
    context.change_setting("welcomed", "yes")
    talk = Performed(settings.begin(context), PickedRow(MOTION))
    full_disk(True)
    talk.answer(0)
    assert talk.told == ["The disk is full. Not kept."]
    assert isinstance(talk.turn, Browse)
    assert not context.settings.reduce_motion
