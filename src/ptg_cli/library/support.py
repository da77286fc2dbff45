"""Reads `crisis-lines.toml`. A row without a source and its date is left out, whatever else it says.

Kept plain, without the schema the guides use: these numbers have to be there when other things are broken.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ptg_cli.library.errors import BadContent
from ptg_cli.library.files import read_text
from ptg_cli.model.support import ANYONE, Checked, Country, Directory, Emergency, Helpline, Support
from ptg_cli.toml_file import NotToml, decode


def read_support(prompts: Path) -> Support:
    """The directory of people to talk to. Raises: BadContent where the file can't be read at all."""
    path = prompts / "crisis-lines.toml"
    try:
        table = decode(read_text(path))
    except NotToml as error:
        place = f", line {error.line}" if error.line else ""
        raise BadContent([f"{path}{place}: {error}."]) from error
    countries = tuple(_country(row) for row in _rows(table, "country") if _text(row, "code") and _text(row, "name"))
    directories = tuple(
        Directory(_text(row, "name"), _text(row, "where"), _text(row, "what"), checked)
        for row in _rows(table, "directory")
        if (checked := _checked(row))
    )
    return Support(tuple(sorted(countries, key=lambda country: country.name)), directories)


def _country(row: Mapping[str, Any]) -> Country:
    emergency = tuple(
        Emergency(_text(one, "number"), _text(one, "what"), checked)
        for one in _rows(row, "emergency")
        if (checked := _checked(one))
    )
    lines = tuple(
        Helpline(
            name=_text(one, "name"),
            for_whom=_text(one, "for_whom") or ANYONE,
            number=_text(one, "number"),
            text=_text(one, "text"),
            hours=_text(one, "hours"),
            cost=_text(one, "cost"),
            languages=_text(one, "languages"),
            notes=_text(one, "notes"),
            checked=checked,
        )
        for one in _rows(row, "line")
        if (checked := _checked(one))
    )
    names = row.get("also", [])
    also = tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()
    return Country(_text(row, "code"), _text(row, "name"), also, _text(row, "region"), emergency, lines)


def _checked(row: Mapping[str, Any]) -> Checked | None:
    url, day = row.get("source_url"), row.get("checked_on")
    if isinstance(url, str) and url.startswith("https://") and type(day) is date:
        return Checked(url, day)
    return None


def _rows(table: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = table.get(name, [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key, "")
    return value.strip() if isinstance(value, str) else ""
