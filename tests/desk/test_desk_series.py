"""Guides that follow one another: what comes next is read back from the pages, and Today brings it up kindly."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk import today
from ptg_cli.desk.page_edit import PageChange, change_page
from ptg_cli.desk.series import put_off, turn_of
from ptg_cli.desk.today import Later, LaterDay
from ptg_cli.desk.writing import Intent
from ptg_cli.model.answer import Listed
from ptg_cli.model.civil_time import NamedDay
from ptg_cli.model.entry import Entry
from ptg_cli.session.care import LINE_KEYS

FIRST, SECOND, THIRD, FOURTH, LOOK = (
    "four-days-of-writing",
    "the-second-day-of-writing",
    "the-third-day-of-writing",
    "the-fourth-day-of-writing",
    "two-weeks-after-writing",
)
WORDS = "## What is in you?\n<!-- step: {step} -->\n\nIt is here.\n"
STEPS = {FIRST: "out", SECOND: "links", THIRD: "angle", FOURTH: "told", LOOK: "told-now"}
ONLY_UNSAFE = "## Is one of these true right now?\n<!-- step: true-now -->\n\n- I am not safe with someone\n"


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Noon of Monday, 23 November."""
    return Clock()


@pytest.fixture
def context(tmp_path: Path, clock: Clock, chance: Callable[[], str]) -> Context:
    """An empty journal."""
    return Context(folders(str(tmp_path / "ptg"), {}), clock, chance)


@pytest.fixture
def wrote(context: Context) -> Callable[..., Entry]:
    """Keeps a page of a guide, so many hours ago."""

    def one(guide: str, hours: float = 0, body: str = "", **more: Any) -> Entry:
        moment = context.now() - timedelta(hours=hours)
        page_id = context.journal.new_id(moment.replace(tzinfo=None))
        text = body or WORDS.format(step=STEPS.get(guide, "what"))
        return context.journal.add(Entry(page_id, created=moment, kind="journal", guide=guide, body=text, **more)).entry

    return one


def offered(context: Context) -> str:
    """The guide that Today brings up as left for later; empty for none."""
    later = today.look(context.sessions).later
    return later.guide.slug if isinstance(later, LaterDay) else ""


def asked(context: Context, name: str) -> tuple[str, list[str]] | None:
    """What is said before a guide is begun, and which can be begun then; None where it begins."""
    turn = turn_of(context.library.guide(name), context.library, context.tellings, context.today)
    return (turn.words, [guide.slug for guide, _ in turn.guides]) if turn else None


def test_each_day_comes_on_a_later_day_and_the_look_after_two_weeks(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    assert asked(context, FIRST) is None
    for guide, after in ((FIRST, SECOND), (SECOND, THIRD), (THIRD, FOURTH)):
        wrote(guide)
        assert offered(context) == ""
        clock.now += timedelta(days=1)
        assert offered(context) == after
        assert asked(context, after) is None
    wrote(FOURTH)
    clock.now += timedelta(days=13)
    assert offered(context) == ""
    clock.now += timedelta(days=1)
    assert offered(context) == LOOK
    wrote(LOOK)
    clock.now += timedelta(days=40)
    assert offered(context) == ""
    assert asked(context, FIRST) is None


def test_nothing_of_it_is_brought_up_after_a_month_and_it_can_still_be_gone_on_with(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    wrote(FIRST)
    clock.now += timedelta(days=31)
    assert offered(context) == SECOND
    clock.now += timedelta(days=1)
    assert offered(context) == ""
    assert asked(context, SECOND) is None
    found = asked(context, FIRST)
    assert found is not None
    assert found[1] == [SECOND, FIRST]


def test_a_later_day_before_the_first_gets_one_sentence_and_the_choice(context: Context) -> None:
    assert asked(context, SECOND) == (
        "“The second day of writing” comes after “Four days of writing”, and there is no page of that.",
        [FIRST, SECOND],
    )


def test_the_next_day_on_the_same_day_is_for_another_one_and_no_wall(
    context: Context, wrote: Callable[..., Entry]
) -> None:
    wrote(FIRST)
    words = (
        "You wrote with “Four days of writing” on 23 November 2026. “The second day of writing” is "
        "for 24 November 2026 or later."
    )
    assert asked(context, SECOND) == (words, [SECOND])
    assert asked(context, FIRST) == (words, [FIRST])


def test_who_only_said_that_it_is_no_day_for_it_has_not_begun(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    wrote(FIRST, body=ONLY_UNSAFE)
    clock.now += timedelta(days=1)
    assert offered(context) == ""
    assert asked(context, FIRST) is None
    assert asked(context, SECOND) is not None


@pytest.mark.parametrize(
    "hard",
    [
        {"distress_after": 7},
        {"distress_before": 8},
        {"distress_before": 9, "distress_after": 9},
        {"distress_after": 2, "feelings": ("numb",)},
    ],
)
def test_after_a_hard_day_the_next_one_is_there_for_who_asks_and_never_comes_up(
    context: Context, clock: Clock, wrote: Callable[..., Entry], hard: dict[str, Any]
) -> None:
    wrote(FIRST, **hard)
    for _ in range(6):
        clock.now += timedelta(days=1)
        assert offered(context) == ""
    assert asked(context, SECOND) is None


def test_while_something_else_ended_hard_it_waits(context: Context, clock: Clock, wrote: Callable[..., Entry]) -> None:
    wrote(FIRST, distress_before=8, distress_after=4)
    clock.now += timedelta(days=1)
    assert offered(context) == SECOND
    wrote("naming-what-hurts", distress_after=8)
    assert offered(context) == ""
    clock.now += timedelta(days=2)
    assert offered(context) == SECOND


def test_it_waits_at_night_and_while_another_deep_guide_was_written_with(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    wrote(FIRST)
    clock.now += timedelta(days=1, hours=11)
    assert offered(context) == ""
    clock.now += timedelta(hours=10)
    assert offered(context) == SECOND
    wrote("what-happened-from-a-distance")
    assert offered(context) == ""


def test_the_persons_day_counts_also_after_midnight_and_on_a_far_island(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    clock.now = datetime(2026, 11, 24, 3, 30, tzinfo=timezone(timedelta(hours=14)))  # still Monday for the person
    wrote(FIRST)
    clock.now = datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=14)))
    assert offered(context) == SECOND
    clock.now = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=-10)))  # the same moment, far to the east
    assert offered(context) == ""
    clock.now += timedelta(days=1)
    assert offered(context) == SECOND


def test_another_setting_of_the_day_moves_it(context: Context, clock: Clock, wrote: Callable[..., Entry]) -> None:
    context.change_setting("day_starts_at", "00:00")
    clock.now = datetime(2026, 11, 24, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    wrote(FIRST)
    clock.now = clock.now.replace(hour=12)
    assert offered(context) == ""


def test_what_was_put_off_is_there_again_the_next_day_and_what_was_left_never(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    page = wrote(FIRST)
    clock.now += timedelta(days=1)
    starts = context.settings.day_starts_at
    put_off(context.journal, page.id, "later", context.civil_now(), starts)
    assert offered(context) == ""
    clock.now += timedelta(days=1)
    assert offered(context) == SECOND
    put_off(context.journal, page.id, "leave", context.civil_now(), starts)
    for _ in range(3):
        assert offered(context) == ""
        assert asked(context, FIRST) is None
        assert asked(context, SECOND) is None
        clock.now += timedelta(days=1)
    wrote(FIRST)  # begun anew
    clock.now += timedelta(days=1)
    assert offered(context) == SECOND


def test_a_draft_of_the_next_day_is_brought_up_as_a_draft(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    wrote(FIRST)
    clock.now += timedelta(days=1)
    begun = context.sessions.begin(context.library.guide(SECOND), Intent(context.now()), LINE_KEYS)
    begun.session.open(3)
    begun.session.go_on()
    begun.session.next()
    begun.session.next()
    begun.session.write_down(Listed(("my sleep",)))
    begun.sitting.put_aside()
    begun.sitting.close()
    assert [one.guide for one in today.look(context.sessions).drafts] == [SECOND]
    assert offered(context) == ""


def test_pages_that_are_deleted_or_redated_count_no_more_or_on_their_new_day(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    wrote(FIRST)
    clock.now += timedelta(days=1)
    second = wrote(SECOND)
    clock.now += timedelta(days=1)
    assert offered(context) == THIRD
    tomorrow = NamedDay((clock.now + timedelta(days=1)).date(), clock.now.time())
    change_page(context.journal, context.journal.find(second.id), PageChange(when=tomorrow))
    assert offered(context) == ""
    clock.now += timedelta(days=2)
    assert offered(context) == THIRD
    (moved,) = (one for one in context.journal.newest() if not one.id.startswith("20261123"))
    Path(moved.path).unlink()
    assert offered(context) == SECOND


def test_a_page_to_be_handled_with_care_brings_nothing_up(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    wrote(FIRST, care=True)
    clock.now += timedelta(days=1)
    assert offered(context) == ""
    assert asked(context, SECOND) is None


def test_the_newer_of_it_and_a_thing_for_later_comes_first(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    wrote(FIRST, later="Call Ada.")
    clock.now += timedelta(days=1)
    assert offered(context) == SECOND
    wrote("three-real-things", later="Buy apples.")
    clock.now += timedelta(days=1)
    assert isinstance(today.look(context.sessions).later, Later)


def test_a_day_of_ones_own_in_the_place_of_ours_counts(
    context: Context, clock: Clock, wrote: Callable[..., Entry]
) -> None:
    guides = context.own_content / "guides"
    guides.mkdir(parents=True)
    head = f'title = "My second day"\nsummary = "s."\nlevel = "gentle"\nminutes = 5\nfollows = "{FIRST}"\n'
    (guides / f"{SECOND}.toml").write_text(f'{head}[[step]]\nid = "a"\nkind = "write"\nprompt = "p?"\n')
    wrote(FIRST)
    clock.now += timedelta(days=1)
    assert offered(context) == SECOND
    wrote(SECOND)
    clock.now += timedelta(days=1)
    assert offered(context) == THIRD
