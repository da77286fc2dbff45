"""The smallest step of an aim, as something that a hard moment may offer while it is not too hard."""

from collections.abc import Iterable, Mapping

from ptg_cli.model.aim import Aim, AimKind, in_words
from ptg_cli.model.folded import folded
from ptg_cli.model.strategy import Strategy, Suggested
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import strategies as said


def step_of(aim: Aim, kind: AimKind | None) -> Strategy:
    """The smallest thing to do for an aim, in the person's own words: it may feel heavier straight after, as all that
    is tried may, so only whether it was worth doing says anything."""
    words = in_words(aim.said(kind.smallest)) if kind and kind.smallest else ""
    title = in_one_line(words or aim.title) or said.A_STEP
    return Strategy(aim.id, title, in_one_line(kind.title) if kind else "", heavier=True, mine=True, aim=aim.id)


def steps_for(aims: Iterable[Aim], kinds: Mapping[str, AimKind], values: Iterable[str]) -> list[Suggested]:
    """The steps that may be offered, each with the reason it is for: a value that the person said matters. None of one
    that is not being tried, of a kind that names no smallest thing to do, of a ladder, or without such a value."""
    matters = {folded(name): name for name in values}
    found = []
    for aim in aims:
        kind, value = kinds.get(aim.kind), matters.get(folded(aim.value), "")
        if aim.is_open and value and kind is not None and kind.smallest and not kind.has_rungs:
            found.append(Suggested(step_of(aim, kind), said.for_what_matters(value)))
    return found
