"""What is said of the person's own editor."""

from typing import Final

# Opening it

HOW_TO_LEAVE_VI: Final = (
    "Opening vi, since no editor is set. Escape, then :wq and enter keeps what you write; "
    "escape, then :q! and enter leaves it. `ptg config set editor nano` chooses another."
)
"""Said before someone finds themselves in an editor they did not choose."""


def no_editor(looked_for: tuple[str, ...]) -> str:
    """Which editors were looked for by name, and how one is set."""
    names = f"{', '.join(looked_for[:-1])} and {looked_for[-1]}"
    return (
        f"No editor is found. {names} were looked for, and $VISUAL, $EDITOR and Settings name none. "
        "Set one under Editor in Settings, or with `ptg config set editor` and its name."
    )


def open_quote(command: str, where: str) -> str:
    """The editor that is set has a quote that is not closed; `where` it is set."""
    return f"The editor “{command}” has a quote that is not closed. Mend it: {where}."


def not_started(program: str, why: str) -> str:
    """The system could not start it."""
    return f"The editor “{program}” could not be started: {why}."


# Its end


def ended_with(program: str, code: int) -> str:
    """It ended saying that something was wrong; a negative code is a signal that ended it."""
    how = f"ended with {code}" if code > 0 else f"was ended from outside (signal {-code})"
    return f"The editor “{program}” {how}."


def came_back_at_once(program: str, waiting: str) -> str:
    """It may still be open. `waiting` is the command that would have it wait, if one is known."""
    came = f"The editor “{program}” came back at once, and the text is as it was. It may be open in its own window."
    return f"{came} As “{waiting}”, it comes back when it is closed." if waiting else came


def press_enter(why: str) -> str:
    """It is waited for; `why` is a sentence."""
    return f"{why} Press enter once you have saved and closed it."
