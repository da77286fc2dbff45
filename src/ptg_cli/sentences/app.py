"""What is said on every screen: by the keys that work everywhere, by the help, and where ptg ends."""

from typing import Final

# What the keys that work everywhere do

SCROLL_ABOUT: Final = "Move up and down. Page up and page down go further. g goes to the beginning, G to the end."
BACK_ABOUT: Final = "Back to where you were."
QUIT_ABOUT: Final = "Leave ptg."
QUIT_WORDS: Final = "quit exit close end stop bye"
"""Other words that people look for it by; so are those below."""
HELP_ABOUT: Final = "Help: the keys that work here, and what ptg is."
HELP_WORDS: Final = "shortcuts about manual"
STEADY_ABOUT: Final = "A minute to steady yourself, then back to where you were."
STEADY_WORDS: Final = "calm ground panic"
HIDE_ABOUT: Final = "Empty the screen at once. F9 or Esc brings it back."
HIDE_WORDS: Final = "blank black cover privacy clear"
PALETTE_ABOUT: Final = "Find anything ptg can do by its name."
LEAVE_ABOUT: Final = "Leave at once. What you wrote is kept as a draft."
SUSPEND_ABOUT: Final = (
    "Go back to the shell for a while. `fg` brings you back here. While you write, this key takes back a change."
)
SUSPEND_WORDS: Final = "suspend background shell"
QUESTION_BEFORE_ABOUT: Final = "Back to the question before."

# Help, and finding things by their name

KEYS_HERE: Final = "Keys that work here"
KEYS_OF_THIS_SCREEN: Final = "On this screen"
KEYS_EVERYWHERE: Final = "Everywhere"
WHAT_PTG_IS: Final = "What ptg is"
ABOUT_PTG: Final = (
    "ptg is a self-help journal. It does not replace care from a professional, and it cannot respond in an "
    "emergency. Nobody reads what you write.",
    "Some people notice changes they value after hard times. Many do not. Both are normal. Nothing here is scored.",
    "Your pages are plain files on this computer. They are not locked: anyone who can use your account "
    "on it can read them.",
    "With a screen reader, start ptg with `ptg --line`: everything comes as plain lines. After "
    "`ptg config set line_mode yes` it starts so each time.",
)
LAST_MESSAGES: Final = "Last messages"
LAST_MESSAGES_ABOUT: Final = "Read again the messages that the screen showed for a moment."
LAST_MESSAGES_WORDS: Final = "toast notification said told missed log"
NO_MESSAGES: Final = "There has been no message since ptg was opened."
CLOSES_MESSAGES: Final = "Esc closes this."
HELP_HINT: Final = "Esc closes this. A click on a line does what the line says."
WHAT_DO_YOU_LOOK_FOR: Final = "What are you looking for?"
ANY_WORD_FOR_IT: Final = "any word for it; Enter chooses, Esc closes"
HERE: Final = "Here"
IN_THE_SHELL: Final = "in the shell"
THINGS_TO_DO: Final = "What you can do"
GUIDES: Final = "Guides"
PRACTICES: Final = "Practices"
WHAT_YOU_TRY: Final = "What you try"
WHAT_MATTERS: Final = "What matters to you"
SETTINGS: Final = "Settings"
OPENS_AIMS: Final = "Opens what you try."
OPENS_AIMS_UNASKED: Final = "Opens what you try. ptg does not ask about this one by itself."
OPENS_VALUES: Final = "Opens what matters to you."
NOTHING_BY_THAT_NAME: Final = "Nothing goes by that name. Try another word for it."
ENLARGE: Final = "Enlarge the window"


def in_the_shell(command: str) -> str:
    """What is done by a command alone."""
    return f"In the shell: {command}"


def not_in_ptg(label: str) -> str:
    """What people look for, and is not there."""
    return f"{label}: not in ptg"


# What is found when ptg opens

LEFT_TO_DOCTOR: Final = "Some files can't be checked. `ptg doctor` says which."


def going_on_without(problem: str) -> str:
    """A setting that can't be used."""
    return f"{problem} ptg goes on without it."


def left_by_crash(pieces: int, folder: str) -> str:
    """What writers that were cut off left behind, and where it is now."""
    what = "A piece of text was" if pieces == 1 else f"{pieces} pieces of text were"
    return f"{what} left behind by a crash, and kept in {folder}. `ptg doctor` names what is there."


# What goes in and out of the terminal

_OTHERS_KEEP_IT: Final = "Other programs on this computer may keep what was copied."
COPIED: Final = f"Copied. {_OTHERS_KEEP_IT}"
CANNOT_LEND: Final = "This terminal can't be handed to an editor."


def sent_only(page_id: str) -> str:
    """What is true of a copy when only the terminal was asked."""
    return (
        f"Sent to the terminal's clipboard, but some terminals ignore that. `ptg show {page_id}` prints the page. "
        f"{_OTHERS_KEEP_IT}"
    )


def stayed_out(characters: int) -> str:
    """How many characters were not taken into a text."""
    what = "One character was" if characters == 1 else f"{characters} characters were"
    return f"{what} left out, since a terminal could be harmed by {'it' if characters == 1 else 'them'}."


# Leaving, and the end


def come_back(command: str, elsewhere: str) -> str:
    """How ptg is opened again; `elsewhere` is what is typed in another window, where that is something else."""
    other = f" In a new window, type `{elsewhere}`." if elsewhere else ""
    return f"To come back to ptg, type `{command}`.{other}"


PRESS_AGAIN: Final = "Press Ctrl+C again to leave. What you wrote is kept as a draft."
KEYS_GONE: Final = "ptg can't read the keys of this terminal any more."


def leaves_without(trouble: str, not_kept: str) -> str:
    """The words could be put nowhere: why, that they are not kept, and what leaves all the same."""
    return f"{trouble} {not_kept} Press Ctrl+Q again to leave without them."


def kept_before(fault: str, not_kept: str) -> str:
    """A fault of ptg's own, and what is left."""
    return f"{fault} {not_kept} `ptg drafts` shows what was kept before that."


# While pages are read

READING: Final = "Reading your pages."
