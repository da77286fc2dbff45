"""Turns the civil time a person means into a moment with its offset."""

import os
import re
import time
from datetime import date, datetime, timedelta, timezone, tzinfo
from datetime import time as clock_time
from pathlib import Path
from typing import Final

from ptg_cli.model.civil_time import NamedDay, read_clock, spoken_day
from ptg_cli.sentences import civil_time as said

_ZONE_FOLDER: Final = "zoneinfo/"
_ZONES: Final = "/usr/share/zoneinfo"
_ZONE_NAME: Final = re.compile(r"UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+")


def local_zone() -> str:
    """The IANA name of the zone this machine is set to, empty where it can't be told."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named:
        named = os.path.realpath("/etc/localtime")
    named = named.rpartition(_ZONE_FOLDER)[2]
    if named.startswith("/"):
        try:
            named = Path("/etc/timezone").read_text(errors="replace").strip()
        except OSError:
            return ""
    return named if _is_zone(named) else ""


def _is_zone(name: str) -> bool:
    if not _ZONE_NAME.fullmatch(name):
        return False
    # Importing the zones costs more than a note has time for; their files tell as well.
    return not os.path.isdir(_ZONES) or os.path.exists(f"{_ZONES}/{name}")


def whole_minutes(moment: datetime) -> datetime:
    """The same civil moment, without microseconds and with its offset rounded to minutes."""
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    return moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))


def local_now() -> datetime:
    """Now, in local civil time with its offset."""
    return whole_minutes(datetime.now().astimezone())


def moment_of(when: NamedDay) -> datetime:
    """The moment someone named, with the offset they typed or else the one that held here then.

    An hour that the clocks skipped is the one they showed instead: 02:30 becomes 03:30. An hour that they showed twice
    is the first of the two. `clocks_changed` has the words for both.
    """
    if when.offset is not None:
        return when.moment.replace(tzinfo=when.offset)
    try:
        first, second = _both(when)
    except (OverflowError, OSError, ValueError):
        return whole_minutes(when.moment.replace(tzinfo=_zone_beyond_the_system()))
    skipped = _civil(first) != when.moment
    return whole_minutes(max(first, second) if skipped else first)


def clocks_changed(when: NamedDay) -> str:
    """What has to be said where the clocks here were changed at the moment that someone named; mostly nothing."""
    if when.offset is not None:
        return ""
    try:
        first, second = _both(when)
    except (OverflowError, OSError, ValueError):
        return ""
    if first.utcoffset() == second.utcoffset():
        return ""
    named = f"{when.moment:%H:%M} on {spoken_day(when.day)}"
    if _civil(first) != when.moment:
        used = max(first, second)
        other_day = "" if used.date() == when.day else f" on {spoken_day(used.date())}"
        return said.was_left_out(named, f"{used:%H:%M}{other_day}")
    with_offset = f"{when.day} {when.moment:%H:%M}{whole_minutes(second).isoformat()[19:]}"
    return said.came_twice(named, with_offset)


def small_hours(when: NamedDay, day_starts_at: clock_time) -> str:
    """What has to be said of a time that someone named between midnight and the start of their day: which night is
    meant, and with which day lists show it. Mostly nothing."""
    if when.clock is None or when.clock >= day_starts_at or when.day == date.min:
        return ""
    shown = spoken_day(when.day - timedelta(days=1), weekday=True)
    named = f"{when.clock:%H:%M} on {spoken_day(when.day, weekday=True)}"
    return said.belongs_to_night(named, shown, f"{day_starts_at:%H:%M}")


def day_before(words: str, when: NamedDay, today: date) -> str:
    """What has to be said of a time that was named without a day, where another day than `today` is meant; else
    nothing."""
    if read_clock(words) is None or when.clock is None or when.day == today:
        return ""
    return said.is_meant(f"{when.clock:%H:%M} on {spoken_day(when.day, weekday=True)}")


def _both(when: NamedDay) -> tuple[datetime, datetime]:
    """The two moments that a civil time here may be: they are one, but where the clocks were changed. Raises:
    OverflowError, OSError, ValueError where the system can't tell."""
    return when.moment.replace(fold=0).astimezone(), when.moment.replace(fold=1).astimezone()


def _civil(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, fold=0)


def _zone_beyond_the_system() -> tzinfo:
    """The zone for moments that the system can't place: the first and last years, and on Windows all before 1970. The
    list of zones may be missing; then it is the time that holds here in winter."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(local_zone())
    except (OSError, KeyError, ValueError):  # a zone that is not in the list is a KeyError
        return timezone(timedelta(seconds=-time.timezone))
