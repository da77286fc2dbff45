"""Guides that follow one another: which of them is begun, and what becomes of the next one on Today."""

from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.series import Put, Turn, put_off, turn_of
from ptg_cli.desk.today import LaterDay
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.guide import Guide
from ptg_cli.sentences import series as said
from ptg_cli.talks.turns import Effect, Kept, Open, Refused, Say, Talk, choose, keep, look

_PUTS: Final[tuple[Put, ...]] = ("later", "leave")
"""What the options behind the first mean."""


def which(context: Context, guide: Guide) -> Talk[str]:
    """The name of the guide to begin where this one was asked for: of a series another one may come first. Empty where
    the person leaves it."""

    def run() -> Turn | None:
        if context.sessions.can_go_on(guide.slug):
            return None  # a draft of it is asked about, and nothing else
        return turn_of(guide, context.library, context.tellings, context.today)

    turn = yield from look("where one is in a series", guide.slug, run=run)
    if isinstance(turn, Refused):
        yield Say(turn.words)
        return guide.slug
    if turn is None:
        return guide.slug
    options = tuple(words for _, words in turn.guides)
    place = yield from choose(turn.words, options, leaving=turn.leaving)
    return "" if place is None else turn.guides[place][0].slug


def next_day(context: Context, later: LaterDay) -> Talk[None]:
    """Shows the next day of a series, and begins it, or keeps what became of it."""
    line = said.after(later.place.guide.title, spoken_day(later.place.day))
    at = yield from choose(later.guide.title, said.ANSWERS, (later.guide.summary, line), leaving=said.LEAVING)
    if at is None:
        return
    if at == 0:
        yield Open("writing", later.guide.slug)
        return
    put, page = _PUTS[at - 1], later.place.page.id

    def run() -> Kept[None]:
        put_off(context.journal, page, put, context.civil_now(), context.settings.day_starts_at)
        return Kept(None)

    kept = yield from keep(Effect("answer the next day of a series", (page, put), run=run))
    if kept is not None and put == "leave":
        yield Say(said.ENDS_HERE)
