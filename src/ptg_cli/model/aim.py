"""An aim: one thing a person wants to try, what they decided about it, and the pages that tell how it went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final, Literal

from ptg_cli.model.answer import Answer, Dated, Listed, Number, Text
from ptg_cli.model.folded import folded, joined
from ptg_cli.model.scales import DID
from ptg_cli.model.visible import in_one_line

State = Literal["open", "resting", "done", "let-go"]

STATES: Final[tuple[State, ...]] = ("open", "resting", "done", "let-go")
"""How an aim can stand, in the order they are listed."""

Decided = str | int | tuple[str, ...]
"""What stands in one field: words, a number from 0 to 10, or several short items."""

TITLE: Final = "title"
"""The field that names an aim. Without it there is none."""

DAY: Final = "day"
PERSON: Final = "person"
VALUE: Final = "value"
LEARNED: Final = "learned"
STATE: Final = "state"
DID_IT: Final = "did"

COMMON: Final = (TITLE, DAY, PERSON, VALUE, LEARNED)
"""Fields that an aim of any kind can have."""

ANSWERS: Final = {DID_IT: DID, STATE: STATES}
"""Fields whose options each say what they mean, and what they can mean."""

IN_GUIDES: Final = "aim."
"""What stands before the name of a field where a guide names it."""

MOST: Final = 10
"""The greatest number of a field."""


class NotANumber(ValueError):
    """Words that are no whole number from 0 to 10."""


ASKED_FOR: Final = timedelta(days=30)
"""So long after its day an aim may be brought up; then it is only in its list."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim. `kind` is the name of a file of `prompts/aims/`, which may be gone by now. `value` and `person` are
    names in the person's own words. `when` is how they said on which day they want to try, `day` the day that is, where
    it is one. `asked` is the day they named last and were asked about. `decided` are the fields of its kind, by their
    ids; `pages` the ids of the pages that tell of it, the oldest first."""

    id: str
    kind: str = ""
    title: str = ""
    state: State = "open"
    begun: date | None = None
    value: str = ""
    person: str = ""
    when: str = ""
    day: date | None = None
    asked: date | None = None
    decided: Mapping[str, Decided] = field(default_factory=dict)
    pages: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """True while it is being tried."""
        return self.state == "open"

    @property
    def learned(self) -> str:
        """What was learned last, in the person's words."""
        words = self.decided.get(LEARNED, "")
        return words if isinstance(words, str) else ""

    def said(self, name: str) -> Decided:
        """What stands in the field of that id; empty where nothing does."""
        common: dict[str, Decided] = {TITLE: self.title, DAY: self.when, PERSON: self.person, VALUE: self.value}
        return common[name] if name in common else self.decided.get(name, "")

    def answers(self) -> dict[str, Answer]:
        """Its fields as answers that a guide can quote and build on, by `aim.` and their ids."""
        every = {name: self.said(name) for name in (*COMMON, *self.decided)}
        found = {name: _answer(words, self.day if name == DAY else None) for name, words in every.items()}
        return {f"{IN_GUIDES}{name}": answer for name, answer in found.items() if answer}

    def is_due(self, today: date) -> bool:
        """True where the day the person named is over, and they were not asked about it yet."""
        day = self.day
        return self.is_open and day is not None and self.asked != day and timedelta() < today - day <= ASKED_FOR


def _answer(words: Decided, day: date | None) -> Answer:
    if isinstance(words, int):
        return Number(words)
    if isinstance(words, tuple):
        return Listed(words)
    return Dated(words, day) if day else Text(words)


def decided_of(answer: Answer) -> Decided:
    """What is kept of an answer in a field; empty where it says nothing."""
    match answer:
        case Number(value=value):
            return "" if value is None else value
        case Listed(items=items):
            return items if len(items) > 1 else "".join(items)
        case Text(text=text):
            return text
        case Dated(words=words):
            return words
        case _:
            return answer.items


def with_field(aim: Aim, name: str, answer: Answer) -> Aim:
    """The aim with an answer in the field of that id. An answer that says nothing leaves it as it is."""
    words = decided_of(answer)
    if words in ("", ()):
        return aim
    line = in_one_line(", ".join(words) if isinstance(words, tuple) else str(words))
    match name:
        case "title":
            return replace(aim, title=line)
        case "day":
            return replace(aim, when=line, day=answer.day if isinstance(answer, Dated) else None)
        case "person":
            return replace(aim, person=line)
        case "value":
            return replace(aim, value=line)
        case _:
            return replace(aim, decided={**aim.decided, name: words})


def changed_field(aim: Aim, name: str, words: str, today: date) -> Aim:
    """The aim with other words in a field; without any the field is empty. `today` is what “tomorrow” is said on.

    Raises: NotANumber where the field has a number and the words are none from 0 to 10.
    """
    line = in_one_line(words)
    if name == DAY:
        dated = Dated.said(line, today)
        return replace(aim, when=dated.words, day=dated.day)
    match name:
        case "title":
            return replace(aim, title=line)
        case "person":
            return replace(aim, person=line)
        case "value":
            return replace(aim, value=line)
    before = aim.decided.get(name)
    decided: dict[str, Decided] = {key: said for key, said in aim.decided.items() if key != name or line}
    if not line:
        return replace(aim, decided=decided)
    if isinstance(before, int):
        if not (line.isdecimal() and int(line[:3]) <= MOST):
            raise NotANumber
        decided[name] = int(line)
    elif isinstance(before, tuple):
        decided[name] = tuple(part for one in line.split(";") if (part := one.strip()))
    else:
        decided[name] = words.strip()
    return replace(aim, decided=decided)


def in_words(said: Decided) -> str:
    """What stands in a field, on one line; several items are parted by semicolons, as they are typed."""
    return in_one_line("; ".join(said) if isinstance(said, tuple) else str(said))


def with_page(aim: Aim, page_id: str) -> Aim:
    """The aim, this page among those that tell of it."""
    return aim if page_id in aim.pages else replace(aim, pages=(*aim.pages, page_id))


def with_redated(aim: Aim, before: Iterable[str], now: str) -> Aim:
    """The aim, a page that got another date named by its new id."""
    names = set(before)
    if names.isdisjoint(aim.pages):
        return aim
    return replace(aim, pages=tuple(dict.fromkeys(now if one in names else one for one in aim.pages)))


def aims_called(aims: Iterable[Aim], words: str) -> list[Aim]:
    """The aims that words mean: the one of that id or title, or else all of that kind."""
    found = list(aims)
    exact = [one for one in found if one.id == words or folded(one.title) == folded(words)]
    begun = [one for one in found if words and one.id.startswith(words)]
    return exact or begun or [one for one in found if one.kind == joined(words)]


@dataclass(frozen=True, slots=True)
class AimField:
    """One field of a kind: its id, and what it is called where it is shown. `rungs` true: it holds the rungs of a
    ladder, the easiest first, and such an aim is called by the rung that is next."""

    id: str
    called: str
    rungs: bool = False


@dataclass(frozen=True, slots=True)
class AimKind:
    """One kind of aim. `id` is its file's name; `title` what one is called, `about` what it is for. `guide` begins one,
    `returns` asks how it went, both by their names. `also` are other words that people look for it by. `counted`
    false: nothing says how often such aims were done. `smallest` is the field that holds the smallest thing to do for
    one; empty where none may be offered in a hard moment."""

    id: str
    title: str
    about: str
    guide: str
    returns: str
    fields: tuple[AimField, ...] = ()
    also: tuple[str, ...] = ()
    order: int = 1000
    mine: bool = False
    counted: bool = True
    smallest: str = ""

    @property
    def has_rungs(self) -> bool:
        """True for a ladder."""
        return any(one.rungs for one in self.fields)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of all fields that its aims can have."""
        return (*COMMON, *(one.id for one in self.fields))


def rung_of(aim: Aim, kind: AimKind) -> tuple[int, int] | None:
    """Which rung of its ladder an aim stands at, counted from 1, and how many there are; None where it has no ladder or
    stands at none of its rungs."""
    for one in kind.fields:
        said = aim.said(one.id) if one.rungs else ()
        rungs = [folded(rung) for rung in said] if isinstance(said, tuple) else []
        if folded(aim.title) in rungs:
            return rungs.index(folded(aim.title)) + 1, len(rungs)
    return None


def sorted_aims(aims: Iterable[Aim]) -> list[Aim]:
    """As they are listed: open ones first, then resting, done and let go; in each the newest first."""
    return sorted(sorted(aims, key=lambda one: one.id, reverse=True), key=lambda one: STATES.index(one.state))


def aim_json(aim: Aim) -> dict[str, Any]:
    """All that an aim says, as plain values."""
    return {
        "id": aim.id,
        "kind": aim.kind,
        "title": aim.title,
        "state": aim.state,
        "begun": aim.begun,
        "value": aim.value,
        "person": aim.person,
        "when": aim.when,
        "day": aim.day,
        "decided": {name: list(words) if isinstance(words, tuple) else words for name, words in aim.decided.items()},
        "pages": list(aim.pages),
    }
