"""strategies.toml: a person's own strategies, and what they changed about those that come with ptg."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ptg_cli.journal.documents.document import Document, Misfit, NameList, table_of
from ptg_cli.journal.documents.rows import Row, rows_of
from ptg_cli.journal.toml_edit import TableRows
from ptg_cli.model.folded import joined, nearest
from ptg_cli.model.person import same_name
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.strategy import (
    COMPANY,
    FAMILIES,
    MOST_MINUTES,
    MOST_STEPS,
    OWN_FAMILY,
    SETTINGS,
    Strategy,
    StrategyChange,
)
from ptg_cli.model.visible import in_one_line

_OWN: Final = ("name", "id", "family", "minutes", "energy", "setting", "feelings", "company", "steps", "caution",
               "relief", "practice", "guide", "outward", "heavier", "star", "hide")  # fmt: skip
_CHANGE: Final = ("id", "title", "steps", "star", "hide")


@dataclass(frozen=True, slots=True)
class OwnStrategies:
    """A person's own strategies, and what they changed about ours, by the id of each."""

    own: tuple[Strategy, ...] = ()
    changes: Mapping[str, StrategyChange] = field(default_factory=dict)

    def with_own(self, strategy: Strategy) -> "OwnStrategies":
        """With one of the person's own put in the place of the one of its id, or added at the end."""
        rows = tuple(strategy if one.slug == strategy.slug else one for one in self.own)
        return replace(self, own=rows if any(one.slug == strategy.slug for one in self.own) else (*rows, strategy))

    def with_change(self, change: StrategyChange) -> "OwnStrategies":
        """With a change put in the place of the one there was; one that changes nothing is taken out."""
        changes = {**self.changes, change.slug: change}
        if change == StrategyChange(change.slug):
            del changes[change.slug]
        return replace(self, changes=changes)


def own_strategies(table: Mapping[str, Any]) -> tuple[OwnStrategies, list[Misfit]]:
    """What a table holds, and what does not fit: a row with anything wrong in it is left out."""
    misfits: list[Misfit] = []
    own: dict[str, Strategy] = {}
    for row in rows_of(table, "strategy", misfits):
        row.only(_OWN)
        one = _own(row)
        if not row.fits:
            continue
        if one.slug in own:
            row.wrong("name", f"“{one.title}” stands here twice. Give one of them another name.")
            continue
        own[one.slug] = one
    changes = {}
    for row in rows_of(table, "change", misfits):
        row.only(_CHANGE)
        change = StrategyChange(
            row.line("id"), row.text("title"), row.texts("steps", MOST_STEPS), row.yes("star"), row.yes("hide")
        )
        if row.fits:
            changes[change.slug] = change
    return OwnStrategies(tuple(own.values()), changes), misfits


def _own(row: Row) -> Strategy:
    title, known_as = row.line("name"), row.text("id")
    return Strategy(
        slug=joined(known_as) or joined(title),
        title=title,
        family=row.one_of("family", FAMILIES, OWN_FAMILY),
        minutes=row.number("minutes", 1, MOST_MINUTES, 5),
        energy=row.number("energy", 1, 3, 1),
        setting=row.one_of("setting", SETTINGS, "anywhere"),  # type: ignore[arg-type]
        feelings=row.some_of("feelings", FEELINGS),
        company=row.one_of("company", COMPANY, "either"),  # type: ignore[arg-type]
        steps=row.texts("steps", MOST_STEPS),
        caution=row.text("caution"),
        short_relief=row.one_of("relief", ("short", ""), "") == "short",
        practice=row.text("practice"),
        guide=row.text("guide"),
        outward=bool(row.yes("outward")),
        heavier=bool(row.yes("heavier")),
        starred=bool(row.yes("star")),
        hidden=bool(row.yes("hide")),
        mine=True,
    )


def _table(own: OwnStrategies) -> dict[str, Any]:
    changes = [
        {"id": one.slug, "title": one.title, "steps": list(one.steps), "star": one.star, "hide": one.hide}
        for one in own.changes.values()
    ]
    return {"strategy": [_row(one) for one in own.own], "change": [_said(row) for row in changes]}


def _row(one: Strategy) -> dict[str, Any]:
    """One of the person's own as a row; what goes without saying is left out."""
    usual = Strategy("", "", OWN_FAMILY)
    row = {
        "name": one.title,
        "id": "" if joined(one.title) == one.slug else one.slug,
        "family": one.family if one.family != usual.family else "",
        "minutes": one.minutes if one.minutes != usual.minutes else "",
        "energy": one.energy if one.energy != usual.energy else "",
        "setting": one.setting if one.setting != usual.setting else "",
        "feelings": list(one.feelings),
        "company": one.company if one.company != usual.company else "",
        "steps": list(one.steps),
        "caution": one.caution,
        "relief": "short" if one.short_relief else "",
        "practice": one.practice,
        "guide": one.guide,
        "outward": one.outward or "",
        "heavier": one.heavier or "",
        "star": one.starred or "",
        "hide": one.hidden or "",
    }
    return _said(row)


def _said(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, "", [])}


def of_nobody(own: OwnStrategies, raw: bytes, ours: Collection[str]) -> list[Misfit]:
    """The changes of what there is not: neither among the ids of ours nor among the person's own. `raw` is the text
    they stand in."""
    known = {*ours, *(one.slug for one in own.own)}
    strange = [slug for slug in own.changes if slug not in known]
    rows = [row.get("id") for row in (table_of(raw)[0] or {}).get("change", ())] if strange else []
    found = []
    for slug in strange:
        near = nearest(slug, list(ours))
        shown = "`ptg strategies` shows the ids there are. Mend it, or take it out."
        hint = f"Did you mean “{near}”?" if near else shown
        words = f"no strategy has the id “{slug}”, so this changes nothing. {hint}"
        found.append(Misfit("id", words, "change", rows.index(slug) + 1 if slug in rows else 0))
    return found


def _with_names(own: OwnStrategies, names: Iterable[str]) -> OwnStrategies:
    for words in names:
        title = in_one_line(words)
        if not any(same_name(title, known.title) for known in own.own):
            own = own.with_own(Strategy(joined(title), title, OWN_FAMILY, mine=True))
    return own


STRATEGIES: Final = Document(
    name="strategies",
    template="# Your own strategies, and what you changed about those that come with ptg.\n",
    known={"strategy": TableRows("name", _OWN), "change": TableRows("id", _CHANGE)},
    decode=own_strategies,
    encode=_table,
    rows=lambda own: [
        *((one.title, "; ".join((one.title, *one.steps))) for one in own.own),
        *((one.slug, f"{one.slug} changed") for one in own.changes.values()),
    ],
    unit=("row", "rows"),
    history="ptg history strategies",
    show="ptg history strategies --show {number}",
    restore="ptg history strategies --restore {number}",
    names=NameList("your own strategies", lambda own: tuple(one.title for one in own.own), _with_names),
)
