"""A hard moment, as the state machine that every face shares: how hard, one thing or three, doing it, and what it was
like afterwards.

    how hard → (8 or more) one thing → doing → after → trigger → said
         → feelings → three, or any → doing → after → trigger → said
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from ptg_cli.model.distress import ONE_THING_FROM, PEOPLE_FROM, TRIGGER_UP_TO, at_least
from ptg_cli.model.entry import Entry
from ptg_cli.model.strategy import Situation, Strategy, Suggested
from ptg_cli.model.visible import in_one_line
from ptg_cli.sentences import care as said_of_care
from ptg_cli.sentences import hard_moment as said
from ptg_cli.sentences import scales as said_of_scales
from ptg_cli.session.care import Hardness, hardness
from ptg_cli.session.writing import DRAFT, WrongTurn


class HardMomentStage(Enum):
    """Where a hard moment is."""

    HARD = 1
    ONE = 2
    FEELINGS = 3
    OFFERS = 4
    DOING = 5
    AFTER = 6
    TRIGGER = 7
    SAID = 8


@dataclass(frozen=True, slots=True)
class FromPlan:
    """What the person's own plan has for the worst hours: whom they `call`, as a sentence, and what they `wrote` that
    steadies them, line by line; mostly nothing."""

    call: str = ""
    wrote: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """All of it as a line."""
        return " ".join(filter(None, (self.call, said.wrote(self.wrote))))


@dataclass(frozen=True, slots=True)
class HardMomentStart:
    """What a hard moment has to know. `begun` gives an entry with nothing in it yet, with its id, time and zone: one
    for each try. `suggest` gives three for a situation, `eased` what to begin with when it is very hard, `strategies`
    everything there is to pick from; `remembered` what the person wanted to remember of one, the newest; `emergency`
    the emergency number and the first line; `from_plan` what the person's own plan has for such an hour,
    `look_again` makes that be read anew."""

    begun: Callable[[], Entry]
    suggest: Callable[[Situation], Sequence[Suggested]]
    eased: Callable[[], Sequence[Suggested]]
    strategies: Sequence[Strategy]
    remembered: Mapping[str, str] = field(default_factory=dict)
    emergency: tuple[str, ...] = ()
    rating: int | None = None
    feelings: tuple[str, ...] = ()
    trigger: str = ""
    from_plan: Callable[[], FromPlan] = FromPlan
    look_again: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class HardMomentTry:
    """One try, for its entry: what, in which situation, the ratings (0 to 10), whether it was worth doing."""

    strategy: Strategy
    situation: Situation
    before: int | None = None
    after: int | None = None
    worth: str = ""
    remember: str = ""


class HardMoment:
    """One hard moment from how hard it is to what it was like. `stage` says what to draw."""

    def __init__(self, start: HardMomentStart) -> None:
        self._start = start
        self.rating = start.rating
        self.situation = Situation(start.feelings, start.trigger, rating=start.rating)
        self.stage = HardMomentStage.HARD
        self._asked_feelings = bool(start.feelings)
        self._place = 0
        self._eased: tuple[Suggested, ...] | None = None
        self._offers: tuple[Suggested, ...] | None = None
        self._doing: Strategy | None = None
        self._from_plan: FromPlan | None = None
        self.at_once = False
        """True while what is done was begun from its first step: then it is not shown again before it begins."""
        self.was_asked = False
        """True once it was asked how hard it is, answered or not."""
        self.now: int | None = None
        """How hard it is after what was done, where that was said while doing it."""
        self._tried: list[HardMomentTry] = []
        self._little = 0
        self._begun: Entry | None = None
        self._trying = False  # the last try is the one of the entry that is being made
        self._trigger = ""  # typed, not gone on from
        self._nothing = False
        self._spoke = False
        if start.rating is not None:
            self.rate(start.rating)
            self._spoke = False

    @classmethod
    def resume(cls, start: HardMomentStart, draft: Entry, strategy: Strategy | None) -> "HardMoment":
        """The hard moment that a draft was left of, where it was left. `strategy` is what was being tried, None where
        nothing was yet."""
        moment = cls(replace(start, rating=None, feelings=draft.feelings, trigger=""))
        extra = {key: value for key, value in draft.extra.items() if key not in {DRAFT, "id"}}
        moment._begun = Entry(draft.id, draft.created, draft.zone, extra=extra)
        place: Any = draft.extra.get(DRAFT)
        at = str(place.get("at")) if isinstance(place, dict) else ""
        stage = next((stage for stage in HardMomentStage if stage.name.lower() == at), None)
        typed = stage is HardMomentStage.TRIGGER
        moment.situation = Situation(
            draft.feelings, "" if typed else draft.trigger, draft.control, rating=draft.distress_before
        )
        moment._spoke = True
        if strategy is not None:
            moment.rating, moment.was_asked, moment._doing = draft.distress_before, True, strategy
            tried = HardMomentTry(
                strategy,
                moment.situation,
                draft.distress_before,
                draft.distress_after,
                draft.worth,
                draft.remember,
            )
            moment._tried.append(tried)
            moment._trying = True
            moment._trigger = draft.trigger if typed else ""
            moment.stage = (
                stage
                if stage in {HardMomentStage.DOING, HardMomentStage.TRIGGER, HardMomentStage.SAID}
                else HardMomentStage.AFTER
            )
        elif draft.distress_before is not None or stage not in {None, HardMomentStage.HARD}:
            moment._asked_feelings = stage is HardMomentStage.OFFERS
            moment.rate(draft.distress_before)
        return moment

    # What to draw

    @property
    def strategies(self) -> Sequence[Strategy]:
        """Everything there is to pick from."""
        return self._start.strategies

    @property
    def one(self) -> Suggested | None:
        """The one thing that is offered when it is very hard; None where there is nothing at all."""
        if self._eased is None:
            self._eased = tuple(self._start.eased())
        return self._eased[self._place % len(self._eased)] if self._eased else None

    @property
    def from_plan(self) -> FromPlan:
        """What the person's own plan has for such an hour, to stand under the one thing; mostly nothing."""
        if self._from_plan is None:
            self._from_plan = self._start.from_plan()
        return self._from_plan

    def look_again(self) -> None:
        """The person's plan has changed: it is read anew."""
        self._from_plan = None
        self._start.look_again()

    @property
    def is_hard(self) -> bool:
        """True from 7 on, and for numb, far away and flooded, whatever the number says: then people come first in the
        plan. After a try, what was said then counts."""
        after = self._tried[-1].after if self._tried and self.stage is HardMomentStage.SAID else None
        rating = after if after is not None else self.rating
        return hardness(rating, self.situation.feelings) is not Hardness.CALM

    @property
    def emergency(self) -> tuple[str, ...]:
        """The emergency number and the first line, at nine and ten."""
        hardest = at_least(self.rating, PEOPLE_FROM)
        return self._start.emergency if hardest else ()

    @property
    def offers(self) -> tuple[Suggested, ...]:
        """The three that are offered."""
        if self._offers is None:
            self._offers = tuple(self._start.suggest(self.situation))
        return self._offers

    @property
    def doing(self) -> Strategy:
        """What is being done."""
        assert self._doing is not None
        return self._doing

    def remembered(self, strategy: Strategy) -> str:
        """What the person wanted to remember of a strategy, as a line; empty where there is nothing."""
        words = self._start.remembered.get(strategy.slug, "")
        return said.wanted_to_remember(words) if words else ""

    @property
    def tried(self) -> HardMomentTry | None:
        """The last try, as far as it is known."""
        return self._tried[-1] if self._tried else None

    # What the person says: held as it is said, and gone on from

    def hold_rating(self, rating: int | None) -> None:
        """How hard it is, while it is still being said."""
        self._spoke = True
        self.rating = rating

    def hold_feelings(self, feelings: tuple[str, ...]) -> None:
        """What is there, while it is still being marked."""
        self._spoke = True
        self.situation = replace(self.situation, feelings=feelings)

    def hold_after(self, rating: int | None, worth: str, remember: str) -> None:
        """What it was like, while it is still being said."""
        self._tried[-1] = replace(self._tried[-1], after=rating, worth=worth, remember=remember)

    def hold_trigger(self, words: str) -> None:
        """What set it off, while it is still being typed."""
        self._trigger = words

    @property
    def trigger(self) -> str:
        """What set it off, as it was typed so far."""
        return self._trigger

    def go_on(self) -> None:
        """Takes what was held, and goes on from it."""
        tried = self.tried
        match self.stage:
            case HardMomentStage.HARD:
                self.rate(self.rating)
            case HardMomentStage.FEELINGS:
                self.feel(self.situation.feelings)
            case HardMomentStage.AFTER if tried is not None:
                self.after(tried.after, tried.worth, tried.remember)
            case HardMomentStage.TRIGGER:
                self.set_off(self._trigger)
            case _:
                raise WrongTurn(f"nothing is asked at the stage of {self.stage.name.lower()}")

    # What the person does

    def rate(self, rating: int | None) -> None:
        """Says how hard it is, or not."""
        self._spoke = self._spoke or rating is not None
        self.was_asked = True
        self.rating = rating
        self.situation = replace(self.situation, rating=rating)
        hard = at_least(rating, ONE_THING_FROM)
        if hard:
            self.stage = HardMomentStage.ONE if self.one is not None else HardMomentStage.OFFERS
        else:
            self.stage = HardMomentStage.OFFERS if self._asked_feelings else HardMomentStage.FEELINGS

    def another(self) -> None:
        """Another one thing."""
        self._place += 1

    def feel(self, feelings: tuple[str, ...]) -> None:
        """Names what is there, or nothing."""
        self._spoke = self._spoke or bool(feelings)
        self._asked_feelings = True
        self.situation = replace(self.situation, feelings=feelings)
        self._offers = None
        self.stage = HardMomentStage.OFFERS

    def whose(self, control: str) -> None:
        """Says whose it is to change; what fits may be something else then."""
        self.situation = replace(self.situation, control=control)
        self._offers = None

    def choose(self, strategy: Strategy) -> None:
        """Begins a strategy."""
        self.at_once = self.stage is HardMomentStage.ONE
        self.now = None
        self._doing, self._trying = strategy, True
        self._tried.append(HardMomentTry(strategy, self.situation, self.rating))
        self.stage = HardMomentStage.DOING

    def put_back(self) -> None:
        """It was only looked at: back to what was offered, and nothing of it is to be left."""
        self._tried.pop()
        self._trying = False
        hard = at_least(self.rating, ONE_THING_FROM)
        self.stage = HardMomentStage.ONE if hard and self.one is not None else HardMomentStage.OFFERS

    def done(self, now: int | None = None) -> None:
        """It was done, or enough of it. `now` is how hard it is, where that was said meanwhile: it is not asked
        again."""
        self.now = now
        self.stage = HardMomentStage.AFTER

    def after(self, rating: int | None, worth: str, remember: str = "") -> None:
        """What it was like: how hard now, whether it was worth doing, what to remember; any or none."""
        tried = replace(self._tried[-1], after=rating, worth=worth, remember=in_one_line(remember))
        self._tried[-1] = tried
        self._little = self._little + 1 if self._did_little(tried) else 0
        asks = rating is not None and rating <= TRIGGER_UP_TO and not self.situation.trigger
        self.stage = HardMomentStage.TRIGGER if asks else HardMomentStage.SAID

    def set_off(self, words: str) -> None:
        """What set it off; a word, or nothing."""
        self._trigger = ""
        self.situation = replace(self.situation, trigger=in_one_line(words))
        self._tried[-1] = replace(self._tried[-1], situation=self.situation)
        self.stage = HardMomentStage.SAID

    def again(self) -> None:
        """Something else, of another kind where the last did little."""
        last = self._tried[-1]
        if self._did_little(last):
            little = dict.fromkeys((*self.situation.little, last.strategy.family))
            self.situation = replace(self.situation, little=tuple(little))
        self._offers = None
        self._place += 1
        self._begun, self._trying = None, False  # the try before has its own entry
        self.rate(last.after if last.after is not None else self.rating)
        self._spoke = False

    # What it becomes

    @property
    def has_words(self) -> bool:
        """True once anything was said, or something was begun."""
        return self._spoke or self._trying

    @property
    def leaves_nothing(self) -> bool:
        """True once nothing of it is to be left."""
        return self._nothing

    def leave_nothing(self) -> None:
        """Nothing of it is to be left."""
        self._nothing = True

    @property
    def is_page_as_it_stands(self) -> bool:
        """True once something was tried to its end. Before that it waits as a draft."""
        return self.entry() is not None

    def entry(self) -> Entry | None:
        """The entry of the last try; None while it is only looked at or being done."""
        if (
            self._nothing
            or self.stage not in {HardMomentStage.AFTER, HardMomentStage.TRIGGER, HardMomentStage.SAID}
            or not self._trying
        ):
            return None
        entry = self._entry()
        return replace(entry, trigger=in_one_line(entry.trigger), remember=in_one_line(entry.remember))

    def snapshot(self) -> Entry:
        """The hard moment as a draft, with the place it was left at."""
        entry = self._entry()
        return replace(entry, extra={**entry.extra, DRAFT: {"at": self.stage.name.lower()}})

    def _entry(self) -> Entry:
        self._begun = self._begun or self._start.begun()
        tried = self.tried if self._trying else None
        situation = tried.situation if tried is not None else self.situation
        return replace(
            self._begun,
            kind="coping",
            strategy=tried.strategy.slug if tried is not None and not tried.strategy.aim else "",
            aim=tried.strategy.aim if tried is not None else "",
            trigger=situation.trigger or self._trigger,
            feelings=situation.feelings,
            control=situation.control,
            distress_before=tried.before if tried is not None else self.rating,
            distress_after=tried.after if tried is not None else None,
            worth=tried.worth if tried is not None else "",
            remember=tried.remember if tried is not None else "",
        )

    # What is said

    @property
    def said(self) -> tuple[str, ...]:
        """What is said after a try."""
        tried = self._tried[-1]
        if self.card_due:
            hardest = at_least(tried.after, PEOPLE_FROM)
            return (said_of_care.HARD_NOW if hardest else said.TWICE, *self._start.emergency)
        if tried.before is None or tried.after is None:
            return (said.NOTED,)
        compared = said_of_scales.compared(tried.before, tried.after)
        if tried.after < tried.before:
            return (f"{compared} {said.EASIER}",)
        return (compared, _no_easier(tried, harder=tried.after > tried.before))

    @property
    def card_due(self) -> bool:
        """True where people to talk to are shown: two in a row did little, or it is nine or ten."""
        after = self._tried[-1].after if self._tried else None
        return self._little >= 2 or at_least(after, PEOPLE_FROM)

    def _did_little(self, tried: HardMomentTry) -> bool:
        """True where it was not worth doing, or eased nothing; facing things may not ease at once."""
        if tried.worth == "no":
            return True
        if tried.strategy.heavier or tried.worth == "yes" or tried.before is None or tried.after is None:
            return False
        return tried.after >= tried.before


def _no_easier(tried: HardMomentTry, *, harder: bool) -> str:
    """What is said where it did not get easier. Whoever found it worth doing is not told to look for another kind, and
    whoever did not is not told that it may have done some good."""
    if tried.worth == "yes":
        return said.HARDER_WORTH_IT if harder else said.AS_HARD_WORTH_IT
    return said.FELT_HEAVIER if tried.strategy.heavier and tried.worth != "no" else said.NO_EASIER
