"""Tying a page to another by hand, so that both are read side by side, then and now; and taking the tie off."""

from itertools import islice
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.page_summary import in_list, when_words
from ptg_cli.desk.pages import matching
from ptg_cli.desk.tellings import tie, untie
from ptg_cli.journal.errors import NoSuchPage
from ptg_cli.journal.journal import Outcome
from ptg_cli.journal.pages import Page, read_page
from ptg_cli.model.visible import shorten
from ptg_cli.sentences import tellings as said
from ptg_cli.talks.turns import AskLine, Effect, Kept, Refused, Say, Talk, choose, keep_again, look, take_line

_MOST: Final = 9
"""So many pages are offered at once: more words find fewer."""

_CELLS: Final = 56
"""Of a page in a row."""


def ties(context: Context, page: Page) -> Talk[Outcome | None]:
    """Ties the page to one more, or takes a tie off; what became of the page, None where nothing was changed."""
    tied = yield from look("tied pages", page.path, page.entry.tied, run=lambda: context.tellings.tied_to(page))
    if isinstance(tied, Refused):
        yield Say(tied.words)
        return None
    if tied:
        rows = (said.TIE_ANOTHER, *(said.untie_from(_row(context, one)) for one in tied))
        place = yield from choose(said.TIED_TO_OTHERS, rows)
        if place is None:
            return None
        if place:
            return (yield from _keep(context, page, tied[place - 1], off=True))
    other = yield from _other(context, page)
    return None if other is None else (yield from _keep(context, page, other, off=False))


def _other(context: Context, page: Page) -> Talk[Page | None]:
    """Asks which page, by its words or its day."""
    asked = AskLine(said.WHICH_PAGE, about=said.FIND_PAGE, enter="finds it")
    found = yield from take_line(
        asked, lambda words: Effect("pages to tie", (words,), run=lambda: _found(context, page, words), looks=True)
    )
    if found is None:
        return None
    place = yield from choose(said.WHICH_OF_THESE, tuple(_row(context, one) for one in found))
    return None if place is None else found[place]


def _found(context: Context, page: Page, words: str) -> list[Page]:
    """The newest pages that words ask for. Raises: NoSuchPage where there is none."""
    query = context.read_query(words)
    if query.troubles:
        raise NoSuchPage(" ".join(query.troubles))
    others = (one for one in matching(context.journal, query) if one.id != page.id and not one.unreadable)
    found = list(islice(others, _MOST)) if query.asks else []
    if not found:
        raise NoSuchPage(said.NO_OTHER_PAGE)
    return found


def _row(context: Context, page: Page) -> str:
    """A page as a row to choose."""
    when = " ".join(when_words(page.entry, context.settings.day_starts_at).split())
    return shorten(f"{when}. {in_list(page, context.titles)}", _CELLS)


def _keep(context: Context, page: Page, other: Page, *, off: bool) -> Talk[Outcome | None]:
    def run() -> Kept[Outcome]:
        one, second = read_page(page.path), read_page(other.path)
        outcomes = (untie if off else tie)(context.journal, one, second)
        words = said.UNTIED if off else said.TIED_HERE if outcomes else said.TIED_ALREADY
        return Kept(next((one for one in outcomes if one.path.stem == page.id), Outcome(page.path)), words)

    what = "untie pages" if off else "tie pages"
    kept = yield from keep_again(Effect(what, (page.path, other.path), run=run))
    return None if kept is None else kept.now
