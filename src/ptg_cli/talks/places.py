"""Places that are talks: which talk each is. Both faces perform it, so such a place needs no screen of its own."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from ptg_cli.capabilities import Capability
from ptg_cli.context import Context
from ptg_cli.talks.turns import Talk


def beginning_of(place: Capability, context: Context, how: str = "") -> Callable[[], Talk[Any]]:
    """What begins the talk of that place, for one visit; `how` is what it begins with, where it takes that."""
    module, _, name = place.talk.partition(":")
    make: Callable[..., Callable[[], Talk[Any]]] = getattr(import_module(f"ptg_cli.talks.{module}"), name)
    return make(context, how) if how else make(context)
