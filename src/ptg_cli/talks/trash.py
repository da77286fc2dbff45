"""The trash: what was deleted, the last first; one page brought back or removed for good, or all of it emptied."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.page_summary import in_list, when_words
from ptg_cli.desk.removal import STILL_ELSEWHERE, stays_among_pages, what_goes, what_stayed, whole_trash
from ptg_cli.journal.frontmatter import LIMIT
from ptg_cli.journal.names import PageName
from ptg_cli.journal.pages import read_page
from ptg_cli.journal.removal import Going
from ptg_cli.model.visible import shorten
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

NOTHING_THERE: Final = "The trash is empty."
_TITLE: Final = "Trash"
_ABOUT: Final = "Deleted pages, the last one first. They stay until you empty it."
_PICKING: Final = "A number brings a page back."
_CELLS: Final = 100
"""How much of a page's first line a row says."""


@dataclass(frozen=True, slots=True)
class _WhatGoes:
    """What is to go, and what is said of it before it goes."""

    going: tuple[Going, ...]
    lines: tuple[str, ...]


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
    when = " ".join(when_words(found.entry, context.settings.day_starts_at).split())
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
        empty=NOTHING_THERE,
        picking=_PICKING,
    )


def restore(context: Context, page: PageName) -> Talk[bool]:
    """Brings a page back; true where it is."""

    def run() -> Kept[None]:
        context.journal.restore(page)
        return Kept(None)

    kept = yield from keep(Effect("bring a page back", (page,), run=run))
    if kept is not None:
        yield Say("The page is back.")
    return kept is not None


def remove(context: Context, page: PageName) -> Talk[None]:
    """Removes one page of it for good, with what belongs to it, once the person has said so."""
    asked = Confirm("Remove this page for good?", "Remove it for good")
    yield from _for_good(context, asked, "The page is gone for good.", lambda: context.journal.going([page]))


def empty(context: Context) -> Talk[None]:
    """Removes everything in it for good, exactly as it was listed, once the person has said so."""
    asked = Confirm("Empty the trash?", "Empty it for good")
    yield from _for_good(context, asked, "The trash is empty now.", lambda: whole_trash(context.journal))


def _for_good(context: Context, asked: Confirm, done: str, what: Callable[[], list[Going]]) -> Talk[None]:
    journal = context.journal

    def listed() -> _WhatGoes:
        going = what()
        lines = (*what_goes(going, len(going)), *stays_among_pages(journal, going), STILL_ELSEWHERE)
        return _WhatGoes(tuple(going), lines)

    found = yield from look("what is to go", asked.question, run=listed)
    if isinstance(found, Refused) or not found.going:
        yield Say(found.words if isinstance(found, Refused) else NOTHING_THERE)
        return
    if not (yield Confirm(asked.question, asked.does, found.lines)):
        return
    removing = Effect(
        "remove for good",
        tuple(one.page.path for one in found.going),
        run=lambda: Kept(None, " ".join(what_stayed(journal.remove(list(found.going))))),
    )
    kept = yield from keep(removing)
    if kept is not None and not kept.said:
        yield Say(done)
