"""Sessions to walk through: a small guide, begun on a Monday morning, changed as a test needs it."""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import Guide, Write
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import SessionStart

MORNING = datetime(2026, 11, 23, 8, 15, 2)

GUIDE: dict[str, Any] = {
    "slug": "first-light",
    "title": "First light",
    "summary": "A look at the morning.",
    "level": "gentle",
    "minutes": 5,
    "steps": (Write("one", "What is there?"), Write("two", "And what else?")),
}
START: dict[str, Any] = {
    "entry_id": "20261123-081502-7f3k",
    "created": MORNING.replace(tzinfo=timezone(timedelta(hours=1))),
    "now": MORNING,
}


def start(**changes: Any) -> SessionStart:
    """What a session starts from. What is given by name changes the guide or the start, whichever has it."""
    of_guide = {item.name for item in fields(Guide)}
    guide = Guide(**{**GUIDE, **{name: value for name, value in changes.items() if name in of_guide}})
    rest = {name: value for name, value in changes.items() if name not in of_guide}
    return SessionStart(**{**START, "guide": guide, **rest})


@pytest.fixture
def begin() -> Callable[..., Session]:
    """Begins a session."""
    return lambda **changes: Session(start(**changes))


@pytest.fixture
def resume() -> Callable[..., Session]:
    """Goes on with a session from its draft."""

    def one(draft: Entry, **changes: Any) -> Session:
        return Session.resume(start(**changes), draft)

    return one
