"""What is said of strategies: which there are, which suit, and what is wrong with one."""

from collections.abc import Mapping, Sequence
from typing import Final

from ptg_cli.model.strategy import MOST_MINUTES, MOST_STEPS

# Finding one

NONE_FITS: Final = "No strategy has these words."


# What one suits, and what it asks

ENERGY: Final[Mapping[int, str]] = {1: "hardly any energy", 2: "some energy", 3: "a good deal of energy"}


def suits(feelings: Sequence[str], energy: int) -> str:
    """Which feelings it suits and what it asks, in a sentence or two."""
    *first, last = feelings or [""]
    felt = f"{', '.join(first)} or {last}" if first else last
    return f"{f'For when you feel {felt}. ' if felt else ''}Takes {ENERGY[energy]}."


A_STEP: Final = "Something you wanted to try"
"""A step of something that is not there any more."""


def for_what_matters(value: str) -> str:
    """Why a step of what is tried is offered, in the person's words for what it is for. It goes on from “This one”."""
    return f"is for {value}, which you said matters"


def you_can_call(person: str) -> str:
    """Whom the person's own plan names for the worst hours."""
    return f"You can call {person}."


# One's own

HOW_LONG: Final = "About how many minutes does it take?"
WHOLE_MINUTES: Final = f"A whole number from 1 to {MOST_MINUTES}, or enter to skip it."


def name_is_ours(title: str) -> str:
    """A strategy of the person's own has the name of one that comes with ptg."""
    return f"“{title}” is the name of a strategy that comes with ptg. Give yours another name."


def name_is_taken(title: str) -> str:
    """There is one of that name."""
    return f"There is a strategy called “{title}” already. Give this one another name."


def too_many_steps(steps: int) -> str:
    """More steps than fit."""
    return f"A strategy has at most {MOST_STEPS} steps, and these are {steps}. Nothing was changed."


# The command

SHOWS_AND_BEGINS: Final = "`ptg strategies NAME` shows one. `ptg cope NAME` begins one."
EASES_ONLY: Final = "It only makes this moment easier, and that is allowed."
WHICH_ONE: Final = "Which one? Name it: `ptg strategies NAME --star`. `ptg strategies` lists them all."
ADD_TAKES_NO_NAME: Final = (
    "--add takes no name and no other change. ptg asks for the title, or reads it from standard input."
)
WORDS_FROM_INPUT: Final = "The words come from standard input: first the title, then the steps, a line each."
NOTHING_SAID: Final = "Nothing was typed, so nothing was added."
IN_YOUR_WORDS: Final = "The strategy is in your words now."
AS_IT_CAME: Final = "The strategy has its first words again."
STARRED: Final = "Starred."
NOT_STARRED: Final = "No longer starred."
HIDDEN: Final = "Hidden. `ptg strategies --hidden` shows it."
SHOWN_AGAIN: Final = "Shown again."


def starts(title: str) -> str:
    """The practice or guide that it starts."""
    return f"Starts: {title}."


WHAT_TO_CHANGE: Final = "Say what to change: --star or --no-star, --hide or --no-hide. `reword` changes its words."
NOTHING_WRONG: Final = "Nothing is wrong in strategies.toml."


def added(family: str) -> str:
    """It was added, and to which kind."""
    return f"Added, as {family}."
