"""Which practice words mean that are nobody's name: a kind, what several lengths share, the beginnings of its words."""

import difflib
from collections.abc import Iterable, Sequence
from typing import Final

from ptg_cli.model.folded import joined
from ptg_cli.model.practice import KINDS, Practice

_MOST_NEAR: Final = 3
_LEAST_LETTERS: Final = 3


def meant(words: str, known: Sequence[Practice], minutes: float | None = None) -> Practice | None:
    """The practice that is meant, of those `known` in their order; None where it could be several, or none.

    Several lengths of one thing give the one of so many minutes, else the shortest; a kind gives the first of it.
    """
    name = joined(words)
    if len(name) < _LEAST_LETTERS:
        return None
    lengths = [one for one in known if one.slug.removeprefix(f"{name}-").isdecimal()]
    if lengths:  # body-scan is body-scan-3, -10 and -15
        return min(lengths, key=lambda one: (minutes is None or one.seconds != minutes * 60, one.seconds))
    if name in KINDS:
        return next((one for one in known if one.kind == name), None)
    held = _holding(name, known)
    return held[0] if len(held) == 1 else None


def near(words: str, known: Sequence[Practice]) -> list[str]:
    """The names of those that the words may have been a slip of the pen for, the likeliest first."""
    name = joined(words)
    slugs = [one.slug for one in known]
    alike = difflib.get_close_matches(name, slugs, n=2, cutoff=0.5)
    return list(dict.fromkeys([*alike, *(one.slug for one in _holding(name, known))]))[:_MOST_NEAR]


def _holding(name: str, known: Iterable[Practice]) -> list[Practice]:
    """Those that hold every word as the beginning of one of their own."""
    wanted = [word for word in name.split("-") if word]
    return [
        one for one in known if wanted and all(any(word.startswith(part) for word in _words(one)) for part in wanted)
    ]


def _words(practice: Practice) -> set[str]:
    return {word for name in (practice.slug, practice.title, *practice.also) for word in joined(name).split("-")}
