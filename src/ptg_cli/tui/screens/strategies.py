"""Strategies: what can be done in a hard moment, kind by kind, each to star, hide or put into one's own words."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import work

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.strategies import StrategyDesk, StrategyList, own_strategy
from ptg_cli.desk.strategy_list import (
    HOW_LONG,
    NONE_FITS,
    WHOLE_MINUTES,
    fits,
    groups,
    marks,
    minutes_of,
    suits,
)
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.strategy import FAMILIES, MOST_STEPS, OWN_FAMILY, Strategy
from ptg_cli.model.visible import in_one_line, one_line, shorten, width, wrapped
from ptg_cli.tui.commands import Command, bindings
from ptg_cli.tui.dialogs.ask import Ask
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.navigation import Go, OpenHardMoment
from ptg_cli.tui.screens.finder import BACK, TO_LIST, FinderRow, FinderScreen
from ptg_cli.tui.widgets.rows import Rows

BEGIN = Command("begin", "", "enter", "begin", "begin", "Begin the marked strategy.")
FIND = Command(
    "find",
    "slash",
    "/",
    "find",
    "find",
    "Type to find one: a word, a feeling, starred, the most minutes.",
    footer=False,
)
STAR = Command(
    "star", "s", "s", "star", "star", "Star the marked one, so that it comes first among equals; again to undo."
)
HIDE = Command("hide_one", "h", "h", "hide", "hide", "Hide the marked one, so that it is never suggested.")
SHOW = Command("show_one", "h", "h", "unhide", "show again", "Show the marked one again.")
REWORD = Command("reword", "e", "e", "reword", "reword", "Put the marked one into your own words.")
ADD = Command("add", "a", "a", "add", "add yours", "Add a strategy of your own.")
MORE = Command("more", "space", "space", "more", "more", "What else is said of the marked one.")
MOVE = Command(
    "move", "down", "up, down", "move(1)", "move", "Mark another strategy. Page up and page down go further."
)
CLEAR = Command("clear", "escape", "Esc", "clear", "all", "Empty the line, so that all strategies stand here again.")

_STEP: Final = "Step {number}, or enter alone when that is all"


class StrategiesScreen(FinderScreen[Strategy]):
    """The list has the focus, so that letters act on the marked one; a slash leads to the line."""

    NAME = "Strategies"
    FINDS = "/ finds one: a word, a feeling, starred, 5 min"
    PARTS: ClassVar = (
        ("about", "dim"),
        ("starts", "dim"),
        ("steps", "steps"),
        ("caution", "dim"),
        ("suits", "dim wide"),
        ("rests-on", "dim wide"),
    )
    DEFAULT_CSS = """
    StrategiesScreen .wide { display: none; }
    StrategiesScreen.-wide Rows { width: 64; }
    StrategiesScreen.-wide .steps, StrategiesScreen.-wide .wide, StrategiesScreen.-wide #caution { margin-top: 1; }
    """
    HERE: ClassVar = (BEGIN, CLEAR, BACK, STAR, HIDE, SHOW, MORE, ADD, REWORD, FIND, MOVE, TO_LIST)
    BINDINGS: ClassVar = bindings((CLEAR, BACK, FIND, STAR, HIDE, SHOW, MORE, ADD, REWORD))

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._shelf: StrategyList | None = None

    def on_mount(self) -> None:
        """Reads once something is drawn."""
        super().on_mount()
        self.query_one(Rows).focus()
        self._read()

    @work(thread=True, group="reading", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        self.call_later(self._show, self._shelf_now())

    def _shelf_now(self) -> StrategyList:
        try:
            return self.context.strategy_desk.shelf()
        except OSError as error:
            return StrategyList(skipped=(explain(error),))

    def _show(self, shelf: StrategyList, kept: str = "") -> None:
        if self.is_attached:
            self._shelf = shelf
            self.fill(next((one for one in shelf.strategies if one.slug == kept), None))
            self.call_after_refresh(self.fit)

    def ready(self) -> bool:
        """True once the strategies have been read."""
        return self._shelf is not None

    def rows(self, words: str, room: int) -> Sequence[FinderRow[Strategy]]:
        """The strategies that fit, under their kinds; what is hidden comes last, then what was left out."""
        assert self._shelf is not None
        found: list[FinderRow[Strategy]] = []
        for kind, group in groups(one for one in self._shelf.strategies if fits(one, words)).items():
            found.append(FinderRow(f"{chr(10) if found else ''}{kind.capitalize()}"))
            found += [FinderRow(_row(one, room), one) for one in group]
        if not found:
            found.append(
                FinderRow(f"{NONE_FITS} Esc shows them all." if words.strip() else "There are none to read here.")
            )
        if self._shelf.skipped and not words.strip():
            said = ("Left out, since something in the file can't be used:", *map(one_line, self._shelf.skipped))
            found += [FinderRow(f"\n{words}") for words in said]
        return found

    def about(self, thing: Strategy) -> Mapping[str, str]:
        """What it takes, its steps, and what to watch out for."""
        shelf, wide = self._shelf or StrategyList(), self.has_class("-wide")
        starts, said = shelf.starts.get(thing.slug, ""), marks(thing)
        room = self.query_one("#preview").scrollable_content_region.width
        return {
            "name": thing.title,
            "about": f"{thing.about[:1].upper()}{thing.about[1:]}.{f' {said.capitalize()}.' if said else ''}",
            "steps": "\n".join(_step(number, step, room) for number, step in enumerate(thing.steps, 1)),
            "caution": thing.caution,
            "starts": f"Starts: {one_line(starts)}." if starts else "",
            "suits": suits(thing) if wide else "",
            "rests-on": shelf.rests_on.get(thing.source, "") if wide else "",
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a marked one can be changed."""
        if action in {"star", "hide", "unhide", "reword"}:
            one = self.marked if self.is_mounted else None
            return one is not None and (action not in {"hide", "unhide"} or one.hidden == (action == "unhide"))
        if action == "more":
            return self.is_mounted and self.query_one("#preview").max_scroll_y > 0
        return super().check_action(action, parameters)

    def begin(self, thing: Strategy) -> None:
        """Begins a strategy, as in a hard moment."""
        self.post_message(Go("hard-moment", OpenHardMoment(thing.slug)))

    def action_more(self) -> None:
        """A page further in what is said of the marked one, and at its end the beginning."""
        preview = self.query_one("#preview")
        if preview.scroll_offset.y >= preview.max_scroll_y:
            preview.scroll_home(animate=False)
        else:
            preview.scroll_page_down(animate=False)

    def action_star(self) -> None:
        """Stars the marked one, or takes the star off."""
        if one := self.marked:
            said = "No longer starred." if one.starred else "Starred."
            self._keep(lambda desk: desk.change(one, star=not one.starred), said, one.slug)

    def action_hide(self) -> None:
        """Hides the marked one; the mark goes on to the one below."""
        if one := self.marked:
            things = [row.thing for row in self._rows if row.thing]
            after = things[things.index(one) + 1 :][:1] or [one]
            said = "Hidden. It stands at the end; h there brings it back."
            self._keep(lambda desk: desk.change(one, hide=True), said, after[0].slug)

    def action_unhide(self) -> None:
        """Shows the marked one again, among its kind."""
        if one := self.marked:
            self._keep(lambda desk: desk.change(one, hide=False), "Shown again.", one.slug)

    @work
    async def action_reword(self) -> None:
        """Asks for the marked one's words: its title, then its steps."""
        if not (one := self.marked):
            return
        back = "leaves it as it is" if one.mine else "brings back the words it came with"
        title = await self.app.push_screen_wait(
            Ask("Its title", one.title, f"An empty line {back}. Esc stops.", typed=partial(self._hold, "reword", ()))
        )
        steps = await self._steps("reword", title, one.steps) if title and title.strip() else []
        if title is not None and steps is not None:
            done = "It is in your words now." if title.strip() else "It is as it came."
            await self._kept(lambda desk: desk.reword(one, title, steps), done, one.slug, "reword")
        else:
            self.context.keeper.release("strategies/reword")

    @work
    async def action_add(self) -> None:
        """Asks for one of their own: its title, its steps, its kind, how long it takes. Enter leaves any but the
        title."""
        left, *before = (await asyncio.to_thread(self._left)).split("\n")
        one = await self._ask_for_own(left, before)
        if one is not None:
            await self._kept(lambda desk: desk.add(one), "Added.", one.slug, "new")
        elif not left:  # what an earlier run left waits on
            self.context.keeper.release("strategies/new")

    async def _ask_for_own(self, left: str, before: Sequence[str]) -> Strategy | None:
        """One of their own. `left` and `before` are the title and the steps that an earlier run left unfinished."""
        hold = partial(self._hold, "new", ())
        asked = Ask("What do you do that helps?", hint="A title. Esc stops.", typed=hold, left=left)
        title = await self.app.push_screen_wait(asked)
        steps = await self._steps("new", title, before) if title and title.strip() else None
        if not title or steps is None:
            return None
        kinds = ["Leave it open", *(f"{kind[0].upper()}{kind[1:]}" for kind in self.context.strategy_desk.kinds)]
        kind = await self.app.push_screen_wait(Choice("What kind is it?", kinds))
        if kind is None:
            return None
        asked = Ask(HOW_LONG, hint=WHOLE_MINUTES, wrong=lambda words: "" if minutes_of(words) else WHOLE_MINUTES)
        minutes = await self.app.push_screen_wait(asked)
        if minutes is None:
            return None
        return own_strategy(title, FAMILIES[kind - 1] if kind else OWN_FAMILY, steps, minutes_of(minutes))

    async def _steps(self, what: str, title: str, present: Sequence[str]) -> list[str] | None:
        """Steps one by one, those there are to be taken or changed; None where Esc was pressed."""
        steps: list[str] = []
        while len(steps) < MOST_STEPS:
            number = len(steps) + 1
            old = present[number - 1] if number <= len(present) else ""
            hint = "Enter takes what stands there. Esc stops; nothing changes."
            typed = partial(self._hold, what, (title, *steps))
            step = await self.app.push_screen_wait(Ask(_STEP.format(number=number), old, hint, typed=typed))
            if step is None:
                return None
            if not step.strip():
                break
            steps.append(in_one_line(step))
        return steps

    def _hold(self, what: str, before: Sequence[str], words: str) -> None:
        """What was typed of one so far survives whatever ends ptg."""
        self.context.keeper.hold(f"strategies/{what}", "\n".join((*before, words)))

    def _left(self) -> str:
        try:
            return self.context.keeper.left("strategies/new")
        except OSError:  # drafts that can't be read are no reason not to ask; `ptg doctor` names them
            return ""

    @work
    async def _keep(self, change: Callable[[StrategyDesk], str], done: str, slug: str) -> None:
        await self._kept(change, done, slug)

    async def _kept(self, change: Callable[[StrategyDesk], str], done: str, slug: str, what: str = "") -> None:
        """Keeps a change from a thread, says so, and shows all anew with that one marked."""
        try:
            said = await asyncio.to_thread(change, self.context.strategy_desk) or done
        except (OSError, JournalError) as error:
            said = f"{explain(error).rstrip('.')}. Nothing was kept."
        else:
            if what:
                self.context.keeper.release(f"strategies/{what}")
        self.notify(one_line(said), markup=False)
        self._show(await asyncio.to_thread(self._shelf_now), slug)


def _row(one: Strategy, room: int) -> str:
    """A sign for a starred one, the title and the minutes in columns, cut to so many cells."""
    minutes = f"{one.minutes:>3} min"
    column = max(room - 2 - len(minutes) - 2, 8)
    title = shorten(one_line(one.title), column)
    return f"{'*' if one.starred else ' '} {title}{' ' * (column - width(title))}  {minutes}"


def _step(number: int, step: str, room: int) -> str:
    """A step with its number, what goes on in a second line below its first word."""
    return f"{number}  " + wrapped(one_line(step), max(room - 3, 20)).replace("\n", "\n   ")
