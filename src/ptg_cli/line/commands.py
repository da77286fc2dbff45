"""The commands of line mode: lines that begin with a slash."""

import difflib
from dataclasses import dataclass
from typing import Final

from ptg_cli.sentences import line as said

_ALSO: Final = dict.fromkeys(("exit", "quit", "q", "end", "x"), "stop")
"""What people type who want out."""


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


def read_line(line: str) -> str | Command | Unknown:
    """What a line is: plain words (`//` at its start standing for one slash), a command, or neither."""
    if line.startswith("//"):
        return line[1:]
    if not line.startswith("/"):
        return line
    words = line[1:].strip().casefold().split()
    word = "-".join(words)
    word = _ALSO.get(word, word)
    if word in said.COMMANDS:
        return Command(word)
    if words and words[0] == "people":
        return Command("people", " ".join(line[1:].split()[1:]))
    if words and words[0] == "steady":
        return Command("steady", " ".join(words[1:]))
    if words and words[0] == "read":
        return Command("read", " ".join(words[1:]))
    if words and words[0] == "off":
        return Command("off", " ".join(words[1:]))
    near = difflib.get_close_matches(word, said.COMMANDS, n=1, cutoff=0.6)
    return Unknown(line, said.did_you_mean(near[0]) if near else "")
