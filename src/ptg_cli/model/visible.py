"""How a person's text is drawn: harmless, whatever it holds. Files and pipes keep the bytes as given."""

import re
import unicodedata
from typing import Final

_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_PICTURES: Final = 0x2400
_PICTURE_OF_DELETE: Final = "\u2421"


def visible(text: str) -> str:
    """The text with control characters and direction overrides made visible; tabs and line feeds stay.

    A carriage return before a line feed is dropped: it is only the file's way of ending lines.
    """
    return _UNSAFE.sub(_shown, text.replace("\r\n", "\n"))


def unsafe_in(text: str) -> set[str]:
    """The characters of a text that are made visible."""
    return set(_UNSAFE.findall(text))


_DROPPED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def pasted(text: str) -> tuple[str, int]:
    """A paste as an editor takes it, and how many characters were dropped: control characters and those that
    turn the direction of writing. Every kind of line end becomes a line feed."""
    ends = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return _DROPPED.subn("", ends)


def one_line(text: str) -> str:
    """The text on one line, runs of white space made one space, harmless to draw."""
    return visible(" ".join(text.split()))


def wrapped(text: str, columns: int) -> str:
    """Each line parted between words where it is wider than so many columns, its indent kept."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line, columns))


def _parts(line: str, columns: int) -> list[str]:
    if width(line) <= columns:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    parts, current = [], indent
    for word in line.split():
        longer = f"{current} {word}" if current.strip() else f"{indent}{word}"
        if width(longer) > columns and current.strip():
            parts.append(current)
            longer = f"{indent}{word}"
        current = longer
    return [*parts, current]


def width(text: str) -> int:
    """How many terminal cells a text takes: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shorten(text: str, cells: int) -> str:
    """The text cut to so many cells, an ellipsis showing that it goes on."""
    if width(text) <= cells:
        return text
    kept, used = [], 1
    for character in text:
        used += width(character)
        if used > cells:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return _PICTURE_OF_DELETE
    return f"<U+{code:04X}>"
