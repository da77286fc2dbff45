"""Where a person is in a journey is read back from their pages; the file says only what was begun and left."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from ptg_cli.context import Context, folders
from ptg_cli.desk.journeys import Standing
from ptg_cli.desk.today import look
from ptg_cli.model.entry import Entry
from ptg_cli.model.plan import Plan

MORNING = datetime(2026, 11, 23, 8, 15, 2, tzinfo=timezone(timedelta(hours=1)))
FIRST = "where-to-begin"


class Clock:
    """A morning that passes when it is told to."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: int) -> None:
        """Lets time pass."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    """The clock of the journal."""
    return Clock()


@pytest.fixture
def context(tmp_path: Path, clock: Clock, chance: Callable[[], str]) -> Context:
    """A journal of its own."""
    return Context(folders(str(tmp_path / "ptg"), {}), clock, chance)


def write(context: Context, guide: str, moment: datetime | None = None, *, care: bool = False) -> str:
    """Keeps a page of that guide."""
    moment = moment or context.now()
    page_id = context.journal.new_id(moment.replace(tzinfo=None))
    context.journal.add(Entry(page_id, moment, kind="journal", guide=guide, care=care, body="A line.\n"))
    return page_id


def standing(context: Context, name: str = FIRST) -> Standing:
    """How one stands now."""
    found = context.journey_desk.look().called(name)
    assert found is not None
    return found


def days(context: Context, name: str = FIRST) -> dict[str, tuple[date, ...]]:
    """On which days its guides were written with."""
    return {one.guide.slug: one.days for one in standing(context, name).guides if one.days}


def test_nothing_is_begun_by_itself_and_what_was_written_before_does_not_count(context: Context, clock: Clock) -> None:
    write(context, "where-i-am-today")
    assert (standing(context).row, standing(context).next) == (None, None)
    assert not context.documents.file("journeys").path.exists()
    clock.on(days=1)
    context.journey_desk.begin(FIRST)
    one = standing(context)
    assert (one.is_open, one.next and one.next.guide.slug, days(context)) == (True, "where-i-am-today", {})


def test_pages_of_the_day_it_was_begun_on_count_in_whatever_order_and_next_is_the_first_that_is_left(
    context: Context, clock: Clock
) -> None:
    write(context, "naming-what-hurts")
    context.journey_desk.begin(FIRST)
    clock.on(days=2)
    write(context, "where-i-am-today")
    write(context, "where-i-am-today")
    write(context, "reset")
    assert days(context) == {
        "where-i-am-today": (date(2026, 11, 25), date(2026, 11, 25)),
        "naming-what-hurts": (date(2026, 11, 23),),
    }
    one = standing(context)
    assert one.next is not None
    assert one.next.guide.slug == "my-safety-plan"


def test_the_persons_day_turns_at_four_and_a_page_in_the_trash_counts_no_more(context: Context, clock: Clock) -> None:
    clock.on(hours=18)  # 02:15, still Monday
    context.journey_desk.begin(FIRST)
    kept = write(context, "where-i-am-today")
    assert days(context) == {"where-i-am-today": (date(2026, 11, 23),)}
    context.journal.discard(context.journal.find(kept))
    assert days(context) == {}


def test_a_page_with_the_name_that_a_guide_had_counts_and_so_does_one_handled_with_care(context: Context) -> None:
    guide = next(one for one in context.library.guides() if one.was)
    name = next(one.id for one in context.library.journeys() if guide.slug in [each.name for each in one.guides])
    context.journey_desk.begin(name)
    write(context, guide.was[0], care=True)
    assert list(days(context, name)) == [guide.slug]


def test_leaving_keeps_the_pages_and_going_on_finds_them_while_beginning_anew_does_not(
    context: Context, clock: Clock
) -> None:
    context.journey_desk.begin(FIRST)
    write(context, "where-i-am-today")
    clock.on(days=3)
    context.journey_desk.leave(FIRST)
    left = standing(context)
    assert left.row is not None
    assert (left.is_open, left.row.left, left.next, bool(days(context))) == (False, date(2026, 11, 26), None, True)
    assert context.journey_desk.open_ones() == []
    clock.on(days=1)
    context.journey_desk.begin(FIRST)
    assert (standing(context).is_open, list(days(context))) == (True, ["where-i-am-today"])
    context.journey_desk.begin(FIRST, anew=True)
    assert (standing(context).is_open, days(context)) == (True, {})


def test_a_visit_takes_its_changes_back_and_never_those_of_another_window(context: Context) -> None:
    one, other = context.journey_desk, context.journey_desk
    one.look()
    one.begin(FIRST)
    other.look()
    other.begin("people-around-me")
    assert {each.journey.id for each in one.look().standings if each.is_open} == {FIRST, "people-around-me"}
    assert "So nothing was undone." in one.undo()
    other.undo()
    assert {each.journey.id for each in one.look().standings if each.is_open} == {FIRST}
    one.undo()
    assert not any(each.is_open for each in one.look().standings)


def test_two_windows_that_begin_at_once_both_stay(context: Context) -> None:
    one, other = context.journey_desk, context.journey_desk
    one.look()
    other.look()
    one.begin(FIRST)
    assert "changed" in other.begin("people-around-me")
    assert len(context.journey_desk.open_ones()) == 2


def test_a_file_that_is_broken_by_hand_is_named_and_the_version_before_it_is_used(context: Context) -> None:
    context.journey_desk.begin(FIRST)
    path = context.documents.file("journeys").path
    path.write_text("[[journey]]\nname = ", encoding="utf-8")
    seen = context.journey_desk.look()
    assert seen.unreadable
    assert seen.problems[0].startswith(f"{path}, at its end")
    assert seen.standings[0].is_open


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[journey]\n", "line 1: each journey begins with [[journey]], in two brackets."),
        ("[[journey]]\nbegun = 2026-11-03\n", "line 1: “name” is missing."),
        ('[[journey]]\nname = "x"\nbegun = "monday"\n', "line 3: “begun” takes a day, such as 2026-11-03,"),
        ('[[journey]]\nname = "x"\nbegun = 2026-11-03T08:00:00\n', "line 3: “begun” takes a day, such as 2026-11-03,"),
        ('[[journey]]\nname = "x"\n[[journey]]\nname = "X"\n', "line 4: “X” stands here twice."),
        ('[[journey]]\nname = "x"\nbegun = 2026-11-03\nleft = 2026-11-02\n', "line 4: “left” is a day before “begun”."),
    ],
)
def test_what_does_not_fit_is_said_with_its_line(context: Context, text: str, said: str) -> None:
    path = context.documents.file("journeys").path
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert context.journey_desk.look().problems[0].startswith(f"{path}, {said}")


def test_one_without_a_day_counts_every_page_there_is(context: Context) -> None:
    write(context, "where-i-am-today", MORNING - timedelta(days=500))
    path = context.documents.file("journeys").path
    path.write_text(f'[[journey]]\nname = "{FIRST}"\n', encoding="utf-8")
    assert list(days(context)) == ["where-i-am-today"]


def test_one_whose_file_is_gone_is_named_until_it_is_left(context: Context) -> None:
    own = context.own_content / "journeys" / "mine.toml"
    own.parent.mkdir(parents=True)
    text = 'title = "Mine"\nsummary = "s."\nfor_whom = "w."\n[[guide]]\nname = "reset"\nwhy = "y."\n'
    own.write_text(text, encoding="utf-8")
    context.journey_desk.begin("mine")
    assert standing(context, "Mine").is_open
    own.unlink()
    fresh = Context(context.folders, context.now, context.chance)
    assert fresh.journey_desk.open_ones() == []
    (said,) = fresh.journey_desk.look().problems
    assert said.startswith("You began “mine”, and its file is not there any more.")
    fresh.journey_desk.leave("mine")
    assert fresh.journey_desk.look().problems == ()


def test_a_guide_of_ones_own_takes_its_place_and_its_pages_count(context: Context) -> None:
    own = context.own_content / "guides" / "where-i-am-today.toml"
    own.parent.mkdir(parents=True)
    step = '[[step]]\nid = "a"\nkind = "write"\nprompt = "p?"\n'
    own.write_text(f'title = "How it is"\nsummary = "s."\nlevel = "gentle"\nminutes = 3\n{step}', encoding="utf-8")
    context.journey_desk.begin(FIRST)
    one = standing(context)
    assert one.next is not None
    assert one.next.guide.title == "How it is"
    write(context, "where-i-am-today")
    assert list(days(context)) == ["where-i-am-today"]


def first(context: Context) -> tuple[str, str]:
    """What today suggests first, and why."""
    found = look(context.sessions).suggestions[0]
    return found.guide.slug, found.why


def test_today_names_what_is_next_as_often_as_its_pace_says_and_once_a_day(context: Context, clock: Clock) -> None:
    context.plan_desk.save(Plan().with_items("signs", ["no sleep"]))
    context.journey_desk.begin("people-around-me")
    reason = "It is next in “People around me”, which you began."
    assert first(context) == ("support-map", reason)
    assert context.sessions.suggested()[0].why == reason
    write(context, "support-map")
    assert "People around me" not in first(context)[1]  # one a day
    clock.on(days=1)
    assert first(context) == ("ask-for-what-i-need", reason)
    write(context, "ask-for-what-i-need")
    for _ in range(5):
        clock.on(days=1)
        assert "People around me" not in first(context)[1]  # two a week
    clock.on(days=1)
    assert first(context) == ("how-much-to-tell", reason)


def test_today_never_names_one_that_was_left_and_goes_on_where_it_cannot_be_read(
    context: Context, clock: Clock
) -> None:
    before = first(context)
    context.journey_desk.begin("people-around-me")
    context.journey_desk.leave("people-around-me")
    assert first(context) == before
    path = context.documents.file("journeys").path
    path.unlink()
    path.mkdir()
    assert first(context) == before
