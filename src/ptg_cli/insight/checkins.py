"""Check-ins: whether the weekly part is due. It only ever offers; nothing is late, and nothing is counted."""

from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta

from ptg_cli.model.civil_time import logical_day
from ptg_cli.model.dials import DAYS
from ptg_cli.model.entry import Entry, civil_time


def weekly_is_due(entries: Iterable[Entry], picked: Collection[str], now: datetime, day_starts_at: time) -> bool:
    """True where dials are picked and none of them was rated within the last seven days.

    `entries` may be any of those days, `now` is civil time. What is dated after today counts for nothing.
    """
    if not picked:
        return False
    today = logical_day(now, day_starts_at)
    for entry in entries:
        moment = civil_time(entry)
        if moment is None or entry.dials.keys().isdisjoint(picked):
            continue
        if timedelta() <= today - logical_day(moment, day_starts_at) < timedelta(days=DAYS):
            return False
    return True
