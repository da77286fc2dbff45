"""On this day: the days of earlier years that belong to one, and which pages of them come back by themselves."""

from collections.abc import Iterable, Iterator
from datetime import date

from ptg_cli.model.distress import BACK_BELOW, at_least
from ptg_cli.model.entry import Entry


def same_days(today: date, years: Iterable[int]) -> Iterator[date]:
    """The days of these years that have the date of `today`, for years before it. What is dated 29 February belongs to
    the 28th in a year that has no 29th."""
    for year in years:
        if year >= today.year:
            continue
        if (day := _date(year, today.month, today.day)) is not None:
            yield day
        if (today.month, today.day) == (2, 28) and _date(today.year, 2, 29) is None:
            leap = _date(year, 2, 29)
            if leap is not None:
                yield leap


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def comes_back(entry: Entry, level: str | None) -> bool:
    """False for what nobody should meet unasked: hard moments, deep guides, pages that were rated hard at either end,
    and those to be handled with care. `level` is that of the guide it was written with, empty for none; None where that
    is not known any more, and it may have been a deep one."""
    if entry.care or entry.kind == "coping" or level in {None, "deep"}:
        return False
    return not any(at_least(rating, BACK_BELOW) for rating in (entry.distress_before, entry.distress_after))
