"""The guides: all there are, found as one types, what the marked one is about, and beginning it."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from textual.widgets import Input

from ptg_cli.context import Context
from ptg_cli.session.care import DAYLIGHT
from ptg_cli.tui.going import Go
from ptg_cli.tui.widgets.rows import Rows

Visit = Callable[..., Any]
FIRST, SECOND = "Where I am today", "Naming what hurts"


@pytest.fixture
def own_guide(context: Context) -> Callable[..., None]:
    """Puts a guide of the person's own where those are."""

    def one(slug: str, title: str, **more: object) -> None:
        folder = context.own_content / "guides"
        folder.mkdir(parents=True, exist_ok=True)
        facts = {"title": title, "summary": "For Sundays.", "level": "gentle", "minutes": 3, **more}
        rows = [f"{key} = {toml(value)}" for key, value in facts.items()]
        rows += ["", "[[step]]", 'id = "a"', 'kind = "write"', 'prompt = "What?"']
        (folder / f"{slug}.toml").write_text("\n".join(rows))

    return one


def toml(value: object) -> str:
    """A value as TOML has it."""
    if isinstance(value, str):
        return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" for c in value) + '"'
    return str(value)


def went(app: Any) -> list[object]:
    """The guides that were gone to."""
    return [argument.guide for place, argument in app.gone if place == "writing"]


@pytest.fixture
def guides(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Runs the guides screen; the app that comes back remembers in `gone` where it was asked to go."""
    from ptg_cli.tui.app import PtgApp

    gone: list[tuple[str, Any]] = []

    def note(self: PtgApp, message: Go) -> None:
        gone.append((message.place, message.argument))

    monkeypatch.setattr(PtgApp, "on_go", note)

    def one(steps: Any, size: tuple[int, int] = (80, 24)) -> Any:
        app = visit(Go("guides"), steps, size=size)
        app.gone = gone
        return app

    return one


def marked(person: Any) -> int | None:
    """The place of the marked row."""
    place: int | None = person.app.screen.query_one(Rows).highlighted
    return place


def test_all_guides_stand_in_their_order_with_level_and_minutes(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST, SECOND)
        rows = person.app.screen.query_one(Rows)
        assert rows.option_count == len(context.library.guides())
        for place, guide in enumerate(context.library.guides()):
            row = str(rows.get_option_at_index(place).prompt)
            assert row.startswith(guide.title)
            assert row.split()[-3:] == [guide.level, str(guide.minutes), "min"]

    guides(steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36), (200, 60), (44, 14)])
def test_every_size_shows_the_line_a_row_and_what_it_is_about(guides: Visit, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.see("Type to find one", FIRST, "Gentle, about 5 minutes, 4 questions.", "gentle     5 min")
        beside = person.app.screen.query_one("#preview").region.x > 20
        assert beside == (size[0] >= 100)

    guides(steps, size)


def test_typing_finds_at_once_and_enter_begins(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press(*"dream")
        await person.see("After a bad dream")
        assert person.app.screen.query_one(Rows).option_count == 1
        await person.press("enter")

    assert went(guides(steps)) == ["after-a-bad-dream"]


@pytest.mark.parametrize("words", ["GENTLE", "moderate", "12", "noticing", "blank page", "kein", "q", "?", "!"])
def test_titles_summaries_themes_levels_and_minutes_are_looked_at(guides: Visit, context: Context, words: str) -> None:
    from ptg_cli.desk.guiding import fits

    wanted = [guide.title for guide in context.library.guides() if fits(guide, words)]

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press(*[{"?": "question_mark", "!": "exclamation_mark", " ": "space"}.get(c, c) for c in words])
        assert person.app.screen.query_one(Input).value == words
        rows = person.app.screen.query_one(Rows)
        shown = [rows.get_option_at_index(place) for place in range(rows.option_count)]
        assert [str(row.prompt).split("   ")[0].strip() for row in shown if not row.disabled] == wanted
        if not wanted:
            await person.see("No guide fits that. Esc shows them all.")

    guides(steps)


def test_enter_with_nothing_found_begins_nothing(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press(*"zzz", "enter")
        assert "enter begin" not in person.screen_text()

    assert went(guides(steps)) == []


def test_arrows_move_the_mark_while_the_line_is_typed_in(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("down", "down", "up")
        assert marked(person) == 1
        await person.see("It asks what helps when it gets bad")
        await person.press("pagedown")
        assert (marked(person) or 0) > 1
        await person.press("pageup", "pageup", "down", "enter")

    assert went(guides(steps)) == [context.library.guides()[1].slug]


def test_letters_move_in_the_list_and_slash_leads_back_to_the_line(guides: Visit, context: Context) -> None:
    last = len(context.library.guides()) - 1

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("tab", "j", "j", "k")
        assert marked(person) == 1
        await person.press("G")
        assert marked(person) == last
        await person.press("g")
        assert marked(person) == 0
        await person.press("slash", *"jk")
        assert person.app.screen.query_one(Input).value == "jk"

    guides(steps)


def test_escape_empties_the_line_and_then_leads_back(visit: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        person.app.open_place("guides")
        await person.see(FIRST, "Esc back")
        await person.press("down", *"dream")
        await person.see("Esc all guides")
        await person.press("escape")
        await person.see("Mending metaphor", "Esc back")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("today"), steps)


def test_a_click_marks_and_a_click_on_the_marked_begins(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.pilot.click(Rows, offset=(4, 2))
        assert marked(person) == 2
        assert person.app.screen.query_one(Input).has_focus
        await person.pilot.click(Rows, offset=(4, 2))
        await person.pilot.pause()

    assert went(guides(steps)) == [context.library.guides()[2].slug]


def test_a_double_click_begins(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.pilot.double_click(Rows, offset=(4, 3))
        await person.pilot.pause()

    assert went(guides(steps)) == [context.library.guides()[3].slug]


def test_a_note_names_the_keys_of_the_screen(guides: Visit, own_guide: Callable[..., None]) -> None:
    own_guide("aaa", "Mine", level="moderate", note="It asks little. {steady} steadies, {people} has people.", order=1)

    async def steps(person: Any) -> None:
        await person.see("Mine")
        await person.press(*"mine")
        await person.see("F2 steadies, F3 has people.", "Your own.", "your own")

    guides(steps)


@pytest.mark.parametrize("title", ["[/] [b]x[/b] [red]", "esc\x1b[31mred", "turned \u202eabc\u202c", "台所 " * 30])
def test_hostile_titles_are_drawn_as_they_are(guides: Visit, own_guide: Callable[..., None], title: str) -> None:
    own_guide("hostile", title, order=1)

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("down", "up")
        text = person.screen_text()
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert {"[": "[/] [b]x[/b] [red]", "e": "esc␛[31mred", "t": "turned <U+202E>abc", "台": "台所 台所"}[
            title[0]
        ] in text.replace("\n", "")
        await person.press("enter")

    assert went(guides(steps)) != []


def test_a_file_that_cannot_be_used_is_named_with_its_reason_and_cannot_be_chosen(
    guides: Visit, context: Context
) -> None:
    folder = context.own_content / "guides"
    folder.mkdir(parents=True)
    (folder / "[bad].toml").write_text("title = 3\n")

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        rows = person.app.screen.query_one(Rows)
        last = rows.get_option_at_index(rows.option_count - 1)
        assert last.disabled
        assert "[bad].toml" in str(last.prompt)
        await person.press("up")
        assert not rows.get_option_at_index(marked(person) or 0).disabled
        await person.press(*"gentle")
        assert not any(rows.get_option_at_index(place).disabled for place in range(rows.option_count))

    guides(steps)


def test_at_night_what_asks_more_says_so(context: Context, guides: Visit) -> None:
    night = datetime(2026, 11, 23, 23, 30, tzinfo=timezone(timedelta(hours=1)))

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        assert DAYLIGHT not in person.screen_text()
        await person.press("down")
        await person.see(DAYLIGHT)

    context.now = lambda: night
    guides(steps)


def test_by_day_nothing_is_said_of_daylight(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("down")
        assert DAYLIGHT not in person.screen_text()

    guides(steps)


def test_rows_are_cut_anew_when_the_window_changes(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("down", "down")
        for size in ((60, 20), (120, 36), (46, 16), (80, 24)):
            await person.pilot.resize_terminal(*size)
            await person.pilot.pause()
            await person.see(FIRST, "gentle")
            assert marked(person) == 2

    guides(steps)


def test_help_lists_what_works(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("f1")
        await person.see("Keys that work here", "Begin with the marked guide.", "Mark another guide.")

    guides(steps)
