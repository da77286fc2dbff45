"""Stopping at a place on a walk: going there by a key, waiting until it stands, looking."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any

from tests.tui.pages_kit import quiet

from ptg_cli.tui.app import PtgApp

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


async def in_each_theme(person: Any, themes: Iterable[str]) -> AsyncIterator[str]:
    """Draws what is on the screen in each of these themes, beginning with the one it is in: the walk goes on in the
    last one."""
    app: PtgApp = person.app
    if app.screen._css_update_count != app._css_update_count:  # another theme was drawn on a screen that lay over it
        app.refresh_css(animate=False)
    for theme in sorted(themes, key=lambda one: (one != app.theme, one)):
        app.theme = theme
        await person.pilot.pause()
        yield theme


def refresh_top_css(app: PtgApp, animate: bool = True) -> None:
    """Stands in for `refresh_css`: draws only the screen on top in a theme's colours. Textual draws those below in
    them, too, which nobody sees: most of the time that such a walk takes."""
    sheet = app.stylesheet
    sheet.set_variables(app.get_css_variables())
    if app.screen_stack:
        sheet.reparse()
        sheet.update(app, animate=animate)
        app.screen._refresh_layout(app.size)
        app.screen._css_update_count = app._css_update_count
