"""What can cut in wherever line mode asks: a practice in its own time, steadying, an emptied screen."""

from collections.abc import Sequence
from typing import Final

from ptg_cli.line import steps
from ptg_cli.line.console import Console
from ptg_cli.model.practice import Practice

_HIDING_LINES: Final = 60


def run_practice(console: Console, practice: Practice) -> None:
    """Says a practice in its own time; enter ends it. A pipe does not wait for it."""
    if not console.interactive:
        return
    for line in (f"{practice.title}.", practice.summary, f"{steps.about(practice)} Enter ends it at any time."):
        console.say(line)
    for phase in practice.timeline():
        console.say(phase.text)
        if not console.wait(phase.seconds):
            console.say("That's enough.")
            return


def steady(console: Console, practices: Sequence[Practice]) -> str:
    """Offers ways to steady and runs the one chosen; returns a line that was typed instead of an answer."""
    for line in (*steps.numbered(practice.title for practice in practices), "A number, or enter to go back."):
        console.say(line)
    line = (console.ask() or "").strip()
    if not (line.isdecimal() and 1 <= int(line[:3]) <= len(practices)):
        return line
    run_practice(console, practices[int(line) - 1])
    return ""


def hide(console: Console) -> str:
    """Empties the screen by pushing everything up, without a word; returns what was typed to come back."""
    console.say("\n" * _HIDING_LINES)
    return console.ask() or ""
