"""What helps me, on the screen: the hint first, each thing with its figures, filters, an honest empty state."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.tui.conftest import HOSTILE

from ptg_cli.context import Context
from ptg_cli.model.entry import Entry
from ptg_cli.sentences.helps import HEAVIER, NOTHING_YET, OWN_RATINGS
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screens.base import Column
from ptg_cli.tui.widgets.plain import Plain

pytestmark = pytest.mark.slow

Visit = Callable[..., Any]


@pytest.fixture
def keep(context: Context) -> Callable[..., None]:
    """Keeps a page of so many days ago."""

    def one(days: float, **facts: Any) -> None:
        moment = context.now() - timedelta(days=days)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        context.journal.add(Entry(page_id, created=moment, **{"kind": "coping", **facts}))

    return one


@pytest.fixture
def lived(keep: Callable[..., None]) -> None:
    """Walks before and after: 7 4, 6 5, 8 3, so usually 7 (6 to 8), then 4 (3 to 5); asking, longer ago."""
    for days, (before, after) in {3: (7, 4), 5: (6, 5), 9: (8, 3)}.items():
        keep(days, strategy="slow-walk", feelings=("angry",), trigger="the letter", distress_before=before,
             distress_after=after, worth="yes", remember="Shoes by the door." if days == 5 else "")  # fmt: skip
    for days in (40, 50, 60):
        keep(days, strategy="only-listen", feelings=("sad",), distress_before=4, distress_after=7, worth="yes")


@pytest.fixture
def helps(visit: Visit) -> Visit:
    """Runs the screen over today."""

    def one(steps: Any, size: tuple[int, int] = (80, 24)) -> Any:
        async def all_steps(person: Any) -> None:
            await person.until(lambda: person.place() == "TodayScreen")
            person.app.open_place("helps")
            await person.until(lambda: person.place() == "HelpsScreen" and person.app.screen.query(".found"))
            await person.pilot.pause()
            await steps(person)

        return visit(Go("today"), all_steps, size=size)

    return one


def said(person: Any) -> list[str]:
    """Every paragraph on the screen that is shown, also what has to be scrolled to."""
    return [part.text for part in person.app.screen.query(Plain) if part.display]


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_the_hint_first_then_each_thing_in_pictures_and_words(helps: Visit, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        assert said(person) == [
            "What helps me",
            OWN_RATINGS,
            "Ask someone only to listen",
            "Used 3 times. Worth doing: yes 3.",
            "When: sad (3).",
            "Walk slowly to a corner and back",
            "Used 3 times. Worth doing: yes 3.",
            "before  ······─●─··  usually 7 (6 to 8)",
            "after   ···─●─·····  usually 4 (3 to 5)",
            "When: angry (3), the letter (3).",
            HEAVIER,
            "You wanted to remember",
            "Shoes by the door. (Walk slowly to a corner and back)",
            "Kinds you have used: social, stress reduction.",
            "Other kinds there are: problem solving, reframing, paced approach, grounding, meaningful activity, "
            "routine, values action, self-compassion, expression. None of them has to be tried.",
        ]
        await person.see("What helps me", "f only some", "Esc back")

    helps(steps, size)


def test_with_nothing_yet_it_says_how_something_comes_here(helps: Visit) -> None:
    async def steps(person: Any) -> None:
        assert said(person)[2] == NOTHING_YET
        assert "c on the first screen" in said(person)[3]
        assert "only some" not in person.screen_text()
        await person.press("f", "x", "escape")
        await person.until(lambda: person.place() == "TodayScreen")

    helps(steps)


@pytest.mark.usefixtures("lived")
def test_filters_say_in_words_what_is_looked_at(helps: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.press("f", "2")
        await person.see("Only since 24 October 2026.", "Walk slowly")
        assert "Ask someone only to listen" not in said(person)
        await person.press("x")
        await person.see("Ask someone only to listen")
        await person.press("f", "5")
        await person.see("Which feeling?", "1  sad", "2  angry")
        await person.press("1")
        await person.see("Only where you felt sad.")
        assert "Walk slowly to a corner and back" not in said(person)
        await person.press("f", "6")
        await person.see("What set it off?", "1  the letter")
        await person.press("escape")
        await person.see("Only where you felt sad.")
        await person.press("f", "6", "1")
        await person.see("Only what this set off: the letter")
        assert "Ask someone only to listen" not in said(person)
        await person.press("f", "1")
        await person.see("Ask someone only to listen")
        assert not any(words.startswith("Only") for words in said(person)[2:3])

    helps(steps)


@pytest.mark.usefixtures("lived")
def test_it_scrolls_by_keys_and_mouse(helps: Visit) -> None:
    async def steps(person: Any) -> None:
        column = person.app.screen.query_one(Column)
        for key, there in (("j", 1), ("k", 0), ("G", column.max_scroll_y), ("g", 0), ("down", 1), ("up", 0)):
            await person.press(key)
            await person.until(lambda there=there: column.scroll_y == there)
        await person.press("space")
        await person.until(lambda: column.scroll_y > 5)
        await person.press("pageup")
        await person.until(lambda: column.scroll_y == 0)
        column._on_mouse_scroll_down(_wheel(column))
        await person.until(lambda: column.scroll_y > 0)

    helps(steps, (60, 20))


def _wheel(column: Column) -> Any:
    from textual import events

    return events.MouseScrollDown(column, 5, 5, 0, 1, 0, False, False, False)


def test_hostile_words_are_drawn_as_they_are(helps: Visit, keep: Callable[..., None]) -> None:
    words = " ".join(HOSTILE)
    for days in (1, 2, 3):
        keep(days, strategy="[/] x", trigger=words, remember=words, feelings=("[b]", "sad"), worth="yes")

    async def steps(person: Any) -> None:
        await person.see("[/] x")
        await person.press("G", "f", "6")
        await person.see("What set it off?")
        await person.press("1")
        await person.see("Only what this set off:")
        drawn = person.screen_text()
        assert "\x1b" not in drawn
        assert "\u202e" not in drawn

    assert helps(steps).fault == ()


def test_pages_that_do_not_fit_are_counted(helps: Visit, keep: Callable[..., None]) -> None:
    keep(1, extra={"strategy": "slow-walk", "worth": 9})

    async def steps(person: Any) -> None:
        assert said(person)[-1] == "1 entry was left out, since its numbers or answers are not ones that ptg knows."

    helps(steps)


@pytest.mark.usefixtures("lived")
def test_help_lists_what_works_and_q_leads_back(helps: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.press("f1")
        await person.see("Keys that work here", "Look at a part only")
        await person.press("escape", "q")
        await person.until(lambda: person.place() == "TodayScreen")

    helps(steps)
