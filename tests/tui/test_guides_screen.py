"""The guides: all there are, found as one types, what the marked one is about, and beginning it."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from textual.widgets import Input

from ptg_cli.context import Context
from ptg_cli.desk.guides import fits, read_shelf
from ptg_cli.model.guide import Guide
from ptg_cli.sentences.care import DAYLIGHT
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screens.finder import NUMBER
from ptg_cli.tui.widgets.rows import Rows

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]
FIRST, SECOND = "Circle of control", "Look back at what I tried"


def ordered(context: Context) -> list[Guide]:
    """The guides as they stand one below the other: under their levels, by theme."""
    return [guide for _, guides in read_shelf(context.library).by_level("") for guide in guides]


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
    """The place of the marked guide among those that are shown, headings aside."""
    rows = person.app.screen.query_one(Rows)
    return None if rows.highlighted is None else len(shown(person, rows.highlighted))


def shown(person: Any, end: int | None = None) -> list[str]:
    """The rows that can be marked, top to bottom, without their numbers; those before `end`."""
    rows = person.app.screen.query_one(Rows)
    options = [rows.get_option_at_index(place) for place in range(rows.option_count if end is None else end)]
    return [str(row.prompt)[NUMBER:] for row in options if not row.disabled]


def headings(person: Any) -> list[str]:
    """The rows that can't be marked."""
    rows = person.app.screen.query_one(Rows)
    options = [rows.get_option_at_index(place) for place in range(rows.option_count)]
    return [str(row.prompt).strip() for row in options if row.disabled]


def test_guides_stand_under_their_levels_by_theme_with_their_minutes(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST, SECOND)
        assert headings(person) == ["Gentle", "Moderate"]
        assert len(shown(person)) == len(context.library.guides())
        for row, guide in zip(shown(person), ordered(context), strict=True):
            theme, title = row[:17].strip(), row[17:].rpartition("   ")[0].strip()
            assert (theme, title) == (guide.themes[0], guide.title)
            assert row.split()[-2:] == [str(guide.minutes), "min"]
        gentle = [guide.themes[0] for guide in ordered(context) if guide.level == "gentle"]
        assert gentle == sorted(gentle)

    guides(steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36), (200, 60), (44, 14)])
def test_every_size_shows_the_line_a_row_and_what_it_is_about(guides: Visit, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.see("/ finds one", FIRST, "Gentle, about 8 minutes, up to 9", " 8 min")
        assert ("coping  " in person.screen_text()) == (60 <= size[0] < 100)  # said beside the list where it is wide
        assert size[0] < 60 or "Look back at what I tried" in person.screen_text()
        beside = person.app.screen.query_one("#preview").region.x > 20
        assert beside == (size[0] >= 100)

    guides(steps, size)


def test_typing_finds_at_once_and_enter_begins(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash", *"dream")
        await person.see("After a bad dream")
        assert (headings(person), len(shown(person))) == (["Gentle"], 1)
        await person.press("enter")

    assert went(guides(steps)) == ["after-a-bad-dream"]


@pytest.mark.parametrize("words", ["GENTLE", "moderate", "12", "noticing", "blank page", "kein", "q", "?", "!"])
def test_titles_summaries_themes_levels_and_minutes_are_looked_at(guides: Visit, context: Context, words: str) -> None:
    wanted = [guide.title for guide in ordered(context) if fits(guide, words)]

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash")
        await person.press(*[{"?": "question_mark", "!": "exclamation_mark", " ": "space"}.get(c, c) for c in words])
        assert person.app.screen.query_one(Input).value == words
        assert len(shown(person)) == len(wanted)
        assert all(f"  {title} " in row for title, row in zip(wanted, shown(person), strict=True))
        if not wanted:
            await person.see("No guide fits that. Esc shows them all.")

    guides(steps)


def test_enter_with_nothing_found_begins_nothing(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash", *"zzz", "enter")
        assert "enter begin" not in person.screen_text()

    assert went(guides(steps)) == []


def test_arrows_move_the_mark_while_the_line_is_typed_in(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash", "down", "down", "up")
        assert marked(person) == 1
        await person.see("You look at what you tried")
        await person.press("pagedown")
        assert (marked(person) or 0) > 1
        await person.press("pageup", "pageup", "down", "enter")

    assert went(guides(steps)) == [ordered(context)[1].slug]


def test_letters_move_in_the_list_and_slash_leads_back_to_the_line(guides: Visit, context: Context) -> None:
    last = len(ordered(context)) - 1

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("j", "j", "k")
        assert marked(person) == 1
        await person.press("G")
        assert marked(person) == last
        await person.press("g")
        assert marked(person) == 0
        await person.press("slash", *"jk")
        assert person.app.screen.query_one(Input).value == "jk"

    guides(steps)


def test_the_number_of_a_guide_begins_it_once_no_other_digit_can_follow(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("1")
        assert marked(person) == 0
        await person.press("2")

    assert went(guides(steps)) == [ordered(context)[11].slug]


def test_escape_empties_the_line_and_then_leads_back(visit: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        person.app.open_place("guides")
        await person.see(FIRST, "Esc back")
        await person.press("down", "slash", *"dream")
        await person.see("Esc all guides")
        await person.press("escape")
        await person.see("Weather of feelings", "Esc back")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("today"), steps)


def test_a_click_marks_and_a_click_on_the_marked_begins(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.pilot.click(Rows, offset=(4, 3))
        assert marked(person) == 2
        assert person.app.screen.query_one(Rows).has_focus
        await person.pilot.click(Rows, offset=(4, 3))
        await person.pilot.pause()

    assert went(guides(steps)) == [ordered(context)[2].slug]


def test_a_double_click_begins(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.pilot.double_click(Rows, offset=(4, 3))
        await person.pilot.pause()

    assert went(guides(steps)) == [ordered(context)[2].slug]


def test_a_note_names_the_keys_of_the_screen(guides: Visit, own_guide: Callable[..., None]) -> None:
    own_guide("aaa", "Mine", level="moderate", note="It asks little. {steady} steadies, {people} has people.", order=1)

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash", *"mine")
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


def test_a_file_that_cannot_be_used_is_a_row_that_says_why_and_begins_nothing(guides: Visit, context: Context) -> None:
    folder = context.own_content / "guides"
    folder.mkdir(parents=True)
    (folder / "[bad].toml").write_text("title = 3\n")

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        assert headings(person)[-1] == "Left out"
        assert shown(person)[-1] == "[bad].toml"
        await person.press("G")
        await person.see(
            "This guide is left out, since something in its file can't be used.", "line 1: “title” takes a text in"
        )
        assert "enter begin" not in person.screen_text()
        await person.press("enter")
        await person.press("slash", *"gentle")
        assert headings(person) == ["Gentle"]

    assert went(guides(steps)) == []


def test_back_from_a_guide_the_line_is_empty_again(visit: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        person.app.open_place("guides")
        await person.see(FIRST)
        await person.press("slash", *"dream", "f1")
        await person.see("Keys that work here")
        await person.press("escape")
        await person.see("After a bad dream")
        assert person.app.screen.query_one(Input).value == "dream"
        await person.press("enter")
        await person.until(lambda: person.place() == "WritingScreen")
        await person.see("For the first minutes after you wake up.")
        await person.press("escape")
        await person.until(lambda: person.place() == "GuidesScreen")
        await person.see("Reset", "After a bad dream")
        assert person.app.screen.query_one(Input).value == ""

    visit(Go("today"), steps)


def test_at_night_what_asks_more_says_so(context: Context, guides: Visit) -> None:
    night = datetime(2026, 11, 23, 23, 30, tzinfo=timezone(timedelta(hours=1)))

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        assert DAYLIGHT not in person.screen_text()
        await person.press("G")
        await person.see("If it can wait, daytime is a")

    context.now = lambda: night
    guides(steps)


def test_by_day_nothing_is_said_of_daylight(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("G")
        await person.see("What I cared about in a hard time")
        assert DAYLIGHT not in person.screen_text()

    guides(steps)


def test_rows_are_cut_anew_when_the_window_changes(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("down", "down")
        for size in ((60, 20), (120, 36), (46, 16), (80, 24)):
            await person.pilot.resize_terminal(*size)
            await person.pilot.pause()
            await person.see("Reset", " min")
            assert marked(person) == 2

    guides(steps)


def test_help_lists_what_works(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("f1")
        await person.see("Keys that work here", "Begin with the marked guide.", "Mark another one.")

    guides(steps)
