"""plan.toml and people.toml: read leniently, changed without losing a person's own comments, an earlier version at
hand where the present one can't be read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from ptg_cli.journal import disk
from ptg_cli.journal.documents import Document, Documents
from ptg_cli.journal.errors import CannotChange
from ptg_cli.journal.history import may_be_newer
from ptg_cli.journal.journal import Outcome
from ptg_cli.journal.toml_edit import NOT_SAFELY, Known, TableRows, merged
from ptg_cli.model.person import (
    Person,
    ReachMisfit,
    marked_in_broken,
    people_from,
    person_row,
    unsafe,
    with_marks,
)
from ptg_cli.model.placeholder import DOWNLOAD
from ptg_cli.model.plan import PARTS, Plan, PlanWords
from ptg_cli.model.plan_table import plan_from, plan_table
from ptg_cli.model.toml_lines import KeyLines, heading_above
from ptg_cli.toml_file import NotToml, decode

T = TypeVar("T")

_ITEMS: Final[Known] = {"items": None, "in_the_way": None}
_PLAN: Final[Known] = {
    "on_card": None,
    "card_asked": None,
    "reviewed": None,
    "used": None,
    **{part: _ITEMS for part in PARTS if part != "triggers"},
    "triggers": {"in_the_way": None, "items": TableRows("cue", ("cue", "effect", "instead"))},
}
_PEOPLE: Final[Known] = {"person": TableRows("name", ("name", "reach", "help", "asked", "not_safe"))}
_HEADS: Final = {
    "plan": b"# Your plan. Edit it by hand if you like; `ptg plan check` says what doesn't fit.\n",
    "people": b"# The people you named. Edit it by hand if you like; `ptg plan check` says what doesn't fit.\n",
}


@dataclass(frozen=True, slots=True)
class ReadDocument(Generic[T]):
    """A document's value. `problems` are what does not fit in it, one sentence each, with file, line, key and remedy.
    `instead` true: the file does not read at all, and `value` is that of the last good version. `unknown`
    true: there is no such version either."""

    value: T
    document: Document
    problems: tuple[str, ...] = ()
    instead: bool = False
    unknown: bool = False


def nobody_known(people: ReadDocument[tuple[Person, ...]]) -> bool:
    """True where nothing tells who is marked as not safe: then nobody is to be named, and no line that may name one."""
    return people.unknown or bool(people.problems and not people.value)


class PlanFiles:
    """The two documents of a plan. What writes raises OSError as the disk gives it, JournalError else."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def plan(self) -> ReadDocument[Plan]:
        """The plan. Raises: OSError where the file can't be opened."""
        return self._read("plan", plan_from)

    def people(self) -> ReadDocument[tuple[Person, ...]]:
        """The people. Where their file does not read, or is gone, everybody counts as not safe who is marked so in the
        last good version, in any that may be newer, or in what can be made out of the file. Raises: OSError where the
        file can't be opened."""
        read = self._read("people", people_from)
        return replace(read, value=with_marks(read.value, self._marked(read))) if self._in_doubt(read) else read

    def _in_doubt(self, read: ReadDocument[T]) -> bool:
        """True where a document says nothing, or nothing that reads."""
        return read.instead or not read.document.raw

    def _marked(self, read: ReadDocument[T]) -> list[str]:
        """Who may be marked as not safe, as far as anything there tells."""
        known = self._documents.versions(read.document.name)
        good = self._last_good(read.document)
        looked_into = [good.path, *may_be_newer(known, good.path)] if good.path else known
        texts = [read.document.raw, *(raw for path in looked_into if (raw := _raw(path)) is not None)]
        return [name for raw in texts for name in _marked_in(raw)]

    def keep_version(self, read: ReadDocument[T]) -> None:
        """Keeps what a hand made of a document among its versions, where it reads and is not there yet: should it be
        broken later, this is the last good one."""
        if not read.instead:
            self._documents.keep_version(read.document)

    def save_plan(self, read: ReadDocument[Plan], plan: Plan) -> Outcome:
        """Keeps a changed plan; the version before goes to the history."""
        return self._save(read, plan, plan_table, plan_from, _PLAN)

    def save_people(self, read: ReadDocument[tuple[Person, ...]], people: tuple[Person, ...]) -> Outcome:
        """Keeps changed people; the version before goes to the history."""
        return self._save(read, people, _people_table, people_from, _PEOPLE)

    def _save(
        self,
        read: ReadDocument[T],
        value: T,
        table_of: Callable[[T], dict[str, Any]],
        from_table: Callable[[Mapping[str, Any]], tuple[T, list[ReachMisfit]]],
        known: Known,
    ) -> Outcome:
        document = read.document
        base = (self._last_good(document).raw if read.instead else document.raw) or _HEADS[document.name]
        raw = merged(base, table_of(value), known, table_of(from_table(_table(base)[0] or {})[0]))
        again, _ = _table(raw)
        if again is None or table_of(from_table(again)[0]) != table_of(value):
            raise CannotChange(NOT_SAFELY)
        return self._documents.save(document, raw)

    def _read(
        self, name: str, from_table: Callable[[Mapping[str, Any]], tuple[T, list[ReachMisfit]]]
    ) -> ReadDocument[T]:
        document = self._documents.read(name)
        table, wrong = _table(document.raw)
        where = str(document.path)
        if lost := document.lost:
            table, wrong = None, f": {lost}."
        if table is not None:
            value, misfits = from_table(table)
            return ReadDocument(value, document, _said(where, document.raw, misfits))
        good = self._last_good(document)
        value, _ = from_table(good.table)
        before = " The version before it is in use." if good.path else ""
        remedy = "" if DOWNLOAD in wrong else " Mend it in an editor: `ptg plan edit`."
        said = f"{where}{wrong}{before}{remedy}"
        return ReadDocument(value, document, (said,), instead=True, unknown=good.path is None)

    def _last_good(self, document: Document) -> "_Good":
        """The newest kept version that reads."""
        for path in self._documents.versions(document.name):
            raw = _raw(path)  # one that can't be opened is no help; an older one may be
            table = None if raw is None else _table(raw)[0]
            if raw is not None and table is not None:
                return _Good(raw, table, path)
        return _Good()


@dataclass(frozen=True, slots=True)
class _Good:
    """A version that reads; `path` is None, and all is empty, where there is none."""

    raw: bytes = b""
    table: Mapping[str, Any] = field(default_factory=dict)
    path: Path | None = None


def _raw(path: Path) -> bytes | None:
    try:
        return disk.read(path)
    except OSError:
        return None


def _marked_in(raw: bytes) -> list[str]:
    """Who is marked as not safe in a text, whether it reads or not."""
    table, _ = _table(raw)
    if table is not None:
        return [person.name for person in unsafe(people_from(table)[0])]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return marked_in_broken(raw.decode("utf-16", "replace"))
    try:
        return marked_in_broken(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:  # as editors on Windows save it
        return marked_in_broken(raw.decode("cp1252", "replace"))


def _people_table(people: tuple[Person, ...]) -> dict[str, Any]:
    return {"person": [person_row(person) for person in people]}


def _table(raw: bytes) -> tuple[Mapping[str, Any] | None, str]:
    """A file's table; or None, and what is wrong with it."""
    try:
        return decode(raw), ""
    except NotToml as error:
        if error.wrong != "syntax":
            return None, f"{f', line {error.line}' if error.line else ''}: {error}."
        text = raw.decode("utf-8-sig")
        under = heading_above(text, error.line or text.count("\n") + 2)
        where = f"line {error.line}" if error.line else "at its end"
        place = f"{where}, under {under}" if under else where
        return None, f", {place}: that isn't TOML. Look for a missing quote or bracket."


def _said(where: str, raw: bytes, misfits: Iterable[ReachMisfit]) -> tuple[str, ...]:
    """What does not fit, one sentence each, with file and line."""
    lines = KeyLines(raw.decode("utf-8-sig", "replace"))
    placed = ((lines.of(one.key, one.row, one.nth), one.words) for one in misfits)
    return tuple(f"{where}{f', line {line}' if line else ''}: {words}." for line, words in placed)


def check_text(name: str, raw: bytes, where: str) -> list[str]:
    """What is wrong with a text as that document, one sentence each."""
    table, wrong = _table(raw)
    if table is None:
        return [f"{where}{wrong}"]
    from_table: Callable[[Mapping[str, Any]], tuple[object, list[ReachMisfit]]]
    from_table = plan_from if name == "plan" else people_from
    return list(_said(where, raw, from_table(table)[1]))


def reads(raw: bytes) -> bool:
    """True for a text that is TOML, whatever it says."""
    return _table(raw)[0] is not None


def plan_of(raw: bytes) -> Plan:
    """What of a text reads as a plan."""
    return plan_from(_table(raw)[0] or {})[0]


def people_of(raw: bytes) -> tuple[Person, ...]:
    """What of a text reads as people."""
    return people_from(_table(raw)[0] or {})[0]


def template(words: PlanWords) -> bytes:
    """A plan.toml to begin with: every part, each line of it still a comment. `words` say what each is for."""
    rows = [_HEADS["plan"].decode()]
    for part in words.parts:
        rows.append(f"# {part.title}. {part.about}".rstrip())
        if part.id == "triggers":
            rows.append('# [[triggers.items]]\n# cue = "…"\n# effect = "…"\n# instead = "…"\n')
        else:
            rows.append(f'# [{part.id}]\n# items = ["…", "…"]\n# in_the_way = "…"\n')
    return "\n".join(rows).encode()
