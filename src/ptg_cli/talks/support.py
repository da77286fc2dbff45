"""What of the plan the support card shows."""

from ptg_cli.desk.plan_visit import PlanVisit
from ptg_cli.model.plan import ABOUT_THE_CARD, CARD_ANSWERS, PlanPart
from ptg_cli.talks.turns import Effect, Kept, Say, Talk, choose, keep

_SHOWN = "Kept: the support card shows those parts. You can change it in each part."
_NOT_SHOWN = "Kept: the support card shows nothing of your plan. You can change it in each part."
_LEFT_OPEN = "leaves it open: until you choose, the card shows what 1 says"


def ask_once(visit: PlanVisit) -> Talk[None]:
    """Asks, once in a visit that has lines, what of the plan it shows. Where that is left open the next visit asks."""
    due: bool = yield Effect("is it time to ask about the card", run=visit.ask_about_card)
    if not due:
        return
    answer = yield from choose(
        "What should the support card show of your plan?", CARD_ANSWERS, (ABOUT_THE_CARD,), leaving=_LEFT_OPEN
    )
    if answer is None:
        return
    shown = answer == 0
    kept = yield from keep(Effect("the card", (shown,), run=lambda: Kept(None, visit.answer_card(shown))))
    if kept is not None:
        yield Say(_SHOWN if shown else _NOT_SHOWN)


def tick(visit: PlanVisit, part: PlanPart, *, now: bool, asked: bool) -> Talk[None]:
    """Shows a part there, or no more; the first time it says what that means. `now` says whether it is shown there so
    far, `asked` whether that was asked before."""
    shown = not now
    if not asked:
        question = f"Show “{part.title}” on the support card?"
        answer = yield from choose(
            question, ("Show it there", "Leave it off"), (ABOUT_THE_CARD,), leaving="leaves it as it is"
        )
        if answer is None:
            return
        shown = answer == 0
    yield from keep(Effect("a part on the card", (part.id, shown), run=lambda: Kept(None, visit.tick(part.id, shown))))
