"""The commands of line mode: lines that begin with a slash."""

import difflib
from dataclasses import dataclass
from typing import Final

from ptg_cli.sentences import line as said

_FEW: Final = 2
"""Words of a command with what it is about, such as `people NZ`."""

_ALSO: Final = dict.fromkeys(("exit", "quit", "q", "end", "x"), "stop")
"""What people type who want out."""


_ONLY_WITH_SLASH: Final = frozenset({"later"})
"""Words that answer many a question, and are taken for no command without their slash."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command that was typed; `/people NZ` has a country with it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A line that begins with a slash and is no command; `hint` names the nearest one, if any is near."""

    line: str
    hint: str = ""


BARE: Final = frozenset({"people", "steady", "hide", "help", "stop", "leave-nothing"})
"""Commands that are heard without their slash wherever something is chosen."""


def read_choice(line: str) -> str | Command | Unknown:
    """What a person types where something is chosen: there the words that work everywhere need no slash, `?` says what
    can be said, and `q` leaves."""
    words = line.strip().casefold().split()
    if line.strip() == "?":
        return Command("help")
    if words and len(words) <= _FEW and (words[0] in BARE or line.strip().casefold() == "q"):
        return read_line(f"/{line.strip()}")
    return read_line(line)


def is_command_word(line: str) -> bool:
    """True for a line that is nothing but the word of a command without its slash: it may be meant either way."""
    word = line.strip().casefold()
    return (word in said.COMMANDS and word not in _ONLY_WITH_SLASH) or (word in _ALSO and len(word) > 1)


def read_line(line: str) -> str | Command | Unknown:
    """What a line is: plain words (`//` at its start standing for one slash), a command, or neither."""
    if line.startswith("//"):
        return line[1:]
    if not line.startswith("/"):
        return line
    words = line[1:].strip().casefold().split()
    word = "help" if words == ["?"] else "-".join(words)
    word = _ALSO.get(word, word)
    if word in said.COMMANDS:
        return Command(word)
    if words and words[0] == "people":
        return Command("people", " ".join(line[1:].split()[1:]))
    if words and words[0] == "steady":
        return Command("steady", " ".join(words[1:]))
    if words == ["help", "all"]:
        return Command("help", "all")
    if words and words[0] == "read":
        return Command("read", " ".join(words[1:]))
    if words and words[0] == "off":
        return Command("off", " ".join(words[1:]))
    near = difflib.get_close_matches(word, said.COMMANDS, n=1, cutoff=0.6)
    return Unknown(line, said.did_you_mean(near[0]) if near else "")
