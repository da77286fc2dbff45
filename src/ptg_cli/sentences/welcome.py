"""What is said to someone who opens ptg for the first time."""

from typing import Final

# What it is, and what it is not

TITLE: Final = "Good that you are here."
ONE_QUESTION: Final = "ptg asks one question at a time."
ANY_ANSWER: Final = "Answer in a word, in a page, or not at all. Leave whenever you like."
SELF_HELP: Final = (
    "It is a self-help journal for adults. Nobody reads what you write, so it cannot help in an emergency, and it does "
    "not replace care. F3 shows people to talk to, with numbers for young people too."
)
SELF_HELP_IN_LINES: Final = (
    "ptg is self-help for adults. Nobody reads what you write, so it cannot help in an emergency, and it does not "
    "replace care. /people shows people to talk to, with numbers for young people too."
)
PLAIN_FILES: Final = (
    "What you write becomes plain files on this computer. Whoever can use this account on it can read them."
)
SCREEN_READER: Final = "With a screen reader, press l. Everything then comes as plain lines, one below the other."
ON_SCREEN: Final = (ANY_ANSWER, SELF_HELP, PLAIN_FILES, SCREEN_READER)
"""What stands below that one sentence on the screen."""
IN_LINES: Final = (TITLE, f"{ONE_QUESTION} {ANY_ANSWER}", SELF_HELP_IN_LINES, PLAIN_FILES)
"""What is said first in plain lines."""
IN_LINES_AFTER_A_PAGE: Final = (TITLE, f"{ONE_QUESTION} {ANY_ANSWER}", PLAIN_FILES)
"""The same to someone who has begun a page: what ptg is, and is not, was said at its opening."""
LINES_NOT_KEPT: Final = (
    "This choice could not be kept for next time. Start ptg with `ptg --line` to have plain lines again."
)

# Whose numbers the people to talk to have

NO_COUNTRY: Final = "Which country are you in? F3 can show numbers there."


def numbers_of(country: str) -> str:
    """The country that was chosen, and how to change it."""
    return f"F3 shows numbers for {country}."


def numbers_by_clock(country: str) -> str:
    """The country that the computer's clock names."""
    return f"F3 shows numbers for {country}, from this computer's clock. Is that your country?"


# What each key of its screen does

BEGIN_ABOUT: Final = "Go on to the first screen."
PEOPLE_FIRST_ABOUT: Final = "People to talk to, with numbers."
RIGHT_COUNTRY_ABOUT: Final = "Keep this country."
COUNTRY_ABOUT: Final = "Say which country you are in."
SETTINGS_ABOUT: Final = "Country, look, motion and more."
PLAIN_LINES_ABOUT: Final = "Everything as plain lines, for screen readers."
