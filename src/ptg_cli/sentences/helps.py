"""What is said where a person looks at what helped them."""

from collections.abc import Iterable, Sequence
from typing import Final

from ptg_cli.sentences.line import ENTER_OR_Q, number_of

# Before anything was used often enough

TITLE: Final = "What helps me"
OWN_RATINGS: Final = "These are your own ratings. Feelings also get easier by themselves, so this is only a hint."
NOTHING_YET: Final = "You have not used anything three times yet. Once you have, this shows how it was for you."


def so_far(title: str, uses: int) -> str:
    """A thing that was used too seldom to say more of it."""
    return f"So far {times(uses)}: {title}."


_TIMES: Final = {1: "once", 2: "twice"}
HOW_TO_BEGIN: Final = "In a hard moment, c on the first screen offers something to do, and asks afterwards how it was."
HOW_TO_BEGIN_IN_LINES: Final = (
    "A hard moment, on the first list, offers something to do, and asks afterwards how it was."
)

# The groups, and how they are sorted

GROUPS: Final = {
    "mostly": "Mostly worth doing",
    "in-part": "Worth doing in part",
    "unsaid": "Too few answers to say",
    "not-lately": "Not worth doing lately",
    "not-for-a-while": "Not tried for a while",
}
"""What each group is called."""
HOW_IT_IS_SORTED: Final = (
    "In each group, what you used most stands first. Mostly means that more than half of your answers were yes. Only "
    "answers from the last 90 days count, or your newest three. A while is 90 days."
)

# What is said of one thing

ANSWERS: Final = {"yes": "worth doing", "partly": "in part", "no": "not worth it", "too-soon": "too soon to say"}
"""Whether it was worth doing, by the word that an entry holds."""
HEAVIER: Final = "Writing and facing things can feel heavier just after. That alone does not mean they did no good."
CHANGED: Final = {"earlier yes, lately no": "lately not", "earlier no, lately yes": "lately yes"}
"""What has changed, beside the answers."""
CHANGED_LATELY: Final = {
    "earlier yes, lately no": "Earlier you mostly said yes, and lately you mostly said no.",
    "earlier no, lately yes": "Earlier you mostly said no, and lately you mostly said yes.",
}
OVER_DAYS: Final = "What you try over days"
DONE: Final = {"yes": "did", "part": "in part", "not-today": "not today"}
"""Whether something was done, by the word that an entry holds."""


def done(answers: Iterable[tuple[str, int]]) -> str:
    """How often each answer was given to whether something was done, short."""
    return ", ".join(f"{DONE[key]} {count}" for key, count in answers)


def told_of(title: str, count: int) -> str:
    """A kind of what is tried, and how often pages say how it went."""
    return f"{title}. You told of it {times(count)}."


def what_was_done(answers: Iterable[tuple[str, int]]) -> str:
    """How often each answer was given to whether something was done, as a sentence."""
    return f"Of that: {', '.join(f'{DONE[key]} {times(count)}' for key, count in answers)}."


BEFORE: Final = "Before"
AFTERWARDS: Final = "Afterwards"


def marks(before: str, after: str) -> tuple[str, str]:
    """What the two marks on a track mean."""
    return f"{before} usually before", f"{after} usually after"


def times(count: int) -> str:
    """How often."""
    return _TIMES.get(count) or f"{count} times"


def then(before: int, after: int) -> str:
    """The usual number before, and the one after."""
    return f"{before}, then {after}"


def rated(count: int, uses: int) -> str:
    """How often it was rated, where that is less than how often it was used."""
    return f"rated {times(count)}" if count < uses else ""


def you_rated(count: int) -> str:
    """The same as a sentence."""
    return f"You rated it {times(count)}."


def used_thing(title: str, count: int) -> str:
    """Which thing, and how often it was used."""
    return f"{title}. Used {times(count)}."


def worth_doing(answers: Iterable[tuple[str, int]]) -> str:
    """How often each answer was given, short."""
    return ", ".join(f"{ANSWERS[key]} {count}" for key, count in answers)


def lately(answers: Iterable[tuple[str, int]]) -> str:
    """How often each of the answers was given that count, short."""
    return f"lately: {worth_doing(answers)}"


def you_said(answers: Iterable[tuple[str, int]]) -> str:
    """How often each answer was given, as a sentence."""
    return f"You said: {_each(answers)}."


def you_said_lately(answers: Iterable[tuple[str, int]]) -> str:
    """How often each of the answers was given that count, as a sentence."""
    return f"Lately you said: {_each(answers)}."


def _each(answers: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{ANSWERS[key]} {times(count)}" for key, count in answers)


def usually(when_rated: str, usual: int, low: int, high: int) -> str:
    """Ratings of one kind: the usual one, and the lowest and the highest where they differ."""
    spread = f", from {low} to {high}" if low < high else ""
    return f"{when_rated}, it was usually {usual}{spread}."


def most_often(situations: Iterable[str]) -> str:
    """In which situations it was used most."""
    return f"most often: {', '.join(situations)}"


def when(situations: Iterable[tuple[str, int]]) -> str:
    """In which situations, each with how often."""
    return f"When: {'; '.join(f'{words}, {times(count)}' for words, count in situations)}."


def in_situation(words: str, *, felt: bool) -> str:
    """Before what was used most where something was felt, or where something (the person's words) set it off."""
    return f"When you felt {words}, you used most:" if felt else f"When “{words}” set it off, you used most:"


def used_then(title: str, uses: int, group: str) -> str:
    """One thing that was used in a situation, and which group it is in there."""
    return f"{title}. Used {times(uses)} then. {GROUPS[group]}."


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
LOOK_AT_HINT: Final = f"A number shows only a part. {ENTER_OR_Q}"
PERIOD_HINT: Final = "1, 2 or 3. Enter means everything."


def last_days(days: int) -> str:
    """A period, up to now."""
    return f"the last {days} days"


def only_last_days(days: int) -> str:
    """Only a period is looked at."""
    return f"Only {last_days(days)}."


def only_part(feelings: Sequence[str], trigger: str, since: str | None = None, until: str | None = None) -> str:
    """Which part is looked at: only some feelings, only what one thing set off (its words are the person's), only from
    a day on, only before one. Empty where everything is."""
    parts = [
        *([f"Only where you felt {' and '.join(feelings)}."] if feelings else []),
        *([f"Only what this set off: {trigger}."] if trigger else []),
        *([f"Only since {since}."] if since else []),
        *([f"Only before {until}."] if until else []),
    ]
    return " ".join(parts)


def which_of(count: int) -> str:
    """What can be typed for the feelings, or for what set things off."""
    return f"{number_of(count)} Enter means everything."


def no_triggers(words: str) -> str:
    """No page names what set it off."""
    return f"No page says that “{words}” set something off, or that anything else did."


def unknown_trigger(words: str, known: Iterable[str], more: int) -> str:
    """No page names that; what is named, and how many more."""
    rest = f"; and {more} more" if more else ""
    return f"No page says that “{words}” set something off. Your pages name: {'; '.join(known)}{rest}."


# What each key of its screen does

ONLY_A_PART: Final = "look at a part"
EVERYTHING_AGAIN: Final = "look at everything"
NEXT_PART: Final = "one feeling after another"
ONLY_ABOUT: Final = "Look at a part only: one feeling, one thing that set a hard moment off, or the last months."
EVERYTHING_ABOUT: Final = "Look at everything again."
NEXT_PART_ABOUT: Final = "Look at one feeling after another, then at what set hard moments off."
