"""TOML that a person may have edited: reading such a file, and one small error for everything that can be wrong in it.

The parser itself raises half a dozen kinds of errors, recurses as deep as a file tells it to, and takes whole numbers
of any length, which fail much later, wherever they are printed. Whatever reads TOML here reads it through `decode`.
"""

import errno
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

LARGEST: Final = 1 << 20
"""Bytes that a settings file or a living document may have. A person's own are a few KB."""

_DEEPEST: Final = 40
"""Tables and lists inside one another, the file itself being the first. tomlkit and json end at about a hundred."""

_LARGEST_NUMBER: Final = 64
"""Bits of a whole number: what TOML asks of everyone who reads it."""

_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would change line endings
_READING: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY  # a named pipe must not be waited for
_LONG_NUMBER: Final = re.compile(r"[0-9A-Fa-f_]{17}")
_LONG_VALUE: Final = re.compile(r"[=\[,]\s*[+-]?(?:0[xob])?[0-9A-Fa-f_]{17}")
_DOTTED_KEY: Final = re.compile(
    rf"""(?:^[ \t\[]*|[{{,][ \t]*)(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{_DEEPEST}}}[\w \t"'.-]*[=\]]""",
    re.MULTILINE,
)

ISNT_TOML: Final = "isn't TOML"
NOT_TOML: Final = f"that {ISNT_TOML}. Look for a missing quote, bracket or = there."
"""What is said wherever a file does not read, behind the file and the line."""

Wrong = Literal["text", "depth", "number", "syntax"]

_SAID: Final[Mapping[Wrong, str]] = {
    "text": "it isn't UTF-8 text",
    "depth": "it is nested too deep to read",
    "number": "a number in it is too large to read",
    "syntax": f"it {ISNT_TOML}",
}


class NotToml(ValueError):
    """A text that does not read. `wrong` is the kind of fault, `line` the line it stands in (from 1, or 0 where that
    can't be told); the message is half a sentence without the line, such as “it is nested too deep to read”."""

    def __init__(self, wrong: Wrong, line: int = 0) -> None:
        super().__init__(_SAID[wrong])
        self.wrong = wrong
        self.line = line


def read(path: str | Path, most: int = LARGEST) -> bytes:
    """The bytes of a file. Raises: OSError, also for anything but a regular file, and for one of more than `most`
    bytes."""
    handle = os.open(path, _READING)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a file", str(path))
        if status.st_size > most:
            raise too_large(path, most)
        parts, left = [], most + 1
        while left > 0 and (part := os.read(handle, left)):
            parts.append(part)
            left -= len(part)
        if not left:
            raise too_large(path, most)
        return b"".join(parts)
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
    finally:
        os.close(handle)


def too_large(path: str | Path, most: int) -> OSError:
    """The error for a file of more than `most` bytes, where far fewer are meant."""
    return OSError(errno.E2BIG, f"This file is larger than {most // 1024} KB, so ptg does not open it", str(path))


def decode(raw: bytes | str) -> dict[str, Any]:
    """The table that a text holds. Raises: NotToml, and nothing else, whatever the text is."""
    import tomllib

    try:
        text = raw if isinstance(raw, str) else raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotToml("text", error.object.count(b"\n", 0, error.start) + 1) from error
    # Reading a key takes time that grows with the square of its dots.
    if text.count(".") >= _DEEPEST and (dotted := _DOTTED_KEY.search(text)):
        raise NotToml("depth", _line_at(text, dotted.start()))
    try:
        table = tomllib.loads(text)
    except RecursionError as error:
        raise NotToml("depth") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"\(at line (\d+), column \d+\)", str(error))
        raise NotToml("syntax", int(line[1]) if line else 0) from error
    except ValueError as error:  # more digits than Python turns into a number
        raise NotToml("number", _line_of_number(text)) from error
    if _LONG_NUMBER.search(text) or sum(map(text.count, "[{.")) >= _DEEPEST:
        _check(table, text)
    return table


def _line_of_number(text: str) -> int:
    """The line of the first long number, from 1; 0 where it can't be told."""
    found = _LONG_VALUE.search(text)
    return _line_at(text, found.end()) if found else 0


def _line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _check(table: Mapping[str, Any], text: str) -> None:
    """Raises: NotToml where something in the table is nested too deep, or is too large a number."""
    inside: list[tuple[Any, int]] = [(table, 1)]
    while inside:
        value, depth = inside.pop()
        if depth > _DEEPEST:
            raise NotToml("depth")
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, dict | list):
                inside.append((inner, depth + 1))
            elif type(inner) is int and inner.bit_length() > _LARGEST_NUMBER:
                raise NotToml("number", _line_of_number(text))
