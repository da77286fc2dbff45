"""Texts that broke terminals or widgets somewhere, through everything that shows a person's words; windows of every
size; and files that go away or turn to nonsense while they are open."""

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from tests.tui.conftest import HOSTILE, Person
from tests.tui.pages_kit import quiet
from tests.tui.test_guides_screen import toml
from tests.tui.tour_kit import EVERY_KIND, write
from textual import events
from textual.geometry import Size
from textual.widgets import Input

from ptg_cli.context import Context
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.entry import Entry
from ptg_cli.session.writing_view import Closing, Opening, Question
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.help import Help
from ptg_cli.tui.dialogs.several import SeveralDialog
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.widgets.writing.editor import Editor

pytestmark = pytest.mark.slow

Pages = Callable[[], list[Page]]

HARMFUL: Final = frozenset(
    [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
    + [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFEFF)]
) - {"\n"}
"""What a terminal obeys rather than draws, and what turns the direction of writing."""

ALL: Final = "\n".join(HOSTILE)
STORM: Final = [(20 + number * 7 % 101, 8 + number * 11 % 29) for number in range(200)]
"""Two hundred sizes from 20x8 to 120x36."""


def harmless(person: Person) -> str:
    """What is drawn, once it was looked through: nothing in it does anything to a terminal."""
    drawn = person.screen_text()
    assert not HARMFUL & set(drawn), sorted(map(ascii, HARMFUL & set(drawn)))
    return drawn


async def resize(person: Person, size: tuple[int, int]) -> None:
    """Makes the window that large, and lets what is drawn follow."""
    person.app._driver._size = size  # type: ignore[union-attr]
    person.app.post_message(events.Resize(Size(*size), Size(*size)))
    await person.pilot.pause(0)


def flat(text: str) -> str:
    """A text without white space: lines are parted differently everywhere."""
    return "".join(text.split())


async def writing(person: Person, guide: str, **more: Any) -> Any:
    """Opens a guide and waits until it is there."""
    person.app.open_place("writing", OpenWriting(guide, **more))
    await at(person, Opening if not more else Question)
    return person.app.screen


async def at(person: Person, kind: type) -> None:
    """Waits until the session has come to such a view, and is drawn."""

    def there() -> bool:
        screen: Any = person.app.screen
        return person.place() == "WritingScreen" and screen._begun is not None and isinstance(screen.session.view, kind)

    await person.until(there)
    await quiet(person.pilot)


def test_today_and_its_windows_show_hostile_texts_as_they_are(visit: Any, context: Context) -> None:
    context.journal.add(Entry("20261121-181502-7f3k", kind="journal", guide="where-i-am-today", later=ALL, body="x\n"))

    async def steps(person: Person) -> None:
        await person.see("One thing you left for later")
        await person.press("t")
        await person.see("[/] [b]x[/b] [red]", "esc␛[31mred", "<U+202E>abc")
        harmless(person)
        await person.press("escape")
        for words in (*HOSTILE, ALL):
            for window in (Choice(words, HOSTILE, HOSTILE), Ask(words, words, words), Help((), [(words[:9], words)])):
                person.app.push_screen(window)
                await person.pilot.pause()
                harmless(person)
                await person.press("escape")
            person.app.notify(words, markup=False)
            await person.until(lambda: person.app.screen.query("Toast"))
            person.app.clear_notifications()
            await person.pilot.pause()
        assert person.place() == "TodayScreen"

    visit(Go("today"), steps, toasts=True)


def test_what_is_said_at_the_edge_is_harmless_whatever_it_holds(visit: Any, context: Context) -> None:
    async def steps(person: Person) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        for words in HOSTILE:
            person.app.notify(words, markup=False)
            await person.until(lambda: person.app.screen.query("Toast"))
            await person.pilot.pause()
            harmless(person)
            person.app.clear_notifications()
            await person.pilot.pause()

    visit(Go("today"), steps, toasts=True)


def test_a_session_takes_hostile_answers_of_every_kind(visit: Any, context: Context, pages: Pages) -> None:
    folder = context.own_content / "guides"
    folder.mkdir(parents=True)
    (folder / "every-kind.toml").write_text(
        EVERY_KIND.replace("Every kind of question", toml(HOSTILE[0])[1:-1]).replace("One of each.", "[/] [b]one[/b]")
        .replace("some sleep", "[/] [b]sleep[/b]").replace('"mine"', '"[b]mine[/b]"')
    )  # fmt: skip

    async def steps(person: Person) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        screen = await writing(person, "every-kind")
        assert "[/] [b]x[/b] [red]" in harmless(person)
        for words in ("Let the chair", "What is there?"):
            await person.press("enter")
            await person.see(words)
            await quiet(person.pilot)
        for words in HOSTILE:
            await person.pilot.pause()
            person.app.post_message(events.Paste(words))
        await person.until(lambda: "nel" in person.app.screen.query_one(Editor).text)
        await person.press("[", "slash", "]")
        await quiet(person.pilot)
        typed = person.app.screen.query_one(Editor).words
        harmless(person)
        await person.press("ctrl+n")
        await write(person, "\n".join(("[/] [b]x[/b]", "👩‍👩‍👧‍👦 台所", "שלום", "e\u0301\u0301")))
        await person.press("ctrl+n", "1", "2", "1")
        assert "[/] [b]x[/b]" in harmless(person)
        await person.press("enter", "1")
        assert "[/] [b]sleep[/b]" in harmless(person)
        await person.press("tab")
        own = person.app.screen.query_one(Input)
        for words in HOSTILE:
            person.app.post_message(events.Paste(words))
        await person.until(lambda: "nel" in own.value)
        await person.press("enter", "7")
        await person.see("a little earlier")
        await person.press("r")
        assert "[/] [b]x[/b] [red]" in harmless(person)
        await person.press("ctrl+n")
        await person.see("Sounds around you")
        await person.press("q")
        await person.see("Now the room")
        await quiet(person.pilot)
        await person.press("enter")
        await at(person, Closing)
        await person.press("3", "tab")
        for words in HOSTILE:
            person.app.post_message(events.Paste(words))
        await person.until(lambda: "nel" in person.app.screen.query_one(Input).value)
        harmless(person)
        assert screen.session.snapshot().body.count("[/]") >= 3
        assert flat(typed) in flat(screen.session.snapshot().body)
        await person.press("tab", "enter")
        await person.until(lambda: person.place() == "TodayScreen")

    visit(Go("today"), steps)
    (page,) = pages()
    assert "[b]x[/b] [red]" in page.entry.body
    assert "[/] [b]x[/b] [red]" in page.entry.later
    assert not {each for each in page.entry.body if unicodedata.category(each) == "Cc"} - {"\t", "\n"}


def test_a_draft_with_harmful_characters_comes_back_byte_for_byte(visit: Any, context: Context, pages: Pages) -> None:
    body = "\n".join(words for words in HOSTILE if "\u2028" not in words and "\x00" not in words)
    body += "\nesc\x1b[31mred bel\x07 end\n"
    draft = context.drafts.open("20261123-011200-aaaa")
    draft.save(Entry("20261123-011200-aaaa", kind="journal", guide="blank-page", body=body, created=context.now()))
    draft.close()
    before = read_page(next(context.places.drafts.glob("*.md"))).entry.body

    async def steps(person: Person) -> None:
        await person.see("still open")
        await person.press("enter")
        await at(person, Question)
        drawn = harmless(person)
        assert "esc␛[31mred bel␇ end" in drawn
        assert "<U+202E>abc" in drawn
        await person.press("escape", "4")
        await person.until(lambda: pages())
        await quiet(person.pilot)

    visit(Go("today"), steps)
    assert pages()[0].entry.body.strip("\n") == before.strip("\n")


def test_a_megabyte_is_pasted_in_one_step_and_kept_whole(visit: Any, pages: Pages) -> None:
    words = "\n".join(f"{number} {'word ' * 19}[/]" for number in range(10_000))
    assert len(words) > 1_000_000

    async def steps(person: Person) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        screen = await writing(person, "blank-page")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.focused, Editor))
        editor = person.app.screen.query_one(Editor)
        person.app.post_message(events.Paste(words))
        await person.until(lambda: editor.text == words)
        await person.press("ctrl+z")
        assert editor.text == ""
        await person.press("ctrl+y")
        assert editor.words == words
        harmless(person)
        await person.press("escape", "4")
        await person.until(lambda: screen.is_over)
        await person.until(lambda: pages())

    visit(Go("today"), steps)
    assert pages()[0].entry.body.strip("\n") == words.strip("\n")


def test_pages_show_find_and_change_hostile_pages_and_keep_their_bytes(visit: Any, context: Context) -> None:
    for number, words in enumerate(HOSTILE):
        context.journal.add(
            Entry(f"202611{number + 10}-080000-aaaa", kind="note", title=words.partition("\n")[0], tags=(words,),
                  body=f"{words}\n\nlast\n")
        )  # fmt: skip
    before = {page.path: page.path.read_bytes() for page in map(read_page, _files(context))}

    async def steps(person: Person) -> None:
        await person.see("Pages")
        await quiet(person.pilot)
        for _ in HOSTILE:
            await person.press("enter")
            await quiet(person.pilot)
            harmless(person)
            await person.press("escape", "w")
            await person.until(lambda: person.place() == "PageEditScreen" and person.app.screen.query(Editor))
            harmless(person)
            await person.press("ctrl+s")
            await person.until(lambda: person.place() == "PagesScreen")
            for key in "tr":
                await person.press(key)
                await person.until(lambda: isinstance(person.app.screen, Ask | SeveralDialog))
                harmless(person)
                await person.press("escape")
                await person.until(lambda: person.place() == "PagesScreen")
            await person.press("j")
        assert {path: path.read_bytes() for path in before} == before
        for words in HOSTILE:
            await person.press("slash")
            line = person.app.screen.query_one(Input)
            line.value = ""
            person.app.post_message(events.Paste(words))
            await person.until(lambda: person.app.screen.query_one(Input).value)
            await quiet(person.pilot)
            harmless(person)
            await person.press("escape")
        await quiet(person.pilot)
        await person.press("x", "x", "x", "T")
        await person.until(lambda: person.place() == "TrashScreen")
        await quiet(person.pilot)
        harmless(person)
        await person.press("enter", "escape")

    visit(Go("pages"), steps, toasts=True)


def _files(context: Context) -> list[Path]:
    return sorted((context.places.journal / "entries").rglob("*.md"))


PLACES: Final = ("today", "guides", "pages", "people", "settings", "trash")


def test_two_hundred_sizes_break_no_screen(visit: Any, context: Context) -> None:
    context.journal.add(Entry("20261121-181502-7f3k", kind="journal", later="x", guide="where-i-am-today", body=ALL))

    async def steps(person: Person) -> None:
        await person.see("Monday 23 November")
        for place in PLACES[1:]:
            person.app.open_place(place)
            await quiet(person.pilot)
        person.app.open_place("editing", context.journal.find("@last").id)
        await person.until(lambda: person.app.screen.query(Editor))
        screens = len(person.app.screen_stack)
        text = person.app.screen.query_one(Editor).text
        for number, size in enumerate(STORM, 1):
            await resize(person, size)
            if number % 25 == 0 and len(person.app.screen_stack) > 1:
                harmless(person)
                if person.place() == "PageEditScreen":
                    assert person.app.screen.query_one(Editor).text == text
                person.app.pop_screen()
                await person.pilot.pause()
        assert screens == 7
        await person.pilot.resize_terminal(80, 24)
        await person.see("Monday 23 November", "enter  begin")

    visit(Go("today"), steps)


def test_two_hundred_sizes_leave_what_is_written(visit: Any) -> None:
    async def steps(person: Person) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        await writing(person, "blank-page")
        await person.press("enter")
        await write(person, ALL.replace("\x1b", "").replace("\x00", "").replace("\x07", ""))
        editor = person.app.screen.query_one(Editor)
        text, caret = editor.text, editor.cursor_location
        for size in STORM:
            await resize(person, size)
        await person.pilot.resize_terminal(80, 24)
        assert (editor.text, editor.cursor_location) == (text, caret)
        assert person.app.screen.region.contains_point(editor.cursor_screen_offset)

    visit(Go("today"), steps)


@pytest.mark.parametrize("place", ["today", "pages", "trash", "guides"])
def test_a_journal_that_goes_away_breaks_nothing(visit: Any, context: Context, home: Path, place: str) -> None:
    context.journal.add(Entry("20261121-181502-7f3k", kind="journal", later="x", guide="blank-page", body="Rain.\n"))

    async def steps(person: Person) -> None:
        await person.see("left for later")
        person.app.open_place(place)
        await quiet(person.pilot)
        shutil.rmtree(home / "journal")
        for key in ("enter", "w", "t", "escape", "x", "e", "u", "slash", "escape", "T", "escape", "escape"):
            await person.press(key)
            await quiet(person.pilot)
        assert person.app.fault == ()

    visit(Go("today"), steps)


def test_what_is_written_is_kept_though_the_journal_went_away(visit: Any, home: Path, pages: Pages) -> None:
    async def steps(person: Person) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        screen = await writing(person, "blank-page")
        await person.press("enter")
        await write(person, "marmalade")
        shutil.rmtree(home / "journal", ignore_errors=True)
        shutil.rmtree(home / "drafts", ignore_errors=True)
        await write(person, " and more")
        await quiet(person.pilot)
        await person.press("escape", "4")
        await person.until(lambda: screen.is_over)
        await person.until(lambda: pages())

    visit(Go("today"), steps)
    assert "marmalade and more" in pages()[0].entry.body


def test_a_guide_that_vanishes_is_said(visit: Any, context: Context) -> None:
    folder = context.own_content / "guides"
    folder.mkdir(parents=True)
    (folder / "every-kind.toml").write_text(EVERY_KIND)

    async def steps(person: Person) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        person.app.open_place("guides")
        await person.see("To steady yourself")
        (folder / "every-kind.toml").unlink()
        await person.press("slash", *"every kind", "enter")
        await person.until(lambda: person.app._notifications or person.place() == "WritingScreen")
        await quiet(person.pilot)
        assert person.app.fault == ()

    visit(Go("today"), steps)


@pytest.mark.parametrize("raw", [b"theme = \x00\xff", b"[[[", b'theme = 3\ncountry = ["[/]"]\n', b""])
def test_settings_that_turn_to_nonsense_stop_nothing(visit: Any, context: Context, raw: bytes) -> None:
    async def steps(person: Person) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        person.app.open_place("settings")
        await person.see("Country")
        context.config_path.write_bytes(raw)
        context.__dict__.pop("_read_settings", None)
        for key in ("2", "right", "3", "5", "6"):
            await person.press(key)
        harmless(person)
        await person.press("escape", "escape")
        await person.until(lambda: person.place() == "TodayScreen")
        assert person.app.fault == ()

    visit(Go("today"), steps)


def test_a_hostile_editor_setting_is_drawn_harmlessly_and_asked_for_again(visit: Any, context: Context) -> None:
    context.change_setting("editor", "[/] \x1b[31m \u202e 台所")

    async def steps(person: Person) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        person.app.open_place("settings")
        await person.see("[/] ␛[31m <U+202E> 台所")
        await person.press("7", "enter")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        harmless(person)
        for words in HOSTILE:
            person.app.screen.query_one(Input).value = ""
            person.app.post_message(events.Paste(words))
            await person.pilot.pause()
            await person.press("enter")
            await person.pilot.pause()
            harmless(person)
            if not isinstance(person.app.screen, Ask):
                await person.press("7", "enter")
                await person.until(lambda: isinstance(person.app.screen, Ask))

    visit(Go("today"), steps, toasts=True)


def test_a_text_that_gets_short_at_once_does_not_end_the_app(visit: Any) -> None:
    async def steps(person: Person) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        await writing(person, "blank-page")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.focused, Editor))
        editor = person.app.screen.query_one(Editor)
        for words in ("one\ntwo", "line\n" * 60):
            person.app.post_message(events.Paste(words))
            await person.until(lambda: editor.text)
            await person.pilot.pause()
            assert editor.text.endswith(words)
        await person.press("ctrl+z")
        assert editor.text == "one\ntwo"
        await person.press("ctrl+y")
        assert editor.text == "one\ntwo" + "line\n" * 60
        editor.select_all()
        await person.press("x")
        assert editor.text == "x"
        await person.press("ctrl+z", "ctrl+y", "ctrl+z")
        assert editor.text == "one\ntwo" + "line\n" * 60

    visit(Go("today"), steps)
