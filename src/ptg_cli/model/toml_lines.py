"""Where a key stands in a TOML text, to say where something is wrong: the parser itself does not tell."""

import re


def line_of(text: str, key: str, row: str = "", nth: int = 0) -> int:
    """The line of a key, from 1; 0 where it can't be told. `row` and `nth` (from 1) name the `[row]` or the `[[row]]`
    the key stands in, if any; where the key is not there, the line of that row."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if re.match(r"\s*\[+\s*[\w\"'.-]+\s*\]", line)]
    begins = rf"\s*\[\[?\s*{re.escape(row)}\s*\]"
    rows = [number for number in starts if row and re.match(begins, lines[number])]
    first = rows[nth - 1] if nth and nth <= len(rows) else 0
    last = next((number for number in starts if number > first), len(lines))
    named = rf"""\s*\[?\s*["']?{re.escape(key)}["']?\s*[=.\]]"""
    header = rf"""\s*\[+\s*["']?{re.escape(key)}["']?\s*[.\]]"""
    found = [number for number in range(first, min(last + 1, len(lines))) if key and re.match(named, lines[number])]
    found += [number for number in starts if key and not nth and re.match(header, lines[number])]
    if found:
        return found[0] + 1
    return first + 1 if nth else 0


def heading_above(text: str, line: int) -> str:
    """The nearest `[heading]` above a line (from 1), such as “[steadies]”; empty where there is none."""
    found = (re.match(r"\s*(\[{1,2}[^\[\]\"',]+\]{1,2})\s*(#.*)?$", one) for one in text.split("\n")[: line - 1])
    return next((one[1] for one in reversed(list(found)) if one), "")
