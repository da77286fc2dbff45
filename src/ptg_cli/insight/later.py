"""The one small thing a person left for later: shown at most once a day, never called overdue."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from ptg_cli.model.civil_time import logical_day
from ptg_cli.model.entry import LATER_ANSWER, LATER_ASKED, Entry, civil_time

REST: Final = timedelta(days=30)
"""After this a thing left for later is not brought up any more."""


def left_for_later(entries: Iterable[Entry], now: datetime, day_starts_at: time) -> Entry | None:
    """The newest entry of an earlier day whose thing for later is still open and was not asked about today.

    Entries to be handled with care are never quoted, so never among them.
    """
    today = logical_day(now, day_starts_at)
    for entry in entries:
        moment = civil_time(entry)
        if not entry.later or entry.care or moment is None or LATER_ANSWER in entry.extra:
            continue
        day = logical_day(moment, day_starts_at)
        if timedelta() < today - day <= REST and entry.extra.get(LATER_ASKED) != today.isoformat():
            return entry
    return None


def day_words(day: date, today: date) -> str:
    """A day of the last weeks as people say it: yesterday, Saturday, 3 November."""
    from ptg_cli.model.civil_time import MONTHS, WEEKDAYS

    days = (today - day).days
    if days == 1:
        return "yesterday"
    return WEEKDAYS[day.weekday()].capitalize() if 1 < days < 7 else f"{day.day} {MONTHS[day.month - 1]}"
