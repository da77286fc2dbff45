"""plan.toml: the coping plan, part by part."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from ptg_cli.journal.documents.document import Document, Misfit
from ptg_cli.journal.toml_edit import Known, TableRows
from ptg_cli.model.plan import ON_CARD, PARTS, Plan, PlanWords, Trigger
from ptg_cli.model.visible import in_one_line

_ITEMS: Final[Known] = {"items": None, "in_the_way": None}
_KNOWN: Final[Known] = {
    "on_card": None,
    "card_asked": None,
    "reviewed": None,
    "used": None,
    **{part: _ITEMS for part in PARTS if part != "triggers"},
    "triggers": {"in_the_way": None, "items": TableRows("cue", ("cue", "effect", "instead"))},
}
_HEADING: Final = "# Your plan. Edit it by hand if you like; `ptg plan check` says what doesn't fit.\n"


def plan_from(table: Mapping[str, Any]) -> tuple[Plan, list[Misfit]]:
    """The plan in plan.toml's table, and what does not fit; whatever fits is taken."""
    misfits: list[Misfit] = []
    plan = Plan()
    for part in PARTS:
        block = table.get(part, {})
        if not isinstance(block, dict):
            misfits.append(Misfit(part, f"“{part}” is a part of the plan: it begins with [{part}]."))
            continue
        plan = _with_block(plan, part, block, misfits)
    on_card, asked = table.get("on_card", []), table.get("card_asked", False)
    if not isinstance(asked, bool):
        misfits.append(Misfit("card_asked", "“card_asked” takes true or false."))
    if not (isinstance(on_card, list) and all(isinstance(one, str) and one in PARTS for one in on_card)):
        misfits.append(Misfit("on_card", f"“on_card” takes a list of these: {', '.join(PARTS)}."))
    if asked is True or "on_card" in table:  # nothing ticked, once it was asked, is an answer
        ticked = on_card if isinstance(on_card, list) else []
        plan = replace(plan, on_card=tuple(part for part in PARTS if part in ticked), card_asked=asked is True)
    reviewed, used = (_day(table, key, misfits) for key in ("reviewed", "used"))
    return replace(plan, reviewed=reviewed, used=used), misfits


def _day(table: Mapping[str, Any], key: str, misfits: list[Misfit]) -> date | None:
    value = table.get(key)
    if value is None or type(value) is date:
        return value
    misfits.append(Misfit(key, f"“{key}” takes a day, such as 2026-11-03, without quotes."))
    return None


def _with_block(plan: Plan, part: str, block: Mapping[str, Any], misfits: list[Misfit]) -> Plan:
    items = block.get("items", [])
    if part == "triggers":
        rows, wrong = _triggers(items)
        misfits += wrong
        plan = replace(plan, triggers=rows)
    else:
        texts = [items] if isinstance(items, str) else items if isinstance(items, list) else []
        plan = plan.with_items(part, (item for item in texts if isinstance(item, str))) if texts else plan
    if part != "triggers" and not (isinstance(items, list) and all(isinstance(item, str) for item in items)):
        misfits.append(
            Misfit("items", f'“items” of [{part}] takes a list of texts, such as ["one", "another"].', part, 1)
        )
    obstacle = block.get("in_the_way", "")
    if isinstance(obstacle, str):
        return plan.with_in_the_way(part, obstacle)
    misfits.append(Misfit("in_the_way", f"“in_the_way” of [{part}] takes a text.", part, 1))
    return plan


def _triggers(rows: object) -> tuple[tuple[Trigger, ...], list[Misfit]]:
    where = "triggers.items"
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return (), [Misfit("items", f"what starts the fear or pain stands in rows under [[{where}]].", "triggers", 1)]
    found, misfits = [], []
    for nth, row in enumerate(rows, 1):
        words = {key: row.get(key, "") for key in ("cue", "effect", "instead")}
        wrong = [key for key, value in words.items() if not isinstance(value, str)]
        misfits += [Misfit(key, f"“{key}” takes a text.", where, nth) for key in wrong]
        if not wrong and words["cue"].strip():
            found.append(Trigger(*(in_one_line(words[key]) for key in ("cue", "effect", "instead"))))
        elif not wrong:
            misfits.append(Misfit("cue", f'each [[{where}]] needs a cue = "…".', where, nth))
    return tuple(found), misfits


def plan_table(plan: Plan) -> dict[str, Any]:
    """The plan as it stands in plan.toml."""
    ticked = plan.card_asked or plan.on_card != ON_CARD
    table: dict[str, Any] = {"on_card": list(plan.on_card)} if ticked else {}
    table["card_asked"] = plan.card_asked or None
    table["reviewed"], table["used"] = plan.reviewed, plan.used
    for part in PARTS:
        block: dict[str, Any] = {"in_the_way": plan.in_the_way.get(part)}
        if part == "triggers":
            rows = [{"cue": one.cue, "effect": one.effect, "instead": one.instead} for one in plan.triggers]
            block["items"] = [{key: value for key, value in row.items() if value} for row in rows]
        else:
            block["items"] = list(plan.items.get(part, ()))
        table[part] = block
    return table


def template(words: PlanWords) -> bytes:
    """A plan.toml to begin with: every part, each line of it still a comment. `words` say what each is for."""
    rows = [_HEADING]
    for part in words.parts:
        rows.append(f"# {part.title}. {part.about}".rstrip())
        if part.id == "triggers":
            rows.append('# [[triggers.items]]\n# cue = "…"\n# effect = "…"\n# instead = "…"\n')
        else:
            rows.append(f'# [{part.id}]\n# items = ["…", "…"]\n# in_the_way = "…"\n')
    return "\n".join(rows).encode()


PLAN: Final = Document(
    name="plan",
    template=_HEADING,
    known=_KNOWN,
    decode=plan_from,
    encode=plan_table,
    rows=lambda plan: [(part, line) for part in PARTS for line in plan.lines(part)],
    unit=("line", "lines"),
    edit="ptg plan edit",
    history="ptg plan history",
    show="ptg plan history {number}",
    restore="ptg plan restore {number}",
    noted=("reviewed", "used"),
)
