"""What a person is looking for: words and phrases, whatever the case, the accents or the quotation marks.

The query is folded, not the text: each letter becomes a class of its forms, so `e` finds é, È and e with a
combining mark, and `ss` finds ß. A cheap test on raw bytes rules most pages out before any text is decoded.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

_MARKS: Final = "[\u0300-\u036f]*"
_LATIN_GREEK_CYRILLIC: Final = ((0xC0, 0x250), (0x370, 0x530), (0x1E00, 0x2000))
_ALIKE: Final = {"'": "'’‘ʼ´`", '"': '"“”„«»', "-": "-\u2010\u2011\u2012\u2013\u2014"}
_QUOTED: Final = re.compile(r'"([^"]*)"|(\S+)')
_PLAIN_RUN: Final = re.compile(r"[a-z0-9]+")

# All bytes but the lead bytes of those UTF-8 letters and marks that the byte test below cannot fold.
_NOT_OTHER_LATIN: Final = bytes(set(range(256)) - set(b"\xc4\xc5\xc6\xc7\xc8\xc9\xca\xcc\xcd\xe1"))


@dataclass(frozen=True, slots=True)
class Query:
    """Every one of `patterns` has to be found somewhere in a page.

    `pieces` are, per pattern, ASCII runs of which one has to stand in the folded bytes; empty where the byte
    test can't tell.
    """

    patterns: tuple[re.Pattern[str], ...]
    pieces: tuple[tuple[bytes, ...], ...]
    ascii_only: bool

    def may_match(self, raw: bytes) -> bool:
        """False when these bytes can't hold the words; true when only a proper look can tell."""
        if raw.isascii():
            if not self.ascii_only:
                return False
            folded = raw.lower()
        else:
            folded = raw.translate(_FOLDED_BYTES, b"\xc3")
        for pieces in self.pieces:
            for piece in pieces:
                if piece in folded:
                    break
            else:
                if pieces:
                    return bool(raw.translate(None, _NOT_OTHER_LATIN))
        return True

    def matches(self, text: str) -> bool:
        """True when every word and phrase is in the text."""
        return all(pattern.search(text) for pattern in self.patterns)

    def best_line(self, text: str) -> str:
        """The line to show for a match: the first with most of the words, headings and markers last."""
        best, most = "", 0
        for line in text.split("\n"):
            found = sum(1 for pattern in self.patterns if pattern.search(line))
            if not found or line.startswith("<!--"):
                continue
            worth = 2 * found - line.startswith("#")
            if worth > most:
                best, most = line, worth
        return best.strip()

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Where in a line the words stand, in order, for marking them."""
        return sorted(found.span() for pattern in self.patterns for found in pattern.finditer(line))


def read_query(words: Iterable[str]) -> Query:
    """The query that `words` are: each is one word; one with a space, or in double quotes, is a phrase.

    Raises: ValueError, a whole sentence, where there is nothing to look for.
    """
    terms = [term for word in words for term in _terms(word)]
    folded = [" ".join(_fold(term).split()) for term in terms]
    folded = [term for term in folded if term]
    if not folded:
        raise ValueError("There is nothing to look for yet. Give a word, such as `ptg search kitchen`.")
    pieces = tuple(_pieces(term) for term in folded)
    ascii_only = all(term.translate(_TO_ASCII).isascii() for term in folded)
    return Query(tuple(re.compile(_pattern(term)) for term in folded), pieces, ascii_only)


_DOUBLE_QUOTES: Final = {ord(quote): '"' for quote in "“”„«»"}


def _terms(word: str) -> list[str]:
    word = word.translate(_DOUBLE_QUOTES)
    if '"' in word:
        return [quoted or plain for quoted, plain in _QUOTED.findall(word)]
    return [word]


def _fold(text: str) -> str:
    """Case folded, accents taken off, typographic quotes and dashes made plain."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    # Some letters fold only once their accents are gone, and some accents come back in the folding.
    return unicodedata.normalize("NFC", bare.casefold()).translate(_TO_ASCII)


_TO_ASCII: Final = {ord(form): plain for plain, forms in _ALIKE.items() for form in forms}


@cache
def _forms() -> dict[str, str]:
    """Every letter's accented and capital forms, by plain letter."""
    forms: dict[str, set[str]] = {}
    for first, end in _LATIN_GREEK_CYRILLIC:
        for code in range(first, end):
            letter = chr(code)
            plain = unicodedata.normalize("NFD", letter)[0].casefold()
            if len(plain) == 1 and plain != letter:
                forms.setdefault(plain, set()).add(letter)
    return {plain: "".join(sorted(found)) for plain, found in forms.items()}


def _pattern(term: str) -> str:
    parts = []
    place = 0
    while place < len(term):
        if term.startswith("ss", place):
            parts.append(f"(?:{_letter('s')}{_letter('s')}|[ßẞ])")
            place += 2
            continue
        parts.append(r"\s+" if term[place] == " " else _letter(term[place]))
        place += 1
    return "".join(parts)


def _letter(letter: str) -> str:
    forms = set(letter + letter.upper() + letter.title() + _forms().get(letter, "") + _ALIKE.get(letter, ""))
    forms = {form for form in forms if len(form) == 1}
    marks = _MARKS if letter.isalpha() else ""
    return "[" + "".join(re.escape(form) for form in sorted(forms)) + "]" + marks


def _pieces(term: str) -> tuple[bytes, ...]:
    runs = _PLAIN_RUN.findall(term)
    if not runs:
        return ()
    longest = max(runs, key=len)
    return tuple({longest.encode(), longest.replace("ss", "s").encode()})


def _folded_bytes() -> bytes:
    """Maps ASCII to lower case and the second byte of each Latin-1 letter (after C3) to its plain letter.

    Second bytes of other characters become letters too: that can only let a page through to a proper look.
    """
    table = bytearray(bytes(range(256)).lower())
    for second in range(0x80, 0xC0):
        plain = unicodedata.normalize("NFD", chr(second + 0x40))[0].casefold()[0]
        if plain.isascii():
            table[second] = ord(plain)
    return bytes(table)


_FOLDED_BYTES: Final = _folded_bytes()
