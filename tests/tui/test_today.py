"""Today, the first screen, people, help, the palette: what opens ptg and what is one key away from everywhere."""

import asyncio
import inspect
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.css.parse import parse
from textual.css.stylesheet import Stylesheet

from ptg_cli.context import Context
from ptg_cli.desk import today
from ptg_cli.desk.today import answer_later
from ptg_cli.journal.drafts import NEW
from ptg_cli.journal.frontmatter import split
from ptg_cli.journal.pages import Page
from ptg_cli.model.entry import Entry
from ptg_cli.sentences import on_this_day as said_of_this_day
from ptg_cli.tui.app import PtgApp
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screens.today import TodayScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.words import CommandWords

pytestmark = pytest.mark.usefixtures("off_the_loop")

Pages = Callable[[], list[Page]]
SATURDAY = "20261121-181502-7f3k"


def left(context: Context, later: str = "Call about the tap", **more: Any) -> Page:
    """A page of Saturday with one thing for later."""
    return context.journal.add(
        Entry(SATURDAY, kind="journal", guide="where-i-am-today", later=later, body="marmalade\n", **more)
    )


def test_today_shows_the_date_and_one_guide_with_its_reason_and_no_text(visit: Any, context: Context) -> None:
    left(context, distress_before=9, distress_after=4, title="marmalade title", tags=("secret",))

    async def steps(person: Any) -> None:
        await person.see("Monday 23 November", "My safety plan", "moderate · 25 min", "One line is enough for now")
        shown = person.screen_text()
        for word in ("marmalade", "tap", "secret", "9", "5,"):
            assert word not in shown.replace("08:15", "")

    visit(Go("today"), steps)


def test_the_style_of_the_first_frame_is_read_once(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def watched(scope: str, css: str, read_from: tuple[str, str], *rest: Any, **more: Any) -> Any:
        read.append(read_from[0] + read_from[1])
        return parse(scope, css, read_from, *rest, **more)

    monkeypatch.setattr("textual.css.stylesheet.parse", watched)
    monkeypatch.setattr(Stylesheet, "_parse_rules", inspect.unwrap(Stylesheet._parse_rules))  # as outside of tests

    async def steps(person: Any) -> None:
        await person.see("Monday 23 November")
        assert sum(place.endswith("look.tcss") for place in read) == 1
        assert len(set(read)) == len(read)

    visit(Go("today"), steps)


@pytest.mark.slow
def test_another_and_blank_and_the_other_places_are_one_key_away(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("o")
        assert "Where I am today" not in person.screen_text()
        for _ in range(40):
            await person.press("o")
        await person.press("g")
        await person.until(lambda: person.place() == "GuidesScreen")
        await person.press("escape", "escape")
        await person.until(lambda: person.place() == "TodayScreen")
        await person.press("e")
        await person.until(lambda: person.place() == "PagesScreen")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")
        await person.press("s")
        await person.until(lambda: person.place() == "SettingsScreen")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")
        await person.press("escape")
        assert person.place() == "TodayScreen"
        await person.press("w")
        await person.until(lambda: person.place() == "WritingScreen")
        await person.see("Blank page")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")
        await person.press("q")
        await person.until(lambda: person.app._exit)

    app = visit(Go("today"), steps)
    assert app.return_value.code == 0


@pytest.mark.parametrize(
    ("key", "left_there"),
    [("1", {"later_answer": "did-it"}), ("2", {"later_asked": "2026-11-23"}), ("3", {"later_answer": "let-go"})],
)
def test_one_thing_left_for_later_is_shown_when_asked_and_answered_once(
    visit: Any, context: Context, key: str, left_there: dict[str, str]
) -> None:
    page = left(context)

    async def steps(person: Any) -> None:
        await person.see("One thing you left for later, Saturday")
        assert "tap" not in person.screen_text()
        await person.press("t")
        await person.see("Call about the tap", "I did it", "Let it go")
        await person.press(key)
        await person.until(lambda: "left for later" not in person.screen_text())

    visit(Go("today"), steps)
    table = split(page.path.read_bytes()).table or {}
    assert {name: table.get(name) for name in left_there} == left_there
    assert table["later"] == "Call about the tap"


def test_what_was_read_before_an_answer_is_not_drawn_over_what_was_read_after_it(
    visit: Any, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(context)
    slow, read = threading.Event(), today.look
    readings: list[object] = []

    def look(sessions: Any) -> Any:
        found = read(sessions)
        readings.append(found)
        if len(readings) == 2:  # begun when the question went, before its answer was on the disk
            assert slow.wait(60)
        return found

    monkeypatch.setattr(today, "look", look)

    async def steps(person: Any) -> None:
        await person.see("One thing you left for later, Saturday")
        person.app.screen._read()
        await person.until(lambda: len(readings) == 2)
        await person.press("t")
        await person.see("Call about the tap")
        await person.press("3")
        await person.until(lambda: "left for later" not in person.screen_text())
        slow.set()
        await person.pilot.pause(0.2)
        assert "left for later" not in person.screen_text()

    visit(Go("today"), steps)


def test_what_is_left_for_later_is_never_brought_up_twice_a_day_or_from_a_page_with_care(
    visit: Any, context: Context
) -> None:
    page = left(context, care=True)

    async def steps(person: Any) -> None:
        await person.see("My safety plan")
        assert "left for later" not in person.screen_text()

    visit(Go("today"), steps)
    assert b"later_answer" not in page.path.read_bytes()


def test_answering_later_keeps_a_person_s_comments(context: Context) -> None:
    page = left(context)
    page.path.write_bytes(page.path.read_bytes().replace(b"later =", b"# mine\nlater ="))
    answer_later(context.journal, page.entry, "did-it", context.civil_now(), context.settings.day_starts_at)
    assert b"# mine\nlater =" in page.path.read_bytes()


def test_a_draft_stands_first_and_can_be_kept_or_thrown_away(visit: Any, context: Context, pages: Pages) -> None:
    for name, words in (("20261123-011200-aaaa", "first"), ("20261123-021200-bbbb", "second")):
        draft = context.drafts.open(name)
        draft.save(Entry(name, created=context.now().replace(hour=int(name[9:11]), minute=12), kind="journal",
                         guide="naming-what-hurts", body=f"{words}\n"))  # fmt: skip
        draft.close()

    async def steps(person: Any) -> None:
        await person.see("A page from 02:12 is still open: Naming what hurts.", "There are other")
        assert "second" not in person.screen_text()
        await person.press("k")
        await person.see("from 01:12")
        await person.press("x")
        await person.see("get it back")
        await person.press("1", "enter")
        await person.see("from 01:12")
        await person.press("x", "2", "enter")
        await person.until(lambda: "still open" not in person.screen_text())

    visit(Go("today"), steps)
    assert [page.entry.body for page in pages()] == ["second\n"]
    assert context.drafts.listed() == []


def leave_open(context: Context, guide: str) -> None:
    """A draft of that guide, as a closed window leaves it."""
    draft = context.drafts.open("20261123-011200-aaaa")
    begun = context.now().replace(hour=1, minute=12)
    draft.save(Entry("20261123-011200-aaaa", created=begun, kind="journal", guide=guide, body="first\n"))
    draft.close()


def test_a_draft_is_named_by_its_guides_title(visit: Any, context: Context) -> None:
    leave_open(context, "what-ended-and-what-is-still-there")

    async def steps(person: Any) -> None:
        await person.see("is still open: What ended and what is still there.")

    visit(Go("today"), steps)


def test_changes_to_a_page_that_was_deleted_can_be_kept_as_a_page_of_their_own(visit: Any, context: Context) -> None:
    page = context.journal.add(Entry(SATURDAY, kind="note", body="before"))
    copy = context.drafts.editor_copy(page.id, page.digest)
    copy.open(b"what was changed")
    copy.close()
    context.journal.discard(page)

    async def steps(person: Any) -> None:
        await person.see("There are changes to a page that was deleted since")
        await person.press("enter")
        await person.told("you can't go on with its text")
        await person.press("k")
        await person.see("Kept.")

    visit(Go("today"), steps, toasts=True)
    (kept,) = context.journal.newest()
    assert context.journal.find(kept.id).entry.body == "what was changed"
    assert context.drafts.listed() == []


@pytest.mark.parametrize("broken", [False, True])
def test_a_draft_whose_guide_is_gone_can_be_kept_without_it(
    visit: Any, context: Context, pages: Pages, broken: bool
) -> None:
    leave_open(context, "long-gone")
    if broken:
        (context.own_content / "guides").mkdir()
        (context.own_content / "guides" / "long-gone.toml").write_text("title = [oops")

    async def steps(person: Any) -> None:
        await person.see("is still open: Long gone.")
        await person.press("enter")
        await person.see("The guide of this page", "What you wrote is still there.")
        await person.press("2")
        await person.until(lambda: person.place() == "TodayScreen")
        await person.see("is still open: Long gone.")
        await person.press("enter")
        await person.see("The guide of this page")
        await person.press("1")
        await person.until(lambda: person.place() == "TodayScreen")
        await person.until(lambda: "still open" not in person.screen_text())

    visit(Go("today"), steps)
    assert [page.entry.body for page in pages()] == ["first\n"]
    assert context.drafts.listed() == []


def test_enter_pressed_before_anything_is_read_begins(visit: Any) -> None:
    async def steps(person: Any) -> None:
        assert isinstance(person.app.screen, TodayScreen)
        await person.press("enter")
        await person.until(lambda: person.place() == "WritingScreen")

    visit(Go("today"), steps)


def test_a_journal_of_a_newer_ptg_is_said_and_nothing_breaks(visit: Any, home: Path) -> None:
    (home / "journal").mkdir(parents=True)
    (home / "journal" / "journal.toml").write_text("format = 99\n")

    async def steps(person: Any) -> None:
        await person.see("made by a newer ptg")
        await person.press("f3")
        await person.see("Danger right now")

    visit(Go("today"), steps)


def test_the_first_screen_says_what_matters_and_is_shown_once(visit: Any, context: Context) -> None:
    context.change_setting("welcomed", "no")

    async def steps(person: Any) -> None:
        await person.see("one question at a time", "self-help", "can read them", "screen reader", "from this computer")
        await person.press("escape")
        assert person.place() == "WelcomeScreen"
        await person.press("f3")
        await person.see("Danger right now")
        await person.press("escape", "enter")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("welcome"), steps)
    assert context.settings.welcomed


def test_one_key_on_the_first_screen_chooses_plain_lines(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see("screen reader")
        await person.press("l")
        await person.until(lambda: person.app._exit)

    app = visit(Go("welcome"), steps)
    assert app.return_value.line
    assert context.settings.line_mode


def test_people_can_be_of_another_country_for_now_or_for_good(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see("Danger right now")
        await person.press("c", *"atlantis", "enter")
        await person.see("isn't in the list")
        await person.press(*"new zeal", "enter")
        await person.see("People to talk to, New Zealand", "1737")
        assert context.settings.country == ""
        await person.press("m")
        await person.until(lambda: context.settings.country == "NZ")

    visit(Go("people"), steps)


def test_help_lists_every_command_that_works_here(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        commands = person.app.screen.commands_here()
        await person.press("question_mark")
        await person.see("Keys that work here", "self-help journal")
        shown = " ".join(person.screen_text().split())
        for command in commands[:8]:
            assert command.shown in shown
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("today"), steps, size=(80, 50))


def test_the_palette_finds_what_can_be_done_and_names_what_the_shell_does(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("ctrl+p")
        await person.see("What are you looking for?", "Pages", "ptg search WORDS")
        await person.press(*"blank")
        await person.see("Blank page")
        await person.press("enter")
        await person.until(lambda: person.place() == "WritingScreen")

    visit(Go("today"), steps, size=(80, 120))


def test_ctrl_c_twice_leaves(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.press("ctrl+c")
        await person.told("Press Ctrl+C again to leave")
        await person.press("ctrl+c")
        await person.until(lambda: person.app._exit)

    visit(Go("today"), steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (20, 8)])
def test_the_bottom_line_fits_and_always_has_people_and_keys(visit: Any, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: person.app.screen.query_one(CommandFoot).shown)
        await person.pilot.pause()
        foot = person.app.screen.query_one(CommandFoot)
        if size[0] >= 40:
            assert [command.name for command in foot.shown][-2:] == ["people", "keys"]
            assert foot.render().cell_length <= size[0] - 2

    visit(Go("today"), steps, size=size)


def test_a_click_on_the_bottom_line_does_what_it_says(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        foot = person.app.screen.query_one(CommandFoot)
        place = foot.render().plain.index("e pages") + 1
        await person.pilot.click(CommandFoot, offset=(place + 1, 0))
        await person.until(lambda: person.place() == "PagesScreen")

    visit(Go("today"), steps)


def test_a_click_on_a_word_does_what_it_says(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        words = person.app.screen.query_one("#words", CommandWords)
        place = words.render().plain.index("blank page")
        await person.pilot.click("#words", offset=(place + 2, 0))
        await person.until(lambda: person.place() == "WritingScreen")

    visit(Go("today"), steps)


def test_a_look_that_no_longer_exists_is_said_and_the_first_is_used(context: Context, home: Path) -> None:
    (home / "config.toml").write_text('theme = "sepia"\nwelcomed = true\n')
    context.__dict__.pop("_read_settings", None)

    async def steps() -> None:
        app = PtgApp(context, Go("today"))
        async with app.run_test() as pilot:
            await pilot.pause()
            assert app.theme == "dusk"
            assert any("“theme” takes one of dusk, dawn" in str(said.message) for said in app._notifications)

    asyncio.run(steps())


def test_what_a_crash_left_behind_is_taken_in_once_the_screen_stands_and_that_is_said(
    visit: Any, context: Context
) -> None:
    path = left(context).path.with_name(f".{SATURDAY}.md.1-0a1b2c3d.tmp")
    path.write_text("half a page")
    theirs = path.with_name(f".syncthing.{SATURDAY}.md.tmp")
    theirs.write_text("theirs")
    for old in (path, theirs):
        os.utime(old, (0, 0))

    async def steps(person: Any) -> None:
        await person.see("A piece of text was left behind by a crash, and kept in")
        await person.told(str(context.places.recovery))

    visit(Go("today"), steps, size=(120, 36), toasts=True)
    assert not path.exists()
    assert theirs.read_text() == "theirs"
    assert [piece.read_text() for piece in context.recovery.listed()] == ["half a page"]


@pytest.mark.parametrize("swap", [False, True], ids=["saved", "a swap file beside it"])
def test_a_text_left_in_an_editor_is_offered_and_kept(visit: Any, context: Context, pages: Pages, swap: bool) -> None:
    copy = context.drafts.editor_copy(SATURDAY, NEW)
    copy.open(b"", Entry(SATURDAY, created=context.now(), kind="note"))
    copy.path.write_bytes(b"what was saved last")
    if swap:
        copy.path.with_name(".page.md.swp").write_bytes(b"b0VIM newer words")
    copy.close()

    async def steps(person: Any) -> None:
        await person.see("A text that was left in an editor from 18:15, 21 November 2026, is still")
        await person.press("enter")
        await person.told("`ptg drafts resume` opens it in your editor again.")
        await person.press("k")
        await person.told("Kept.")
        if swap:
            await person.told("There was another file beside the text, with words that may be newer")

    visit(Go("today"), steps)
    assert [page.entry.body for page in pages()] == ["what was saved last"]


def test_a_change_to_a_page_left_in_an_editor_is_offered_and_kept(visit: Any, context: Context, pages: Pages) -> None:
    page = context.journal.add(Entry(SATURDAY, created=context.now(), kind="note", body="as it was"))
    copy = context.drafts.editor_copy(SATURDAY, page.digest)
    copy.open(b"as it was")
    copy.path.write_bytes(b"as it is now")
    copy.close()

    async def steps(person: Any) -> None:
        await person.see("A change to a page from 18:15, 21 November 2026, is still")
        await person.press("k")
        await person.told("Kept.")

    visit(Go("today"), steps)
    assert [page.entry.body for page in pages()] == ["as it is now"]


def picture(person: Any) -> list[str]:
    """The rows of the lower third, as they are drawn, with their colours."""
    strips = person.app.screen._compositor.render_strips()
    return [repr(list(strip)) for strip in strips[-13:-1]]


def has_hills(person: Any) -> bool:
    """True where half cells are drawn there."""
    return any("▀" in row for row in picture(person))


@pytest.fixture
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that draws any colour."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.usefixtures("all_colours")
def test_a_roomy_window_has_hills_with_the_disc_where_the_hour_is_placed_anew_only_on_coming_back(
    visit: Any, context: Context
) -> None:
    morning = context.now()

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.until(lambda: has_hills(person))
        drawn = picture(person)
        context.now = lambda: morning.replace(hour=18)
        await person.press("o")
        assert picture(person) == drawn
        await person.press("e")
        await person.until(lambda: person.place() == "PagesScreen")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen" and picture(person) != drawn)

    visit(Go("today"), steps, size=(120, 36))


@pytest.mark.parametrize(
    ("setting", "value", "size"),
    [
        ("picture", "no", (120, 36)),
        ("theme", "high-contrast-dark", (120, 36)),
        ("theme", "high-contrast-light", (120, 36)),
        ("theme", "ansi", (120, 36)),
        ("theme", "dusk", (120, 29)),
    ],
)
@pytest.mark.usefixtures("all_colours")
def test_there_are_no_hills_where_they_are_not_wanted_or_have_no_place(
    visit: Any, context: Context, setting: str, value: str, size: tuple[int, int]
) -> None:
    context.change_setting(setting, value)

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        assert not has_hills(person)

    visit(Go("today"), steps, size=size)


@pytest.mark.usefixtures("all_colours")
@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("COLORTERM", "")])
def test_without_all_colours_there_are_no_hills(
    visit: Any, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        assert not has_hills(person)

    visit(Go("today"), steps, size=(120, 36))


def test_today_names_a_key_for_this_day_in_earlier_years_and_none_of_its_words(visit: Any, context: Context) -> None:
    context.journal.add(Entry("20251123-081502-7f3k", kind="note", body="marmalade\n"))

    async def ask(person: Any) -> None:
        await person.see("My safety plan")
        assert "on this day" not in person.screen_text()
        await person.press("y")
        assert person.place() == "TodayScreen"
        await person.press("ctrl+p")
        await person.see("What are you looking for?")
        await person.press(*"on this day")
        await person.see("in earlier years")
        await person.press("enter")
        await person.see("On this day: 23 November", "2025, a year ago", "marmalade")
        await person.press("t")
        await person.told(said_of_this_day.TELLS_NOW)
        await person.press("escape")
        await person.see("y on this day")
        assert "marmalade" not in person.screen_text()
        await person.press("y")
        await person.see("2025, a year ago")
        await person.press("enter")
        await person.until(lambda: person.place() == "PagesScreen")
        await person.press("escape")
        await person.see("2025, a year ago")
        await person.press("s")
        await person.see("No page of 23 November")
        await person.press("escape")
        await person.until(lambda: person.place() == "TodayScreen" and "on this day" not in person.screen_text())

    visit(Go("today"), ask, size=(120, 30))


def test_what_today_still_reads_ends_where_one_goes_elsewhere(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    began, ended = threading.Event(), threading.Event()

    def has_helps(_: object, goes_on: Callable[[], bool]) -> bool:
        began.set()
        while goes_on():
            threading.Event().wait(0.001)
        ended.set()
        return False

    monkeypatch.setattr("ptg_cli.desk.strategies.StrategyDesk.has_helps", has_helps)

    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        await person.until(began.is_set)
        await person.press("n")
        await person.see("How it has been")
        await person.until(ended.is_set)
        began.clear()
        await person.press("escape")
        await person.until(began.is_set)
        await person.press("s")
        await person.see("Settings")

    visit(Go("today"), steps)


@pytest.mark.parametrize(
    ("kind", "day", "care", "said"),
    [
        ("note", "20261123-070000-aaaa", False, True),
        ("journal", "20261123-070000-aaaa", False, True),
        ("checkin", "20261123-070000-aaaa", False, False),
        ("note", "20261122-220000-aaaa", False, False),
        ("note", "20261123-030000-aaaa", False, False),  # before four it is still the day before
        ("note", "20261123-070000-aaaa", True, False),
    ],
)
def test_today_says_that_one_wrote_and_not_how_much(
    visit: Any, context: Context, kind: str, day: str, care: bool, said: bool
) -> None:
    context.journal.add(Entry(day, kind=kind, body="marmalade\n", care=care))
    context.journal.add(Entry("20261101-070000-aaaa", kind=kind, body="marmalade\n"))

    async def steps(person: Any) -> None:
        await person.see("Monday 23 November", "begin", "blank page")
        assert ("You wrote today." in person.screen_text()) == said
        assert "marmalade" not in person.screen_text()

    visit(Go("today"), steps)


def test_the_first_screen_asks_for_the_country_where_it_is_read(visit: Any, context: Context) -> None:
    context.country_of_clock = "NZ"

    async def steps(person: Any) -> None:
        await person.see("F3 shows numbers for New Zealand, from this computer's clock.", "right country")
        await person.press("y")
        await person.until(lambda: "right country" not in person.screen_text())
        assert context.settings.country == "NZ"
        await person.see("F3 shows numbers for New Zealand.", "c  country", "enter  begin")

    visit(Go("welcome"), steps)
