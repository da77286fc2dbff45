"""Stopping at a place on a walk: going there by a key, waiting until it stands, looking."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.tui.pages_kit import quiet

Look = Callable[[str], Awaitable[None]]
"""What is done at each stop, which has a name."""


async def go(person: Any, look: Look, key: str, name: str, *words: str) -> None:
    """Presses a key and stops where it leads, once these words stand there."""
    await person.press(key)
    await stop(person, look, name, *words)


async def stop(person: Any, look: Look, name: str, *words: str, toast: bool = False) -> None:
    """Looks once these words stand here. What is said at the edge is cleared first, unless it is the `toast` to see."""
    await person.see(*words)
    await quiet(person.pilot)
    if not toast:
        person.app.clear_notifications()
        await person.pilot.pause()
    await look(name)
