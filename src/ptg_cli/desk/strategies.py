"""Hard moments and what helps in them: the strategies as this person has them, what is suggested, what is kept."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ptg_cli.desk import support
from ptg_cli.desk.aim_steps import step_of, steps_for
from ptg_cli.desk.aims import AimDesk
from ptg_cli.desk.document import DocumentDesk
from ptg_cli.desk.document_visit import visit_to
from ptg_cli.desk.errors import explain
from ptg_cli.desk.pages import PageFilter, counted_pages
from ptg_cli.desk.plan import PlanDesk
from ptg_cli.desk.steadies import shown_lines
from ptg_cli.insight.helps import LEAST_USES, Helps, Names, Tries, TryFilter, sentences
from ptg_cli.insight.strategies import EASED, eased_before, suggestions
from ptg_cli.insight.tries import Try, tries
from ptg_cli.journal.documents.document import placed
from ptg_cli.journal.documents.store import Documents
from ptg_cli.journal.documents.strategies import STRATEGIES, OwnStrategies, of_nobody
from ptg_cli.journal.documents.values import VALUES
from ptg_cli.journal.errors import CannotChange, JournalError
from ptg_cli.journal.journal import Journal
from ptg_cli.library.errors import BadContent
from ptg_cli.library.library import Library
from ptg_cli.model.aim import Aim, AimKind, with_page
from ptg_cli.model.entry import Entry
from ptg_cli.model.folded import joined
from ptg_cli.model.nearest import near_names, no_such
from ptg_cli.model.person import Person
from ptg_cli.model.strategy import (
    FAMILIES,
    MOST_STEPS,
    Situation,
    Strategy,
    StrategyChange,
    Suggested,
    with_changes,
)
from ptg_cli.model.visible import in_one_line, one_line
from ptg_cli.sentences import strategies as said
from ptg_cli.sentences.guides import sources_damaged
from ptg_cli.session.hard_moment import FromPlan, HardMoment, HardMomentStart
from ptg_cli.settings import Settings

LOOKED_BACK: Final = 3000
"""How many pages back a suggestion looks."""

SAFER: Final = "{safer}"
"""Stands in a caution for who can plan with someone who is not safe with another person."""

_FROM_PLAN: Final = 2
"""So many lines of the plan stand under the one thing."""


_BESIDE_A_STEP: Final = 2
"""So many other things are offered beside the step of an aim."""


@dataclass(frozen=True, slots=True)
class StrategyList:
    """All strategies, hidden ones too; the title of what each starts, by its slug; what each source says, by its key;
    and why some were left out."""

    strategies: tuple[Strategy, ...] = ()
    starts: Mapping[str, str] = field(default_factory=dict)
    rests_on: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()


class StrategyDesk:
    """Everything around a hard moment but the running of it. `now` gives the moment with its offset, `zone` the IANA
    zone where it is known; `prompts` is the folder of content."""

    def __init__(
        self,
        journal: Journal,
        documents: Documents,
        library: Library,
        plan_desk: PlanDesk,
        prompts: Path,
        settings: Settings,
        now: Callable[[], datetime],
        zone: str,
    ) -> None:
        self._journal = journal
        self._documents = documents
        self._mine = DocumentDesk(documents, STRATEGIES)
        self._visit = visit_to(self._mine)
        self._library = library
        self._plan_desk = plan_desk
        self._prompts = prompts
        self._settings = settings
        self._now = now
        self._zone = zone
        self.problems: tuple[str, ...] = ()
        """What is wrong with the person's own strategies, one sentence each, once they were read."""

    # Strategies

    @property
    def kinds(self) -> list[str]:
        """Every family of strategies in its order, each with what it is, where that can be read."""
        about = self._library.families
        return [f"{family}: {about[family]}" if family in about else family for family in FAMILIES]

    @property
    def families(self) -> tuple[str, ...]:
        """Every family in the order in which they are listed; what the content does not name comes last."""
        return tuple(dict.fromkeys((*self._library.families, *FAMILIES)))

    def strategies(self) -> tuple[Strategy, ...]:
        """The catalogue as this person has it, hidden ones too; without those that turn to what they want to be spared.

        Raises: OSError.
        """
        everything = self._everything()
        practices = {practice.slug: practice for practice in self._library.practices()}
        avoid = self._settings.avoid
        return tuple(one for one in everything if one.practice not in practices or practices[one.practice].fits(avoid))

    def strategy(self, words: str) -> Strategy:
        """The strategy of that name or title. Raises: NoSuchStrategy, OSError."""
        everything = self.strategies()
        wanted = joined(words)
        for one in everything:
            if wanted in {one.slug, joined(one.title)}:
                return one
        near = near_names(words, [one.slug for one in everything])
        raise NoSuchStrategy(no_such("strategy", words, near, shows="ptg strategies"))

    def _everything(self) -> tuple[Strategy, ...]:
        """Ours with their changes, then their own; one of theirs with the name of one of ours is left out."""
        safer = support.who_can_plan(self._prompts, self._settings.country, self._zone)
        ours = [
            replace(one, caution=one.caution.replace(SAFER, safer)) if SAFER in one.caution else one
            for one in self._library.strategies()
        ]
        taken = tuple(one.slug for one in ours)
        own = self._own(taken)
        for one in own.own:
            if one.slug in taken:
                self.problems += (said.name_is_ours(one.title),)
        return with_changes(ours, (one for one in own.own if one.slug not in taken), own.changes)

    def own(self) -> tuple[Strategy, ...]:
        """The person's own strategies, hidden ones too. Raises: OSError."""
        return tuple(one for one in self._everything() if one.mine)

    def sources(self, strategy: Strategy) -> list[str]:
        """What a strategy rests on, one line each. Raises: BadContent."""
        return self._library.rests_on((strategy.source,) if strategy.source else ())

    def starts(self, strategy: Strategy) -> str:
        """The title of the practice or guide that a strategy starts; empty where it starts none."""
        try:
            if strategy.practice:
                return self._library.practice(strategy.practice).title
            return self._library.guide(strategy.guide).title if strategy.guide else ""
        except (LookupError, BadContent):
            return ""

    def shelf(self) -> StrategyList:
        """Everything a list of strategies shows. Raises: OSError."""
        found = self.strategies()
        skipped = [message for broken in self._library.broken_strategies() for message in broken.messages]
        keys = list(dict.fromkeys(one.source for one in found if one.source))
        try:
            rests_on = dict(zip(keys, self._library.rests_on(keys), strict=True))
        except (BadContent, KeyError, ValueError):
            rests_on = {}
            skipped.append(sources_damaged("strategies"))
        starts = {one.slug: title for one in found if (title := self.starts(one))}
        return StrategyList(found, starts, rests_on, (*self.problems, *skipped))

    def _own(self, ours: Collection[str]) -> OwnStrategies:
        try:
            read = self._mine.look().read
        except OSError as error:
            self.problems = (explain(error),)
            return OwnStrategies()
        file, strange = read.file, [] if read.instead else of_nobody(read.value, read.file.raw, ours)
        self.problems = (*read.problems, *placed(file.path, file.raw, strange))
        return read.value

    @property
    def unreadable(self) -> bool:
        """True where the file of their own does not read at all, and an earlier version, or none, is in use."""
        return self._mine.unreadable

    def change(
        self,
        strategy: Strategy,
        *,
        star: bool | None = None,
        hide: bool | None = None,
        title: str | None = None,
        steps: Sequence[str] | None = None,
    ) -> str:
        """Stars, hides or rewords a strategy; None leaves a thing as it is, an empty title or no steps bring ours back.
        Returns what has to be said, mostly nothing. Raises: CannotChange, OSError."""
        _check(steps or ())
        words = None if title is None else in_one_line(title)
        texts = None if steps is None else tuple(steps)

        def change() -> str:
            own, slug = self._mine.value, strategy.slug
            mine = next((one for one in own.own if one.slug == slug), strategy)
            if strategy.mine:
                own = own.with_own(
                    replace(
                        mine,
                        starred=mine.starred if star is None else star,
                        hidden=mine.hidden if hide is None else hide,
                        title=words or mine.title,  # its pages know it by the id that stays
                        steps=mine.steps if texts is None else texts,
                    )
                )
            if not strategy.mine or slug in own.changes:
                was = own.changes.get(slug, StrategyChange(slug))
                own = own.with_change(
                    replace(
                        was,
                        star=was.star if star is None else star or None,
                        hide=was.hide if hide is None else hide or None,
                        title=was.title if words is None else words,
                        steps=was.steps if texts is None else texts,
                    )
                )
            return self._mine.save(own)

        return self._visit.do(change)

    def reword(self, strategy: Strategy, title: str, steps: Sequence[str]) -> str:
        """Puts a strategy into the person's words; with no title ours comes back, and one of their own stays as it is.
        A renamed one of their own has to be looked up anew. Raises: CannotChange, OSError."""
        if strategy.mine and not title.strip():
            return ""
        return self.change(strategy, title=title, steps=steps)

    def new_name(self, title: str) -> str:
        """The title as it is kept. Raises: CannotChange where there is one of that name; OSError."""
        words = in_one_line(title)
        if any(one.slug == joined(words) for one in self._everything()):
            raise CannotChange(said.name_is_taken(words))
        return words

    def add(self, strategy: Strategy) -> str:
        """Adds one of the person's own. Raises: CannotChange where there is one of that name; OSError."""
        _check(strategy.steps)

        def add() -> str:
            self.new_name(strategy.title)
            return self._mine.save(self._mine.value.with_own(strategy))

        return self._visit.do(add)

    @property
    def can_undo(self) -> bool:
        """True once something was changed by this desk."""
        return self._visit.can_undo

    def undo(self) -> str:
        """Takes the last change back that this desk made, unless another window changed something since."""
        return self._visit.undo()

    # A hard moment

    def moment(self, rating: int | None = None, feelings: tuple[str, ...] = (), trigger: str = "") -> HardMoment:
        """A hard moment to run. Ratings and feelings may be given already. Raises: OSError."""
        return HardMoment(replace(self._start(), rating=rating, feelings=feelings, trigger=trigger))

    def resume(self, draft: Entry) -> HardMoment:
        """The hard moment that a draft was left of. Raises: NoSuchStrategy where what was tried is gone; OSError."""
        strategy = self.strategy(draft.strategy) if draft.strategy else None
        if draft.aim and strategy is None:
            strategy = self._step_of_aim(draft.aim)
        return HardMoment.resume(self._start(), draft, strategy)

    def _start(self) -> HardMomentStart:
        strategies = [one for one in self.strategies() if not one.hidden and not self._names_unsafe(one)]
        found, _ = self._tries(LOOKED_BACK)
        now = self._now().replace(tzinfo=None)
        values = self._what_matters()

        def suggest(situation: Situation) -> list[Suggested]:
            offered = suggestions(strategies, found, situation, now, values=values)
            steps = self._steps_of_aims(values.values()) if situation.leaves_room else []
            fresh = [one for one in steps if one.strategy.family not in situation.little]
            return [*offered[:_BESIDE_A_STEP], fresh[0]] if fresh else offered

        emergency = support.first_lines(self._prompts, self._settings.country, card_follows=False, zone=self._zone)
        eased = cache(partial(eased_before, strategies, found, now))  # asked for twice, over all that was tried
        return HardMomentStart(
            begun=self._begun,
            suggest=suggest,
            eased=eased,
            strategies=strategies,
            remembered={one.what: one.remember for one in reversed(found) if one.remember and one.house == "strategy"},
            emergency=emergency,
            from_plan=partial(self._from_plan, eased),
            look_again=self._plan_desk.forget,
        )

    def _steps_of_aims(self, values: Iterable[str]) -> list[Suggested]:
        """The smallest steps of what the person tries for what matters to them, that of the newest first; none with
        someone who is not safe, or whose words name one, and none where that can't be known."""
        try:
            steps = steps_for(AimDesk(self._documents).look().brought_up, self._library.kinds_as_written, values)
            return [one for one in steps if not self._names_unsafe(one.strategy)]
        except (OSError, JournalError):
            return []

    def _step_of_aim(self, aim_id: str) -> Strategy:
        """The step of an aim that was begun; said in general where the aim is gone by now. Raises: OSError."""
        aim = AimDesk(self._documents).aim(aim_id) or Aim(aim_id)
        return step_of(aim, self._library.kinds_as_written.get(aim.kind))

    def keep_with_aim(self, entry: Entry) -> list[str]:
        """Notes a page of a step with the aim it tells of. Returns what has to be said: the page is safe, so nothing
        raises for a disk that refuses."""
        desk = AimDesk(self._documents)
        try:
            if entry.aim and desk.aim(entry.aim) is not None:
                return list(filter(None, [desk.change(entry.aim, lambda aim: with_page(aim, entry.id))]))
        except (OSError, JournalError) as error:
            return [explain(error)]
        return []

    def _what_matters(self) -> dict[str, str]:
        """What the person said matters to them, each id with its name; none that names someone who is not safe, and
        none where that can't be known."""
        try:
            values = self._documents.read(VALUES).value
            return {one.id: one.name for one in values if not self._plan_desk.names_unsafe(one.said)}
        except OSError:
            return {}

    def _begun(self) -> Entry:
        now = self._now()
        return Entry(self._journal.new_id(now.replace(tzinfo=None)), created=now, zone=self._zone)

    def _from_plan(self, eased: Callable[[], Sequence[Suggested]]) -> FromPlan:
        """Who can be called when it is worst, and what the person themselves wrote that steadies them; no such lines
        where something eased it before, so that they stand only after an outward grounding of ours."""
        if self._plan_unknown:
            return FromPlan()
        called = [one_line(one.said) for one in self._plan_desk.safe_people if "crisis" in one.help][:1]
        wrote = () if any(one.why == EASED for one in eased()) else self.own_lines()
        return FromPlan("".join(said.you_can_call(one) for one in called), wrote)

    @property
    def _plan_unknown(self) -> bool:
        """True where the plan can't be read, or not now, or nobody knows who is not safe: what comes next does not wait
        for it."""
        plan_desk = self._plan_desk
        problems = support.in_time(lambda: plan_desk.problems, time.monotonic() + support.PATIENCE)
        return not isinstance(problems, tuple) or plan_desk.nobody_known

    def own_lines(self) -> tuple[str, ...]:
        """What the person themselves wrote that steadies them, two lines of it at most. Never raises."""
        return () if self._plan_unknown else shown_lines(self._plan_desk)[:_FROM_PLAN]

    def company(self, strategy: Strategy) -> tuple[Person, ...]:
        """People who may be asked, for what is done with someone; never one who is not safe."""
        try:
            return self._plan_desk.safe_people if strategy.company == "someone" else ()
        except OSError:  # who is not safe can't be known: nobody is named
            return ()

    def _names_unsafe(self, strategy: Strategy) -> bool:
        """True also for the person's own where their people can't be read: whom it names can't be known."""
        try:
            return self._plan_desk.names_unsafe(" ".join((strategy.title, *strategy.steps)))
        except OSError:
            return strategy.mine

    # What helped

    def _tries(self, most: int | None, kinds: Mapping[str, str] = MappingProxyType({})) -> tuple[list[Try], int]:
        read = islice(counted_pages(self._journal, PageFilter()), most)
        return tries((page.entry for page in read if not page.unreadable), self._now().replace(tzinfo=None), kinds)

    def _kinds_of_aims(self) -> dict[str, str]:
        """The kind of each aim, by the aim's id. Raises: OSError."""
        return {one.id: one.kind for one in AimDesk(self._documents).look().aims}

    def _counted_kinds(self) -> list[AimKind]:
        """The kinds of aims of which may be said how often they were done, in their order."""
        kinds = sorted(self._library.kinds_as_written.values(), key=lambda one: (one.order, one.title))
        return [one for one in kinds if one.counted]

    def experience(self) -> Tries:
        """All the person's entries tell of what they tried. Raises: OSError."""
        found, odd = self._tries(None, self._kinds_of_aims())
        tried = any(one.house == "aim" for one in found)
        kinds = {one.id: one.title for one in self._counted_kinds()} if tried else {}
        names = Names(
            {one.slug: one for one in self._everything()},
            {one.slug: one for one in self._library.practices()},
            {one.slug: one.title for one in self._library.guides()} if any(t.house == "guide" for t in found) else {},
            kinds,
        )
        return Tries(tuple(found), odd, names, self._now().replace(tzinfo=None))

    def helps(self, only: TryFilter | None = None) -> Helps:
        """What all of that says together. Raises: OSError."""
        return self.experience().helps(only)

    def figures(self) -> str:
        """What all of it says in sentences; empty where nothing can be said yet. Raises: OSError."""
        found = self.helps()
        return "\n".join(sentences(found)) if found.figures or found.over_days else ""

    def triggers(self) -> list[str]:
        """What set things off, in the person's words, newest first and each once. Raises: OSError."""
        return self.experience().triggers

    def has_helps(self, goes_on: Callable[[], bool] = lambda: True) -> bool:
        """True once something was used often enough to say anything of it. Reads no further than to that, and only as
        long as `goes_on` says so."""
        now, counted = self._now().replace(tzinfo=None), Counter[tuple[str, str]]()
        kinds = self._kinds_of_aims()
        said_of = {one.id for one in self._counted_kinds()} if kinds else set()
        for page in islice(counted_pages(self._journal, PageFilter()), LOOKED_BACK):
            if not goes_on():
                break
            for one in () if page.unreadable else tries([page.entry], now, kinds)[0]:
                if one.house == "aim" and one.what not in said_of:
                    continue
                counted[one.house, one.what] += 1
                if counted[one.house, one.what] >= LEAST_USES:
                    return True
        return False


class NoSuchStrategy(LookupError):
    """No strategy of that name. The message is a whole sentence."""


def _check(steps: Sequence[str]) -> None:
    if len(steps) > MOST_STEPS:
        raise CannotChange(said.too_many_steps(len(steps)))


def own_strategy(title: str, family: str, steps: Sequence[str] = (), minutes: int = 0) -> Strategy:
    """A strategy of a person's own, with what they said of it; 0 minutes where they did not say."""
    words = in_one_line(title)
    one = Strategy(joined(words), words, family, steps=tuple(steps), mine=True)
    return replace(one, minutes=minutes) if minutes else one
