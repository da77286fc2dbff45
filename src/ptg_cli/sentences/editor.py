"""What is said of the person's own editor."""

from typing import Final

# Opening it

HOW_TO_LEAVE_VI: Final = (
    "vi opens, since no editor is set. To keep what you write, press escape, type :wq and press enter. "
    "To leave without it, press escape, type :q! and press enter. "
    "`ptg config set editor nano` chooses another editor."
)
"""Said before someone finds themselves in an editor they did not choose."""


NANO: Final = "In nano, control and o, then enter, keeps the text. Control and x closes it."


def opens(program: str) -> str:
    """Said in plain lines before it has the terminal."""
    return f"Your editor, {program}, opens now. You are here again once it is closed.{f' {NANO}' * (program == 'nano')}"


def no_editor(looked_for: tuple[str, ...]) -> str:
    """Which editors were looked for by name, and how one is set."""
    names = f"{', '.join(looked_for[:-1])} and {looked_for[-1]}"
    return (
        f"ptg found no editor. It looked for {names}, and $VISUAL, $EDITOR and Settings name none. "
        "Set one under Editor in Settings, or with `ptg config set editor` and its name."
    )


def open_quote(command: str, where: str) -> str:
    """The editor that is set has a quote that is not closed; `where` it is set."""
    return f"The editor “{command}” has a quote that is not closed. Close it where the editor is set: {where}."


def not_started(program: str, why: str) -> str:
    """The system could not start it."""
    return f"The editor “{program}” could not be started: {why}."


# Its end


def ended_with(program: str, code: int) -> str:
    """It ended saying that something was wrong; a negative code is a signal that ended it."""
    how = f"ended with an error (code {code})" if code > 0 else f"was ended from outside (signal {-code})"
    return f"The editor “{program}” {how}."


def came_back_at_once(program: str, waiting: str) -> str:
    """It may still be open. `waiting` is the command that would have it wait, if one is known."""
    came = f"The editor “{program}” came back at once, and the text is as it was. "
    came += "It may still be open in a window of the editor."
    return f"{came} Set as “{waiting}”, the editor makes ptg wait until it is closed." if waiting else came


def press_enter(why: str) -> str:
    """It is waited for; `why` is a sentence."""
    return f"{why} Press enter once you have saved and closed it."
