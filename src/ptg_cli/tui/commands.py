"""A command: one thing that can be done here. It gives the binding, the footer, the palette, the help and the
tooltip, so that no two of them can differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """`name` stands for it in a person's own key map. `keys` are Textual's names, joined by commas; `shown` is how
    the first of them is called in words. `label` is the footer's word, `about` the sentence that help, palette
    and tooltip give. `footer` false keeps it out of the footer, never out of the help."""

    name: str
    keys: str
    shown: str
    action: str
    label: str
    about: str
    footer: bool = True
    priority: bool = False

    @property
    def binding(self) -> Binding:
        """The binding that runs it."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=False,
            key_display=self.shown,
            tooltip=self.about,
            id=self.name,
            priority=self.priority,
        )

    @property
    def letters(self) -> frozenset[str]:
        """Those of its keys that an editor would take as typing."""
        return frozenset(key for key in self.keys.split(",") if len(key) == 1 or key in {"question_mark", "space"})


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of several commands."""
    return [command.binding for command in commands if command.keys]


HELP = Command("keys", "f1,question_mark", "F1", "app.help", "keys", "Help: the keys that work here, and what ptg is.")
STEADY = Command("steady", "f2", "F2", "app.steady", "steady", "A minute of steadying, then back to where you were.")
PEOPLE = Command(
    "people",
    "f3,exclamation_mark",
    "F3",
    "app.people",
    "people",
    "People to talk to, with numbers: helplines, crisis and suicide lines, for when someone hurts you. Works offline.",
)
HIDE = Command(
    "hide",
    "f9",
    "F9",
    "app.hide",
    "hide",
    "Empty the screen at once. F9 or Esc brings it back.",
    footer=False,
    priority=True,
)
PALETTE = Command(
    "palette", "ctrl+p", "Ctrl+P", "app.command_palette", "all", "Find anything ptg can do by its name.", footer=False
)
LEAVE = Command(
    "leave",
    "ctrl+q",
    "Ctrl+Q",
    "app.leave",
    "leave",
    "Leave at once. What you wrote is kept as a draft.",
    footer=False,
    priority=True,
)
SUSPEND = Command(
    "suspend",
    "ctrl+z",
    "Ctrl+Z",
    "app.suspend_process",
    "pause ptg",
    "Back to the shell for a while; `fg` returns. In an editor it takes back a change.",
    footer=False,
)
QUESTION_BEFORE = Command(
    "question-before", "ctrl+b", "Ctrl+B", "question_before", "back", "Back to the question before.", footer=False
)
"""In a window that asks one of several questions."""

EVERYWHERE = (HELP, STEADY, PEOPLE, HIDE, PALETTE, LEAVE, SUSPEND)
"""What works on every screen."""

PLACES = (
    ("guides", "guides", "All the guides there are."),
    ("pages", "pages", "Your pages: read, find, change, delete."),
    ("trash", "trash", "What was deleted, and how it comes back."),
    ("breathe", "practice", "A timed breath, at once."),
    ("practices", "practices", "Breathing, grounding, scans and more, each with its time."),
    ("hard moment", "cope", "One thing to do, or three to choose from."),
    ("plan", "plan", "Your plan for hard times, and the people in it."),
    ("helps", "helps", "What helped you, in your own ratings and words."),
    ("strategies", "strategies", "Everything there is to try, and your own."),
    ("check in", "checkin", "How hard it is, what you feel, a line of words."),
    ("settings", "settings", "Country, look, motion and more."),
)
"""What the palette leads to from anywhere: what it is called, the place, what is there."""

IN_THE_SHELL = (
    ("ptg search WORDS", "Search from the command line."),
    ("ptg note", "Keep one line, quickly."),
    ("ptg history @last", "What a page was before you changed it."),
    ("ptg drafts", "Sessions left open: resume, keep or discard."),
    ("ptg doctor", "Look at every file; name what can't be read."),
    ("ptg paths", "Where your files are."),
    ("ptg config", "Every setting, on the command line."),
    ("ptg erase --everything", "Remove all that ptg keeps on this computer."),
)
"""What only the command line does, so that the palette can at least name it."""

OTHER_WORDS = {
    "leave": "quit exit close end stop bye",
    "hide": "blank black cover privacy clear",
    "keys": "shortcuts about manual",
    "people": "phone call hotline emergency 112 911",
    "steady": "calm ground panic",
    "pause ptg": "suspend background shell",
    "settings": "theme dark light dawn dusk contrast colors colours look preferences options configure language",
    "pages": "copy search look up tags rename title redate undo edit entries journal history browse",
    "guides": "questions prompts write new",
    "trash": "bin deleted removed undo restore recover",
    "breathe": "breathing calm",
    "practices": "exercises grounding body scan",
    "hard moment": "cope crisis urge panic",
    "plan": "safety people contacts",
    "check in": "mood rating distress log",
    "blank page": "write new empty note entry",
    "delete": "remove trash bin",
    "bring back": "undo restore recover",
    "find": "search filter look for",
    "tags": "labels",
    "title": "rename name",
    "date": "redate when time",
    "edit": "write text",
    "copy": "clipboard",
    "care": "private sensitive hide",
}
"""What else a thing is looked for as, by what it is called here: its label, or the place's name."""
