"""What plain lines say by themselves, whatever is being asked: their commands, and how a list or a talk is answered."""

from collections.abc import Sequence
from typing import Final

from ptg_cli.sentences.talks import LEAVES_IT_OUT, TAKES_IT_OFF

# The commands, and what each does, in the order the help gives

COMMANDS: Final = {
    "next": "on to the next question",
    "back": "back to the question before",
    "skip": "skip this question",
    "again": "hear the question again",
    "read": "hear what you wrote here; /read all the whole page",
    "earlier": "hear what you answered to this question before, if you came from then and now",
    "undo": "take back the last line",
    "edit": "write in your own editor",
    "steady": "a minute of steadying; for another way, type /steady other",
    "people": "people to talk to",
    "plan": "hear your plan",
    "off": "take off a line that you wrote of what steadies you; /off back puts it back",
    "hide": "empty the screen at once, though the window can still scroll back; enter returns",
    "stop": "stop here and keep this",
    "later": "leave this for now, and go on with it later",
    "leave-nothing": "stop here and keep nothing",
    "help": "hear this list",
}

# The help while somebody writes

DOT_ENDS_AN_ANSWER: Final = "A line with only a full stop ends an answer. An empty line skips a question."
TYPE_TWO_SLASHES: Final = "For a line that begins with a slash, type two."
CONTROL_KEYS: Final = (
    "Ctrl and c leaves at once and keeps a draft. Ctrl and d ends an answer; where nothing is typed, it stops."
)


def writing_help() -> list[str]:
    """All of it, one command a line."""
    return [
        DOT_ENDS_AN_ANSWER,
        *(f"/{name}: {what}." for name, what in COMMANDS.items()),
        TYPE_TWO_SLASHES,
        CONTROL_KEYS,
    ]


WRITING_HELP_SHORT: Final = (
    DOT_ENDS_AN_ANSWER,
    f"With a slash: {', '.join(COMMANDS)}. /help all says what each of them does.",
)
"""The same in short."""
WRITING_HELP_FIRST: Final = (
    DOT_ENDS_AN_ANSWER,
    *(f"/{name}: {COMMANDS[name]}." for name in ("back", "undo", "read", "stop", "later")),
    f"Others: {', '.join(COMMANDS)}. /help all says what each of them does.",
)
"""What is said first to who asks."""

# The help where something is chosen

_WORKS_EVERYWHERE: Final = (
    "people: people to talk to. steady: a minute of steadying.",
    "hide: empty the screen at once, though the window can still scroll back. Enter returns.",
    "/plan: hear your plan. /people NZ: the people of another country. /steady other: another way to steady.",
    "/off: take off a line that you wrote of what steadies you. /off back: put it back.",
)
MENU_HELP: Final = (
    "A number chooses. Enter goes back, or takes what comes first. q leaves.",
    *_WORKS_EVERYWHERE,
)
_HELP_ALL: Final = "/help all says what each of them does."
WORDS_WORK_EVERYWHERE: Final = f"These work everywhere, too: people, steady, hide, /plan, /off. {_HELP_ALL}"
SLASHES_WORK_EVERYWHERE: Final = f"These work everywhere, too: /people, /steady, /hide, /plan, /off. {_HELP_ALL}"
"""The same in short."""
HOW_TO_STOP: Final = "Enter skips a question. q stops here and keeps what you said. /leave-nothing keeps none of it."
ASKING_HELP: Final = (
    HOW_TO_STOP,
    *(f"/{line}" if line[0] != "/" else line for line in _WORKS_EVERYWHERE),
    TYPE_TWO_SLASHES,
)
"""The help where any line is an answer."""

# What is said of a line

NUMBER_FOR_NOTHING: Final = "You typed a number, and none was asked for. It is not taken as an answer."
NO_COMMAND: Final = "There is no such command here, so your line is kept as words."
IS_NO_COMMAND: Final = "That is no command here. y keeps the line as your words. Enter does not keep it."
WORD_OR_COMMAND: Final = "That word is also a command. y does what it says. Enter keeps it as your words."
NOTHING_BEFORE: Final = "There is nothing before this."
ZERO_IS_NONE: Final = "0 chooses nothing here. q leaves."
ONE_NUMBER: Final = "One number at a time."
UNFINISHED_LINE_IS_HERE: Final = "The line that was not finished is here again."
BACK_WHERE_YOU_WERE: Final = "Back to where you were."
TYPE_COUNTRY: Final = "Type its name, such as New Zealand, to hear who you can call there."
STEADY_OTHER: Final = "For another way, type /steady other."
NUMBER_OR_BACK: Final = "A number, or enter to go back."


MORE: Final = "more"
"""What is typed to hear more of a long list."""


def more_of_list(count: int) -> str:
    """How many rows of a list were not said yet."""
    return f"{MORE} says the next. {count} {'is' if count == 1 else 'are'} left."


def adds_letter(letter: str) -> str:
    """One letter was typed where any line is added."""
    return f"That is one letter. y adds “{letter}” to the list. Enter does not add it."


def not_taken(lines: Sequence[str]) -> str:
    """Lines of a pipe that were not understood where they came, or came when nothing was asked any more."""
    listed = "\n".join(f"  {line}" for line in lines)
    many = len(lines) > 1
    first, last = ("These lines", "They are") if many else ("This line", "It is")
    return f"{first} answered nothing:\n{listed}\n{last} kept nowhere."


def did_you_mean(command: str) -> str:
    """The command nearest to what was typed."""
    return f"Did you mean /{command}? {TYPE_TWO_SLASHES}"


def words_taken_here(words: str) -> str:
    """Words that were typed while something else was on."""
    return f"Your words are taken as the answer here: {words}"


# Talks: a question

UNDO_BRINGS_IT_BACK: Final = "undo brings it back."
SLASH_BACK: Final = "/back goes to the question before."
LEAVES_AS_IT_IS: Final = "Enter leaves it as it is."
GOES_BACK: Final = "Enter goes back."


def now_stands(words: str) -> str:
    """What stands there as an answer."""
    return f"Now: {words}"


def your_words(words: str) -> str:
    """What was typed and could not be kept."""
    return f"Your words: {words}"


def after_trouble(*, again: bool) -> str:
    """What can be typed once something stood in the way; `again` true where the same words can be tried again."""
    return f"{'1 tries again with your words. Other words take their place. ' if again else ''}Enter leaves it."


def dash_or_enter(dash: str) -> str:
    """What a dash does, such as “takes it off”, and that enter leaves the answer that stands there."""
    return f"A dash {dash or TAKES_IT_OFF}. {LEAVES_AS_IT_IS}"


def enter_does(what: str) -> str:
    """What enter does where nothing has to be answered, such as “skips it”."""
    return f"Enter {what or LEAVES_IT_OUT}."


def takes_number(number: int) -> str:
    """What enter does where an option is marked already."""
    return f"takes {number}"


def which_option(count: int, leaving: str) -> str:
    """Which numbers choose, and what enter does, such as “goes back”."""
    numbers = " or ".join(str(number) for number in range(1, count + 1)) if count < 3 else f"1 to {count}"
    return f"{numbers}. Enter {leaving or 'goes back'}."


def x_does_it(does: str) -> str:
    """What cannot be taken back, in a sentence, and what does it."""
    return f"{does} Type x to do it, or enter to leave it as it is."


# Talks: a list

ENTER_OR_Q: Final = f"{GOES_BACK} q leaves."
LISTS_THE_REST: Final = "A question mark lists the rest."
NO_SUCH_NUMBER: Final = "There is no such number here."
NOT_NOW: Final = "That can't be done here right now."
NO_SUCH_WORD: Final = "That word does nothing here."
KIND_OR_WORD: Final = "Type the number of a kind, or a word to find some."


def number_of(count: int) -> str:
    """Which number chooses one of so many rows."""
    return f"A number from 1 to {count}." if count > 1 else "1 chooses it."


def which_row(count: int) -> str:
    """What can be typed for one of so many rows."""
    return f"{number_of(count)} {ENTER_OR_Q}"


def words_for_row(names: Sequence[str]) -> str:
    """What can be typed for one row, such as “star, hide or reword”."""
    listed = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "".join(names)
    return f"{listed}. {ENTER_OR_Q}"


def words_with_number(names: Sequence[str], example: str) -> str:
    """What can be typed together with a row's number."""
    return f"{' or '.join(names)} with a number, such as {example}."


def words_alone(names: Sequence[str], *, more: bool) -> str:
    """What can be typed without a number; `more` true where something else works too."""
    return f"{'Or one of these words' if more else 'Words that work'}: {', '.join(names)}."


def says_all_again(word: str) -> str:
    """The word that repeats the list."""
    return f"{word} says all of them again."


def with_which_number(example: str) -> str:
    """A word that needs a number was typed without one."""
    return f"With which number? For example: {example}."


# Several of a list

PICKED: Final = "Picked."
COUNTS_NOW: Final = "as it is now"
"""Stands behind the option that counts."""
NONE_TO_PICK: Final = "There is nothing to choose from."
DASH_TAKES_OFF: Final = (
    f"A dash before a word takes the word off. A dash alone takes off all of them. {LEAVES_AS_IT_IS}"
)


def is_taken_off(label: str) -> str:
    """A row that is not shown any more was named."""
    return f"You took {label} off before. “all” brings back everything you took off."


def numbers_to(count: int) -> str:
    """Which numbers there are."""
    return f"Numbers from 1 to {count}." if count > 1 else "There is only 1 here."


WHICH_OF_ALL: Final = f"Numbers such as 1, 3. A dash chooses none. {LEAVES_AS_IT_IS} q leaves."
"""What can be typed where nothing is taken off for good."""


def which_several(away: int) -> str:
    """What can be typed; `away` is how many rows were taken off."""
    gone = f" {away} {'is' if away == 1 else 'are'} taken off; “all” brings all of them back." if away else ""
    return f"Numbers such as 4, 6. A dash chooses none. “not 3” takes 3 off for good.{gone} {LEAVES_AS_IT_IS} q leaves."
