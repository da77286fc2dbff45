"""Which screen each place is. Imported only by the app; each screen is imported when it is first gone to, so
that the first one is drawn soon."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from textual.screen import Screen

from ptg_cli.capabilities import CAPABILITIES
from ptg_cli.context import Context
from ptg_cli.tui.navigation import OpenPractice

_TALK: Final = "talk:TalkScreen"
_SCREENS: Final = {
    "welcome": "welcome:WelcomeScreen",
    "today": "today:TodayScreen",
    "editing": "page_edit:PageEditScreen",
    "talk": _TALK,
    **{one.name: one.screen or _TALK for one in CAPABILITIES if one.on_screen},
}
"""Those of `capabilities`, and four that other screens lead to."""

_TALKS: Final = {one.name: one for one in CAPABILITIES if one.talk}
"""Places that are a talk."""


def screen_of(place: str, context: Context, argument: object = None) -> Screen[Any]:
    """A new screen for a place. `argument` goes to it where it takes one."""
    if isinstance(argument, OpenPractice) and argument.choose:
        place = "practices"
    make: Callable[..., Screen[Any]] = _class_of(place)
    if place in _TALKS:
        from ptg_cli.talks.places import beginning_of  # the first screen needs no talk

        how = argument if isinstance(argument, str) else ""
        return make(context, beginning_of(_TALKS[place], context, how), place)
    return make(context) if argument is None else make(context, argument)


def shows(screen: Screen[Any], place: str) -> bool:
    """True where this screen is that place's."""
    return isinstance(screen, _class_of(place)) and (place not in _TALKS or getattr(screen, "place", "") == place)


def _class_of(place: str) -> type[Screen[Any]]:
    module, _, name = _SCREENS[place].partition(":")
    found: type[Screen[Any]] = getattr(import_module(f"ptg_cli.tui.screens.{module}"), name)
    return found
