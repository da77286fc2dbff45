"""One hard moment and what it leaves: each try is kept once it was rated, what set it off is added to it."""

from datetime import datetime

from ptg_cli.desk.coping import Coping
from ptg_cli.desk.explaining import explain
from ptg_cli.desk.planning import Planning
from ptg_cli.desk.sessions import Intent
from ptg_cli.journal.errors import JournalError
from ptg_cli.session.moment import HardMoment, Stage


class Trying:
    """What both faces do with a hard moment's files. Nothing raises for a disk that refuses: what has to be said is
    returned, with the person's own words in it, so that they are not lost. `kept` is the id of the last try's entry."""

    def __init__(self, desk: Coping, planning: Planning, moment: HardMoment) -> None:
        self._desk = desk
        self._planning = planning
        self.moment = moment
        self.kept = ""

    def keep(self) -> str:
        """Keeps the last try."""
        tried = self.moment.tried
        assert tried is not None
        try:
            self.kept = self._desk.keep(tried)
        except (OSError, JournalError) as error:
            own = f" You wanted to remember: {tried.remember}" if tried.remember else ""
            return f"{explain(error)} This was not kept.{own}"
        return ""

    def set_off(self, words: str) -> str:
        """Takes what set it off, and adds it to the entry of the last try."""
        self.moment.set_off(words)
        trigger = self.moment.situation.trigger
        return self._note(trigger) if trigger and self.kept else ""

    def _note(self, trigger: str) -> str:
        try:
            self._desk.note_trigger(self.kept, trigger)
        except (OSError, JournalError) as error:
            return f"{explain(error)} Not kept: {trigger}"
        return ""

    def cut_short(self, typed_trigger: str = "") -> str:
        """Something cuts in: what was said is kept as it stands, with what was typed of what set it off. What was only
        looked at leaves nothing."""
        if self.moment.tried is None or self.moment.stage not in {Stage.AFTER, Stage.TRIGGER, Stage.SAID}:
            return ""
        said = self.keep() if not self.kept else ""
        trigger = " ".join(typed_trigger.split())
        return said or (self._note(trigger) if trigger and self.kept else "")

    def begin_another(self) -> None:
        """Another try begins: it gets an entry of its own."""
        self.kept = ""

    def intent(self, now: datetime) -> Intent:
        """What the guide that a strategy starts is told: how hard it is, and what is there, where that was asked."""
        at = self.moment
        return Intent(now, before=at.rating, feelings=at.situation.feelings, said=at.was_asked)

    def use_plan(self) -> str:
        """The support card carries the plan: a look through it is offered later."""
        try:
            return self._planning.was_used()
        except (OSError, JournalError) as error:
            return explain(error)
