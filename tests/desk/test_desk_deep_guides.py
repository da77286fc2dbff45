"""One deep guide a day: a word where another is opened by name, in every face, and no wall."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.writing import Intent
from ptg_cli.line import steps
from ptg_cli.line.hearing import Hearing
from ptg_cli.model.entry import Entry
from ptg_cli.sentences.care import DEEP_TODAY
from ptg_cli.session.care import LINE_KEYS
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Opening, Question

NOON = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=1)))
GUIDE = """title = "{title}"
summary = "What it was like."
level = "{level}"
minutes = 20
note = "It asks what was hard. It will not ask what happened."
{more}
[[step]]
id = "what"
kind = "write"
prompt = "What was it like?"
"""


@pytest.fixture
def context(tmp_path: Path, chance: Callable[[], str]) -> Context:
    """A journal with two deep guides of the person's own, one of them renamed since, and a moderate one."""
    found = Context(folders(str(tmp_path / "ptg"), {}), lambda: NOON, chance)
    guides = found.own_content / "guides"
    guides.mkdir(parents=True)
    (guides / "the-fall.toml").write_text(GUIDE.format(title="The fall", level="deep", more='was = ["the-slip"]'))
    (guides / "the-house.toml").write_text(GUIDE.format(title="The house", level="deep", more=""))
    (guides / "the-street.toml").write_text(GUIDE.format(title="The street", level="moderate", more=""))
    return found


@pytest.fixture
def wrote(context: Context) -> Callable[..., Entry]:
    """Keeps a page of a guide, so many hours before noon."""

    def one(guide: str, hours: float) -> Entry:
        moment = NOON - timedelta(hours=hours)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        return context.journal.add(Entry(page_id, created=moment, kind="journal", guide=guide, body="It.\n")).entry

    return one


def opened(context: Context, name: str) -> Session:
    """A session with a guide that was named, as `ptg journal`, line mode and the screen begin it."""
    guide = context.library.guide(name)
    return context.sessions.begin(guide, Intent(context.now()), LINE_KEYS).session


def said(context: Context, name: str) -> list[str]:
    """What the opening of a guide says."""
    view = opened(context, name).view
    assert isinstance(view, Opening)
    return steps.opening(view, Hearing())


def test_a_second_deep_guide_of_a_day_says_a_word_and_goes_on(context: Context, wrote: Callable[..., Entry]) -> None:
    assert DEEP_TODAY not in said(context, "the-house")
    wrote("the-fall", 2)
    assert DEEP_TODAY in said(context, "the-house")
    assert DEEP_TODAY in said(context, "the-fall")
    session = opened(context, "the-house")
    session.open(3)
    session.go_on()  # past what every deep guide asks once more
    assert isinstance(session.view, Question)


def test_a_deep_guide_counts_under_the_name_it_had_before(context: Context, wrote: Callable[..., Entry]) -> None:
    wrote("the-slip", 2)
    assert DEEP_TODAY in said(context, "the-house")


def test_other_levels_and_other_days_say_nothing_of_it(context: Context, wrote: Callable[..., Entry]) -> None:
    wrote("the-street", 1)
    wrote("the-fall", 8.5)  # 03:30: the person's day had not turned yet
    assert DEEP_TODAY not in said(context, "the-house")
    wrote("the-fall", 7.5)  # 04:30
    assert DEEP_TODAY in said(context, "the-house")
    assert DEEP_TODAY not in said(context, "the-street")
    assert DEEP_TODAY not in said(context, "reset")


def test_the_persons_own_day_counts(context: Context, wrote: Callable[..., Entry]) -> None:
    context.change_setting("day_starts_at", "03:00")
    wrote("the-fall", 8.5)
    assert DEEP_TODAY in said(context, "the-house")
