"""One part of the plan: its lines in a list, and a row of words for all that can be done with them."""

import asyncio
from functools import partial
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ptg_cli.context import Context
from ptg_cli.desk.plan_visit import NOT_SAFE_HEADING, OpenedPart, Row
from ptg_cli.model.plan import on_card_said
from ptg_cli.model.visible import one_line
from ptg_cli.tui.asking import PartActions
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.foot import Foot
from ptg_cli.tui.widgets.plain import Plain, plain
from ptg_cli.tui.widgets.rows import Rows
from ptg_cli.tui.widgets.words import Words

ADD = Command("add", "a", "a", "add", "add", "Add a line.", footer=False)
CHANGE = Command(
    "change", "c", "c", "change", "change", "Change the marked line. So do enter and its number.", footer=False
)
REMOVE = Command("remove", "x,delete", "x", "remove", "remove", "Take the marked line out.", footer=False)
UP = Command("up", "K,shift+up,left_square_bracket", "K", "move(-1)", "up", "Move the line up. So does [.", False)
DOWN = Command("down", "J,shift+down,right_square_bracket", "J", "move(1)", "down", "Move it down. So does ].", False)
LINES = Command("lines", "l", "l", "lines", "helplines", "Lines of your country, to add what you like.", footer=False)
EXAMPLES = Command("examples", "m", "m", "examples", "examples", "What others write here.", footer=False)
WAY = Command("way", "w", "w", "way", "in the way?", "What might get in the way? A word on it, if you like.", False)
CARD = Command("card", "t", "t", "card", "on the card?", "Show this part on the support card, or not.", footer=False)
UNDO = Command("undo", "u", "u", "undo", "take back", "Take the last change of this visit back.")
BACK = Command("back", "escape,q", "Esc", "back", "all parts", "Back to all parts. All of it is kept.")

_EMPTY: Final = "Nothing here yet. a adds the first line. m shows examples."
_LINES_TOO: Final = " l shows the helplines of your country."
_IN_WORDS: Final = (ADD, CHANGE, REMOVE, UP, DOWN, LINES, EXAMPLES, WAY, CARD)


class PartScreen(PartActions, PtgScreen[None]):
    """People marked as not safe stand below the others, so that the mark can be taken off again."""

    DEFAULT_CSS = """
    PartScreen #frame { width: 100%; max-width: 78; height: 1fr; padding: 2 3 0 3; }
    PartScreen Rows { height: auto; max-height: 55%; margin: 1 0; }
    PartScreen #way, PartScreen #card { color: $dim; padding: 0 1; }
    PartScreen #way { max-height: 3; }
    PartScreen Words { margin-top: 1; }
    PartScreen.-short #frame, PartScreen.-narrow #frame { padding: 1 2 0 2; }
    PartScreen.-short Rows { max-height: 45%; }
    PartScreen.-tiny Rows, PartScreen.-tiny Words { margin: 0; }
    """

    HERE: ClassVar = (*_IN_WORDS, UNDO, BACK)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context, opened: OpenedPart) -> None:
        super().__init__()
        self.context = context
        self.part, self.visit = opened.part, opened.visit
        self._rows: list[Row | None] = []
        self._lock = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """The title, what it is for, the lines, what can be done."""
        with Vertical(id="frame"):
            yield Plain(self.part.title, classes="title")
            yield Plain(self.part.about, classes="dim")
            yield Rows()
            yield Plain(id="way")
            yield Plain(id="card")
            yield Words(())
        yield Foot()

    def on_mount(self) -> None:
        """Shows the lines."""
        super().on_mount()
        self.query_one(Rows).focus()
        self.show_lines()

    @property
    def one_by_one(self) -> asyncio.Lock:
        """Held while something is kept."""
        return self._lock

    @property
    def marked(self) -> Row | None:
        """The marked line."""
        place = self.query_one(Rows).highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def show_lines(self, mark: str = "") -> None:
        """Draws the lines anew; the one that says `mark` is marked, else the one at the same place."""
        shown, visit, part = self.query_one(Rows), self.visit, self.part
        place = shown.highlighted or 0
        here = visit.rows(part.id)
        away = visit.not_safe if part.id == "people" else []
        self._rows = [*here, *([] if here else [None]), *([None, *away] if away else [])]
        options = [Option(_drawn(number, row)) for number, row in enumerate(here, 1)]
        if not here:
            options.append(Option(plain(_EMPTY + (_LINES_TOO if part.id == "professional" else "")), disabled=True))
        if away:
            options.append(Option(plain(f"\n{NOT_SAFE_HEADING}"), disabled=True))
            options += [Option(_drawn(number, row)) for number, row in enumerate(away, len(here) + 1)]
        shown.clear_options()
        shown.add_options(options)
        named = [at for at, row in enumerate(self._rows) if row and mark and mark in {row.line, row.said}]
        there = [at for at, row in enumerate(self._rows) if row]
        nearest = min(there, key=lambda at: abs(at - place), default=None)
        shown.highlighted = named[0] if named else nearest
        way = visit.plan.in_the_way.get(part.id, "")
        for name, words in (
            ("way", f"In the way, maybe: {one_line(way)}" if way else ""),
            ("card", on_card_said(visit.plan, part.id)),
        ):
            line = self.query_one(f"#{name}", Plain)
            line.say(words)
            line.display = bool(words)
        self._say_what_works()

    @on(OptionList.OptionHighlighted)
    def _say_what_works(self) -> None:
        """The row of words is true for the marked line."""
        works = [one for one in _IN_WORDS if self.check_action(one.action.partition("(")[0], ())]
        self.query_one(Words).show(works)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a line is offered where one is marked."""
        if action in {"change", "remove"}:
            return self.is_mounted and self.marked is not None
        if action == "move":
            rows = self.visit.rows(self.part.id)
            return self.is_mounted and len(rows) > 1 and self.marked in rows
        if action == "lines":
            return self.part.id == "professional"
        return action != "undo" or self.visit.can_undo

    def on_key(self, event: events.Key) -> None:
        """A digit goes to its line and changes it."""
        there = [at for at, row in enumerate(self._rows) if row]
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= len(there):
            event.stop()
            self.query_one(Rows).highlighted = there[int(event.character) - 1]
            self.action_change()

    @work
    async def action_move(self, by: int) -> None:
        """Moves the marked line up or down."""
        async with self._lock:
            row, here = self.marked, self.visit.rows(self.part.id)
        if row in here and row is not None and 0 <= here.index(row) + by < len(here):
            await self.keep(partial(self.visit.move, self.part.id, row, by), row.line)

    @work
    async def action_undo(self) -> None:
        """Takes the last change back."""
        await self.keep(self.visit.undo)

    def action_back(self) -> None:
        """Back to all parts. After the first lines it is asked what of the plan the card shows."""
        if self.added and self.visit.ask_about_card():
            self._back_after_asking()
        else:
            self.dismiss(None)

    @work
    async def _back_after_asking(self) -> None:
        await self.ask_about_the_card()
        self.dismiss(None)


def _drawn(number: int, row: Row) -> Content:
    """A line with its number; whoever is not safe with that mark."""
    mark = "; not safe" if row.person is not None and row.person.not_safe else ""
    return plain(f"{number}  {one_line(row.said)}{mark}")
