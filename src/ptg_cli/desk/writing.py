"""Beginning and resuming sessions: everything one has to know, gathered from pages, settings and guides."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import partial
from pathlib import Path

from ptg_cli.desk import support, writing_start
from ptg_cli.desk.drafts import GOES_ON, Kind, kind_of
from ptg_cli.desk.keeper import Keeper, Sitting, line_in, where_of
from ptg_cli.desk.keeps import GuideKeeps
from ptg_cli.desk.tellings import TellingsDesk, answers_so_far
from ptg_cli.insight.suggest import Suggestion
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.drafts import NEW, Draft, Drafts
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.journal import Journal
from ptg_cli.library.errors import NoSuchGuide
from ptg_cli.library.library import Library
from ptg_cli.library.titles import Titles
from ptg_cli.model.answer import Text
from ptg_cli.model.civil_time import from_stamp
from ptg_cli.model.entry import Entry
from ptg_cli.model.guide import BLANK, Guide, Recall, Write
from ptg_cli.sentences import drafts as said_of_drafts
from ptg_cli.sentences import writing as said
from ptg_cli.session.care import CareKeys
from ptg_cli.session.questions import cards_of
from ptg_cli.session.writing import Session
from ptg_cli.session.writing_view import Earlier, Question, SessionStart


class GuideGone(CannotChange):
    """A draft's guide is gone, so it can't be gone on with. It can be kept as it is."""

    def __init__(self, why: str) -> None:
        super().__init__(said.keeps_without_guide(why))
        self.why = why


@dataclass(frozen=True, slots=True)
class Intent:
    """What is said of a session before it begins. `moment` is the entry's own, with its offset; `before` and
    `after` are ratings given already (0 to 10). `said` true: how hard it is, and what is there, was asked just now, so
    it is not asked again. `with_earlier` true: what was answered to this guide before is wanted at hand. `aim` is the
    id of the aim that the page is to tell of."""

    moment: datetime
    tags: tuple[str, ...] = ()
    before: int | None = None
    after: int | None = None
    feelings: tuple[str, ...] = ()
    said: bool = False
    with_earlier: bool = False
    aim: str = ""


@dataclass(frozen=True, slots=True)
class BegunSession:
    """A session and what keeps it. `problems` are lists of the person's own that can't be read, one sentence each."""

    session: Session
    sitting: Sitting
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A draft left behind: its id, when it was begun, what it is a draft of, and the title of its guide or practice,
    which may be empty. Never its words. `guide` is the slug of its guide, empty for what is no page. `where` says where
    a line belongs. `editing`, as in `Draft`, is not empty for a
    text that was left in an editor: that can only be kept, or opened again by `ptg drafts resume`. `gone` true: it is
    the changed text of a page that was deleted meanwhile, which can be kept as a page of its own."""

    id: str
    begun: datetime | None
    title: str
    gone: bool = False
    kind: Kind = "page"
    where: str = ""
    editing: str = ""
    guide: str = ""

    @property
    def goes_on(self) -> bool:
        """True where it can be gone on with."""
        return not self.editing and self.kind in GOES_ON

    @property
    def stands_alone(self) -> bool:
        """True where keeping it makes a page of its own, false where it changes a page that is there."""
        return self.gone or self.editing in ("", NEW)

    @property
    def noun(self) -> str:
        """What it is, in words."""
        if self.editing:
            return said_of_drafts.TEXT_LEFT_IN_EDITOR if self.editing == NEW else said_of_drafts.CHANGE_TO_A_PAGE
        return f"A {self.kind}"


@dataclass(frozen=True, slots=True)
class WritingDesk:
    """Begins sessions. `filling` puts what a guide keeps for the plan there; `figures` says what the person's own
    entries tell of some of FIGURES, `own_lines` what they wrote that steadies them; `prompts` is the folder of content;
    `country` the person's own; `now` gives the moment with its offset, `zone` the IANA zone where it is known;
    `welcomed` true: what ptg is was said to them."""

    journal: Journal
    keeper: Keeper
    drafts: Drafts
    documents: Documents
    filling: GuideKeeps
    library: Library
    titles: Titles
    figures: Callable[[Sequence[str]], Mapping[str, str]]
    own_lines: Callable[[], Sequence[str]]
    prompts: Path
    country: str
    day_starts_at: time
    zone: str
    now: Callable[[], datetime]
    welcomed: bool

    def begin(self, guide: Guide, intent: Intent, keys: CareKeys, *, asked: bool = True) -> BegunSession:
        """A new session. With `asked` false, opening and close are not asked: nobody is there to answer."""
        entry_id = self.journal.new_id(intent.moment.replace(tzinfo=None))
        start, problems = self._start(guide, intent, keys, entry_id, asked=asked)
        session = Session(start)
        fill = partial(self.filling.fill, start.guide, keys)
        return BegunSession(session, self.keeper.sit(session, fill=fill), problems)

    def resume(self, draft: Draft, keys: CareKeys) -> BegunSession:
        """The session that a draft was left of; it is held, so that no other window goes on with it too.

        Raises: CannotChange, GuideGone, Busy, BadContent.
        """
        if draft.editing:
            raise CannotChange(said.open_in_editor(str(draft.page.path)))
        if draft.page.unreadable:
            raise CannotChange(said.cannot_go_on(str(draft.page.path), draft.page.unreadable))
        entry = draft.page.entry
        try:
            guide = self.library.guide(entry.guide or BLANK)
        except NoSuchGuide as gone:
            raise GuideGone(str(gone)) from gone
        intent = Intent(entry.created or self.now(), entry.tags, aim="" if guide.begins_aim else entry.aim)
        start, problems = self._start(guide, intent, keys, draft.id, asked=True)
        session = Session.resume(start, entry)
        sitting = self.keeper.sit(session, fill=partial(self.filling.fill, start.guide, keys), draft=draft.id)
        if not keys.in_lines:
            self._take_line(session, sitting)
        return BegunSession(session, sitting, problems)

    def _take_line(self, session: Session, sitting: Sitting) -> None:
        """Puts the line that was cut off in plain lines behind the text it was meant for. Plain lines have it on the
        line again. At any other question it stays a draft of its own."""
        where, view = line_in(session.snapshot().id), session.view
        if not (isinstance(view, Question) and isinstance(view.asked.step, Write)):
            return
        with suppress(OSError):  # it is among the drafts all the same
            words = self.keeper.left(where)
            before = view.answer.text if isinstance(view.answer, Text) else ""
            if words:
                session.write_down(Text("\n".join(part for part in (before, words) if part)))
                if not sitting.snapshot():
                    self.keeper.release(where)

    def suggested(self) -> list[Suggestion]:
        """Guides for this hour, the one to suggest first, each with its reason."""
        now = self.now().replace(tzinfo=None)
        return self.suggested_at(now)

    def suggested_at(self, now: datetime, entries: Sequence[Entry] | None = None) -> list[Suggestion]:
        """The same at a civil moment; `entries` are the newest ones, where they were read already."""
        journal, documents, starts = self.journal, self.documents, self.day_starts_at
        journeys = writing_start.journeys_today(self.library, journal, documents, now, starts)
        return writing_start.suggested(self.library.every_guide(), journal, documents, now, starts, journeys, entries)

    def left_behind(self) -> list[LeftBehind]:
        """What was left open, newest first: sessions that can be gone on with, and texts left in an editor."""
        return [
            self.of_draft(draft)
            for draft in self.drafts.listed()
            if not draft.open_elsewhere and (draft.beside or not draft.page.unreadable)
        ]

    def can_go_on(self, guide: str = "") -> list[LeftBehind]:
        """The pages left open that can be gone on with, newest first: all, or those of the guide of that slug. None
        where a blank page is wanted, or nothing is to be left."""
        if self.keeper.leaves_nothing or guide == BLANK:
            return []
        pages = [left for left in self.left_behind() if left.goes_on and left.kind == "page"]
        return [left for left in pages if not guide or left.guide == guide]

    def of_draft(self, draft: Draft) -> LeftBehind:
        """What was left behind as this draft."""
        return self._of_text(draft) if draft.editing else self._of_session(draft)

    def _of_session(self, draft: Draft) -> LeftBehind:
        entry = draft.page.entry
        begun = entry.created.replace(tzinfo=None) if entry.created else None
        kind, title, guide = kind_of(entry), "", ""
        if kind == "page":
            guide = entry.guide or BLANK
            title = self.titles.guide(guide)
        elif kind == "practice":
            title = self.titles.practice(entry.practice)
        return LeftBehind(draft.id, begun, title, kind=kind, where=where_of(entry), guide=guide)

    def _of_text(self, draft: Draft) -> LeftBehind:
        gone = draft.editing != NEW and not self.journal.has(draft.id)
        return LeftBehind(draft.id, from_stamp(draft.id), "", gone=gone, editing=draft.editing)

    def _tellings(self, guide: Guide) -> Mapping[tuple[str, str], tuple[Earlier, ...]]:
        desk = TellingsDesk(self.journal, self.drafts, self.library, self.titles, self.day_starts_at)
        return answers_so_far(desk.of(guide.slug))

    def _start(
        self, guide: Guide, intent: Intent, keys: CareKeys, entry_id: str, *, asked: bool
    ) -> tuple[SessionStart, tuple[str, ...]]:
        now = self.now().replace(tzinfo=None)
        card_due = asked and writing_start.card_is_due(self.journal, now)
        own, problems = writing_start.own_lists(guide, self.documents)
        to_sort, more = writing_start.values_to_sort(guide, self.documents, self.prompts)
        own[cards_of("values")] = tuple(to_sort.cards)
        problems += [one for one in more if one not in problems]
        aim = writing_start.aim_of(intent.aim, self.documents, problems)
        guide = writing_start.as_asked(guide, aim, self.documents)
        start = SessionStart(
            guide=guide,
            entry_id=entry_id,
            created=intent.moment,
            now=now,
            zone=self.zone,
            tags=intent.tags,
            asked=asked,
            said=intent.said,
            keys=replace(keys, safer=support.who_can_plan(self.prompts, self.country, self.zone)),
            distress_before=intent.before,
            distress_after=intent.after,
            feelings=intent.feelings,
            emergency=support.first_lines(self.prompts, self.country, card_follows=card_due, zone=self.zone)
            if asked
            else (),
            wrote=self.own_lines,
            card_due=card_due,
            is_first=asked and not self.welcomed and next(self.journal.newest(), None) is None,
            deep_today=asked and writing_start.deep_again(guide, self.library, self.journal, now, self.day_starts_at),
            earlier=writing_start.earlier_answers(guide, self.journal, self.library, self.day_starts_at),
            own=own,
            meanings=to_sort.cards,
            value_ids=to_sort.ids,
            day_starts_at=self.day_starts_at,
            tellings=self._tellings(guide) if intent.with_earlier else {},
            aim=aim.id if aim else "",
            begins=self.journal.new_id(now) if guide.begins_aim and not aim else "",
            known=self.filling.known(guide, aim),
            figures=self.figures([one.figures for one in guide.steps if isinstance(one, Recall) and one.figures]),
        )
        return start, tuple(problems)
