"""A command: one thing that can be done here. It gives the binding, the footer, the palette, the help and the
tooltip, so that no two of them can differ."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from ptg_cli.capabilities import capability
from ptg_cli.sentences import app as said


class Command(NamedTuple):
    """`name` stands for it in a person's own key map. `keys` are Textual's names, joined by commas; `shown` is how
    the first of them is called in words. `label` is the footer's word, `about` the sentence that help, palette
    and tooltip give. `footer` false keeps it out of the footer, never out of the help. `words` are others that people
    look for it by."""

    name: str
    keys: str
    shown: str
    action: str
    label: str
    about: str
    footer: bool = True
    priority: bool = False
    words: str = ""

    @property
    def title(self) -> str:
        """The label where a line begins with it."""
        return self.label[:1].upper() + self.label[1:]

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


def opens(name: str, *, footer: bool = True) -> Command:
    """What opens the place of that name, as `capabilities` has it. Raises: KeyError."""
    one = capability(name)
    return Command(name, one.key, one.key, f"go('{name}')", one.label, one.about, footer=footer, words=one.words)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of several commands."""
    return [command.binding for command in commands if command.keys]


SCROLL_KEYS = (
    Binding("pagedown,space", "scroll('page_down')", show=False),
    Binding("pageup", "scroll('page_up')", show=False),
    Binding("home,g", "scroll('home')", show=False),
    Binding("end,G", "scroll('end')", show=False),
)
"""The keys that scroll by a window, to the beginning and to the end, wherever there is an action `scroll`."""

HELP = Command(
    "keys",
    "f1,question_mark",
    "F1",
    "app.help",
    "keys",
    said.HELP_ABOUT,
    words=said.HELP_WORDS,
)
STEADY = Command(
    "steady",
    "f2",
    "F2",
    "app.steady",
    "steady",
    said.STEADY_ABOUT,
    words=said.STEADY_WORDS,
)
PEOPLE = Command(
    "people",
    "f3,exclamation_mark",
    "F3",
    "app.people",
    "people",
    capability("people").about,
    words=capability("people").words,
)
HIDE = Command(
    "hide",
    "f9",
    "F9",
    "app.hide",
    "hide",
    said.HIDE_ABOUT,
    footer=False,
    priority=True,
    words=said.HIDE_WORDS,
)
PALETTE = Command("palette", "ctrl+p", "Ctrl+P", "app.command_palette", "all", said.PALETTE_ABOUT, footer=False)
LEAVE = Command(
    "leave",
    "ctrl+q",
    "Ctrl+Q",
    "app.leave",
    "leave",
    said.LEAVE_ABOUT,
    footer=False,
    priority=True,
    words=said.QUIT_WORDS,
)
SUSPEND = Command(
    "suspend",
    "ctrl+z",
    "Ctrl+Z",
    "app.suspend_process",
    "pause ptg",
    said.SUSPEND_ABOUT,
    footer=False,
    words=said.SUSPEND_WORDS,
)
QUESTION_BEFORE = Command(
    "question-before", "ctrl+b", "Ctrl+B", "question_before", "back", said.QUESTION_BEFORE_ABOUT, footer=False
)
"""In a window that asks one of several questions."""

EVERYWHERE = (HELP, STEADY, PEOPLE, HIDE, PALETTE, LEAVE, SUSPEND)
"""What works on every screen."""
