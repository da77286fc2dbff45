"""The coping plan: made in calm, at hand in trouble. Eight parts, every one optional."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from ptg_cli.model.person import Person, same_name
from ptg_cli.model.visible import in_one_line

PartId = Literal["people", "signs", "triggers", "steadies", "places", "professional", "safer", "stay"]

REVIEW_AFTER: Final = timedelta(days=60)
"""After this, or once it was used, a look at the plan is offered quietly."""

NO_PERSON: Final = (
    "There is no person in your plan yet. Even one helps, and a helpline counts. You can also leave this for now."
)
ABOUT_THE_CARD: Final = (
    "The support card can show parts of your plan. The card opens without a question first, for anyone "
    "who uses this computer. It shows the parts you choose here."
)

CARD_ANSWERS: Final = (
    "Show people, professional help, what steadies me, what I live for",
    "Show nothing of my plan there",
)
"""What can be answered to that, once."""

NO_EXAMPLES: Final = "There are no examples for this part."
REVIEW_OFFER: Final = "You used your plan, or some time has passed. You might look through it again, if you like."


PARTS: Final[tuple[PartId, ...]] = (
    "people",
    "signs",
    "triggers",
    "steadies",
    "places",
    "professional",
    "safer",
    "stay",
)
"""The ids of the parts, in their order. Their words stand in `prompts/plan.toml`."""

ON_CARD: Final[tuple[PartId, ...]] = ("people", "steadies", "professional", "stay")
"""The parts that the support card shows unless the person says otherwise."""


@dataclass(frozen=True, slots=True)
class PlanPart:
    """What is said of one part of the plan. `about` is what it is for; `examples` are shown when asked for; `item` is
    what one line of it is called."""

    id: PartId
    title: str
    about: str = ""
    examples: tuple[str, ...] = ()
    item: str = "in your own words"


def plain_title(part: str) -> str:
    """What a part is called where its words can't be read: its id, as a word."""
    return part.capitalize()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A cue, what it does, what is chosen instead."""

    cue: str
    effect: str = ""
    instead: str = ""

    @property
    def said(self) -> str:
        """In one line, as if and then."""
        rest = (f"Then: {self.effect}" if self.effect else "", f"Instead: {self.instead}" if self.instead else "")
        parts = (f"When: {self.cue}", *rest)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


ASKED_OF_A_TRIGGER: Final = ("cue", "effect", "instead")
"""What is asked for a trigger, one after the other: which of its words."""

IN_THE_WAY: Final = "in-the-way"
"""The id of the question for what might get in the way of a part."""

QUESTIONS: Final = (*ASKED_OF_A_TRIGGER, IN_THE_WAY)
"""The ids of the questions of the plan. Their words stand in `prompts/plan.toml`."""


@dataclass(frozen=True, slots=True)
class PartQuestion:
    """One question of the plan, and a quieter line under it."""

    prompt: str
    hint: str = ""


_PLAIN_QUESTIONS: Final[Mapping[str, PartQuestion]] = {
    "cue": PartQuestion("What starts the fear or pain?"),
    "effect": PartQuestion("What do you feel or do then?"),
    "instead": PartQuestion("What would you like to do instead?"),
    IN_THE_WAY: PartQuestion("What might get in the way?"),
}


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What the plan says of itself: its parts in their order, and its questions by their ids. Where `prompts/plan.toml`
    can't be read, these plain words stand here, and `wrong` says why."""

    parts: tuple[PlanPart, ...] = tuple(PlanPart(part, plain_title(part)) for part in PARTS)
    questions: Mapping[str, PartQuestion] = field(default_factory=lambda: _PLAIN_QUESTIONS)
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """`items` are the lines of each part but `triggers`, by its id; those of `people` are names. `in_the_way` is what
    might get in the way, by part. `on_card` are the parts that the support card shows; `card_asked` true once that was
    asked. `reviewed` is the day of the last look through it, `used` that of the last use since then."""

    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    triggers: tuple[Trigger, ...] = ()
    in_the_way: Mapping[str, str] = field(default_factory=dict)
    on_card: tuple[str, ...] = ON_CARD
    card_asked: bool = False
    reviewed: date | None = None
    used: date | None = None

    def lines(self, part: str) -> tuple[str, ...]:
        """What a part says, line by line."""
        return tuple(one.said for one in self.triggers) if part == "triggers" else tuple(self.items.get(part, ()))

    @property
    def is_empty(self) -> bool:
        """True where no part says anything."""
        return not any(self.lines(part) for part in PARTS)

    def review_due(self, today: date) -> bool:
        """True where a look at it may be offered: after use, or 60 days on."""
        if self.is_empty:
            return False
        if self.used is not None and (self.reviewed is None or self.used >= self.reviewed):
            return True
        return self.reviewed is not None and today - self.reviewed >= REVIEW_AFTER

    def looked_through(self, today: date) -> "Plan":
        """After a look through it: what it was used for before needs no other."""
        return replace(self, reviewed=today, used=None)

    # Changing: each gives another plan

    def with_items(self, part: str, items: Iterable[str]) -> "Plan":
        """With these lines in a part; empty ones and repetitions left out."""
        clean = dict.fromkeys(in_one_line(item) for item in items)
        clean.pop("", None)
        return replace(self, items={**self.items, part: tuple(clean)})

    def with_trigger(self, trigger: Trigger, place: int | None = None) -> "Plan":
        """With a trigger at the end, or in the stead of the one at that place."""
        rows = list(self.triggers)
        if place is None:
            rows.append(trigger)
        else:
            rows[place] = trigger
        return replace(self, triggers=tuple(row for row in rows if row.cue))

    def count(self, part: str) -> int:
        """How many lines a part has."""
        return len(self.lines(part))

    def without(self, part: str, place: int) -> "Plan":
        """Without the line at that place."""
        if part == "triggers":
            return replace(self, triggers=self.triggers[:place] + self.triggers[place + 1 :])
        found = self.lines(part)
        return self.with_items(part, found[:place] + found[place + 1 :])

    def moved(self, part: str, place: int, by: int) -> "Plan":
        """With the line at that place moved up (-1) or down (1); the same plan where it can't go further."""
        to = place + by
        if not 0 <= to < self.count(part):
            return self
        if part == "triggers":
            rows = list(self.triggers)
            rows.insert(to, rows.pop(place))
            return replace(self, triggers=tuple(rows))
        lines = list(self.lines(part))
        lines.insert(to, lines.pop(place))
        return self.with_items(part, lines)

    def with_in_the_way(self, part: str, words: str) -> "Plan":
        """With what might get in the way of a part; empty words take it off."""
        said = {**self.in_the_way, part: in_one_line(words)}
        return replace(self, in_the_way={key: value for key, value in said.items() if value})

    def with_card(self, part: str, shown: bool) -> "Plan":
        """With a part shown on the support card, or not."""
        wanted = {*self.on_card, part} if shown else {*self.on_card} - {part}
        return replace(self, on_card=tuple(one for one in PARTS if one in wanted), card_asked=True)


def on_card_said(plan: Plan, part: str) -> str:
    """Whether the support card shows a part, in words."""
    return (
        "This part is shown on the support card."
        if part in plan.on_card
        else "This part is not shown on the support card."
    )


def example(words: str) -> Trigger:
    """An example such as “a raised voice: I freeze; I step outside”, parted into what is asked for one by one."""
    cue, _, rest = words.partition(": ")
    effect, _, instead = rest.partition("; ")
    return Trigger(cue, effect, instead)


class Mention(NamedTuple):
    """A line of the plan that names someone: its part, its place there, the line. No place means that it is what might
    get in the way of that part."""

    part: str
    place: int | None
    line: str


def mentions(plan: Plan, name: str) -> list[Mention]:
    """Every line of the plan that names someone, and what might get in the way where that does."""
    found: list[Mention] = []
    for part in PARTS:
        for place, line in enumerate(plan.lines(part)):
            if same_name(line, name) if part == "people" else _names(line, name):
                found.append(Mention(part, place, line))
        way = plan.in_the_way.get(part, "")
        if _names(way, name):
            found.append(Mention(part, None, way))
    return found


def without_mentions(plan: Plan, name: str) -> Plan:
    """The plan without every line that names someone."""
    for part, place, _ in reversed(mentions(plan, name)):
        plan = plan.with_in_the_way(part, "") if place is None else plan.without(part, place)
    return plan


def renamed(plan: Plan, old: str, new: str) -> Plan:
    """The plan with someone's new name wherever the old one stood."""
    whole = _naming(old)

    def put(line: str) -> str:
        composed = unicodedata.normalize("NFC", line)
        return whole.sub(lambda _: new, composed) if whole.search(composed) else line

    items = {
        part: tuple(new if same_name(line, old) else line if part == "people" else put(line) for line in lines)
        for part, lines in plan.items.items()
    }
    rows = tuple(Trigger(put(one.cue), put(one.effect), put(one.instead)) for one in plan.triggers)
    way = {part: put(words) for part, words in plan.in_the_way.items()}
    return replace(plan, items=items, triggers=rows, in_the_way=way)


def _naming(*names: str) -> re.Pattern[str]:
    """Finds any of these names as a word of its own. A single letter is a name only as it is written: “A” is not the
    word “a”. The full stop of initials may be missing."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_as_written, names))})(?!\w)")


def _as_written(name: str) -> str:
    bare = unicodedata.normalize("NFC", name).rstrip(".")
    stop = r"\.?" if bare and name.endswith(".") else ""
    return rf"(?{'i' if len(bare) > 1 else ''}:{re.escape(bare or name)}{stop})"


def _names(text: str, name: str) -> bool:
    return bool(_naming(name).search(unicodedata.normalize("NFC", text)))


def names_someone(text: str, people: Iterable[Person]) -> bool:
    """True where a text names one of these people."""
    return bool(names_in((text,), people))


def names_in(texts: Iterable[str], people: Iterable[Person]) -> list[str]:
    """Those of the texts that name one of these people."""
    names = [person.name for person in people]
    any_of_them = _naming(*names) if names else None
    return [text for text in texts if any_of_them and any_of_them.search(unicodedata.normalize("NFC", text))]
