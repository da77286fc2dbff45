"""What is said of aims: things a person wants to try."""

from collections.abc import Mapping
from typing import Final

from ptg_cli.model.aim import Aim, AimKind, State, rung_of

# Their files

GONE: Final = "This one is not there any more. It was removed by another window or by hand."
PAGES_PUT_RIGHT: Final = "its list of pages was not right. It is made anew from the pages themselves."
TAKES_A_NUMBER: Final = "This takes a number from 0 to 10."
NEEDS_A_TITLE: Final = "It needs a few words to be called by."


def begun(opens: str) -> str:
    """One was begun; `opens` is what opens the list of them."""
    return f"This is now among the things you try: {opens}."


# What one is, in words

TITLE: Final = "What I am trying"
ABOUT: Final = "Small things you want to try. Nothing here is ever late."
EMPTY: Final = "There is nothing here yet. You can begin with something small."

STATES: Final[Mapping[State, str]] = {"open": "", "resting": "Resting", "done": "Done", "let-go": "Let go"}
"""What stands above those of a state."""

FIELDS: Final = {
    "title": "What it is called",
    "day": "The day",
    "value": "What it is for",
    "person": "With whom",
    "learned": "What you know from it",
}
"""What fields are called that an aim of any kind has."""

NO_SUCH_KIND: Final = "Its kind is not there any more. You can still say how it went."
ENTER_TELLS: Final = "Enter asks how it went."
SAY_HOW_IT_WENT: Final = "Say how it went"
WITHOUT_ASKING: Final[Mapping[str, State]] = {"Let it rest": "resting", "Let it go": "let-go"}
"""Besides that, what can be done with one whose person is not safe, and what becomes of it then."""

NO_PAGES: Final = "No page tells of it yet."


def what_it_is(aim: Aim, kind: AimKind | None) -> str:
    """What kind it is, where it stands on its ladder, and what it is for, each where there is one."""
    rung = rung_of(aim, kind) if kind else None
    parts = (
        kind.title if kind else aim.kind,
        f"rung {rung[0]} of {rung[1]}" if rung else "",
        f"for {aim.value}" if aim.value else "",
    )
    return ", ".join(filter(None, parts))


def learned(words: str) -> str:
    """What was written of it last."""
    return f"You wrote: “{words}”"


def person_not_safe(person: str) -> str:
    """Someone in it was marked as not safe after it was begun."""
    return f"You marked {person} as not safe, so ptg does not ask about this by itself."


def told_on(days: str, more: int) -> str:
    """On which days pages tell of it; `more` are earlier ones that are not named."""
    return f"Pages tell of it: {days}{f', and {more} before that' if more else ''}."


# Choosing what to begin

WHICH_KIND: Final = "What would you like to try?"
NO_KINDS: Final = "There is no kind of thing to try that can be read. `ptg doctor` says why."

# Today, after its day

DUE_ANSWERS: Final = (SAY_HOW_IT_WENT, "Name another day", "Not now", "Let it rest")
WHICH_DAY: Final = "On which day?"
DAY_ABOUT: Final = "Tomorrow, Saturday, in three days. “When I can” is an answer, too."
DUE_LEAVING: Final = "leaves it as it is"
NOT_NOW_SAID: Final = "It stays in the list of what you try. It is not brought up again."

# What became of one

RESTS: Final = "It rests now. You can take it up again."
IS_OPEN: Final = "It is open again."
IS_DONE: Final = "It is done."
IS_LET_GO: Final = "You let it go. What you wrote stays."

SAID_OF: Final[Mapping[State, str]] = {"open": IS_OPEN, "resting": RESTS, "done": IS_DONE, "let-go": IS_LET_GO}


# Commands


def none_yet() -> str:
    """There are none."""
    return "There is nothing yet. `ptg aims new` begins something to try."


def several(count: int, words: str) -> str:
    """Words that more than one goes by."""
    return f"“{words}” means {count} of them. Type the number that `ptg aims` shows."


def said_of(state: State) -> str:
    """What became of one."""
    return SAID_OF[state]


def nothing_to_change() -> str:
    """No option said what to change."""
    return "Say what to change: --title, --day, --value, --person, or --set FIELD=WORDS."


def no_such_field(name: str, fields: str) -> str:
    """A field that its kind does not have."""
    return f"There is no field “{name}” here. The fields are: {fields}."


NAME_IS_WORDS: Final = '--set takes a field, an equals sign and words, such as --set belief="They may say yes".'
NEEDS_A_PERSON: Final = "This asks questions, so it needs a terminal, or --line and lines that come in."
