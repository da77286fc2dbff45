"""The one language in which a person asks for pages, in a list, in a search and on every screen.

Words, `"a phrase"`, `-word` for what is not wanted, `or` between alternatives, and the keys
`tag: kind: guide: feeling: aim: on: from: to:`. `or` binds looser than what stands beside it, but what is not wanted is
left out of every alternative: nobody who leaves a word out wants to meet it behind an `or`. A day by itself finds that
day, and the word. Whatever is typed is understood as far as it goes: nothing raises, and what can't be understood yet
asks for nothing and says why.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Final, NamedTuple

from ptg_cli.model.civil_time import NotADate, Span, from_stamp, names_a_day, read_bare_span, read_span, stamp
from ptg_cli.model.entry import Entry, shown_tag
from ptg_cli.model.folded import folded, joined
from ptg_cli.model.scales import FEELINGS, KINDS
from ptg_cli.model.terms import DOUBLE_QUOTES, Terms, best_line, read_terms

TIMES: Final = ("on", "from", "to")
KEYS: Final = ("tag", "kind", "guide", "feeling", "aim", *TIMES)

_MEANT: Final = {
    "since": "from", "after": "from", "until": "to", "till": "to", "before": "to", "date": "on", "day": "on",
    "when": "on", "type": "kind", "mood": "feeling", "goal": "aim",
}  # fmt: skip
"""Keys of other programs, and ours for the same."""

_NO_KEY: Final = frozenset({"distress", "hard", "rating", "title", "words", "text"})
"""Keys of other programs that ptg has nothing for."""

_LEAVES_OUT: Final = frozenset({"not", "without"})
_KEY: Final = rf"({'|'.join(KEYS)}):"
_TOKEN: Final = rf'\s*(-?)(?:{_KEY}\s*)?(?:"([^"]*)(?:"|$)|(\S*))'
_NEXT: Final = r"\s+([^\s\"]\S*)"
_ARGUMENT: Final = rf"(-?(?:{_KEY})?)(.*)"
_BEFORE_A_DAY: Final = frozenset({"about", "around", "on"})
"""Words that people say before a day; alone they are words to be found."""
_LONGEST_DAY: Final = 4
"""Words that a day may have: *Sat 28 Nov 2026*."""
_LONGEST_MOMENT: Final = 7
"""Words that a day with a time may have: *Sat 28 Nov 2026 at 7 am*."""


def _itself(name: str) -> frozenset[str]:
    return frozenset({name})


class Part(NamedTuple):
    """One thing that is asked for, or with `without` not wanted. `key` is empty for a word, a phrase or a bare day.

    `span` is the time that a day or the value of a key means; `names` are all names of a guide, or the ids
    of the aims that are meant. `trouble` says in
    whole sentences why a part is not understood; such a part asks for nothing.
    """

    value: str
    key: str = ""
    without: bool = False
    phrase: bool = False
    span: Span | None = None
    names: frozenset[str] = frozenset()
    trouble: str = ""

    def __str__(self) -> str:
        """As it would be typed."""
        in_need = self.key in TIMES or " " in self.value or not self.value  # a day without quotes may read on
        quoted = self.phrase or (self.key and in_need and '"' not in self.value)
        value = f'"{self.value}"' if quoted else self.value
        return f"{'-' if self.without else ''}{f'{self.key}:' if self.key else ''}{value}"

    def fits(self, entry: Entry) -> bool:
        """True where what the entry's facts say is what a key asks for (its time is told by its name)."""
        match self.key:
            case "kind":
                found = entry.kind == self.value
            case "tag":
                found = folded(self.value) in {folded(tag) for tag in entry.tags}
            case "guide":
                found = entry.guide in self.names
            case "aim":
                found = entry.aim in self.names
            case "feeling":
                found = joined(self.value) in {joined(feeling) for feeling in entry.feelings}
            case _:
                return True
        return found != self.without


class _Time(NamedTuple):
    """A span as names of pages tell it: they begin with their moment. Empty leaves a side open."""

    first: str
    end: str

    def holds(self, name: str) -> bool:
        """True for the name of a page of that time; a page that was named by hand tells none."""
        return name >= self.first and (not self.end or name < self.end) and from_stamp(name) is not None


def _time_of(span: Span) -> _Time:
    return _Time(stamp(span.first) if span.first else "", stamp(span.end) if span.end else "")


class Alternative:
    """Parts that have to hold together, made ready to be looked for."""

    def __init__(self, parts: Sequence[Part]) -> None:
        asking = [part for part in parts if not part.trouble]
        self.words = read_terms(part.value for part in asking if not (part.key or part.without or part.span))
        self._facts = [part for part in asking if part.key and part.key not in TIMES]
        self._times = [(_time_of(part.span), part.without) for part in asking if part.span and part.key]
        self.days: list[tuple[_Time, Terms]] = []  # a bare day: its pages, and those that hold its words
        self._without: list[Terms] = []
        for part in asking:
            terms = read_terms([part.value]) if (part.span or part.without) and not part.key else None
            if part.span and not part.key and not part.without and terms:
                self.days.append((_time_of(part.span), terms))
            elif part.without and terms:
                self._without.append(terms)
                if part.span:
                    self._times.append((_time_of(part.span), True))
        self.asks = bool(self.words or self._facts or self._times or self.days or self._without)

    @property
    def has_times(self) -> bool:
        """True where the name of a page alone can rule it out."""
        return bool(self._times)

    @property
    def needs_all(self) -> bool:
        """True where all of the text of every page has to be looked at."""
        return bool(self.words or self._without)

    @property
    def bounds(self) -> tuple[str, str]:
        """The first and the last month (`YYYYMM`) that it can find pages of; empty leaves a side open."""
        wanted = [time for time, without in self._times if not without]
        ends = [time.end[:6] for time in wanted if time.end]
        return max((time.first[:6] for time in wanted), default=""), min(ends, default="")

    def rules_out(self, name: str) -> bool:
        """True where the name of a page tells that it is not wanted."""
        return any(time.holds(name) == without for time, without in self._times)

    def reads_words(self, name: str) -> bool:
        """True where all of the text of a page of this name has to be looked at."""
        return bool(self.words or self._without) or any(not time.holds(name) for time, _ in self.days)

    def may_match(self, name: str, raw: bytes, beyond: bytes | None) -> bool:
        """False where these bytes of a page can't hold what is asked for."""
        return (self.words is None or self.words.may_match(raw, beyond)) and all(
            time.holds(name) or terms.may_match(raw, beyond) for time, terms in self.days
        )

    def may_match_file(self, name: str, text: str) -> bool:
        """False where a page whose whole file this is can't hold what is asked for."""
        return (self.words is None or self.words.may_match_file(text)) and all(
            time.holds(name) or terms.may_match_file(text) for time, terms in self.days
        )

    def matches(self, name: str, entry: Entry, *, care: bool) -> bool:
        """True for a page that is asked for, and not ruled out by its name. With `care` false the words of one to be
        handled with care are not looked at: it is found by its day and its facts alone."""
        if not all(part.fits(entry) for part in self._facts):
            return False
        days = [terms for time, terms in self.days if not time.holds(name)]
        if not (self.words or days or self._without):
            return True
        if entry.care and not care:
            return False
        if self.words and not days and not self._without and self.words.matches(entry.body):
            return True
        text = "\n".join((entry.title, entry.milestone, *map(shown_tag, entry.tags), entry.body))
        return (
            (self.words is None or self.words.matches(text))
            and all(terms.matches(text) for terms in days)
            and not any(terms.matches(text) for terms in self._without)
        )


class Query:
    """What is asked for: the parts of each alternative, in the order they were typed. `hints` say what may have been
    meant otherwise. It never changes."""

    def __init__(self, parts: tuple[tuple[Part, ...], ...] = (), hints: tuple[str, ...] = ()) -> None:
        """Makes the alternatives ready. One that asks for nothing yet, beside others that do, finds nothing."""
        self.parts = parts
        self.hints = hints
        made = [Alternative(one) for one in parts]
        ready = tuple(one for one in made if one.asks)
        self._all = ready
        self.only_words = ready[0].words if len(ready) == 1 and not ready[0].days else None
        """Words that every page has to hold, whatever its name: where these rule a page out, nothing else need be
        asked. None where alternatives or bare days leave a choice."""
        self.has_times = all(one.has_times for one in ready) and bool(ready)
        """False where the name of no page can rule it out."""
        self.needs_all = any(one.needs_all for one in ready)
        """True where all of the text of every page has to be looked at, whatever its name."""
        terms = [terms for one in ready for terms in (one.words, *(terms for _, terms in one.days)) if terms]
        self.patterns = tuple(pattern for one in terms for pattern in one.patterns)
        """What finds the words in a text, to be set off there."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Query) and (self.parts, self.hints) == (other.parts, other.hints)

    def __hash__(self) -> int:
        return hash((self.parts, self.hints))

    def __str__(self) -> str:
        """As it would be typed: read again, it is the same query."""
        return " or ".join(" ".join(map(str, parts)) for parts in self.parts)

    @property
    def asks(self) -> bool:
        """False where nothing is asked for, so that every page is wanted."""
        return bool(self._all)

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is not understood, each in whole sentences."""
        return tuple(dict.fromkeys(part.trouble for parts in self.parts for part in parts if part.trouble))

    @property
    def months(self) -> tuple[str, str]:
        """The first and the last month (`YYYYMM`) that pages can be of; empty leaves a side open."""
        if not self._all:
            return "", ""
        firsts, lasts = zip(*(one.bounds for one in self._all), strict=True)
        return min(firsts), "" if "" in lasts else max(lasts)

    def narrowed(self, parts: Iterable[Part]) -> "Query":
        """The query with these parts in each of its alternatives."""
        more = tuple(parts)
        if not more:
            return self
        asking = tuple(one for one in self.parts if Alternative(one).asks) or ((),)
        return Query(tuple((*one, *more) for one in asking), self.hints)

    def may_be(self, name: str) -> bool:
        """False where the name of a page tells that it is not asked for."""
        return not self.has_times or any(not one.rules_out(name) for one in self._all)

    def reads_words(self, name: str) -> bool:
        """True where all of the text of a page of this name has to be looked at."""
        return self.needs_all or any(one.reads_words(name) for one in self._all)

    def may_match(self, name: str, raw: bytes, beyond: bytes | None = None) -> bool:
        """False where these bytes can't be of a page that is asked for; true where only a proper look can tell."""
        return not self._all or any(one.may_match(name, raw, beyond) for one in self._all)

    def may_match_file(self, name: str, text: str) -> bool:
        """False where a page whose whole file this is can't be asked for."""
        return not self._all or any(one.may_match_file(name, text) for one in self._all)

    def matches(self, name: str, entry: Entry, *, care: bool = False) -> bool:
        """True for a page that is asked for. With `care` false the words of one to be handled with care are not looked
        at: it is found by its day and its facts alone."""
        return not self._all or any(
            not one.rules_out(name) and one.matches(name, entry, care=care) for one in self._all
        )

    def best_line(self, text: str) -> str:
        """The line of a text to show for what was found; empty where no word of it stands there."""
        return best_line(self.patterns, text)


def read_query(
    text: str,
    now: datetime,
    day_starts_at: time,
    names_of: Callable[[str], frozenset[str]] = _itself,
    aims_of: Callable[[str], frozenset[str]] = _itself,
) -> Query:
    """The query that a text is, seen from the civil moment `now`. `names_of` gives every name that a guide has or had,
    `aims_of` the ids of the aims that are called so, or are of that kind.

    Never raises: half a query is one, and a phrase whose quotes are still open is one already.
    """
    reading = _Reading(text.translate(DOUBLE_QUOTES), now, day_starts_at, {"guide": names_of, "aim": aims_of})
    return reading.query()


def as_typed(arguments: Iterable[str]) -> str:
    """The text that a command line's arguments are. The shell took the quotes off: what came as one is a phrase, or the
    whole value of its key. One that has quotes of its own is read as it stands, and so is a day of several words."""
    return " ".join(_quoted(argument.translate(DOUBLE_QUOTES)) for argument in arguments)


def _quoted(argument: str) -> str:
    found = re.fullmatch(_ARGUMENT, argument, re.IGNORECASE | re.DOTALL)
    if not found or '"' in argument or len(argument.split()) < 2:
        return argument
    return argument if not found[2] and names_a_day(" ".join(argument.split())) else f'{found[1]}"{found[3]}"'


class _Reading:
    """One text as it is read, from its beginning to its end."""

    def __init__(
        self,
        text: str,
        now: datetime,
        day_starts_at: time,
        names_of: Mapping[str, Callable[[str], frozenset[str]]],
    ) -> None:
        self._text = text
        self._at = 0
        self._now = now
        self._day_starts_at = day_starts_at
        self._names_of = names_of
        self._hints: list[str] = []
        self._before = ""

    def query(self) -> Query:
        """All of it."""
        alternatives: list[list[Part]] = [[]]
        while self._text[self._at :].strip():
            part = self._part()
            if part is None:
                alternatives.append([])
            else:
                alternatives[-1].append(part)
        self._hint_at_one_side(alternatives)
        left_out = [part for parts in alternatives for part in parts if part.without]
        for parts in alternatives:
            if parts:
                parts += [part for part in left_out if part not in parts]
        return Query(tuple(tuple(parts) for parts in alternatives if parts), tuple(dict.fromkeys(self._hints)))

    def _hint_at_one_side(self, alternatives: Sequence[Sequence[Part]]) -> None:
        """A key or a day beside words on one side of an `or` may have been meant for both."""
        sides = [[part for part in parts if not (part.without or part.trouble)] for parts in alternatives]
        kinds = [{(part.key, bool(part.span)) for part in side} for side in sides if side]
        for side in sides if len(kinds) > 1 else ():
            narrow = [part for part in side if part.key or part.span]
            for part in narrow if len(narrow) < len(side) else ():
                if any((part.key, bool(part.span)) not in there for there in kinds):
                    self._hints.append(f"“{part}” holds for its side of “or” alone. For both, type it on each side.")

    def _part(self) -> Part | None:
        """The next part; None for `or`."""
        found = re.compile(_TOKEN, re.IGNORECASE).match(self._text, self._at)
        assert found is not None  # it fits any text, an empty one too
        self._at = found.end()
        before, self._before = self._before, ""
        without, key, quoted, plain = bool(found[1]), (found[2] or "").lower(), found[3], found[4] or ""
        if quoted is not None:
            value = " ".join(quoted.split())
            self._hint_at_phrase(value if not key else "")
            return self._keyed(value, key, without) if key else Part(value, without=without, phrase=True)
        if key:
            value, span = self._longest(plain, _LONGEST_MOMENT, self._span) if key in TIMES else (plain, None)
            return self._keyed(value, key, without, span)
        if plain.lower() == "or" and not without:
            return None
        if plain.lower() in _BEFORE_A_DAY and (following := re.compile(_NEXT).match(self._text, self._at)):
            self._at = following.end()
            day, span = self._longest(following[1], _LONGEST_DAY, self._bare_span)
            if span:
                return Part(f"{plain} {day}", without=without, span=span)
            self._at = found.end()
        if without and (span := self._bare_span(f"-{plain}")):
            return Part(f"-{plain}", span=span)  # three days ago is -3d
        value, span = self._longest(plain, _LONGEST_DAY, self._bare_span)
        self._hint_at(value, span)
        if not without:
            self._hint_at_words(before, value, span)
            self._before = plain.lower()
        return Part(value, without=without, span=span)

    def _longest(self, first: str, most: int, read: Callable[[str], Span | None]) -> tuple[str, Span | None]:
        """The longest day that begins with this word, and reads on behind it; the word alone where it begins none."""
        if not first:
            return first, None
        words, ends, following = [first], [self._at], re.compile(_NEXT)
        while len(words) < most and (found := following.match(self._text, ends[-1])):
            words.append(found[1])
            ends.append(found.end())
        for count in range(len(words), 0, -1):
            value = " ".join(words[:count])
            if span := read(value):
                self._at = ends[count - 1]
                return value, span
        return first, None

    def _bare_span(self, words: str) -> Span | None:
        return read_bare_span(words, self._now, self._day_starts_at)

    def _span(self, words: str) -> Span | None:
        try:
            return read_span(words, self._now, self._day_starts_at)
        except NotADate:
            return None

    def _keyed(self, value: str, key: str, without: bool, span: Span | None = None) -> Part:
        if not value:
            return Part(value, key, without, trouble=f"“{key}:” needs something after it, such as {_EXAMPLES[key]}.")
        if key in TIMES:
            return self._timed(value, key, without, span)
        if key == "tag":
            value = value.lstrip("#@") or value
        if key in self._names_of:
            return Part(value, key, without, names=self._names_of[key](value))
        known = {"kind": KINDS, "feeling": FEELINGS}.get(key, ())
        if known and joined(value) not in map(joined, known):
            what = "a kind of page. The kinds are" if key == "kind" else "one of the feelings here. They are"
            return Part(value, key, without, trouble=f"“{value}” isn't {what}: {', '.join(known)}.")
        return Part(joined(value) if key == "kind" else value, key, without)

    def _timed(self, value: str, key: str, without: bool, span: Span | None) -> Part:
        try:
            span = span or read_span(value, self._now, self._day_starts_at)
        except NotADate as error:
            return Part(value, key, without, trouble=str(error))
        match key:
            case "from":
                span = span._replace(end=None)
            case "to":
                span = span._replace(first=None)
        return Part(value, key, without, span=span)

    def _hint_at(self, word: str, span: Span | None) -> None:
        """A word that looks like a key which there is not: what may have been meant."""
        head, colon, rest = word.partition(":")
        if span or not colon or not head.isalpha():
            return
        import difflib

        if head.lower() in _NO_KEY:
            keys = ", ".join(f"{key}:" for key in KEYS)
            self._hints.append(f"“{word}” is looked for as a word. The keys are {keys}.")
            return
        near = _MEANT.get(head.lower()) or next(iter(difflib.get_close_matches(head.lower(), KEYS, 1, 0.65)), "")
        if near:
            self._hints.append(f"“{word}” is looked for as a word. Did you mean {near}:{rest}?")

    def _hint_at_phrase(self, phrase: str) -> None:
        """A phrase with an `or` in it: perhaps all that was asked for stood in quotes."""
        if re.search(r"\S or \S", phrase, re.IGNORECASE):
            self._hints.append(
                f"“{phrase}” is looked for as one phrase, since it stands in quotes. Without quotes `or` finds either."
            )

    def _hint_at_words(self, before: str, word: str, span: Span | None) -> None:
        """A word that other programs read as a sign, such as *not* before this one: how that is typed here."""
        if len(parts := word.strip("|").split("|")) > 1 and all(parts):
            self._hints.append(f"“{word}” is looked for as it stands. Did you mean {' or '.join(parts)}?")
        elif before in _LEAVES_OUT:
            self._hints.append(f"“{before}” is looked for as a word. Did you mean -{word}?")
        elif span and before in _MEANT:
            value = f'"{word}"' if " " in word else word
            self._hints.append(f"“{before}” is looked for as a word. Did you mean {_MEANT[before]}:{value}?")


_EXAMPLES: Final = {
    "tag": "tag:sleep",
    "kind": "kind:note",
    "guide": "guide:reset",
    "feeling": "feeling:tired",
    "aim": "aim:experiment",
    "on": "on:yesterday",
    "from": "from:monday",
    "to": "to:2026-11",
}
