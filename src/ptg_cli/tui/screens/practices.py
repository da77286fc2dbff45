"""Practices: all there are, what the marked one is, and what the person's own ratings say of it."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.context import Context
from ptg_cli.model.practice import Practice, PracticeGroup, breath_drawn, how_long
from ptg_cli.sentences import guides as said_of_guides
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import practice as said
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.grid import Beside, ListPane, Panes
from ptg_cli.tui.navigation import AppEnd, Go, OpenPractice
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.practice.columns import PracticeColumns
from ptg_cli.tui.widgets.rows import Rows

BEGIN = Command("begin", "", "enter", "begin", "begin", said.BEGIN_ABOUT)
BACK = Command("back", "escape,q", "Esc", "back", "back", said_of_line.BACK_WHERE_YOU_WERE)


class PracticesScreen(PtgScreen[None]):
    """Those that turn to what the person wants to be spared are left out, and that is said."""

    DEFAULT_CSS = """
    PracticesScreen Rows { height: 1fr; min-height: 3; margin: 1 -2 0 0; }
    PracticesScreen #preview .-empty, PracticesScreen #breath { display: none; }
    PracticesScreen.-wide #breath { display: block; margin-bottom: 1; }
    PracticesScreen.-wide #breath.-empty { display: none; }
    """

    HERE: ClassVar = (BEGIN, BACK)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context, order: OpenPractice | str = "") -> None:
        super().__init__()
        self.context = context
        self._order = order if isinstance(order, OpenPractice) else OpenPractice()
        self._shown: list[Practice] = []
        self._groups: list[tuple[PracticeGroup, list[Practice]]] = []
        self._of_row: dict[int, Practice] = {}
        self._usual: dict[str, str] = {}
        self._hidden = 0

    def compose(self) -> ComposeResult:
        """The list, and what the marked one is."""
        with Panes():
            with ListPane():
                yield Plain(said.TITLE, classes="title")
                yield Rows(numbered=True)
            with Beside(id="preview"):
                yield Plain(id="breath", classes="after")
                yield Plain(id="about", classes="dim")
                yield Plain(id="summary")
                yield Plain(id="instead", classes="dim")
                yield Plain(id="usual", classes="after")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Reads once something is drawn."""
        self.query_one(Rows).focus()
        self._read()

    @work(thread=True, group="reading", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        desk = self.context.practice_desk
        groups = desk.grouped()
        usual = {practice.slug: desk.usual(practice) for _, found in groups for practice in found}
        self.show_newest(self._show, groups, desk.hidden, usual)

    def _show(self, groups: list[tuple[PracticeGroup, list[Practice]]], hidden: int, usual: dict[str, str]) -> None:
        self._groups, self._usual, self._hidden = groups, usual, hidden
        self._shown = [practice for _, found in groups for practice in found]
        self._draw()
        if self._shown:
            self.query_one(Rows).action_first()
        self.refresh_bindings()

    def _draw(self) -> None:
        """The rows, as wide as there is room; the marked one stays marked."""
        rows = self.query_one(Rows)
        marked = rows.highlighted
        columns = PracticeColumns(self._shown, rows.room)
        options: list[Option] = []
        number = 0
        self._of_row = {}
        for group, found in self._groups:
            if group.title:
                air = "\n" if options else ""
                options.append(Option(plain(f"{air}{group.title}"), disabled=True))
            for practice in found:
                number += 1
                self._of_row[len(options)] = practice
                options.append(Option(columns.row(number, practice)))
        notes = [said.NO_FAST_BREATHING, *([said.SOME_LEFT_OUT] if self._hidden else [])]
        options += [Option(plain(f"\n{note}"), disabled=True) for note in notes]
        rows.clear_options()
        rows.add_options(options)
        rows.highlighted = marked

    def on_resize(self) -> None:
        """Another width: what stands beside a title may have room, or none any more."""
        if self._shown:
            self.call_after_refresh(self._draw)

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        practice = self._marked
        if practice is None:
            return
        breath = said.breath_said((phase.breath, phase.seconds) for phase in practice.phases)
        timing = f"{breath} " if breath else ""
        own = f" {said_of_guides.IS_YOUR_OWN}" if practice.mine else ""
        parts = {
            "breath": breath_drawn(practice.phases),
            "about": f"{timing}{how_long(practice.seconds).capitalize()}.{own}",
            "summary": practice.summary,
            "instead": practice.instead,
            "usual": self._usual.get(practice.slug, ""),
        }
        for name, words in parts.items():
            part = self.query_one(f"#{name}", Plain)
            part.say(words)
            part.set_class(not words, "-empty")
        rows = self.query_one(Rows)
        if practice is self._shown[-1]:  # what is said under the last one comes into view with it
            self.call_after_refresh(rows.scroll_end, animate=False)

    @property
    def _marked(self) -> Practice | None:
        place = self.query_one(Rows).highlighted
        return None if place is None else self._of_row.get(place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing begins before there is something to begin."""
        return action != "begin" or (self.is_mounted and self._marked is not None)

    @on(OptionList.OptionSelected)
    def action_begin(self) -> None:
        """Begins the marked practice."""
        if practice := self._marked:
            order = self._order._replace(words=practice.slug, choose=False, parting=False)
            self.post_message(Go("breathing", order))

    def action_back(self) -> None:
        """Back to where you were."""
        if len(self.app.screen_stack) == 1:
            self.app.exit(AppEnd())
        else:
            self.dismiss(None)
