"""The plan in line mode: its parts with their numbers. Everything is kept at once."""

from collections.abc import Callable
from functools import partial
from typing import Final

from ptg_cli.context import Context
from ptg_cli.desk.errors import explain
from ptg_cli.desk.plan_visit import PlanVisit, counted
from ptg_cli.journal.errors import JournalError
from ptg_cli.line.face import Face
from ptg_cli.line.menu import Menu
from ptg_cli.line.talks import perform
from ptg_cli.model.plan import REVIEW_OFFER, PlanPart
from ptg_cli.model.visible import one_line
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.talks import plan_part
from ptg_cli.talks.turns import Refused, done

_OUT: Final = "Enter goes back. 0 leaves."


def run(face: Face, *, now: bool = False) -> None:
    """The plan, until enter goes back. With `now` it is hard: people come first, and are open. Raises: Left, the
    console's own errors, whatever a signal raises. What the disk or the journal did is said."""
    menu, context = face.menu, face.context
    visit = context.plan_visit(hard=now)
    try:
        said = visit.open()
    except (OSError, JournalError) as error:
        menu.say(f"Your plan can't be read here. {explain(error)}")
        return
    menu.say(*([said] if said else []))
    PlanInLines(menu, context, visit).run(now=now)


class PlanInLines:
    """One visit to the plan."""

    def __init__(self, menu: Menu, context: Context, visit: PlanVisit) -> None:
        self._menu = menu
        self._context = context
        self._visit = visit

    def run(self, *, now: bool) -> None:
        """Says the parts and opens them."""
        menu, visit = self._menu, self._visit
        menu.say("My plan.", *(one_line(words) for words in (*visit.problems, visit.words.wrong) if words))
        parts = visit.words.parts
        if now:
            self._part(parts[0])
        while True:
            counts = [counted(len(visit.rows(part.id))) for part in parts]
            menu.say(
                *(f"{n} {part.title}: {count}." for n, (part, count) in enumerate(zip(parts, counts, strict=True), 1))
            )
            menu.say(*([words] if (words := visit.no_person()) else []))
            menu.say(*([f"{REVIEW_OFFER} looked notes that you did."] if visit.review_due else []))
            undo = " undo takes the last change back." if visit.can_undo else ""
            hint = f"A number from 1 to {len(parts)} opens a part.{undo} {_OUT}"
            known = [*map(str, range(1, len(parts) + 1)), "undo", *(["looked"] if visit.review_due else [])]
            match menu.choice((), hint, known):
                case "":
                    return
                case "undo":
                    self._keep(visit.undo)
                case "looked":
                    self._keep(lambda: visit.looked_through() or said_of_drafts.KEPT)
                case number:
                    self._part(parts[int(number) - 1])

    def _part(self, part: PlanPart) -> None:
        perform(self._menu, partial(plan_part.change, self._context, self._visit, part))

    def _keep(self, change: Callable[[], str]) -> None:
        said = done(change)
        self._menu.say(*([words] if (words := said.words if isinstance(said, Refused) else said) else []))
