"""People to talk to: emergency numbers and helplines by country, and the support card made of them.

Nothing here decides for anyone: it shows numbers, each with where it was read and when.
"""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ptg_cli.model.civil_time import spoken_day

NOT_SAFE: Final = "people not safe with someone"
"""`for_whom` of the lines that stand under their own heading on the card."""

ANYONE: Final = "anyone"
HELPLINE_CAN_PLAN: Final = "Someone at a helpline can plan with you how to be safer"
TALK_IT_OVER: Final = "You can talk with someone about how to be safer"
_LEAST_LETTERS: Final = 3
_ROW: Final = 72
"""As long a row with a number may be; wider ones would be broken in most windows."""

OLD: Final = timedelta(days=365)
"""After this a number may have changed, and the card says so, once."""

DANGER_NOW: Final = "Danger right now"
DIAL_SAFELY: Final = "Use a phone that nobody else checks. Calls and messages can be seen on the phone bill."
SELF_HELP: Final = "ptg is a self-help journal. It cannot answer you, and it does not replace care."
READ_WHERE: Final = "Where these numbers were read, and when"
SOME_ARE_OLD: Final = "Some of these numbers were read more than a year ago and may have changed."
CHOOSE_COUNTRY: Final = "`ptg config set country NZ` keeps your own country for good."
ANYWHERE: Final = "the emergency number of the place you are in"
WHICH_COUNTRY: Final = "Which country are you in?"


@dataclass(frozen=True, slots=True)
class CardWays:
    """How a face calls what shows the numbers of one country, what keeps a country for good, what does both in the
    middle of a session, what changes a country that was only guessed, what says where numbers were
    read, and what takes a line off that the person wrote."""

    one_country: str = "`ptg sos NZ` shows the numbers of one country."
    choose: str = CHOOSE_COUNTRY
    brief: str = "/people with your country, such as /people NZ, shows who you can call there."
    guessed: str = "`ptg sos` with the name of another country shows the numbers there."
    sources: str = "`ptg sos` shows where each number was read, and when."
    off: str = "`ptg plan` takes one of these lines off."
    off_brief: str = "/off takes one of these lines off."


LINE_WAYS: Final = CardWays()
SCREEN_WAYS: Final = CardWays(
    "Press c and type your country, to see the numbers there.",
    "Then m keeps that country for good.",
    "Press c and type your country, to see who you can call there.",
    "m: this is my country. c: another country.",
    "F3 shows where each number was read, and when.",
    "t takes one of these lines off.",
    "F3, and then t, takes one of these lines off.",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """Where a row was read, and the date of that source."""

    source_url: str
    checked_on: date

    def said(self) -> str:
        """Source and date."""
        site = self.source_url.removeprefix("https://").removeprefix("www.").partition("/")[0]
        return f"{site}, {spoken_day(self.checked_on)}."


@dataclass(frozen=True, slots=True)
class Emergency:
    """An emergency number."""

    number: str
    what: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Helpline:
    """A helpline. `number` is for calling, `text` how to write to it instead; either may be empty."""

    name: str
    for_whom: str
    number: str
    text: str
    hours: str
    cost: str
    languages: str
    notes: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Directory:
    """A place that lists helplines of many countries."""

    name: str
    where: str
    what: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Country:
    """One country's numbers. `also` are other names people type for it."""

    code: str
    name: str
    also: tuple[str, ...]
    region: str
    emergency: tuple[Emergency, ...]
    lines: tuple[Helpline, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """Everything the directory holds."""

    countries: tuple[Country, ...]
    directories: tuple[Directory, ...]

    def country(self, words: str) -> Country | None:
        """The country of that code or name, or of a name that alone begins so; or None."""
        wanted = _plain(words)
        for country in self.countries:
            if wanted and wanted in {_plain(name) for name in (country.code, country.name, *country.also)}:
                return country
        begins = [
            country
            for country in self.countries
            if len(wanted) >= _LEAST_LETTERS
            and any(_plain(n).startswith(wanted) for n in (country.name, *country.also))
        ]
        return begins[0] if len(begins) == 1 else None

    def nearest(self, words: str) -> list[str]:
        """Codes and names of the countries most like these words, such as “NZ (New Zealand)”."""
        names = {_plain(name): one for one in self.countries for name in (one.name, *one.also)}
        near = difflib.get_close_matches(_plain(words), names, n=2, cutoff=0.7)
        return list(dict.fromkeys(f"{names[name].code} ({names[name].name})" for name in near))


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A number in the list of those to be read anew. `country` is empty where it is a directory of helplines."""

    country: str
    name: str
    number: str
    checked: Checked


def by_age(support: Support) -> list[CountryRow]:
    """Every number there is, the one read longest ago first, for whoever renews them."""
    rows = [CountryRow("", place.name, place.where, place.checked) for place in support.directories]
    for country in support.countries:
        rows += [CountryRow(country.name, one.what, one.number, one.checked) for one in country.emergency]
        rows += [CountryRow(country.name, one.name, one.number or one.text, one.checked) for one in country.lines]
    return sorted(rows, key=lambda row: (row.checked.checked_on, row.country, row.name))


def guess(country: Country, change: str = "") -> str:
    """What is said of numbers whose country nobody chose: whose they are, how that is known, how to `change` it."""
    return f"These are the numbers for {country.name}, because of this computer's clock. {change}".rstrip()


def who_can_plan(country: Country | None) -> str:
    """Who can plan with someone who is not safe with another person, as a sentence that still lacks its full stop.
    It promises a helpline only where the country has one for that."""
    has_line = country is not None and any(line.for_whom == NOT_SAFE for line in country.lines)
    return HELPLINE_CAN_PLAN if has_line else TALK_IT_OVER


def first_lines(support: Support, country: Country | None) -> tuple[str, ...]:
    """The emergency number and the first helpline, in a few lines. Where no country is known no number is named: one
    without its country would be read as true everywhere."""
    if country is None:
        found = tuple(f"{one.where} lists {one.what}." for one in support.directories[:1])
        return (f"{DANGER_NOW}: call {ANYWHERE}.", *found)
    said = []
    if country.emergency:
        said.append(f"{DANGER_NOW}: {' or '.join(one.number for one in country.emergency)}.")
    for line in country.lines:
        if line.for_whom == ANYONE:
            said.append(f"Someone to talk to: {line.number or line.text}. {_sentences((_name(line), line.hours))}")
            break
    return tuple(said)


def card(
    support: Support,
    country: Country | None,
    today: date,
    ways: CardWays = LINE_WAYS,
    own: Sequence[str] = (),
    *,
    guessed: bool = False,
) -> list[str]:
    """The support card as plain lines, in the order that helps most: danger, someone to talk to, not safe
    with someone, what of the person's `own` plan is to be shown, another country, directories; then where each number
    was read, so that nothing stands between the numbers. Each line can be read by itself. Where no country is known
    it asks which, and names no number. `guessed` true: the country is only what the computer's clock says."""
    lines = ["People to talk to" + (f", {country.name}" if country else "")]
    lines += [guess(country, ways.guessed)] if country and guessed else []
    lines += ["", DANGER_NOW]
    if country:
        lines += [f"  {one.number}: {_sentence(one.what)}" for one in country.emergency]
        if not country.emergency:
            lines.append("  The emergency number of the place you are in.")
        lines += [*_helplines(*_for_everyone(country)), *own, *_helplines(*_for_some(country))]
    else:
        lines += [f"  {_sentence(f'call {ANYWHERE}')}"]
        lines += ["", WHICH_COUNTRY, f"  {ways.one_country} {ways.choose}", *own]
    lines += [
        "",
        "For another country, and lists of helplines everywhere" if country else "Lists of helplines, everywhere",
    ]
    lines += [f"  {place.where}: {_sentence(place.what)}" for place in support.directories]
    lines += ["", DIAL_SAFELY, *_sources(support, country, today)]
    # A card is longer than many windows: what matters most stands once more where the eye is at the end.
    last = first_lines(support, country) if country else ()
    return [*lines, "", SELF_HELP, *last]


def brief_card(
    support: Support,
    country: Country | None,
    ways: CardWays = LINE_WAYS,
    own: Sequence[str] = (),
    *,
    guessed: bool = False,
) -> list[str]:
    """The card for the middle of a session: numbers close together, without their sources, then the person's `own`."""
    own = [line for line in own if line]
    if country is None:
        lines = ["People to talk to", DANGER_NOW, f"  {_sentence(f'call {ANYWHERE}')}"]
        lines += [WHICH_COUNTRY, f"  {ways.brief}"]
        lines += [f"  {place.where} has {place.what}." for place in support.directories]
        return [*lines, *own, DIAL_SAFELY]
    lines = [f"People to talk to, {country.name}"]
    lines += [guess(country, ways.brief)] if guessed else []
    lines += [DANGER_NOW]
    lines += [f"  {one.number}: {one.what}" for one in country.emergency]
    for heading, found in _groups(country):
        lines += [heading, *(f"  {_brief(line)}" for line in found)]
    return [*lines, *own, DIAL_SAFELY, ways.sources]


def on_paper(country: Country) -> list[str]:
    """All numbers of a country for a page of paper, those for everyone first, and how old they are."""
    rows = [f"{one.number}: {_sentence(one.what)}" for one in country.emergency]
    rows += [_brief(line) for _, found in _groups(country) for line in found]
    read = [one.checked.checked_on for one in country.emergency] + [one.checked.checked_on for one in country.lines]
    return [
        *rows,
        *([f"These numbers were read on {spoken_day(min(read))} or later. They may change."] if read else []),
    ]


def heard_card(
    support: Support,
    country: Country | None,
    ways: CardWays = LINE_WAYS,
    own: Sequence[str] = (),
    *,
    guessed: bool = False,
) -> list[str]:
    """The card for the ear, each line whole by itself: the number to call first, then who else can be reached, then the
    person's `own`. Which country it is for comes after the numbers."""
    mine = [line.strip() for line in own if line.strip()]
    if country is None:
        lines = [f"{DANGER_NOW}: call {ANYWHERE}.", f"{WHICH_COUNTRY} {ways.brief}"]
        lines += [f"{place.where} has {place.what}." for place in support.directories]
        return [*lines, *mine, DIAL_SAFELY]
    lines = [f"{DANGER_NOW}: {_aloud(one.number)}. {_sentence(one.what)}" for one in country.emergency]
    lines = lines or [f"{DANGER_NOW}: call {ANYWHERE}."]
    for heading, found in _groups(country):
        lines += [_heard(line, heading) for line in found]
    whose = guess(country, ways.brief) if guessed else f"These are the numbers for {country.name}."
    return [*lines, *mine, whose, DIAL_SAFELY, ways.sources]


def _heard(line: Helpline, heading: str) -> str:
    """A helpline as one line for the ear: for whom it is, how to reach it, its name and hours."""
    whom = heading if line.for_whom in {ANYONE, NOT_SAFE} else f"For {line.for_whom}"
    ways = ", or ".join(_aloud(part) for part in (line.number, line.text) if part)
    return f"{whom}: {ways}. {_sentences((_name(line), line.hours))}"


def in_a_line(line: Helpline) -> str:
    """A helpline as one line of someone's own plan: how to reach it, its name, its hours."""
    way = line.number or line.text
    return ", ".join(part for part in ("" if line.name.startswith(way) else way, line.name, line.hours) if part)


def _aloud(words: str) -> str:
    """Signs on a telephone's keys by name: readers leave them out."""
    return words.replace("*", "star ").replace("#", "hash ")


def _brief(line: Helpline) -> str:
    ways = ", or ".join(part for part in (line.number, line.text) if part)
    whom = f" for {_whom(line)}" if _whom(line) else ""
    return f"{ways}. {_sentences((line.name + whom, line.hours))}"


def _groups(country: Country) -> list[tuple[str, list[Helpline]]]:
    return [*_for_everyone(country), *_for_some(country)]


def _for_everyone(country: Country) -> list[tuple[str, list[Helpline]]]:
    """The groups that stand before the person's own people, with what is in them."""
    groups = [
        ("Someone to talk to", [line for line in country.lines if line.for_whom == ANYONE]),
        ("Not safe with someone", [line for line in country.lines if line.for_whom == NOT_SAFE]),
    ]
    return [(heading, found) for heading, found in groups if found]


def _for_some(country: Country) -> list[tuple[str, list[Helpline]]]:
    """The group that stands after them, so that they are seen without scrolling where a country has many lines."""
    others = [line for line in country.lines if line.for_whom not in {ANYONE, NOT_SAFE}]
    return [("For some people first of all", others)] if others else []


def _helplines(*groups: tuple[str, list[Helpline]]) -> list[str]:
    """Groups of helplines in one block, each under its heading."""
    rows = [row for heading, found in groups for row in (heading, *(r for one in found for r in _line(one)))]
    return ["", *rows] if rows else []


def _line(line: Helpline) -> list[str]:
    """A helpline: its number and its name, behind them what else there is as far as it fits; the rest below."""
    number = line.number or line.text
    silent = f"Without speaking: {line.text}" if line.number and line.text else ""
    row = f"  {number}: {_sentence(_name(line))}"
    below: list[str] = []
    for words in (_whom(line), line.hours, line.cost, silent, line.languages, line.notes):
        if not words:
            continue
        if below or len(row) + len(words) + 2 > _ROW:
            below.append(_sentence(words))
        else:
            row = f"{row} {_sentence(words)}"
    return [row, *([f"    {' '.join(below)}"] if below else [])]


def _whom(line: Helpline) -> str:
    """Whom a helpline is for, where it is not for all and its name does not say so already."""
    told = line.for_whom in {ANYONE, NOT_SAFE} or line.for_whom.casefold() in line.name.casefold()
    return "" if told else line.for_whom


def _name(line: Helpline) -> str:
    """A helpline's name, without the number it stands beside."""
    return line.name.removeprefix(line.number or line.text).lstrip(" ,") or line.name


def _sources(support: Support, country: Country | None, today: date) -> list[str]:
    """Where each number was read, and when, one row each; that some are old is said once, above them."""
    rows: list[tuple[str, Checked]] = []
    if country:
        rows += [(one.number, one.checked) for one in country.emergency]
        rows += [(one.name, one.checked) for _, found in _groups(country) for one in found]
    old = [f"  {SOME_ARE_OLD}"] if any(today - checked.checked_on > OLD for _, checked in rows) else []
    rows += [(place.name, place.checked) for place in support.directories]
    said = [f"    {name}: {checked.said()}" for name, checked in rows]
    return ["", READ_WHERE, *old, *said] if said else []


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _plain(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
