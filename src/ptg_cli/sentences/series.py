"""What is said of guides that follow one another."""

from typing import Final

LEAVES_IT: Final = "leaves it"
LEAVES_FOR_ANOTHER_DAY: Final = "leaves it for another day"

# Before one is begun


def comes_after(title: str, first: str) -> str:
    """A later day was asked for, and no day before it was written."""
    return f"“{title}” comes after “{first}”, and there is no page of that."


def comes_on(title: str, opens: str, last: str, day: str) -> str:
    """The next one is for another day; `last` is the one that was written on `day`."""
    return f"You wrote with “{last}” on {day}. “{title}” is for {opens} or later."


def wrote_last(title: str, day: str) -> str:
    """Which one was written last."""
    return f"You wrote with “{title}” last, on {day}. You can go on or begin anew."


def begin_with(title: str) -> str:
    """Beginning with the first one."""
    return f"Begin with “{title}”"


def begin_today(title: str) -> str:
    """Beginning with the next one before its day."""
    return f"Begin “{title}” today"


def go_on_with(title: str) -> str:
    """Beginning with the next one."""
    return f"Go on with “{title}”"


def begin_anew(title: str) -> str:
    """Beginning with the first one once more."""
    return f"Begin anew with “{title}”"


def all_the_same(title: str) -> str:
    """Beginning with one whose turn it is not."""
    return f"Begin “{title}” all the same"


# The next day, on Today

ANSWERS: Final = ("Begin it", "Another day", "End it here")
LEAVING: Final = "leaves it as it is"
ENDS_HERE: Final = "Then it ends here, and what you wrote is whole. You are not asked about it again."


def after(title: str, day: str) -> str:
    """What the next one follows."""
    return f"It comes after “{title}”, which you wrote with on {day}."
