"""values.toml: what matters to a person, in their order."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from ptg_cli.journal.documents.document import Document, Misfit, NameList
from ptg_cli.journal.documents.rows import rows_of
from ptg_cli.journal.toml_edit import TableRows
from ptg_cli.model.folded import joined
from ptg_cli.model.value import Value, Values, named_value, value_called, with_value

_KEYS: Final = ("name", "id", "why", "matters", "lived")


def values_from(table: Mapping[str, Any]) -> tuple[Values, list[Misfit]]:
    """The values in a table, and what does not fit. A row without a name is left out. Keys that are not known are no
    misfit: a newer version may have put them there."""
    misfits: list[Misfit] = []
    found: dict[str, Value] = {}
    for row in rows_of(table, "value", misfits):
        name, why, known_as = row.line("name"), row.text("why"), row.text("id")
        one = Value(joined(known_as) or joined(name), name, why, row.rating("matters"), row.rating("lived"))
        if not name:
            continue
        if one.id in found or value_called(found.values(), name):
            row.wrong("name", f"“{name}” stands here twice. Give one of them another name.")
            continue
        found[one.id] = one
    return tuple(found.values()), misfits


def _row(value: Value) -> dict[str, Any]:
    row = {"name": value.name, "id": "" if value.id == joined(value.name) else value.id, "why": value.why}
    numbers = {"matters": value.matters, "lived": value.lived}
    return {key: words for key, words in row.items() if words} | {
        key: number for key, number in numbers.items() if number is not None
    }


def _told(value: Value) -> str:
    return f"{value.said} ({value.numbers})" if value.numbers else value.said


def _with_names(values: Values, names: Iterable[str]) -> Values:
    for name in names:
        if value_called(values, name) is None:
            values = with_value(values, named_value(name))
    return values


VALUES: Final = Document(
    name="values",
    template="# What matters to you. Edit it by hand if you like; `ptg values check` says what doesn't fit.\n"
    '#\n# [[value]]\n# name = "…"\n# why = "…"\n# matters = 9\n# lived = 4\n',
    known={"value": TableRows("name", _KEYS)},
    decode=values_from,
    encode=lambda values: {"value": [_row(value) for value in values]},
    rows=lambda values: [(value.name, _told(value)) for value in values],
    unit=("value", "values"),
    edit="ptg values edit",
    history="ptg values history",
    show="ptg values history {number}",
    restore="ptg values restore {number}",
    names=NameList("what matters to you", lambda values: tuple(value.name for value in values), _with_names),
)
