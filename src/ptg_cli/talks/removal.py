"""Erasing all that ptg keeps: what goes is named first, then asked about, and what stays is told."""

from functools import partial

from ptg_cli.context import Context
from ptg_cli.desk import removal
from ptg_cli.desk.removal import STILL_ELSEWHERE, Erased, Everything
from ptg_cli.talks.turns import Confirm, Effect, Refused, Say, Talk, look


def erase(context: Context) -> Talk[str]:
    """Removes all of it, exactly as it was listed, once the person has said so. Where something of it is still there:
    that, in a sentence."""
    listed = yield from look("all that ptg keeps", run=partial(_everything, context))
    if isinstance(listed, Refused):
        return listed.words
    question = (
        f"This removes every page, draft and setting for good ({len(listed.files):,} files), in "
        f"{context.places.journal} and beside it. You can't get them back."
    )
    if not (yield Confirm("Erase everything?", "Erase all of it for good", (question, STILL_ELSEWHERE))):
        yield Say("Nothing was erased.")
        return ""
    paths = tuple(one.path for one in listed.files)
    erased: Erased | Refused = yield Effect("erase", paths, run=lambda: removal.erase(context.journal, listed))
    if isinstance(erased, Refused):
        return erased.words
    for path in erased.left:
        yield Say(f"This was not made by ptg, so it is still there: {path}", needed=True)
    for words in removal.what_stayed(erased.removed):
        yield Say(words, needed=True)
    if erased.removed.stayed:
        return f"Some files could not be erased. {erased.removed.files:,} files are gone."
    yield Say(f"Erased: {erased.removed.files:,} files. {STILL_ELSEWHERE}")
    return ""


def _everything(context: Context) -> Everything:
    own = [context.own_content / "guides", context.own_content / "practices"]
    made = [context.folders.state, context.folders.data, context.folders.config]
    return removal.everything(context.journal, context.config_path, own, made)
