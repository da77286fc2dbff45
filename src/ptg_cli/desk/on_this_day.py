"""On this day: what was written on the same date in earlier years, as far as it may come back by itself.

It is off until a person asks for it: then today names a key where there is something. Which pages these are is told by
their names and their first bytes, and only those of the few days are looked at.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ptg_cli.desk.pages import PageFilter, counted_pages
from ptg_cli.insight.on_this_day import comes_back, same_days
from ptg_cli.journal.errors import JournalError
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.library.errors import BadContent, NoSuchGuide
from ptg_cli.library.library import Library
from ptg_cli.model.civil_time import span_of
from ptg_cli.settings import SettingError, Settings


@dataclass(slots=True)
class SkippedNow:
    """The years that were skipped in this run of ptg, in the order in which that was said; `for_good` are those of
    them that stand in the settings."""

    years: list[int] = field(default_factory=list)
    for_good: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class YearBefore:
    """An earlier year with pages of this day, newest first; `ago` is how many years ago it was."""

    year: int
    ago: int
    pages: tuple[Page, ...]


class OnThisDay:
    """Finds them anew each time. `today` is the person's own day; `change` changes a setting."""

    def __init__(
        self,
        journal: Journal,
        library: Library,
        settings: Settings,
        today: date,
        skipped: SkippedNow,
        change: Callable[[str, str], None],
    ) -> None:
        self._journal = journal
        self._library = library
        self._settings = settings
        self.today = today
        self._skipped = skipped
        self._change = change

    def years(self) -> tuple[YearBefore, ...]:
        """The years that have pages to be shown, the last one first. Raises: JournalError, OSError."""
        return tuple(self._years())

    def has_any(self) -> bool:
        """True where a person asked to be told, and there is something. Raises: JournalError, OSError."""
        return self._settings.on_this_day and next(self._years(), None) is not None

    def _years(self) -> Iterator[YearBefore]:
        there = self._journal.years()
        candidates = {*there, *(year - 1 for year in there)}  # a night after New Year's Eve belongs to the year before
        skipped = {*self._settings.skipped_years, *self._skipped.years}
        for day in same_days(self.today, sorted(candidates - skipped - {0}, reverse=True)):
            pages = tuple(self._pages(day))
            if pages:
                yield YearBefore(day.year, self.today.year - day.year, pages)

    def _pages(self, day: date) -> Iterator[Page]:
        span = span_of(day, day, self._settings.day_starts_at)
        for page in counted_pages(self._journal, PageFilter(span.first, span.end)):
            if not (page.unreadable or page.misread) and self._comes_back(page):
                yield page

    def _comes_back(self, page: Page) -> bool:
        """What ran inside a page comes back only where that page does."""
        if not comes_back(page.entry, self._level(page.entry.guide)):
            return False
        if not page.entry.within:
            return True
        try:
            outer = read_page(self._journal.locate(page.entry.within).path, LIMIT)
        except JournalError:
            return True  # that page is gone, and this one stands by itself
        return not (outer.unreadable or outer.misread) and comes_back(outer.entry, self._level(outer.entry.guide))

    def _level(self, guide: str) -> str | None:
        """How deep a guide is; empty for none, None where it is gone or can't be used."""
        try:
            return self._library.guide(guide).level if guide else ""
        except (NoSuchGuide, BadContent):
            return None

    # What is changed

    def tell(self, *, on: bool) -> None:
        """Lets today name a key for it, or not any more. Raises: SettingError, OSError."""
        self._change("on_this_day", "yes" if on else "no")

    def skip(self, year: int, *, for_good: bool) -> None:
        """Skips a year in this run, or for good. Raises: SettingError, OSError."""
        if for_good:
            self._keep_skipped({*self._settings.skipped_years, year})
            self._skipped.for_good.add(year)
        self._skipped.years.append(year)

    def bring_back(self) -> int:
        """Shows the year again that was skipped last in this run, and says which it is. Raises: SettingError where
        none was, OSError."""
        if not self._skipped.years:
            raise SettingError("No year was skipped since ptg was opened.")
        year = self._skipped.years[-1]
        if year in self._skipped.for_good:
            self._keep_skipped({*self._settings.skipped_years} - {year})
            self._skipped.for_good.discard(year)
        self._skipped.years.pop()
        return year

    @property
    def can_bring_back(self) -> bool:
        """True where a year was skipped in this run."""
        return bool(self._skipped.years)

    def _keep_skipped(self, years: set[int]) -> None:
        self._change("skipped_years", ", ".join(map(str, sorted(years, reverse=True))))
