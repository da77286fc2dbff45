"""What is said today: on the first screen, and on the first list in plain lines."""

from typing import Final

# Which day it is


def date_line(weekday: str, day: int, month: str) -> str:
    """The date, in plain lines."""
    return f"{weekday} {day} {month}."


# What was left open

GO_ON_ROW: Final = "1 go on with it."
KEEP_ROW: Final = "2 keep it as it is."
KEEP_AS_OWN_PAGE_ROW: Final = "2 keep it as a page of its own."
KEEP_ONLY_ROW: Final = "2 keep it."
THROW_AWAY_ROW: Final = "3 throw it away."
KEEP_WITHOUT_GUIDE_HINT: Final = "1 keeps it as a page without its guide. Enter leaves it as a draft. q leaves."
OPENS_IN_EDITOR: Final = "`ptg drafts resume` opens it in your editor again. k keeps it as it is."
PAGE_WAS_DELETED: Final = (
    "The page was deleted after that, so you can't go on with its text. k keeps the text as a page of its own."
)


def draft_hint(*, goes_on: bool) -> str:
    """What can be typed for a draft. `goes_on` false: it can only be kept or thrown away."""
    return f"{'1, 2 or 3' if goes_on else '2 or 3'}. Enter leaves it for now. q leaves."


def cannot_go_on(noun: str) -> str:
    """What was left can only be kept."""
    return f"You can't go on with {noun[0].lower()}{noun[1:]}. k keeps it as it is."


def still_open(noun: str, time: str, day: str, title: str, *, others: bool) -> str:
    """What is still open: what it is, when it was begun, its guide. `time`, `day` and `title` are empty where they are
    not known or not worth saying. `others` true: more drafts wait."""
    when = f" from {time}" if time else ""
    if day:
        when += f", {day},"
    more = " There are other drafts, too." if others else ""
    return f"{noun}{when} is still open{f': {title}' if title else ''}.{more}"


def texts_without_page(texts: str) -> str:
    """Texts whose page is gone."""
    return f"There are {texts}. k keeps each text as a page of its own."


# What to write with

BLANK_PAGE: Final = "A blank page"
NOTHING_ELSE: Final = "There is nothing else to suggest for now."
BEGIN_ROW: Final = "1 begin it."
BEGIN_BLANK_PAGE_ROW: Final = "1 a blank page."
ANOTHER_ROW: Final = "2 another."
BLANK_PAGE_ROW: Final = "3 a blank page."
LEAVE_ROW: Final = "q leave."
HINT: Final = "A number, a letter, or a guide's name. Enter is 1. A question mark says this again. q leaves."


def short_hint(title: str) -> str:
    """The same once the list was heard; `title` is what enter begins."""
    return f"Today. Enter begins {title}. A question mark lists the rest. q leaves."


def left_out(why: str) -> str:
    """A guide that can't be read."""
    return f"This guide is left out: {why}"


# One thing left for later

LATER_ANSWERS: Final = ("I did it", "Later", "Let it go")
LATER_ROWS: Final = ("1 you did it.", "2 later.", "3 let it go.")
"""The same answers in plain lines."""
LATER_HINT: Final = "1, 2 or 3. Enter leaves it as it is. q leaves."


def left_for_later(day: str) -> str:
    """That there is one, and from which day."""
    return f"One thing you left for later, {day}"


def left_for_later_row(day: str) -> str:
    """The same, in a row of plain lines."""
    return f"one thing you left for later, {day}"


def later_title(day: str) -> str:
    """The day it is from, above its words."""
    return f"Left for later, {day}"


def later_line(day: str, words: str) -> str:
    """The day it is from, and its words."""
    return f"{later_title(day)}: {words}"


def cannot_be_changed(page: str, why: str) -> str:
    """The page it stands in can't be read."""
    return f"{page} can't be changed: {why}."


# The last words in plain lines

GOODBYE: Final = "You have left ptg. Everything that was kept is safe."
ENTER_GOES_ON: Final = "Enter goes on. q leaves."

# What each key of its screen does

BEGIN_ABOUT: Final = "Begin with what is suggested."
ANOTHER_ABOUT: Final = "Suggest another guide."
BLANK_PAGE_ABOUT: Final = "An empty page, for whatever you want to write."
BLANK_PAGE_WORDS: Final = "write new empty note entry"
"""Other words that people look for it by."""
LATER_ABOUT: Final = "See the one thing you left for later."
GO_ON_ABOUT: Final = "Go on with the page that is still open."
KEEP_LABEL: Final = "keep as it is"
KEEP_ABOUT: Final = "Keep what you wrote as a page, as it is."
THROW_ABOUT: Final = "Remove what you wrote for good."
