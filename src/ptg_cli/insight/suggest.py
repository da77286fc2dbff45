"""Which guide to suggest today, and why. Deterministic: the same pages and hour give the same suggestion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from ptg_cli.model.civil_time import is_night, logical_day, spoken_day
from ptg_cli.model.distress import STEADY_FROM, at_least
from ptg_cli.model.entry import CARD_SHOWN, Entry, civil_time
from ptg_cli.model.guide import Guide
from ptg_cli.model.scales import LEVELS
from ptg_cli.sentences import journeys as said

PLAN_AFTER_HARD: Final = "A hard hour is easier with a plan. You can leave any part of it for another day."
PLAN_EARLY: Final = "One line is enough for now: something that helps you, or one person. The rest can wait."

VALUES_UNSAID: Final = "You have not said yet what matters to you. This guide asks, with words to choose from."
VALUES_SAID: Final = "You have said what matters to you, and this guide can build on it."

WEEK: Final = 7
"""Days after which the plan is offered again while it stays hard."""

CARD_REST: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A guide, and the reason it comes up, as a sentence."""

    guide: Guide
    why: str


@dataclass(frozen=True, slots=True)
class JourneyToday:
    """A journey that may name a guide today: its title, and the names of its guides that are left, in their order."""

    title: str
    left: tuple[str, ...]


def suggestions(
    guides: Iterable[Guide],
    entries: Iterable[Entry],
    now: datetime,
    day_starts_at: time,
    *,
    has_plan: bool = False,
    has_values: bool | None = None,
    journeys: Iterable[JourneyToday] = (),
) -> list[Suggestion]:
    """Guides that fit this hour, the one to suggest first.

    `entries` are the newest ones, `now` is civil time. Guides not written with yet come before others, gentle
    before moderate before deep; then the one written with longest ago. At night only short gentle ones; the
    day of a close of 7 or more and the day after only gentle ones; one deep guide a day. A guide that was
    written with today waits for another day. One that is not listed is never among them. `has_values` is true where the
    person has said what matters to them, None where that is not known: it gives a reason, and no rank. Of each of
    `journeys` the next guide that fits comes first, never a deep one.

    The guide that makes the plan for hard hours comes up only while there is none (`has_plan` false), and then first:
    on the second day of use, and on the day of a close of 7 or more and the day after, whatever the hour, since it is
    for just those days. While such closes go on it is offered again each week: day after day it would be a duty.
    """
    guides = list(guides)
    today = logical_day(now, day_starts_at)
    past = [entry for entry in entries if (day := _day(entry, day_starts_at)) is not None and day <= today]
    seen = [entry for entry in past if entry.kind == "journal"]
    now_called = {name: guide.slug for guide in guides for name in (*guide.was, guide.slug)}
    hard = ended_hard(past, today, day_starts_at)
    deep_today = wrote_deep(guides, seen, now, day_starts_at)
    last = {now_called.get(entry.guide): _day(entry, day_starts_at) for entry in reversed(seen)}
    fitting = [
        guide
        for guide in guides
        if guide.suggest
        and guide.is_listed
        and (not is_night(now) or guide.fits_the_night)
        and (not hard or guide.level == "gentle")
        and not (deep_today and guide.level == "deep")
        and last.get(guide.slug) != today
        and (not guide.makes_plan or guide.slug in last)
    ]
    fitting.sort(key=lambda guide: _turn(guide, last.get(guide.slug)))
    found = [Suggestion(guide, _why(guide, last.get(guide.slug), now, hard, not seen, has_values)) for guide in fitting]
    found = _journeys_first(found, journeys, as_usual=not (hard or is_night(now)))
    second_day = len({_day(entry, day_starts_at) for entry in past} - {today}) == 1
    if has_plan or not (second_day or (hard and _plan_is_due(past, today, day_starts_at))):
        return found
    plans = [guide for guide in guides if guide.makes_plan and guide.suggest and guide.slug not in last]
    offered = [Suggestion(guide, PLAN_AFTER_HARD if hard else PLAN_EARLY) for guide in plans]
    return [*offered, *(one for one in found if one.guide not in plans)]


def _journeys_first(
    found: Sequence[Suggestion], journeys: Iterable[JourneyToday], *, as_usual: bool
) -> list[Suggestion]:
    """These, the next one of each journey before the others. On an hour that is not `as_usual` it keeps the reason why
    it is gentle."""
    known = {one.guide.slug: one for one in found if one.guide.level != "deep"}
    first: dict[str, Suggestion] = {}
    for journey in journeys:
        name = next((name for name in journey.left if name in known and name not in first), None)
        if name is not None:
            is_next = as_usual and name == journey.left[0]
            why = said.next_in(journey.title) if is_next else said.belongs_to(journey.title)
            first[name] = Suggestion(known[name].guide, why if as_usual else f"{known[name].why} {why}")
    return [*first.values(), *(one for one in found if one.guide.slug not in first)]


def wrote_deep(guides: Iterable[Guide], entries: Iterable[Entry], now: datetime, day_starts_at: time) -> bool:
    """True where one of these entries was written with a deep guide on the person's day that `now` (civil time) is in,
    also under a name that the guide had in an earlier version."""
    deep = {name for guide in guides if guide.level == "deep" for name in (*guide.was, guide.slug)}
    today = logical_day(now, day_starts_at)
    return any(entry.guide in deep and _day(entry, day_starts_at) == today for entry in entries)


def card_due(entries: Iterable[Entry], now: datetime) -> bool:
    """False when the full card was shown in a session within the last twelve hours."""
    for entry in entries:
        moment = civil_time(entry)
        if moment is not None and timedelta() <= now - moment < CARD_REST and entry.extra.get(CARD_SHOWN) is True:
            return False
    return True


def _turn(guide: Guide, last: date | None) -> tuple[bool, int, int, int, str]:
    """Sorts: not yet written with, by level and order; then by how long ago."""
    return (
        last is not None,
        last.toordinal() if last else 0,
        LEVELS.index(guide.level),
        guide.order,
        guide.title,
    )


def _why(guide: Guide, last: date | None, now: datetime, hard: bool, first: bool, has_values: bool | None) -> str:
    if is_night(now):
        return "It is late, so this one is short and gentle."
    if hard:
        return "It was very hard the last time, so this one is gentle."
    if first:
        return "It is a short guide to begin with."
    if last is None and has_values is False and guide.sorts_values:
        return VALUES_UNSAID
    if last is None and has_values and guide.reads_values and not guide.sorts_values:
        return VALUES_SAID
    if last is None:
        gentle = ", and it is a gentle one" if guide.level == "gentle" else ""
        return f"You have not used this guide yet{gentle}."
    return f"You used this guide last on {spoken_day(last)}."


def ended_hard(entries: Sequence[Entry], today: date, day_starts_at: time) -> bool:
    """True when something of today or yesterday ended at 7 or more, whatever it was: writing, a practice, a try."""
    for entry in entries:
        day = _day(entry, day_starts_at)
        if day is not None and 0 <= (today - day).days <= 1 and at_least(entry.distress_after, STEADY_FROM):
            return True
    return False


def _plan_is_due(entries: Sequence[Entry], today: date, day_starts_at: time) -> bool:
    """True on the first two days of each week since closes of 7 or more began, with less than a week between them."""
    days = sorted(
        {
            day
            for entry in entries
            if at_least(entry.distress_after, STEADY_FROM) and (day := _day(entry, day_starts_at)) is not None
        },
        reverse=True,
    )
    began = days[0]
    for day in days:
        if (began - day).days >= WEEK:
            break
        began = day
    return (today - began).days % WEEK <= 1


def _day(entry: Entry, day_starts_at: time) -> date | None:
    moment = civil_time(entry)
    return logical_day(moment, day_starts_at) if moment else None
