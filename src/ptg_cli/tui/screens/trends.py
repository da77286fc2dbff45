"""Over time: the numbers a person gave, as a quiet picture, and in sentences below it or beside it."""

from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.trends import NumbersGiven
from ptg_cli.insight.trends import ALL, HARD, LENGTHS
from ptg_cli.journal.errors import JournalError
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import trends as said
from ptg_cli.tui.commands import SCROLL_KEYS, Command, bindings
from ptg_cli.tui.grid import Column, Part, Row, SideBySide
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.chart import ChartView
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.names import Names
from ptg_cli.tui.widgets.plain import Plain

TIME = Command("time", "right", "left, right", "time(1)", "time", said.OVER_ABOUT, words=said.WORDS_FOR_OVER)
NUMBERS = Command("numbers", "down", "up, down", "numbers(1)", "numbers", said.OF_ABOUT)
SCROLL = Command("scroll", "j", "j, k", "scroll('down')", "move", said_of_app.SCROLL_ABOUT)
CALENDAR = Command("calendar", "m", "m", "go('calendar')", "calendar", said.CALENDAR_ABOUT)
BACK = Command("back", "escape,q", "Esc", "back", "back", said_of_app.BACK_ABOUT)

_FIRST: Final = "3-months"
_DIGITS: Final = 9


class TrendsScreen(PtgScreen[None]):
    """One thing at a time, over one time. What is read comes after the first frame."""

    DEFAULT_CSS = """
    TrendsScreen #over { width: auto; color: $dim; }
    TrendsScreen Names { margin-top: 1; }
    TrendsScreen ChartView { margin-top: 1; }
    TrendsScreen #told { margin-top: 1; }
    TrendsScreen #meaning { color: $dim; }
    TrendsScreen.-short Names, TrendsScreen.-tiny Names { margin-top: 0; }
    TrendsScreen.-short ChartView, TrendsScreen.-tiny ChartView { margin-top: 0; }
    TrendsScreen.-wide #told { margin-top: 0; }
    """
    AUTO_FOCUS = ""
    HERE: ClassVar = (TIME, NUMBERS, SCROLL, CALENDAR, BACK)
    BINDINGS: ClassVar = [
        *bindings(HERE),
        Binding("left", "time(-1)", show=False),
        Binding("up", "numbers(-1)", show=False),
        *(Binding(f"{digit}", f"choose({digit - 1})", show=False) for digit in range(1, _DIGITS + 1)),
        Binding("k", "scroll('up')", show=False),
        *SCROLL_KEYS,
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._given: NumbersGiven | None = None
        self._over = _FIRST
        self._of = HARD

    def compose(self) -> ComposeResult:
        """The title and the time at once; the rest once it has been read."""
        with SideBySide():
            with Part(classes="first"):
                with Row():
                    yield Plain(said.TITLE, classes="title left")
                    yield Plain(said.OVER[self._over], id="over", classes="right")
                yield Names()
                yield ChartView()
            with Part(classes="second"):
                yield Plain(said_of_app.READING, id="told")
                yield Plain(id="meaning", classes="gap")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Reads once something is drawn, which must not wait for a thread that reads."""
        self.watch(self.query_one(Column), "virtual_size", self.refresh_bindings, init=False)
        self.call_after_refresh(self._read, "")

    def on_resize(self) -> None:
        """There may be something to scroll to, or no more."""
        self.call_after_refresh(self.refresh_bindings)

    def on_screen_resume(self) -> None:
        """Coming back, there may be other numbers."""
        if self._given is not None:
            self._read(self._over)

    # What is read

    @work(thread=True, group="reading", exclusive=True, exit_on_error=False)
    def _read(self, over: str) -> None:
        """Reads the numbers of that length; of none, those that come first."""
        desk = self.context.trends_desk
        try:
            given = desk.read(over) if over else desk.begin(_FIRST)
            given.prepare()
            found: NumbersGiven | str = given
        except (OSError, JournalError) as error:
            found = explain(error)
        self.show_newest(self._take, found)

    def _take(self, found: NumbersGiven | str) -> None:
        if not self.is_attached:
            return
        if isinstance(found, str):
            self.query_one("#told", Plain).say(found)
            return
        if self._given is None:
            self._over = found.over
        if found.holds(self._over):
            self._given = found
            self._show()

    def _show(self) -> None:
        """Draws what is chosen, or says what will be here."""
        given = self._given
        assert given is not None
        self._of = self._of if self._of in given.of else HARD
        self.query_one("#over", Plain).say(said.OVER[self._over])
        trend = given.trend(self._of, self._over)
        nothing = self._over == ALL and not given.pages
        names, view = self.query_one(Names), self.query_one(ChartView)
        names.show([given.name(one) for one in given.of], given.of.index(self._of))
        names.display = len(given.of) > 1
        view.show(trend, given.points(self._of))
        view.display = not nothing
        told = [said.NOTHING_YET, "", said.WHAT_WILL_BE_HERE, "", said.DIALS_TOO, "", said.HOW_TO_BEGIN]
        told = told if nothing else given.told(self._of, self._over)
        self.query_one("#told", Plain).say("\n".join(told))
        under = [] if nothing or not trend.given else [given.meaning(self._of)]
        meaning = self.query_one("#meaning", Plain)
        meaning.say("\n".join(filter(None, [*under, *given.left_out])))
        meaning.display = bool(meaning.text)
        self.call_after_refresh(self.refresh_bindings)

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is chosen before it is read, or where there is no other; nothing scrolls where all is shown."""
        given = self._given
        match action:
            case "time":
                return given is not None and bool(given.pages or self._over != ALL)
            case "numbers" | "choose":
                return given is not None and len(given.of) > 1
            case "scroll":
                return self.is_mounted and self.query_one(Column).max_scroll_y > 0
        return True

    def action_time(self, by: int) -> None:
        """A longer time, or a shorter one."""
        place = LENGTHS.index(self._over) + by
        if self._given is None or not 0 <= place < len(LENGTHS):
            return
        self._over = LENGTHS[place]
        if self._given.holds(self._over):
            self._show()
        else:
            self.query_one("#over", Plain).say(said.OVER[self._over])
            self.query_one("#told", Plain).say(said_of_app.READING)
            self._read(self._over)

    def action_numbers(self, by: int) -> None:
        """The next of what there are numbers of, or the one before."""
        if self._given is not None:
            of = self._given.of
            self.action_choose((of.index(self._of) + by) % len(of))

    def action_choose(self, place: int) -> None:
        """The numbers at that place."""
        if self._given is not None and place < len(self._given.of):
            self._of = self._given.of[place]
            self._show()

    @on(Names.Chosen)
    def _chosen(self, event: Names.Chosen) -> None:
        self.action_choose(event.place)

    async def action_back(self) -> None:
        """Back to where you were."""
        await self.go_back()
