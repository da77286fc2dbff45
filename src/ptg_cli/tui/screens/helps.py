"""What helps me: what the person's own ratings say together of what they used, as a hint and no verdict."""

from datetime import timedelta
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.insight.helps import Tries, TryFilter
from ptg_cli.model.civil_time import logical_day, spoken_day
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import helps as said
from ptg_cli.tui.commands import SCROLL_KEYS, Command, bindings
from ptg_cli.tui.dialogs.choice import Choice
from ptg_cli.tui.grid import Column
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.helps import HelpsPicture
from ptg_cli.tui.widgets.plain import Plain

ONLY = Command("only", "f", "f", "only", said.ONLY_A_PART, said.ONLY_ABOUT)
NEXT_PART = Command("part", "right", "← →", "part(1)", said.NEXT_PART, said.NEXT_PART_ABOUT)
EVERYTHING = Command("everything", "x", "x", "everything", said.EVERYTHING_AGAIN, said.EVERYTHING_ABOUT)
SCROLL = Command("scroll", "j,down", "up, down", "scroll('down')", "move", said_of_app.SCROLL_ABOUT)
BACK = Command("back", "escape,q", "Esc", "back", "back", said_of_app.BACK_ABOUT)

_PERIODS: Final = (30, 90, 365)


class HelpsScreen(PtgScreen[None]):
    """Each thing used three times or more: how often, whether it was worth doing, how hard before and after. What is
    read comes after the first frame."""

    DEFAULT_CSS = """
    HelpsScreen #of { margin-top: 1; }
    HelpsScreen HelpsPicture, HelpsScreen #begin { margin-top: 1; }
    """
    AUTO_FOCUS = ""
    HERE: ClassVar = (ONLY, EVERYTHING, NEXT_PART, SCROLL, BACK)
    BINDINGS: ClassVar = [
        *bindings(HERE),
        Binding("k,up", "scroll('up')", show=False),
        Binding("left", "part(-1)", show=False),
        *SCROLL_KEYS,
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._experience: Tries | None = None
        self._only = TryFilter()

    def on_resize(self) -> None:
        """There may be something to scroll to, or no more."""
        self.call_after_refresh(self.refresh_bindings)

    def compose(self) -> ComposeResult:
        """The hint first; the rest once it has been read."""
        with Column():
            yield Plain(said.TITLE, classes="title")
            yield Plain(said.OWN_RATINGS, classes="dim")
            yield Plain(said_of_app.READING, id="of")
            yield HelpsPicture()
            begin = Plain(said.HOW_TO_BEGIN, id="begin")
            begin.display = False
            yield begin
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

    def _show(self) -> None:
        """Draws what fits the filter."""
        assert self._experience is not None
        of = self.query_one("#of", Plain)
        of.say(self._of)
        of.display = bool(self._of)
        found = self._experience.helps(self._only)
        self.query_one(HelpsPicture).show(found, only_part=bool(self._of))
        begin = self.query_one("#begin", Plain)
        begin.display = not (found.figures or found.over_days or self._of)
        self.query_one(Column).scroll_home(animate=False)
        self.call_after_refresh(self.refresh_bindings)

    @property
    def _of(self) -> str:
        """What is looked at, in words; empty for everything."""
        since = self._only.since
        day = None if since is None else spoken_day(logical_day(since, self.context.settings.day_starts_at))
        return said.only_part(self._only.feelings, self._only.trigger, day)

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be narrowed before there is something, or widened or scrolled where all is shown."""
        if action == "scroll":
            return self.is_mounted and self.query_one(Column).max_scroll_y > 0
        if action in {"only", "part"}:
            return self._experience is not None and bool(self._experience.found)
        return action != "everything" or bool(self._of)

    def action_part(self, by: int) -> None:
        """The next part, or the one before: everything, each feeling, each thing that set something off, and round."""
        if (experience := self._experience) is None:
            return
        parts = [TryFilter(), *(TryFilter(feelings=(one,)) for one in experience.feelings)]
        parts += [TryFilter(trigger=one) for one in experience.triggers]
        at = parts.index(self._only) if self._only in parts else 0
        self._only = parts[(at + by) % len(parts)]
        self._show()

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
            only = None if place is None else TryFilter(feelings=(feelings[place],))
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

    def action_back(self) -> None:
        """Back to where you were."""
        self.dismiss(None)
