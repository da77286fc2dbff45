"""The support card: always something to show, whatever is broken."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal, TypeVar

from ptg_cli.desk.errors import own_fault
from ptg_cli.library.errors import BadContent
from ptg_cli.library.support import read_support
from ptg_cli.library.zones import country_of
from ptg_cli.model import support
from ptg_cli.model.plan import PlanPart
from ptg_cli.model.support import LINE_WAYS, CardWays, Country, Support
from ptg_cli.model.visible import shorten
from ptg_cli.sentences import support as said
from ptg_cli.settings import Problem, Settings

T = TypeVar("T")

STEADIES: Final = "steadies"

PATIENCE: Final = 0.2
"""Seconds that the card waits for the person's own files, for all of them together: then it stands without them."""

_MOST_ROWS: Final = 30
"""Lines of one part of the plan on the card. A plan that is meant to be read has fewer."""

_LONGEST_ROW: Final = 1000
_LONGEST_COUNTRY: Final = 60


CardForm = Literal["whole", "brief", "heard"]
"""The whole card; the one for the middle of a session, where the numbers stand close together and `ptg sos` has their
sources; or the one for the ear, which begins with the number to call."""


@dataclass(frozen=True, slots=True)
class OwnOnCard:
    """What the card shows of the person's own files: their country, the `parts` of their plan, and what is to be said
    where something is `wrong` with it. `problems` are those of the settings. `country` is empty if none is chosen.
    `in_lines` true: they have chosen plain lines."""

    country: str = ""
    problems: Sequence[Problem] = ()
    parts: Sequence[tuple[PlanPart, list[str]]] = ()
    wrong: str = ""
    in_lines: bool = False

    @property
    def lines(self) -> list[str]:
        """The parts as lines of the card."""
        return self.lines_with("")

    def lines_with(self, off: str) -> list[str]:
        """The parts as lines of the card. What steadies the person stands as what they wrote, since nobody has looked
        through it; `off` says how a line of it is taken off."""
        lines = []
        for part, rows in self.parts:
            theirs = part.id == STEADIES
            lines += ["", said.THEY_WROTE if theirs else part.title, *_rows(rows)]
            lines += [f"    {off}"] if theirs and off else []
        return [*lines, *(["", self.wrong] if self.wrong else [])]

    @property
    def steadies(self) -> bool:
        """True where what steadies the person stands on the card."""
        return any(part.id == STEADIES for part, _ in self.parts)


def _rows(lines: Sequence[str]) -> list[str]:
    rows = [f"  {shorten(line, _LONGEST_ROW)}" for line in lines[:_MOST_ROWS]]
    more = len(lines) - _MOST_ROWS
    return [*rows, f"  {said.more_in_plan(more)}"] if more > 0 else rows


def own_of(
    settings: Callable[[], tuple[Settings, Sequence[Problem]]],
    plan: Callable[[], tuple[Sequence[tuple[PlanPart, list[str]]], str]],
    seconds: float = PATIENCE,
) -> OwnOnCard:
    """What the card shows of the person's own, as far as it can be read within so many seconds. Never raises: whatever
    their files are, and wherever they lie, the numbers are shown."""
    until = time.monotonic() + seconds
    known = in_time(settings, until)
    if known is None:
        return OwnOnCard(wrong=said.PLAN_TOO_SLOW)
    if isinstance(known, Exception):
        return OwnOnCard(wrong=own_fault(known))
    country, in_lines, problems = known[0].country, known[0].line_mode, known[1]
    found = in_time(plan, until)
    if found is None:
        return OwnOnCard(country, problems, wrong=said.PLAN_TOO_SLOW, in_lines=in_lines)
    if isinstance(found, Exception):
        return OwnOnCard(country, problems, wrong=own_fault(found), in_lines=in_lines)
    return OwnOnCard(country, problems, *found, in_lines)


def in_time(read: Callable[[], T], until: float) -> T | Exception | None:
    """What was read, or what went wrong; None where neither is there at that moment of the monotonic clock. It is read
    in a thread of its own, which ends with ptg: a disk that does not answer cannot be called back from."""
    found: list[T | Exception] = []
    ready = threading.Event()

    def run() -> None:
        try:
            found.append(read())
        except Exception as error:
            found.append(error)
        ready.set()

    threading.Thread(target=run, daemon=True).start()
    ready.wait(max(0.0, until - time.monotonic()))
    return found[0] if found else None


def card_lines(
    prompts: Path,
    country: str,
    today: date,
    *,
    form: CardForm = "whole",
    ways: CardWays = LINE_WAYS,
    own: Sequence[str] = (),
    clock: str = "",
) -> list[str]:
    """The card as lines. `country` is a code or name, or empty; then the one of the computer's `clock` is shown, and
    that it was not chosen. `form` is how much of it, and for whom. `own` are lines of the person's own plan."""
    try:
        known = read_support(prompts)
    except BadContent as bad:
        return [*said.NO_LIST, *own, support.DIAL_SAFELY, *bad.messages]
    if not (known.countries and known.directories):
        return [*said.NO_LIST, *own, support.DIAL_SAFELY]
    found = known.country(country or clock)
    missing = [unknown_country(known, country), ""] if country and found is None else []
    guessed = not country and found is not None
    if form == "brief":
        return [*missing, *support.brief_card(known, found, ways, own, guessed=guessed)]
    if form == "heard":
        return [*filter(None, missing), *support.heard_card(known, found, ways, own, guessed=guessed)]
    return [*missing, *support.card(known, found, today, ways, own, guessed=guessed)]


def country_of_clock(prompts: Path, zone: str) -> str:
    """The code of the country whose numbers are proposed, by the computer's time zone; empty where the zone lies in
    none, or in one that the list does not have."""
    code = country_of(zone)
    if not code:
        return ""
    try:
        found = read_support(prompts).country(code)
    except BadContent:
        return ""
    return found.code if found else ""


def numbers_on_paper(prompts: Path, country: str, zone: str = "") -> tuple[str, ...]:
    """The numbers of this country for a page of paper, else of the one that the computer's time `zone` lies in, and
    then that it was not chosen. Where neither is known, where to look."""
    try:
        known = read_support(prompts)
    except BadContent:
        return said.NO_LIST
    found = known.country(country or country_of(zone))
    if found is None:
        return tuple(support.first_lines(known, None))
    return (*([] if country else [support.guess(found)]), *support.on_paper(found))


def first_lines(prompts: Path, country: str, *, card_follows: bool, zone: str = "") -> tuple[str, ...]:
    """The emergency number and the first helpline, of this country, else of the one that the computer's time `zone`
    lies in. Where neither is known there is only where to look, with which the card begins too: then that is left to a
    card that follows at once."""
    try:
        known = read_support(prompts)
    except BadContent:
        return said.NO_LIST
    if not (known.countries and known.directories):
        return said.NO_LIST
    found = known.country(country or country_of(zone))
    if found is None:
        return () if card_follows else support.first_lines(known, None)
    whose = () if country else (support.guess(found),)
    return (*support.first_lines(known, found), *whose)


def who_can_plan(prompts: Path, country: str, zone: str = "") -> str:
    """Who can plan with someone who is not safe with another person, as a sentence without its full stop. It promises
    only what this country has, or else the one that the computer's time `zone` lies in."""
    try:
        known = read_support(prompts)
    except BadContent:
        return support.TALK_IT_OVER
    return support.who_can_plan(known.country(country or country_of(zone)))


def find_country(prompts: Path, words: str) -> Country | str:
    """The country meant, or a sentence that says it isn't known here. Raises: BadContent."""
    known = read_support(prompts)
    return known.country(words) or unknown_country(known, words)


def country_name(prompts: Path, code: str) -> str:
    """What the country of this code is called; empty where the list doesn't have it or can't be read."""
    try:
        found = read_support(prompts).country(code)
    except BadContent:
        return ""
    return found.name if found else ""


def unknown_country(known: Support, words: str) -> str:
    """What is said of a country the list does not have."""
    words = shorten(words, _LONGEST_COUNTRY)
    return said.unknown_country(words, known.nearest(words))
