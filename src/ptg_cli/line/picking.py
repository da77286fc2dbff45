"""What to write with: a draft left behind, today's suggestion, another, a blank page, or one from the list."""

from collections.abc import Callable, Sequence

from ptg_cli.desk.sessions import LeftBehind
from ptg_cli.insight.suggest import Suggestion
from ptg_cli.line.commands import Command, read_line
from ptg_cli.line.console import Console
from ptg_cli.model.civil import spoken_day
from ptg_cli.model.entry import spoken_guide
from ptg_cli.model.guide import BLANK, Guide

_GO_ON = {"1", "yes", "y", "go", "go on", "resume", "continue"}


class Left(Exception):
    """The person left without choosing."""


def pick_draft(console: Console, drafts: Sequence[LeftBehind], card: Sequence[str]) -> str | None:
    """Offers the newest draft; its id, or None to begin something new. `card` is the support card.

    Raises: Left.
    """
    if not drafts:
        return None
    newest = drafts[0]
    when = f", begun on {spoken_day(newest.begun.date(), weekday=True)} at {newest.begun:%H:%M}" if newest.begun else ""
    console.say(f"There is a draft from before: {spoken_guide(newest.guide)}{when}.")
    if len(drafts) > 1:
        console.say(f"And {len(drafts) - 1} more. `ptg drafts` shows them.")
    console.say("1 goes on with it. Enter leaves it for now and begins something new. 0 leaves.")
    return newest.id if _line(console, card).casefold() in _GO_ON else None


def pick_guide(
    console: Console,
    suggestions: Sequence[Suggestion],
    guides: Sequence[Guide],
    find: Callable[[str], Guide],
    card: Sequence[str],
) -> Guide:
    """Offers a guide for today, the others, the blank page and the list.

    `find` gives the guide of a name and raises LookupError, whose message is a whole sentence. `card` is the
    support card. Raises: Left.
    """
    place = 0
    while True:
        shown = suggestions[place] if place < len(suggestions) else None
        if shown:
            another = " 1 another." if place + 1 < len(suggestions) else ""
            console.say(f"For now: {described(shown.guide)} {shown.why}")
            console.say(f"Enter begins it.{another} 2 a blank page. 3 the list of guides. 0 leaves.")
        else:
            console.say("Nothing more to suggest for now. Enter opens a blank page. 3 the list of guides. 0 leaves.")
        match _line(console, card):
            case "":
                return shown.guide if shown else find(BLANK)
            case "1":
                place = min(place + 1, len(suggestions))
            case "2":
                return find(BLANK)
            case "3":
                return _from_list(console, guides, find, card)
            case words:
                if found := _named(console, words, find):
                    return found


def described(guide: Guide) -> str:
    """A guide in one line."""
    minutes = "1 minute" if guide.minutes == 1 else f"{guide.minutes} minutes"
    own = " Your own." if guide.mine else ""
    return f"{guide.title}. {guide.level.capitalize()}, about {minutes}.{own} {guide.summary}"


def _from_list(console: Console, guides: Sequence[Guide], find: Callable[[str], Guide], card: Sequence[str]) -> Guide:
    for number, guide in enumerate(guides, 1):
        console.say(f"{number} {described(guide)}")
    while True:
        console.say(f"A number from 1 to {len(guides)}, or a name. 0 leaves.")
        words = _line(console, card)
        if words in {str(number) for number in range(1, len(guides) + 1)}:
            return guides[int(words) - 1]
        if words and (found := _named(console, words, find)):
            return found


def _named(console: Console, words: str, find: Callable[[str], Guide]) -> Guide | None:
    try:
        return find(words)
    except LookupError as missing:
        console.say(str(missing.args[0]))
        return None


def _line(console: Console, card: Sequence[str]) -> str:
    """What was typed. Raises: Left for whatever means leaving."""
    while True:
        line = console.ask()
        if line is None or line.strip() in {"0", "q"}:
            raise Left
        match read_line(line.strip()):
            case Command(name="stop" | "leave-nothing"):
                raise Left
            case Command(name="people"):
                for one in card:
                    console.say(one)
            case Command(name="next" | "skip"):
                return ""
            case str() as words:
                return words
            case _:
                console.say("Here a number will do, or a guide's name, or enter. 0 leaves.")
