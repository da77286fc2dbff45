"""Strategies: what a person can do in a hard moment, each with what it takes and what it suits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from ptg_cli.model.distress import MATTERS_UP_TO, OUTWARD_FROM, at_least

Setting = Literal["anywhere", "home", "outside"]
Company = Literal["alone", "someone", "either"]

FAMILIES: Final = (
    "problem solving",
    "social",
    "reframing",
    "paced approach",
    "stress reduction",
    "grounding",
    "meaningful activity",
    "routine",
    "values action",
    "self-compassion",
    "expression",
)
"""The kinds of strategies there are."""

OWN_FAMILY: Final = "stress reduction"
"""What a person's own is taken for where they did not say: nothing more is claimed of it than that it eases."""

MOST_STEPS: Final = 20
"""So many steps a strategy of one's own may have."""

MOST_MINUTES: Final = 240
"""So long one of one's own may take."""

TOWARD: Final = frozenset({"social", "meaningful activity", "values action", "paced approach"})
"""Families that mostly move toward something, not only away from a feeling."""

SETTINGS: Final = ("anywhere", "home", "outside")
COMPANY: Final = ("alone", "someone", "either")


@dataclass(frozen=True, slots=True)
class Strategy:
    """One strategy.

    `minutes` is about how long it takes, `energy` 1 (hardly any) to 3 (a good deal); `feelings` are those it suits.
    `steps` are 2 to 5 lines, the first one to be done at once. `short_relief` true: it only eases the moment. `outward`
    true: it needs neither sight nor breath nor stillness. `values` are those it is plainly close to, by their ids.
    `heavier` true: it can feel heavier straight after, so only whether it was worth doing says anything. `practice` or
    `guide` is what it starts, by its slug. `starred`, `hidden` and `mine` are the person's own doing; `own_title` and
    `own_steps` are true where ours stands in their words. `aim` is the id of an aim: then this is a step of it, in no
    list, and how long it takes is not known.
    """

    slug: str
    title: str
    family: str
    minutes: int = 5
    energy: int = 1
    setting: Setting = "anywhere"
    feelings: tuple[str, ...] = ()
    company: Company = "either"
    steps: tuple[str, ...] = ()
    caution: str = ""
    short_relief: bool = False
    source: str = ""
    practice: str = ""
    guide: str = ""
    values: tuple[str, ...] = ()
    outward: bool = False
    heavier: bool = False
    starred: bool = False
    hidden: bool = False
    mine: bool = False
    own_title: bool = False
    own_steps: bool = False
    aim: str = ""

    @property
    def own_words(self) -> bool:
        """True where what it says is the person's own: nobody has looked through it, and it may name what does harm."""
        return self.mine or self.own_title or self.own_steps

    @property
    def said(self) -> str:
        """Its title as it stands where something is offered: what a person wrote stands as theirs."""
        return f"You wrote: {self.title}" if self.mine or self.own_title else self.title

    @property
    def only_worth(self) -> bool:
        """True where only whether it was worth doing says anything: it can feel heavier straight after."""
        return self.heavier or bool(self.guide) or self.family == "paced approach"

    @property
    def moves_toward(self) -> bool:
        """True where it moves toward something that may matter to a person. What only eases the moment does not, nor
        what only leads out into the room."""
        return self.family in TOWARD and not (self.short_relief or self.outward)

    @property
    def about(self) -> str:
        """What it takes, in a few words."""
        if self.aim:
            return self.family
        minutes = "1 minute" if self.minutes == 1 else f"{self.minutes} minutes"
        where = {"home": " · at home", "outside": " · outside"}.get(self.setting, "")
        whom = {"someone": " · with someone", "alone": " · alone"}.get(self.company, "")
        return f"{self.family} · {minutes}{where}{whom}"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is there now: feelings, any or none; what set it off, where that is known; whose it is to change (one of
    `scales.CONTROL`, or empty). `little` are the families of what was tried in this very moment and did little.
    `rating` is how hard it is, 0 to 10, where that was said."""

    feelings: tuple[str, ...] = ()
    trigger: str = ""
    control: str = ""
    little: tuple[str, ...] = ()
    rating: int | None = None

    @property
    def is_hard(self) -> bool:
        """True from 6 on, short of what is offered one thing at a time: then something outward is among the three."""
        return at_least(self.rating, OUTWARD_FROM)

    @property
    def leaves_room(self) -> bool:
        """True where it was said to be so easy that what matters to a person may be a reason."""
        return self.rating is not None and self.rating <= MATTERS_UP_TO


@dataclass(frozen=True, slots=True)
class Suggested:
    """A strategy and its one reason; `note` says where what was worth doing has changed, mostly nothing."""

    strategy: Strategy
    why: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StrategyChange:
    """What the person changed about one of ptg's strategies: empty and None mean left as it was."""

    slug: str
    title: str = ""
    steps: tuple[str, ...] = ()
    star: bool | None = None
    hide: bool | None = None


def with_changes(
    ours: Iterable[Strategy], own: Iterable[Strategy], changes: Mapping[str, StrategyChange]
) -> tuple[Strategy, ...]:
    """The catalogue as this person has it: ours with their changes, then their own."""
    catalogue = []
    for strategy in (*ours, *own):
        change = changes.get(strategy.slug)
        catalogue.append(_changed(strategy, change) if change else strategy)
    return tuple(catalogue)


def _changed(strategy: Strategy, change: StrategyChange) -> Strategy:
    return replace(
        strategy,
        title=change.title or strategy.title,
        steps=change.steps or strategy.steps,
        starred=strategy.starred if change.star is None else change.star,
        hidden=strategy.hidden if change.hide is None else change.hide,
        own_title=bool(change.title),
        own_steps=bool(change.steps),
    )
