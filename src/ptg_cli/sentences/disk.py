"""What is said where the disk refuses, where ptg itself is at fault, and what the doctor finds."""

from typing import Final

# What the disk refused

DISK_FULL: Final = "The disk is full."
SHARE_FULL: Final = "The part of the disk that you may use is full."
TOO_LARGE: Final = "The file would be larger than this system allows."
READ_ONLY: Final = "This disk can only be read. Nothing can be written to it."
DISK_FAULT: Final = "The disk reported an error."
NAME_TOO_LONG: Final = "A name is longer than this system allows."
SOMETHING_WRONG: Final = "Something went wrong with the disk"


def with_place(words: str, place: str) -> str:
    """A sentence with or without its full stop, and the file or folder it is about, if that is known."""
    return f"{words.removesuffix('.')}{_named(place)}."


def no_permission(place: str) -> str:
    """A file or folder may not be read, or not be written."""
    return (
        f"You have no permission for this{_named(place)}. Change its permissions, or choose another folder with --home."
    )


def not_there(place: str) -> str:
    """A file or folder is gone."""
    return f"There is no such file or folder{_named(place)}."


def _named(place: str) -> str:
    return f" ({place})" if place else ""


# A fault of ptg's own

KEPT_IS_SAFE: Final = "What was kept is safe."
TELL_US: Final = "Please tell us: https://github.com/ptg-cli/ptg/issues"


def own_fault(kind: str, where: str) -> str:
    """What kind of error it was, and in which line of which file. Never its message: that may hold someone's words."""
    return f"Something in ptg itself went wrong ({kind} in {where})."


# What the doctor finds; each stands after the file or folder it is about

SECOND_VERSION: Final = "a second version, kept because two programs changed the page; compare them, then delete one"
RESCUED_PIECE: Final = "a rescued piece; read it, then delete it"
LEFT_BY_EDITOR: Final = "an editor left this file beside a draft; `ptg drafts resume` opens the text there again"
NAME_NOT_OURS: Final = "ptg does not give names like this one, so it is listed last"
FORMAT_UNREADABLE: Final = "that isn't TOML; remove the file, and ptg makes a new one"
CANNOT_BE_READ: Final = "it can't be read"
A_FILE: Final = "A file"
OTHERS_WRITE: Final = "write to this folder, and so change or remove what is in it"
OTHERS_LOOK: Final = "look into this folder"


def about(place: str, words: str) -> str:
    """A file or folder, and what is to be said of it."""
    return f"{place}: {words}"


def same_name(other: str) -> str:
    """Another page has the same name."""
    return f"{other} has the same name"


def in_other_month(own: str) -> str:
    """A page lies in a folder of another month than `own`."""
    return f"it lies in the folder of another month; it belongs in {own}"


def open_to_others(others: str) -> str:
    """What others on this computer may do with a folder, and what closes it."""
    return f"other people on this computer may {others}; `chmod 700` stops that"


def open_on_this_disk(others: str) -> str:
    """The same where nothing closes it."""
    return f"other people on this computer may {others}, since this disk keeps no permissions"


# What the doctor says, a line each


def rescued(place: str, now: str) -> str:
    """A file that a crash left behind was moved."""
    return f"Rescued: {place} is now {now}"


def unreadable(words: str) -> str:
    """A file that can't be read, and why."""
    return f"Unreadable: {words}"


def note(words: str) -> str:
    """Something to know that is not wrong."""
    return f"Note: {words}"


def nothing_wrong(pages: int) -> str:
    """How many pages were read."""
    return f"Nothing is wrong: {'1 page' if pages == 1 else f'{pages} pages'} read."
