"""A series of guides: where someone is in it, read back from their pages, and what they say of its next day."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from ptg_cli.desk.tellings import TellingsDesk
from ptg_cli.insight.series import ANSWER, ASKED, LEFT, Place, comes_up, place_in
from ptg_cli.journal import frontmatter
from ptg_cli.journal.errors import CannotChange, JournalError
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.journal.pages import read_page
from ptg_cli.library.library import Library
from ptg_cli.model.civil_time import logical_day, spoken_day
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import Guide
from ptg_cli.sentences import series as said
from ptg_cli.sentences.page_edit import cannot_be_changed

Put = Literal["later", "leave"]
"""What can be said of a next day besides beginning it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said before a guide of a series is begun that is not the next one, or not yet: a sentence, the `guides`
    to choose from, each with how it is offered, and how it is left."""

    words: str
    guides: tuple[tuple[Guide, str], ...]
    leaving: str


def turn_of(guide: Guide, library: Library, tellings: TellingsDesk, today: date) -> Turn | None:
    """What has to be asked before this guide is begun; None where it stands alone, or its turn is. Raises:
    JournalError, OSError."""
    series = library.series(guide)
    if not series:
        return None
    place = place_in(series, _whole(tellings, series), tellings.day_starts_at)
    if place is None:
        if guide.slug == series[0].slug:
            return None
        first = (series[0], said.begin_with(series[0].title))
        return Turn(said.comes_after(guide.title, series[0].title), (first, _all_the_same(guide)), said.LEAVES_IT)
    after = place.next
    if after is None or place.is_left:
        return None
    if today < place.opens:
        words = said.comes_on(after.title, spoken_day(place.opens), place.guide.title, spoken_day(place.day))
        if guide.slug == after.slug:
            return Turn(words, ((guide, said.begin_today(guide.title)),), said.LEAVES_FOR_ANOTHER_DAY)
        return Turn(words, (_again(guide, series),), said.LEAVES_FOR_ANOTHER_DAY)
    if guide.slug == after.slug:
        return None
    words = said.wrote_last(place.guide.title, spoken_day(place.day))
    return Turn(words, ((after, said.go_on_with(after.title)), _again(guide, series)), said.LEAVES_IT)


def _again(guide: Guide, series: Sequence[Guide]) -> tuple[Guide, str]:
    """Beginning with a guide whose turn it is not: the first one begins the series anew."""
    return (guide, said.begin_anew(guide.title)) if guide.slug == series[0].slug else _all_the_same(guide)


def _all_the_same(guide: Guide) -> tuple[Guide, str]:
    return guide, said.all_the_same(guide.title)


def _whole(tellings: TellingsDesk, series: Sequence[Guide]) -> Iterator[Entry]:
    """The pages of a series, whole, the newest first."""
    names = frozenset(name for guide in series for name in (guide.slug, *guide.was))
    for name in tellings.written_with(names):
        page = read_page(name.path)
        if not page.unreadable:
            yield page.entry


def next_day(
    library: Library, journal: Journal, entries: Sequence[Entry], drafts: Iterable[str], now: datetime, starts: time
) -> Place | None:
    """The place whose next day is brought up on Today: of several series that of the newest page. `entries` are the
    newest ones, `drafts` the slugs of guides that were left open."""
    guides = library.every_guide()
    open_now = {*drafts}
    firsts = {guide.follows for guide in guides if guide.follows}
    for first in (guide for guide in guides if not guide.follows and any(map(guide.is_called, firsts))):
        series = library.series(first)
        place = place_in(series, _read(journal, series, entries), starts)
        if place and place.next and place.next.slug not in open_now and comes_up(place, guides, entries, now, starts):
            return place
    return None


def _read(journal: Journal, series: Sequence[Guide], entries: Sequence[Entry]) -> Iterator[Entry]:
    """Those entries that belong to a series, read whole."""
    for entry in entries:
        if any(guide.is_called(entry.guide) for guide in series):
            with suppress(JournalError):  # it was removed by another window just now
                page = journal.find(entry.id)
                if not page.unreadable:
                    yield page.entry


def put_off(journal: Journal, page_id: str, put: Put, today: datetime, day_starts_at: time) -> Outcome:
    """Notes in its own page that the next day comes later, or not at all. Raises: NoSuchPage, CannotChange, OSError."""
    page = journal.find(page_id)
    if page.unreadable:
        raise CannotChange(cannot_be_changed(str(page.path), page.unreadable))
    day = logical_day(today, day_starts_at).isoformat()
    return journal.rewrite(page, frontmatter.change(page.raw, {ASKED: day} if put == "later" else {ANSWER: LEFT}))
