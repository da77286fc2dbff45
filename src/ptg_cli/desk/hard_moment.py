"""One hard moment and what it leaves: each try becomes a page once it was told of to its end."""

from datetime import datetime

from ptg_cli.desk.errors import explain
from ptg_cli.desk.keeper import Keeper, NotKeptYet, Sitting
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.desk.strategies import StrategyDesk
from ptg_cli.desk.writing import Intent
from ptg_cli.journal.errors import JournalError
from ptg_cli.model.strategy import Strategy
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.session.hard_moment import HardMoment


class HardMomentVisit:
    """What both faces do with a hard moment's files. Nothing raises for a disk that refuses: what has to be said is
    returned. `sitting` takes care of the present try, `kept` is the id of the last one's page. `draft` is the id of the
    draft that the moment was left of. Raises, when made: Busy while another window has that draft."""

    def __init__(
        self, keeper: Keeper, plan_desk: PlanDesk, strategies: StrategyDesk, moment: HardMoment, draft: str = ""
    ) -> None:
        self._keeper = keeper
        self._plan_desk = plan_desk
        self.moment = moment
        self.kept = ""
        self._fill = strategies.keep_with_aim
        self.sitting: Sitting = keeper.sit(moment, fill=self._fill, draft=draft)

    def keep(self) -> str:
        """Makes the page of the present try."""
        try:
            self.kept = self.sitting.finish().page or self.kept
        except NotKeptYet as not_yet:
            return said_of_drafts.not_a_page(not_yet.why, not_yet.where)
        return ""

    def choose(self, strategy: Strategy) -> None:
        """Begins a strategy: it gets a page of its own."""
        self.kept = ""
        self.moment.choose(strategy)

    def again(self) -> None:
        """Something else, after what was tried."""
        self.sitting.close()
        self.moment.again()
        self.sitting = self._keeper.sit(self.moment, fill=self._fill)

    def leave(self) -> str:
        """The person leaves: what was tried is kept as it stands, and what was only looked at leaves nothing."""
        if self.sitting.page:
            return ""
        if not self.moment.is_page_as_it_stands:
            self.moment.leave_nothing()
        return self.keep()

    def intent(self, now: datetime) -> Intent:
        """What the guide that a strategy starts is told: how hard it is, and what is there, where that was asked."""
        at = self.moment
        return Intent(now, before=at.rating, feelings=at.situation.feelings, said=at.was_asked)

    def use_plan(self) -> str:
        """The support card carries the plan: a look through it is offered later."""
        try:
            return self._plan_desk.was_used()
        except (OSError, JournalError) as error:
            return explain(error)
