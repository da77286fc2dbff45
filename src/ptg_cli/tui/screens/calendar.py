"""The calendar: on which days of a month or a year there are pages. Filled or not, never a count."""

from calendar import monthrange
from datetime import date, timedelta
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult

from ptg_cli.context import Context
from ptg_cli.desk.calendar import days_with_pages
from ptg_cli.desk.errors import explain
from ptg_cli.insight.calendar import after, before, month_told
from ptg_cli.insight.trends import Period, end_of, start_of
from ptg_cli.journal.errors import JournalError
from ptg_cli.sentences import app as said_of_app
from ptg_cli.sentences import calendar as said
from ptg_cli.tui.commands import Command, bindings, opens
from ptg_cli.tui.grid import Column, Row
from ptg_cli.tui.navigation import Go
from ptg_cli.tui.screens.base import PtgScreen
from ptg_cli.tui.widgets.days import Days
from ptg_cli.tui.widgets.foot import CommandFoot
from ptg_cli.tui.widgets.plain import Plain

READ = Command("read", "enter", "enter", "read", "open", said.READ_ABOUT)
BEFORE = Command("before", "pageup,b", "b", "turn(-1)", "before", said.BEFORE_ABOUT)
AFTER = Command("after", "pagedown,n", "n", "turn(1)", "after", said.AFTER_ABOUT)
YEAR = Command("year", "y", "y", "year", "year", said.YEAR_ABOUT)
NOW = Command("now", "t", "t", "now", "this month", said.TODAY_ABOUT)
TRENDS = opens("trends", footer=False)._replace(keys="o", shown="o")
BACK = Command("back", "escape,q", "Esc", "back", "back", said_of_app.BACK_ABOUT)

_YEARS = 12


class CalendarScreen(PtgScreen[None]):
    """One month or one year. Which days are filled is read for each month once, after it is drawn."""

    DEFAULT_CSS = """
    CalendarScreen #when { width: auto; color: $dim; }
    CalendarScreen Days { margin-top: 1; }
    CalendarScreen #told { margin-top: 1; }
    CalendarScreen.-tiny Days, CalendarScreen.-tiny #told { margin-top: 0; }
    """
    AUTO_FOCUS = "Days"
    HERE: ClassVar = (READ, YEAR, BEFORE, AFTER, NOW, TRENDS, BACK)
    BINDINGS: ClassVar = bindings(HERE)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._marked = context.today
        self._length: Period = "month"
        self._known: dict[date, frozenset[date]] = {}  # by the first day of each month that was read
        self._trouble = ""
        self._any = True  # until it is known that there is no page at all

    def compose(self) -> ComposeResult:
        """The month at once; which days are filled once that is read."""
        with Column():
            with Row():
                yield Plain(said.TITLE, classes="title left")
                yield Plain(id="when", classes="right")
            yield Days(self._marked)
            yield Plain(id="told")
            yield Plain(said.WHAT_IS_FILLED, id="meaning", classes="dim")
        yield CommandFoot()

    def on_mount(self) -> None:
        """Draws the month, then reads."""
        self._show()

    def on_screen_resume(self) -> None:
        """Coming back, there may be other pages."""
        if self._known:
            self._known.clear()
            self._show()

    # What is read

    @work(thread=True, group="reading", exclusive=True, exit_on_error=False)
    def _read(self, months: tuple[date, ...]) -> None:
        turns = self.context.settings.day_starts_at
        found: dict[date, frozenset[date]] = {}
        trouble, any_there = "", True
        try:
            any_there = next(self.context.journal.newest(), None) is not None
            for first in months:
                found[first] = days_with_pages(self.context.journal, first, end_of(first, "month"), turns)
        except (OSError, JournalError) as error:
            trouble = explain(error)
        self.show_newest(self._take, found, trouble, any_there)

    def _take(self, found: dict[date, frozenset[date]], trouble: str, any_there: bool) -> None:
        if self.is_attached:
            self._known |= found
            self._trouble, self._any = trouble, any_there
            self._draw()

    @property
    def _months(self) -> list[date]:
        """The first days of the months that are shown."""
        first = start_of(self._marked, self._length)
        return [first] if self._length == "month" else [first.replace(month=number) for number in range(1, _YEARS + 1)]

    def _show(self) -> None:
        """Draws what is known, and reads what is not."""
        self._draw()
        if missing := tuple(month for month in self._months if month not in self._known):
            self._read(missing)

    def _draw(self) -> None:
        filled = frozenset[date]().union(*(self._known.get(month, ()) for month in self._months))
        month = start_of(self._marked, "month")
        name = said.month(month.month, month.year) if self._length == "month" else f"{month.year}"
        self.query_one("#when", Plain).say(name)
        self.query_one(Days).show(self._marked, self._length, filled)
        told = month_told(month, self._known[month]) if month in self._known else said_of_app.READING
        self.query_one("#told", Plain).say(self._trouble or told)
        self.query_one("#meaning", Plain).say(said.WHAT_IS_FILLED if self._any else said.NOTHING_YET)
        self.refresh_bindings()

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A day without pages has nothing to open."""
        month = start_of(self._marked, "month")
        return action != "read" or self._length == "year" or self._marked in self._known.get(month, ())

    @on(Days.Moved)
    def _moved(self, event: Days.Moved) -> None:
        if self._length == "year":
            self._mark_month(event.along + event.rows)
            return
        try:
            self._mark(self._marked + timedelta(days=event.along + 7 * event.rows))
        except OverflowError:  # there is no day before the first one, or after the last one
            return

    def _mark_month(self, by: int) -> None:
        """Marks the month so many months on, and of it the same day, or its last."""
        day = self._marked
        month = start_of(day, "month")
        for _ in range(abs(by)):
            month = after(month, "month") if by > 0 else before(month, "month")
        self._mark(month.replace(day=min(day.day, monthrange(month.year, month.month)[1])))

    def _mark(self, day: date) -> None:
        self._marked = day
        self._show()

    @on(Days.Clicked)
    def _clicked(self, event: Days.Clicked) -> None:
        opened = event.day == (self._marked if self._length == "month" else start_of(self._marked, "month"))
        if opened:
            self.action_read()
        else:
            self._mark(event.day)

    def action_read(self) -> None:
        """The pages of the marked day; of a year, its marked month."""
        if self._length == "year":
            self._length = "month"
            self._show()
        else:
            self.post_message(Go("pages", f"on:{self._marked:%Y-%m-%d}"))

    def action_turn(self, by: int) -> None:
        """The month before or after; of years, the year."""
        self._mark_month(by * (_YEARS if self._length == "year" else 1))

    def action_year(self) -> None:
        """The whole year, or the month again."""
        self._length = "year" if self._length == "month" else "month"
        self._show()

    def action_now(self) -> None:
        """The month of now."""
        self._length = "month"
        self._mark(self.context.today)

    async def action_back(self) -> None:
        """Back to where you were."""
        await self.go_back()
