"""The commands of line mode: lines that begin with a slash."""

import difflib
from dataclasses import dataclass
from typing import Final

COMMANDS: Final = {
    "next": "on to the next question",
    "back": "back to the question before",
    "skip": "leave this question",
    "again": "hear the question again",
    "read": "hear what you wrote here; /read all the whole page",
    "undo": "take back the last line",
    "edit": "write in your own editor",
    "steady": "a minute of steadying; /steady other chooses another way",
    "people": "people to talk to",
    "plan": "hear your plan",
    "off": "take off a line that you wrote of what steadies you; /off back puts it back",
    "hide": "empty the screen at once, though the window can still scroll back; enter returns",
    "stop": "stop here and keep this",
    "leave-nothing": "stop here and leave nothing",
    "help": "hear this list",
}
"""Every command and what it does, in the order the help gives."""


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
    if word in COMMANDS:
        return Command(word)
    if words and words[0] == "people":
        return Command("people", " ".join(line[1:].split()[1:]))
    if words and words[0] == "steady":
        return Command("steady", " ".join(words[1:]))
    if words and words[0] == "read":
        return Command("read", " ".join(words[1:]))
    if words and words[0] == "off":
        return Command("off", " ".join(words[1:]))
    near = difflib.get_close_matches(word, COMMANDS, n=1, cutoff=0.6)
    return Unknown(line, f"Did you mean /{near[0]}? For a line that begins with a slash, type two." if near else "")


def help_lines() -> list[str]:
    """The help, one command a line."""
    return [
        "A line with only a full stop ends an answer. An empty line skips a question.",
        *(f"/{name}: {what}." for name, what in COMMANDS.items()),
        "For a line that begins with a slash, type two.",
        "Ctrl and c leaves at once and keeps a draft. Ctrl and d ends an answer; where nothing is typed, it stops.",
    ]
