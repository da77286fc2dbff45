"""Front matter: TOML between two `+++` lines at the top of a page, and the body below it.

Reading never raises. Bytes are never normalised: a change rewrites only the keys it is about.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ptg_cli.journal.errors import CannotChange

BOM: Final = b"\xef\xbb\xbf"
LIMIT: Final = 64 * 1024
"""Front matter longer than this (bytes) is not looked for."""

_TRIES: Final = 16
_DOTS: Final = 200
_OPENING = re.compile(rb"\+\+\+[ \t]*(\r?\n|\Z)")
_CLOSING = re.compile(rb"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_CARE = re.compile(rb"^[ \t]*[\"']?care[\"']?[ \t]*=[ \t]*[\"']?true\b", re.MULTILINE | re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\r?\n")


@dataclass(frozen=True, slots=True)
class Parts:
    """A page in its parts: `raw[opening:closing]` is the TOML, `raw[body:]` the body.

    `table` is None where there is no front matter that reads as TOML; then everything is body, and `reason`
    says why (empty where the page simply has none). `care` is true where a line of what can't be read marks the page
    to be handled with care all the same: one slip must not open it.
    """

    table: Mapping[str, Any] | None
    opening: int
    closing: int
    body: int
    reason: str = ""
    care: bool = False


def split(raw: bytes) -> Parts:
    """Finds front matter and body.

    The closing fence is the first `+++` line before which everything reads as TOML, so a `+++` inside a
    multi-line value, or in the body, does not end or lengthen it.
    """
    import tomllib

    start = len(BOM) if raw.startswith(BOM) else 0
    opened = _OPENING.match(raw, start)
    opening = opened.end() if opened else start
    window = raw[: opening + LIMIT]
    if not opened:
        marked = _CARE.search(window) if b"+++" in window else None
        if marked and _CLOSING.search(window, marked.end()):
            return Parts(None, start, start, start, "its first line is not +++", care=True)
        return Parts(None, start, start, start)
    reason = "its front matter has no closing +++ line"
    for tries, closed in enumerate(_CLOSING.finditer(window, opening)):
        if tries == _TRIES:
            break
        if _too_deep(window[opening : closed.start()]):
            reason = "its front matter is nested too deep to read"
            continue
        try:
            table = tomllib.loads(window[opening : closed.start()].decode())
        except RecursionError:
            reason = "its front matter is nested too deep to read"
            continue
        except ValueError as error:  # TOML or UTF-8 that does not read
            if tries == 0:
                reason = f"its front matter isn't TOML ({_plain(error)})"
            continue
        body = closed.end()
        blank = _BLANK_LINE.match(raw, body)
        return Parts(table, opening, closed.start(), blank.end() if blank else body)
    return Parts(None, start, start, start, reason, _marked(window, opening))


def _marked(window: bytes, opening: int) -> bool:
    """True where a line says `care = true` before what would be the closing fence."""
    closed = _CLOSING.search(window, opening)
    return _CARE.search(window, opening, closed.start() if closed else len(window)) is not None


def compose(table: Mapping[str, Any], body: str) -> bytes:
    """A new page: front matter, one blank line, the body byte for byte.

    Raises: CannotChange where what was composed would not read back equal.
    """
    head = _fenced(table)
    if len(head) > LIMIT:
        raise CannotChange(f"The title, tags and other facts of a page can't be longer than {LIMIT // 1024} KB.")
    raw = head + body.encode()
    parts = split(raw)
    if parts.table != dict(table) or raw[parts.body :] != body.encode():
        raise CannotChange("This page would not read back as it was written.")
    return raw


def change(raw: bytes, updates: Mapping[str, Any]) -> bytes:
    """The page with some front matter keys set, or taken out where the new value is None.

    Comments, order, unknown keys, line endings and every byte of the body stay.

    Raises: CannotChange where the front matter does not read.
    """
    parts = split(raw)
    if parts.table is None:
        if parts.reason:
            raise CannotChange(f"This page can't be changed, since {parts.reason}. Mend it in an editor first.")
        new = {key: value for key, value in updates.items() if value is not None}
        return raw[: parts.body] + _fenced(new) + raw[parts.body :] if new else raw
    import tomlkit

    # newline="" semantics: tomlkit keeps each line's own ending
    document = tomlkit.parse(raw[parts.opening : parts.closing].decode())
    for key, value in updates.items():
        if value is None:
            document.pop(key, None)
        else:
            document[key] = value
    text = tomlkit.dumps(document)
    if text and not text.endswith("\n"):
        text += "\n"
    changed = raw[: parts.opening] + text.encode() + raw[parts.closing :]
    again = split(changed)
    wanted = {**parts.table, **updates}
    wanted = {key: value for key, value in wanted.items() if value is not None}
    if again.table != wanted or changed[again.body :] != raw[parts.body :]:
        raise CannotChange("This page's front matter could not be changed safely. Nothing was written.")
    return changed


def _too_deep(raw: bytes) -> bool:
    """True where a key has more dots than anyone means: reading it takes time that grows with their square."""
    if raw.count(b".") <= _DOTS:
        return False
    return any(line.partition(b"=")[0].count(b".") > _DOTS for line in raw.split(b"\n"))


def _fenced(table: Mapping[str, Any]) -> bytes:
    import tomli_w

    return f"+++\n{tomli_w.dumps(table, multiline_strings=False)}+++\n\n".encode()


def _plain(error: ValueError) -> str:
    """Where the TOML stops making sense, as the page's own line, without quoting it."""
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    return f"line {int(found[1]) + 1}" if found else "it ends too early"  # the fence above is a line too
