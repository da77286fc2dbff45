"""What is said of a name that nothing has: the same sentence for commands, options, guides, settings and all else, with
the names that were probably meant."""

from collections.abc import Iterable, Sequence
from typing import Final

from ptg_cli.model.folded import joined

_MOST: Final = 3
_LEAST_LETTERS: Final = 3
_ALIKE: Final = 0.6


def near_names(words: str, known: Iterable[str], most: int = _MOST) -> list[str]:
    """The known names that the words may have been meant for: those with a word that begins so, then those that are
    spelled alike."""
    import difflib

    wanted, names = joined(words), list(known)
    parts = [part for part in wanted.split("-") if len(part) >= _LEAST_LETTERS]
    begun = [name for name in names if parts and all(_has_word(name, part) for part in parts)]
    return list(dict.fromkeys([*begun, *difflib.get_close_matches(wanted, names, n=most, cutoff=_ALIKE)]))[:most]


def did_you_mean(near: Sequence[str]) -> str:
    """Asks whether one of these was meant; empty where there is none."""
    return f"Did you mean {either(near)}?" if near else ""


def either(names: Sequence[str]) -> str:
    """Names to choose one of: “a, b or c”."""
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def no_such(what: str, words: str, near: Sequence[str], *, shows: str, instead: str = "") -> str:
    """Nothing of this kind (“guide”) has that name. `near` are names that may be meant; `instead` is said where there
    are none. `shows` is the command that lists them all."""
    meant = did_you_mean(near) or instead
    return " ".join(part for part in (f"No {what} is called “{words}”.", meant, f"`{shows}` shows them all.") if part)


def _has_word(name: str, begins: str) -> bool:
    return any(word.startswith(begins) for word in joined(name.replace("_", "-")).split("-"))
