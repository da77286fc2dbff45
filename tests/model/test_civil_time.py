"""Civil time: the dates people type, ids that sort as time, days that turn at four in the morning."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ptg_cli.model.civil_time import (
    NOON,
    NamedDay,
    NotADate,
    Span,
    from_stamp,
    is_night,
    logical_day,
    read_bare_span,
    read_span,
    read_when,
    spoken_day,
    stamp,
)

MONDAY = datetime(2026, 11, 23, 8, 15, 2)
FOUR = time(4, 0)
CLOCKS = st.times().map(lambda clock: clock.replace(microsecond=0))
MOMENTS = st.datetimes().map(lambda moment: moment.replace(microsecond=0))


def read(words: str, now: datetime = MONDAY) -> NamedDay:
    """What the words mean on a Monday morning, days turning at four."""
    return read_when(words, now, FOUR)


def offset(hours: int, minutes: int = 0) -> timezone:
    """A fixed offset from UTC."""
    return timezone(timedelta(hours=hours, minutes=minutes))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2026-11-03", NamedDay(date(2026, 11, 3))),
        ("  2026-11-03  ", NamedDay(date(2026, 11, 3))),
        ("2026-11-03 14:30", NamedDay(date(2026, 11, 3), time(14, 30))),
        ("2026-11-03T14:30:05", NamedDay(date(2026, 11, 3), time(14, 30, 5))),
        ("2026-11-03 at 2pm", NamedDay(date(2026, 11, 3), time(14, 0))),
        ("2026-11-03 2:30 PM", NamedDay(date(2026, 11, 3), time(14, 30))),
        ("2024-02-29", NamedDay(date(2024, 2, 29))),
        ("0001-01-01", NamedDay(date(1, 1, 1))),
        ("9999-12-31 23:59:59", NamedDay(date(9999, 12, 31), time(23, 59, 59))),
    ],
)
def test_iso_days_are_read_with_and_without_a_time(words: str, meant: NamedDay) -> None:
    assert read(words) == meant


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("2026-11-03T14:30+01:00", offset(1)),
        ("2026-11-03T14:30Z", offset(0)),
        ("2026-11-03 14:30 -09:30", offset(-9, -30)),
        ("2026-11-03T14:30:00+05:45", offset(5, 45)),
        ("2026-11-03T14:30+00:59:40", offset(1)),
    ],
)
def test_an_offset_that_was_typed_is_kept_to_the_minute(words: str, zone: timezone) -> None:
    assert read(words) == NamedDay(date(2026, 11, 3), time(14, 30), zone)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("Yesterday", date(2026, 11, 22)),
        ("-0d", date(2026, 11, 23)),
        ("-3d", date(2026, 11, 20)),
        ("-2w", date(2026, 11, 9)),
        ("-1m", date(2026, 10, 23)),
        ("-11m", date(2025, 12, 23)),
        ("-1y", date(2025, 11, 23)),
        ("-2025y", date(1, 11, 23)),
    ],
)
def test_days_are_counted_back_from_today(words: str, day: date) -> None:
    assert read(words) == NamedDay(day)


@pytest.mark.parametrize(
    ("today", "words", "day"),
    [
        (datetime(2026, 3, 31, 12), "-1m", date(2026, 2, 28)),
        (datetime(2024, 3, 31, 12), "-1m", date(2024, 2, 29)),
        (datetime(2024, 2, 29, 12), "-1y", date(2023, 2, 28)),
        (datetime(2026, 1, 31, 12), "-2m", date(2025, 11, 30)),
    ],
)
def test_a_month_without_that_day_ends_on_its_last(today: datetime, words: str, day: date) -> None:
    assert read(words, today).day == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("monday", 23),
        ("mon", 23),
        ("Sunday", 22),
        ("sat", 21),
        ("friday", 20),
        ("thurs", 19),
        ("wednesday", 18),
        ("TUES", 17),
    ],
)
def test_a_weekday_is_the_most_recent_one_today_included(words: str, day: int) -> None:
    assert read(words) == NamedDay(date(2026, 11, day))


def test_a_day_takes_a_time_after_it() -> None:
    assert read("yesterday 14:30") == NamedDay(date(2026, 11, 22), time(14, 30))
    assert read("monday at 7am") == NamedDay(date(2026, 11, 23), time(7))
    assert read("-3d 11:05:09 pm") == NamedDay(date(2026, 11, 20), time(23, 5, 9))


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("7:05", time(7, 5)),
        ("07:05:09", time(7, 5, 9)),
        ("7am", time(7)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("12:30 pm", time(12, 30)),
        ("1:05 PM", time(13, 5)),
        ("23:59", time(23, 59)),
    ],
)
def test_times_are_read_on_both_clocks(words: str, clock: time) -> None:
    assert read(f"yesterday {words}").clock == clock


@pytest.mark.parametrize("words", ["24:00", "13pm", "0am", "7", "7:60", "7:5", "25:00", "12:00:61", "7:00 xm", "pm"])
def test_times_that_are_none_are_refused(words: str) -> None:
    for said in (words, f"yesterday {words}", f"2026-11-03 {words}"):
        if said != "2026-11-03 7":  # ISO allows an hour alone after its date
            with pytest.raises(NotADate):
                read(said)


def test_a_time_alone_means_the_last_time_it_was() -> None:
    assert read("9pm") == NamedDay(date(2026, 11, 22), time(21)), "at 08:15 it was yesterday"
    assert read("today 9pm") == NamedDay(date(2026, 11, 23), time(21))
    assert read("08:16") == NamedDay(date(2026, 11, 22), time(8, 16))
    assert read("03:00", datetime(2026, 11, 24, 1, 30)) == NamedDay(date(2026, 11, 23), time(3))
    assert read("07:30") == NamedDay(date(2026, 11, 23), time(7, 30))
    assert read("now") == NamedDay(date(2026, 11, 23), time(8, 15, 2))


def test_after_midnight_the_evening_before_is_still_today() -> None:
    night = datetime(2026, 11, 24, 1, 30)
    assert read("23:10", night) == NamedDay(date(2026, 11, 23), time(23, 10))
    assert read("01:10", night) == NamedDay(date(2026, 11, 24), time(1, 10))
    assert read("now", night).moment == night
    assert read("today", night) == NamedDay(date(2026, 11, 23))
    assert read("yesterday", night) == NamedDay(date(2026, 11, 22))
    assert read("monday", night) == NamedDay(date(2026, 11, 23))


def test_a_time_in_the_small_hours_typed_in_the_morning_is_the_night_that_was() -> None:
    """At 08:15, “02:00” is six hours ago, and not the coming night."""
    assert read("02:00") == NamedDay(date(2026, 11, 23), time(2, 0))


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "soon", "tomorrowish", "2026-13-01", "2026-02-30", "2025-02-29", "2026-1-3", "26-11-03", "03.11.2026",
        "0000-01-01", "10000-01-01", "2026-11-03x", "2026-11-03 14:30+24:00", "-999999d", "-99999y", "-99999m", "-3",
        "-3 d", "--3d", "mo", "now now", "today tomorrow", "yesterday at", "\x00", "[/]", "💧", "11/03/2026",
        "last", "last week", "ago", "3 days ago 7",
    ],
)  # fmt: skip
def test_nonsense_is_one_whole_sentence_with_what_would_do(words: str) -> None:
    with pytest.raises(NotADate) as refused:
        read(words)
    said = str(refused.value)
    assert said.startswith(f"ptg can't read “{words}” as a date. Try 2026-11-03, yesterday, monday")
    assert said.endswith(".")


def test_a_count_without_its_hyphen_is_asked_about() -> None:
    with pytest.raises(NotADate, match=r"ptg can't read “3d” as a date\. Did you mean -3d\?"):
        read("3d")


@pytest.mark.parametrize("now", [datetime(1, 1, 1), datetime(1, 1, 1, 12), datetime(9999, 12, 31, 23, 59, 59)])
@pytest.mark.parametrize("words", ["today", "yesterday", "sunday", "monday", "-1d", "-1m", "-1y", "02:00", "23:00"])
def test_the_first_and_last_day_there_is_never_break_it(now: datetime, words: str) -> None:
    try:
        assert isinstance(read(words, now).moment, datetime)
    except NotADate:
        assert words not in {"today", "23:00"}


WORDS = st.one_of(
    st.text(),
    st.from_regex(r"-?[0-9]{1,6}[dwmy]?( [0-9:]{1,8} ?(am|pm)?)?", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]?[0-9:.,+Z-]{0,16}", fullmatch=True),
    st.from_regex(r"([a-z]{3,9} )?[0-9]{1,2}(st|th)? (feb|nov|december)( [0-9]{4})?( [0-9:]{1,5})?", fullmatch=True),
    st.from_regex(r"(today|yesterday|now|mon|sunday)( at)? ?[0-9:apm ]{0,8}", fullmatch=True),
)


@given(WORDS, MOMENTS, CLOCKS)
@example("2026-11-03T14:30:00.123456789+01:00", MONDAY, FOUR)
@example("-1d", datetime(1, 1, 1), time(23, 59))
@example("00:00", datetime(9999, 12, 31), time(23, 59))
def test_any_text_is_a_date_or_not_a_date_and_nothing_else(words: str, now: datetime, turns: time) -> None:
    try:
        when = read_when(words, now, turns)
    except NotADate:
        return
    assert read_span(words, now, turns).first is not None
    assert when.moment.tzinfo is None
    assert when.moment.microsecond == 0


@given(MOMENTS)
def test_a_moment_typed_as_iso_comes_back_as_it_was(moment: datetime) -> None:
    assert read(moment.isoformat()).moment == moment
    assert read(moment.isoformat(" ", "minutes")).moment == moment.replace(second=0)
    assert read(moment.date().isoformat()).moment == datetime.combine(moment.date(), NOON)


@given(MOMENTS)
def test_stamps_come_back_and_sort_as_time(moment: datetime) -> None:
    written = stamp(moment)
    assert len(written) == len("20261123-081502")
    assert from_stamp(written) == moment
    assert from_stamp(f"{written}-7f3k.md") == moment
    assert (stamp(MONDAY) < written) == (moment > MONDAY)


@pytest.mark.parametrize(
    "name", ["", "notes.md", "2026", "20261123", "20261323-081502-7f3k", "20260230-000000-aaaa", "00000101-000000"]
)
def test_names_that_hold_no_moment_give_none(name: str) -> None:
    assert from_stamp(name) is None


@given(st.text())
def test_any_name_at_all_has_a_moment_or_none(name: str) -> None:
    assert from_stamp(name) is None or name[:4].isdigit()


def test_the_day_turns_at_four() -> None:
    assert logical_day(datetime(2026, 11, 23, 3, 59, 59), FOUR) == date(2026, 11, 22)
    assert logical_day(datetime(2026, 11, 23, 4, 0), FOUR) == date(2026, 11, 23)
    assert logical_day(datetime(2026, 11, 23, 23, 59), FOUR) == date(2026, 11, 23)
    assert logical_day(datetime(2026, 11, 23, 0, 0), time(0)) == date(2026, 11, 23)


@given(MOMENTS, CLOCKS)
def test_a_logical_day_is_this_one_or_the_one_before(moment: datetime, turns: time) -> None:
    day = logical_day(moment, turns)
    assume(moment.date() > date.min)
    assert day == (moment.date() if moment.time() >= turns else moment.date() - timedelta(days=1))


def test_the_first_day_of_all_has_no_day_before() -> None:
    assert logical_day(datetime(1, 1, 1, 0, 0), FOUR) == date(1, 1, 1)


@pytest.mark.parametrize(
    ("clock", "night"),
    [
        (time(21, 59, 59), False),
        (time(22, 0), True),
        (time(0, 0), True),
        (time(4, 59, 59), True),
        (time(5, 0), False),
        (time(12, 0), False),
    ],
)
def test_it_is_night_from_22_to_5(clock: time, night: bool) -> None:
    assert is_night(datetime.combine(date(2026, 11, 23), clock)) is night


def test_days_are_spoken_in_words() -> None:
    assert spoken_day(date(2026, 3, 14)) == "14 March 2026"
    assert spoken_day(date(2026, 11, 23), weekday=True) == "Monday 23 November 2026"
    assert spoken_day(date(1, 1, 1)) == "1 January 1"


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026-05", date(2026, 5, 1), date(2026, 5, 31)),
        (" 2024-02 ", date(2024, 2, 1), date(2024, 2, 29)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("november", date(2026, 11, 1), date(2026, 11, 30)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("1823", date(1823, 1, 1), date(1823, 12, 31)),
        ("Dec", date(2025, 12, 1), date(2025, 12, 31)),
        ("may 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("saturday", date(2026, 11, 21), date(2026, 11, 21)),
        ("2026-11-03", date(2026, 11, 3), date(2026, 11, 3)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1)),
    ],
)
def test_a_day_or_a_month_spans_the_persons_own_days(words: str, first: date, last: date) -> None:
    span = read_span(words, MONDAY, FOUR)
    assert span.first == datetime.combine(first, time() if first == date.min else FOUR)
    assert span.end == (None if last == date.max else datetime.combine(last + timedelta(days=1), FOUR))


def test_a_time_that_is_named_spans_its_minute_or_its_second() -> None:
    assert read_span("yesterday 14:30", MONDAY, FOUR) == Span(
        datetime(2026, 11, 22, 14, 30), datetime(2026, 11, 22, 14, 31)
    )
    assert read_span("2026-11-03 14:30:05", MONDAY, FOUR) == Span(
        datetime(2026, 11, 3, 14, 30, 5), datetime(2026, 11, 3, 14, 30, 6)
    )
    assert read_span("9999-12-31 23:59", MONDAY, FOUR) == Span(datetime(9999, 12, 31, 23, 59), None)


@pytest.mark.parametrize("words", ["2026-13", "0000-01", "ma", "may 0000", "novembre", "2026-05-32", "31 april"])
def test_words_that_name_no_time_span_none(words: str) -> None:
    with pytest.raises(NotADate):
        read_span(words, MONDAY, FOUR)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("28 Nov", date(2025, 11, 28)),
        ("23 nov", date(2026, 11, 23)),
        ("22nd november", date(2026, 11, 22)),
        ("nov 3", date(2026, 11, 3)),
        ("3 May 2024", date(2024, 5, 3)),
        ("December 24 2024", date(2024, 12, 24)),
        ("29 feb", date(2024, 2, 29)),
        ("Sat 21 Nov 2026", date(2026, 11, 21)),
    ],
)
def test_a_day_of_a_month_is_the_most_recent_one(words: str, day: date) -> None:
    assert read(words) == NamedDay(day)
    assert read(f"{words} at 2pm") == NamedDay(day, time(14))


def test_a_weekday_beside_a_date_has_to_be_its_own() -> None:
    with pytest.raises(NotADate):
        read("Mon 21 Nov 2026")


@pytest.mark.parametrize(
    "words",
    ["yesterday", "Saturday", "november", "May 2026", "28 nov", "Nov 28", "2026-11-28", "2026-11", "-3d", "2026"],
)
def test_some_days_are_days_by_themselves(words: str) -> None:
    assert read_bare_span(words, MONDAY, FOUR) == read_span(words, MONDAY, FOUR)


@pytest.mark.parametrize("words", ["sat", "mar", "now", "7am", "14:30", "yesterday 14:30", "28", "room 2026", ""])
def test_other_words_are_words_although_they_may_name_a_time(words: str) -> None:
    assert read_bare_span(words, MONDAY, FOUR) is None


@pytest.mark.parametrize(
    ("now", "words", "moment"),
    [
        # at ten on a Monday morning
        (datetime(2026, 11, 23, 10), "1am", datetime(2026, 11, 23, 1)),
        (datetime(2026, 11, 23, 10), "today 1am", datetime(2026, 11, 23, 1)),
        (datetime(2026, 11, 23, 10), "monday 1am", datetime(2026, 11, 23, 1)),
        (datetime(2026, 11, 23, 10), "yesterday 1am", datetime(2026, 11, 22, 1)),
        (datetime(2026, 11, 23, 10), "sunday 1am", datetime(2026, 11, 22, 1)),
        (datetime(2026, 11, 23, 10), "saturday 1am", datetime(2026, 11, 21, 1)),
        (datetime(2026, 11, 23, 10), "2 days ago at 1am", datetime(2026, 11, 21, 1)),
        (datetime(2026, 11, 23, 10), "yesterday 11pm", datetime(2026, 11, 22, 23)),
        # at half past one in the night after it
        (datetime(2026, 11, 24, 1, 30), "1am", datetime(2026, 11, 24, 1)),
        (datetime(2026, 11, 24, 1, 30), "today 1am", datetime(2026, 11, 24, 1)),
        (datetime(2026, 11, 24, 1, 30), "tuesday 1am", datetime(2026, 11, 24, 1)),
        (datetime(2026, 11, 24, 1, 30), "yesterday 1am", datetime(2026, 11, 23, 1)),
        (datetime(2026, 11, 24, 1, 30), "monday 1am", datetime(2026, 11, 23, 1)),
        (datetime(2026, 11, 24, 1, 30), "today 11pm", datetime(2026, 11, 23, 23)),
    ],
)
def test_a_time_in_the_small_hours_is_meant_as_the_calendar_has_it(now: datetime, words: str, moment: datetime) -> None:
    """So no two words of one morning mean the same night, and none is left without a word."""
    assert read(words, now).moment == moment


def test_a_dated_night_is_read_as_lists_show_it_and_an_iso_one_as_the_calendar_has_it() -> None:
    assert read("20 nov 1am") == read("Fri 20 Nov 2026 01:00") == NamedDay(date(2026, 11, 21), time(1))
    assert read("2026-11-20 01:00") == NamedDay(date(2026, 11, 20), time(1))


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("7pm yesterday", "yesterday 7pm"),
        ("7 pm on saturday", "saturday 7pm"),
        ("14:30 28 nov", "28 nov 14:30"),
        ("9:15 pm 2026-11-03", "2026-11-03 21:15"),
        ("3 days ago", "-3d"),
        ("a week ago", "-1w"),
        ("2 months ago 7pm", "-2m 7pm"),
        ("last sunday", "sunday"),
        ("last monday 7pm", "2026-11-16 7pm"),
    ],
)
def test_people_say_a_day_and_a_time_in_other_orders(words: str, same: str) -> None:
    assert read(words) == read(same)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("this week", date(2026, 11, 23), date(2026, 11, 29)),
        ("last week", date(2026, 11, 16), date(2026, 11, 22)),
        ("this month", date(2026, 11, 1), date(2026, 11, 30)),
        ("Last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("this year", date(2026, 1, 1), date(2026, 12, 31)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_this_and_the_last_week_month_and_year_are_spans(words: str, first: date, last: date) -> None:
    span = Span(datetime.combine(first, FOUR), datetime.combine(last + timedelta(days=1), FOUR))
    assert read_span(words, MONDAY, FOUR) == span
    assert read_bare_span(words, MONDAY, FOUR) == span
    with pytest.raises(NotADate):
        read(words)


@pytest.mark.parametrize("words", ["last week", "last month", "last year"])
def test_before_the_first_day_of_all_is_no_time(words: str) -> None:
    with pytest.raises(NotADate):
        read_span(words, datetime(1, 1, 1, 12), FOUR)


@given(MOMENTS, CLOCKS, MOMENTS)
def test_the_span_of_a_day_holds_just_the_moments_of_that_day(moment: datetime, turns: time, other: datetime) -> None:
    day = logical_day(moment, turns)
    span = read_span(day.isoformat(), MONDAY, turns)
    for one in (moment, other):
        held = (span.first is None or span.first <= one) and (span.end is None or one < span.end)
        assert held == (logical_day(one, turns) == day)
