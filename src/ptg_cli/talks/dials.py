"""Dials: picking what a check-in asks once a week, and taking off what is not for this person."""

from collections.abc import Sequence
from typing import Final

from ptg_cli.desk.checkin import CheckinDesk
from ptg_cli.model.dials import MOST, Dial, find, unknown
from ptg_cli.talks.turns import (
    BrowseRow,
    ChooseSeveral,
    Chosen,
    Effect,
    Kept,
    Refused,
    Say,
    Talk,
    keep,
    keep_again,
    look,
    say,
)

OFF: Final = "It is not asked or offered any more. The list of dials brings it back."
_BACK: Final = "All dials are in the list again."


def pick(desk: CheckinDesk) -> Talk[None]:
    """Asks which dials to ask about, until that is settled or left as it was."""
    found = yield from look("dials", run=lambda: (desk.wrong, desk.dials))
    if isinstance(found, Refused):
        yield Say(found.words)
        return
    wrong, dials = found
    yield from say(wrong)
    while True:
        answer: Chosen | None = yield _which(dials, desk)
        if answer is None:
            return
        marked = [dials[place] for place in answer.marked]
        away = tuple(dials[place].id for place in answer.away)
        if answer.over:
            kept = yield from keep_again(_keeping(desk, marked, away))
            if kept is not None:
                names = ", ".join(dial.name for dial in marked)
                yield Say(f"Asked once a week from now on: {names}." if names else "Nothing is asked once a week.")
            return
        before = len(desk.hidden)
        kept = yield from keep(_keeping(desk, marked, away))
        if kept is not None:
            yield Say(OFF if len(away) > before else _BACK)


def take_off(desk: CheckinDesk, dial: Dial) -> Talk[bool]:
    """Takes a dial off for good; true where that is kept."""
    picked = [one for one in desk.picked if one != dial]
    kept = yield from keep(_keeping(desk, picked, (*desk.hidden, dial.id)))
    if kept is not None:
        yield Say(OFF)
    return kept is not None


def _which(dials: Sequence[Dial], desk: CheckinDesk) -> ChooseSeveral:
    places = {dial.id: place for place, dial in enumerate(dials)}
    away = tuple(places[one] for one in desk.hidden if one in places)

    def place_of(words: str) -> int | str:
        dial = find(words, dials)
        return unknown(words, [one.name for one in desk.offered]) if dial is None else places[dial.id]

    return ChooseSeveral(
        "What to ask once a week, if you like",
        "Choose up to three. Each is a number from 0 to 10 for the week, and they are never added up.",
        tuple(BrowseRow(dial.name, f"{dial.ends}. {dial.direction}", dial.question) for dial in dials),
        MOST,
        "You can choose three at most.",
        tuple(places[dial.id] for dial in desk.picked),
        away,
        place_of=place_of,
    )


def _keeping(desk: CheckinDesk, picked: Sequence[Dial], hidden: tuple[str, ...]) -> Effect[Kept[None]]:
    ids = tuple(dial.id for dial in picked)

    def run() -> Kept[None]:
        desk.pick(ids, hidden)
        return Kept(None)

    return Effect("pick dials", (ids, hidden), run=run)
