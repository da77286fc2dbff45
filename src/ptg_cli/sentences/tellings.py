"""What is said where pages about the same thing are laid side by side, then and now, and where pages are tied."""

from typing import Final

# What they are

TITLE: Final = "Then and now"
TIED_PAGES: Final = "Pages that you tied"
NO_DATE: Final = "no date"


def heading(title: str, count: int) -> str:
    """What the pages tell of, and how many there are."""
    return f"{title}, {'once' if count == 1 else f'{count} times'}"


def at_time(day: str, time: str) -> str:
    """A day on which there is more than one page, and the time of this one."""
    return f"{day}, {time}"


def told(times: int, first: str, last: str) -> str:
    """How often a guide was written with, and when; the days may be empty or the same."""
    if not first or first == last:
        return f"{times} times{f', on {last}' if last else ''}"
    return f"{times} times, from {first} to {last}"


def how_many(count: int, first: str) -> str:
    """How many pages there are, and the day of the first."""
    return f"{'1 page' if count == 1 else f'{count} pages'}, the first on {first}"


# On the screen

MOVE_ABOUT: Final = "Mark the page before or after. Where all of them don't fit, others come into sight."
OPEN_ABOUT: Final = "Open what is marked."
WRITE_ABOUT: Final = "Write with this guide again. Your earlier answers are one key away."
NUMBERS_ABOUT: Final = "Show how hard it was, and your other numbers, beside the days. Or hide them again."
SCROLL_ABOUT: Final = "Scroll. Page up and page down go further."
BESIDE_ABOUT: Final = "Read the page beside your other answers to its guide, then and now."
TIE_ABOUT: Final = "Tie the page to another one, to read them side by side. Or untie it."
TIE_WORDS: Final = "link join connect untie"
BESIDE_WORDS: Final = "compare again before earlier side by side then now"


def never_told_here(title: str) -> str:
    """A guide that was never written with."""
    return f"You have not written with “{title}” yet. w begins it."


# What stands beside an answer


def worded_then(question: str) -> str:
    """The question had another wording then."""
    return f"Asked then: {question}"


NOT_ASKED_NOW: Final = "The guide does not ask this any more."
HOW_HARD: Final = "How hard it was"


def how_hard(before: int | None, after: int | None) -> str:
    """The numbers that were given before and after writing; empty where there are none."""
    if before is not None and after is not None:
        return f"{before}, then {after}"
    if before is not None:
        return f"{before} before writing"
    return "" if after is None else f"{after} after writing"


# What is missing


def cannot_be_read(day: str, why: str) -> str:
    """One of the pages can't be read."""
    return f"The page of {day} can't be read: {why}. The others are here."


def open_elsewhere(day: str) -> str:
    """One of the pages is being changed right now."""
    return f"The page of {day} is being changed in another window. It is shown as it was kept last."


def left_out_for_care(count: int) -> str:
    """Pages to be handled with care are not shown unless they are named."""
    if count == 1:
        return "One page that you marked to be handled with care is left out. You find it among your pages."
    return f"{count} pages that you marked to be handled with care are left out. You find them among your pages."


def tied_pages_gone(count: int) -> str:
    """Pages were tied to these, and are not there now."""
    return (
        "A page that was tied to these is not there any more."
        if count == 1
        else (f"{count} pages that were tied to these are not there any more.")
    )


def may_belong_here(path: str, why: str) -> str:
    """A file of which nobody knows whether it is one of these pages."""
    return f"This file can't be read, so it may be missing here: {path}: {why}."


# Where there is nothing to lay side by side


def nothing_beside(page_id: str) -> str:
    """A page that was written without a guide, and is not tied to another."""
    return (
        f"The page {page_id} was not written with a guide, and it is not tied to another page. "
        f"`ptg tie {page_id} ID` ties it to one, and then both can be read side by side."
    )


def page_cannot_be_read(page_id: str, why: str) -> str:
    """A page that was asked for can't be read."""
    return f"The page {page_id} can't be read: {why}. `ptg doctor` looks at every page."


def never_told(title: str, slug: str) -> str:
    """A guide that was never written with."""
    return f"You have not written with “{title}” yet. `ptg journal {slug}` begins it."


def told_once(slug: str) -> str:
    """A guide that was written with once."""
    return f"There is one page of this so far. After `ptg journal {slug}` there are two, and they stand side by side."


NONE_TWICE: Final = (
    "You have not written with any guide twice yet. Once you have, your answers from then and now stand here side by "
    "side. `ptg guides` lists the guides."
)
NONE_TWICE_ON_SCREEN: Final = (
    "You have not written with any guide twice yet. Once you have, your answers from then and now stand here side by "
    "side.\n\nEsc, then g, shows the guides."
)
TOLD_ONCE_HERE: Final = "There is one page of this so far. Once there are two, they stand side by side. w begins one."
NONE_TWICE_HERE: Final = (
    "You have not written with any guide twice yet. Once you have, your answers from then and now stand here side by "
    "side. The list of guides begins one."
)
NOTHING_BESIDE_HERE: Final = (
    "Nothing belongs beside this page: it is the only one of its kind so far, and it is not tied to another page."
)
HOW_TO_SEE: Final = "`ptg then NAME` shows one."

# While the next one is written

EARLIER_ABOUT: Final = "Read what you answered to this question before."
CLOSES_EARLIER: Final = "Esc goes back to your answer."

# In plain lines

READS_ON: Final = "Enter reads on. 1 stops. q leaves."
ALL_READ: Final = "That is the last answer."
AGAIN_ROW: Final = "1 hear it again."
OPEN_ROW: Final = "2 open one of these pages."
WRITE_ROW: Final = "3 write with this guide again. /earlier then says what you answered before."
EARLIER_AT_HAND: Final = "/earlier says what you answered to a question before."
NO_EARLIER: Final = "There is no earlier answer to this question here."
WROTE_BEFORE: Final = "You wrote with this guide before. t, on the first list, reads your answers then and now."


def wrote_before(slug: str) -> str:
    """The same, after a guide that was begun from the shell."""
    return f"You wrote with this guide before. `ptg then {slug}` reads your answers then and now."


def on_day(day: str) -> str:
    """Before an answer, as it is heard; `day` is a day in words."""
    return f"On {day}."


# Ties

WHICH_PAGE: Final = "Which page belongs beside this one?"
FIND_PAGE: Final = "Type a few words from that page, or its day, such as saturday or 28 November."
WHICH_OF_THESE: Final = "Which of these?"
NO_OTHER_PAGE: Final = "No other page has all of these words. Fewer words find more."
TIED_TO_OTHERS: Final = "This page is tied to another page."
TIE_ANOTHER: Final = "Tie it to one more page"
TIED_HERE: Final = "The two pages are tied. Then and now shows them side by side."


def untie_from(page: str) -> str:
    """The row that takes a tie off; `page` is the other page in a line."""
    return f"Untie it from: {page}"


SAME_PAGE: Final = "Those are the same page. Name two pages to tie."


def tied(one: str, other: str) -> str:
    """Two pages were tied, by their ids."""
    return f"The two pages are tied. `ptg then {one}` shows them together. `ptg tie {one} {other} --undo` unties them."


TIED_ALREADY: Final = "These two pages are tied already. Nothing was changed."
UNTIED: Final = "The two pages are no longer tied. Both are as they were."
NOT_TIED: Final = "These two pages are not tied to each other. Nothing was changed."

# What the doctor finds of ties; each stands after the page it is about


def tied_to_nothing(other: str) -> str:
    """The page names another one that is not there."""
    return f"it is tied to {other}, which is not there; if it is in the trash, `ptg restore {other}` brings it back"


def tied_by_one(page_id: str, other: str) -> str:
    """Only one of two pages names the other."""
    return f"it is tied to {other}, which does not say so; `ptg tie {page_id} {other}` mends that"


# A few pairs, in a look back


def pair_of(title: str, question: str) -> str:
    """The question that was answered twice, and the guide it stands in."""
    return f"{title}: {question}"


def pair_answer(day: str, words: str) -> str:
    """What was answered on a day, in the person's own words."""
    return f"{day}: “{words}”"
