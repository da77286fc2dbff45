"""Taking off a line of what the person wrote themselves that steadies them, in plain lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ptg_cli.line import steps
from ptg_cli.line.console import Console
from ptg_cli.sentences import hard_moment as said

BACK: Final = "back"
"""`/off back` puts a line back."""


def _nothing(line: str) -> str:
    return said.NOTHING_WRITTEN


@dataclass(frozen=True, slots=True)
class OwnLines:
    """What the person wrote that steadies them: `lines` gives it, `take_off` takes a line of it off and says so,
    `put_back` puts the last one back and says so."""

    lines: Callable[[], Sequence[str]] = tuple
    take_off: Callable[[str], str] = _nothing
    put_back: Callable[[], str] = lambda: said.NOTHING_WRITTEN


def take_off(console: Console, own: OwnLines, lines: Sequence[str] = ()) -> str:
    """Takes one of these lines off, or of all there are; where there are several, asks which. Returns a line that was
    typed instead of an answer."""
    lines = lines or own.lines()
    if not lines:
        console.say(said.NOTHING_WRITTEN)
        return ""
    place = 0
    if len(lines) > 1:
        for line in (*steps.numbered(lines), said.WHICH_OFF_HINT):
            console.say(line)
        typed = (console.ask() or "").strip()
        if not (typed.isdecimal() and 1 <= int(typed[:4]) <= len(lines)):
            return typed
        place = int(typed) - 1
    console.say(own.take_off(lines[place]))
    console.say(said.PUTS_IT_BACK)
    return ""
