"""Civil time: ids, days that turn at four in the morning, and the dates people type."""

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Final, NamedTuple

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NOON: Final = time(12, 0)
NIGHT_STARTS: Final = 22
NIGHT_ENDS: Final = 5

_TIME = re.compile(r"(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?\s*(am|pm)?")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_A_YEAR: Final = r"(?:1[89]|2[01])\d{2}"
"""A year as somebody types it for their pages: of other numbers nobody can tell."""
# These are made ready when they are first needed: a quick note reads no date.
_NAMED_MONTH: Final = r"([a-z]{3,9})(?: (\d{4}))?"
_NTH: Final = r"(\d{1,2})(?:st|nd|rd|th)?"
_DAY_AND_MONTH: Final = rf"(?:([a-z]{{3,9}}) )?(?:{_NTH} ([a-z]{{3,9}})|([a-z]{{3,9}}) {_NTH})(?: (\d{{4}}))?"
"""A day of a month, with the weekday that a list puts before it."""
_DAY_OF_MONTH: Final = rf"{_DAY_AND_MONTH}(?= |$)"
_ONE_WORD: Final = frozenset({"today", "yesterday", *WEEKDAYS, *map(str.lower, MONTHS)})
_ALONE: Final = (
    rf"-\d{{1,5}}[dwmy]|{_A_YEAR}|\d{{4}}-\d{{2}}(-\d{{2}})?|[a-z]{{3,9}} \d{{4}}|{_DAY_AND_MONTH}"
    rf"|(this|last) (week|month|year)|last ({'|'.join(WEEKDAYS)})|(an?|\d{{1,5}}) (day|week|month|year)s? ago"
)
"""What is a day, a month or a year even where any word may stand, as one word of letters or otherwise: no abbreviation
alone, since “sat” and “mar” are words."""
_AGO = re.compile(r"-(\d{1,5})([dwmy])")
_AGO_IN_WORDS: Final = r"(an?|\d{1,5}) (day|week|month|year)s? ago(?= |$)"
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})")


class NotADate(ValueError):
    """Words that are not a date ptg knows. The message is a whole sentence."""

    def __init__(self, words: str) -> None:
        bare = words.strip().lower()
        meant = f"Did you mean -{bare}?" if _AGO.fullmatch(f"-{bare}") else ""
        tries = meant or "Try 2026-11-03, yesterday, monday, -3d, or “2026-11-03 14:30”."
        super().__init__(f"ptg can't read “{words}” as a date. {tries}")


class NamedDay(NamedTuple):
    """A day someone named, and the time of day if they gave one; `offset` only when it was typed."""

    day: date
    clock: time | None = None
    offset: timezone | None = None

    @property
    def moment(self) -> datetime:
        """The civil moment meant: noon where no time was given."""
        return datetime.combine(self.day, self.clock or NOON)


class Span(NamedTuple):
    """From one civil moment on, up to another that is no part of it; None leaves that side open."""

    first: datetime | None = None
    end: datetime | None = None


def stamp(moment: datetime) -> str:
    """`YYYYMMDD-HHMMSS` of a civil moment."""
    day = f"{moment.year:04}{moment.month:02}{moment.day:02}"
    return f"{day}-{moment.hour:02}{moment.minute:02}{moment.second:02}"


def from_stamp(name: str) -> datetime | None:
    """The civil moment that an id or file name begins with, or None."""
    found = _STAMP.match(name)
    if not found:
        return None
    try:
        return datetime(*(int(part) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None


def logical_day(moment: datetime, day_starts_at: time) -> date:
    """The person's day that a civil moment is in: before `day_starts_at` it is still the day before.

    Every place that names the day of a moment asks here, so that all of them name the same one.
    """
    if moment.time() >= day_starts_at or moment.date() == date.min:
        return moment.date()
    return moment.date() - timedelta(days=1)


def calendar_day(day: date, clock: time, day_starts_at: time) -> date:
    """The day of the calendar on which a clock shows this time within the person's day; the very last day has none
    behind it."""
    return day if clock >= day_starts_at or day == date.max else day + timedelta(days=1)


def is_night(moment: datetime) -> bool:
    """True from 22:00 to 05:00 of civil time."""
    return moment.hour >= NIGHT_STARTS or moment.hour < NIGHT_ENDS


def spoken_day(day: date, *, weekday: bool = False) -> str:
    """A day in words, such as “3 March 2026” or “Tuesday 3 March 2026”."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()].capitalize()} {words}" if weekday else words


def nth(day: int) -> str:
    """A day of a month in words: “1st”, “2nd”, “23rd”."""
    ending = "th" if day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def read_when(words: str, now: datetime, day_starts_at: time) -> NamedDay:
    """What a person means by `words`, seen from the civil moment `now`.

    ISO dates and times, `now`, `today`, `yesterday`, weekday names and days of a month such as `28 nov` (the most
    recent one, today included; `last monday` is never today), `-3d -2w -1m -1y` or `3 days ago`, each with a time
    before or after it if wanted; a time alone means the last time that the clock showed it.

    A time in the small hours is meant as a clock and a calendar have it: said on a Monday, `today 01:00` is the night
    that was, and `yesterday 01:00` and `sunday 01:00` are a day before that. (Counted by the person's day, `today` and
    `yesterday` would mean the same moment, and no word the other.) An ISO date is read so, too. A day of a month with
    such a time is read as lists show it, in the person's day: `21 nov 01:00` came after the evening of the 21st.

    Raises: NotADate.
    """
    text = _as_usual(words)
    today = logical_day(now, day_starts_at)
    if text == "now":
        return NamedDay(now.date(), now.time().replace(microsecond=0))
    try:
        if iso := _read_iso(text):
            return iso
        if dated := _read_date(text, today):
            day, rest = dated
            return _with_clock(day, _read_time(rest), now, day_starts_at) if rest else NamedDay(day)
        named, clock = _read_day_and_clock(text)
        if clock is not None and clock < day_starts_at:  # as the calendar has it
            today = now.date()
        if not named and clock is not None and datetime.combine(today, clock) > now and today > date.min:
            today -= timedelta(days=1)
        return NamedDay(_read_day(named, today) if named else today, clock)
    except (ValueError, OverflowError) as error:
        raise NotADate(words) from error


def _as_usual(words: str) -> str:
    """Words in the form in which they are read: small letters, the day before its time (not `7pm yesterday`), and
    counted back by `-3d` (not `3 days ago`)."""
    parts = words.lower().split()
    for count in (2, 1):
        clock, rest = parts[:count], parts[count:]
        if _is_time(" ".join(clock)):
            parts = [*(rest[1:] if rest[:1] == ["on"] else rest), *clock]
            break
    return re.sub(
        rf"^{_AGO_IN_WORDS}", lambda ago: f"-{ago[1] if ago[1].isdecimal() else 1}{ago[2][0]}", " ".join(parts)
    )


def read_clock(words: str) -> time | None:
    """The time of day that is all these words name; None where they name a day, or nothing that is known."""
    try:
        return _read_time(" ".join(words.lower().split()))
    except ValueError:
        return None


def read_span(words: str, now: datetime, day_starts_at: time) -> Span:
    """All of the time that `words` name: the person's day, from when it starts until the next one does; a month of such
    days (`2026-11`, `november`, `nov 2026`; without a year the most recent one, this one included); a year (`2026`);
    this or the last week (from Monday), month or year; the minute or the second, where a time was given.

    Raises: NotADate.
    """
    text, today = " ".join(words.lower().split()), logical_day(now, day_starts_at)
    try:
        period = _read_month(text, today) or _read_period(text, today)
    except OverflowError as error:
        raise NotADate(words) from error
    if period:
        return Span(_begins(period[0], day_starts_at), _ends(period[1], day_starts_at))
    when = read_when(words, now, day_starts_at)
    if when.clock is None:
        return Span(_begins(when.day, day_starts_at), _ends(when.day, day_starts_at))
    first = when.moment.replace(microsecond=0)
    try:
        return Span(first, first + timedelta(seconds=1 if first.second else 60))
    except OverflowError:
        return Span(first)


def read_month(words: str, now: datetime, day_starts_at: time) -> date:
    """The first day of the month that words name: `2026-11`, `november`, `this month`. Raises: NotADate where they name
    no month."""
    text, today = " ".join(words.lower().split()), logical_day(now, day_starts_at)
    try:
        named = _read_month(text, today) or _read_period(text, today)
    except OverflowError:
        named = None
    if named is None or named[0].day != 1 or named[1] != _end_of_month(named[0]):
        raise NotADate(words)
    return named[0]


def read_bare_span(words: str, now: datetime, day_starts_at: time) -> Span | None:
    """The day, month or year that words mean by themselves, where any other word may stand just as well; None for any
    other words. A time, `now` and abbreviations such as `sat` are words there."""
    alone = words.lower() in _ONE_WORD if words.isalpha() else re.fullmatch(_ALONE, words, re.IGNORECASE)
    if not alone:
        return None
    try:
        return read_span(words, now, day_starts_at)
    except NotADate:
        return None


def names_a_day(words: str) -> bool:
    """True for words that are a day, a month or a year wherever they stand, seen from any day."""
    return read_bare_span(words, datetime(2000, 6, 15), time()) is not None


def span_of(first: date, last: date, day_starts_at: time) -> Span:
    """All of the time from one of the person's days to another, both included."""
    return Span(_begins(first, day_starts_at), _ends(last, day_starts_at))


def _begins(day: date, day_starts_at: time) -> datetime:
    return datetime.combine(day, time() if day == date.min else day_starts_at)


def _ends(day: date, day_starts_at: time) -> datetime | None:
    return None if day == date.max else datetime.combine(day + timedelta(days=1), day_starts_at)


def _read_month(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of a month that is named; None for any other words."""
    try:
        if found := _ISO_MONTH.fullmatch(text):
            first = date(int(found[1]), int(found[2]), 1)
        elif (found := re.fullmatch(_NAMED_MONTH, text)) and (month := _month_named(found[1])):
            first = date(int(found[2]) if found[2] else today.year - (month > today.month), month, 1)
        else:
            return None
    except ValueError:
        return None
    return first, _end_of_month(first)


def _end_of_month(first: date) -> date:
    """The last day of the month that begins on this day."""
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)


def _read_period(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of this week, month or year or the last one, or of a year by its number; None for any
    other words. Raises: OverflowError."""
    if re.fullmatch(_A_YEAR, text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    which, _, unit = text.partition(" ")
    if which not in {"this", "last"} or unit not in {"week", "month", "year"}:
        return None
    if unit == "week":
        first = today - timedelta(days=today.weekday() + (7 if which == "last" else 0))
        return first, first + timedelta(days=6)
    back = 1 if which == "last" else 0
    try:
        if unit == "year":
            return date(today.year - back, 1, 1), date(today.year - back, 12, 31)
        first = days_ago(today.replace(day=1), back, "m")
    except ValueError as error:
        raise OverflowError(text) from error
    return first, _end_of_month(first)


def _month_named(word: str) -> int:
    """The number of the month that begins so; 0 for none. “ma” and “ju” are too short to tell."""
    found = [number for number, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.lower().startswith(word)]
    return found[0] if found else 0


def _read_date(text: str, today: date) -> tuple[date, str] | None:
    """The day of a month that a text begins with, and the time behind it; None where it begins with none. Raises:
    ValueError."""
    found = re.match(_DAY_OF_MONTH, text)
    month = _month_named(found[3] or found[4]) if found else 0
    if not found or not month:
        return None
    day = _day_of_month(int(found[2] or found[5]), month, found[6], today)
    if found[1] and (len(found[1]) < 3 or not WEEKDAYS[day.weekday()].startswith(found[1])):
        raise ValueError(text)
    return day, text[found.end() :].strip().removeprefix("at ").strip()


def _read_day_and_clock(text: str) -> tuple[str, time | None]:
    """The words of a day that is counted back from today, and the time behind it; one of the two may be missing.
    Raises: ValueError."""
    words = text.split()
    if not words or _is_time(text):
        return "", _read_time(text)
    count = 2 if words[:1] == ["last"] else 1
    rest = " ".join(words[count:]).removeprefix("at ").strip()
    return " ".join(words[:count]), _read_time(rest) if rest else None


def _day_of_month(number: int, month: int, year: str | None, today: date) -> date:
    """That day; without a year the most recent one. Raises: ValueError."""
    if year:
        return date(int(year), month, number)
    for past in range(9):  # there may be no 29 February for eight years
        try:
            day = date(today.year - past, month, number)
        except ValueError:
            continue  # that year has no such day
        if day <= today:
            return day
    raise ValueError(f"{number}")


def _with_clock(day: date, clock: time, now: datetime, day_starts_at: time) -> NamedDay:
    then = calendar_day(day, clock, day_starts_at)
    return NamedDay(then if datetime.combine(then, clock) <= now else day, clock)


def _read_iso(text: str) -> NamedDay | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}", text):
        return None
    if len(text) == 10:
        return NamedDay(date.fromisoformat(text))
    day, rest = date.fromisoformat(text[:10]), text[11:].removeprefix("at ").strip()
    if text[10] not in " t":
        raise ValueError(text)
    try:
        clock = time.fromisoformat(rest.replace(" ", "").upper())
    except ValueError:
        return NamedDay(day, _read_time(rest))
    offset = clock.utcoffset()
    return NamedDay(
        day,
        clock.replace(tzinfo=None, microsecond=0),
        timezone(timedelta(minutes=round(offset.total_seconds() / 60))) if offset is not None else None,
    )


def _read_day(word: str, today: date) -> date:
    """The day that is meant by a word, counted back from today. Raises: ValueError, OverflowError."""
    if word.startswith("last "):
        return _read_weekday(word.removeprefix("last "), today - timedelta(days=1))
    if word == "today":
        return today
    if word == "yesterday":
        return today - timedelta(days=1)
    if found := _AGO.fullmatch(word):
        return days_ago(today, int(found[1]), found[2])
    return _read_weekday(word, today)


def _read_weekday(word: str, today: date) -> date:
    """The most recent day of that name, today included. Raises: ValueError."""
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= 3 and name.startswith(word):
            return today - timedelta(days=(today.weekday() - number) % 7)
    raise ValueError(word)


def days_ago(today: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years (by their first letter) before `today`; after it where `count` is
    negative. A month that is too short gives its last day. Raises: ValueError, OverflowError."""
    if unit in "dw":
        return today - timedelta(days=count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    for day in range(today.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue  # that month is shorter
    return date(year, month + 1, min(today.day, 28))


def _is_time(text: str) -> bool:
    try:
        _read_time(text)
    except ValueError:
        return False
    return True


def _read_time(text: str) -> time:
    found = _TIME.fullmatch(text)
    if not found or (found[2] is None and found[4] is None):
        raise ValueError(text)
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if found[4] == "pm" else 0)
    return time(hour, minute, second)
