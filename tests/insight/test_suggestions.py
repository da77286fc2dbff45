"""What is suggested today, scenario by scenario, each with its reason in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptg_cli.insight.suggest import (
    PLAN_AFTER_HARD,
    PLAN_EARLY,
    VALUES_SAID,
    VALUES_UNSAID,
    JourneyToday,
    Suggestion,
    card_due,
    suggestions,
)
from ptg_cli.model.civil_time import stamp
from ptg_cli.model.entry import CARD_SHOWN, Entry
from ptg_cli.model.guide import Choose, Guide, Items, Level, Sort, Write

FOUR = time(4, 0)
DAY = datetime(2026, 11, 23, 14, 0)
NIGHT = datetime(2026, 11, 23, 23, 30)


def guide(
    slug: str, level: Level = "gentle", minutes: int = 5, order: int = 1000, suggest: bool = True, headings: bool = True
) -> Guide:
    """A guide of one question."""
    steps = (Write("a", "What?"),)
    return Guide(slug, slug.capitalize(), "", level, minutes, steps, order=order, suggest=suggest, headings=headings)


def entry(when: datetime, slug: str = "", after: int | None = None, kind: str = "journal", **facts: int) -> Entry:
    """An entry made at a civil moment, closed at `after`."""
    name = f"{stamp(when)}-7f3k"
    return Entry(name, when.replace(tzinfo=UTC), kind=kind, guide=slug, distress_after=after, **facts)  # type: ignore[arg-type]


SHORT, LONG = guide("short", order=1), guide("long", minutes=10, order=2)
MIDDLE, DEEP = guide("middle", "moderate", 12, 3), guide("deep", "deep", 15, 4)
ALL = [DEEP, MIDDLE, LONG, SHORT]


def names(guides: Sequence[Guide], entries: Sequence[Entry], now: datetime = DAY) -> list[str]:
    """The slugs that are suggested, in order."""
    return [one.guide.slug for one in suggestions(guides, entries, now, FOUR)]


def why(guides: Sequence[Guide], entries: Sequence[Entry], now: datetime = DAY) -> str:
    """The reason given for the first suggestion."""
    return suggestions(guides, entries, now, FOUR)[0].why


def test_gentle_comes_first_then_moderate_then_deep_each_in_its_order() -> None:
    assert names(ALL, []) == ["short", "long", "middle", "deep"]
    assert names([guide("b"), guide("a"), SHORT], []) == ["short", "a", "b"]


def test_the_first_time_of_all_says_so() -> None:
    assert why(ALL, []) == "It is a short guide to begin with."
    assert why(ALL, [entry(DAY, kind="note")]) == "It is a short guide to begin with."


def test_a_guide_not_written_with_yet_comes_before_others_and_says_so() -> None:
    before = [entry(DAY - timedelta(days=3), "short")]
    assert names(ALL, before) == ["long", "middle", "deep", "short"]
    assert why(ALL, before) == "You have not used this guide yet, and it is a gentle one."
    assert why([SHORT, MIDDLE], before) == "You have not used this guide yet."


def test_when_all_were_written_with_the_one_longest_ago_comes_first_and_says_when() -> None:
    days = {"short": 3, "long": 9, "middle": 20, "deep": 5}
    entries = [entry(DAY - timedelta(days=ago), slug) for slug, ago in sorted(days.items(), key=lambda one: one[1])]
    assert names(ALL, entries) == ["middle", "long", "deep", "short"]
    assert why(ALL, entries) == "You used this guide last on 3 November 2026."


def test_only_the_newest_page_of_a_guide_counts() -> None:
    entries = [entry(DAY - timedelta(days=days), slug) for days, slug in ((1, "short"), (5, "long"), (30, "short"))]
    assert names([SHORT, LONG], entries) == ["long", "short"]


@pytest.mark.parametrize("clock", [time(22, 0), time(23, 59), time(0, 0), time(4, 30), time(4, 59, 59)])
def test_at_night_only_gentle_guides_under_ten_minutes(clock: time) -> None:
    now = datetime.combine(date(2026, 11, 23), clock)
    assert names(ALL, [], now) == ["short"]
    assert why(ALL, [], now) == "It is late, so this one is short and gentle."


@pytest.mark.parametrize("clock", [time(5, 0), time(12, 0), time(21, 59, 59)])
def test_by_day_longer_ones_come_too(clock: time) -> None:
    assert len(names(ALL, [], datetime.combine(date(2026, 11, 23), clock))) == 4


def test_at_night_a_short_moderate_guide_is_not_suggested_and_a_blank_page_may_be() -> None:
    brief, page = guide("brief", "moderate", 4), guide("page", minutes=10, headings=False)
    assert names([brief, page, guide("nine", minutes=9)], [], NIGHT) == ["nine", "page"]


def test_where_nothing_fits_the_night_nothing_is_suggested() -> None:
    assert names([LONG, MIDDLE, DEEP], [], NIGHT) == []


@pytest.mark.parametrize("after", [7, 8, 10])
@pytest.mark.parametrize("ago", [timedelta(hours=1), timedelta(days=1), timedelta(hours=33)])
def test_the_day_of_a_loud_close_and_the_day_after_stay_gentle(after: int, ago: timedelta) -> None:
    entries = [entry(DAY - ago, "other", after)]
    assert names(ALL, entries) == ["short", "long"]
    assert why(ALL, entries) == "It was very hard the last time, so this one is gentle."


@pytest.mark.parametrize(("after", "ago"), [(6, 1), (0, 1), (None, 1), (10, 2), (7, 30)])
def test_a_quieter_close_or_one_longer_ago_changes_nothing(after: int | None, ago: int) -> None:
    assert names(ALL, [entry(DAY - timedelta(days=ago), "other", after)]) == ["short", "long", "middle", "deep"]


def test_an_earlier_loud_close_still_counts_after_a_quieter_one() -> None:
    entries = [entry(DAY - timedelta(hours=1), "short", 2), entry(DAY - timedelta(hours=20), "long", 8)]
    assert names(ALL, entries) == ["long"]


def test_the_day_after_a_loud_close_is_counted_from_four_in_the_morning() -> None:
    close = entry(datetime(2026, 11, 22, 2, 0), "other", 9)  # still the 21st
    assert names(ALL, [close], datetime(2026, 11, 22, 22, 0)) == ["short"]
    assert names(ALL, [close], datetime(2026, 11, 22, 12, 0)) == ["short", "long"]
    assert names(ALL, [close], datetime(2026, 11, 23, 12, 0)) == ["short", "long", "middle", "deep"]


def test_a_loud_opening_alone_keeps_nothing_back() -> None:
    assert len(names(ALL, [entry(DAY - timedelta(days=1), "other", 3, distress_before=10)])) == 4


def test_one_deep_guide_a_day() -> None:
    other = guide("other-deep", "deep")
    guides = [*ALL, other]
    assert "deep" not in names(guides, [entry(DAY - timedelta(hours=2), "other-deep", 3)])
    assert "deep" in names(guides, [entry(DAY - timedelta(days=1), "other-deep", 3)])


def test_a_guide_written_with_today_waits_for_another_day() -> None:
    assert names(ALL, [entry(DAY - timedelta(hours=2), "short", 3)]) == ["long", "middle", "deep"]
    early = entry(datetime(2026, 11, 23, 3, 59), "short", 3)  # still the 22nd
    assert "short" in names(ALL, [early])
    late = datetime(2026, 11, 24, 1, 0)  # still the 23rd
    assert names([SHORT], [entry(DAY, "short", 3)], late) == []


def test_a_guide_that_is_never_suggested_by_itself_never_is() -> None:
    quiet = guide("quiet", order=0, suggest=False)
    for now in (DAY, NIGHT):
        assert "quiet" not in names([quiet, *ALL], [], now)
        assert "quiet" not in names([quiet, *ALL], [entry(now - timedelta(days=40), "quiet")], now)


def test_notes_check_ins_and_unknown_guides_are_no_sessions() -> None:
    entries = [entry(DAY - timedelta(hours=1), "short", kind="note"), entry(DAY - timedelta(days=3), "gone")]
    assert names(ALL, entries) == ["short", "long", "middle", "deep"]


def test_pages_of_the_future_do_no_harm() -> None:
    """A clock that was wrong for a day keeps nothing back, and no date to come is ever a reason."""
    future = entry(DAY + timedelta(days=400), "short", 9)
    assert len(names(ALL, [future])) == 4
    assert not [one.why for one in suggestions([SHORT], [future], DAY, FOUR) if "2027" in one.why]


def test_a_page_of_the_future_does_not_hide_one_of_today() -> None:
    entries = [entry(DAY + timedelta(days=400), "short"), entry(DAY - timedelta(hours=1), "short")]
    assert "short" not in names(ALL, entries)


def test_pages_without_a_date_do_no_harm() -> None:
    bare = Entry("notes", kind="journal", guide="short", distress_after=10)
    assert len(names(ALL, [bare])) == 4
    assert card_due([bare], DAY)


def test_a_page_without_a_created_key_has_the_time_in_its_name() -> None:
    hard = replace(entry(DAY - timedelta(hours=3), "other", 8), created=None)
    assert names(ALL, [hard]) == ["short", "long"]


def test_no_guides_are_no_suggestions() -> None:
    assert suggestions([], [entry(DAY, "short")], DAY, FOUR) == []


def test_guides_and_pages_may_come_one_at_a_time() -> None:
    entries = [entry(DAY - timedelta(hours=2), "deep", 3)]
    assert [one.guide.slug for one in suggestions(iter(ALL), iter(entries), DAY, FOUR)] == names(ALL, entries)


ENTRIES = st.lists(
    st.builds(
        entry,
        st.datetimes(datetime(2026, 10, 1), datetime(2026, 12, 31)),
        st.sampled_from(["", "short", "long", "middle", "deep", "gone"]),
        st.none() | st.integers(0, 10),
        st.sampled_from(["journal", "note", "checkin", ""]),
    ),
    max_size=8,
).map(lambda entries: sorted(entries, key=lambda one: one.id, reverse=True))
HOURS = st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 1))


@given(ENTRIES, HOURS, st.permutations(ALL))
def test_the_same_pages_and_hour_give_the_same_suggestion(
    entries: list[Entry], now: datetime, guides: list[Guide]
) -> None:
    first = suggestions(guides, entries, now, FOUR)
    assert first == suggestions(ALL, entries, now, FOUR)
    assert len({one.guide.slug for one in first}) == len(first)
    assert all(isinstance(one, Suggestion) and one.why.endswith(".") for one in first)


@given(ENTRIES, HOURS)
def test_no_reason_counts_praises_or_blames(entries: list[Entry], now: datetime) -> None:
    for one in suggestions(ALL, entries, now, FOUR):
        words = one.why.lower()
        assert not [word for word in ("streak", "miss", "should", "great", "days ago", "!", "only") if word in words]


@given(ENTRIES, st.datetimes(), st.times())
def test_no_hour_of_any_day_breaks_it(entries: list[Entry], now: datetime, turns: time) -> None:
    suggestions(ALL, entries, now, turns)
    card_due(entries, now)


@pytest.mark.parametrize(
    ("ago", "shown", "due"),
    [
        (timedelta(minutes=1), True, False),
        (timedelta(), True, False),
        (timedelta(hours=11, minutes=59), True, False),
        (timedelta(hours=12), True, True),
        (timedelta(days=3), True, True),
        (timedelta(minutes=1), False, True),
        (-timedelta(hours=1), True, True),
    ],
)
def test_the_full_card_is_due_once_in_twelve_hours(ago: timedelta, shown: bool, due: bool) -> None:
    """A rating given in a pipe showed nobody a card: only a card that was shown counts."""
    extra = {CARD_SHOWN: True} if shown else {}
    opened = replace(entry(DAY - ago, "short"), distress_before=9, extra=extra)
    assert card_due([entry(DAY - timedelta(days=1)), opened], DAY) is due
    assert card_due([], DAY)


def test_the_card_looks_at_civil_time_whatever_the_offset() -> None:
    here = datetime(2026, 11, 23, 13, 0, tzinfo=timezone(timedelta(hours=13)))
    assert not card_due([Entry("20261123-130000-7f3k", here, kind="journal", extra={CARD_SHOWN: True})], DAY)


# The plan for hard hours

PLAN = replace(guide("plan", "moderate", 25, 2), steps=(Items("help", "Who is it?", keeps="plan.professional"),))
WITH_PLAN = [*ALL, PLAN]
DAYS = [timedelta(days=days) for days in range(40)]


@pytest.mark.parametrize("kind", ["journal", "practice", "coping", "checkin"])
@pytest.mark.parametrize("hour", [DAY, NIGHT])
@pytest.mark.parametrize("ago", [timedelta(hours=1), timedelta(days=1)])
def test_after_a_close_of_seven_or_more_the_plan_is_offered_whatever_the_hour(
    kind: str, hour: datetime, ago: timedelta
) -> None:
    hard = entry(hour - ago, "short", 7, kind)
    assert names(WITH_PLAN, [hard], hour)[0] == "plan"
    assert why(WITH_PLAN, [hard], hour) == PLAN_AFTER_HARD


def test_the_plan_is_offered_by_the_second_day_of_use_and_then_waits() -> None:
    first = entry(DAY - DAYS[5], "short", 3)
    assert why(WITH_PLAN, [first]) == PLAN_EARLY
    third = [entry(DAY - DAYS[2], "long", 3), first]
    assert why(WITH_PLAN, third) not in {PLAN_EARLY, PLAN_AFTER_HARD}
    assert names(WITH_PLAN, [])[0] != "plan"


def test_whoever_has_a_plan_or_wrote_with_its_guide_is_not_offered_it_again() -> None:
    hard = entry(DAY - DAYS[1], "short", 9)
    with_one = suggestions(WITH_PLAN, [hard], DAY, FOUR, has_plan=True)
    assert "plan" not in [one.guide.slug for one in with_one]
    assert names(WITH_PLAN, [hard, entry(DAY - DAYS[20], "plan", 4)])[0] != "plan"


def test_a_hard_close_of_a_practice_keeps_the_next_day_gentle_too() -> None:
    assert "middle" not in names(ALL, [entry(DAY - DAYS[1], kind="practice", after=8)])


def test_while_closes_stay_hard_the_plan_is_offered_each_week_and_not_each_day() -> None:
    offered = []
    hard: list[Entry] = []
    for day in range(21):
        now = DAY + DAYS[day]
        if why(WITH_PLAN, hard, now) == PLAN_AFTER_HARD:
            offered.append(day)
        hard.insert(0, entry(now + timedelta(hours=1), "short", 8))
    assert offered == [1, 7, 8, 14, 15]


def test_the_plan_is_no_guide_like_the_others_before_it_was_written_with() -> None:
    calm = [entry(DAY - DAYS[day], "short", 2) for day in (3, 2, 1)]
    assert "plan" not in names(WITH_PLAN, calm)
    assert "plan" in names(WITH_PLAN, [*calm, entry(DAY - DAYS[20], "plan", 4)])


# What matters to the person

SORTS = Guide("sorts", "Sorts", "s", "gentle", 15, (Sort("s", "p", cards="values", piles=("a", "b")),), order=1)
READS = Guide("reads", "Reads", "s", "gentle", 15, (Choose("c", "p", own="values"),), order=2)


@pytest.mark.parametrize(
    ("has_values", "reasons"),
    [
        (False, [VALUES_UNSAID, "You have not used this guide yet, and it is a gentle one."]),
        (True, ["You have not used this guide yet, and it is a gentle one.", VALUES_SAID]),
        (None, ["You have not used this guide yet, and it is a gentle one."] * 2),
    ],
)
def test_whether_someone_said_what_matters_to_them_is_a_reason_and_no_rank(
    has_values: bool | None, reasons: list[str]
) -> None:
    before = [entry(DAY - timedelta(days=9), "other")]
    found = suggestions([READS, SORTS], before, DAY, FOUR, has_values=has_values)
    assert [one.guide.slug for one in found] == ["sorts", "reads"]
    assert [one.why for one in found] == reasons


def told(
    guides: Sequence[Guide], *journeys: JourneyToday, entries: Sequence[Entry] = (), now: datetime = DAY
) -> list[tuple[str, str]]:
    """The first two suggestions for whoever is in these journeys, each with its reason."""
    return [(one.guide.slug, one.why) for one in suggestions(guides, entries, now, FOUR, journeys=journeys)][:2]


def test_what_is_next_in_a_journey_comes_first_and_says_so_and_is_there_once() -> None:
    found = suggestions(ALL, [], DAY, FOUR, journeys=[JourneyToday("Weeks", ("middle", "short"))])
    assert (found[0].guide.slug, found[0].why) == ("middle", "It is next in “Weeks”, which you began.")
    assert [one.guide.slug for one in found] == ["middle", "short", "long", "deep"]


def test_a_deep_one_is_passed_over_and_so_is_one_that_never_comes_up_by_itself() -> None:
    asked_for = guide("asked-for", suggest=False)
    weeks = JourneyToday("Weeks", ("deep", "asked-for", "gone", "long"))
    assert told([*ALL, asked_for], weeks)[0] == ("long", "It belongs to “Weeks”, which you began.")
    assert told(ALL, JourneyToday("Weeks", ("deep",))) == told(ALL)
    assert told(ALL, JourneyToday("Weeks", ())) == told(ALL)


def test_two_journeys_name_one_each_and_never_the_same() -> None:
    found = told(ALL, JourneyToday("One", ("short", "middle")), JourneyToday("Two", ("short", "long")))
    assert found == [
        ("short", "It is next in “One”, which you began."), ("long", "It belongs to “Two”, which you began."),
    ]  # fmt: skip


def test_at_night_and_after_a_hard_close_only_what_fits_is_named_and_why_it_is_gentle_stays() -> None:
    weeks = JourneyToday("Weeks", ("middle", "long", "short"))
    assert told(ALL, weeks, now=NIGHT)[0] == (
        "short", "It is late, so this one is short and gentle. It belongs to “Weeks”, which you began.",
    )  # fmt: skip
    hard = [entry(DAY - timedelta(days=1), "other", after=8)]
    assert told(ALL, weeks, entries=hard)[0] == (
        "long", "It was very hard the last time, so this one is gentle. It belongs to “Weeks”, which you began.",
    )  # fmt: skip


def test_the_plan_comes_before_what_is_next() -> None:
    plan = replace(guide("plan", "moderate", 25), steps=(Items("pros", "Who?", keeps="plan.professional"),))
    yesterday = [entry(DAY - timedelta(days=1), "short")]
    assert told([*ALL, plan], JourneyToday("Weeks", ("middle",)), entries=yesterday) == [
        ("plan", PLAN_EARLY), ("middle", "It is next in “Weeks”, which you began."),
    ]  # fmt: skip
