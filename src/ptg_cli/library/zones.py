"""Which country a time zone lies in, by the table that comes with the zones themselves: nothing is asked of a network.

The table is `zone.tab` of tzdata, with lines such as `NZ<tab>-3652+17446<tab>Pacific/Auckland<tab>…`. Older names of a
zone stand in `tzdata.zi` beside it, as `L Pacific/Auckland NZ`. Systems without these folders have the Python package
`tzdata`, which holds the same.
"""

import re
from pathlib import Path
from typing import Final

_TABLE: Final = "zone.tab"
_OLDER_NAMES: Final = "tzdata.zi"
_CODE: Final = re.compile(r"[A-Z]{2}")


def country_of(zone: str, folders: tuple[Path, ...] | None = None) -> str:
    """The two letters of the country that an IANA zone lies in; empty where the table doesn't say or isn't there.

    `UTC` and its like lie in none. `folders` are where zones are looked for, mostly those of this machine.
    """
    if "/" not in zone:
        return ""
    for folder in _folders() if folders is None else folders:
        table = _read(folder / _TABLE)
        found = _row_of(table, zone)
        if not found and (newer := _newer_name(_read(folder / _OLDER_NAMES), zone)):
            found = _row_of(table, newer)
        if found:
            return found
    return ""


def _folders() -> tuple[Path, ...]:
    from importlib.util import find_spec
    from zoneinfo import TZPATH

    package = find_spec("tzdata")
    inside = [Path(place) / "zoneinfo" for place in (package.submodule_search_locations or ())] if package else []
    return (*map(Path, TZPATH), *inside)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _row_of(table: str, zone: str) -> str:
    for line in table.splitlines():
        fields = line.split("\t")
        if len(fields) > 2 and fields[2].strip() == zone and _CODE.fullmatch(fields[0]):
            return fields[0]
    return ""


def _newer_name(links: str, zone: str) -> str:
    for line in links.splitlines():
        if line.startswith("L ") and line.endswith(f" {zone}"):
            return line.split()[1]
    return ""
