"""What a person wrote themselves that steadies them: how it stands in a hard hour, and how a line of it is taken off.

Their lines stand as theirs, without a verb of ours: nobody has looked through them, and a line may name what does harm.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from ptg_cli.desk.errors import explain
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.folded import joined
from ptg_cli.model.strategy import Strategy
from ptg_cli.model.visible import one_line, shorten
from ptg_cli.sentences import hard_moment as said

PART: Final = "steadies"
"""The part of the plan they stand in."""

_MOST_OF_A_LINE: Final = 120
"""Cells of a line of the plan that stand in a hard hour."""

_SHORT: Final = 60
"""Cells of a line in a sentence about it."""


class OwnStrategies(Protocol):
    """What has to be known of the strategies for this."""

    def own(self) -> tuple[Strategy, ...]:
        """The person's own, hidden ones too. Raises: OSError."""

    def change(self, strategy: Strategy, *, hide: bool | None = None) -> str:
        """Hides one, or shows it again. Returns what has to be said, mostly nothing. Raises: OSError, JournalError."""


def shown(line: str) -> str:
    """A line of the plan as it stands among others in a hard hour."""
    return shorten(one_line(line).strip(), _MOST_OF_A_LINE)


def shown_lines(plan_desk: PlanDesk) -> tuple[str, ...]:
    """All of them, as they stand in a hard hour, but for those that name someone who is not safe. Raises: OSError."""
    if plan_desk.nobody_known:
        return ()
    return tuple(shown(line) for line in plan_desk.plan.lines(PART) if not plan_desk.names_unsafe(line))


@dataclass(frozen=True, slots=True)
class _TakenOff:
    """A line that was taken out of the plan, its place there, and the strategies that were hidden with it."""

    line: str
    place: int
    hidden: tuple[Strategy, ...]


class Steadies:
    """Takes lines off and puts them back. `coping` gives the strategies as they are now. Nothing here raises: what the
    disk did is what is said."""

    def __init__(self, plan_desk: PlanDesk, strategy_desk: Callable[[], OwnStrategies]) -> None:
        self._plan_desk = plan_desk
        self._strategy_desk = strategy_desk
        self._taken: list[_TakenOff] = []
        self.changes = 0
        """How often a line was taken off or put back."""

    def lines(self) -> tuple[str, ...]:
        """All of them, as they stand in a hard hour; none where they can't be read."""
        try:
            return shown_lines(self._plan_desk.look())
        except (OSError, JournalError):
            return ()

    def take_off(self, line: str) -> str:
        """Takes a line out of the plan, and hides a strategy of the person's own that has the same words, so that it
        comes up nowhere. The version of the plan before it stays. Says what was done."""
        try:
            plan_desk = self._plan_desk.look()
            lines = plan_desk.plan.lines(PART)
            place = next((at for at, one in enumerate(lines) if shown(one) == line), None)
            if place is None:
                return said.GONE_ALREADY
            trouble = plan_desk.save(plan_desk.plan.without(PART, place))
            self.changes += 1
            strategy_desk = self._strategy_desk()
            same = [one for one in strategy_desk.own() if not one.hidden and one.slug == joined(lines[place])]
            self._taken.append(_TakenOff(lines[place], place, tuple(same)))
            for strategy in same:
                trouble = strategy_desk.change(strategy, hide=True) or trouble
        except (OSError, JournalError) as error:
            return explain(error)
        return trouble or said.taken_off(shorten(line.rstrip("."), _SHORT))

    @property
    def can_put_back(self) -> bool:
        """True once a line was taken off."""
        return bool(self._taken)

    def put_back(self) -> str:
        """Puts the line back that was taken off last, where it was. Says so."""
        if not self._taken:
            return said.NOTHING_TAKEN_OFF
        taken = self._taken[-1]
        try:
            plan_desk = self._plan_desk.look()
            lines = plan_desk.plan.lines(PART)
            trouble = plan_desk.save(
                plan_desk.plan.with_items(PART, (*lines[: taken.place], taken.line, *lines[taken.place :]))
            )
            for strategy in taken.hidden:
                trouble = self._strategy_desk().change(strategy, hide=False) or trouble
        except (OSError, JournalError) as error:
            return explain(error)
        self._taken.pop()
        self.changes += 1
        return trouble or said.PUT_BACK
