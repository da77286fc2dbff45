"""Settings: each in words, chosen from what is shown, ticked or asked for, and kept by enter or by a click."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from ptg_cli.context import Context
from ptg_cli.desk.settings import preferences
from ptg_cli.library.library import prompts_folder
from ptg_cli.sentences.settings import LOOKS
from ptg_cli.settings import THEMES
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.widgets.rows import Rows

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("off_the_loop")]

Steps = Callable[[Any], Any]


@pytest.fixture
def settings(visit: Any) -> Callable[..., Any]:
    """Runs the settings screen over today."""

    def one(steps: Steps, size: tuple[int, int] = (80, 24)) -> Any:
        async def all_steps(person: Any) -> None:
            await person.until(lambda: person.place() == "TodayScreen")
            person.app.open_place("settings")
            await person.see("Country")
            await steps(person)

        return visit(Go("today"), all_steps, size=size)

    return one


async def answer(person: Any, words: str) -> None:
    """Puts these words in the line that asks, in place of what stands there."""
    await person.until(lambda: isinstance(person.app.screen, Ask))
    person.app.screen.query_one(Input).value = words
    await person.press("enter")


def kept(context: Context) -> dict[str, Any]:
    """What stands in config.toml."""
    return tomllib.loads(context.config_path.read_text())


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_every_setting_is_a_row_in_words(settings: Any, context: Context, size: tuple[int, int]) -> None:
    context.country_of_clock = ""

    async def steps(person: Any) -> None:
        await person.see("not chosen yet", "dusk, dark", "the breath moves", "04:00", "off", "What is kept")
        text = person.screen_text()
        assert "—" not in text
        assert text.index("1  Country") < text.index("2  Look") < text.index("7  Editor")

    settings(steps, size)


def test_a_look_is_shown_while_it_is_marked_and_kept_by_enter(settings: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("2", "enter")
        await person.see("✓ dusk, dark", *list(LOOKS.values())[1:], "Esc leaves it as it is.")
        for theme in THEMES[1:]:
            await person.press("down")
            await person.until(lambda theme=theme: person.app.theme == theme)
        await person.press("2")
        await person.until(lambda: person.app.theme == "dawn")
        assert person.place() == "Choice"
        assert "theme" not in kept(context)
        await person.press("enter")
        await person.see("2  Look               dawn, light")
        assert person.app.theme == kept(context)["theme"] == "dawn"
        await person.press("enter")
        await person.see("✓ dawn, light")

    settings(steps)


def test_escape_puts_the_look_back(settings: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("2", "enter")
        await person.see("✓ dusk, dark")
        await person.press("down")
        await person.until(lambda: person.app.theme == "dawn")
        await person.press("escape")
        await person.until(lambda: person.place() == "SettingsScreen")
        await person.until(lambda: person.app.theme == "dusk")

    settings(steps)
    assert "theme" not in kept(context)


@pytest.mark.parametrize("key", ["left", "right", *"123456789"])
def test_nothing_changes_before_enter(settings: Any, context: Context, key: str) -> None:
    before = context.config_path.read_text()

    async def steps(person: Any) -> None:
        await person.press("j", key)
        assert person.place() == "SettingsScreen"

    settings(steps)
    assert context.config_path.read_text() == before


def test_arrows_and_letters_move_and_enter_changes(settings: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("j", "down", "enter")
        await person.see("✓ the breath moves")
        await person.press("k", "enter")
        await person.see("3  Motion             nothing moves")
        assert kept(context)["reduce_motion"] is True
        await person.press("g", "j", "j", "j", "j", "enter")
        await person.see("✓ off")
        await person.press("k", "enter")
        await person.see("5  Plain lines        on")
        assert kept(context)["line_mode"] is True
        await person.see("everything comes as plain lines from the next")
        await person.press("g")
        assert person.app.screen.query_one(Rows).highlighted == 0

    assert settings(steps).animation_level == "none"


def test_a_country_is_found_by_name_or_code_and_taken_off(settings: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("1", "enter")
        await answer(person, "new zealand")
        await person.see("New Zealand")
        assert kept(context)["country"] == "NZ"
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        assert person.app.screen.query_one(Input).value == "New Zealand"
        await answer(person, "")
        await person.see("Country            not chosen yet")
        assert kept(context)["country"] == ""

    settings(steps)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_the_country_of_the_clock_is_proposed_and_one_key_keeps_it(
    settings: Any, context: Context, size: tuple[int, int]
) -> None:
    context.country_of_clock = "NZ"

    async def steps(person: Any) -> None:
        await person.see("not chosen yet; New Zealand")
        await person.until(lambda: any(said in person.screen_text() for said in ("y right country", "y keeps it")))
        assert context.settings.country == ""
        await person.press("j", "y")
        await person.until(lambda: context.settings.country == "NZ")
        await person.press("k")
        await person.until(lambda: "not chosen yet; New" not in person.screen_text())
        await person.press("y")
        await person.see("1  Country            New Zealand")

    settings(steps, size)
    assert kept(context)["country"] == "NZ"


def test_another_country_than_that_of_the_clock_is_one_key_away(settings: Any, context: Context) -> None:
    context.country_of_clock = "NZ"

    async def steps(person: Any) -> None:
        await person.see("New Zealand for now")
        await person.press("j", "c")
        await answer(person, "ireland")
        await person.see("Country            Ireland")

    settings(steps)
    assert kept(context)["country"] == "IE"


def test_where_the_clock_names_no_country_none_is_proposed(settings: Any, context: Context) -> None:
    context.country_of_clock = ""

    async def steps(person: Any) -> None:
        await person.see("Country            not chosen yet")
        await person.press("y")
        assert "right country" not in person.screen_text()

    settings(steps)
    assert context.settings.country == ""


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        ("1", "Atlantis [/]", "isn't in the list of countries here"),
        ("4", "25:00", "“25:00” isn't a time I know. Try 04:00."),
        ("7", "code 'x", "A quotation mark is not closed."),
    ],
)
def test_words_that_do_not_fit_are_said_and_asked_again(
    settings: Any, context: Context, number: str, words: str, said: str
) -> None:
    before = context.config_path.read_text()

    async def steps(person: Any) -> None:
        await person.press(number, "enter")
        await answer(person, words)
        await person.until(lambda: any(said in hint.text for hint in person.app.screen.query(".hint")))
        assert person.app.screen.query_one(Input).value == words
        await person.press("escape")
        await person.until(lambda: person.place() == "SettingsScreen")

    settings(steps)
    assert context.config_path.read_text() == before


def test_the_day_and_the_editor_are_asked_for(settings: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    async def steps(person: Any) -> None:
        await person.press("4", "enter")
        await answer(person, "03:30")
        await person.see("03:30")
        await person.press("7", "enter")
        await answer(person, "no-such-editor")
        await person.until(lambda: any("there is no program" in note.message for note in person.app._notifications))
        await person.see("no-such-editor")

    settings(steps)
    assert kept(context)["day_starts_at"] == "03:30"
    assert kept(context)["editor"] == "no-such-editor"
    monkeypatch.setenv("VISUAL", "vim")
    (row,) = [row for row in preferences(context.settings, prompts_folder()) if row.key == "editor"]
    assert row.value == "vim, from $VISUAL"


def test_practices_may_leave_nothing_and_spare_what_someone_would_rather_not(settings: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("8", "enter")
        await person.see("✓ leave a page")
        await person.press("2", "enter")
        await person.see("8  Practices          keep nothing")
        await person.press("9", "enter")
        await person.see("Which practices should never be offered?", "hidden as a whole", "you look at something")
        assert "not for me" not in person.screen_text()
        await person.press("2", "4", "x")
        assert "avoid" not in kept(context)
        await person.press("enter")
        await person.see("9  Never offered      breath, body")
        await person.press("enter")
        await person.see("✓ breath", "✓ body")
        await person.press("2", "enter")
        await person.see("9  Never offered      body")

    settings(steps)
    assert kept(context)["practice_entries"] is False
    assert kept(context)["avoid"] == ["body"]


def test_parts_of_the_body_are_left_out_by_ticks(settings: Any, context: Context) -> None:
    context.change_setting("leave_out", "knees")

    async def steps(person: Any) -> None:
        await person.press("9", "j", "enter")
        await person.see("Which parts of the body should practices leave out?", "No practice is hidden", "✓ knees")
        await person.press("3", "enter")
        await person.see("Parts left out     belly, knees")
        await person.press("enter")
        await person.see("✓ belly")
        await person.press("2", "escape")
        await person.see("Parts left out     belly, knees")

    settings(steps)
    assert kept(context)["leave_out"] == ["belly", "knees"]


def test_escape_leaves_a_setting_as_it_was(settings: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("4", "enter")
        await person.until(lambda: isinstance(person.app.screen, Ask))
        await person.press("escape")
        await person.see("04:00")

    settings(steps)
    assert "day_starts_at" not in kept(context)


@pytest.mark.parametrize("key", ["escape", "q"])
def test_escape_and_q_lead_back(settings: Any, key: str) -> None:
    async def steps(person: Any) -> None:
        await person.press(key)
        await person.until(lambda: person.place() == "TodayScreen")

    settings(steps)


def test_a_click_shows_what_can_be_chosen_and_another_chooses(settings: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.pilot.click(Rows, offset=(5, 2))
        await person.see("✓ the breath moves")
        await person.pilot.click(Rows, offset=(5, 0))
        await person.see("3  Motion             nothing moves")
        assert kept(context)["reduce_motion"] is True

    settings(steps)


def test_what_is_kept_and_where_can_be_read(settings: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.press("pagedown")
        await person.see("Where files are", "your own guides", "config.toml")
        await person.press("pageup")
        await person.see("1  Country")

    settings(steps, (80, 24))


def test_comments_in_the_file_stay(settings: Any, context: Context) -> None:
    context.config_path.write_text('# mine\nwelcomed = true\ntheme = "dawn" # for mornings\n')
    context.__dict__.pop("_read_settings", None)

    async def steps(person: Any) -> None:
        assert person.app.theme == "dawn"
        await person.press("2", "enter")
        await person.see("✓ dawn, light")
        await person.press("down", "enter")
        await person.see("2  Look               high contrast, dark")

    settings(steps)
    assert context.config_path.read_text() == ('# mine\nwelcomed = true\ntheme = "high-contrast-dark" # for mornings\n')


def test_a_look_that_is_none_falls_back_says_so_and_can_be_mended(settings: Any, context: Context) -> None:
    context.config_path.write_text('welcomed = true\ntheme = "nope"\n')
    context.__dict__.pop("_read_settings", None)

    async def steps(person: Any) -> None:
        assert person.app.theme == "dusk"
        assert any("“theme” takes one of" in note.message for note in person.app._notifications)
        await person.press("2", "enter")
        await person.see("✓ dusk, dark")
        await person.press("down", "enter")
        await person.see("2  Look               dawn, light")
        assert person.app.theme == "dawn"

    settings(steps)
    assert kept(context)["theme"] == "dawn"


def test_a_file_that_cannot_be_changed_is_said_and_nothing_is_shown_as_kept(settings: Any, context: Context) -> None:
    context.config_path.write_text("welcomed = \n")
    context.__dict__.pop("_read_settings", None)

    async def steps(person: Any) -> None:
        await person.press("2", "enter")
        await person.see("✓ dusk, dark")
        await person.press("down", "enter")
        await person.until(
            lambda: any("The settings file isn't TOML." in note.message for note in person.app._notifications)
        )
        await person.see("dusk, dark")
        await person.until(lambda: person.app.theme == "dusk")

    settings(steps)


def test_a_disk_that_refuses_is_said(settings: Any, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, raw: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ptg_cli.journal.disk.replace", full)

    async def steps(person: Any) -> None:
        await person.press("3", "enter")
        await person.see("✓ the breath moves")
        await person.press("up", "enter")
        await person.until(
            lambda: any(note.message == "The disk is full. Not kept." for note in person.app._notifications)
        )
        await person.see("the breath moves")

    settings(steps)


def test_a_hostile_value_is_drawn_as_it_is(settings: Any, context: Context) -> None:
    context.change_setting("editor", "[/] \x1b[31m \u202e 台所")

    async def steps(person: Any) -> None:
        await person.see("[/] ␛[31m <U+202E> 台所")

    settings(steps)


def test_help_lists_what_works(settings: Any) -> None:
    async def steps(person: Any) -> None:
        await person.press("f1")
        await person.see("Keys that work here", "Change the marked setting.")

    settings(steps)
