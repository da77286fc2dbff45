"""What a plan says to others: the parts that the support card shows, and the whole plan as a text."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from ptg_cli.model.person import Person, by_name, person_of, safe, unsafe
from ptg_cli.model.plan import PARTS, PartId, Plan, names_in

_ORDER_ON_CARD: Final[tuple[PartId, ...]] = (
    "people",
    "professional",
    "steadies",
    "stay",
    "signs",
    "triggers",
    "places",
    "safer",
)


def without_unsafe(plan: Plan, people: Iterable[Person]) -> Plan:
    """The plan without those among people to tell who are marked as not safe."""
    left_out = by_name(unsafe(people))
    lines = plan.lines("people")
    kept = tuple(line for line in lines if person_of(left_out, line) is None)
    return plan if kept == lines else plan.with_items("people", kept)


def card_parts(plan: Plan, people: Iterable[Person]) -> list[tuple[PartId, list[str]]]:
    """The ticked parts that say something, each with its lines, in the order of the support card. People that are not
    safe are never among them, nor a line that names one."""
    return _safe_parts(plan, people, [name for name in _ORDER_ON_CARD if name in plan.on_card])


def said_to_the_person(plan: Plan, people: Iterable[Person]) -> list[tuple[PartId, list[str]]]:
    """Every part that says something, each with its lines, in the order of the plan. As on the card, nobody who is not
    safe is among them."""
    return _safe_parts(plan, people, PARTS)


def _safe_parts(plan: Plan, people: Iterable[Person], parts: Sequence[PartId]) -> list[tuple[PartId, list[str]]]:
    known = list(people)
    left_out = unsafe(known)
    found = []
    for part in parts:
        said = _said(plan, part, known)
        naming = set(names_in(said, left_out))
        lines = [line for line in said if line not in naming]
        if lines:
            found.append((part, lines))
    return found


def _said(plan: Plan, part: str, known: Iterable[Person]) -> list[str]:
    """The lines of a part; people with how to reach them, and without those that are not safe."""
    if part != "people":
        return list(plan.lines(part))
    named = by_name(known)
    people = [person_of(named, line) or Person(line) for line in plan.lines(part)]
    return [person.said for person in safe(people)]


def written(plan: Plan, people: Iterable[Person], title: Callable[[str], str], *, markdown: bool) -> str:
    """The whole plan as a text to read, to print or to give to someone, in Markdown or plain; `title` says what a part
    is called. Whoever is not safe is
    not among people to tell. Every other line stands as it was written, also one that names them: `unsafe_lines` says
    which those are."""
    known = list(people)
    head = "# My plan" if markdown else "My plan"
    blocks = [head, "Written with ptg, a self-help journal. It is not a clinical record."]
    for part in PARTS:
        lines = _said(plan, part, known)
        obstacle = plan.in_the_way.get(part, "")
        if not lines and not obstacle:
            continue
        rows = [f"- {line}" if markdown else f"  {line}" for line in lines]
        if obstacle:
            rows.append(
                f"\nWhat might get in the way: {obstacle}" if markdown else f"  What might get in the way: {obstacle}"
            )
        heading = f"## {title(part)}\n\n" if markdown else f"{title(part)}\n"
        blocks.append(heading + "\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def unsafe_lines(plan: Plan, people: Iterable[Person]) -> list[str]:
    """The lines of `written` that name someone marked as not safe."""
    known = list(people)
    marked = unsafe(known)
    said = [line for part in PARTS for line in (*_said(plan, part, known), plan.in_the_way.get(part, ""))]
    return names_in(said, marked)


def differences(then: Plan, now: Plan, title: Callable[[str], str]) -> list[str]:
    """What tells an earlier version from the plan as it is now, part by part; empty where both say the same.
    `title` says what a part is called."""
    said = []
    for part in PARTS:
        before, after = then.lines(part), now.lines(part)
        if before != after:
            said.append(f"{title(part)}: {_next_to(before, after)}")
        elif then.in_the_way.get(part) != now.in_the_way.get(part):
            said.append(f"{title(part)}: other words for what might get in the way")
    if then.on_card != now.on_card:
        said.append("other parts on the support card")
    return said


def _next_to(before: Sequence[str], after: Sequence[str]) -> str:
    more = len(before) - len(after)
    if more:
        return f"{'one' if abs(more) == 1 else abs(more)} {'more' if more > 0 else 'fewer'}"
    return "another order" if sorted(before) == sorted(after) else "other words"
