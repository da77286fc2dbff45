"""Every talk on a disk that refuses: what was said stays, and is kept once the disk takes things again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.talks.conftest import MORNING, Performed

from ptg_cli.capabilities import CAPABILITIES
from ptg_cli.context import Context
from ptg_cli.desk.page_edit import PageChange, change_page
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.aim import Aim
from ptg_cli.model.entry import Entry
from ptg_cli.model.plan import Trigger
from ptg_cli.talks import (
    aims,
    country,
    milestones,
    page_edit,
    person,
    plan,
    plan_part,
    settings,
    strategies,
    trigger,
    values,
)
from ptg_cli.talks.turns import Added, AskLine, Choose, Chosen, Did, PickedRow, Talk

TALKS = Path(country.__file__).parent
NO_WORDS = {
    *"performance places turns support draft later trash removal dials tellings".split(),
    *"on_this_day sheets journeys series".split(),
}
"""Files of talks in which nothing is typed that is kept."""


def with_an_aim(context: Context) -> Callable[[], Talk[None]]:
    """The list of what is tried, with one in it."""
    context.aim_desk.keep(Aim("20261101-080000-0000", "ask", "Call"))
    return aims.begin(context)


@dataclass(frozen=True)
class Case:
    """A talk in which these words are typed last, after these answers. `kept` is a file they stand in once they are
    kept."""

    begin: Callable[[Context], Callable[[], Talk[Any]]]
    before: tuple[Any, ...]
    words: str
    kept: str
    typed: Callable[[str], object] = str


def visit_to(context: Context, make: Callable[..., Talk[Any]], *given: Any) -> Callable[[], Talk[Any]]:
    """A talk about the plan."""
    visit = context.plan_visit()
    visit.open()
    parts = {part.id: part for part in visit.words.parts}
    return partial(make, *([context] if given else []), visit, *(parts[one] for one in given))


def a_page(context: Context) -> Page:
    """A page on the disk."""
    entry = Entry(context.journal.new_id(MORNING.replace(tzinfo=None)), created=MORNING, kind="note", body="Words.")
    return read_page(context.journal.add(entry).path)


def with_a_milestone(context: Context) -> Callable[[], Talk[None]]:
    """The list of milestones, with one in it."""
    change_page(context.journal, a_page(context), PageChange(milestone="Slept"))
    return milestones.begin(context)


CASES = {
    "person": Case(lambda context: visit_to(context, person.add), (), "Ada", "journal/people.toml"),
    "trigger": Case(
        lambda context: visit_to(context, lambda visit: trigger.add(visit, Trigger(""))),
        (), "the letter", "journal/plan.toml",
    ),
    "plan": Case(plan.begin, (PickedRow(3),), "the kettle", "journal/plan.toml", Added),
    "plan_part": Case(
        lambda context: visit_to(context, plan_part.change, "steadies"), (), "the kettle", "journal/plan.toml", Added
    ),
    "plan_part in the way": Case(
        lambda context: visit_to(context, plan_part.change, "steadies"), (Did("way"),), "no time", "journal/plan.toml"
    ),
    "country": Case(lambda context: partial(country.ask, context), (), "NZ", "config.toml"),
    "settings": Case(settings.begin, (PickedRow(0),), "NZ", "config.toml"),
    "aims": Case(
        with_an_aim, (Did("change", 0), PickedRow(0)), "Call on Monday", "journal/aims/*.toml"
    ),
    "values": Case(values.begin, (), "rest", "journal/values.toml", Added),
    "strategies": Case(
        strategies.begin, (Did("add"), "Knit", "Cast on.", "", None), "7 minutes", "journal/strategies.toml"
    ),
    "page_edit": Case(
        lambda context: partial(page_edit.title, context, a_page(context)), (), "The blue", "journal/entries/*/*/*.md"
    ),
    "page_edit tags": Case(
        lambda context: partial(page_edit.tags, context, a_page(context)), (), "the-blue", "journal/entries/*/*/*.md",
        lambda words: Chosen((), words=words),
    ),
    "page_edit remember": Case(
        lambda context: partial(page_edit.worth, context, a_page(context)), (0,), "The blue", "journal/entries/*/*/*.md"
    ),
    "page_edit milestone": Case(
        lambda context: partial(page_edit.milestone, context, a_page(context)), (), "Slept", "journal/entries/*/*/*.md"
    ),
    "milestones": Case(with_a_milestone, (Did("change", 0),), "Slept all night", "journal/entries/*/*/*.md"),
    "strategies in other words": Case(
        strategies.begin, (Did("reword", 0), "The snag"), "-", "journal/strategies.toml"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_was_said_stays_and_is_tried_again(
    context: Context, full_disk: Callable[[bool], None], case: Case, request: pytest.FixtureRequest
) -> None:
    context.change_setting("welcomed", "yes")
    talk = Performed(case.begin(context), *case.before)
    full_disk(True)
    last = "" if case.words == "-" else case.words
    talk.answer(case.typed(last))
    turn = talk.turn
    home = context.places.journal.parent
    file = next(home.glob(case.kept), home / case.kept)
    assert case.words not in (file.read_text() if file.exists() else "")
    if isinstance(turn, Choose):  # said over several questions, all of which is still there
        assert turn.options[0] == "Try again"
        assert "The disk is full" in turn.lines[0]
        full_disk(False)
        talk.answer(0)
        assert [word for word in ("Knit", "The snag") if word in file.read_text()] or case.words in file.read_text()
        return
    assert isinstance(turn, AskLine)
    assert turn.value == case.words
    assert turn.again
    assert "The disk is full" in turn.trouble
    full_disk(False)
    talk.answer(turn.value)
    assert case.words in file.read_text()


def test_every_talk_in_which_words_are_typed_is_tried() -> None:
    tried = {name.partition(" ")[0] for name in CASES}
    assert tried == {path.stem for path in TALKS.glob("[!_]*.py")} - NO_WORDS
    places = {one.talk.partition(":")[0] for one in CAPABILITIES if one.talk}
    assert places - NO_WORDS <= tried
