"""What a living document is: which keys it has, how its table is read and written, and what it is called in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from ptg_cli.journal.documents.file import DocumentFile
from ptg_cli.journal.toml_edit import Known
from ptg_cli.model.toml_lines import KeyLines, heading_above
from ptg_cli.toml_file import NOT_TOML, NotToml, decode

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit in a document's table: the key, what is wrong with it as whole sentences, and the row the key
    stands in (with its number from 1), if any."""

    key: str
    words: str
    row: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class NameList(Generic[T]):
    """For a document that is a list of names: `of` gives the names, so that a guide can choose from them (`own`), and
    `added` the document with those among them that are new (`keeps`). `called` is the list in words, behind “to”."""

    called: str
    of: Callable[[T], tuple[str, ...]]
    added: Callable[[T, Iterable[str]], T]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Generic[T]):
    """One living document.

    `name` is what its file is called, the ending aside. `template` is the text of a new file, of comments only. `known`
    are the keys this version knows; all others stay in the file as they are. `decode` reads whatever fits in the file's
    table, and says what does not; `encode` makes the table anew. `rows` are its rows in words, each with the name that
    tells it from the others, and `unit` is what one row and several are called. `names` is there for a list of names.
    `called` is what it is in words, where its name is none.

    `edit` and `history` are the commands for a person; `show` and `restore` have `{number}` for a version. `noted` are
    keys that ptg notes by itself: a version that differs in nothing else is no other one. `in_doubt` is given what was
    read last where the file itself says nothing that reads, and every text that may be newer; it gives what is to be
    used then. `told_after` gets two values, and says what has to be told when the second takes the place of the first.
    """

    name: str
    template: str
    known: Known
    decode: Callable[[Mapping[str, Any]], tuple[T, list[Misfit]]]
    encode: Callable[[T], dict[str, Any]]
    rows: Callable[[T], list[tuple[str, str]]]
    unit: tuple[str, str]
    history: str
    show: str
    restore: str
    edit: str = ""
    noted: tuple[str, ...] = ()
    names: NameList[T] | None = None
    called: str = ""
    in_doubt: Callable[[T, Iterable[bytes]], T] | None = None
    told_after: Callable[[T, T], str] = lambda before, now: ""

    @property
    def in_words(self) -> str:
        """What it is called behind “your”."""
        return self.called or self.name

    def value(self, raw: bytes) -> T:
        """What of a text reads."""
        return self.decode(table_of(raw)[0] or {})[0]

    def check(self, raw: bytes, where: str) -> list[str]:
        """What is wrong with a text as this document, one sentence or two each; `where` names the text."""
        table, wrong = table_of(raw)
        return [f"{where}{wrong}"] if table is None else list(placed(where, raw, self.decode(table)[1]))


@dataclass(frozen=True, slots=True)
class DocumentFolder(Generic[T]):
    """Living documents of one kind, a file each in the folder of that `name`. `of` gives the one whose file has a name,
    the ending aside; the document's own name is the folder's, a slash and that."""

    name: str
    of: Callable[[str], Document[T]]


@dataclass(frozen=True, slots=True)
class ReadDocument(Generic[T]):
    """A document as it was read. `problems` are what does not fit in it, one sentence each, with file, line, key and
    remedy. `instead` true: the file does not read at all, and `value` is that of the last good version. `unknown` true:
    there is no such version either."""

    document: Document[T]
    value: T
    file: DocumentFile
    problems: tuple[str, ...] = ()
    instead: bool = False
    unknown: bool = False


def table_of(raw: bytes) -> tuple[Mapping[str, Any] | None, str]:
    """A text's table; or None, and what is wrong with it as the end of a sentence that begins with the file."""
    try:
        return decode(raw), ""
    except NotToml as error:
        if error.wrong != "syntax":
            return None, f"{f', line {error.line}' if error.line else ''}: {error}."
        text = raw.decode("utf-8-sig")
        under = heading_above(text, error.line or text.count("\n") + 2)
        where = f"line {error.line}" if error.line else "at its end"
        place = f"{where}, under {under}" if under else where
        return None, f", {place}: {NOT_TOML}"


def reads(raw: bytes) -> bool:
    """True for a text that is TOML, whatever it says."""
    return table_of(raw)[0] is not None


def placed(where: str | Path, raw: bytes, misfits: Iterable[Misfit]) -> tuple[str, ...]:
    """What does not fit, each with file and line."""
    found = list(misfits)
    if not found:
        return ()
    lines = KeyLines(raw.decode("utf-8-sig", "replace"))
    told = ((lines.of(one.key, one.row, one.nth), one.words) for one in found)
    return tuple(f"{where}{f', line {line}' if line else ''}: {words}" for line, words in told)
