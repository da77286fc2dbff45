"""The guides taken together: own words come back, and not everything is an empty space to write in."""

from typing import Any, Final

import pytest
from tests.scripts_kit import script

from ptg_cli.library.library import Library, prompts_folder

LIBRARY: Final = Library(prompts_folder(), prompts_folder() / "nobodys")


@pytest.fixture(scope="module")
def figures() -> Any:
    """The script that counts."""
    return script("what_guides_ask")


def test_half_of_all_guides_or_more_hand_own_words_back(figures: Any) -> None:
    found = [figures.figures(guide) for guide in LIBRARY.every_guide()]
    silent = [one.name for one in found if not one.hands_back]
    assert figures.share_that_hands_back(found) >= 0.5, silent


def test_fewer_than_half_of_the_steps_that_ask_are_plain_write(figures: Any) -> None:
    found = [figures.figures(guide) for guide in LIBRARY.every_guide()]
    assert figures.share_of_plain(found) < 0.5, {one.name: one.plain for one in found}


def test_one_guide_is_counted_right(figures: Any) -> None:
    one = figures.figures(LIBRARY.guide("blank-page"))
    assert (one.kinds, one.ways, one.hands_back) == ({"write": 1}, {}, False)
    sorted_out = figures.figures(LIBRARY.guide("circle-of-control"))
    assert sorted_out.hands_back
    assert sorted_out.ways["from"] >= 1


def test_it_prints_a_line_for_each_and_names_what_is_not_there(figures: Any, capsys: Any) -> None:
    assert figures.main(["reset"]) == 0
    assert capsys.readouterr().out.startswith("reset: ")
    assert figures.main(["nothing-here"]) == 2
    assert "No guide is called nothing-here." in capsys.readouterr().err
