"""What is said while a page is changed: its text, and what stands above it."""

from typing import Final

# What can be changed

EDIT: Final = "Change its text here."
OWN_EDITOR: Final = "Change its text in your own editor."
TITLE: Final = "Give it a title, or take it off."
TAGS: Final = "Its tags, words to find it by."
CARE: Final = "Handle with care, or not: never previewed or quoted."
DATE: Final = "Give it another date."
WORTH: Final = "Was it worth doing, and what to remember."

# What became of a change

KEPT: Final = "Kept."
NOTHING_CHANGED: Final = "Nothing changed."
BOTH_KEPT: Final = (
    "The page had changed meanwhile, so both versions are kept, one beside the other. "
    "Yours is the one you are at now. Read both, then delete the one you don't want."
)
KEPT_ALONE: Final = "The page was deleted meanwhile. What you wrote is kept as a page of its own."
KEPT_BEFORE: Final = "Kept. What it was before is in `ptg history`."

# Its text, on the screen

KEEP: Final = "Keep the text and go back to where you were."
STOP: Final = "Go on, keep it, or leave the page as it was."
GO_ON: Final = "Go on"
LEAVE_IT_AS_IT_WAS: Final = "Leave the page as it was"
PAUSED: Final = (GO_ON, "Steady", "People to talk to", "Keep it and close", LEAVE_IT_AS_IT_WAS, "Hide the screen")

MARKERS: Final = "The lines in <!-- --> only tie an answer to its question. Leave them, or not: no word is lost."
LEFT_BEHIND: Final = "This is what you had written when it was last left open. Esc, then 5 goes back to the page."
AS_IT_WAS: Final = "The page is as it was."
LET_GO: Final = "Let go of what you changed?"
NO_WAY_BACK: Final = "There is no way back to it."
EMPTY: Final = "A page can't be kept empty. Leave it as it was, or delete it in the list of pages."


def not_kept(why: str) -> str:
    """`why` is the disk's or the journal's sentence."""
    return f"Not kept. {why}"


# A page too long for the screen

SLOW: Final = "Here each key would be slow, so nothing is opened yet. Your own editor gets the text as it is."
OPEN_IN_OWN_EDITOR: Final = "Open it in your own editor"
LEAVE_IT: Final = "Leave it"


def too_long_here(how_long: str, *, left: bool) -> str:
    """`how_long` says how long the page is; `left`: words that were changed earlier wait as a draft."""
    waits = " What you had changed waits as a draft: `ptg drafts resume` opens it there." if left else ""
    return f"{how_long} Here each key would be slow. In the list of pages, v opens the page in your own editor.{waits}"


# Its text, in the person's own editor


HERE: Final = "w edits the page here."


def cannot_lend(page_id: str, *, too_long: bool) -> str:
    """The terminal can't be handed to the editor: what works instead, for a page that may be `too_long` for ptg's."""
    leave = f"The page is too long to be edited here. Leave ptg, and `ptg edit {page_id}` opens it in your own editor."
    return f"This terminal can't be handed to another program. {leave if too_long else HERE}"


def or_here(trouble: str, *, too_long: bool) -> str:
    """The person's own editor didn't do: what else there is on the screen, for a page that is not `too_long` for it."""
    return trouble if too_long else f"{trouble} {HERE}"
