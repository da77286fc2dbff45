"""One time that a practice is done: how hard it is before and after, what that asks for, and what it leaves."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ptg_cli.desk.practice import LEAST_SECONDS, PracticeDesk
from ptg_cli.model.entry import Entry
from ptg_cli.model.practice import Practice
from ptg_cli.sentences import practice as said
from ptg_cli.session.care import Hardness, hardness
from ptg_cli.session.writing import DRAFT

if TYPE_CHECKING:
    from ptg_cli.session.practice import PracticeRun


class PracticeSession:
    """`before` and `after` are ratings, 0 to 10, given already or as they are given. `keep` false: it keeps nothing,
    so no rating is asked for. `within` is the id of the entry it runs inside. `own` true: it was begun for its own
    sake, so that what is breathed is remembered for the next time; what only cuts in is not. `run` is the running of
    it, as soon as there is one."""

    leaves_nothing = False
    is_page_as_it_stands = True
    """Cut short it is kept as it stands."""

    def __init__(
        self,
        desk: PracticeDesk,
        practice: Practice,
        before: int | None = None,
        after: int | None = None,
        *,
        keep: bool = True,
        within: str = "",
        own: bool = False,
    ) -> None:
        self._desk = desk
        self.practice = practice
        self.before = before
        self.after = after
        self.run: PracticeRun | None = None
        self._begun: Entry | None = None
        self._may_keep = keep
        self.within = within
        """The id of the entry it runs inside, or ran inside."""
        self._own = own
        self._rated_earlier = False
        self._follows = False

    @property
    def keeps(self) -> bool:
        """True where it may leave an entry."""
        return self._may_keep and self._desk.keeps

    @property
    def asks_before(self) -> bool:
        """True where a rating at the start is welcome: not where it was given with the wish, and only once."""
        return self.keeps and not self._follows and self.before is None

    @property
    def _seconds(self) -> int:
        return self.run.seconds if self.run is not None else 0

    @property
    def asks_after(self) -> bool:
        """True where how hard it is now is to be asked: it ran for a while, or was rated before."""
        rated = self.before is not None or self._rated_earlier
        return self.keeps and self.after is None and (rated or self._seconds >= LEAST_SECONDS)

    @property
    def is_hard(self) -> bool:
        """True where the last rating asks for an offer of people and more to try."""
        last = self.after if self.after is not None else self.before
        return hardness(last, ()) is not Hardness.CALM

    def more(self, people: str, cope: str = "", first: str = "") -> str:
        """The offer after a high rating: a sentence that comes `first`, what shows people, what opens more to try.
        Empty where it is calm. “Still” is said only of what was rated afterwards."""
        if not self.is_hard:
            return ""
        lines = [said.STILL_HARD] if self.after is not None else []
        lines += [first] if first else []
        lines.append(said.shows_people(people))
        lines += [said.more_to_try(cope)] if cope else []
        return " ".join(lines)

    @property
    def is_little(self) -> bool:
        """True for what ran too short to stand for itself: its rating goes along to what takes its place."""
        return self.after is None and self._seconds < LEAST_SECONDS

    def instead(self, practice: Practice) -> "PracticeSession":
        """Another practice in place of this one. A rating belongs to one of the two, never to both."""
        before = self.before if self.is_little else self.after
        other = PracticeSession(self._desk, practice, before, keep=self._may_keep, within=self.within, own=self._own)
        other._follows = True
        other._rated_earlier = self._rated_earlier or self.before is not None
        return other

    # What it becomes

    @property
    def has_words(self) -> bool:
        """True once there is an entry to leave: it ran for a while, or was rated."""
        rated = self.before is not None or self.after is not None
        return self.keeps and self.run is not None and (rated or self._seconds >= LEAST_SECONDS)

    def entry(self) -> Entry | None:
        """The entry it leaves; None where it leaves none."""
        if not self.has_words or self.run is None:
            return None
        self._begun = self._begun or self._desk.begun()
        return replace(
            self._begun,
            kind="practice",
            practice=self.practice.slug,
            distress_before=self.before,
            distress_after=self.after,
            seconds=self.run.seconds,
            pauses=self.run.pauses or None,
            within=self.within,
        )

    def snapshot(self) -> Entry:
        """The entry so far, as a draft."""
        entry = self.entry() or self._begun or self._desk.begun()
        return replace(entry, kind="practice", practice=self.practice.slug, extra={DRAFT: {"at": "running"}})

    def remember(self, entry: Entry | None = None) -> list[str]:
        """Remembers what was breathed; what the disk did, as a sentence, mostly nothing."""
        if not (self._may_keep and self._own):
            return []
        trouble = self._desk.remember(self.practice, self._seconds)
        return [trouble] if trouble else []
