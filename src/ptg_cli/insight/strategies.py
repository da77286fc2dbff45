"""Which strategies to suggest in a hard moment, each with its reason. Deterministic: the same history and situation
give the same suggestion. Fit to the situation comes first, then whether it was worth doing; distress breaks ties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ptg_cli.insight.tries import LATELY, WORTH_OF, Try, changed_lately, middle, same_words, worth
from ptg_cli.model.distress import STEADY_FROM, at_least
from ptg_cli.model.scales import OUTWARD_FEELINGS
from ptg_cli.model.strategy import Situation, Strategy, Suggested

REST: Final = timedelta(days=30)
"""So long a strategy rests after three “no” in a situation."""

NOTHING_NAMED: Final[Mapping[str, str]] = {}
"""The values of someone who has named none."""

_NOES: Final = 3
_QUICK: Final = 15
"""Minutes: what takes longer is not for the hardest moments."""

# Each reason goes on from “This one”, and says only what is known: that it is close to what matters to someone is said
# only of what they named themselves.
WORTH_BEFORE: Final = "was worth doing in a moment like this"
FITS: Final = "suits what you feel and takes little strength"
ANOTHER_KIND: Final = "is of another kind, since the last ones helped little"
ASKS_MORE: Final = "suits what you feel and takes some strength"
ANY_FEELING: Final = "is one of three different kinds, since you named no feeling"
ONE_MORE: Final = "is one more to choose from"
THEIR_OWN: Final = "is one that you put there yourself"
EASED: Final = "made it easier before, in a very hard moment"
OUTWARD: Final = "turns you to what is around you and needs nothing"


def close_to(value: str) -> str:
    """It is close to a value that the person named, in their words for it."""
    return f"is close to something you said matters to you: {value}"


_ENERGY: Final = {"tired": 1, "flat": 1, "numb": 1, "far away": 1, "sad": 1, "angry": 3, "keyed-up": 3, "flooded": 2}


@dataclass(frozen=True, slots=True)
class _Candidate:
    strategy: Strategy
    fit: int
    fits: bool
    worth: float
    worth_here: float | None
    ease: int
    likeness: tuple[int, ...]
    note: str

    @property
    def rank(self) -> tuple[float, ...]:
        """Fit, then worth, then the person's own star: lower comes first."""
        return (-self.fit, -self.worth, not self.strategy.starred)

    @property
    def turn(self) -> tuple[float, ...]:
        """The whole order. Distress breaks ties; then what was tried less, and what is made most for just this."""
        return (*self.rank, -self.ease, *self.likeness)


def in_situation(situation: Situation, one: Try) -> bool:
    """True for a try in such a situation: the same trigger where both have one, else a feeling in common."""
    if situation.trigger and one.trigger:
        return same_words(situation.trigger) == same_words(one.trigger)
    if not (situation.feelings or situation.trigger):
        return True
    return bool(set(situation.feelings) & set(one.feelings))


def energy(situation: Situation) -> int:
    """How much may be asked, 1 to 3: as little as the most tired feeling has."""
    known = [_ENERGY[feeling] for feeling in situation.feelings if feeling in _ENERGY]
    return min(known) if known else 2


def suggestions(
    strategies: Sequence[Strategy],
    found: Sequence[Try],
    situation: Situation,
    now: datetime,
    *,
    count: int = 3,
    values: Mapping[str, str] = NOTHING_NAMED,
) -> list[Suggested]:
    """So many strategies that fit, each of another family, the one to suggest first. `found` are the person's tries,
    `now` is civil time. `values` are what matters to them, each id with its name: while it is not too hard for that,
    one that is close to them is chosen rather than another that fits as well."""
    values = values if situation.leaves_room else NOTHING_NAMED
    here = [one for one in found if in_situation(situation, one)]
    little = {*situation.little, *_did_little(strategies, here, now)}
    ranked = sorted(_candidates(strategies, found, here, situation, now), key=lambda one: one.turn)
    fresh = [one for one in ranked if one.strategy.family not in little or (one.worth_here or 0) > 0]
    fresh.sort(key=lambda one: one.strategy.family in little)
    chosen = _with_a_direction(_of_each_family(fresh or ranked, count), fresh, count, values)
    if situation.is_hard:
        chosen = _outward_first(chosen, ranked, count)
    reasons = [_why(one, situation, little, values) for one in chosen]
    return [Suggested(one.strategy, why, one.note) for one, why in zip(chosen, reasons, strict=True)]


def eased_before(strategies: Sequence[Strategy], found: Sequence[Try], now: datetime) -> list[Suggested]:
    """What to begin with at 8 or more, without a question: what eased it when it was hard, the most first; then what is
    outward and needs neither sight nor breath, grounding first, and last what was no good the last time. What the
    person wrote themselves is not among it: it is not begun for them."""
    of_each = _by_strategy(found)
    no_short = _short_last(strategies, [one for one in found if one.house == "strategy"])
    eased: list[tuple[int, int, Strategy]] = []
    outward: list[tuple[bool, bool, int, Strategy]] = []
    for place, strategy in enumerate(strategies):
        mine = of_each.get(strategy.slug, [])
        if (
            strategy.own_words
            or strategy.hidden
            or strategy.only_worth
            or strategy.minutes > _QUICK
            or _rests(mine, now)
        ):
            continue
        drops = [one.drop for one in mine if one.drop is not None and at_least(one.before, STEADY_FROM)]
        again = strategy.short_relief and no_short
        if drops and middle(drops) > 0 and (worth(mine, now) or 0) >= 0 and not again:
            eased.append((-middle(drops), place, strategy))
        elif strategy.outward and not again:
            outward.append((_did_little_lately(mine, now), strategy.family != "grounding", place, strategy))
    return [
        *(Suggested(strategy, EASED) for _, _, strategy in sorted(eased, key=lambda row: row[:2])),
        *(Suggested(strategy, OUTWARD) for *_, strategy in sorted(outward, key=lambda row: row[:3])),
    ]


def _did_little_lately(mine: Sequence[Try], now: datetime) -> bool:
    """True where the last try was lately and no good: then something else comes first."""
    last = max(mine, key=lambda one: one.moment, default=None)
    return last is not None and last.worth == "no" and now - last.moment <= REST


def _by_strategy(found: Iterable[Try]) -> dict[str, list[Try]]:
    of_each: dict[str, list[Try]] = {}
    for one in found:
        if one.house == "strategy":
            of_each.setdefault(one.what, []).append(one)
    return of_each


def _short_last(strategies: Sequence[Strategy], here: Sequence[Try]) -> bool:
    """True where the last thing tried only eases the moment: nothing of that sort comes twice running."""
    short = {strategy.slug for strategy in strategies if strategy.short_relief}
    last = max(here, key=lambda one: one.moment, default=None)
    return last is not None and last.house == "strategy" and last.what in short


def _candidates(
    strategies: Sequence[Strategy], found: Sequence[Try], here: Sequence[Try], situation: Situation, now: datetime
) -> Iterable[_Candidate]:
    no_short = _short_last(strategies, here)
    of_each, here_of_each = _by_strategy(found), _by_strategy(here)
    for place, strategy in enumerate(strategies):
        mine_here = here_of_each.get(strategy.slug, [])
        if strategy.hidden or _rests(mine_here, now) or (strategy.short_relief and no_short):
            continue
        worth_here = worth(mine_here, now)
        elsewhere = worth(of_each.get(strategy.slug, []), now) or 0.0
        suits = bool(set(strategy.feelings) & set(situation.feelings)) or not situation.feelings
        fits = suits and strategy.energy <= energy(situation)
        fit = 2 if fits or (worth_here or 0) > 0 else int(suits)
        if strategy.family == "problem solving":  # fits what can be changed, and only that
            fit = {"mine": fit + 1, "not-mine": 0}.get(situation.control, fit)
        drops = [one.drop for one in mine_here if one.drop is not None]
        yield _Candidate(
            strategy,
            fit,
            fits,
            worth_here if worth_here is not None else elsewhere / 4,
            worth_here,
            middle(drops) if drops and not strategy.only_worth else 0,
            (len(mine_here), *_closeness(strategy, situation), place),
            changed_lately(mine_here, now),
        )


def _closeness(strategy: Strategy, situation: Situation) -> tuple[int, ...]:
    """How much a strategy is made for just this, lower comes first. Numbness and flooding want what is outward; what
    can feel heavier comes after what cannot; then what suits most of the feelings, uses the energy there is, and is
    for few others."""
    feelings = set(situation.feelings)
    if not feelings:
        return (strategy.only_worth,)
    return (
        not strategy.outward and bool(feelings & OUTWARD_FEELINGS),
        strategy.only_worth,
        -len(feelings & set(strategy.feelings)),
        abs(energy(situation) - strategy.energy),
        len(strategy.feelings),
    )


def _rests(here: Iterable[Try], now: datetime) -> bool:
    """True within 30 days of the last of three “no”, unless “yes” weighed as much since the first of them. Distress
    alone never puts anything to rest."""
    said = [one for one in here if one.worth in WORTH_OF and now - one.moment <= 3 * REST]
    noes = sorted(one.moment for one in said if one.worth == "no")[-_NOES:]
    if len(noes) < _NOES or now - noes[-1] > REST:
        return False
    return sum(WORTH_OF[one.worth] for one in said if one.moment >= noes[0]) < 0


def _did_little(strategies: Sequence[Strategy], here: Sequence[Try], now: datetime) -> set[str]:
    """The families of the last two tries in this situation, where neither was worth doing. What nobody said that of
    stays: how hard it was afterwards is not enough."""
    family = {strategy.slug: strategy.family for strategy in strategies}
    last = sorted((one for one in here if one.house == "strategy"), key=lambda one: one.moment)[-2:]
    if len(last) < 2 or any(one.worth != "no" or now - one.moment > LATELY for one in last):
        return set()
    return {family[one.what] for one in last if one.what in family}


def _of_each_family(ranked: Sequence[_Candidate], count: int) -> list[_Candidate]:
    """The first of each family, and then, where families are few, whatever comes next; one short relief at most."""
    chosen: list[_Candidate] = []
    for again in (False, True):
        for one in ranked:
            families = {other.strategy.family for other in chosen}
            relief = one.strategy.short_relief and any(other.strategy.short_relief for other in chosen)
            if (
                len(chosen) < count
                and one not in chosen
                and not relief
                and (again or one.strategy.family not in families)
            ):
                chosen.append(one)
    return chosen


def _with_a_direction(
    chosen: list[_Candidate], fresh: Sequence[_Candidate], count: int, values: Mapping[str, str]
) -> list[_Candidate]:
    """Something that moves toward what matters, in the last one's stead, where it ranks as high as that: what is close
    to `values` first, and else only where nothing among the others moves that way."""
    if len(chosen) < count or count < 2 or any(_value_of(one, values) for one in chosen):
        return chosen
    families = {one.strategy.family for one in chosen[:-1]}
    ranking = [one for one in fresh if not one.strategy.short_relief and one.rank <= chosen[-1].rank]
    close = (one for one in ranking if _value_of(one, values) and one.fit > 0 and one.strategy.family not in families)
    toward = (one for one in ranking if _moves(one) and not any(_moves(other) for other in chosen))
    found = next(close, None) or next(toward, None)
    return [*chosen[:-1], found] if found else chosen


def _value_of(one: _Candidate, values: Mapping[str, str]) -> str:
    """What the person calls the first of their values that it is close to; empty where it is close to none."""
    return next((name for value, name in values.items() if value in one.strategy.values), "")


def _moves(one: _Candidate) -> bool:
    return one.strategy.moves_toward and one.fit > 0


def _outward_first(chosen: list[_Candidate], ranked: Sequence[_Candidate], count: int) -> list[_Candidate]:
    """The choice with an outward grounding in the first place: at 6 and 7 thinking alone is too much to ask. What was
    no good the last time comes after what was not."""
    grounding = [one for one in ranked if one.strategy.outward and one.strategy.family == "grounding"]
    among = next((one for one in chosen if one in grounding), None)
    first = among or next((one for one in grounding if (one.worth_here or 0) >= 0), None) or next(iter(grounding), None)
    if first is None:
        return chosen
    others = [one for one in chosen if one is not first and one.strategy.family != first.strategy.family]
    return [first, *others][:count]


def _why(one: _Candidate, situation: Situation, little: set[str], values: Mapping[str, str]) -> str:
    if (one.worth_here or 0) > 0:
        return WORTH_BEFORE
    if one.strategy.own_words:
        return THEIR_OWN
    if value := _value_of(one, values):
        return close_to(value)
    if little and one.strategy.family not in little:
        return ANOTHER_KIND
    if situation.is_hard and one.strategy.outward and one.strategy.family == "grounding":
        return OUTWARD
    if one.fits and situation.feelings:
        return FITS
    if not situation.feelings:
        return ANY_FEELING
    return ASKS_MORE if one.fit else ONE_MORE
