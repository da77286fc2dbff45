"""A day that is to come, in a person's words. By itself, since quick commands read only days that were."""

import re
from datetime import date, timedelta
from typing import Final

from ptg_cli.model.civil_time import MONTHS, WEEKDAYS, days_ago

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(), 1
    )
} | {"a": 1, "an": 1, "a couple of": 2}
_IN = re.compile(
    rf"(in )?(\d{{1,4}}|{'|'.join(_NUMBERS)}) (day|week|month|year)s?(?(1)|(?: from now| from today| ago))"
)
_OF_MONTH = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?(?: ([a-z]{3,9}))?(?: (\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9}) (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_HOUR = re.compile(
    r"(?: (?:in the )?(?:early |late )?(?:morning|midday|noon|afternoon|evening|night|midnight))?"
    r"(?: (?:(?:at|by|before|after|around|about) )?(?:noon|midnight|\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m)?(?: o'clock)?))?"
)
_FEW_WORDS: Final = 60
"""Characters: whoever writes more than this tells more than a day."""

_NEAR: Final = {
    "now": 0, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    "the day after tomorrow": 2, "day after tomorrow": 2, "yesterday": -1,
}  # fmt: skip


def read_coming_day(words: str, today: date) -> date | None:
    """The day that words about what is to come mean, said on the day `today`; None where they mean none for sure, such
    as “not yet” or “when it is warmer”.

    *tomorrow*, *in three days*, *two weeks ago*, *28 November*, *the 28th*, *2026-11-28*; a weekday is the next one
    that is not today, *this saturday* may be today, *next saturday* is the one of the next week, counted from Monday.
    A time of day may follow.
    """
    text = " ".join(re.sub(r"[,.]? *$|,", "", words.lower().replace("’", "'")).split())
    text = text.removeprefix("on ").removeprefix("maybe ").removeprefix("perhaps ")
    if len(text) > _FEW_WORDS:
        return None
    # The longest beginning that names a day, with nothing but a time of day after it.
    ends = [len(text), *(found.start() for found in reversed(list(re.finditer(" ", text))))]
    for end in ends:
        if _HOUR.fullmatch(text[end:]) and (day := _coming(text[:end], today)) is not None:
            return day
    return None


def _coming(text: str, today: date) -> date | None:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
        if text in _NEAR:
            return today + timedelta(days=_NEAR[text])
        if found := _IN.fullmatch(text):
            count = int(found[2]) if found[2].isdecimal() else _NUMBERS[found[2]]
            return days_ago(today, count if text.endswith(" ago") else -count, found[3][0])
        if (found := _OF_MONTH.fullmatch(text)) and not text.isdecimal():
            return _of_month(int(found[1]), found[2] or "", found[3] or "", today)
        if found := _MONTH_FIRST.fullmatch(text):
            return _of_month(int(found[2]), found[1], found[3] or "", today)
        return _weekday(text, today)
    except (ValueError, OverflowError):
        return None


def _weekday(text: str, today: date) -> date | None:
    which, _, name = text.rpartition(" ")
    named = [number for number, full in enumerate(WEEKDAYS) if len(name) >= 3 and full.startswith(name)]
    if not named or which not in {"", "this", "next", "the next", "the coming", "last"}:
        return None
    ahead = (named[0] - today.weekday()) % 7
    match which:
        case "this":
            return today + timedelta(days=ahead)
        case "next":
            return today + timedelta(days=7 - today.weekday() + named[0])
        case "last":
            return today - timedelta(days=7 - ahead)
        case _:
            return today + timedelta(days=ahead or 7)


def _of_month(number: int, month: str, year: str, today: date) -> date | None:
    """A day by its number, in the month and year given; without them, the next time there is one."""
    named = [place for place, full in enumerate(MONTHS, 1) if month and full.lower().startswith(month)]
    if month and not named:
        return None
    if year:
        return date(int(year), named[0], number) if named else None
    for later in range(8 * 12 + 1):
        place = today.month - 1 + later
        try:
            day = date(today.year + place // 12, place % 12 + 1, number)
        except ValueError:
            continue  # that month has no such day
        if day >= today and (not named or day.month == named[0]):
            return day
    return None
