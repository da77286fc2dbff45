"""Guides that follow one another on the screen: the day that is begun, the next one, and the time of a question."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.insight.series import ANSWER
from ptg_cli.journal.pages import Page
from ptg_cli.model.entry import Entry
from ptg_cli.session.writing import Session
from ptg_cli.tui.navigation import Go, OpenWriting
from ptg_cli.tui.screens.writing import WritingScreen

pytestmark = pytest.mark.slow

FIRST, SECOND = "four-days-of-writing", "the-second-day-of-writing"
BODY = "## What is in you about it, thoughts and feelings?\n<!-- step: out -->\n\nIt is here.\n"


def wrote(context: Context, days: int) -> None:
    """A page of the first day, so many days ago."""
    moment = context.now() - timedelta(days=days)
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    context.journal.add(Entry(page_id, created=moment, kind="journal", guide=FIRST, body=BODY))


def begun(person: Any) -> str:
    """The guide of the session that is on the screen; empty before there is one."""
    shown = person.app.screen
    return shown.session.guide.slug if isinstance(shown, WritingScreen) and shown._begun else ""


def test_a_later_day_before_the_first_asks_which(visit: Any, pages: Callable[[], list[Page]]) -> None:
    async def steps(person: Any) -> None:
        await person.see("and there is no page of that", "Begin with “Four days of writing”")
        await person.press("1")
        await person.until(lambda: begun(person) == FIRST)
        await person.press("ctrl+q")

    visit(Go("writing", OpenWriting(SECOND, parting=True)), steps)
    assert pages() == []


def test_esc_there_begins_nothing(visit: Any) -> None:
    async def steps(person: Any) -> None:
        await person.see("and there is no page of that")
        await person.press("escape")
        await person.until(lambda: person.app._exit)

    app = visit(Go("writing", OpenWriting(SECOND, parting=True)), steps)
    assert app.return_value.code == 0


def test_today_begins_the_next_day(visit: Any, context: Context) -> None:
    wrote(context, 1)

    async def steps(person: Any) -> None:
        await person.see("One thing you left for later, yesterday")
        assert "second day" not in person.screen_text()
        await person.press("t")
        await person.see("The second day of writing", "Another day", "End it here")
        await person.press("1")
        await person.until(lambda: begun(person) == SECOND)
        await person.press("ctrl+q")

    visit(Go("today"), steps)


def test_today_ends_it_for_good(visit: Any, context: Context) -> None:
    wrote(context, 1)

    async def steps(person: Any) -> None:
        await person.see("One thing you left for later, yesterday")
        await person.press("t")
        await person.see("End it here")
        await person.press("3")
        await person.until(lambda: "left for later" not in person.screen_text())
        await person.press("q")

    visit(Go("today"), steps)
    (page,) = (context.journal.find(one.id) for one in context.journal.newest())
    assert page.entry.extra[ANSWER] == "let-go"


def test_when_the_time_of_a_question_is_over_it_is_said_and_nothing_ends(
    visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "offered_seconds", property(lambda self: 60 if self.view_is_asked else 0))
    monkeypatch.setattr(Session, "view_is_asked", property(lambda self: self._at == ("state", "")), raising=False)
    monkeypatch.setattr("ptg_cli.tui.screens.writing.once_after", lambda pump, seconds, do: pump.set_timer(0.2, do))

    async def steps(person: Any) -> None:
        await person.press("5")
        await person.see("You have time.")
        await person.press("enter")
        await person.see("The 1 minutes are over.")
        assert begun(person) == "where-i-am-today"
        await person.press("ctrl+q")

    visit(Go("writing", OpenWriting("where-i-am-today", parting=True)), steps, toasts=True)
