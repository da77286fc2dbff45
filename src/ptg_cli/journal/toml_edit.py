"""Changing a TOML file that a person may have edited: their comments, their order and keys nobody here knows stay."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ptg_cli.journal.errors import CannotChange
from ptg_cli.toml_file import decode


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows that begin with `[[…]]`: the key that tells one from another, and the keys known in each."""

    by: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyKeys:
    """A table whose keys come from elsewhere, as from a guide: all of them are known."""

    def of(self, *tables: object) -> "Known":
        """The keys that stand in these tables."""
        return dict.fromkeys(key for table in tables if isinstance(table, Mapping) for key in table)


NOT_SAFELY: Final = "This file could not be changed safely. Nothing was changed."

Known = Mapping[str, "TableRows | AnyKeys | Known | None"]
"""The keys this version knows: None for a value or a list of texts, a mapping for a table, `TableRows` for rows. What
is known and not wanted is taken out; what is not known is left."""


def merged(raw: bytes, wanted: Mapping[str, Any], known: Known, before: Mapping[str, Any] | None = None) -> bytes:
    """The file with the wanted values. `before` is what was read from it, where not all of it could be: then only what
    differs from that is changed, and what did not fit stays as it is, to be mended by hand.

    Raises: CannotChange where what came out would not read back as wanted.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(raw.decode("utf-8-sig"))
        had = before if before is not None else decode(raw)
        _merge(document, had, wanted, known)
        text = tomlkit.dumps(document)
        again = decode(text)
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise CannotChange(NOT_SAFELY) from error
    if before is None and _part(again, known) != _part(wanted, known):
        raise CannotChange(NOT_SAFELY)
    return text.encode()


def _part(table: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """What is known of a table, empty lists and tables left out, so that two can be compared."""
    found: dict[str, Any] = {}
    for key, kind in known.items():
        value = table.get(key)
        if isinstance(kind, TableRows):
            value = [{name: row[name] for name in kind.known if name in row} for row in value or []]
        elif kind is not None:
            value = _part(value or {}, kind.of(value) if isinstance(kind, AnyKeys) else kind)
        if value not in (None, [], {}):
            found[key] = value
    return found


def _merge(container: Any, before: Mapping[str, Any], wanted: Mapping[str, Any], known: Known) -> None:
    import tomlkit

    for key, kind in known.items():
        value, had = wanted.get(key), before.get(key)
        if isinstance(kind, TableRows):
            _merge_rows(container, key, had or [], value or [], kind)
        elif kind is not None:
            kind = kind.of(had, value) if isinstance(kind, AnyKeys) else kind
            if _part(value or {}, kind) == _part(had if isinstance(had, Mapping) else {}, kind):
                continue
            if not isinstance(container.get(key), Mapping):
                container[key] = tomlkit.table()
            _merge(container[key], had or {}, value or {}, kind)
        elif _is_same(value, had):
            continue
        elif isinstance(container.get(key), list) and _is_list(value) and (value or "#" in container[key].as_string()):
            _merge_list(container[key], value or [])  # comments may stand in it
        elif value in (None, []):
            _drop(container, key)
        elif isinstance(container.get(key), list):  # it takes no list: what a person noted in it stays
            comments = _comments(container[key])
            container[key] = value
            for words in comments:
                container.add(tomlkit.comment(words.lstrip("# ")))
        else:
            container[key] = _list(value) if isinstance(value, list) else value


def _is_same(value: object, had: object) -> bool:
    """True where nothing is to change: an empty text or list is as good as none, a 0 is not."""
    nothing: tuple[object, ...] = (None, "", [])
    same = value == had or (value in nothing and had in nothing)
    return same and isinstance(value, bool) == isinstance(had, bool)


def _is_list(value: object) -> bool:
    """True for a list, and for nothing: a list that is to go may hold comments."""
    return value is None or isinstance(value, list)


def _drop(container: Any, key: str) -> None:
    """Takes a value out; a comment beside it is a person's own words, and stays."""
    import tomlkit

    item = container.item(key) if key in container else None
    container.pop(key, None)
    if item is not None and item.trivia.comment:
        container.add(tomlkit.comment(item.trivia.comment.lstrip("# ")))


def _list(values: Sequence[str]) -> Any:
    import tomlkit

    found = tomlkit.array()
    found.extend(values)
    return found.multiline(len(values) > 1)


def _merge_list(present: Any, wanted: Sequence[str]) -> None:
    """Takes out and puts in what differs, so that comments are kept; those beside what goes stand at the end then."""
    import difflib

    comments = _comments(present)
    matcher = difflib.SequenceMatcher(None, list(present), list(wanted), autojunk=False)
    for kind, start, end, first, last in reversed(matcher.get_opcodes()):
        if kind == "equal":
            continue
        for place in range(end - 1, start - 1, -1):
            del present[place]
        for offset, value in enumerate(wanted[first:last]):
            present.insert(start + offset, value)
    kept = _comments(present)
    for words in comments:
        if words in kept:
            kept.remove(words)
        else:
            present.add_line(comment=words.lstrip("# "))


def _comments(array: Any) -> list[str]:
    """The comments in a list, in order; what stands between quotes is none."""
    found = re.findall(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|(#[^\r\n]*)', array.as_string())
    return [words.strip() for words in found if words]


def _merge_rows(
    container: Any, key: str, before: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]], rows: TableRows
) -> None:
    """Rows keep their own table, found again by the key that tells them apart, or else by their place. Tables that
    did not fit stay where they are."""
    import tomlkit

    if list(before) == list(wanted):
        return
    present = list(container.get(key) or []) if isinstance(container.get(key), list) else []
    left = _paired(present, before, rows.by)
    strange = [table for at, table in enumerate(present) if at not in left]
    chosen: list[Any] = [None] * len(wanted)
    had: list[Mapping[str, Any]] = [{}] * len(wanted)
    for place, row in enumerate(wanted):
        same = next((at for at, one in left.items() if one.get(rows.by) == row.get(rows.by)), None)
        if same is not None:
            chosen[place], had[place] = present[same], left.pop(same)
    order = sorted(left)
    for place, row in enumerate(wanted):
        if chosen[place] is None and len(before) == len(wanted) and order:
            chosen[place], had[place] = present[order[0]], left.pop(order.pop(0))  # another name for this one
        if chosen[place] is None:
            chosen[place] = tomlkit.table()
        for name in rows.known:
            if row.get(name) == had[place].get(name):
                continue
            if name in row:
                chosen[place][name] = row[name]
            else:
                chosen[place].pop(name, None)
    for table in strange:
        after = [at for at, one in enumerate(chosen) if any(one is e for e in present[: _index(present, table)])]
        chosen.insert(after[-1] + 1 if after else 0, table)
    if [id(row) for row in chosen] == [id(row) for row in present]:
        return
    _save_comments([present[at] for at in left], chosen, container)
    if not chosen:
        container.pop(key, None)
        return
    fresh = tomlkit.aot()
    for row in chosen:
        _trim(row)
        fresh.append(row)
    container[key] = fresh


def _trim(row: Any) -> None:
    """Takes the blank lines off the end of a row: putting it into a list adds one, each time."""
    from tomlkit.items import Table, Whitespace

    if not isinstance(row, Table):  # something a hand put among the rows; the list refuses it
        return
    body = row.value.body
    while body and body[-1][0] is None and isinstance(body[-1][1], Whitespace):
        body.pop()


def _paired(present: Sequence[Any], before: Sequence[Mapping[str, Any]], by: str) -> dict[int, Mapping[str, Any]]:
    """What was read from which of the tables, by their places: those that were read stand in the same order."""
    found: dict[int, Mapping[str, Any]] = {}
    rest = list(before)
    for at, table in enumerate(present):
        if rest and isinstance(table, Mapping) and _bare(table.get(by)) == _bare(rest[0].get(by)):
            found[at] = rest.pop(0)
    return found


def _bare(name: object) -> object:
    return " ".join(name.split()) if isinstance(name, str) else name


def _index(tables: Sequence[Any], table: Any) -> int:
    return next(at for at, one in enumerate(tables) if one is table)


def _save_comments(gone: Any, kept: Sequence[Any], container: Any) -> None:
    """Comments of rows that go are a person's own words: they move to the last row that stays, else to the end."""
    import tomlkit

    comments = [item.as_string().strip() for row in gone for key, item in row.value.body if key is None]
    comments += [item.trivia.comment for row in gone for key, item in row.value.body if key and item.trivia.comment]
    for words in comments:
        if words.startswith("#"):
            (kept[-1] if kept else container).add(tomlkit.comment(words[1:].strip()))
