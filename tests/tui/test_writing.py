"""Writing on the screen, from the opening to the page: by keys, with what goes wrong on the way."""

import errno
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import OptionList

from ptg_cli.context import Context
from ptg_cli.desk.keeper import line_in
from ptg_cli.desk.writing import Intent
from ptg_cli.journal.drafts import DraftFile
from ptg_cli.journal.pages import Page
from ptg_cli.model.answer import Text
from ptg_cli.model.entry import Entry
from ptg_cli.session.care import LINE_KEYS
from ptg_cli.session.writing_view import Closing, Offer, Opening, Question
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.screens.writing import WritingScreen
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.writing.editor import Editor

Pages = Callable[[], list[Page]]


def writing(guide: str, **more: Any) -> Go:
    """Writing with a guide, and then the shell."""
    return Go("writing", OpenWriting(guide, parting=True, **more))


def screen(person: Any) -> WritingScreen:
    """The writing screen."""
    found = person.app.screen
    assert isinstance(found, WritingScreen)
    return found


async def at(person: Any, kind: type) -> Any:
    """Waits until the session has come to such a view, drawn; returns it."""

    def there() -> bool:
        shown = person.app.screen
        return isinstance(shown, WritingScreen) and shown._begun is not None and isinstance(shown.session.view, kind)

    await person.until(there)
    await person.pilot.pause()
    return screen(person).session.view


async def write(person: Any, words: str) -> None:
    """Puts words into the editor as typing would."""
    await person.until(lambda: person.app.screen.query(Editor))
    person.app.screen.query_one(Editor).insert(words)
    await person.pilot.pause()


def test_a_page_is_written_rated_and_kept(visit: Any, pages: Pages, drafts: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("5")
        await at(person, Question)
        await person.press("enter")
        await write(person, "The house is quiet.")
        for _ in range(4):
            await person.press("ctrl+n")
        await person.press("enter")
        view = await at(person, Closing)
        assert view.before == 5
        await person.press("3")
        await person.see("It was 5, and is 3 now. Easier than before.")
        await person.press("tab", *"tea", "enter")
        await person.press("tab")
        await person.press("enter")

    app = visit(writing("where-i-am-today"), steps)
    (page,) = pages()
    assert app.return_value.kept == page.id
    assert app.return_value.words == ("Kept.",)
    assert page.entry.distress_before == 5
    assert page.entry.distress_after == 3
    assert page.entry.later == "tea"
    assert page.entry.body.count("The house is quiet.") == 1
    assert drafts() == []


@pytest.mark.parametrize(("keys", "rating"), [(["1", "0"], 10), (["1", "enter"], 1), (["7"], 7), (["0"], 0)])
def test_a_digit_rates_and_one_then_nought_is_ten(visit: Any, keys: list[str], rating: int) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press(*keys)
        await person.until(lambda: not isinstance(screen(person).session.view, Opening))
        assert screen(person).session.snapshot().distress_before == rating

    visit(writing("where-i-am-today"), steps)


def test_nine_or_ten_brings_numbers_and_an_outward_grounding_and_going_on_is_allowed(
    visit: Any, context: Context
) -> None:
    context.change_setting("country", "NZ")

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("9")
        await at(person, Offer)
        await person.see("You don't have to go through this alone", "111", "1737", "1  Name the day", "go on")
        await person.press("1")
        await person.see("Name the day")
        await person.press("q")
        await at(person, Question)

    visit(writing("where-i-am-today"), steps)


def test_at_nine_or_ten_without_a_country_one_key_asks_for_it(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("9")
        await at(person, Offer)
        await person.see("c  your country")
        await person.press("c")  # by itself: with letters at its heels it would be a word
        await person.see("Which country are you in?")
        await person.press(*"irel", "enter")
        await person.see("116 123", "go on")
        assert "your country" not in person.screen_text()
        await person.press("enter")
        await at(person, Question)

    visit(writing("where-i-am-today"), steps)
    assert context.settings.country == "IE"


def test_back_from_the_first_question_mends_the_rating(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("5")
        await at(person, Question)
        await person.press("b")
        await at(person, Opening)
        await person.press("2")
        await at(person, Question)
        assert screen(person).session.snapshot().distress_before == 2

    visit(writing("where-i-am-today"), steps)


def test_feelings_are_marked_before_a_moderate_guide(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("4", "space", "right", "right", "right", "space", "enter")
        await at(person, Offer)
        await person.see("Would you like to steady yourself first?")
        assert screen(person).session.snapshot().feelings == ("numb", "sad")
        assert screen(person).steady[0] == "name-the-day"

    visit(writing("naming-what-hurts"), steps)


@pytest.mark.slow
def test_every_kind_of_question_takes_its_answer(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")
        await at(person, Question)
        await write(person, "the tap\n- the letter\nthe war")
        await person.press("ctrl+n")
        await person.see("◉ I can change it", "the letter")
        await person.press("1", "1", "3", "enter")
        await person.see("Which of these would you like to begin with")
        await person.press("2", "enter")
        await person.see("Which first step could you take", "the letter?")
        await write(person, "Find it.")
        await person.press("ctrl+n")
        await person.see("On which day could you take that first step?")
        await person.press("ctrl+n")
        await person.see("wait until tomorrow")
        await person.press("down", "enter")
        await person.see("comes back to your mind")
        await person.press("ctrl+n", "enter")
        await at(person, Closing)
        await person.press("enter")

    visit(writing("circle-of-control"), steps)
    body = pages()[0].entry.body
    assert "**I can change it**\n\n- the tap\n- the letter" in body
    assert "**I can't change it**\n\n- the war" in body
    assert "this: the letter?\n<!-- step: move 1 -->\n\nFind it." in body
    assert body.count("- the war") == 3


@pytest.mark.slow
def test_own_words_stand_beside_options_and_a_scale_takes_its_ends(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")
        await write(person, "fog\nanger")
        await person.press("ctrl+n")
        await person.see("Which of these is the strongest?")
        await person.press("tab", *"the clear one", "enter")
        await person.see("Where do you feel “the clear one”?")
        await person.press("ctrl+n")
        await person.see("hardly there", "it fills everything")
        await person.press("1", "0")
        await person.until(lambda: not person.app.screen.query(Scale))
        await person.press("b")
        await person.see("10: it fills everything")
        await person.press("left", "enter", "enter")
        await person.see("Sounds around you")
        await person.press("q")
        await person.see("And how strong is “the clear one” now?", "Earlier on this page you said 9.")
        await person.press("escape", "4")

    visit(writing("weather-of-feelings"), steps)
    body = pages()[0].entry.body
    assert "- the clear one" in body
    assert "9 of 10" in body


def test_what_is_left_for_now_waits_in_its_draft(visit: Any, pages: Pages, drafts: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "half a sentence")
        await person.press("escape", "9")

    left = visit(writing("where-i-am-today"), steps)
    assert left.return_value.words == ("It is kept as a draft. ptg offers to go on with it the next time.",)
    (draft,) = drafts()
    assert "half a sentence" in draft.entry.body
    assert not pages()


def test_what_is_left_for_now_and_no_draft_takes_is_in_recovery_and_the_reason_is_said(
    visit: Any, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(draft: DraftFile, entry: Entry) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        monkeypatch.setattr(DraftFile, "save", refuse)
        await write(person, "half a sentence")
        await person.press("escape", "9")

    left = visit(writing("where-i-am-today"), steps)
    (rescued,) = context.recovery.listed()
    assert "half a sentence" in rescued.read_text(encoding="utf-8")
    (words,) = left.return_value.words
    assert words == f"The disk is full. This was not kept as a page. What you wrote is here: {rescued}"
    assert left.return_value.code == 1


def test_the_draft_is_on_the_disk_within_a_second_and_the_next_start_goes_on(visit: Any, drafts: Pages) -> None:
    async def first(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "half a sentence")
        await person.until(lambda: drafts() and "half a sentence" in drafts()[0].entry.body)
        await person.see("draft kept 08:15")
        await person.press("ctrl+q")

    left = visit(writing("where-i-am-today"), first)
    assert "draft" in left.return_value.words[0]

    async def second(person: Any) -> None:
        await person.see("still open", "Where I am today")
        assert "half a sentence" not in person.screen_text()
        await person.press("enter")
        await at(person, Question)
        await person.see("half a sentence")
        assert person.app.focused.cursor_location == (0, 15)

    visit(Go("today"), second)


def test_journal_alone_offers_the_draft_first_and_else_begins_what_is_suggested(visit: Any, drafts: Pages) -> None:
    async def first(person: Any) -> None:
        await at(person, Opening)
        await person.see("It is a short guide to begin with.", "another", "blank page")
        title = screen(person).session.guide.title
        await person.press("o")
        await person.until(lambda: screen(person).session.guide.title != title)
        await person.press("w")
        await person.until(lambda: screen(person).session.guide.slug == "blank-page")
        await person.press("enter")
        await write(person, "left open")
        await person.press("ctrl+q")

    visit(writing(""), first)
    assert len(drafts()) == 1

    async def second(person: Any) -> None:
        await person.see("still open: Blank page")
        await person.press("2")
        await at(person, Opening)
        assert screen(person).session.guide.slug == "where-i-am-today"

    visit(writing(""), second)


def test_a_guide_by_name_offers_its_own_draft_and_no_other(visit: Any) -> None:
    async def left_open(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "left open")
        await person.press("ctrl+q")

    async def the_same(person: Any) -> None:
        await person.see("still open: Where I am today", "Leave it for now")
        await person.press("1")
        await at(person, Question)
        assert "left open" in person.screen_text()

    async def another(person: Any) -> None:
        await at(person, Opening)
        assert screen(person).session.guide.slug == "three-real-things"

    visit(writing("where-i-am-today"), left_open)
    visit(writing("three-real-things"), another)
    visit(writing("where-i-am-today"), the_same)


def test_leaving_nothing_leaves_nothing(visit: Any, home: Path) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "marmalade")
        await person.until(lambda: list((home / "drafts").glob("*.md")))
        await person.press("escape", "5")
        await person.see("You can't get it back after that.")
        await person.press("2")
        assert isinstance(person.app.screen, Choice)
        await person.press("enter")
        await person.until(lambda: person.app._exit)

    app = visit(writing("where-i-am-today"), steps)
    assert app.return_value.words == ("Nothing was kept.",)
    assert not [path for path in home.rglob("*") if path.is_file() and b"marmalade" in path.read_bytes()]
    assert not list((home / "drafts").glob("*.md"))


def test_a_session_without_words_makes_no_entry(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("5", "enter")
        for _ in range(4):
            await person.press("ctrl+n")
        await person.press("enter")
        await person.until(lambda: person.app._exit)

    app = visit(writing("where-i-am-today"), steps)
    assert app.return_value.words == ("Nothing was written, so nothing was kept.",)
    assert pages() == []


def test_whoever_came_with_a_high_number_and_skipped_everything_is_told_of_people(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("8", "enter")
        for _ in range(12):
            if not person.app._exit:
                await person.press("ctrl+n")
        await person.until(lambda: person.app._exit)

    app = visit(writing("where-i-am-today"), steps)
    assert app.return_value.words[0].startswith("Nothing was written, so nothing was kept. If this is about now, ")
    assert "ptg sos" in app.return_value.words[0]
    assert pages() == []


def test_steady_comes_back_to_the_very_character(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "one two")
        await person.press("left", "left", "f2")
        await person.see("Steady", "Hands and what they touch")
        await person.press("2")
        await person.see("Find one thing near you")
        await person.press("n")
        await person.see("Does it feel warm or cool?")
        await person.press("escape")
        assert person.app.focused.cursor_location == (0, 5)
        await person.press("x")
        assert person.app.focused.text == "one txwo"

    visit(writing("where-i-am-today"), steps)


def test_hiding_shows_nothing_at_all_and_comes_back(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "private")
        await person.press("f9")
        await person.until(lambda: not person.screen_text().strip())
        await person.press("a", "enter")
        assert not person.screen_text().strip()
        await person.press("f9")
        await person.see("private")
        await person.press("escape", "6")
        await person.until(lambda: not person.screen_text().strip())
        await person.press("escape")
        await person.see("private")

    visit(writing("where-i-am-today"), steps)


@pytest.mark.parametrize("guide", ["blank-page", "where-i-am-today"])
def test_words_typed_before_there_is_a_question_go_to_the_first_one(visit: Any, pages: Pages, guide: str) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        for key in ("I", "space", *"hold", "space", *"x"):
            await person.pilot.press(key)
        await person.until(lambda: person.app.screen.query(Editor))
        await person.until(lambda: person.app.screen.query_one(Editor).text == "I hold x")
        await person.press("escape", "4")

    visit(writing(guide), steps)
    assert "I hold x" in pages()[0].entry.body
    assert pages()[0].entry.distress_before is None


@pytest.mark.parametrize("guide", ["blank-page", "where-i-am-today", "circle-of-control", "naming-what-hurts"])
@pytest.mark.parametrize("words", ["I am 3 times as tired as 9 days ago", "so it was, no bones broken"])
def test_a_sentence_that_comes_all_at_once_stays_whole_and_is_no_rating(
    visit: Any, pages: Pages, guide: str, words: str
) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.burst(words)
        await person.until(lambda: person.app.screen.query(Editor))
        await person.until(lambda: words in person.app.screen.query_one(Editor).text)
        await person.press("escape", "4")

    visit(writing(guide), steps)
    assert words in pages()[0].entry.body
    assert pages()[0].entry.distress_before is None


async def to_the_last_lines(person: Any) -> None:
    """Writes a word, and goes on to the lines that end the guide."""
    await at(person, Opening)
    await person.press("enter", "enter")
    await write(person, "here")
    await person.press("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
    await person.see("Listen for the nearest sound")


def test_a_sentence_at_the_last_lines_is_seen_whole_at_the_close(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_the_last_lines(person)
        await person.burst("I hate 9 of these")
        await at(person, Closing)
        await person.see("I hate 9 of these")
        await person.press("enter")

    visit(writing("where-i-am-today"), steps)
    entry = pages()[0].entry
    assert (entry.later, entry.distress_after) == ("I hate 9 of these", None)


def test_lines_pasted_at_the_last_lines_end_the_page_whole_and_that_is_said(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_the_last_lines(person)
        person.app.post_message(events.Paste("one\ntwo"))
        await at(person, Closing)
        await person.told("is at the end of the page")
        await person.press("enter")

    visit(writing("where-i-am-today"), steps)
    assert "one\ntwo" in pages()[0].entry.body


def test_a_paste_at_the_opening_goes_to_the_first_question(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        person.app.post_message(events.Paste("two 2\nlines"))
        await person.until(lambda: person.app.screen.query(Editor))
        await person.until(lambda: person.app.screen.query_one(Editor).text == "two 2\nlines")
        await person.press("escape", "4")

    visit(writing("where-i-am-today"), steps)
    assert "two 2\nlines" in pages()[0].entry.body


def test_steady_asked_for_twice_comes_once(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "here")
        await person.press("f2")
        await person.see("Hands and what they touch")
        await person.press("f2", "escape")
        await person.until(lambda: isinstance(person.app.focused, Editor))

    visit(writing("where-i-am-today"), steps)


def test_words_typed_at_the_close_are_for_later_and_change_no_rating(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")
        await write(person, "here")
        await person.press("ctrl+n")
        await at(person, Closing)
        await person.press(*"call", "space", *"hal")
        await person.press("enter", "enter")

    visit(writing("blank-page"), steps)
    entry = pages()[0].entry
    assert (entry.later, entry.distress_after) == ("call hal", None)


def test_the_key_that_led_through_the_questions_keeps_the_page_at_the_close(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter")
        await write(person, "here")
        await person.press("ctrl+n")
        await at(person, Closing)
        await person.press(*"tea")
        await person.see("enter keep")
        await person.press("ctrl+n")
        await person.until(lambda: person.app._exit)

    visit(writing("blank-page"), steps)
    assert pages()[0].entry.later == "tea"


def test_words_typed_at_options_are_own_words(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter", "ctrl+n", "ctrl+n")
        await person.see("Has anything helped")
        await person.press(*"jam", "enter")
        await person.press("escape", "4")

    visit(writing("where-i-am-today"), steps)
    assert "- jam" in pages()[0].entry.body


def test_letters_are_typed_and_trigger_nothing(visit: Any) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz?!0123456789"

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await person.until(lambda: person.app.screen.query(Editor))
        names = {"?": "question_mark", "!": "exclamation_mark"}
        await person.press(*(names.get(letter, letter) for letter in letters))
        assert person.app.screen.query_one(Editor).text == letters

    visit(writing("where-i-am-today"), steps)


def test_two_windows_do_not_share_a_draft(visit: Any, context: Context) -> None:
    async def first(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "mine")
        await person.press("ctrl+q")

    visit(writing("where-i-am-today"), first)
    draft = context.drafts.listed()[0]
    held = context.drafts.open(draft.id)

    async def second(person: Any) -> None:
        await person.until(lambda: person.app._exit)

    app = visit(Go("writing", OpenWriting(draft=draft.id, parting=True)), second)
    assert "open in another window" in app.return_value.words[0]
    assert app.return_value.code == 1
    held.close()


def test_a_paste_is_one_step_to_undo_and_harmless(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "before ")
        editor = person.app.screen.query_one(Editor)
        person.app.post_message(events.Paste("a\x1b[31mb\x07\x00\r\nc\u202ed\te"))
        await person.until(lambda: "c" in editor.text)
        assert editor.text == "before a[31mb\nc\u202ed\te"
        assert "\u202e" not in person.screen_text(), "what turns a line around is kept, and not drawn"
        await person.told("since a terminal could be harmed by")
        await person.press("ctrl+z")
        assert editor.text == "before "
        await person.press("ctrl+y", "escape", "4")

    visit(writing("where-i-am-today"), steps)
    assert "before a[31mb\nc\u202ed\te" in pages()[0].entry.body


def test_a_very_long_line_is_parted_only_when_asked(visit: Any, pages: Pages) -> None:
    words = " ".join(f"word{number}" for number in range(1100))

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await person.until(lambda: person.app.screen.query(Editor))
        editor = person.app.screen.query_one(Editor)
        person.app.post_message(events.Paste(words))
        await person.until(lambda: editor.text == words)
        await person.told("F8 divides it")
        await person.press("f8")
        await person.until(lambda: "\n" in editor.text)
        assert max(map(len, editor.text.split("\n"))) <= 1200
        assert editor.text.split() == words.split()
        await person.press("ctrl+z")
        assert editor.text == words

    visit(writing("where-i-am-today"), steps)


def test_undo_reaches_far_back(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await person.until(lambda: person.app.screen.query(Editor))
        editor = person.app.screen.query_one(Editor)
        for number in range(150):
            editor.history.checkpoint()
            editor.insert(f"{number} ")
        for _ in range(150):
            editor.undo()
        assert editor.text == ""

    visit(writing("where-i-am-today"), steps)


@pytest.mark.parametrize("keys", [("f4",), ("tab", "e")])
def test_the_own_editor_takes_the_text_and_gives_it_back(
    visit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: Pages, home: Path, keys: tuple[str, ...]
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "%s from the editor" "$(cat "$1")" > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "words")
        monkeypatch.setattr(person.app, "suspend", nullcontext)
        await person.press(*keys)
        await person.see("words from the editor")
        await person.press("escape", "4")

    visit(writing("where-i-am-today"), steps)
    assert "words from the editor" in pages()[0].entry.body
    assert list((home / "drafts").glob("editing-*")) == []


def test_a_guide_that_is_gone_is_said(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: person.app._exit)

    app = visit(writing("no-such-guide"), steps)
    assert "no-such-guide" in app.return_value.words[0]
    assert app.return_value.code == 1


def test_a_fault_of_our_own_keeps_the_draft_and_shows_no_words(visit: Any, drafts: Pages, context: Context) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "marmalade")
        person.app.screen.call_later(lambda: [][1])
        await person.until(lambda: person.app.fault)

    with pytest.raises(IndexError):
        visit(writing("where-i-am-today"), steps)
    assert "marmalade" in drafts()[0].entry.body


def test_the_menu_takes_digits_and_arrows_and_escape_goes_on(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("enter", "enter")
        await write(person, "here")
        await person.press("escape")
        assert isinstance(person.app.screen, Choice)
        await person.press("j", "down", "k")
        assert person.app.screen.query_one(OptionList).highlighted == 1
        await person.press("escape")
        assert isinstance(person.app.focused, Editor)
        await person.press("escape", "3")
        await person.see("People to talk to")
        await person.press("q")
        assert isinstance(person.app.focused, Editor)

    visit(writing("where-i-am-today"), steps)


def test_a_line_that_was_cut_off_in_plain_lines_stands_behind_the_text_it_was_meant_for(
    visit: Any, context: Context, drafts: Pages
) -> None:
    begun = context.sessions.begin(context.library.guide("blank-page"), Intent(context.now()), LINE_KEYS)
    begun.session.open()
    begun.session.write_down(Text("first"))
    assert begun.sitting.snapshot() == ""
    begun.sitting.close()
    where = line_in(begun.session.snapshot().id)
    context.keeper.hold(where, "half a line")
    context.keeper.cut_short()
    context.keeper._loose.pop(where)._draft.close()  # type: ignore[union-attr]

    async def steps(person: Any) -> None:
        await at(person, Question)
        await person.until(lambda: person.app.screen.query(Editor))
        assert person.app.screen.query_one(Editor).words == "first\nhalf a line"

    session = next(draft.id for draft in drafts() if draft.entry.guide)
    visit(Go("writing", OpenWriting("", session, parting=True)), steps)
    (left,) = drafts()
    assert left.entry.body.rstrip() == "first\nhalf a line"


@pytest.mark.parametrize(("key", "place"), [("7", "PlanScreen"), ("8", "HardMomentScreen")])
def test_plan_and_a_hard_moment_open_over_a_page_and_lead_back_to_it(visit: Any, key: str, place: str) -> None:
    """Guides and the close send to both, so both have to be within reach."""

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("3")
        await at(person, Question)
        await person.press("escape")
        await person.see("7  Your plan", "8  Something to try in a hard moment")
        await person.press(key)
        await person.until(lambda: person.place() == place)
        await person.press("escape")
        await person.until(lambda: person.place() == "WritingScreen")
        await at(person, Question)

    visit(writing("where-i-am-today"), steps)


def test_in_the_shell_a_command_opens_the_plan_and_no_key_is_named(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("3")
        await write(person, "tea\n")
        await person.press("escape", "4")

    app = visit(writing("list-what-helps-in-hard-hours"), steps)
    assert app.return_value.words == ("Kept. Added: 1 thing to your own strategies.",)


@pytest.mark.parametrize("slug", ["where-i-am-today", "naming-what-hurts"])
def test_whoever_opens_ptg_with_a_guide_is_told_once_what_it_is(visit: Any, context: Context, slug: str) -> None:
    """An empty journal makes it the first time; a gentle opening has the room for it, a moderate one names people in
    its note and at its close."""

    async def first(person: Any) -> None:
        view = await at(person, Opening)
        assert any("Nobody reads what you write" in line for line in view.lines) is (slug == "where-i-am-today")

    async def later(person: Any) -> None:
        view = await at(person, Opening)
        assert not any("Nobody reads" in line for line in view.lines)

    context.change_setting("welcomed", "no")
    visit(writing(slug), first)
    context.journal.add(
        Entry(context.journal.new_id(context.civil_now()), created=context.now(), kind="note", body="x\n")
    )
    visit(writing(slug), later)


def test_plain_lines_know_the_first_time_too(context: Context) -> None:
    context.change_setting("welcomed", "no")
    guide = context.library.guide("where-i-am-today")
    begun = context.sessions.begin(guide, Intent(context.now()), LINE_KEYS)
    assert isinstance(begun.session.view, Opening)
    assert any("Nobody reads what you write" in line for line in begun.session.view.lines)
    begun.sitting.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_what_is_only_read_stands_a_little_above_the_middle(
    visit: Any, context: Context, size: tuple[int, int]
) -> None:
    guides = context.own_content / "guides"
    guides.mkdir(parents=True, exist_ok=True)
    (guides / "calm.toml").write_text(
        'title = "Calm"\nsummary = "s"\nlevel = "gentle"\nminutes = 3\n\n[[step]]\nid = "arrive"\nkind = "read"\n'
        'lines = ["Let the chair take your weight."]\n\n[[step]]\nid = "free"\nkind = "write"\n'
        'prompt = "What is there?"\n'
    )

    async def steps(person: Any) -> None:
        await at(person, Opening)
        await person.press("2")
        await person.see("Let the chair take your weight.")
        rows = person.screen_text().split("\n")
        shown = next(place for place, row in enumerate(rows) if "Let the chair" in row)
        title = next(place for place, row in enumerate(rows) if "Calm" in row)
        assert size[1] * 0.2 < shown < size[1] * 0.45
        assert title < 3
        await person.press("enter")
        await person.see("What is there?")
        rows = person.screen_text().split("\n")
        assert next(place for place, row in enumerate(rows) if "What is there?" in row) == title + 2

    visit(Go("writing", OpenWriting("calm")), steps, size=size)
