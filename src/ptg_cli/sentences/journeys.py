"""What is said of journeys: guides that belong together, in an order that is only suggested."""

from typing import Final

from ptg_cli.model.journey import BegunJourney

# The list of them

TITLE: Final = "Guides in order"
ABOUT: Final = "A few guides that belong together, one after the other. The order is only suggested."
EMPTY: Final = "There are none that can be read. `ptg doctor` says why."
PICKING: Final = "Type a number to see what is in one."

IN_IT: Final = "You have begun"
OTHERS: Final = "The others"
WERE_LEFT: Final = "You left these"


def heading(row: BegunJourney | None) -> str:
    """What stands above those that are as this one."""
    return OTHERS if row is None else IN_IT if row.is_open else WERE_LEFT


def state(row: BegunJourney | None) -> str:
    """Whether one is in it, in a word for programs."""
    return "" if row is None else "open" if row.is_open else "left"


def next_is(title: str) -> str:
    """Which guide comes next."""
    return f"Next: “{title}”."


NONE_LEFT: Final = "You have written with each of them."


def gone(name: str) -> str:
    """One that was begun, and that there is no file of."""
    return f"You began “{name}”, and its file is not there any more. `ptg journeys leave {name}` takes it off."


# One of them


def about(for_whom: str, not_yet: str, a_week: int) -> str:
    """For whom it is, when it can wait, and how many a week are enough, a line each: said before it is begun."""
    return "\n".join(filter(None, (for_whom, not_yet, pace(a_week))))


def pace(a_week: int) -> str:
    """How many of its guides are enough in a week."""
    most = {1: "", 2: ", and two at most", 3: ", and three at most"}[a_week]
    return f"One in a week is enough{most}. You can open any of them at any time."


def began_on(day: str) -> str:
    """When the person began it."""
    return f"You began on {day}. You can open any of them, in any order, or leave it." if day else BEGAN


BEGAN: Final = "You are in it. You can open any of them, in any order, or leave it."
LEFT: Final = "You left it. Any of its guides is there as before."

NEXT: Final = "next"


def why(words: str, level: str, minutes: int) -> str:
    """Why a guide stands here, how much it asks and how long it takes."""
    return f"{words} ({level}, {minutes} min)"


OPEN_ABOUT: Final = "See what is in the marked one."
WRITE_ABOUT: Final = "Write with the marked guide."
LEAVE_ABOUT: Final = "Leave it. What you wrote stays, and today names it no more."
BEGIN, BEGIN_ABOUT = "begin", "Begin it. Today can then name what is next."
GO_ON, GO_ON_ABOUT = "go on with it", "Be in it again. What you wrote before counts as written."
ANEW, ANEW_ABOUT = "begin it anew", "Begin it again from today. What you wrote stays."
PICKING_A_GUIDE: Final = "Type a number to write with that guide."
NOT_THERE: Final = "It is not there any more. Its file was removed or renamed."


# What comes back once none is left

TO_LOOK_AT: Final = "To look at, if you like"
COMES_BACK: Final = {
    "values": "What matters to you",
    "aims": "What you try",
    "helps": "What helped",
    "numbers": "Your numbers, over time",
}
COMES_BACK_ABOUT: Final = {
    "values": "In your own words, with your numbers.",
    "aims": "What you are trying or tried, and what you wrote of it.",
    "helps": "From your own ratings and words.",
    "numbers": "How hard it was, on the days you said so.",
}
PLACES: Final = {"values": "values", "aims": "aims", "helps": "helps", "numbers": "trends"}
"""Where each of them is, by its name in `capabilities`."""


def then_and_now(title: str) -> str:
    """What was written with one of its guides more than once."""
    return f"Then and now: {title}"


THEN_AND_NOW_ABOUT: Final = "What you wrote with this guide each time, side by side."

# What was done


def begun(title: str) -> str:
    """One was begun."""
    return f"Begun: {title}. Today can name what is next, if it fits the day."


IS_LEFT: Final = "Left. What you wrote stays."
ON_AGAIN: Final = "You are in it again, where you left it."
NOT_IN_IT: Final = "You are not in this one, so there is nothing to leave."
IN_IT_ALREADY: Final = "You are in this one already. --anew begins it from today."

# Today


def next_in(title: str) -> str:
    """Why a guide comes up: it is the next one."""
    return f"It is next in “{title}”, which you began."


def belongs_to(title: str) -> str:
    """Why a guide comes up: others before it may wait."""
    return f"It belongs to “{title}”, which you began."


WHICH: Final = "Say which one: `ptg journeys list` shows their names."
