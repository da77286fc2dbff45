"""A hard moment on the screen: how hard, alone; one thing or three; what it was like; nothing typed is lost."""

import errno
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.tui.conftest import HOSTILE
from textual.events import AppBlur

from ptg_cli.context import Context
from ptg_cli.desk.document import DocumentDesk
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import Page
from ptg_cli.model.aim import Aim
from ptg_cli.model.answer import Text
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import Write
from ptg_cli.model.person import Person
from ptg_cli.model.scales import HOW_HARD, HOW_HARD_NOW
from ptg_cli.model.value import Value
from ptg_cli.sentences import hard_moment as words
from ptg_cli.sentences.drafts import DRAFT_KEPT, IN_ITS_DRAFT
from ptg_cli.session.writing_view import Question
from ptg_cli.tui import navigation
from ptg_cli.tui.dialogs.practice import PracticeDialog
from ptg_cli.tui.navigation import Go, OpenHardMoment
from ptg_cli.tui.screens.hard_moment import HardMomentScreen
from ptg_cli.tui.widgets.hard_moment import DoingPanel, EverythingPanel, OffersPanel
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.scale import Scale
from ptg_cli.tui.widgets.writing.chooser import Chooser

pytestmark = pytest.mark.slow

Pages = Callable[[], list[Page]]
WHICH = words.WHICH_OF_THESE
WHAT = "And what do you feel?"
START = Go("hard-moment")


def keep(context: Context, days: float = 1, **more: Any) -> None:
    """Keeps a try of so many days ago."""
    moment = context.now() - timedelta(days=days)
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    context.journal.add(Entry(page_id, created=moment, kind="coping", **more))


async def to_offers(person: Any, number: str = "6") -> None:
    """From how hard it is to the three."""
    await person.see(HOW_HARD)
    await person.press(number)
    await person.see(WHAT)
    await person.press("enter")
    await person.see(WHICH)


async def done_with_it(person: Any) -> None:
    """On from the steps, whether it starts something or not."""
    await person.until(lambda: person.app.screen.query(DoingPanel))
    await person.press("x" if "done already" in person.screen_text() else "enter")


def test_how_loud_it_is_stands_alone_and_three_with_reasons_come(visit: Callable[..., Any], pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        assert WHICH not in person.screen_text()
        await person.press("6")
        await person.see(WHAT)
        await person.press("right", "right", "right", "right", "space", "enter")
        await person.see(WHICH, "1  ", "2  ", "3  ", "suits what you feel")
        await person.press("2")
        await done_with_it(person)
        await person.see(HOW_HARD_NOW, words.WORTH_DOING)
        await person.press("4")
        await person.until(lambda: isinstance(person.app.focused, Chooser))
        await person.press("1")
        await person.until(lambda: isinstance(person.app.focused, Line))
        person.app.focused.value = "the long way round"
        await person.press("enter")
        await person.see(words.SET_OFF)
        await person.press(*"phone", "enter")
        await person.see(f"6, then 4. {words.EASIER}")
        await person.press("enter")

    visit(START, steps)
    (page,) = pages()
    entry = page.entry
    assert (entry.kind, entry.distress_before, entry.distress_after, entry.worth) == ("coping", 6, 4, "yes")
    assert (entry.feelings, entry.trigger, entry.remember) == (("angry",), "phone", "the long way round")


@pytest.mark.parametrize(("keys", "number"), [(("8",), 8), (("9",), 9), (("1", "0"), 10)])
def test_at_eight_or_more_the_first_step_is_there_at_once(
    visit: Callable[..., Any], keys: tuple[str, ...], number: int, pages: Pages
) -> None:
    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press(*keys)
        await person.see(
            "Say the day of the week and the month, aloud or in your head.", "enter  begin", "n  another", "F3  people"
        )
        shown = person.screen_text()
        assert ("Danger right now" in shown) is (number >= 9)
        assert number < 9 or shown.index("Say the day of the week") < shown.index("Danger right now")
        assert WHAT not in person.screen_text()
        await person.press("n")
        await person.until(lambda: "Say what day it is" not in person.screen_text())
        assert ("Danger right now" in person.screen_text()) is (number >= 9)
        await person.press("escape")

    visit(START, steps)
    assert pages() == []


def test_what_eased_it_before_is_what_begins(visit: Callable[..., Any], context: Context) -> None:
    keep(context, strategy="slow-walk", distress_before=9, distress_after=4, worth="yes")
    first = context.strategy_desk.strategy("slow-walk").steps[0]

    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press("8")
        await person.see(first[:40], "made it easier before")

    visit(START, steps)


def test_why_these_and_whose_it_is(visit: Callable[..., Any], pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.press("w")
        await person.see("Why these", words.WHOSE)
        await person.press("3")
        await person.see(WHICH)
        await person.press("1")
        await done_with_it(person)
        await person.see(HOW_HARD_NOW)
        await person.press("escape")

    visit(START, steps)
    (page,) = pages()
    assert (page.entry.control, page.entry.distress_before, page.entry.distress_after) == ("not-mine", 6, None)


def test_all_there_is_stands_by_kind_and_b_goes_back(visit: Callable[..., Any], pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.press("a")
        await person.see("Everything there is to try", "Self-compassion", "Stress reduction")
        await person.press("b")
        await person.see(WHICH)
        await person.press("a")
        await person.see("Everything there is to try")
        await person.press("down", "enter")
        await person.see("Take your time.")
        await person.press("escape")  # it was only looked at
        await person.see(WHICH)
        await person.press("a")
        await person.see("Everything there is to try")
        await person.press("escape")
        await person.see(WHICH)

    visit(START, steps)
    assert pages() == []


def test_what_was_to_be_remembered_stands_with_it_the_next_time(visit: Callable[..., Any], context: Context) -> None:
    keep(
        context,
        strategy="slow-walk",
        distress_before=9,
        distress_after=4,
        worth="yes",
        remember="slower than you think",
    )

    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press("9")
        await person.see("You wanted to remember: slower than you think")

    visit(START, steps)

    async def named(person: Any) -> None:
        await person.see("You wanted to remember: slower than you think", "done")

    visit(Go("hard-moment", OpenHardMoment("slow-walk")), named)


def test_all_that_is_asked_afterwards_stands_in_an_ordinary_window_at_once(visit: Callable[..., Any]) -> None:
    async def steps(person: Any) -> None:
        await person.press("enter")
        await person.see(HOW_HARD_NOW)
        await person.press(*"walk")
        await person.see(HOW_HARD_NOW, words.WORTH_DOING, words.WORTH[-1], " walk", "enter  next")

    visit(Go("hard-moment", OpenHardMoment("warm-water")), steps, (80, 24))


def test_words_typed_at_the_row_of_words_go_to_the_line(visit: Callable[..., Any], pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.press("1")
        await done_with_it(person)
        await person.see(words.REMEMBER)
        await person.press("4")
        await person.until(lambda: isinstance(person.app.focused, Chooser))
        await person.press("1")
        await person.until(lambda: isinstance(person.app.focused, Line))
        await person.press("tab", *"hinge", "enter")
        await person.see(words.SET_OFF)
        await person.press("escape")
        await person.until(lambda: person.app._exit)

    visit(START, steps)
    (page,) = pages()
    assert page.entry.remember == "hinge"


def test_none_for_now_leaves_nothing(visit: Callable[..., Any], pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.press("x")

    visit(START, steps)
    assert pages() == []


def test_two_that_did_little_bring_people_on_the_same_screen(visit: Callable[..., Any], context: Context) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person, "5")
        for said in (words.NO_EASIER, words.TWICE):
            await person.press("1")
            await done_with_it(person)
            await person.see(HOW_HARD_NOW)
            await person.press("5")
            await person.until(lambda: isinstance(person.app.focused, Chooser))
            await person.press("3")
            await person.until(lambda: isinstance(person.app.focused, Line))
            await person.press("enter")
            await person.see(words.SET_OFF)
            await person.press("enter")
            await person.see(said[:40])
            if said == words.NO_EASIER:
                await person.press("a")
                await person.see(WHICH)
        await person.see("People to talk to", "Danger right now")

    visit(START, steps)


def test_a_practice_it_starts_runs_over_it_and_comes_back(visit: Callable[..., Any], context: Context) -> None:
    strategy = next(one for one in context.strategy_desk.strategies() if one.practice)

    async def steps(person: Any) -> None:
        await person.see(strategy.title, "enter  begin", "done already")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, PracticeDialog))
        await person.press("q", "enter")
        await person.see(HOW_HARD_NOW)

    visit(Go("hard-moment", OpenHardMoment(strategy.slug)), steps)


def test_a_guide_it_starts_opens_and_afterwards_it_goes_on(visit: Callable[..., Any], context: Context) -> None:
    strategy = next(one for one in context.strategy_desk.strategies() if one.guide)

    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        person.app.screen.post_message(Go("hard-moment", OpenHardMoment(strategy.slug)))
        await person.see(strategy.title, "done already")
        await person.press("enter")
        await person.until(lambda: person.place() == "WritingScreen")
        await person.see(context.library.guide(strategy.guide).title)
        await person.press("escape")
        await person.see(HOW_HARD_NOW)

    visit(Go("today"), steps)


@pytest.fixture
def refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes no page."""

    def refuse(self: Journal, entry: Entry) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Journal, "add", refuse)


@pytest.mark.usefixtures("refuses")
def test_a_disk_that_refuses_says_so_and_the_words_wait_as_a_draft(visit: Callable[..., Any], context: Context) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.press("1")
        await done_with_it(person)
        await person.see(words.REMEMBER)
        person.app.screen.query_one(Line).value = "the long way round"
        person.app.screen.query_one(Line).focus()
        await person.press("enter")
        await person.told(f"The disk is full. This was not kept as a page. {IN_ITS_DRAFT}")

    visit(START, steps)
    (draft,) = context.drafts.listed()
    assert (draft.page.entry.remember, draft.open_elsewhere) == ("the long way round", False)


@pytest.mark.usefixtures("refuses")
def test_what_cuts_in_on_a_disk_that_refuses_is_said_in_the_shell(visit: Callable[..., Any], context: Context) -> None:
    async def steps(person: Any) -> None:
        await person.see("Walk slowly")
        await person.press("x")
        await person.see(words.REMEMBER)
        await person.press(*"corners")
        person.app.signalled(15)
        await person.until(lambda: person.app._exit)

    app = visit(Go("hard-moment", OpenHardMoment("walk-up-and-down")), steps)
    assert app.return_value.words == (f"The disk is full. {DRAFT_KEPT}",)
    assert context.drafts.listed()[0].page.entry.remember == "corners"


def test_what_cuts_in_keeps_what_was_begun_with_the_words_so_far(visit: Callable[..., Any], pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.press("1")
        await done_with_it(person)
        await person.see(words.REMEMBER)
        person.app.screen.query_one(Scale).value = 3
        person.app.screen.query_one(Line).value = "corners"
        person.app.signalled(15)
        await person.until(lambda: person.app._exit)

    app = visit(START, steps)
    (page,) = pages()
    assert (page.entry.distress_before, page.entry.distress_after, page.entry.remember) == (6, 3, "corners")
    assert app.return_code == 143


def test_what_is_typed_is_in_the_draft_by_itself(visit: Callable[..., Any], context: Context) -> None:
    def draft() -> Entry:
        (one,) = context.drafts.listed()
        return one.page.entry

    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.press("1")
        await done_with_it(person)
        await person.see(words.REMEMBER)
        person.app.screen.query_one(Line).focus()
        await person.press(*"the corn")
        await person.until(lambda: context.drafts.listed() and draft().remember == "the corn")
        await person.press(*"ers")
        await person.until(lambda: draft().remember == "the corners")
        assert isinstance(person.app.focused, Line), "nothing but time made it so"

    visit(START, steps)


def test_another_window_in_between_keeps_nothing_twice(visit: Callable[..., Any], pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.press("1")
        await done_with_it(person)
        await person.see(words.REMEMBER)
        person.app.screen.query_one(Line).value = "corners"
        person.app.post_message(AppBlur())
        await person.pilot.pause()
        assert pages() == []
        person.app.screen.query_one(Line).focus()
        await person.press("enter")
        await person.see(words.NOTED)

    visit(START, steps)
    (page,) = pages()
    assert page.entry.remember == "corners"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_are_drawn_harmlessly_and_kept(
    visit: Callable[..., Any], context: Context, hostile: str, pages: Pages
) -> None:
    from ptg_cli.desk.strategies import own_strategy
    from ptg_cli.model.visible import one_line

    desk = context.strategy_desk
    desk.add(own_strategy(one_line(hostile), "grounding", (one_line(hostile), "Second.")))
    slug = next(one.slug for one in desk.strategies() if one.mine)

    async def steps(person: Any) -> None:
        await person.see("Second.")
        await person.press("enter")
        await person.see(words.REMEMBER)
        line = person.app.screen.query_one(Line)
        line.value = one_line(hostile)
        line.focus()
        await person.press("enter")
        await person.see(words.NOTED)

    visit(Go("hard-moment", OpenHardMoment(slug)), steps)
    (page,) = pages()
    assert page.entry.remember == " ".join(one_line(hostile).split())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (40, 12), (20, 8), (120, 36)])
def test_every_step_fits_every_window(visit: Callable[..., Any], size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: isinstance(person.app.focused, Scale))
        await person.press("6", "enter")
        await person.until(lambda: person.app.screen.query(OffersPanel))
        await person.press("1")
        await person.until(lambda: person.app.screen.query(DoingPanel))
        await person.press("x", "enter")
        await person.until(lambda: person.app.screen.query(Chooser))
        assert isinstance(person.app.screen, HardMomentScreen)

    visit(START, steps, size)


def test_at_eight_enter_runs_the_practice_at_once_under_one_heading(visit: Callable[..., Any], pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press("8")
        await person.see("around you and needs nothing", "enter  begin")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, PracticeDialog))
        await person.see("Say the day of the week", "q ")
        await person.press("q")
        await person.until(lambda: "enter done" in person.screen_text() or words.WORTH_DOING in person.screen_text())
        if isinstance(person.app.screen, PracticeDialog):
            await person.press("enter")
        await person.see(HOW_HARD_NOW, words.WORTH_DOING)
        await person.press("escape")

    visit(START, steps)
    (page,) = pages()
    assert (page.entry.strategy, page.entry.distress_before) == ("say-the-day", 8)


def test_at_eight_steps_without_a_practice_stand_there_with_one_enter_to_go(
    visit: Callable[..., Any], context: Context
) -> None:
    keep(context, strategy="cool-hands", distress_before=9, distress_after=4, worth="yes")
    last = context.strategy_desk.strategy("cool-hands").steps[-1]

    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press("8")
        await person.see("made it easier before, in a very hard moment")
        await person.press("enter")
        await person.see(last[:30], "enter  done", "Esc back")
        await person.press("enter")
        await person.see(HOW_HARD_NOW)

    visit(START, steps)


def test_escape_is_named_for_what_it_does(visit: Callable[..., Any]) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.see("Esc leave")
        await person.press("1")
        await person.until(lambda: person.app.screen.query(DoingPanel))
        await person.see("Esc back")
        await person.press("escape")
        await person.see(WHICH, "Esc leave")
        await person.press("a")
        await person.see("Everything there is to try", "Esc back")

    visit(START, steps)


def test_one_of_all_there_is_is_found_as_it_is_typed(visit: Callable[..., Any], pages: Pages) -> None:
    async def steps(person: Any) -> None:
        await to_offers(person)
        await person.press("a")
        await person.see("Everything there is to try", "/ find")
        await person.press("slash", *"corner")
        await person.until(lambda: "Say one kind sentence" not in person.screen_text())
        await person.see("Walk slowly to a corner", "Esc all")
        await person.press("escape")
        await person.see("Say one kind sentence", "Esc back")
        await person.press("slash", *"qqq")
        await person.see("No strategy has these words.")
        await person.press("escape", "slash", *"from", "down", "enter")
        await person.until(lambda: person.app.screen.query(DoingPanel))
        await person.press("escape")
        await person.see(WHICH)

    visit(START, steps)
    assert pages() == []


def test_the_persons_own_plan_stands_under_the_one_thing(visit: Callable[..., Any], context: Context) -> None:
    plan_desk = context.plan_desk
    plan_desk.save(plan_desk.plan.with_items("steadies", ("cold water [/]", "the blue blanket", "the radio")))

    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press("8")
        await person.see("You wrote: cold water [/], the blue blanket.")
        await person.press("n")
        await person.see("You wrote: cold water [/], the blue blanket.")
        await person.press("escape")

    visit(START, steps)


def test_a_guide_it_starts_asks_nothing_again_and_its_close_is_how_loud_it_is_now(
    visit: Callable[..., Any], context: Context, pages: Pages
) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "TodayScreen")
        person.app.screen.post_message(Go("hard-moment", OpenHardMoment(rating=7, feelings=("sad",))))
        await person.see(WHICH)
        await person.press("a")
        await person.see("Everything there is to try")
        await person.press("slash", *"as weather", "enter")
        await person.see("done already")
        await person.press("enter")
        await person.until(lambda: person.place() == "WritingScreen")
        await person.see(context.library.guide("weather-of-feelings").title)
        assert HOW_HARD not in person.screen_text()
        session = person.app.screen.session
        assert (session.snapshot().distress_before, session.snapshot().feelings) == (7, ("sad",))
        await person.press("enter")
        await person.see("Would you like to steady yourself first?")
        session.go_on()
        while isinstance(view := session.view, Question):
            if isinstance(view.asked.step, Write):
                session.write_down(Text("A line."))
            session.next()
        session.rate_close(4)
        session.keep()
        await person.app.screen.draw()
        await person.until(lambda: person.place() == "HardMomentScreen")
        await person.see(words.WORTH_DOING)
        assert HOW_HARD_NOW not in person.screen_text()
        await person.press("1")
        await person.until(lambda: isinstance(person.app.focused, Line))
        await person.press("enter")
        await person.see(words.SET_OFF)
        await person.press("enter")  # a try is one page, made once nothing more is asked about it
        await person.until(lambda: any(page.entry.kind == "coping" for page in pages()))

    visit(Go("today"), steps)
    entry = next(page.entry for page in pages() if page.entry.kind == "coping")
    assert (entry.distress_before, entry.distress_after, entry.worth) == (7, 4, "yes")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (40, 12), (20, 8)])
def test_all_there_is_fits_every_window(visit: Callable[..., Any], size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        await person.until(lambda: isinstance(person.app.focused, Scale))
        await person.press("6", "enter")
        await person.until(lambda: person.app.screen.query(OffersPanel))
        await person.press("a")
        await person.until(lambda: person.app.screen.query(EverythingPanel))
        await person.press("slash", *"corner", "enter")
        await person.until(lambda: person.app.screen.query(DoingPanel))

    visit(START, steps, size)


def test_who_can_be_called_when_it_is_worst_stands_there_too(visit: Callable[..., Any], context: Context) -> None:
    context.plan_desk.put_person(Person("Ruth", "021 555 0199", ("crisis",)))
    context.plan_desk.put_person(Person("Ben", "022", ("crisis",), not_safe=True))

    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press("9")
        await person.see("You can call Ruth: 021 555 0199; can be called when it is worst.")
        assert "Ben" not in person.screen_text()
        await person.press("escape")

    visit(START, steps)


def test_one_key_takes_off_what_the_person_wrote_and_another_puts_it_back(
    visit: Callable[..., Any], context: Context
) -> None:
    context.plan_desk.save(context.plan_desk.plan.with_items("steadies", ("cutting",)))

    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press("9")
        await person.see("You wrote: cutting.", "t  take it off")
        await person.press("t")
        await person.told("“cutting” is taken off.")
        await person.until(lambda: "You wrote: cutting" not in person.screen_text())
        assert context.plan_desk.plan.lines("steadies") == ()
        await person.see("u  put it back")
        await person.press("u")
        await person.see("You wrote: cutting.")
        assert "put it back" not in person.screen_text()

    visit(START, steps)
    assert context.plan_desk.plan.lines("steadies") == ("cutting",)


def test_of_two_lines_a_number_says_which_one_is_taken_off(visit: Callable[..., Any], context: Context) -> None:
    context.plan_desk.save(context.plan_desk.plan.with_items("steadies", ("the radio", "cutting")))

    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press("9")
        await person.see("You wrote: the radio, cutting.")
        await person.press("t")
        await person.see("Which line do you want to take off?", "2  cutting")
        await person.press("2")
        await person.see("You wrote: the radio.")

    visit(START, steps)
    assert context.plan_desk.plan.lines("steadies") == ("the radio",)


def test_the_card_has_the_same_key(visit: Callable[..., Any], context: Context) -> None:
    context.plan_desk.save(context.plan_desk.plan.with_items("steadies", ("cutting",)))

    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "SupportScreen")
        assert "You wrote that this steadies you" in context.support_card()
        await person.press("t")
        await person.told("“cutting” is taken off.")
        await person.until(lambda: not person.app.screen._own.steadies)
        await person.press("u")
        await person.until(lambda: person.app.screen._own.steadies)

    visit(Go("people"), steps)
    assert context.plan_desk.plan.lines("steadies") == ("cutting",)


def test_before_a_guide_the_persons_own_is_one_of_three_with_a_number(
    visit: Callable[..., Any], context: Context
) -> None:
    context.plan_desk.save(context.plan_desk.plan.with_items("steadies", ("cutting",)))

    async def steps(person: Any) -> None:
        await person.until(lambda: person.place() == "WritingScreen")
        await person.see(HOW_HARD)
        await person.press("8")
        await person.see(
            "Would you like to steady yourself first?",
            "1  Name the day",
            "2  You wrote: cutting.",
            "3  A longer out-breath",
        )
        await person.press("2")
        await person.see("Take the time you need.", "1  Go on", "2  Take off: cutting")
        await person.press("2")
        await person.told("“cutting” is taken off.")
        await person.see("question")

    visit(Go("writing", navigation.OpenWriting("where-i-am-today")), steps)
    assert context.plan_desk.plan.lines("steadies") == ()


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_a_step_for_what_matters_is_one_of_the_three_with_its_reason(
    visit: Callable[..., Any], context: Context, pages: Pages, size: tuple[int, int]
) -> None:
    DocumentDesk(context.documents, VALUES).save((Value("rest", "rest"),))
    context.aim_desk.keep(Aim("20261101-080000-0000", "activity", "Draw a cup", value="rest"))

    async def steps(person: Any) -> None:
        await person.see(HOW_HARD)
        await person.press("4")
        await person.see(WHAT)
        await person.press("enter")
        await person.see(WHICH)
        await person.press("down", "down")
        await person.see("3  You wrote: Draw a cup", "an activity", "is for rest, which you said matters")
        await person.press("3")
        await person.see("Draw a cup")
        await done_with_it(person)
        await person.see(HOW_HARD_NOW)
        await person.press("3", "enter")
        await person.press("escape")

    visit(START, steps, size=size)
    (page,) = pages()
    assert (page.entry.aim, page.entry.strategy) == ("20261101-080000-0000", "")
