"""The palette: everything ptg can do, found by its name or by another word for it."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import Any, ClassVar, Final, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ptg_cli.capabilities import ABSENT, CAPABILITIES, GROUPS, Absent, Capability, Group, fit, fit_of_absent
from ptg_cli.sentences import app as said
from ptg_cli.tui.commands import EVERYWHERE, PALETTE, Command
from ptg_cli.tui.grid import Frame
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screen_commands import ModalCommands, ScreenCommands
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows

_TOLD: Final = "told"


class Found(NamedTuple):
    """One row: its name, its key or where else it is done, what it does, other words for it, and what runs it."""

    name: str
    key: str
    about: str
    words: str
    run: Callable[[], Awaitable[object] | object]


class Palette(ModalCommands[None]):
    """Lists what can be done on the screen `below`, the places there are, and the commands of the shell. What is typed
    finds among them; Enter or a click runs one, back where it belongs."""

    DEFAULT_CSS = """
    Palette Line { margin: 1 0; }
    Palette .about { color: $dim; height: 3; margin: 1 0; }
    Palette.-short .about { height: 2; }
    Palette.-tiny Line, Palette.-tiny .about { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
    ]

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._below = below
        self._groups: list[tuple[str, list[Found]]] = []
        self._shown: list[Found | None] = []
        """What each row stands for; None for a heading."""

    def compose(self) -> ComposeResult:
        """The title, the line, the list, what the marked one is about."""
        with Frame():
            yield Plain(said.WHAT_DO_YOU_LOOK_FOR, classes="title")
            yield Line(placeholder=said.ANY_WORD_FOR_IT)
            rows = Rows(at_once=True)
            rows.can_focus = False  # what is typed always goes into the line
            yield rows
            yield Plain(classes="about")

    def on_mount(self) -> None:
        """One types at once."""
        self._groups = [(heading, found) for heading, found in self._grouped() if found]
        self.query_one(Line).focus()

    # What there is

    def _grouped(self) -> Iterator[tuple[str, list[Found]]]:
        """Every group with its rows: first what only this screen has."""
        below = self._below
        works = below.commands_here(by_key=False) if isinstance(below, ScreenCommands) else list(EVERYWHERE)
        commands = [command for command in works if command != PALETTE]
        places = {command.name: command for command in commands if command in EVERYWHERE or _opens_place(command)}
        yield said.HERE, [self._command(command) for command in commands if command.name not in places]
        labels = {command.label for command in commands}
        for group in GROUPS:
            yield group.heading, [*self._group(group, places, labels)]

    def _group(self, group: Group, places: dict[str, Command], labels: set[str]) -> Iterator[Found]:
        for name in group.commands:
            if name in places:
                yield self._command(places[name])
            elif name == _TOLD:
                about, words = said.LAST_MESSAGES_ABOUT, said.LAST_MESSAGES_WORDS
                yield Found(said.LAST_MESSAGES, "", about, words, partial(self.app.run_action, "told"))
        in_shell: list[Found] = []
        for one in (one for one in CAPABILITIES if one.panel in group.panels):
            if one.name in places:
                yield self._command(places[one.name])
            elif one.on_screen and one.label not in labels and isinstance(self._below, ScreenCommands):
                go = partial(self.app.post_message, Go(one.name))
                yield Found(one.label.capitalize(), "", one.about, one.words, go)
            if one.example:
                in_shell.append(self._in_shell(one))
        yield from in_shell

    def _command(self, command: Command) -> Found:
        run = partial(self._below.run_action, command.action)
        return Found(command.label.capitalize(), command.shown, command.about, command.words, run)

    def _in_shell(self, one: Capability) -> Found:
        tell = partial(self.app.notify, said.in_the_shell(one.example), markup=False, timeout=8)
        return Found(one.example, said.IN_THE_SHELL, one.about, one.words, tell)

    def _absent(self, absent: Absent) -> Found:
        return Found(said.not_in_ptg(absent.label), "", absent.said, "", partial(self._tell_absent, absent))

    def _tell_absent(self, absent: Absent) -> None:
        """Says what there is instead, and opens the nearest thing."""
        if absent.near:
            self.app.post_message(Go(absent.near))
        self.app.notify(absent.said, markup=False, timeout=8)

    # What is found

    def _found(self, wanted: Sequence[str]) -> list[Found]:
        """What holds every word wanted, best first: in its name, else as the beginning of a word in what it says or of
        another word for it."""
        ranked: list[tuple[float, Found]] = []
        for found in (found for _, group in self._groups for found in group):
            everything = f"{found.name} {found.about} {found.words}"
            ranked.append((max(fit(found.name, [*wanted]), fit(everything, [*wanted]) / 2), found))
        ranked += [(fit_of_absent(absent, [*wanted]), self._absent(absent)) for absent in ABSENT]
        return [found for fits, found in sorted(ranked, key=lambda one: -one[0]) if fits]

    @on(Input.Changed)
    def _fill(self) -> None:
        """All there is in its groups; once something is typed, what goes by that."""
        wanted = self.query_one(Line).value.casefold().split()
        rows = self.query_one(Rows)
        rows.clear_options()
        self._shown = []
        if wanted:
            self._add(rows, self._found(wanted))
        for heading, group in () if wanted else self._groups:
            gap = "\n" if self._shown else ""
            self._shown.append(None)
            rows.add_option(Option(plain(gap) + plain(heading), disabled=True))
            self._add(rows, group)
        if not self._shown:
            rows.add_option(Option(plain(said.NOTHING_BY_THAT_NAME), disabled=True))
        rows.highlighted = next((place for place, found in enumerate(self._shown) if found), None)
        rows.scroll_home(animate=False)
        self._tell()

    def _add(self, rows: Rows, group: Sequence[Found]) -> None:
        self._shown += group
        rows.add_options([Option(_drawn(found, rows.room)) for found in group])

    @property
    def _marked(self) -> Found | None:
        place = self.query_one(Rows).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        """Says what the marked one does."""
        marked = self._marked
        self.query_one(".about", Plain).say(marked.about if marked else "")

    @on(events.Resize)
    def _fit(self) -> None:
        """Keys stand on the right edge."""
        self.call_after_refresh(self._fill)

    # What can be done

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _choose(self) -> None:
        """Runs the marked one, once the screen that it belongs to is back."""
        if marked := self._marked:
            self.dismiss()
            self.app.call_later(marked.run)

    def action_move(self, how: str) -> None:
        """Marks another row."""
        getattr(self.query_one(Rows), f"action_{how}")()

    def action_close(self) -> None:
        """Back to where you were."""
        self.dismiss()


def _opens_place(command: Command) -> bool:
    return command.action == f"go('{command.name}')" and command.name in {one.name for one in CAPABILITIES}


def _drawn(found: Found, room: int) -> Content:
    name = plain(found.name).truncate(max(room - len(found.key), 1), ellipsis=True, pad=True)
    return name + plain(found.key, "$dim")
