"""journeys.toml: which journeys a person began, and which they left. Where they are in one stands on their pages."""

from collections.abc import Mapping
from typing import Any, Final

from ptg_cli.journal.documents.document import Document, Misfit
from ptg_cli.journal.documents.rows import rows_of
from ptg_cli.journal.toml_edit import TableRows
from ptg_cli.model.folded import joined
from ptg_cli.model.journey import BegunJourney, BegunJourneys

_KEYS: Final = ("name", "begun", "left")


def journeys_from(table: Mapping[str, Any]) -> tuple[BegunJourneys, list[Misfit]]:
    """The journeys in a table, and what does not fit. A row without a name is left out."""
    misfits: list[Misfit] = []
    found: dict[str, BegunJourney] = {}
    for row in rows_of(table, "journey", misfits):
        one = BegunJourney(row.line("name"), row.day("begun"), row.day("left"))
        if not one.id:
            continue
        if joined(one.id) in found:
            row.wrong("name", f"“{one.id}” stands here twice. Take one of them out.")
            continue
        if one.begun and one.left and one.left < one.begun:
            row.wrong("left", "“left” is a day before “begun”. One of them is another day.")
        found[joined(one.id)] = one
    return tuple(found.values()), misfits


def _row(one: BegunJourney) -> dict[str, Any]:
    days = {"begun": one.begun, "left": one.left}
    return {"name": one.id} | {key: day for key, day in days.items() if day is not None}


def _told(one: BegunJourney) -> str:
    days = {"begun": one.begun, "left": one.left}
    said = ", ".join(f"{key} {day:%Y-%m-%d}" for key, day in days.items() if day is not None)
    return f"{one.id} ({said})" if said else one.id


JOURNEYS: Final = Document(
    name="journeys",
    called="list of guides in order",
    template="# Which guides in order you began, and which you left. Edit it by hand if you like;\n"
    "# `ptg journeys check` says what doesn't fit.\n"
    '#\n# [[journey]]\n# name = "where-to-begin"\n# begun = 2026-11-03\n',
    known={"journey": TableRows("name", _KEYS)},
    decode=journeys_from,
    encode=lambda found: {"journey": [_row(one) for one in found]},
    rows=lambda found: [(one.id, _told(one)) for one in found],
    unit=("row", "rows"),
    edit="ptg journeys edit",
    history="ptg journeys history",
    show="ptg journeys history {number}",
    restore="ptg journeys restore {number}",
)
