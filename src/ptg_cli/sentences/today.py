"""What is said today: on the first screen, and on the first list in plain lines."""

from typing import Final

# Which day it is


def date_line(weekday: str, day: int, month: str) -> str:
    """The date, in plain lines."""
    return f"{weekday} {day} {month}."


WROTE_TODAY: Final = "You wrote today."

# What to write with

BLANK_PAGE: Final = "A blank page"
NOTHING_ELSE: Final = "There is nothing else to suggest for now."
BEGIN_ROW: Final = "1 begin it."
BEGIN_BLANK_PAGE_ROW: Final = "1 a blank page."
ANOTHER_ROW: Final = "2 another."
BLANK_PAGE_ROW: Final = "3 a blank page."
HINT: Final = (
    "A number, a letter, a guide's name, or a word for what you look for. Enter is 1. A question mark says this again. "
    "q leaves."
)


def short_hint(title: str) -> str:
    """The same once the list was heard; `title` is what enter begins."""
    return f"Today. Enter begins {title}. A question mark lists the rest. q leaves."


def others(rows: str) -> str:
    """What stands alone in its group; leaving comes last."""
    return f"And: {rows} q leave."


def way_to(about: str, typed: str, command: str) -> str:
    """Something that ptg can do, and what is `typed` for it here; where that is empty, the `command` in the shell."""
    return f"{typed}: {about}" if typed else f"{about} For this, leave with q and type `{command}`."


def look_in_pages(typed: str, words: str) -> str:
    """Where words name nothing here: what is `typed` to look for them in the person's pages."""
    return f"{typed} looks for “{words}” in your pages."


def left_out(why: str) -> str:
    """A guide that can't be read."""
    return f"This guide is left out: {why}"


# One thing left for later

LATER_ANSWERS: Final = ("I did it", "Later", "Let it go")
LATER_LEAVING: Final = "leaves it as it is"


def left_for_later(day: str, *, to_try: bool) -> str:
    """That there is one, and from which day; with `to_try` it is something they wanted to try on that day."""
    return f"{'Something you wanted to try' if to_try else 'One thing you left for later'}, {day}"


def left_for_later_row(day: str, *, to_try: bool) -> str:
    """The same, in a row of plain lines."""
    words = left_for_later(day, to_try=to_try)
    return f"{words[0].lower()}{words[1:]}"


def later_title(day: str) -> str:
    """The day it is from, above its words."""
    return f"Left for later, {day}"


# The last words in plain lines

GOODBYE: Final = "You have left ptg. Everything that was kept is safe."
ENTER_GOES_ON: Final = "Enter goes on. q leaves."

# What each key of its screen does

BEGIN_ABOUT: Final = "Begin with what is suggested."
ANOTHER_ABOUT: Final = "Suggest another guide."
BLANK_PAGE_ABOUT: Final = "An empty page, for whatever you want to write."
BLANK_PAGE_WORDS: Final = "write new empty note entry"
"""Other words that people look for it by."""
LATER_ABOUT: Final = "See the one thing you left for later, or wanted to try."
GO_ON_ABOUT: Final = "Go on with the page that is still open."
KEEP_LABEL: Final = "keep as it is"
KEEP_ABOUT: Final = "Keep what you wrote as a page, as it is."
THROW_ABOUT: Final = "Remove what you wrote for good."
