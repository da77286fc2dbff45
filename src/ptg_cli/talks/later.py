"""One thing left for later: its words, and what became of it. Something to try asks how it went, once its day is over;
the next day of a series can be begun."""

from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.today import Answer, Later, LaterAim, LaterDay, answer_later
from ptg_cli.sentences import today as said
from ptg_cli.talks.aims import due
from ptg_cli.talks.series import next_day
from ptg_cli.talks.turns import Effect, Kept, Talk, choose, keep

_ANSWERS: Final[tuple[Answer, ...]] = ("did-it", "later", "let-go")
"""What each of the options means, in their order."""


def look(context: Context, later: Later | LaterAim | LaterDay) -> Talk[None]:
    """Shows it, and keeps what became of it."""
    if isinstance(later, LaterAim):
        yield from due(context, later.aim)
        return
    if isinstance(later, LaterDay):
        yield from next_day(context, later)
        return
    title = said.later_title(later.day)
    place = yield from choose(title, said.LATER_ANSWERS, (later.entry.later,), leaving=said.LATER_LEAVING)
    if place is None:
        return

    def run() -> Kept[None]:
        now, day_starts_at = context.civil_now(), context.settings.day_starts_at
        answer_later(context.journal, later.entry, _ANSWERS[place], now, day_starts_at)
        return Kept(None)

    yield from keep(Effect("answer what was left for later", (later.entry.id, _ANSWERS[place]), run=run))
