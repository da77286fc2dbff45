"""What lists and readers say of a page, the same in every face."""

from datetime import time
from typing import Final, NamedTuple

from ptg_cli.journal.names import is_copy, kept_beside
from ptg_cli.journal.pages import Page
from ptg_cli.library.titles import Titles
from ptg_cli.model.civil_time import MONTHS, WEEKDAYS, from_stamp, logical_day, spoken_day
from ptg_cli.model.entry import Entry, civil_time, first_line, own_lines, shown_tag
from ptg_cli.model.query import Query
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import pages as said

CHECK_IN: Final = "Check-in"
"""What a check-in is called; one without words is listed so."""


def when_words(entry: Entry, day_starts_at: time) -> str:
    """When an entry was, as lists say it: `Mon 23 Nov 2026 08:15`. The day is the person's own, so just after midnight
    it is still the one before, as today says it."""
    moment = civil_time(entry)
    if moment is None:
        return "no date"
    own_day = logical_day(moment, day_starts_at)
    day = spoken_day(own_day).split()
    return f"{WEEKDAYS[own_day.weekday()][:3].capitalize()} {day[0]:>2} {day[1][:3]} {day[2]} {moment:%H:%M}"


def spoken_when(entry: Entry, day_starts_at: time) -> str:
    """The same for the ear, in whole words: `Monday 23 November 2026, 08:15`."""
    moment = civil_time(entry)
    if moment is None:
        return "no date"
    return f"{spoken_day(logical_day(moment, day_starts_at), weekday=True)}, {moment:%H:%M}"


def preview(page: Page, titles: Titles) -> str:
    """What a list shows of a page: its first line; never of one to be handled with care. One whose front matter
    can't be read says why."""
    if page.unreadable:
        return said.unreadable(page.unreadable)
    if page.misread:
        return f"{said.CARE} {page.misread}" if page.entry.care else page.misread
    return said.CARE if page.entry.care else one_line(first_line(page.entry) or _named(page.entry, titles))


def in_list(page: Page, titles: Titles) -> str:
    """All that a list of lines says of a page: its label, and what it shows of it."""
    return ": ".join(filter(None, (label(page, titles), preview(page, titles))))


def label(page: Page, titles: Titles) -> str:
    """What stands before a page's words in a list: that it is another version of a page, and its guide."""
    guide = one_line(titles.guide(page.entry.guide)) if page.entry.guide else ""
    return ": ".join(filter(None, (another_version(page.id), guide)))


class Summary(NamedTuple):
    """What a list under a day says of a page: the `kind` in a word, `what` it is (its title, its guide, what was
    practised, what was felt, or its first line), the numbers, and its first own words `below`, where they are not said
    already. All but the kind is empty for a page to be handled with care."""

    kind: str
    what: str = ""
    numbers: str = ""
    below: str = ""


def summary(page: Page, titles: Titles) -> Summary:
    """How a list under a day says a page."""
    from ptg_cli.model.guide import BLANK  # a list of lines, which is quick, has no such summaries

    entry = page.entry
    guided = bool(entry.guide) and entry.guide != BLANK
    kind = said.kind_word(entry.kind, guided=guided)
    if entry.care or page.unreadable or page.misread:
        return Summary("" if page.unreadable or page.misread else kind)
    what = entry.title or (titles.guide(entry.guide) if guided else _done_or_felt(entry, titles))
    lines = own_lines(entry)
    what = what or next(lines, "")
    numbers = said.then(entry.distress_before, entry.distress_after)
    return Summary(kind, one_line(what), numbers, one_line(next(lines, "")))


def _done_or_felt(entry: Entry, titles: Titles) -> str:
    """What was practised, tried or felt; empty for a page of words alone."""
    if entry.strategy:
        return titles.strategy(entry.strategy)
    if entry.practice:
        length = [_length(entry.seconds)] if entry.seconds else []
        return ", ".join((titles.practice(entry.practice), *length))
    return ", ".join(entry.feelings)


def another_version(page_id: str) -> str:
    """What marks a copy that was kept where two versions met; empty for any other page."""
    if not is_copy(page_id):
        return ""
    kept, own = kept_beside(page_id), from_stamp(page_id)
    if kept is None:
        return "another version"
    day = "" if own and own.date() == kept.date() else f"{kept.day} {MONTHS[kept.month - 1][:3]} "
    return said.another_version(f"{day}{kept:%H:%M}")


def found_line(page: Page, query: Query, titles: Titles) -> str:
    """What is shown of a page that a search found: the line that holds most of the words; where only tags do, what a
    list shows, and those tags."""
    entry = page.entry
    line = "" if page.unreadable or entry.care else _line_with_words(entry, query)
    if line or entry.care:
        return one_line(line) or preview(page, titles)
    tags = (tag for tag in map(shown_tag, entry.tags) if any(pattern.search(tag) for pattern in query.patterns))
    return " ".join(filter(None, (preview(page, titles), *map(one_line, tags))))


def _line_with_words(entry: Entry, query: Query) -> str:
    """The line of an entry that holds most of the words, wherever it stands; empty for none."""
    return next(filter(None, map(query.best_line, (entry.body, entry.title, entry.milestone))), "")


def body_of(page: Page) -> str:
    """A page's words as a person reads them: without the markers under a guide's questions."""
    entry = page.entry
    from ptg_cli.model.body import without_markers  # lists, which are quick, show no body

    return (without_markers(entry.body) if entry.guide else entry.body).strip("\n")


def misread(page: Page) -> str:
    """What is said of a page whose front matter can't be read; empty for any other."""
    return said.misread(page.misread) if page.misread else ""


def _named(entry: Entry, titles: Titles) -> str:
    """What stands for an entry that has no words of its own."""
    if entry.strategy:
        return titles.strategy(entry.strategy)
    return titles.practice(entry.practice) or (CHECK_IN if entry.kind == "checkin" else "")


def heading(entry: Entry, titles: Titles, day_starts_at: time) -> str:
    """The lines above a shown page: what it is, then when, with its tags, feelings and ratings in words."""
    what = entry.title or (titles.guide(entry.guide) if entry.guide else _named(entry, titles))
    about = [_when_in_full(entry, day_starts_at), *map(shown_tag, entry.tags)]
    if entry.feelings:
        about.append(", ".join(entry.feelings))
    ratings = [str(value) for value in (entry.distress_before, entry.distress_after) if value is not None]
    if ratings:
        about.append("how hard " + ", then ".join(ratings))
    if entry.dials:
        from ptg_cli.model.dials import said as said_of_dials  # lists, which are quick, show none

        about.append(one_line(said_of_dials(entry.dials, titles.dial)))
    if entry.kind == "practice" and entry.seconds:
        about.append(_length(entry.seconds))
    if entry.milestone:
        about.append(said.milestone(one_line(entry.milestone)))
    if entry.worth:
        about.append(said.worth_doing(entry.worth.replace("-", " ")))
    if entry.trigger:
        about.append(said.set_off_by(one_line(entry.trigger)))
    if entry.remember:
        about.append(said.to_remember(one_line(entry.remember)))
    if entry.later:
        about.append(said.for_later(one_line(entry.later)))
    return "\n".join(part for part in (what, " · ".join(about)) if part)


def _when_in_full(entry: Entry, day_starts_at: time) -> str:
    """As lists say it, and that it was after midnight where the calendar had turned already."""
    moment = civil_time(entry)
    late = moment is not None and logical_day(moment, day_starts_at) != moment.date()
    return f"{when_words(entry, day_starts_at)}{f' {said.AFTER_MIDNIGHT}' if late else ''}"


def _length(seconds: int) -> str:
    """So many seconds in words: seconds below a minute and a half, else minutes."""
    number, what = (seconds, "second") if seconds < 90 else (round(seconds / 60), "minute")
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
