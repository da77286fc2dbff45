"""A draft that was left behind: throwing it away."""

from ptg_cli.context import Context
from ptg_cli.desk.writing import LeftBehind
from ptg_cli.talks.turns import Confirm, Effect, Kept, Say, Talk, keep


def throw_away(context: Context, draft: LeftBehind) -> Talk[None]:
    """Removes it for good, once the person has said so."""
    if not (yield Confirm("Throw this page away?", "Throw it away for good", ("There is no way back.",))):
        return

    def run() -> Kept[None]:
        context.drafts.discard(context.drafts.find(draft.id, draft.editing))
        return Kept(None)

    if (yield from keep(Effect("throw a draft away", (draft.id, draft.editing), run=run))) is not None:
        yield Say("It is gone.")
