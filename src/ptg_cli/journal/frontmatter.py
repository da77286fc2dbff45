"""Front matter: TOML between two `+++` lines at the top of a page, and the body below it.

Reading never raises. Bytes are never normalised: a change rewrites only the keys it is about.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ptg_cli.journal.errors import CannotChange
from ptg_cli.toml_file import ISNT_TOML, NotToml, decode

BOM: Final = b"\xef\xbb\xbf"
LIMIT: Final = 64 * 1024
"""Front matter longer than this (bytes) is not looked for."""

_TRIES: Final = 16
_NOT_SAFELY: Final = (
    "The lines at the top of this page (its title, tags and date) could not be changed safely. Nothing was changed."
)
_TOO_LONG: Final = f"The title, tags and other facts of a page can't be longer than {LIMIT // 1024} KB."
_OPENING = re.compile(rb"\+\+\+[ \t]*(\r?\n|\Z)")
_CLOSING = re.compile(rb"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_CARE = re.compile(rb"^[ \t]*[\"']?care[\"']?[ \t]*=[ \t]*[\"']?true\b", re.MULTILINE | re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\r?\n")


class Parts(NamedTuple):
    """A page in its parts: `raw[opening:closing]` is the TOML, `raw[body:]` the body. A byte order mark stays in the
    file, before the body: it is none of the person's words.

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
        try:
            table = decode(window[opening : closed.start()])
        except NotToml as error:
            if tries == 0 or error.wrong != "syntax":
                reason = f"its front matter {_plain(error)}"
            continue
        body = closed.end()
        blank = _BLANK_LINE.match(raw, body)
        body = blank.end() if blank else body
        return Parts(table, opening, closed.start(), body + len(BOM) if raw.startswith(BOM, body) else body)
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
        raise CannotChange(_TOO_LONG)
    raw = head + body.encode()
    parts = split(raw)
    if parts.table != dict(table) or raw[parts.body :] != body.encode().removeprefix(BOM):
        raise CannotChange("This can't be kept as a page: ptg would not read back exactly what was written.")
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
    text = _edited(raw[parts.opening : parts.closing].decode(), updates)
    if text and not text.endswith("\n"):
        text += "\n"
    changed = raw[: parts.opening] + text.encode() + raw[parts.closing :]
    if parts.closing - parts.opening < len(text.encode()) > LIMIT:
        raise CannotChange(_TOO_LONG)
    again = split(changed)
    wanted = {**parts.table, **updates}
    wanted = {key: value for key, value in wanted.items() if value is not None}
    if again.table != wanted or changed[again.body :] != raw[parts.body :]:
        raise CannotChange(_NOT_SAFELY)
    return changed


def _edited(text: str, updates: Mapping[str, Any]) -> str:
    """The TOML with keys set or taken out, each line's own ending kept. Raises: CannotChange."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        for key, value in updates.items():
            if value is None:
                document.pop(key, None)
            else:
                document[key] = value
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise CannotChange(_NOT_SAFELY) from error


def _fenced(table: Mapping[str, Any]) -> bytes:
    import tomli_w

    return f"+++\n{tomli_w.dumps(table, multiline_strings=False)}+++\n\n".encode()


def _plain(error: NotToml) -> str:
    """What is wrong, and where, as the page's own line, without quoting it."""
    line = f"line {error.line + 1}" if error.line else ""  # the fence above is a line too
    if error.wrong == "depth":
        return "is nested too deep to read"
    if error.wrong == "number":
        return f"has a number that is too large to read{f' ({line})' if line else ''}"
    return f"{ISNT_TOML} ({'not UTF-8' if error.wrong == 'text' else line or 'it ends too early'})"
