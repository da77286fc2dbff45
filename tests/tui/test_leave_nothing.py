"""Where nothing is to be left, nothing is written: no page, no draft, no setting, and nothing of the plan's use."""

from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.session.writing_view import Closing, Opening, Question
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.practice import PracticeDialog
from ptg_cli.tui.navigation import Go, OpenPractice, OpenWriting
from ptg_cli.tui.screens.writing import WritingScreen
from ptg_cli.tui.widgets.writing.editor import Editor

pytestmark = pytest.mark.slow


@pytest.fixture
def lived_in(context: Context, home: Path) -> Path:
    """A home with a plan, and two practices that were rated."""
    (home / "journal").mkdir()
    (home / "journal" / "plan.toml").write_text("[stay]\nitems = ['the dog']\n")
    return home


async def at(person: Any, kind: type) -> None:
    """Waits until the session has come to such a view."""

    def there() -> bool:
        shown = person.app.screen
        return isinstance(shown, WritingScreen) and shown._begun is not None and isinstance(shown.session.view, kind)

    await person.until(there)
    await person.pilot.pause()


def test_a_session_that_leaves_nothing_writes_nothing_at_all(
    visit: Any, context: Context, lived_in: Path, writes: Any
) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        writes.folder = str(lived_in)
        await person.press("5")
        await at(person, Question)
        await person.until(lambda: person.app.screen.query(Editor))
        person.app.screen.query_one(Editor).insert("words nobody keeps")
        await person.press("f2")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        await person.press("1")
        await person.until(lambda: isinstance(person.app.screen, PracticeDialog))
        await person.press("escape")
        await person.until(lambda: not isinstance(person.app.screen, PracticeDialog))
        await person.press("f3")
        await person.see("People to talk to")
        await person.press("c")
        await person.press(*"nz", "enter")
        await person.see("New Zealand")
        await person.press("m")
        await person.told("The numbers of this country are shown until ptg ends.")
        await person.press("escape")
        await at(person, Question)
        await person.press("ctrl+n")
        await at(person, Closing)
        await person.press("enter")

    context.keeper.leave_nothing()
    visit(Go("writing", OpenWriting("blank-page", parting=True)), steps)
    assert writes.found == []
    assert context.settings.country == "NZ"
    assert "NZ" not in (lived_in / "config.toml").read_text()


def test_a_session_that_is_cut_off_while_nothing_is_to_be_left_writes_nothing(
    visit: Any, context: Context, lived_in: Path, writes: Any
) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        writes.folder = str(lived_in)
        await person.press("5")
        await at(person, Question)
        await person.until(lambda: person.app.screen.query(Editor))
        person.app.screen.query_one(Editor).insert("words nobody keeps")
        await person.pilot.pause(0.6)
        await person.press("ctrl+q")

    context.keeper.leave_nothing()
    visit(Go("writing", OpenWriting("blank-page", parting=True)), steps)
    assert writes.found == []


def test_a_practice_without_an_entry_writes_nothing(visit: Any, context: Context, lived_in: Path, writes: Any) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: isinstance(person.app.screen, PracticeDialog) or person.place() == "PracticeScreen")
        writes.folder = str(lived_in)
        await person.pilot.pause()
        await person.press("escape")
        await person.pilot.pause()

    visit(Go("breathing", OpenPractice("4-6", no_entry=True, parting=True)), steps)
    assert writes.found == []


def test_the_recorder_hears_of_what_is_written(context: Context, home: Path, writes: Any) -> None:
    writes.folder = str(home)
    context.change_setting("theme", "dawn")
    assert any("config.toml" in one for one in writes.found)
