"""strategies.toml and values.toml: whatever is kept in them reads back, and changes into anything else."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.journal.test_plan_documents import fresh

from ptg_cli.journal.documents.strategies import STRATEGIES, OwnStrategies
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.model.folded import folded, joined
from ptg_cli.model.scales import FEELINGS
from ptg_cli.model.strategy import COMPANY, FAMILIES, MOST_MINUTES, SETTINGS, Strategy, StrategyChange
from ptg_cli.model.value import Value
from ptg_cli.model.visible import in_one_line

LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(in_one_line)
NAME = LINE.filter(lambda words: bool(joined(words)))
STEPS = st.lists(LINE.filter(bool), max_size=3).map(tuple)


@st.composite
def values(draw: Any) -> tuple[Value, ...]:
    """Any values."""
    names = draw(st.lists(NAME, max_size=4, unique_by=folded))
    renamed = draw(st.lists(st.booleans(), min_size=4, max_size=4))
    number = st.none() | st.integers(0, 10)
    found = [
        Value(f"earlier-{nth}" if renamed[nth] else joined(name), name, draw(LINE), draw(number), draw(number))
        for nth, name in enumerate(names)
    ]
    return tuple({one.id: one for one in found}.values())


@st.composite
def own(draw: Any) -> OwnStrategies:
    """Any strategies of one's own, and any changes of ours."""
    names = draw(st.lists(NAME, max_size=3, unique_by=joined))
    mine = tuple(
        Strategy(
            slug=draw(st.sampled_from([joined(name), f"earlier-{nth}"])),
            title=name,
            family=draw(st.sampled_from(FAMILIES)),
            minutes=draw(st.integers(1, MOST_MINUTES)),
            energy=draw(st.integers(1, 3)),
            setting=draw(st.sampled_from(SETTINGS)),
            feelings=draw(st.lists(st.sampled_from(FEELINGS), max_size=2, unique=True).map(tuple)),
            company=draw(st.sampled_from(COMPANY)),
            steps=draw(STEPS),
            caution=draw(LINE),
            short_relief=draw(st.booleans()),
            outward=draw(st.booleans()),
            heavier=draw(st.booleans()),
            starred=draw(st.booleans()),
            hidden=draw(st.booleans()),
            mine=True,
        )
        for nth, name in enumerate(names)
    )
    slugs = draw(st.lists(st.sampled_from(["slow-walk", "cool-hands", "call-someone"]), max_size=3, unique=True))
    maybe = st.sampled_from([None, True, False])
    changes = {slug: StrategyChange(slug, draw(LINE), draw(STEPS), draw(maybe), draw(maybe)) for slug in slugs}
    return OwnStrategies(tuple({one.slug: one for one in mine}.values()), changes)


@given(first=values(), second=values())
def test_any_values_read_back_and_change_into_any_others(
    tmp_path: Path, first: tuple[Value, ...], second: tuple[Value, ...]
) -> None:
    documents = fresh(tmp_path / "values")
    for kept in (first, second):
        documents.save(documents.read(VALUES), kept)
        read = documents.read(VALUES)
        assert (read.value, read.problems) == (kept, ())


@given(first=own(), second=own())
def test_any_strategies_read_back_and_change_into_any_others(
    tmp_path: Path, first: OwnStrategies, second: OwnStrategies
) -> None:
    documents = fresh(tmp_path / "strategies")
    for kept in (first, second):
        documents.save(documents.read(STRATEGIES), kept)
        read = documents.read(STRATEGIES)
        assert (read.value, read.problems) == (kept, ())
