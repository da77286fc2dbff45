"""What is said of what a guide put into the plan, the people and other lists once its page was kept."""

from collections.abc import Iterable

# How much, never who or what


def added(parts: Iterable[str]) -> str:
    """What was added, each part from one of the functions below; empty where nothing was."""
    found = [part for part in parts if part]
    return f"Added: {', '.join(found)}." if found else ""


def people_added(count: int) -> str:
    """How many people were added."""
    return _counted(count, "person", "people", "to your list of people")


def things_added(count: int, document: str) -> str:
    """How many names were added to another list, by what that is called."""
    return _counted(count, "thing", "things", f"to {document}")


def lines_added(count: int) -> str:
    """How many lines were added to the plan."""
    return _counted(count, "line", "lines", "to your plan")


def people_changed(count: int) -> str:
    """How many people of the list were changed."""
    return f"{_counted(count, 'person', 'people', 'in your list')} got something new."


def now_resting(count: int) -> str:
    """How many of the things that are tried rest now."""
    rests = "rests" if count == 1 else "rest"
    return f"{_counted(count, 'thing', 'things', 'that you try')} {rests} now." if count else ""


def now_starred(count: int) -> str:
    """How many strategies got a star."""
    return f"{_counted(count, 'strategy has', 'strategies have', 'a star')} now." if count else ""


def _counted(count: int, one: str, many: str, where: str) -> str:
    return f"{count} {one if count == 1 else many} {where}" if count > 0 else ""


# Where it is


def opens_plan(keys: str) -> str:
    """What opens the plan."""
    return f"{keys} opens the plan."


def not_filled(why: str) -> str:
    """The plan could not be written; `why` is a sentence."""
    return f"The page is kept, but your answers could not be added to your plan. {why}"
