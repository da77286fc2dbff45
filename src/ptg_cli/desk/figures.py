"""What a person's own entries say, for a guide that offers it: in their own words and numbers, and in sentences."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final

from ptg_cli.desk.aims import AimDesk
from ptg_cli.desk.milestones import find_milestones, told_of_milestones
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.desk.tellings import TellingsDesk
from ptg_cli.desk.then_and_now import pairs_in_sentences
from ptg_cli.desk.trends import NumbersGiven, TrendsDesk
from ptg_cli.desk.values import numbers_of
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.library.library import Library
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.sentences import aims as said_of_aims
from ptg_cli.sentences import values as said_of_values

_OVER: Final = "3-months"
"""The time over which numbers are read: as long as a season."""

_AT_MOST: Final = 12
"""So many aims are named, and so many milestones."""


class Figures:
    """Reads one of `model.guide.FIGURES`, each only where a guide asks for it. `helps` says what the person tried and
    whether it was worth doing."""

    def __init__(
        self,
        helps: Callable[[], str],
        documents: Documents,
        aims: AimDesk,
        trends: TrendsDesk,
        library: Library,
        tellings: TellingsDesk,
        plan: PlanDesk,
    ) -> None:
        self._helps = helps
        self._tellings = tellings
        self._plan = plan
        self._documents = documents
        self._aims = aims
        self._trends = trends
        self._library = library

    def of(self, kinds: Iterable[str]) -> Mapping[str, str]:
        """What is known of each of these. Raises: OSError."""
        return {kind: self.said(kind) for kind in kinds}

    def said(self, of: str) -> str:
        """All that is known of that, a sentence a line; empty where there is nothing. Raises: OSError."""
        match of:
            case "values":
                return "\n".join(self._of_values())
            case "aims":
                return "\n".join(self._of_aims())
            case "numbers":
                return "\n".join(self._of_numbers())
            case "milestones":
                found = find_milestones(self._tellings.journal).pages
                return "\n".join(told_of_milestones(found, self._tellings.day_starts_at, _AT_MOST))
            case "then-and-now":
                return "\n".join(pairs_in_sentences(self._tellings))
            case "plan":
                return "\n".join(self._plan.look().read_out())
            case _:
                return self._helps()

    def _of_values(self) -> list[str]:
        """Each value with its numbers, and with the first ones of the last year, where they are others."""
        lines = []
        for value in self._documents.read(VALUES).value:
            now = (value.matters, value.lived)
            lines.append(f"{value.name}. {said_of_values.in_sentences(*now)}".strip())
            first = numbers_of(self._given.pages, value)[-1:]
            lines += [said_of_values.on_a_day(spoken_day(day), *then) for day, *then in first if tuple(then) != now]
        return lines

    def _of_aims(self) -> list[str]:
        """Each aim that may be brought up, with its kind, how it stands, and what the person wrote of it last."""
        lines = []
        for aim in self._aims.look().brought_up[:_AT_MOST]:
            kind = self._library.aim_kind(aim.kind) if aim.kind else None
            parts = (said_of_aims.what_it_is(aim, kind), said_of_aims.STATES[aim.state].lower())
            learned = f" {said_of_aims.learned(aim.learned)}" if aim.learned else ""
            lines.append(f"{aim.title or aim.id}: {', '.join(filter(None, parts))}.{learned}")
        return lines

    def _of_numbers(self) -> list[str]:
        """How hard it was, and each thing that is counted in check-ins, over a season."""
        given = self._given
        lines = []
        for of in given.of:
            told = given.told(of, _OVER) if given.trend(of, _OVER).given else []
            lines += [f"{given.name(of)}:", *told] if told else []
        return lines

    @cached_property
    def _given(self) -> NumbersGiven:
        """The numbers of a year: read once, whatever is asked for."""
        return self._trends.read("year")
