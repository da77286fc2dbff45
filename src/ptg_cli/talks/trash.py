"""The trash: bringing a page back, and emptying it for good once the person is sure."""

from dataclasses import dataclass

from ptg_cli.context import Context
from ptg_cli.desk.removal import STILL_ELSEWHERE, stays_among_pages, what_goes, what_stayed, whole_trash
from ptg_cli.journal.names import PageName
from ptg_cli.journal.removal import Going
from ptg_cli.talks.turns import Confirm, Effect, Kept, Refused, Say, Talk, keep, look

NOTHING_THERE = "The trash is empty."


@dataclass(frozen=True, slots=True)
class _WhatGoes:
    """Everything in the trash, and what is said of it before it goes."""

    going: tuple[Going, ...]
    lines: tuple[str, ...]


def restore(context: Context, page: PageName) -> Talk[bool]:
    """Brings a page back; true where it is."""

    def run() -> Kept[None]:
        context.journal.restore(page)
        return Kept(None)

    kept = yield from keep(Effect("bring a page back", (page,), run=run))
    if kept is not None:
        yield Say("It is back.")
    return kept is not None


def empty(context: Context) -> Talk[None]:
    """Removes everything in it for good, exactly as it was listed, once the person has said so."""

    def listed() -> _WhatGoes:
        going = whole_trash(context.journal)
        return _WhatGoes(
            tuple(going), (*what_goes(going, len(going)), *stays_among_pages(context.journal, going), STILL_ELSEWHERE)
        )

    found = yield from look("what is in the trash", run=listed)
    if isinstance(found, Refused) or not found.going:
        yield Say(found.words if isinstance(found, Refused) else NOTHING_THERE)
        return
    if not (yield Confirm("Empty the trash?", "Empty it for good", found.lines)):
        return
    removing = Effect(
        "empty the trash",
        tuple(one.page.path for one in found.going),
        run=lambda: Kept(None, " ".join(what_stayed(context.journal.remove(list(found.going))))),
    )
    kept = yield from keep(removing)
    if kept is not None and not kept.said:
        yield Say("It is empty.")
