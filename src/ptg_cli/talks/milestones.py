"""Milestones: the list of pages that a person marked in their own words, to be read, worded anew or taken off."""

from collections.abc import Callable
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.milestones import Milestones, day_of, find_milestones, own_words, what_it_is
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.visible import shorten
from ptg_cli.sentences import milestones as said
from ptg_cli.sentences.pages import NO_DATE
from ptg_cli.talks import page_edit
from ptg_cli.talks.turns import Action, Browse, BrowseRow, Did, Open, PickedRow, Refused, Say, Talk, look

_CELLS: Final = 200
"""How much of somebody's own words a row says; the page has them all."""


def begin(context: Context) -> Callable[[], Talk[None]]:
    """One visit, as a talk to perform."""
    return partial(change, context)


def change(context: Context) -> Talk[None]:
    """All of them, until one goes back."""
    mark = ""
    while True:
        seen = yield from look("milestones", run=lambda: find_milestones(context.journal))
        if isinstance(seen, Refused):
            yield Say(seen.words)
            return
        answer: PickedRow | Did | None = yield _list(context, seen, mark)
        match answer:
            case PickedRow(row=at) | Did(action="read", row=int(at)):
                mark = seen.pages[at].id
                yield Open("pages", mark)
            case Did(action="change", row=int(at)):
                outcome = yield from _word_anew(context, seen.pages[at])
                mark = outcome or seen.pages[at].id
            case _:
                return


def _word_anew(context: Context, found: Page) -> Talk[str]:
    """Asks for other words. The id of the page that has them; empty where nothing was changed."""
    page = yield from look("a page", found.path, run=lambda: read_page(found.path))
    if isinstance(page, Refused):
        yield Say(page.words)
        return ""
    if not (yield from page_edit.may_open(page)):
        return ""
    outcome = yield from page_edit.milestone(context, page)
    return outcome.path.stem if outcome else ""


def _list(context: Context, seen: Milestones, mark: str) -> Browse:
    every = tuple(range(len(seen.pages)))
    return Browse(
        "milestones",
        said.TITLE,
        said.ABOUT,
        tuple(_row(context, one) for one in seen.pages),
        (
            Action("read", "r", "enter", "read", said.READ, every, footer=True),
            Action("change", "M,e", "M", said.CHANGE, said.CHANGE_ABOUT, every, footer=True),
        ),
        empty=said.EMPTY,
        below=seen.problems,
        at=next((at for at in every if seen.pages[at].id == mark), None),
        picking=said.PICKING,
    )


def _row(context: Context, page: Page) -> BrowseRow:
    day = day_of(page, context.settings.day_starts_at)
    when = spoken_day(day) if day else NO_DATE
    return BrowseRow(shorten(own_words(page), _CELLS, between_words=True), when, what_it_is(page, context.titles))
