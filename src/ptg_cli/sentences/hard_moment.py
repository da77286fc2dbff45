"""What is said in a hard moment."""

from collections.abc import Iterable
from typing import Final

from ptg_cli.model.scales import HOW_HARD
from ptg_cli.sentences.scales import HOW_HARD_0_TO_10, SCALE_POINTS
from ptg_cli.sentences.strategies import NONE_FITS
from ptg_cli.sentences.talks import ESC_SHOWS_ALL

# How hard it is

NUMBER_OR_ENTER: Final = "A number, or enter."
HOW_HARD_QUESTION: Final = f"{HOW_HARD} {SCALE_POINTS}. {NUMBER_OR_ENTER}"
HOW_HARD_SHORT: Final = f"{HOW_HARD_0_TO_10} {NUMBER_OR_ENTER}"
"""The same where the scale was heard."""
HOW_HARD_UNKNOWN: Final = (
    "ptg does not know how hard it is. Say it with a number, such as `--distress 9`. With `--line`, a pipe can answer."
)
"""Said by the command where nobody can be asked."""

# When it is very hard: one thing


def this_one(title: str, why: str) -> str:
    """The one thing that is offered, and why it is this one."""
    return f"{title}. This one {why}."


def to_begin(step: str) -> str:
    """Its first step."""
    return f"To begin: {step}"


def one_thing_hint(*, wrote: bool) -> str:
    """What can be typed then. `wrote` true: what the person wrote stands there too."""
    off = " t takes off what you wrote." if wrote else ""
    return f"Enter begins it. n another. p your plan. A question mark: who to call.{off} q leaves."


# What is there, and what could be done

WHICH_OF_THESE: Final = "Which of these, if any?"
OFFERS_HINT: Final = "w says why these, and asks what you can change. a says all there is. Enter: none, for now."
WHY_THESE: Final = "Why these"
WHOSE: Final = "Is any of this something you can change?"
WHOSE_IT_IS: Final = ("Yes, I can", "Partly: I can influence it", "No, I can't")
"""The answers to that, in the order of `scales.CONTROL`."""
WHOSE_HINT: Final = "1, 2 or 3. Enter skips it."
EVERYTHING: Final = "Everything there is to try"
FINDS: Final = "/ finds one: a word, a feeling, starred, 5 min"
NOTHING_FITS: Final = f"{NONE_FITS} {ESC_SHOWS_ALL}"


def offered(number: int, title: str, about: str, why: str) -> str:
    """One of the three in one line."""
    return f"{number} {title}. {about}. Why: {why}."


def which_offer(count: int) -> str:
    """What can be typed for the three."""
    return f"A number from 1 to {count}, a name, w or a. Enter: none. q leaves."


def because(title: str, why: str) -> str:
    """Why a thing is offered."""
    return f"{title}: {why}."


def which_of_all(count: int) -> str:
    """What can be typed for everything there is."""
    return f"A number from 1 to {count}, a name, or a word to find strategies by. Enter goes back. q leaves."


# Doing it

TAKE_YOUR_TIME: Final = "Take your time."
TAKE_YOUR_TIME_HINT: Final = f"{TAKE_YOUR_TIME} Press enter when it is enough."
ENTER_GOES_ON: Final = "Enter goes on."
OPENS_QUESTIONS: Final = "Enter opens its questions. q leaves."
WORDS_KEPT: Final = "Your words are kept. At the end there is a place where you can change or add to them."
PEOPLE_NAMED: Final = "People you named:"


def people_named(people: Iterable[str]) -> str:
    """Those who may be asked, in one line."""
    return f"{PEOPLE_NAMED} {'; '.join(people)}."


def wanted_to_remember(words: str) -> str:
    """What the person wanted to remember of it the last time."""
    return f"You wanted to remember: {words}"


# What it was like

WORTH_DOING: Final = "Was it worth doing?"
WORTH: Final = ("yes", "partly", "no", "too soon to say")
"""The answers to that, in the order of `scales.WORTH`."""
_REMEMBER: Final = "Is there anything to remember for the next time?"
REMEMBER: Final = f"{_REMEMBER} You can leave this empty."
REMEMBER_OR_ENTER: Final = f"{_REMEMBER} Enter skips it."
_SET_OFF: Final = "What set it off? A word is enough."
SET_OFF: Final = f"{_SET_OFF} You can leave this empty."
SET_OFF_OR_ENTER: Final = f"{_SET_OFF} Enter skips it."


def worth_doing_question() -> str:
    """Whether it was worth doing, with the numbers of the answers."""
    return " ".join((WORTH_DOING, *(f"{number} {answer}." for number, answer in enumerate(WORTH, 1))))


# What is said of it

NO_EASIER: Final = "It did not get easier this time. That happens. Another kind may fit better."
HARDER_WORTH_IT: Final = "It is harder now, and it was worth doing. Both can be true."
AS_HARD_WORTH_IT: Final = "It is as hard as before, and it was worth doing. Both can be true."
FELT_HEAVIER: Final = (
    "Things of this kind can feel heavier just after you did them. That alone does not mean they did no good."
)
TWICE: Final = "Two things have helped little just now. You don't have to be alone with this."
EASIER: Final = "It is easier than before."
NOTED: Final = "Noted."
AFTER_HINT: Final = "a something else. p your plan. /people shows people to talk to. Enter: enough for now."

# Its end

ENOUGH: Final = "You stopped here. That is fine."

# What the person wrote that steadies them, and a line of it taken off

NOTHING_WRITTEN: Final = "There is no line here that you wrote yourself."
WHICH_OFF: Final = "Which line do you want to take off?"
WHICH_OFF_HINT: Final = "Which line do you want to take off? Type its number. Enter leaves all of them."
GONE_ALREADY: Final = "That line is no longer in your plan."
NOTHING_TAKEN_OFF: Final = "No line was taken off, so there is none to put back."
PUT_BACK: Final = "The line is back in your plan."
PUTS_IT_BACK: Final = "/off back puts it back."
TAKE_THE_TIME: Final = "Take the time you need."


def wrote(lines: Iterable[str]) -> str:
    """What a person wrote that steadies them, as theirs: nobody has looked through it, and a line may name what does
    harm, so no verb of ours stands with it. Empty where there is none."""
    words = ", ".join(line.strip().rstrip(".") for line in lines)
    return f"You wrote: {words}." if words else ""


def take_off(line: str) -> str:
    """What takes that line off."""
    return f"Take off: {line}"


def taken_off(line: str) -> str:
    """It was taken off."""
    return (
        f"“{line}” is taken off. It no longer comes up here, on the support card or among what steadies you. Your "
        "plan's history still has it."
    )


def u_puts_it_back(taken: str) -> str:
    """It was taken off, and the key that puts it back."""
    return f"{taken} u puts it back."


# What each key of its screen does

NEXT_ABOUT: Final = "Go on. You can leave any of it out."
BEGIN_ABOUT: Final = "Begin this one."
ANOTHER_ABOUT: Final = "Offer something else instead."
WHY_ABOUT: Final = "See why these are offered, and say whether you can change what is wrong."
ALL_LABEL: Final = "all there is"
ALL_ABOUT: Final = "Everything there is to try, by its kind."
NONE_LABEL: Final = "none for now"
NONE_ABOUT: Final = "None of these. It is fine to stop here."
START_ABOUT: Final = "Begin the practice or the questions that belong to it."
PAST_ABOUT: Final = "Go on without it."
ENOUGH_ABOUT: Final = "End this one, and say how it was."
PLAN_ABOUT: Final = "Your plan for hard times; people first when it is very hard."
TAKE_OFF_LABEL: Final = "take it off"
TAKE_OFF_ABOUT: Final = "Take off a line that you wrote. It no longer comes up here."
PUT_LINE_BACK_LABEL: Final = "put it back"
PUT_LINE_BACK_ABOUT: Final = "Put the line back that was taken off."
AGAIN_ABOUT: Final = "Something else. If this one helped little, it is of another kind."
DONE_LABEL: Final = "enough for now"
DONE_ABOUT: Final = "Go back to where you were. What you said is kept."
FIND_ABOUT: Final = "Type to find one: a word, a feeling, starred, the most minutes."
BACK_ABOUT: Final = "Back to the three."
PUT_BACK_ABOUT: Final = "Go back to what was offered. Nothing is kept of what you only looked at."
