"""The plan as the table that plan.toml holds: read whatever fits, and written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ptg_cli.model.person import ReachMisfit
from ptg_cli.model.plan import ON_CARD, PARTS, Plan, Trigger
from ptg_cli.model.visible import in_one_line


def plan_from(table: Mapping[str, Any]) -> tuple[Plan, list[ReachMisfit]]:
    """The plan in plan.toml's table, and what does not fit; whatever fits is taken."""
    misfits: list[ReachMisfit] = []
    plan = Plan()
    for part in PARTS:
        block = table.get(part, {})
        if not isinstance(block, dict):
            misfits.append(ReachMisfit(part, f"“{part}” is a part of the plan: it begins with [{part}]"))
            continue
        plan = _with_block(plan, part, block, misfits)
    on_card, asked = table.get("on_card", []), table.get("card_asked", False)
    if not isinstance(asked, bool):
        misfits.append(ReachMisfit("card_asked", "“card_asked” takes true or false"))
    if not (isinstance(on_card, list) and all(isinstance(one, str) and one in PARTS for one in on_card)):
        misfits.append(ReachMisfit("on_card", f"“on_card” takes a list of these: {', '.join(PARTS)}"))
    if asked is True or "on_card" in table:  # nothing ticked, once it was asked, is an answer
        ticked = on_card if isinstance(on_card, list) else []
        plan = replace(plan, on_card=tuple(part for part in PARTS if part in ticked), card_asked=asked is True)
    reviewed, used = (_day(table, key, misfits) for key in ("reviewed", "used"))
    return replace(plan, reviewed=reviewed, used=used), misfits


def _day(table: Mapping[str, Any], key: str, misfits: list[ReachMisfit]) -> date | None:
    value = table.get(key)
    if value is None or type(value) is date:
        return value
    misfits.append(ReachMisfit(key, f"“{key}” takes a day, such as 2026-11-03, without quotes"))
    return None


def _with_block(plan: Plan, part: str, block: Mapping[str, Any], misfits: list[ReachMisfit]) -> Plan:
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
            ReachMisfit("items", f'“items” of [{part}] takes a list of texts, such as ["one", "another"]', part, 1)
        )
    obstacle = block.get("in_the_way", "")
    if isinstance(obstacle, str):
        return plan.with_in_the_way(part, obstacle)
    misfits.append(ReachMisfit("in_the_way", f"“in_the_way” of [{part}] takes a text", part, 1))
    return plan


def _triggers(rows: object) -> tuple[tuple[Trigger, ...], list[ReachMisfit]]:
    where = "triggers.items"
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return (), [ReachMisfit("items", f"what sets it off stands in rows that begin with [[{where}]]", "triggers", 1)]
    found, misfits = [], []
    for nth, row in enumerate(rows, 1):
        words = {key: row.get(key, "") for key in ("cue", "effect", "instead")}
        wrong = [key for key, value in words.items() if not isinstance(value, str)]
        misfits += [ReachMisfit(key, f"“{key}” takes a text", where, nth) for key in wrong]
        if not wrong and words["cue"].strip():
            found.append(Trigger(*(in_one_line(words[key]) for key in ("cue", "effect", "instead"))))
        elif not wrong:
            misfits.append(ReachMisfit("cue", f'each [[{where}]] needs a cue = "…"', where, nth))
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
