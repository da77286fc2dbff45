"""Milestones: the pages that a person marked in their own words. ptg marks none by itself."""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Final, NamedTuple

from ptg_cli.desk.page_summary import another_version
from ptg_cli.desk.pages import facts
from ptg_cli.journal.journal import Journal
from ptg_cli.journal.pages import Page
from ptg_cli.library.titles import Titles
from ptg_cli.model.civil_time import logical_day
from ptg_cli.model.entry import civil_time
from ptg_cli.model.query import Query
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import milestones as said
from ptg_cli.sentences import pages as said_of_pages

_MARK: Final = re.compile(rb"milestone|\\[uU]")
"""Stands in the front matter of a page that is one."""


class Milestones(NamedTuple):
    """The pages that are marked, the newest day first, and sentences about those whose mark can't be known."""

    pages: tuple[Page, ...] = ()
    problems: tuple[str, ...] = ()


def find_milestones(journal: Journal, query: Query | None = None) -> Milestones:
    """The milestones among the pages that are asked for. Only the lines above each page are read. Raises: OSError."""
    pages, problems = [], []
    for page in facts(journal, query or Query(), _MARK):
        if page.unreadable:
            problems.append(said.cannot_be_read(str(page.path), page.unreadable))
        elif page.entry.milestone.strip():
            pages.append(page)
        elif not isinstance(page.entry.extra.get("milestone", ""), str):
            problems.append(said.not_words(str(page.path)))
    return Milestones(tuple(pages), tuple(problems))


def own_words(page: Page) -> str:
    """What the person called it, on one line. Of a page to be handled with care only that it is one."""
    return said_of_pages.CARE if page.entry.care else one_line(page.entry.milestone)


def day_of(page: Page, day_starts_at: time) -> date | None:
    """The person's own day of a page; None where neither the page nor its name tells one."""
    moment = civil_time(page.entry)
    return logical_day(moment, day_starts_at) if moment else None


def what_it_is(page: Page, titles: Titles) -> str:
    """The page itself in a few words: its title, or its guide; empty where it has neither, or is to be handled with
    care."""
    if page.entry.care:
        return ""
    guide = titles.guide(page.entry.guide) if page.entry.guide else ""
    return one_line(": ".join(filter(None, (another_version(page.id), page.entry.title or guide))))


def told_of_milestones(pages: Iterable[Page], day_starts_at: time, most: int) -> list[str]:
    """So many of the milestones in sentences, each with its day, and how many more there are. Pages to be handled with
    care are left out."""
    shown = [page for page in pages if not page.entry.care]
    lines = [said.with_day(one_line(one.entry.milestone), day_of(one, day_starts_at)) for one in shown[:most]]
    return [*lines, *([said.and_more(len(shown) - most)] if len(shown) > most else [])]
