"""On which days there are pages, from the names of the pages; of what a day holds, no more is read than it takes."""

import re
from datetime import date, datetime, time
from typing import Final

from ptg_cli.desk.pages import PageFilter, named
from ptg_cli.insight.trends import start_of
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import read_facts
from ptg_cli.model.civil_time import NotADate, from_stamp, logical_day, read_span, span_of
from ptg_cli.sentences import calendar as said

_CARE: Final = re.compile(rb"care|\\[uU]", re.IGNORECASE)
"""Stands in the front matter of a page that is to be handled with care."""

_YEAR: Final = re.compile(r"\d{4}")


class NotAMonth(ValueError):
    """Words that are no month and no year. The message is a whole sentence."""


def days_with_pages(journal: Journal, first: date, last: date, day_starts_at: time) -> frozenset[date]:
    """The person's own days from `first` to `last` on which there is a page that is not to be handled with care.

    The first such page of a day is enough: no other of that day is opened. A page that can't be read is a page.
    """
    span = span_of(first, last, day_starts_at)
    found: set[date] = set()
    for name in named(journal, PageFilter(span.first, span.end)):
        moment = from_stamp(name.id)
        day = logical_day(moment, day_starts_at) if moment else None
        if day is None or day in found:
            continue
        page = read_facts(name.path, _CARE)
        if page is None or not page.entry.care:
            found.add(day)
    return frozenset(found)


def read_month(words: str, now: datetime, day_starts_at: time) -> tuple[date, bool]:
    """The first day of the month or the year that is meant, and true for a year. A day stands for its month; without
    words it is the month of now.

    Raises: NotAMonth.
    """
    text = words.strip()
    try:
        if _YEAR.fullmatch(text):
            return date(int(text), 1, 1), True
        begins = read_span(text or "today", now, day_starts_at).first or now
    except (NotADate, ValueError) as error:
        raise NotAMonth(said.not_a_month(text)) from error
    return start_of(logical_day(begins, day_starts_at), "month"), False
