"""aims/: what a person is trying, one file each."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from ptg_cli.journal.documents.document import Document, DocumentFolder, Misfit
from ptg_cli.journal.toml_edit import AnyKeys
from ptg_cli.model.aim import DAY, LEARNED, STATES, TITLE, Aim, Decided
from ptg_cli.model.folded import nearest
from ptg_cli.model.scales import is_rating
from ptg_cli.model.visible import in_one_line, one_line

_LINES: Final = ("kind", "title", "value", "person", "when")
_DAYS: Final = ("begun", "day", "asked")
_TEMPLATE: Final = (
    "# One thing you want to try. Edit it by hand if you like; `ptg aims check` says what doesn't fit.\n"
    '# It is open, unless it says: state = "resting", "done" or "let-go".\n'
)


def aim_from(known_as: str, table: Mapping[str, Any]) -> tuple[Aim, list[Misfit]]:
    """The aim in the table of the file of that name, and what does not fit in it."""
    misfits: list[Misfit] = []
    lines = {key: _line(table, key, misfits) for key in _LINES}
    days = {key: _day(table, key, misfits) for key in _DAYS}
    state = table.get("state", "open")
    if state not in STATES:
        near = nearest(state, list(STATES)) if isinstance(state, str) else ""
        hint = f" Did you mean “{near}”?" if near else ""
        misfits.append(Misfit("state", f"“state” takes one of: {', '.join(STATES)}.{hint}"))
        state = "open"
    if table and not lines["title"]:
        misfits.append(Misfit("title", 'an aim needs a title = "…", so that you know it in the list.'))
    pages = table.get("pages", [])
    if not (isinstance(pages, list) and all(isinstance(one, str) for one in pages)):
        misfits.append(Misfit("pages", "“pages” takes a list of the ids of pages. `ptg doctor` makes it anew."))
        pages = []
    aim = Aim(
        known_as,
        state=state,
        decided=_decided(table, misfits),
        pages=tuple(dict.fromkeys(pages)),
        **lines,  # type: ignore[arg-type]
        **days,  # type: ignore[arg-type]
    )
    return aim, misfits


def _line(table: Mapping[str, Any], key: str, misfits: list[Misfit]) -> str:
    value = table.get(key, "")
    if isinstance(value, str):
        return in_one_line(value)
    misfits.append(Misfit(key, f"“{key}” takes a text in quotes."))
    return ""


def _day(table: Mapping[str, Any], key: str, misfits: list[Misfit]) -> date | None:
    value = table.get(key)
    if value is None or type(value) is date:
        return value
    misfits.append(Misfit(key, f"“{key}” takes a day, such as 2026-11-03, without quotes."))
    return None


def _decided(table: Mapping[str, Any], misfits: list[Misfit]) -> dict[str, Decided]:
    block = table.get("decided", {})
    if not isinstance(block, dict):
        misfits.append(Misfit("decided", "what you decided stands in a table that begins with [decided]."))
        return {}
    found: dict[str, Decided] = {}
    for key, value in block.items():
        if isinstance(value, str):
            found[key] = value.strip()
        elif is_rating(value):
            found[key] = value
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            found[key] = tuple(in_one_line(one) for one in value)
        else:
            wanted = 'a text in quotes, a whole number from 0 to 10, or a list such as ["one", "two"]'
            misfits.append(Misfit(key, f"“{one_line(key)}” takes {wanted}.", "decided", 1))
    return {key: value for key, value in found.items() if value not in ("", ())}


def aim_table(aim: Aim) -> dict[str, Any]:
    """An aim as it stands in its file; what is not said is left out. One that says no state is open."""
    table: dict[str, Any] = {key: getattr(aim, key) for key in ("kind", "title", "begun", "value", "person")}
    table |= {"state": "" if aim.is_open else aim.state}
    table |= {"when": aim.when, "day": aim.day, "asked": aim.asked, "pages": list(aim.pages)}
    table["decided"] = {key: list(one) if isinstance(one, tuple) else one for key, one in aim.decided.items()}
    return {key: value for key, value in table.items() if value not in ("", None, [], {})}


def _rows(aim: Aim) -> list[tuple[str, str]]:
    """What an aim says, line by line, each with what it is called."""
    said: list[tuple[str, Decided]] = [
        (TITLE, aim.title),
        ("state", "" if aim.is_open else aim.state),
        ("value", aim.value),
        ("person", aim.person),
        (DAY, aim.when),
        *((key, words) for key, words in aim.decided.items() if key != LEARNED),
        (LEARNED, aim.learned),
    ]
    told = [(name, in_one_line(", ".join(one) if isinstance(one, tuple) else str(one))) for name, one in said]
    return [(name, f"{name}: {words}") for name, words in told if words]


def _document(known_as: str) -> Document[Aim]:
    return Document(
        name=f"aims/{known_as}",
        called="aim",
        template=_TEMPLATE,
        known={
            **dict.fromkeys(("kind", "title", "state", "begun", "value", "person", "when", "day", "asked", "pages")),
            "decided": AnyKeys(),
        },
        decode=partial(aim_from, known_as),
        encode=aim_table,
        rows=_rows,
        unit=("line", "lines"),
        edit=f"ptg aims edit {known_as}",
        history=f"ptg aims history {known_as}",
        show=f"ptg aims history {known_as} {{number}}",
        restore=f"ptg aims restore {known_as} {{number}}",
        noted=("asked", "pages"),
    )


AIMS: Final = DocumentFolder("aims", _document)
