"""What is said while a page is changed: its text, and what stands above it."""

from typing import Final

from ptg_cli.sentences.app import CANNOT_LEND
from ptg_cli.sentences.writing import GO_ON, HIDE, PEOPLE, STEADY

# What can be changed

EDIT: Final = "Change its text here."
OWN_EDITOR: Final = "Change its text in your own editor."
TITLE: Final = "Give the page a title, or take its title off."
TAGS: Final = "Change the page's tags. Tags are words to find it by."
CARE: Final = "Mark the page to be handled with care, or take the mark off. Such a page is never previewed or quoted."
DATE: Final = "Give the page another date."
MILESTONE: Final = "Mark the page as a milestone, in your own words, or take that mark off."
MILESTONE_WORDS: Final = "milestone mark turning point first time proud"
"""Other words that people look for it by."""
WORTH: Final = "Say whether it was worth doing, and what to remember."

WHAT_MILESTONE: Final = "What would you call this milestone?"
IN_OWN_WORDS: Final = "In your own words, such as: I asked for help. You need not have done anything big."
TAKES_THE_MARK_OFF: Final = "takes the mark off"
MARKED: Final = "The page is marked as a milestone."
MARK_IS_OFF: Final = "The page is no longer marked as a milestone. Its words stay."

NO_TAG: Final = "A tag needs at least one letter or digit."


def cannot_be_changed(path: str, why: str) -> str:
    """A page that can't be read was to be changed, or what was left for later in it."""
    return f"{path} can't be changed: {why}."


def has_no_tag(page_id: str, tag: str) -> str:
    """A tag was to be taken off a page that does not have it."""
    return f"{page_id} has no tag “{tag}”, so none was taken off."


def kept_with_history(page_id: str) -> str:
    """A page was changed; what shows how it was."""
    return f"Kept. `ptg history {page_id}` shows what it was before."


BOTH_KEPT: Final = (
    "The page was changed somewhere else while you were writing, so both versions are kept, one beside the other. "
    "The one that is marked now is yours. Read both, then delete the one you don't want."
)
KEPT_ALONE: Final = "The page was deleted while you were writing. What you wrote is kept as a page of its own."
NOTHING_WAS_CHANGED: Final = "Nothing was changed."
KEPT_BEFORE: Final = "Kept. The text before the change is kept, too: `ptg history` and the page's name show it."

# Its earlier versions

HISTORY: Final = "See the page's earlier versions, and put one back."
HISTORY_TITLE: Final = "Earlier versions"
HISTORY_ABOUT: Final = "Each is the page as it was until then. The newest comes first."
HISTORY_PICKING: Final = "A number shows a version, and asks whether to put it back."
PUT_BACK: Final = "Put it back. Today's version is kept, too"
LEAVES_IT_AS_IT_IS: Final = "leaves the page as it is"
IS_PUT_BACK: Final = "It is put back. The version from before is kept, too."


def version_until(moment: str) -> str:
    """An earlier version, by the day and time until which it stood."""
    return f"Until {moment}"


# Its text, on the screen

KEEP: Final = "Keep the text and go back to where you were."
STOP: Final = "Stop for a moment: go on, keep the text, or leave the page as it was."
LEAVE_IT_AS_IT_WAS: Final = "Leave the page as it was"
PAUSED: Final = (GO_ON, STEADY, PEOPLE, "Keep it and close", LEAVE_IT_AS_IT_WAS, HIDE)

MARKERS: Final = (
    "A line in <!-- --> only ties an answer to its question. You can leave it or delete it: your words stay."
)
LEFT_BEHIND: Final = (
    "This is the text you were changing when you stopped. Esc, then 5, goes back to the page as it was."
)
AS_IT_WAS: Final = "The page is as it was."
LET_GO: Final = "Throw away what you changed?"
EMPTY: Final = "A page can't be kept empty. Leave it as it was, or delete it in the list of pages."


def not_kept(why: str) -> str:
    """`why` is the disk's or the journal's sentence."""
    return f"Not kept. {why}"


# A page too long for the screen

SLOW: Final = (
    "ptg would be slow with a text this long, so it has not opened it yet. Your own editor gets the text as it is."
)
OPEN_IN_OWN_EDITOR: Final = "Open it in your own editor"
LEAVE_IT: Final = "Leave it"


def too_long_here(how_long: str, *, left: bool) -> str:
    """`how_long` says how long the page is; `left`: words that were changed earlier wait as a draft."""
    waits = " What you changed before is kept as a draft: `ptg drafts resume` opens it in your editor." if left else ""
    return (
        f"{how_long} Typing in it here would be slow. In the list of pages, v opens the page in your own editor.{waits}"
    )


# Its text, in the person's own editor


HERE: Final = "With w you can change the page here."


def cannot_lend(page_id: str, *, too_long: bool) -> str:
    """The terminal can't be handed to the editor: what works instead, for a page that may be `too_long` for ptg's."""
    leave = f"The page is too long to be edited here. Leave ptg, and `ptg edit {page_id}` opens it in your own editor."
    return f"{CANNOT_LEND} {leave if too_long else HERE}"


def cannot_be_opened_here(path: str, why: str) -> str:
    """A page that can't be read was to be opened in an editor."""
    return f"{path} can't be opened here: {why}."


def or_here(trouble: str, *, too_long: bool) -> str:
    """The person's own editor didn't do: what else there is on the screen, for a page that is not `too_long` for it."""
    return trouble if too_long else f"{trouble} {HERE}"


# What came back from the person's own editor, and where a text waits

DRAFT_WITHOUT_WORDS: Final = "That draft has no words in it, so nothing was kept."
CAME_BACK_EMPTY: Final = "The text came back empty, so the page stays as it was. `ptg delete` removes a page."

_WAYS: Final = "`ptg drafts resume` opens it again, `ptg drafts keep` keeps it."


def waits(path: str) -> str:
    """Where a text is that is not kept yet."""
    return f"What you wrote is in this file: {path} {_WAYS}"


def still_open(why: str, path: str) -> str:
    """The editor may have the text open yet, and `why` says so."""
    return f"Nothing is kept yet. {why} What you save in the editor is in this file: {path} {_WAYS}"


def stopped_in_editor(then: str) -> str:
    """A signal ended ptg meanwhile; `then` says what became of the text."""
    return f"Stopped while your editor was open. {then}"


def something_beside(path: str) -> str:
    """The text came back unchanged, with a file beside it."""
    return (
        "The text is as it was, but your editor left another file beside it, maybe with newer words. "
        f"It waits here: {path} `ptg drafts resume` opens the text again."
    )


def not_kept_yet(why: str, path: str) -> str:
    """`why` is the journal's sentence."""
    return f"{why} The change is not kept yet. {waits(path)}"


def not_kept_yet_busy(path: str) -> str:
    """Another ptg holds the journal."""
    return f"Another window of ptg is writing right now, so the change is not kept yet. {waits(path)}"


def not_kept_yet_disk(why: str, path: str) -> str:
    """`why` are the system's words for what the disk did."""
    return f"The change could not be kept ({why}). {waits(path)}"


def no_text(path: str) -> str:
    """Its bytes are no text; `path` is where they are."""
    return f"What the editor wrote isn't UTF-8 text, so it was not kept as a page. It is here: {path}"


def beside(paths: tuple[str, ...], swap: str) -> str:
    """Files that an editor left beside a text; `swap` is the one of vim's among them, if any."""
    files = "another file" if len(paths) == 1 else "other files"
    said = f"There was {files} beside the text, with words that may be newer: {', '.join(paths)}."
    return f"{said} To read what vim had not saved: `vim -r {swap}`." if swap else said


# As a command

SAY_WHAT: Final = "Say what to change: --title, --tag, --untag, --care, --at, --worth, --remember or --milestone."


def kept_alone_as(page_id: str) -> str:
    """The page was deleted meanwhile; `page_id` is the new page's."""
    return f"{KEPT_ALONE[:-1]}: {page_id}."


def both_kept_as(page_id: str) -> str:
    """The page had changed meanwhile; `page_id` is the person's version."""
    return (
        "The page was changed somewhere else while you were writing, so both versions are kept. "
        f"Yours is {page_id}. Read each with `ptg show`, then delete the one you don't want with `ptg delete`."
    )


def was_before(before: str, now: str) -> str:
    """A page has a new date, and so a new id."""
    return f"It was {before} before. `ptg history {now}` shows what it was."
