"""The values to choose from, in `prompts/values.toml`."""

from pathlib import Path
from typing import Any

from ptg_cli.library.decode import KeyPlace, table_of
from ptg_cli.library.errors import BadContent
from ptg_cli.library.files import read_text
from ptg_cli.model.value import ValueGroup, ValueWords


def value_groups(prompts: Path) -> tuple[ValueGroup, ...]:
    """The values in their groups. Raises: BadContent with all that is wrong with the file."""
    where = KeyPlace(read_text(prompts / "values.toml"), prompts / "values.toml")
    table = table_of(where)
    problems: list[str] = []
    groups = _rows(table, "group", ("id", "title"), where, problems)
    values = _rows(table, "value", ("id", "group", "name", "about"), where, problems)
    ids = [row["id"] for row in groups]
    for nth, row in enumerate(values, 1):
        if row["group"] not in ids:
            problems.append(where.say(f"“group” takes one of: {', '.join(ids)}.", "group", "value", nth))
    if problems:
        raise BadContent(problems)
    return tuple(
        ValueGroup(
            group["title"],
            tuple(ValueWords(one["id"], one["name"], one["about"]) for one in values if one["group"] == group["id"]),
        )
        for group in groups
    )


def known_groups(prompts: Path) -> tuple[ValueGroup, ...]:
    """The same, none where the file can't be read: who only looks up an id goes on without."""
    try:
        return value_groups(prompts)
    except BadContent:
        return ()


def _rows(
    table: dict[str, Any], name: str, keys: tuple[str, ...], where: KeyPlace, problems: list[str]
) -> list[dict[str, str]]:
    """The `[[name]]` rows, each with a text for every key. What is wrong goes to `problems`."""
    rows = table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(where.say(f"each {name} begins with [[{name}]], in two brackets.", name))
        return []
    for nth, row in enumerate(rows, 1):
        wrong = [key for key in keys if not (isinstance(row.get(key), str) and row[key].strip())]
        problems += [where.say(f"“{key}” takes a text in quotes.", key, name, nth) for key in wrong]
    return [{key: str(row.get(key)) for key in keys} for row in rows]
