"""Turns the civil time a person means into a moment with its offset."""

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from ptg_cli.model.civil import When

_ZONE_FOLDER: Final = "zoneinfo/"


def local_zone() -> str:
    """The IANA name of the zone this machine is set to, empty where it can't be told."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named:
        named = os.path.realpath("/etc/localtime").partition(_ZONE_FOLDER)[2]
    if not named and Path("/etc/timezone").is_file():
        named = Path("/etc/timezone").read_text(errors="replace").strip()
    return named if "/" in named or named == "UTC" else ""


def whole_minutes(moment: datetime) -> datetime:
    """The same civil moment, without microseconds and with its offset rounded to minutes."""
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    return moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))


def local_now() -> datetime:
    """Now, in local civil time with its offset."""
    return whole_minutes(datetime.now().astimezone())


def moment_of(when: When) -> datetime:
    """The moment someone named, with the offset they typed or else the one that held here then."""
    if when.offset is not None:
        return when.moment.replace(tzinfo=when.offset)
    try:
        return whole_minutes(when.moment.astimezone())
    except (OverflowError, OSError, ValueError):
        from zoneinfo import ZoneInfo

        # The first and last years overflow the system's own conversion.
        return whole_minutes(when.moment.replace(tzinfo=ZoneInfo(local_zone() or "UTC")))
