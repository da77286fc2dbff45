"""What is said where a person looks at what helped them."""

from collections.abc import Iterable
from typing import Final

# Before anything was used often enough

TITLE: Final = "What helps me"
READING: Final = "Reading your pages."
OWN_RATINGS: Final = "These are your own ratings. Feelings also get easier by themselves, so this is only a hint."
NOTHING_YET: Final = "You have not used anything three times yet. Once you have, this shows how it was for you."


def so_far(title: str, uses: int) -> str:
    """A thing that was used too seldom to say more of it."""
    return f"So far {_TIMES[uses]}: {title}."


_TIMES: Final = {1: "once", 2: "twice"}
HOW_TO_BEGIN: Final = "In a hard moment, c on the first screen offers something to do, and asks afterwards how it was."
HOW_TO_BEGIN_IN_LINES: Final = (
    "A hard moment, on the first list, offers something to do, and asks afterwards how it was."
)

# What is said of one thing

ANSWERS: Final = {"yes": "yes", "partly": "partly", "no": "no", "too-soon": "too soon"}
"""Whether it was worth doing, by the word that an entry holds."""
HEAVIER: Final = "Writing and facing things can feel heavier just after. That alone does not mean they did no good."


def used(times: int) -> str:
    """How often it was used."""
    return f"Used {times} times."


def used_thing(title: str, times: int) -> str:
    """Which thing, and how often it was used."""
    return f"{title}. {used(times)}"


def worth_doing(answers: Iterable[tuple[str, int]]) -> str:
    """How often each answer was given; empty where nobody said."""
    parts = [f"{answer} {times}" for answer, times in answers]
    return f"worth doing: {', '.join(parts)}" if parts else ""


def usually(usual: int, low: int, high: int) -> str:
    """Ratings of one kind: the usual one, and the lowest and the highest where they differ."""
    return f"usually {usual}" + (f" ({low} to {high})" if low < high else "")


def when(situations: Iterable[tuple[str, int]]) -> str:
    """In which situations, each with how often."""
    return ", ".join(f"{words} ({times})" for words, times in situations)


def about(words: str, title: str) -> str:
    """What a person wanted to remember, and of what."""
    return f"{words} ({title})"


# What is said of all of it

YOU_WANTED_TO_REMEMBER: Final = "You wanted to remember"


def kinds(used: Iterable[str], others: Iterable[str]) -> list[str]:
    """Which kinds were used, and which others there are."""
    return [
        f"Kinds you have used: {', '.join(used) or 'none yet'}.",
        f"Other kinds there are: {', '.join(others)}. None of them has to be tried.",
    ]


def left_out(entries: int) -> str:
    """How many entries were left out."""
    pages, whose = ("1 entry was", "its") if entries == 1 else (f"{entries} entries were", "their")
    return f"{pages} left out, since {whose} numbers or answers are not ones that ptg knows."


# Looking at less of it

LOOK_AT: Final = "Look at"
EVERYTHING: Final = "everything"
ONE_FEELING: Final = "one feeling"
ONE_TRIGGER: Final = "one thing that set it off"
LAST_PERIODS: Final = "the last 30 days, 90 days or year"
WHICH_FEELING: Final = "Which feeling?"
WHICH_TRIGGER: Final = "What set it off?"
NONE_YET: Final = "There is none yet."
NOTHING_HERE: Final = "Nothing that fits this was used three times."
GOES_BACK: Final = "Enter goes back. q leaves."
LOOK_AT_HINT: Final = f"A number shows only a part. {GOES_BACK}"
PERIOD_HINT: Final = "1, 2 or 3. Enter means everything."


def last_days(days: int) -> str:
    """A period, up to now."""
    return f"the last {days} days"


def only_last_days(days: int) -> str:
    """Only a period is looked at."""
    return f"Only {last_days(days)}."


def only_since(day: str) -> str:
    """Only what came from a day on is looked at."""
    return f"Only since {day}."


def only_feeling(feeling: str) -> str:
    """Only one feeling is looked at."""
    return f"Only where you felt {feeling}."


def only_trigger(trigger: str) -> str:
    """Only what one thing set off is looked at; its words are the person's."""
    return f"Only what this set off: {trigger}."


def which_of(count: int) -> str:
    """What can be typed for the feelings, or for what set things off."""
    return f"A number from 1 to {count}. Enter means everything."


def no_triggers(words: str) -> str:
    """No page names what set it off."""
    return f"No page says that “{words}” set something off, or that anything else did."


def unknown_trigger(words: str, known: Iterable[str], more: int) -> str:
    """No page names that; what is named, and how many more."""
    rest = f"; and {more} more" if more else ""
    return f"No page says that “{words}” set something off. Your pages name: {'; '.join(known)}{rest}."


# What each key of its screen does

ONLY_ABOUT: Final = "Look at a part only: one feeling, one thing that set a hard moment off, or the last months."
EVERYTHING_ABOUT: Final = "Look at everything again."
SCROLL_ABOUT: Final = "Move up and down. Page up and page down go further. g goes to the beginning, G to the end."
