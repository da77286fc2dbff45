"""Journeys: which there are, which the person is in, and where, as their pages say; and one visit to begin or leave."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.document_visit import visit_to
from ptg_cli.desk.pages import PageFilter, named
from ptg_cli.insight.suggest import WEEK, JourneyToday
from ptg_cli.journal.documents.journeys import JOURNEYS
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.names import original
from ptg_cli.journal.pages import read_facts
from ptg_cli.library.library import Library
from ptg_cli.model.civil_time import logical_day
from ptg_cli.model.entry import civil_time
from ptg_cli.model.folded import joined
from ptg_cli.model.guide import Guide
from ptg_cli.model.journey import BegunJourney, Journey, begun_journey, with_begun, with_left
from ptg_cli.sentences import journeys as said

_GUIDE: Final = re.compile(rb"guide")


@dataclass(frozen=True, slots=True)
class GuideInJourney:
    """One guide of a journey, why it stands there, and the days on which it was written with since the journey was
    begun, the newest first."""

    guide: Guide
    why: str
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """One journey with its guides in their order; `row` is there where the person ever began it."""

    journey: Journey
    guides: tuple[GuideInJourney, ...]
    row: BegunJourney | None = None

    @property
    def is_open(self) -> bool:
        """True while the person is in it."""
        return self.row is not None and self.row.is_open

    @property
    def left_to_do(self) -> tuple[GuideInJourney, ...]:
        """The guides that were not written with since it was begun."""
        return tuple(one for one in self.guides if not one.days)

    @property
    def next(self) -> GuideInJourney | None:
        """The guide that comes next, where the person is in it and one is left."""
        return next(iter(self.left_to_do), None) if self.is_open else None

    @property
    def is_through(self) -> bool:
        """True where it was begun and no guide is left."""
        return self.row is not None and not self.left_to_do


@dataclass(frozen=True, slots=True)
class Journeys:
    """All journeys as they are listed: those the person is in first, those they left last. `problems` are what is wrong
    in the files, one sentence each; `unreadable` true where the file of those that were begun does not read at all."""

    standings: tuple[Standing, ...]
    problems: tuple[str, ...] = ()
    unreadable: bool = False

    def called(self, words: str) -> Standing | None:
        """The journey of that id or title, or the first that goes by it as well."""
        wanted = joined(words)
        named = [one for one in self.standings if wanted in {one.journey.id, joined(one.journey.title)}]
        also = [one for one in self.standings if wanted in map(joined, one.journey.also)]
        return next(iter((*named, *also)), None)


class JourneyDesk:
    """One visit. Every change is kept at once, and can be taken back while the visit lasts. What reads or writes raises
    OSError and JournalError; what changes something returns what has to be said, mostly nothing."""

    def __init__(
        self,
        documents: Documents,
        library: Library,
        journal: Journal,
        day_starts_at: time,
        today: Callable[[], date],
        leaves_nothing: Callable[[], bool] = lambda: False,
    ) -> None:
        self.desk = DocumentDesk(documents, JOURNEYS, leaves_nothing)
        self._library = library
        self._journal = journal
        self._day_starts_at = day_starts_at
        self._today = today
        self._visit = visit_to(self.desk)
        self._opened = False

    # Looking

    def look(self) -> Journeys:
        """Reads all anew; the first time it keeps a version of what a hand made of the file."""
        rows = self.desk.look().value
        if not self._opened:
            self._opened = True
            self.desk.keep_version()
        journeys = self._library.journeys()
        standings = self._standing(journeys, [begun_journey(rows, one.id) for one in journeys])
        known = {joined(one.id) for one in journeys}
        gone = [said.gone(one.id) for one in rows if joined(one.id) not in known and one.is_open]
        broken = [words for one in self._library.broken_journeys() for words in one.messages]
        return Journeys(
            tuple(sorted(standings, key=_place)), (*self.desk.problems, *broken, *gone), self.desk.unreadable
        )

    def open_ones(self) -> list[Standing]:
        """Only those the person is in. Where they are in none, no content and no page is read."""
        rows = [one for one in self.desk.look().value if one.is_open]
        if not rows:
            return []
        journeys = [one for one in self._library.journeys() if begun_journey(rows, one.id)]
        return self._standing(journeys, [begun_journey(rows, one.id) for one in journeys])

    def for_today(self) -> list[JourneyToday]:
        """Those that may name a guide today: nothing was written in them today, and in the last seven days less than
        their pace."""
        today, found = self._today(), []
        for one in self.open_ones():
            lately = [day for each in one.guides for day in each.days if 0 <= (today - day).days < WEEK]
            if today not in lately and len(lately) < one.journey.a_week:
                found.append(JourneyToday(one.journey.title, tuple(each.guide.slug for each in one.left_to_do)))
        return found

    def _standing(self, journeys: Iterable[Journey], rows: Iterable[BegunJourney | None]) -> list[Standing]:
        pairs = list(zip(journeys, rows, strict=True))
        guides = {guide.slug: guide for guide in self._library.every_guide()}
        written = self._written([row for _, row in pairs if row is not None])
        return [
            Standing(
                journey,
                tuple(
                    GuideInJourney(guide, one.why, _since(row, guide, written))
                    for one in journey.guides
                    if (guide := guides.get(one.name))
                ),
                row,
            )
            for journey, row in pairs
        ]

    def _written(self, rows: Iterable[BegunJourney]) -> Mapping[str, list[date]]:
        """On which days each guide was written with, the newest first, by the name it had then; only as far back as any
        of these needs."""
        days = [row.begun for row in rows]
        if not days:
            return {}
        begun = [day for day in days if day is not None]
        first = datetime.combine(min(begun), self._day_starts_at) if len(begun) == len(days) else None
        found: dict[str, list[date]] = {}
        for name in named(self._journal, PageFilter(first)):
            copied = original(name.id)
            if copied and self._journal.has(copied):
                continue  # what was written once counts once
            page = read_facts(name.path, _GUIDE)
            moment = civil_time(page.entry) if page and page.entry.kind == "journal" else None
            if page and moment and page.entry.guide:
                found.setdefault(page.entry.guide, []).append(logical_day(moment, self._day_starts_at))
        return found

    # Changing

    @property
    def can_undo(self) -> bool:
        """True once something was changed."""
        return self._visit.can_undo

    def begin(self, journey_id: str, *, anew: bool = False) -> str:
        """Begins one, or goes on with one that was left. `anew` true: what was written so far counts no more."""
        return self._visit.do(lambda: self.desk.save(with_begun(self.desk.value, journey_id, self._today(), anew=anew)))

    def leave(self, journey_id: str) -> str:
        """Leaves one."""
        return self._visit.do(lambda: self.desk.save(with_left(self.desk.value, journey_id, self._today())))

    def undo(self) -> str:
        """Takes the last change of this visit back, unless another window changed something since."""
        return self._visit.undo()


def _since(row: BegunJourney | None, guide: Guide, written: Mapping[str, list[date]]) -> tuple[date, ...]:
    if row is None:
        return ()
    days = [day for name in (guide.slug, *guide.was) for day in written.get(name, ())]
    return tuple(sorted((day for day in days if row.begun is None or day >= row.begun), reverse=True))


def _place(one: Standing) -> tuple[int, int, str]:
    """Sorts: those the person is in, those never begun, those left."""
    state = 0 if one.is_open else 1 if one.row is None else 2
    return state, one.journey.order, one.journey.title


def journey_json(one: Standing) -> dict[str, object]:
    """All that is known of one, as plain values."""
    journey, row = one.journey, one.row
    return {
        "id": journey.id,
        "title": journey.title,
        "summary": journey.summary,
        "for_whom": journey.for_whom,
        "not_yet": journey.not_yet,
        "a_week": journey.a_week,
        "begun": row.begun if row else None,
        "left": row.left if row else None,
        "in_it": one.is_open,
        "next": one.next.guide.slug if one.next else "",
        "comes_back": list(journey.comes_back),
        "guides": [
            {
                "id": each.guide.slug,
                "title": each.guide.title,
                "why": each.why,
                "level": each.guide.level,
                "minutes": each.guide.minutes,
                "days": list(each.days),
            }
            for each in one.guides
        ],
    }
