"""Today: what was left open, what to write with, one thing left for later. No texts, no ratings, no counts."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import ClassVar, Final, Literal

from ptg_cli.desk.aims import AimDesk
from ptg_cli.desk.series import next_day
from ptg_cli.desk.writing import LeftBehind, WritingDesk
from ptg_cli.desk.writing_start import newest_entries
from ptg_cli.insight.later import day_words, left_for_later
from ptg_cli.insight.series import Place
from ptg_cli.insight.suggest import Suggestion
from ptg_cli.journal import frontmatter
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.model.aim import Aim
from ptg_cli.model.civil_time import logical_day
from ptg_cli.model.entry import LATER_ANSWER, LATER_ASKED, Entry, civil_time
from ptg_cli.model.guide import Guide
from ptg_cli.sentences.page_edit import cannot_be_changed

Answer = Literal["did-it", "later", "let-go"]

_WRITTEN: Final = frozenset({"journal", "note", "review"})
"""Kinds of pages that one writes: what was breathed or checked in is no writing."""


@dataclass(frozen=True, slots=True)
class Later:
    """One small thing left for later: the entry it stands in, and the day in words."""

    entry: Entry
    day: str
    to_try: ClassVar = False


@dataclass(frozen=True, slots=True)
class LaterAim:
    """Something that was to be tried on a day which is over now: the aim, and the day in words."""

    aim: Aim
    day: str
    to_try: ClassVar = True


@dataclass(frozen=True, slots=True)
class LaterDay:
    """The next day of a series: where someone is in it, the guide that comes next, and the day of its page in words."""

    place: Place
    guide: Guide
    day: str
    to_try: ClassVar = False


@dataclass(frozen=True, slots=True)
class Today:
    """What today shows. `drafts` are those left behind, newest first; `suggestions` the one for now first. `later` is
    one thing left for later: something to try whose day is over comes first, then the newer one of a thing that a page
    names and the next day of a series. `wrote` is true where a page with words is there from this very day; how many is
    nobody's business."""

    drafts: tuple[LeftBehind, ...]
    suggestions: tuple[Suggestion, ...]
    later: Later | LaterAim | LaterDay | None
    wrote: bool = False


def look(sessions: WritingDesk) -> Today:
    """Reads what today shows. Raises: NewerFormat, OSError."""
    now = sessions.now().replace(tzinfo=None)
    entries = newest_entries(sessions.journal)
    found = sessions.suggested_at(now, entries)
    drafts = tuple(sessions.left_behind())
    later = _aim(sessions, now) or _left(sessions, entries, drafts, now)
    wrote = any(_is_written_on(entry, now, sessions.day_starts_at) for entry in entries)
    return Today(drafts, tuple(found), later, wrote)


def _left(
    sessions: WritingDesk, entries: list[Entry], drafts: tuple[LeftBehind, ...], now: datetime
) -> Later | LaterDay | None:
    """What a page names for later, or the next day of a series: the newer of the two, so that neither hides the other
    for long."""
    starts = sessions.day_starts_at
    named = left_for_later(entries, now, starts)
    place = next_day(sessions.library, sessions.journal, entries, (one.guide for one in drafts), now, starts)
    if place is None or place.next is None:
        return _later(named, now, starts)
    moment = civil_time(named) if named else None
    if moment and logical_day(moment, starts) + timedelta(days=1) > place.opens:
        return _later(named, now, starts)
    return LaterDay(place, place.next, day_words(place.day, logical_day(now, starts)))


def _is_written_on(entry: Entry, now: datetime, day_starts_at: time) -> bool:
    moment = civil_time(entry) if entry.kind in _WRITTEN and not entry.care else None
    return moment is not None and logical_day(moment, day_starts_at) == logical_day(now, day_starts_at)


def _aim(sessions: WritingDesk, now: datetime) -> LaterAim | None:
    """The aim that is asked about once its day is over. Where aims can't be looked at, today goes on without."""
    today = logical_day(now, sessions.day_starts_at)
    try:
        aim = AimDesk(sessions.documents).due(today)
    except OSError:
        return None
    return LaterAim(aim, day_words(aim.day, today)) if aim and aim.day else None


def _later(entry: Entry | None, now: datetime, day_starts_at: time) -> Later | None:
    moment = civil_time(entry) if entry else None
    if entry is None or moment is None:
        return None
    return Later(entry, day_words(logical_day(moment, day_starts_at), logical_day(now, day_starts_at)))


def answer_later(journal: Journal, entry: Entry, answer: Answer, today: datetime, day_starts_at: time) -> Outcome:
    """Notes what became of the thing for later, in its own entry. Its words stay.

    Raises: NoSuchPage, CannotChange, OSError.
    """
    page = journal.find(entry.id)
    if page.unreadable:
        raise CannotChange(cannot_be_changed(str(page.path), page.unreadable))
    if answer == "later":
        updates: dict[str, str] = {LATER_ASKED: logical_day(today, day_starts_at).isoformat()}
    else:
        updates = {LATER_ANSWER: answer}
    return journal.rewrite(page, frontmatter.change(page.raw, updates))
