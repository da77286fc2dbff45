"""What can cut in wherever line mode asks: a practice in its own time, steadying, an emptied screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ptg_cli.line import steps
from ptg_cli.line.console import Console
from ptg_cli.line.practice_run import RunWays, follow
from ptg_cli.line.practice_start import start
from ptg_cli.model.practice import Practice
from ptg_cli.sentences import line as said
from ptg_cli.sentences import practice as said_of_practice
from ptg_cli.session.practice import PracticeRun

OTHER: Final = "other"
"""`/steady other` chooses another way to steady."""

_HIDING_LINES: Final = 60
_MINUTES: Final = 1.0
"""How long a breath lasts that cuts in."""


def _forget(practice: Practice) -> None: ...


def _leave(practice: Practice, run: PracticeRun) -> None: ...


@dataclass(frozen=True, slots=True)
class Steady:
    """Which practice steadies this person: `chosen` gives its slug, empty where it is to be asked; `remember` keeps
    the one chosen; `practised` is told of each run that cut in, and takes care of what it leaves. `outward` gives the
    grounding that can take the place of any other; None where there is none."""

    chosen: Callable[[], str] = str
    remember: Callable[[Practice], object] = _forget
    practised: Callable[[Practice, PracticeRun], object] = _leave
    outward: Callable[[], Practice] | None = None


def run_practice(
    console: Console,
    practice: Practice,
    practised: Callable[[Practice, PracticeRun], object] = _leave,
    outward: Callable[[], Practice] | None = None,
    *,
    at_once: bool = False,
) -> str:
    """Says a practice in its own time, a breath for a minute; enter begins and ends it. With `at_once` it begins by
    itself: what it is, and who might choose something else, was heard. A pipe does not wait for it. Returns the words
    that were typed while it ran: nobody asked for them there."""
    if not console.interactive:
        return ""
    timeline = practice.timeline(minutes=_MINUTES)
    typed: list[str] = []
    length = (lambda minutes: practice.timeline(minutes=minutes)) if practice.is_breathing else None
    grounds = outward is not None and not practice.outward
    ways = RunWays(not practice.is_breathing, grounds, length, words=typed.append)
    if not at_once:
        begun = start(console, practice, timeline.seconds, ways)
        if not begun.begins:
            console.say(said_of_practice.NOT_BEGUN)
            return begun.words
    run = PracticeRun(timeline, console.now())
    ending = follow(console, run, ways=ways)
    practised(practice, run)
    if ending == "ground" and outward is not None:
        return run_practice(console, outward(), practised)
    if ending != "whole":
        console.say(said_of_practice.ENOUGH)
    return "\n".join(line for line in (*typed, *console.rest()) if line.strip())


def steady(console: Console, practices: Sequence[Practice], known: Steady, *, other: bool = False) -> str:
    """Runs what steadies this person, once that is known, unless they want to choose; else offers the ways there are
    and runs the one chosen. Returns a line that was typed instead of an answer, or words typed while it ran."""
    practices = list({practice.slug: practice for practice in practices}.values())
    chosen = next((practice for practice in practices if practice.slug == known.chosen()), None)
    if chosen is not None and not other:
        console.say(said.STEADY_OTHER)
        return run_practice(console, chosen, known.practised, known.outward)
    for line in (*steps.numbered(practice.title for practice in practices), said.NUMBER_OR_BACK):
        console.say(line)
    line = (console.ask() or "").strip()
    if not (line.isdecimal() and 1 <= int(line[:3]) <= len(practices)):
        return line
    chosen = practices[int(line) - 1]
    known.remember(chosen)
    return run_practice(console, chosen, known.practised, known.outward)


def hide(console: Console) -> str:
    """Empties the screen by pushing everything up, without a word; returns what was typed to come back."""
    console.say("\n" * _HIDING_LINES)
    return console.ask() or ""
