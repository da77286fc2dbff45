"""What lists and the reader show of a page: the words of the desk, as the values that widgets take."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Final

from ptg_cli.desk.page_summary import (
    another_version,
    body_of,
    found_line,
    heading,
    label,
    misread,
    preview,
    summary,
    when_words,
)
from ptg_cli.journal.names import SUFFIX
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.library.titles import Titles
from ptg_cli.model.civil_time import MONTHS, WEEKDAYS, from_stamp, logical_day, stamp
from ptg_cli.model.entry import Entry, spoken_guide
from ptg_cli.model.query import Query
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import pages as said
from ptg_cli.tui.widgets.pages.page_list import PageRow
from ptg_cli.tui.widgets.pages.reader import Reading, reading, saying

_MOST: Final = 400
"""Characters of a line that a row is given: more than any terminal shows."""

_HEADING: Final = re.compile(r"^(?:#{1,6}|[-*+]) +")
"""The mark of a heading or of an item, as it is typed."""

_BEFORE: Final = 16
"""Characters shown before the first match, where it stands far into its line."""


def when_named(path: str, day_starts_at: time) -> str:
    """When a page was, as its name tells."""
    return when_words(Entry(page_id(path)), day_starts_at)


def page_id(path: str) -> str:
    """The id of the page that lies there."""
    return path.rpartition("/")[2].rpartition("\\")[2].removesuffix(SUFFIX)


def day_namer(day_starts_at: time) -> Callable[[Sequence[str]], list[str]]:
    """What gives the person's own day of each of these pages, as their names tell it, as `YYYYMMDD`; empty where one
    tells none. It is asked of every page there is, and remembers what it was asked: a thread may ask first."""
    known: dict[str, str] = {}
    turns = f"{day_starts_at:%H%M%S}"

    def read(path: str) -> str:
        if path[-24:-23] == "/" and path[-8] == "-" and path[-14:-8] >= turns:  # as nearly all are named
            day = path[-23:-15]
        else:
            moment = from_stamp(page_id(path))
            day = stamp(datetime.combine(logical_day(moment, day_starts_at), time()))[:8] if moment else ""
        known[path] = day
        return day

    def named(paths: Sequence[str]) -> list[str]:
        return [known[path] if path in known else read(path) for path in paths]

    return named


def day_heading(day: str, before: str) -> str:
    """A day in words, as `day_namer` has it; with its year where the day above it is of another one, or nothing is
    above it."""
    moment = from_stamp(f"{day}-120000")
    if moment is None:
        return said.NO_DATE
    weekday, words, year = WEEKDAYS[moment.weekday()].capitalize(), f"{moment.day} {MONTHS[moment.month - 1]}", day[:4]
    return f"{weekday} {words}" if before[:4] == year else f"{weekday} {words} {year}"


def row_of(page: Page, titles: Titles, day_starts_at: time, query: Query | None = None) -> PageRow:
    """A page's row: its first line, or the line that a query finds. Of one to be handled with care, no words."""
    entry = page.entry
    when = when_words(entry, day_starts_at)
    query = query if query and query.patterns else None  # a day or a tag is found in no line
    if page.unreadable or entry.care or (page.misread and query is None):
        return PageRow(
            when, preview(page, titles), another_version(page.id), quiet=True, unreadable=bool(page.unreadable)
        )
    before = label(page, titles)[:_MOST]
    if query is not None:
        return PageRow(when, _around(_HEADING.sub("", found_line(page, query, titles)), query), before)
    words = _HEADING.sub("", preview(page, titles)[:_MOST])
    if not words and not entry.guide:
        return PageRow(when, one_line(spoken_guide(entry.kind or "no words"))[:_MOST], before, quiet=True)
    return PageRow(when, words, before)


def _clock(when: str) -> str:
    """The time of day that ends all of when it was; empty where that is not known."""
    last = when.rpartition(" ")[2]
    return last if ":" in last else ""


def row_under_day(page: Page, titles: Titles, day_starts_at: time, query: Query | None = None) -> PageRow:
    """The same for a list whose rows stand under their days: what kind of page it is, and what; the numbers; below it
    the first words. Where a query finds a line, that stands there, and below it what the page is."""
    row, brief = row_of(page, titles, day_starts_at, query), summary(page, titles)
    row = replace(row, label=another_version(page.id), clock=_clock(row.when), kind=brief.kind)
    if row.quiet and not brief.what:
        return row if page.entry.care or page.unreadable or page.misread else replace(row, words="")
    row = replace(row, numbers=brief.numbers, quiet=False)
    if query and query.patterns:
        what = _HEADING.sub("", brief.what[:_MOST])
        return replace(row, below="" if what in row.words else what)
    what, below = (_HEADING.sub("", words[:_MOST]) for words in (brief.what, brief.below))
    return replace(row, words=what, below=below)


def _around(line: str, query: Query) -> str:
    """The line from shortly before the first match on."""
    first = min((found.start() for found in (p.search(line) for p in query.patterns) if found), default=0)
    if first > 2 * _BEFORE:
        start = line.rfind(" ", 0, first - _BEFORE) + 1
        line = f"…{line[start:]}"
    return line[:_MOST]


def reading_of(page: Page, titles: Titles, day_starts_at: time, query: Query | None, *, opened: bool) -> Reading:
    """A page as the reader shows it. One to be handled with care says only when it was, unless it is opened."""
    entry = page.entry
    if page.unreadable:
        words = said.cannot_be_shown("This page", page.unreadable, page.id)
        return saying(when_words(entry, day_starts_at), f"{words}\n\n{page.path}")
    if entry.care and not opened:
        asks = f"{said.OPENS_WITH_CARE}\n\n{misread(page)}".strip()
        return saying(when_words(entry, day_starts_at), asks)
    head = "\n".join(filter(None, (heading(entry, titles, day_starts_at), misread(page))))
    return reading(head, body_of(page), query.patterns if query else (), questions=bool(entry.guide))


def read_rows(
    paths: tuple[str, ...],
    titles: Titles,
    day_starts_at: time,
    query: Query | None,
    limit: int,
    *,
    make: Callable[[Page, Titles, time, Query | None], PageRow] = row_of,
) -> dict[str, PageRow]:
    """The rows of pages, each read as far as its first line needs, or whole for a query."""
    return {path: make(read_page(path, None if query else limit), titles, day_starts_at, query) for path in paths}
