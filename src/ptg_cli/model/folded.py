"""One form to compare names, tags and ids by, however a keyboard, a file system or a zip file put their letters
together: “ü” is one character or two, and macOS and others hand over the other one than was typed."""

import re
from typing import Final


def composed(words: str) -> str:
    """The same words with each letter and its marks as one character, where there is such a character."""
    if words.isascii():
        return words
    from unicodedata import normalize  # most names need none of it

    return normalize("NFC", words)


_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_END_MARKS: Final = " .,;!\u2026"


def plain(words: str) -> str:
    """What typed words share with the words of an option they mean: case, spaces, end marks and the kind of apostrophe
    aside, and “I'm” for “I am”."""
    told = folded(words.translate(_APOSTROPHES)).strip(_END_MARKS)
    return re.sub(r"\bi'm\b", "i am", told)


def folded(words: str) -> str:
    """What two names have to share to be one: case, spaces, and how their letters are put together aside."""
    return composed(" ".join(words.casefold().split()))


def joined(name: str) -> str:
    """A name or title as a file would be called: small letters, words joined by hyphens."""
    return "-".join(folded(name).split())


def nearest(word: str, known: list[str]) -> str:
    """The known word most like this one, or empty."""
    import difflib

    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.5)), "")
