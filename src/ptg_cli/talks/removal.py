"""Removing for good what can't be brought back: what goes is named first, then asked about, and what stays is told.

Each talk here returns why something of it is still there, in a sentence; empty where nothing is, or nothing was to go.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ptg_cli.context import Context
from ptg_cli.desk import removal
from ptg_cli.desk.removal import Erased, Everything
from ptg_cli.journal.names import PageName
from ptg_cli.journal.removal import Going, Removed
from ptg_cli.sentences import removal as said
from ptg_cli.talks.turns import Confirm, Effect, Refused, Say, Talk, look


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """The pages that are to go, and what is said of that before they do."""

    going: tuple[Going, ...]
    lines: tuple[str, ...]


def delete(context: Context, pages: tuple[PageName, ...]) -> Talk[str]:
    """Removes these pages for good with their other versions, and what belongs to each, past the trash."""

    def listed() -> WhatGoes:
        going = removal.with_versions(context.journal, pages)
        return WhatGoes(tuple(going), tuple(removal.what_goes(going, len(pages))))

    one = len(pages) == 1
    asked = Confirm(said.REMOVE_PAGE if one else said.REMOVE_PAGES, said.REMOVES)
    return (yield from for_good(context, asked, said.PAGE_IS_GONE if one else said.PAGES_ARE_GONE, listed))


def for_good(
    context: Context, asked: Confirm, done: str, listed: Callable[[], WhatGoes], nothing: str = said.NOTHING_REMOVED
) -> Talk[str]:
    """Removes exactly what is listed, once the person has said so; `done` is said where all of it is gone, `nothing`
    where nothing was listed."""
    found = yield from look("what is to go", asked.question, run=listed)
    if isinstance(found, Refused) or not found.going:
        yield Say(found.words if isinstance(found, Refused) else nothing)
        return ""
    if not (yield Confirm(asked.question, asked.does, (*found.lines, said.STILL_ELSEWHERE))):
        yield Say(said.NOTHING_REMOVED)
        return ""
    paths = tuple(one.page.path for one in found.going)
    removed: Removed | Refused = yield Effect(
        "remove for good", paths, run=lambda: context.journal.remove(list(found.going))
    )
    if isinstance(removed, Refused):
        yield Say(removed.words)
        return ""
    still_there = yield from _tell_what_stayed(removed)
    if not still_there:
        yield Say(done)
    return still_there


def erase(context: Context) -> Talk[str]:
    """Removes all that ptg keeps, exactly as it was listed, once the person has said so."""
    listed = yield from look("all that ptg keeps", run=partial(_everything, context))
    if isinstance(listed, Refused):
        return listed.words
    what = said.removes_everything(len(listed.files), str(context.places.journal))
    if not (yield Confirm(said.ERASE, said.ERASES, (what, said.STILL_ELSEWHERE))):
        yield Say(said.NOTHING_ERASED)
        return ""
    paths = tuple(one.path for one in listed.files)
    erased: Erased | Refused = yield Effect("erase", paths, run=lambda: removal.erase(context.journal, listed))
    if isinstance(erased, Refused):
        return erased.words
    for path in erased.left:
        yield Say(said.not_made_by_ptg(str(path)), needed=True)
    still_there = yield from _tell_what_stayed(erased.removed)
    if not still_there:
        yield Say(said.erased(erased.removed.files))
    return still_there


def _tell_what_stayed(removed: Removed) -> Talk[str]:
    for words in removal.what_stayed(removed):
        yield Say(words, needed=True)
    return said.some_stayed(removed.files) if removed.stayed else ""


def _everything(context: Context) -> Everything:
    own = [context.own_content / name for name in ("guides", "practices", "aims")]
    made = [context.folders.state, context.folders.data, context.folders.config]
    return removal.everything(context.journal, context.config_path, own, made)
