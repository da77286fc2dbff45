"""An entry: what a person kept, with the few facts that stand in its front matter."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import MAXYEAR, datetime
from typing import Any, Final

from ptg_cli.model.civil_time import from_stamp
from ptg_cli.model.folded import composed
from ptg_cli.model.scales import CONTROL, DID, KINDS, WORTH, are_numbers, are_ratings, is_rating

ID: Final = re.compile(r"\d{8}-\d{6}-[0-9abcdefghjkmnpqrstvwxyz]{4}")
"""An entry's id: local civil time, then four Crockford base32 characters."""

CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""The 32 characters that end an id, in the order of their names: no i, l, o or u, which are misread."""

_ENDINGS: Final = len(CROCKFORD) ** 4

CARD_SHOWN: Final = "card_shown"
"""The key of an entry during whose session the whole support card was shown."""


LATER_ANSWER: Final = "later_answer"
"""The key of an entry whose thing for later was answered: `did-it` or `let-go`."""

LATER_ASKED: Final = "later_asked"
"""The key that holds the day (YYYY-MM-DD) on which its thing for later was last put off."""


_MOST: Final = 10**9
"""More of anything than a page counts; of seconds, thirty years."""


def ending_after(newest: str, chance: str) -> str:
    """The last four characters of a new id. They are `chance` where that sorts after `newest`, the greatest ending that
    ids of the same second have so far (empty where there is none); else they are a little greater than `newest`.

    How much greater is chance, too, so that two computers that know the same pages hardly ever make the same id. After
    the very last ending, `zzzz`, it is `chance` alone.
    """
    if chance > newest:
        return chance
    last = _as_number(newest)
    room = _ENDINGS - 1 - last
    if not room:
        return chance
    number = last + 1 + _as_number(chance) % max(room // 16, 1)
    return "".join(CROCKFORD[number >> shift & 31] for shift in (15, 10, 5, 0))


def _as_number(ending: str) -> int:
    number = 0
    for letter in ending:
        number = number * len(CROCKFORD) + CROCKFORD.index(letter)
    return number


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. Every field but `id` and `body` may be absent (empty, None, False): absent means not asked.

    `created` carries its offset. `distress_before`, `distress_after` and `mood` are 0 to 10. `seconds` is
    how long a practice ran. `dials` are those rated about the last seven days: the id of each, and 0 to 10. `matters`
    and `lived` are what was said of the person's values: the id of each, and how much it matters or was lived lately.
    `within`, `was` and `tied` (by hand, to be read side by side) are other entries' ids; `aim` is the id of the aim it
    tells of, `did` what was said of a try: yes, part or not-today. `milestone` are the person's own words for what the
    page is a milestone of; ptg marks none by itself. `extra` holds keys that this version does not know and values that
    do not fit their key; they are kept as they are. `problems` says, for a reader, which values did not fit.
    """

    id: str
    created: datetime | None = None
    zone: str = ""
    kind: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    care: bool = False
    guide: str = ""
    practice: str = ""
    strategy: str = ""
    trigger: str = ""
    feelings: tuple[str, ...] = ()
    control: str = ""
    distress_before: int | None = None
    distress_after: int | None = None
    worth: str = ""
    remember: str = ""
    later: str = ""
    seconds: int | None = None
    pauses: int | None = None
    within: str = ""
    aim: str = ""
    did: str = ""
    milestone: str = ""
    tied: tuple[str, ...] = ()
    was: str = ""
    source: str = ""
    mood: int | None = None
    dials: Mapping[str, int] = field(default_factory=dict)
    matters: Mapping[str, int] = field(default_factory=dict)
    lived: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


_NAMES: Final = frozenset({"guide", "practice", "strategy"})
"""Keys whose value is the name of a file or a row of content, compared by its letters."""


def _text(value: object) -> bool:
    return isinstance(value, str)


def _texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


def _time(value: object) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None and 1 < value.year < MAXYEAR


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST


def _one_of(words: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in words


_FITS: Final[Mapping[str, tuple[Callable[[object], bool], str]]] = {
    "id": (_text, "a text"),
    "created": (_time, "a date and time with its offset, such as 2026-11-03T08:15:00+01:00"),
    "zone": (_text, "a time zone's name"),
    "kind": (_one_of(KINDS), "one of " + ", ".join(KINDS)),
    "title": (_text, "a text"),
    "tags": (_texts, "a list of words"),
    "care": (_flag, "true or false"),
    "guide": (_text, "a guide's name"),
    "practice": (_text, "a practice's name"),
    "strategy": (_text, "a strategy's name"),
    "trigger": (_text, "a text"),
    "feelings": (_texts, "a list of words"),
    "control": (_one_of(CONTROL), "one of " + ", ".join(CONTROL)),
    "distress_before": (is_rating, "a whole number from 0 to 10"),
    "distress_after": (is_rating, "a whole number from 0 to 10"),
    "worth": (_one_of(WORTH), "one of " + ", ".join(WORTH)),
    "remember": (_text, "a text"),
    "later": (_text, "a text"),
    "seconds": (_count, "a whole number of seconds"),
    "pauses": (_count, "a whole number"),
    "within": (_text, "an entry's id"),
    "aim": (_text, "an aim's id"),
    "did": (_one_of(DID), "one of " + ", ".join(DID)),
    "milestone": (_text, "a text"),
    "tied": (_texts, "a list of entries' ids"),
    "was": (_text, "an entry's id"),
    "source": (_text, "a text"),
    "mood": (is_rating, "a whole number from 0 to 10"),
    "dials": (are_ratings, "a table of dials, each with a whole number from 0 to 10"),
    "matters": (are_numbers, "a table of values, each with a whole number from 0 to 10"),
    "lived": (are_numbers, "a table of values, each with a whole number from 0 to 10"),
}

_NOT_FRONT_MATTER = {"body", "extra", "problems"}
_KEYS = tuple(item.name for item in fields(Entry) if item.name not in _NOT_FRONT_MATTER)


def to_front_matter(entry: Entry) -> dict[str, Any]:
    """The front matter of an entry as plain values, in a steady order. What is absent is left out."""
    table: dict[str, Any] = {}
    for key in _KEYS:
        value = getattr(entry, key)
        if value is None or value in ("", (), {}) or value is False:
            continue
        table[key] = list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
    table.update(entry.extra)
    return table


def from_front_matter(entry_id: str, table: Mapping[str, Any], body: str, problems: tuple[str, ...] = ()) -> Entry:
    """The entry that front matter and body describe. `entry_id` is the file's name, and always wins.

    A value that does not fit its key is left in `extra` and named in `problems`; nothing raises. A care mark that does
    not fit still counts as one.
    """
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    said = list(problems)
    for key, value in table.items():
        rule = _FITS.get(key)
        if rule is None:
            extra[key] = value
        elif not rule[0](value):
            extra[key] = value
            said.append(f"“{key}” is not {rule[1]}")
            if key == "care":
                known[key] = True
        elif key == "id":
            if value != entry_id:
                extra[key] = value
                said.append("the id inside is not the file's name")
        else:
            known[key] = tuple(value) if isinstance(value, list) else composed(value) if key in _NAMES else value
    return Entry(id=entry_id, body=body, extra=extra, problems=tuple(said), **known)


def civil_time(entry: Entry) -> datetime | None:
    """The civil time an entry stands for: its `created`, else its name; None where neither tells."""
    return entry.created.replace(tzinfo=None) if entry.created else from_stamp(entry.id)


def first_line(entry: Entry) -> str:
    """The line a list shows for an entry: its title, else the first line of its own words.

    Empty for an entry to be handled with care: those are never previewed.
    """
    if entry.care:
        return ""
    return entry.title or next(own_lines(entry), "")


def own_lines(entry: Entry) -> Iterator[str]:
    """The lines of an entry's own words as lists show them: no question, no marker, no empty line, and none at all of
    one to be handled with care. Of a guided page, what was written freely comes first, then what was listed or chosen,
    then names of piles, numbers and days: “yes” says nothing to who looks for a page."""
    lines = [] if entry.care else entry.body.split("\n")
    for kind in _KINDS_OF_LINES if _BEGINS_ANSWER in entry.body else (None,):
        guided = False
        for line in lines:
            words = line.strip()
            if words.startswith(_BEGINS_ANSWER):
                guided = True
            elif _is_own(words) and kind in (None, _kind_of_line(words, guided=guided)):
                yield words.removeprefix("- ").strip("*")


_BEGINS_ANSWER: Final = "<!-- step:"
_RULE: Final = re.compile(r"([-*_=+~`])\1{2,}")
"""A line across a page, or around a part of it, and no word."""
_KINDS_OF_LINES: Final = ("free", "item", "other")
"""What a line under a question can be, in the order in which lists show them."""

_NO_WORDS: Final = re.compile(r"\*\*.+\*\*|\d{1,2} of 10(?: \(\d{1,2} before\))?|(?:.* \()?\d{4}-\d{2}-\d{2}\)?")
"""The name of a pile, a number, a day."""


def _is_own(line: str) -> bool:
    return bool(line) and not line.startswith("## ") and not _RULE.fullmatch(line)


def _kind_of_line(words: str, *, guided: bool) -> str:
    if not guided:
        return "free"
    return "item" if words.startswith("- ") else "other" if _NO_WORDS.fullmatch(words) else "free"


def shown_tag(tag: str) -> str:
    """A tag as it is shown, and found."""
    return f"#{tag}"


def spoken_guide(slug: str) -> str:
    """A guide's slug as words, for a list: `naming-what-hurts` is “Naming what hurts”."""
    return slug.replace("-", " ").capitalize().replace(" i ", " I ")
