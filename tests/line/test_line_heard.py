"""Whole sittings in plain lines, read line by line as somebody hears them, with no way to look back."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import pytest

from ptg_cli.context import Context
from ptg_cli.line import checkin, hard_moment, home, pages, practice
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Left
from ptg_cli.model.entry import Entry
from ptg_cli.model.visible import spoken

_MOST = 200
_ID = re.compile(r"\b\d{8}-\d{6}-[0-9a-z]{4}\b")
_TELLS = re.compile(r"\benter\b|\bnumber|\bq leaves\b|\bA number\b|\bType\b", re.IGNORECASE)
"""What a line says that names what can be typed."""


@pytest.fixture
def heard(context: Context, typist: Any, menu: Any) -> Callable[..., tuple[list[str], list[str]]]:
    """Sits through one place with one who types these lines: every line said, and the last one before each answer."""

    def one(place: Callable[[Face], object], *typed: str) -> tuple[list[str], list[str]]:
        console = typist(*typed)
        asked: list[str] = []
        ask = console.ask

        def asking() -> str | None:
            asked.append(console.said[-1])
            line: str | None = ask()
            return line

        console.ask = asking
        session = Face(menu(console, ["Someone to talk to: 112."]), context, lambda begun: None, lambda page_id: None)
        with suppress(Left):
            place(session)
        return [part for line in console.said for part in spoken(line).split("\n")], asked

    return one


SITTINGS: dict[str, tuple[Callable[[Face], object], Sequence[str]]] = {
    "today, every list once": (home.run, ("?", "2", "4", "more", "", "5", "", "7", "", "c", "q")),
    "a slip at every place": (home.run, ("0", "/bogus", "/back", "1 3", "5", "0", "/bogus", "", "q")),
    "a practice from the list": (practice.run, ("more", "0", "1", "more", "", "6", "q")),
    "a hard moment at 9": (hard_moment.run, ("9", "?", "people", "", "", "6", "1", "", "", "q")),
    "a hard moment at 5": (hard_moment.run, ("5", "3 tird", "3, tired", "1 3", "a", "more", "q")),
    "a check-in": (checkin.run, ("6 3 tired", "?", "people", "", "", "q")),
    "every place with nothing in it yet": (
        home.run,
        ("t", "", "h", "", "n", "", "f", "", "v", "", "d", "5", "", "r", "", "p", "", "i", "", "", "", "q"),
    ),
    "pages and one page": (pages.run, ("?", "1", "0", "1", "", "", "more", "zebra", "", "q")),
}


@pytest.mark.parametrize("name", list(SITTINGS))
def test_every_line_can_be_heard_once_and_understood(
    name: str, heard: Any, write: Callable[..., Entry], amiss: Callable[[Sequence[str]], list[str]]
) -> None:
    for day in range(1, 8):
        write("The kitchen was quiet. " * day * 3, days=day, tags=("house",))
    place, typed = SITTINGS[name]
    said, asked = heard(place, *typed)
    assert len(said) > 3
    assert [line for line in said if len(line) > _MOST and re.search(r"[.?!] \w", line[:_MOST])] == []
    assert [line for line in said if _ID.search(line)] == []
    assert [line for line in said if re.search(r"[`…#]", line)] == []
    assert [line for line in asked if not _TELLS.search(line)] == []
    assert amiss(said) == []
