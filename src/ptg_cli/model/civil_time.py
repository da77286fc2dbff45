"""Civil time: ids, days that turn at four in the morning, and the dates people type."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Final

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NOON: Final = time(12, 0)
NIGHT_STARTS: Final = 22
NIGHT_ENDS: Final = 5

_TIME = re.compile(r"(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?\s*(am|pm)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_AGO = re.compile(r"-(\d{1,5})([dwmy])")
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})")


class NotADate(ValueError):
    """Words that are not a date ptg knows. The message is a whole sentence."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f"“{words}” isn't a date I know. Try 2026-11-03, yesterday, monday, -3d, or “2026-11-03 14:30”."
        )


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day someone named, and the time of day if they gave one; `offset` only when it was typed."""

    day: date
    clock: time | None = None
    offset: timezone | None = None

    @property
    def moment(self) -> datetime:
        """The civil moment meant: noon where no time was given."""
        return datetime.combine(self.day, self.clock or NOON)


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
    """The day a civil moment counts to: before `day_starts_at` it is still the day before."""
    if moment.time() >= day_starts_at or moment.date() == date.min:
        return moment.date()
    return moment.date() - timedelta(days=1)


def is_night(moment: datetime) -> bool:
    """True from 22:00 to 05:00 of civil time."""
    return moment.hour >= NIGHT_STARTS or moment.hour < NIGHT_ENDS


def spoken_day(day: date, *, weekday: bool = False) -> str:
    """A day in words, such as “3 March 2026” or “Tuesday 3 March 2026”."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()].capitalize()} {words}" if weekday else words


def read_when(words: str, now: datetime, day_starts_at: time) -> NamedDay:
    """What a person means by `words`, seen from the civil moment `now`.

    ISO dates and times, `now`, `today`, `yesterday`, weekday names (the most recent one, today included),
    `-3d -2w -1m -1y`, each with a time after it if wanted; a time alone means today.

    Raises: NotADate.
    """
    text = " ".join(words.strip().lower().split())
    today = logical_day(now, day_starts_at)
    if text == "now":
        return NamedDay(now.date(), now.time().replace(microsecond=0))
    try:
        if iso := _read_iso(text):
            return iso
        first, _, rest = text.partition(" ")
        day = _read_day(first, today)
        if day is not None:
            rest = rest.removeprefix("at ").strip()
            return NamedDay(day, _read_time(rest) if rest else None)
        clock = _read_time(text)
        # The small hours belong to the day before, but are meant as the ones just past.
        return NamedDay(now.date() if clock < day_starts_at else today, clock)
    except (ValueError, OverflowError) as error:
        raise NotADate(words) from error


def whole_month(words: str) -> tuple[date, date] | None:
    """The first and the last day of a month that is written out, such as 2026-05; None for any other words."""
    found = _MONTH.fullmatch(words.strip())
    try:
        first = date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None
    return (first, first.replace(day=monthrange(first.year, first.month)[1])) if first else None


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


def _read_day(word: str, today: date) -> date | None:
    if word == "today":
        return today
    if word == "yesterday":
        return today - timedelta(days=1)
    if len(word) >= 3:
        for number, name in enumerate(WEEKDAYS):
            if name.startswith(word):
                return today - timedelta(days=(today.weekday() - number) % 7)
    if found := _AGO.fullmatch(word):
        return days_ago(today, int(found[1]), found[2])
    return None


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
            continue
    return date(year, month + 1, min(today.day, 28))


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
