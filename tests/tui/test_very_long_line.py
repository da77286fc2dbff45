"""A page whose body is one line of megabytes: it opens at once, keys are answered, and no letter of it is lost."""

from pathlib import Path

import pytest
from tests.tui.pages_kit import add, home, lines, play, press, quiet, rows, toasts
from textual.pilot import Pilot

from ptg_cli.journal.pages import read_page
from ptg_cli.model.editable import too_long
from ptg_cli.model.terms import best_line, read_terms
from ptg_cli.tui import page_actions
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.navigation import AppEnd, Go
from ptg_cli.tui.widgets.pages import lines as drawing
from ptg_cli.tui.widgets.pages.lines import Lines
from ptg_cli.tui.widgets.writing.editor import Editor

pytestmark = pytest.mark.slow

PAGES = Go("pages")
LINE = "the kitchen was quiet and nobody called " * 25_000 + "the very last word"


@pytest.fixture
def slow_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer so slow that the rest of a text is set only when a test says so."""
    monkeypatch.setattr(drawing, "_AT_A_TIME", 0.0)
    monkeypatch.setattr(drawing, "_BETWEEN", 3600.0)


async def set_all(pilot: Pilot[AppEnd]) -> None:
    """Time passes until all of the text is set."""
    shown = pilot.app.screen.query_one(Lines)
    for _ in range(1000):
        if shown._words.done:
            break
        shown._set_on()
    await quiet(pilot)
    assert shown._words.done


def test_it_is_read_before_all_of_it_is_set(tmp_path: Path, slow_setting: None) -> None:
    context = home(tmp_path)
    add(context, LINE)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "enter")
        shown = app.screen.query_one(Lines)
        assert "the kitchen was quiet" in lines(app)
        assert not shown._words.done
        await press(pilot, "f3")
        assert type(app.screen).__name__ == "SupportScreen"
        await press(pilot, "escape")
        assert "the kitchen was quiet" in lines(app)
        assert not shown._words.done
        await press(pilot, "G")
        assert "the very last word" not in lines(app)
        await set_all(pilot)
        assert "the very last word" in lines(app)
        await press(pilot, "g")
        assert "the kitchen was quiet" in lines(app)
        assert "the very last word" not in lines(app)

    play(context, PAGES, steps)


def test_what_is_looked_for_far_into_it_is_scrolled_to_once_it_is_set(tmp_path: Path, slow_setting: None) -> None:
    context = home(tmp_path)
    add(context, LINE)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(
            pilot,
            "slash",
            *"very last",
        )
        assert [row.partition("note ")[2] for row in rows(app)] == ["…called the very last word"]
        await press(pilot, "enter")
        assert "the very last word" not in lines(app)
        await set_all(pilot)
        assert "the very last word" in lines(app)

    play(context, PAGES, steps)


def test_what_a_search_shows_of_it_is_what_stands_around_the_match() -> None:
    terms = read_terms(["very", "last"])
    assert terms is not None

    def line(text: str) -> str:
        return best_line(terms.patterns, text)

    assert line(LINE) == "…called the very last word"
    assert line("x" * 5_000 + " very last " + "y" * 5_000).startswith("…very last yy")
    assert line("x" * 5_000 + "very last " + "y" * 5_000).startswith("…" + "x" * 16 + "very last yy")
    assert len(line(f"{LINE} {LINE}")) < 2_100
    assert line("a very last word") == "a very last word"


def test_editing_it_is_said_beforehand_and_goes_to_the_own_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = home(tmp_path)
    page = add(context, LINE + "\r\nlast\x07")
    before = page.read_bytes()
    lent: list[str] = []

    def lend(app: object, use: object) -> None:
        lent.append("own editor")

    monkeypatch.setattr(page_actions, "lend_terminal", lend)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "w")
        assert "This page has a line of 1 million characters." in lines(app)
        assert not lent
        await press(pilot, "2")
        assert not lent
        await press(pilot, "w", "1")
        assert lent == ["own editor"]
        assert not app.screen.query(Editor)

    play(context, PAGES, steps)
    assert page.read_bytes() == before
    assert context.drafts.listed() == []


def test_where_the_terminal_cannot_be_lent_only_what_works_is_named(tmp_path: Path) -> None:
    context = home(tmp_path)
    page = add(context, LINE)

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "w", "1")  # the terminal of a test can't be lent
        said = toasts(app)[-1]
        assert "can't be handed to an editor" in said
        assert f"Leave ptg, and `ptg edit {page.stem}` opens it in your own editor." in said
        assert "With w you" not in said

    play(context, PAGES, steps)


def test_a_draft_of_it_from_before_is_not_opened_and_not_lost(tmp_path: Path) -> None:
    context = home(tmp_path)
    path = add(context, "short")
    page = read_page(path)
    copy = context.drafts.editor_copy(page.id, page.digest)
    copy.open(LINE.encode())
    copy.close()

    async def steps(app: PtgApp, pilot: Pilot[AppEnd]) -> None:
        await press(pilot, "w")
        assert not app.screen.query(Editor)
        assert "This page has a line of 1 million characters." in toasts(app)[-1]
        assert "`ptg drafts resume`" in toasts(app)[-1]

    play(context, PAGES, steps)
    assert [draft.page.entry.body for draft in context.drafts.listed()] == [LINE]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("x" * 20_000, ""),
        ("a line\n" * 100_000, ""),
        ("x" * 25_500, "This page has a line of 25 thousand characters."),
        ("x" * 5_000_000, "This page has a line of 5 million characters."),
        ("a line\n" * 300_000, "This page has 2.1 million characters."),
    ],
)
def test_what_is_too_long_to_be_edited_on_the_screen(text: str, said: str) -> None:
    assert too_long(text) == said
