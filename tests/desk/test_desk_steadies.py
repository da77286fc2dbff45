"""What a person wrote themselves that steadies them, also where it may do harm: said as theirs, and taken off."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk import steadies
from ptg_cli.desk.writing import Intent
from ptg_cli.model.entry import Entry
from ptg_cli.model.strategy import Strategy
from ptg_cli.model.support import SCREEN_WAYS
from ptg_cli.sentences import hard_moment as said_of_hard_moment
from ptg_cli.sentences.support import THEY_WROTE
from ptg_cli.session.care import LINE_KEYS
from ptg_cli.session.writing_view import Offer

MORNING = datetime(2026, 11, 23, 8, 15, tzinfo=timezone(timedelta(hours=1)))
PLAN = '# mine\n[steadies]\nitems = ["cutting", "a glass of wine", "the radio"]\n'
OWN = '[[strategy]]\nname = "Cutting"\nfeelings = ["flooded", "afraid"]\n'


@pytest.fixture
def context(tmp_path: Path, chance: Callable[[], str]) -> Context:
    """A journal whose kit holds harm, in the plan and among the person's own strategies."""
    found = Context(folders(str(tmp_path / "ptg"), {}), lambda: MORNING, chance)
    found.journal.add(Entry(found.journal.new_id(MORNING.replace(tzinfo=None)), created=MORNING, body="x"))
    folder = tmp_path / "ptg" / "journal"
    (folder / "plan.toml").write_text(PLAN)
    (folder / "strategies.toml").write_text(OWN)
    return found


def plan_lines(context: Context) -> tuple[str, ...]:
    """What the plan says steadies them."""
    return context.plan_desk.plan.lines(steadies.PART)


def test_a_line_is_taken_off_everywhere_and_said_so(context: Context) -> None:
    said = context.steadies.take_off("cutting")
    assert said == said_of_hard_moment.taken_off("cutting")
    assert plan_lines(context) == ("a glass of wine", "the radio")
    assert context.strategy_desk.moment(9).from_plan.said == "You wrote: a glass of wine, the radio."
    assert "cutting" not in "\n".join(context.support_card()).casefold()
    assert [one.hidden for one in context.strategy_desk.own()] == [True]
    assert all(not one.mine for one in context.strategy_desk.moment(5).strategies)


def test_it_is_in_the_history_of_the_plan_and_comes_back_where_it_was(context: Context) -> None:
    context.steadies.take_off("a glass of wine")
    history = context.plan_desk.history()
    assert any(b"a glass of wine" in version.path.read_bytes() for version in history.versions())
    assert context.steadies.can_put_back
    assert context.steadies.put_back() == said_of_hard_moment.PUT_BACK
    assert plan_lines(context) == ("cutting", "a glass of wine", "the radio")
    assert not context.steadies.can_put_back
    assert context.steadies.put_back() == said_of_hard_moment.NOTHING_TAKEN_OFF


def test_putting_back_shows_the_strategy_again(context: Context) -> None:
    context.steadies.take_off("cutting")
    context.steadies.put_back()
    assert [one.hidden for one in context.strategy_desk.own()] == [False]


def test_a_line_that_another_window_took_is_told(context: Context) -> None:
    assert context.steadies.take_off("juggling") == said_of_hard_moment.GONE_ALREADY
    assert not context.steadies.can_put_back


def test_a_comment_in_the_plan_outlives_it(context: Context) -> None:
    context.steadies.take_off("cutting")
    assert b"# mine" in context.plan_desk.path.read_bytes()


def test_at_eight_and_above_what_the_person_wrote_is_never_what_is_begun(
    context: Context, chance: Callable[[], str]
) -> None:
    """Though it made it easier each time."""
    for days in range(1, 5):
        moment = MORNING - timedelta(days=days)
        page = Entry(context.journal.new_id(moment.replace(tzinfo=None)), created=moment, kind="coping",
                     strategy="cutting", distress_before=9, distress_after=2, worth="yes")  # fmt: skip
        context.journal.add(page)
    hard = context.strategy_desk.moment(9)
    seen = set[str]()
    while hard.one is not None and hard.one.strategy.slug not in seen:
        seen.add(hard.one.strategy.slug)
        assert not hard.one.strategy.own_words
        hard.another()
    assert len(seen) > 3
    assert hard.from_plan.said.startswith("You wrote: cutting")


def test_ours_in_the_persons_words_is_theirs_too(context: Context) -> None:
    ours = next(one for one in context.strategy_desk.moment(9)._start.eased())
    context.strategy_desk.change(ours.strategy, title="Cutting away")
    changed = context.strategy_desk.strategy(ours.strategy.slug)
    assert changed.said == "You wrote: Cutting away"
    assert changed.slug not in [one.strategy.slug for one in context.strategy_desk.moment(9)._start.eased()]


def test_offered_below_eight_it_stands_as_theirs() -> None:
    assert Strategy("cutting", "cutting", "stress reduction", mine=True).said == "You wrote: cutting"
    assert Strategy("tea", "Make tea", "stress reduction").said == "Make tea"


def test_the_card_says_whose_words_they_are_and_how_one_is_taken_off(context: Context) -> None:
    card = context.support_card()
    at = card.index(THEY_WROTE)
    assert card[at + 1] == "  cutting"
    assert card[at + 4] == "    `ptg plan` takes one of these lines off."
    assert "    /off takes one of these lines off." in context.support_card(form="brief")
    assert "    t takes one of these lines off." in context.support_card(ways=SCREEN_WAYS)


@pytest.mark.parametrize("slug", ["reset", "wait-before-i-act"])
def test_no_guide_for_a_pull_offers_what_may_be_the_pull(context: Context, slug: str) -> None:
    guide = context.library.guide(slug)
    start = context.sessions.begin(guide, Intent(context.now()), LINE_KEYS).session
    assert start.guide.steps
    assert [step.id for step in guide.steps if getattr(step, "own", None)] == []


def test_before_a_guide_they_stand_second_of_three(context: Context) -> None:
    guide = context.library.guide("where-i-am-today")
    session = context.sessions.begin(guide, Intent(context.now()), LINE_KEYS).session
    session.open(8)
    assert isinstance(session.view, Offer)
    names = [way.name for way in session.view.named(context.practice_desk.spared)]
    assert names == ["Name the day", "You wrote: cutting, a glass of wine.", "A longer out-breath"]


def test_a_line_of_ten_thousand_characters_is_shortened_and_can_be_taken_off(context: Context) -> None:
    long = "very " * 2000
    context.plan_desk.path.write_text(f'[steadies]\nitems = ["{long}", "the radio"]\n')
    said = context.strategy_desk.moment(9).from_plan
    assert len(said.said) < 200
    assert said.wrote[0].endswith("…")
    assert "is taken off" in context.steadies.take_off(said.wrote[0])
    assert plan_lines(context) == ("the radio",)
