"""What is said of what was typed: kept, a draft that is no page yet, or nowhere safe."""

from typing import Final

# Kept, or nothing

KEPT: Final = "Kept."
KEPT_SHOWN_BY: Final = "Kept. `ptg show` shows it."


def kept_shown_by(page: str) -> str:
    """The same of a page that is not the newest."""
    return f"Kept. `ptg show {page}` shows it."


"""In the shell, where a page was kept by a command."""
NOTHING_KEPT: Final = "Nothing was kept."
NOTHING_WRITTEN: Final = "Nothing was written, so nothing was kept."

# Not a page yet

DRAFT_KEPT: Final = "What you wrote is kept as a draft. `ptg drafts` shows it."
LINE_KEPT: Final = "The line you had not finished is kept as a draft. `ptg drafts` shows it."
LEFT_FOR_NOW: Final = "It is kept as a draft. ptg offers to go on with it the next time."
WAITS: Final = "What you wrote is kept as a draft. `ptg drafts keep` makes a page of it."
IN_ITS_DRAFT: Final = "What you wrote is safe in its draft."
DRAFT_SAFE_AGAIN: Final = "The draft is safe again."
NOTHING_IN_DRAFT: Final = "nothing here is kept"
NOT_SAFE_YET: Final = "draft not safe yet"


def draft_kept_at(time: str) -> str:
    """When the draft was written last, as hours and minutes."""
    return f"draft kept {time}"


def draft_not_safe(trouble: str) -> str:
    """The draft could not be written; `trouble` is why, in a sentence."""
    return f"{trouble} The draft is not safe yet."


def draft_not_safe_while_typing(trouble: str) -> str:
    """The same in plain lines, where each line tries again."""
    return f"{draft_not_safe(trouble)} ptg tries again with each new line."


def tried_again(trouble: str) -> str:
    """The disk refused it: why, and that it is tried again."""
    return f"{draft_not_safe(trouble)} ptg tries again."


# What was left open, in a list of commands

NO_DRAFTS: Final = "There are no drafts."
WAYS_WITH_DRAFTS: Final = "`ptg drafts resume` goes on with a draft, `keep` makes a page of it, `discard` removes it."
LEFT_IN_EDITOR: Final = "left in an editor"
LEFT_IN_EDITOR_WITH_OTHERS: Final = "left in an editor, with other files beside it"
LINE_ABOUT_PERSON: Final = "a line about a person"
LINE_NOT_FINISHED: Final = "a line you had not finished"


def line_for(document: str) -> str:
    """A line that belongs to the plan, the values or another list."""
    return f"a line for your {document}"


def open_elsewhere(what: str) -> str:
    """A draft that another window has."""
    return f"{what}, open in another window"


# What was left open

DRAFTS: Final = "Drafts"
DRAFTS_ABOUT: Final = "What you began and have not kept as a page. The newest comes first."
DRAFTS_PICKING: Final = "Type a number to say what becomes of that draft."
TEXT_LEFT_IN_EDITOR: Final = "A text that was left in an editor"
CHANGE_TO_A_PAGE: Final = "A change to a page"
CHANGES_TO_A_GONE_PAGE: Final = "changes to a page that was deleted since"
OTHER_DRAFTS: Final = "There are other drafts, too."
GO_ON: Final = "Go on with it"
KEEP_AS_IT_IS: Final = "Keep it as it is"
KEEP_AS_OWN_PAGE: Final = "Keep it as a page of its own"
THROW_AWAY: Final = "Throw it away"
LEAVES_FOR_NOW: Final = "leaves it for now"
BEGIN_SOMETHING_NEW: Final = "Leave it for now, begin something new"
BEGINS_SOMETHING_NEW: Final = "leaves it for now and begins something new"
OPENS_IN_EDITOR: Final = "`ptg drafts resume` opens it in your editor again. You can also keep it as it is."
PAGE_WAS_DELETED: Final = (
    "The page was deleted after that, so you can't go on with its text. You can keep the text as a page of its own."
)
KEEP_WITHOUT_GUIDE_HINT: Final = "1 keeps it as a page without its guide. Enter leaves it as a draft. q leaves."
THROW_DRAFT_AWAY: Final = "Throw this draft away?"
THROWS_AWAY: Final = "Throw it away for good"
DRAFT_STILL_THERE: Final = "The draft is still there."
THROWN_AWAY: Final = "The draft is thrown away."


def still_open(noun: str, time: str, day: str, title: str) -> str:
    """What is still open: what it is, when it was begun, its guide. `time`, `day` and `title` are empty where they are
    not known or not worth saying."""
    when = f" from {time}" if time else ""
    if day:
        when += f", {day},"
    return f"{noun}{when} is still open{f': {title}' if title else ''}."


def changes_wait(day: str) -> str:
    """Changes to a page that was deleted meanwhile; `day` is the page's, if it is known."""
    return f"There are {CHANGES_TO_A_GONE_PAGE}{f': the page of {day}' if day else ''}."


def cannot_go_on(noun: str) -> str:
    """What was left can only be kept."""
    return f"You can't go on with {noun[0].lower()}{noun[1:]}. You can keep it as it is."


def throws_away(noun: str, when: str) -> str:
    """Which draft goes; `when` it was begun is empty where that is not known."""
    what = f"{noun[0].lower()}{noun[1:]}{f' from {when}' if when else ''}"
    return f"This removes {what} for good. You can't get it back after that."


# The disk refuses a page

TRY_AGAIN: Final = "Try again"
NOT_KEPT_YET: Final = "It is not kept yet"
LEAVE_AS_DRAFT: Final = "Leave it as a draft"
NOT_KEPT: Final = "The last words could not be kept."
STILL_THERE: Final = "Its draft could not be removed. `ptg drafts` shows it."
ONLY_HERE: Final = "A draft can't be written either, so your words are in this window only."


def not_kept_yet(why: str, where: str) -> str:
    """Why a page could not be kept, and where its words are meanwhile, each in a sentence."""
    return f"{why} It is not kept yet. {where} Enter tries again. x gives up."


def not_a_page(why: str, where: str) -> str:
    """Why something was not kept as a page, and where its words are, each in a sentence."""
    return f"{why} This was not kept as a page. {where}"


def tries_again(why: str, path: str) -> str:
    """The same for a text from the person's own editor, which waits in a file."""
    return f"{why} It is not kept yet. The text waits here: {path} `ptg drafts keep` tries again."


# What came in

NO_TEXT_FOR_NOTE: Final = (
    "There is no text to keep. Write it after `ptg note`, or send it to `ptg note -` on standard input."
)
NO_TEXT_FOR_PAGE: Final = (
    "There is no text to keep. `ptg journal --blank` asks for it. With -, it comes from standard input."
)
WHAT_TO_KEEP: Final = "What would you like to keep? One line, then enter."


def stopped_before_end(where: str) -> str:
    """Something cut in; `where` the words are, in a sentence."""
    return f"Stopped before the end. {where}".rstrip()


def not_text(where: str, byte: int | None = None) -> str:
    """What came in is not UTF-8, from its `byte` on, if that is known; `where` it is now, in a sentence."""
    return f"What came in isn't UTF-8 text{f' (from byte {byte} on)' if byte else ''}. {where}".rstrip()


def not_text_and_no_page(where: str) -> str:
    """The same of the answers to a guide."""
    return f"What came in isn't UTF-8 text, so it was not kept as a page. {where}".rstrip()


# Rescued


def rescued_at(place: str) -> str:
    """Where the words are that could not be put where they belong."""
    return f"What you wrote is here: {place}"


def put_nowhere(why: str) -> str:
    """They could be put nowhere; `why` is a sentence."""
    return f"It could not be kept anywhere ({why.rstrip('.')}), so it is only where it came from."


def read_part_in_draft(why: str) -> str:
    """What came in is no text, and could not be put aside either; `why` is a sentence."""
    return f"{why} The part that could be read is kept as a draft."
