"""What a person answered, by the kind of step that asked.

Every answer is normalised when it is made (`text`, `items`, …), so that what is written to a body and read
back is equal. A `note` holds words that did not fit the step: they are kept under it, never dropped.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ptg_cli.model.coming_day import read_coming_day
from ptg_cli.model.folded import plain

_BYTE_ORDER_MARK: Final = "\ufeff"
"""What some editors put before a text. In a page it is none of the person's words, and is not read back."""

_ISO_AT_END: Final = re.compile(r"(?:(.*) \()?(\d{4}-\d{2}-\d{2})(?(1)\))")


def clean_text(value: str) -> str:
    """A free text without blank lines or byte order marks before it, or white space after it; otherwise as given."""
    kept = value.rstrip()
    lines = kept.split("\n")
    while lines and not lines[0].replace(_BYTE_ORDER_MARK, "").strip():
        lines.pop(0)
    return "\n".join(lines).lstrip(_BYTE_ORDER_MARK)


def clean_items(values: Iterable[str]) -> tuple[str, ...]:
    """One-line items, trimmed, empty ones left out. A line feed inside an item parts it in two."""
    return tuple(item for value in values for part in value.split("\n") if (item := part.strip()))


@dataclass(frozen=True, slots=True)
class Text:
    """A free text. `ending` is the white space behind it as it was typed: a page has none, but a draft keeps it, so
    that the next word does not grow together with the last one."""

    text: str
    ending: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        kept = clean_text(self.text)
        object.__setattr__(self, "ending", self.text[len(self.text.rstrip()) :] or self.ending)
        object.__setattr__(self, "text", kept)

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Listed:
    """Items that were listed or chosen."""

    items: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", clean_items(self.items))
        object.__setattr__(self, "note", clean_text(self.note))

    def __bool__(self) -> bool:
        return bool(self.items or self.note)


@dataclass(frozen=True, slots=True)
class Number:
    """A rating, 0 to 10, or none."""

    value: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", clean_text(self.note))

    def __bool__(self) -> bool:
        return self.value is not None or bool(self.note)


def in_piles(things: Iterable[str], pile_of: Mapping[str, str], names: Iterable[str]) -> dict[str, list[str]]:
    """The things in each pile, in the order of `things`, by what `pile_of` says. The piles are `names`, then those of
    an earlier guide in which something still lies."""
    known = list(things)
    piles = dict.fromkeys((*names, *pile_of.values()))
    return {name: [thing for thing in known if pile_of.get(thing) == name] for name in piles}


@dataclass(frozen=True, slots=True)
class Piles:
    """Items sorted into named piles, in the guide's order; a pile may be empty."""

    piles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        kept = tuple((name, cleaned) for name, items in self.piles if (cleaned := clean_items(items)))
        object.__setattr__(self, "piles", kept)
        object.__setattr__(self, "note", clean_text(self.note))

    def __bool__(self) -> bool:
        return bool(self.piles or self.note)

    @classmethod
    def of(cls, piles: Mapping[str, Iterable[str]], note: str = "") -> "Piles":
        """Piles from a mapping of name to items."""
        return cls(tuple((name, tuple(items)) for name, items in piles.items()), note)

    def pile(self, name: str) -> tuple[str, ...]:
        """The items of one pile, empty when it has none."""
        return next((items for pile, items in self.piles if pile == name), ())

    @property
    def items(self) -> tuple[str, ...]:
        """Every sorted item, pile by pile."""
        return tuple(item for _, items in self.piles for item in items)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day in a person's own words, on one line, and the `day` they mean where it could be told."""

    words: str = ""
    day: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        words, _, rest = clean_text(f"{self.words}\n{self.note}").partition("\n")
        day = self.day
        found = _ISO_AT_END.fullmatch(words.strip()) if day is None else None
        if found and (day := _iso(found[2])):
            words = found[1] or found[2]
        object.__setattr__(self, "words", words.strip() or (day.isoformat() if day else ""))
        object.__setattr__(self, "day", day)
        object.__setattr__(self, "note", clean_text(rest))

    def __bool__(self) -> bool:
        return bool(self.words)

    @classmethod
    def said(cls, words: str, today: date, before: "Answer | None" = None) -> "Dated":
        """What these words mean, said on the day `today`. Words that were an answer already, given `before`, keep the
        day they had: “tomorrow” said yesterday is not said anew today. The note of that answer stays."""
        note = before.note if isinstance(before, Dated) else ""
        if isinstance(before, Dated) and before.words == cls(words).words:
            return before
        return cls(words, read_coming_day(words, today), note)

    def __str__(self) -> str:
        """The words, and the day they mean in brackets where they do not say it themselves."""
        if self.day is None or self.words == self.day.isoformat():
            return self.words
        return f"{self.words} ({self.day.isoformat()})"


def _iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Shared:
    """What had a part in something: each thing by its name, with its share from 0 to 100, or None where it was given
    none. The shares need not come to 100. Of a name that stands twice the first counts."""

    parts: tuple[tuple[str, int | None], ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        found: dict[str, int | None] = {}
        for name, share in self.parts:
            if words := " ".join(clean_items([name])):
                found.setdefault(words, share)
        object.__setattr__(self, "parts", tuple(found.items()))
        object.__setattr__(self, "note", clean_text(self.note))

    def __bool__(self) -> bool:
        return bool(self.parts or self.note)

    @property
    def items(self) -> tuple[str, ...]:
        """What had a part, by name."""
        return tuple(name for name, _ in self.parts)

    @property
    def total(self) -> int | None:
        """What the shares come to; None where none was given."""
        given = [share for _, share in self.parts if share is not None]
        return sum(given) if given else None


Answer = Text | Listed | Number | Piles | Dated | Shared


_NOTHING: Final = frozenset(
    {
        "nothing", "nothing yet", "nothing now", "nothing right now", "nothing tonight", "nothing this week", "none",
        "none of them", "none of these", "no", "nope", "nobody", "nobody yet", "nobody now", "nobody right now",
        "nobody tonight", "nobody for now", "no one", "noone", "nowhere", "never", "not yet", "not now", "i don't know",
        "i do not know", "don't know", "no idea", "i can't think of anything", "-", "n/a",
    }
)  # fmt: skip
"""Whole answers that say there is nothing to build on. Only an answer that is no more than one of these counts: what
else people write is never looked through."""


_UNSURE: Final = frozenset(
    {
        "i can't tell", "i cannot tell", "i can not tell", "can't tell", "i cant tell", "i don't know", "i dont know",
        "i do not know", "don't know", "dont know", "no idea", "i am not sure", "not sure", "unsure", "maybe",
    }
)  # fmt: skip
"""Ways to say that one can't tell. Where that is among the options, each of them means it."""


def as_option(words: str, options: Iterable[str]) -> str:
    """The option that typed words mean, else the words as they are. They mean an option that they are, or the one whose
    beginning, up to a comma, they are: “hard” is “hard, and safe enough”. “I don't know” and its like mean “I can't
    tell”. Case, end marks and apostrophes do not count."""
    told, known = plain(words), tuple(options)
    whole = next((option for option in known if plain(option) == told), None)
    begun = [option for option in known if "," in option and plain(option.partition(",")[0]) == told]
    unsure = [option for option in known if plain(option) in _UNSURE] if told in _UNSURE else []
    return whole or (begun[0] if len(begun) == 1 else unsure[0] if unsure else words)


_LONGEST_NOTHING: Final = 200
"""Characters of the longest words that only say there is nothing, with room for marks and spaces between them. What is
longer says something, and need not be folded to know it: a long text is looked at with every key that is typed."""


def says_nothing(words: str) -> bool:
    """True for words that only say there is nothing: “none”, “nobody”, “I don't know”."""
    told = words.strip()
    return len(told) <= _LONGEST_NOTHING and plain(told) in _NOTHING


def built_upon(answer: Answer, options: Iterable[str] = ()) -> Answer | None:
    """The part of an answer that later questions, the plan and the people are built on: without the items that only say
    “nothing” or “nobody”. None where nothing is left: it counts as a skipped answer then, and stands on the page all
    the same. `options` are the step's own, which mean what they say."""
    match answer:
        case Text(text=text):
            return None if says_nothing(text) else answer
        case Dated(words=words):
            return None if says_nothing(words) else answer
        case Listed(items=items, note=note):
            kept = tuple(item for item in items if item in options or not says_nothing(item))
            return answer if kept == items else Listed(kept, note) if kept else None
        case Shared(parts=parts, note=note):
            named = tuple(part for part in parts if not says_nothing(part[0]))
            return answer if named == parts else Shared(named, note) if named else None
        case _:
            return answer


def in_a_line(answer: Answer | None) -> str:
    """The words of an answer, to be quoted; empty where it has none, or only words that fitted no question."""
    match answer:
        case Text(text=text):
            return text
        case Listed(items=items):
            return ", ".join(items)
        case Piles():
            return ", ".join(answer.items)
        case Number(value=value):
            return "" if value is None else str(value)
        case Dated(words=words):
            return words
        case Shared(parts=parts):
            return ", ".join(name if share is None else f"{name} {share}" for name, share in parts)
        case _:
            return ""


def items_of(answer: Answer | None, pile: str = "") -> tuple[str, ...]:
    """The items of an answer that a later step can build on: listed, chosen or sorted ones, or the lines
    of a text. `pile` keeps only one pile of a sorted answer."""
    match answer:
        case Listed(items=items):
            return items
        case Piles():
            return answer.pile(pile) if pile else answer.items
        case Shared():
            return answer.items
        case Text(text=text):
            return clean_items([text])
        case _:
            return ()
