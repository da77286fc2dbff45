"""What is said of any living document: the plan, the people, the strategies, the values."""

from typing import Final

# Changes of a visit

TAKEN_BACK: Final = "Taken back."
NOTHING_TO_TAKE_BACK: Final = "You have changed nothing since you opened this, so there is nothing to undo."


def changed_elsewhere(name: str) -> str:
    """Another window changed the document of that name during a visit."""
    return f"Your {name} was changed in another window. You see it as it is now."


def not_taken_back(name: str, history: str) -> str:
    """The same where something was to be taken back; `history` is the command that shows earlier versions."""
    return f"{changed_elsewhere(name)} So nothing was undone. `{history}` shows the earlier versions."


def unread_text_is_kept(path: str) -> str:
    """The text before could not be read, and another stands in its place."""
    return f"What could not be read is kept: {path}"


# Earlier versions

NO_EARLIER_VERSION: Final = "There is no earlier version."
CANNOT_BE_READ: Final = "it can't be read here."
VERSION_BEFORE_IS_KEPT: Final = "The version before is kept, too."


def version_says(count: str, differs: str) -> str:
    """How much a version says, and what tells it from today's; `differs` is empty where nothing does."""
    return f"{count}. Different from today: {differs}." if differs else f"{count}."


def ways_with_first(show: str, restore: str) -> str:
    """The commands that show the first version and put it back."""
    return f"`{show}` shows the first one. `{restore}` puts it back, and today's version is kept, too."


def earlier_versions_are(count: int) -> str:
    """Which numbers there are, where another was asked for."""
    return f"The earlier versions are 1 to {count}." if count else NO_EARLIER_VERSION


def version_is_back(when: str) -> str:
    """Which version was put back."""
    return f"The version of {when} is back."


def version_before_is_kept(command: str) -> str:
    """The command that puts back what stood there before."""
    return f"The version before is kept: `{command}` brings it back."


# A check of the files

USES_WHAT_CAN_BE_READ: Final = "ptg uses what it can read. If it can't read a file at all, it uses the version before."


def nothing_wrong_in(files: str) -> str:
    """The file that was checked, or both."""
    return f"Nothing is wrong in {files}."


# Commands that change a list, such as `ptg values`; `command` is the name of the list and of its command


def none_yet(command: str) -> str:
    """The list is empty."""
    return (
        f"There are no {command} yet. `ptg {command}` asks for them on a terminal. `ptg {command} add NAME` adds one."
    )


def adds_one(command: str) -> str:
    """What adds one of those to choose from."""
    return f"`ptg {command} add NAME` adds one of them, or one of your own."


def undone_by(done: str, command: str) -> str:
    """What was done, as one word such as “Added”, and what undoes it."""
    return f"{done}. `ptg {command} undo` undoes this."


def changed_with(history: str) -> str:
    """Something was changed; `history` is the command that shows what it was before."""
    return f"Changed. `{history}` shows what it was before."


def is_out(one: str, command: str) -> str:
    """One of them, such as “value”, was taken out of the list."""
    return f"The {one} is not in your list any more. `ptg {command} undo` brings it back."


def done_again_by(command: str) -> str:
    """The last change was undone."""
    return f"The last change is undone. `ptg {command} undo` once more brings it back."
