"""What stands around the questions and lists of a talk: what the keys of its windows do."""

from typing import Final

# A question with a line to type in

ENTER_KEEPS: Final = "Enter keeps it. Esc changes nothing."
ESC_LEAVES: Final = "Esc closes this."
ENTER_TRIES_AGAIN: Final = f"Enter tries again. {ESC_LEAVES}"
TAKES_IT_OFF: Final = "takes it off"
LEAVES_IT_OUT: Final = "skips it"


def nothing_typed(does: str) -> str:
    """What an empty line does where something stands in it."""
    return f"An empty line {does}."


def enter_with_nothing(does: str) -> str:
    """What an empty line does where nothing stands in it."""
    return f"Enter with nothing typed {does}."


def enter_does(does: str, *, as_it_was: bool) -> str:
    """What enter does, and what escape does. `as_it_was` true: something stands there already."""
    if as_it_was:
        return f"Enter {does}. Esc leaves it as it was."
    return f"Enter then {does}. {ESC_LEAVES}"


# A question to be sure

LEAVE_AS_IT_IS: Final = "Leave it as it is"

# A number

DIGIT_OR_ARROWS: Final = "A digit takes it. Or move with the arrows, then enter. Enter alone skips it."

# A list

CHANGES_IT: Final = "Enter, a click or a row's number changes it."
U_BRINGS_BACK: Final = "u brings it back."
ESC_SHOWS_ALL: Final = "Esc shows them all."


def and_more(lines: int) -> str:
    """Lines that a small window has no room for."""
    return f"And {lines} more."


def none_fits(words: str) -> str:
    """No row fits what was typed; `words` say so in a sentence."""
    return f"{words} {ESC_SHOWS_ALL}"


# Several of a list

ESC_LEAVES_AS_IT_WAS: Final = "Esc changes nothing."
TAKE_A_MARK_OFF: Final = "Take one of the marks off first."
NONE_LEFT: Final = "All of them are taken off. a brings them back."

# What each key does

DONE_ABOUT: Final = "Keep what is marked."
MARK_ABOUT: Final = "Mark this one, or take its mark off. Its number does the same."
AWAY_LABEL: Final = "not for me"
AWAY_ABOUT: Final = "Take this one off for good."
ALL_LABEL: Final = "all of them"
ALL_ABOUT: Final = "Bring back what was taken off."
FROM_LINE_LABEL: Final = "to the list"
FROM_LINE_ABOUT: Final = "Go from this line to the list."
CLOSE_ABOUT: Final = "Leave it as it was."
FIND_ABOUT: Final = "Type to find one."
MORE_ABOUT: Final = "Say more about the marked one."
MOVE_ABOUT: Final = "Mark another one. Page up and page down go further."
CLEAR_ABOUT: Final = "Empty the line, so that all of them are shown again."
TO_LIST_ABOUT: Final = "Go to the list. There, j, k, g and G also move the mark."
