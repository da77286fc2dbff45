"""The palette: everything ptg can do, found by its name or by another word for it."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import Any, ClassVar, Final, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ptg_cli.capabilities import ABSENT, CAPABILITIES, GROUPS, Absent, Capability, Group, fit_of, fit_of_absent
from ptg_cli.context import Context
from ptg_cli.sentences import app as said
from ptg_cli.tui.commands import EVERYWHERE, PALETTE, Command
from ptg_cli.tui.grid import Frame
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.palette_content import PaletteContent, Thing, read_content
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

    def __init__(self, below: Screen[Any], context: Context) -> None:
        super().__init__()
        self._below = below
        self.context = context
        self._content: PaletteContent | None = None
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
        if isinstance(self._below, ScreenCommands) and not isinstance(self._below, ModalScreen):
            self._read()

    @work(thread=True, exit_on_error=False)
    def _read(self) -> None:
        self.call_later(self._have, read_content(self.context))

    def _have(self, content: PaletteContent) -> None:
        self._content = content
        if self.is_attached and self.query_one(Line).value.strip():
            self._fill()

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

    def _found(self, words: str) -> list[tuple[str, list[Found]]]:
        """The groups of what goes by these words, the best first: what can be done, by its name, else by a word of what
        it says or another word for it; then guides and the like."""
        wanted = words.casefold().split()
        ranked: list[tuple[float, Found]] = []
        for found in (found for _, group in self._groups for found in group):
            ranked.append((fit_of(found.name, f"{found.about} {found.words}", wanted), found))
        ranked += [(fit_of_absent(absent, wanted), self._absent(absent)) for absent in ABSENT]
        ranked = sorted((one for one in ranked if one[0]), key=lambda one: -one[0])
        groups = [(ranked[0][0], said.THINGS_TO_DO, [found for _, found in ranked])] if ranked else []
        for fits, heading, things in self._content.found(words) if self._content else ():
            groups.append((fits, heading, [self._thing(thing) for thing in things]))
        return [(heading, found) for _, heading, found in sorted(groups, key=lambda group: -group[0])]

    def _thing(self, thing: Thing) -> Found:
        return Found(thing.name, thing.right, thing.about, thing.words, partial(self.app.post_message, thing.opens))

    @on(Input.Changed)
    def _fill(self) -> None:
        """All that can be done, in its groups; once something is typed, what goes by that."""
        words = self.query_one(Line).value.strip()
        rows = self.query_one(Rows)
        rows.clear_options()
        self._shown = []
        groups = self._found(words) if words else self._groups
        for heading, group in groups:
            if len(groups) > 1:
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
