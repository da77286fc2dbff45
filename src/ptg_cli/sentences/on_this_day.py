"""What is said of pages of this day in earlier years."""

from typing import Final

from ptg_cli.model.civil_time import MONTHS

TITLE: Final = "On this day"
WHAT_IS_LEFT_OUT: Final = (
    "Hard moments, deep guides, pages rated 7 or more and pages to be handled with care are left out."
)
PICKING: Final = "A number opens a page."
BACK: Final = ("back", "Back to where you were.")


def title(month: int, day: int) -> str:
    """The list, with the day it is about."""
    return f"{TITLE}: {day} {MONTHS[month - 1]}"


def year(year: int, ago: int, *, only: int = 0) -> str:
    """A year that has pages; `only` says that no more than so many of them are here."""
    words = f"{year}, {'a year' if ago == 1 else f'{ago} years'} ago"
    return f"{words}. These are the newest {only} of that day." if only else words


def none(month: int, day: int) -> str:
    """Nothing to be shown."""
    return f"No page of {day} {MONTHS[month - 1]} in earlier years is shown here."


# Today's key for it

TODAY_TELLS: Final = "On a day that has such pages, the first screen shows the key y for them, never their words."
TODAY_IS_SILENT: Final = "The first screen does not mention such pages, unless you ask for it."
TELL: Final = "tell me"
TELL_ABOUT: Final = "Show a key for such pages on the first screen, on days that have some, never their words."
DONT_TELL: Final = "don't tell me"
DONT_TELL_ABOUT: Final = "Don't show that key on the first screen any more."
TELLS_NOW: Final = "From now on the first screen shows a key for such pages, on days that have some."
SILENT_NOW: Final = "From now on the first screen does not mention such pages."

# Years to be skipped

SKIP: Final = "skip this year"
SKIP_ABOUT: Final = "Skip the year of the marked page, until ptg is opened the next time."
NEVER: Final = "never this year"
NEVER_ABOUT: Final = "Never show the year of the marked page here again. The settings can bring it back."


def skipped(year: int) -> str:
    """A year was skipped in this run of ptg."""
    return f"{year} is skipped until ptg is opened the next time."


def never_again(year: int) -> str:
    """A year is skipped for good."""
    return f"{year} is never shown here again. The settings can bring it back."


def back_again(year: int) -> str:
    """A skipped year is there again."""
    return f"{year} is shown again."


# In the settings

SETTING: Final = "On this day"
SETTING_ABOUT: Final = "Whether the first screen shows a key, y, on days on which you wrote in earlier years."
SETTING_ON: Final = "today names a key"
SETTING_OFF: Final = "off"
YEARS: Final = "Skipped years"
YEARS_ABOUT: Final = "“On this day” shows no page of these years."
WHICH_YEARS: Final = "Which years should it skip?"
SUCH_YEARS: Final = "Such as 2019, 2021."
SKIPS_NONE: Final = "skips none"


def not_years(words: str) -> str:
    """What was typed for the years to be skipped."""
    return f"“{words}” are not years that ptg knows. Try 2019, 2021."
