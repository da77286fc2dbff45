"""What is said where practices are listed, and while one runs."""

from collections.abc import Iterable
from typing import Final

from ptg_cli.model.practice import how_long
from ptg_cli.sentences import scales
from ptg_cli.sentences import settings as settings_said

# The list of practices

TITLE: Final = "Practices"
NO_FAST_BREATHING: Final = (
    "Fast or hard breathing is not among these. It can make people dizzy, frighten them, or make them faint. "
    "Breathe sitting or lying down, never in water or while driving."
)
SOME_LEFT_OUT: Final = f"Some practices are not shown here, because of “{settings_said.SPARE_ME}” in Settings."


def more_hidden(count: int) -> str:
    """How many are not listed, for what they need."""
    are = "is" if count == 1 else "are"
    return f"{count} more {are} not shown, because of your setting `avoid` (`ptg config get avoid`)."


BREATHS: Final = {"in": "in", "hold": "hold", "out": "out", "rest": "hold"}
"""What the breath does, in a word."""


def breath_said(phases: Iterable[tuple[str, float]]) -> str:
    """One breath in words: each thing the breath does, and its seconds. Empty where no breath is timed."""
    said = ", ".join(f"{BREATHS[breath]} {seconds:g}" for breath, seconds in phases if breath)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def heading(title: str) -> str:
    """The heading of a group of practices, where it is heard."""
    return f"{title}:"


def short_time(seconds: float) -> str:
    """About how long it is, short, for a narrow place at the edge of a row."""
    return f"{round(seconds)} s" if seconds < 45 else f"{max(round(seconds / 60), 1)} min"


def which_practice(count: int) -> str:
    """What can be typed at the list."""
    return f"A number from 1 to {count}, a name, or a pattern such as 4-6. Enter goes back. q leaves."


def usual_ratings(times: int, before: int, after: int) -> str:
    """What the person's own ratings say of one."""
    return f"{times} times: usually {scales.compared(before, after)}"


# Before it begins

SETTLE: Final = "Find a position that is comfortable enough."
BEGINS_IN_A_MOMENT: Final = "It begins in a moment. Enter begins it now."
ENTER_BEGINS_IT: Final = "Enter begins it. more says more. q leaves it."
RATING_BEGINS_IT: Final = f"A number from 0 to 10 says how hard it is now, and begins it. {ENTER_BEGINS_IT}"
NOT_BEGUN: Final = "It was not begun."
TYPE_HOW_HARD: Final = "If you like, type how hard it is now, from 0 to 10."
BELLS_MEAN: Final = "One bell means breathe in. Two mean breathe out. Three mean the end."


def rated(number: int) -> str:
    """The number was taken."""
    return f"{number} it is."


def takes(time: str) -> str:
    """How long it takes now, in words; it was made shorter or longer."""
    return f"It will take {time}."


# While it runs

BELL_ON: Final = "The bell is on."
BELL_OFF: Final = "The bell is off."
HELD: Final = "The practice is paused. Space goes on."
HELD_IN_LINES: Final = "The practice is paused. Enter goes on. q ends it."
HELD_ASLEEP: Final = "The practice was paused while the computer slept. Space goes on."
STOOD_STILL: Final = "The practice was paused for a while. It goes on from here."
NO_PART_OF_BODY: Final = "This is not a part of the body, so it can't be left out. n goes on."
NOTHING_LEFT_OUT: Final = "No part of the body was left out in this practice."


def letters_while_it_runs(letters: Iterable[str]) -> str:
    """What can be typed meanwhile, each letter with its word."""
    return f"Or type a letter, then enter: {', '.join(letters)}. A question mark says this again."


ENTER_ENDS_IT: Final = "While it runs, enter ends it."
NO_LETTER_HERE: Final = "There is nothing of that name here. A question mark says what there is."
PAUSE_LETTER: Final = "p pause"
TIME_LETTER: Final = "t time left"
NEXT_LETTER: Final = "n next"
LEAVE_OUT_LETTER: Final = "s leave out"
GROUND_LETTER: Final = "g ground"
LONGER_LETTER: Final = "m a minute more"
SHORTER_LETTER: Final = "f a minute fewer"
BELL_LETTER: Final = "b bell"


def minutes_left(minutes: int) -> str:
    """How long it still takes."""
    return "1 minute left." if minutes == 1 else f"{minutes} minutes left."


def about_left(seconds: float) -> str:
    """The same for whoever asks."""
    return f"{how_long(seconds).capitalize()} left."


def left_on_clock(clock: str) -> str:
    """The same on the screen, as minutes and seconds."""
    return f"{clock} left"


def left_out(region: str) -> str:
    """A part of the body is left out for good."""
    return f"Left out from now on: {region}. u brings it back. So does “{settings_said.LEAVE_OUT}” in Settings."


def back_again(region: str) -> str:
    """That part of the body comes again."""
    return f"No longer left out: {region}."


# Its end

ENOUGH: Final = "You stopped here."
THE_END: Final = "It ends here."
NO_NUMBER: Final = "That is not a number from 0 to 10, so no number is kept."
STILL_HARD: Final = "It is still hard."
GROUND_GOES_OUT: Final = "g helps you to notice the room around you."


def shows_people(people: str) -> str:
    """What opens people to talk to."""
    return f"{people} shows people to talk to."


def more_to_try(cope: str) -> str:
    """What opens more to try."""
    return f"More to try: {cope}."


# As a command

PATTERNS: Final = "A breathing pattern is seconds with dashes between them: 4-6 is 4 in, 6 out."
HOW_TO_BEGIN: Final = "`ptg practice NAME` begins one. `ptg practices NAME` shows what it says."
MINUTES_OR_CYCLES: Final = "--minutes and --cycles can't go together. Give one of them."


def has_its_own_length(title: str, others: Iterable[str]) -> str:
    """It can't be made longer or shorter; `others` are the same practice in other lengths."""
    there = ", ".join(others)
    there = f" There is {there}." if there else ""
    return f"The length of “{title}” is fixed, so it takes no --minutes. --cycles repeats it.{there}"


def instead_of_it(name: str) -> str:
    """What else could be done, for whom this one is not."""
    return f"Instead: ptg practice {name}"


def kept_as(page_id: str) -> str:
    """The id of the page it left."""
    return f"Kept: {page_id}"


def lines_not_printed(why: str) -> str:
    """Standard output refused its lines; `why` is a sentence."""
    return f"Its lines could not be printed: {why}"


# What each key does

BEGIN_ABOUT: Final = "Begin the marked practice."
BEGIN_NOW_ABOUT: Final = "Begin now, without waiting any longer."
HOLD_ABOUT: Final = "Pause the practice, or go on."
LEAVE_OUT_ABOUT: Final = "Leave this part of the body out, now and from now on."
BRING_BACK_ABOUT: Final = "Bring back the part that was left out."
NEXT_ABOUT: Final = "Go on to the next part."
OTHER_ABOUT: Final = "Steady yourself in another way."
SHORTER_ABOUT: Final = "Make it a minute shorter."
LONGER_ABOUT: Final = "Make it a minute longer."
LOOK_ABOUT: Final = "Show it as a circle, a bar or words."
BELL_ABOUT: Final = "Turn the bell on or off. It rings once for in, twice for out, three times at the end."
HARD_ABOUT: Final = "More to try when it is this hard."
GROUND_ABOUT: Final = "Stop this at once, and notice the room around you instead."
ENOUGH_ABOUT: Final = "End the practice here. You can do that at any time."
