"""Words and phrases that are looked for, whatever the case, the accents or the quotation marks.

The words are folded, not the text: each letter becomes a class of its forms, so `e` finds é, È and e with a
combining mark, and `ss` finds ß. A cheap test on raw bytes rules most pages out before any text is decoded.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

_FIRST_MARK: Final = "\u0300"
_LAST_MARK: Final = "\u036f"
_MARKS: Final = f"[{_FIRST_MARK}-{_LAST_MARK}]*"
"""The combining marks that are accents. Those of other scripts are letters' own and stay."""

_STROKES: Final = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t"}
"""Letters with a stroke, which Unicode does not take apart, and the plain letters that people type for them."""

_VOWEL_MARKS: Final = "\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_JOINERS: Final = "\u200c\u200d"
_ARABIC: Final = f"[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d5\u06fa-\u06ff\u0750-\u077f{_VOWEL_MARKS}]"
_IN_ARABIC: Final = f"[{_VOWEL_MARKS}{_JOINERS}]*"
"""What is written or left out between Arabic letters: vowel marks, the stroke that makes a word longer, and joiners,
such as the one that Persian puts between the parts of a word."""

_UNWRITTEN: Final = f"[{_VOWEL_MARKS}]|(?<={_ARABIC})[{_JOINERS}]+"
_FULL_WIDTH: Final = 0xFEE0
"""How far the full-width form of an ASCII character stands from it."""

_LATIN_GREEK_CYRILLIC: Final = ((0xAA, 0x250), (0x370, 0x530), (0x1E00, 0x2000))
_ALIKE: Final = {"'": "'’‘ʼ´`", '"': '"“”„«»', "-": "-\u2010\u2011\u2012\u2013\u2014"}
_PLAIN_RUN: Final = re.compile(r"[a-z0-9]+")

_ASCII: Final = bytes(range(128))
_LATIN_1_END: Final = 0x100
_LATIN_1_LEAD: Final = b"\xc3"
"""The byte before each accented letter of Latin-1 in UTF-8."""
_MARK: Final = b""
"""What a combining mark is the form of: of no letter."""

_LONGEST_LINE: Final = 2_000
"""Characters of a line that are shown of a match: many times what a terminal has room for."""
_BEFORE: Final = 16
"""Characters shown before the first match of a line that is longer."""


@dataclass(slots=True, eq=False)
class Terms:
    """Every one of `patterns` has to be found somewhere in a page.

    `pieces` are, per pattern, an ASCII run that has to stand in the folded bytes, empty where the byte test
    can't tell. `in_ascii` is true where plain ASCII can hold them all. `other_forms` finds, among a page's
    non-ASCII bytes, the forms of their letters that folding the bytes leaves as they are, and `plain` gives the letter
    that each of these stands for. `between` remembers what is left of the pieces without some letters. `in_file` are
    the patterns as a file holds them: a word with a # before it finds a tag, which stands there without one.
    """

    patterns: tuple[re.Pattern[str], ...]
    pieces: tuple[bytes, ...]
    in_ascii: bool
    other_forms: re.Pattern[bytes]
    plain: Mapping[bytes, bytes]
    in_file: tuple[re.Pattern[str], ...]
    between: dict[frozenset[bytes], Sequence[bytes]] = field(default_factory=dict)

    def may_match(self, raw: bytes, beyond: bytes | None = None) -> bool:
        """False when these bytes can't hold the words; true when only a proper look can tell. `beyond` is
        `beyond_ascii(raw)`, where that is known already. False for several pages in a row is so for each of them."""
        if raw.isascii():
            if not self.in_ascii:
                return False
            folded = raw.lower()
        else:
            folded = raw.translate(_FOLDED_BYTES, _LATIN_1_LEAD)
        for piece in self.pieces:
            if piece not in folded:
                forms = self.other_forms.findall(beyond_ascii(raw) if beyond is None else beyond)
                return bool(forms) and self._may_match_with(forms, folded)
        return True

    def _may_match_with(self, forms: Iterable[bytes], folded: bytes) -> bool:
        """The byte test for a page that has these other forms, as in some languages nearly every page has: what stands
        between their letters has to be there."""
        letters = frozenset(map(self.plain.__getitem__, forms))
        between = self.between.get(letters)
        if between is None:
            between = self.between[letters] = _between(self.pieces, letters)
        return all(run in folded for run in between)

    def matches(self, text: str) -> bool:
        """True when every word and phrase is in the text."""
        return all(pattern.search(text) for pattern in self.patterns)

    def may_match_file(self, text: str) -> bool:
        """False when a page whose whole file this is can't hold the words."""
        return all(pattern.search(text) for pattern in self.in_file)


def best_line(patterns: Sequence[re.Pattern[str]], text: str) -> str:
    """The line to show for a match: the first with most of the words, headings and markers last. Of one that is
    much too long to be shown, what stands around the first match."""
    best, most = "", 0
    for line in text.split("\n") if patterns else ():
        found = sum(1 for pattern in patterns if pattern.search(line))
        if not found or line.startswith("<!--"):
            continue
        worth = 2 * found - line.startswith("#")
        if worth > most:
            best, most = line, worth
    return (best if len(best) <= _LONGEST_LINE else _around_the_first(patterns, best)).strip()


def _around_the_first(patterns: Sequence[re.Pattern[str]], line: str) -> str:
    first = min(found.start() for found in (pattern.search(line) for pattern in patterns) if found)
    start = max(first - _BEFORE, 0)
    start = line.find(" ", start, first) + 1 or start if start else 0
    end = start + _LONGEST_LINE
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


def beyond_ascii(raw: bytes) -> bytes:
    """The bytes of UTF-8 text that are no ASCII, one character after the other."""
    return raw.translate(None, _ASCII)


def read_terms(words: Iterable[str]) -> Terms | None:
    """The terms that these words are, one each: one with spaces is a phrase. Tags are looked at with their #, so
    `#sleep` finds the tag. None where there is nothing to look for: accents or spaces alone are nothing."""
    terms = [term for word in words if without_accents(term := _term(word)).strip()]
    if not terms:
        return None
    patterns, pieces, in_ascii = zip(*map(_read_term, terms), strict=True)
    bare = [term.lstrip("#") or term for term in terms]
    in_file = patterns if bare == terms else tuple(_read_term(term)[0] for term in bare)
    plain = _other_forms(pieces)
    return Terms(patterns, pieces, all(in_ascii), _any_of(plain), plain, in_file)


def _read_term(term: str) -> tuple[re.Pattern[str], bytes, bool]:
    """A term's pattern, its piece for the byte test, and whether plain ASCII can hold it."""
    folded = without_accents(term).strip()
    pattern = _pattern(folded)
    if not re.fullmatch(pattern, term):  # a letter that folds into two, such as the ligature of f and i
        return re.compile(f"(?:{pattern}|{re.escape(term)})"), b"", True
    in_ascii = all(any(form.isascii() for form in _forms_of(letter)) for letter in folded)
    return re.compile(pattern), _piece(folded), in_ascii


def _term(word: str) -> str:
    """A word without the quotes around it, its spaces single."""
    term = " ".join(word.translate(DOUBLE_QUOTES).split())
    return term[1:-1].strip() if len(term) > 1 and term[0] == term[-1] == '"' else term


DOUBLE_QUOTES: Final = {ord(quote): '"' for quote in "“”„«»＂"}
"""Every double quote, as it is typed."""


def without_accents(text: str) -> str:
    """The same words with their case folded, accents taken off, typographic quotes and dashes made plain."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not _FIRST_MARK <= c <= _LAST_MARK)
    # Some letters fold only once their accents are gone, and some accents come back in the folding.
    plain = unicodedata.normalize("NFC", bare.casefold()).translate(_TO_ASCII)
    return plain if plain.isascii() else re.sub(_UNWRITTEN, "", plain)


_TO_ASCII: Final = (
    {code + _FULL_WIDTH: chr(code).lower() for code in range(0x21, 0x7F)}
    | {ord(form): plain for plain, forms in _ALIKE.items() for form in forms}
    | {ord(letter): plain for letter, plain in _STROKES.items()}
)


@cache
def _forms() -> dict[str, str]:
    """Every letter's accented and capital forms, by plain letter."""
    forms: dict[str, set[str]] = {}
    for first, end in _LATIN_GREEK_CYRILLIC:
        for code in range(first, end):
            letter = chr(code)
            plain = unicodedata.normalize("NFD", letter)[0].casefold()
            plain = _STROKES.get(plain, plain)
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


@cache
def _forms_of(letter: str) -> tuple[str, ...]:
    """The single characters that stand for a folded letter."""
    cases = (letter, letter.upper(), letter.title())
    wide = [chr(ord(form) + _FULL_WIDTH) for form in cases if len(form) == 1 and "!" <= form <= "~"]
    forms = (*cases, *wide, *_forms().get(letter, ""), *_ALIKE.get(letter, ""))
    return tuple(sorted({form for form in forms if len(form) == 1}))


@cache
def _letter(letter: str) -> str:
    one = "[" + "".join(re.escape(form) for form in _forms_of(letter)) + "]"
    parts = unicodedata.normalize("NFD", letter)
    between = _IN_ARABIC if re.match(_ARABIC, letter) else ""
    if len(parts) > 1:  # a text may hold it in parts, as file systems of the Mac write it
        return f"(?:{one}|{between.join(map(re.escape, parts))}){between}"
    if between:
        return one + between
    return one + (_MARKS if letter.isalpha() else "")


def _other_forms(pieces: Iterable[bytes]) -> dict[bytes, bytes]:
    """In UTF-8, every form beyond Latin-1 of the letters of these pieces, each with its plain letter; and the combining
    marks, which stand for none."""
    letters = sorted(set("".join(map(bytes.decode, pieces))))
    forms = {form: letter for letter in letters for form in _forms_of(letter) if ord(form) >= _LATIN_1_END}
    plain = {form.encode(): letter.encode() for form, letter in {**forms, "ẞ": "s"}.items()}
    return plain | {chr(code).encode(): _MARK for code in range(ord(_FIRST_MARK), ord(_LAST_MARK) + 1)}


def _between(pieces: Iterable[bytes], letters: frozenset[bytes]) -> Sequence[bytes]:
    """The runs of these pieces that have none of the letters, the longest first; none where a combining mark is among
    the letters, since one may stand behind any other."""
    if _MARK in letters:
        return ()
    runs: set[bytes] = set()
    for piece in pieces:
        for letter in letters:
            piece = piece.replace(letter, b" ")
        runs.update(piece.split())
    return sorted(runs, key=len, reverse=True)


def _any_of(forms: Iterable[bytes]) -> re.Pattern[bytes]:
    """Finds any of these characters."""
    lasts: dict[bytes, set[int]] = {}
    for form in forms:
        lasts.setdefault(form[:-1], set()).add(form[-1])
    groups = [re.escape(lead) + b"[" + re.escape(bytes(sorted(last))) + b"]" for lead, last in sorted(lasts.items())]
    return re.compile(b"|".join(groups))


def _piece(term: str) -> bytes:
    runs = _PLAIN_RUN.findall(term)
    if not runs:
        return b""
    # Each “ss” may stand as ß, which the folded bytes show as one “s”: only what lies between is sure.
    sure = [part for run in runs for part in run.split("ss")]
    return (max(sure, key=len) or "s").encode()


def _folded_bytes() -> bytes:
    """Maps ASCII to lower case and the second byte of each Latin-1 letter (after C3) to its plain letter.

    Second bytes of other characters become letters too: that can only let a page through to a proper look.
    """
    table = bytearray(bytes(range(256)).lower())
    for second in range(0x80, 0xC0):
        plain = unicodedata.normalize("NFD", chr(second + 0x40))[0].casefold()[0]
        plain = _STROKES.get(plain, plain)
        if plain.isascii():
            table[second] = ord(plain)
    return bytes(table)


_FOLDED_BYTES: Final = _folded_bytes()
