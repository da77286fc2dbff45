"""The bottom line tells the truth: what it names there works when its key is pressed, and when it is clicked."""

from collections.abc import AsyncIterator
from typing import Any, Final

from ptg_cli.tui.commands import Command
from ptg_cli.tui.widgets.foot import CommandFoot

OF_ENTER: Final = {"begin", "open", "read", "restore", "resume", "act"}
"""Actions of what a list or a line has marked: enter there asks for them by a message."""

OF_LISTS: Final = {"move"}
"""Actions that a list with the focus does by itself, with the same key."""


def key_of(command: Command) -> str:
    """The key that the bottom line names."""
    named = {"enter": "enter", "Tab": "tab", "F2": "f2", "F3": "f3"}
    return named.get(command.shown) or command.keys.split(",")[0]


async def check(person: Any, command: Command) -> str:
    """Presses the command's key with nothing behind it but a note that it was asked for; empty where it was."""
    app, screen = person.app, person.app.screen
    namespace, _, action = command.action.rpartition(".")
    name = f"action_{action.partition('(')[0]}"
    target = app if namespace == "app" else screen
    if not callable(getattr(target, name, None)):
        return f"{command.name} has no action {name}"
    if not target.check_action(action.partition("(")[0], ()):
        return f"{command.name} is shown though it does not apply"
    asked: list[str] = []
    if name == "action_more":
        before = app.focused
        await person.press("tab")
        moved = app.focused is not before
        await person.press("shift+tab")
        return "" if moved and app.focused is before else "tab does not move on and back"
    if name[7:] in OF_ENTER and not command.keys.startswith("enter") and command.shown == "enter":
        return "" if _own_enter(app) else f"enter does nothing for {command.name}"
    if name[7:] in OF_LISTS and app.focused._bindings.key_to_bindings.get(key_of(command)):
        return ""
    setattr(target, name, lambda *given: asked.append(name))
    try:
        await person.press(key_of(command))
        for _ in range(20):  # a letter may wait for another, which would make a word of it
            if asked:
                break
            await person.pilot.pause(0.05)
        by_key = len(asked)
        await screen.run_action(command.action)  # what a click does
    finally:
        delattr(target, name)
    if by_key != 1:
        return f"{key_of(command)} was not {command.name}"
    return "" if len(asked) == 2 else f"a click is not {command.name}"


def _own_enter(app: Any) -> bool:
    """True where what has the focus takes enter: a list chooses, a line goes on, a row of words runs the marked one."""
    return bool(app.focused is not None and app.focused._bindings.key_to_bindings.get("enter"))


State = tuple[str, ...]
"""What a command was tried in: the screen, what has the focus, what its Enter does, and the command."""


async def lies(person: Any, tried: set[State]) -> AsyncIterator[str]:
    """What the bottom line promises here and does not keep. What was `tried` in the same state is left out."""
    for foot in person.app.screen.query(CommandFoot):
        for command in foot.shown:
            focused = person.app.focused
            state = (person.place(), type(focused).__name__, getattr(focused, "enter_runs", ""), command.name)
            if state in tried:
                continue
            tried.add(state)
            if found := await check(person, command):
                yield f"{found} (focus on {person.app.focused!r})"
