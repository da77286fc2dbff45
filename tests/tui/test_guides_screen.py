"""The guides: all there are, found as one types, what the marked one is about, and beginning it."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from ptg_cli.context import Context
from ptg_cli.desk.guides import AT_FIRST, for_need, found_by, read_shelf
from ptg_cli.model.guide import Guide
from ptg_cli.sentences.care import DAYLIGHT
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screens.finder import NUMBER
from ptg_cli.tui.widgets.rows import Rows

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]
NEEDS = ("To steady yourself", "To say it", "To think it through", "With people", "To look ahead", "To look back")
FIRST = NEEDS[0]
ALL = "7"


def ordered(context: Context) -> list[Guide]:
    """All guides as they stand one below the other: under their first needs."""
    return [guide for _, guides in read_shelf(context.library).by_need() for guide in guides]


async def see_all(person: Any) -> None:
    """The list of all guides."""
    await person.see(FIRST)
    await person.press(ALL)
    await person.see("All guides", "List what helps in hard hours", "Reset")


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


def test_first_one_says_what_one_needs_and_then_sees_seven_guides_for_it(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(*NEEDS, "All guides", "you can't sleep")
        assert len(shown(person)) == len(NEEDS) + 1
        await person.press("1")
        wanted = for_need(context.library.guides(), "steady")
        await person.see(wanted[1].title, wanted[0].summary[:30])
        assert len(wanted) > AT_FIRST + 1
        rows = shown(person)
        assert rows[-1].strip() == f"Show {len(wanted) - AT_FIRST} more"
        assert [row.rpartition("   ")[0].strip() for row in rows[:3]] == [guide.title for guide in wanted[:3]]
        assert all(row.split()[-2:] == [str(one.minutes), "min"] for one, row in zip(wanted, rows[:-1], strict=False))
        await person.press("8")
        await person.until(lambda: len(shown(person)) == len(wanted))
        await person.press("enter")

    assert went(guides(steps)) == [for_need(context.library.guides(), "steady")[AT_FIRST].slug]


def test_by_mouse_alone_a_need_and_a_guide_are_chosen(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(*NEEDS)
        await person.pilot.double_click(Rows, offset=(8, 2))
        await person.see("Circle of control")
        await person.pilot.double_click(Rows, offset=(8, 1))
        await person.pilot.pause()

    assert went(guides(steps)) == [for_need(context.library.guides(), "think")[1].slug]


def test_a_sentence_that_is_pasted_finds_too(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash")
        person.app.post_message(events.Paste("I can\u2019t sleep\x1b"))
        await person.see("After a bad dream")
        await person.press("enter")

    assert went(guides(steps)) == ["after-a-bad-dream"]


def test_escape_leads_from_the_guides_to_the_needs_with_the_mark_where_it_was(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(*NEEDS)
        await person.press("j", "j", "enter")
        await person.see("Circle of control")
        assert "To say it" not in person.screen_text()
        await person.press("escape")
        await person.see(*NEEDS)
        assert marked(person) == 2

    guides(steps)


def test_all_guides_stand_once_under_what_they_are_for(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await see_all(person)
        assert headings(person) == list(NEEDS)
        assert len(shown(person)) == len(context.library.guides())
        for row, guide in zip(shown(person), ordered(context), strict=True):
            assert row.startswith(guide.title)
            assert row.split()[-2:] == [str(guide.minutes), "min"]

    guides(steps)


def test_where_nothing_fits_the_nearest_are_named_and_can_be_begun(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash", *"angri")
        await person.see("No guide fits that. The nearest:", "Weather of feelings")
        await person.press("enter")

    assert went(guides(steps)) != []


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36), (200, 60), (44, 14)])
def test_every_size_shows_the_line_a_row_and_what_it_is_about(guides: Visit, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.see("/ finds one", FIRST, "It is too much right now")
        await person.press("3")
        await person.see("Circle of control", "Gentle, about 8 minutes, up to 9", " 8 min")
        assert ("moderate  " in person.screen_text()) == (size[0] == 80)  # a level gives way to a title
        beside = person.app.screen.query_one("#preview").region.x > 20
        assert beside == (size[0] >= 100)

    guides(steps, size)


def test_typing_finds_at_once_and_enter_begins(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash", *"dream")
        await person.see("After a bad dream")
        assert len(shown(person)) == 1
        await person.press("enter")

    assert went(guides(steps)) == ["after-a-bad-dream"]


@pytest.mark.parametrize(
    "words", ["GENTLE", "moderate", "12", "noticing", "blank page", "q", "?", "5 min", "i feel sad"]
)
def test_titles_summaries_other_words_levels_and_minutes_are_looked_at(
    guides: Visit, context: Context, words: str
) -> None:
    wanted = [guide.title for guide in found_by(context.library.guides(), words)]
    first = wanted if len(wanted) <= AT_FIRST + 1 else wanted[:AT_FIRST]

    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash")
        await person.press(*[{"?": "question_mark", " ": "space"}.get(c, c) for c in words])
        assert person.app.screen.query_one(Input).value == words
        rows = shown(person)
        assert all(row.startswith(f"{title} ") for title, row in zip(first, rows, strict=False))
        assert [row.strip() for row in rows[len(first) :]] == (
            [f"Show {len(wanted) - AT_FIRST} more"] if len(wanted) > len(first) else []
        )

    guides(steps)


def test_enter_with_nothing_found_begins_nothing(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.see(FIRST)
        await person.press("slash", *"zzz", "enter")
        await person.see("No guide fits that. Esc shows them all.")
        assert "enter choose" not in person.screen_text()

    assert went(guides(steps)) == []


def test_arrows_move_the_mark_while_the_line_is_typed_in(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await see_all(person)
        await person.press("slash", "down", "down", "up")
        assert marked(person) == 1
        await person.see(ordered(context)[1].summary[:30])
        await person.press("pagedown")
        assert (marked(person) or 0) > 1
        await person.press("pageup", "pageup", "down", "enter")

    assert went(guides(steps)) == [ordered(context)[1].slug]


def test_letters_move_in_the_list_and_slash_leads_back_to_the_line(guides: Visit, context: Context) -> None:
    last = len(ordered(context)) - 1

    async def steps(person: Any) -> None:
        await see_all(person)
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
        await see_all(person)
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
        await person.see("After a bad dream")
        await person.press("escape")
        await person.see(*NEEDS)
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("today"), steps)


def test_a_click_marks_and_a_click_on_the_marked_begins(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await see_all(person)
        await person.pilot.click(Rows, offset=(4, 3))
        assert marked(person) == 2
        assert person.app.screen.query_one(Rows).has_focus
        await person.pilot.click(Rows, offset=(4, 3))
        await person.pilot.pause()

    assert went(guides(steps)) == [ordered(context)[2].slug]


def test_a_double_click_begins(guides: Visit, context: Context) -> None:
    async def steps(person: Any) -> None:
        await see_all(person)
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
        await person.press("slash", *"sundays")
        await person.see("For Sundays.")
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
        assert shown(person)[-1].strip() == "[bad].toml"
        await person.press("G")
        await person.see(
            "This guide is left out, since something in its file can't be used.", "line 1: “title” takes a text in"
        )
        assert "enter choose" not in person.screen_text()
        await person.press("enter")
        await person.press("slash", *"gentle")
        assert headings(person) == []

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
        await person.see(*NEEDS)
        assert person.app.screen.query_one(Input).value == ""

    visit(Go("today"), steps)


def test_at_night_what_asks_more_says_so(context: Context, guides: Visit) -> None:
    night = datetime(2026, 11, 23, 23, 30, tzinfo=timezone(timedelta(hours=1)))

    async def steps(person: Any) -> None:
        await see_all(person)
        assert DAYLIGHT not in person.screen_text()
        await person.press("G")
        await person.see(DAYLIGHT)

    context.now = lambda: night
    guides(steps)


def test_by_day_nothing_is_said_of_daylight(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await see_all(person)
        await person.press("G")
        await person.until(lambda: (marked(person) or 0) > 20)
        assert DAYLIGHT not in person.screen_text()

    guides(steps)


def test_rows_are_cut_anew_when_the_window_changes(guides: Visit) -> None:
    async def steps(person: Any) -> None:
        await see_all(person)
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
        await person.see("Keys that work here", "Begin with the marked guide,", "Mark another one.")

    guides(steps)


def test_a_long_title_goes_on_in_a_second_row_in_a_wide_window(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.press("3")
        await person.see("Look at what I keep away")
        listed = "\n".join(line[:48] for line in person.screen_text().split("\n"))
        assert "…" not in listed
        first = next(line for line in listed.split("\n") if "Look at what I keep away" in line)
        assert first.rstrip().endswith("8 min")

    visit(Go("guides"), steps, (120, 36))
