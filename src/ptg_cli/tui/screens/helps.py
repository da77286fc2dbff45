"""What helps me: what the person's own ratings say together of what they used, as a hint and no verdict."""

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.insight.helps import (
    Figures,
    Helps,
    Tries,
    TryFilter,
    families,
    left_out,
    when,
)
from ptg_cli.model.civil_time import logical_day, spoken_day
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import helps as said
from ptg_cli.tui.commands import SCROLL_KEYS, Command, bindings
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.screens.base import Column, PtgScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain

ONLY = Command("only", "f", "f", "only", "only some", said.ONLY_ABOUT)
EVERYTHING = Command("everything", "x", "x", "everything", "everything", said.EVERYTHING_ABOUT)
SCROLL = Command("scroll", "j,down", "up, down", "scroll('down')", "move", said.SCROLL_ABOUT)
BACK = Command("back", "escape,q", "Esc", "back", "back", said_of_app.BACK_ABOUT)

_PERIODS: Final = (30, 90, 365)


class HelpsScreen(PtgScreen[None]):
    """Each thing used three times or more: how often, whether it was worth doing, how hard before and after. What is
    read comes after the first frame."""

    DEFAULT_CSS = """
    HelpsScreen #of { color: $after; margin-top: 1; }
    HelpsScreen .thing { margin-top: 1; text-style: bold; }
    HelpsScreen .said { padding-left: 2; }
    HelpsScreen .picture { padding-left: 2; color: $dim; }
    HelpsScreen .picture.now { color: $after; }
    HelpsScreen .heading { color: $accent; margin-top: 1; }
    """
    AUTO_FOCUS = ""
    HERE: ClassVar = (ONLY, EVERYTHING, SCROLL, BACK)
    BINDINGS: ClassVar = [
        *bindings(HERE),
        Binding("k,up", "scroll('up')", show=False),
        *SCROLL_KEYS,
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._experience: Tries | None = None
        self._only = TryFilter()
        self._days = 0

    def on_resize(self) -> None:
        """There may be something to scroll to, or no more."""
        self.call_after_refresh(self.refresh_bindings)

    def compose(self) -> ComposeResult:
        """The hint first; the rest once it has been read."""
        with Column():
            yield Plain(said.TITLE, classes="title")
            yield Plain(said.OWN_RATINGS, classes="dim")
            yield Plain(said.READING, id="of")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Reads once something is drawn."""
        self._read()

    @work(thread=True, group="reading", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        try:
            found: Tries | str = self.context.strategy_desk.experience()
        except OSError as error:
            found = explain(error)
        self.show_newest(self._take, found)

    def _take(self, found: Tries | str) -> None:
        if not self.is_attached:
            return
        if isinstance(found, str):
            self.query_one("#of", Plain).say(found)
            return
        self._experience = found
        self._show()

    async def _draw(self, found: Helps) -> None:
        column = self.query_one(Column)
        await column.query(".found").remove()
        await column.mount_all(list(self._parts(found)))
        column.scroll_home(animate=False)
        self.call_after_refresh(self.refresh_bindings)

    def _show(self) -> None:
        """Draws what fits the filter."""
        assert self._experience is not None
        of = self.query_one("#of", Plain)
        of.say(self._of)
        of.display = bool(self._of)
        self.call_next(self._draw, self._experience.helps(self._only))

    @property
    def _of(self) -> str:
        """What is looked at, in words; empty for everything."""
        if self._only.feeling:
            return said.only_feeling(self._only.feeling)
        if self._only.trigger:
            return said.only_trigger(self._only.trigger)
        return (
            said.only_since(spoken_day(logical_day(self._only.since, self.context.settings.day_starts_at)))
            if self._only.since
            else ""
        )

    def _parts(self, found: Helps) -> Iterator[Plain]:
        for one in found.figures:
            yield Plain(one.title, classes="found thing")
            yield from _about(one)
        if not found.figures:
            yield Plain(said.NOTHING_HERE if self._of else said.NOTHING_YET, classes="found gap")
            if not self._of:
                yield Plain(said.HOW_TO_BEGIN, classes="found gap")
        if any(one.heavier for one in found.figures):
            yield Plain(said.HEAVIER, classes="found gap dim")
        if found.remembered:
            yield Plain(said.YOU_WANTED_TO_REMEMBER, classes="found heading")
            # There may be thousands, and each widget costs time.
            yield Plain("\n".join(said.about(words, title) for words, title in found.remembered), classes="found said")
        for place, words in enumerate(families(found)):
            yield Plain(words, classes="found dim" if place else "found dim gap")
        if words := left_out(found):
            yield Plain(words, classes="found dim gap")

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be narrowed before there is something, or widened or scrolled where all is shown."""
        if action == "scroll":
            return self.is_mounted and self.query_one(Column).max_scroll_y > 0
        if action == "only":
            return self._experience is not None and bool(self._experience.found)
        return action != "everything" or bool(self._of)

    @work
    async def action_only(self) -> None:
        """Asks what to look at: a feeling, what set it off, or a time."""
        if (experience := self._experience) is None:
            return
        now, feelings, triggers = experience.now, experience.feelings, experience.triggers
        ways = [said.EVERYTHING, *map(said.last_days, _PERIODS)]
        ways += [said.ONE_FEELING] if feelings else []
        ways += [said.ONE_TRIGGER] if triggers else []
        chosen = await self.app.push_screen_wait(Choice(said.LOOK_AT, ways))
        if chosen is None:
            return
        only: TryFilter | None = TryFilter()
        if 0 < chosen <= len(_PERIODS):
            only = TryFilter(since=now - timedelta(days=_PERIODS[chosen - 1]))
        elif chosen and ways[chosen] == said.ONE_FEELING:
            place = await self.app.push_screen_wait(Choice(said.WHICH_FEELING, feelings))
            only = None if place is None else TryFilter(feeling=feelings[place])
        elif chosen:
            place = await self.app.push_screen_wait(Choice(said.WHICH_TRIGGER, triggers))
            only = None if place is None else TryFilter(trigger=triggers[place])
        if only is not None:
            self._only = only
            self._show()

    def action_everything(self) -> None:
        """Everything again."""
        self._only = TryFilter()
        self._show()

    def action_scroll(self, where: str) -> None:
        """Scrolls."""
        getattr(self.query_one(Column), f"scroll_{where}")(animate=False)

    def action_back(self) -> None:
        """Back to where you were."""
        self.dismiss(None)


def _about(one: Figures) -> Iterator[Plain]:
    """What is said of one thing, line by line."""
    note = f" ({one.note})" if one.note else ""
    worth = f" {one.worth_said[:1].upper()}{one.worth_said[1:]}{note}." if one.worth_said else ""
    yield Plain(f"{said.used(one.uses)}{worth}", classes="found said")
    if one.before and one.after:
        yield Plain(f"before  {one.before.picture}  {one.before.said}", classes="found picture")
        yield Plain(f"after   {one.after.picture}  {one.after.said}", classes="found picture now")
    if one.situations:
        yield Plain(f"When: {when(one)}.", classes="found said")
