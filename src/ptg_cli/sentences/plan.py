"""What is said of the plan and its people beside their talks."""

from typing import Final

OPEN_ABOUT: Final = "Open the marked part. Its number does the same at once."

# What there is

NO_PEOPLE: Final = "Nobody is in your plan yet. `ptg plan` asks, a line at a time."
NO_PLAN: Final = "There is no plan yet. `ptg plan` makes one, a line at a time."
NOTHING_YET: Final = "nothing yet"


def counted(lines: int) -> str:
    """How many lines a part has."""
    return NOTHING_YET if not lines else "1 line" if lines == 1 else f"{lines} lines"


# People who are not safe

NOT_SAFE: Final = "Not safe for you"
NOT_SAFE_ABOUT: Final = "ptg never suggests these people. They are not on the card, and not among people you can tell."
NOT_SAFE_NONE: Final = "Nobody is marked as not safe."
NOT_SAFE_TYPING: Final = "Type a name, or initials, to mark someone as not safe."
NOT_SAFE_KEY: Final = "not safe"
NOT_SAFE_KEY_ABOUT: Final = "See who you marked as not safe, and mark someone. They never stand in this list."


def marked_not_safe(count: int) -> str:
    """How many people are marked as not safe; they stand in a list of their own."""
    return "1 person is marked as not safe." if count == 1 else f"{count} people are marked as not safe."


def not_safe_from_now(name: str) -> str:
    """Someone was marked as not safe."""
    return f"{name} is never suggested or shown on the card from now on, and neither is a line with this name."


def safe_again(name: str) -> str:
    """The mark was taken off."""
    return f"{name} is shown among your people again."


# Where someone is named


def stands_in(name: str, lines: int) -> str:
    """How many lines of the plan name someone."""
    return f"{lines} {'line' if lines == 1 else 'lines'} of your plan {'names' if lines == 1 else 'name'} {name}."


def in_the_way(line: str) -> str:
    """A line of what might get in the way."""
    return f"What might get in the way: {line}"


def strategies_name(name: str, titles: str) -> str:
    """Strategies of the person's own name someone."""
    return f"These strategies of yours name {name}, too: {titles}. You can change them under “strategies”."


def text_names_someone_not_safe(lines: int) -> str:
    """Lines of the exported plan name someone who is marked as not safe."""
    names = "1 line of your plan names" if lines == 1 else f"{lines} lines of your plan name"
    return f"{names} someone you marked as not safe. Read the plan before you give it to anyone."


def written_to(path: str) -> str:
    """The file that the plan was exported to."""
    return f"Your plan is in this file now: {path}. Anyone who can open the file can read it."


# Where it can't be read

SOMETHING_WRONG: Final = "Something in your plan can't be read here. `ptg plan check` says what, and where."


def cannot_be_read(why: str) -> str:
    """`why` is a sentence."""
    return f"Your plan can't be read here. {why}"


def too_large_for_card(file: str, most: int) -> str:
    """A file is larger than the support card reads; `most` in KB."""
    return f"Your own plan is not shown here: {file} is larger than {most} KB."
