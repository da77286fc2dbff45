"""A small window about someone: what they are called, how they are reached, what they are good for."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.model.person import HELP, HELP_SAID, Person
from ptg_cli.model.visible import in_one_line, one_line, width, wrapped
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.here import ModalHere
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows
from ptg_cli.tui.widgets.words import Words

DONE = Command("done", "escape,q", "Esc", "done", "done", "Back to the people. All of it is kept.")
REMOVE = Command("remove", "x,delete", "x", "remove", "take out", "Take them out of your people.")

_ROWS: Final = ("name", "reach", *HELP, "asked", "not_safe")
_LABELS: Final = {
    "name": "Name, or initials",
    "reach": "How to reach them",
    **{kind: f"{HELP_SAID[kind][0].upper()}{HELP_SAID[kind][1:]}" for kind in HELP},
    "asked": "Has been asked",
    "not_safe": "Not safe with them",
}
_ASKED: Final = {
    "name": ("Name, or initials", "Enter keeps it. Esc leaves it as it was."),
    "reach": ("How are they reached?", "A number, an address, a knock. Nothing typed takes it off."),
}
_ABOUT: Final = {
    "asked": "Whether you asked them if that is all right. It makes calling easier.",
    "not_safe": "“Yes” takes them out of every suggestion and off the card. It can be undone here.",
}
_COLUMN: Final = max(map(len, _LABELS.values())) + 3
_CELLS: Final = 24


class PersonDialog(ModalHere[Person | None]):
    """Every change is handed to `keep` at once, which gets the person before and after and says whether it was kept.
    Closes with the person where they are to be taken out, else with None."""

    DEFAULT_CSS = """
    PersonDialog > Vertical {
        width: 66; max-width: 100%; height: auto; max-height: 100%; background: $raised; padding: 1 3;
    }
    PersonDialog Rows { background: $raised; margin-top: 1; height: auto; max-height: 15; }
    PersonDialog #about { color: $dim; padding: 0 1; height: 2; margin-top: 1; }
    PersonDialog.-short > Vertical { padding: 0 3; }
    PersonDialog.-short Rows { max-height: 13; }
    """

    AUTO_FOCUS = "Rows"
    HERE: ClassVar = (REMOVE, DONE)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(
        self,
        person: Person,
        keep: Callable[[Person, Person], Awaitable[bool]],
        typed: Callable[[str], None] = lambda words: None,
    ) -> None:
        """`typed` hears a line with every change while it is asked for, and an empty one once it is kept or left."""
        super().__init__()
        self._typed = typed
        self._person = person
        self._keep = keep

    def compose(self) -> ComposeResult:
        """The name, a row for each thing, what can be done."""
        with Vertical():
            yield Plain(one_line(self._person.name), id="who", classes="title")
            yield Rows(at_once=True)
            yield Plain(id="about")
            yield Words(self.HERE)

    def on_mount(self) -> None:
        """The first thing is marked."""
        rows = self.query_one(Rows)
        rows.add_options([Option(self._drawn(place)) for place in range(len(_ROWS))])
        rows.highlighted = 0

    def _drawn(self, place: int) -> Content:
        what, person = _ROWS[place], self._person
        label = f"{place + 1}  {_LABELS[what]:<{_COLUMN}}"
        if what in _ASKED:
            said = one_line(getattr(person, what)) or "not said"
            room = min(_CELLS, self.app.size.width - _COLUMN - 12)
            if width(said) <= room:
                return plain(label + said)
            # A number has to be seen whole: it stands below then, as wide as the window.
            return plain(f"{label.rstrip()}\n{wrapped(f'   {said}', _COLUMN + 3 + room)}")
        is_so = what in person.help or (what not in HELP and getattr(person, what))
        return plain(label + ("yes" if is_so else "no"))

    def _show(self) -> None:
        self.query_one("#who", Plain).say(one_line(self._person.name))
        for place in range(len(_ROWS)):
            self.query_one(Rows).replace_option_prompt_at_index(place, self._drawn(place))

    @on(OptionList.OptionHighlighted)
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        """Says what the marked row is for."""
        self.query_one("#about", Plain).say(
            _ABOUT.get(_ROWS[event.option_index], "Enter, a click or its number changes it.")
        )

    def on_key(self, event: events.Key) -> None:
        """A digit goes to its row and changes it."""
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= len(_ROWS):
            event.stop()
            self.query_one(Rows).highlighted = int(event.character) - 1
            self._change(_ROWS[int(event.character) - 1])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._change(_ROWS[event.option_index])

    @work(exclusive=True)
    async def _change(self, what: str) -> None:
        person = self._person
        if what in HELP:
            marked = set(person.help) ^ {what}
            await self._put(replace(person, help=tuple(kind for kind in HELP if kind in marked)))
        elif what == "asked":
            await self._put(replace(person, asked=not person.asked))
        elif what == "not_safe":
            await self._put(replace(person, not_safe=not person.not_safe))
        else:
            question, hint = _ASKED[what]
            value = getattr(person, what)
            while (words := await self.app.push_screen_wait(Ask(question, value, hint, typed=self._typed))) is not None:
                value = in_one_line(words)
                now = replace(person, reach=value) if what == "reach" else replace(person, name=value)
                if not now.name or await self._put(now):
                    break
            self._typed("")

    async def _put(self, person: Person) -> bool:
        if person != self._person:
            if not await self._keep(self._person, person):
                return False
            self._person = person
            self._show()
        return True

    def action_done(self) -> None:
        """Back to the people."""
        self.dismiss(None)

    def action_remove(self) -> None:
        """They are to be taken out."""
        self.dismiss(self._person)
