"""On this day: what was written on this date in earlier years, to be opened, and years to be skipped."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.on_this_day import YearBefore
from ptg_cli.desk.page_summary import in_list
from ptg_cli.journal.pages import Page
from ptg_cli.model.entry import civil_time
from ptg_cli.model.visible import shorten
from ptg_cli.sentences import on_this_day as said
from ptg_cli.talks.turns import (
    Action,
    Browse,
    BrowseRow,
    Did,
    Effect,
    Kept,
    Open,
    PickedRow,
    Refused,
    Say,
    Talk,
    keep,
    look,
    undo_action,
)

MOST: Final = 20
"""Pages of one year that are listed: on a day that has more, the newest."""

_CELLS: Final = 58
"""How much of a page's first line a row says."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What there is to see: the years, the row of each page and the page and year that it stands for; whether today
    tells of it; whether a year was skipped that can be brought back."""

    rows: tuple[BrowseRow, ...]
    pages: tuple[tuple[str, int], ...]
    tells: bool
    can_undo: bool


def begin(context: Context) -> Callable[[], Talk[None]]:
    """One visit, as a talk to perform."""
    return partial(change, context)


def change(context: Context) -> Talk[None]:
    """The pages of this day, until one goes back."""
    while True:
        seen = yield from look("pages of this day", run=partial(_look, context))
        if isinstance(seen, Refused):
            yield Say(seen.words)
            return
        answer: PickedRow | Did | None = yield _list(context, seen)
        match answer:
            case None:
                return
            case PickedRow(row=at) | Did(action="read", row=int(at)):
                yield Open("pages", seen.pages[at][0])
            case Did(action="skip" | "never" as how, row=int(at)):
                yield from _skip(context, seen.pages[at][1], for_good=how == "never")
            case Did(action="undo"):
                yield from keep(Effect("bring a year back", run=partial(_bring_back, context)))
            case Did(action="tell"):
                yield from _tell(context, on=not seen.tells)


def _look(context: Context) -> _Look:
    desk = context.on_this_day
    years = desk.years()
    shown = [(one, page) for one in years for page in one.pages[:MOST]]
    rows = tuple(_row(context, one, page) for one, page in shown)
    pages = tuple((page.id, one.year) for one, page in shown)
    return _Look(rows, pages, context.settings.on_this_day, desk.can_bring_back)


def _row(context: Context, year: YearBefore, page: Page) -> BrowseRow:
    moment = civil_time(page.entry)
    clock = f"{moment:%H:%M}. " if moment else ""
    only = MOST if len(year.pages) > MOST else 0
    words = shorten(in_list(page, context.titles), _CELLS)
    return BrowseRow(f"{clock}{words}", heading=said.year(year.year, year.ago, only=only))


def _list(context: Context, seen: _Look) -> Browse:
    today, rows = context.today, tuple(range(len(seen.rows)))
    tells = (said.DONT_TELL, said.DONT_TELL_ABOUT) if seen.tells else (said.TELL, said.TELL_ABOUT)
    actions = (
        Action("read", "r", "enter", "read", "Read the marked page.", rows, footer=True),
        Action("skip", "s", "s", said.SKIP, said.SKIP_ABOUT, rows, footer=True),
        Action("never", "S", "S", said.NEVER, said.NEVER_ABOUT, rows),
        Action("tell", "t", "t", *tells),
        undo_action(can_undo=seen.can_undo),
    )
    return Browse(
        "on this day",
        said.title(today.month, today.day),
        said.WHAT_IS_LEFT_OUT,
        seen.rows,
        actions,
        empty=said.none(today.month, today.day),
        below=(said.TODAY_TELLS if seen.tells else said.TODAY_IS_SILENT,),
        picking=said.PICKING,
    )


def _skip(context: Context, year: int, *, for_good: bool) -> Talk[None]:
    def run() -> Kept[None]:
        context.on_this_day.skip(year, for_good=for_good)
        return Kept(None)

    kept = yield from keep(Effect("skip a year", (year, for_good), run=run))
    if kept is not None:
        yield Say((said.never_again if for_good else said.skipped)(year), undo=True)


def _bring_back(context: Context) -> Kept[None]:
    return Kept(None, said.back_again(context.on_this_day.bring_back()))


def _tell(context: Context, *, on: bool) -> Talk[None]:
    def run() -> Kept[None]:
        context.on_this_day.tell(on=on)
        return Kept(None, said.TELLS_NOW if on else said.SILENT_NOW)

    yield from keep(Effect("tell on today", (on,), run=run))
