"""Practices: all there are, what the marked one is, and what the person's own ratings say of it."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.context import Context
from ptg_cli.model.practice import Practice, how_long
from ptg_cli.model.visible import one_line, shorten, width
from ptg_cli.sentences import guides as said_of_guides
from ptg_cli.sentences import line as said_of_line
from ptg_cli.sentences import practice as said
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.navigation import AppEnd, Go, OpenPractice
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows

BEGIN = Command("begin", "", "enter", "begin", "begin", said.BEGIN_ABOUT)
BACK = Command("back", "escape,q", "Esc", "back", "back", said_of_line.BACK_WHERE_YOU_WERE)


class PracticesScreen(PtgScreen[None]):
    """Those that turn to what the person wants to be spared are left out, and that is said."""

    DEFAULT_CSS = """
    PracticesScreen #frame { width: 100%; max-width: 78; height: 1fr; padding: 2 3 0 3; }
    PracticesScreen #both { height: 1fr; margin-top: 1; }
    PracticesScreen Rows { height: 1fr; min-height: 3; scrollbar-gutter: stable; }
    PracticesScreen #preview { height: 8; margin-top: 1; padding: 0 1; scrollbar-size-vertical: 1; }
    PracticesScreen #preview Plain { height: auto; }
    PracticesScreen.-short #frame, PracticesScreen.-narrow #frame { padding: 1 2 0 2; }
    PracticesScreen.-short #preview { height: 6; }
    PracticesScreen.-wide #frame { max-width: 118; }
    PracticesScreen.-wide #both { layout: horizontal; }
    PracticesScreen.-wide Rows { width: 55; }
    PracticesScreen.-wide #preview { width: 1fr; height: 1fr; margin: 0 0 0 4; }
    """

    HERE: ClassVar = (BEGIN, BACK)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context, order: OpenPractice | str = "") -> None:
        super().__init__()
        self.context = context
        self._order = order if isinstance(order, OpenPractice) else OpenPractice()
        self._shown: list[Practice] = []
        self._usual: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The list, and what the marked one is."""
        with Vertical(id="frame"):
            yield Plain(said.TITLE, classes="title")
            with Container(id="both"):
                yield Rows(numbered=True)
                with VerticalScroll(id="preview", can_focus=False):
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
        found = desk.listed()
        usual = {practice.slug: desk.usual(practice) for practice in found}
        self.show_newest(self._show, found, desk.hidden, usual)

    def _show(self, found: list[Practice], hidden: int, usual: dict[str, str]) -> None:
        self._shown, self._usual = found, usual
        rows = self.query_one(Rows)
        column = max((width(one_line(practice.title)) for practice in found), default=0)
        rows.clear_options()
        for number, practice in enumerate(found, 1):
            title = shorten(one_line(practice.title), column)
            rows.add_option(
                Option(
                    plain(f"{number:>2}  {title}{' ' * (column - width(title))}   ") + plain(how_long(practice.seconds))
                )
            )
        notes = [said.NO_FAST_BREATHING]
        if hidden:
            notes.append(said.SOME_LEFT_OUT)
        rows.add_options([Option(plain(f"\n{note}"), disabled=True) for note in notes])
        if found:
            rows.highlighted = 0
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        practice = self._marked
        if practice is None:
            return
        own = f" {said_of_guides.IS_YOUR_OWN}" if practice.mine else ""
        parts = {
            "about": f"{how_long(practice.seconds).capitalize()}.{own}",
            "summary": practice.summary,
            "instead": practice.instead,
            "usual": self._usual.get(practice.slug, ""),
        }
        for name, words in parts.items():
            part = self.query_one(f"#{name}", Plain)
            part.say(words)
            part.display = bool(words)
        rows = self.query_one(Rows)
        if practice is self._shown[-1]:  # what is said under the last one comes into view with it
            self.call_after_refresh(rows.scroll_end, animate=False)

    @property
    def _marked(self) -> Practice | None:
        place = self.query_one(Rows).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

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
