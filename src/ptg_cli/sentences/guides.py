"""What is said where guides are listed and chosen."""

from collections.abc import Iterable, Sequence
from typing import Final

# The list of guides
FIND_ONE: Final = "/ finds one: any word, gentle, 5 min"
ALL_GUIDES: Final = "All guides"
ALL_ABOUT: Final = "Each guide there is, by what it is for."
FOR_ANYTHING: Final = "For anything"
NONE_FITS: Final = "No guide fits that. Esc shows them all. A blank page is for anything."
NEAREST: Final = "No guide fits that. The nearest:"
NO_GUIDES: Final = "No guides here."
YOUR_OWN: Final = "your own"


def more_of_them(count: int) -> str:
    """The row that shows the others, too."""
    return f"Show {count} more"


def level_and_minutes(level: str, minutes: int) -> str:
    """At the right edge of a row: a level that is not gentle, and the minutes."""
    return f"{minutes:>2} min" if level == "gentle" else f"{level}  {minutes:>2} min"


# What each key of the list does
BEGIN_ABOUT: Final = "Begin with the marked guide, or show the guides of the marked row."
CLEAR_ABOUT: Final = "An empty line, or back to what you need right now."
FIND_ABOUT: Final = "Type to find a guide."
FIND_WORDS: Final = "search filter look for"

# What one guide is about
IS_YOUR_OWN: Final = "Your own."


def level_and_length(level: str, minutes: int, questions: str = "") -> str:
    """Its level, its minutes, and in words how many questions it asks, where that is told."""
    length = "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"{level.capitalize()}, about {length}{f', {questions}' if questions else ''}."


def about_themes(themes: str) -> str:
    """The themes of a guide, already joined."""
    return f"Subjects: {themes}."


def question_count(count: int, may_be_fewer: bool) -> str:
    """How many questions a guide asks; where that depends on the answers, how many at most."""
    said = {0: "no question", 1: "1 question"}.get(count, f"{count} questions")
    return f"up to {said}" if may_be_fewer and count > 1 else said


# Choosing one in plain lines
NUMBER_OR_NAME: Final = "Type a number or a guide's name, or press enter. q leaves."
NO_MORE_SUGGESTIONS: Final = (
    "Nothing more to suggest for now. Enter opens a blank page. 4 the list of guides. q leaves."
)


def for_now(guide: str) -> str:
    """The suggestion: its guide in a line."""
    return f"For now: {guide}"


def suggestion_hint(*, more: bool) -> str:
    """What can be typed then; `more` true where there is another one."""
    return f"Enter begins it.{' 2 another.' if more else ''} 3 a blank page. 4 the list of guides. q leaves."


WHAT_FOR: Final = "What do you need right now? You can also type any word, such as anger or sleep."


def number_or_word(count: int, *, back: bool) -> str:
    """What can be typed at a list of so many rows; `back` true where enter goes back."""
    number = "1" if count == 1 else f"A number from 1 to {count}"
    return f"{number}, a name, or any word.{' Enter goes back.' if back else ''} q leaves."


def needs_again(titles: Iterable[str]) -> str:
    """The same for someone who has heard it in full."""
    return f"What do you need? {' '.join(f'{number} {title}.' for number, title in enumerate(titles, 1))}"


def need_row(number: int, title: str, about: str) -> str:
    """What someone may need, with its number."""
    return f"{number} {title}. {about}"


# As a command
HOW_TO_BEGIN: Final = "`ptg journal NAME` begins one. `ptg guides NAME` shows what it asks."
ASKED_SOMETIMES: Final = "(Only asked after some answers.)"


SHOWS_ALL: Final = "`ptg guides list` shows all guides. `ptg guides WORD` finds one by any word."


def in_shell(level: str, minutes: int) -> str:
    """Level and minutes in a list of commands."""
    return f"{level.capitalize()}, {minutes} min."


def need_in_shell(title: str, need: str) -> str:
    """What someone may need, above the guides for it; `need` is typed for it."""
    return f"{title} (`ptg guides --for {need}`)"


def more_in_shell(count: int) -> str:
    """After the first guides that fit."""
    more = "1 more guide fits" if count == 1 else f"{count} more guides fit"
    return f"{more}. `ptg guides list` takes the same options."


def none_fits_in_shell(near: str) -> str:
    """No guide is for all that was asked; `near` names the nearest, with commas."""
    return f"No guide fits all of that. The nearest: {near}."


def nothing_wrong(place: str, title: str, steps: int) -> str:
    """A guide in a file can be used."""
    return f"Nothing is wrong in {place}: {title}, {'1 step' if steps == 1 else f'{steps} steps'}."


def one_of_series(titles: Sequence[str]) -> str:
    """The guides that follow one another, where one of them is shown."""
    return f"These follow one another, each on another day: {', '.join(titles)}."


def skipped(message: str) -> str:
    """A guide that can't be used; `message` says why."""
    return f"Skipped: {message}"


# Files that can't be used
LEFT_OUT: Final = "Left out"
CANNOT_BE_USED: Final = "This guide is left out, since something in its file can't be used."


def sources_damaged(of: str) -> str:
    """The list of sources of the guides, or of the strategies."""
    return f"The list of sources of the {of} (sources.toml) can't be read: it is damaged."
