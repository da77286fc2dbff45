"""The coping plan: made in calm, at hand in trouble. Eight parts, every one optional."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final, Literal

from ptg_cli.model.person import Misfit, Person, same_name

PartId = Literal["people", "signs", "triggers", "steadies", "places", "professional", "safer", "stay"]

REVIEW_AFTER: Final = timedelta(days=60)
"""After this, or once it was used, a look at the plan is offered quietly."""

NO_PERSON: Final = "No person here yet. One helps, and a helpline counts. Or leave it for now."
ABOUT_THE_CARD: Final = (
    "The support card can show parts of your plan. It opens with one key, with no question first, to whoever sits "
    "here. What you tick is shown there."
)

CARD_ANSWERS: Final = (
    "Show people, professional help, what steadies me, what I stay for",
    "Show nothing of my plan there",
)
"""What can be answered to that, once."""

IN_THE_WAY: Final = "What might get in the way?"
REVIEW_OFFER: Final = "You used it, or some time has passed. A look through it, if you like."


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the plan. `about` is what it is for; `examples` are shown when asked for; `item` is what one line of
    it is called."""

    id: PartId
    title: str
    about: str
    examples: tuple[str, ...]
    item: str
    on_card: bool = False


PARTS: Final = (
    Part(
        "people",
        "People I can tell",
        "Who may know when it is bad. One is enough.",
        ("my sister, by phone, any hour", "the neighbour with the dog", "a helpline counts too"),
        "a name, or initials",
        on_card=True,
    ),
    Part(
        "signs",
        "My early signs",
        "What you or others notice first, when it begins to turn.",
        ("I stop answering messages", "my jaw is tight by noon", "I sleep on the sofa"),
        "a sign",
    ),
    Part(
        "triggers",
        "What sets it off",
        "A cue, what it does to you, and what you choose instead.",
        ("a raised voice: I freeze; I step outside and name three colours",),
        "what sets it off",
    ),
    Part(
        "steadies",
        "What steadies me",
        "Things you can do alone that take the edge off.",
        ("a slow walk to the corner and back", "cold water on my hands", "the radio, low"),
        "a thing that steadies",
        on_card=True,
    ),
    Part(
        "places",
        "Places and company",
        "Where it is a little easier, even without a word.",
        ("the library, by the window", "the bench at the river", "the kitchen when others cook"),
        "a place, or company",
    ),
    Part(
        "professional",
        "Professional help",
        "Who is there by trade: a doctor, a counsellor, a line.",
        ("my doctor's practice, weekdays until five", "the night line of my town"),
        "who, and how to reach them",
        on_card=True,
    ),
    Part(
        "safer",
        "Making it safer",
        "Distance and time between you and what could do harm.",
        ("someone else keeps it for a while", "I am not alone on Sunday nights", "the key is with M."),
        "a step that makes it safer",
    ),
    Part(
        "stay",
        "What I stay for",
        "Small counts. So does one thing only.",
        ("the dog", "the garden in April", "I want to see how it goes on"),
        "a thing to stay for",
        on_card=True,
    ),
)
"""The parts, in their order."""

BY_ID: Final[Mapping[str, Part]] = {part.id: part for part in PARTS}
ON_CARD: Final = tuple(part.id for part in PARTS if part.on_card)
"""The parts that the support card shows unless the person says otherwise."""

_ORDER_ON_CARD: Final = ("people", "professional", "steadies", "stay", "signs", "triggers", "places", "safer")


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


ASKED_OF_A_TRIGGER: Final = (
    ("cue", "1 of 3. What sets it off?", "A sound, a day, a tone of voice. A word is enough."),
    ("effect", "2 of 3. What does it do to you?", "Enter with nothing typed leaves it out."),
    ("instead", "3 of 3. What do you choose instead?", "One small thing. Enter with nothing typed leaves it out."),
)
"""What is asked for a trigger, one after the other: which of its words, the question, a hint."""


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
        return not any(self.lines(part.id) for part in PARTS)

    @property
    def has_help(self) -> bool:
        """True where a person or a line can be reached by it."""
        return bool(self.lines("people") or self.lines("professional"))

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
        clean = dict.fromkeys(" ".join(item.split()) for item in items)
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
        said = {**self.in_the_way, part: " ".join(words.split())}
        return replace(self, in_the_way={key: value for key, value in said.items() if value})

    def with_card(self, part: str, shown: bool) -> "Plan":
        """With a part shown on the support card, or not."""
        wanted = {*self.on_card, part} if shown else {*self.on_card} - {part}
        return replace(self, on_card=tuple(one.id for one in PARTS if one.id in wanted), card_asked=True)


def on_card_said(plan: Plan, part: str) -> str:
    """Whether the support card shows a part, in words."""
    return "On the support card." if part in plan.on_card else "Not on the support card."


def example(words: str) -> Trigger:
    """An example such as “a raised voice: I freeze; I step outside”, parted into what is asked for one by one."""
    cue, _, rest = words.partition(": ")
    effect, _, instead = rest.partition("; ")
    return Trigger(cue, effect, instead)


def mentions(plan: Plan, name: str) -> list[tuple[str, int, str]]:
    """Every line of the plan that names someone: part, place, the line."""
    found: list[tuple[str, int, str]] = []
    for part in PARTS:
        for place, line in enumerate(plan.lines(part.id)):
            if same_name(line, name) if part.id == "people" else _names(line, name):
                found.append((part.id, place, line))
    return found


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
    return replace(plan, items=items, triggers=rows)


def card_lines(plan: Plan, people: Iterable[Person]) -> list[str]:
    """The ticked parts as lines of the support card: a heading for each, its lines below. People that are not safe are
    never among them, nor a line that names one."""
    known = list(people)
    unsafe = [person for person in known if person.not_safe]
    said = []
    for part in (BY_ID[name] for name in _ORDER_ON_CARD if name in plan.on_card):
        lines = [line for line in _said(plan, part.id, known) if not names_someone(line, unsafe)]
        if lines:
            said += ["", part.title, *(f"  {line}" for line in lines)]
    return said


def _said(plan: Plan, part: str, known: Iterable[Person]) -> list[str]:
    """The lines of a part; people with how to reach them, and without those that are not safe."""
    if part != "people":
        return list(plan.lines(part))
    people = [next((one for one in known if same_name(one.name, line)), Person(line)) for line in plan.lines(part)]
    return [person.said for person in people if not person.not_safe]


def _naming(name: str) -> re.Pattern[str]:
    """Finds a name as a word of its own. A single letter is a name only as it is written: “A” is not the word “a”. The
    full stop of initials may be missing."""
    bare = unicodedata.normalize("NFC", name).rstrip(".")
    stop = r"\.?" if bare and name.endswith(".") else ""
    return re.compile(rf"(?<!\w){re.escape(bare or name)}{stop}(?!\w)", re.IGNORECASE if len(bare) > 1 else 0)


def _names(text: str, name: str) -> bool:
    return bool(_naming(name).search(unicodedata.normalize("NFC", text)))


def names_someone(text: str, people: Iterable[Person]) -> bool:
    """True where a text names one of these people."""
    return any(_names(text, person.name) for person in people)


def written(plan: Plan, people: Iterable[Person], *, markdown: bool) -> str:
    """The whole plan as a text to print or to give to someone, in Markdown or plain. Whoever is not safe is not among
    people to tell."""
    known = list(people)
    head = "# My plan" if markdown else "My plan"
    blocks = [head, "Written with ptg, a self-help journal. It is not a clinical record."]
    for part in PARTS:
        lines = _said(plan, part.id, known)
        obstacle = plan.in_the_way.get(part.id, "")
        if not lines and not obstacle:
            continue
        rows = [f"- {line}" if markdown else f"  {line}" for line in lines]
        if obstacle:
            rows.append(f"\nWhat might get in the way: {obstacle}" if markdown else f"  In the way: {obstacle}")
        title = f"## {part.title}\n\n" if markdown else f"{part.title}\n"
        blocks.append(title + "\n".join(rows))
    return "\n\n".join(blocks) + "\n"


# As it stands in plan.toml


def plan_from(table: Mapping[str, Any]) -> tuple[Plan, list[Misfit]]:
    """The plan in plan.toml's table, and what does not fit; whatever fits is taken."""
    misfits: list[Misfit] = []
    plan = Plan()
    for part in PARTS:
        block = table.get(part.id, {})
        if not isinstance(block, dict):
            misfits.append(Misfit(part.id, f"“{part.id}” is a part of the plan: it begins with [{part.id}]"))
            continue
        plan = _with_block(plan, part.id, block, misfits)
    on_card, asked = table.get("on_card", []), table.get("card_asked", False)
    if not isinstance(asked, bool):
        misfits.append(Misfit("card_asked", "“card_asked” takes true or false"))
    if not (isinstance(on_card, list) and all(isinstance(one, str) and one in BY_ID for one in on_card)):
        misfits.append(Misfit("on_card", f"“on_card” takes a list of these: {', '.join(BY_ID)}"))
    if asked is True or "on_card" in table:  # nothing ticked, once it was asked, is an answer
        ticked = on_card if isinstance(on_card, list) else []
        plan = replace(plan, on_card=tuple(part.id for part in PARTS if part.id in ticked), card_asked=asked is True)
    reviewed, used = (_day(table, key, misfits) for key in ("reviewed", "used"))
    return replace(plan, reviewed=reviewed, used=used), misfits


def _day(table: Mapping[str, Any], key: str, misfits: list[Misfit]) -> date | None:
    value = table.get(key)
    if value is None or type(value) is date:
        return value
    misfits.append(Misfit(key, f"“{key}” takes a day, such as 2026-11-03, without quotes"))
    return None


def _with_block(plan: Plan, part: str, block: Mapping[str, Any], misfits: list[Misfit]) -> Plan:
    items = block.get("items", [])
    if part == "triggers":
        rows, wrong = _triggers(items)
        misfits += wrong
        plan = replace(plan, triggers=rows)
    else:
        texts = [items] if isinstance(items, str) else items if isinstance(items, list) else []
        plan = plan.with_items(part, (item for item in texts if isinstance(item, str))) if texts else plan
    if part != "triggers" and not (isinstance(items, list) and all(isinstance(item, str) for item in items)):
        misfits.append(
            Misfit("items", f'“items” of [{part}] takes a list of texts, such as ["one", "another"]', part, 1)
        )
    obstacle = block.get("in_the_way", "")
    if isinstance(obstacle, str):
        return plan.with_in_the_way(part, obstacle)
    misfits.append(Misfit("in_the_way", f"“in_the_way” of [{part}] takes a text", part, 1))
    return plan


def _triggers(rows: object) -> tuple[tuple[Trigger, ...], list[Misfit]]:
    where = "triggers.items"
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return (), [Misfit("items", f"what sets it off stands in rows that begin with [[{where}]]", "triggers", 1)]
    found, misfits = [], []
    for nth, row in enumerate(rows, 1):
        words = {key: row.get(key, "") for key in ("cue", "effect", "instead")}
        wrong = [key for key, value in words.items() if not isinstance(value, str)]
        misfits += [Misfit(key, f"“{key}” takes a text", where, nth) for key in wrong]
        if not wrong and words["cue"].strip():
            found.append(Trigger(*(" ".join(words[key].split()) for key in ("cue", "effect", "instead"))))
        elif not wrong:
            misfits.append(Misfit("cue", f'each [[{where}]] needs a cue = "…"', where, nth))
    return tuple(found), misfits
