"""Where a line that was left unfinished is gone on with."""

import pytest

from ptg_cli.desk.writing import LeftBehind
from ptg_cli.journal.documents.registry import NAMES
from ptg_cli.tui.navigation import Go, place_of
from ptg_cli.tui.places import _SCREENS


@pytest.mark.parametrize("name", NAMES)
def test_a_line_of_a_document_leads_to_the_place_where_it_is_typed(name: str) -> None:
    found = place_of(LeftBehind("20261123-081502-7f3k", None, "", kind="line", where=f"{name}/new"))
    assert isinstance(found, Go)
    assert found.place in _SCREENS
    assert found.place == {"people": "plan"}.get(name, name)  # “people” is the card with the numbers


def test_a_line_of_no_place_is_only_kept() -> None:
    assert place_of(LeftBehind("20261123-081502-7f3k", None, "", kind="line", where="line")) is None
