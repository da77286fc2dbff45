"""What is said where pages are listed, found and read."""

from collections.abc import Mapping
from typing import Final

# What can be done in the list

READ: Final = "Read the marked page."
FIND: Final = "Find pages by words, a #tag or a day. Words in quotes are looked for together."
FINDS: Final = "/ finds words, a day, a #tag"
NEXT: Final = "Go to the next place that was found, in this page or the next one."
BEFORE: Final = "Go to the place before that was found."
NO_OTHER_PLACE: Final = "Nothing else was found that way."
COPY: Final = "Copy the page's words to the clipboard."

# What kind of page it is, in a word

NO_DATE: Final = "No date"
GUIDE: Final = "guide"
PAGE: Final = "page"
_KINDS: Final[Mapping[str, str]] = {"checkin": "check-in", "coping": "hard moment", "journal": PAGE, "": PAGE}


def kind_word(kind: str, *, guided: bool) -> str:
    """What a page of this kind is called in a list; `guided`: it was written with a guide."""
    return GUIDE if guided else _KINDS.get(kind, kind)


def then(before: int | None, after: int | None) -> str:
    """How hard it was before and after, as far as that was said."""
    return ", then ".join(str(number) for number in (before, after) if number is not None)


# Where there is none

NONE_YET: Final = "There are no pages yet. `ptg journal` asks you a question. `ptg note` keeps a line."
NONE_HERE: Final = (
    "There are no pages yet. What you write is kept here.\n\nEsc, then enter, begins a page. T shows the trash."
)
NONE_IN_LIST: Final = "No page fits that. `ptg list` shows them all."
NONE_FITS: Final = "No page has all of these words. Fewer words find more."
NOTHING_TO_LOOK_FOR: Final = "There is no word in that to look for."
BODY_IS_FOR_JSON: Final = "--body goes with --json. `ptg show ID ID` shows several pages as they read."
NOTHING_TO_SEARCH: Final = "There is nothing to look for yet. Give a word, such as `ptg search kitchen`."


CALENDAR_IS: Final = (
    "calendar says on which days you have pages, tags what your tags are, milestones what you marked as one."
)
NO_TAGS_HERE_IN_LINES: Final = "There are no tags yet. A page that is opened can be given one."
NO_TAGS_YET: Final = "There are no tags yet. `ptg note --tag WORD` and `ptg change ID --tag WORD` give a page one."
NO_TAGS_HERE: Final = "No page that fits this has a tag."


def pages(count: int) -> str:
    """So many pages."""
    return "1 page" if count == 1 else f"{count:,} pages"


def tag_on(tag: str, count: int) -> str:
    """How many pages have a tag, as it is heard."""
    return f"{tag}, on {pages(count)}."


def not_searched(path: str, why: str) -> str:
    """A page that a search could not read."""
    return f"This page could not be searched: {path}: {why}."


def the_newest(count: int) -> str:
    """There are more pages than a terminal is shown."""
    return f"These are the newest {count}, and there are more. `-n 100` shows up to 100."


# A page in a list, and above its text

AFTER_MIDNIGHT: Final = "(after midnight)"
"""Above a page whose time belongs to the day before on the calendar: its day is the person's own."""

CARE: Final = "(handle with care)"
"""Stands for the words of a page that is never previewed."""


def unreadable(why: str) -> str:
    """In place of the words of a page."""
    return f"can't be read: {why}"


def count_unread(count: int) -> str:
    """How many of the pages that were searched could not be read."""
    return f"{count:,} can't be read"


def another_version(when: str) -> str:
    """A copy that was kept where two versions met; `when` is the day and the time, or the time alone."""
    return f"another version, kept {when}"


def misread(why: str) -> str:
    """The front matter can't be read; `why` says so and begins with a small letter."""
    return f"{why[0].upper()}{why[1:]}. So the whole file is shown as text. You can mend it in an editor."


def worth_doing(answer: str) -> str:
    """Whether it was worth doing, as the person said."""
    return f"worth doing: {answer}"


def milestone(words: str) -> str:
    """What the person marked the page as."""
    return f"milestone: {words}"


def set_off_by(what: str) -> str:
    """What set a hard moment off."""
    return f"set off by: {what}"


def to_remember(what: str) -> str:
    """What to remember for the next time."""
    return f"to remember: {what}"


def for_later(what: str) -> str:
    """What the person left for later."""
    return f"for later: {what}"


# Reading one

OPENS_WITH_CARE: Final = "You marked this page to be handled with care. Enter opens it."
ALL_OF_IT: Final = "That is the end of the page."
BEGINNING_OF_IT: Final = "That is the beginning of the page."
READS_ON: Final = "Enter reads on. b says the paragraph before. 1 stops. q leaves."
NONE_BEFORE: Final = "There is no paragraph before that."
NO_TEXT: Final = "The page has no text."
NOTHING_COPIES: Final = "No program that copies was found here, such as xclip or pbcopy."


def file_of_page(path: str) -> str:
    """Where the page is, for whoever can't copy it."""
    return f"The page is in this file: {path}"


def cannot_be_shown(what: str, why: str, page_id: str) -> str:
    """`what` is the page, as a path or in words."""
    return f"{what} can't be shown: {why}. {printed_by_show(page_id)}"


def printed_by_show(page_id: str) -> str:
    """What shows a page that can't be shown here."""
    return f"`ptg show {page_id} --raw` prints it as it is."


def cannot_be_opened(why: str) -> str:
    """A page that can't be read was chosen."""
    return f"That page can't be opened: {why}."


# Deleting

DELETE: Final = "Put it in the trash."
UNDO: Final = "Bring back the page that you deleted last."
IN_THE_TRASH: Final = "The page is in the trash."
IN_THE_TRASH_U: Final = "In the trash. u brings it back."
IT_IS_BACK: Final = "The page is back."
NOTHING_CHANGED_YET: Final = "Nothing has been changed yet, so there are no earlier versions."
PAGE_NOT_CHANGED: Final = "The page has not been changed, so there is no earlier version."
BRINGS_BACK: Final = "1 brings it back. Enter goes on. q leaves."

# In plain lines

HERE: Final = "Your pages."
NUMBER_OPENS: Final = "A number opens one."
MORE_SAYS: Final = "more says the next."
WORDS_SEARCH: Final = "Type words to search, or a day, such as saturday, 28 November or 2026-11."
TRASH_IS: Final = "trash shows what was deleted."
ENTER_SHOWS_ALL: Final = "Enter shows all pages."
Q_LEAVES: Final = "q leaves."
NO_MORE: Final = "There are no more."
READ_OR_MORE: Final = "1 reads it again. A question mark says what else can be done. Enter goes back. q leaves."


def can_be_done(*, care: bool) -> tuple[str, ...]:
    """What can be done with one page, by number; `care`: it is marked to be handled with care."""
    return (
        "1 read it.",
        "2 its title.",
        "3 its tags.",
        "4 take the care mark off." if care else "4 mark it to be handled with care.",
        "5 its date.",
        "6 open it in your own editor.",
        "7 delete it.",
        "8 say whether it was worth doing.",
        "9 its earlier versions.",
        "m mark it as a milestone, in your own words.",
        "r read it backwards, the last paragraph first.",
        "c copy it.",
        "t read it beside your other answers to this guide, then and now.",
        "l tie it to another page, to read them together.",
    )


def only_earlier_versions(page: str, count: int) -> str:
    """An earlier version was asked for by a number that is too high."""
    if not count:
        return f"{page} has no earlier version."
    return f"{page} has only {count} earlier {'version' if count == 1 else 'versions'}."


def page_in_trash(page_id: str) -> str:
    """In the shell, where a page was deleted by a command."""
    return f"The page {page_id} is in the trash. `ptg restore` brings it back."
