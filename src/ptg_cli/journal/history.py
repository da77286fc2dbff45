"""Earlier versions of one page or document: which came after which, and which of them may be newer than another.

A clock may have run ahead for a while, or differ between two computers, so that time alone does not tell what followed
what. So the name of a version holds when it was kept and, behind that, a number: one more than the largest there was.
Versions that an earlier ptg kept have no number; they come before all that have one, in the order of their times.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from ptg_cli.journal import disk
from ptg_cli.model.civil_time import stamp

_NAME: Final = r"(\d{8}-\d{6}-\d{6})(?:-(\d{1,9})(?!\d))?"


class Place(NamedTuple):
    """Where a version stands among the others: by its number, and where that is the same by its time."""

    number: int
    time: str

    @classmethod
    def of(cls, version: Path) -> "Place":
        """The place that a version's name tells; a name that ptg did not give comes first."""
        found = re.match(_NAME, version.name)
        return cls(int(found[2] or 0), found[1]) if found else cls(0, version.name)


def versions(folder: Path) -> list[Path]:
    """The versions in a folder, the newest first."""
    if not folder.is_dir():
        return []
    found = (item for item in folder.iterdir() if not item.name.startswith(".") and not item.is_dir())
    return sorted(found, key=lambda item: (Place.of(item), item.name), reverse=True)


def may_be_newer(others: Iterable[Path], than: Path) -> list[Path]:
    """Those of the others that are not surely older. Surely older is only what has both a smaller number and no later
    time: the number alone says nothing about a version that came from another computer."""
    seen = Place.of(than)
    return [
        one
        for one in others
        if one != than and not (Place.of(one).number < seen.number and Place.of(one).time <= seen.time)
    ]


def keep(folder: Path, raw: bytes, suffix: str, now: datetime) -> None:
    """Keeps a version as the newest one, unless the newest there is says the same. Raises: OSError."""
    known = versions(folder)
    if known and disk.read(known[0]) == raw:
        return
    number = max((Place.of(one).number for one in known), default=0) + 1
    while True:
        try:
            disk.create(folder / f"{stamp(now)}-{now.microsecond:06}-{number}{suffix}", raw)
        except FileExistsError:
            now += timedelta(microseconds=1)
        else:
            return
