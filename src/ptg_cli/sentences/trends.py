"""What is said where a person looks at the numbers they gave, over time."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from ptg_cli.model.civil_time import MONTHS, nth
from ptg_cli.sentences.line import ENTER_OR_Q

TITLE: Final = "How it has been"
HOW_HARD: Final = "How hard it was"
OVER: Final = {
    "month": "the last month",
    "3-months": "the last three months",
    "year": "the last year",
    "all": "all of the time",
}
"""How long the time is that is looked at."""

KINDS: Final = {
    "journal": "written pages",
    "note": "notes",
    "checkin": "check-ins",
    "practice": "practices",
    "coping": "hard moments",
    "review": "reviews",
}
"""What pages of each kind are called."""

UPS_AND_DOWNS: Final = "Ups and downs are how it goes."
NO_CAUSES: Final = "This says what stood on the same pages. It does not say what came from what."

# Before there is a number

NOTHING_YET: Final = "There is no number here yet."
WHAT_WILL_BE_HERE: Final = (
    "Each time you say how hard it is, from 0 to 10, that number is shown here on its day. You are asked in a "
    "check-in, and before and after many other things. You can always skip it."
)
HOW_TO_BEGIN: Final = "A check-in takes a minute: i on the first screen begins one."
HOW_TO_BEGIN_IN_LINES: Final = "A check-in takes a minute. It is on the first list."
HOW_TO_BEGIN_BY_COMMAND: Final = "`ptg checkin` gives the first one."
DIALS_TOO: Final = "Numbers that a check-in asks for once a week, such as sleep, have a picture of their own."


NONE_ASKED_FOR: Final = "No page that fits this has a number."
NONE_IN_THIS_TIME: Final = "There is no number from this time. A longer time has some: add --over all."


def none_between(first: str, last: str) -> str:
    """There is no number of one thing from the one day to the other."""
    return f"There is no number from {first} to {last}."


def in_my_days(value: str) -> str:
    """What the numbers of how far a value was lived are called."""
    return f"{value}, in your days"


# What there is

DOTS: Final = "Dots are numbers you gave"


def _numbers(count: int) -> str:
    return "1 number" if count == 1 else f"{count} numbers"


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _listed(words: Sequence[str]) -> str:
    """“a, b and c”."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def meaning(ends: str, direction: str) -> str:
    """What numbers stand for, and for some which way they go, as a sentence of its own."""
    return f"{ends}. {direction}".rstrip()


def picture(period: str, left_out: Sequence[tuple[str, str]] = ()) -> str:
    """What the dots and the line of a picture are; `period` is empty where there is no line. `left_out` are the days
    between which there is no number, and which are not drawn."""
    dots = f"{DOTS}; the line is the middle of each {period}." if period else f"{DOTS}."
    times = " and ".join(f"from {before} to {after}" for before, after in left_out)
    return f"{dots} A dotted line from top to bottom leaves out the time without numbers, {times}." if times else dots


def many(count: int, days: int, first: str, last: str) -> str:
    """How many numbers there are, and when."""
    on = "1 day" if days == 1 else f"{days} days"
    return f"From {first} to {last} you gave {_numbers(count)}, on {on}."


def spread(low: int, high: int, middle: int) -> str:
    """The lowest, the highest and the middle number."""
    if low == high:
        return f"Each of them is {low}."
    return f"The lowest is {low}, the highest {high}. Laid in order, the one in the middle is {middle}."


def each(numbers: Sequence[tuple[int, str]], least: int) -> str:
    """Every number with its day, where there are fewer than `least`."""
    listed = _listed([f"{value} on {day}" for value, day in numbers])
    they = "It is" if len(numbers) == 1 else "They are"
    return f"{they} {listed}. With fewer than {least} numbers there is no line, only a dot for each."


def middles(periods: Sequence[tuple[str, int, int]]) -> str:
    """The middle of each period that has a number: what the period is called, the middle, and of how many."""
    (called, middle, count), *rest = periods
    first = f"The middle number of {called} was {middle} ({_numbers(count)})"
    return f"{', '.join([first, *(f'of {called} {middle} ({_numbers(count)})' for called, middle, count in rest)])}."


def so_far(month: str, *, goes_on: bool) -> str:
    """What a month is called that may not be over yet."""
    return f"{month} so far" if goes_on else month


def month_middle(month: str, middle: int | None, count: int) -> str:
    """The middle number of one month, and of how many numbers."""
    if middle is None:
        return f"There is no number from {month}."
    return f"The middle number of {month} was {middle} ({_numbers(count)})."


_COMPARED: Final = {
    "easier": "By these numbers, {month} was easier than {before}.",
    "harder": "By these numbers, {month} was harder than {before}.",
    "lower": "By these numbers, {month} was lower than {before}.",
    "higher": "By these numbers, {month} was higher than {before}.",
    "same": "By these numbers, {month} was about the same as {before}.",
}


def months_compared(answer: str, month: str, before: str) -> str:
    """How one month was to the one before it."""
    return f"{_COMPARED[answer].format(month=month, before=before)} They do not say why."


def not_compared(least: int) -> str:
    """One of two months has too few numbers."""
    return f"With fewer than {least} numbers in one of the two months, they are not compared."


def days(first: date, last: date) -> str:
    """The days of a week, or of what is looked at of one."""
    end = f"{last.day} {MONTHS[last.month - 1]}"
    if first == last:
        return end
    return f"{first.day} to {end}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]} to {end}"


def from_the(month: str, day: int) -> str:
    """A month that is looked at from that day on."""
    return f"{month} from the {nth(day)} on"


def no_number_in(weeks: Sequence[str]) -> str:
    """Weeks without a number."""
    return f"There is no number from {_listed(weeks)}."


def by_when(asked: Iterable[tuple[str, int, int]]) -> str:
    """The middle of what was asked before, after and in check-ins, each with how many."""
    words = {"before": "before you did something", "after": "after you did something", "check-in": "in check-ins"}
    (when, middle, count), *rest = asked
    first = f"{words[when].capitalize()} the middle was {middle} ({_numbers(count)})"
    return f"{', '.join([first, *(f'{words[when]} {middle} ({_numbers(count)})' for when, middle, count in rest)])}."


def near(
    pages: int, feelings: Iterable[tuple[str, int]], tags: Iterable[tuple[str, int]], kinds: Iterable[tuple[str, int]]
) -> list[str]:
    """What stood on the pages with these numbers, each with on how many."""

    def counted(rows: Iterable[tuple[str, int]]) -> str:
        return ", ".join(f"{words} {count}" for words, count in rows)

    these = _pages(pages)
    kind = counted((KINDS.get(kind, kind), count) for kind, count in kinds)
    felt, tagged = counted(feelings), counted(tags)
    told = [f"The numbers stand on {these}. {f'Kinds: {kind}.' if kind else ''}".rstrip()]
    told += [f"Feelings named on the {these}: {felt}."] if felt else []
    told += [f"Tags on the {these}: {tagged}."] if tagged else []
    return [*told, NO_CAUSES] if felt or tagged else told


# What is not among them


def left_out(after_today: int, unread: int) -> list[str]:
    """How many pages are left out: those dated after today, and those that can't be read."""
    told = []
    if after_today:
        what = "1 page has a date" if after_today == 1 else f"{after_today} pages have dates"
        told.append(f"{what} after today, so {'its' if after_today == 1 else 'their'} numbers are left out.")
    if unread:
        what, whose = ("1 page", "its") if unread == 1 else (f"{unread} pages", "their")
        told.append(f"{what} can't be read, so {whose} numbers are not here. `ptg doctor` says why.")
    return told


def no_such(words: str, meant: str, known: Sequence[str]) -> str:
    """There are no numbers of that; what there is, and what was probably `meant`, as a question."""
    return " ".join(filter(None, (f"There are no numbers of “{words}”.", meant, f"There are of: {', '.join(known)}.")))


MONTH_OR_TIME: Final = "--month and --over can't be used together. --month is one month, and the one before it."


def no_month(words: str) -> str:
    """Words that name no month."""
    return f"ptg can't read “{words}” as a month. Try 2026-11, november, or “last month”."


# Looking at another

OVER_ABOUT: Final = "Look at a longer or a shorter time: a month, three months, a year, all of it."
OF_ABOUT: Final = (
    "Look at how hard it was, or at one of the things that a check-in asks once a week. A digit chooses one, too."
)
CALENDAR_ABOUT: Final = "See on which days of a month or a year you have pages."
WORDS_FOR_OVER: Final = "longer shorter month year time"
LINES_HINT: Final = f"A number shows another time, or other numbers. {ENTER_OR_Q}"
