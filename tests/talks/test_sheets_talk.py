"""One page to keep on paper, as a talk: it is shown, and written to a file that was not there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.talks.conftest import Performed

from ptg_cli.context import Context
from ptg_cli.model.plan import Plan
from ptg_cli.sentences import sheets as said
from ptg_cli.talks import sheets
from ptg_cli.talks.turns import AskLine, Browse, Did, PickedRow


@pytest.fixture
def begun(context: Context) -> Performed:
    """The list, with a plan."""
    context.plan_desk.save(Plan().with_items("steadies", ["tea"]))
    return Performed(sheets.begin(context))


def test_the_list_says_what_each_is_and_of_when(begun: Performed) -> None:
    assert isinstance(begun.turn, Browse)
    assert [(row.label, row.value) for row in begun.turn.rows] == [
        (said.PLAN, said.AS_IT_IS),
        ("A look at the last months", said.NOTHING_YET),
        ("When it gets harder again", said.NOTHING_YET),
    ]


def test_that_others_can_read_it_is_said_before_the_page(begun: Performed) -> None:
    begun.answer(PickedRow(0))
    assert isinstance(begun.turn, Browse)
    assert said.OTHERS_CAN_READ_IT in begun.turn.about
    assert ("What steadies me", "tea") in [(row.heading, row.label) for row in begun.turn.rows]
    assert isinstance(begun.answer(PickedRow(0)).turn, Browse), "a line is only read"
    assert begun.answer(None).turn.id == "sheets"


def test_what_does_not_fit_is_read_whole_here_and_named(context: Context) -> None:
    context.plan_desk.save(Plan().with_items("steadies", [f"{nth} tea" for nth in range(90)]))
    turn = Performed(sheets.begin(context), PickedRow(0)).turn
    assert "89 tea" in [row.label for row in turn.rows]
    assert "Cut short, to fit on one page: What steadies me." in " ".join(turn.below)


def test_a_file_that_is_there_stays_and_another_name_is_asked_for(begun: Performed, tmp_path: Path) -> None:
    taken, new = tmp_path / "taken.txt", tmp_path / "new.txt"
    taken.write_text("Mine.")
    begun.answer(PickedRow(0), Did("write"), str(taken))
    assert isinstance(begun.turn, AskLine)
    assert begun.turn.trouble == said.there_already(str(taken))
    begun.answer(str(new))
    assert begun.told == [said.written_to(str(new))]
    assert taken.read_text() == "Mine."
    assert "  tea\n" in new.read_text()


def test_a_full_disk_leaves_the_name_to_try_again(
    begun: Performed, tmp_path: Path, full_disk: Callable[[bool], None]
) -> None:
    full_disk(True)
    begun.answer(PickedRow(0), Did("write"), str(tmp_path / "new.txt"))
    assert "The disk is full" in begun.turn.trouble
    full_disk(False)
    begun.answer(str(tmp_path / "new.txt"))
    assert (tmp_path / "new.txt").exists()


def test_what_has_nothing_yet_says_what_begins_it(begun: Performed) -> None:
    begun.answer(PickedRow(1))
    assert begun.told == [said.nothing_written("A look at the last months", "a-look-at-the-last-months")]
    assert isinstance(begun.turn, Browse)
