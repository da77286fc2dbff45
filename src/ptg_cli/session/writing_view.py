"""What a session has to know at its start, and what it gives a face to draw."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from ptg_cli.model.answer import Answer, Dated
from ptg_cli.model.civil_time import spoken_day
from ptg_cli.model.guide import Guide, of_aim
from ptg_cli.model.practice import Practice
from ptg_cli.sentences import hard_moment as said_of_hard_moment
from ptg_cli.sentences import writing as said
from ptg_cli.session.care import LINE_KEYS, CareKeys
from ptg_cli.session.questions import NOTHING_KNOWN, Asked, Known


def meant(answer: Dated) -> str:
    """Which day was understood, as a sentence; empty where nothing was said."""
    if answer.day is not None:
        return said.day_meant(spoken_day(answer.day, weekday=True))
    return said.KEPT_AS_WRITTEN if answer else ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer of the person's own from before: the day, and the answer as Markdown. `figures` true: not an answer but
    what their own entries say."""

    day: date | None
    text: str
    figures: bool = False

    @property
    def said(self) -> str:
        """What it is and from when, without its words."""
        if self.figures:
            return said.FROM_YOUR_ENTRIES
        return said.answered_on(spoken_day(self.day) if self.day else "")


@dataclass(frozen=True, slots=True)
class SessionStart:
    """Everything the session has to know at its start.

    `created` is the entry's moment, with its offset; `now` the civil time of opening. `asked` false: opening
    and close are not asked (off a terminal). `said` true: how hard it is and what is there was said just before, so
    the opening asks neither. `is_first` true: nothing was ever kept here. `deep_today` true: a deep guide was written
    with on this day of the person's. `emergency` are the emergency number and first helpline in words. `wrote` gives
    what the person themselves wrote that steadies them, line by line. `card_due` false: the full card was shown in the
    last twelve hours. `day_starts_at` is when the person's day turns. `earlier` holds earlier answers by guide and
    step; `own` the person's own lists by name, and the cards to sort; `meanings` what a card can mean, by its words;
    `value_ids` the ids of values, by their folded names; `figures` what their own entries say of some of FIGURES.
    `tellings` are their answers to this very guide from before, by step and folded item, the newest first: only for
    who asked to have them at hand. `aim` is the id of the aim that the page tells of, `begins` the one that it gets
    where it begins one. `known` is what the questions build on besides the answers.
    """

    guide: Guide
    entry_id: str
    created: datetime
    now: datetime
    zone: str = ""
    tags: tuple[str, ...] = ()
    asked: bool = True
    said: bool = False
    keys: CareKeys = LINE_KEYS
    distress_before: int | None = None
    distress_after: int | None = None
    feelings: tuple[str, ...] = ()
    emergency: tuple[str, ...] = ()
    wrote: Callable[[], Sequence[str]] = tuple
    card_due: bool = True
    is_first: bool = False
    deep_today: bool = False
    earlier: Mapping[tuple[str, str], Earlier] = field(default_factory=dict)
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    value_ids: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    day_starts_at: time = time(4, 0)
    tellings: Mapping[tuple[str, str], tuple[Earlier, ...]] = field(default_factory=dict)
    aim: str = ""
    begins: str = ""
    known: Known = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Opening:
    """The one opening screen: what this is, and how hard it is now."""

    title: str
    minutes: int
    level: str
    summary: str
    note: str
    lines: tuple[str, ...]
    asks_rating: bool
    asks_feelings: bool


@dataclass(frozen=True, slots=True)
class SteadyWay:
    """One way to steady that is offered: a practice, by its slug, or what the person themselves `wrote` for it, line by
    line."""

    practice: str = ""
    wrote: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedSteadyWay:
    """A way to steady as a face shows it; `practice` is None for what the person `wrote` themselves."""

    name: str
    practice: Practice | None = None
    wrote: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Something offered before the first question; going on is always allowed. `ways` are ways to steady, in the order
    to number them, mostly none; `card` true: the whole support card is shown."""

    lines: tuple[str, ...]
    ways: tuple[SteadyWay, ...] = ()
    card: bool = False

    def named(self, practice: Callable[[str], Practice]) -> tuple[NamedSteadyWay, ...]:
        """The ways, each by its name; `practice` gives the practice for a slug, which may be another one that stands in
        for it. Of two that are the same practice the first one is there."""
        found: dict[str, NamedSteadyWay] = {}
        for way in self.ways:
            one = practice(way.practice) if way.practice else None
            named = NamedSteadyWay(one.title if one else said_of_hard_moment.wrote(way.wrote), one, way.wrote)
            found.setdefault(one.slug if one else "", named)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Question:
    """The question to draw now. `number` of `total` counts the guide's steps that take an answer (0 for what
    is only read): it skips those that fall away, so that the end never moves. In a guide with conditions `total` is 0,
    and `number` counts what was asked so far. `lines` are those of a step that is only read; `recalled` is what a
    recall step has to offer; `about_before` are the person's words that the question quoted when its answer was given,
    where it quotes others now; `today` is the person's day, for what “tomorrow” means. `earlier` are their answers to
    this question from before, the newest first, where they asked to have them at hand. `meanings` are what the things
    to sort can mean, as far as that is said."""

    asked: Asked
    prompt: str
    hint: str
    number: int
    total: int
    answer: Answer | None
    lines: tuple[str, ...] = ()
    recalled: Earlier | None = None
    about_before: str = ""
    today: date = date.min
    earlier: tuple[Earlier, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)

    @property
    def counted(self) -> str:
        """Where this question stands, such as “2 of 5”, or “2” where nobody knows how many there will be; empty for
        what is only read, and in a guide of one question."""
        if not self.number or self.total == 1:
            return ""
        return said.of_total(self.number, self.total)

    @property
    def said_before(self) -> str:
        """What was said to this question before, where it is weighed again."""
        first, step = self.asked.first, self.asked.step
        if first is None:
            return ""
        return said.said_at_first(first) if of_aim(getattr(step, "again", "")) else said.said_before(first)

    @property
    def said_of_answer(self) -> str:
        """What the answer that stands here was about, where that has changed since; else empty."""
        return said.was_about(self.about_before) if self.about_before else ""

    def dated(self, words: str) -> Dated:
        """These words as the answer to a question that asks for a day."""
        return Dated.said(words, self.today, self.answer)


@dataclass(frozen=True, slots=True)
class Closing:
    """The one closing screen: how hard now, one small thing for later, keep or keep nothing."""

    asks_rating: bool
    before: int | None


@dataclass(frozen=True, slots=True)
class CloseWords:
    """What is said once the close was rated: lines, and the grounding offered (a slug, or empty)."""

    lines: tuple[str, ...]
    practice: str = ""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """Nothing more is asked. `nothing` true: the person chose to keep nothing."""

    nothing: bool


View = Opening | Offer | Question | Closing | SessionEnded
