"""Characters as a person sees them: a letter with its accents, an emoji with its selector or its family, a flag, a
Hangul syllable. Backspace and the arrows take one of these at a time.

The rules are those of Unicode's text segmentation (UAX 29), without the few prepended signs and the Indic conjuncts
that editors part as well.
"""

import unicodedata
from typing import Final

_NON_JOINER: Final = "\u200c"
_JOINER: Final = "\u200d"
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_TAGS: Final = range(0xE0020, 0xE0080)
_FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)
_PICTURES: Final = range(0x1F000, 0x1FB00)

_LEADING: Final = range(0x1100, 0x1160)
_VOWELS: Final = range(0x1160, 0x11A8)
_TRAILING: Final = range(0x11A8, 0x1200)
_SYLLABLES: Final = range(0xAC00, 0xD7A4)
_TRAILING_COUNT: Final = 28
"""Of as many syllables in a row the first has no trailing consonant."""


CONTROLS_OF_OLD: Final = frozenset(map(chr, range(0x80, 0xA0)))
"""The control characters that no key stands for any more (C1). A terminal may still obey them."""


def is_text(character: str) -> bool:
    """True for what a key may type into a text: any character but those that control a terminal. Python calls fewer
    printable: not the joiners of Persian and Hindi, a no-break space, a soft hyphen, a mark of direction."""
    return bool(character) and all(unicodedata.category(one) not in {"Cc", "Cs"} for one in character)


def start_before(text: str, place: int) -> int:
    """Where the character begins that ends at this place, or that this place is inside of; 0 at the beginning."""
    place -= 1
    while place > 0 and not _parts(text, place):
        place -= 1
    return max(place, 0)


def end_after(text: str, place: int) -> int:
    """Where the character ends that begins at this place; the length of the text at its end."""
    place += 1
    while place < len(text) and not _parts(text, place):
        place += 1
    return min(place, len(text))


def _parts(text: str, place: int) -> bool:
    """True where one character ends and another begins, inside a text."""
    before, after = text[place - 1], text[place]
    if before.isascii() and after.isascii():
        return True
    if _extends(after):
        return unicodedata.category(before) in {"Cc", "Zl", "Zp"}
    if before == _JOINER and _is_picture(after):
        while place > 0 and _extends(text[place - 1]):
            place -= 1
        return not (place > 0 and _is_picture(text[place - 1]))
    if ord(before) in _FLAG_LETTERS and ord(after) in _FLAG_LETTERS:
        first = place
        while first > 0 and ord(text[first - 1]) in _FLAG_LETTERS:
            first -= 1
        return (place - first) % 2 == 0
    return not _is_one_syllable(ord(before), ord(after))


def _extends(character: str) -> bool:
    """True for what belongs to the character before it."""
    return (
        character in {_JOINER, _NON_JOINER}
        or unicodedata.category(character) in {"Mn", "Me", "Mc"}
        or ord(character) in _SKIN_TONES
        or ord(character) in _TAGS
    )


def _is_picture(character: str) -> bool:
    return ord(character) in _PICTURES or unicodedata.category(character) == "So" or character == "↔"


def _is_one_syllable(before: int, after: int) -> bool:
    if before in _LEADING:
        return after in _LEADING or after in _VOWELS or after in _SYLLABLES
    if before in _VOWELS or (before in _SYLLABLES and (before - _SYLLABLES.start) % _TRAILING_COUNT == 0):
        return after in _VOWELS or after in _TRAILING
    return (before in _TRAILING or before in _SYLLABLES) and after in _TRAILING
