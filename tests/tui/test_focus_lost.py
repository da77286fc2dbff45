"""Another window takes the keys, or something cuts in, while a place is still being put together."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.tui.pages_kit import quiet
from textual.events import AppBlur
from textual.widget import Widget

from ptg_cli.context import Context
from ptg_cli.desk.writing import Intent
from ptg_cli.journal.pages import Page
from ptg_cli.model.answer import Text
from ptg_cli.model.entry import Entry
from ptg_cli.sentences.drafts import NOT_KEPT
from ptg_cli.session.care import SCREEN_KEYS
from ptg_cli.tui.navigation import Go, OpenCheckin, OpenHardMoment, OpenPractice, OpenWriting

pytestmark = pytest.mark.slow

Start = Callable[[Context], tuple[Go, str]]
"""Where to begin, and words that stand there once it is put together."""

PAGE = "20261101-080000-aaaa"


def a_page(context: Context) -> Page:
    """A page that can be opened."""
    made = context.journal.add(Entry(PAGE, created=context.now(), kind="note", body="first words\n"))
    return context.journal.find(made.id)


def left_writing(context: Context) -> tuple[Go, str]:
    """A page that was left in the middle of words."""
    guide = context.library.guide("blank-page")
    begun = context.sessions.begin(guide, Intent(context.now()), SCREEN_KEYS, asked=True)
    begun.session.open()
    begun.session.write_down(Text("left behind"))
    return Go("writing", OpenWriting(draft=left(context, begun.sitting))), "left behind"


def left_checkin(context: Context) -> tuple[Go, str]:
    """A check-in that was left at its number."""
    checkin = context.checkin_desk.begin()
    checkin.rate(6)
    return Go("checkin", OpenCheckin(draft=left(context, context.keeper.sit(checkin)))), "6"


def left(context: Context, sitting: Any) -> str:
    """The id of the draft that a sitting leaves."""
    assert sitting.snapshot() == ""
    sitting.close()
    (draft,) = context.drafts.listed()
    return draft.id


def left_editing(context: Context) -> tuple[Go, str]:
    """A page whose text is to be changed."""
    return Go("editing", a_page(context).id), "first words"


def left_line(place: str, key: str, words: str) -> Start:
    """A place whose line was left unfinished."""

    def start(context: Context) -> tuple[Go, str]:
        context.keeper.hold(key, "unfinished words")
        context.keeper.cut_short()
        a_page(context)
        return Go(place), words

    return start


STARTS: dict[str, Start] = {
    "writing": lambda context: (Go("writing", OpenWriting("blank-page")), "Blank page"),
    "writing, in a guide": lambda context: (Go("writing", OpenWriting("where-i-am-today")), "How hard is it"),
    "writing, gone on with": left_writing,
    "check-in": lambda context: (Go("checkin"), "How hard is it"),
    "check-in, gone on with": left_checkin,
    "hard moment": lambda context: (Go("hard-moment"), "How hard is it"),
    "hard moment, something begun": lambda context: (Go("hard-moment", OpenHardMoment("warm-water")), "warm"),
    "practice": lambda context: (Go("breathing", OpenPractice("body-scan")), "Body scan"),
    "breathing": lambda context: (Go("breathing"), "out-breath"),
    "editing": left_editing,
    "plan": left_line("plan", "plan/steadies", "plan"),
    "people": left_line("people", "people/new", "People"),
    "strategies": left_line("strategies", "strategies/new", "trateg"),
    "pages": left_line("pages", "pages/new", "first words"),
    "today": left_line("today", "line", "Monday"),
    "welcome": lambda context: (Go("welcome"), "Good that you are here"),
    "guides": lambda context: (Go("guides"), "uides"),
    "settings": lambda context: (Go("settings"), "ettings"),
    "trash": lambda context: (Go("trash"), "rash"),
    "practices": lambda context: (Go("practices"), "reath"),
    "helps": lambda context: (Go("helps"), "help"),
    "trends": lambda context: (Go("trends"), "How it has been"),
    "calendar": lambda context: (Go("calendar"), "Calendar"),
}


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[Any], object]]:
    """What happens, each time, just before a screen or a widget is put together."""
    happens: list[Callable[[Any], object]] = []
    compose = Widget._compose

    async def composing(widget: Widget) -> None:
        for each in happens:
            each(widget.app)
        await compose(widget)

    monkeypatch.setattr(Widget, "_compose", composing)
    return happens


def focus_lost(app: Any) -> None:
    """Another window has the keys."""
    app.on_app_blur(AppBlur())


def cut_short(app: Any) -> None:
    """All that a signal does before the app ends. A fault in it is not raised but said."""
    said = " ".join(app.context.keeper.cut_short())
    assert NOT_KEPT not in said, said


@pytest.mark.parametrize("happens", [focus_lost, cut_short])
@pytest.mark.parametrize("name", STARTS)
def test_what_comes_before_a_place_is_put_together_ends_nothing(
    visit: Any, context: Context, meanwhile: list[Callable[[Any], object]], name: str, happens: Callable[[Any], object]
) -> None:
    start, words = STARTS[name](context)
    meanwhile.append(happens)

    async def steps(person: Any) -> None:
        await person.see(words)
        await quiet(person.pilot)

    app = visit(start, steps)
    assert app.fault == ()
