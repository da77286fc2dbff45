"""How a person's text is drawn: harmless, whatever it holds. Files and pipes keep the bytes as given."""

import re
import unicodedata
from typing import Final

_UNSAFE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_PICTURES: Final = 0x2400
_PICTURE_OF_DELETE: Final = "\u2421"


_LEAST_ROOM: Final = 20
"""Columns of the narrowest window that is worth filling."""


def visible(text: str) -> str:
    """The text with control characters and direction overrides made visible; tabs and line feeds stay.

    A carriage return before a line feed is dropped: it is only the file's way of ending lines.
    """
    return _UNSAFE.sub(_shown, text.replace("\r\n", "\n"))


_MANY: Final = 1_000_000


def drawable(text: str) -> str:
    """The text made visible, with blanks for its tabs. A long one is taken in pieces, so that other threads get on."""
    pieces, start = [], 0
    while start < len(text):
        end = start + _MANY
        while text[end - 1 : end] == "\r":  # it may belong to a line feed
            end += 1
        pieces.append(visible(text[start:end]))
        start = end
    return "".join(pieces).expandtabs(4)


def json_escaped(text: str) -> str:
    """JSON in which whatever could harm a terminal is written as \\u and four digits: the same value to every reader,
    on a terminal or in a pipe."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def unsafe_in(text: str) -> set[str]:
    """The characters of a text that are made visible."""
    return set(_UNSAFE.findall(text))


_DROPPED: Final = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_WHITE: Final = re.compile("[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
"""White space that only parts words. Other spaces are meant: French puts one that does not break before a colon."""


def pasted(text: str) -> tuple[str, int]:
    """A paste as a text takes it, and how many characters were dropped: those that could control a terminal. Every
    kind of line end becomes a line feed."""
    ends = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return re.subn(_DROPPED, "", ends)


_TURNS: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")


def unturned(text: str) -> str:
    """The text as long as it was, with nothing in it that turns the direction of a whole line of a terminal."""
    return text if text.isascii() else text.translate(_TURNS)


def one_line(text: str) -> str:
    """The text on one line, runs of white space made one space, harmless to draw."""
    return visible(in_one_line(text))


def in_one_line(text: str) -> str:
    """The text on one line, runs of white space made one space, none around it."""
    return _WHITE.sub(" ", text).strip()


_COMMAND: Final = re.compile(r"`(ptg\b[^`\n]*|[a-z_]+)`")
"""A command or a setting, as a screen sets it apart."""


def spoken(text: str) -> str:
    """A line of ours as it is heard: commands without the marks that a screen sets round them."""
    return _COMMAND.sub(r"\1", text)


_MOST_HEARD: Final = 200


def short_lines(text: str) -> list[str]:
    """Sentences of ours as lines for the ear: as many in each as are heard without losing the thread."""
    lines: list[str] = []
    for sentence in re.findall(r"\S.*?(?:[.?!](?= |$)|$)", text):
        if lines and len(lines[-1]) + len(sentence) < _MOST_HEARD:
            lines[-1] += f" {sentence}"
        else:
            lines.append(sentence)
    return lines


def wrapped(text: str, columns: int) -> str:
    """Each line parted between words where it is wider than so many columns, its indent kept."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line, columns))


def fitted(text: str, columns: int) -> str:
    """The same lines for a window that breaks wide ones in the middle of a word: filled with spaces where a row of the
    window ends, so that it breaks them between words. No line feed is added: a screen reader hears one line."""
    return "\n".join(_filled(line, columns) for line in text.split("\n"))


def _filled(line: str, columns: int) -> str:
    if width(line) <= columns or columns <= _LEAST_ROOM or "\t" in line:
        return line
    *rows, last = _parts(line, columns - 1)
    return "".join(row + " " * (-width(row) % columns or 1) for row in rows) + last


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


def with_stop(words: str) -> str:
    """The same words as a sentence: with a full stop, where they don't end with a mark of their own."""
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def without_stop(words: str) -> str:
    """Words without the full stop at their end, to stand inside another sentence; an ellipsis stays."""
    said = words.rstrip()
    return said[:-1] if said.endswith(".") and not said.endswith("..") else said


def shorten(text: str, cells: int, *, between_words: bool = False) -> str:
    """The text cut to so many cells, an ellipsis showing that it goes on. With `between_words` no word is cut in two,
    unless it is longer than a third of the room."""
    if width(text) <= cells:
        return text
    kept, used = [], 1
    for character in text:
        used += width(character)
        if used > cells:
            break
        kept.append(character)
    cut = "".join(kept)
    if between_words and not text[len(cut)].isspace():
        whole = cut.rpartition(" ")[0]
        cut = whole if width(whole) * 3 >= cells * 2 else cut
    return cut.rstrip() + "…"


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return _PICTURE_OF_DELETE
    return f"<U+{code:04X}>"
