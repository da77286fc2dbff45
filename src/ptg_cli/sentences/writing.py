"""What is said while somebody writes with a guide, from its opening to the kept page."""

from collections.abc import Iterable, Sequence
from typing import Final

# A page left open before


def go_on_where_stopped(title: str) -> str:
    """A draft is gone on with."""
    return f"{title}: you go on where you stopped."


# A draft that can't be gone on with

GUIDE_IS_GONE: Final = "The guide of this page is gone"
GUIDE_CANNOT_BE_USED: Final = "The guide of this page can't be used"
KEPT_WITHOUT_ITS_GUIDE: Final = "What you wrote is still there. You can keep it as a page without its guide."
KEEP_AS_PAGE: Final = "Keep it as a page"
WAITS_AS_DRAFT: Final = "It waits as a draft."


def keeps_without_guide(why: str) -> str:
    """Why its guide can't be found, in a sentence, and what keeps the draft all the same."""
    return f"{why} What you wrote is still there. `ptg drafts keep` keeps it as a page without its guide."


def open_in_editor(path: str) -> str:
    """The draft was open in an editor, and its file is here."""
    return f"This draft was open in an editor. It is here: {path} `ptg drafts keep` keeps it."


def cannot_go_on(path: str, why: str) -> str:
    """A draft that can't be read."""
    return f"You can't go on with {path}: {why}."


def list_unreadable(path: str, why: str) -> str:
    """A list of the person's own that a question would offer."""
    return f"{path} can't be read ({why})."


# The opening

LEAVING_NOTHING: Final = "Nothing you write here is kept, not even a draft. If the window closes, your words are gone."
RATING_OR_ENTER: Final = "Type a number, or enter to begin."


def level_and_length(level: str, minutes: int) -> str:
    """How much a guide asks, and how long it takes, in a corner of the screen."""
    return f"{level} · {minutes} min"


# An offer before the first question

ENTER_OR_STOP: Final = "Enter goes on. /stop stops here."
NUMBER_BEGINS_ONE: Final = "A number begins one. Enter goes on."
OWN_LINES_HINT: Final = "Take the time you need. Enter goes on. /off takes a line off."


def begins_one(title: str) -> str:
    """One practice is offered."""
    return f"1 begins: {title}. Enter goes on."


# Questions

ONE_THING_A_LINE: Final = "Write one thing on each line."
BEGINNING: Final = "Ways to begin, if you like:"
OWN_WORDS: Final = "your own words"
SORT_BY: Final = "Type the number of a pile, or use the arrows. 0 takes a line out again."
MORE_BELOW: Final = "↓ more below"
NOTHING_BEFORE: Final = "There is no question before this one."
DAY_IN_WORDS: Final = "Name a day in your own words: Saturday, in three days, 28 November. “Not yet” is an answer, too."
KEPT_AS_WRITTEN: Final = "Your words are kept as you wrote them."
FROM_YOUR_ENTRIES: Final = "This is from your own entries. It is not advice."
ENTER_LEAVES_IT: Final = "Enter leaves it."
HOW_TO_END: Final = (
    "A full stop alone on a line ends your answer. Enter skips. /stop stops and keeps this. /help says more."
)
HOW_TO_GO_ON: Final = "A full stop alone on a line goes on to the next question."
WROTE_BEFORE: Final = "You wrote something here before. Enter keeps it. /read says it again. New lines are added to it."
ANSWERED_BEFORE: Final = "You answered this before. Enter keeps it. A new answer takes its place."
NOTHING_WRITTEN_YET: Final = "Nothing is written yet."
LONG_LINE: Final = "That line is very long, and typing in it is slow. F8 divides it into paragraphs."


def question_number(counted: str) -> str:
    """Where the question stands, such as “2 of 5”, or “2”, as a sentence."""
    return f"Question {counted}."


def question_in_corner(number: str) -> str:
    """The same in a corner of the screen, where nobody knows how many questions there will be."""
    return f"question {number}"


def of_total(number: int, total: int) -> str:
    """Where a question stands among all of them; without a total where nobody knows how many there will be."""
    return f"{number} of {total}" if total else str(number)


def day_meant(day: str) -> str:
    """Which day was understood."""
    return f"That is {day}."


def answered_on(day: str) -> str:
    """When this was answered before; without a day, a little earlier on the same page."""
    return f"You answered this {f'on {day}' if day else 'a little earlier'}."


def read_it_or_go_on(earlier: str) -> str:
    """The offer of an earlier answer; `earlier` is from `answered_on`."""
    return f"{earlier} Type r to read it, or enter to go on."


def said_at_first(number: int) -> str:
    """What was said to the same question when the aim began."""
    return f"When you began this, you said {number}."


def said_before(number: int) -> str:
    """What was said to a question before, where it is weighed again."""
    return f"Earlier on this page you said {number}."


def was_about(words: str) -> str:
    """The answer that stands here was to a question about other words of the person's."""
    return f"Your answer here was about “{words}”. You can change it or keep it."


def ends_of_scale(low: str, high: str) -> str:
    """What 0 and 10 stand for, and what can be typed."""
    return f"0 {low}, 10 {high}. A number from 0 to 10, or enter to skip it."


def pile(name: str, inside: Iterable[str]) -> str:
    """What is asked for one pile; `inside` is what lies in it."""
    kept = ", ".join(inside)
    return f"Which numbers belong to “{name}”? {f'Enter keeps {kept}. 0 for none.' if kept else 'Enter for none.'}"


# Cards to sort


SORT_CARDS: Final = "Type the number of a pile. Arrows go to other cards. 0 takes one out."
ALL_SORTED: Final = "All of them are sorted. Enter goes on. A card's name brings it back."


def cards_left(left: int) -> str:
    """How many cards are not sorted yet, and that one may go on at any time."""
    if not left:
        return "All of them are sorted. Enter goes on."
    return f"{left} {'is' if left == 1 else 'are'} not sorted yet. Enter goes on, whenever you like."


def how_to_sort_cards(count: int, piles: Sequence[str]) -> list[str]:
    """How so many cards are sorted in plain lines."""
    named = ", ".join(f"{number} {name}" for number, name in enumerate(piles, 1))
    return [
        f"{count} cards come, one after the other. For each of them type a number: {named}.",
        "Enter leaves a card out. “b” goes back a card. “done” ends the sorting, whenever you like.",
    ]


def card(name: str, meaning: str, left: int) -> str:
    """One card, and now and then how many are left."""
    words = f"{name}: {meaning}." if meaning else f"{name}."
    return f"{words} {left} more after it." if left and left % 10 == 0 else words


def number_of_pile(piles: Sequence[str]) -> str:
    """What was typed is no pile."""
    named = ", ".join(f"{number} {name}" for number, name in enumerate(piles, 1))
    return f"Type a number: {named}. Or enter, “b” or “done”."


# Shares


SHARES_BY: Final = "Type a number from 0 to 100 for each, or use the arrows."
SHARES_NEED_NOT_ADD_UP: Final = "The numbers do not have to come to 100."
ADD_A_PART: Final = "something else that had a part"
ASK_FOR_MORE_PARTS: Final = "Did anyone or anything else have a part? Write what it is, or press enter to go on."
PART_IS_NO_NUMBER: Final = "Write in words what it is. The number comes after that."
NUMBER_OF_SHARE: Final = "Type a number from 0 to 100. Or enter, “b” or “done”."
A_NAME_BRINGS_IT_BACK: Final = "Enter goes on. To change a number, type the name that it belongs to."


def how_to_share(count: int) -> list[str]:
    """How shares are given in plain lines, to so many things that are known already."""
    each = "They come one after the other. For each of them type" if count > 1 else "Type"
    return [
        f"{each} a number from 0 to 100: how large its part was. {SHARES_NEED_NOT_ADD_UP}",
        "Enter leaves the number out. “b” goes back to the one before. “done” ends it, whenever you like.",
    ]


def share_of(name: str, share: int | None, left: int) -> str:
    """What a share is asked for, the one it has, and now and then how many come after it."""
    has = "" if share is None else f" It has {share}. Enter keeps it."
    return f"{name}.{has}" + (f" {left} more after it." if left and left % 10 == 0 else "")


def first_guess(number: int) -> str:
    """The first guess of a share, where it was given on a scale."""
    return f"{number} of 10 at first"


def shares_come_to(total: int | None) -> str:
    """What shares come to, whatever it is; empty where none was given."""
    if total is None:
        return ""
    return f"These come to {total} of 100." + ("" if total == 100 else " That is all right.")


def most_chosen(most: int) -> str:
    """No more can be chosen."""
    return f"{most} are chosen, and that is as many as there can be. Take one off first."


def at_most(most: int) -> str:
    """More were named than can be chosen."""
    return f"Choose {most} at most."


def how_to_choose(options: int, many: bool) -> str:
    """What can be typed where so many options are offered; `many`: more than one of them can be chosen."""
    if not options:
        return "Your own words, or enter to skip it."
    if options == 1:
        return "Type 1, or your own words. Enter skips it."
    if many:
        return "Type one or more numbers, such as 1, 2. Or type your own words. Enter skips it."
    return "Type a number, or your own words. Enter skips it."


def you_wrote(words: str) -> str:
    """Words that were typed before the question they go to."""
    return f"You wrote: {words}"


def chosen(options: Iterable[str]) -> str:
    """What was understood of numbers."""
    return f"Chosen: {', '.join(options).rstrip('.')}."


# Answers that do not fit

WORDS_KEPT_AS_NOTE: Final = "Your words are kept as a note under this question."
EARLIER_WORDS_KEPT_AS_NOTE: Final = "Your earlier words are kept as a note under this question."
ONE_KEPT_AS_NOTE: Final = "One answer did not fit its question. It is kept as a note under it."
WORDS_GO_TO_NEXT: Final = "Those words go to the next question."
TAKES_ONE_LINE: Final = "An answer here is one line. Enter skips it."


def one_of_them(count: int) -> str:
    """One option can be chosen, and more were named."""
    number = f"a number from 1 to {count}" if count > 1 else "type 1"
    return f"Choose one of them: {number}, or your own words."


ZERO_IS_NO_OPTION: Final = "0 is no option here."


def numbers_up_to(count: int) -> str:
    """Which numbers would be an answer."""
    return f"{f'Numbers from 1 to {count}, such as 1, 2' if count > 1 else '1 chooses it'}, or enter for none."


# Taking back, and the person's own editor

ALL_TAKEN_BACK: Final = "Taken back. Nothing is written here now."
EMPTY_LINE_IS_LAST: Final = "Taken back. The last line is now an empty one."
NOTHING_TO_TAKE_BACK: Final = "There is nothing to take back here."
EDITOR_NEEDS_TERMINAL: Final = "Your own editor can be opened only in a terminal."
EDITOR_WRITES_TO_DISK: Final = (
    "You chose to keep nothing, and an editor would write to the disk. So /edit does not work here."
)
EDITOR_IS_FOR_LONGER: Final = "An answer here is one short line. /edit is for longer answers."
TAKEN_OVER: Final = "Your text from the editor is here now. You can write more. A full stop alone on a line goes on."


def last_line_is(line: str) -> str:
    """A line was taken back, and this one is the last now."""
    return f"Taken back. The last line is now: {line}"


# Pausing, and keeping nothing

PAUSED: Final = "Paused"
GO_ON: Final = "Go on"
STEADY: Final = "Steady"
PEOPLE: Final = "People to talk to"
STOP_AND_KEEP: Final = "Stop here and keep this"
STOP_AND_LEAVE_NOTHING: Final = "Stop here and keep nothing"
HIDE: Final = "Hide the screen"
YOUR_PLAN: Final = "Your plan"
HARD_MOMENT: Final = "Something to try in a hard moment"
LEAVE_FOR_NOW: Final = "Leave it for now, and go on later"
NOTHING_TO_LEAVE: Final = "Nothing of this is kept, so there is nothing to go on with later. x or q ends it."
LEAVE_NOTHING_OF_THIS: Final = "Stop, and keep nothing of this?"
NO_WAY_BACK: Final = "You can't get it back after that."
KEEP_FOR_NOW: Final = "Go on, keep it for now"
LEAVE_NOTHING: Final = "Keep nothing"
LEAVE_NOTHING_HINT: Final = (
    "Nothing of this will be left, and you can't get it back. Type x to do it, or enter to go on."
)
GO_ON_WRITING: Final = "Go on writing"

# The close

SMALL_THING_FOR_LATER: Final = "One small thing for later, if you like."
SMALL_THING_OR_ENTER: Final = f"{SMALL_THING_FOR_LATER} Or enter."
ADDED_AT_END: Final = "Your words are added at the end of the page."
STANDS_AT_END: Final = "What you typed is at the end of the page."
KEPT_SHOW_IT: Final = "Kept. `ptg show @last` shows it."
KEPT_AMONG_PAGES: Final = "Kept. You find it among your pages."
"""The same where ptg goes on."""
WINDOW_STILL_HAS_IT: Final = "The words can still be seen by scrolling back in this window, until you close it."


def closing_hint(nothing: bool) -> str:
    """What can be typed at the close; `nothing` true where nothing is to be left."""
    ending = "Enter ends this." if nothing else "Enter keeps this. x keeps nothing."
    return f"{ending} /steady helps you steady yourself."


# As a command

GUIDE_OR_BLANK: Final = "Give a guide or --blank, not both."
NO_WAY_TO_ASK: Final = "ptg can't ask questions here. Give the answers on standard input, or run this in a terminal."

# What each key of the screen does

BEGIN_ABOUT: Final = "Go on to the first question."
BLANK_ABOUT: Final = "An empty page instead."
FIRST_WAY_ABOUT: Final = "The first way to steady yourself. After it, you go on from here."
SECOND_WAY_ABOUT: Final = "The second way to steady yourself."
THIRD_WAY_ABOUT: Final = "The third way to steady yourself."
COUNTRY_ABOUT: Final = "Say which country you are in, for its numbers."
NEXT_ABOUT: Final = "Go on to the next question. What you wrote stays."
READ_ON_ABOUT: Final = "Go on to what comes next."
MORE_ABOUT: Final = "Go to the words under the text: next, skip, back, own editor."
SKIP_ABOUT: Final = "Skip this question."
OWN_EDITOR_ABOUT: Final = "Write this answer in your own editor."
READ_IT_ABOUT: Final = "Read what you wrote then."
PARTS_LABEL: Final = "divide long lines"
PARTS_ABOUT: Final = "Divide very long lines into paragraphs."
KEEP_ABOUT: Final = "Keep this page."
NOTHING_ABOUT: Final = "Keep nothing of this, not even a draft."
MENU_ABOUT: Final = "A menu: steady yourself, people to talk to, your plan, stop and keep, go on later, keep nothing."
OUT_ABOUT: Final = "Back to where you were. Nothing is begun yet."
