"""The support card: always something to show, whatever is broken."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from ptg_cli.library.errors import BadContent
from ptg_cli.library.support import read_support
from ptg_cli.model import support
from ptg_cli.model.support import LINE_WAYS, Country, Support, Ways

IF_ALL_ELSE_FAILS: Final = (
    "The list of helplines can't be read here.",
    "In danger right now: call the emergency number of the place you are in.",
    "findahelpline.com lists people to talk to in more than 130 countries. So does befrienders.org, in 32.",
)
"""Shown when the list itself is damaged. It names no number, since none could be checked."""

OWN_LINES: Final = "A line you know yourself goes into your plan (`ptg plan`), and stands on this card then."
"""How to add what the list doesn't have."""


def card_lines(
    prompts: Path,
    country: str,
    today: date,
    *,
    brief: bool = False,
    ways: Ways = LINE_WAYS,
    own: Sequence[str] = (),
) -> list[str]:
    """The whole card as lines. `country` is a code or name, or empty. `brief` is for the middle of a session:
    the numbers stand close together, and `ptg sos` has their sources. `own` are lines of the person's own plan."""
    try:
        known = read_support(prompts)
    except BadContent as bad:
        return [*IF_ALL_ELSE_FAILS, *own, support.DIAL_SAFELY, *bad.messages]
    if not (known.countries and known.directories):
        return [*IF_ALL_ELSE_FAILS, *own, support.DIAL_SAFELY]
    found = known.country(country)
    missing = [unknown_country(known, country), ""] if country and found is None else []
    if brief:
        return [*missing, *support.brief_card(known, found, ways, own)]
    return [*missing, *support.card(known, found, today, ways, own)]


def first_lines(prompts: Path, country: str, *, card_follows: bool) -> tuple[str, ...]:
    """The emergency number and the first helpline. Where no country is known these are every region's
    numbers, with which the card begins too: then they are left to a card that follows at once."""
    try:
        known = read_support(prompts)
    except BadContent:
        return IF_ALL_ELSE_FAILS
    if not (known.countries and known.directories):
        return IF_ALL_ELSE_FAILS
    found = known.country(country)
    return () if card_follows and found is None else support.first_lines(known, found)


def find_country(prompts: Path, words: str) -> Country | str:
    """The country meant, or a sentence that says it isn't known here. Raises: BadContent."""
    known = read_support(prompts)
    return known.country(words) or unknown_country(known, words)


def wrong_country(prompts: Path, words: str) -> str:
    """What is wrong with these words as a country, in a sentence; empty where nothing is."""
    try:
        found = find_country(prompts, words)
    except BadContent as bad:
        return bad.messages[0]
    return found if isinstance(found, str) else ""


def unknown_country(known: Support, words: str) -> str:
    """What is said of a country the list does not have."""
    near = known.nearest(words)
    hint = f" Did you mean {' or '.join(near)}?" if near else f" findahelpline.com may have it. {OWN_LINES}"
    return f"“{words}” isn't in the list of countries here.{hint}"
