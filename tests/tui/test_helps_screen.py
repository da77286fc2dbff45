"""What helps me, on the screen: the hint first, each thing with its figures, filters, an honest empty state."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.tui.conftest import HOSTILE

from ptg_cli.context import Context
from ptg_cli.model.aim import Aim
from ptg_cli.model.entry import Entry
from ptg_cli.sentences.app import READING
from ptg_cli.sentences.helps import HEAVIER, NOTHING_YET, OWN_RATINGS, TITLE
from ptg_cli.tui.grid import Column
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.widgets.helps import HelpsPicture
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
            await person.see(TITLE)  # before its first frame nothing says that it is still being read
            await person.until(lambda: person.place() == "HelpsScreen" and READING not in person.screen_text())
            await person.pilot.pause()
            await steps(person)

        return visit(Go("today"), all_steps, size=size)

    return one


def said(person: Any) -> list[str]:
    """Every line on the screen that is shown, also what has to be scrolled to."""
    column = person.app.screen.query_one(Column)
    shown = [part for part in column.query("*") if isinstance(part, Plain | HelpsPicture) and part.display]
    return [line for part in shown for line in str(part.render()).splitlines() if line.strip()]


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_the_hint_first_then_each_thing_in_pictures_and_words(helps: Visit, size: tuple[int, int]) -> None:
    async def steps(person: Any) -> None:
        shown = [line.strip() for line in said(person)]
        in_order = [
            "What helps me",
            "0         5         10",
            "Mostly worth doing",
            "Ask someone only to listen",
            "worth doing 3",
            "most often: sad",
            "Walk slowly to a corner and back",
            "········●━━━━━○······  7, then 4",
            "most often: angry, the letter",
            "In each group, what you used most stands first.",
            "You wanted to remember",
            "Kinds you have used: social, stress reduction.",
        ]
        places = [next(at for at, line in enumerate(shown) if line.startswith(words)) for words in in_order]
        assert places == sorted(places)
        assert OWN_RATINGS in shown
        assert HEAVIER in " ".join(shown)
        assert [line for line in shown if line.endswith("  3 times")]
        await person.see("What helps me", "f look at a part", "Esc back")

    helps(steps, size)


def test_with_nothing_yet_it_says_how_something_comes_here(helps: Visit) -> None:
    async def steps(person: Any) -> None:
        assert NOTHING_YET in " ".join(said(person))
        assert "c on the first screen" in said(person)[-1]
        assert "look at a part" not in person.screen_text()
        await person.press("f", "x", "escape")
        await person.until(lambda: person.place() == "TodayScreen")

    helps(steps)


@pytest.mark.usefixtures("lived")
def test_filters_say_in_words_what_is_looked_at(helps: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.press("f", "2")
        await person.see("Only since 24 October 2026.", "Walk slowly")
        assert not seen(person, "Ask someone only to listen")
        await person.press("x")
        await person.see("Ask someone only to listen")
        await person.press("f", "5")
        await person.see("Which feeling?", "1  sad", "2  angry")
        await person.press("1")
        await person.see("Only where you felt sad.")
        assert not seen(person, "Walk slowly to a corner and back  ")
        await person.press("f", "6")
        await person.see("What set it off?", "1  the letter")
        await person.press("escape")
        await person.see("Only where you felt sad.")
        await person.press("f", "6", "1")
        await person.see("Only what this set off: the letter")
        assert not seen(person, "Ask someone only to listen")
        await person.press("f", "1")
        await person.see("Ask someone only to listen")
        assert not seen(person, "Only")

    helps(steps)


@pytest.mark.usefixtures("lived")
def test_arrows_walk_through_the_feelings_and_what_set_things_off(helps: Visit) -> None:
    async def steps(person: Any) -> None:
        for key, of in (
            ("right", "Only where you felt sad."),
            ("right", "Only where you felt angry."),
            ("right", "Only what this set off: the letter."),
            ("left", "Only where you felt angry."),
        ):
            await person.press(key)
            await person.see(of)
        await person.press("right", "right")
        await person.until(lambda: not seen(person, "Only"))

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


def seen(person: Any, words: str) -> bool:
    """True where a line begins so."""
    return any(line.strip().startswith(words.strip()) for line in said(person))


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
        told = " ".join(line.strip() for line in said(person))
        assert "1 entry was left out, since its numbers or answers are not ones that ptg knows." in told

    helps(steps)


@pytest.mark.usefixtures("lived")
def test_help_lists_what_works_and_q_leads_back(helps: Visit) -> None:
    async def steps(person: Any) -> None:
        await person.press("f1")
        await person.see("Keys that work here", "Look at a part only")
        await person.press("escape", "q")
        await person.until(lambda: person.place() == "TodayScreen")

    helps(steps)


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)])
def test_what_is_tried_over_days_stands_below_by_kinds_in_words(
    helps: Visit, context: Context, keep: Callable[..., None], size: tuple[int, int]
) -> None:
    context.aim_desk.keep(Aim("20261101-080000-0000", "ask", "Call Ana", person="Ana"))
    for days, did in enumerate(("yes", "part", "yes"), 1):
        keep(days, kind="journal", guide="how-asking-went", aim="20261101-080000-0000", did=did, worth="yes",
             distress_before=3, distress_after=8)  # fmt: skip

    async def steps(person: Any) -> None:
        shown = [line.strip() for line in said(person)]
        at = shown.index("What you try over days")
        assert shown[at + 1].split() == ["An", "ask", "3", "times"]
        assert shown[at + 2 : at + 4] == ["did 2, in part 1", "worth doing 3"]
        assert "How asking went" not in " ".join(shown)
        assert "Call Ana" not in " ".join(shown)

    helps(steps, size)
