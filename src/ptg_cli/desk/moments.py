"""Turns the civil time a person means into a moment with its offset."""

import os
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from ptg_cli.model.civil import When

_ZONE_FOLDER: Final = "zoneinfo/"
_ZONES: Final = "/usr/share/zoneinfo"
_ZONE_NAME: Final = re.compile(r"UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+")


def local_zone() -> str:
    """The IANA name of the zone this machine is set to, empty where it can't be told."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named:
        named = os.path.realpath("/etc/localtime")
    named = named.rpartition(_ZONE_FOLDER)[2]
    if named.startswith("/") and Path("/etc/timezone").is_file():
        named = Path("/etc/timezone").read_text(errors="replace").strip()
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


def moment_of(when: When) -> datetime:
    """The moment someone named, with the offset they typed or else the one that held here then."""
    if when.offset is not None:
        return when.moment.replace(tzinfo=when.offset)
    try:
        here = whole_minutes(when.moment.astimezone())
        # Not `here` itself: in an hour that is skipped, that is another time than the one typed.
        return when.moment.replace(microsecond=0, tzinfo=here.tzinfo)
    except (OverflowError, OSError, ValueError):
        from zoneinfo import ZoneInfo

        # The first and last years overflow the system's own conversion.
        return whole_minutes(when.moment.replace(tzinfo=ZoneInfo(local_zone() or "UTC")))
