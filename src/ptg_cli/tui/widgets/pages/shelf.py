"""The shelf: all pages in a list, and the line that finds some of them by their words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from ptg_cli.model.civil_time import from_stamp
from ptg_cli.model.query import Query
from ptg_cli.sentences import pages as said
from ptg_cli.tui.textual_seams import HangingContainer, once_after
from ptg_cli.tui.widgets.line import Line
from ptg_cli.tui.widgets.pages.month import MonthName, MonthStrip
from ptg_cli.tui.widgets.pages.page_list import PageList, PageRow
from ptg_cli.tui.widgets.plain import Plain

_A_PAUSE: Final = 0.1
"""Seconds without a key before a search begins."""


class PageShelf(Vertical, HangingContainer):
    """Shows what it is given. It asks for a search with `Search`, and for rows as its list does."""

    DEFAULT_CSS = """
    PageShelf { width: 1fr; height: 1fr; }
    PageShelf #top, PageShelf #second { height: 1; }
    PageShelf #top Plain { width: auto; }
    PageShelf #top #told { width: 1fr; color: $dim; padding: 0 1 0 2; }
    PageShelf Line { width: 1fr; }
    PageShelf #hint { color: $dim; min-height: 1; max-height: 3; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "to_the_list", show=False)]

    @dataclass
    class Search(Message):
        """Pages are to be found; None: not any more."""

        query: Query | None

    @dataclass
    class Changed(Message):
        """Which pages it shows has changed."""

    def __init__(self, pages: PageList, ask: Callable[[str], Query], words: str = "") -> None:
        """`pages` is the list; `ask` makes a query of what is typed; `words` are typed first."""
        super().__init__()
        self.pages = pages
        """The list."""
        self._ask = ask
        self._filled: tuple[str, int, frozenset[date]] = ("", 0, frozenset())  # a month, how many days there are in all
        self._words = words
        self.query_now: Query | None = None
        """What is being looked for."""
        self._not_understood = ""
        self.complete = False
        """True once it knows the names of all pages."""
        self._all: list[str] = []
        self._came_from = ""  # the page marked before a search
        self._looking = False  # no result yet
        self._open_next = False  # enter came before the first result
        self._unread = 0
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The title with how many were found, and the month; the line to find by; the list."""
        with Horizontal(id="top"):
            yield Plain("Pages", classes="title")
            yield Plain(id="told")
            yield MonthStrip()
        with Horizontal(id="second"):
            yield Line(self._words, said.FINDS)
            yield MonthName()
        yield Plain(id="hint")
        yield self.pages

    def on_mount(self) -> None:
        """Ready for keys."""
        self.pages.focus()

    @property
    def has_any(self) -> bool:
        """True when there are pages, found or not."""
        return bool(self._all)

    @property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """What is looked for, as it is set off."""
        return self.query_now.patterns if self.query_now else ()

    # What there is

    def show_first(self, names: Sequence[str], rows: Mapping[str, PageRow]) -> None:
        """The newest pages, before the names of all are known."""
        self._all = list(names)
        self.pages.take(names, rows)
        self._show_state()
        if self._words:
            self._begin()

    def show_all(self, names: Sequence[str], at: str = "") -> None:
        """All pages. Those in sight are read again where it knew them before; `at` is the one to mark."""
        again, self.complete = self.complete, True
        self._all = list(names)
        self._filled = ("", 0, frozenset())  # a page that got another date leaves as many days as before
        if self.query_now is not None:
            there = set(names)
            self.pages.swap([name for name in self.pages.names if name in there or name == at])
        elif again:
            self.pages.swap(names)
        else:
            self.pages.add(names[len(self.pages.names) :])
        if at:
            self.pages.mark(at)
        self._show_state()

    def drop(self, name: str) -> None:
        """Takes a page away; the next one is marked."""
        self._all = [other for other in self._all if other != name]
        self.pages.drop(name)
        if self.query_now is not None and not self._looking:
            self._show_count()
        self._show_state()

    # What is found

    def show_found(self, query: Query, names: Sequence[str], rows: Mapping[str, PageRow], *, first: bool) -> None:
        """What was found. What an earlier search found stays until now, so that nothing flickers."""
        if query is not self.query_now:
            return
        if first:
            self._looking = False
            self.pages.take(names, rows, query.patterns)
        else:
            self.pages.add(names)
        self._show_state()
        if self._open_next:
            self._open_next = False
            self._open_first()

    def show_end(self, query: Query, unread: int) -> None:
        """How many were found, and how many pages could not be read."""
        if query is not self.query_now:
            return
        self._unread = unread
        self._show_count()

    def _show_count(self) -> None:
        count, unread = len(self.pages.names), self._unread
        words = [f"{count:,} page{'' if count == 1 else 's'}"] if count else []
        words += [said.count_unread(unread)] if unread else []
        self.query_one("#told", Plain).say(" · ".join(words))

    def _show_state(self) -> None:
        none = said.NONE_HERE if self.query_now is None else said.NONE_FITS
        self.pages.note = "" if self._looking else none
        self._show_month()
        self._post(self.Changed())

    # The month

    @on(PageList.Marked)
    def _show_month(self) -> None:
        """Shows the month of the marked page, and which of its days have pages in the list."""
        day = _as_date(self.pages.day)
        month, count = self.pages.day[:6], len(self.pages.laid.days)
        if day is not None and self._filled[:2] != (month, count):
            there = {found for one in self.pages.laid.days if one[:6] == month and (found := _as_date(one))}
            self._filled = (month, count, frozenset(there))
        self.query_one(MonthStrip).show(day, self._filled[2])
        before, after = (bool(self.pages.month_beside(by)) for by in (-1, 1))
        self.query_one(MonthName).show(day.replace(day=1) if day else None, before=before, after=after)

    @on(MonthStrip.Chosen)
    def _to_day(self, event: MonthStrip.Chosen) -> None:
        event.stop()
        self.pages.mark_day(f"{event.day:%Y%m%d}" if event.day.year > 999 else "")
        self.pages.focus()

    @on(MonthName.Turned)
    def _to_month(self, event: MonthName.Turned) -> None:
        event.stop()
        self.pages.action_month(event.by)
        self.pages.focus()

    def _post(self, message: Message) -> None:
        # As its own: a message that counts as sent by a widget above would stop below that one.
        self.post_message(message.set_sender(self))

    # The line

    def find(self) -> None:
        """To the line."""
        self.query_one(Line).focus()

    @property
    def finding(self) -> bool:
        """True while something is looked for, or the line has the keys."""
        return self.query_now is not None or self.query_one(Line).has_focus

    def clear(self) -> None:
        """Back to all pages, where the list was before."""
        self.query_one(Line).value = ""
        self._begin()
        self.pages.focus()

    @on(Input.Changed)
    def _soon(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer:
            self._timer.stop()
        self._timer = once_after(self, _A_PAUSE, self._begin)

    @on(Input.Submitted)
    def _open_what_is_found(self, event: Input.Submitted) -> None:
        event.stop()
        self._begin()
        if self._looking:
            self._open_next = True
        else:
            self._open_first()

    def _open_first(self) -> None:
        if self.pages.names:
            self.pages.focus()
            if self.query_now is not None:
                self.pages.action_open()

    def action_to_the_list(self) -> None:
        """From the line down to the list."""
        if self.pages.names:
            self.pages.focus()

    def _begin(self) -> None:
        if self._timer:
            self._timer.stop()
        words = self.query_one(Line).value
        before = self.query_now
        if words == self._words and before is not None:
            return
        if before is None:
            self._came_from = self.pages.marked
        self._words = words
        asked = self._ask(words)
        self.query_now = asked if asked.asks else None
        self._not_understood = " ".join((*asked.troubles, *asked.hints))
        self.query_one("#hint", Plain).say(self._not_understood)
        if self.query_now is None and before is None:
            return
        self._looking = self.query_now is not None
        self._open_next = False
        self.query_one("#told", Plain).say("looking" if self.query_now else "")
        if self.query_now is None:
            self.pages.take(self._all, {}, at=self._came_from)
            self._show_state()
        self._post(self.Search(self.query_now))


def _as_date(day: str) -> date | None:
    moment = from_stamp(f"{day}-120000")
    return moment.date() if moment else None
