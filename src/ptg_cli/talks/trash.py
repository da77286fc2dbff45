"""The trash: what was deleted, the last first; one page brought back or removed for good, or all of it emptied."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.page_summary import in_list, spoken_when
from ptg_cli.desk.removal import stays_among_pages, what_goes, whole_trash
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import read_page
from ptg_cli.journal.removal import Going
from ptg_cli.model.visible import shorten
from ptg_cli.sentences import pages as said_of_pages
from ptg_cli.sentences import removal as said
from ptg_cli.sentences.trash import EMPTY
from ptg_cli.talks.removal import WhatGoes, for_good
from ptg_cli.talks.turns import (
    Action,
    Browse,
    BrowseRow,
    Confirm,
    Did,
    Effect,
    Kept,
    PickedRow,
    Refused,
    Say,
    Talk,
    keep,
    look,
)

_TITLE: Final = "Trash"
_ABOUT: Final = "Deleted pages, the last one first. They stay until you empty it."
_PICKING: Final = "A number brings a page back."
_CELLS: Final = 100
"""How much of a page's first line a row says."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """What lies in the trash: its pages, and the row of each."""

    pages: tuple[PageName, ...]
    rows: tuple[BrowseRow, ...]


def begin(context: Context) -> Callable[[], Talk[None]]:
    """One visit to the trash, as a talk to perform."""
    return partial(change, context)


def change(context: Context) -> Talk[None]:
    """The trash, until one goes back."""
    while True:
        inside = yield from look("what is in the trash", run=partial(_look, context))
        if isinstance(inside, Refused):
            yield Say(inside.words)
            return
        answer: PickedRow | Did | None = yield _list(inside)
        match answer:
            case None:
                return
            case PickedRow(row=at) | Did(action="restore", row=int(at)):
                yield from restore(context, inside.pages[at])
            case Did(action="remove", row=int(at)):
                yield from remove(context, inside.pages[at])
            case Did(action="empty"):
                yield from empty(context)


def _look(context: Context) -> _Inside:
    pages = tuple(context.journal.trashed())
    return _Inside(pages, tuple(_row(context, page) for page in pages))


def _row(context: Context, page: PageName) -> BrowseRow:
    found = read_page(page.path, LIMIT)
    when = spoken_when(found.entry, context.settings.day_starts_at)
    return BrowseRow(f"{when}. {shorten(in_list(found, context.titles), _CELLS)}", page=page.path)


def _list(inside: _Inside) -> Browse:
    rows = tuple(range(len(inside.rows)))
    actions = (
        Action("restore", "r", "enter", "bring back", "Bring the marked page back.", rows, footer=True),
        Action("empty", "e", "e", "empty for good", "Remove everything in the trash for good.", footer=True),
        Action("remove", "x,delete", "x", "remove for good", "Remove only the marked page for good.", rows),
    )
    return Browse(
        "trash",
        _TITLE,
        _ABOUT,
        inside.rows,
        actions if rows else (),
        empty=EMPTY,
        picking=_PICKING,
    )


def restore(context: Context, page: PageName) -> Talk[bool]:
    """Brings a page back; true where it is."""

    def run() -> Kept[None]:
        context.journal.restore(page)
        return Kept(None)

    kept = yield from keep(Effect("bring a page back", (page,), run=run))
    if kept is not None:
        yield Say(said_of_pages.IT_IS_BACK)
    return kept is not None


def remove(context: Context, page: PageName) -> Talk[str]:
    """Removes one page of it for good, with what belongs to it, once the person has said so. What is returned is as in
    `talks.removal`."""
    asked = Confirm(said.REMOVE_PAGE, said.REMOVES)
    listed = partial(_what_goes, context, lambda: context.journal.going([page]))
    return (yield from for_good(context, asked, said.PAGE_IS_GONE, listed))


def empty(context: Context) -> Talk[str]:
    """Removes everything in it for good, exactly as it was listed, once the person has said so. What is returned is as
    in `talks.removal`."""
    asked = Confirm(said.EMPTY_TRASH, said.EMPTIES)
    listed = partial(_what_goes, context, lambda: whole_trash(context.journal))
    return (yield from for_good(context, asked, said.TRASH_IS_EMPTY_NOW, listed, EMPTY))


def _what_goes(context: Context, listed: Callable[[], list[Going]]) -> WhatGoes:
    going = listed()
    lines = (*what_goes(going, len(going)), *stays_among_pages(context.journal, going))
    return WhatGoes(tuple(going), lines)
