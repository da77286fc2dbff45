"""What is said in a check-in."""

from typing import Final

# Its beginning, and feelings

TITLE: Final = "Check-in"
BEGINNING: Final = f"{TITLE}. Enter skips a question."
WHAT_DO_YOU_FEEL: Final = "And what do you feel?"
FEELINGS_MEAN: Final = "“Keyed-up” is tense and on guard. “Flooded” is when it is too much at once."
MARK_FEELINGS: Final = "Mark any of them, or none. The arrows move, and space marks. A click marks one, too."
TAKEN_AS_WORDS: Final = "That is kept as your own words."


def number_of(number: int, total: int) -> str:
    """Which of the questions this is."""
    return f"{number} of {total}"


# Once a week

LAST_SEVEN_DAYS: Final = "The last seven days."
DIAL_HINT: Final = "Type a number, or enter to skip it. n means “not for me”: it is not asked again."
_DIALS_OFFER: Final = "Once a week a check-in can also ask how you sleep, how near people are, and more, if you like"
DIALS_OFFER: Final = f"{_DIALS_OFFER}."
DIALS_OFFER_WITH_KEY: Final = f"{_DIALS_OFFER}: d."
DIALS_HINT: Final = "1 chooses what to ask. Enter: not now. In a later check-in, d does the same."
"""What can be typed at that."""
D_CHOOSES_DIALS: Final = "d: choose what is asked once a week."
NOT_FOR_ME: Final = "not for me"


def last_seven_days(dial: str) -> str:
    """The dial that is asked about, and the days that count."""
    return f"{dial}, in the last seven days"


# A line of words

WORDS: Final = "One line of words, if you like."
WORDS_OR_ENTER: Final = f"{WORDS} Or enter."
MORE_WORDS_OR_ENTER: Final = "Anything more, in one line? Or enter."
WORDS_THEN_ENTER: Final = "One line of words, then enter."
WORD_IS_ENOUGH: Final = "A word is enough. No word is all right, too."

# Its end

NOTHING_SAID: Final = "Nothing was said, so nothing was kept."
LEAVE_QUESTION: Final = "Leave this check-in?"
LEAVING: Final = ("Keep what I said", "Keep nothing")
"""The answers to that."""
HARD_MOMENT_HINT: Final = "Type c for something to try. Enter: enough for now."


def not_kept_yet(why: str, where: str) -> str:
    """The disk refused: why, where the words are, and that it can be tried again."""
    return f"{why} It is not kept yet. {where} Enter tries again."


def not_kept(why: str, where: str) -> str:
    """It was given up: why, and where the words are."""
    return f"{why} The check-in was not kept. {where}"


def only_here(why: str) -> str:
    """The words could be put nowhere."""
    return f"{why} Your words could not be kept anywhere. They stand only here, above."


# The command, with options

_OPTIONS: Final = "--distress, --feeling, --dial or --note -"
CANNOT_ASK: Final = f"ptg can't ask questions here. Answer with {_OPTIONS}."
NOTE_TAKES_DASH: Final = (
    "--note takes only a dash (-) and reads standard input. Words typed here could stay in the shell's history."
)
NO_TEXT: Final = "There is no text: --note - takes it from standard input."
DIAL_TAKES: Final = "--dial takes the name of a dial and a whole number from 0 to 10, such as sleep=4."


def asks_or_not(option: str) -> str:
    """An option that asks, together with those that answer."""
    return f"{option} asks questions. With {_OPTIONS}, nothing is asked. Use one or the other."


def dial_takes(dial: str) -> str:
    """What a dial's rating is."""
    return f"--dial {dial} takes a whole number from 0 to 10, such as {dial}=4."


# What each key of its screen does

NEXT_ABOUT: Final = "Go on to what comes next. You can leave any of it out."
KEEP_ABOUT: Final = "Keep this check-in."
DONE_ABOUT: Final = "Go back to where you were. The check-in is kept."
HARD_ABOUT: Final = "One thing to do, or three to choose from."
DIALS_ABOUT: Final = "Choose or change what is asked once a week."
AWAY_ABOUT: Final = "This one is not for me: don't ask it or offer it again."
OUT_ABOUT: Final = "Leave at once and keep nothing. If you typed words, ptg asks first."
