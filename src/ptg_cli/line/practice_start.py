"""What is said before a practice in plain lines. It begins once the listener has heard it and presses enter."""

from dataclasses import dataclass
from typing import Final

from ptg_cli.line import steps
from ptg_cli.line.answers import NotAnAnswer, rating
from ptg_cli.line.commands import Command, read_line
from ptg_cli.line.console import Console
from ptg_cli.line.practice_run import STOPS, RunWays
from ptg_cli.model.practice import Practice
from ptg_cli.model.visible import with_stop
from ptg_cli.sentences import practice as said

_MORE: Final = frozenset({"more", "?", "help"})


@dataclass(frozen=True, slots=True)
class PracticeStart:
    """How it was answered: whether it `begins`, the number that was given for how hard it is, and `words` or a
    command that were typed in place of an answer."""

    begins: bool
    rated: int | None = None
    words: str = ""


def start(
    console: Console,
    practice: Practice,
    seconds: float,
    ways: RunWays,
    *,
    asks: bool = False,
    by_bells: bool = False,
) -> PracticeStart:
    """Says which practice it is and who might choose something else, and waits for enter. The rest is said on `more`.
    `asks` true: a number for how hard it is now begins it, too. `by_bells` true: nothing but the bell tells."""
    if not console.interactive:
        return PracticeStart(True)
    console.say(f"{with_stop(practice.title)} {steps.about(seconds)}")
    for words in (practice.instead or practice.summary, said.BELLS_MEAN if by_bells else ""):
        if words:
            console.say(words)
    hint = said.RATING_BEGINS_IT if asks else said.ENTER_BEGINS_IT
    console.say(hint)
    while (line := console.ask()) is not None:
        word = line.strip().casefold()
        if not word:
            return PracticeStart(True)
        if word.removeprefix("/") in STOPS:
            break
        if word.removeprefix("/") in _MORE:
            for words in (practice.summary if practice.instead else "", *ways.said):
                if words:
                    console.say(words)
        elif asks:
            try:
                return PracticeStart(True, rating(word))
            except NotAnAnswer:
                pass  # the hint below says what can be typed
        elif isinstance(read_line(line.strip()), Command) or not (word.startswith("/") or word.isdecimal()):
            return PracticeStart(False, words=line.strip())
        console.say(hint)
    return PracticeStart(False)
