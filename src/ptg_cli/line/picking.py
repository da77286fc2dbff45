"""What to write with: a draft left behind, today's suggestion, another, a blank page, or one from the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ptg_cli.insight.suggest import Suggestion
from ptg_cli.line.console import Console
from ptg_cli.model.civil import spoken_day
from ptg_cli.model.entry import spoken_guide
from ptg_cli.model.guide import Guide

NO_MORE = "Those were all that fit this hour."


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A draft left behind: its id, when it was begun, and its guide's slug. Never its words."""

    id: str
    begun: datetime | None
    guide: str


def pick_draft(console: Console, drafts: Sequence[LeftBehind]) -> str | None:
    """Offers the newest draft; its id, or None to begin something new. Raises: EOFError."""
    if not drafts:
        return None
    newest = drafts[0]
    when = f", begun on {spoken_day(newest.begun.date(), weekday=True)} at {newest.begun:%H:%M}" if newest.begun else ""
    console.say(f"There is a draft from before: {spoken_guide(newest.guide)}{when}.")
    if len(drafts) > 1:
        console.say(f"And {len(drafts) - 1} more. `ptg drafts` shows them.")
    console.say("1 goes on with it. Enter leaves it for now and begins something new.")
    return newest.id if _line(console) == "1" else None


def pick_guide(
    console: Console,
    suggestions: Sequence[Suggestion],
    guides: Sequence[Guide],
    blank: Guide,
    find: Callable[[str], Guide],
) -> Guide:
    """Offers a guide for today, the others, the blank page and the list.

    `find` gives the guide of a typed name and raises LookupError, whose message is a whole sentence.
    Raises: EOFError at the end of the input.
    """
    place = 0
    while True:
        if place < len(suggestions):
            shown = suggestions[place]
            console.say(f"For now: {described(shown.guide)} {shown.why}")
            console.say("Enter begins it. 1 another. 2 a blank page. 3 the list of guides.")
        else:
            if suggestions:
                console.say(NO_MORE)
            console.say("Enter opens a blank page. 3 the list of guides.")
        match _line(console):
            case "":
                return suggestions[place].guide if place < len(suggestions) else blank
            case "1":
                place += 1
            case "2":
                return blank
            case "3":
                return _from_list(console, guides, find)
            case words:
                try:
                    return find(words)
                except LookupError as missing:
                    console.say(str(missing.args[0]))


def described(guide: Guide) -> str:
    """A guide in one line."""
    minutes = "1 minute" if guide.minutes == 1 else f"{guide.minutes} minutes"
    own = " Your own." if guide.mine else ""
    return f"{guide.title}. {guide.level.capitalize()}, about {minutes}.{own} {guide.summary}"


def _from_list(console: Console, guides: Sequence[Guide], find: Callable[[str], Guide]) -> Guide:
    for number, guide in enumerate(guides, 1):
        console.say(f"{number} {described(guide)}")
    while True:
        console.say(f"A number from 1 to {len(guides)}, or a name.")
        words = _line(console)
        if words.isdecimal() and 1 <= int(words) <= len(guides):
            return guides[int(words) - 1]
        try:
            return find(words)
        except LookupError as missing:
            console.say(str(missing.args[0]))


def _line(console: Console) -> str:
    line = console.ask()
    if line is None:
        raise EOFError
    return line.strip()
