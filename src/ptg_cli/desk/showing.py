"""What lists and readers say of a page, the same in every face."""

from typing import Final

from ptg_cli.journal.pages import Page
from ptg_cli.model.civil import WEEKDAYS, spoken_day
from ptg_cli.model.dials import said
from ptg_cli.model.entry import Entry, civil_time, first_line, spoken_guide
from ptg_cli.model.visible import one_line

CARE: Final = "(handle with care)"
"""Stands for the words of a page that is never previewed."""

CHECK_IN: Final = "Check-in"
"""What a check-in is called; one without words is listed so."""


def when_words(entry: Entry) -> str:
    """When an entry was, as lists say it: `Mon 23 Nov 2026 08:15`."""
    moment = civil_time(entry)
    if moment is None:
        return "no date"
    day = spoken_day(moment.date()).split()
    return f"{WEEKDAYS[moment.weekday()][:3].capitalize()} {day[0]:>2} {day[1][:3]} {day[2]} {moment:%H:%M}"


def preview(page: Page) -> str:
    """What a list shows of a page: its first line; never of one to be handled with care."""
    if page.unreadable:
        return f"can't be read: {page.unreadable}"
    return CARE if page.entry.care else one_line(first_line(page.entry) or _named(page.entry))


def _named(entry: Entry) -> str:
    """What stands for an entry that has no words of its own."""
    if entry.strategy:
        return spoken_guide(entry.strategy)
    return spoken_practice(entry.practice) or (CHECK_IN if entry.kind == "checkin" else "")


def spoken_practice(slug: str) -> str:
    """A practice's name as words, for a list: `longer-out-breath` is “Longer out breath”; a pattern stays one."""
    if not slug:
        return ""
    return f"Breathing {slug}" if slug[0].isdigit() else spoken_guide(slug)


def heading(entry: Entry) -> str:
    """The lines above a shown page: what it is, then when, with its tags, feelings and ratings in words."""
    what = entry.title or (spoken_guide(entry.guide) if entry.guide else _named(entry))
    about = [when_words(entry), *(f"#{tag}" for tag in entry.tags)]
    if entry.feelings:
        about.append(", ".join(entry.feelings))
    ratings = [str(value) for value in (entry.distress_before, entry.distress_after) if value is not None]
    if ratings:
        about.append("loudness " + ", then ".join(ratings))
    if entry.dials:
        about.append(one_line(said(entry.dials)))
    if entry.kind == "practice" and entry.seconds:
        about.append(_length(entry.seconds))
    if entry.worth:
        about.append(f"worth doing: {entry.worth.replace('-', ' ')}")
    if entry.trigger:
        about.append(f"set off by: {one_line(entry.trigger)}")
    if entry.remember:
        about.append(f"to remember: {one_line(entry.remember)}")
    if entry.later:
        about.append(f"for later: {one_line(entry.later)}")
    return "\n".join(part for part in (what, " · ".join(about)) if part)


def _length(seconds: int) -> str:
    """So many seconds in words: seconds below a minute and a half, else minutes."""
    number, what = (seconds, "second") if seconds < 90 else (round(seconds / 60), "minute")
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
