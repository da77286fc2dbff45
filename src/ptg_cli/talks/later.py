"""One thing left for later: its words, and what became of it. Something to try whose day is over asks how it went."""

from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.today import Answer, Later, LaterAim, answer_later
from ptg_cli.sentences import today as said
from ptg_cli.talks.aims import due
from ptg_cli.talks.turns import Effect, Kept, Talk, choose, keep

_ANSWERS: Final[tuple[Answer, ...]] = ("did-it", "later", "let-go")
"""What each of the options means, in their order."""


def look(context: Context, later: Later | LaterAim) -> Talk[None]:
    """Shows it, and keeps what became of it."""
    if isinstance(later, LaterAim):
        yield from due(context, later.aim)
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
