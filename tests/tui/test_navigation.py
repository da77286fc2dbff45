"""Where a line that was left unfinished is gone on with; and how a screen begins."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.desk.writing import LeftBehind
from ptg_cli.journal.documents.registry import NAMES
from ptg_cli.talks.draft import place_of
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.places import _SCREENS, screen_of
from ptg_cli.tui.screen_commands import ModalCommands
from ptg_cli.tui.screens.base import PtgScreen


@pytest.mark.parametrize("name", NAMES)
def test_a_line_of_a_document_leads_to_the_place_where_it_is_typed(name: str) -> None:
    found = place_of(LeftBehind("20261123-081502-7f3k", None, "", kind="line", where=f"{name}/new"))
    assert found is not None
    assert found.place in _SCREENS
    assert found.place == {"people": "plan"}.get(name, name)  # “people” is the card with the numbers


def test_a_line_of_no_place_is_only_kept() -> None:
    assert place_of(LeftBehind("20261123-081502-7f3k", None, "", kind="line", where="line")) is None


@pytest.mark.slow
@pytest.mark.parametrize("place", sorted(_SCREENS.keys() - {"editing", "talk"}))
def test_a_screen_sets_itself_up_once(
    visit: Callable[..., PtgApp], monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Textual calls the handler of each class, so a handler that called its parent's as well would run that twice."""
    mounted: Counter[object] = Counter()
    for base in (PtgScreen, ModalCommands):
        monkeypatch.setattr(base, "on_mount", _counted(base.on_mount, mounted))

    async def steps(person: Any) -> None:
        await person.pilot.pause()
        person.app.push_screen(Choice("Which?", ["This one"]))
        await person.until(lambda: len(mounted) > 1)

    visit(Go(place), steps)
    assert len(mounted) > 1
    assert set(mounted.values()) == {1}


@pytest.mark.slow
@pytest.mark.parametrize("place", sorted(_SCREENS.keys() - {"editing", "talk", "writing"}))
def test_a_screen_that_goes_before_it_comes_begins_nothing(
    visit: Callable[..., PtgApp], context: Context, place: str
) -> None:
    """As when Escape, or the end of the app, comes right behind the key that opens it."""

    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        for close in (person.app.pop_screen, person.app.exit):
            person.app.push_screen(screen_of(place, context))
            close()
            await person.pilot.pause()

    assert visit(Go("today"), steps).fault == ()


def _counted(on_mount: Callable[[Any], None], mounted: Counter[object]) -> Callable[[Any], None]:
    def counts(self: Any) -> None:
        mounted[self] += 1
        on_mount(self)

    return counts
