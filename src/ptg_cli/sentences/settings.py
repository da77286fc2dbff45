"""What the settings are called, what their values are in words, and what is said of each."""

from collections.abc import Mapping, Sequence
from typing import Final

# Country

NOT_CHOSEN: Final = "not chosen yet"
COUNTRY: Final = "Country"
COUNTRY_ABOUT: Final = "The helplines of this country come first. The setting stays on this computer."


def proposed_for_now(value: str) -> str:
    """Nothing is chosen, and what counts until something is."""
    return f"{NOT_CHOSEN}; {value} for now"


def country_proposed_about(country: str) -> str:
    """The country that the computer's clock names, and what keeps it."""
    return f"The helplines of this country come first. This computer's clock suggests {country}: y keeps it."


def country_not_in_list(code: str) -> str:
    """A country that the list does not have."""
    return f"{code}, which is not in the list of countries"


# How the screen looks

LOOK: Final = "Look"
LOOK_ABOUT: Final = "The colours of the screen. Each is shown while it is marked."
LOOKS: Final[Mapping[str, str]] = {
    "dusk": "dusk, dark",
    "dawn": "dawn, light",
    "high-contrast-dark": "high contrast, dark",
    "high-contrast-light": "high contrast, light",
    "ansi": "the terminal's own colours",
}
"""Every theme in words, in the order they are shown."""
MOTION: Final = "Motion"
MOTION_ABOUT: Final = "Whether the disc of a breath moves. Where nothing moves, words tell you when to breathe."
HOLDS_STILL: Final = "nothing moves"
AS_IT_COMES: Final = "the breath moves"
PICTURE: Final = "Picture"
PICTURE_ABOUT: Final = (
    "Hills at the bottom of the first screen, with a sun that is high at noon. Shown in dusk and dawn, if the window "
    "has 30 lines or more and the terminal has all colours."
)
PICTURE_SHOWN: Final = "hills below today"
NO_PICTURE: Final = "no picture"

# The day, plain lines, the editor

DAY_TURNS: Final = "Your day begins at"
DAY_TURNS_ABOUT: Final = "What you write at night before this time still belongs to the day before."
PLAIN_LINES: Final = "Plain lines"
PLAIN_LINES_ABOUT: Final = "For screen readers: everything comes as plain lines from the next start on."
BRIEF: Final = "Menus by ear"
BRIEF_ABOUT: Final = "How much plain lines say of a menu. Type a question mark there to hear all of it."
ALWAYS_SHORT: Final = "short from the start"
ONCE_IN_FULL: Final = "once in full, then short"
EDITOR: Final = "Editor"
EDITOR_ABOUT: Final = (
    "The program in which you write longer texts. If your computer already names one (in $VISUAL or $EDITOR), "
    "ptg uses that one and not the one chosen here."
)
QUOTE_NOT_CLOSED: Final = "A quotation mark is not closed. A command looks like this: code --wait"


def not_a_time(words: str) -> str:
    """What was typed for the time at which the day turns."""
    return f"“{words}” isn't a time I know. Try 04:00."


def editor_from(command: str, variable: str) -> str:
    """The editor that an environment variable names."""
    return f"{command}, from ${variable}"


def no_such_program(program: str) -> str:
    """The editor was kept, and is not found."""
    return f"Kept, but there is no program called “{program}” on this computer yet."


# Practices

PRACTICES: Final = "Practices"
PRACTICES_ABOUT: Final = "Whether a practice leaves a page, if it took half a minute or more, or if you rated it."
LEAVE_A_PAGE: Final = "leave a page"
LEAVE_NOTHING: Final = "keep nothing"
SPARE_ME: Final = "Never offered"
SPARE_ME_ABOUT: Final = "Whole practices that are hidden, because they use sight, breath, stillness or the body."
SPARE_ME_QUESTION: Final = "Which practices should never be offered?"
SPARE_ME_MEANS: Final = "A practice that uses what you mark is hidden as a whole."
NEEDS: Final[Mapping[str, str]] = {
    "sight": "Hides practices in which you look at something.",
    "breath": "Hides practices that are about your breath.",
    "stillness": "Hides practices in which you keep still.",
    "body": "Hides practices that turn to how your body feels.",
}
"""What a practice may use, and what marking it hides."""
LEAVE_OUT: Final = "Parts left out"
LEAVE_OUT_ABOUT: Final = "Practices stay, and do not name these parts of your body, such as belly or throat."
LEAVE_OUT_QUESTION: Final = "Which parts of the body should practices leave out?"
LEAVE_OUT_MEANS: Final = "No practice is hidden: it goes on without the parts that you mark."

# Choosing

LEAVES_IT: Final = "leaves it as it is"


def one_of(words: str, names: Sequence[str]) -> str:
    """None of what can be marked is called that."""
    return f"“{words}” is none of these: {', '.join(names)}."


# What is kept, and where

SCROLL_ABOUT: Final = "Scroll down to what is kept, and where."
WHAT_IS_KEPT: Final = "What is kept"
KEPT: Final = (
    "Every page is a plain text file. When you change a page, the text before the change is kept, too. A deleted page "
    "stays in the trash until you empty it. While you write, ptg keeps a draft, on this computer only.",
    "Nothing is locked: anyone who can use your account on this computer can read it. Nothing is sent anywhere.",
)
WHERE_FILES_ARE: Final = "Where files are"
RESCUED_PIECES: Final = "rescued pieces"
YOUR_OWN_GUIDES: Final = "your own guides"


# The settings file, in commands

SETTING_KEPT: Final = "Kept. `ptg config` shows all settings."
NO_FILE: Final = "There is no settings file, so every setting has its default."


def settings_are_in(path: str) -> str:
    """Where the file is."""
    return f"These settings are in {path}"


# Another folder for the journal


def pages_will_be_kept_in(staying: int, old: str, new: str) -> str:
    """What there is to decide: `staying` pages are in the old folder."""
    return f"{_stay(staying)} in {old}. From now on your pages are kept in {new}."


def pages_are_in_as_before(folder: str, there: int) -> str:
    """The folder is the one it was, and how many pages it has."""
    return f"The setting is kept. Your pages are kept in {folder}, as before. It has {_pages(there)} now."


def pages_are_in_from_now_on(folder: str, there: int) -> str:
    """Another folder, and how many pages it has already."""
    return f"The setting is kept. From now on your pages are kept in {folder}. It has {_pages(there)} now."


def pages_stay_in(staying: int, old: str, new: str) -> str:
    """The pages before stay where they were, and what brings them along."""
    return (
        f"{_stay(staying)} so far in {old}, and ptg does not show what is there. To bring it along: "
        f"`ptg config set journal_folder {old}`, then {new} again with --move."
    )


def pages_were_moved(folder: str, there: int) -> str:
    """They are in the new folder now, and how many there are."""
    return f"Moved. Your pages are in {folder} now: {_pages(there)}."


def files_stay_in(old: str, names: Sequence[str]) -> str:
    """Files that are not ptg's were not moved; the first five are named."""
    return f"These files stay in {old}: {', '.join(names[:5])}{' and more' if len(names) > 5 else ''}."


def _pages(count: int) -> str:
    return {0: "no page", 1: "1 page"}.get(count, f"{count} pages")


def _stay(count: int) -> str:
    return "Your page stays" if count == 1 else f"Your {count} pages stay"
