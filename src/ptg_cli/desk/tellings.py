"""Then and now: which pages tell of the same thing, read from the pages themselves, and ties that are made by hand.

There is no index: which guide a page was written with stands in its first bytes, and only the pages that are wanted are
read whole.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from pathlib import Path
from typing import Final

from ptg_cli.desk.page_edit import PageChange, change_page
from ptg_cli.insight.tellings import Telling, TellingRow, in_time, rows, telling_of
from ptg_cli.journal import disk, frontmatter
from ptg_cli.journal.drafts import Drafts
from ptg_cli.journal.errors import CannotChange, JournalError
from ptg_cli.journal.journal import Journal, Outcome
from ptg_cli.journal.names import PageName, is_id, original
from ptg_cli.journal.pages import Page, guide_named_in, read_page
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.library import Library
from ptg_cli.library.titles import Titles
from ptg_cli.model.civil_time import from_stamp, logical_day, spoken_day
from ptg_cli.model.dials import said as said_of_dials
from ptg_cli.model.folded import composed
from ptg_cli.model.guide import BLANK, Guide
from ptg_cli.model.nearest import near_names, no_such
from ptg_cli.sentences import tellings as said
from ptg_cli.session.writing_view import Earlier

_HEAD: Final = 2048
"""Bytes of a page that mostly hold its front matter."""

_A_PAGE: Final = re.compile(r"@.+|\d{4,}.*")
"""Words that mean a page and no guide."""


class NothingBeside(JournalError):
    """Nothing belongs beside the page that was asked for. The message is a whole sentence."""


@dataclass(frozen=True, slots=True)
class ToldGuide:
    """A guide that was written with: its slug of today, how often, and the moments of the first and the last page as
    their names tell."""

    slug: str
    title: str
    tellings: int
    first: date | None
    last: date | None

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day in words; empty where no name tells them."""
        return (spoken_day(self.first) if self.first else "", spoken_day(self.last) if self.last else "")


@dataclass(frozen=True, slots=True)
class ToldOn:
    """One answer, to be read by itself: its day in words, how the question was worded then, where that has changed, and
    the person's words."""

    day: str
    worded: str
    words: str


@dataclass(frozen=True)
class SideBySide:
    """Pages laid side by side, the oldest first. `guide` is the one they were written with, as it is today, and `slug`
    and `title` what it is called; empty for pages that are only tied by hand.

    `asked` is the id of the page that was asked for. `cared_for` counts the pages left out, since they are to be
    handled with care; `unknown` are files that can't be read, each with the reason, so that nobody knows whether they
    belong here; `gone` are ids of tied pages that are not there any more. `dial` says what a dial is called.
    """

    tellings: tuple[Telling, ...]
    day_starts_at: time
    slug: str = ""
    title: str = ""
    guides: tuple[Guide, ...] = ()
    asked: str = ""
    cared_for: int = 0
    unknown: tuple[tuple[Path, str], ...] = ()
    gone: tuple[str, ...] = ()
    dial: Callable[[str], str] = str

    @cached_property
    def rows(self) -> tuple[TellingRow, ...]:
        """What they say, question by question."""
        return rows(self.tellings, self.guides)

    @cached_property
    def days(self) -> tuple[str, ...]:
        """When each was, in words; of two on one day with the time of day."""
        own = [_day(one, self.day_starts_at) for one in self.tellings]
        return tuple(
            said.NO_DATE
            if day is None or one.moment is None
            else spoken_day(day)
            if own.count(day) == 1
            else said.at_time(spoken_day(day), f"{one.moment:%H:%M}")
            for day, one in zip(own, self.tellings, strict=True)
        )

    @property
    def at(self) -> int:
        """The place of the page that was asked for; the newest one where none was."""
        ids = [one.id for one in self.tellings]
        return ids.index(self.asked) if self.asked in ids else max(len(ids) - 1, 0)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """What each said in numbers: how hard it was before and after, and the dials. Empty where it said none."""
        return tuple(
            ", ".join(filter(None, (said.how_hard(one.before, one.after), said_of_dials(one.dials, self.dial))))
            for one in self.tellings
        )

    def read_out(self) -> Iterator[tuple[TellingRow, tuple[ToldOn, ...]]]:
        """Answer by answer: each question with what was said to it, the oldest first."""
        for row in self.rows:
            each = zip(self.days, row.answers, strict=True)
            told = tuple(
                ToldOn(day, row.worded_then(place), answer.text) for place, (day, answer) in enumerate(each) if answer
            )
            yield row, told

    @property
    def heading(self) -> str:
        """What they tell of, and how many there are."""
        return said.heading(self.title or said.TIED_PAGES, len(self.tellings))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What has to be said beside them: what is missing here, and why."""
        found = [said.cannot_be_read(day, one.unreadable) for day, one in self._each if one.unreadable]
        found += [said.open_elsewhere(day) for day, one in self._each if one.open_elsewhere]
        found += [said.left_out_for_care(self.cared_for)] if self.cared_for else []
        found += [said.tied_pages_gone(len(self.gone))] if self.gone else []
        found += [said.may_belong_here(str(path), why) for path, why in self.unknown]
        return tuple(found)

    @property
    def _each(self) -> Iterator[tuple[str, Telling]]:
        return zip(self.days, self.tellings, strict=True)


@dataclass(frozen=True, slots=True)
class TellingsDesk:
    """Finds what was told more than once. Every method reads the disk anew."""

    journal: Journal
    drafts: Drafts
    library: Library
    titles: Titles
    day_starts_at: time

    def told_again(self) -> list[ToldGuide]:
        """The guides that were written with more than once, the one written with last first. Blank pages ask nothing,
        so they are not among them; pages to be handled with care don't count. Raises: JournalError, OSError."""
        guides = self.library.every_guide()
        now = {name: guide.slug for guide in guides for name in guide.was}
        now |= {guide.slug: guide.slug for guide in guides}
        returns = {guide.slug for guide in guides if guide.returns}
        found: dict[str, list[PageName]] = {}
        for name, slug, _, cares in self._looked_at():
            if slug and slug != BLANK and not (cares and _is_cared_for(name)):
                found.setdefault(now.get(slug, slug), []).append(name)
        for slug in returns & found.keys():
            of_one = {page.id for page in _of_one_aim([read_page(name.path) for name in found[slug]])}
            found[slug] = [name for name in found[slug] if name.id in of_one]
        return [self._told(slug, names) for slug, names in found.items() if len(names) > 1]

    def _told(self, slug: str, names: Sequence[PageName]) -> ToldGuide:
        moments = [moment for one in names if (moment := from_stamp(one.id))]
        days = [logical_day(moment, self.day_starts_at) for moment in moments]
        return ToldGuide(slug, self.titles.guide(slug), len(names), min(days, default=None), max(days, default=None))

    def of(self, words: str) -> SideBySide:
        """The tellings that words mean: a guide by its name or title, or a page by its id, with all that belongs beside
        it. A page that is named itself is there although it is to be handled with care.

        Raises: NoSuchGuide, NothingBeside, NoSuchPage, AmbiguousId, OSError.
        """
        if _A_PAGE.fullmatch(words):
            return self.beside(self.journal.find(words))
        guide = self._guide(words)
        names = frozenset({guide.slug, *guide.was}) if guide else frozenset({composed(words)})
        found = self._laid(names, guide)
        if guide is None and not (found.tellings or found.cared_for):
            return self._page_or_nothing(words)
        return found

    def beside(self, page: Page) -> SideBySide:
        """This page with all that belongs beside it: the pages of its guide, and those tied to it by hand.

        Raises: NothingBeside where nothing does, or the page can't be read; JournalError, OSError.
        """
        if page.unreadable:
            raise NothingBeside(said.page_cannot_be_read(page.id, page.unreadable))
        slug = page.entry.guide
        if not slug and not page.entry.tied:
            raise NothingBeside(said.nothing_beside(page.id))
        guide = self._guide(slug) if slug else None
        names = frozenset(filter(None, (slug, *((guide.slug, *guide.was) if guide else ()))))
        return self._laid(names, guide, asked=page)

    def is_told_again(self, page: Page) -> bool:
        """True where another page belongs beside this one: tied to it, or written with the same guide."""
        if page.entry.tied:
            return True
        if not page.entry.guide or page.entry.guide == BLANK:
            return False
        guide = self._guide(page.entry.guide)
        names = {guide.slug, *guide.was} if guide else {page.entry.guide}
        others = (
            (name, cares)
            for name, slug, _, cares in self._looked_at()
            if slug in names and name.id != page.id
            if not (guide and guide.returns) or read_page(name.path).entry.aim == page.entry.aim
        )
        return any(not (cares and _is_cared_for(name)) for name, cares in others)

    def written_with(self, names: frozenset[str]) -> Iterator[PageName]:
        """The pages that were written with guides of these names, newest first. Raises: OSError."""
        return (name for name, slug in self._guided() if slug in names)

    def has_earlier(self, page_id: str) -> bool:
        """True where a page that was kept just now has another beside it, as far as the disk tells. One to be handled
        with care is not spoken of."""
        try:
            page = self.journal.find(page_id)
            return not page.entry.care and self.is_told_again(page)
        except (JournalError, OSError):
            return False  # the page is kept; only that there is an earlier one is not said

    def tied_to(self, page: Page) -> list[Page]:
        """The pages that this one is tied to by hand and that are there. Raises: OSError."""
        return [found for one in page.entry.tied if (found := self._tied(one))]

    def _guide(self, name: str) -> Guide | None:
        """The guide of that name as it is today; None where it is gone, or its file can't be used: its pages are still
        there."""
        try:
            return self.library.guide(name)
        except (NoSuchGuide, BadContent):
            return None

    def _page_or_nothing(self, words: str) -> SideBySide:
        """A page that was named by hand, else that there is no guide of this name. Raises: NoSuchGuide, OSError."""
        try:
            named = self.journal.find(words)
        except JournalError:
            guides = self.library.guides()
            gone = {slug for _, slug in self._guided() if slug and not any(one.is_called(slug) for one in guides)}
            near = near_names(words, sorted({guide.slug for guide in guides} | gone))
            raise NoSuchGuide(no_such("guide", words, near, shows="ptg guides")) from None
        return self.beside(named)

    # Reading

    def _guided(self) -> Iterator[tuple[PageName, str]]:
        """Every page, newest first, with the guide it was written with; empty where it has none, or can't be read."""
        for name, slug, _, _ in self._looked_at():
            yield name, slug

    def _looked_at(self) -> Iterator[tuple[PageName, str, str, bool]]:
        """Every page, newest first: its guide, why that can't be known, where it can't, and false where its first bytes
        tell that it is not to be handled with care. A copy of a page that is there is passed over."""
        for name in self.journal.newest():
            first = original(name.id)
            if first and self.journal.has(first):
                continue
            head = b""
            with suppress(OSError):  # reading it whole says why
                head = disk.read(name.path, _HEAD)
            slug = guide_named_in(head)
            if slug is not None:
                yield name, slug, "", b"care" in head
                continue
            page = read_page(name.path, frontmatter.LIMIT)
            yield name, _guide_of(page), page.unreadable, page.entry.care

    def _laid(self, names: frozenset[str], guide: Guide | None, asked: Page | None = None) -> SideBySide:
        found: dict[str, Page] = {asked.id: asked} if asked else {}
        unknown = []
        for name, slug, why, _ in self._looked_at() if names else ():
            if slug in names:
                found.setdefault(name.id, read_page(name.path))
            elif why and not slug and (asked is None or name.id != asked.id):
                unknown.append((Path(name.path), why))
        if guide and guide.returns:
            found = {page.id: page for page in _of_one_aim(list(found.values()), asked)}
        gone = self._follow_ties(found)
        kept = [one for one in found.values() if not one.entry.care or (asked and one.id == asked.id)]
        slug = guide.slug if guide else next(iter(names), "")
        guides = {one.slug: one for one in (guide,) if one}
        open_now = self._open_elsewhere()
        tellings = in_time(self._telling(page, guides, page.id in open_now) for page in kept)
        return SideBySide(
            tellings,
            self.day_starts_at,
            slug,
            (guide.title if guide else self.titles.guide(slug)) if slug else "",
            tuple(guides.values()),
            asked.id if asked else "",
            len(found) - len(kept),
            tuple(unknown),
            gone,
            self.titles.dial,
        )

    def _follow_ties(self, found: dict[str, Page]) -> tuple[str, ...]:
        """Adds the pages that these are tied to, and those that they are tied to; the ids of which there is no page."""
        gone: list[str] = []
        waiting = [tied for page in found.values() for tied in page.entry.tied]
        while waiting:
            wanted = waiting.pop()
            if wanted in found or wanted in gone:
                continue
            page = self._tied(wanted)
            if page is None:
                gone.append(wanted)
            elif page.id not in found:
                found[page.id] = page
                waiting += page.entry.tied
        return tuple(gone)

    def _tied(self, page_id: str) -> Page | None:
        """The page of that very id, or the one that had it before it was given another date. The id comes from a file
        that anybody may have edited, so only names that are there are compared with it."""
        named = next((name for name in self._named(page_id) if name.id == page_id), None)
        if named is not None:
            return read_page(named.path)
        return self.journal.redated(page_id) if is_id(page_id) else None

    def _named(self, page_id: str) -> Iterator[PageName]:
        month = page_id[:6] if is_id(page_id) else ""
        yield from self.journal.newest(month, month)

    def _telling(self, page: Page, guides: dict[str, Guide], open_now: bool) -> Telling:
        if page.unreadable:
            return Telling(page.id, from_stamp(page.id), unreadable=page.unreadable)
        slug = page.entry.guide
        guide = next((one for one in guides.values() if one.is_called(slug)), None) if slug else None
        if slug and guide is None and (guide := self._guide(slug)):
            guides[guide.slug] = guide
        return telling_of(page.entry, guide, open_elsewhere=open_now)

    def _open_elsewhere(self) -> set[str]:
        """The ids of pages whose text is being changed in another window."""
        return {draft.id for draft in self.drafts.listed() if draft.editing and draft.open_elsewhere}


def _of_one_aim(pages: Sequence[Page], asked: Page | None = None) -> list[Page]:
    """Of pages that tell how something went, those that tell of the same aim: that of the page that was asked for, else
    the one told of last among those told of more than once."""
    of_each: dict[str, list[Page]] = {}
    for page in sorted(pages, key=lambda one: one.id, reverse=True):
        of_each.setdefault(page.entry.aim, []).append(page)
    if asked:
        return of_each[asked.entry.aim]
    more = [told for told in of_each.values() if len(told) > 1]
    return next(iter(more or of_each.values()), [])


# Ties by hand


def tie(journal: Journal, one: Page, other: Page) -> tuple[Outcome, ...]:
    """Ties two pages, each to the other; what was tied so already stays as it is. Raises: CannotChange, Busy, OSError.
    Where it ends after the first of them, trying again ties the other one."""
    _need_two(one, other)
    changed = [(page, to) for page, to in ((one, other), (other, one)) if to.id not in page.entry.tied]
    return tuple(change_page(journal, page, PageChange(tied=(to.id,))) for page, to in changed)


def untie(journal: Journal, one: Page, other: Page) -> tuple[Outcome, ...]:
    """Takes the tie between two pages off. None of them is changed where there was none. Raises: as `tie`."""
    _need_two(one, other)
    changed = [(page, to) for page, to in ((one, other), (other, one)) if to.id in page.entry.tied]
    return tuple(change_page(journal, page, PageChange(untied=(to.id,))) for page, to in changed)


def _need_two(one: Page, other: Page) -> None:
    if one.id == other.id:
        raise CannotChange(said.SAME_PAGE)


# One at a time


def _guide_of(page: Page) -> str:
    """The guide of a page, also of one whose text can't be read as long as the lines above it can."""
    if page.entry.guide or not page.unreadable:
        return page.entry.guide
    named = (frontmatter.split(page.raw).table or {}).get("guide")
    return composed(named) if isinstance(named, str) else ""


def _is_cared_for(name: PageName) -> bool:
    """True for a page to be handled with care."""
    return read_page(name.path, frontmatter.LIMIT).entry.care


def answers_so_far(found: SideBySide) -> dict[tuple[str, str], tuple[Earlier, ...]]:
    """Every answer of these tellings to their guide, by step and folded item, the newest first. For whoever writes the
    next one, and asks for them."""
    answers: dict[tuple[str, str], tuple[Earlier, ...]] = {}
    for row in found.rows:
        if row.key.guide == found.slug:
            pairs = zip(found.tellings, row.answers, strict=True)
            told = [Earlier(_day(one, found.day_starts_at), answer.text) for one, answer in pairs if answer]
            answers[row.key.step, row.key.item] = tuple(reversed(told))
    return answers


def _day(one: Telling, day_starts_at: time) -> date | None:
    return logical_day(one.moment, day_starts_at) if one.moment else None
