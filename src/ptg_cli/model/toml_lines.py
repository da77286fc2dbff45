"""Where a key stands in a TOML text, to say where something is wrong: the parser itself does not tell."""

import re
from bisect import bisect_right
from typing import Final

_HEADING: Final = re.compile(r"\s*\[+\s*[\w\"'.-]+\s*\]")


class KeyLines:
    """Where the keys of one text stand. What all of its rows share is found out once: a file may have thousands."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [number for number, line in enumerate(self._lines) if _HEADING.match(line)]
        self._rows: dict[str, list[int]] = {}

    def of(self, key: str, row: str = "", nth: int = 0) -> int:
        """The line of a key, from 1; 0 where it can't be told. `row` and `nth` (from 1) name the `[row]` or the
        `[[row]]` the key stands in, if any; where the key is not there, the line of that row."""
        lines, starts = self._lines, self._starts
        rows = self._rows_of(row) if row else []
        first = rows[nth - 1] if nth and nth <= len(rows) else 0
        after = bisect_right(starts, first)
        last = starts[after] if after < len(starts) else len(lines)
        if key:
            named = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
            for number in range(first, min(last + 1, len(lines))):
                if named.match(lines[number]):
                    return number + 1
        if key and not nth:
            header = re.compile(rf"""\s*\[+\s*["']?{re.escape(key)}["']?\s*[.\]]""")
            for number in starts:
                if header.match(lines[number]):
                    return number + 1
        return first + 1 if nth else 0

    def _rows_of(self, row: str) -> list[int]:
        if row not in self._rows:
            begins = re.compile(rf"\s*\[\[?\s*{re.escape(row)}\s*\]")
            self._rows[row] = [number for number in self._starts if begins.match(self._lines[number])]
        return self._rows[row]


def line_of(text: str, key: str, row: str = "", nth: int = 0) -> int:
    """The line of one key in a text, as `KeyLines` tells it."""
    return KeyLines(text).of(key, row, nth)


def heading_above(text: str, line: int) -> str:
    """The nearest `[heading]` above a line (from 1), such as “[steadies]”; empty where there is none."""
    found = (re.match(r"\s*(\[{1,2}[^\[\]\"',]+\]{1,2})\s*(#.*)?$", one) for one in text.split("\n")[: line - 1])
    return next((one[1] for one in reversed(list(found)) if one), "")
