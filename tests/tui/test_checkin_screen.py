"""The check-in on the screen: one thing at a time, all of it skippable, words never lost, what is hard met."""

import errno
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.tui.conftest import HOSTILE
from textual.events import AppBlur
from textual.widgets import OptionList

from ptg_cli.context import Context
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import Page
from ptg_cli.model import typeahead, typed_number
from ptg_cli.model.dials import DIALS
from ptg_cli.model.entry import Entry
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences.checkin import DIALS_OFFER_WITH_KEY
from ptg_cli.sentences.drafts import DRAFT_KEPT
from ptg_cli.session.care import OUTWARD
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.dialogs.several import SeveralDialog
from ptg_cli.tui.navigation import Go, OpenCheckin
from ptg_cli.tui.screens.checkin import CheckinScreen
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.toggles import Toggles
from ptg_cli.tui.widgets.words import CommandWords

pytestmark = pytest.mark.slow

Pages = Callable[[], list[Page]]
HARD = "How hard is it right now?"
FEELINGS = "And what do you feel?"
WORDS = "One line of words, if you like."


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A disk that refuses so many times to keep a page."""
    left = [0]
    add = Journal.add

    def one(self: Journal, entry: Entry) -> Any:
        if left[0]:
            left[0] -= 1
            raise OSError(errno.ENOSPC, "No space left on device")
        return add(self, entry)

    monkeypatch.setattr(Journal, "add", one)
    return left


def rated(context: Context, days: float, **dials: int) -> None:
    """Keeps a check-in of so many days ago."""
    moment = context.now() - timedelta(days=days)
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    context.journal.add(Entry(page_id, created=moment, kind="checkin", dials=dials, distress_before=2))


async def to_words(person: Any) -> None:
    """Past the number and the feelings to the line."""
    await person.see(HARD)
    await person.press("enter")
    await person.see(FEELINGS)
    await person.press("enter")
    await person.see(WORDS)


async def put(person: Any, words: str) -> None:
    """Puts words into the line, as they come."""
    person.app.screen.query_one(Line).value = words
    await person.pilot.pause()


async def over(person: Any) -> None:
    """Waits until the app has been left."""
    await person.until(lambda: person.app._exit)


def test_a_number_feelings_and_a_line_by_keys(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD, "calm enough", "1 of 3")
        await person.press("6")
        await person.see(FEELINGS, "2 of 3")
        await person.press("right", "right", "right", "space", "enter")
        await person.see(WORDS, "3 of 3")
        await person.press(*"tea", "enter")
        await over(person)

    app = visit(Go("checkin", OpenCheckin(parting=True)), steps)
    (page,) = pages()
    assert (page.entry.kind, page.entry.distress_before, page.entry.feelings) == ("checkin", 6, ("sad",))
    assert (page.entry.body, page.entry.dials) == ("tea\n", {})
    assert (app.return_value.words, app.return_value.kept, app.return_value.code) == (("Kept.",), page.id, 0)


def test_by_mouse(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.pilot.hover(CommandWords, offset=(2, 0))
        await person.pilot.click(Scale, offset=(16, 0))
        await person.see(FEELINGS)
        await person.pilot.click(Toggles, offset=(3, 0))
        await person.see("✓ numb")
        await person.pilot.click(CommandWords, offset=(2, 0))
        await person.see(WORDS)
        await person.pilot.click(CommandWords, offset=(2, 0))
        await person.see("Kept.", "F2 helps you steady yourself.")
        await person.pilot.click(CommandWords, offset=(2, 0))
        await over(person)

    visit(Go("checkin"), steps)
    assert (pages()[0].entry.distress_before, pages()[0].entry.feelings) == (3, ("numb",))


def test_nothing_said_keeps_nothing(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_words(person)
        await put(person, "   ")
        await person.press("enter")
        await over(person)

    app = visit(Go("checkin"), steps)
    assert pages() == []
    assert app.return_value.words == ("Nothing was said, so nothing was kept.",)
    assert app.return_value.kept == ""


def test_arrows_choose_and_enter_goes_on_and_a_1_may_become_a_ten(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("right", "right", "left", "left", "left", "enter")
        await person.see(FEELINGS)
        await person.press("b")
        await person.see("3: noticeable")
        await person.press("1")
        await person.see("Type 0 now to make it 10.")
        await person.press("backspace", "1", "enter")
        await person.see(FEELINGS)
        await person.press("n")
        await person.see(WORDS)
        await person.press("ctrl+n")
        await over(person)

    visit(Go("checkin"), steps)
    assert pages()[0].entry.distress_before == 1


def test_back_keeps_what_was_said(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("4")
        await person.see(FEELINGS)
        await person.press("space", "enter")
        await person.see(WORDS)
        await put(person, "a line")
        await person.press("tab", "b")
        await person.see("✓ numb")
        await person.press("b")
        await person.see("4: between")
        await person.press("2")
        await person.see("✓ numb")
        await person.press("space", "enter")
        await person.see("a line")
        await person.press("enter")
        await over(person)

    visit(Go("checkin"), steps)
    entry = pages()[0].entry
    assert (entry.distress_before, entry.feelings, entry.body) == (2, (), "a line\n")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_and_drawn_as_they_are(visit: Any, pages: Pages, words: str) -> None:
    async def steps(person: Any) -> None:
        await to_words(person)
        await put(person, words)
        await person.press("enter")
        await over(person)

    visit(Go("checkin"), steps)
    assert pages()[0].raw.decode().endswith(f"\n\n{words}\n")
    assert not pages()[0].unreadable


def test_no_letter_is_a_command_while_words_are_typed(visit: Any, pages: Pages) -> None:
    words = "abdnqx!?/ 0123456789"

    async def steps(person: Any) -> None:
        await to_words(person)
        keys = {"!": "exclamation_mark", "?": "question_mark", "/": "slash", " ": "space"}
        await person.press(*[keys.get(letter, letter) for letter in words])
        await person.see(words)
        await person.press("enter")
        await over(person)

    visit(Go("checkin"), steps)
    assert pages()[0].entry.body == f"{words}\n"


def test_it_opens_over_today_and_goes_back_there(visit: Any, pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see("Where I am today")
        person.app.open_place("checkin")
        await person.see(HARD)
        await person.press("2", "enter", "enter")
        await person.until(lambda: person.place() == "TodayScreen")
        await person.told("Kept.")

    visit(Go("today"), steps)
    assert pages()[0].entry.distress_before == 2


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_everything_fits_and_the_bottom_line_says_what_works(visit: Any, context: Context, size: Any) -> None:
    context.change_setting("dials", "chosen-reflection")

    async def steps(person: Any) -> None:
        await person.see(HARD, "as bad as it gets", "Next     Dials", "Esc leave", "F3 people")
        await person.press("3")
        await person.see(FEELINGS, "steady", "Next     Back", "Esc leave")
        await person.press("enter")
        await person.see(
            "Thinking by choice", "often, on purpose, and I could stop", "A higher number means there is more of it."
        )
        await person.see("Next     Not for me     Back", "Esc leave")
        await person.press("enter")
        await person.see(WORDS, "Keep     Back", "Esc leave")
        await person.press("f1")
        await person.see("Keep this check-in.")

    visit(Go("checkin"), steps, size=size)


# Leaving


@pytest.mark.parametrize("keys", [(), ("6",), ("6", "space", "enter")])
def test_escape_leaves_at_once_and_keeps_nothing(visit: Any, pages: Pages, keys: tuple[str, ...]) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press(*keys, "escape")
        await over(person)

    app = visit(Go("checkin"), steps)
    assert pages() == []
    assert app.return_value.words == (("Nothing was kept.",) if keys else ())


@pytest.mark.parametrize(("choice", "kept"), [("1", True), ("2", False)])
def test_escape_asks_about_words_that_are_typed(visit: Any, pages: Pages, choice: str, kept: bool) -> None:
    async def steps(person: Any) -> None:
        await to_words(person)
        await put(person, "my words")
        await person.press("escape")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        await person.press("escape")
        await person.see(WORDS, "my words")
        await person.press("escape")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        await person.press(choice)
        await over(person)

    visit(Go("checkin"), steps)
    assert [page.entry.body for page in pages()] == (["my words\n"] if kept else [])


def test_leaving_by_ctrl_q_keeps_words_as_a_draft_and_keeping_lets_it_go(
    visit: Any, pages: Pages, drafts: Pages, context: Context
) -> None:
    async def steps(person: Any) -> None:
        await to_words(person)
        await put(person, "my words")
        await person.press("ctrl+q")
        await over(person)

    app = visit(Go("checkin"), steps)
    assert "kept as a draft" in app.return_value.words[0]
    assert [page.entry.body for page in drafts()] == ["my words\n"]
    assert pages() == []
    (draft,) = context.drafts.listed()
    assert not draft.open_elsewhere
    context.drafts.discard(draft)

    async def stays(person: Any) -> None:
        await to_words(person)
        await put(person, "more words")
        assert person.app.context.keeper.cut_short()
        assert len(drafts()) == 1
        await person.press("enter")
        await over(person)

    visit(Go("checkin"), stays)
    assert drafts() == []
    assert [page.entry.body for page in pages()] == ["more words\n"]


def test_what_is_said_and_typed_is_in_the_draft_by_itself(visit: Any, drafts: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("6")
        await person.until(lambda: drafts() and drafts()[0].entry.distress_before == 6)
        await person.see(FEELINGS)
        await person.press("enter")
        await person.see(WORDS)
        await person.press(*"tea is")
        await person.until(lambda: drafts()[0].entry.body == "tea is\n")
        await person.press(*" cold")
        await person.until(lambda: drafts()[0].entry.body == "tea is cold\n")
        assert isinstance(person.app.focused, Line), "nothing but time made it so"
        await person.press("ctrl+q")
        await over(person)

    visit(Go("checkin"), steps)


@pytest.mark.parametrize("said", [(), ("6",)])
def test_leaving_by_ctrl_q_keeps_what_was_said_as_a_draft_if_anything_was(
    visit: Any, drafts: Pages, said: tuple[str, ...]
) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press(*said, "ctrl+q")
        await over(person)

    assert visit(Go("checkin"), steps).return_value.words == ((DRAFT_KEPT,) if said else ())
    assert [draft.entry.distress_before for draft in drafts()] == ([6] if said else [])


def test_the_window_losing_focus_before_anything_is_drawn_ends_nothing(
    visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose = CheckinScreen.compose

    def blurred(screen: CheckinScreen) -> Any:
        screen.app.on_app_blur(AppBlur())  # type: ignore[attr-defined]
        return compose(screen)

    monkeypatch.setattr(CheckinScreen, "compose", blurred)

    async def steps(person: Any) -> None:
        await to_words(person)

    assert visit(Go("checkin"), steps).fault == ()


def test_a_draft_goes_on_where_it_was_left_with_all_that_was_said(
    visit: Any, pages: Pages, drafts: Pages, context: Context
) -> None:
    context.change_setting("dials", "sleep, meaning")

    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("6")
        await person.see(FEELINGS)
        await person.press("space", "enter")
        await person.see("How did you sleep?")
        await person.press("4")
        await person.see("4 of 5")
        await person.press("enter")
        await person.see(WORDS)
        await person.press(*"tea ")
        person.app.signalled(1)
        await over(person)

    assert visit(Go("checkin"), steps).return_code == 129
    (draft,) = drafts()
    assert draft.entry.body == "tea \n"

    async def again(person: Any) -> None:
        await person.see(WORDS, "5 of 5")
        await person.until(lambda: isinstance(person.app.focused, Line))
        await person.press(*"then", "enter")
        await person.see("Kept.")
        await person.press("enter")
        await over(person)

    visit(Go("checkin", OpenCheckin(draft=draft.id)), again)
    (page,) = pages()
    assert (page.id, page.entry.body, page.entry.distress_before) == (draft.id, "tea then\n", 6)
    assert (page.entry.feelings, page.entry.dials) == (("numb",), {"sleep": 4})
    assert drafts() == []


def test_leaving_nothing_takes_the_draft_with_it(visit: Any, drafts: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_words(person)
        await put(person, "my words")
        assert person.app.context.keeper.cut_short()
        await person.press("escape", "2")
        await over(person)

    visit(Go("checkin"), steps)
    assert drafts() == []


# Loud


@pytest.mark.parametrize(("number", "word"), [("7", 0), ("8", 0), ("2", 1), ("0", 2)])
def test_what_is_loud_is_met_after_it_is_kept_and_stays_on_the_screen(
    visit: Any, pages: Pages, number: str, word: int
) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press(number)
        await person.see(FEELINGS)
        await person.press(*["right"] * (word - 1), *["space"] * bool(word), "enter", "enter")
        still = "It is still hard. " if number in {"7", "8"} else ""  # a low number is not told otherwise
        await person.see("Kept.")
        told = f"{still}F2 helps you steady yourself. F3 shows people to talk to. More to try: c."
        await person.until(lambda: told in in_one_line(person.screen_text()))
        assert "Danger right now" not in person.screen_text()
        assert not person.app._exit
        await person.press("f3")
        await person.see("People to talk to")
        await person.press("escape", "enter")
        await over(person)

    app = visit(Go("checkin"), steps)
    assert app.return_value.kept == pages()[0].id


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("country", ["NZ", ""])
def test_9_and_10_show_the_numbers_at_once(visit: Any, pages: Pages, context: Context, country: str, size: Any) -> None:
    context.change_setting("country", country)
    number = "111" if country else "These are the numbers for France, because of this computer's clock."

    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("9")
        await person.see("That is very hard.", "Danger right now:", "Next")
        await person.until(lambda: number in in_one_line(person.screen_text()))
        assert DIALS_OFFER_WITH_KEY[:20] not in person.screen_text()
        await person.press("left")
        await person.see("8: between", HARD)
        assert "Danger" not in person.screen_text()
        await person.press("1", "0")
        await person.see("Danger right now:")
        await person.press("enter", "enter", "enter")
        await person.see("Kept.", "It is still hard.")
        await person.until(lambda: number in in_one_line(person.screen_text()))
        await person.press("escape")
        await over(person)

    visit(Go("checkin"), steps, size=size)
    assert pages()[0].entry.distress_before == 10


def test_steadying_after_numbness_is_outward(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        assert person.app.screen.steady[0] != OUTWARD
        await person.press("1", "enter", "space", "f2")
        await person.until(lambda: isinstance(person.app.screen, Choice))
        await person.see(context.library.practice(OUTWARD).title)
        await person.press("escape")
        assert person.app.screen.steady[0] == OUTWARD

    visit(Go("checkin"), steps)


# What a disk does


def test_a_disk_that_refuses_is_said_the_words_stay_and_it_is_tried_again(
    visit: Any, pages: Pages, full: list[int]
) -> None:
    full[0] = 2

    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("5", "enter")
        await person.see(WORDS)
        await put(person, "my words [/]")
        for left in (1, 0):
            await person.press("enter")
            await person.until(lambda left=left: full[0] == left)
            await person.see("The disk is full.", "It is not kept yet.", "Enter tries again.", "my words [/]")
            assert isinstance(person.app.focused, Line)
        await person.press(*" still", "enter")
        await over(person)

    app = visit(Go("checkin"), steps)
    (page,) = pages()
    assert (page.entry.distress_before, page.entry.body) == (5, "my words [/] still\n")
    assert app.return_value.kept == page.id


def test_a_disk_that_refuses_brings_words_back_that_were_out_of_sight(visit: Any, full: list[int]) -> None:
    full[0] = 1

    async def steps(person: Any) -> None:
        await to_words(person)
        await put(person, "my words")
        await person.press("tab", "b")
        await person.see(FEELINGS)
        await person.press("escape", "1")
        await person.see("The disk is full.", "my words")

    visit(Go("checkin"), steps)


def test_a_journal_of_a_newer_ptg_is_said_at_once(visit: Any, context: Context) -> None:
    context.places.journal.mkdir(parents=True)
    context.places.format_file.write_text("format = 99\n")

    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.told("made by a newer ptg")
        await person.press("3", "enter")
        await person.see(WORDS)
        await person.press("enter")
        await person.see("made by a newer ptg", "It is not kept yet.")

    visit(Go("checkin"), steps)


# Dials


async def picking(person: Any) -> None:
    """Waits for the window that picks dials."""
    await person.until(lambda: isinstance(person.app.screen, SeveralDialog))


def test_picking_is_offered_in_one_line_the_first_time_and_asked_at_once(
    visit: Any, pages: Pages, context: Context
) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD, DIALS_OFFER_WITH_KEY[:60])
        await person.press("d")
        await picking(person)
        await person.press("4", "down", "down", "space")
        await person.see("✓ Sleep", "✓ Closeness", "0 far from everyone, 5")
        await person.until(lambda: "A higher number means it is easier." in in_one_line(person.screen_text()))
        await person.press("enter")
        await person.see(HARD, "1 of 5")
        assert DIALS_OFFER_WITH_KEY[:60] not in person.screen_text()
        await person.press("3")
        await person.see(FEELINGS)
        await person.press("enter")
        await person.see("Sleep, in the last seven days", "How did you sleep?", "I slept well", "3 of 5")
        await person.press("0")
        await person.see("Closeness, in the last seven days", "A higher number means it is easier.")
        await person.press("enter")
        await person.see(WORDS)
        await person.press("enter")
        await over(person)

    visit(Go("checkin"), steps)
    assert pages()[0].entry.dials == {"sleep": 0}
    assert context.settings.dials == ("sleep", "closeness")

    async def again(person: Any) -> None:
        await person.see(HARD, "1 of 3")
        assert DIALS_OFFER_WITH_KEY[:60] not in person.screen_text()

    visit(Go("checkin"), again)
    context.change_setting("dials", "")
    visit(Go("checkin"), again)


@pytest.mark.parametrize(("days", "number"), [(6, "1 of 3"), (7, "1 of 4")])
def test_dials_are_asked_only_when_none_was_rated_for_a_week(
    visit: Any, context: Context, days: int, number: str
) -> None:
    context.change_setting("dials", "sleep")
    rated(context, days, sleep=4)

    async def steps(person: Any) -> None:
        await person.see(HARD, number)

    visit(Go("checkin"), steps)


def test_asked_for_they_come_whether_due_or_not(visit: Any, context: Context, pages: Pages) -> None:
    context.change_setting("dials", "replay")
    rated(context, 1, replay=4)

    async def steps(person: Any) -> None:
        await person.see(HARD, "1 of 4")
        await person.press("enter", "enter")
        await person.see("Memories, in the last seven days", "A higher number means it is harder.")
        await person.press("1", "0")
        await person.see(WORDS)
        await person.press("enter")
        await over(person)

    visit(Go("checkin", OpenCheckin(weekly=True, parting=True)), steps)
    assert pages()[-1].entry.dials == {"replay": 10}


def test_asked_for_with_none_picked_they_are_picked_first(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await picking(person)
        await person.press("0", "enter")
        await person.see(HARD, "1 of 4")

    visit(Go("checkin", OpenCheckin(weekly=True)), steps)
    assert context.settings.dials == ("meaning",)


def test_a_fourth_is_not_marked_and_it_is_said(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("d")
        await picking(person)
        await person.press("1", "2", "3", "4")
        await person.see("You can choose three at most.")
        assert "✓ Sleep" not in person.screen_text()
        await person.press("3", "4")
        await person.see("✓ Sleep", "How did you sleep?")
        await person.press("enter")
        await person.see("1 of 6")

    visit(Go("checkin"), steps)
    assert context.settings.dials == ("replay", "dodging", "sleep")


def test_dials_are_put_away_for_good_and_brought_back(visit: Any, context: Context) -> None:
    context.change_setting("dials", "sleep")

    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("d")
        await picking(person)
        for _ in DIALS:
            await person.press("x")
        await person.see("All of them are taken off.")
        await person.press("x", "space", "5", "a")
        await person.see("Memories", "Meaning")
        await person.press("4", "x", "enter")
        await person.see("1 of 3")

    visit(Go("checkin"), steps)
    assert (context.settings.dials, context.settings.dials_hidden) == ((), ("sleep",))


def test_escape_leaves_the_dials_as_they_were(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("d")
        await picking(person)
        await person.press("1", "x", "escape")
        await person.see(HARD, "1 of 3")

    visit(Go("checkin"), steps)
    assert (context.settings.dials, context.settings.dials_hidden) == ((), ())


def test_dials_by_mouse(visit: Any, context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.pilot.click(CommandWords, offset=(11, 0))
        await picking(person)
        await person.pilot.click(OptionList, offset=(8, 3))
        await person.see("✓ Sleep")
        await person.pilot.click(OptionList, offset=(8, 0))
        await person.see("✓ Memories")
        await person.pilot.click(OptionList, offset=(8, 0))
        await person.pilot.pause()
        await person.pilot.click("#words", offset=(2, 0))
        await person.see("1 of 4")

    visit(Go("checkin"), steps)
    assert context.settings.dials == ("sleep",)


def test_a_dial_that_is_not_for_me_goes_and_what_comes_next_is_asked(
    visit: Any, context: Context, pages: Pages
) -> None:
    context.change_setting("dials", "sleep, meaning")

    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("enter", "enter")
        await person.see("How did you sleep?", "3 of 5")
        await person.press("x")
        await person.see("Meaning, in the last seven days", "3 of 4")
        await person.told("It is not asked or offered any more.")
        await person.press("6")
        await person.see(WORDS)
        await person.press("enter")
        await over(person)

    visit(Go("checkin"), steps)
    assert pages()[0].entry.dials == {"meaning": 6}
    assert (context.settings.dials, context.settings.dials_hidden) == (("meaning",), ("sleep",))


def test_a_choice_that_cannot_be_kept_is_said_and_nothing_is_asked(visit: Any, context: Context) -> None:
    context.config_path.write_text("welcomed = \n")
    context.__dict__.pop("_read_settings", None)

    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("d")
        await picking(person)
        await person.press("4", "enter")
        await person.told("The settings file isn't TOML. `ptg config check` says where.")
        await person.see("1 of 3")

    visit(Go("checkin"), steps)


@pytest.mark.parametrize("start", [Go("checkin"), Go("today")])
def test_where_it_is_loud_c_leads_to_a_hard_moment_with_what_was_said_and_then_back(
    visit: Any, pages: Pages, start: Go
) -> None:
    async def steps(person: Any) -> None:
        if start.place == "today":
            await person.until(lambda: person.place() == "TodayScreen")
            person.app.open_place("checkin")
        await person.see(HARD)
        await person.press("8")
        await person.see(FEELINGS)
        await person.press("space", "enter", "enter")
        await person.see("Kept.", "More to try: c.", "Hard moment")
        await person.press("c")
        await person.see("Say the day of the week and the month, aloud or in your head.")
        assert person.app.screen._at.situation.feelings == ("numb",)
        await person.press("escape")
        if start.place == "today":
            await person.until(lambda: person.place() == "TodayScreen")
        else:
            await over(person)

    app = visit(start, steps)
    if start.place == "checkin":
        assert app.return_value.kept == pages()[0].id


def test_where_it_is_not_loud_there_is_no_c(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("c")
        await person.see(HARD)
        assert "hard moment" not in person.screen_text()
        await person.press("escape")
        await over(person)

    visit(Go("checkin"), steps)


def test_a_1_goes_on_once_no_0_came(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_number, "WAIT", 0.01)

    async def steps(person: Any) -> None:
        await person.see(HARD)
        await person.press("1")
        await person.see(FEELINGS)

    visit(Go("checkin"), steps)


def test_an_enter_right_behind_the_number_does_not_skip_the_feelings(
    visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "ENDS_A_NUMBER", 600.0)

    async def steps(person: Any) -> None:
        await person.see("How hard is it right now?")
        await person.press("6", "enter")
        await person.see("And what do you feel?")
        await person.press("enter")
        await person.see("One line of words")

    visit(Go("checkin"), steps)
