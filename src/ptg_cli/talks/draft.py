"""A draft that was left behind: keeping it as it is, and throwing it away."""

from ptg_cli.context import Context
from ptg_cli.desk.drafts import keep_draft
from ptg_cli.desk.page_edit import beside_words
from ptg_cli.desk.writing import LeftBehind
from ptg_cli.sentences import drafts as said
from ptg_cli.talks.turns import Confirm, Effect, Kept, Say, Talk, keep, say


def keep_as_it_is(context: Context, draft: LeftBehind) -> Talk[None]:
    """Makes a page of it, or finishes the change of a page that was left."""

    def run() -> Kept[str]:
        found = context.drafts.find(draft.id, draft.editing)
        return Kept(beside_words(keep_draft(context.journal, context.drafts, context.editing, found).beside))

    kept = yield from keep(Effect("keep a draft", (draft.id, draft.editing), run=run))
    if kept is not None:
        yield Say(said.KEPT)
        yield from say(kept.now)


def throw_away(context: Context, draft: LeftBehind) -> Talk[None]:
    """Removes it for good, once the person has said so."""
    if not (yield Confirm("Throw this page away?", "Throw it away for good", ("You can't get it back after that.",))):
        return

    def run() -> Kept[None]:
        context.drafts.discard(context.drafts.find(draft.id, draft.editing))
        return Kept(None)

    if (yield from keep(Effect("throw a draft away", (draft.id, draft.editing), run=run))) is not None:
        yield Say("The draft is thrown away.")
